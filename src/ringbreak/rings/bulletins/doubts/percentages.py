"""Shares that do not fit: "60 per cent of the 400 victims, that is 340"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.words import say

_NUMBER = r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?(?![0-9]|[.,][0-9])"
_SHARE = r"(?<![0-9.,])(?P<share>[0-9]{1,2}(?:\.[0-9]+)?) ?(?:%|per ?cent\b)"
_ABOUT = r"(?:about |some |nearly |exactly |almost |just )?"
_OR = rf"(?: ?[,(–—-]{{0,2}} ?(?:that is|i\.e\.|or|namely|that means|which is|which makes|meaning),? ?{_ABOUT}| ?\({_ABOUT})"
_ALL = r"(?:the |all |these |those |its )?"
_FRACTIONS = {
    "half": 50.0, "a third": 100 / 3, "one third": 100 / 3, "two thirds": 200 / 3, "a quarter": 25.0, "one quarter": 25.0,
    "three quarters": 75.0, "a fifth": 20.0, "one fifth": 20.0, "two fifths": 40.0, "three fifths": 60.0, "four fifths": 80.0, "a tenth": 10.0,
}  # fmt: skip
_FRACTION = r"(?:[Hh]alf|(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[ -](?:third|quarter|fifth|tenth)s?)"
_ENDS = r"(?! ?(?:%|per ?cent|years?\b|dollars?\b|yuan\b|euros?\b|pounds?\b|of (?:them|whom|these|those|which)\b))"
"""What may not follow a part: it is no part then, or a part of another thing."""
_EN = (
    # "60 per cent of the 400 victims, that is 340"
    re.compile(rf"{_SHARE}[^.;:()\n]{{0,12}} of {_ALL}(?P<whole>{_NUMBER})(?: [a-z-]+){{0,3}}{_OR}(?P<part>{_NUMBER}){_ENDS}"),
    # "of the 500 victims, 30 per cent, or 250"
    re.compile(rf"\b[Oo](?:f|ut of) {_ALL}(?P<whole>{_NUMBER})(?: [a-z-]+){{1,3}}, (?:[a-z]+ ){{0,2}}{_SHARE}{_OR}(?P<part>{_NUMBER}){_ENDS}"),
    # "of 500 victims, 250 (30 per cent)"
    re.compile(rf"\b[Oo](?:f|ut of) {_ALL}(?P<whole>{_NUMBER})(?: [a-z-]+){{1,3}}, {_ABOUT}(?P<part>{_NUMBER})(?: [a-z-]+)?{_OR}{_SHARE}(?! of\b)"),
    # "half of the 500 victims, that is 320"
    re.compile(rf"\b(?P<share>{_FRACTION}) (?:of )?{_ALL}(?P<whole>{_NUMBER})(?: [a-z-]+){{0,3}}{_OR}(?P<part>{_NUMBER}){_ENDS}"),
    # "250 of the 500 victims, or 30 per cent"
    re.compile(rf"(?<![0-9.,$€£])(?P<part>{_NUMBER}) (?:out )?of {_ALL}(?P<whole>{_NUMBER})(?: [a-z-]+){{0,3}}{_OR}{_SHARE}(?! of\b)"),
)  # fmt: skip
_COUNTER = "[名人个张条起部件台位]"
_STOPS = "(?=[余多]?[名人个张条起部件台位]?(?:左右)?(?![\u4e00-\u9fff0-9.]))"
"""Behind a part nothing is said of it."""
_ZH = (
    # 400名受害人中，60岁以上的占30%，即120人
    re.compile(rf"(?P<whole>(?<![0-9])[0-9]{{1,12}}(?:\.[0-9]{{1,4}})?)(?P<wan>万)?[余多]?(?P<of>{_COUNTER})[^，,。；0-9]{{0,12}}[中里][，,]?[^。；%％]{{0,24}}?(?P<share>(?<![0-9.])[0-9]{{1,2}}(?:\.[0-9]+)?|[一二三四五六七八九](?=成))[%％成][，,（(]?(?:的[^。；0-9]{{0,8}}[，,（(]?)?(?:即|也就是|就是|共|计|为|有|约|达){{1,3}}(?P<part>[0-9]{{1,12}}(?:\.[0-9]{{1,4}})?)(?P<wan2>万)?(?P<too>){_STOPS}"),
    # 400名受害人，其中老人240人，占60%
    re.compile(rf"(?P<whole>(?<![0-9])[0-9]{{1,12}})(?P<wan>万)?[余多]?(?P<of>{_COUNTER})[^。；0-9]{{0,16}}[，,（其][^。；0-9]{{0,16}}?(?P<part>[0-9]{{1,12}})(?P<wan2>万)?[余多]?(?P<too>{_COUNTER})[^。；0-9]{{0,8}}[，,（(]占(?:比|总数的?|全部的?|其中的?|总人数的?|受害人总数的?)?(?:约|近)?为?(?P<share>[0-9]{{1,2}}(?:\.[0-9]+)?(?=[%％])|[一二三四五六七八九](?=成))"),
)  # fmt: skip
_PERSON = "名人位"
_LEAST = 10.0
"""Of fewer one more or less is many points."""
_OFF = 3.0
"""Percentage points that rounding does not explain."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a share, in the order of the text."""
    text = bulletin.text
    chinese = bulletin.lang == "zh"
    signs = sorted(
        at for sign in (_SIGNS_ZH if chinese else _SIGNS) if sign in text for at in _all_of(text, sign)
    )
    seen: set[int] = set()
    told = sorted(f.number_start for f in bulletin.facts) if signs else []
    for first, last in bulletin.article if told else ():
        for at in signs[bisect_left(signs, first) : bisect_left(signs, last)]:
            near = max(first, at - _AROUND), min(last, at + _AROUND)
            if bisect_left(told, near[0]) == bisect_left(told, near[1]):
                continue
            if not chinese and _THAT_IS.search(text, *near) is None:
                continue
            for pattern in _ZH if chinese else _EN:
                for m in pattern.finditer(text, *near):
                    if m.start("share") not in seen:
                        seen.add(m.start("share"))
                        yield from _of_share(bulletin, m)


