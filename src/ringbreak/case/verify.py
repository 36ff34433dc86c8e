"""Recompute all of a case and name what is wrong: log, evidence, tables, dossiers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ringbreak.case.case import Case
from ringbreak.case.checkpoint import check as check_checkpoints
from ringbreak.case.commit import commitment, file_hash, file_salt, secret
from ringbreak.case.log import Entry, Log
from ringbreak.case.manifest import Manifest
from ringbreak.case.objects import Objects
from ringbreak.case.pipeline import last_run
from ringbreak.case.query import engine_of
from ringbreak.case.settings import CaseFile
from ringbreak.case.shapes import parted
from ringbreak.case.stages import code_of
from ringbreak.engine.sink import digest_of, file_digest
from ringbreak.errors import EngineError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.tables import BY_NAME
from ringbreak.words import say


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what is wrong. `notes` are worth saying and break nothing."""

    entries: int
    objects: int
    bytes: int
    tables: int
    dossiers: int
    head: str
    wrong: tuple[str, ...]
    notes: tuple[str, ...]
    checkpoints: int = 0
    signers: tuple[tuple[str, str], ...] = ()
    """(name, fingerprint of the public key) of who signed checkpoints."""

    @property
    def valid(self) -> bool:
        return not self.wrong


def verify(
    path: Path, *, workers: int = 2, progress: Progress = SILENT, trusted: Sequence[bytes] = ()
) -> Verdict:
    """Check a case without changing it. Works on a case whose log is broken: that is what it is for.

    - the log: every line canonical, numbered, following from the line before;
    - every piece of evidence against its SHA-256; objects nobody added;
    - every table against the digest the last finished run committed to;
    - every dossier file that is still there against the hash written when it was made;
    - every checkpoint against the log, and what the newest dossier commits to against the tables.

    Args:
        trusted: Public keys known from outside the case.
    Raises: CaseError when there is no case.
    """
    file = CaseFile.read(path / "case.toml")
    if not (path / "log").is_file():
        Log.read(path / "log")
    entries, breaks, torn = Log.check(path / "log")
    wrong = [say("log line {line}: {reason}", line=b.line, reason=b.reason) for b in breaks]
    notes = []
    if torn:
        notes.append(
            say(
                "the log ends in an unfinished line of {count} bytes: a process died while writing it. It was never acknowledged; the next writer sets it aside",
                count=len(torn),
            )
        )
    said, hollow = parted(entries)
    wrong += [
        say(
            "log line {line}: an entry {what} with no {field} as ringbreak writes it",
            line=e.seq + 1,
            what=e.what,
            field=field,
        )
        for e, field in hollow
    ]
    log = Log(path / "log", said, -1, torn)
    case = Case(path, file, log)

    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for place in case.places():
        names.setdefault(place.sha256, place.name)
        sizes[place.sha256] = place.size
    objects = Objects(path / "objects")
    done = 0
    with ThreadPoolExecutor(workers) as pool:
        for sha, reason in zip(names, pool.map(objects.check, names), strict=True):
            done += sizes[sha]
            progress.step("verify", done, sum(sizes.values()), "bytes")
            if reason:
                wrong.append(
                    say("evidence {name} ({sha}): {reason}", name=names[sha], sha=sha[:16], reason=reason)
                )
    strangers = [p for p in sorted(objects.folder.glob("??/*")) if p.parent.name + p.name not in names]
    if strangers:
        notes.append(
            say(
                "{count} objects nobody added (an add that was cut short leaves such): {first}",
                count=len(strangers),
                first=strangers[0].name[:16],
            )
        )

    for place in case.all_places():
        if place.seq in case.purged() and place.sha256 not in names and objects.path(place.sha256).exists():
            wrong.append(
                say(
                    "evidence {name} was purged and its bytes are still there; run: ringbreak purge {case} {sha} --why TEXT",
                    name=place.name,
                    case=path,
                    sha=place.sha256[:16],
                )
            )
    tables = _check_tables(case, wrong, notes)
    seals = check_checkpoints(path, entries, trusted)
    wrong += seals.wrong
    notes += seals.notes
    if tables and not wrong:
        _check_commitment(case, wrong, notes)
    dossiers = 0
    for entry in log.of("dossier"):
        for name, digest in sorted(entry.body.get("files", {}).items()):
            target = path / "dossier" / name
            newer = any(e.seq > entry.seq and name in e.body.get("files", {}) for e in log.of("dossier"))
            if newer:
                continue
            if not target.exists():
                notes.append(say("dossier file {name} is not there any more", name=name))
                continue
            found = _said_of(path, entry, target)
            if found is None:
                notes.append(
                    say(
                        "the secret of the case is missing, so what its dossiers commit to cannot be made again"
                    )
                )
                continue
            dossiers += 1
            if found != digest:
                wrong.append(
                    say(
                        "dossier file {name} is not the one that was written (entry {seq})",
                        name=name,
                        seq=entry.seq,
                    )
                )
    if (
        not any(e.what == "dossier" for e in entries)
        and (path / "dossier").is_dir()
        and any((path / "dossier").iterdir())
    ):
        notes.append(say("there are dossier files no log entry speaks of"))
    return Verdict(
        len(entries),
        len(names),
        sum(sizes.values()),
        tables,
        dossiers,
        Log(path / "log", entries, -1, torn).head,
        tuple(wrong),
        tuple(notes),
        seals.count,
        seals.signers,
    )


