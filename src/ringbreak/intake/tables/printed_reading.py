"""Tables printed as lines of text: columns set apart by blanks alone, as a bank's print-out or the text of a PDF has them.

Blanks stand inside cells and between them, names wider than their column push the rest aside, and programs pad by characters what is
shown twice as wide. So cells are told by what they look like, not by where they stand: the lines that split into as many words as the
header teach each column's shape (a day, a clock, a sum, a number of an account, words), and every other line is laid over those shapes.
Where too few lines are that full (a statement with a column for what came in and one for what went out never fills both), cells are told
by which word of the header they stand under. A line that fits in two ways, or in none, is no row; it is kept apart and counted.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Source, Yield
from ringbreak.intake.tables.cells import NumberedRow
from ringbreak.intake.tables.printed import (
    FITTING,
    LEAST_COLUMNS,
    LEAST_ROWS,
    MOST_COLUMNS,
    WORDS,
    fit,
    heads,
    is_mark,
    may_be_row,
    of_a_bank,
    shape_of,
    shapes_of,
)
from ringbreak.intake.tables.rows import RowReader
from ringbreak.intake.text_encoding import TextReader, sniff_file

LOOKED_AT = 2_000
"""Lines that decide the columns."""
HEADER_AMONG = 60
"""Lines among which the header must stand."""
LEAST_FULL = 3
"""Full lines from which shapes are learnt."""
MOST_MORE = 12
"""Words that a row may have beyond one a column; a longer line is prose."""
JUDGED = 400
"""Lines below a header on which it is judged; the others are read by it."""
HEADERS_TRIED = 3
MOST_LINE = 100_000
MOST_APART = 8
"""Places between a cell and the word of the header it stands under."""
_GAP = re.compile(r"\s{2,}|\t")
_PART = re.compile(r"\S+(?: \S+)*")


Cell = tuple[int, int, str]
"""Where a cell begins and ends on its line, and what it says."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The header's words, what stands in each column, and where the header is.

    spans: Where the header's words stand, when cells are told by it; `wide` when Chinese characters are counted as two.
    """

    header: tuple[str, ...]
    shapes: tuple[str, ...]
    at: int
    spans: tuple[tuple[int, int], ...] = ()
    wide: bool = False

    def cells(self, line: str) -> list[str | None] | None:
        """The cells of a row; None when the line is none, or could be read in two ways."""
        if self.spans:
            placed = under(line, self.spans, wide=self.wide)
            if (
                placed is None
                or sum(c is not None for c in placed) < len(self.header) // 2
                or not fit(placed, self.shapes)
            ):
                return None
            return placed
        parts = _GAP.split(line.strip())
        if len(parts) == len(self.header) and fit(parts, self.shapes):
            return list(parts)
        words = line.split()
        if len(words) > len(self.header) + MOST_MORE:
            return None
        if len(words) == len(self.header) and fit(words, self.shapes):
            return list(words)
        return self._laid(words)

    def _laid(self, words: Sequence[str]) -> list[str | None] | None:
        """The cheapest way to lay words over columns: a column left empty, or a word more in a cell, costs one."""
        shapes = [shape_of(w) for w in words]
        # ways[i]: (cost, number of ways, cells) of laying the first i words over the columns so far
        ways: list[tuple[int, int, tuple[str | None, ...]] | None] = [(0, 1, ())] + [None] * len(words)
        for place, shape in enumerate(self.shapes):
            last = place == len(self.shapes) - 1
            made: list[tuple[int, int, tuple[str | None, ...]] | None] = [None] * (len(words) + 1)
            for i, way in enumerate(ways):
                if way is None:
                    continue
                cost, count, cells = way
                _offer(made, i, cost + (not last), count, (*cells, None))
                if shape != WORDS:
                    if i < len(words) and shapes[i] == shape:
                        _offer(made, i + 1, cost, count, (*cells, words[i]))
                    continue
                for j in range(i + 1, len(words) + 1):
                    if shapes[j - 1] in ("day", "number"):
                        break
                    price = (0 if last else j - i - 1) + (shapes[i] != WORDS)
                    _offer(made, j, cost + price, count, (*cells, " ".join(words[i:j])))
            ways = made
        end = ways[len(words)]
        if end is None or end[1] > 1 or 2 * sum(c is not None for c in end[2]) <= len(self.header):
            return None
        # Prose fills columns of words; a row fills the others.
        told = [c is not None for c, shape in zip(end[2], self.shapes, strict=True) if shape != WORDS]
        return list(end[2]) if 2 * sum(told) > len(told) else None


def _offer(
    made: list[tuple[int, int, tuple[str | None, ...]] | None],
    at: int,
    cost: int,
    count: int,
    cells: tuple[str | None, ...],
) -> None:
    before = made[at]
    if before is None or cost < before[0]:
        made[at] = (cost, count, cells)
    elif cost == before[0]:
        made[at] = (cost, before[1] + count, before[2])


def spread(line: str, *, wide: bool) -> list[Cell]:
    """The parts of a line that two blanks or more set apart, with where they stand."""
    made: list[Cell] = []
    at = done = 0
    for found in _PART.finditer(line):
        at += _width(line[done : found.start()], wide)
        width = _width(found.group(), wide)
        made.append((at, at + width, found.group()))
        at, done = at + width, found.end()
    return made


def _width(text: str, wide: bool) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text) if wide else len(text)


def under(line: str, spans: Sequence[tuple[int, int]], *, wide: bool) -> list[str | None] | None:
    """Each part of a line under the word of the header it stands nearest to; None when two stand under one, or out of order."""
    made: list[str | None] = [None] * len(spans)
    last = -1
    for start, end, text in spread(line, wide=wide):
        place = min(range(len(spans)), key=lambda i: (_apart(start, end, spans[i]), i))
        if place <= last or _apart(start, end, spans[place]) > MOST_APART:
            return None
        made[place] = text
        last = place
    return made


def _apart(start: int, end: int, span: tuple[int, int]) -> int:
    """How far a part is from a word of the header: 0 or less when they overlap, the less the more."""
    return max(start, span[0]) - min(end, span[1])


def columns_of(lines: Sequence[str]) -> Columns | None:
    """The columns of a printed table; None when the lines are none: no header of known words, or too few lines that fit it."""
    tried: set[str] = set()
    for at, line in enumerate(lines[:HEADER_AMONG]):
        words = line.split()
        joined = " ".join(words)
        if not LEAST_COLUMNS <= len(words) <= MOST_COLUMNS or "," in line or "|" in line or joined in tried:
            continue
        headers = [h for h in dict.fromkeys((tuple(_GAP.split(line.strip())), tuple(words))) if heads(h)]
        if not headers:
            continue
        below = list(itertools.islice((x for x in lines[at + 1 :] if may_be_row(x, words)), JUDGED))
        for header in headers:
            for found in _candidates(header, at, line, below):
                if _fits(found, below):
                    return found
        tried.add(joined)
        if len(tried) >= HEADERS_TRIED:
            return None
    return None


def _fits(columns: Columns, lines: Sequence[str]) -> bool:
    """Whether enough of the lines are rows; ends at the first line by which they no longer can be."""
    most_others = min(len(lines) - LEAST_ROWS, int((1 - FITTING) * len(lines) + 1e-9))
    others = 0
    for line in lines:
        others += columns.cells(line) is None
        if others > most_others:
            return False
    return most_others >= 0


def _candidates(header: tuple[str, ...], at: int, line: str, below: Sequence[str]) -> Iterator[Columns]:
    """Columns told by the shapes of full lines; else by where their words stand, counted in characters or as they are shown."""
    learnt = [p for x in below if (p := _exact(x, len(header)))]
    if len(learnt) >= LEAST_FULL and (shapes := shapes_of(learnt)):
        yield Columns(header, shapes, at)
    for wide in (True, False):
        parts = spread(line, wide=wide)
        if len(parts) != len(header):
            return
        spans = tuple((start, end) for start, end, _ in parts)
        placed = [row for x in below if (row := under(x, spans, wide=wide)) is not None]
        if len(placed) >= LEAST_ROWS and (shapes := shapes_of(placed)):
            yield Columns(header, shapes, at, spans, wide)


def _exact(line: str, width: int) -> list[str] | None:
    """A line that splits into just as many cells."""
    words = line.split()
    if len(words) == width:
        return words
    parts = _GAP.split(line.strip())
    return parts if len(parts) == width else None


def read_printed(source: Source) -> Iterator[Yield]:
    """Read a printed table. What stands above and between the rows is kept apart, as in every table.

    Raises: NotThisFormat when the lines are no such table.
    """
    encoding = sniff_file(source.path)
    with source.open() as f:
        text = TextReader(f, encoding)
        lines = text.lines(MOST_LINE)
        first = list(itertools.islice(lines, LOOKED_AT))
        columns = columns_of([line for _, line in first])
        if columns is None:
            raise NotThisFormat("no header of known words with rows of the same columns below")
        reader = RowReader(
            source.reading, source.name, platform="bank" if of_a_bank(columns.header) else None
        )
        yield from reader.read(_rows(itertools.chain(first, lines), columns))
        lost = undecodable(text.lossy_count, encoding)
        if lost is not None:
            yield lost


def _rows(lines: Iterator[tuple[int, str]], columns: Columns) -> Iterator[NumberedRow]:
    header = list(columns.header)
    joined = " ".join(" ".join(header).split())
    for place, (number, line) in enumerate(lines):
        if not line.strip() or (place > columns.at and is_mark(line)):
            continue
        if " ".join(line.split()) == joined:
            yield number, header
        elif place < columns.at:
            yield number, [line.strip()]
        else:
            yield number, columns.cells(line) or [line.strip()]
