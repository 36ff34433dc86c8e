"""Groups that share several contacts, each of them too weak to join records in a case of this size: what they weigh together.

The bits that join grow with the records of a case (threshold.py), what a contact weighs does not. Two groups, each held together by
something stronger, may share contacts of which none is enough and all are. The null is chance: groups of strangers that show m and n
values of a kind have m * n occasions to share one, so k shared values of 2^-b each are expected (m * n)^k / k! times 2^-bk, and it is
this that must outweigh the odds of the case. Added up is only what does not come from one another:

- values of which one contains the other (a page and its domain, a mailbox and the number before the @) are one, and so are two pages of one
  site, and what a record shows of one site (its domain, its owner's id, its licence);
- on either side each must stand, without those already counted, in a record by a writer who has brought none of them, so neither a text
  that names them all, nor one writer, nor copies of a text with both in it give more than one;
- what more than MANY groups show is no evidence, whatever it weighs.

Accounts and wallets are not added up, for paying is not belonging, nor are texts, pictures and devices. docs/decisions/0055-contacts-added-up.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]

KINDS = (
    "phone", "wechat", "wechat_group", "qq", "qq_group", "telegram", "whatsapp", "line", "email", "weibo", "douyin",
    "domain", "onion", "url", "tracking_id", "apk", "icp", "plate",
)  # fmt: skip
"""Kinds of contact that are added up."""
MANY = 32
"""Groups that show a contact from which on it joins none of them: what so many name that do not hang together otherwise is no group's own."""
GROUP = 2
"""Records of a group."""
LOOKED = 64
"""Records of a group that are looked at for a contact."""
COUNTED = 12
"""Contacts that are added up for two groups at most."""
ROUNDS = 10
AT_HAND = 65_536
"""Records, and contacts of groups, of which it is remembered what they show."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which records of groups show which contacts.

    record, selector: Numbers, sorted by record, then selector. bits: What the link weighs. kind: By link, the number of its contact's kind.
    writer: By record, a number for who wrote it, -1 where that is unknown: the record then stands for its writer. site: Kinds of which one
    site shows several.
    """

    record: I32
    selector: I32
    bits: F64
    kind: I32
    writer: I64
    site: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """One contact of a joint. left, right: Records that show it. bits: What it adds. needed: Whether the rest does not suffice."""

    selector: int
    left: int
    right: int
    bits: float
    needed: bool


@dataclass(frozen=True, slots=True)
class Joint:
    """Two groups joined by what several contacts weigh together. left, right: Their labels. bits: The sum."""

    left: int
    right: int
    bits: float
    told: tuple[Told, ...]


class Bringer(NamedTuple):
    """A record that may bring a contact to a joint. hand: Who wrote it, as a number of its own where that is unknown; None where it does
    not matter. beside: Contacts of which none may have been counted yet if it is to count."""

    record: int
    hand: int | None
    beside: Set[int]


@dataclass(frozen=True, slots=True)
class Shared:
    """A contact that two sides show. value: As it is compared: what contains another is that other. of_site: Whether it is of a kind of which one
    site shows several. rare: How many records show it, fewest first. left, right: Those that bring it,
    in the order in which they are asked."""

    selector: int
    kind: int
    value: str
    bits: float
    of_site: bool
    rare: int
    left: list[Bringer]
    right: list[Bringer]


def showing(record: I32, selector: I32) -> Callable[[int], frozenset[int]]:
    """What a record shows. record, selector: Numbers, sorted by record."""

    @lru_cache(AT_HAND)
    def shows(asked: int) -> frozenset[int]:
        # Numbers of the same width, or all records would be copied for each of them.
        low, high = np.searchsorted(record, np.array([asked, asked + 1], record.dtype))
        return frozenset(selector[low:high].tolist())

    return shows


