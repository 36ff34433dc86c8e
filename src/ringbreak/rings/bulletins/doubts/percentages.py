"""Shares that do not fit: "60 per cent of the 400 victims, that is 340"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.words import say

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_SHARE = r"(?<![0-9.,])(?P<share>[0-9]{1,2}(?:\.[0-9]+)?) ?(?:%|per ?cent\b)"
_OR = r"[,(–—-]{0,2} ?(?:that is|i\.e\.|or|namely|that means|which is|which makes|meaning)?,? ?(?:about |some |nearly |exactly |almost |just )?"
_EN = (
    # "60 per cent of the 400 victims, that is 340"
    re.compile(rf"{_SHARE}[^.;:()\n]{{0,12}} of (?:the |all |these |those |its )?(?P<whole>{_NUMBER})(?: [a-z-]+){{0,3}}{_OR}(?P<part>{_NUMBER})\b(?! ?(?:%|per ?cent|years?\b))"),
    # "of the 500 victims, 30 per cent, or 250"
    re.compile(rf"\b[Oo](?:f|ut of) (?:the |all |these |those |its )?(?P<whole>{_NUMBER})(?: [a-z-]+){{1,3}}, (?:[a-z]+ ){{0,2}}{_SHARE}{_OR}(?P<part>{_NUMBER})\b(?! ?(?:%|per ?cent|years?\b))"),
    # "250 of the 500 victims, or 30 per cent"
    re.compile(rf"(?<![0-9.,])(?P<part>{_NUMBER}) (?:out )?of (?:the |all |these |those |its )?(?P<whole>{_NUMBER})(?: [a-z-]+){{0,4}} ?{_OR}{_SHARE}"),
)  # fmt: skip
_COUNTER = "[名人个张条起部件台位]"
_ZH = (
    # 400名受害人中，60岁以上的占30%，即120人
    re.compile(rf"(?P<whole>[0-9]+(?:\.[0-9]+)?)(?P<wan>万)?[余多]?{_COUNTER}[^，,。；0-9]{{0,12}}[中里][，,]?[^。；%％]{{0,24}}?(?P<share>(?<![0-9.])[0-9]{{1,2}}(?:\.[0-9]+)?)[%％][，,（(]?(?:的[^。；0-9]{{0,8}}[，,（(]?)?(?:即|也就是|就是|共|计|为|有|约|达)+(?P<part>[0-9]+(?:\.[0-9]+)?)(?P<wan2>万)?"),
    # 400名受害人，其中老人240人，占60%
    re.compile(rf"(?P<whole>[0-9]+)(?P<wan>万)?[余多]?{_COUNTER}[^。；0-9]{{0,16}}[，,（其][^。；0-9]{{0,16}}?(?P<part>[0-9]+)(?P<wan2>万)?[余多]?{_COUNTER}[^。；0-9]{{0,8}}[，,（(]占(?:比|总数的?|全部的?|其中的?|总人数的?|受害人总数的?)?(?:约|近)?(?P<share>[0-9]{{1,2}}(?:\.[0-9]+)?)[%％]"),
)  # fmt: skip
_OFF = 3.0
"""Percentage points that rounding does not explain."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a share, in the order of the text."""
    text = bulletin.text
    if "%" not in text and "％" not in text and "per cent" not in text and "percent" not in text:
        return
    patterns = _ZH if bulletin.lang == "zh" else _EN
    for first, last in bulletin.article:
        for pattern in patterns:
            for m in pattern.finditer(text, first, last):
                yield from _of_share(bulletin, m)


def _of_share(bulletin: Bulletin, m: re.Match[str]) -> Iterator[Flag]:
    share, whole, part = (float(m[g].replace(",", "")) for g in ("share", "whole", "part"))
    if bulletin.lang == "zh":
        whole, part = whole * (1e4 if m["wan"] else 1.0), part * (1e4 if m["wan2"] else 1.0)
    if whole < 10 or part > whole and part > 10 * whole:
        return
    if abs(100.0 * part / whole - share) <= _OFF:
        return
    told = tuple(i for i, f in enumerate(bulletin.facts) if m.start() <= f.number_start < m.end() + 1)
    if not any(_counts(bulletin.facts[i], m) for i in told):
        return  # a share of what the ledger does not count is not its matter
    measure = next(bulletin.facts[i].measure for i in told if _counts(bulletin.facts[i], m))
    yield Flag(
        "implausible",
        say(
            "{measure}: {share} % of {whole} make {product}, not {part}",
            measure=measure, share=shown(share), whole=shown(whole), product=shown(round(whole * share / 100.0)), part=shown(part),
        ),
        told,
    )  # fmt: skip


def _counts(fact: Fact, m: re.Match[str]) -> bool:
    """Is the figure the whole or the part that the pattern found?"""
    return fact.number_start in (m.start("whole"), m.start("part"))
