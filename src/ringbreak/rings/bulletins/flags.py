"""What in a bulletin does not hold together, with the arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts import (
    arithmetic,
    averages,
    contradictions,
    currencies,
    double_counts,
    percentages,
    places,
    retellings,
    scopes,
    times,
    wholes,
)
from ringbreak.rings.bulletins.ledger import Bulletin, Flag

CHECKS = (
    contradictions.check,
    wholes.check,
    retellings.check,
    scopes.check,
    double_counts.check,
    arithmetic.check,
    averages.check,
    percentages.check,
    currencies.check,
    places.check,
    times.check,
)
"""In the order in which their doubts are listed."""


_SECOND_LOOK = (wholes.check, averages.check, percentages.check)
"""Checks that may find the slip another has found."""


def flags_of(bulletin: Bulletin) -> Iterator[Flag]:
    """All doubts, check by check, each in the order of the text."""
    told: list[Flag] = []
    for check in CHECKS:
        for flag in check(bulletin):
            if check in _SECOND_LOOK and any(
                flag.kind == f.kind and f.facts and set(flag.facts) & set(f.facts) for f in told
            ):
                continue  # two checks found one slip
            told.append(flag)
            yield flag
