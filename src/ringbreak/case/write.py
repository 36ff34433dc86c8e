"""From tables to what is handed on: the summary, and the dossier with its hashes in the log."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ringbreak.case.altered import altered
from ringbreak.case.authority import CHOICES
from ringbreak.case.case import Case
from ringbreak.case.commit import commitment, file_hash, file_salt, secret
from ringbreak.case.durable import make_folder
from ringbreak.case.log import sync_folder
from ringbreak.case.pipeline import digests_of, last_run
from ringbreak.case.query import engine_of
from ringbreak.errors import CustodyBroken, UsageError
from ringbreak.model.dossier import Authority, DossierContext, Summary
from ringbreak.model.progress import SILENT, Progress
from ringbreak.version import VERSION
from ringbreak.words import say

AFTER = ("dossier", "key", "bundle")
"""Entries that writing and handing on a dossier makes; the dossier does not speak of itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files written (format -> path), their SHA-256 (file name -> hex), and the summary of the same tables."""

    files: dict[str, Path]
    digests: dict[str, str]
    summary: Summary


def context(case: Case, *, lang: str, masked: bool) -> DossierContext:
    """What the dossier needs that no table holds, from log and case.toml."""
    run = last_run(case)
    # A dossier speaks of the log before it was written, so that writing it twice gives the same bytes.
    entries = list(case.log.entries)
    while entries[-1].what in AFTER:
        entries.pop()
    body = run.body if run is not None else {}
    settings = case.settings.as_json()
    authorities = tuple(
        Authority(
            authority_id=e.body["authority_id"],
            statement=say(CHOICES[e.body["basis"]], lang) if e.body["basis"] in CHOICES else e.body["basis"],
            purpose=e.body["purpose"] or None,
            stated_by=e.who,
            stated_at=datetime.fromisoformat(e.at),
        )
        for e in case.log.of("authority")
    )
    return DossierContext(
        case_name=case.file.name,
        lang=lang,
        masked=masked,
        time_zone=settings["time_zone"],
        languages=tuple(settings["languages"]),
        # One place without a legal basis is enough to keep everything inside.
        authorities=() if case.unstated() else authorities,
        version=str(body.get("version", VERSION)),
        settings=tuple(
            (k, ", ".join(v) if isinstance(v, list) else str(v)) for k, v in settings.items() if k != "maps"
        ),
        log_head=entries[-1].digest,
        log_entries=len(entries),
        dated_at=datetime.fromisoformat(entries[-1].at),
        table_digests=tuple((t, it["digest"]) for t, it in sorted(body.get("tables", {}).items())),
        command_case=as_typed(case.path),
        dossier_path=str(case.path / "dossier" / "index.html"),
        not_taken=tuple(case.refused()),
    )


def as_typed(path: Path) -> str:
    """A path as it goes into a command: quoted when the shell would take it apart."""
    text = str(path)
    return f"'{text}'" if any(c in text for c in " '\"$&;()") else text


def summary(case: Case, *, lang: str = "en") -> Summary:
    """The answers of page one, without writing a dossier."""
    from ringbreak.dossier.summary import build_summary

    was, engine = engine_of(case)
    try:
        return build_summary(engine, context(was, lang=lang, masked=case.file.masked))
    finally:
        engine.close()


def _stands(case: Case) -> None:
    """Ask before anything is said of anybody: are the tables what the last run committed to?

    Raises: CustodyBroken when tables were changed since.
    """
    last = last_run(case)
    if last is None:
        return  # never run, or not to the end: who opens the tables says so
    if not (case.tables / "records.parquet").exists():
        return  # purged
    wrong = altered(case.tables, digests_of(last))
    if wrong:
        raise CustodyBroken(
            "tables are not what run {seq} made ({tables}); no dossier was written. Make them again: ringbreak run {case}",
            seq=last.seq,
            tables=", ".join(wrong),
            case=case.path,
        )


def dossier(
    case: Case,
    *,
    lang: str = "en",
    reveal: bool = False,
    formats: tuple[str, ...] = (),
    as_of: str | None = None,
    progress: Progress = SILENT,
) -> Written:
    """Write the dossier, all formats from one frozen document, and its hashes into the log.

    Args:
        formats: Names of exporters; ours when none is named.
    Raises: UsageError for a format nobody writes; CaseError after a run that did not finish; CustodyBroken when tables are not
        what the run committed to; UnprovenClaim when a claim has no passage that proves it; nothing is
        written then.
    """
    from ringbreak.case.why import explanations
    from ringbreak.dossier.build import build_document
    from ringbreak.dossier.document import canonical_json
    from ringbreak.dossier.exporters.registry import EXPORTERS, exporters
    from ringbreak.dossier.summary import build_summary

    chosen = [e for e in exporters() if e.name in formats] if formats else list(EXPORTERS)
    unknown = sorted(set(formats) - {e.name for e in chosen})
    if unknown:
        raise UsageError(
            "no format is called {name}; known are {known}",
            name=unknown[0],
            known=", ".join(e.name for e in exporters()),
        )
    if as_of is None:
        _stands(case)
    was, engine = engine_of(case, as_of)
    try:
        about = context(was, lang=lang, masked=case.file.masked and not reveal)
        progress.step("dossier", 0, len(chosen) + 1, "files")
        document = build_document(engine, about, explanations(engine))
        counts = build_summary(engine, about)
        with case.lock:
            salting = secret(case.path)
        assert salting is not None
        cited = commitment(engine, json.loads(canonical_json(document)), salting)
    finally:
        engine.close()
    folder = case.path / "dossier"
    make_folder(folder)
    files: dict[str, Path] = {}
    digests: dict[str, str] = {}
    salted: dict[str, str] = {}
    with case.lock:
        for number, exporter in enumerate(chosen):
            name = (
                "index" + exporter.suffix
                if as_of is None
                else f"as-of-{len(was.log.entries) - 1}{exporter.suffix}"
            )
            digest = hashlib.sha256()
            draft = folder / f".{name}.new"
            with open(draft, "wb") as f:
                for part in exporter.render(document):
                    digest.update(part)
                    f.write(part)
                f.flush()
                os.fsync(f.fileno())
            draft.replace(folder / name)
            files[exporter.name] = folder / name
            digests[name] = digest.hexdigest()
            data = (folder / name).read_bytes()
            salted[name] = file_hash(data, file_salt(name, data, salting))
            progress.step("dossier", number + 2, len(chosen) + 1, "files")
        sync_folder(folder)
        said = list(case.log.of("dossier"))[-1:]
        if not said or said[0].body["files"] != salted or said[0].body.get("cited") != cited:
            case.append(
                [
                    (
                        "dossier",
                        {
                            "cited": cited,
                            "files": salted,
                            "head": about.log_head,
                            "lang": lang,
                            "masked": about.masked,
                            "salted": True,
                        },
                    )
                ]
            )
    return Written(files, digests, counts)
