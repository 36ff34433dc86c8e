"""`diff`: what changed between two runs of a case, and because of which evidence, decision or setting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ringbreak.case.case import Case
from ringbreak.case.log import Entry
from ringbreak.case.manifest import Manifest
from ringbreak.case.pipeline import compute, engine_over
from ringbreak.case.settings import Settings
from ringbreak.case.stages import all_code
from ringbreak.engine.engine import Engine
from ringbreak.errors import CaseError, UsageError
from ringbreak.model.explanation import Said
from ringbreak.model.progress import SILENT, Progress

REASONS = 4
"""Selectors named at most as the reason of one ring's change."""


@dataclass(frozen=True, slots=True)
class RunAt:
    """A finished run. number: Which one, from 1. seq: Its log entry. same: Whether its tables, made again, are those it committed to."""

    number: int
    seq: int
    at: str
    version: str
    same: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A selector judged otherwise by the later run, and how many of the records that came or went bear it."""

    kind: str
    shown_as: str
    before: str
    after: str
    records: int


@dataclass(frozen=True, slots=True)
class RingChange:
    """One ring that is not the same. name: R1 ... in the later run, in the earlier one when it is gone.

    change: new, gone, grown, shrunk or changed. evidence: (name, records) of what was added and brought records, most first.
    reasons: Selectors judged otherwise. out_of, into: (ring, records) that records came from or went to; "" stands for no ring.
    """

    ring_id: str
    name: str
    change: str
    records_before: int
    records_after: int
    came: tuple[int, ...]
    went: tuple[int, ...]
    evidence: tuple[tuple[str, int], ...]
    reasons: tuple[Reason, ...]
    out_of: tuple[tuple[str, int], ...]
    into: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RunDiff:
    """before, after: The runs. rings: What changed, the largest change first. unchanged: Rings that are the same. added, gone: Evidence by
    name. judgements: (verb, object) decided in between. settings: (name, before, after). selectors: (kind, shown_as, before, after)."""

    before: RunAt
    after: RunAt
    rings: tuple[RingChange, ...]
    unchanged: int
    added: tuple[str, ...]
    gone: tuple[str, ...]
    judgements: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str, str], ...]
    selectors: tuple[tuple[str, str, str, str], ...]
    renumbered: tuple[tuple[str, str], ...] = ()
    """(name before, name now) of rings that are there in both runs under another number."""

    def sentences(self) -> tuple[Said, ...]:
        """All of it, ready to be said in either language."""
        made = [
            _say("run {a} of {at_a}, {version_a}, against run {b} of {at_b}, {version_b}", a=self.before.number, at_a=self.before.at,
                 version_a=self.before.version, b=self.after.number, at_b=self.after.at, version_b=self.after.version)
        ]  # fmt: skip
        for run in (self.before, self.after):
            if not run.same:
                made.append(
                    _say(
                        "run {number} was made by other code; what is compared is its evidence as this version reads it",
                        number=run.number,
                    )
                )
        made += [_say("evidence added: {name}", name=name) for name in self.added]
        made += [_say("evidence gone: {name}", name=name) for name in self.gone]
        made += [_say("decided in between: {verb} {what}", verb=v, what=o) for v, o in self.judgements]
        made += [
            _say("setting {name}: {before}, now {after}", name=n, before=b, after=a)
            for n, b, a in self.settings
        ]
        for ring in self.rings:
            made += _of_ring(ring)
        if not self.rings:
            made.append(_say("every ring is as it was: {count}", count=self.unchanged))
        elif self.unchanged:
            made.append(_say("{count} other rings have not changed", count=self.unchanged))
        made += [
            _say("what was ring {before} is called ring {now} in the later run", before=b, now=n)
            for b, n in self.renumbered
        ]
        return tuple(made)


def _say(template: str, **values: object) -> Said:
    return Said(template, tuple((name, str(value)) for name, value in values.items()))


def _of_ring(ring: RingChange) -> list[Said]:
    numbers = {
        "ring": ring.name,
        "now": ring.records_after,
        "was": ring.records_before,
        "came": len(ring.came),
        "went": len(ring.went),
    }
    template = {
        "new": "ring {ring} is new: {now} records",
        "gone": "ring {ring} of the earlier run is gone: it had {was} records",
        "grown": "ring {ring} grew from {was} to {now} records",
        "shrunk": "ring {ring} shrank from {was} to {now} records",
    }.get(ring.change, "ring {ring} changed: {came} records came, {went} went, {now} now")
    kept = {k: v for k, v in numbers.items() if "{" + k + "}" in template}
    made = [_say(template, **kept)]
    made += [
        _say("because of {name}: {count} of the records that came stand in it", name=n, count=c)
        for n, c in ring.evidence
    ]
    for other, count in ring.out_of:
        if other:
            made.append(_say("{count} of them were in ring {ring} before", count=count, ring=other))
    for other, count in ring.into:
        made.append(
            _say("{count} of its records are in ring {ring} now", count=count, ring=other)
            if other
            else _say("{count} of its records are in no ring now", count=count)
        )
    for r in ring.reasons:
        made.append(
            _say("because {kind} {shown} was {before} and is {after} now: {count} of these records bear it",
                 kind=r.kind, shown=r.shown_as, before=r.before, after=r.after, count=r.records)
        )  # fmt: skip
    return made


def runs(case: Case) -> list[Entry]:
    """The finished runs, in order."""
    return [e for e in case.log.entries if e.what == "run"]


def _chosen(case: Case, wanted: Sequence[str]) -> tuple[int, int]:
    """Positions of the two runs in `runs`. A run is named by its number from 1, or by a date or time: the last run until then."""
    every = runs(case)
    if len(every) < 2:
        raise UsageError(
            "{path} has {count} finished run(s); two are compared. Add evidence or decide something, and run again",
            path=case.path, count=len(every),
        )  # fmt: skip

    def position(value: str) -> int:
        if value.isdigit():
            if not 1 <= int(value) <= len(every):
                raise UsageError("no run {value}; there are runs 1 to {count}", value=value, count=len(every))
            return int(value) - 1
        last = case.as_of(value).log.entries[-1].seq
        held = [i for i, e in enumerate(every) if e.seq <= last]
        if not held:
            raise UsageError(
                "no run had finished at {value}; the first did at {first}", value=value, first=every[0].at
            )
        return held[-1]

    places = [position(w) for w in wanted]
    if not places:
        return len(every) - 2, len(every) - 1
    if len(places) == 1:
        return (places[0], len(every) - 1) if places[0] < len(every) - 1 else (len(every) - 2, places[0])
    if places[0] == places[1]:
        raise UsageError("both are run {value}; name two", value=places[0] + 1)
    return min(places), max(places)


def _tables(
    case: Case, number: int, entry: Entry, workers: int | None, progress: Progress
) -> tuple[RunAt, Path]:
    """A run and its tables: today's if they are its own, else made again beside, from the evidence and settings it had."""
    import os

    wanted = {t: it["digest"] for t, it in entry.body["tables"].items()}
    at = (number + 1, entry.seq, entry.at, str(entry.body.get("version", "")))
    manifest = (
        Manifest.read(case.tables / "manifest.json") if (case.tables / "manifest.json").exists() else None
    )
    if manifest is not None and manifest.digests() == wanted:
        return RunAt(*at, same=True), case.tables
    # With the run's own entry: other code may form its rings otherwise, and they keep the ids under which the later run knew them.
    was = case.as_of(str(entry.seq))
    folder = case.work / "as-of" / f"run-{number + 1}"
    ran = compute(
        was,
        folder,
        Settings.from_json(entry.body["settings"]),
        workers=workers or os.cpu_count() or 1,
        progress=progress,
    )
    return RunAt(*at, same=ran.digests == wanted or entry.body.get("code") == all_code()), folder


