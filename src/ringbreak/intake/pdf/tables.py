"""Tables printed on the pages of a PDF: statements, registers, lists of calls.

A header of known words begins a table, rows follow under it, on later pages with or without the header again. Where level lines part the
rows, what stands between two of them is one row, however many lines its cells have; where upright lines part the columns, they
tell the cells. Without lines a row is a line of text, its cells stand under the words of the header, and lines that fill columns of words
only belong to the row they stand nearest to. What fits in two ways or in none is no row and stays text of the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ringbreak.intake.parser import Reading, Yield
from ringbreak.intake.pdf.bands import Band, Span, bare, continued, joined, lines_of, ruled, stacks, within
from ringbreak.intake.pdf.layout import Layout, Run
from ringbreak.intake.tables.header import holder_of
from ringbreak.intake.tables.ledger import Holder
from ringbreak.intake.tables.printed import (
    FITTING,
    LEAST_ROWS,
    MOST_COLUMNS,
    WORDS,
    fit,
    goods,
    heads,
    is_mark,
    may_be_row,
    of_a_bank,
    shapes_of,
)
from ringbreak.intake.tables.rows import NumberedRow, RowReader
from ringbreak.intake.tables.synonyms import concept_of
from ringbreak.words import say

_FAR = 3.0
"""Heights of its letters that a cell may stand away from the word of the header it stands under."""
_BOTH = 1.0
"""Heights by which a cell may reach under a second word of the header."""
_WIDER = 1.0
"""Points by which the gap between two rows must be wider than any gap inside them."""
_LINE = 1.4
"""Heights of its letters from a line to the next one of the same cell, where the page does not tell."""
_KNOWN_WORDS = 3
_KNOWN_SHARE = 0.4
"""Of the words of a line; 'Money out' are two of which neither alone heads a column."""
_MOST_WORDS = 80
_SHORT = 3
"""Words of a line that may be a part of a header whose cells have lines of their own."""
_MOST_SHORT = 24
_LONGEST_WORD = 24
_MOST_HEADER_LINES = 2
_MOST_LETTERS = 8_000_000
"""Characters of a document's pages that are laid out; some three thousand full pages."""

Cells = list[str | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """header: the words above the columns. spans: where they begin and end. edged: whether upright lines part the columns."""

    header: tuple[str, ...]
    spans: tuple[Span, ...]
    edged: bool


@dataclass(slots=True)
class Table:
    """Rows with the page and their number on it."""

    columns: Columns
    above: list[Cells]
    holder: Holder
    rows: list[tuple[int, int, Cells]] = field(default_factory=list)


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
    known = sum(len(w) <= _LONGEST_WORD and concept_of(w) is not None for w in words)
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

    def wants(self, text: str) -> bool:
        """Whether a page with this text is to be laid out: a table may begin on it, or go on without its header."""
        if not (self.tables or may_hold(text)):
            return False
        self._letters += len(text)
        self.full = self.full or self._letters > _MOST_LETTERS
        return not self.full

    def take(self, page: int, layout: Layout) -> str | None:
        """Take the rows of a page.

        Returns: The page's text without them, line by line from the top; None when the page holds no rows.
        """
        for cut in (ruled, bare):
            bands = cut(layout)
            if bands is None:
                continue
            left = self._read(page, bands)
            if left is not None:
                return "\n".join(" ".join(r.text for r in line) for line in lines_of(left))
        return None

    def _read(self, page: int, bands: Sequence[Band]) -> list[Run] | None:
        """The runs that are no table's; None when the bands hold no rows."""
        started = [(at, n, c) for at in range(len(bands)) for n, c in _header(bands, at)]
        taken: set[int] = set()
        begun = 0
        for place, (at, lines, columns) in enumerate(started):
            if at < begun:
                continue
            end = started[place + 1][0] if place + 1 < len(started) else len(bands)
            before = list(range(begun, at)) if not taken else []
            used = self._begin(page, columns, [bands[i] for i in before], bands[at + lines : end])
            if not used:
                continue
            if len(self.tables[-1].rows) == len(used.rows):
                taken.update(before)
            taken.update(range(at, at + lines))
            taken.update(at + lines + i for i in used.taken)
            begun = at + lines
        if not started and self.tables:
            found = _rows(bands, self.tables[-1].columns)
            if found is not None:
                self._add(self.tables[-1], page, found.rows)
                taken.update(found.taken)
        if not taken:
            return None
        return [r for i, band in enumerate(bands) if i not in taken for r in band.runs]

    def _begin(
        self, page: int, columns: Columns, above: Sequence[Band], below: Sequence[Band]
    ) -> _Found | None:
        """Read what stands below a header, as a new table or as more of the last one."""
        last = self.tables[-1] if self.tables else None
        lines: list[Cells] = [[r.text for r in line] for band in above for line in lines_of(band.runs)]
        holder = holder_of(lines) if lines else Holder()
        goes_on = (
            last is not None
            and last.columns.header == columns.header
            and not (_other(holder.account, last.holder.account) or _other(holder.name, last.holder.name))
        )
        found = _rows(below, columns, few=goes_on)
        if found is None:
            return None
        if not goes_on:
            last = Table(columns, lines, holder)
            self.tables.append(last)
        assert last is not None
        last.columns = columns
        self._add(last, page, found.rows)
        return found

    @staticmethod
    def _add(table: Table, page: int, rows: Sequence[Cells]) -> None:
        number = table.rows[-1][1] if table.rows and table.rows[-1][0] == page else 0
        for place, row in enumerate(rows):
            if place == 0 and number == 0 and table.rows and table.columns.edged and _continues(row, table):
                before = table.rows[-1][2]
                for column, cell in enumerate(row):
                    if cell:
                        before[column] = continued(before[column] or "", cell)
                continue
            number += 1
            table.rows.append((page, number, row))

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
                *((first + 1 + i, cells) for i, (_, _, cells) in enumerate(table.rows)),
            ]
            yield from reader.read(iter(rows))


