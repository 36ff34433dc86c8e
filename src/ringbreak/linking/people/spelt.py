"""How alike words are, many pairs at a time: what `words.alike` says of one pair, said of rows of letters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.agreement import F64, I64, B
from ringbreak.linking.people.words import ALIKE, NEAR, alike, edits_allowed, short_forms

U8 = npt.NDArray[np.uint8]
PORTION = 100_000
"""Pairs that are compared at a time."""
FAR = 3
"""Edits from which it does not matter how many there are."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """Words letter by letter: word i is data[start[i]:start[i] + length[i]]; a word that is not ASCII has none."""

    data: U8
    start: I64
    length: I64

    @staticmethod
    def of(every: list[str]) -> _Letters:
        kept = [w if w.isascii() else "" for w in every]
        length = np.fromiter(map(len, kept), np.int64, len(kept))
        # One letter more, so that there is one to look at behind the last.
        data = np.frombuffer(("".join(kept) + "\0").encode("ascii"), np.uint8)
        return _Letters(data, np.cumsum(length) - length, length)

    def columns(self, chosen: I64) -> U8:
        """Letters of the chosen words, first all first ones. What stands behind the end of a word means nothing."""
        wide = int(self.length[chosen].max(initial=0))
        start = self.start[chosen]
        return np.stack([self.data[np.minimum(start + i, self.data.size - 1)] for i in range(wide)])


def likeness(every: list[str], skeletons: list[str], low: I64, high: I64) -> F64:
    """`words.alike` of pairs of different words where it is NEAR or more; anything below where it is less.

    Args:
        skeletons: `latin.skeleton` of each word. low, high: Numbers of the words of each pair.
    """
    written, heard = _Letters.of(every), _Letters.of(skeletons)
    plain = (written.length > 1) & ~np.fromiter((w.isdigit() for w in every), np.bool_, len(every))
    named = np.fromiter((bool(short_forms(w)) for w in every), np.bool_, len(every))
    made = np.zeros(low.size)
    both = np.flatnonzero(plain[low] & plain[high])
    # Words of a length together: the long ones are few, and their letters need not be laid out for all.
    both = both[np.argsort(np.maximum(written.length[low[both]], written.length[high[both]]), kind="stable")]
    for begin in range(0, both.size, PORTION):
        pair = both[begin : begin + PORTION]
        made[pair] = _near(written, heard, low[pair], high[pair])
    for n in np.flatnonzero(named[low] & named[high]).tolist():
        made[n] = alike(every[low[n]], every[high[n]])
    return made


def _near(written: _Letters, heard: _Letters, low: I64, high: I64) -> F64:
    """ALIKE, NEAR or 0."""
    allowed = np.array([edits_allowed(n) for n in range(9)])
    short = np.minimum(written.length[low], written.length[high])
    edits = _edits(written, low, high)
    slips = (edits <= allowed[np.minimum(short, 8)]) & (short >= 4)
    sounds = _edits(heard, low, high)
    same = (sounds == 0) & (short >= 3)
    slips |= (sounds <= 1) & (np.minimum(heard.length[low], heard.length[high]) >= 5)
    return np.select([same, slips], [ALIKE, NEAR], 0.0)


def _edits(letters: _Letters, low: I64, high: I64) -> U8:
    """`words.distance` of each pair, FAR for more than two. Of its table the five diagonals are filled that can tell."""
    a, b = letters.columns(low), letters.columns(high)
    of_a, apart = letters.length[low], letters.length[high] - letters.length[low]
    far = np.full(low.size, FAR, np.uint8)
    found = far.copy()

    def done(row: list[U8], i: int) -> None:
        for diagonal in range(-2, 3):
            ends = np.flatnonzero((of_a == i) & (apart == diagonal))
            found[ends] = row[diagonal + 2][ends]

    before = [far] * 5
    row = [far, far, *(np.full(low.size, j, np.uint8) for j in range(3))]
    done(row, 0)
    for i in range(1, len(a) + 1):
        after: list[U8] = []
        for d in range(5):
            j = i + d - 2
            if not 1 <= j <= len(b):
                after.append(np.full(low.size, min(i, FAR), np.uint8) if j == 0 else far)
                continue
            best = row[d] + (a[i - 1] != b[j - 1])
            if d < 4:
                best = np.minimum(best, row[d + 1] + 1)
            if d > 0:
                best = np.minimum(best, after[d - 1] + 1)
            if i > 1 and j > 1:
                swapped: B = (a[i - 1] == b[j - 2]) & (a[i - 2] == b[j - 1])
                best = np.where(swapped, np.minimum(best, before[d] + 1), best)
            after.append(np.minimum(best, FAR).astype(np.uint8, copy=False))
        before, row = row, after
        done(row, i)
    return found
