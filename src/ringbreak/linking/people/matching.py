"""Which descriptions are of one person: likelihoods trained on the case, groups that bear out themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ringbreak.kernels.components import components
from ringbreak.linking.payments.evidence import F64, I8, I32, I64, B
from ringbreak.linking.people.evidence import Comparison

PSEUDO = 40.0
ROUNDS = 20
PORTION = 250_000
"""Pairs that are compared or weighed at a time."""


@dataclass(frozen=True)
class Compared:
    """Candidate pairs as they were compared: 20 bytes a pair, however many fields there are.

    left, right: Descriptions, sorted. rarity: Sum of -log u over the fields. pattern: Number of the levels that the pair agrees on.
    levels: The patterns' levels, MISSING where either side is silent. Shape: int8[patterns, fields]. firm: Patterns of pairs that agree on
    something that tells people apart (a birthday, a number, a full address). The others share a name and a town at best; they are never
    more likely than not.
    priors: Of each field, how often a true pair is of each level.
    """

    left: I32
    right: I32
    rarity: F64
    pattern: I32
    levels: I8
    firm: B
    priors: tuple[F64, ...]


Firm = Callable[[I32, I32, Sequence[I8]], B]
"""Left, right and the levels of each field: which pairs agree on something firm."""


def compare(pairs: Iterable[tuple[I32, I32]], fields: Sequence[Comparison], firm: Firm) -> Compared:
    """Compare every candidate pair by every field."""
    met: dict[int, int] = {}
    lefts: list[I32] = []
    rights: list[I32] = []
    rarities: list[F64] = []
    patterns: list[I32] = []
    for left, right in _portions(pairs):
        rarity, code = np.zeros(left.size), np.zeros(left.size, np.int64)
        levels = []
        for field in fields:
            level, u = field.compare(left, right)
            known = level >= 0
            rarity[known] -= np.log(u[known])
            code = code * (field.levels + 1) + level + 1
            levels.append(level)
        distinct, back = np.unique(code * 2 + firm(left, right, levels), return_inverse=True)
        number = np.array([met.setdefault(c, len(met)) for c in distinct.tolist()], np.int32)
        lefts.append(left)
        rights.append(right)
        rarities.append(rarity)
        patterns.append(number[back.reshape(-1)])
    left, right, rarity, pattern = _joined(lefts), _joined(rights), _joined(rarities), _joined(patterns)
    code = np.array(list(met), np.int64)
    firmly, code = (code & 1).astype(np.bool_), code >> 1
    told = []
    for field in reversed(fields):
        told.append((code % (field.levels + 1) - 1).astype(np.int8))
        code = code // (field.levels + 1)
    table = np.stack(told[::-1], axis=1) if told else np.zeros((0, 0), np.int8)
    return Compared(left, right, rarity, pattern, table, firmly, tuple(np.asarray(f.prior) for f in fields))


def _joined(parts: list[Any]) -> Any:
    """The parts as one array; each column gives its parts up before the next is put together, or all would be held twice."""
    made = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    parts.clear()
    return made


def _portions(pairs: Iterable[tuple[I32, I32]]) -> Iterator[tuple[I32, I32]]:
    for left, right in pairs:
        for start in range(0, left.size, PORTION):
            yield left[start : start + PORTION], right[start : start + PORTION]


@dataclass(frozen=True)
class Found:
    """pairs: The candidates. model: Probability by the model that the two are one, of each. shares: The m of each field's levels that the case taught."""

    pairs: Compared
    model: F64
    shares: tuple[F64, ...]

    @property
    def probability(self) -> F64:
        """What joins: never above 0.5 for pairs that agree on nothing firm."""
        return np.where(self.pairs.firm[self.pairs.pattern], self.model, np.minimum(self.model, 0.5))

    @property
    def stated(self) -> F64:
        """What is told: the model's probability set right by `stated`, that rule left aside."""
        return stated(self.model)


