"""Names that last: a ring keeps its id while most of its records stay together; merges and splits are recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.model.ids import content_id
from ringbreak.words import say

SKETCH = 256
"""Record ids kept of each ring: the smallest ones. Ids are spread evenly, so they are a fair sample of its records."""
DIGITS = 10


@dataclass(frozen=True, slots=True)
class PreviousRing:
    """A ring of the run before: its id and a sorted sample of its record ids."""

    ring_id: str
    record_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of RING_CHANGES."""

    ring_id: str
    change: str
    other_id: str
    shared_count: int
    why: str


def name_rings(
    members: Sequence[npt.NDArray[np.int64]], previous: Sequence[PreviousRing], rejected: Mapping[str, str]
) -> tuple[list[str], list[Change]]:
    """Give every ring its id.

    Args:
        members: Sorted record ids of each ring.
    Returns: Ids in the order of `members`, and what changed, sorted by ring id.
    """
    owner: dict[int, int] = {}
    wanted = {i for ring in previous for i in ring.record_ids}
    for number, ids in enumerate(members):
        for i in ids.tolist():
            if i in wanted:
                owner[i] = number
    overlaps: list[tuple[float, int, str, int]] = []
    meets: dict[str, Counter[int]] = {}
    for ring in previous:
        counted = Counter(owner[i] for i in ring.record_ids if i in owner)
        meets[ring.ring_id] = counted
        for number, shared in counted.items():
            overlaps.append((-shared / max(1, len(ring.record_ids)), -shared, ring.ring_id, number))
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, ring_id, number in sorted(overlaps, key=lambda o: (o[1], o[0], o[2], o[3])):
        if number not in names and ring_id not in taken:
            names[number] = ring_id
            taken.add(ring_id)
    changes: list[Change] = []
    for number, ids in enumerate(members):
        if number in names:
            shared = meets[names[number]][number]
            changes.append(
                Change(
                    names[number], "kept", "", shared, say("ring {ring} keeps its name", ring=names[number])
                )
            )
            continue
        made = content_id("ring", ",".join(map(str, ids.tolist())), digits=DIGITS)
        names[number] = made
        parents = [r for r, counted in meets.items() if number in counted]
        for parent in parents:
            changes.append(
                Change(
                    parent,
                    "split",
                    made,
                    meets[parent][number],
                    say("ring {ring} fell apart: {other} was part of it", ring=parent, other=made),
                )
            )
        if not parents:
            changes.append(Change(made, "new", "", 0, say("ring {ring} is new", ring=made)))
    for ring in previous:
        if ring.ring_id in taken:
            continue
        into = meets[ring.ring_id]
        if not into:
            changes.append(
                Change(
                    ring.ring_id,
                    "dissolved",
                    "",
                    0,
                    say("ring {ring} no longer holds together", ring=ring.ring_id),
                )
            )
        for number in sorted(into, key=lambda n: names[n]):
            if (ring.ring_id, names[number]) in {(c.ring_id, c.other_id) for c in changes}:
                continue
            changes.append(
                Change(
                    ring.ring_id,
                    "merged",
                    names[number],
                    into[number],
                    say("ring {ring} is now part of {other}", ring=ring.ring_id, other=names[number]),
                )
            )
    for number in range(len(members)):
        if names[number] in rejected:
            changes.append(
                Change(
                    names[number],
                    "rejected",
                    "",
                    0,
                    say("ring {ring} was rejected by a person", ring=names[number]),
                )
            )
    changes.sort(key=lambda c: (c.ring_id, c.change, c.other_id))
    return [names[i] for i in range(len(members))], changes
