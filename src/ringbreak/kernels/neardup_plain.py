"""Near-duplicate texts, plain: the same families as `neardup.py` without a compiler; for small inputs and as the oracle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.reworded import Blanks, Grams

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

BINS = 64
ROWS = 3
BANDS = 21
"""21 bands of 3 rows: a pair at Jaccard 0.5 is found with probability 0.94 by one comparison, and a family's members
are compared many times over."""
MULTIPLIERS: U32 = np.random.default_rng(12345).integers(0, 2**32, 4, dtype=np.uint32) | np.uint32(1)
DENSIFY: I32 = np.random.default_rng(1).integers(0, BINS, size=(BINS, 64)).astype(np.int32)
SLACK = 0.15
"""How far the 64-bin estimate may fall below the threshold before the exact comparison is spared (2.5 standard errors: of pairs right at the
threshold one in a hundred and fifty is missed, and a text has many chances)."""

PIECE = 1 << 20
"""Bytes of a text, and grams, that are worked on at a time."""
KEPT = 1 << 24
"""Grams kept for comparing, 64 MB; those of longer texts are made again for each comparison, of which there are few."""

EMPTY = np.uint32(0xFFFFFFFF)
_DROP = frozenset([0x3000, 0xA0, 0xFEFF, *range(0x21), *range(0x2000, 0x2010)])


@dataclass(frozen=True, slots=True)
class Families:
    """label[i]: the smallest index among the texts of i's family (i itself when alone); length[i]: code points after
    folding, 0 when too short to be compared; sketch[i]: one byte of each MinHash bin, shape (n, BINS); keys: of each band, shape (BANDS, n)."""

    label: I32
    length: I32
    sketch: U8
    keys: U32


def agreeing(threshold: float) -> int:
    """How many of the 64 sketch bytes must agree for a pair to be worth the exact comparison."""
    return int(np.floor((threshold - SLACK) * BINS))


def fold(text: str) -> str:
    """What is compared: lower case ASCII, full-width forms as ASCII, no white space, digit runs as one '0'."""
    return _DIGITS.sub("0", text.translate(_folding()))


_DIGITS = re.compile("[0-9]+")


@cache
def _folding() -> list[str | None]:
    """What stands for each character up to the last full-width form; None where it is dropped. Later ones stay."""
    made: list[str | None] = []
    for c in range(0xFF5F):
        it = c - 0xFEE0 if c >= 0xFF01 else c
        it += 32 if 0x41 <= it <= 0x5A else 0
        made.append(None if c in _DROP else chr(it))
    return made


def folded_pieces(data: U8, start: int, end: int) -> Iterator[str]:
    """The folded text of UTF-8 data[start:end], PIECE bytes at a time: a hostile text has a hundred million."""
    digit = False
    while start < end:
        stop = min(end, start + PIECE)
        for _ in range(3):  # a character has at most four bytes
            if stop < end and data[stop] & 0xC0 == 0x80:
                stop -= 1
        piece = fold(data[start:stop].tobytes().decode("utf-8", "surrogatepass"))
        start = stop
        # A run of digits may go on from one piece to the next.
        if digit and piece.startswith("0"):
            piece = piece[1:]
        if piece:
            digit = piece.endswith("0")
            yield piece


def gram_pieces(pieces: Iterable[str]) -> Iterator[U32]:
    """Hashes of all 4-grams of a folded text that comes in pieces, in order."""
    before = ""
    for piece in pieces:
        piece = before + piece
        if len(piece) > 3:
            yield gram_hashes(piece)
        before = piece[-3:]


def gram_hashes(folded: str) -> U32:
    """32-bit hashes of all 4-grams, in order, repeated ones included; the text has at least four characters."""
    points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32)
    with np.errstate(over="ignore"):
        x: U32 = (
            points[:-3] * MULTIPLIERS[0]
            + points[1:-2] * MULTIPLIERS[1]
            + points[2:-1] * MULTIPLIERS[2]
            + points[3:] * MULTIPLIERS[3]
        )
        x ^= x >> np.uint32(15)
        x *= np.uint32(0x2C1B3C6D)
        x ^= x >> np.uint32(12)
        x *= np.uint32(0x297A2D39)
        x ^= x >> np.uint32(15)
    return x


def signature(pieces: Iterable[U32]) -> tuple[U32, int]:
    """One-permutation MinHash of grams that come in pieces: the smallest hash of each of 64 bins, empty bins filled by a
    fixed table; and how many grams there were."""
    low = np.full(BINS, EMPTY, np.uint32)
    count = 0
    for grams in pieces:
        count += grams.size
        np.minimum.at(low, (grams >> np.uint32(26)).astype(np.int64), grams)
    full = low.copy()
    for k in np.flatnonzero(low == EMPTY):
        filled = low[DENSIFY[k]]
        hit = np.flatnonzero(filled != EMPTY)
        full[k] = filled[hit[0]] if hit.size else EMPTY
    return full, count


class _Sets:
    """Sorted distinct grams of texts. Those of ordinary texts are kept; what is beyond KEPT together is made again when
    it is compared, one at a time."""

    def __init__(self, data: U8, offsets: I64) -> None:
        self._data, self._offsets = data, offsets
        self._kept: dict[int, U32] = {}
        self._room = KEPT

    def of(self, text: int) -> U32:
        made = self._kept.get(text)
        if made is None:
            pieces = gram_pieces(folded_pieces(self._data, self._offsets[text], self._offsets[text + 1]))
            made = np.concatenate([np.unique(p) for p in pieces])
            made.sort()
            made = made[np.r_[True, made[1:] != made[:-1]]]
            if made.size <= self._room:
                self._room -= made.size
                self._kept[text] = made
        return made


def _common(x: U32, y: U32) -> int:
    """How many values two sorted sets share."""
    if x.size > y.size:
        x, y = y, x
    found = 0
    for at in range(0, x.size, PIECE):
        part = x[at : at + PIECE]
        where = np.searchsorted(y, part)
        found += int(np.count_nonzero(y[np.minimum(where, y.size - 1)] == part))
    return found


def sketched(signatures: U32) -> U8:
    """One byte of each bin."""
    with np.errstate(over="ignore"):
        return ((signatures * np.uint32(0x9E3779B1)) >> np.uint32(24)).astype(np.uint8)


def band_keys(signatures: U32) -> U32:
    """Keys of the bands: uint32[bands, n] from uint32[n, bins]."""
    n = signatures.shape[0]
    keys = np.empty((BANDS, n), np.uint32)
    wide = signatures.astype(np.uint64)
    with np.errstate(over="ignore"):
        for b in range(BANDS):
            y = np.full(n, np.uint64(b + 1) * np.uint64(0x9E3779B97F4A7C15), np.uint64)
            for r in range(ROWS):
                y = (y ^ wide[:, b * ROWS + r]) * np.uint64(0xD6E8FEB86659FD93)
                y ^= y >> np.uint64(29)
            keys[b] = (y >> np.uint64(32)).astype(np.uint32)
    return keys


def families(data: U8, offsets: I64, *, threshold: float, least: int) -> Families:
    """Group near-duplicate texts.

    Args:
        data, offsets: Texts as Arrow lays them out: text i is UTF-8 data[offsets[i]:offsets[i + 1]]; int64[n + 1].
        threshold: Jaccard of the 4-gram sets from which two texts are of one family, 0 < threshold <= 1.
        least: Texts with fewer folded code points are not compared; at least 4.
    Returns: Families by single linkage over candidate pairs whose true Jaccard reaches the threshold.
    """
    n = offsets.size - 1
    length = np.zeros(n, np.int32)
    signatures = np.zeros((n, BINS), np.uint32)
    for i in range(n):
        # As many code points as grams and three.
        signed, count = signature(gram_pieces(folded_pieces(data, offsets[i], offsets[i + 1])))
        if count and count + 3 >= least:
            signatures[i], length[i] = signed, count + 3
    sets = _Sets(data, offsets)
    sketch = sketched(signatures)
    keys = band_keys(signatures)
    agree = agreeing(threshold)
    parent = list(range(n))

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def compare(i: int, j: int) -> None:
        a, b = find(i), find(j)
        if a == b or int(np.count_nonzero(sketch[i] == sketch[j])) < agree:
            return
        x, y = sets.of(i), sets.of(j)
        if x.size < threshold * y.size or y.size < threshold * x.size:
            return
        common = _common(x, y)
        if common >= threshold * (x.size + y.size - common):
            parent[max(a, b)] = min(a, b)

    for b in range(BANDS):
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        row = keys[b].tolist()
        for i in range(n):
            if length[i] == 0:
                continue
            k = row[i]
            q = first.setdefault(k, i)
            if q != i:
                p = last[k]
                compare(p, i)
                if q != p:
                    compare(q, i)
            last[k] = i
    return Families(np.array([find(i) for i in range(n)], np.int32), length, sketch, keys)


def gram_source(data: U8, offsets: I64, blanks: Blanks | None) -> Grams:
    """What gives `reworded` the grams of chosen texts, their blanked passages left out."""

    def grams(chosen: I32) -> tuple[U32, I64]:
        made: list[U32] = []
        for i in chosen.tolist():
            pieces = folded_pieces(data, offsets[i], offsets[i + 1])
            if blanks is not None and blanks.first[i] < blanks.first[i + 1]:
                pieces = iter([fold(_blanked(data[offsets[i] : offsets[i + 1]], i, blanks))])
            found = list(gram_pieces(pieces))
            made.append(np.concatenate(found) if found else np.zeros(0, np.uint32))
        at_ = np.zeros(len(made) + 1, np.int64)
        np.cumsum([m.size for m in made], out=at_[1:])
        return (np.concatenate(made) if made else np.zeros(0, np.uint32)), at_

    return grams


def _blanked(data: U8, number: int, blanks: Blanks) -> str:
    text = data.tobytes().decode("utf-8", "surrogatepass")
    kept, at = [], 0
    for b in range(blanks.first[number], blanks.first[number + 1]):
        kept.append(text[at : max(at, blanks.start[b])])
        at = max(at, int(blanks.end[b]))
    return " ".join([*kept, text[at:]])
