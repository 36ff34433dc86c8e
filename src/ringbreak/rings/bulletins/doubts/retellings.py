"""One number that is told in two ways within one text: of other things, or of another action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.doubts.same_thing import is_part, of_another_affair
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.rings.bulletins.numbers_en import find_numbers as numbers_en
from ringbreak.rings.bulletins.numbers_zh import find_numbers as numbers_zh
from ringbreak.words import say

_ACTIONS = frozenset({"websites_closed", "websites_rectified", "websites_listed", "websites_fined"})
"""Measures of one thing that differ in what was done to it. People are left out: the arrested are soon the charged."""
_LEAST = 100
"""Smaller counts meet by chance."""
_PEOPLE = re.compile(r"\s?(?:people|persons|citizens|residents|inhabitants|users)\b|\s?(?:人|名|群众|网民)")
MOST = 60


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a number: closed against put in order, people against items."""
    facts = bulletin.facts
    told: dict[tuple[str, float], list[int]] = {}
    for i, fact in enumerate(facts):
        if fact.value is not None and fact.value >= _LEAST:
            told.setdefault((fact.case_no, fact.value), []).append(i)
    for (_, value), indices in told.items():
        acted = {facts[i].measure: i for i in reversed(indices[:MOST]) if facts[i].measure in _ACTIONS}
        apart = sorted(acted.values())
        if len(apart) >= 2 and _digits(value) >= 2 and _elsewhere(facts, apart):
            i, j = apart[:2]
            yield Flag(
                "contradiction",
                say(
                    "{value}: the text counts them as {a} and also as {b}; the action changed in the retelling",
                    value=shown(value), a=facts[i].measure, b=facts[j].measure,
                ),
                (i, j),
            )  # fmt: skip
    yield from _currency_changed(bulletin)
    yield from _people_against_things(bulletin)


_SUMS = frozenset({"illegal_profit", "money_involved", "money_frozen"})
"""What a gang has one sum of; two victims may well lose as many dollars and pounds."""
_ONE_NAME = (
    frozenset({"CNY", "HKD", "TWD", "MOP", "JPY"}),
    frozenset({"USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD"}),
)
"""Currencies that a text calls yuan, or dollars, once it has said whose."""


def _currency_changed(bulletin: Bulletin) -> Iterator[Flag]:
    """800,000 yuan of profit here and 800,000 dollars of it there."""
    facts = bulletin.facts
    told: dict[tuple[str, str, float], list[int]] = {}
    for i, f in enumerate(facts):
        if (
            f.measure in _SUMS
            and f.value is not None
            and f.value >= _LEAST_SUM
            and f.currency
            and f.scope is None
        ):
            told.setdefault((f.case_no, f.measure, f.value), []).append(i)
    for (_, measure, value), indices in told.items():
        first = facts[indices[0]]
        for j in indices[1:]:
            other = facts[j]
            if other.currency == first.currency or other.sentence_start == first.sentence_start:
                continue
            if any({first.currency, other.currency} <= alike for alike in _ONE_NAME):
                continue
            if not any(is_part(bulletin, f) or of_another_affair(bulletin, f) for f in (first, other)):
                yield Flag(
                    "contradiction",
                    say(
                        "{measure}: {value} in {a} and also in {b}; the currency changed in the retelling",
                        measure=measure, value=shown(value), a=first.currency, b=other.currency,
                    ),
                    (indices[0], j),
                )  # fmt: skip
                break


_LEAST_SUM = 1_000.0


def _people_against_things(bulletin: Bulletin) -> Iterator[Flag]:
    """A telling number (three digits at least) that counts people here and things there."""
    if not bulletin.unread:
        return
    things = {f.value: i for i, f in reversed(list(enumerate(bulletin.facts))) if _is_thing(f)}
    said: set[float] = set()
    for start, end in bulletin.unread[:MOST] if things else ():
        if _PEOPLE.match(bulletin.text, end) is None:
            continue
        find = numbers_zh if bulletin.lang == "zh" else numbers_en
        number = next(iter(find(bulletin.text, start, end)), None)
        if number is None or number.value is None or number.value in said or number.value not in things:
            continue
        said.add(number.value)
        i = things[number.value]
        yield Flag(
            "contradiction",
            say(
                "{measure}: {value} {unit} in one sentence are {value} people in another; the unit changed in the retelling",
                measure=bulletin.facts[i].measure, value=shown(number.value), unit=bulletin.facts[i].unit,
            ),
            (i,),
            ((start, end),),
        )  # fmt: skip


def _is_thing(fact: Fact) -> bool:
    return (
        fact.value is not None
        and fact.value >= _LEAST
        and _digits(fact.value) >= 3
        and MEASURES[fact.measure].unit not in ("people", "person-times", "CNY")
        and fact.currency is None
    )


def _elsewhere(facts: tuple[Fact, ...], indices: list[int]) -> bool:
    """A list that gives one count twice ("closed 300, put 300 in order") says so on purpose."""
    return len({facts[i].sentence_start for i in indices}) > 1


def _digits(value: float) -> int:
    return len(f"{value:.12g}".replace(".", "").split("e")[0].rstrip("0"))
