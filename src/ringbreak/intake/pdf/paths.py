"""The lines that are drawn on a page of a PDF, piece by piece: rules of tables, edges of boxes, modules of codes."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_OBJECTS = 20_000
MOST_SEGMENTS = 60_000
Point = tuple[float, float]
Segment = tuple[float, float, float, float]

_LONGEST = 12
"""How many times as long as it is thick a drawn piece of a code may be; rules of tables are longer."""
_LARGEST = 1 / 8
"""Of the page's shorter side."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What the pen draws without being lifted.

    points: Where it goes, in points of the page. straight: for each but the first, whether it is led there in a straight line.
    thick: width of the stroke, 0 when none is drawn. filled: whether the inside is.
    """

    points: tuple[Point, ...]
    straight: tuple[bool, ...]
    thick: float
    filled: bool

    def segments(self) -> Iterator[Segment]:
        """Its straight parts."""
        for (a, b), straight in zip(itertools.pairwise(self.points), self.straight, strict=True):
            if straight:
                yield (*a, *b)


def pieces(page: Any) -> Iterator[Piece]:
    """The pieces of the page's paths; what stands in a form drawn elsewhere is moved there. Bounded in objects and segments."""
    from pypdfium2 import raw

    left = MOST_SEGMENTS
    mode, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MOST_OBJECTS or left <= 0:
            return
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroked))
        thick = 0.0
        if stroked.value and raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(width)):
            thick = width.value
        count = min(left, raw.FPDFPath_CountSegments(item))
        left -= count
        yield from _of(item, count, _matrices(item), thick, filled=mode.value != raw.FPDF_FILLMODE_NONE)


def _matrices(item: Any) -> list[Any]:
    """What leads from the item's own points to those of the page."""
    made = [item.get_matrix()]
    holder = item.container
    while holder is not None:
        made.append(holder.get_matrix())
        holder = holder.container
    return made


def _of(item: Any, count: int, matrices: list[Any], thick: float, *, filled: bool) -> Iterator[Piece]:
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    scale = 1.0
    for matrix in matrices:
        scale *= abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    points: list[Point] = []
    straight: list[bool] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (x.value, y.value)
        for matrix in matrices:
            point = matrix.on_point(*point)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not points:
            if len(points) > 1:
                yield Piece(tuple(points), tuple(straight), thick * scale, filled)
            points, straight = [point], []
        else:
            points.append(point)
            straight.append(kind == raw.FPDF_SEGMENT_LINETO)
        if len(points) > 1 and raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
            straight.append(True)
    if len(points) > 1:
        yield Piece(tuple(points), tuple(straight), thick * scale, filled)


def may_hold_code(page: Any, least: int) -> bool:
    """Whether at least so many pieces are drawn on a page as codes are made of: filled boxes and thick lines, small and not much longer than thick."""
    most = min(page.get_size()) * _LARGEST
    count = 0
    for piece in pieces(page):
        if not piece.filled and len(piece.points) > 2:
            continue
        across, up = (max(values) - min(values) + piece.thick for values in zip(*piece.points, strict=True))
        small, large = sorted((across, up))
        count += 0 < large <= most and large <= _LONGEST * small
        if count >= least:
            return True
    return False
