"""Turns what a parser yields into Arrow batches of the tables, numbered, counted and bounded.

Nothing of a text is cleaned except what Arrow cannot hold: a lone surrogate becomes U+FFFD. NUL stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.errors import Unreadable
from ringbreak.intake.language import languages
from ringbreak.intake.pack_columns import (
    attributes,
    clean,
    ids_of,
    one_array,
    order_within,
    strings,
    times,
    weight,
)
from ringbreak.intake.parser import Block, Expected, Issue, Limits, Mapped, MediaType, Member, Record, Yield
from ringbreak.model.actions import ACTIONS
from ringbreak.model.fields import FIELDS
from ringbreak.model.ids import record_ids
from ringbreak.model.images import IMAGES
from ringbreak.model.issues import ISSUES
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.metrics import METRICS
from ringbreak.model.profiles import PROFILES
from ringbreak.model.records import RECORDS
from ringbreak.model.regions import REGIONS
from ringbreak.model.table import Table, string, utc_us
from ringbreak.model.transfers import TRANSFERS
from ringbreak.words import say

PACKED: tuple[Table, ...] = (
    RECORDS,
    FIELDS,
    REGIONS,
    IMAGES,
    TRANSFERS,
    ACTIONS,
    METRICS,
    PROFILES,
    MAPPINGS,
    ISSUES,
)
"""The tables one file fills, in the order in which they stand in part files."""

FLUSH_RECORDS = 50_000
FLUSH_BYTES = 32 << 20
MANY_RECORDS = 4_096
"""Records from which telling their language and packing them is worth a second thread."""
MOST_ISSUES = 10_000
"""Rows of ISSUES one file may cause; further ones are counted and summed up in one row."""

_CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 16
_INT64 = 1 << 63

_RECORD_STRINGS = tuple(
    c.name for c in RECORDS.columns if c.type == string and c.name not in ("evidence_id", "language")
)


@dataclass(slots=True)
class Counts:
    """How many items went where. `expected` is null until the container says it."""

    records: int = 0
    members: int = 0
    failed: int = 0
    refused: int = 0
    issues: int = 0
    expected: int | None = None

    @property
    def emitted(self) -> int:
        return self.records + self.members


class Packer:
    """Takes the yields of one file's parser and hands on batches.

    Args:
        evidence_id: SHA-256 of the file, 64 hex digits.
        put: Receives each batch with its table, large ones as what makes them; batches of one table come in order.
        keep: Receives each member; False when it declined it and has said so with an issue.
    """

    def __init__(
        self,
        evidence_id: str,
        *,
        limits: Limits,
        put: Callable[[Table, pa.RecordBatch | Callable[[], pa.RecordBatch]], None],
        keep: Callable[[Member], bool],
    ) -> None:
        self.evidence_id = evidence_id
        self.parser: str | None = None
        self.media_type: str | None = None
        self.counts = Counts()
        self.reasons: list[str] = []
        """Why items were lost, in the order met, each once; at most a handful."""
        self._limits = limits
        self._put = put
        self._keep = keep
        self._records: list[Record] = []
        self._pending_bytes = 0
        self._text_bytes = 0
        self._issues: list[tuple[str, str | None, str, str]] = []
        self._issues_seen: set[int] = set()
        self._issues_dropped = 0
        self._mappings: list[Mapped] = []
        self._rounded = False

    def take(self, item: Yield) -> None:
        """Take one yield.

        Raises: Unreadable (refused) when the file hands on more text than the limit; ValueError when the parser breaks
            its contract (a time without zone, a negative amount, a row number outside its block).
        """
        if isinstance(item, Record):
            self._spend(weight(item))
            self._records.append(item)
            self.counts.records += 1
            if len(self._records) >= FLUSH_RECORDS or self._pending_bytes >= FLUSH_BYTES:
                self._flush_records()
        elif isinstance(item, Block):
            self._take_block(item)
        elif isinstance(item, Member):
            if self.counts.members >= self._limits.members:
                raise Unreadable(
                    "more than {limit} files inside; the rest was not read",
                    refused=True,
                    limit=self._limits.members,
                )
            if self._keep(item):
                self.counts.members += 1
        elif isinstance(item, Issue):
            self.issue(item)
        elif isinstance(item, Expected):
            self.counts.expected = max(0, item.items)
        elif isinstance(item, Mapped):
            self._mappings.append(item)
        elif isinstance(item, MediaType):
            self.media_type = item.name
        else:
            raise TypeError(f"a parser may not yield {type(item).__name__}")

    def issue(self, issue: Issue) -> None:
        """Count an issue and keep a row for it, each (locator, reason) once."""
        if issue.effect == "failed":
            self.counts.failed += issue.items
        elif issue.effect == "refused":
            self.counts.refused += issue.items
        elif issue.effect != "note":
            raise ValueError(f"an issue's effect is failed, refused or note, not {issue.effect!r}")
        reason, locator = clean(issue.reason), clean(issue.locator)
        if issue.effect != "note" and reason not in self.reasons and len(self.reasons) < 5:
            self.reasons.append(reason)
        mark = hash((locator, reason))
        if mark in self._issues_seen:
            return
        if self.counts.issues >= MOST_ISSUES:
            self._issues_dropped += 1
            return
        self._issues_seen.add(mark)
        self._issues.append((locator, self.parser, reason, issue.effect))
        self.counts.issues += 1

    def flush(self) -> None:
        """Hand on everything taken so far."""
        self._flush_records()
        if self._mappings:
            rows, self._mappings = self._mappings, []
            self._out(
                MAPPINGS,
                evidence_id=self._same(len(rows)),
                locator=strings([m.locator for m in rows]),
                header=strings([m.header for m in rows]),
                meaning=strings([m.meaning for m in rows]),
                why=strings([m.why for m in rows]),
            )
        if self._issues:
            issues, self._issues = self._issues, []
            self._out(
                ISSUES,
                evidence_id=self._same(len(issues)),
                locator=strings([i[0] for i in issues]),
                parser=strings([i[1] for i in issues]),
                reason=strings([i[2] for i in issues]),
                effect=strings([i[3] for i in issues]),
            )

    def finish(self) -> None:
        """Balance the account, so that expected = emitted + failed + refused, and hand on what is left."""
        counts = self.counts
        known = counts.emitted + counts.failed + counts.refused
        if counts.expected is not None and counts.expected > known:
            missing = counts.expected - known
            self.issue(
                Issue(
                    "",
                    say(
                        "the file says it holds {expected} items; {missing} of them were not found",
                        expected=counts.expected,
                        missing=missing,
                    ),
                    items=missing,
                )
            )
        elif counts.expected is not None and counts.expected < known:
            self.issue(
                Issue(
                    "",
                    say(
                        "the file says it holds {expected} items; {found} were found",
                        expected=counts.expected,
                        found=known,
                    ),
                    "note",
                )
            )
        counts.expected = counts.emitted + counts.failed + counts.refused
        if self._issues_dropped:
            reason = say(
                "{count} more issues of this file are counted, not listed", count=self._issues_dropped
            )
            self._issues.append(("", self.parser, reason, "note"))
            counts.issues += 1
            self._issues_dropped = 0
        self.flush()

    def _spend(self, text_bytes: int) -> None:
        if self._text_bytes + text_bytes > self._limits.text_bytes:
            raise Unreadable(
                "more than {limit} MB of text; the rest was not read",
                refused=True,
                limit=self._limits.text_bytes >> 20,
            )
        self._text_bytes += text_bytes
        self._pending_bytes += text_bytes

    def _same(self, count: int) -> pa.Array:
        return pa.repeat(pa.scalar(self.evidence_id, string), count)

    def _out(self, table: Table, **columns: pa.Array) -> None:
        self._put(table, pa.RecordBatch.from_arrays([columns[n] for n in table.names], schema=table.schema))

    def _flush_records(self) -> None:
        rows, self._records = self._records, []
        self._pending_bytes = 0
        if not rows:
            return
        first = self.counts.records - len(rows)
        ids = record_ids(self.evidence_id, first, len(rows))
        columns = {n: strings([getattr(r, n) or None for r in rows]) for n in _RECORD_STRINGS}
        sent = times([r.sent_at for r in rows])
        columns["sent_at"] = sent
        columns["language"] = strings([r.language for r in rows])
        self._out_records(columns, ids, first)

        cells = [(i, *cell) for i, r in enumerate(rows) if r.fields for cell in sorted(r.fields.items())]
        cells = [c for c in cells if c[2] is not None]
        if cells:
            self._out(
                FIELDS,
                record_id=ids_of(ids, cells),
                field=strings([c[1] for c in cells]),
                value=strings([c[2] for c in cells]),
            )
        regions = [(i, n, x) for i, r in enumerate(rows) for n, x in enumerate(r.regions)]
        if regions:
            self._out(
                REGIONS,
                record_id=ids_of(ids, regions),
                region=pa.array([n for _, n, _ in regions], pa.int32()),
                **attributes(REGIONS, [x for _, _, x in regions], skip=2),
            )
        for table, attribute in ((IMAGES, "image"), (ACTIONS, "action"), (PROFILES, "profile")):
            found = [
                (i, getattr(r, attribute)) for i, r in enumerate(rows) if getattr(r, attribute) is not None
            ]
            if found:
                self._out(
                    table, record_id=ids_of(ids, found), **attributes(table, [x for _, x in found], skip=1)
                )
        moved = [(i, r.transfer) for i, r in enumerate(rows) if r.transfer is not None]
        moved = [(i, t) for i, t in moved if self._holdable(t.amount, rows[i].locator)]
        if moved:
            self._out(
                TRANSFERS,
                record_id=ids_of(ids, moved),
                **{
                    **attributes(TRANSFERS, [t for _, t in moved], skip=1, without="amount"),
                    "amount": pa.array([self._cents(t.amount) for _, t in moved], pa.decimal128(18, 2)),
                },
            )
        counted = [
            (i, measure, value)
            for i, r in enumerate(rows)
            if r.metrics
            for measure, value in sorted(r.metrics.items())
            if -_INT64 <= value < _INT64
        ]
        if counted:
            self._out(
                METRICS,
                record_id=ids_of(ids, counted),
                measure=strings([c[1] for c in counted]),
                value=pa.array([c[2] for c in counted], pa.int64()),
                measured_at=pa.nulls(len(counted), utc_us),
            )

    def _holdable(self, amount: Decimal, locator: str) -> bool:
        """Whether the amount fits TRANSFERS; a note says so when it does not (the record keeps its text)."""
        if not amount.is_finite() or amount >= _LARGEST:
            self.issue(
                Issue(locator, say("an amount of {amount} is too large to be money", amount=amount), "note")
            )
            return False
        if amount < 0:
            raise ValueError("a transfer's amount is positive; direction is payer to payee")
        return True

    def _cents(self, amount: Decimal) -> Decimal:
        try:
            cents = amount.quantize(_CENT, rounding=ROUND_HALF_EVEN)
        except InvalidOperation as e:  # pragma: no cover - _holdable has looked
            raise ValueError(f"not an amount: {amount}") from e
        if cents != amount:
            self._note_rounding()
        return cents

    def _note_rounding(self) -> None:
        if not self._rounded:
            self._rounded = True
            self.issue(
                Issue(
                    "",
                    say(
                        "amounts with more than two decimals are rounded to two; the records keep them as written"
                    ),
                    "note",
                )
            )

    def _out_records(self, columns: dict[str, pa.Array], ids: npt.NDArray[np.int64], first: int) -> None:
        count = len(ids)
        sent = columns["sent_at"]
        precision = pc.if_else(pc.is_null(sent), pa.scalar(None, string), columns["sent_at_precision"])
        columns["sent_at_precision"] = pc.if_else(
            pc.and_(pc.is_valid(sent), pc.is_null(precision)), pa.scalar("second", string), precision
        )
        columns["record_id"] = pa.array(ids)
        columns["evidence_id"] = self._same(count)

        def made() -> pa.RecordBatch:
            said = columns["language"]
            if said.null_count:
                told = languages(pc.coalesce(columns["text"], columns["title"]))
                columns["language"] = pc.coalesce(said, told)
            columns["ordinal"] = pa.array(np.arange(first, first + count, dtype=np.int64))
            return pa.RecordBatch.from_arrays([columns[n] for n in RECORDS.names], schema=RECORDS.schema)

        self._put(RECORDS, made if count >= MANY_RECORDS else made())

    def _take_block(self, block: Block) -> None:
        self._flush_records()
        count = block.records.num_rows
        if not count:
            return
        self._spend(
            sum(
                c.nbytes
                for t in (block.records, block.fields, block.transfers, block.actions, block.profiles)
                if t is not None
                for c in t.columns
            )
        )
        self._pending_bytes = 0
        first = self.counts.records
        ids = record_ids(self.evidence_id, first, count)
        columns: dict[str, pa.Array] = {}
        for column in RECORDS.columns:
            if column.name in ("record_id", "evidence_id", "ordinal"):
                continue
            if column.name in block.records.column_names:
                values = one_array(block.records[column.name], column.type)
                if column.type == string and column.nullable:
                    values = pc.if_else(pc.equal(values, ""), pa.scalar(None, string), values)
            else:
                values = pa.nulls(count, column.type)
            if not column.nullable and values.null_count:
                raise ValueError(f"a block's records need a {column.name} each")
            columns[column.name] = values
        self.counts.records += count
        self._out_records(columns, ids, first)
        if block.fields is not None and block.fields.num_rows:
            self._block_part(FIELDS, block.fields, ids, within="field")
        if block.metrics is not None and block.metrics.num_rows:
            self._block_part(METRICS, block.metrics, ids, within="measure")
        for table, part in ((ACTIONS, block.actions), (PROFILES, block.profiles)):
            if part is not None and part.num_rows:
                self._block_part(table, part, ids)
        if block.transfers is not None and block.transfers.num_rows:
            self._block_part(TRANSFERS, self._amounts(block.transfers), ids)

    def _amounts(self, transfers: pa.Table) -> pa.Table:
        """Round amounts to cents and leave out what is no amount, saying so once."""
        amounts = transfers["amount"].combine_chunks()
        if amounts.type == pa.decimal128(18, 2):
            return transfers
        exact = amounts if pa.types.is_decimal(amounts.type) else amounts.cast(pa.decimal128(38, 18))
        fits = pc.less(exact.cast(pa.float64()), float(_LARGEST) * 0.999)
        lost = len(exact) - (pc.sum(fits).as_py() or 0)
        if lost:
            self.issue(Issue("", say("{count} amounts are too large to be money", count=lost), "note"))
            transfers, exact = transfers.filter(fits), exact.filter(fits)
        rounded = pc.round(exact, 2, round_mode="half_to_even").cast(pa.decimal128(18, 2), safe=False)
        if not pc.all(pc.equal(rounded.cast(exact.type), exact)).as_py():
            self._note_rounding()
        return transfers.set_column(transfers.column_names.index("amount"), "amount", rounded)

    def _block_part(
        self, table: Table, part: pa.Table, ids: npt.NDArray[np.int64], *, within: str | None = None
    ) -> None:
        rows = part["row"].to_numpy()
        if rows.min() < 0 or rows.max() >= len(ids) or (np.diff(rows) < 0).any():
            raise ValueError(f"rows of {table.name} must be sorted and lie within their block")
        if within is not None:
            order = order_within(rows, part[within])
            if order is not None:
                part, rows = part.take(pa.array(order)), rows[order]
        columns = {"record_id": pa.array(ids[rows])}
        for column in table.columns[1:]:
            columns[column.name] = (
                one_array(part[column.name], column.type)
                if column.name in part.column_names
                else pa.nulls(len(rows), column.type)
            )
            if not column.nullable and columns[column.name].null_count:
                raise ValueError(f"{table.name}.{column.name} may not be null")
        self._out(table, **columns)
