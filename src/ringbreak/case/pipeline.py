"""The order of the stages. Only what changed is recomputed; the same case gives the same bytes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ringbreak.case.altered import altered
from ringbreak.case.case import Case
from ringbreak.case.durable import make_folder
from ringbreak.case.log import Entry, sync_folder
from ringbreak.case.manifest import Manifest, key_of
from ringbreak.case.settings import Settings
from ringbreak.case.stages import INPUTS, STAGES, Job, all_code, load_plug_ins, previous_rings
from ringbreak.engine.duckdb import MEMORY_MB, DuckDB
from ringbreak.engine.memory import give_back
from ringbreak.engine.sink import Sink
from ringbreak.errors import CaseError, CustodyBroken, EngineError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.table import Table
from ringbreak.model.tables import BY_NAME, TABLES
from ringbreak.version import VERSION


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: seconds a stage (for the eye, never in results), rows and digests of the tables, notes."""

    stages: tuple[tuple[str, float, bool], ...]
    rows: dict[str, int]
    digests: dict[str, str]
    notes: dict[str, Any] = field(default_factory=dict)
    changed: bool = True
    different: tuple[str, ...] = ()
    """After a rebuild by other code than the run's: the tables that are not what the run committed to."""
    altered: tuple[str, ...] = ()
    """Tables on the disk that were not what had been made of them, and were made again."""


def engine_over(
    tables: Path, scratch: Path, *, threads: int | None = None, memory_mb: int = MEMORY_MB
) -> DuckDB:
    """An engine with every table of a case as a view; tables not made yet are empty."""
    scratch.mkdir(parents=True, exist_ok=True)
    engine = DuckDB(folders=(tables,), scratch=scratch, threads=threads, memory_mb=memory_mb)
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
    case: Case,
    tables: Path,
    settings: Settings,
    *,
    workers: int,
    progress: Progress = SILENT,
    committed: Mapping[str, str] | None = None,
) -> Ran:
    """Bring the tables in a folder up to date with a log. Writes no log entry.

    Args:
        committed: Digest of each table as the log says it was made; what is on the disk is held against it before it is
            used again, and made again where it differs. None: tables are taken as they stand.
    """
    import time

    load_plug_ins()
    stages = []
    changed: list[str] = []
    with disk_in_words(tables), ExitStack() as engines:
        make_folder(tables)
        manifest = Manifest.read(tables / "manifest.json")
        evidence = key_of(sorted((p.sha256, p.name, p.authority_id or "", p.added_at) for p in case.places()))
        judged = key_of([e.digest for e in case.log.of("judgement")])
        values = settings.as_json()
        handed: DuckDB | None = None
        for stage in STAGES:
            # Which rings there were before reads the log and digests all code; the other stages need neither.
            extra: object = {"intake": evidence, "judgements": judged}.get(stage.name)
            extra = previous_rings(case, settings) if stage.name == "rings" else extra
            made = manifest.digests()
            key = key_of(
                stage.name,
                stage.code_digest,
                {s: values[s] for s in stage.settings},
                [(t, made.get(t, "")) for t in stage.reads],
                extra,
            )
            started = time.monotonic()
            wrong: tuple[str, ...] = ()
            if committed is not None and manifest.current(stage.name, key):
                wrong = altered(tables, committed, stage.makes)
                changed += wrong
            if not wrong and manifest.current(stage.name, key):
                stages.append((stage.name, 0.0, False))
                continue
            manifest.begin(stage.name)
            engine = handed or engines.enter_context(
                closing(engine_over(tables, case.work / "spill", threads=workers))
            )
            sink = Sink(tables)
            notes = stage.work(Job(case, engine, sink, settings, workers, progress))
            handed = engine if stage.hands_on else None
            if handed is None:
                engines.close()
            for name in stage.makes:
                if name not in sink.digests:
                    sink.write(BY_NAME[name], BY_NAME[name].empty())
            manifest.finish(stage.name, key, sink.digests, sink.rows, notes, sink.files, stage.code_digest)
            if handed is not None:
                for name in stage.makes:
                    handed.attach(BY_NAME[name], sink.path(BY_NAME[name]))
            give_back()
            stages.append((stage.name, time.monotonic() - started, True))
        engines.close()
        shutil.rmtree(case.work / "spill", ignore_errors=True)
    notes = {k: v for it in manifest.stages.values() for k, v in it["notes"].items()}
    return Ran(tuple(stages), manifest.rows(), manifest.digests(), notes, altered=tuple(changed))


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
        # Other code's tables, and those of a run that was cut short, have no entry that commits to them.
        committed = digests_of(last) if last is not None and last.body.get("code") == all_code() else {}
        if (
            not again
            and last is not None
            and _unchanged(case, settings, last.body)
            and not altered(case.tables, committed)
        ):
            manifest = Manifest.read(case.tables / "manifest.json")
            if manifest.digests() == committed:
                notes = {k: v for it in manifest.stages.values() for k, v in it["notes"].items()}
                return Ran(
                    tuple((s.name, 0.0, False) for s in STAGES),
                    manifest.rows(),
                    manifest.digests(),
                    notes,
                    changed=False,
                )
        start = case.append(
            [("run.start", {"code": all_code(), "settings": settings.as_json(), "version": VERSION})]
        )[0]
        ran = compute(case, case.tables, settings, workers=workers, progress=progress, committed=committed)
        body = {
            "code": all_code(),
            "inputs": start.seq,
            "rings": ran.notes.get("rings", []),
            "sandbox": ran.notes.get("sandbox", ""),
            "settings": settings.as_json(),
            "start": start.seq,
            "tables": {t: {"digest": d, "rows": ran.rows[t]} for t, d in sorted(ran.digests.items())},
            "version": VERSION,
        } | ({"altered": list(ran.altered)} if ran.altered else {})
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


