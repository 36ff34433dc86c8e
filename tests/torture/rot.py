"""Bit rot and tampering: one bit, a page, a swap, in every file of a case. What is authoritative is told every time.

Files that prove (log, objects, tables, checkpoint, dossier) must be named by fsck. Files that are only convenient (lock, parsed
parts, manifest) may change anything but an answer: the tables made after it are the same. `case.toml` and `secret` are told when
they make a difference.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from .ledger import Results
from .scenarios import BY_NAME, Stage, facts
from .tracing import run

PROVING = ("log", "objects", "tables", "checkpoints", "dossier")
Change = Callable[[bytes, random.Random], bytes]


def bit(data: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << r.randrange(8))]) + data[at + 1 :]


def page(data: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(data)) // 512 * 512
    return data[:at] + bytes(len(data[at : at + 512])) + data[at + 512 :]


def cut(data: bytes, r: random.Random) -> bytes:
    return data[: r.randrange(len(data))]


def grown(data: bytes, r: random.Random) -> bytes:
    return data + r.randbytes(1 + r.randrange(600))


def lines_swapped(data: bytes, r: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    i = r.randrange(len(lines) - 1)
    lines[i], lines[i + 1] = lines[i + 1], lines[i]
    return b"".join(lines)


def line_dropped(data: bytes, r: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[r.randrange(len(lines))]
    return b"".join(lines)


def line_doubled(data: bytes, r: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    i = r.randrange(len(lines))
    return b"".join([*lines[: i + 1], *lines[i:]])


def word_changed(data: bytes, r: random.Random) -> bytes:
    """An insider who keeps every line canonical."""
    lines = data.splitlines()
    i = r.randrange(len(lines))
    it = json.loads(lines[i])
    it["who"] += "x"
    lines[i] = json.dumps(it, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return b"\n".join(lines) + b"\n"


def chain_made_again(data: bytes, r: random.Random) -> bytes:
    """An insider who knows the format: a line changed and every hash after it made anew. Only a checkpoint can tell."""
    from hashlib import sha256

    from ringbreak.case.canonical import canonical

    lines = [json.loads(line) for line in data.splitlines()]
    i = r.randrange(1, len(lines) - 3)
    lines[i]["at"] = "2020-01-01T00:00:00.000000Z"
    out, prev = [], "0" * 64
    for it in lines:
        it["prev"] = prev
        out.append(canonical(it))
        prev = sha256(out[-1]).hexdigest()
    return b"\n".join(out) + b"\n"


CHANGES: dict[str, Change] = {"bit": bit, "page": page, "cut": cut, "grown": grown}
LOG_CHANGES: dict[str, Change] = {
    "lines swapped": lines_swapped,
    "line dropped": line_dropped,
    "line doubled": line_doubled,
    "word changed": word_changed,
    "chain made again": chain_made_again,
}


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    stage = Stage(folder / f"rot-{shard[0]}")
    stage.make()
    whole = stage.folder / "whole"
    if not whole.exists():
        stage.copy(BY_NAME["judge"], whole)
        for words in (["dossier", str(whole)], ["checkpoint", str(whole)]):
            assert run(stage.work(words), folder=stage.folder).code == 0
    wanted = facts(whole)
    plan: list[tuple[str, str, Change, int]] = []
    for path in sorted(p for p in whole.rglob("*") if p.is_file()):
        name = str(path.relative_to(whole))
        if path.stat().st_size == 0 or name in ("lock", "dossier/.new"):
            continue
        rounds = 1
        changes = dict(CHANGES)
        if name == "log":
            changes |= LOG_CHANGES
            rounds = 12
        if name.startswith("work/"):
            changes = {"bit": bit, "cut": cut}
        plan += [
            (name, how, change, n) for how, change in changes.items() for n in range(rounds if full else 1)
        ]
    if not full:
        plan = plan[:: max(1, len(plan) // 25)]
    for number, (name, how, change, n) in enumerate(plan):
        it = f"{name}/{how}/{n}"
        if number % shard[1] != shard[0] or results.has("rot", it):
            continue
        results.put("rot", it, spoilt(stage, whole, name, change, random.Random(it), wanted))
    shutil.rmtree(stage.folder, ignore_errors=True)


def spoilt(
    stage: Stage, whole: Path, name: str, change: Change, r: random.Random, wanted: dict[str, object]
) -> list[str]:
    """Spoil one file and ask. Returns what is wrong: damage that nobody names, or a false answer."""
    case = stage.folder / "case"
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(whole, case, symlinks=True)
    path = case / name
    data = path.read_bytes()
    path.unlink()
    made = change(data, r)
    if made == data:
        made = bit(data, r)
    path.write_bytes(made)
    proving = name.split("/")[0] in PROVING and not name.startswith("tables/manifest")

    def ask() -> int:
        from ringbreak.case.fsck import fsck
        from ringbreak.errors import RingbreakError

        try:
            report = fsck(case, workers=1)
        except RingbreakError as e:
            print(json.dumps({"told": [str(e)], "unfinished": []}))
            return 0
        told = [w for a in report.answers for w in a.wrong]
        print(json.dumps({"told": told, "unfinished": list(report.unfinished) + list(report.notes)}))
        return 0

    ended = run(ask, folder=stage.folder)
    if ended.code:
        return [f"fsck broke: {ended.err[-400:]}"]
    said = json.loads(ended.out)
    # What is added to the log without a newline is an entry that was never acknowledged, and is named as that.
    if name == "log" and change is grown and said["unfinished"]:
        return []
    if proving:
        return [] if said["told"] else [f"damage that nobody names ({said['unfinished']})"]
    if name == "case.toml":
        return []
    if name == "secret":
        return [] if said["told"] or "secret" in str(said["unfinished"]) else ["a changed secret is not told"]
    # Convenience only: a run after it gives the same tables.
    again = run(stage.work(["run", str(case), "--again", "--workers", "1"]), folder=stage.folder)
    if again.code not in (0, 1):
        return [f"a run over it failed ({again.code}): {again.err[-400:]}"]
    if facts(case)["tables"] != wanted["tables"]:
        return ["the tables came out differently: a damaged part was believed"]
    return []
