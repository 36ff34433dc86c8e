"""The process that reads files: a clean parent that has imported the parsers, and a locked-up child for each batch.

Started as `python -m ringbreak.intake.worker`. Messages on stdin and stdout are JSON after four bytes of length.
It answers `ready` once, then for each batch `end`. It never opens evidence itself; children do. It ends, and its
children with it, when its own stdin is closed.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import importlib
import json
import os
import selectors
import signal
import struct
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ringbreak.intake import sandbox
from ringbreak.intake.parser import Issue, Limits, Member, Parser, Reading, Source
from ringbreak.intake.scratch import use_folder
from ringbreak.words import say

_LENGTH = struct.Struct("<I")
NO_SPACE, NO_MEMORY, BROKEN = 97, 96, 95
"""Exit codes of a child: the disk is full; packing lacked memory; our own code broke."""

_CAREFUL_YIELDS = 256
_FLUSH_SECONDS = 1.0


def write_message(fd: int, message: dict[str, Any]) -> None:
    """Send one message."""
    payload = json.dumps(message).encode()
    data = memoryview(_LENGTH.pack(len(payload)) + payload)
    while data:
        data = data[os.write(fd, data) :]


def read_message(fd: int) -> dict[str, Any] | None:
    """Receive one message; null at the end."""
    header = _exactly(fd, _LENGTH.size)
    if header is None:
        return None
    payload = _exactly(fd, _LENGTH.unpack(header)[0])
    if payload is None:
        return None
    message: dict[str, Any] = json.loads(payload)
    return message


def _exactly(fd: int, count: int) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        more = os.read(fd, min(count - len(data), 1 << 20))
        if not more:
            return None
        data += more
    return bytes(data)


def reading_of(said: dict[str, Any]) -> Reading:
    """A Reading from its JSON form (dataclasses.asdict)."""
    return Reading(said["time_zone"], tuple(said["languages"]), said["maps"], Limits(**said["limits"]))


@dataclass(slots=True)
class _Child:
    job: int
    pid: int
    status: int
    deadline: float
    current: int | None = None
    done: int = 0
    level: str = ""
    timed_out: bool = False
    wall: float = 0.0
    said: bytes = b""


def main() -> None:
    """Serve batches until stdin ends."""
    sandbox.die_with_parent()
    orders, answers = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)
    hello = read_message(orders)
    if hello is None:
        return
    try:
        parsers = [_load(name) for name in hello["parsers"]]
        if hello["registry"]:
            from ringbreak.intake import registry

            parsers += registry.parsers()
        reading = reading_of(hello["reading"])
        _warm_up()
    except Exception as e:  # noqa: BLE001 - whatever a plug-in raises must reach the one who can mend it
        write_message(answers, {"event": "broken", "error": f"{type(e).__name__}: {e}"})
        return
    gc.collect()
    gc.freeze()
    write_message(answers, {"event": "ready", "pid": os.getpid(), "parsers": [p.name for p in parsers]})
    _serve(orders, answers, parsers, reading)


def _load(name: str) -> Parser:
    module, _, attribute = name.partition(":")
    parser = getattr(importlib.import_module(module), attribute)
    assert isinstance(parser, Parser)
    return parser


def _warm_up() -> None:
    """Import and touch now what every file needs, so that no child pays for it."""
    for name in ("ringbreak.intake.read", "ringbreak.intake.part", "datetime", "zoneinfo", "_strptime"):
        importlib.import_module(name)
    import zoneinfo

    import pyarrow as pa

    from ringbreak.intake.language import languages

    # A forked child has no threads but its own; Arrow must not wait for a pool that is gone.
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    languages(pa.array(["the warm-up", "预热"], pa.large_string()))
    zoneinfo.ZoneInfo("Asia/Shanghai")
    sandbox.own_files()


def _serve(orders: int, answers: int, parsers: Sequence[Parser], reading: Reading) -> None:
    watch = selectors.DefaultSelector()
    watch.register(orders, selectors.EVENT_READ, None)
    children: dict[int, _Child] = {}
    try:
        while True:
            now = time.monotonic()
            wait = min((c.deadline - now for c in children.values()), default=None)
            for key, _ in watch.select(None if wait is None else max(0.0, wait)):
                child: _Child | None = key.data
                if child is None:
                    order = read_message(orders)
                    if order is None:
                        return
                    child = _fork(order, answers, orders, children, parsers, reading)
                    child.wall = reading.limits.for_size(max(f["size"] for f in order["files"])).wall_seconds
                    child.deadline = time.monotonic() + child.wall
                    children[child.pid] = child
                    watch.register(child.status, selectors.EVENT_READ, child)
                    continue
                said = os.read(child.status, 65_536)
                if said:
                    _listen(child, said)
                else:
                    watch.unregister(child.status)
                    del children[child.pid]
                    _bury(child, answers)
            now = time.monotonic()
            for child in children.values():
                if child.deadline <= now and not child.timed_out:
                    child.timed_out = True
                    child.deadline = now + 3600
                    _kill(child.pid)
    finally:
        for child in children.values():
            _kill(child.pid)
        for child in children.values():
            os.waitpid(child.pid, 0)


def _listen(child: _Child, said: bytes) -> None:
    """Follow a child's lines: `l<level>`, `s<number>` a file was begun, `d<number>` it is done."""
    *lines, child.said = (child.said + said).split(b"\n")
    # A child gone wild may write anything; only what a sane one writes counts.
    child.said = child.said[:100]
    for line in lines[:100_000]:
        kind, rest = line[:1], line[1:100]
        if kind == b"l" and not child.level:
            child.level = rest.decode("ascii", "replace")
        elif kind == b"s" and rest == str(child.done).encode():
            child.current = child.done
            child.deadline = time.monotonic() + child.wall
        elif kind == b"d" and rest == str(child.done).encode() and child.current == child.done:
            child.current = None
            child.done += 1


