"""Single records that show several contacts of one group, each of them too weak to join anything in a case of this size.

`sums.py` joins groups; a record that nothing stronger joins to another is no group. It is taken in where it shows two contacts or more of
one group and none of another, and what they weigh together outweighs the odds of the case. The null is chance, as there: a stranger's record
that shows m contacts of a kind has m * n occasions to show one of a group's n. What is not chance is a copy, so no record of the group may
show two of the contacts that are counted, and each must stand there in a record by a writer of its own: who shows both has them from two hands.
Such a record joins no groups: it is the end of a branch. docs/decisions/0061-single-records.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.rings import sums
from ringbreak.rings.sums import GROUP, LOOKED, Bringer, Joint, Shared

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]
B = npt.NDArray[np.bool_]


def bearers(links: pa.Table) -> I64:
    """Ids of the records that show two contacts or more which other records show too, of `weak.contacts`."""
    ids = links["record_id"].to_numpy()[links["several"].to_numpy(zero_copy_only=False)]
    found, count = np.unique(ids, return_counts=True)
    made: I64 = found[count > 1]
    return made


@dataclass(frozen=True, slots=True)
class Shown:
    """Links of contacts, sorted by record: record and selector (numbers), bits, kind (number) and value, as it is compared, of each; several: whether another
    record shows the contact too."""

    record: I32
    selector: I32
    bits: F64
    kind: I32
    value: pa.ChunkedArray
    several: B


def joints(
    links: pa.Table, label: I32, record_ids: I64, selector_ids: I64, writer: I64, threshold: float, apart: I64
) -> list[Joint]:
    """What takes single records into groups; see `weak.joints` for the arguments. left is the group, right the record."""
    if not (links.num_rows and record_ids.size):
        return []
    ids = links["record_id"].to_numpy()
    record = np.minimum(np.searchsorted(record_ids, ids), record_ids.size - 1)
    known = np.flatnonzero(record_ids[record] == ids)
    part = links.take(pa.array(known))
    kind = part["kind"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    several = part["several"].to_numpy(zero_copy_only=False)
    number = np.where(several, np.searchsorted(selector_ids, part["selector_id"].to_numpy()), -1)
    shown = Shown(
        record[known].astype(np.int32), number.astype(np.int32), part["bits"].to_numpy(), kind.astype(np.int32),
        part["compared"], several.astype(np.bool_),
    )  # fmt: skip
    return find(shown, label, writer, threshold, apart)


def find(shown: Shown, label: I32, writer: I64, threshold: float, apart: I64) -> list[Joint]:
    """Single records that belong to one group, by record.

    Args:
        label: By record, its group. writer: By record, a number for who wrote it, -1 where that is unknown.
        apart: Pairs of records that a person told apart. Shape: int64[A, 2].
    """
    size = np.bincount(label)
    group = label[shown.record]
    of_group = size[group] >= GROUP
    # What each group shows, once: which group shows which contact, and how many it shows of a kind.
    rows = np.flatnonzero(of_group & shown.several)
    rows = rows[np.lexsort((shown.record[rows], group[rows], shown.selector[rows]))]
    what, who = shown.selector[rows], group[rows]
    start = (
        np.flatnonzero(np.r_[True, (what[1:] != what[:-1]) | (who[1:] != who[:-1])]) if rows.size else rows
    )
    stop = np.r_[start[1:], rows.size]
    what, who = what[start], who[start]
    # Of single records the links to contacts that a group shows, and to how many.
    single = np.flatnonzero(~of_group & shown.several)
    low, high = (
        np.searchsorted(what, shown.selector[single]),
        np.searchsorted(what, shown.selector[single], "right"),
    )
    single, low, high = (x[high > low] for x in (single, low, high))
    lone = shown.record[single]
    _, first, back, count = np.unique(lone, return_index=True, return_inverse=True, return_counts=True)
    # One group and no other, in two contacts or more.
    theirs = who[low] if single.size else who[:0]
    one = np.ones(first.size, np.bool_)
    one[back[(high - low > 1) | (theirs != theirs[first][back])]] = False
    foes = {(int(a), int(label[b])) for x, y in apart.tolist() for a, b in ((x, y), (y, x))}
    asked = np.flatnonzero(one & (count > 1))
    occasions = _occasions(
        shown, np.where(of_group, group, shown.record), lone[first[asked]], theirs[first[asked]]
    )
    side = _sides(shown, rows, start, stop, writer)

    def shared(j: int, me: int) -> Shared:
        link, (most, bringers) = int(single[j]), side(int(low[j]))
        return Shared(
            int(shown.selector[link]), int(shown.kind[link]), shown.value[link].as_py(), min(float(shown.bits[link]), most),
            False, len(bringers), bringers, [Bringer(me, None, frozenset())],
        )  # fmt: skip

    made = []
    for i in asked.tolist():
        them, me = int(theirs[first[i]]), int(lone[first[i]])
        if (me, them) in foes:
            continue
        both = [shared(j, me) for j in range(int(first[i]), int(first[i] + count[i]))]
        joint = sums.weighed(them, me, both, sums.chance(occasions, them, me, both), threshold)
        if joint is not None:
            made.append(replace(joint, right=int(label[me])))
    return made


def _sides(
    shown: Shown, rows: I64, start: I64, stop: I64, writer: I64
) -> Callable[[int], tuple[float, list[Bringer]]]:
    """What a group has of a contact: the most bits, and the records that bring it.

    Args:
        rows: Links of groups. start, stop: From and to which of them a contact of a group stands; it is asked for by its place here.
    """
    shows = sums.showing(shown.record, shown.selector)

    @lru_cache(sums.AT_HAND)
    def side(contact: int) -> tuple[float, list[Bringer]]:
        links = rows[start[contact] : stop[contact]]
        bearers = shown.record[links[:LOOKED]].tolist()
        # One that shows two of the contacts may be what the single record copies, so what any of them shows speaks against all.
        beside = frozenset[int]().union(*map(shows, bearers))
        return float(shown.bits[links].max()), [Bringer(r, sums.hand(writer, r), beside) for r in bearers]

    return side


def _occasions(shown: Shown, where: I32, records: I32, groups: I32) -> dict[tuple[int, int], int]:
    """Different contacts of each kind that each of these groups, by its label, and of these single records, by its number, shows.

    A group has the number of one of its records, so the two cannot be taken for one another.
    """
    rows = np.flatnonzero(np.isin(where, np.concatenate([records, groups])))
    # What one record alone shows is a contact of its own.
    number = np.where(shown.several[rows], shown.selector[rows].astype(np.int64), -1 - rows)
    keys = np.unique(
        np.stack([where[rows].astype(np.int64), shown.kind[rows].astype(np.int64), number]), axis=1
    )
    return sums.occasions(keys[0], keys[1])
