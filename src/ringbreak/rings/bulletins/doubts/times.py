"""Dates that cannot be: days the calendar lacks, events after the day the text was posted."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Flag


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a date."""
    yield from ()
