"""What two descriptions must share to be compared at all: a number, a full name, or a word of it with a date or a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ringbreak.linking.agreement import I32, I64, B
from ringbreak.linking.people.columns import Column, both
from ringbreak.linking.people.evidence import Names

ADDRESS_FROM = 9
"""Characters from which an equal address is a house and not a town."""
EVERY_PAIR = 200_000
"""Descriptions up to which all pairs are compared that share a word of the name and the year, the town or the company. Beyond, of these only those
are compared that agree on two parts of the birthday: the others cannot join, for numbers and houses are keys of their own. They would train the
model, which has enough to learn from by then, and each description has the more of them the larger the case is."""


def houses(address: Column) -> B:
    """Addresses that are long enough for a house."""
    long: B = np.char.str_len(address.texts) >= ADDRESS_FROM
    return long


def keys(known: Names, held: Mapping[str, Column], numbers: Sequence[str]) -> Iterator[I32 | I64]:
    """One key after the other, its number by description, -1 where there is none.

    Args:
        held: Columns born_on, address, company and those of `numbers`, the fields that have as many values as people.
    """
    born, company, address = held["born_on"], held["company"].number, held["address"]
    town = address.cut(lambda texts: texts.astype("<U8")).number
    yield np.where(known.size > 1, known.exact, -1)[known.number]
    yield both(born.number, town)
    yield address.only(houses(address))
    for name in numbers:
        yield held[name].number
    if born.number.size > EVERY_PAIR:
        *parts, day = _parts(born)
        besides: tuple[I32 | I64, ...] = (*parts, both(day, town), both(day, company), born.number)
    else:
        year = born.cut(lambda texts: texts.astype("<U4")).number
        besides = (year, town, born.number, company)
    for word in known.word.T:
        sounding = np.where(word >= 0, known.sound[np.maximum(word, 0)], -1)[known.number]
        for beside in besides:
            yield both(sounding, beside)


def _parts(born: Column) -> tuple[I32, I32, I32, I32]:
    """Two parts of the birthday each, by description: the year with the month, the year with the day, the year with both where they may have been
    exchanged, and the month with the day."""
    parts = [(*d.split("-"), "", "")[:3] for d in born.texts.tolist()]

    def numbers(texts: list[str]) -> I32:
        return born.cut(lambda _: np.array(texts, dtype=np.str_)).number

    return (
        numbers([f"{y}-{m}" if m else "" for y, m, _ in parts]),
        numbers([f"{y}--{d}" if d else "" for y, _, d in parts]),
        numbers(
            [f"{y} {min(m, d)} {max(m, d)}" if m != d and max(m, d) <= "12" else "" for y, m, d in parts]
        ),
        numbers([f"{m}-{d}" if m and d else "" for _, m, d in parts]),
    )
