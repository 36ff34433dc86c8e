"""Sums that are a quantity times a price with zeros too many: 415 buyers at 200 yuan, and 830,000 yuan claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.numbers_en import value_of as value_en
from ringbreak.rings.bulletins.numbers_zh import value_of as value_zh
from ringbreak.words import say

_GOODS = frozenset(
    {"buyers", "personal_records", "accounts_controlled", "black_cards", "certificates", "group_codes", "apps_removed", "seized_counterfeits", "members"}
)  # fmt: skip
_TAKINGS = frozenset({"money_involved", "illegal_profit"})
_ZEROS = (10.0, 100.0, 1000.0, 10000.0)
_NEAR = 320
"""Characters that hold quantity, price and sum: what stands farther apart is told of other things."""
_SAME = 0.005


def zeros_too_many(bulletin: Bulletin, indices: list[int]) -> Iterator[Flag]:
    """At most one flag of a case.

    Only where the sum is the product times ten, a hundred or more to the digit, and the product has two digits that count: round numbers agree by
    chance.
    """
    facts = bulletin.facts
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
                times, what = _times_paid(bulletin, facts[i], facts[j], facts[k])
                product, money = (
                    (facts[i].value or 0.0) * (facts[j].value or 0.0) * times,
                    facts[k].value or 0.0,
                )
                if _digits(product) < 2 or not any(abs(money / product / z - 1) < _SAME for z in _ZEROS):
                    continue
                if what:
                    yield Flag(
                        "implausible",
                        say(
                            "{measure}: {count} {unit} at {price} {currency}, {times} times over, give {product} {currency}, but {money} {currency} is claimed; zeros may have been added",
                            measure=facts[k].measure, count=shown(facts[j].value or 0.0), unit=facts[j].unit, times=shown(times),
                            price=shown(facts[i].value or 0.0), currency=facts[i].currency or "", product=shown(product), money=shown(money),
                        ),
                        tuple(sorted({i, j, k})),
                    )  # fmt: skip
                    return
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


_BY_THE_MONTH = re.compile(
    r"月费|包月|按月|每月|每个月|/月|\b(?:a|per|each|every) month\b|\bmonthly\b", re.IGNORECASE
)
_BY_THE_WEEK = re.compile(r"每周|包周|/周|\b(?:a|per|each|every) week\b|\bweekly\b", re.IGNORECASE)
_BY_THE_DAY = re.compile(r"每天|每日|日租|/天|\b(?:a|per|each|every) day\b|\bdaily\b", re.IGNORECASE)
_HOW_LONG = (
    (_BY_THE_MONTH, re.compile(r"(?P<zh>[0-9一二三四五六七八九十两]{1,3})个月|\b(?P<en>[0-9]{1,2}|[a-z]+) months\b")),
    (_BY_THE_WEEK, re.compile(r"(?P<zh>[0-9一二三四五六七八九十两]{1,3})周|\b(?P<en>[0-9]{1,2}|[a-z]+) weeks\b")),
    (_BY_THE_DAY, re.compile(r"(?P<zh>[0-9一二三四五六七八九十两]{1,3})天|\b(?P<en>[0-9]{1,3}|[a-z]+) days\b")),
)  # fmt: skip
_AROUND = 20


def _times_paid(bulletin: Bulletin, price: Fact, *others: Fact) -> tuple[float, bool]:
    """How many months a monthly price was paid, when one length alone is told between quantity and sum; else once."""
    text = bulletin.text
    first = min(f.sentence_start for f in (price, *others))
    last = max(f.sentence_end for f in (price, *others))
    for each, length in _HOW_LONG:
        if (
            each.search(
                text,
                max(price.sentence_start, price.start - _AROUND),
                min(price.sentence_end, price.end + _AROUND),
            )
            is None
        ):
            continue
        told = {
            value
            for m in length.finditer(text, first, last)
            if (value := value_zh(m["zh"]) if m["zh"] else value_en(m["en"])) is not None
        }
        if len(told) == 1 and (times := told.pop()) > 1:
            return times, True
    return 1.0, False


def _together(*told: Fact) -> bool:
    """Do they stand within a few sentences?"""
    return max(f.end for f in told) - min(f.start for f in told) <= _NEAR


def _digits(product: float) -> int:
    """How many digits of a whole number count before its zeros."""
    return len(str(round(product)).rstrip("0"))
