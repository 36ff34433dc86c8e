"""Unified social credit codes of Chinese organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.checks import mod_31_3
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.places import PREFECTURES
from ringbreak.selectors.reasons import both, fails, holds, led
from ringbreak.selectors.selector import Found, Selector

_CODE = re.compile(r"(?<![A-Za-z0-9_])[1-9AN-Ya-ny][0-9A-Za-z][0-9]{6}[0-9A-Za-z]{10}(?![A-Za-z0-9_])")
_SPACED = re.compile(
    r"(?<![A-Za-z0-9_])[1-9AN-Y][0-9A-Z][ -]?[0-9]{6}[ -][0-9A-Z]{9}[ -]?[0-9A-Z](?![A-Za-z0-9_])"
)
_DEPARTMENTS = re.compile(
    r"1[1-9]|2[1-9]|3[1-59]|4[1-49]|5[1-39]|6[1-9]|7[1-29]|8[1-9]|9[1-3]|A[1-9]|N[1-39]|Y1"
)


def normalise(written: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", written.upper())


def is_valid(value: str) -> bool:
    return (
        len(value) == 18
        and _DEPARTMENTS.match(value) is not None
        and (value[2:4] in PREFECTURES or value[2:8] == "100000")
        and mod_31_3(value)
    )


def find(passage: Passage) -> Iterator[Found]:
    if not passage.some_digits:
        return
    for pattern in (_CODE, _SPACED):
        for match in pattern.finditer(passage.text):
            value = normalise(match.group())
            lead = passage.lead(match.start(), "uscc")
            if is_valid(value):
                # Eighteen bare digits are an identity number or a card first; the rank says so.
                rank = 12 if not value.isdigit() or lead else 24
                yield Found(
                    "uscc",
                    match.start(),
                    match.end(),
                    value,
                    "checksum",
                    both(led(lead) if lead else None, holds("GB 32100, MOD 31-3")),
                    rank,
                )
            elif lead:
                yield Found(
                    "uscc",
                    match.start(),
                    match.end(),
                    value,
                    "format",
                    both(led(lead), fails("GB 32100, MOD 31-3")),
                    21,
                )
            elif (
                not value.isdigit()
                and value[:2] in ("91", "92", "93", "11", "12", "51", "52", "53")
                and value[2:4] in PREFECTURES
            ):
                yield Found(
                    "uscc", match.start(), match.end(), value, "format", fails("GB 32100, MOD 31-3"), 46
                )


SELECTOR = Selector(
    name="uscc",
    title="Unified social credit code (China)",
    pattern="18 characters: department 2, place 6, organisation 9, check 1; without I, O, S, V, Z",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 8, 4),
    specificity=0.9,
    source="GB 32100-2015",
    examples={"统一社会信用代码：91110000600037341L": "91110000600037341L"},
    not_examples=("code 9111000060003734", "ABCDEFGHJKLMNPQRTU"),
)
