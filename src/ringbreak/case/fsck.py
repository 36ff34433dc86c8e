"""Does this case still hold? Four questions, each answered by counting: evidence, account, repetition, originals.

`verify` asks whether anything was changed since it was logged. `fsck` asks besides whether what the tables say can be opened
again and adds up: it is what is run after a crash, a full disk or a restored backup. It changes nothing.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ringbreak.case.case import Case
from ringbreak.case.log import Log
from ringbreak.case.objects import Objects
from ringbreak.case.pipeline import compute, engine_over, last_run
from ringbreak.case.settings import CaseFile, Settings
from ringbreak.case.shapes import parted
from ringbreak.case.verify import verify
from ringbreak.case.walk import walk
from ringbreak.engine.duckdb import DuckDB
from ringbreak.errors import CaseError
from ringbreak.model.ids import record_ids
from ringbreak.model.progress import SILENT, Progress
from ringbreak.version import VERSION
from ringbreak.words import say

LISTED = 20
"""Faults of one kind told one by one; the rest are counted."""
ENGINE_MB = 500
"""What the engine may take before it goes on in a file: a check is run beside other work, and nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: how many things were looked at, and what is wrong with them."""

    name: str
    question: str
    count: int
    wrong: tuple[str, ...]
    asked: bool = True
    """False when it could not be asked or nobody asked it; `question` is then not answered either way."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was asked, what is worth saying, and whether work was left half done."""

    answers: tuple[Answer, ...]
    notes: tuple[str, ...]
    unfinished: tuple[str, ...]
    head: str

    @property
    def holds(self) -> bool:
        return not any(a.wrong for a in self.answers)

    @property
    def exit_code(self) -> int:
        """0 all holds, 1 it holds and something waits to be finished, 3 it does not hold."""
        return 3 if not self.holds else 1 if self.unfinished else 0


def fsck(
    path: Path,
    *,
    originals: Path | None = None,
    again: bool = False,
    workers: int = 2,
    trusted: Sequence[bytes] = (),
    progress: Progress = SILENT,
) -> Report:
    """Check a case without changing it.

    - O1: log, checkpoints, objects, tables, dossiers are what was committed to, and every passage opens: text from
      `start` to `end` is, character by character, what the mention says is written there.
    - O2: every file of the log is a row of EVIDENCE, every record and member is counted, and nothing was lost without an
      ISSUES row that says so.
    - O3 (`again`): reading all evidence once more gives the same tables.
    - O4 (`originals`): the files that were given are still, byte for byte, what was copied.

    Args:
        originals: The folder (or file) evidence was added from.
        again: Make all tables anew beside the case's own; takes as long as a run.
        trusted: Public keys known from outside the case.
    Raises: CaseError when there is no case.
    """
    verdict = verify(path, workers=workers, progress=progress, trusted=trusted)
    entries, breaks, torn = Log.check(path / "log")
    log = Log(path / "log", parted(entries)[0], -1, torn)
    case = Case(path, CaseFile.read(path / "case.toml"), log)
    unfinished = list(_unfinished(case, torn))
    # A purge that was cut short is work to be finished, not a fault of what is kept.
    purge = [w for w in verdict.wrong if "was purged and its bytes" in w or "from before a purge" in w]
    unfinished += purge
    answers = [
        Answer(
            "O1.custody",
            "log, evidence, tables, checkpoints and dossiers are what was written",
            verdict.entries + verdict.objects + verdict.tables + verdict.dossiers + verdict.checkpoints,
            tuple(w for w in verdict.wrong if w not in purge),
        )
    ]
    last = last_run(case)
    # Tables of a run that was cut short are partly old and partly new: asking whether they agree would mean nothing.
    sound = last is not None and not breaks and verdict.tables == len(last.body["tables"]) and not purge
    sound = sound and not any(w.startswith(("table ", "tables ")) for w in verdict.wrong)
    if last is not None and sound:
        seen = case.as_of(str(last.body["start"]))
        scratch = path / "work" / "fsck"
        engine = None
        try:
            engine = engine_over(case.tables, _scratch(scratch), threads=workers, memory_mb=ENGINE_MB)
            answers += _opened(engine)
            answers += _accounted(engine, seen, case)
        finally:
            if engine is not None:
                engine.close()
            shutil.rmtree(scratch, ignore_errors=True)
    else:
        answers += [
            Answer("O1.passages", _PASSAGES, 0, (), asked=False),
            Answer("O2.account", _ACCOUNT, 0, (), asked=False),
        ]
    answers.append(
        _same_again(case, workers, progress) if again and sound else Answer("O3.again", _AGAIN, 0, (), False)
    )
    answers.append(
        _untouched(case, originals, progress)
        if originals is not None
        else Answer("O4.originals", _ORIGINALS, 0, (), False)
    )
    return Report(tuple(answers), verdict.notes, tuple(unfinished), verdict.head)


