"""What a numeral says: its value or ends, how exact it claims to be, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Number(NamedTuple):
    """`start`..`end` takes in the comparator words, `number_start`..`number_end` only the numeral."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    worded: bool
    """Written in words ("eight", 三十): needs a unit beside it to count as a figure."""
    bare: bool = True
    """Digits alone: no comparator, separator or scale. Such a run may be a year or a code."""


def tidy(value: float) -> float:
    """Round what multiplying decimals by powers of ten leaves behind: 86.64 * 1e6 is 86640000."""
    return float(f"{value:.12g}")


LARGEST = 1e18
"""No count or sum of a bulletin is larger; what is, is a code or a jest."""

MOST = 100
"""Numbers of one sentence that are looked at; a sentence with more is a table, and its work would grow by the square."""
