"""The order of the stages. Only what changed is recomputed; the same case gives the same bytes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ringbreak.case.case import Case, Evidence
from ringbreak.case.manifest import Manifest, key_of
from ringbreak.case.settings import Settings
from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.errors import CaseError, CustodyBroken, EngineError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.table import Table
from ringbreak.model.tables import BY_NAME, TABLES
from ringbreak.version import VERSION

INTAKE = (
    "evidence",
    "places",
    "records",
    "fields",
    "regions",
    "images",
    "transfers",
    "actions",
    "metrics",
    "profiles",
    "mappings",
    "issues",
)


INPUTS = ("evidence.add", "evidence.authority", "judgement", "purge")
"""Log entries after which tables are no longer those of the case."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a run: what it reads, what it makes, which settings it depends on, and what does it.

    `work` takes (case, engine, sink, settings, progress) and returns notes for the manifest.
    """

    name: str
    reads: tuple[str, ...]
    makes: tuple[str, ...]
    settings: tuple[str, ...]
    work: Callable[[Job], dict[str, Any]]


@dataclass(slots=True)
class Job:
    """Everything a stage is given."""

    case: Case
    engine: DuckDB
    sink: Sink
    settings: Settings
    workers: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: seconds a stage (for the eye, never in results), rows and digests of the tables, notes."""

    stages: tuple[tuple[str, float, bool], ...]
    rows: dict[str, int]
    digests: dict[str, str]
    notes: dict[str, Any] = field(default_factory=dict)
    changed: bool = True


def _judgements(job: Job) -> dict[str, Any]:
    import pyarrow as pa

    from ringbreak.model.judgements import JUDGEMENTS

    rows = [
        {
            "judgement_id": e.digest[:16],
            "who": e.who,
            "decided_at": datetime.fromisoformat(e.at),
            "verb": e.body["verb"],
            "object": e.body["object"],
            "why": e.body.get("why") or None,
        }
        for e in job.case.log.of("judgement")
    ]
    rows.sort(key=lambda r: (r["decided_at"], r["judgement_id"]))
    job.sink.write(JUDGEMENTS, pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema))
    return {}


def _intake(job: Job) -> dict[str, Any]:
    from ringbreak.intake import driver
    from ringbreak.intake.parser import Reading

    first: dict[str, Evidence] = {}
    places: dict[str, list[str]] = {}
    for place in job.case.places():
        kept = first.get(place.sha256)
        if kept is None or place.name < kept.name:
            first[place.sha256] = Evidence(
                place.sha256,
                place.name,
                place.size,
                place.authority_id if kept is None else kept.authority_id,
                place.added_at if kept is None else kept.added_at,
                place.seq,
            )
        places.setdefault(place.sha256, []).append(place.name)
    jobs = [
        driver.Job(
            evidence_id=e.sha256,
            path=job.case.objects.path(e.sha256),
            name=e.name,
            size=e.size,
            names=tuple(sorted(places[e.sha256])),
        )
        for e in (first[sha] for sha in sorted(first))
    ]
    added = {e.sha256: (e.authority_id, datetime.fromisoformat(e.added_at)) for e in first.values()}
    reading = Reading(
        time_zone=job.settings.time_zone, languages=job.settings.languages, maps=job.settings.maps
    )
    summary = driver.intake(
        jobs,
        job.sink,
        scratch=job.case.work / "intake",
        reading=reading,
        workers=job.workers,
        added=added,
        progress=job.progress,
    )
    return {"sandbox": summary.sandbox}


def _selectors(job: Job) -> dict[str, Any]:
    from ringbreak.selectors.extract import SelectorSettings, find_mentions

    find_mentions(
        job.engine, job.sink, SelectorSettings(region=job.settings.region, workers=job.workers), job.progress
    )
    return {}


def _linking(job: Job) -> dict[str, Any]:
    from ringbreak.linking.link import LinkSettings, link

    link(job.engine, job.sink, LinkSettings(), job.progress)
    return {}


