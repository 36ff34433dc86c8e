"""A page cut into bands, one for each row it might hold: by drawn lines where there are any, else by lines of text."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ringbreak.intake.pdf.layout import WIDE, Layout, Rule, Run
from ringbreak.intake.tables.printed import shape_of

LEAST_BANDS = 3
"""Bands between level lines that make them a table's and not a frame's."""
TOUCHING = 3.0
"""Points within which two lines meet."""
_SAME_ENDS = 4.0
_MOST_LINES = 3
"""Times the usual height that a band between two level lines may have: header and end alone are often ruled."""
_NUMBER = re.compile(r"[A-Za-z_]{0,6}[\d*.,:_-]*\d[\d*.,:_-]*")
"""A number or a part of one."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands at one height of a page, from the left, upper lines first.

    edges: where upright rules bound its cells; empty without such rules. merged: cells that stretch over other bands as well: where they
    begin from the left and from above. What stands in one is of the uppermost band.
    """

    runs: tuple[Run, ...]
    edges: tuple[float, ...] = ()
    merged: tuple[tuple[float, float], ...] = ()

    @property
    def bottom(self) -> float:
        return min(r.bottom for r in self.runs)

    @property
    def middle(self) -> float:
        return sum(r.middle for r in self.runs) / len(self.runs)

    @property
    def text(self) -> str:
        """The band's lines, upper ones first."""
        return "\n".join(" ".join(r.text for r in line) for line in lines_of(self.runs))


def lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand at the same height, from the left; upper lines first."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.middle, r.left)):
        if lines and lines[-1][0].middle - run.middle < 0.5 * min(run.height, lines[-1][0].height):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda r: (r.left, -r.middle)) for line in lines]


def bare(layout: Layout) -> list[Band]:
    """A band a line of text."""
    return [Band(tuple(line)) for line in lines_of(layout.runs)]


def ruled(layout: Layout) -> list[Band] | None:
    """Bands between level lines, and a band a line of text outside them; None when no lines are drawn that part rows."""
    grids = list(_grids(layout))
    if not grids:
        return None
    left = list(layout.runs)
    bands: list[Band] = []
    for grid in grids:
        held: list[list[Run]] = [[] for _ in grid.places[1:]]
        others: list[Run] = []
        for run in left:
            at = grid.band_at(run)
            (others if at is None else held[at]).append(run)
        left = others
        bands += [
            Band(tuple(runs), grid.edges(number), grid.merged(number))
            for number, runs in enumerate(held)
            if runs
        ]
    bands += [Band(tuple(line)) for line in lines_of(left)]
    # Not by the middle: what stands in a merged cell stands lower than the band it is of.
    return sorted(bands, key=lambda b: -max(r.middle for r in b.runs))


@dataclass(frozen=True, slots=True)
class Grid:
    """Level lines that part rows.

    places: of all lines, from the bottom. span: how far those reach that part whole rows. upright: the lines that part columns.
    partial: lines that part some columns only, by their place: the cells beside them stretch over several rows.
    """

    places: list[float]
    span: Span
    upright: list[Rule]
    partial: dict[float, list[Rule]]

    def edges(self, number: int) -> tuple[float, ...]:
        """Where the cells of a band end: at upright lines, and where the level ones do, since the outermost upright ones are often not drawn."""
        middle = (self.places[number] + self.places[number + 1]) / 2
        inside = [r.at for r in self.upright if r.start - 1 <= middle <= r.end + 1]
        inner = [x for x in inside if self.span[0] + TOUCHING < x < self.span[1] - TOUCHING]
        return (self.span[0], *inner, self.span[1]) if inner else ()

    def merged(self, number: int) -> tuple[tuple[float, float], ...]:
        """Cells of a band that stretch over others: where they begin from the left and from above."""
        if not self.partial:
            return ()
        made = []
        for left, right in itertools.pairwise(self.edges(number)):
            first, last = self._cell(number, (left + right) / 2)
            if last > first:
                made.append((left, self.places[last + 1]))
        return tuple(made)

    def band_at(self, run: Run) -> int | None:
        """Which band a run stands in; of a cell that stretches over several, the uppermost."""
        x = (run.left + run.right) / 2
        if not (self.span[0] <= x < self.span[1] and self.places[0] <= run.middle < self.places[-1]):
            return None
        number = bisect.bisect_right(self.places, run.middle) - 1
        return self._cell(number, x)[1] if self.partial else number

    def _cell(self, number: int, x: float) -> tuple[int, int]:
        """The lowest and the uppermost band of the cell at a place of a band."""
        first = last = number
        while not self._parts(self.places[first], x):
            first -= 1
        while not self._parts(self.places[last + 1], x):
            last += 1
        return first, last

    def _parts(self, place: float, x: float) -> bool:
        """Whether a level line is drawn at this place of a column."""
        lines = self.partial.get(place)
        return lines is None or any(r.start <= x <= r.end for r in lines)


