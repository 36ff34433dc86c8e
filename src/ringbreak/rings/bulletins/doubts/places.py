"""Two spellings of one place."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Flag
from ringbreak.rings.bulletins.places import spelling_variants
from ringbreak.words import say


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a pair of spellings."""
    places = [p for case in bulletin.cases for p in case.places]
    first = {p.name: (p.start, p.end) for p in reversed(places)}
    for left, right in spelling_variants(places):
        yield Flag(
            "variant",
            say(
                "place: {left} against {right}; they look like two spellings of one place",
                left=left,
                right=right,
            ),
            (),
            (first[left], first[right]),
        )