def match(pairs: Compared, rows: int) -> Found:
    """Train on the case and weigh every candidate pair."""
    shares = [np.asarray(prior, np.float64) for prior in pairs.priors]
    if not pairs.left.size:
        return Found(pairs, np.zeros(0), tuple(shares))
    possible = rows * (rows - 1) / 2
    expected = min(0.1 * rows, 0.5 * pairs.left.size)
    model = np.empty(pairs.left.size)
    for _ in range(ROUNDS):
        # Pairs of one pattern differ in their rarity only, so the levels are looked at once a pattern and not once a pair.
        agree = np.zeros(len(pairs.levels))
        for level, m in zip(pairs.levels.T, shares, strict=True):
            agree += np.where(level >= 0, np.log(m[np.maximum(level, 0)]), 0.0)
        agree += np.log(max(expected, 1.0) / possible)
        weight = np.zeros(agree.size)
        for start in range(0, model.size, PORTION):
            part = slice(start, start + PORTION)
            pattern = pairs.pattern[part]
            odds = np.clip(pairs.rarity[part] + agree[pattern], -60.0, 60.0)
            probability = 1.0 / (1.0 + np.exp(-odds))
            weight += np.bincount(pattern, weights=probability, minlength=agree.size)
            model[part] = probability
        for i, (prior, level) in enumerate(zip(pairs.priors, pairs.levels.T, strict=True)):
            known = level >= 0
            seen = np.bincount(level[known], weights=weight[known], minlength=prior.size)
            counted = seen + PSEUDO * prior
            shares[i] = counted / counted.sum()
        expected = float(weight.sum())
    return Found(pairs, model, tuple(shares))


SLOPE, SHIFT = 0.70, 1.68
"""Fitted by logistic regression on the persons of one half of the development half of the historical set (docs/accuracy/people.md); on the
other half the fit gives 0.74 and 1.85. A slope below one says that fields agree together more often than the model thinks."""


def stated(probability: F64) -> F64:
    """The model's probabilities as they turn out: less sure at both ends, surer in the middle. The order of pairs is kept."""
    held = np.clip(probability, 1e-12, 1 - 1e-12)
    made: F64 = 1.0 / (1.0 + np.exp(-(SLOPE * np.log(held / (1 - held)) + SHIFT)))
    return made


def joining(found: Found, sure: float) -> I64:
    """Numbers of the pairs at or above `sure`, which is above 0.5."""
    kept: I64 = np.flatnonzero((found.model >= sure) & found.pairs.firm[found.pairs.pattern])
    return kept


def groups(found: Found, rows: int, sure: float) -> I32:
    """Label of the group of each description: pairs at or above `sure` join.

    A pair on whose two ends nobody else agrees is a bridge; in a group of more than three it must be surer still.
    """
    kept = joining(found, sure)
    left, right = found.pairs.left[kept], found.pairs.right[kept]
    label = components(rows, left, right)
    weak = np.flatnonzero(found.model[kept] < BRIDGE)
    weak = weak[np.bincount(label, minlength=rows)[label[left[weak]]] > 3]
    if not weak.size:
        return label
    good = np.ones(left.size, np.bool_)
    good[weak] = _triangles(left, right, weak, rows)
    return components(rows, left[good], right[good])


BRIDGE = 0.999
"""Probability from which a pair joins two sides of a group alone."""
LOOKED_AT = 64
"""Neighbours of a description that are looked at for a common one."""


def _triangles(left: I32, right: I32, asked: I64, rows: int) -> B:
    """Of the pairs asked about, those whose two ends are both paired with a third."""
    # Only pairs beside an end of those asked about can carry them.
    ends = np.zeros(rows, np.bool_)
    ends[left[asked]] = ends[right[asked]] = True
    beside = ends[left] | ends[right]
    a, b = np.concatenate([left[beside], right[beside]]), np.concatenate([right[beside], left[beside]])
    order = np.lexsort((b, a))
    a, b = a[order].astype(np.int64), b[order].astype(np.int64)
    key = a * rows + b
    starts = np.searchsorted(a, np.arange(rows + 1))
    size = np.diff(starts)
    left, right = left[asked].astype(np.int64), right[asked].astype(np.int64)
    swap = size[left] > size[right]
    low, high = np.where(swap, right, left), np.where(swap, left, right)
    carried = np.zeros(left.size, np.bool_)
    for step in range(min(LOOKED_AT, int(size[low].max(initial=0)))):
        open_ = np.flatnonzero(~carried & (size[low] > step))
        if not open_.size:
            break
        third = b[starts[low[open_]] + step]
        wanted = third * rows + high[open_]
        at = np.minimum(np.searchsorted(key, wanted), key.size - 1)
        carried[open_] |= (key[at] == wanted) & (third != high[open_])
    return carried
