"""Reads one file: finds its format, runs the parser over it, and says how reading ended."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from ringbreak.errors import EvidenceError, MissingExtra, NotThisFormat, Unreadable
from ringbreak.intake.detect import breaks_promise, first_bytes, looks_like
from ringbreak.intake.pack import PACKED, Counts, Packer
from ringbreak.intake.parser import Issue, Member, Parser, Reading, Source, Yield
from ringbreak.model.table import Table
from ringbreak.words import say


class LimitHit(BaseException):
    """The clock of the sandbox rang while a parser ran; no parser may swallow it, so it is no Exception."""


class Clock:
    """Rings when a file has used its time: at once inside foreign code, at the next yield inside ours."""

    def __init__(self) -> None:
        self.inside = False
        self.rang = False

    def ring(self, *_: object) -> None:
        self.rang = True
        if self.inside:
            self.inside = False
            raise LimitHit

    def aside(self, work: Callable[[], None]) -> None:
        """Do our own work in the middle of foreign code, from a signal: the bell waits until it is done.

        Without this a bell that rang meanwhile would cut the saving of what the parser gave, and lose it.
        """
        if not self.inside:
            return
        self.inside = False
        work()
        # In this order: a bell between the two is heard by the one or the other.
        self.inside = True
        if self.rang:
            self.inside = False
            raise LimitHit


@dataclass(slots=True)
class Ending:
    """How reading a file ended: the values of its EVIDENCE row that reading decides."""

    status: str
    reason: str | None
    media_type: str
    parser: str | None
    counts: Counts


def read_one(
    source: Source,
    parsers: Sequence[Parser],
    packer: Packer,
    *,
    between: Callable[[], None] | None = None,
    clock: Clock | None = None,
) -> Ending:
    """Offer the file to each parser in turn and pack what the first that takes it yields.

    Args:
        between: Called after every yield, for example to flush.
        clock: Rings when the file has used its time.
    Returns: The ending; nothing in the bytes makes it raise.
    Raises: ValueError, TypeError when a parser yields what its contract forbids; MemoryError when packing lacks memory.
    """
    clock = clock or Clock()
    head = source.head()
    if source.size == 0:
        packer.media_type = "application/x-empty"
        packer.issue(Issue("", say("the file is empty"), "note"))
        return _ending(packer)
    passed_on: list[str] = []
    for parser in parsers:
        if not _accepts(parser, head, source.name, packer, clock):
            continue
        packer.parser = parser.name
        packer.media_type = parser.media_type
        # What went wrong is handled after the except clauses: until they end, the exception keeps the parser's memory.
        problem: tuple[str, str] | None = None
        try:
            for item in _guarded(parser, source, clock):
                packer.take(item)
                if between is not None:
                    between()
        except NotThisFormat as e:
            if not packer.counts.emitted and not packer.counts.failed and not packer.counts.refused:
                passed_on.append(str(e))
                packer.parser = packer.media_type = None
                continue
            problem = str(e), "failed"
        except Unreadable as e:
            problem = str(e), "refused" if e.refused else "failed"
        except MissingExtra as e:
            problem = str(e), "refused"
        except LimitHit:
            limit = source.reading.limits.for_size(source.size).cpu_seconds
            problem = say("more than {limit} seconds of work; the rest was not read", limit=limit), "refused"
        if problem is not None:
            packer.issue(Issue("", problem[0], problem[1], items=_rest(packer)))
        if breaks_promise(source.name, packer.media_type or parser.media_type):
            reason = say(
                "the name does not fit the content, which is {media_type}",
                media_type=packer.media_type or parser.media_type,
            )
            packer.issue(Issue("", reason, "note"))
        return _ending(packer)

    media_type, words = looks_like(head)
    packer.media_type = media_type
    reason = say(
        "no parser reads this format: {words} (first bytes {bytes})", words=words, bytes=first_bytes(head)
    )
    packer.issue(Issue("", reason, "refused"))
    for said in passed_on:
        packer.issue(Issue("", said, "note"))
    return _ending(packer)


def finish_broken(packer: Packer, error: Exception) -> Ending:
    """The ending of a file whose parser yielded what its contract forbids; what came before stays."""
    reason = say(
        "{parser} gave what no parser may give: {error}", parser=packer.parser or "-", error=_said(error)
    )
    packer.issue(Issue("", reason, items=_rest(packer)))
    return _ending(packer)


def _accepts(parser: Parser, head: bytes, name: str, packer: Packer, clock: Clock) -> bool:
    if clock.rang:
        return False
    try:
        clock.inside = True
        return parser.accepts(head, name)
    except (Exception, LimitHit) as e:  # noqa: BLE001 - a parser's test met hostile bytes; the next one gets its turn
        reason = say("{parser} broke while looking at the file: {error}", parser=parser.name, error=_said(e))
        packer.issue(Issue("", reason, "note"))
        return False
    finally:
        clock.inside = False


def _guarded(parser: Parser, source: Source, clock: Clock) -> Iterator[Yield]:
    """The parser's yields; what foreign code raises becomes Unreadable with its cause."""
    items = parser.parse(source)
    while True:
        try:
            clock.inside = True
            item = next(items, None)
        except (EvidenceError, MissingExtra, LimitHit):
            raise
        except MemoryError as e:
            raise Unreadable(
                "more than {limit} MB of memory; the rest was not read",
                refused=True,
                limit=source.reading.limits.memory_bytes >> 20,
            ) from e
        except RecursionError as e:
            raise Unreadable("nested too deep; the rest was not read", refused=True) from e
        except OSError as e:
            if e.errno == errno.EFBIG:
                raise Unreadable(
                    "more bytes come out than the limit allows; the rest was not read", refused=True
                ) from e
            raise Unreadable("{parser} could not go on: {error}", parser=parser.name, error=_said(e)) from e
        except Exception as e:
            raise Unreadable("{parser} could not go on: {error}", parser=parser.name, error=_said(e)) from e
        finally:
            clock.inside = False
        if item is None:
            return
        yield item
        if clock.rang:
            raise LimitHit


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _rest(packer: Packer) -> int:
    """How many items are lost when reading stops: what the container says it holds and did not give, at least one."""
    counts = packer.counts
    if counts.expected is None:
        return 1
    return max(1, counts.expected - counts.emitted - counts.failed - counts.refused)