_PASSAGES = "every passage opens at the place it names and reads as written there"
_ACCOUNT = "every file, record and member is counted, and what was not read says so"
_AGAIN = "reading the evidence again gives the same tables"
_ORIGINALS = "the originals are still what was copied"


def _scratch(folder: Path) -> Path:
    """Where the engine may spill; a case on a read-only disk is checked all the same."""
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="ringbreak-"))
    return folder


def _unfinished(case: Case, torn: bytes) -> Iterator[str]:
    if not case.log.entries:
        yield say("the case at {path} was not made to the end; run: ringbreak new {path}", path=case.path)
    if torn:
        yield say(
            "the log ends in an unfinished line that was never acknowledged; the next writer sets it aside"
        )
    last = last_run(case)
    if last is None and any(e.what == "run.start" for e in case.log.entries):
        yield say(
            "a run did not finish; its tables were not asked. Run: ringbreak run {case}", case=case.path
        )
    if last is not None and any(e.seq > last.seq for e in case.log.of("purge")):
        yield say(
            "evidence was purged since the last run, and its tables went with it. Run: ringbreak run {case}",
            case=case.path,
        )
    drafts = sum(1 for _ in case.objects.folder.glob(".new-*"))
    if drafts:
        yield say("{count} copies were cut short; the next add removes them", count=drafts)


def _some(wrong: list[str]) -> tuple[str, ...]:
    if len(wrong) <= LISTED:
        return tuple(wrong)
    return (*wrong[:LISTED], say("and {count} more of this kind", count=len(wrong) - LISTED))


# -- O1: what the tables cite opens -----------------------------------------------------------------------------------

_WHERE = ("text", "title", "url", "author", "author_name", "counterpart", "channel")
_SAID = """
    SELECT 'mentions' AS place, record_id, field, start, "end", as_written AS quote FROM mentions
    UNION ALL SELECT 'links', record_id, field, start, "end", NULL FROM links WHERE field IS NOT NULL
    UNION ALL SELECT 'citations', record_id, field, start, "end", NULL FROM citations
"""
_WHOLES = f"""
SELECT s.record_id, s.field, CASE
    WHEN s.field LIKE 'cell:%' THEN f.value
    WHEN s.field LIKE 'region:%' THEN g.text
    ELSE CASE s.field {" ".join(f"WHEN '{c}' THEN r.{c}" for c in _WHERE)} END END AS whole
FROM (SELECT DISTINCT record_id, field FROM ({_SAID})) s
LEFT JOIN records r USING (record_id)
LEFT JOIN fields f ON f.record_id = s.record_id AND s.field = 'cell:' || f.field
LEFT JOIN regions g ON g.record_id = s.record_id AND s.field = 'region:' || g.region
ORDER BY s.record_id, s.field
"""


def _opened(engine: DuckDB) -> list[Answer]:
    said = engine.sql(f"SELECT * FROM ({_SAID}) ORDER BY record_id, field, place, start")
    rows = (row for batch in said.to_batches(max_chunksize=16_384) for row in batch.to_pylist())
    wrong: list[str] = []
    it = next(rows, None)
    # Sliced here and not by the engine, which counts code points from the beginning of a text each time.
    for batch in engine.batches(_WHOLES, rows=2_048):
        records, fields = batch.column("record_id").to_pylist(), batch.column("field").to_pylist()
        texts = batch.column("whole")
        for at, key in enumerate(zip(records, fields, strict=True)):
            # One text at a time as a Python string: a hostile table has cells of megabytes, thousands to a batch.
            whole = texts[at].as_py()
            while it is not None and (it["record_id"], it["field"]) == key:
                start, end, quote = it["start"], it["end"], it["quote"]
                opens = whole is not None and 0 <= start <= end <= len(whole)
                if not opens or (quote is not None and whole[start:end] != quote):
                    wrong.append(
                        say(
                            "{table}: record {record}, {field} {start}-{end} does not read as written",
                            table=it["place"],
                            record=it["record_id"],
                            field=it["field"],
                            start=start,
                            end=end,
                        )
                    )
                it = next(rows, None)
    assert it is None, "texts and passages are in the same order"
    return [Answer("O1.passages", _PASSAGES, said.num_rows, _some(wrong))]


