"""Single records that show several contacts of one group, each of them too weak to join anything in a case of this size.

`sums.py` joins groups; a record that nothing stronger joins to another is no group. It is taken in where it shows two contacts or more of
one group and none of another, and what they weigh together outweighs the odds of the case. The null is chance, as there: a stranger's record
that shows m contacts of a kind has m * n occasions to show one of a group's n. What is not chance is a copy, so no record of the group may
show two of the contacts that are counted, and each must stand there in a record by a writer of its own: who shows both has them from two hands.
Such a record joins no groups: it is the end of a branch. docs/decisions/0061-single-records.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.rings.sums import COUNTED, GROUP, LOOKED, Joint, Told

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
    """Links of contacts, sorted by record: record and selector (numbers), bits, kind (number) and value of each; several: whether another
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
        part["value"], several.astype(np.bool_),
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
    beside = _Beside(shown)
    made = []
    for i in asked.tolist():
        links_of = range(int(first[i]), int(first[i] + count[i]))
        them, me = int(theirs[first[i]]), int(lone[first[i]])
        if (me, them) in foes:
            continue
        both = [
            _Both(
                int(shown.selector[single[j]]), int(shown.kind[single[j]]), shown.value[int(single[j])].as_py().lower().removeprefix("+86"),
                float(min(shown.bits[single[j]], shown.bits[rows[start[low[j]] : stop[low[j]]]].max())),
                shown.record[rows[start[low[j]] : min(stop[low[j]], start[low[j]] + LOOKED)]].tolist(),
            )
            for j in links_of
        ]  # fmt: skip
        joint = _joint(
            them,
            me,
            both,
            {k: math.log2(occasions[them, k] * occasions[me, k]) for k in {x.kind for x in both}},
            beside,
            writer,
            threshold,
        )
        if joint is not None:
            made.append(replace(joint, right=int(label[me])))
    return made


@dataclass(frozen=True, slots=True)
class _Both:
    """A contact that a single record and a group show. bearers: Records of the group that show it, the first LOOKED of them."""

    selector: int
    kind: int
    value: str
    bits: float
    bearers: list[int]


class _Beside:
    """What each record shows."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    def __call__(self, record: int) -> set[int]:
        low, high = np.searchsorted(self.shown.record, [record, record + 1])
        return set(self.shown.selector[low:high].tolist())


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
    pairs, count = np.unique(keys[:2], axis=1, return_counts=True)
    return {(w, k): n for w, k, n in zip(*pairs.tolist(), count.tolist(), strict=True)}


def _joint(
    group: int,
    record: int,
    both: list[_Both],
    chance: dict[int, float],
    beside: _Beside,
    writer: I64,
    threshold: float,
) -> Joint | None:
    """What the contacts weigh together; None where that does not suffice."""
    both = sorted(both, key=lambda x: (len(x.bearers), -x.bits, x.selector))
    told = _counted(both, record, chance, beside, writer)
    bits = sum(t.bits for t in told)
    if len(told) < 2 or bits < threshold:
        return None
    without = {
        t.selector: sum(
            o.bits
            for o in _counted([x for x in both if x.selector != t.selector], record, chance, beside, writer)
        )
        for t in told
    }
    return Joint(
        group, record, round(bits, 4), tuple(replace(t, needed=without[t.selector] < threshold) for t in told)
    )


def _counted(
    both: list[_Both], record: int, chance: dict[int, float], beside: _Beside, writer: I64
) -> list[Told]:
    """Contacts that the record has from different hands of the group, and what each adds."""
    made: list[Told] = []
    used: set[int] = set()
    values: list[str] = []
    of_kind: dict[int, int] = defaultdict(int)
    for x in both:
        bits = x.bits - chance[x.kind] + math.log2(of_kind[x.kind] + 1)
        if len(made) >= COUNTED or bits <= 0 or any(x.value in v or v in x.value for v in values):
            continue
        if any(beside(r) & {t.selector for t in made} for r in x.bearers):
            continue
        who = {int(writer[r]) if writer[r] >= 0 else -2 - r: r for r in reversed(x.bearers)}
        hand = next((w for w in reversed(who) if w not in used), None)
        if hand is None:
            continue
        made.append(Told(x.selector, who[hand], record, round(bits, 4), False))
        used.add(hand)
        values.append(x.value)
        of_kind[x.kind] += 1
    return made
