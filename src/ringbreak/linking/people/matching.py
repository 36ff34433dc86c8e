"""Which descriptions are of one person: candidates by shared keys, likelihoods trained on the case, groups that bear out themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components
from ringbreak.linking.coaction.shares import Shares, within
from ringbreak.linking.payments.evidence import F64, I64, Field

PSEUDO = 40.0
ROUNDS = 20
BLOCK = 60
"""Descriptions that may share a key; more are more than it tells apart, and the pairs of a key grow with the square. A pair that
belongs together shares other keys besides."""
B = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """left, right: Candidate pairs. probability: What joins: that the two are one by the model, never above 0.5 for pairs that agree on
    nothing firm. stated: What is told: the model's probability set right by `stated`, that rule left aside. shares: The m of each
    field's levels that the case taught."""

    left: I64
    right: I64
    probability: F64
    stated: F64
    shares: tuple[F64, ...]


def numbered(texts: npt.NDArray[np.str_]) -> I64:
    """A number for each text, equal for equal ones; -1 for ""."""
    distinct, number = np.unique(texts, return_inverse=True)
    number = number.reshape(-1).astype(np.int64)
    return np.where(number == 0, -1, number) if distinct.size and distinct[0] == "" else number


def both(left: I64, right: I64) -> I64:
    """A number for each pair of numbers; -1 where either is."""
    return np.where((left >= 0) & (right >= 0), left * (int(right.max(initial=0)) + 1) + right, -1)


def candidates(keys: Sequence[I64]) -> tuple[I64, I64]:
    """Pairs that share a key; -1 is no key. Keys of more than BLOCK descriptions are passed over."""
    n = keys[0].size
    pair = np.zeros(0, np.int64)
    for column in keys:
        rows = np.flatnonzero(column >= 0)
        if not rows.size:
            continue
        _, number, count = np.unique(column[rows], return_inverse=True, return_counts=True)
        number = number.reshape(-1)
        few = (count[number] > 1) & (count[number] <= BLOCK)
        rows, number = rows[few], number[few]
        block = Shares(
            number.astype(np.int32), rows.astype(np.int32), rows.astype(np.int32), np.zeros(rows.size)
        )
        a, b = within(block, 0.0)
        x, y = rows[a], rows[b]
        # Merged key by key: the keys mostly name the same pairs again. By sorting, which is faster than `np.union1d`.
        pair = np.concatenate([pair, np.minimum(x, y) * n + np.maximum(x, y)])
        pair.sort()
        pair = pair[np.r_[True, pair[1:] != pair[:-1]]] if pair.size else pair
    return pair // n, pair % n


def lightened(field: Field, rarity: F64) -> Field:
    """Add -log u of a field to `rarity`, in place, and give the field back without it: a pair then costs a byte a field and not nine."""
    known = field.level >= 0
    rarity[known] -= np.log(field.u[known])
    return Field(field.level, np.zeros(0), field.levels, field.prior)


def match(fields: Sequence[Field], rarity: F64, left: I64, right: I64, rows: int, firm: B) -> Found:
    """Train on the case and weigh every candidate pair.

    Args:
        rarity: Sum of -log u over the fields of each pair; see `lightened`.
        firm: Pairs that agree on something that tells people apart (a birthday, a number, a full address). The others share a name and
            a town at best; they are never more likely than not.
    """
    shares = [np.asarray(f.prior, np.float64) for f in fields]
    if not left.size:
        return Found(left, right, np.zeros(0), np.zeros(0), tuple(shares))
    possible = rows * (rows - 1) / 2
    expected = min(0.1 * rows, 0.5 * left.size)
    code = np.zeros(left.size, np.int64)
    for field in fields:
        code = code * (field.levels + 1) + field.level + 1
    # Pairs with the same levels differ in their rarity only, so the levels are looked at once a pattern and not once a pair.
    _, first, pattern = np.unique(code, return_index=True, return_inverse=True)
    pattern = pattern.reshape(-1)
    levels = np.stack([field.level[first] for field in fields])
    probability = np.zeros(left.size)
    for _ in range(ROUNDS):
        agree = np.zeros(first.size)
        for level, m in zip(levels, shares, strict=True):
            agree += np.where(level >= 0, np.log(m[np.maximum(level, 0)]), 0.0)
        odds = rarity + agree[pattern] + np.log(max(expected, 1.0) / possible)
        probability = 1.0 / (1.0 + np.exp(-np.clip(odds, -60.0, 60.0)))
        weight = np.bincount(pattern, weights=probability, minlength=first.size)
        for i, (field, level) in enumerate(zip(fields, levels, strict=True)):
            known = level >= 0
            seen = np.bincount(level[known], weights=weight[known], minlength=field.levels)
            counted = seen + PSEUDO * field.prior
            shares[i] = counted / counted.sum()
        expected = float(probability.sum())
    held = np.where(firm, probability, np.minimum(probability, 0.5))
    return Found(left, right, held, stated(probability), tuple(shares))


SLOPE, SHIFT = 0.70, 1.68
"""Fitted by logistic regression on the persons of one half of the development half of the historical set (docs/accuracy/people.md); on the
other half the fit gives 0.74 and 1.85. A slope below one says that fields agree together more often than the model thinks."""


def stated(probability: F64) -> F64:
    """The model's probabilities as they turn out: less sure at both ends, surer in the middle. The order of pairs is kept."""
    held = np.clip(probability, 1e-12, 1 - 1e-12)
    made: F64 = 1.0 / (1.0 + np.exp(-(SLOPE * np.log(held / (1 - held)) + SHIFT)))
    return made


def groups(found: Found, rows: int, sure: float) -> npt.NDArray[np.int32]:
    """Label of the group of each description: pairs at or above `sure` join.

    A pair on whose two ends nobody else agrees is a bridge; in a group of more than three it must be surer still.
    """
    kept = found.probability >= sure
    left, right, p = found.left[kept], found.right[kept], found.probability[kept]
    weak = p < BRIDGE
    if weak.any():
        carried = _triangles(left, right, rows)
        label = components(rows, left.astype(np.int32), right.astype(np.int32))
        size = np.bincount(label, minlength=rows)[label[left]]
        good = ~weak | carried | (size <= 3)
        left, right = left[good], right[good]
    return components(rows, left.astype(np.int32), right.astype(np.int32))


BRIDGE = 0.999
"""Probability from which a pair joins two sides of a group alone."""
LOOKED_AT = 64
"""Neighbours of a description that are looked at for a common one."""


def _triangles(left: I64, right: I64, rows: int) -> B:
    """Pairs whose two ends are both paired with a third."""
    a, b = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.lexsort((b, a))
    a, b = a[order], b[order]
    key = a * rows + b
    starts = np.searchsorted(a, np.arange(rows + 1))
    size = np.diff(starts)
    swap = size[left] > size[right]
    low, high = np.where(swap, right, left), np.where(swap, left, right)
    carried = np.zeros(left.size, np.bool_)
    for step in range(min(LOOKED_AT, int(size.max(initial=0)))):
        open_ = np.flatnonzero(~carried & (size[low] > step))
        if not open_.size:
            break
        third = b[starts[low[open_]] + step]
        wanted = third * rows + high[open_]
        at = np.minimum(np.searchsorted(key, wanted), key.size - 1)
        carried[open_] |= (key[at] == wanted) & (third != high[open_])
    return carried