# -- O2: nothing is lost without a word -------------------------------------------------------------------------------

_BALANCE = """
SELECT e.name, e.evidence_id FROM evidence e
LEFT JOIN (SELECT evidence_id, count(*) AS n FROM records GROUP BY 1) r USING (evidence_id)
LEFT JOIN (SELECT evidence_id, count(*) AS n, count(*) FILTER (effect = 'failed') AS failed,
           count(*) FILTER (effect = 'refused') AS refused, count(*) FILTER (effect = 'note') AS noted
           FROM issues GROUP BY 1) i USING (evidence_id)
LEFT JOIN (SELECT parent_id AS evidence_id, count(*) AS n FROM places WHERE parent_id IS NOT NULL GROUP BY 1) m USING (evidence_id)
WHERE {condition} ORDER BY 1, 2
"""
_RULES: dict[str, str] = {
    "{name}: expected is not emitted + failed + refused": "e.expected_count <> e.emitted_count + e.failed_count + e.refused_count",
    "{name}: emitted is not records + members": "e.emitted_count <> e.record_count + e.member_count",
    "{name}: the number of its records is not the one stated": "e.record_count <> coalesce(r.n, 0)",
    "{name}: the number of its issues is not the one stated": "e.issue_count <> coalesce(i.n, 0)",
    "{name}: members are counted that are in no place": "(e.member_count > 0) <> (coalesce(m.n, 0) > 0) OR coalesce(m.n, 0) > e.member_count",
    "{name}: items failed, and no issue says why": "e.failed_count > 0 AND coalesce(i.failed, 0) = 0 AND coalesce(i.noted, 0) = 0",
    "{name}: items were refused, and no issue says why": "e.refused_count > 0 AND coalesce(i.refused, 0) = 0 AND coalesce(i.noted, 0) = 0",
    "{name}: it was not wholly read, and no reason stands there": "(e.status <> 'read') <> (e.reason IS NOT NULL)",
    "{name}: its status is none there is": "e.status NOT IN ('read', 'partly', 'refused', 'failed')",
    "{name}: it gave nothing and says nothing": "e.status = 'read' AND e.emitted_count = 0 AND coalesce(i.n, 0) = 0",
    "{name}: it is called read, and items of it were lost": "e.status = 'read' AND e.failed_count + e.refused_count > 0",
}
_ORPHANS: dict[str, str] = {
    "records": "SELECT count(*) AS n FROM records ANTI JOIN evidence USING (evidence_id)",
    "issues": "SELECT count(*) AS n FROM issues ANTI JOIN evidence USING (evidence_id)",
    "mappings": "SELECT count(*) AS n FROM mappings ANTI JOIN evidence USING (evidence_id)",
    "places": "SELECT count(*) AS n FROM places p WHERE p.evidence_id NOT IN (SELECT evidence_id FROM evidence) "
    "OR (p.parent_id IS NOT NULL AND p.parent_id NOT IN (SELECT evidence_id FROM evidence))",
    **{
        t: f"SELECT count(*) AS n FROM {t} ANTI JOIN records USING (record_id)"
        for t in (
            "fields",
            "regions",
            "images",
            "transfers",
            "actions",
            "metrics",
            "profiles",
            "mentions",
            "links",
            "citations",
        )
    },
    "links.selector_id": "SELECT count(*) AS n FROM links ANTI JOIN selectors USING (selector_id)",
    "ring_members": "SELECT count(*) AS n FROM ring_members m WHERE ring_id NOT IN (SELECT ring_id FROM rings) "
    "OR (member_kind = 'record' AND member_id NOT IN (SELECT record_id FROM records)) "
    "OR (member_kind = 'selector' AND member_id NOT IN (SELECT selector_id FROM selectors))",
    "citations.finding_id": "SELECT count(*) AS n FROM citations ANTI JOIN findings USING (finding_id)",
}
"""What hangs in the air: rows that name a row of another table that is not there."""


