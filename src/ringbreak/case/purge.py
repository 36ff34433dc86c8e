"""Removing evidence for good: bytes and everything derived from them go, a salted trace stays in the log.

The entry names the log entries that added the evidence and a SHA-256 over a salt and the bytes: who has the bytes can
show that it was these that were removed; nobody can look the hash up elsewhere. The entry is written before the bytes go,
so a purge cut short is finished by saying it again, and `verify` names it until then.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass

from ringbreak.case.case import Case, Evidence
from ringbreak.case.log import sync_folder
from ringbreak.case.pipeline import Ran, run
from ringbreak.errors import CaseError, UsageError
from ringbreak.model.progress import SILENT, Progress

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed: places (names), bytes freed, dossier files that went with it, and the run that followed."""

    sha256: str
    names: tuple[str, ...]
    size: int
    dossier_files: int
    ran: Ran | None


def purge(
    case: Case, evidence: str, *, why: str, workers: int | None = None, progress: Progress = SILENT
) -> Purged:
    """Remove one piece of evidence wherever it was added from, and make the tables again without it.

    Args:
        evidence: Its name, or at least 8 digits of its SHA-256.
        why: The reason or the order, in words; stands in the log.
    Raises: UsageError when it is not in the case, names several, or no reason is given; CaseError when the disk refuses.
    """
    if not why.strip():
        raise UsageError("a purge needs a reason: --why TEXT")
    with case.lock:
        places = _find(case, evidence)
        sha = places[0].sha256
        path = case.objects.path(sha)
        if any(p.seq not in case.purged() for p in places):
            salt = os.urandom(32)
            case.append(
                [
                    (
                        "purge",
                        {
                            "entries": sorted(p.seq for p in places),
                            "salt": salt.hex(),
                            "trace": _trace(case, sha, salt),
                            "why": why.strip(),
                        },
                    )
                ]
            )
        size = path.stat().st_size if path.exists() else 0
        ran_before = any(e.what == "run" for e in case.log.entries)
        try:
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)
            # Parsed parts, tables of other moments and dossiers quote what is in the evidence.
            for folder in (case.work, case.tables):
                if folder.exists():
                    shutil.rmtree(folder)
            files = [p for p in (case.path / "dossier").glob("*") if p.is_file()]
            for file in files:
                file.unlink()
            if files:
                sync_folder(case.path / "dossier")
            sync_folder(case.path)
        except OSError as e:
            raise CaseError(
                "not everything could be removed: {reason}. Mend it and run the same command again",
                reason=e.strerror or str(e),
            ) from e
        ran = run(case, workers=workers, progress=progress, again=True) if ran_before else None
    return Purged(sha, tuple(sorted(p.name for p in places)), size, len(files), ran)


def _find(case: Case, evidence: str) -> list[Evidence]:
    places = case.all_places()
    gone = case.purged()
    named = [p for p in places if p.name == evidence]
    if not named and len(evidence) >= 8:
        named = [p for p in places if p.sha256.startswith(evidence.lower())]
    # What is still there comes first; what the log says is gone is named only to finish a purge that was cut short.
    live = {p.sha256 for p in named if p.seq not in gone}
    shas = live or {p.sha256 for p in named}
    if not shas:
        raise UsageError(
            "there is no evidence {name} in this case; a file inside another goes with the file it is in. See: ringbreak list evidence {case}",
            name=evidence,
            case=case.path,
        )
    if len(shas) > 1:
        raise UsageError(
            "{name} stands for {count} different files; give the first digits of one: {shas}",
            name=evidence,
            count=len(shas),
            shas=", ".join(sorted(s[:16] for s in shas)),
        )
    sha = shas.pop()
    found = [p for p in places if p.sha256 == sha]
    return [p for p in found if p.seq not in gone] or found


def _trace(case: Case, sha: str, salt: bytes) -> str:
    """SHA-256 over salt and bytes; over the salt alone when the bytes are missing already, which says so by itself."""
    digest = hashlib.sha256(salt)
    try:
        with open(case.objects.path(sha), "rb") as f:
            while block := f.read(BLOCK):
                digest.update(block)
    except FileNotFoundError:
        pass
    return digest.hexdigest()
