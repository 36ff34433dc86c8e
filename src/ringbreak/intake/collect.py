"""Streams what was read, file by file, into the tables of a case, each in its declared order, in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from ringbreak.engine.ordering import by_record
from ringbreak.engine.sink import Sink
from ringbreak.intake.outcome import Outcome
from ringbreak.intake.part import batches
from ringbreak.model.actions import ACTIONS
from ringbreak.model.evidence import EVIDENCE
from ringbreak.model.fields import FIELDS
from ringbreak.model.images import IMAGES
from ringbreak.model.issues import ISSUES
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.metrics import METRICS
from ringbreak.model.places import PLACES
from ringbreak.model.profiles import PROFILES
from ringbreak.model.records import RECORDS
from ringbreak.model.regions import REGIONS
from ringbreak.model.table import Table
from ringbreak.model.transfers import TRANSFERS

_ROWS = 32_768
_BYTES = 32 << 20
_LARGE = 4_096


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """What intake did, for people. `not_read` lists what was not wholly read: (evidence_id, name, status, reason)."""

    files: int
    """Distinct pieces of evidence, members included."""
    given: int
    records: int
    by_status: Mapping[str, int]
    not_read: tuple[tuple[str, str, str, str], ...]
    sandbox: str | None
    """The weakest lock under which something was read in this run; null when all came from an earlier run."""


def collect(
    outcomes: Iterable[Outcome],
    sink: Sink,
    *,
    scratch: Path,
    added: Mapping[str, tuple[str | None, datetime]],
) -> IntakeSummary:
    """Write the tables of intake.

    Args:
        outcomes: Everything `read_all` gave, in any order.
        scratch: Where large tables are sorted.
        added: For each given file the legal basis and when it was added.
    Raises: KeyError when a given file is missing in `added`.
    """
    ordered = sorted(outcomes, key=lambda o: o.evidence_id)
    places = _places(ordered)
    sink.write(PLACES, _table(PLACES, places))
    issue_counts: Counter[str] = Counter()
    sink.write(ISSUES, _gathered(_issues(ordered, issue_counts)))
    sink.write(EVIDENCE, _table(EVIDENCE, _evidence(ordered, places, issue_counts, added)))
    sink.write(RECORDS, _gathered(_rows(RECORDS, ordered)))
    sink.write(MAPPINGS, _gathered(_mappings(ordered)))
    for table in (FIELDS, REGIONS, IMAGES, TRANSFERS, ACTIONS, METRICS, PROFILES):
        sink.write(table, by_record(table, _rows(table, ordered), scratch / f"sort-{table.name}"))
    by_status = Counter(o.status for o in ordered)
    locks = sorted({o.sandbox for o in ordered if o.sandbox}, key=lambda level: (level.count("+"), level))
    return IntakeSummary(
        files=len(ordered),
        given=sum(1 for o in ordered if o.given),
        records=sum(o.counts.records for o in ordered),
        by_status={s: by_status.get(s, 0) for s in ("read", "partly", "refused", "failed")},
        not_read=tuple(
            sorted(
                (
                    (o.evidence_id, shown_name(o.name), o.status, o.reason or "")
                    for o in ordered
                    if o.status != "read"
                ),
                key=lambda row: (row[1], row[0]),
            )
        ),
        sandbox=locks[0] if locks else None,
    )


def shown_name(name: str) -> str:
    """A name as tables hold it: bytes that are not UTF-8 stand as \\xNN."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode()


def _places(ordered: Sequence[Outcome]) -> list[dict[str, object]]:
    found: set[tuple[str, str | None, str]] = set()
    for outcome in ordered:
        found.update((outcome.evidence_id, None, shown_name(n)) for n in outcome.given)
        found.update((m.evidence_id, outcome.evidence_id, shown_name(m.name)) for m in outcome.members)
    return [
        {"evidence_id": e, "parent_id": p, "name": n}
        for e, p, n in sorted(found, key=lambda f: (f[0], f[1] is None, f[1] or "", f[2]))
    ]


def _evidence(
    ordered: Sequence[Outcome],
    places: Sequence[dict[str, object]],
    issue_counts: Mapping[str, int],
    added: Mapping[str, tuple[str | None, datetime]],
) -> Iterator[dict[str, object]]:
    # A file that was given is called by the name it was given, even when a copy lies in an archive too.
    first: dict[object, tuple[bool, str, str]] = {}
    for place in places:
        key = (place["parent_id"] is not None, str(place["name"]), str(place["parent_id"] or ""))
        known = first.get(place["evidence_id"])
        first[place["evidence_id"]] = key if known is None or key < known else known
    for outcome in ordered:
        _, name, parent = first[outcome.evidence_id]
        authority, when = added[outcome.root_id]
        counts = outcome.counts
        yield {
            "evidence_id": outcome.evidence_id,
            "parent_id": parent or None,
            "name": name,
            "size_bytes": outcome.size,
            "media_type": outcome.media_type,
            "parser": outcome.parser,
            "authority_id": authority,
            "added_at": when,
            "record_count": counts.records,
            "issue_count": issue_counts.get(outcome.evidence_id, 0),
            "status": outcome.status,
            "reason": outcome.reason,
            "expected_count": counts.emitted + counts.failed + counts.refused,
            "emitted_count": counts.emitted,
            "failed_count": counts.failed,
            "refused_count": counts.refused,
            "member_count": counts.members,
        }


def _table(table: Table, rows: Iterable[Mapping[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=table.schema)


def _rows(table: Table, ordered: Iterable[Outcome]) -> Iterator[pa.RecordBatch]:
    for outcome in ordered:
        frames = outcome.frames.get(table.name)
        if frames and outcome.part is not None:
            yield from batches(outcome.part, table, frames)


def _issues(ordered: Iterable[Outcome], counts: Counter[str]) -> Iterator[pa.RecordBatch]:
    for outcome in ordered:
        rows = [r for b in _rows(ISSUES, [outcome]) for r in b.to_pylist()]
        rows += [
            {
                "evidence_id": outcome.evidence_id,
                "locator": shown_name(locator),
                "parser": outcome.parser,
                "reason": shown_name(reason),
                "effect": effect,
            }
            for locator, reason, effect in outcome.issues
        ]
        if rows:
            unique = {(r["locator"], r["reason"]): r for r in reversed(rows)}
            counts[outcome.evidence_id] = len(unique)
            yield pa.RecordBatch.from_pylist([unique[k] for k in sorted(unique)], schema=ISSUES.schema)


def _mappings(ordered: Iterable[Outcome]) -> Iterator[pa.RecordBatch]:
    for outcome in ordered:
        rows = [r for b in _rows(MAPPINGS, [outcome]) for r in b.to_pylist()]
        if rows:
            unique = {(r["locator"], r["header"]): r for r in reversed(rows)}
            yield pa.RecordBatch.from_pylist([unique[k] for k in sorted(unique)], schema=MAPPINGS.schema)


def _gathered(parts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Join small batches: thousands of files with a record each would cost more in calls than in rows. Large ones pass uncopied."""
    waiting: list[pa.RecordBatch] = []
    rows = size = 0
    for part in parts:
        if not waiting and part.num_rows >= _LARGE:
            yield part
            continue
        waiting.append(part)
        rows += part.num_rows
        size += part.nbytes
        if rows >= _ROWS or size >= _BYTES:
            yield from pa.Table.from_batches(waiting).combine_chunks().to_batches()
            waiting, rows, size = [], 0, 0
    if waiting:
        yield from pa.Table.from_batches(waiting).combine_chunks().to_batches()
