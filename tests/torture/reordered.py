"""A power cut after which the disk kept some writes and lost others, in no order but the one fsync asked for.

A verb's calls that write are recorded with their bytes. For moments during the verb, what an fsync, or a syncfs, had covered by then is
kept; of the rest nothing, everything, the names without the bytes, or a part by chance, the last write of it cut at a sector.
The rule is harsher than most file systems: a new name is safe only when its folder was forced to the disk, bytes only when
their file was. What the verb had acknowledged by then must be there; what was there before must be there in any case; the same command
must go on from whatever was left.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .faults import DONE_BEFORE, _asked, spread
from .ledger import Results
from .scenarios import SCENARIOS, Scenario, Stage, facts
from .tracing import STRACE, run

SECTOR = 512
WAYS = ("nothing", "everything", "names without bytes", "by chance 1", "by chance 2")


@dataclass(frozen=True, slots=True)
class Op:
    """One thing done to the disk, or a promise about it.

    what: mkdir, rmdir, create, unlink, rename, write, cut (to a length); or fsync, fsync folder, syncfs; or said (on standard output).
    path: the name concerned, the new one of a rename. file: which file, by a number of its own, whatever it is called.
    """

    what: str
    path: str = ""
    old: str = ""
    file: int = -1
    offset: int = 0
    data: bytes = b""


_LINE = re.compile(r"^(\d+) +(.*)$")
_CALL = re.compile(r"^([a-z0-9_]+)\((.*)\)\s+= (-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?')
_NUMBER = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")


def _plain(written: str) -> bytes:
    return bytes.fromhex(written.replace("\\x", ""))


def whole_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(process, call), calls that strace told in two halves put together."""
    begun: dict[str, str] = {}
    for line in lines:
        found = _LINE.match(line)
        if not found:
            continue
        pid, call = found.groups()
        if call.endswith("<unfinished ...>"):
            begun[pid] = call.removesuffix("<unfinished ...>").rstrip()
        elif call.startswith("<... "):
            _, _, rest = call.partition(" resumed>")
            yield pid, begun.pop(pid, "") + rest
        else:
            yield pid, call


