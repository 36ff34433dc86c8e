"""Why: walk from a ring, a pair, a member or a selector back to the passages in the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.errors import UsageError
from ringbreak.model.explanation import Explanation, Outside, Passage, Said
from ringbreak.model.kinds import kind_title
from ringbreak.model.verbal import verbal_level
from ringbreak.rings import loose, pairs, paths
from ringbreak.rings.pairs import SHOWN
from ringbreak.rings.varying import rows_of, told, varying

CASE = "CASE"
"""Stands for the case in a command to type next; who knows the case's path puts it there."""


_HOLDERS = ("account", "person", "company")
"""Kinds whose values name somebody and are kept as they were read."""


def _typed(row: dict[str, Any]) -> str:
    """A selector as `judge` takes it. What is masked, or may be, goes by its id: a command must not show what the text hides."""
    return (
        str(row["selector_id"])
        if "*" in row["shown_as"] or row["kind"] in _HOLDERS
        else f"{row['kind']}:{row['value']}"
    )


def explain(engine: Engine, what: Sequence[str]) -> Explanation:
    """Answer why.

    Reads: RINGS, RING_MEMBERS, RING_JOINTS, LOOSE_GROUPS, NEAR_MISSES, SELECTORS, LINKS, RECORDS, MENTIONS, WEIGHING.
    Args:
        what: One or two of: a ring (`R1` or its id), a record (its id), a selector (`kind:value` or its id). Two are
            two members: the answer is the strongest path between them.
    Raises: UsageError when something named is not in the case.
    """
    found = [_resolve(engine, w) for w in what]
    if len(found) == 1:
        kind, row = found[0]
        if kind == "ring":
            return _ring(engine, row)
        return _selector(engine, row) if kind == "selector" else _member(engine, row)
    if len(found) == 2:
        return _pair(engine, [str(w) for w in what], found)
    raise UsageError("explain takes one thing or two: a ring, a record, a selector, or two members")


def _resolve(engine: Engine, what: str) -> tuple[str, dict[str, Any]]:
    what = what.strip()
    if what[:1] in "Rr" and what[1:].isdigit():
        rows = rows_of(engine, "SELECT * FROM rings WHERE rank = ?", int(what[1:]))
        if rows:
            return "ring", rows[0]
    rows = rows_of(engine, "SELECT * FROM rings WHERE ring_id = ?", what)
    if rows:
        return "ring", rows[0]
    meant = the_one(engine, what)
    if meant is not None:
        return "selector", meant
    if what.lstrip("-").isdigit():
        rows = rows_of(
            engine, "SELECT record_id, locator, evidence_id FROM records WHERE record_id = ?", int(what)
        )
        if rows:
            return "record", rows[0]
        rows = rows_of(engine, "SELECT * FROM selectors WHERE selector_id = ?", int(what))
        if rows:
            return "selector", rows[0]
    raise UsageError(
        "nothing here is called {what}; give a ring (R1), a record id, or a selector such as phone:13800138000. ringbreak rings and ringbreak list selectors show what there is",
        what=what,
    )


def the_one(engine: Engine, what: str) -> dict[str, Any] | None:
    """The selector that is meant; None when there is none.

    Raises: UsageError when several may be meant, telling them apart: a masked number fits several, and whoever asks after one
        must not be answered about another.
    """
    return one_of(engine, what, called(engine, what))


