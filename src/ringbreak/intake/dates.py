"""Whether 03/04/21 is in March or in April, decided from all the dates of a file together."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

Triple = tuple[int, int, int]
ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class Order:
    """How three numbers make a date. `sure` is False when another order reads every date of the file as well."""

    name: str
    sure: bool

    def date(self, triple: Triple) -> date | None:
        """The date three numbers stand for; None when there is no such day."""
        return _date(triple, self.name)


@lru_cache(maxsize=8_192)
def _date(triple: Triple, order: str) -> date | None:
    if triple[0] > 99:
        order = "ymd"
    elif triple[2] > 99 and order == "ymd":
        return None
    year, month, day = (triple[order.index(part)] for part in "ymd")
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def find_order(dates: Iterable[Triple], usual: str = "dmy") -> Order:
    """The order under which all numbers are dates and time hardly ever runs backwards.

    | dates | order |
    |---|---|
    | 13/01/21, 14/01/21 | dmy, sure: there is no month 13 |
    | 01/31/21 | mdy, sure |
    | 05/06/21, 06/06/21 | `usual`, not sure |

    Args:
        usual: What is taken when the dates allow several orders: what the program that wrote the file does.
    """
    seen: list[Triple] = []
    for triple in dates:
        if not seen or seen[-1] != triple:
            seen.append(triple)
    if not seen or all(t[0] > 99 for t in seen):
        return Order("ymd", True)
    scores: dict[str, tuple[int, int]] = {}
    for order in ORDERS:
        made = [_date(t, order) for t in seen]
        wrong = sum(m is None for m in made)
        real = [m for m in made if m is not None]
        back = sum(b < a for a, b in itertools.pairwise(real))
        scores[order] = (wrong, back)
    best = min(scores.values())
    tied = [o for o in ORDERS if scores[o] == best]
    if usual in tied:
        # Two-digit years in front are rare: they count only when no other order reads the dates.
        return Order(usual, len([o for o in tied if o != "ymd" or usual == "ymd"]) == 1)
    return Order(tied[0], len([o for o in tied if o != "ymd"]) <= 1)
