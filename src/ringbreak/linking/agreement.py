"""How far two texts agree, and how often a stranger's would agree as far: what rows of ledgers and descriptions of people are compared by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
I32 = npt.NDArray[np.int32]
I8 = npt.NDArray[np.int8]
F64 = npt.NDArray[np.float64]
B = npt.NDArray[np.bool_]

WIDTH = 24
"""Characters of a memo or name that are compared; banks cut theirs shorter."""
PREFIXES = (0, 1, 3, 5, 7, 9, 12)
"""Lengths of a common beginning from which a level starts."""
MISSING = -1
"""The level of a pair of which either side says nothing."""


def others(count: I64, rows: int) -> F64:
    """Share of rows that agree, without the two of the pair itself; half a row where nobody else does."""
    made: F64 = (np.maximum(0, count - 2) + 0.5) / max(1, rows)
    return made


def codes(texts: npt.NDArray[np.str_]) -> npt.NDArray[np.uint32]:
    """Texts as code points, one row each of WIDTH columns, 0 after the end."""
    cut = np.ascontiguousarray(texts.astype(f"<U{WIDTH}"))
    return cut.view(np.uint32).reshape(texts.size, WIDTH)


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
        level, u = np.empty(left.size, np.int8), np.empty(left.size)
        same = left == right
        apart = np.flatnonzero(~same)
        level[apart], u[apart] = self._compare(left[apart], right[apart])
        # Mostly the two say the same: then each text is held against itself once.
        shown = np.zeros(len(self.letters), np.bool_)
        shown[left[same]] = True
        once = np.flatnonzero(shown)
        place = np.cumsum(shown)[left[same]] - 1
        alone = self._compare(once, once)
        level[same], u[same] = alone[0][place], alone[1][place]
        return level, u

    def _compare(self, left: I64 | I32, right: I64 | I32) -> tuple[I8, F64]:
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
