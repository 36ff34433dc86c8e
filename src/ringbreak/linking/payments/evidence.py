"""What two rows of two ledgers have in common, each with how often a stranger's row would have it too.

For each field a pair gets a level (which agreement) and u, the share of all rows that agree with this row to that level. u is counted
for the value at hand, so an amount of 60.00 that a thousand rows show says less than 50,687.19, and a memo that begins "J H" less than
one that begins "THEODOROS".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.agreement import F64, I8, I32, I64, PREFIXES, Beginnings, beginnings_prior, others

RATIOS = (0.0, 0.005, 0.015, 0.03, 0.05, 0.08, 0.12)
"""Relative differences of amounts that make levels: equal, then within each; fees and exchange rates eat a few per cent."""
DAY = 86_400.0
TIMES = (60.0, 600.0, 3600.0, 6 * 3600.0, *(d * DAY + 1.0 for d in (1, 2, 3, 4, 5, 6, 7, 21)))
"""Seconds apart that make levels, on either side. Ledgers that know the day only differ by whole days."""


@dataclass(frozen=True)
class Legs:
    """One position a row of a ledger.

    ledger: Number of the ledger. amount: In its currency. time: Seconds. texts: One array of fixed-width text for each of
    memo, payer, payee; "" where unknown.
    """

    ledger: I32
    amount: F64
    time: F64
    texts: tuple[npt.NDArray[np.str_], ...]


@dataclass(frozen=True)
class Field:
    """level: Agreement of each pair, from 0, MISSING when either side is unknown. u: Share of rows that agree so. levels: How many.
    prior: How often a true pair is of each level before the case is looked at; sums to 1."""

    level: I8
    u: F64
    levels: int
    prior: F64


def amounts(legs: Legs, left: I64, right: I64) -> Field:
    """How close the amounts are."""
    a, b = legs.amount[left], legs.amount[right]
    apart = np.abs(b - a) / np.maximum(a, 1e-9)
    level = np.searchsorted(np.array(RATIOS), np.round(apart, 9), side="left").astype(np.int8)
    level = np.minimum(level, len(RATIOS) - 1).astype(np.int8)
    ordered = np.sort(legs.amount)

    def inside(reach: F64) -> I64:
        top = np.searchsorted(ordered, a * (1 + reach) + 1e-6, side="right")
        return (top - np.searchsorted(ordered, a * (1 - reach) - 1e-6)).astype(np.int64)

    outer = inside(np.array(RATIOS)[level])
    inner = np.where(level > 0, inside(np.array(RATIOS)[np.maximum(level, 1) - 1]), 0)
    count = outer - np.maximum(0, inner - 1)
    prior = np.array([0.7, 0.06, 0.06, 0.06, 0.05, 0.04, 0.03])
    return Field(level, others(count, legs.amount.size), len(RATIOS), prior)


def times(legs: Legs, left: I64, right: I64) -> Field:
    """How far apart and in which order: levels of the earlier side first, then of the later."""
    gap = legs.time[right] - legs.time[left]
    step = np.minimum(np.searchsorted(np.array(TIMES), np.abs(gap)), len(TIMES) - 1)
    level = np.where(gap < 0, len(TIMES) - 1 - step, len(TIMES) + step).astype(np.int8)
    ordered = np.sort(legs.time)
    far = np.array(TIMES)[step]
    near = np.where(step > 0, np.array(TIMES)[step - 1], -1.0)
    t = legs.time[left]
    later = np.searchsorted(ordered, t + far, side="right") - np.searchsorted(ordered, t + near, side="right")
    earlier = np.searchsorted(ordered, t - near) - np.searchsorted(ordered, t - far)
    count = np.where(gap < 0, earlier, later)
    half = np.array([0.15, 0.1, 0.08, 0.05, 0.06, 0.02, 0.01, 0.01, 0.005, 0.005, 0.005, 0.005])
    prior = np.concatenate([half[::-1], half])
    return Field(level, others(count, legs.time.size), 2 * len(TIMES), prior / prior.sum())


PORTION = 200_000
"""Pairs of texts compared at a time, so that memory does not grow with the pairs."""


def beginnings(texts: npt.NDArray[np.str_], left: I64, right: I64) -> Field:
    """`Beginnings` of one text a row."""
    held = Beginnings.of(texts)
    level = np.empty(left.size, np.int8)
    u = np.empty(left.size)
    for start in range(0, left.size, PORTION):
        part = slice(start, start + PORTION)
        level[part], u[part] = held.compare(left[part], right[part])
    return Field(level, u, 2 * len(PREFIXES), beginnings_prior())
