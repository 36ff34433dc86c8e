"""Near-duplicate texts, plain: the same families as `neardup.py` without a compiler; for small inputs and as the oracle."""

from __future__ import annotations

from dataclasses import dataclass

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

_EMPTY = np.uint32(0xFFFFFFFF)
_DROP = frozenset([0x3000, 0xA0, 0xFEFF, *range(0x21), *range(0x2000, 0x2010)])


@dataclass(frozen=True, slots=True)
class Families:
    """label[i]: the smallest index among the texts of i's family (i itself when alone); length[i]: code points after
    folding, 0 when too short to be compared; sketch[i]: one byte of each MinHash bin, shape (n, BINS)."""

    label: I32
    length: I32
    sketch: U8


def agreeing(threshold: float) -> int:
    """How many of the 64 sketch bytes must agree for a pair to be worth the exact comparison."""
    return int(np.floor((threshold - SLACK) * BINS))


def fold(text: str) -> str:
    """What is compared: lower case ASCII, full-width forms as ASCII, no white space, digit runs as one '0'."""
    out: list[str] = []
    digit = False
    for ch in text:
        c = ord(ch)
        if 0xFF01 <= c <= 0xFF5E:
            c -= 0xFEE0
        if c in _DROP:
            continue
        if 0x30 <= c <= 0x39:
            if digit:
                continue
            digit, c = True, 0x30
        else:
            digit = False
            if 0x41 <= c <= 0x5A:
                c += 32
        out.append(chr(c))
    return "".join(out)


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


def signature(grams: U32) -> U32:
    """One-permutation MinHash: the smallest hash of each of 64 bins, empty bins filled by a fixed table."""
    low = np.full(BINS, _EMPTY, np.uint32)
    np.minimum.at(low, (grams >> np.uint32(26)).astype(np.int64), grams)
    full = low.copy()
    for k in np.flatnonzero(low == _EMPTY):
        filled = low[DENSIFY[k]]
        hit = np.flatnonzero(filled != _EMPTY)
        full[k] = filled[hit[0]] if hit.size else _EMPTY
    return full


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
    raw = data.tobytes()
    length = np.zeros(n, np.int32)
    grams: list[U32 | None] = [None] * n
    signatures = np.zeros((n, BINS), np.uint32)
    for i in range(n):
        folded = fold(raw[offsets[i] : offsets[i + 1]].decode("utf-8", "surrogatepass"))
        if len(folded) < least:
            continue
        length[i] = len(folded)
        hashes = gram_hashes(folded)
        signatures[i] = signature(hashes)
        grams[i] = np.unique(hashes)
    with np.errstate(over="ignore"):
        sketch = ((signatures * np.uint32(0x9E3779B1)) >> np.uint32(24)).astype(np.uint8)
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
        x, y = grams[i], grams[j]
        assert x is not None
        assert y is not None
        if x.size < threshold * y.size or y.size < threshold * x.size:
            return
        common = int(np.isin(x, y, assume_unique=True).sum())
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
    return Families(np.array([find(i) for i in range(n)], np.int32), length, sketch)


def gram_source(data: U8, offsets: I64, blanks: Blanks | None) -> Grams:
    """What gives `reworded` the grams of chosen texts, their blanked passages left out."""
    raw = data.tobytes()

    def grams(chosen: I32) -> tuple[U32, I64]:
        made: list[U32] = []
        for i in chosen.tolist():
            text = raw[offsets[i] : offsets[i + 1]].decode("utf-8", "surrogatepass")
            if blanks is not None:
                kept, at = [], 0
                for b in range(blanks.first[i], blanks.first[i + 1]):
                    kept.append(text[at : max(at, blanks.start[b])])
                    at = max(at, int(blanks.end[b]))
                text = " ".join([*kept, text[at:]])
            folded = fold(text)
            made.append(gram_hashes(folded) if len(folded) > 3 else np.zeros(0, np.uint32))
        at_ = np.zeros(len(made) + 1, np.int64)
        np.cumsum([m.size for m in made], out=at_[1:])
        return (np.concatenate(made) if made else np.zeros(0, np.uint32)), at_

    return grams
