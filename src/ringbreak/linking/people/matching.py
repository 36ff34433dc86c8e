"""Which descriptions are of one person: likelihoods trained on the case, groups that bear out themselves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components
from ringbreak.linking.agreement import F64, I8, I32, I64, B
from ringbreak.linking.people.evidence import Comparison

Numbers = npt.NDArray[np.unsignedinteger]
PSEUDO = 40.0
ROUNDS = 20
PORTION = 250_000
"""Pairs that are compared at a time."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pairs that were compared together. rarity: Sum of -log u over the fields. pattern: Number of the levels that the pair agrees on, as
    narrow as the numbers allow. held: Whether it is known which descriptions the two are."""

    rarity: F64
    pattern: Numbers
    held: B


@dataclass(frozen=True)
class Compared:
    """Candidate pairs as they were compared: ten bytes for each, however many fields there are, and eight more for those that may join.

    parts: All pairs; the model is trained on them. left, right: Descriptions of the pairs held, one part after the other, sorted.
    levels: The patterns' levels, MISSING where either side is silent. Shape: int8[patterns, fields]. firm: Patterns of pairs that agree on
    something that tells people apart (a birthday, a number, a full address). The others share a name and a town at best; they never join.
    priors: Of each field, how often a true pair is of each level.
    """

    parts: tuple[Part, ...]
    left: I32
    right: I32
    levels: I8
    firm: B
    priors: tuple[F64, ...]


Firm = Callable[[I32, I32, Sequence[I8]], B]
"""Left, right and the levels of each field: which pairs agree on something firm."""


def compare(
    pairs: Iterable[tuple[I32, I32]], fields: Sequence[Comparison], firm: Firm, every: bool = False
) -> Compared:
    """Compare every candidate pair by every field.

    Args:
        every: Hold all pairs, also those that cannot join: a measurement of what is stated asks for them.
    """
    met: dict[int, int] = {}
    lefts: list[I32] = []
    rights: list[I32] = []
    parts: list[Part] = []
    space = math.prod(field.levels + 1 for field in fields)
    for left, right in _portions(pairs):
        rarity, code = np.zeros(left.size), np.zeros(left.size, np.int64)
        levels = []
        for field in fields:
            level, u = field.compare(left, right)
            rarity -= np.log(u)  # 1 where either side is silent
            code = code * (field.levels + 1) + level + 1
            levels.append(level)
        firmly = firm(left, right, levels)
        distinct, back = _distinct(code * 2 + firmly, 2 * space)
        number = np.array([met.setdefault(c, len(met)) for c in distinct.tolist()])
        held = np.ones(left.size, np.bool_) if every else firmly
        parts.append(Part(rarity, number.astype(np.min_scalar_type(len(met)))[back], held))
        lefts.append(left[held])
        rights.append(right[held])
    code = np.array(list(met), np.int64)
    firmly, code = (code & 1).astype(np.bool_), code >> 1
    told = []
    for field in reversed(fields):
        told.append((code % (field.levels + 1) - 1).astype(np.int8))
        code = code // (field.levels + 1)
    table = np.stack(told[::-1], axis=1) if told else np.zeros((0, 0), np.int8)
    priors = tuple(np.asarray(f.prior) for f in fields)
    return Compared(tuple(parts), _joined(lefts), _joined(rights), table, firmly, priors)


def _distinct(codes: I64, space: int) -> tuple[I64, I64]:
    """The different codes, ascending, and the place of each code among them; all are below `space`."""
    if space > codes.size:
        distinct, back = np.unique(codes, return_inverse=True)
        return distinct, back.reshape(-1)
    met = np.zeros(space, np.bool_)
    met[codes] = True
    return np.flatnonzero(met), (np.cumsum(met) - 1)[codes]


def _joined(parts: list[I32]) -> I32:
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
    """left, right: Descriptions of the candidates held. pattern: Number of the levels each agrees on. model: Probability by the model that the two
    are one. levels, firm: By pattern, as in Compared. shares: The m of each field's levels that the case taught."""

    left: I32
    right: I32
    pattern: Numbers
    model: F64
    levels: I8
    firm: B
    shares: tuple[F64, ...]

    @property
    def probability(self) -> F64:
        """What joins: never above 0.5 for pairs that agree on nothing firm."""
        return np.where(self.firm[self.pattern], self.model, np.minimum(self.model, 0.5))

    @property
    def stated(self) -> F64:
        """What is told: the model's probability set right by `stated`, that rule left aside."""
        return stated(self.model)


def match(pairs: Compared, rows: int) -> Found:
    """Train on all candidate pairs and weigh those that are held."""
    shares = [np.asarray(prior, np.float64) for prior in pairs.priors]
    possible = rows * (rows - 1) / 2
    expected = min(0.1 * rows, 0.5 * sum(part.rarity.size for part in pairs.parts))
    agree = np.zeros(len(pairs.levels))
    for _ in range(ROUNDS if pairs.parts else 0):
        # Pairs of one pattern differ in their rarity only, so the levels are looked at once a pattern and not once a pair.
        agree = np.zeros(len(pairs.levels))
        for level, m in zip(pairs.levels.T, shares, strict=True):
            agree += np.where(level >= 0, np.log(m[np.maximum(level, 0)]), 0.0)
        agree += np.log(max(expected, 1.0) / possible)
        weight = np.zeros(agree.size)
        for part in pairs.parts:
            probability = _probability(part.rarity, agree[part.pattern])
            weight += np.bincount(part.pattern, weights=probability, minlength=agree.size)
        for i, (prior, level) in enumerate(zip(pairs.priors, pairs.levels.T, strict=True)):
            known = level >= 0
            seen = np.bincount(level[known], weights=weight[known], minlength=prior.size)
            counted = seen + PSEUDO * prior
            shares[i] = counted / counted.sum()
        expected = float(weight.sum())
    patterns = [part.pattern[part.held] for part in pairs.parts]
    model = [
        _probability(part.rarity[part.held], agree[pattern])
        for part, pattern in zip(pairs.parts, patterns, strict=True)
    ]
    return Found(
        pairs.left, pairs.right, np.concatenate([np.zeros(0, np.uint8), *patterns]), np.concatenate([np.zeros(0), *model]),
        pairs.levels, pairs.firm, tuple(shares),
    )  # fmt: skip


def _probability(rarity: F64, agree: F64) -> F64:
    made: F64 = 1.0 / (1.0 + np.exp(-np.clip(rarity + agree, -60.0, 60.0)))
    return made


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
    kept: I64 = np.flatnonzero((found.model >= sure) & found.firm[found.pattern])
    return kept


def groups(found: Found, rows: int, sure: float) -> I32:
    """Label of the group of each description: pairs at or above `sure` join.

    A pair on whose two ends nobody else agrees is a bridge; in a group of more than three it must be surer still.
    """
    kept = joining(found, sure)
    left, right = found.left[kept], found.right[kept]
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
