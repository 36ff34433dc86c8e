"""Reads one file: finds its format, runs the parser over it, and says how reading ended."""

from __future__ import annotations

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
) -> Ending:
    """Offer the file to each parser in turn and pack what the first that takes it yields.

    Args:
        between: Called after every yield, for example to flush.
    Returns: The ending; never raises for anything in the bytes.
    """
    head = source.head()
    if source.size == 0:
        packer.media_type = "application/x-empty"
        packer.issue(Issue("", say("the file is empty"), "note"))
        return _ending(packer)
    refusals: list[str] = []
    for parser in parsers:
        if not _accepts(parser, head, source.name, packer):
            continue
        packer.parser = parser.name
        packer.media_type = parser.media_type
        try:
            for item in _guarded(parser, source):
                packer.take(item)
                if between is not None:
                    between()
        except NotThisFormat as e:
            if not packer.counts.emitted and not packer.counts.issues:
                refusals.append(str(e))
                packer.parser = packer.media_type = None
                continue
            packer.issue(Issue("", str(e), items=_rest(packer)))
        except Unreadable as e:
            packer.issue(Issue("", str(e), "refused" if e.refused else "failed", items=_rest(packer)))
        except LimitHit:
            limit = source.reading.limits.cpu_seconds
            reason = say("more than {limit} seconds of work; the rest was not read", limit=limit)
            packer.issue(Issue("", reason, "refused", items=_rest(packer)))
        except MissingExtra as e:
            packer.issue(Issue("", str(e), "refused", items=_rest(packer)))
        except MemoryError:
            limit = source.reading.limits.memory_bytes
            reason = say("more than {limit} bytes of memory; the rest was not read", limit=limit)
            packer.issue(Issue("", reason, "refused", items=_rest(packer)))
        except RecursionError:
            reason = say("nested too deep; the rest was not read")
            packer.issue(Issue("", reason, "refused", items=_rest(packer)))
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
    for said in refusals:
        packer.issue(Issue("", said, "note"))
    return _ending(packer)


def _accepts(parser: Parser, head: bytes, name: str, packer: Packer) -> bool:
    try:
        return parser.accepts(head, name)
    except Exception as e:  # noqa: BLE001 - a parser's test met hostile bytes; the next parser gets its turn
        reason = say("{parser} broke while looking at the file: {error}", parser=parser.name, error=_said(e))
        packer.issue(Issue("", reason, "note"))
        return False


def _guarded(parser: Parser, source: Source) -> Iterator[Yield]:
    """The parser's yields; what foreign code raises becomes Unreadable with its cause."""
    items = parser.parse(source)
    while True:
        try:
            item = next(items, None)
        except (EvidenceError, MissingExtra, MemoryError, RecursionError, LimitHit):
            raise
        except Exception as e:
            raise Unreadable("{parser} could not go on: {error}", parser=parser.name, error=_said(e)) from e
        if item is None:
            return
        yield item


def _said(error: Exception) -> str:
    text = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _rest(packer: Packer) -> int:
    """How many items are lost when reading stops: what the container says it holds and did not give, at least one."""
    counts = packer.counts
    if counts.expected is None:
        return 1
    return max(1, counts.expected - counts.emitted - counts.failed - counts.refused)


def _ending(packer: Packer) -> Ending:
    packer.finish()
    counts = packer.counts
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

    def put(self, table: Table, batch: pa.RecordBatch) -> None:
        self.batches.setdefault(table.name, []).append(batch)


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
    packer = Packer(evidence_id, limits=reading.limits, put=memory.put, keep=memory.members.append)
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