def _bury(child: _Child, answers: int) -> None:
    os.close(child.status)
    # The status pipe is closed, so it has ended or is about to; one that closed it on purpose is helped along.
    _kill(child.pid)
    _, code, used = os.wait4(child.pid, 0)
    write_message(
        answers,
        {
            "event": "end",
            "job": child.job,
            "done": child.done,
            "current": child.current,
            "timed_out": child.timed_out,
            "signal": os.WTERMSIG(code) if os.WIFSIGNALED(code) else None,
            "exit": os.WEXITSTATUS(code) if os.WIFEXITED(code) else None,
            "level": child.level,
            "most_bytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        },
    )


def _kill(pid: int) -> None:
    for end in (os.killpg, os.kill):
        try:
            end(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _fork(
    order: dict[str, Any],
    answers: int,
    orders: int,
    children: dict[int, _Child],
    parsers: Sequence[Parser],
    reading: Reading,
) -> _Child:
    out, back = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(back)
        try:
            os.setpgid(pid, pid)
        except OSError:
            pass  # the child was faster, or is gone already
        return _Child(order["job"], pid, out, 0.0)
    code = BROKEN
    try:
        os.setpgid(0, 0)
        for fd in (answers, orders, out, *(c.status for c in children.values())):
            os.close(fd)
        sandbox.die_with_parent()
        if os.getppid() == parent:
            null = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1, 2):
                os.dup2(null, fd)
            code = _child(order, back, parsers, reading)
    except OSError as e:
        code = NO_SPACE if e.errno in (errno.ENOSPC, errno.EDQUOT) else BROKEN
        _leave_word(order)
    except MemoryError:
        code = NO_MEMORY
    except BaseException:  # noqa: BLE001 - the parent learns of it by the exit code
        _leave_word(order)
    finally:
        os._exit(code)


def _leave_word(order: dict[str, Any]) -> None:
    """Leave the trace of our own fault where the driver finds it."""
    try:
        (Path(order["folder"]) / "broken.txt").write_text(traceback.format_exc()[-4000:])
    except OSError:
        return


def _child(order: dict[str, Any], status: int, parsers: Sequence[Parser], reading: Reading) -> int:
    from ringbreak.intake.read import Clock

    folder = Path(order["folder"])
    use_folder(folder)
    largest = max(f["size"] for f in order["files"])
    limits = reading.limits.for_size(largest)
    level = sandbox.enter(
        sandbox.Cage(
            readable=tuple(Path(f["path"]) for f in order["files"]),
            writable=folder,
            memory_bytes=limits.memory_bytes,
            file_bytes=max(limits.text_bytes, limits.free_bytes, limits.ratio * largest) + (64 << 20),
        )
    )
    os.write(status, f"l{level}\n".encode())
    clock = Clock()
    signal.signal(signal.SIGPROF, clock.ring)
    for number, file in enumerate(order["files"]):
        seconds = reading.limits.for_size(file["size"]).cpu_seconds
        if number and not sandbox.has_cpu(seconds):
            # The others must not pay for what those before them used; they are handed out again.
            return 0
        os.write(status, f"s{number}\n".encode())
        clock.rang = clock.inside = False
        sandbox.allow_cpu(seconds)
        source = Source(
            Path(file["path"]), file["name"], file["evidence_id"], file["size"], reading, file["depth"]
        )
        reader = _File(source, folder, number, file["room"], order["careful"])

        # A reader that hangs must not take with it what it gave before; the packer is at rest while foreign code runs.
        def tick(*_: object, reader: _File = reader) -> None:
            clock.aside(reader.save)

        signal.signal(signal.SIGALRM, tick)
        signal.siginterrupt(signal.SIGALRM, False)
        signal.setitimer(signal.ITIMER_REAL, _FLUSH_SECONDS, _FLUSH_SECONDS)
        reader.read(parsers, clock)
        signal.setitimer(signal.ITIMER_REAL, 0)
        os.write(status, f"d{number}\n".encode())
    return 0


class _File:
    """One file being read in a child: its part file, its members, when to flush.

    Args:
        room: Bytes its members may have together.
        careful: Flush after every yield at first: the file has killed a worker before, and what it gave must be saved.
    """

    def __init__(self, source: Source, folder: Path, number: int, room: int, careful: bool) -> None:
        from ringbreak.intake.pack import Packer
        from ringbreak.intake.part import FoundInside, PartWriter

        self._source = source
        self._folder = folder
        self._number = number
        self._room = room
        self._careful = careful
        self._writer = PartWriter(folder / f"{number}.part")
        self._packer = Packer(
            source.evidence_id,
            limits=source.reading.limits.for_size(source.size),
            put=self._writer.put,
            keep=self._keep,
        )
        self._found: list[FoundInside] = []
        self._files: dict[str, str] = {}
        self._yields = 0
        self._flushed = time.monotonic()

    def read(self, parsers: Sequence[Parser], clock: Any) -> None:
        from ringbreak.intake.read import finish_broken, read_one

        self._save("running", None)
        try:
            ending = read_one(self._source, parsers, self._packer, between=self._between, clock=clock)
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError, ArithmeticError) as e:
            ending = finish_broken(self._packer, e)
        self._save(ending.status, ending.reason, last=True)
        self._writer.close()

    def _between(self) -> None:
        self._yields += 1
        if self._careful:
            due = self._yields <= _CAREFUL_YIELDS or self._yields % _CAREFUL_YIELDS == 0
        else:
            due = time.monotonic() - self._flushed > _FLUSH_SECONDS
        if due:
            self.save()

    def save(self) -> None:
        """Put down what was taken so far, so that it survives this process."""
        self._packer.flush()
        self._save("running", None)
        self._flushed = time.monotonic()

    def _save(self, status: str, reason: str | None, *, last: bool = False) -> None:
        from ringbreak.intake.part import state_of

        found, self._found = self._found, []
        packer = self._packer
        self._writer.state(
            state_of(
                packer.counts,
                found,
                status=status,
                reason=reason,
                media_type=packer.media_type,
                parser=packer.parser,
            ),
            last=last,
        )

    def _keep(self, member: Member) -> bool:
        from ringbreak.intake.part import FoundInside

        data, limits = member.data, self._source.reading.limits
        size = len(data) if isinstance(data, bytes) else data.stat().st_size
        locator = member.locator or member.name
        if self._source.depth + 1 > limits.depth:
            reason = say(
                "{name} was not read: nested deeper than {limit}", name=member.name, limit=limits.depth
            )
            self._packer.issue(Issue(locator, reason, "refused"))
            return False
        if size > self._room:
            self._packer.issue(Issue(locator, too_much(member.name), "refused"))
            return False
        self._room -= size
        if isinstance(data, bytes):
            digest = hashlib.sha256(data).hexdigest()
        else:
            with open(data, "rb") as f:
                digest = hashlib.file_digest(f, "sha256").hexdigest()
        known = self._files.get(digest)
        if known is None:
            known = self._files[digest] = f"{self._number}.{len(self._files)}.member"
            if isinstance(data, bytes):
                (self._folder / known).write_bytes(data)
            else:
                os.rename(data, self._folder / known)
        elif not isinstance(data, bytes):
            data.unlink(missing_ok=True)
        self._found.append(FoundInside(member.name, member.locator, digest, size, known))
        return True


def too_much(name: str) -> str:
    """Why a member is left out when its container gives more bytes than it may."""
    return say("{name} was not read: more bytes come out of the container than the limit allows", name=name)


if __name__ == "__main__":
    main()