def diff(case: Case, *wanted: str, workers: int | None = None, progress: Progress = SILENT) -> RunDiff:
    """Compare two runs.

    Args:
        wanted: None: the last two. One: that run and the last. Two: these. A run is its number, from 1, or a date or time.
    Raises: UsageError when there are no two runs, or no such run; CaseError when evidence that a run had was purged.
    """
    from ringbreak.rings.compare import compare

    if len(wanted) > 2:
        raise UsageError("diff takes two runs at most")
    first, second = _chosen(case, wanted)
    every = runs(case)
    one, other = every[first], every[second]
    if any(e.what == "purge" for e in case.log.entries[one.seq :]):
        raise CaseError(
            "evidence was purged since run {number}, so its tables cannot come back", number=first + 1
        )
    before, tables_before = _tables(case, first, one, workers, progress)
    after, tables_after = _tables(case, second, other, workers, progress)
    spill = case.work / "spill"
    left, right = engine_over(tables_before, spill), engine_over(tables_after, spill)
    try:
        found = compare(left, right)
        names_before, names_after = _names(left), _names(right)
        rings_before, rings_after = _homes(left), _homes(right)
        sizes_before, sizes_after = Counter(rings_before.values()), Counter(rings_after.values())
        rings = []
        for r in found.rings:
            now = names_after.get(r.ring_id) or names_before[r.ring_id]
            out_of = Counter(names_before.get(rings_before.get(i, ""), "") for i in r.came)
            into = Counter(names_after.get(rings_after.get(i, ""), "") for i in r.went)
            rings.append(
                RingChange(
                    r.ring_id, now, r.change, sizes_before[r.ring_id], sizes_after[r.ring_id], r.came, r.went,
                    tuple((name, n) for _, name, n in r.evidence), _reasons(left, right, r.came, r.went), _most(out_of), _most(into),
                )
            )  # fmt: skip
        gone = sorted(set(_evidence(left)) - set(_evidence(right)))
        decided = [
            (str(e.body["verb"]), _called(right, str(e.body["object"]), names_before | names_after))
            for e in case.log.entries[one.body["start"] : other.body["start"]]
            if e.what == "judgement"
        ]
    finally:
        left.close()
        right.close()
    rings.sort(key=lambda r: (-len(r.came) - len(r.went), r.ring_id))
    was, now_set = one.body["settings"], other.body["settings"]
    return RunDiff(
        before,
        after,
        tuple(rings),
        len(names_after.keys() & names_before.keys()) - sum(r.change not in ("new", "gone") for r in rings),
        found.evidence,
        tuple(gone),
        tuple(decided),
        tuple(
            (k, str(was.get(k)), str(now_set.get(k)))
            for k in sorted(was.keys() | now_set.keys())
            if was.get(k) != now_set.get(k)
        ),
        found.selectors,
        tuple(
            (names_before[r], name)
            for r, name in names_after.items()
            if r in names_before and names_before[r] != name
        ),
    )


