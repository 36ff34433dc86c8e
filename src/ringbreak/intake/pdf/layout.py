"""Where text and drawn lines stand on a page of a PDF, as PDFium tells.

Coordinates are points, x to the right and y upwards, turned so that most of the text reads from left to right: programs that
print landscape turn the text and let the page be shown turned back.
"""

from __future__ import annotations

import bisect
import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ringbreak.intake.pdf.paths import pieces

MOST_CHARACTERS = 60_000
"""Characters of a page beyond which it is not laid out."""
MOST_RULES = 600
"""Drawn lines of one direction beyond which a page is a drawing."""
_TOGETHER = 2.0
"""Points within which two drawn lines are one."""
_APART = 0.35
"""Gap inside a line, in heights of its letters, from which two pieces stand apart when no blank is written between them."""
_APART_BLANK = 1.2
"""The same when a blank is written."""
_LEAST_RULE = 8.0

WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""Characters as wide as they are high."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand together on one line."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: x of an upright one or y of a level one, and between which places of the other axis it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """runs: in the order of the file. upright, level: drawn lines, merged, by their place."""

    runs: tuple[Run, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]


def layout_of(page: Any, text_page: Any) -> Layout | None:
    """What stands where on a page; None when it holds more than can be laid out."""
    count = text_page.count_chars()
    if not 0 < count <= MOST_CHARACTERS:
        return None
    turn = _turn(text_page, count)
    letters = _letters(text_page, count, turn)
    upright, level = _rules(page, turn)
    if len(upright) > MOST_RULES or len(level) > MOST_RULES:
        upright, level = (), ()
    return Layout(tuple(_runs(letters, upright)), upright, level)


def _letters(text_page: Any, count: int, turn: int) -> Iterator[tuple[str, Box | None, bool]]:
    """Each character with its box (None for blanks and line ends), and whether PDFium put it in by itself.

    Boxes are made of origins and widths, which the file states, and not of PDFium's boxes: for a font that is not in the file those
    are of whatever stands in for it, and differ with what was read before.
    """
    from pypdfium2 import raw

    matrix, width = raw.FS_MATRIX(), ctypes.c_float()
    x, y = ctypes.c_double(), ctypes.c_double()
    widths: dict[tuple[int, int], float] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in (0, 2, 0xFFFE) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        letter = chr(code)
        if letter.isspace():
            yield letter, None, raw.FPDFText_IsGenerated(text_page, index) == 1
            continue
        if not (
            raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
            and raw.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
        ):
            continue
        size = raw.FPDFText_GetFontSize(text_page, index)
        held = raw.FPDFText_GetTextObject(text_page, index)
        font = raw.FPDFTextObj_GetFont(held) if held else None
        key = (ctypes.cast(font, ctypes.c_void_p).value or 0 if font else 0, code)
        if key not in widths:
            told = font and raw.FPDFFont_GetGlyphWidth(font, code, 1_000.0, ctypes.byref(width))
            widths[key] = (
                width.value / 1_000 if told and width.value > 0 else 1.0 if WIDE.match(letter) else 0.5
            )
        left, line = _turned(x.value, y.value, turn)
        wide = widths[key] * size * math.hypot(matrix.a, matrix.b)
        high = size * math.hypot(matrix.c, matrix.d)
        yield letter, (left, line - 0.2 * high, left + wide, line + 0.8 * high), False


def _turn(text_page: Any, count: int) -> int:
    """Quarter turns, against the clock, by which most of the first letters are turned: 0 to 3."""
    from pypdfium2 import raw

    turns = Counter[int]()
    matrix = raw.FS_MATRIX()
    for index in range(min(count, 400)):
        if raw.FPDFText_IsGenerated(text_page, index) != 1 and raw.FPDFText_GetMatrix(
            text_page, index, ctypes.byref(matrix)
        ):
            turns[round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4] += 1
    return max(turns, key=lambda q: (turns[q], -q)) if turns else 0


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _runs(letters: Iterable[tuple[str, Box | None, bool]], upright: Sequence[Rule]) -> Iterator[Run]:
    places = [r.at for r in upright]
    held: list[str] = []
    left = bottom = right = top = 0.0
    blank = written = False
    for letter, box, generated in letters:
        if box is None:
            blank, written = True, written or not generated
            continue
        x0, y0, x1, y1 = box
        height = max(top - bottom, 1.0)
        gap = x0 - right
        together = (
            held
            and abs((y0 + y1) - (bottom + top)) < height
            and -0.8 * height < gap < (_APART_BLANK if written else _APART) * height
            and not (gap > 0.05 * height and _between(places, upright, right, x0, (y0 + y1) / 2))
        )
        if together:
            if written or (blank and gap > 0.05 * height):
                held.append(" ")
            held.append(letter)
            right, bottom, top = max(right, x1), min(bottom, y0), max(top, y1)
        else:
            if held:
                yield Run(left, bottom, right, top, "".join(held))
            held, left, bottom, right, top = [letter], x0, y0, x1, y1
        blank = written = False
    if held:
        yield Run(left, bottom, right, top, "".join(held))


def _between(places: Sequence[float], upright: Sequence[Rule], left: float, right: float, y: float) -> bool:
    """Whether an upright rule stands between two letters at this height."""
    first = bisect.bisect_left(places, left - _TOGETHER)
    for rule in upright[first : bisect.bisect_right(places, right + _TOGETHER)]:
        if rule.start - 1 <= y <= rule.end + 1:
            return True
    return False


def _rules(page: Any, turn: int) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Upright and level lines drawn on the page: strokes and the edges of boxes."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for x0, y0, x1, y1 in (segment for piece in pieces(page) for segment in piece.segments()):
        (x0, y0), (x1, y1) = _turned(x0, y0, turn), _turned(x1, y1, turn)
        across, up = abs(x1 - x0), abs(y1 - y0)
        if across <= 1.0 and up >= _LEAST_RULE:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif up <= 1.0 and across >= _LEAST_RULE:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    return _merged(upright), _merged(level)


def _merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Pieces of one line as one: cells are often drawn one by one, each with edges of its own."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.start, r.end)):
        if lines and rule.at - lines[-1][0].at <= _TOGETHER:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    made: list[Rule] = []
    for line in lines:
        at = sum(r.at for r in line) / len(line)
        start, end = math.inf, -math.inf
        for rule in sorted(line, key=lambda r: (r.start, r.end)):
            if rule.start > end + 2 * _TOGETHER:
                if end > start:
                    made.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        made.append(Rule(at, start, end))
    return tuple(sorted(made, key=lambda r: (r.at, r.start)))
