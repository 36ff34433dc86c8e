"""Texts that were reworded: families joined by the rare phrases they still share.

A copy with a few words changed keeps half of its 4-grams and is found by `neardup`. A reworded text keeps a fifth, and so do
strangers who use the same stock phrases; what tells them apart is how rare the phrases are. So the 4-grams are weighed by
log2(families / families that have it) and two texts are joined when the weighted Jaccard of their sets reaches a threshold.
A family of copies counts once, or its own phrases would pass for common. Identifiers are blanked first: a telephone number
that two texts share is evidence of its own and must not count twice.

Candidates share one of the RAREST rarest grams of each, among those that at most COMMON families have; each text is
compared with the one before it and the first that has the gram, and only if SAME of 64 sketch bytes agree. Nothing is
quadratic: a text costs its own grams, RAREST keys and a few comparisons.

Source: Broder, On the resemblance and containment of documents, 1997 (sets of grams); Spärck Jones, A statistical
interpretation of term specificity, 1972 (weights). Figures: docs/decisions/0015-reworded-texts-by-rare-phrases.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.compile import compiled
from ringbreak.kernels.components import flatten

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]
Counts = npt.NDArray[np.uint16] | npt.NDArray[np.int32]
"""Of families, or their labels; two bytes each where there are FEW texts."""

RAREST = 32
"""Rarest grams of a text that are looked up. Two texts of weighted Jaccard 0.16 share a quarter of their rare grams; on D3lta
16, 24 and 32 find .942, .952 and .956 of the pairs, comparing all finds .960."""
KEYS = 1 << 23
"""Grams looked up at a time: what is sorted stays in memory."""
COMMON = 64
"""A gram that more families have finds nobody."""
SAME = 5
"""Of 64 sketch bytes: at a Jaccard of 0.15 ten agree on the average, between strangers one or two."""
CHUNK = 20_000
ROOM = 1 << 22
"""Texts, and grams together, that are in memory at a time: some 100 MB."""
LONGEST = 1 << 20
"""Grams of a text from which only its copies are looked for: nobody rewords a book, and hostile files hold texts of many millions."""
WORK = 8
"""Inner steps a gram costs, for the choice between the plain and the compiled loop."""
FEW = 0xFFFF
NONE = 0xFFFFFFFF

Scalar = TypeVar("Scalar", bound=np.generic)
Grams = Callable[[I32], tuple[U32, I64]]
"""Grams of the chosen texts, in order, repeated ones included: values and, for each text, where they begin (n + 1)."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Passages to leave out: of text i those at first[i]:first[i + 1]; start and end count code points, in order."""

    first: I64
    start: I32
    end: I32


def count_families(values: U32, at: I64, label: I32, shift: int, last: Counts, held: Counts) -> None:
    """Count in held[bucket] the families that have a gram; texts come family by family, last[bucket] is the one before."""
    for i in range(label.size):
        for j in range(at[i], at[i + 1]):
            b = values[j] >> np.uint32(shift)
            if last[b] != label[i]:
                last[b] = label[i]
                held[b] += 1


def choose_rarest(values: U32, at: I64, held: Counts, shift: int, most: int, common: int, out: U32) -> None:
    """Write into out[i] the rarest grams of text i that two families or more have, NONE where there are fewer."""
    rank = np.empty(most, np.int32)
    for i in range(at.size - 1):
        n = 0
        for j in range(at[i], at[i + 1]):
            g = values[j]
            h = held[g >> np.uint32(shift)]
            if h < 2 or h > common:
                continue
            if n == most and (h > rank[n - 1] or (h == rank[n - 1] and g >= out[i, n - 1])):
                continue
            k = 0
            while k < n and (rank[k] < h or (rank[k] == h and out[i, k] < g)):
                k += 1
            if k < n and out[i, k] == g:
                continue
            if n < most:
                n += 1
            for m in range(n - 1, k, -1):
                rank[m] = rank[m - 1]
                out[i, m] = out[i, m - 1]
            rank[k] = h
            out[i, k] = g


