"""Paths, steps and cuts inside one ring."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Cut, Passage, Rung, Shared, Step

STEPS = 12
"""Steps told of how a ring holds together; the rest is in RING_MEMBERS."""


@dataclass(frozen=True, slots=True)
class RingGraph:
    """A ring's links. records: record -> [(selector, bits)], selectors: selector -> [(record, bits)], both sorted;
    about: selector -> (kind, value, shown_as, bits); place: (record, selector) -> passage; weak: (record, selector) that join nothing
    by themselves; joints: what several of those join together."""

    records: dict[int, list[tuple[int, float]]]
    selectors: dict[int, list[tuple[int, float]]]
    about: dict[int, tuple[str, str, str, float]]
    place: dict[tuple[int, int], Passage]
    weak: set[tuple[int, int]]
    joints: list[Joint]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two parts of a ring that several contacts hold together. told: (selector, a record of either part that shows it, what it adds)."""

    told: tuple[tuple[int, int, int, float], ...]
    needed: frozenset[int]

    @property
    def bits(self) -> float:
        return round(sum(bits for *_, bits in self.told), 4)

    def ends(self) -> Iterator[tuple[int, int]]:
        for _, left, right, _ in self.told:
            yield left, right
            yield right, left


def load(engine: Engine, ring_id: str) -> RingGraph:
    """Read the links between a ring's records and its selectors, and the decisions that joined records."""
    rows = engine.sql(
        """SELECT l.record_id, l.selector_id, l.bits, l.field, l.start, l."end", s.kind, s.value, s.shown_as, s.bits AS worth
           FROM links l
           JOIN (SELECT member_id AS record_id FROM ring_members WHERE ring_id = ? AND member_kind = 'record') r USING (record_id)
           JOIN (SELECT member_id AS selector_id FROM ring_members WHERE ring_id = ? AND member_kind = 'selector') q USING (selector_id)
           JOIN selectors s USING (selector_id)
           WHERE l.bits > 0 ORDER BY l.record_id, l.selector_id""",
        ring_id,
        ring_id,
    )
    graph = RingGraph({}, {}, {}, {}, set(), _joints(engine, ring_id))
    limit = (
        engine.sql("SELECT max(value) AS bits FROM weighing WHERE name = 'threshold_bits'")["bits"][0].as_py()
        or 0.0
    )
    added = {s for joint in graph.joints for s, *_ in joint.told}
    # Column by column: a row as a dictionary costs ten times as much, and a ring may have a million links.
    columns = [rows[name].to_pylist() for name in rows.column_names]
    for a, b, bits, field, start, end, kind, value, shown, worth in zip(*columns, strict=True):
        graph.records.setdefault(a, []).append((b, bits))
        graph.selectors.setdefault(b, []).append((a, bits))
        if b not in graph.about:
            graph.about[b] = (kind, value, shown, worth)
        graph.place[(a, b)] = Passage(a, field, start, end)
        if b in added and bits < limit:
            graph.weak.add((a, b))
    return graph


def _joints(engine: Engine, ring_id: str) -> list[Joint]:
    rows = engine.sql(
        "SELECT joint, selector_id, left_record_id, right_record_id, bits, needed FROM ring_joints WHERE ring_id = ? ORDER BY joint, bits DESC, selector_id",
        ring_id,
    ).to_pylist()
    return [
        Joint(
            tuple((r["selector_id"], r["left_record_id"], r["right_record_id"], r["bits"]) for r in those),
            frozenset(r["selector_id"] for r in those if r["needed"]),
        )
        for _, group in groupby(rows, key=lambda r: r["joint"])
        for those in [list(group)]
    ]


