"""Two spellings of one place."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Flag
from ringbreak.rings.bulletins.places import spelling_variants
from ringbreak.rings.bulletins.spellings import misspelt, spellings
from ringbreak.words import say


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a pair of spellings."""
    places = [p for case in bulletin.cases for p in case.places]
    told = set()
    pairs = list(spelling_variants(places))
    first = {p.name: (p.start, p.end) for p in reversed(places)} if pairs else {}
    for left, right in pairs:
        told.add(frozenset((left.lower(), right.lower())))
        yield _doubt(left, first[left], right, first[right])
    for (name, *at), (like, *elsewhere) in misspelt(
        bulletin.text, bulletin.article, [p.name for p in places]
    ):
        if frozenset((name, like)) not in told:
            told.add(frozenset((name, like)))
            yield _doubt(name, (at[0], at[1]), like, (elsewhere[0], elsewhere[1]))
    chinese = bulletin.lang == "zh"
    for (one, *at), (other, *elsewhere) in spellings(bulletin.text, bulletin.article, chinese=chinese):
        if frozenset((one.lower(), other.lower())) not in told:
            yield _doubt(one, (at[0], at[1]), other, (elsewhere[0], elsewhere[1]))


def _doubt(left: str, at: tuple[int, int], right: str, elsewhere: tuple[int, int]) -> Flag:
    return Flag(
        "variant",
        say(
            "place: {left} against {right}; they look like two spellings of one place",
            left=left,
            right=right,
        ),
        (),
        (at, elsewhere),
    )
