"""What in a bulletin does not hold together, with the arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts import (
    arithmetic,
    contradictions,
    currencies,
    double_counts,
    places,
    retellings,
    scopes,
    times,
)
from ringbreak.rings.bulletins.ledger import Bulletin, Flag

CHECKS = (
    contradictions.check,
    retellings.check,
    scopes.check,
    double_counts.check,
    arithmetic.check,
    currencies.check,
    places.check,
    times.check,
)
"""In the order in which their doubts are listed."""


def flags_of(bulletin: Bulletin) -> Iterator[Flag]:
    """All doubts, check by check, each in the order of the text."""
    for check in CHECKS:
        yield from check(bulletin)
