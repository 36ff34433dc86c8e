"""Cells that stretch over several rows: who or what stands in the first of them is said of all.

Only what names is filled in: a person, an account, a day. Sums and counts stay where they are written, since a loss that is merged over
three payments is one loss; so do long texts, since what was told once would count as told three times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ringbreak.intake.tables.cells import NumberedRow

_LONGEST = 60
"""Characters of a cell that names somebody or something."""
_COUNTED = re.compile(r"[¥￥$€£]?\s*[-+]?[\d,，]{1,12}(?:\.\d+)?\s*[^\W\d_]{0,3}%?")
_DAY = re.compile(r"(?:19|20)\d{6}")
_MOST_DIGITS = 9
"""Of a sum; telephone numbers and accounts have more."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell that stretches from the row `top` to the row `bottom`, by their numbers in the file, in a column from 0."""

    top: int
    bottom: int
    column: int


def names(text: str) -> bool:
    """Whether a cell names somebody or something, rather than counting or telling.

    | cell | names |
    |---|---|
    | 李某 | yes |
    | 16000000001 | yes |
    | 2031-03-01, 20310301 | yes |
    | 3,000.00, 3万元, 12 | no |
    | a text of more than sixty characters | no |
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or "\n" in text:
        return False
    if _DAY.fullmatch(text):
        return True
    return not (_COUNTED.fullmatch(text) and sum(c.isdigit() for c in text) <= _MOST_DIGITS)


class Filler:
    """Fills rows that a merged cell stretches over.

    Args:
        merges: In any order.
    """

    def __init__(self, merges: Iterable[Merge]) -> None:
        self.count = 0
        """Cells filled so far."""
        self._at: defaultdict[int, list[Merge]] = defaultdict(list)
        for merge in merges:
            self._at[merge.top].append(merge)

    def rows(self, rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
        """The rows, with what stretches over them. A row of which nothing else is written stays away."""
        held: list[tuple[Merge, str]] = []
        for number, row in rows:
            if held:
                held = [(m, text) for m, text in held if m.bottom >= number]
                row = self._filled(row, held)
            for merge in self._at.pop(number, ()) if self._at else ():
                text = row[merge.column] if merge.column < len(row) else None
                if text and names(text):
                    held.append((merge, text))
            yield number, row

    def _filled(self, row: Sequence[str | None], held: list[tuple[Merge, str]]) -> list[str | None]:
        cells = list(row)
        for merge, text in held:
            if merge.column >= len(cells):
                cells += [None] * (merge.column + 1 - len(cells))
            if not cells[merge.column]:
                cells[merge.column] = text
                self.count += 1
        return cells
