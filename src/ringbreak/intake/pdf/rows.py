"""The rows of one table on one page: its header, what stands under each of its words, lines that belong to a row above or below.

Where level lines part the rows, what stands between two of them is one row, however many lines its cells have; where upright lines part
the columns, they tell the cells. Without lines a row is a line of text with its cells under the words of the header. Nothing is a row that
fits in two ways or in none, or of which a part stands in no column: it stays text of its page.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ringbreak.intake.pdf.bands import TOUCHING, Band, Span, joined, stacks, within
from ringbreak.intake.pdf.layout import Run
from ringbreak.intake.tables.header import joined_lines
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
    shapes_of,
)

_FAR = 3.0
"""Heights of its letters that a cell may stand away from the word of the header it stands under."""
_BOTH = 1.0
"""Heights by which a cell may reach under a second word of the header."""
_WIDER = 1.0
"""Points by which the gap between two rows must be wider than any gap inside them."""
_LINE = 1.4
"""Heights of its letters from a line to the next one of the same cell, where the page does not tell."""
LONGEST_WORD = 24
"""Characters of a word that heads a column."""

Cells = list[str | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """header: the words above the columns. spans: where they begin and end. edged: whether upright lines part the columns."""

    header: tuple[str, ...]
    spans: tuple[Span, ...]
    edged: bool


@dataclass(frozen=True, slots=True)
class Header:
    """columns: as it names them. at: the band it begins at. below: the first band behind it."""

    columns: Columns
    at: int
    below: int


def headers_of(bands: Sequence[Band]) -> list[Header]:
    """The headers among the bands of a page, from the top."""
    made: list[Header] = []
    for at in range(len(bands)):
        if (not made or at >= made[-1].below) and (found := _header_at(bands, at)) is not None:
            made.append(found)
    return made


def _header_at(bands: Sequence[Band], at: int) -> Header | None:
    """The header that begins at a band. Two lines of text are one header only when neither is one alone."""
    if at + 1 < len(bands) and set(bands[at].merged) & set(bands[at + 1].merged):
        two = _two_lined(bands[at], bands[at + 1])
        if two is not None:
            return Header(two, at, at + 2)
    alone = _header(bands[at])
    if alone is not None:
        return Header(alone, at, at + 1)
    if at + 1 >= len(bands) or bands[at].edges or bands[at + 1].edges or _header(bands[at + 1]) is not None:
        return None
    both = _header(Band(bands[at].runs + bands[at + 1].runs))
    return None if both is None else Header(both, at, at + 2)


def _two_lined(upper: Band, lower: Band) -> Columns | None:
    """A header of which some cells stretch over two bands and others stand below the name of their group."""
    cells = stacks(lower)
    above: list[str | None] = [None] * len(cells)
    for (left, right), text in stacks(upper):
        first = next((i for i, (span, _) in enumerate(cells) if left - TOUCHING <= span[0] < right), None)
        if first is not None:
            above[first] = text or None
    words = joined_lines(above, [text or None for _, text in cells])
    return _columns([(span, word or "") for (span, _), word in zip(cells, words, strict=True)], edged=True)


def _header(band: Band) -> Columns | None:
    return _columns([(s, text) for s, text in stacks(band) if text or band.edges], edged=bool(band.edges))


def _columns(cells: Sequence[tuple[Span, str]], *, edged: bool) -> Columns | None:
    """Columns under these words, when they are such as head columns."""
    words = tuple(text for _, text in cells)
    if (
        len(words) > MOST_COLUMNS
        or not all(0 < len(w) <= LONGEST_WORD for w in words)
        or not heads(words)
        or goods(words)
    ):
        return None
    return Columns(words, tuple(span for span, _ in cells), edged)


@dataclass(frozen=True, slots=True)
class Found:
    """Rows, the cells of each that stretch over others (column, where it begins from above), and which bands they were."""

    rows: list[Cells]
    merged: list[tuple[tuple[int, float], ...]]
    taken: set[int]


def rows_of(bands: Sequence[Band], columns: Columns, *, few: bool = True) -> Found | None:
    """The rows of a header; None when too little of what stands between the first and the last of them is one.

    Args:
        few: Whether a few rows are enough, as on the last page of a table.
    """
    placed: list[Cells | None] = [_placed(b, columns) for b in bands]
    header = " ".join(columns.header).split()
    judged = [may_be_row(b.text, header) for b in bands]
    least = 1 if few else LEAST_ROWS
    full = {i: p for i, p in enumerate(placed) if p is not None and judged[i] and _full(p, columns)}
    if len(full) < least:
        return None
    shapes = (WORDS,) * len(columns.header) if columns.edged else shapes_of(list(full.values()))
    whole = {i for i, p in full.items() if shapes and fit(p, shapes)}
    if len(whole) < least:
        return None
    belongs = {} if columns.edged else _hanging(bands, placed, shapes, whole)
    taken = whole | set(belongs)
    others = sum(judged[i] for i in range(min(taken), max(taken) + 1) if i not in taken)
    if others > (1 - FITTING) * (len(whole) + others):
        return None
    lines: defaultdict[int, list[Run]] = defaultdict(list)
    for i in sorted(taken):
        lines[belongs.get(i, i)].extend(bands[i].runs)
    made: list[Cells] = []
    merged: list[tuple[tuple[int, float], ...]] = []
    for i in sorted(whole):
        cells = _placed(Band(tuple(lines[i]), bands[i].edges), columns)
        if cells is not None:
            made.append(cells)
            merged.append(tuple((_column_at(left, columns), top) for left, top in bands[i].merged))
    return Found(made, merged, taken)


def _column_at(left: float, columns: Columns) -> int:
    """The column that begins nearest to a place."""
    return min(range(len(columns.spans)), key=lambda c: abs(columns.spans[c][0] - left))


def _full(cells: Cells, columns: Columns) -> bool:
    """Whether so many columns are filled that this can be a row."""
    filled = sum(c is not None for c in cells)
    return filled >= (1 if columns.edged else max(2, len(columns.header) // 2))


def _placed(band: Band, columns: Columns) -> Cells | None:
    """What stands in each column, each piece by itself; None when a piece stands in two or in none.

    Between upright lines only a band with the same lines is a row: another grid, a note over the whole width or a line of text below is none.
    """
    if columns.edged:
        edges = {edge for span in columns.spans for edge in span}
        if not band.edges or any(min(abs(e - edge) for edge in edges) > TOUCHING for e in band.edges):
            return None
        cells = [within(band.runs, span) for span in columns.spans]
        if sum(map(len, cells)) < len(band.runs):
            return None
        return [joined(runs, span[1]) or None for runs, span in zip(cells, columns.spans, strict=True)]
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