def _ending(packer: Packer) -> Ending:
    counts = packer.counts
    if not counts.emitted and not counts.failed and not counts.refused and not counts.issues:
        # Whoever counts what came of a file must not have to guess whether it was empty or was lost.
        packer.issue(Issue("", say("nothing was found in it"), "note"))
    packer.finish()
    if not counts.failed and not counts.refused:
        status = "read"
    elif counts.emitted:
        status = "partly"
    else:
        status = "failed" if counts.failed else "refused"
    return Ending(
        status,
        "; ".join(packer.reasons) if status != "read" else None,
        packer.media_type or "application/octet-stream",
        packer.parser,
        counts,
    )


@dataclass(slots=True)
class Parsed:
    """What one file gave, in memory: `tables` has every table a file can fill, by name, empty ones included."""

    tables: dict[str, pa.Table]
    members: list[Member]
    status: str
    reason: str | None
    media_type: str
    parser: str | None
    counts: Counts

    @property
    def issues(self) -> list[dict[str, str]]:
        """Rows of ISSUES as dicts."""
        rows: list[dict[str, str]] = self.tables["issues"].to_pylist()
        return rows

    def records(self) -> list[dict[str, object]]:
        """Rows of RECORDS as dicts, in file order."""
        rows: list[dict[str, object]] = self.tables["records"].to_pylist()
        return rows


@dataclass(slots=True)
class _Memory:
    batches: dict[str, list[pa.RecordBatch]] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)

    def put(self, table: Table, batch: pa.RecordBatch | Callable[[], pa.RecordBatch]) -> None:
        self.batches.setdefault(table.name, []).append(batch() if callable(batch) else batch)

    def keep(self, member: Member) -> bool:
        self.members.append(member)
        return True


def read_file(
    path: Path,
    *,
    name: str | None = None,
    reading: Reading | None = None,
    parsers: Sequence[Parser] | None = None,
    depth: int = 0,
) -> Parsed:
    """Read one file in this process, without the sandbox: for tests and for bytes we made ourselves.

    Args:
        name: What the file is called; the path's own name when not given.
        parsers: Which parsers may read it; the registry when not given.
    """
    from ringbreak.intake import registry

    reading = reading or Reading()
    with open(path, "rb") as f:
        evidence_id = hashlib.file_digest(f, "sha256").hexdigest()
    source = Source(path, name or path.name, evidence_id, path.stat().st_size, reading, depth)
    memory = _Memory()
    packer = Packer(evidence_id, limits=reading.limits, put=memory.put, keep=memory.keep)
    ending = read_one(source, registry.parsers() if parsers is None else parsers, packer)
    tables = {t.name: pa.Table.from_batches(memory.batches.get(t.name, []), schema=t.schema) for t in PACKED}
    return Parsed(
        tables,
        memory.members,
        ending.status,
        ending.reason,
        ending.media_type,
        ending.parser,
        ending.counts,
    )