def _places(table: Table) -> Callable[[int], str]:
    """Locators of a table's rows by their place in it; what stands above them is on the first row's page."""
    first = len(table.above) + 1

    def where(number: int) -> str:
        if number < first:
            return say("page {n}, above the table", n=table.rows[0][0])
        page, row, _ = table.rows[number - first]
        return say("page {n} row {row}", n=page, row=row)

    return where


def _other(mine: str | None, theirs: str | None) -> bool:
    return mine is not None and mine != theirs


def _continues(row: Cells, table: Table) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before: one long cell and no beginning."""
    filled = [i for i, c in enumerate(row) if c]
    shapes = shapes_of([r for _, _, r in table.rows]) or (WORDS,) * len(row)
    return len(filled) == 1 and filled[0] > 0 and shapes[filled[0]] == WORDS and bool(row[filled[0]])


def _header(bands: Sequence[Band], at: int) -> Iterator[tuple[int, Columns]]:
    """The header that begins at a band, and of how many bands it is; nothing when none does.

    Two lines of text are one header only when neither is one alone.
    """
    for lines in range(1, _MOST_HEADER_LINES + 1):
        part = bands[at : at + lines]
        if len(part) < lines or (lines > 1 and any(b.edges for b in part)):
            return
        if lines > 1 and next(_header(part[1:], 0), None) is not None:
            return
        band = part[0] if lines == 1 else Band(tuple(r for b in part for r in b.runs))
        cells = [(span, text) for span, text in stacks(band) if text or band.edges]
        words = [text for _, text in cells]
        if (
            len(words) <= MOST_COLUMNS
            and all(words)
            and max(map(len, words)) <= _LONGEST_WORD
            and heads(words)
            and not goods(words)
        ):
            yield lines, Columns(tuple(t for _, t in cells), tuple(s for s, _ in cells), bool(band.edges))
            return


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows, and which bands they and the marks among them were."""

    rows: list[Cells]
    taken: set[int]


