"""Tables printed on the pages of a PDF: statements, registers, lists of calls.

A header of known words begins a table and rows follow under it (`rows.py`), on the pages right behind with or without the header again. The
same header below the name or account of another holder begins another table. What is no row stays text of its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ringbreak.intake.parser import Reading, Yield
from ringbreak.intake.pdf.bands import Band, bare, continued, lines_of, ruled
from ringbreak.intake.pdf.layout import Layout
from ringbreak.intake.pdf.rows import LONGEST_WORD, Cells, Columns, Found, headers_of, rows_of
from ringbreak.intake.tables.cells import NumberedRow
from ringbreak.intake.tables.header import holder_of
from ringbreak.intake.tables.ledger import Holder
from ringbreak.intake.tables.merged import Merge
from ringbreak.intake.tables.printed import WORDS, of_a_bank, shapes_of
from ringbreak.intake.tables.rows import RowReader
from ringbreak.intake.tables.synonyms import concept_of
from ringbreak.words import say

_KNOWN_WORDS = 3
_KNOWN_SHARE = 0.4
"""Of the words of a line; 'Money out' are two of which neither alone heads a column."""
_MOST_WORDS = 80
_SHORT = 3
"""Words of a line that may be a part of a header whose cells have lines of their own."""
_MOST_SHORT = 24
_MOST_LETTERS = 8_000_000
"""Characters of a document's pages that are laid out; some three thousand full pages."""

_LAST = 50
"""Rows of a table that tell what its columns look like."""


@dataclass(frozen=True, slots=True)
class Row:
    """number: on its page, from 1. merged: cells that stretch over other rows of the page: column, where they begin from above."""

    page: int
    number: int
    cells: Cells
    merged: tuple[tuple[int, float], ...] = ()


@dataclass(slots=True)
class Table:
    """above: the lines over its header, cell by cell, and whose table they say it is."""

    columns: Columns
    above: list[Cells]
    holder: Holder
    rows: list[Row] = field(default_factory=list)


def may_hold(text: str) -> bool:
    """Whether a line of a page's text, or several short ones behind one another, has as many words that head columns as a table needs."""
    short: list[str] = []
    for line in text.split("\n"):
        words = line.split()
        short = [*short[-_MOST_SHORT:], *words] if len(words) <= _SHORT else []
        if _may_head(words) or _may_head(short):
            return True
    return False


def _may_head(words: Sequence[str]) -> bool:
    if not _KNOWN_WORDS <= len(words) <= _MOST_WORDS:
        return False
    known = sum(len(w) <= LONGEST_WORD and concept_of(w) is not None for w in words)
    return known >= max(_KNOWN_WORDS, _KNOWN_SHARE * len(words))


