"""The table of docs/reliability.md from the results of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .__main__ import PARTS
from .ledger import Results

TITLES = {
    "faults": "killed, EIO, ENOSPC, EDQUOT, EINTR at a system call that writes: new, add, authority, checkpoint, cosign, judge",
    "slow_faults": "the same for run, rebuild, purge, dossier, forms, bundle",
    "torn": "the log cut at every byte",
    "reordered": "writes that the disk kept out of their order, or cut, or lost, as far as no fsync forbade it",
    "rot": "a bit, a page, the end, a line changed in every file of a case",
    "shorts": "every write of a verb cut short or interrupted",
    "full_disk": "a disk that fills up, at 13 sizes",
    "surroundings": "limits, locales, odd names, changing evidence, clocks, two writers, no network",
    "hostile": "hostile files through the whole pipeline",
    "fuzz": "mutated inputs to parsers and readers (inputs)",
    "redos": "patterns pumped",
    "injection": "exports and pages with payloads",
}


def merged(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Part -> id -> result, of all files in the folder; of two with one id the later file's."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for (part, name), it in Results(path).done.items():
            found.setdefault(part, {})[name] = it
    return found


def counted(part: str, rows: dict[str, dict[str, Any]]) -> int:
    """How many things were done: faults that really happened, files, inputs, patterns."""
    if part in ("faults", "slow_faults"):
        return sum(bool(r.get("met")) for r in rows.values())
    if part == "fuzz":
        return sum(r.get("inputs", 0) for r in rows.values())
    return sum(not name.endswith("/all") for name in rows)


def table(folder: Path) -> str:
    """Markdown."""
    found = merged(folder)
    lines = ["| part | what | done | wrong |", "|---|---|--:|--:|"]
    for part in PARTS:
        rows = found.get(part, {})
        wrong = sum(bool(r["wrong"]) for r in rows.values())
        done = f"{counted(part, rows):,}" if rows else "not run"
        lines.append(f"| {part} | {TITLES[part]} | {done} | {wrong if rows else ''} |")
    return "\n".join(lines)