def _rings(job: Job) -> dict[str, Any]:
    from ringbreak.rings.conduct.apply import apply_types
    from ringbreak.rings.form import PreviousRing, RingSettings, form_rings

    previous = [
        PreviousRing(r["ring_id"], tuple(int(i) for i in r["sketch"]))
        for r in previous_rings(job.case, job.settings)
    ]
    settings = RingSettings(margin_bits=job.settings.margin_bits, min_records=job.settings.min_records)
    made = form_rings(job.engine, job.sink, settings, job.progress, previous)
    apply_types(job.engine, job.sink, job.progress)
    # Enough of each ring to know it again, and never more than some megabytes of log however many rings there are.
    most = max(8, 65_536 // max(1, len(made.sketches)))
    return {
        "rings": [
            {"ring_id": r.ring_id, "sketch": [str(i) for i in r.record_ids[:most]]} for r in made.sketches
        ]
    }


def _detect(job: Job) -> dict[str, Any]:
    from ringbreak.rings.detect import DetectSettings, run_detectors

    run_detectors(job.engine, job.sink, DetectSettings(), job.progress)
    return {}


STAGES: tuple[Stage, ...] = (
    Stage("intake", (), INTAKE, ("time_zone", "languages", "maps"), _intake),
    Stage("judgements", (), ("judgements",), (), _judgements),
    Stage("selectors", ("records", "fields", "regions", "mappings"), ("mentions",), ("region",), _selectors),
    Stage(
        "linking",
        ("records", "mentions", "fields", "images", "actions", "transfers", "profiles", "judgements"),
        ("selectors", "links"),
        (),
        _linking,
    ),
    Stage(
        "rings",
        (
            "evidence",
            "records",
            "fields",
            "mentions",
            "images",
            "transfers",
            "actions",
            "metrics",
            "profiles",
            "selectors",
            "links",
            "judgements",
        ),
        ("rings", "ring_members", "near_misses", "ring_changes", "weighing"),
        ("margin_bits", "min_records"),
        _rings,
    ),
    Stage(
        "detectors",
        (
            "evidence",
            "records",
            "fields",
            "mentions",
            "images",
            "transfers",
            "actions",
            "metrics",
            "profiles",
            "selectors",
            "links",
            "rings",
            "ring_members",
            "judgements",
            "mappings",
        ),
        ("findings", "citations", "flags"),
        (),
        _detect,
    ),
)


def previous_rings(case: Case, settings: Settings) -> list[dict[str, Any]]:
    """Rings of the last finished run that had other inputs, so that a ring keeps its id when evidence arrives.

    A run that saw the same evidence, judgements, settings and version is passed over: running twice must give the same
    bytes as running once.
    """
    inputs = [e.seq for e in case.log.of(*INPUTS)]
    now = (len(inputs), settings.as_json(), VERSION)
    for entry in reversed(list(case.log.of("run"))):
        seen = sum(seq < entry.body["start"] for seq in inputs)
        if (seen, entry.body["settings"], entry.body["version"]) != now:
            return list(entry.body.get("rings", []))
    return []


def engine_over(tables: Path, scratch: Path, *, threads: int | None = None) -> DuckDB:
    """An engine with every table of a case as a view; tables not made yet are empty."""
    scratch.mkdir(parents=True, exist_ok=True)
    engine = DuckDB(folders=(tables,), scratch=scratch, threads=threads)
    for table in TABLES:
        engine.attach(table, tables / f"{table.name}.parquet")
    return engine


@contextmanager
def disk_in_words(folder: Path) -> Iterator[None]:
    """Turn the disk's refusals into words."""
    try:
        yield
    except OSError as e:
        if e.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG):
            raise CaseError(
                "the disk refused to write in {folder}: {reason}. The log and the evidence are safe; make room and run the same command again",
                folder=folder,
                reason=e.strerror or str(e),
            ) from e
        raise
    except EngineError as e:
        if "no space left" in str(e).lower() or "max_temp_directory_size" in str(e):
            raise CaseError(
                "the disk refused to write in {folder}: {reason}. The log and the evidence are safe; make room and run the same command again",
                folder=folder,
                reason="no space left",
            ) from e
        raise