def last_run(case: Case) -> Entry | None:
    """The entry of the last finished run, or None when there is none or a later one did not finish."""
    last = None
    for e in case.log.entries:
        if e.what == "run":
            last = e
        elif e.what == "run.start":
            last = None
    return last


def digests_of(run: Entry) -> dict[str, str]:
    """What a run's entry commits to: the digest of each table's rows."""
    return {t: it["digest"] for t, it in run.body["tables"].items()}


def _unchanged(case: Case, settings: Settings, body: dict[str, Any]) -> bool:
    since = [e for e in case.log.entries[body["start"] :] if e.what in INPUTS]
    return not since and body.get("code") == all_code() and body["settings"] == settings.as_json()


def rebuild(case: Case, *, workers: int | None = None, progress: Progress = SILENT) -> Ran:
    """Make everything derived again from log and objects alone, with the settings of the last run.

    The tables are made beside the old ones and take their place at the end, so that a rebuild cut short costs nothing.

    Raises: CaseError when there was no run; CustodyBroken when the tables are not what that run committed to and the
        code is the same.
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
        shutil.rmtree(case.work, ignore_errors=True)
        # With the run's own entry, whose rings keep their ids though other code forms them.
        was = case.as_of(str(last.seq))
        folder = case.work / "rebuilt"
        ran = compute(
            was, folder, Settings.from_json(last.body["settings"]), workers=workers, progress=progress
        )
        wanted = digests_of(last)
        different = sorted(t for t, d in ran.digests.items() if wanted.get(t) != d)
        if different and last.body.get("code") == all_code():
            raise CustodyBroken(
                "the rebuilt tables differ from what run {seq} committed to: {tables}. Code and settings are the same, so the log, the evidence or ringbreak itself is at fault",
                seq=last.seq,
                tables=", ".join(different),
            )
        with disk_in_words(case.tables):
            _take_over(folder, case.tables)
        return replace(ran, different=tuple(different))


def _take_over(made: Path, tables: Path) -> None:
    """Put tables in the place of others, one by one; what says that they are up to date comes last."""
    make_folder(tables)
    names = {p.name for p in made.iterdir()}
    (tables / "manifest.json").unlink(missing_ok=True)
    for name in sorted(names - {"manifest.json"}):
        (made / name).replace(tables / name)
    for path in tables.iterdir():
        if path.name not in names:
            path.unlink()
    sync_folder(tables)
    (made / "manifest.json").replace(tables / "manifest.json")
    shutil.rmtree(made, ignore_errors=True)


def tables_as_of(
    case: Case, moment: str | None, *, workers: int | None = None, progress: Progress = SILENT
) -> tuple[Case, Path]:
    """The case and the folder of tables to read: today's, or those of a moment, computed beside and kept.

    Raises: UsageError for a moment before the case; CaseError when there was never a run, or the last one did not finish: its
        tables are partly old and partly new, and "no rings" would be said of a case that was not looked at.
    """
    if moment is None:
        if last_run(case) is None and any(e.what == "run.start" for e in case.log.entries):
            raise CaseError(
                "the last run of {path} did not finish, so nothing commits to its tables; run: ringbreak run {path}",
                path=case.path,
            )
        if not (case.tables / "records.parquet").exists():
            raise CaseError("{path} has no tables yet; run: ringbreak run {path}", path=case.path)
        return case, case.tables
    was = case.as_of(moment)
    folder = case.work / "as-of" / str(len(was.log.entries) - 1)
    compute(was, folder, case.settings, workers=workers or os.cpu_count() or 1, progress=progress)
    return was, folder


def table_path(tables: Path, table: Table) -> Path:
    return tables / f"{table.name}.parquet"
