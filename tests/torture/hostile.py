"""The bomb pack through the whole pipeline: parser, detectors, rings, dossier. One case for each class of files.

For each hostile file: it ends as one row of EVIDENCE with a status, and what was not read says why. For each class: the
run ends, honest files among the hostile ones are read whole, the parent stays small, fsck holds, the dossier is written,
nothing is written outside the case.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .bombs import Hostile, pack
from .ledger import Results
from .scenarios import originals
from .tracing import run, verb

ROOM_MB = 700
"""What a verb may take above what it has when it starts; the engine alone may take most of it for tables of this size."""
SECONDS = (10, 40)
"""Processor and wall-clock seconds a file may cost here; a case allows 60 and 120."""
CANARY = "".join(f"2026-03-05 10:00:{i:02d} 加微信 shili_heimai88 电话 199000000{i:02d}\n" for i in range(20))


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    groups: dict[str, list[Hostile]] = {}
    for number, it in enumerate(pack() if full else pack(groups=("cuts",))):
        if full or number % 4 == 0:
            groups.setdefault(it.group, []).append(it)
    for number, (group, files) in enumerate(sorted(groups.items())):
        if number % shard[1] == shard[0] and not results.has("hostile", f"{group}/all"):
            one(results, folder / f"hostile-{group}", group, files)


def one(results: Results, folder: Path, group: str, files: list[Hostile]) -> None:
    """Put the files of one class through everything, and judge each and all."""
    shutil.rmtree(folder, ignore_errors=True)
    given, case = folder / "given", folder / "case"
    given.mkdir(parents=True)
    names = {}
    for it in files:
        name = it.name.replace("/", "_").replace("\0", "_")
        (given / name).write_bytes(it.data)
        names[name] = it
    canaries = [f"canary {i}.txt" for i in range(max(3, len(files) // 20))]
    for i, name in enumerate(canaries):
        (given / name).write_text(CANARY + f"{group} {i}\n", encoding="utf-8")
    before = originals(given)
    outside = sorted(p.name for p in folder.iterdir())
    wrong: list[str] = []
    seconds: dict[str, float] = {}
    peak: dict[str, int] = {}
    for words in (
        ["new", str(case)],
        ["add", str(case), str(given), "--authority", "test-data"],
        ["run", str(case), "--workers", "1"],
        ["dossier", str(case)],
        ["fsck", str(case), "--originals", str(given), "--json"],
    ):
        started = time.monotonic()
        ended = run(_limited(words), folder=folder, wait=3600)
        seconds[words[0]] = round(time.monotonic() - started, 1)
        told = [line for line in ended.err.splitlines() if line.startswith("PEAK ")]
        first, last = map(int, told[-1].split()[1:]) if told else (0, 0)
        peak[words[0]] = (last - first) >> 10
        if ended.code not in (0, 1):
            said = _told(ended.out) if words[0] == "fsck" else ended.out[-600:] + ended.err[-600:]
            wrong.append(f"{words[0]} ended with {ended.code}: {said}")
            break
        if peak[words[0]] > ROOM_MB:
            wrong.append(f"{words[0]} grew by {peak[words[0]]} MB")
        if ended.orphans:
            wrong.append(f"{words[0]} left {ended.orphans} processes")
    if originals(given) != before:
        wrong.append("the originals were changed")
    if sorted(p.name for p in folder.iterdir()) != sorted([*outside, "case"]):
        wrong.append(f"something was written beside the case: {sorted(p.name for p in folder.iterdir())}")
    rows = _rows(case, folder) if (case / "tables" / "evidence.parquet").exists() else {}
    for name, it in names.items():
        row = rows.get(name)
        bad = []
        if row is None:
            bad.append("it is in no row of EVIDENCE")
        elif row["status"] != "read" and not row["issue_count"] and row["size_bytes"]:
            bad.append(f"{row['status']}, and no issue says why")
        results.put(
            "hostile",
            f"{group}/{it.name}",
            bad,
            status=row and row["status"],
            reason=row and (row["reason"] or "")[:200],
        )
    for name in canaries:
        row = rows.get(name)
        if row is None or row["status"] != "read" or row["record_count"] < 1:
            wrong.append(f"{name} was not read: {row}")
    results.put("hostile", f"{group}/all", wrong, files=len(files), seconds=seconds, peak=peak)
    shutil.rmtree(folder, ignore_errors=True)


def _told(out: str) -> str:
    return str([w for a in json.loads(out)["answers"] for w in a["wrong"]])


def _limited(words: list[str]) -> Callable[[], int]:
    """The verb under smaller limits, telling at its end how large its process was at the start and at most."""
    work = verb(words, RINGBREAK_KEY="/nonexistent/key")

    def measured() -> int:
        from ringbreak.intake import parser

        small = replace(
            parser.Limits(), cpu_seconds=SECONDS[0], wall_seconds=SECONDS[1], memory_bytes=1 << 30
        )
        made = parser.Reading
        parser.Reading = lambda **more: made(**more, limits=small)  # type: ignore[assignment,misc]
        with open("/proc/self/statm") as f:
            first = int(f.read().split()[1]) * resource.getpagesize() >> 10
        code = work()
        print("PEAK", first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr, flush=True)
        return code

    return measured


def _rows(case: Path, folder: Path) -> dict[str, dict[str, object]]:
    def ask() -> int:
        import pyarrow.parquet as pq

        rows = {}
        places = pq.read_table(case / "tables" / "places.parquet").to_pylist()
        evidence = {
            r["evidence_id"]: r for r in pq.read_table(case / "tables" / "evidence.parquet").to_pylist()
        }
        for p in places:
            if p["parent_id"] is None and p["evidence_id"] in evidence:
                e = evidence[p["evidence_id"]]
                rows[p["name"]] = {
                    k: e[k] for k in ("status", "reason", "issue_count", "record_count", "size_bytes")
                }
        print(json.dumps(rows))
        return 0

    ended = run(ask, folder=folder)
    assert ended.code == 0, ended.err
    found: dict[str, dict[str, object]] = json.loads(ended.out)
    return found
