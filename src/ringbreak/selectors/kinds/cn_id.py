"""Resident identity numbers of China: eighteen characters with birth date and check character; fifteen before 1999."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ringbreak.selectors.checks import mod_11_2
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.places import county_possible, is_place
from ringbreak.selectors.reasons import both, fails, formed, holds, led
from ringbreak.selectors.selector import Found, Selector

_X = re.compile(r"[ \-]?[Xx×✕](?![A-Za-z0-9_])")


def born(digits: str) -> bool:
    """Whether eight digits are a day between 1900 and 2035; the reader's today is not asked, so runs repeat."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2035


def plausible(value: str) -> bool:
    return len(value) == 18 and value[:17].isdigit() and is_place(value[:6]) and born(value[6:14])


def valid(value: str) -> bool:
    """Place, birth date and check character hold, and the county was listed when the number can have been given out."""
    return plausible(value) and mod_11_2(value) and county_possible(value[:6], int(value[6:10]))


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    for number in passage.numbers:
        n = len(number.digits)
        if n not in (15, 17, 18):
            continue
        value, end = number.digits, number.end
        if n == 17:
            x = _X.match(text, end)
            if x is None:
                continue
            value, end = value + "X", x.end()
        elif end < len(text) and (text[end] == "_" or (text[end].isascii() and text[end].isalpha())):
            continue
        lead = passage.lead(number.start, "cn_id")
        before = text[number.start - 1] if number.start else ""
        if (before in "_" and before) or (before.isascii() and before.isalpha() and lead is None):
            continue
        if not number.known and lead is None:
            continue
        if n == 15:
            if lead and is_place(value[:6]) and born("19" + value[6:12]):
                yield Found(
                    "cn_id",
                    number.start,
                    end,
                    value,
                    "format",
                    both(led(lead), formed("of an identity number of before 1999")),
                    22,
                    disguise=number.disguise,
                )
            continue
        fits, checks = plausible(value), mod_11_2(value)
        if fits and checks and not valid(value) and not passage.denied(number.start):
            yield Found(
                "cn_id",
                number.start,
                end,
                value,
                "format",
                both(
                    led(lead) if lead else None,
                    formed("of an identity number, but no county had its code then"),
                ),
                20 if lead else 42,
                disguise=number.disguise,
            )
        elif fits and checks and valid(value):
            yield Found(
                "cn_id",
                number.start,
                end,
                value,
                "checksum",
                both(
                    led(lead) if lead else None, holds("GB 11643, MOD 11-2; place and birth date plausible")
                ),
                10,
                disguise=number.disguise,
            )
        elif lead:
            why = (
                fails("GB 11643, MOD 11-2")
                if not checks
                else formed("of an identity number, but its place or birth date cannot be")
            )
            yield Found(
                "cn_id",
                number.start,
                end,
                value,
                "format",
                both(led(lead), why),
                20,
                disguise=number.disguise,
            )
        elif fits and not passage.denied(number.start):
            yield Found(
                "cn_id",
                number.start,
                end,
                value,
                "format",
                fails("GB 11643, MOD 11-2"),
                42,
                disguise=number.disguise,
            )


def normalise(written: str) -> str:
    return re.sub(r"[^0-9X]", "", written.upper().replace("×", "X"))


SELECTOR = Selector(
    name="cn_id",
    title="Resident identity number (China)",
    pattern="6 digits place, 8 digits birth date, 3 digits order, check character 0-9 or X",
    find=find,
    normalise=normalise,
    is_valid=valid,
    shown_as=lambda value: value[:6] + "*" * max(0, len(value) - 8) + value[-2:],
    specificity=0.99,
    source="GB 11643-1999; places: GB/T 2260, counties by year as carried by python-stdnum",
    examples={
        "身份证11010119900307109X": "11010119900307109X",
        "证件号 110101 19900307 7571": "110101199003077571",
    },
    not_examples=("流水 110101199913077571", "110101", "11010119900307"),
)
