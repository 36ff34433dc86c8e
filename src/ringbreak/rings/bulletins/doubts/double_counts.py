"""Parts that exceed their total: somebody or something was counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ringbreak.rings.bulletins.doubts.interval import figure, shown
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.words import say

_OF_WHICH = re.compile(
    r"其中|包括|包含|\bincluding\b|(?<!\ball )(?<!\bboth )\bof (?:whom|them|which|these)\b|\bamong (?:them|whom|which)\b"
)

_OF_THE = re.compile(r"(?:Of|Among) (?:all )?(?:the|those|these) ")
"""Before a total that its own sentence shares out: "Of the 46 suspects arrested, 15 were caught in Hull, ..."."""
_OPENS_PARTS = re.compile(
    r"(?:Of|Among) (?:all )?(?:those|them|these|the (?:[0-9]{1,5}|[a-z-]+)(?: [a-z]+){0,2})(?: (?:who were )?(?:arrested|caught|captured|detained|charged|sentenced|seized|[a-z]+ed))?(?: [a-z' ]{0,30})?,"
    r"|(?:[A-Z][a-z]+(?:-[a-z]+)?|[0-9]{1,5}) of (?:them|those|these)\b"
    r"|(?:上述|这些|以上)[^，。；]{0,10}中[，：:]|其中[，：:]?"
)
"""How a sentence opens that shares out the total of the one before."""
_IN_BRACKETS = re.compile(
    r" ?\([0-9]|[人名]?[（(][一-鿿]{0,6}[0-9]|[^.:;,()0-9]{0,40}: ?[0-9]|[人名][：:][一-鿿]{0,6}[0-9]"
)
"""Right behind a total its parts may stand in brackets, or behind a colon."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """A total followed in its sentence by "of whom" and figures of the same unit that add up to more than it."""
    facts = bulletin.facts
    for i, total in enumerate(facts[:-2]):  # two parts at least stand behind a total
        if total.value is None or total.comparator != "exact" or not MEASURES[total.measure].additive:
            continue
        parts = list(_parts(bulletin, i, total)) or list(_parts_told_next(bulletin, i, total))
        values = [facts[j].value or 0.0 for j in parts]
        if len(parts) >= 2 and sum(values) > total.value:
            yield Flag(
                "double_count",
                say(
                    "{measure}: the parts {parts} make {sum}, more than the total {total}; some may be counted twice",
                    measure=total.measure,
                    parts=" + ".join(shown(v) for v in values),
                    sum=shown(sum(values)),
                    total=figure(total),
                ),
                (i, *parts),
            )


def _alike(left: str, right: str) -> bool:
    """Of one measure, or both told of people in custody."""
    return left == right or {left, right} == {"arrested", "detained"}


def _parts_told_next(bulletin: Bulletin, i: int, total: Fact) -> Iterator[int]:
    """Figures of the total's measure in the next sentence that tells any, where that opens with "Of those arrested,"."""
    later: list[int] = []
    for j in range(i + 1, len(bulletin.facts)):
        if bulletin.facts[j].sentence_start > total.sentence_end + _NEXT:
            break
        if _alike(bulletin.facts[j].measure, total.measure):
            later.append(j)
    if len(later) < 2 or bulletin.facts[later[0]].sentence_start == total.sentence_start:
        return
    start = bulletin.facts[later[0]].sentence_start
    if start - total.sentence_end > _NEXT or _OPENS_PARTS.match(bulletin.text, start) is None:
        return
    shares = [j for j in later if bulletin.facts[j].sentence_start == start]
    if _overlap(bulletin, shares):
        return
    if all(
        (f := bulletin.facts[j]).value is not None
        and f.value < (total.value or 0.0)
        and f.comparator == "exact"
        for j in shares
    ):
        yield from shares


_SEX = re.compile(r"[男女]|\b(?:men|women|males?|females?|boys|girls)\b")
_TRAIT = re.compile(
    r"[0-9]{2}后|[0-9一二三四五六七八九十]岁|前科|累犯|惯犯|劣迹|学历|本科|大[学专]|学生|未成年|外[国籍省地]|在逃|无业|也|还|兼"
    r"|\b(?:under|over|aged|older|younger|teenagers?|minors|juveniles|students?|foreign\w*|nationals|citizens|convictions?|records?|wanted|unemployed|jobless|graduates?|also|both|locals|known to)\b"
)
"""What people are besides anything else: who is under thirty may be a man, and a foreigner too."""


_SUB_PART = re.compile(r"其中|\b(?:where|whom|including|among them)\b")


def _overlap(bulletin: Bulletin, parts: list[int]) -> bool:
    """Are the parts told by what people are, so that one may be in several of them? Men and women alone are never both."""
    facts, text = bulletin.facts, bulletin.text
    ends = [facts[j].start for j in parts[1:]] + [facts[parts[-1]].sentence_end] if parts else []
    told = [
        text[
            max(facts[j].start - 8, facts[j].sentence_start)
            if bulletin.lang == "zh"
            else facts[j].start : end
        ]
        for j, end in zip(parts, ends, strict=True)
    ]
    if any(_SUB_PART.search(text, facts[a].end, facts[b].start) for a, b in pairwise(parts)):
        return True
    sexes = [_SEX.search(t) is not None for t in told]
    return any(_TRAIT.search(t) for t in told) or (any(sexes) and not all(sexes))


_NEXT = 200
"""Characters between a total and the sentence of its parts."""


def _parts(bulletin: Bulletin, i: int, total: Fact) -> Iterator[int]:
    """Figures of the same unit behind "of whom" in the sentence of the total."""
    if not any(
        f.sentence_start == total.sentence_start and f.measure == total.measure
        for f in bulletin.facts[i + 2 : i + 12]
    ):
        return  # two parts at least
    opened = (
        _OF_WHICH.search(bulletin.text, total.end, total.sentence_end)
        or _IN_BRACKETS.match(bulletin.text, total.end)
        or _OF_THE.fullmatch(bulletin.text, total.sentence_start, total.start)
    )
    if opened is None or any(
        f.measure == total.measure and total.end <= f.start and f.end <= opened.start()
        for f in bulletin.facts[i + 1 : i + 12]
    ):
        return  # "four men, along with 22 others including four nationals": the 22 include them
    parts = [
        j
        for j, part in enumerate(bulletin.facts[i + 1 :], i + 1)
        if part.sentence_start == total.sentence_start
        and part.start > opened.start()
        and part.unit == total.unit
        and part.value is not None
        and part.measure == total.measure
    ]
    if not _overlap(bulletin, parts):
        yield from parts