def _said_of(case: Path, entry: Entry, file: Path) -> str | None:
    """What a dossier entry would say of a file; None when the secret it is salted from is not there. Entries of before were not salted."""
    data = file.read_bytes()
    if not entry.body.get("salted"):
        return hashlib.sha256(data).hexdigest()
    salting = secret(case, make=False)
    return None if salting is None else file_hash(data, file_salt(file.name, data, salting))


def _check_commitment(case: Case, wrong: list[str], notes: list[str]) -> None:
    """Make the tree over the rows of the newest dossier again, from its document and the tables."""
    last = last_run(case)
    said = [e for e in case.log.of("dossier") if last is not None and e.seq > last.seq and "cited" in e.body]
    document = case.path / "dossier" / "index.json"
    if not said or not document.exists():
        return
    data = document.read_bytes()
    if said[-1].body["files"].get(document.name) != _said_of(case.path, said[-1], document):
        return
    salting = secret(case.path, make=False)
    if salting is None:
        notes.append(
            say("the secret of the case is missing, so what its dossiers commit to cannot be made again")
        )
        return
    _, engine = engine_of(case)
    try:
        made = commitment(engine, json.loads(data), salting)
    finally:
        engine.close()
    if made != said[-1].body["cited"]:
        wrong.append(say("the rows are not those the dossier of entry {seq} committed to", seq=said[-1].seq))


def _check_tables(case: Case, wrong: list[str], notes: list[str]) -> int:
    last = last_run(case)
    if last is None:
        if any(e.what == "run.start" for e in case.log.entries):
            notes.append(
                say(
                    "a run did not finish; its tables were not checked. Run: ringbreak run {case}",
                    case=case.path,
                )
            )
        return 0
    if any(e.seq > last.seq for e in case.log.of("purge")):
        # They went with what was purged; the run that makes them again was cut short or is still to come.
        left = sorted(p.name for p in case.tables.glob("*.parquet"))
        if left:
            wrong.append(
                say(
                    "{count} tables from before a purge are still there; say the purge again, or run: ringbreak run {case}",
                    count=len(left),
                    case=case.path,
                )
            )
        else:
            notes.append(
                say(
                    "evidence was purged since the last run, and its tables went with it. Run: ringbreak run {case}",
                    case=case.path,
                )
            )
        return 0
    count = 0
    manifest = Manifest.read(case.tables / "manifest.json")
    files, codes = manifest.files(), manifest.codes()
    # Tables from before codes were kept say nothing of themselves.
    other_code = bool(codes) and code_of(codes) != last.body.get("code")
    remade: list[str] = []
    for name, said in sorted(last.body["tables"].items()):
        path = case.tables / f"{name}.parquet"
        if name not in BY_NAME:
            notes.append(say("table {name} is of another version and was not checked", name=name))
            continue
        if not path.exists():
            wrong.append(
                say(
                    "table {name} is missing; ringbreak rebuild {case} makes it again",
                    name=name,
                    case=case.path,
                )
            )
            continue
        try:
            found = digest_of(BY_NAME[name], path)
        except EngineError as e:
            wrong.append(
                say(
                    "table {name} cannot be read ({reason}); ringbreak rebuild {case} makes it again",
                    name=name,
                    reason=str(e).splitlines()[0],
                    case=case.path,
                )
            )
            continue
        count += 1
        if found != said["digest"] and other_code:
            remade.append(name)
        elif found != said["digest"]:
            wrong.append(
                say(
                    "table {name} is not what run {seq} made; ringbreak rebuild {case} makes it again",
                    name=name,
                    seq=last.seq,
                    case=case.path,
                )
            )
        elif name in files and file_digest(path) != files[name]:
            wrong.append(
                say(
                    "the file of table {name} was changed after it was written, though its rows read as before; ringbreak rebuild {case} makes it again",
                    name=name,
                    case=case.path,
                )
            )
    if remade:
        wrong.append(
            say(
                "tables say that other code made them than that of run {seq}, and no run has committed to them ({names}); if that is so, as after a rebuild by another version, ringbreak run {case} does",
                seq=last.seq,
                names=", ".join(remade),
                case=case.path,
            )
        )
    return count