def unite(
    left: I32,
    right: I32,
    values: U32,
    at: I64,
    held: Counts,
    weight: F64,
    shift: int,
    threshold: float,
    where: I32,
    parent: I32,
) -> None:
    """Join the pairs whose weighted Jaccard reaches the threshold. values: sorted distinct grams of text x at
    values[at[x]:at[x + 1]] with x = where[text]; weight[h]: of a gram that h families have, as `held` says."""
    total = np.zeros(at.size - 1, np.float64)
    for x in range(at.size - 1):
        for j in range(at[x], at[x + 1]):
            total[x] += weight[held[values[j] >> np.uint32(shift)]]
    for i in range(left.size):
        a = left[i]
        b = right[i]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a == b:
            continue
        x = where[left[i]]
        y = where[right[i]]
        p = at[x]
        q = at[y]
        common = 0.0
        while p < at[x + 1] and q < at[y + 1]:
            v = values[p]
            w = values[q]
            if v == w:
                common += weight[held[v >> np.uint32(shift)]]
                p += 1
                q += 1
            elif v < w:
                p += 1
            else:
                q += 1
        if common > 0.0 and common >= threshold * (total[x] + total[y] - common):
            parent[max(a, b)] = min(a, b)


def join_reworded(grams: Grams, label: I32, length: I32, sketch: U8, threshold: float) -> I32:
    """Join families of copies that reword one another.

    Args:
        grams: Gives the grams of chosen texts, identifiers blanked.
        label, length: Of `neardup.families`; texts of length 0 or above LONGEST are not compared.
        sketch: uint8[n, 64], one byte of each MinHash bin.
        threshold: Weighted Jaccard from which two texts are of one family.
    Returns: Labels, the smallest index of each family.
    """
    order = np.flatnonzero((length > 0) & (length <= LONGEST)).astype(np.int32)
    if order.size < 2:
        return label
    order = order[np.argsort(label[order], kind="stable")]
    whole = int(length[order].sum(dtype=np.int64))
    bits = min(25, max(16, int(np.ceil(np.log2(max(2, whole))))))
    shift = 32 - bits
    last, held = _tables(1 << bits, label.size)
    for part in chunks(length[order]):
        values, at = grams(order[part])
        compiled(count_families, whole * WORK)(values, at, label[order[part]], shift, last, held)
    del last
    rarest = np.full((order.size, RAREST), NONE, np.uint32)
    for part in chunks(length[order]):
        values, at = grams(order[part])
        compiled(choose_rarest, whole * WORK)(values, at, held, shift, RAREST, COMMON, rarest[part])
    left, right = _pairs(rarest, order, label, sketch)
    if not left.size:
        return label
    families = int(np.count_nonzero(np.diff(label[order]))) + 1
    weight = np.log2((families + 1.0) / np.maximum(np.arange(int(held.max()) + 1), 1))
    parent = label.copy()
    where = np.full(label.size, -1, np.int32)
    # Which pairs are compared together makes no difference: the families are what the joined pairs connect. A text stands in several, so
    # where the grams of all have room they are sorted once.
    texts = _distinct(np.concatenate([left, right]))
    once = int(length[texts].sum(dtype=np.int64)) <= 8 * ROOM
    parts = [slice(0, left.size)] if once else chunks(length[left] + length[right], 8 * CHUNK, 4 * ROOM)
    for part in parts:
        texts = _distinct(np.concatenate([left[part], right[part]]))
        where[texts] = np.arange(texts.size, dtype=np.int32)
        values, at = _sets(grams, texts, length)
        compiled(unite, whole * WORK)(
            left[part], right[part], values, at, held, weight, shift, threshold, where, parent
        )
    compiled(flatten, parent.size)(parent)
    return parent


