"""What changed between two runs of a case, and because of which evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Said

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RingDifference:
    """One ring then and now.

    change: new, gone, grown, shrunk, changed (some came, some went) or same. came, went: Record ids, sorted.
    evidence: Evidence that was not there before and holds records that came: (evidence_id, name, records), most first.
    """

    ring_id: str
    change: str
    came: tuple[int, ...]
    went: tuple[int, ...]
    evidence: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """rings: Those that are not the same, by ring id. selectors: (kind, shown_as, before, after) of those judged otherwise
    (private, public, ask), `kind:value` order. evidence: Names of evidence added, sorted."""

    rings: tuple[RingDifference, ...]
    selectors: tuple[tuple[str, str, str, str], ...]
    evidence: tuple[str, ...]

    def sentences(self) -> tuple[Said, ...]:
        """The differences, ready to be said in either language."""
        made = [
            Said(
                "ring {ring}: {came} records came, {went} went",
                (("ring", r.ring_id), ("came", str(len(r.came))), ("went", str(len(r.went)))),
            )
            for r in self.rings
        ]
        for r in self.rings:
            made += [
                Said(
                    "{count} records of ring {ring} come from {name}",
                    (("count", str(n)), ("ring", r.ring_id), ("name", name)),
                )
                for _, name, n in r.evidence
            ]
        return tuple(made) or (Said("nothing changed"),)


def _members(engine: Engine) -> dict[str, set[int]]:
    made: dict[str, set[int]] = defaultdict(set)
    rows = engine.sql("SELECT ring_id, member_id FROM ring_members WHERE member_kind = 'record'")
    for ring, record in zip(rows["ring_id"].to_pylist(), rows["member_id"].to_pylist(), strict=True):
        made[ring].add(record)
    return made


def _privacy(engine: Engine) -> dict[Pair, tuple[str, str]]:
    rows = engine.sql(
        "SELECT kind, value, shown_as, privacy FROM selectors WHERE record_count > 1"
    ).to_pylist()
    return {(r["kind"], r["value"]): (r["shown_as"], r["privacy"]) for r in rows}


def _names(engine: Engine) -> dict[str, str]:
    rows = engine.sql("SELECT evidence_id, name FROM evidence").to_pylist()
    return {r["evidence_id"]: r["name"] for r in rows}


def compare(before: Engine, after: Engine) -> Difference:
    """Compare the tables of two runs.

    Reads: RING_MEMBERS, SELECTORS, EVIDENCE of both, RECORDS of the later one.
    """
    then, now = _members(before), _members(after)
    names, old = _names(after), _names(before)
    fresh = set(names) - set(old)
    rings: list[RingDifference] = []
    wanted = sorted({r for ring in now for r in now[ring] - then.get(ring, set())})
    home: dict[int, str] = {}
    for start in range(0, len(wanted), 5_000):
        ids = ", ".join(map(str, wanted[start : start + 5_000]))
        rows = after.sql(f"SELECT record_id, evidence_id FROM records WHERE record_id IN ({ids})")
        home.update(zip(rows["record_id"].to_pylist(), rows["evidence_id"].to_pylist(), strict=True))
    for ring in sorted(then.keys() | now.keys()):
        left, right = then.get(ring, set()), now.get(ring, set())
        if left == right:
            continue
        came, went = tuple(sorted(right - left)), tuple(sorted(left - right))
        change = (
            "new"
            if not left
            else "gone"
            if not right
            else "changed"
            if came and went
            else "grown"
            if came
            else "shrunk"
        )
        sources = Counter(home[r] for r in came if home[r] in fresh)
        told = tuple((e, names[e], n) for e, n in sorted(sources.items(), key=lambda s: (-s[1], s[0])))
        rings.append(RingDifference(ring, change, came, went, told))
    was, is_now = _privacy(before), _privacy(after)
    judged = tuple(
        (kind, is_now[kind, value][0], was[kind, value][1], is_now[kind, value][1])
        for kind, value in sorted(was.keys() & is_now.keys())
        if was[kind, value][1] != is_now[kind, value][1]
    )
    return Difference(tuple(rings), judged, tuple(sorted(names[e] for e in fresh)))
