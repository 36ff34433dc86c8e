"""Sums that are a quantity times a price with zeros too many: 415 buyers at 200 yuan, and 830,000 yuan claimed."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.ledger import Fact, Flag
from ringbreak.words import say

_GOODS = frozenset(
    {"buyers", "personal_records", "accounts_controlled", "black_cards", "certificates", "group_codes", "apps_removed", "seized_counterfeits"}
)  # fmt: skip
_TAKINGS = frozenset({"money_involved", "illegal_profit"})
_ZEROS = (10.0, 100.0, 1000.0, 10000.0)
_NEAR = 320
"""Characters that hold quantity, price and sum: what stands farther apart is told of other things."""
_SAME = 0.005


def zeros_too_many(facts: tuple[Fact, ...], indices: list[int]) -> Iterator[Flag]:
    """At most one flag of a case.

    Only where the sum is the product times ten, a hundred or more to the digit, and the product has two digits that count: round numbers agree by
    chance.
    """
    prices = [i for i in indices if facts[i].measure == "price" and facts[i].value]
    goods = [i for i in indices if facts[i].measure in _GOODS and facts[i].value]
    sums = [i for i in indices if facts[i].measure in _TAKINGS and facts[i].value]
    if not prices or not goods or not sums:
        return
    for i in prices:
        for j in goods:
            for k in sums:
                if facts[k].currency != facts[i].currency or not _together(facts[i], facts[j], facts[k]):
                    continue
                product, money = (facts[i].value or 0.0) * (facts[j].value or 0.0), facts[k].value or 0.0
                if _digits(product) < 2 or not any(abs(money / product / z - 1) < _SAME for z in _ZEROS):
                    continue
                yield Flag(
                    "implausible",
                    say(
                        "{measure}: {count} {unit} at {price} {currency} give {product} {currency}, but {money} {currency} is claimed; zeros may have been added",
                        measure=facts[k].measure, count=shown(facts[j].value or 0.0), unit=facts[j].unit,
                        price=shown(facts[i].value or 0.0), currency=facts[i].currency or "", product=shown(product), money=shown(money),
                    ),
                    tuple(sorted({i, j, k})),
                )  # fmt: skip
                return


def _together(*told: Fact) -> bool:
    """Do they stand within a few sentences?"""
    return max(f.end for f in told) - min(f.start for f in told) <= _NEAR


def _digits(product: float) -> int:
    """How many digits of a whole number count before its zeros."""
    return len(str(round(product)).rstrip("0"))