def steps(graph: RingGraph) -> tuple[Step, ...]:
    """How the ring holds together, told from its best-borne selector outwards.

    Each step takes the selector that adds the most records among those that hang on what is already there; contacts come
    before texts and accounts, which say less to a reader.
    """
    made: list[Step] = []
    have: set[int] = set()
    left = {s: {r for r, _ in bearers if (r, s) not in graph.weak} for s, bearers in graph.selectors.items()}
    left = {s: those for s, those in left.items() if those}
    joints = list(graph.joints)

    def plain(s: int) -> bool:
        return graph.about[s][0] not in ("template", "account")

    while left and len(made) < STEPS:
        hanging = [s for s in left if not have or left[s] & have]
        if not hanging or (have and not any(left[s] - have for s in hanging)):
            step = _by_joint(graph, joints, have)
            if step is None:
                break
            made.append(step)
            continue
        best = max(
            hanging, key=lambda s: (len(left[s] - have) * (2 if plain(s) else 1), graph.about[s][3], -s)
        )
        added = left[best] - have
        through = min(left[best] & have) if have else None
        kind, _, shown, bits = graph.about[best]
        made.append(
            Step(
                best,
                kind,
                shown,
                bits,
                graph.place[(through, best)] if through is not None else None,
                len(added),
                len(left[best]),
            )
        )
        have |= added
        del left[best]
    return tuple(made)


def _by_joint(graph: RingGraph, joints: list[Joint], have: set[int]) -> Step | None:
    """The next joint that leads from what is there to what is not; it is taken from `joints`, and its records are added to `have`."""
    for joint in joints:
        s, left, right, _ = joint.told[0]
        for here, there, others in (
            (left, right, {other for _, _, other, _ in joint.told}),
            (right, left, {other for _, other, _, _ in joint.told}),
        ):
            if here not in have or there in have:
                continue
            added = others - have
            have |= added
            joints.remove(joint)
            kind, _, shown, _ = graph.about[s]
            through = graph.place[(here, s)]
            bearers = {r for t, *_ in joint.told for r, _ in graph.selectors[t]}
            return Step(s, kind, shown, joint.bits, through, len(added), len(bearers), len(joint.told) - 1)
    return None


def cut(graph: RingGraph, selector_id: int | None) -> Cut | None:
    """What the ring falls into without a selector; None when there is no such selector."""
    if selector_id is None or selector_id not in graph.about:
        return None
    across: dict[int, list[int]] = {}
    for joint in graph.joints:
        if selector_id not in joint.needed:
            for here, there in joint.ends():
                across.setdefault(here, []).append(there)
    seen: set[int] = set()
    parts: list[int] = []
    for start in sorted(graph.records):
        if start in seen:
            continue
        seen.add(start)
        queue, count = deque([start]), 0
        while queue:
            record = queue.popleft()
            count += 1
            for s, _ in graph.records[record]:
                if s == selector_id or (record, s) in graph.weak:
                    continue
                for other, _ in graph.selectors[s]:
                    if other not in seen and (other, s) not in graph.weak:
                        seen.add(other)
                        queue.append(other)
            for other in across.get(record, ()):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        parts.append(count)
    kind, _, shown, bits = graph.about[selector_id]
    return Cut(selector_id, kind, shown, bits, tuple(sorted(parts, reverse=True)))


def strongest(
    engine: Engine, graph: RingGraph, left: tuple[str, int], right: tuple[str, int]
) -> tuple[Rung, ...]:
    """The path whose weakest step is the strongest, in whole bits; among those the shortest.

    Args:
        left, right: ("record" or "selector", id), both of the ring.
    Returns: Rungs from record to record. Two selectors borne by one record have an empty path.
    """
    joined = {int(joint.bits) for joint in graph.joints}
    levels = sorted({int(bits) for ties in graph.records.values() for _, bits in ties} | joined, reverse=True)
    found: list[int] = []
    lo, hi = 0, len(levels) - 1
    while lo <= hi:
        middle = (lo + hi) // 2
        walked = _walk(graph, left, right, levels[middle])
        if walked:
            found, hi = walked, middle - 1
        else:
            lo = middle + 1
    return tuple(_rung(graph, a, b) for a, b in pairwise(found))