_SIGNS = ("%", "per cent", "percent", "alf of ", "alf the ", "third of ", "thirds of ", "quarter of ", "quarters of ", "fifth of ", "fifths of ", "tenth of ")  # fmt: skip
_SIGNS_ZH = ("%", "％", "成")
_THAT_IS = re.compile(r"\(|\bor\b|that is|i\.e\.|namely|mean|which (?:is|makes)")
"""Without one of them no number is said to be a share."""
_AROUND = 96
"""Characters beside the sign in which its whole and its part stand."""


def _all_of(text: str, sign: str) -> Iterator[int]:
    """Where the sign stands; of 成 only where it is tenths."""
    at = text.find(sign)
    while at >= 0:
        if sign != "成" or text[at - 1 : at] in _NINE:
            yield at
        at = text.find(sign, at + 1)


_NINE = frozenset("一二三四五六七八九")


def _of_share(bulletin: Bulletin, m: re.Match[str]) -> Iterator[Flag]:
    whole, part = (float(m[g].replace(",", "")) for g in ("whole", "part"))
    tenths = "一二三四五六七八九".find(m["share"]) + 1
    fraction = _FRACTIONS.get(m["share"].lower().replace("-", " "))
    if fraction is None and not tenths and not m["share"][0].isdigit():
        return
    share = fraction or (10.0 * tenths if tenths else float(m["share"]))
    if bulletin.lang == "zh":
        if m["too"] and m["too"] != m["of"] and not (m["too"] in _PERSON and m["of"] in _PERSON):
            return  # 400起，抓获240人: neither is a share of the other
        whole, part = whole * (1e4 if m["wan"] else 1.0), part * (1e4 if m["wan2"] else 1.0)
    if whole < _LEAST or part > 10 * whole:
        return
    if abs(100.0 * part / whole - share) <= (2 * _OFF if tenths or fraction else _OFF):
        return
    told = tuple(i for i, f in enumerate(bulletin.facts) if m.start() <= f.number_start < m.end() + 1)
    if not any(_counts(bulletin.facts[i], m) for i in told):
        return  # a share of what the ledger does not count is not its matter
    measure = next(bulletin.facts[i].measure for i in told if _counts(bulletin.facts[i], m))
    yield Flag(
        "implausible",
        say(
            "{measure}: {share} % of {whole} make {product}, not {part}",
            measure=measure, share=shown(round(share, 1)), whole=shown(whole), product=shown(round(whole * share / 100.0)), part=shown(part),
        ),
        told,
    )  # fmt: skip


def _counts(fact: Fact, m: re.Match[str]) -> bool:
    """Is the figure the whole or the part that the pattern found?"""
    return fact.number_start in (m.start("whole"), m.start("part"))