def find(
    label: I32, seen: Bearing, values: Callable[[list[int]], dict[int, str]], threshold: float, apart: I64
) -> list[Joint]:
    """The joints of all groups, in rounds: what two groups were too small for, what they become may suffice for.

    Args:
        label: By record, its group. values: Tells contacts' values by their numbers. threshold: Bits that join.
        apart: Pairs of records (numbers) that a person told apart. Shape: int64[A, 2].
    """
    made: list[Joint] = []
    for _ in range(ROUNDS):
        label, joined = _united(label, list(_round(label, seen, values, threshold)), apart)
        made += joined
        if not joined:
            break
    return made


def _united(label: I32, joints: list[Joint], apart: I64) -> tuple[I32, list[Joint]]:
    """Labels after the joints, the strongest first, and the joints kept: none that would bring together what a person told apart."""
    root: dict[int, int] = {}

    def top(x: int) -> int:
        while root.get(x, x) != x:
            x = root[x]
        return x

    foes = [(int(label[a]), int(label[b])) for a, b in apart.tolist()]
    kept = []
    for joint in sorted(joints, key=lambda j: (-j.bits, j.left, j.right)):
        a, b = sorted((top(joint.left), top(joint.right)))
        if a != b and any({top(x), top(y)} == {a, b} for x, y in foes):
            continue
        root[b] = a
        kept.append(joint)
    moved = np.arange(int(label.max()) + 1 if label.size else 0, dtype=np.int32)
    for x in root:
        moved[x] = top(x)
    return moved[label], kept


def _round(
    label: I32, seen: Bearing, values: Callable[[list[int]], dict[int, str]], threshold: float
) -> Iterator[Joint]:
    """Joints of groups as they are."""
    group = label[seen.record]
    order = np.lexsort((seen.record, group, seen.selector))
    selector, group, record = seen.selector[order], group[order], seen.record[order]
    bits, kind = seen.bits[order], seen.kind[order]
    first = (
        np.r_[True, (selector[1:] != selector[:-1]) | (group[1:] != group[:-1])]
        if order.size
        else np.zeros(0, np.bool_)
    )
    start = np.flatnonzero(first)
    stop = np.r_[start[1:], order.size]
    best = np.maximum.reduceat(bits, start) if start.size else np.zeros(0)
    what, who, of_kind = selector[start], group[start], kind[start]
    shown = occasions(who, of_kind)
    pairs = _pairs(what, who, best, threshold)
    if not len(pairs):
        return
    wanted = np.unique(pairs[:, 2:].reshape(-1))
    called = values(sorted({int(what[i]) for i in wanted}))
    shows = showing(seen.record, seen.selector)

    @lru_cache(AT_HAND)
    def side(i: int) -> list[Bringer]:
        bearers = record[start[i] : min(stop[i], start[i] + LOOKED)].tolist()
        return [Bringer(r, hand(seen.writer, r), shows(r)) for r in bearers]

    bounds = np.flatnonzero(np.r_[True, (pairs[1:, :2] != pairs[:-1, :2]).any(axis=1), True])
    for a, b in pairwise(bounds.tolist()):
        left, right = int(pairs[a, 0]), int(pairs[a, 1])
        both = [
            Shared(
                int(what[i]), int(of_kind[i]), called[int(what[i])], float(min(best[i], best[j])),
                int(of_kind[i]) in seen.site, min(len(side(i)), len(side(j))), side(i), side(j),
            )
            for i, j in pairs[a:b, 2:].tolist()
        ]  # fmt: skip
        joint = weighed(left, right, both, chance(shown, left, right, both), threshold)
        if joint is not None:
            yield joint


def hand(writer: I64, record: int) -> int:
    """A number for who wrote a record; a record of an unknown writer stands for him."""
    return int(writer[record]) if writer[record] >= 0 else -2 - record


def occasions(who: npt.NDArray[np.integer], kind: npt.NDArray[np.integer]) -> dict[tuple[int, int], int]:
    """How many contacts of each kind each side shows: `who` shows one of `kind`, each once."""
    keys, counts = np.unique(np.stack([who, kind]), axis=1, return_counts=True)
    return {(g, k): n for g, k, n in zip(*keys.tolist(), counts.tolist(), strict=True)}


