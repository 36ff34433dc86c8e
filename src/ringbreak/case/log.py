"""The log: what was added, by whom, under which authority, what was decided. Append-only, hash-chained, fsynced.

One canonical JSON object a line:

    {"at": "2026-04-25T08:00:00.000000Z", "body": {...}, "prev": "<sha256 of the line before>", "seq": 12,
     "what": "evidence.add", "who": "zhang"}

`prev` of the first line is 64 zeros. A line is acknowledged when `append` returns, which is after fsync. Order is by
`seq`; the clock is only testimony.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ringbreak.case.canonical import canonical
from ringbreak.errors import CaseError, CustodyBroken
from ringbreak.words import say

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `digest` is the SHA-256 of its bytes without the line end."""

    seq: int
    at: str
    who: str
    what: str
    body: dict[str, Any]
    prev: str
    digest: str


@dataclass(frozen=True, slots=True)
class Break:
    """One place where the log is not what it should be."""

    line: int
    reason: str


class Log:
    """The entries of a case, read once; `append` is for the process that holds the case's lock."""

    def __init__(self, path: Path, entries: list[Entry], size: int, torn: bytes) -> None:
        self.path = path
        self.entries = entries
        self._size = size
        self.torn = torn
        """Bytes after the last whole line: an entry that was being written when the process died. Never acknowledged."""

    @classmethod
    def read(cls, path: Path) -> Log:
        """Read and check the chain.

        Raises: CaseError when there is no log; CustodyBroken, naming the line, when the chain does not hold.
        """
        if not path.is_file():
            raise CaseError("no log at {path}: this is not a case, or it was moved apart", path=path)
        entries, breaks, torn, size = _scan(path)
        if breaks:
            raise CustodyBroken(
                "the log of this case is broken at line {line}: {reason}. Nothing was changed. Run: ringbreak verify {case}",
                line=breaks[0].line,
                reason=breaks[0].reason,
                case=path.parent,
            )
        return cls(path, entries, size, torn)

    @staticmethod
    def check(path: Path) -> tuple[list[Entry], list[Break], bytes]:
        """Everything that is wrong with a log: whole entries, breaks, and the torn tail if there is one."""
        entries, breaks, torn, _ = _scan(path)
        return entries, breaks, torn

    def refresh(self) -> None:
        """Take in what others wrote since we read; for the process that has just taken the case's lock.

        Without this a writer that had opened the case before another one wrote would write over the other's lines.

        Raises: CustodyBroken when what we had read is not there any more.
        """
        if self._size < 0:
            return
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            size = 0
        if size == self._size + len(self.torn):
            return
        now = Log.read(self.path)
        if [e.digest for e in now.entries[: len(self.entries)]] != [e.digest for e in self.entries]:
            raise CustodyBroken(
                "the log at {path} was cut or rewritten while this case was open. Nothing was written. Run: ringbreak verify {case}",
                path=self.path,
                case=self.path.parent,
            )
        self.entries[:] = now.entries
        self._size, self.torn = now._size, now.torn

    @property
    def head(self) -> str:
        """SHA-256 of the last line; 64 zeros when there is none."""
        return self.entries[-1].digest if self.entries else START

    def append(self, items: Sequence[tuple[str, dict[str, Any]]], *, who: str, at: str) -> list[Entry]:
        """Write entries and force them to the disk; they count once this returns.

        Args:
            items: (what, body) in order.
            at: RFC 3339 UTC time to put in each.
        Raises: CaseError when the disk refuses; what was acknowledged before stands.
        """
        lines, made, prev, seq = [], [], self.head, len(self.entries)
        for what, body in items:
            line = canonical({"at": at, "body": body, "prev": prev, "seq": seq, "what": what, "who": who})
            entry = Entry(seq, at, who, what, body, prev, hashlib.sha256(line).hexdigest())
            lines.append(line + b"\n")
            made.append(entry)
            prev, seq = entry.digest, seq + 1
        data = b"".join(lines)
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                self._set_aside_torn(descriptor)
                position = self._size
                try:
                    while data:
                        written = os.pwrite(descriptor, data, position)
                        data, position = data[written:], position + written
                    os.fsync(descriptor)
                except OSError:
                    # What is said to have failed must not be found in the log later; if this fails too, the next writer
                    # takes whole lines for written, which they are, and sets a torn one aside.
                    with suppress(OSError):
                        os.ftruncate(descriptor, self._size)
                    raise
            finally:
                os.close(descriptor)
            if self._size == 0:
                sync_folder(self.path.parent)
        except OSError as e:
            raise CaseError(
                "the log could not be written: {reason}. What was acknowledged before is safe; free space or mend the disk at {path} and run the same command again",
                reason=e.strerror or str(e),
                path=self.path,
            ) from e
        self._size = position
        self.entries.extend(made)
        return made

    def _set_aside_torn(self, descriptor: int) -> None:
        """Keep an unfinished last line beside the log before writing over it: evidence of a crash is evidence too."""
        if self.torn:
            aside = self.path.with_name(f"log.torn-{len(self.entries)}")
            with open(aside, "ab") as f:
                f.write(self.torn + b"\n")
                f.flush()
                os.fsync(f.fileno())
            self.torn = b""
        if os.fstat(descriptor).st_size > self._size:
            os.ftruncate(descriptor, self._size)

    def before(self, seq: int) -> Log:
        """The log as it was before entry `seq`: a prefix, for --as-of. It cannot be appended to."""
        return Log(self.path, self.entries[:seq], -1, b"")

    def of(self, *what: str) -> Iterator[Entry]:
        """Entries of the kinds named, in order."""
        return (e for e in self.entries if e.what in what)


def _scan(path: Path) -> tuple[list[Entry], list[Break], bytes, int]:
    entries: list[Entry] = []
    breaks: list[Break] = []
    data = path.read_bytes()
    size = data.rfind(b"\n") + 1
    torn = data[size:]
    prev = START
    for number, line in enumerate(data[:size].split(b"\n")[:-1]):
        digest = hashlib.sha256(line).hexdigest()
        try:
            it = json.loads(line)
            entry = Entry(it["seq"], it["at"], it["who"], it["what"], it["body"], it["prev"], digest)
            same = canonical(it) == line
            if not (
                isinstance(entry.body, dict) and all(isinstance(it[k], str) for k in ("at", "who", "what"))
            ):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError):
            breaks.append(Break(number + 1, "it is not an entry"))
            prev = digest
            continue
        if not same:
            breaks.append(Break(number + 1, "it is not written canonically"))
        if entry.seq != number:
            breaks.append(
                Break(
                    number + 1,
                    say(
                        "it says it is entry {said}, and it is entry {number}", said=entry.seq, number=number
                    ),
                )
            )
        if entry.prev != prev:
            breaks.append(
                Break(
                    number + 1,
                    "it does not follow from the line before: one of the two was changed, or a line was removed or put in",
                )
            )
        entries.append(entry)
        prev = digest
    return entries, breaks, torn, size


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable (fsync of the directory); nothing where the system has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