def check_objects(case: Case, workers: int, progress: Progress = SILENT) -> None:
    """Hash every piece of evidence before it is used.

    Raises: CustodyBroken naming the first, in log order, that is not what the log says.
    """
    from concurrent.futures import ThreadPoolExecutor

    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for place in case.places():
        names.setdefault(place.sha256, place.name)
        sizes[place.sha256] = place.size
    done, total = 0, sum(sizes.values())
    with ThreadPoolExecutor(workers) as pool:
        for sha, wrong in zip(names, pool.map(case.objects.check, names), strict=True):
            if wrong:
                raise CustodyBroken(
                    "{name} is not what was added ({sha}…): {wrong}. Nothing was read. Restore the file from a copy, or find out who changed it; ringbreak verify {case} lists all",
                    name=names[sha],
                    sha=sha[:16],
                    wrong=wrong,
                    case=case.path,
                )
            done += sizes[sha]
            progress.step("check", done, total, "bytes")


def compute(
    case: Case, tables: Path, settings: Settings, *, workers: int, progress: Progress = SILENT
) -> Ran:
    """Bring the tables in a folder up to date with a log. Writes no log entry."""
    import time

    stages = []
    with disk_in_words(tables):
        tables.mkdir(parents=True, exist_ok=True)
        manifest = Manifest.read(tables / "manifest.json")
        evidence = key_of(sorted((p.sha256, p.name, p.authority_id or "", p.added_at) for p in case.places()))
        judged = key_of([e.digest for e in case.log.of("judgement")])
        values = settings.as_json()
        for stage in STAGES:
            extra: object = {
                "intake": evidence,
                "judgements": judged,
                "rings": previous_rings(case, settings),
            }.get(stage.name)
            made = manifest.digests()
            key = key_of(
                stage.name,
                VERSION,
                {s: values[s] for s in stage.settings},
                [(t, made.get(t, "")) for t in stage.reads],
                extra,
            )
            started = time.monotonic()
            if manifest.current(stage.name, key):
                stages.append((stage.name, 0.0, False))
                continue
            manifest.begin(stage.name)
            engine = engine_over(tables, case.work / "spill", threads=workers)
            sink = Sink(tables)
            try:
                notes = stage.work(Job(case, engine, sink, settings, workers, progress))
            finally:
                engine.close()
            for name in stage.makes:
                if name not in sink.digests:
                    sink.write(BY_NAME[name], BY_NAME[name].empty())
            manifest.finish(stage.name, key, sink.digests, sink.rows, notes)
            stages.append((stage.name, time.monotonic() - started, True))
        shutil.rmtree(case.work / "spill", ignore_errors=True)
    notes = {k: v for it in manifest.stages.values() for k, v in it["notes"].items()}
    return Ran(tuple(stages), manifest.rows(), manifest.digests(), notes)


def run(
    case: Case,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    progress: Progress = SILENT,
    again: bool = False,
) -> Ran:
    """Make the tables of a case and commit to them in the log.

    Args:
        settings: Instead of the case's own; they are written into the log.
        workers: Processes and threads; results do not depend on it.
        again: Also when nothing changed since the last run.
    Raises: CustodyBroken when evidence is not what was added; CaseError when the disk refuses; CaseLocked.
    """
    settings = settings or case.settings
    workers = workers or os.cpu_count() or 1
    with case.lock:
        check_objects(case, workers, progress)
        last = last_run(case)
        if not again and last is not None and _unchanged(case, settings, last.body):
            manifest = Manifest.read(case.tables / "manifest.json")
            if manifest.digests() == {t: it["digest"] for t, it in last.body["tables"].items()}:
                notes = {k: v for it in manifest.stages.values() for k, v in it["notes"].items()}
                return Ran(
                    tuple((s.name, 0.0, False) for s in STAGES),
                    manifest.rows(),
                    manifest.digests(),
                    notes,
                    changed=False,
                )
        start = case.append([("run.start", {"settings": settings.as_json(), "version": VERSION})])[0]
        ran = compute(case, case.tables, settings, workers=workers, progress=progress)
        body = {
            "inputs": start.seq,
            "rings": ran.notes.get("rings", []),
            "sandbox": ran.notes.get("sandbox", ""),
            "settings": settings.as_json(),
            "start": start.seq,
            "tables": {t: {"digest": d, "rows": ran.rows[t]} for t, d in sorted(ran.digests.items())},
            "version": VERSION,
        }
        case.append([("mappings", {"columns": m}) for m in _mapped(case)] + [("run", body)])
        return ran