def _accounted(engine: DuckDB, seen: Case, now: Case) -> list[Answer]:
    wrong: list[str] = []
    for template, condition in _RULES.items():
        found = engine.sql(_BALANCE.format(condition=condition)).to_pylist()
        wrong += [say(template, name=row["name"]) for row in found]
    for name, statement in _ORPHANS.items():
        lost = engine.sql(statement).to_pylist()[0]["n"]
        if lost:
            wrong.append(say("{table}: {count} rows name a row that is not there", table=name, count=lost))
    # By the log as the run saw it, less what was purged since and is gone from the tables with it.
    given = {(p.sha256, p.name) for p in seen.places()}
    have = {
        (r["evidence_id"], r["name"])
        for r in engine.sql("SELECT evidence_id, name FROM places WHERE parent_id IS NULL").to_pylist()
    }
    wrong += [
        say("{name}: it was added, and the tables do not know it", name=n) for _, n in sorted(given - have)
    ]
    wrong += [
        say("{name}: the tables know it, and it was never added", name=n) for _, n in sorted(have - given)
    ]
    wrong += _numbered(engine)
    count = int(
        engine.sql(
            "SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM places) + (SELECT count(*) FROM records) AS n"
        ).to_pylist()[0]["n"]
    )
    return [Answer("O2.account", _ACCOUNT, count, _some(wrong))]


def _numbered(engine: DuckDB) -> list[str]:
    """Records of a file are numbered from 0 without a gap, and their ids are made from the file's hash and that number."""
    import numpy as np
    import pyarrow.compute as pc

    wrong: dict[str, None] = {}
    file, seen = None, 0
    # As they are stored, which is in this order or wrong: sorting a hostile table's many million rows takes gigabytes.
    for batch in engine.batches("SELECT evidence_id, record_id, ordinal FROM records"):
        ids, ordinals = batch.column("record_id").to_numpy(), batch.column("ordinal").to_numpy()
        runs = pc.run_end_encode(batch.column("evidence_id"))
        first = 0
        for name, last in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            seen = seen if name == file else 0
            file, n = name, last - first
            same = np.array_equal(ordinals[first:last], np.arange(seen, seen + n))
            if not same or not np.array_equal(ids[first:last], record_ids(name, seen, n)):
                wrong[name] = None
            first, seen = last, seen + n
    return [say("{name}: its records are not numbered as they were made", name=name[:16]) for name in wrong]


# -- O3, O4 -----------------------------------------------------------------------------------------------------------


def _same_again(case: Case, workers: int, progress: Progress) -> Answer:
    last = last_run(case)
    assert last is not None
    if last.body["version"] != VERSION:
        return Answer("O3.again", _AGAIN, 0, (), asked=False)
    was = case.as_of(str(last.body["start"]))
    folder = _scratch(case.work / "fsck-again")
    try:
        # Its own work folder too: parts kept from the run would only be copied.
        beside = Case(folder, case.file, was.log, gone=was.gone)
        beside.objects = Objects(case.path / "objects")
        made = compute(
            beside,
            folder / "tables",
            Settings.from_json(last.body["settings"]),
            workers=workers,
            progress=progress,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    wanted = {t: it["digest"] for t, it in last.body["tables"].items()}
    wrong = [
        say("table {name} comes out differently", name=t)
        for t in sorted(wanted.keys() | made.digests.keys())
        if wanted.get(t) != made.digests.get(t)
    ]
    return Answer("O3.again", _AGAIN, len(wanted), tuple(wrong))


def _untouched(case: Case, originals: Path, progress: Progress) -> Answer:
    import hashlib

    known: dict[str, set[str]] = {}
    for place in case.all_places():
        known.setdefault(place.name, set()).add(place.sha256)
    refused = {n for n, _ in case.refused()}
    wrong: list[str] = []
    seen: set[str] = set()
    found = list(walk(originals))
    for number, item in enumerate(found):
        progress.step("fsck", number + 1, len(found), "files")
        seen.add(item.name)
        if item.name not in known:
            if item.name not in refused:
                wrong.append(say("{name}: it was never added", name=item.name))
            continue
        try:
            regular = stat.S_ISREG(item.path.lstat().st_mode)
            with open(item.path, "rb") as f:
                digest = hashlib.file_digest(f, "sha256").hexdigest() if regular else ""
        except OSError as e:
            wrong.append(say("{name}: it cannot be read: {reason}", name=item.name, reason=e.strerror or e))
            continue
        if digest not in known[item.name]:
            wrong.append(say("{name}: its bytes are not those that were copied", name=item.name))
    # A file that is gone from the folder is told only when the folder is where it came from at all.
    if seen & known.keys():
        wrong += [say("{name}: it is not there any more", name=n) for n in sorted(known.keys() - seen)]
    elif known:
        raise CaseError(
            "none of the files in {folder} was ever added to this case; name the folder evidence came from",
            folder=originals,
        )
    return Answer("O4.originals", _ORIGINALS, len(found), _some(wrong))
