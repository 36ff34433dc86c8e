"""What two rows of two ledgers have in common, each with how often a stranger's row would have it too.

For each field a pair gets a level (which agreement) and u, the share of all rows that agree with this row to that level. u is counted
for the value at hand, so an amount of 60.00 that a thousand rows show says less than 50,687.19, and a memo that begins "J H" less than
one that begins "THEODOROS".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
I32 = npt.NDArray[np.int32]
I8 = npt.NDArray[np.int8]
F64 = npt.NDArray[np.float64]
B = npt.NDArray[np.bool_]

RATIOS = (0.0, 0.005, 0.015, 0.03, 0.05, 0.08, 0.12)
"""Relative differences of amounts that make levels: equal, then within each; fees and exchange rates eat a few per cent."""
DAY = 86_400.0
TIMES = (60.0, 600.0, 3600.0, 6 * 3600.0, *(d * DAY + 1.0 for d in (1, 2, 3, 4, 5, 6, 7, 21)))
"""Seconds apart that make levels, on either side. Ledgers that know the day only differ by whole days."""
WIDTH = 24
"""Characters of a memo or name that are compared; banks cut theirs shorter."""
PREFIXES = (0, 1, 3, 5, 7, 9, 12)
"""Lengths of a common beginning from which a level starts."""
MISSING = -1


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


def others(count: I64, rows: int) -> F64:
    """Share of rows that agree, without the two of the pair itself; half a row where nobody else does."""
    made: F64 = (np.maximum(0, count - 2) + 0.5) / max(1, rows)
    return made


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


def codes(texts: npt.NDArray[np.str_]) -> npt.NDArray[np.uint32]:
    """Texts as code points, one row each of WIDTH columns, 0 after the end."""
    cut = np.ascontiguousarray(texts.astype(f"<U{WIDTH}"))
    return cut.view(np.uint32).reshape(texts.size, WIDTH)


PORTION = 200_000
"""Pairs of texts compared at a time, so that memory does not grow with the pairs."""


@dataclass(frozen=True)
class Beginnings:
    """How long a beginning two texts share: banks cut and extend memos at the end, and mask the end of names.

    letters: Code points of each text, and of no text after the last. ordered: The texts but "", in order. before: How many rows show one before each of them, and all.
    """

    letters: npt.NDArray[np.uint32]
    ordered: npt.NDArray[np.str_]
    before: I64

    @staticmethod
    def of(texts: npt.NDArray[np.str_], count: I64 | None = None) -> Beginnings:
        """count: Rows that show each text, one each unless told."""
        short = texts.astype(f"<U{WIDTH}")
        order = np.argsort(short, kind="stable")
        order = order[short[order] != ""]
        shown = np.ones(texts.size, np.int64) if count is None else count
        return Beginnings(codes(np.append(texts, "")), short[order], np.r_[0, np.cumsum(shown[order])])

    def compare(self, left: I64 | I32, right: I64 | I32) -> tuple[I8, F64]:
        """Level and u of pairs of texts, by their numbers; -1 is no text."""
        a, b = self.letters[left], self.letters[right]
        length_a, length_b = (a != 0).sum(axis=1), (b != 0).sum(axis=1)
        shared = np.cumprod((a == b) & (a != 0), axis=1, dtype=np.int8).sum(axis=1)
        both = (length_a > 0) & (length_b > 0)
        whole = shared == np.minimum(length_a, length_b)
        step = np.searchsorted(np.array(PREFIXES), shared, side="right") - 1
        # A text that is the whole beginning of the other was cut, which is likelier than that it goes on differently.
        level = np.where(both, np.where(whole & (shared >= 1), len(PREFIXES) + step, step), MISSING).astype(
            np.int8
        )
        # Pairs of one text with a beginning of one length have it in common: it is looked up once.
        _, first, back = np.unique(
            left.astype(np.int64) * (WIDTH + 1) + shared, return_index=True, return_inverse=True
        )
        kept = np.arange(WIDTH)[None, :] < shared[first, None]
        beginning = (
            np.ascontiguousarray(np.where(kept, a[first], 0).astype(np.uint32)).view(f"<U{WIDTH}").reshape(-1)
        )
        ends = np.char.add(beginning, "\U0010ffff")
        high, low = (
            np.searchsorted(self.ordered, ends, side="right"),
            np.searchsorted(self.ordered, beginning),
        )
        count = (self.before[high] - self.before[low])[back.reshape(-1)]
        u = np.where(both, others(count, int(self.before[-1])), 1.0)
        # Nothing in common is what most strangers have in common.
        return level, np.where(both & (shared == 0), 1.0, u)


def beginnings_prior() -> F64:
    """How often two texts of one payment or person share a beginning of each level."""
    half = np.array([0.06, 0.02, 0.02, 0.02, 0.02, 0.02, 0.04])
    prior = np.concatenate([half, np.array([0.001, 0.02, 0.05, 0.08, 0.12, 0.15, 0.379])])
    made: F64 = prior / prior.sum()
    return made


def beginnings(texts: npt.NDArray[np.str_], left: I64, right: I64) -> Field:
    """`Beginnings` of one text a row."""
    held = Beginnings.of(texts)
    level = np.empty(left.size, np.int8)
    u = np.empty(left.size)
    for start in range(0, left.size, PORTION):
        part = slice(start, start + PORTION)
        level[part], u[part] = held.compare(left[part], right[part])
    return Field(level, u, 2 * len(PREFIXES), beginnings_prior())
