"""Which descriptions are compared at all: those that share a key, in slices of the descriptions, so that memory does not grow with the pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.agreement import I32, I64

BLOCK = 60
"""Descriptions that may share a key; more are more than it tells apart, and the pairs of a key grow with the square. A pair that
belongs together shares other keys besides."""
WANTED = 48
"""Pairs that are looked for, for each description, a pair counted once for each key that it shares; the pairs of a person who is described
often share eight. Where keys would bring more, those of fewer descriptions are taken: they tell more apart. Between one description and ten
million the pairs then grow with the descriptions."""
SLICE = 2_000_000
"""Pairs that are looked for at a time, on the average; a pair counts once for each key that it shares."""
U8 = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Descriptions that share a key with others. rows: Key by key, ascending. after: How many of its key follow each. place: Where each
    description stands in `rows`, -1 if nowhere."""

    rows: I32
    after: U8
    place: I32

    def _sizes(self) -> I64:
        """How many descriptions share each key, one key after the other."""
        return self.after[np.r_[True, self.after[:-1] == 0]].astype(np.int64) + 1

    def pairs(self) -> I64:
        """Pairs by how many descriptions share the key. Shape: int64[BLOCK + 1]."""
        count = np.bincount(self._sizes(), minlength=BLOCK + 1)
        size = np.arange(BLOCK + 1)
        made: I64 = count * (size * (size - 1) // 2)
        return made

    def smaller(self, most: int) -> _Blocks:
        """Without the keys that more than `most` share."""
        sizes = self._sizes()
        kept = np.repeat(sizes <= most, sizes)
        place = np.full_like(self.place, -1)
        place[self.rows[kept]] = np.arange(int(kept.sum()), dtype=np.int32)
        return _Blocks(self.rows[kept], self.after[kept], place)


def candidates(keys: Iterable[I32 | I64]) -> Iterator[tuple[I32, I32]]:
    """Pairs (left < right) that share a key, each once, sorted by both over all slices; keys of more than BLOCK descriptions, or of fewer where that
    would bring more than WANTED pairs a description, are passed over.

    Args:
        keys: For each kind of key its number by description, -1 where there is none.
    """
    rows = 0
    held = []
    pairs = np.zeros(BLOCK + 1, np.int64)
    for key in keys:
        rows = key.size
        blocks = _blocks(key)
        if blocks.rows.size:
            held.append(blocks)
            pairs += blocks.pairs()
    most = max(2, int(np.searchsorted(np.cumsum(pairs), WANTED * rows, "right")) - 1)
    if most < BLOCK:
        held = [b.smaller(most) for b in held]
    wanted = int(pairs[: most + 1].sum())
    step = max(1, rows * SLICE // max(1, wanted))
    for low in range(0, rows if held else 0, step):
        pair = once(np.concatenate([_pairs(b, low, low + step) for b in held]))
        if pair.size:
            yield (pair >> 32).astype(np.int32), (pair & 0xFFFFFFFF).astype(np.int32)


def once(numbers: I64) -> I64:
    """Each number once, ascending, as `np.unique` gives them in many times the time. Sorts in place.

    What comes here is mostly a few runs that are in order already, and the stable sort merges runs.
    """
    numbers.sort(kind="stable")
    kept: I64 = numbers[np.r_[True, numbers[1:] != numbers[:-1]]] if numbers.size else numbers
    return kept


def _blocks(key: I32 | I64) -> _Blocks:
    """The descriptions of keys that tell apart."""
    rows = np.flatnonzero(key >= 0).astype(np.int32)
    order = np.argsort(key[rows], kind="stable")
    rows = rows[order]
    number = key[rows]
    begins = np.flatnonzero(np.r_[True, number[1:] != number[:-1]]) if rows.size else np.zeros(0, np.int64)
    size = np.diff(np.r_[begins, rows.size])
    few = (size > 1) & (size <= BLOCK)
    rows = rows[np.repeat(few, size)]
    size = size[few]
    last = np.repeat(np.cumsum(size) - 1, size)
    place = np.full(key.size, -1, np.int32)
    place[rows] = np.arange(rows.size, dtype=np.int32)
    return _Blocks(rows, (last - np.arange(rows.size)).astype(np.uint8), place)


def _pairs(blocks: _Blocks, low: int, high: int) -> I64:
    """Pairs whose smaller description lies in a slice, as left << 32 | right."""
    at = blocks.place[low:high]
    at = at[at >= 0].astype(np.int64)
    count = blocks.after[at].astype(np.int64)
    left = np.repeat(at, count)
    nth = np.arange(left.size) - np.repeat(np.cumsum(count) - count, count)
    made: I64 = (blocks.rows[left].astype(np.int64) << 32) | blocks.rows[left + 1 + nth]
    return made
