"""Parts that exceed their total: somebody or something was counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import figure, shown
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.words import say

_OF_WHICH = re.compile(
    r"其中|包括|包含|\bincluding\b|(?<!\ball )(?<!\bboth )\bof (?:whom|them|which|these)\b|\bamong (?:them|whom|which)\b"
)

_IN_BRACKETS = re.compile(r" ?\([0-9]")
"""Right behind a total its parts may stand in brackets."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """A total followed in its sentence by "of whom" and figures of the same unit that add up to more than it."""
    facts = bulletin.facts
    for i, total in enumerate(facts[:-2]):  # two parts at least stand behind a total
        if total.value is None or total.comparator != "exact" or not MEASURES[total.measure].additive:
            continue
        parts = list(_parts(bulletin, i, total))
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


def _parts(bulletin: Bulletin, i: int, total: Fact) -> Iterator[int]:
    """Figures of the same unit behind "of whom" in the sentence of the total."""
    if not any(
        f.sentence_start == total.sentence_start and f.measure == total.measure
        for f in bulletin.facts[i + 2 : i + 12]
    ):
        return  # two parts at least
    opened = _OF_WHICH.search(bulletin.text, total.end, total.sentence_end) or _IN_BRACKETS.match(
        bulletin.text, total.end
    )
    if opened is None or any(
        f.measure == total.measure and total.end <= f.start and f.end <= opened.start()
        for f in bulletin.facts[i + 1 : i + 12]
    ):
        return  # "four men, along with 22 others including four nationals": the 22 include them
    for j in range(i + 1, len(bulletin.facts)):
        part = bulletin.facts[j]
        if part.sentence_start != total.sentence_start:
            return
        if (
            part.start > opened.start()
            and part.unit == total.unit
            and part.value is not None
            and part.measure == total.measure
        ):
            yield j