def one_of(engine: Engine, what: str, found: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The only one of several rows of SELECTORS; None when there is none.

    Raises: UsageError that tells them apart when there are several.
    """
    if len(found) < 2:
        return found[0] if found else None
    borne = {
        r["selector_id"]: str(r["name"])
        for r in rows_of(
            engine,
            """SELECT l.selector_id, min(e.name) AS name FROM links l JOIN records r USING (record_id) JOIN evidence e USING (evidence_id)
               WHERE list_contains(?, l.selector_id) GROUP BY ALL""",
            [int(r["selector_id"]) for r in found[:LISTED]],
        )
    }
    those = [
        f"{r['selector_id']}  {r['kind']}:{r['shown_as']}  {r['record_count']}  {borne.get(r['selector_id'], '')}".rstrip()
        for r in found[:LISTED]
    ]
    raise UsageError(
        "{what} may mean {count} selectors. Take one by its id (id, selector, records, a file that bears it):{those}",
        what=what,
        count=len(found),
        those="".join(f"\n  {line}" for line in [*those, *(["..."] if len(found) > LISTED else [])]),
    )


LISTED = 12
"""Selectors that are told apart when one is asked for by what several are called."""


def called(engine: Engine, what: str) -> list[dict[str, Any]]:
    """The selectors that kind:value may mean, the likeliest first: by value, a telephone without its country, or as it is shown.

    Without a kind any kind is meant. When one has just this value it is the only one of its kind; what is shown masks most of a
    value, so several may be shown alike.
    """
    kind, colon, value = what.strip().partition(":")
    if not colon:
        kind, value = "", kind
    rows = rows_of(
        engine,
        """SELECT * FROM selectors
           WHERE kind = $1 AND (lower(value) = lower($2) OR shown_as = $2 OR (length($2) >= 5
             AND regexp_full_match($2, '[0-9]+') AND ends_with(value, $2)
             AND regexp_full_match(left(value, length(value) - length($2)), '\\+[0-9]{1,3}')))
             OR ($1 = '' OR $1 || ':' || $2 = $3) AND (value IN ($3, '+86' || $3) OR shown_as = $3)
           ORDER BY value <> $2, record_count DESC, selector_id""",
        kind,
        value,
        what.strip(),
    )
    just = [r for r in rows if r["value"] in ((value,) if kind else (what.strip(), "+86" + what.strip()))]
    return just or rows


def _threshold(engine: Engine) -> float:
    rows = rows_of(engine, "SELECT value FROM weighing WHERE name = 'threshold_bits'")
    return float(rows[0]["value"]) if rows else 0.0


def _outside(engine: Engine, ring_id: str) -> tuple[tuple[Outside, ...], tuple[Outside, ...]]:
    """Near misses and hubs of a ring: hubs are its suppressed selectors, near misses the rest."""
    rows = rows_of(
        engine,
        """SELECT n.*, coalesce(s.shown_as, CAST(n.member_id AS VARCHAR)) AS shown_as, s.privacy, s.kind
           FROM near_misses n LEFT JOIN selectors s ON n.member_kind = 'selector' AND s.selector_id = n.member_id
           WHERE n.ring_id = ? ORDER BY n.member_kind, n.record_count DESC, n.member_id""",
        ring_id,
    )
    near: list[Outside] = []
    hubs: list[Outside] = []
    for r in rows:
        made = Outside(
            r["member_kind"], r["member_id"], r["shown_as"], r["bits"], r["record_count"], r["why"], r["kind"]
        )
        (hubs if r["privacy"] == "public" else near).append(made)
    return tuple(near[:SHOWN]), tuple(hubs[:SHOWN])


def _ring(engine: Engine, ring: dict[str, Any]) -> Explanation:
    ring_id = ring["ring_id"]
    graph = paths.load(engine, ring_id)
    steps = paths.steps(graph)
    cut = paths.cut(graph, ring["weakest_selector_id"])
    near, hubs = _outside(engine, ring_id)
    said = [
        told(
            "{count} identifiers hold it together; a link needs {limit} bits to count in this case, and each bit doubles the odds",
            count=ring["selector_count"],
            limit=f"{_threshold(engine):.1f}",
        )
    ]
    for number, step in enumerate(steps):
        template = (
            "{kind} {shown} of record {record} leads, with {beside} more contacts, to {added} other records: each too weak alone, together {bits} bits"
            if step.beside
            else "it begins with {kind} {shown}, borne by {records} records, record {record} among them ({bits} bits)"
            if number == 0
            else "{kind} {shown} adds {added} more records through record {record}, which also bears it ({bits} bits)"
        )
        said.append(
            told(
                template,
                kind=kind_title(step.kind),
                shown=step.shown_as,
                records=step.records,
                added=step.added,
                beside=step.beside,
                record=step.through.record_id
                if step.through
                else min(r for r, _ in graph.selectors[step.selector_id]),
                bits=f"{step.bits:.1f}",
            )
        )
    if cut is not None:
        said.append(
            told(
                "its weakest link is {kind} {shown} ({bits} bits): take it away and the ring falls apart, into {parts} records",
                kind=kind_title(cut.kind),
                shown=cut.shown_as,
                bits=f"{cut.bits:.1f}",
                parts=" + ".join(map(str, cut.parts[:6])) + (" + …" if len(cut.parts) > 6 else ""),
            )
        )
    else:
        said.append(told("no single identifier holds it together: taking any one away leaves it whole"))
    said += pairs.added_up(graph)
    said += _parted(engine, "n.other_ring_id = ?", ring_id)
    for hub in hubs[:5]:
        said.append(
            told(
                "{kind} {shown} touches {records} of its records and was not counted: {why}",
                kind=kind_title(hub.kind or ""),
                shown=hub.shown_as,
                records=hub.record_count,
                why=hub.why,
            )
        )
    return Explanation(
        subject="ring",
        what=(f"R{ring['rank']}",),
        answer=told(
            "ring {ring}: {records} records by {authors} known accounts",
            ring=f"R{ring['rank']}",
            records=ring["record_count"],
            authors=ring["author_count"],
        ),
        sentences=tuple(said),
        ring_id=ring_id,
        steps=steps,
        weakest=cut,
        near=near,
        hubs=hubs,
    )


def _parted(engine: Engine, where: str, *params: object) -> list[Said]:
    """What would join rings and was not enough, in words."""
    if "other_ring_id" not in engine.sql("SELECT * FROM near_misses LIMIT 0").column_names:
        # Tables of a case that an earlier version wrote.
        return []
    rows = rows_of(
        engine,
        f"""SELECT r.rank, n.why, s.kind, s.value, s.shown_as, s.selector_id FROM near_misses n JOIN rings r USING (ring_id) JOIN selectors s ON s.selector_id = n.member_id
            WHERE n.member_kind = 'selector' AND n.other_ring_id IS NOT NULL AND {where} ORDER BY r.rank, n.record_count DESC, n.member_id LIMIT 5""",
        *params,
    )
    return [
        told(
            "not joined to ring {ring} by it: {why}; to count it all the same: ringbreak judge {case} include {what}",
            ring=f"R{row['rank']}",
            why=row["why"],
            case=CASE,
            what=_typed(row),
        )
        for row in rows
    ]


def _selector(engine: Engine, row: dict[str, Any]) -> Explanation:
    rings = rows_of(
        engine,
        "SELECT r.rank FROM ring_members m JOIN rings r USING (ring_id) WHERE m.member_kind = 'selector' AND m.member_id = ?",
        row["selector_id"],
    )
    passages = rows_of(
        engine,
        'SELECT record_id, field, start, "end" FROM links WHERE selector_id = ? ORDER BY record_id LIMIT ?',
        row["selector_id"],
        SHOWN,
    )
    name = {"kind": kind_title(row["kind"]), "shown": row["shown_as"]}
    said = [told("{why}", why=row["why"])]
    said += varying(engine, row)
    if row["suppressed_why"] is not None:
        answer = told("{kind} {shown} links nothing", **name)
        said.append(
            told(
                "to count it all the same: ringbreak judge {case} include {what}",
                case=CASE,
                what=_typed(row),
            )
        )
    else:
        answer = told(
            "{kind} {shown} weighs {bits} bits: {verbal}",
            bits=f"{row['bits']:.1f}",
            verbal=verbal_level(row["bits"]),
            **name,
        )
        said.append(
            told("to leave it out: ringbreak judge {case} suppress {what}", case=CASE, what=_typed(row))
        )
    said.insert(
        1,
        told(
            "{records} records bear it, by {authors} known accounts; probability that it belongs to one operation: {p}",
            records=row["record_count"],
            authors=row["author_count"],
            p=f"{row['p_private']:.3f}",
        ),
    )
    said += _parted(engine, "n.member_id = ?", row["selector_id"])
    for group in loose.groups_of(engine, "selector", row["selector_id"]):
        said.append(told("no ring comes of it: {why}", why=group["why"]))
    if rings:
        said.append(told("it belongs to ring {ring}", ring=f"R{rings[0]['rank']}"))
    return Explanation(
        subject="selector",
        what=(f"{row['kind']}:{row['value']}",),
        answer=answer,
        sentences=tuple(said),
        passages=tuple(Passage(p["record_id"], p["field"], p["start"], p["end"]) for p in passages),
        enough=row["privacy"] != "ask",
    )


def _member(engine: Engine, row: dict[str, Any]) -> Explanation:
    record_id = row["record_id"]
    held = rows_of(
        engine,
        "SELECT m.*, r.rank FROM ring_members m JOIN rings r USING (ring_id) WHERE m.member_kind = 'record' AND m.member_id = ?",
        record_id,
    )
    ties = rows_of(
        engine,
        """SELECT s.kind, s.shown_as, s.record_count, s.suppressed_why, l.bits, l.why, l.field, l.start, l."end"
           FROM links l JOIN selectors s USING (selector_id) WHERE l.record_id = ?
           ORDER BY l.bits DESC, s.record_count DESC, s.selector_id LIMIT ?""",
        record_id,
        SHOWN,
    )
    said = [
        told(
            "it bears {kind} {shown} ({bits} bits), as {records} records of the case do",
            kind=kind_title(t["kind"]),
            shown=t["shown_as"],
            bits=f"{t['bits']:.1f}",
            records=t["record_count"],
        )
        if t["suppressed_why"] is None
        else told(
            "it bears {kind} {shown}, not counted: {why}",
            kind=kind_title(t["kind"]),
            shown=t["shown_as"],
            why=t["suppressed_why"],
        )
        for t in ties
    ]
    if held:
        answer = told(
            "record {record} belongs to ring {ring}: it {why}",
            record=record_id,
            ring=f"R{held[0]['rank']}",
            why=held[0]["why"],
        )
    else:
        misses = rows_of(
            engine,
            "SELECT n.why, r.rank FROM near_misses n JOIN rings r USING (ring_id) WHERE n.member_kind = 'record' AND n.member_id = ? ORDER BY n.bits DESC, r.rank",
            record_id,
        )
        said += [told("almost in ring {ring}: {why}", ring=f"R{n['rank']}", why=n["why"]) for n in misses]
        answer = told("record {record} belongs to no ring: there is not enough evidence", record=record_id)
        for group in loose.groups_of(engine, "record", record_id):
            answer = told("record {record} belongs to no ring: {why}", record=record_id, why=group["why"])
    return Explanation(
        subject="member",
        what=(str(record_id),),
        answer=answer,
        sentences=tuple(said),
        ring_id=held[0]["ring_id"] if held else None,
        passages=tuple(Passage(record_id, t["field"], t["start"], t["end"]) for t in ties),
        enough=bool(held),
    )


def _pair(engine: Engine, what: list[str], found: list[tuple[str, dict[str, Any]]]) -> Explanation:
    ids = []
    for kind, row in found:
        if kind == "ring":
            raise UsageError("two rings have no path between them; name two records or two selectors")
        ids.append((kind, int(row["record_id"] if kind == "record" else row["selector_id"])))
    ring_ids = [
        {
            r["ring_id"]
            for r in rows_of(
                engine,
                "SELECT ring_id FROM ring_members WHERE member_kind = ? AND member_id = ?",
                kind,
                member,
            )
        }
        for kind, member in ids
    ]
    common = sorted(ring_ids[0] & ring_ids[1])
    if not common:
        return Explanation(
            subject="path",
            what=tuple(what),
            answer=pairs.unringed(engine, what, ids),
            sentences=(
                *pairs.shared_but(engine, ids),
                *(
                    said
                    for one in sorted(ring_ids[0])
                    for other in sorted(ring_ids[1])
                    for said in _parted(engine, "n.ring_id = ? AND n.other_ring_id = ?", one, other)
                ),
            ),
            enough=False,
        )
    graph = paths.load(engine, common[0])
    path = paths.strongest(engine, graph, ids[0], ids[1])
    if not path:
        return pairs.meeting(graph, what, found, ids, common[0])
    said = []
    for rung in path:
        for shared in rung.shared:
            said.append(
                told(
                    "record {left} and record {right} both bear {kind} {shown} ({bits} bits: {why})",
                    left=shared.left.record_id,
                    right=shared.right.record_id,
                    kind=kind_title(shared.kind),
                    shown=shared.shown_as,
                    bits=f"{shared.bits:.1f}",
                    why=shared.why,
                )
            )
    weakest = min(rung.bits for rung in path)
    return Explanation(
        subject="path",
        what=tuple(what),
        answer=told(
            "{left} and {right} are joined in {count} step(s); the weakest weighs {bits} bits: {verbal}",
            left=what[0],
            right=what[1],
            count=len(path),
            bits=f"{weakest:.1f}",
            verbal=verbal_level(weakest),
        ),
        sentences=tuple(said),
        ring_id=common[0],
        path=path,
    )