class Recorder:
    """Turns strace's lines into operations on what lies in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.above = str(folder), str(folder.parent)
        self.ops: list[Op] = []
        self.open: dict[int, int] = {}
        """Descriptor -> file, for files of the folder."""
        self.at: dict[int, int] = {}
        self.names: dict[str, int] = {}
        self.sizes: dict[int, int] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                number = len(self.names)
                self.names[str(path)] = number
                self.sizes[number] = path.stat().st_size

    def _mine(self, path: str) -> bool:
        return path == self.folder or path.startswith(self.folder + "/")

    def take(self, call: str) -> None:
        found = _CALL.match(call)
        if not found or found[3].startswith("-"):
            return
        name, words, result, _ = found.groups()
        texts = [_plain(t) for t in _TEXT.findall(words)]
        paths = [t.decode("utf-8", "surrogateescape") for t in texts]
        if name == "openat":
            self._opened(paths[0], words, int(result))
        elif name in ("mkdir", "mkdirat", "rmdir") and self._mine(paths[0]):
            self.ops.append(Op("rmdir" if name == "rmdir" else "mkdir", paths[0]))
        elif name in ("unlink", "unlinkat") and self._mine(paths[0]):
            self.ops.append(Op("rmdir" if "AT_REMOVEDIR" in words else "unlink", paths[0]))
            self.names.pop(paths[0], None)
        elif name.startswith("rename") and self._mine(paths[1]):
            file = self.names.pop(paths[0], -1)
            self.names[paths[1]] = file
            self.ops.append(Op("rename", paths[1], paths[0], file))
        else:
            self._by_descriptor(name, words, texts, int(result))

    def _opened(self, path: str, words: str, descriptor: int) -> None:
        self.open.pop(descriptor, None)
        if not self._mine(path) or "O_DIRECTORY" in words:
            return
        if path not in self.names:
            if "O_CREAT" not in words:
                return
            self.names[path] = 1 + max([-1, *self.sizes])
            self.sizes[self.names[path]] = 0
            self.ops.append(Op("create", path, file=self.names[path]))
        file = self.names[path]
        self.open[descriptor] = file
        if "O_TRUNC" in words and self.sizes[file]:
            self.ops.append(Op("cut", file=file))
            self.sizes[file] = 0
        self.at[descriptor] = self.sizes[file] if "O_APPEND" in words else 0

    def _by_descriptor(self, name: str, words: str, texts: list[bytes], result: int) -> None:
        held = _NUMBER.match(words)
        if name in ("syncfs", "sync"):
            self.ops.append(Op("syncfs"))
            return
        if held is None:
            return
        descriptor = int(held[1])
        path = _plain(held[2]).decode("utf-8", "surrogateescape")
        if name == "write" and descriptor == 1:
            self.ops.append(Op("said", data=texts[0]))
        if descriptor not in self.open:
            if name in ("fsync", "fdatasync") and (self._mine(path) or path == self.above):
                self.ops.append(Op("fsync folder", path))
            return
        file = self.open[descriptor]
        if name == "close":
            del self.open[descriptor]
        elif name == "lseek":
            self.at[descriptor] = result
        elif name == "ftruncate":
            length = int(words.rpartition(",")[2])
            self.ops.append(Op("cut", file=file, offset=length))
            self.sizes[file] = length
        elif name in ("fsync", "fdatasync"):
            self.ops.append(Op("fsync", file=file))
        elif name in ("write", "pwrite64") and result:
            at = int(words.rpartition(",")[2]) if name == "pwrite64" else self.at[descriptor]
            self.ops.append(Op("write", file=file, offset=at, data=texts[0][:result]))
            self.sizes[file] = max(self.sizes[file], at + result)
            if name == "write":
                self.at[descriptor] = at + result


def safe(ops: Sequence[Op], until: int) -> set[int]:
    """Which of the first `until` operations had been forced to the disk by then."""
    kept: set[int] = set()
    for j, promise in enumerate(ops[:until]):
        for i, op in enumerate(ops[:j]):
            folder = op.path.rpartition("/")[0]
            if (
                promise.what == "syncfs"
                or (promise.what == "fsync" and op.what in ("write", "cut") and op.file == promise.file)
                or (promise.what == "fsync folder" and op.path and folder == promise.path)
            ):
                kept.add(i)
    return kept


def chosen(ops: Sequence[Op], until: int, way: str, r: random.Random) -> list[Op]:
    """The operations whose effect the disk still has after the power went."""
    sure = safe(ops, until)
    out: list[Op] = []
    for i, op in enumerate(ops[:until]):
        if op.what in ("fsync", "fsync folder", "syncfs", "said"):
            continue
        if (
            i in sure
            or way == "everything"
            or (way == "names without bytes" and op.path)
            or (way.startswith("by chance") and r.random() < 0.5)
        ):
            if i not in sure and way.startswith("by chance") and len(op.data) > SECTOR:
                op = Op(
                    op.what,
                    file=op.file,
                    offset=op.offset,
                    data=op.data[: r.randrange(len(op.data)) // SECTOR * SECTOR],
                )
            out.append(op)
    return out


def replay(before: Path | None, target: Path, ops: Sequence[Op]) -> None:
    """Put into `target` what was in `before`, as if only `ops` had been done to it. Names count from `target`."""
    shutil.rmtree(target, ignore_errors=True)
    names: dict[str, int] = {}
    held: dict[int, bytearray] = {}
    folders: set[str] = set()
    if before is not None:
        shutil.copytree(before, target, symlinks=True)
        for path in target.rglob("*"):
            if path.is_file():
                names[str(path)] = len(names)
                held[names[str(path)]] = bytearray(path.read_bytes())
            else:
                folders.add(str(path))
    start = dict(names)
    for op in ops:
        data = held.setdefault(op.file, bytearray())
        if op.what == "mkdir":
            folders.add(op.path)
        elif op.what == "rmdir":
            folders.discard(op.path)
        elif op.what == "create":
            names[op.path] = op.file
        elif op.what == "unlink":
            names.pop(op.path, None)
        elif op.what == "rename":
            names.pop(op.old, None)
            names[op.path] = op.file
        elif op.what == "cut":
            data[:] = data[: op.offset].ljust(op.offset, b"\0")
        elif op.what == "write":
            data.extend(bytes(max(0, op.offset - len(data))))
            data[op.offset : op.offset + len(op.data)] = op.data
    for name in start:
        if names.get(name) != start[name]:
            Path(name).unlink()
    for folder in sorted(folders):
        if Path(folder).parent.is_dir():
            Path(folder).mkdir(exist_ok=True)
    for name, file in names.items():
        if Path(name).parent.is_dir():
            Path(name).unlink(missing_ok=True)
            Path(name).write_bytes(held.get(file, b""))


def record(stage: Stage, scenario: Scenario, case: Path) -> tuple[list[Op], dict[str, Any]]:
    """Run the verb and note all it does to the case; also what the case then says."""
    stage.copy(scenario, case)
    recorder = Recorder(case)
    ended = run(stage.work(stage.words(scenario, case)), folder=stage.folder, record=True)
    assert ended.code in (0, 1), ended.err
    for _, call in whole_lines(ended.lines):
        recorder.take(call)
    return recorder.ops, facts(case)


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    """Moments evenly spread over each quick verb, the last one after it had said that it was done; each in every way."""
    if STRACE is None:
        return
    stage = Stage(folder / f"reordered-{shard[0]}")
    stage.make()
    case = stage.folder / "case"
    number = 0
    for scenario in SCENARIOS:
        if scenario.most < 100 and (scenario.name != "dossier" or not full):
            continue
        ops, wanted = record(stage, scenario, case)
        before = stage.prepared / scenario.before if scenario.before else None
        said = max((i for i, op in enumerate(ops) if op.what == "said"), default=len(ops))
        moments = [*spread(len(ops), 9 if full else 2), len(ops)]
        for moment in dict.fromkeys(moments):
            for way in WAYS:
                number += 1
                name = f"{scenario.name}/after {moment} of {len(ops)}/{way}"
                if number % shard[1] != shard[0] or results.has("reordered", name):
                    continue
                kept = chosen(ops, moment, way, random.Random(name))
                replay(before, case, kept)
                wrong = _judged(stage, scenario, case, before, wanted, acknowledged=moment > said)
                results.put("reordered", name, wrong, kept=len(kept), acknowledged=moment > said)
    shutil.rmtree(stage.folder, ignore_errors=True)


def _judged(
    stage: Stage,
    scenario: Scenario,
    case: Path,
    before: Path | None,
    wanted: dict[str, Any],
    *,
    acknowledged: bool,
) -> list[str]:
    wrong = []
    log = before / "log" if before is not None else None
    had = log.read_bytes() if log is not None else b""
    now = (case / "log").read_bytes() if (case / "log").exists() else b""
    if not now.startswith(had):
        wrong.append("log lines that were acknowledged are gone")
    wrong += _asked(stage, case, wanted if acknowledged else None, started=bool(had) or acknowledged)
    again = run(stage.work(stage.words(scenario, case)), folder=stage.folder)
    there = again.code == 2 and any(t in again.err for t in DONE_BEFORE)
    if again.code not in (0, 1) and not there:
        return [*wrong, f"the same command again failed ({again.code}): {again.err.strip()[-300:]}"]
    return wrong + _asked(stage, case, wanted, started=True)