def _rows(bands: Sequence[Band], columns: Columns, *, few: bool = True) -> _Found | None:
    """The rows of a header; None when too little of what stands between the first and the last of them is one.

    Args:
        few: Whether a few rows are enough, as on the last page of a table.
    """
    placed: list[Cells | None] = [_placed(b, columns) for b in bands]
    header = " ".join(columns.header).split()
    judged = [may_be_row(b.text, header) for b in bands]
    rows = [p for p, ok in zip(placed, judged, strict=True) if p is not None and ok and _full(p, columns)]
    if len(rows) < (1 if few else LEAST_ROWS):
        return None
    shapes = (WORDS,) * len(columns.header) if columns.edged else shapes_of(rows)
    if not shapes:
        return None
    whole = {
        i
        for i, p in enumerate(placed)
        if p is not None and judged[i] and _full(p, columns) and fit(p, shapes)
    }
    if len(whole) < (1 if few else LEAST_ROWS):
        return None
    first, last = min(whole), max(whole)
    belongs = {} if columns.edged else _hanging(bands, placed, shapes, whole)
    if belongs:
        last = max(last, *belongs)
    others = [
        i for i in range(first, last + 1)
        if i not in whole and i not in belongs and judged[i]
    ]  # fmt: skip
    if len(others) > (1 - FITTING) * (len(whole) + len(others)):
        return None
    made: list[Cells] = []
    for i in sorted(whole):
        hanging = [j for j, anchor in belongs.items() if anchor == i]
        cells = _placed(Band(tuple(r for j in (i, *hanging) for r in bands[j].runs), bands[i].edges), columns)
        made.append(cells if hanging and cells is not None else placed[i] or [])
    taken = whole | set(belongs) | {i for i in range(first, last) if is_mark(bands[i].text)}
    return _Found(made, taken)


def _full(cells: Cells, columns: Columns) -> bool:
    """Whether so many columns are filled that this can be a row."""
    filled = sum(c is not None for c in cells)
    return filled >= (1 if columns.edged else max(2, len(columns.header) // 2))


def _placed(band: Band, columns: Columns) -> Cells | None:
    """What stands under each word of the header; None when it stands under two or under none."""
    if columns.edged:
        # Upright lines may be lacking in a row (a note over the whole width): its text stands in the first cell it covers.
        return [joined(within(band.runs, s), s[1]) or None for s in columns.spans]
    held: list[list[Run]] = [[] for _ in columns.spans]
    for run in band.runs:
        gaps = [max(run.left, s[0]) - min(run.right, s[1]) for s in columns.spans]
        nearest = min(range(len(gaps)), key=lambda i: (gaps[i], i))
        if gaps[nearest] > _FAR * run.height:
            return None
        if any(g < -_BOTH * run.height for i, g in enumerate(gaps) if i != nearest):
            return None
        held[nearest].append(run)
    return [joined(runs, max(r.right for r in runs)) if runs else None for runs in held]


def _hanging(
    bands: Sequence[Band], placed: Sequence[Cells | None], shapes: Sequence[str], whole: set[int]
) -> dict[int, int]:
    """Lines that fill columns of words only, and the row each belongs to.

    Between two rows the widest gap parts what belongs to the upper from what belongs to the lower; when no gap is the widest, nothing
    is said to belong to either. Outside the first and last row lines belong that follow as closely as those between rows do.
    """

    def hangs(i: int) -> bool:
        cells = placed[i]
        return (
            cells is not None
            and i not in whole
            and not is_mark(bands[i].text)
            and not any(c is not None and s in ("day", "sum") for c, s in zip(cells, shapes, strict=True))
        )

    rows = sorted(whole)
    made: dict[int, int] = {}
    close: list[float] = []
    for a, b in itertools.pairwise(rows):
        chain = range(a, b + 1)
        if b - a < 2 or not all(hangs(i) for i in chain[1:-1]):
            continue
        gaps = [bands[i].middle - bands[i + 1].middle for i in chain[:-1]]
        widest, next_widest = sorted(gaps, reverse=True)[:2]
        if widest - next_widest < _WIDER:
            continue
        cut = a + gaps.index(widest)
        made.update((i, a if i <= cut else b) for i in chain[1:-1])
        close += [g for g in gaps if g != widest]
    most = max(close) + _WIDER if close else _LINE * max(r.height for r in bands[rows[0]].runs)
    for row, step in ((rows[0], -1), (rows[-1], 1)):
        i = row + step
        while 0 <= i < len(bands) and hangs(i) and abs(bands[i].middle - bands[i - step].middle) <= most:
            made[i] = row
            i += step
    return made
