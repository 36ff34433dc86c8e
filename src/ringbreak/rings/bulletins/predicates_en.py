"""English counts whose noun stands behind "were": "of those arrested, 120 were hackers"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.measures import measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_WERE = re.compile(r" (?:of (?:them|those|whom|these) )?(?:were|are|was|turned out to be) (?:[\"“'‘])?")
_ARE_SOMEBODY = frozenset({"hacker", "insider"})
"""Who is caught for what he is; buyers and members are seldom."""


def said_what_they_are(low: str, number: Number, nouns: list[Term], start: int, end: int) -> Figure | None:
    """The figure of a number whose noun is said of it; None when there is none."""
    said = _WERE.match(low, number.end, end)
    noun = next((n for n in nouns if n.start == said.end()), None) if said is not None else None
    measure = measure_of(noun.cls, "arrest") if noun is not None and noun.cls in _ARE_SOMEBODY else None
    if noun is None or measure is None:
        return None
    stop = noun.end + (low[noun.end : noun.end + 1] in ('"', "”", "'", "’"))
    return made_figure(number, measure, number.start, stop, start, end, noun.cls, "arrest", 0.85)
