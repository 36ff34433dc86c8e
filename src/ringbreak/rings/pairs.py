"""Two members of a ring, or of none, between which no path of steps runs: where they meet, and what they share. And what groups share."""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Explanation, Passage, Said
from ringbreak.model.kinds import kind_title
from ringbreak.model.verbal import verbal_level
from ringbreak.rings import loose, paths
from ringbreak.rings.varying import rows_of, told

SHOWN = 50
"""Passages, near misses and hubs shown at most."""
JOINTS = 6
"""Joints told contact by contact; the rest is in RING_JOINTS."""


def meeting(
    graph: paths.RingGraph,
    what: list[str],
    found: list[tuple[str, dict[str, Any]]],
    ids: list[tuple[str, int]],
    ring_id: str,
) -> Explanation:
    """Two members without a step between them: one record bears both, or only a person's decision joins them."""
    # A selector given by its id is told by what it is: ids are for machines.
    left, right = (
        row["shown_as"] if kind == "selector" and name.lstrip("-").isdigit() else name
        for name, (kind, row) in zip(what, found, strict=True)
    )
    met = paths.met(graph, *ids)
    if met:
        answer = told(
            "{left} and {right} meet in {count} record(s), record {record} among them: no step lies between",
            left=left,
            right=right,
            count=len(met),
            record=met[0],
        )
    else:
        answer = told(
            "{left} and {right} are in one ring, but no chain of identifiers that count leads from one to the other",
            left=left,
            right=right,
        )
    said = [
        told(
            "{kind} {shown} weighs {bits} bits: {verbal}",
            kind=kind_title(row["kind"]),
            shown=row["shown_as"],
            bits=f"{row['bits']:.1f}",
            verbal=verbal_level(row["bits"]),
        )
        for kind, row in found
        if kind == "selector"
    ]
    return Explanation(
        subject="path",
        what=tuple(what),
        answer=answer,
        sentences=tuple(said),
        ring_id=ring_id,
        passages=tuple(Passage(r) for r in met[:SHOWN]),
        enough=bool(met),
    )


def unringed(engine: Engine, what: list[str], ids: list[tuple[str, int]]) -> Said:
    """The answer about two members of no common ring: that they are of one group which is none, and why, or that too little joins them."""
    left, right = ({g["group_id"]: g["why"] for g in loose.groups_of(engine, *member)} for member in ids)
    for group in sorted(left.keys() & right.keys())[:1]:
        return told(
            "{left} and {right} belong to one group, which is called no ring: {why}",
            left=what[0],
            right=what[1],
            why=left[group],
        )
    return told(
        "{left} and {right} are in no common ring: there is not enough evidence that they belong together",
        left=what[0],
        right=what[1],
    )


def shared_but(engine: Engine, ids: list[tuple[str, int]]) -> list[Said]:
    """What two records do share although it did not suffice."""
    if any(kind != "record" for kind, _ in ids):
        return []
    rows = rows_of(
        engine,
        """SELECT s.kind, s.shown_as, s.bits, s.why FROM links a JOIN links b USING (selector_id)
           JOIN selectors s USING (selector_id) WHERE a.record_id = ? AND b.record_id = ?
           ORDER BY s.bits DESC, s.selector_id LIMIT 20""",
        ids[0][1],
        ids[1][1],
    )
    return [
        told(
            "they share {kind} {shown} ({bits} bits): {why}",
            kind=kind_title(r["kind"]),
            shown=r["shown_as"],
            bits=f"{r['bits']:.1f}",
            why=r["why"],
        )
        for r in rows
    ] or [told("they share no identifier")]


def added_up(graph: paths.RingGraph) -> list[Said]:
    """The contacts of each joint, with a record of either part."""
    said = []
    for joint in graph.joints[:JOINTS]:
        for s, left, right, bits in joint.told:
            kind, _, shown, worth = graph.about[s]
            said.append(
                told(
                    "{kind} {shown}, in record {left} and record {right}, adds {bits} of the {sum} bits that join two of its parts ({worth} by itself, less what chance may do between so many contacts)"
                    if s in joint.needed
                    else "{kind} {shown}, in record {left} and record {right}, adds {bits} of the {sum} bits that join two of its parts, which hold without it ({worth} by itself, less what chance may do between so many contacts)",
                    kind=kind_title(kind),
                    shown=shown,
                    left=left,
                    right=right,
                    bits=f"{bits:.1f}",
                    sum=f"{joint.bits:.1f}",
                    worth=f"{worth:.1f}",
                )
            )
    return said
