"""Paths, steps and cuts inside one ring."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise

from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Cut, Passage, Rung, Shared, Step

STEPS = 12
"""Steps told of how a ring holds together; the rest is in RING_MEMBERS."""


@dataclass(frozen=True, slots=True)
class RingGraph:
    """A ring's links. records: record -> [(selector, bits)], selectors: selector -> [(record, bits)], both sorted;
    about: selector -> (kind, value, shown_as, bits); place: (record, selector) -> passage."""

    records: dict[int, list[tuple[int, float]]]
    selectors: dict[int, list[tuple[int, float]]]
    about: dict[int, tuple[str, str, str, float]]
    place: dict[tuple[int, int], Passage]


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
    graph = RingGraph({}, {}, {}, {})
    # Column by column: a row as a dictionary costs ten times as much, and a ring may have a million links.
    columns = [rows[name].to_pylist() for name in rows.column_names]
    for a, b, bits, field, start, end, kind, value, shown, worth in zip(*columns, strict=True):
        graph.records.setdefault(a, []).append((b, bits))
        graph.selectors.setdefault(b, []).append((a, bits))
        if b not in graph.about:
            graph.about[b] = (kind, value, shown, worth)
        graph.place[(a, b)] = Passage(a, field, start, end)
    return graph


def steps(graph: RingGraph) -> tuple[Step, ...]:
    """How the ring holds together, told from its best-borne selector outwards.

    Each step takes the selector that adds the most records among those that hang on what is already there; contacts come
    before texts and accounts, which say less to a reader.
    """
    made: list[Step] = []
    have: set[int] = set()
    left = {s: {r for r, _ in bearers} for s, bearers in graph.selectors.items()}

    def plain(s: int) -> bool:
        return graph.about[s][0] not in ("template", "account")

    while left and len(made) < STEPS:
        hanging = [s for s in left if not have or left[s] & have]
        if not hanging:
            break
        best = max(
            hanging, key=lambda s: (len(left[s] - have) * (2 if plain(s) else 1), graph.about[s][3], -s)
        )
        added = left[best] - have
        if have and not added:
            break
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


def cut(graph: RingGraph, selector_id: int | None) -> Cut | None:
    """What the ring falls into without a selector; None when there is no such selector."""
    if selector_id is None or selector_id not in graph.about:
        return None
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
                if s == selector_id:
                    continue
                for other, _ in graph.selectors[s]:
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
    levels = sorted({int(bits) for ties in graph.records.values() for _, bits in ties}, reverse=True)
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
            if bits < least or s in used:
                continue
            used.add(s)
            for other, other_bits in graph.selectors[s]:
                if other_bits >= least and other not in before:
                    before[other] = record
                    queue.append(other)
    return []


def _rung(graph: RingGraph, a: int, b: int) -> Rung:
    """Everything two records share; what overlaps another's passage adds nothing."""
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
