"""Pairs of near-duplicate texts, compiled: which are worth a comparison, and which of them are of one family; see `neardup.py`.

Everything called here stands here: numba holds machine code against the file of its function only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, uint64

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]


@njit(cache=True, nogil=True, error_model="numpy")
def _agree(sketch: U8, a: int, b: int) -> int:
    """Of 64 sketch bytes, how many two texts have in common."""
    same = 0
    for j in range(64):
        same += sketch[a, j] == sketch[b, j]
    return same


@njit(cache=True, nogil=True, error_model="numpy")
def candidates(
    keys: U32, length: I32, bits: int, first: I32, last: I32, sketch: U8, agree: int, left: I32, right: I32
) -> int:
    """One band: each text against the first and the last before it with its key, if enough sketch bytes agree.

    first, last: Scratch; 2 ** bits places for the first text of each key, and for each such text the last with its key.
    """
    n = keys.size
    first[:] = -1
    mask = uint64(first.size - 1)
    shift = uint64(64 - bits)
    found = 0
    for i in range(n):
        if length[i] == 0:
            continue
        k = keys[i]
        h = (uint64(k) * uint64(0x9E3779B97F4A7C15)) >> shift
        while True:
            q = first[h]
            if q < 0:
                first[h] = i
                last[i] = i
                break
            if keys[q] == k:
                p = last[q]
                last[q] = i
                if _agree(sketch, p, i) >= agree:
                    left[found] = p
                    right[found] = i
                    found += 1
                if q != p and _agree(sketch, q, i) >= agree:
                    left[found] = q
                    right[found] = i
                    found += 1
                break
            h = (h + uint64(1)) & mask
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _find(parent: I32, x: int) -> int:
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


@njit(cache=True, nogil=True, error_model="numpy")
def _alike(values: U32, p: int, pm: int, pe: int, q: int, qm: int, qe: int, threshold: float) -> bool:
    """Whether the sorted sets values[p:pe] and values[q:qe] have this Jaccard or more; pm and qm are where their halves from 2 ** 31 on begin.

    The halves are walked side by side, since each step waits for the one before it, and no further than it takes to know.
    """
    both = pe - p + qe - q
    common = 0
    r = pm
    s = qm
    while True:
        steps = min(min(pm - p, qm - q), min(pe - r, qe - s))
        if steps <= 0:
            break
        steps = min(steps, 32)
        for _ in range(steps):
            v = values[p]
            w = values[q]
            x = values[r]
            y = values[s]
            p += v <= w
            q += w <= v
            r += x <= y
            s += y <= x
            common += v == w
            common += x == y
        if common >= threshold * (both - common):
            return True
        most = common + min(pm - p, qm - q) + min(pe - r, qe - s)
        if most < threshold * (both - most):
            return False
    while p < pm and q < qm:
        v = values[p]
        w = values[q]
        p += v <= w
        q += w <= v
        common += v == w
    while r < pe and s < qe:
        x = values[r]
        y = values[s]
        r += x <= y
        s += y <= x
        common += x == y
    return common >= threshold * (both - common)


@njit(cache=True, nogil=True, error_model="numpy")
def unite(
    left: I32,
    right: I32,
    where: I32,
    at: I64,
    count: I32,
    half: I32,
    values: U32,
    threshold: float,
    parent: I32,
) -> None:
    """Join the pairs whose true Jaccard reaches the threshold; pairs already together are not compared again."""
    for i in range(left.size):
        a = _find(parent, left[i])
        b = _find(parent, right[i])
        if a == b:
            continue
        x = where[left[i]]
        y = where[right[i]]
        # Sets too unlike in size cannot reach the threshold.
        if count[x] < threshold * count[y] or count[y] < threshold * count[x]:
            continue
        p = at[x]
        q = at[y]
        if _alike(values, p, p + half[x], p + count[x], q, q + half[y], q + count[y], threshold):
            if a < b:
                parent[b] = a
            else:
                parent[a] = b
