"""Near-duplicate texts, compiled: sign, join by bands, verify by true Jaccard, unite.

Texts are folded first (`fold`): ASCII letters to lower case, full-width forms to ASCII, white space and format
characters dropped, a run of digits to one '0', so that a template whose number changes stays one template.
Sets are of 4-grams of folded code points, hashed to 32 bits. Signatures are one-permutation MinHash with K = 64 bins,
densified by a fixed table; bands of three rows find 94 of 100 pairs at Jaccard 0.5, 99 of 100 from 0.6 on; one byte of each
bin is kept as a sketch that rejects most candidates before the exact comparison.
The plain twin is `neardup_plain.py`; families are equal.

Source: Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012; Shrivastava, "Optimal Densification", ICML 2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.compile import compiled
from ringbreak.kernels.components import flatten
from ringbreak.kernels.neardup_grams import blanked, close_up, sets, sign
from ringbreak.kernels.neardup_pairs import candidates, unite
from ringbreak.kernels.neardup_plain import BANDS, BINS, DENSIFY, MULTIPLIERS, ROWS, Families, agreeing
from ringbreak.kernels.reworded import Blanks, Grams

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

Part = tuple[U8, I64]
"""Consecutive texts as Arrow lays them out: text i is UTF-8 data[offsets[i]:offsets[i + 1]]."""

_CHUNK = 25_000


def gram_source(parts: Sequence[Part], length: I32, blanks: Blanks | None) -> Grams:
    """What gives the grams of chosen texts, whatever part they lie in, their blanked passages left out."""
    begins = _begins(parts)
    none = np.zeros(0, np.int32)
    gaps = blanks if blanks is not None else Blanks(np.zeros(length.size + 1, np.int64), none, none)

    def grams(chosen: I32) -> tuple[U32, I64]:
        room = np.cumsum(np.r_[0, length[chosen]], dtype=np.int64)
        values = np.empty(int(room[-1]), np.uint32)
        count, at = np.zeros(chosen.size, np.int32), np.empty(chosen.size + 1, np.int64)
        for number in np.unique(np.searchsorted(begins, chosen, side="right") - 1).tolist():
            data, offsets = parts[number]
            blanked(
                data, offsets, begins[number], chosen, gaps.first, gaps.start, gaps.end, MULTIPLIERS, values, room, count
            )  # fmt: skip
        close_up(values, room, count, at)
        return values[: at[-1]], at

    return grams


def _candidate_pairs(
    parts: Sequence[Part], threshold: float, least: int, pool: ThreadPoolExecutor, threads: int
) -> tuple[list[tuple[I32, I32]], I32, U8, U32]:
    """Pairs of every band; the folded length, the sketch and the keys of every text."""
    begins = _begins(parts)
    n = int(begins[-1])
    keys = np.empty((BANDS, n), np.uint32)
    sketch = np.zeros((n, BINS), np.uint8)
    length = np.zeros(n, np.int32)
    agree = agreeing(threshold)
    bits = max(8, int(np.ceil(np.log2(max(2, n) * 1.5))))

    def signed(task: tuple[int, int]) -> None:
        number, lo = task
        data, offsets = parts[number]
        hi = min(offsets.size - 1, lo + _CHUNK)
        sign(data, offsets, lo, hi, begins[number], least, MULTIPLIERS, DENSIFY, keys, sketch, length)

    def bands(begin: int) -> list[tuple[I32, I32]]:
        first, last = np.empty(1 << bits, np.int32), np.empty(n, np.int32)
        left, right = np.empty(2 * n, np.int32), np.empty(2 * n, np.int32)
        found = []
        for b in range(begin, BANDS, threads):
            c = candidates(keys[b], length, bits, first, last, sketch, agree, left, right)
            found.append((left[:c].copy(), right[:c].copy()))
        return found

    tasks = [(k, lo) for k, (_, offsets) in enumerate(parts) for lo in range(0, offsets.size - 1, _CHUNK)]
    list(pool.map(signed, tasks))
    return [pair for pairs in pool.map(bands, range(threads)) for pair in pairs], length, sketch, keys


def _begins(parts: Sequence[Part]) -> I64:
    """The number of the first text of each part, and how many there are."""
    return np.cumsum([0, *(offsets.size - 1 for _, offsets in parts)], dtype=np.int64)


def families(parts: Sequence[Part], *, threshold: float, least: int, threads: int = 2) -> Families:
    """Group near-duplicate texts. See `neardup_plain.families`, whose families these equal.

    Args:
        parts: The texts, numbered from the first of the first part on.
    Memory: about 190 bytes a text for signatures, plus 4 bytes a character of the texts that have a candidate.
    """
    begins = _begins(parts)
    n = int(begins[-1])
    with ThreadPoolExecutor(threads) as pool:
        pairs, length, sketch, keys = _candidate_pairs(parts, threshold, least, pool, threads)
        marked = np.zeros(n, np.bool_)
        for left, right in pairs:
            marked[left] = True
            marked[right] = True
        chosen = np.flatnonzero(marked).astype(np.int32)
        where = np.full(n, -1, np.int32)
        where[chosen] = np.arange(chosen.size, dtype=np.int32)
        at = np.zeros(chosen.size + 1, np.int64)
        np.cumsum(length[chosen], out=at[1:], dtype=np.int64)
        values = np.empty(int(at[-1]), np.uint32)
        count, half = np.zeros(chosen.size, np.int32), np.zeros(chosen.size, np.int32)
        step = chosen.size // 16 + 1

        def build(task: tuple[int, int, int]) -> None:
            number, lo, hi = task
            data, offsets = parts[number]
            sets(data, offsets, begins[number], chosen, lo, hi, MULTIPLIERS, at, values, count, half)

        edges = np.searchsorted(chosen, begins).tolist()
        list(
            pool.map(
                build,
                [
                    (k, lo, min(hi, lo + step))
                    for k, (begin, hi) in enumerate(pairwise(edges))
                    for lo in range(begin, hi, step)
                ],
            )
        )
    parent = np.arange(n, dtype=np.int32)
    for left, right in pairs:
        unite(left, right, where, at, count, half, values, threshold, parent)
    compiled(flatten, n)(parent)
    return Families(parent, length, sketch, keys)


assert ROWS == 3  # the loop over rows in neardup_grams.sign is written out for three