def _names(engine: Engine) -> dict[str, str]:
    rows = engine.sql("SELECT ring_id, rank FROM rings ORDER BY rank")
    return {r: f"R{n}" for r, n in zip(rows["ring_id"].to_pylist(), rows["rank"].to_pylist(), strict=True)}


def _homes(engine: Engine) -> dict[int, str]:
    rows = engine.sql(
        "SELECT member_id, ring_id FROM ring_members WHERE member_kind = 'record' ORDER BY member_id, ring_id"
    )
    return dict(zip(rows["member_id"].to_pylist(), rows["ring_id"].to_pylist(), strict=True))


def _evidence(engine: Engine) -> list[str]:
    names: list[str] = engine.sql("SELECT DISTINCT name FROM evidence ORDER BY name")["name"].to_pylist()
    return names


def _called(engine: Engine, what: str, rings: dict[str, str]) -> str:
    """A selector's id in words, masked, and a ring's with the number it is listed under; anything else as it is."""
    if what in rings:
        return f"{rings[what]} ({what})"
    if not what.isdigit():
        return what
    rows = engine.sql("SELECT kind, shown_as FROM selectors WHERE selector_id = ?", int(what)).to_pylist()
    return f"{rows[0]['kind']}:{rows[0]['shown_as']}" if rows else what


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda c: (-c[1], c[0])))


def _reasons(left: Engine, right: Engine, came: tuple[int, ...], went: tuple[int, ...]) -> tuple[Reason, ...]:
    """Selectors borne by records that came or went, and judged otherwise by the two runs."""
    from ringbreak.model.kinds import kind_title

    borne: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    for engine, records in ((right, came), (left, went)):
        for start in range(0, len(records), 5_000):
            ids = ", ".join(map(str, records[start : start + 5_000]))
            rows: list[dict[str, Any]] = engine.sql(
                f"SELECT s.kind, s.value, s.shown_as, count(*) AS n FROM links l JOIN selectors s USING (selector_id) "
                f"WHERE l.record_id IN ({ids}) GROUP BY ALL ORDER BY ALL"
            ).to_pylist()
            for row in rows:
                borne[row["kind"], row["value"]] += row["n"]
                shown[row["kind"], row["value"]] = row["shown_as"]
    made = []
    for (kind, value), n in sorted(borne.items(), key=lambda b: (-b[1], b[0])):
        was, now = (
            engine.sql(
                "SELECT privacy FROM selectors WHERE kind = ? AND value = ? AND record_count > 1", kind, value
            )["privacy"].to_pylist()
            for engine in (left, right)
        )
        if was and now and was != now:
            made.append(Reason(kind_title(kind), shown[kind, value], was[0], now[0], n))
        if len(made) == REASONS:
            break
    return tuple(made)
