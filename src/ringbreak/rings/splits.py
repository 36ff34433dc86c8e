"""Splits inside large components: proposed by communities, decided by bits.

Two operations that bought one text, or that one account reports, hang together by that text or account and by nothing else. Contacts are
never cut: who answers one answers for both sides. What may be cut is what others can copy or quote (COPIED). A component is first taken
apart without those; the parts are gathered into communities by what they share (Louvain's method, in a fixed order); and wherever two
communities meet in copied things only, it is asked how likely that would be if they were one operation:

- each copied thing that both sides show speaks for one operation, with the bits of COPIED, fewer when one side shows it once or twice;
- each copied thing that one side alone shows, again and again, speaks against: within one operation texts and accounts go round, whatever
  numbers they name, and one that has k bearers would stay on its side with the probability of that side's share to the power of k - 1.
  One thing counts EACH bits at most, all together MOST, and each side must have OWN bits of its own.

The sides are parted when what speaks against outweighs what speaks for by MARGIN bits; then the copied things that both show join
neither (an account that is at home on one side stays there), and the rings say so among their near misses. An operation whose contacts never meet and whose posts share their texts is thus
left whole.

Source: Blondel and others, Fast unfolding of communities in large networks, 2008; docs/decisions/0022-splits-inside-rings.md.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
B = npt.NDArray[np.bool_]

COPIED = {"template": 2.0, "image": 2.0, "account": 3.0}
"""Kinds that may be cut, and the bits by which one that both sides show speaks for one operation: texts and pictures are sold and quoted,
and an account that writes for both may report both."""
HOME = 10
"""An account that stands so many times as often on one side as on all others is at home there, and only what strayed is cut off."""
EACH = 4.0
MOST = 12.0
"""Bits that speak against at most: one operation in four thousand is made of two parts with nothing in common but one text."""
OWN = 3.0
MARGIN = 4.0
SEVERAL = 3
"""Records on each side from which a thing that both show counts in full."""
MANY = 8
LARGE = 24
"""Records from which a component is looked at."""
SIDE = 8
"""Records a side has at least, in parts that hold together without copied things."""
LISTED = 10
"""Identifiers of one record that are paired; more are a list."""
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Parting:
    """A copied selector that joined two sides and does so no more.

    selector: Its number. left, right: A record of each side (numbers). left_count, right_count: Bearers there. against, favour: Bits.
    strays: The records that no longer bear it, when it has a home among the sides and stays there; empty when all of them do not.
    """

    selector: int
    left: int
    right: int
    left_count: int
    right_count: int
    against: float
    favour: float
    strays: tuple[int, ...] = ()


def find(
    label: I32,
    record: I32,
    selector: I32,
    copied: npt.NDArray[np.float64],
    extra: tuple[I32, I32],
    records: int,
) -> list[Parting]:
    """The partings of all components.

    Args:
        label: Component of every node; records come first, then selectors, then what joins otherwise.
        record, selector: Edges (selector numbered from 0). copied: By selector, bits of COPIED, 0 for what is never cut.
        extra: Edges between nodes that are never cut (pairs of weak selectors, decisions). records: How many nodes are records.
    """
    size = np.bincount(label[:records], minlength=label.size)
    touched = np.flatnonzero((copied[selector] > 0) & (size[label[record]] >= LARGE))
    if not touched.size:
        return []
    firm = copied[selector] == 0
    part = components(
        label.size,
        np.concatenate([record[firm], extra[0]]),
        np.concatenate([(selector[firm] + records).astype(np.int32), extra[1]]),
    )
    part_size = np.bincount(part[:records], minlength=label.size)
    # Components with two parts of SIDE records that hold together without copied things.
    roots = np.unique(part[:records][part_size[part[:records]] >= SIDE])
    several = np.bincount(label[roots], minlength=label.size) > 1
    wanted = several[label[record]] & (size[label[record]] >= LARGE)
    chosen = np.flatnonzero(wanted)
    chosen = chosen[np.argsort(label[record[chosen]], kind="stable")]
    if not chosen.size:
        return []
    owner = label[record[chosen]]
    bounds = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1], True])
    made: list[Parting] = []
    for a, b in pairwise(bounds.tolist()):
        edges = chosen[a:b]
        made += _component(record[edges].tolist(), selector[edges].tolist(), part, copied)
    return made


def _component(
    record: list[int], selector: list[int], part: I32, copied: npt.NDArray[np.float64]
) -> list[Parting]:
    """The partings of one component, given its edges."""
    shown: dict[int, list[int]] = defaultdict(list)
    bearers: dict[int, list[int]] = defaultdict(list)
    for r, s in zip(record, selector, strict=True):
        shown[r].append(s)
        bearers[s].append(r)
    pairs = _pairs(shown, bearers)
    home = {r: int(part[r]) for r in shown}
    inside: dict[int, float] = defaultdict(float)
    between: dict[tuple[int, int], float] = defaultdict(float)
    for (s, t), r in pairs.items():
        if copied[s] == 0 or copied[t] == 0:
            inside[home[r]] += 1.0
    for s, held in bearers.items():
        if copied[s] == 0:
            continue
        parts = sorted({home[r] for r in held})
        # A thing that very many parts show is paired along a chain, so that it costs what it has bearers.
        for x, y in pairwise(parts):
            between[x, y] += 1.0
        for p in parts:
            inside[p] += 0.0
    side = communities(dict(inside), dict(between))
    return _decided(bearers, {r: side[p] for r, p in home.items()}, home, copied)


def _pairs(shown: dict[int, list[int]], bearers: dict[int, list[int]]) -> dict[tuple[int, int], int]:
    """Pairs of selectors that a record shows together, each once, with the first record; what one record alone bears tells nothing."""
    made: dict[tuple[int, int], int] = {}
    for r in sorted(shown):
        held = sorted(s for s in shown[r] if len(bearers[s]) > 1)
        if len(held) <= LISTED:
            for i, s in enumerate(held):
                for t in held[i + 1 :]:
                    made.setdefault((s, t), r)
    return made


def communities(inside: dict[int, float], between: dict[tuple[int, int], float]) -> dict[int, int]:
    """Communities of weighted nodes by Louvain's method; each is named by its smallest node.

    Args:
        inside: Weight of each node's own ties. between: Weight of each pair of nodes, smaller first.
    """
    member = {n: n for n in inside}
    while True:
        label = _moved(inside, between)
        if len(set(label.values())) == len(inside):
            return member
        member = {n: label[m] for n, m in member.items()}
        merged: dict[int, float] = defaultdict(float)
        joined: dict[tuple[int, int], float] = defaultdict(float)
        for n, w in inside.items():
            merged[label[n]] += w
        for (x, y), w in between.items():
            a, b = sorted((label[x], label[y]))
            if a == b:
                merged[a] += w
            else:
                joined[a, b] += w
        inside, between = dict(merged), dict(joined)


def _moved(inside: dict[int, float], between: dict[tuple[int, int], float]) -> dict[int, int]:
    """One level: nodes in order move to the neighbouring community that gains most modularity, until none does."""
    near: dict[int, dict[int, float]] = {n: {} for n in inside}
    for (x, y), w in between.items():
        near[x][y] = near[x].get(y, 0.0) + w
        near[y][x] = near[y].get(x, 0.0) + w
    weight = {n: 2 * inside[n] + sum(near[n].values()) for n in inside}
    whole = sum(weight.values())
    label = {n: n for n in inside}
    total = dict(weight)
    for _ in range(ROUNDS):
        moved = False
        for n in sorted(inside):
            here = label[n]
            total[here] -= weight[n]
            gain: dict[int, float] = defaultdict(float)
            gain[here] += 0.0
            for m, w in near[n].items():
                gain[label[m]] += w
            best = min(gain, key=lambda c: (-(gain[c] - weight[n] * total[c] / whole), c != here, c))
            total[best] += weight[n]
            label[n] = best
            moved |= best != here
        if not moved:
            break
    smallest: dict[int, int] = {}
    for n in sorted(label):
        smallest.setdefault(label[n], n)
    return {n: smallest[c] for n, c in label.items()}


def _decided(
    bearers: dict[int, list[int]],
    side: dict[int, int],
    home: dict[int, int],
    copied: npt.NDArray[np.float64],
) -> list[Parting]:
    """Ask of each two sides that meet whether bits part them; sides that stay together are joined, the surest first."""
    firm: dict[int, int] = defaultdict(int)
    held_by = Counter(home.values())
    for r, p in home.items():
        firm[side[r]] += held_by[p] >= SIDE
    joined = {s: s for s in set(side.values())}

    def top(s: int) -> int:
        while joined[s] != s:
            s = joined[s]
        return s

    while True:
        meet: dict[tuple[int, int], list[int]] = defaultdict(list)
        mass: dict[int, int] = defaultdict(int)
        own: dict[int, list[int]] = defaultdict(list)
        counts: dict[int, Counter[int]] = {}
        for s, held in bearers.items():
            count = Counter(top(side[r]) for r in held)
            if len(count) == 1 and len(held) > 1:
                only = top(side[held[0]])
                mass[only] += len(held)
                if copied[s] > 0:
                    own[only].append(len(held))
            elif len(count) > 1:
                counts[s] = count
                for a, b in _meeting(sorted(count)):
                    meet[a, b].append(s)
        verdicts: list[tuple[float, int, int]] = []
        weights: dict[tuple[int, int], tuple[float, float]] = {}
        for (a, b), crossing in meet.items():
            whole = mass[a] + mass[b]
            spoken = [
                sum(min(EACH, (k - 1) * -math.log2(mass[x] / whole)) for k in own[x]) if own[x] else 0.0
                for x in (a, b)
            ]
            # What is never cut speaks without end.
            favour = sum(
                float(copied[s]) * min(SEVERAL, counts[s][a], counts[s][b]) / SEVERAL
                if copied[s] > 0
                else math.inf
                for s in crossing
            )
            against = min(MOST, sum(spoken)) if min(spoken) >= OWN else 0.0
            # A side that does not hold together by itself is nobody's operation and stays where it is.
            if min(firm[a], firm[b]) < SIDE:
                favour = math.inf
            weights[a, b] = (against, favour)
            verdicts.append((against - favour, a, b))
        kept = sorted(v for v in verdicts if v[0] < MARGIN)
        if not kept:
            break
        # The surest joins first; a side that has just grown is looked at again before it joins another.
        grown: set[int] = set()
        for _, a, b in kept:
            if a not in grown and b not in grown:
                grown |= {a, b}
                joined[b] = a
                firm[a] += firm[b]
    made: list[Parting] = []
    for a, b in sorted(weights):
        against, favour = weights[a, b]
        for s in sorted(meet[a, b]):
            here, there = ([r for r in bearers[s] if top(side[r]) == x] for x in (a, b))
            strays = (
                _strays(bearers[s], [top(side[r]) for r in bearers[s]])
                if copied[s] == COPIED["account"]
                else ()
            )
            made.append(Parting(s, min(here), min(there), len(here), len(there), against, favour, strays))
    return made


def _strays(held: list[int], sides: list[int]) -> tuple[int, ...]:
    """The records of an account that are not where it is at home; none when it has no home."""
    (home, most), *_ = Counter(sides).most_common(1)
    if most < HOME * (len(held) - most):
        return ()
    return tuple(r for r, x in zip(held, sides, strict=True) if x != home)


def _meeting(sides: list[int]) -> Iterable[tuple[int, int]]:
    """Pairs of sides that show one thing; of very many sides neighbours only, so that a thing costs what it has bearers."""
    return combinations(sides, 2) if len(sides) <= MANY else pairwise(sides)