def _grids(layout: Layout) -> Iterator[Grid]:
    """Level lines of one length that part rows, and those between them that part some columns only."""
    groups: list[list[Rule]] = []
    for rule in layout.level:
        for group in groups:
            if abs(group[0].start - rule.start) <= _SAME_ENDS and abs(group[0].end - rule.end) <= _SAME_ENDS:
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        places = sorted({r.at for r in group})
        heights = sorted(b - a for a, b in itertools.pairwise(places))
        if len(heights) < LEAST_BANDS:
            continue
        span = (group[0].start, group[0].end)
        upright = [
            r
            for r in layout.upright
            if span[0] - TOUCHING <= r.at <= span[1] + TOUCHING
            and r.end >= places[0] - TOUCHING
            and r.start <= places[-1] + TOUCHING
        ]
        if len(upright) < 3 and heights[-1] > 2 * _MOST_LINES * heights[len(heights) // 2]:
            continue
        partial = _partial(layout, places, span) if upright else {}
        yield Grid(sorted({*places, *partial}), span, upright, partial)


def _partial(layout: Layout, places: Sequence[float], span: Span) -> dict[float, list[Rule]]:
    """Level lines shorter than those that part whole rows, and between them, by their place."""
    made: dict[float, list[Rule]] = {}
    for rule in layout.level:
        inside = span[0] - TOUCHING <= rule.start and rule.end <= span[1] + TOUCHING
        if not inside or rule.end - rule.start > span[1] - span[0] - 2 * TOUCHING:
            continue
        at = bisect.bisect_left(places, rule.at)
        if 0 < at < len(places) and places[at - 1] + TOUCHING < rule.at < places[at] - TOUCHING:
            near = next((p for p in made if abs(p - rule.at) <= 1.0), rule.at)
            made.setdefault(near, []).append(rule)
    return made


def stacks(band: Band) -> list[tuple[Span, str]]:
    """The cells of a band: between its edges, or what stands above one another; with where they begin and end."""
    if band.edges:
        cells = [(span, within(band.runs, span)) for span in itertools.pairwise(band.edges)]
        return [(span, joined(runs, span[1])) for span, runs in cells]
    groups: list[tuple[Span, list[Run]]] = []
    for run in sorted(band.runs, key=lambda r: (r.left, r.right)):
        if groups and run.left < groups[-1][0][1] - 0.5:
            span, runs = groups[-1]
            runs.append(run)
            groups[-1] = ((span[0], max(span[1], run.right)), runs)
        else:
            groups.append(((run.left, run.right), [run]))
    return [(span, joined(runs, span[1])) for span, runs in groups]


def within(runs: Iterable[Run], span: Span) -> list[Run]:
    """The runs whose middle stands between two places."""
    return [r for r in runs if span[0] <= (r.left + r.right) / 2 < span[1]]


def joined(runs: Sequence[Run], edge: float) -> str:
    """The text of a cell. A line that reaches the cell's right edge goes on in the next without a blank, unless it ends a word.

    Args:
        edge: x of the cell's right edge.
    """
    text, reached = "", False
    for line in lines_of(runs):
        piece = " ".join(r.text for r in line).strip()
        if not piece:
            continue
        text = continued(text, piece) if reached else f"{text} {piece}".strip()
        reached = edge - line[-1].right < 1.6 * line[-1].height
    return text


def continued(text: str, piece: str) -> str:
    """A text and the line it goes on in."""
    return text + piece if not text or _goes_on(text, piece) else f"{text} {piece}"


def _goes_on(text: str, piece: str) -> bool:
    """Whether a line break stands inside a word: between Chinese characters, or in a number; a day and a clock are two words."""
    if WIDE.match(text[-1]) or WIDE.match(piece[0]):
        return True
    before, after = text.rsplit(" ", 1)[-1], piece.split(" ", 1)[0]
    return (
        shape_of(before) != "day"
        and _NUMBER.fullmatch(before) is not None
        and _NUMBER.fullmatch(after) is not None
    )