def chance(
    shown: dict[tuple[int, int], int], left: int, right: int, both: Iterable[Shared]
) -> dict[int, float]:
    """By kind, log2 of the occasions that two sides have to share a contact."""
    return {k: math.log2(shown[left, k] * shown[right, k]) for k in {x.kind for x in both}}


def _pairs(what: I32, who: I32, best: F64, threshold: float) -> I64:
    """Pairs of groups that share two contacts or more whose bits could suffice: left, right and the two places in `what`. Shape: int64[P, 4]."""
    first = np.flatnonzero(np.r_[True, what[1:] != what[:-1]]) if what.size else np.zeros(0, np.int64)
    count = np.diff(np.r_[first, what.size])
    few = np.repeat((count > 1) & (count <= MANY), count)
    parts = []
    for step in range(1, MANY):
        i = (
            np.flatnonzero((what[step:] == what[:-step]) & few[step:])
            if what.size > step
            else np.zeros(0, np.int64)
        )
        if not i.size:
            break
        parts.append(np.stack([who[i].astype(np.int64), who[i + step].astype(np.int64), i, i + step], axis=1))
    if not parts:
        return np.zeros((0, 4), np.int64)
    found = np.concatenate(parts)
    found = found[np.lexsort((found[:, 2], found[:, 1], found[:, 0]))]
    begin = np.flatnonzero(np.r_[True, (found[1:, :2] != found[:-1, :2]).any(axis=1)])
    size = np.diff(np.r_[begin, len(found)])
    most = np.add.reduceat(np.minimum(best[found[:, 2]], best[found[:, 3]]), begin)
    kept: I64 = found[np.repeat((size > 1) & (most >= threshold), size)]
    return kept


def weighed(
    left: int, right: int, both: list[Shared], occasions: dict[int, float], threshold: float
) -> Joint | None:
    """What two sides weigh together; None where that does not suffice.

    Args:
        occasions: Of `chance`.
    """
    # Rare values first: what stands everywhere stands beside all others.
    both = sorted(both, key=lambda x: (x.rare, -x.bits, x.selector))
    told = _counted(both, occasions)
    bits = sum(t.bits for t in told)
    if len(told) < 2 or bits < threshold:
        return None
    without = {
        t.selector: sum(o.bits for o in _counted([x for x in both if x.selector != t.selector], occasions))
        for t in told
    }
    return Joint(
        left, right, round(bits, 4), tuple(replace(t, needed=without[t.selector] < threshold) for t in told)
    )


def _counted(both: list[Shared], occasions: dict[int, float]) -> list[Told]:
    """Contacts that do not come from one another, in this order, and what each adds."""
    made: list[Told] = []
    used: tuple[set[int], set[int]] = (set(), set())
    counted: set[int] = set()
    sites: set[int] = set()
    texts: list[str] = []
    of_kind: dict[int, int] = defaultdict(int)
    for x in both:
        if len(made) >= COUNTED:
            break
        bits = x.bits - occasions[x.kind] + math.log2(of_kind[x.kind] + 1)
        if bits <= 0 or any(x.value in t or t in x.value for t in texts) or (x.of_site and _beside(x, sites)):
            continue
        here, there = (
            next((b for b in side if b.hand not in those and counted.isdisjoint(b.beside)), None)
            for side, those in zip((x.left, x.right), used, strict=True)
        )
        if here is None or there is None:
            continue
        for bringer, those in zip((here, there), used, strict=True):
            if bringer.hand is not None:
                those.add(bringer.hand)
        made.append(Told(x.selector, here.record, there.record, round(bits, 4), False))
        counted.add(x.selector)
        if x.of_site:
            sites.add(x.selector)
        texts.append(x.value)
        of_kind[x.kind] += 1
    return made


def _beside(x: Shared, others: set[int]) -> bool:
    """Whether a record on either side that shows the contact shows one of the others, too."""
    return any(not others.isdisjoint(b.beside) for side in (x.left, x.right) for b in side)