def met(graph: RingGraph, left: tuple[str, int], right: tuple[str, int]) -> list[int]:
    """Records that bear both members, or are one of them and bear the other; sorted."""

    def borne(member: tuple[str, int]) -> set[int]:
        kind, number = member
        return {number} if kind == "record" else {r for r, _ in graph.selectors.get(number, [])}

    return sorted(borne(left) & borne(right))


def _walk(graph: RingGraph, left: tuple[str, int], right: tuple[str, int], least: int) -> list[int]:
    """Records of the shortest path over links of at least `least` bits; [] when there is none."""
    starts = (
        [left[1]]
        if left[0] == "record"
        else [r for r, bits in graph.selectors.get(left[1], []) if bits >= least]
    )
    ends = (
        {right[1]}
        if right[0] == "record"
        else {r for r, bits in graph.selectors.get(right[1], []) if bits >= least}
    )
    across: dict[int, list[int]] = {}
    for joint in graph.joints:
        if joint.bits >= least:
            for here, there in joint.ends():
                across.setdefault(here, []).append(there)
    before: dict[int, int | None] = dict.fromkeys(starts)
    used: set[int] = set()
    queue = deque(starts)
    while queue:
        record = queue.popleft()
        if record in ends:
            path: list[int] = []
            step: int | None = record
            while step is not None:
                path.append(step)
                step = before[step]
            return path[::-1]
        for s, bits in graph.records.get(record, []):
            if bits < least or s in used or (record, s) in graph.weak:
                continue
            used.add(s)
            for other, other_bits in graph.selectors[s]:
                if other_bits >= least and other not in before and (other, s) not in graph.weak:
                    before[other] = record
                    queue.append(other)
        for other in across.get(record, ()):
            if other not in before:
                before[other] = record
                queue.append(other)
    return []


def _rung(graph: RingGraph, a: int, b: int) -> Rung:
    """Everything two records share; what overlaps another's passage adds nothing. Between two parts that a joint holds, all contacts of it."""
    for joint in graph.joints:
        if (a, b) in joint.ends():
            turned = not any(told[1:3] == (a, b) for told in joint.told)
            return Rung(a, b, joint.bits, tuple(_added(graph, told, turned) for told in joint.told))
    theirs = dict(graph.records[b])
    both = [(min(bits, theirs[s]), s) for s, bits in graph.records[a] if s in theirs]
    both.sort(key=lambda x: (-x[0], x[1]))
    counted: list[Passage] = []
    shared: list[Shared] = []
    total = 0.0
    for bits, s in both:
        here = graph.place[(a, s)]
        kind, value, shown, _ = graph.about[s]
        repeats = any(_overlap(here, other) for other in counted)
        shared.append(
            Shared(
                s,
                kind,
                value,
                shown,
                0.0 if repeats else bits,
                _why(kind, repeats),
                here,
                graph.place[(b, s)],
            )
        )
        if not repeats:
            total += bits
            counted.append(here)
    return Rung(a, b, round(total, 4), tuple(shared))


def _added(graph: RingGraph, told: tuple[int, int, int, float], turned: bool) -> Shared:
    """A contact of a joint, with the record of either part that shows it."""
    s, left, right, bits = told
    kind, value, shown, _ = graph.about[s]
    here, there = (right, left) if turned else (left, right)
    return Shared(
        s, kind, value, shown, bits, "one of several contacts that both parts show, which count together",
        graph.place[(here, s)], graph.place[(there, s)],
    )  # fmt: skip


def _overlap(a: Passage, b: Passage) -> bool:
    if a.field is None or a.field != b.field or a.start is None or b.start is None:
        return False
    assert a.end is not None
    assert b.end is not None
    return a.start < b.end and b.start < a.end


def _why(kind: str, repeats: bool) -> str:
    if repeats:
        return "it stands in a passage already counted"
    return {
        "template": "near-duplicate texts",
        "account": "written by one account",
        "device": "done from one device",
        "session": "done from one address or cell at one time",
        "image": "pictures that look alike",
    }.get(kind, "the same identifier is written in both")