class Tables:
    """The tables of one document, filled page by page."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._letters = 0
        self.full = False
        """Whether pages went by that were not looked at for tables."""

    @property
    def count(self) -> int:
        """Rows so far."""
        return sum(len(t.rows) for t in self.tables)

    def wants(self, page: int, text: str) -> bool:
        """Whether a page with this text is to be laid out: a table may begin on it, or go on from the page before."""
        if not (self._reaches(page) or may_hold(text)):
            return False
        self._letters += len(text)
        self.full = self.full or self._letters > _MOST_LETTERS
        return not self.full

    def _reaches(self, page: int) -> bool:
        return bool(self.tables) and self.tables[-1].rows[-1].page >= page - 1

    def take(self, page: int, layout: Layout) -> str | None:
        """Take the rows of a page.

        Returns: The page's text without them, line by line from the top; None when the page holds no rows.
        """
        for cut in (ruled, bare):
            bands = cut(layout)
            taken = self._read(page, bands) if bands is not None else None
            if bands is not None and taken:
                left = (r for i, band in enumerate(bands) if i not in taken for r in band.runs)
                return "\n".join(" ".join(r.text for r in line) for line in lines_of(left))
        return None

    def _read(self, page: int, bands: Sequence[Band]) -> set[int]:
        """Which bands became rows, their header or what stands above it."""
        headers = headers_of(bands)
        if not headers:
            more = rows_of(bands, self.tables[-1].columns, few=True) if self._reaches(page) else None
            return self._add(page, more) if more is not None else set()
        taken: set[int] = set()
        free = 0
        """The first band behind the last row."""
        for header, end in zip(headers, [*(h.at for h in headers[1:]), len(bands)], strict=True):
            goes_on, above = self._goes_on(header.columns, bands[free : header.at])
            found = rows_of(bands[header.below : end], header.columns, few=goes_on)
            if found is None:
                continue
            if not goes_on:
                self.tables.append(Table(header.columns, above, holder_of(above)))
                taken.update(range(free, header.at))
            self.tables[-1].columns = header.columns
            used = {header.below + i for i in self._add(page, found)}
            taken.update(range(header.at, header.below), used)
            free = max(used) + 1
        return taken

    def _goes_on(self, columns: Columns, above: Sequence[Band]) -> tuple[bool, list[Cells]]:
        """Whether a header is that of the last table again, and the lines above it."""
        lines: list[Cells] = [[r.text for r in line] for band in above for line in lines_of(band.runs)]
        if not self.tables or self.tables[-1].columns.header != columns.header:
            return False, lines
        holder, last = holder_of(lines), self.tables[-1].holder
        return not (_other(holder.account, last.account) or _other(holder.name, last.name)), lines

    def _add(self, page: int, found: Found) -> set[int]:
        """Put rows behind those of the last table; the first of a page may be the rest of a row of the page before."""
        table = self.tables[-1]
        rows = list(zip(found.rows, found.merged, strict=True))
        number = table.rows[-1].number if table.rows and table.rows[-1].page == page else 0
        if not number and table.rows and table.columns.edged and _continues(rows[0][0], table):
            before, (more, _) = table.rows[-1].cells, rows.pop(0)
            before[:] = [continued(b or "", c) if c else b for b, c in zip(before, more, strict=True)]
        table.rows += [Row(page, number + n, cells, merged) for n, (cells, merged) in enumerate(rows, 1)]
        return found.taken

    def read(self, reading: Reading, name: str) -> Iterator[Yield]:
        """What the tables yield, row by row."""
        for number, table in enumerate(self.tables, 1):
            place = say("table {n}", n=number) if len(self.tables) > 1 else ""
            where = _places(table)
            reader = RowReader(
                reading, f"{name}#{place}" if place else name, place=place, where=where,
                platform="bank" if of_a_bank(table.columns.header) else None,
            )  # fmt: skip
            first = len(table.above)
            rows: list[NumberedRow] = [
                *enumerate(table.above),
                (first, list(table.columns.header)),
                *((first + 1 + i, row.cells) for i, row in enumerate(table.rows)),
            ]
            yield from reader.read(iter(rows), _merges(table.rows, first + 1))


def _merges(rows: Sequence[Row], first: int) -> list[Merge]:
    """Cells that stretch over several rows, the first row having this number."""
    reach: dict[tuple[int, int, float], tuple[int, int]] = {}
    for number, row in enumerate(rows, first):
        for column, top in row.merged:
            key = (row.page, column, top)
            reach[key] = (reach.get(key, (number, number))[0], number)
    return [Merge(a, b, column) for (_, column, _), (a, b) in reach.items() if b > a]


def _places(table: Table) -> Callable[[int], str]:
    """Locators of a table's rows by their place in it; what stands above them is on the first row's page."""
    first = len(table.above) + 1

    def where(number: int) -> str:
        if number < first:
            return say("page {n}, above the table", n=table.rows[0].page)
        row = table.rows[number - first]
        return say("page {n} row {row}", n=row.page, row=row.number)

    return where


def _other(mine: str | None, theirs: str | None) -> bool:
    return mine is not None and mine != theirs


def _continues(row: Cells, table: Table) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before: one cell of words and no beginning."""
    filled = [i for i, c in enumerate(row) if c]
    if len(filled) != 1 or filled[0] == 0 or len(row) != len(table.rows[-1].cells):
        return False
    shapes = shapes_of([r.cells for r in table.rows[-_LAST:]])
    return not shapes or shapes[filled[0]] == WORDS
