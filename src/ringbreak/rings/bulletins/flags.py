"""What in a bulletin does not hold together, with the arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Flag


def flags_of(bulletin: Bulletin) -> Iterator[Flag]:
    """All doubts, in the order of the text."""
    from ringbreak.rings.bulletins.doubts import arithmetic, contradictions, currencies, places, scopes, times

    for check in (
        contradictions.check,
        scopes.check,
        arithmetic.check,
        currencies.check,
        places.check,
        times.check,
    ):
        yield from check(bulletin)
