"""From rows of strings to what a parser yields: header found, meanings settled, rows that are none told apart."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.parser import Block, Issue, Reading, Record, Yield
from ringbreak.intake.tables.cells import (
    ROWS,
    Cells,
    Extras,
    NumberedRow,
    blank_header,
    cells_of,
    large,
    placed,
    strings,
    unique_headers,
)
from ringbreak.intake.tables.formats import known_format
from ringbreak.intake.tables.header import (
    LOOK,
    SUSPECT,
    SUSPECT_SECOND,
    Header,
    find_header,
    holder_of,
    is_no_data,
    joined_lines,
    repeats,
)
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.intake.tables.ledger import Holder
from ringbreak.intake.tables.merged import Filler, Merge
from ringbreak.words import say

BATCH_CHARACTERS = 16 << 20
WIDEST = 16_384
"""Columns of a table; Excel's own limit. Cells beyond are kept in one field."""


class RowReader:
    """Reads one table given row by row.

    Args:
        name: File name, '#sheet' behind it when there are several.
        place: Locator of MAPPINGS and notes: the sheet or table; empty when the file is one table.
        prefix: What stands before a row's number in its locator: 'line', 'sheet Income row'.
        channel: RECORDS.channel when no column fills it.
        where: Locator of a row by its number, where `prefix` and the number do not say it.
    """

    def __init__(
        self,
        reading: Reading,
        name: str,
        *,
        place: str = "",
        prefix: str = "line",
        channel: str | None = None,
        platform: str | None = None,
        where: Callable[[int], str] | None = None,
    ) -> None:
        self._reading = reading
        self._name = name
        self._place = place
        self._prefix = prefix
        self._channel = channel
        self._platform = platform
        self._where = where or (lambda number: f"{prefix} {number}")
        self._simple = where is None
        self.interpreter: Interpreter | None = None
        self.headers: list[str] = []
        self.header_rows: list[Sequence[str | None]] = []
        self.hanging: dict[int, list[tuple[int, str, str]]] = {}
        """What hangs on cells besides their value (links, formulas): row number -> (column, what, value)."""
        self._width = 0
        self._two_lined: set[int] = set()
        """Rows from which a cell stretches over the next and no further."""
        self._skipped: list[NumberedRow] = []
        self._skipped_count = 0
        self._repeated = 0
        self._short = self._long = 0
        self._short_first = self._long_first = 0

    def read(self, rows: Iterator[NumberedRow], merges: Iterable[Merge] = ()) -> Iterator[Yield]:
        """Everything a table of rows yields.

        Args:
            merges: Cells that stretch over several rows.
        """
        merges = list(merges)
        filler = Filler(merges)
        rows = filler.rows(rows)
        self._two_lined = {m.top for m in merges if m.bottom == m.top + 1}
        first = list(islice(rows, LOOK + SAMPLE_ROWS))
        body = yield from self.start(first)
        yield from self.take(body)
        for batch in batches(rows):
            yield from self.take(batch)
        yield from self.finish()
        if filler.count:
            yield self._note(
                say(
                    "{count} empty cells were read as the merged cell says that stretches over them",
                    count=filler.count,
                ),
                self._place,
            )

    def start(self, first: list[NumberedRow]) -> Generator[Yield, None, list[NumberedRow]]:
        """Find the header in the first rows and settle what columns mean.

        Returns: the rows among the first that are data, numbered.
        """
        found = find_header([r for _, r in first])
        begin, end, header = self._lines_of(first, found)
        above, body = first[:begin], first[end:]
        self._width = min(max(len(header), found.width, 1), WIDEST)
        cells = header[: self._width]
        if found.row is not None:
            # Rows wider than the header have cells without a name; they get one by their place.
            usual = sorted(_filled_width(r) for _, r in body[:50]) or [0]
            self._width = min(max(_filled_width(cells), usual[len(usual) // 2]), WIDEST)
            cells = (cells + [None] * self._width)[: self._width]
            self.header_rows = [cells]
        else:
            cells = [None] * self._width
        self.headers = unique_headers(cells)
        sample = [r for _, r in body[:SAMPLE_ROWS] if not is_no_data(r, self._width)]
        known = known_format([r for _, r in above], self.headers)
        holder = holder_of([r for _, r in above]) if above else Holder()
        self.interpreter = Interpreter(
            self.headers,
            sample,
            self._reading,
            self._name,
            place=self._place,
            known=known,
            holder=holder,
            channel=self._channel,
            platform=self._platform,
        )
        yield from self.interpreter.mapped()
        yield from self._opening(above, found.row is None, len(sample))
        return body

    def _lines_of(self, first: list[NumberedRow], found: Header) -> tuple[int, int, list[str | None]]:
        """Where the header begins and ends in the first rows, and its cells; two lines when a cell stretches over both."""
        at = found.row
        if at is None:
            return 0, 0, []
        for upper in (at, at - 1):
            if 0 <= upper < len(first) - 1:
                (number, above), (below_number, below) = first[upper : upper + 2]
                if number in self._two_lined and below_number == number + 1:
                    return upper, upper + 2, joined_lines(above, below)
        return at, at + 1, list(found.cells)

    def _opening(self, above: list[NumberedRow], headless: bool, rows: int) -> Iterator[Yield]:
        given = [(n, r) for n, r in above if any(c and c.strip() for c in r)]
        if given:
            yield self._note(
                say(
                    "{count} lines above the header are no rows of the table; they are kept as one record",
                    count=len(given),
                ),
                self._where(given[0][0]),
            )
            yield self._apart(given)
        assert self.interpreter is not None
        if headless and rows:
            yield self._note(say("the table has no header; columns are named by their place"), self._place)
        if rows and not self.interpreter.understood:
            yield self._note(
                say(
                    "no column is understood; every cell is kept and searchable; say what they mean with --map FILE"
                ),
                self._place,
            )

    def _apart(self, rows: Sequence[NumberedRow]) -> Record:
        """Lines that are no rows of the table as one record: titles, account lines, totals hold identifiers too."""
        text = "\n".join("\t".join(c for c in r if c and c.strip()) for _, r in rows)
        first, last = rows[0][0], rows[-1][0]
        locator = self._where(first)
        if last != first and self._where(last) != locator:
            locator = f"{self._prefix} {first}-{last}" if self._simple else f"{locator} - {self._where(last)}"
        return Record(locator, "metadata", text=text, channel=self._channel)

    def take(self, batch: Sequence[NumberedRow]) -> Iterator[Block | Issue | Record]:
        """Read some rows; those that are none are put aside."""
        assert self.interpreter is not None
        header = self.header_rows[0] if self.header_rows else ()
        good: list[Sequence[str | None]] = []
        numbers: list[int] = []
        for number, row in batch:
            if is_no_data(row, self._width):
                if any(c and c.strip() for c in row):
                    self._skipped_count += 1
                    self._skipped.append((number, row))
                continue
            if header and repeats(row, header):
                self._repeated += 1
                continue
            if len(row) != self._width:
                if len(row) < self._width:
                    self._short += 1
                    self._short_first = self._short_first or number
                elif any(row[self._width :]):
                    self._long += 1
                    self._long_first = self._long_first or number
            good.append(row)
            numbers.append(number)
        if good:
            cells = self.cells(good, numbers)
            yield from self.interpreter.feed(
                self.add(self.hanging, numbers, cells) if self.hanging else cells
            )

    def add(
        self, links: dict[int, list[tuple[int, str, str]]], numbers: Sequence[int], cells: Cells
    ) -> Cells:
        """Cells with what hangs on them besides their value: row number -> (column, what, value)."""
        where: list[int] = []
        fields: list[str] = []
        values: list[str] = []
        for row, number in enumerate(numbers):
            for column, what, value in links.get(number, ()):
                header = self.headers[column] if column < len(self.headers) else blank_header(column)
                where.append(row)
                fields.append(f"{header} ({what})")
                values.append(value)
        if not where:
            return cells
        row_, field, value_ = pa.array(where, pa.int64()), strings(fields), strings(values)
        if cells.extras is not None:
            row_ = pa.concat_arrays([cells.extras.row, row_])
            field = pa.concat_arrays([cells.extras.field, field])
            value_ = pa.concat_arrays([cells.extras.value, value_])
            order = pa.array(np.argsort(row_.to_numpy(), kind="stable"))
            row_, field, value_ = pc.take(row_, order), pc.take(field, order), pc.take(value_, order)
        return Cells(cells.locators, cells.columns, Extras(row_, field, value_))

    def cells(self, rows: Sequence[Sequence[str | None]], numbers: Sequence[int]) -> Cells:
        """Rows as columns."""
        locators = (
            placed(self._prefix, numbers) if self._simple else strings([self._where(n) for n in numbers])
        )
        return cells_of(rows, self._width, locators, self.headers)

    def all_data(self, cells: Cells) -> bool:
        """Whether every row is a row of the table: no totals, rules, repeated headers. Looks at suspects only."""
        header = self.header_rows[0] if self.header_rows else ()
        suspects = pc.match_substring_regex(pc.coalesce(*cells.columns), SUSPECT)
        for column in cells.columns[1:3]:
            suspects = pc.or_(suspects, pc.fill_null(pc.match_substring_regex(column, SUSPECT_SECOND), False))
        first = cells.columns[0]
        if header and header[0]:
            suspects = pc.or_(
                suspects, pc.fill_null(pc.equal(first, pa.scalar(header[0].strip(), large)), False)
            )
        alone = pc.is_valid(first)
        for column in cells.columns[1:]:
            alone = pc.and_(alone, pc.is_null(column))
        if self._width >= 4:
            suspects = pc.or_(pc.fill_null(suspects, True), alone)
        suspects = pc.fill_null(suspects, True)
        if not pc.any(suspects).as_py():
            return True
        where = pc.indices_nonzero(suspects)
        rows = zip(*(pc.take(c, where).to_pylist() for c in cells.columns), strict=True)
        return not any(is_no_data(r, self._width) or (header and repeats(r, header)) for r in rows)

    @property
    def width(self) -> int:
        return self._width

    def finish(self) -> Iterator[Yield]:
        """What still waits, and the notes."""
        assert self.interpreter is not None
        yield from self.interpreter.finish()
        for start in range(0, len(self._skipped), 1_000):
            part = self._skipped[start : start + 1_000]
            yield self._apart(part)
        for count, first, template in (
            (
                self._short,
                self._short_first,
                "{count} rows have fewer cells than the header, the first at {place}",
            ),
            (
                self._long,
                self._long_first,
                "{count} rows have more cells than the header, the first at {place}; the surplus is kept as 'column N'",
            ),
        ):
            if count:
                yield self._note(say(template, count=count, place=self._where(first)), self._place, count)
        if self._skipped_count:
            yield self._note(
                say(
                    "{count} lines among or below the rows are no rows (totals, rules, remarks), the first at {place}; they are kept apart",
                    count=self._skipped_count,
                    place=self._where(self._skipped[0][0]),
                ),
                self._place,
                self._skipped_count,
            )
        if self._repeated:
            yield self._note(
                say("the header is repeated {count} times among the rows", count=self._repeated), self._place
            )

    @staticmethod
    def _note(reason: str, locator: str, items: int = 1) -> Issue:
        return Issue(locator, reason, "note", items)


def batches(rows: Iterator[NumberedRow]) -> Iterator[list[NumberedRow]]:
    """Rows in batches of at most ROWS rows and BATCH_CHARACTERS characters: one long string may stand in every cell."""
    held: list[NumberedRow] = []
    size = 0
    for row in rows:
        held.append(row)
        size += sum(len(c) for c in row[1] if c)
        if len(held) >= ROWS or size >= BATCH_CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def _filled_width(row: Sequence[str | None]) -> int:
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i] and str(row[i]).strip()), 0)