def _tables(size: int, texts: int) -> tuple[Counts, Counts]:
    """No family yet and none counted. Few texts may be long ones, and then these two are most of what is held."""
    if texts < FEW:
        return np.full(size, 0xFFFF, np.uint16), np.zeros(size, np.uint16)
    return np.full(size, -1, np.int32), np.zeros(size, np.int32)


def chunks(sizes: I32, most: int = CHUNK, room: int = ROOM) -> Iterator[slice]:
    """Cut 0..n into pieces of at most `most` members that hold `room` grams, or the one member that alone holds more."""
    ends = np.cumsum(sizes, dtype=np.int64)
    lo = 0
    while lo < sizes.size:
        before = int(ends[lo - 1]) if lo else 0
        hi = max(lo + 1, int(np.searchsorted(ends, before + room, side="right")))
        hi = min(hi, lo + most, sizes.size)
        yield slice(lo, hi)
        lo = hi


def _pairs(rarest: U32, order: I32, label: I32, sketch: U8) -> tuple[I32, I32]:
    """Texts of different families that have one gram among their rarest and agree in their sketches: each with the one
    before and the first that has the gram. rarest: row i is that of text order[i]."""
    flat = rarest.reshape(-1)
    parts = max(1, -(-flat.size // KEYS))
    found: list[I64] = [np.zeros(0, np.int64)]
    for part in range(parts):
        at = np.flatnonzero((flat != NONE) & (flat % np.uint32(parts) == part))
        if not at.size:
            continue
        key = (flat[at].astype(np.uint64) << np.uint64(32)) | (at // RAREST).astype(np.uint64)
        key.sort()
        gram = (key >> np.uint64(32)).astype(np.uint32)
        text = order[(key & np.uint64(NONE)).astype(np.int64)]
        begins = np.r_[True, gram[1:] != gram[:-1]]
        head = text[np.maximum.accumulate(np.where(begins, np.arange(text.size), 0))]
        left = np.concatenate([np.where(begins, text, np.r_[text[:1], text[:-1]]), head])
        right = np.concatenate([text, text])
        other = label[left] != label[right]
        pair = _distinct((left[other].astype(np.int64) << 32) | right[other].astype(np.int64))
        found.append(pair[_alike(sketch, pair >> 32, pair & NONE)])
    pair = _distinct(np.concatenate(found))
    return (pair >> 32).astype(np.int32), (pair & NONE).astype(np.int32)


def _distinct(values: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    """`np.unique` by sorting in place, which NumPy does with the processor's vectors; its own way,
    by hashing, took most of the time here."""
    values.sort()
    if not values.size:
        return values
    return values[np.r_[True, values[1:] != values[:-1]]]


def _alike(sketch: U8, left: I64, right: I64) -> npt.NDArray[np.bool_]:
    kept = np.zeros(left.size, np.bool_)
    for lo in range(0, left.size, 1 << 18):
        part = slice(lo, lo + (1 << 18))
        kept[part] = (sketch[left[part]] == sketch[right[part]]).sum(axis=1, dtype=np.int16) >= SAME
    return kept


def _sets(grams: Grams, texts: I32, length: I32) -> tuple[U32, I64]:
    """Sorted distinct grams of the texts, one after the other, and where each begins."""
    parts: list[U32] = []
    counts: list[I64] = []
    for part in chunks(length[texts]):
        values, at = grams(texts[part])
        owner = np.repeat(np.arange(at.size - 1, dtype=np.uint64), np.diff(at))
        key = _distinct((owner << np.uint64(32)) | values.astype(np.uint64))
        parts.append((key & np.uint64(NONE)).astype(np.uint32))
        counts.append(np.bincount((key >> np.uint64(32)).astype(np.int64), minlength=at.size - 1))
    at = np.zeros(texts.size + 1, np.int64)
    np.cumsum(np.concatenate(counts), out=at[1:])
    return np.concatenate(parts), at
