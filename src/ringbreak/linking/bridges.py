"""Groups joined by several traits at once: one bought template proves nothing, two independent traits do.

A trait (a text family, an account, a device, a picture) that meets two established groups is asked about, because
templates are sold and accounts quote. When two groups share several such traits that do not depend on one another, the
coincidence is no longer likely and the groups are one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

I32 = npt.NDArray[np.int32]
I8 = npt.NDArray[np.int8]
F64 = npt.NDArray[np.float64]

ENOUGH = 1.7
"""Sum of strengths from which two groups are joined."""
ASKED = 0.7
"""What a shared contact counts that is neither private nor public so far."""
MOST = 8
"""A trait that meets more groups than this bridges none of them."""
STRENGTH: dict[str, float] = {"template": 0.7, "image": 0.7, "session": 0.5}
"""What a shared trait counts; others count 1. Three text families, or two accounts, or two families and an account: a seller
hands the same few texts to several buyers, so two texts are not enough."""


def bridge(
    trait: I32,
    group: I32,
    strength: F64,
    size: I32,
) -> tuple[I32, I32]:
    """Pairs of groups that traits join together.

    Args:
        trait, group: One position a bearer of a doubtful trait: which trait, and the group of the bearer.
        strength: Of each trait, indexed by trait number.
        size: Records of each group, indexed by group number (its root record).
    Returns: Left and right groups, sorted; int32 arrays of equal length.
    """
    key = np.unique(trait.astype(np.int64) * size.size + group)
    t, g = key // size.size, (key % size.size).astype(np.int32)
    met = np.bincount(t, minlength=int(t.max()) + 1 if t.size else 0)
    kept = (met[t] > 1) & (met[t] <= MOST)
    t, g = t[kept], g[kept]
    starts = np.flatnonzero(np.r_[True, t[1:] != t[:-1]]) if t.size else np.zeros(0, np.int64)
    ends = np.r_[starts[1:], t.size]
    left: list[npt.NDArray[np.int32]] = []
    right: list[npt.NDArray[np.int32]] = []
    weight: list[npt.NDArray[np.float64]] = []
    counts = ends - starts
    for width in range(2, MOST + 1):
        rows = starts[counts == width]
        if not rows.size:
            continue
        block = g[rows[:, None] + np.arange(width)]
        a, b = np.triu_indices(width, 1)
        left.append(block[:, a].reshape(-1))
        right.append(block[:, b].reshape(-1))
        weight.append(np.repeat(strength[t[rows]], a.size))
    if not left:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    lefts, rights, weights = np.concatenate(left), np.concatenate(right), np.concatenate(weight)
    pair, inverse = np.unique(lefts.astype(np.int64) * size.size + rights, return_inverse=True)
    total = np.bincount(inverse.reshape(-1), weights=weights)
    pair = pair[total >= ENOUGH - 1e-9]
    return (pair // size.size).astype(np.int32), (pair % size.size).astype(np.int32)