def _mapped(case: Case) -> Sequence[list[list[str]]]:
    """What the columns of tables were taken to mean, as the log keeps it: at most 2,000 lines; the digest covers all."""
    engine = engine_over(case.tables, case.work / "spill")
    try:
        rows = engine.sql(
            "SELECT e.name, m.locator, m.header, m.meaning FROM mappings m JOIN evidence e USING (evidence_id) "
            "WHERE m.meaning <> 'kept' ORDER BY ALL LIMIT 2000"
        ).to_pylist()
    finally:
        engine.close()
    columns = [[str(v) for v in r.values()] for r in rows]
    said = [e.body["columns"] for e in case.log.of("mappings")]
    return [columns] if columns and (not said or said[-1] != columns) else []


def last_run(case: Case) -> Any:
    """The entry of the last finished run, or None when there is none or a later one did not finish."""
    last = None
    for e in case.log.entries:
        if e.what == "run":
            last = e
        elif e.what == "run.start":
            last = None
    return last


def _unchanged(case: Case, settings: Settings, body: dict[str, Any]) -> bool:
    since = [e for e in case.log.entries[body["start"] :] if e.what in INPUTS]
    return not since and body["version"] == VERSION and body["settings"] == settings.as_json()


def rebuild(case: Case, *, workers: int | None = None, progress: Progress = SILENT) -> Ran:
    """Delete everything derived and make it again from log and objects, with the settings of the last run.

    Raises: CaseError when there was no run; CustodyBroken when the tables are not what that run committed to and the
        version is the same.
    """
    workers = workers or os.cpu_count() or 1
    with case.lock:
        last = last_run(case)
        if last is None:
            raise CaseError(
                "{path} has no finished run to rebuild; run: ringbreak run {path}", path=case.path
            )
        if any(e.what == "purge" for e in case.log.entries[last.seq :]):
            raise CaseError(
                "evidence was purged since the last run, so its tables cannot come back; run: ringbreak run {path}",
                path=case.path,
            )
        check_objects(case, workers, progress)
        shutil.rmtree(case.tables, ignore_errors=True)
        shutil.rmtree(case.work, ignore_errors=True)
        was = case.as_of(str(last.body["start"]))
        ran = compute(
            was, case.tables, Settings.from_json(last.body["settings"]), workers=workers, progress=progress
        )
        wanted = {t: it["digest"] for t, it in last.body["tables"].items()}
        different = sorted(t for t, d in ran.digests.items() if wanted.get(t) != d)
        if different and last.body["version"] == VERSION:
            raise CustodyBroken(
                "the rebuilt tables differ from what run {seq} committed to: {tables}. Version and settings are the same, so the log, the evidence or ringbreak itself is at fault",
                seq=last.seq,
                tables=", ".join(different),
            )
        return ran


def tables_as_of(
    case: Case, moment: str | None, *, workers: int | None = None, progress: Progress = SILENT
) -> tuple[Case, Path]:
    """The case and the folder of tables to read: today's, or those of a moment, computed beside and kept.

    Raises: UsageError for a moment before the case; CaseError when there was never a run.
    """
    if moment is None:
        if not (case.tables / "records.parquet").exists():
            raise CaseError("{path} has no tables yet; run: ringbreak run {path}", path=case.path)
        return case, case.tables
    was = case.as_of(moment)
    folder = case.work / "as-of" / str(len(was.log.entries) - 1)
    compute(was, folder, case.settings, workers=workers or os.cpu_count() or 1, progress=progress)
    return was, folder


def table_path(tables: Path, table: Table) -> Path:
    return tables / f"{table.name}.parquet"
