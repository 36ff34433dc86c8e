"""What printed tables have in common, as text or on the pages of a PDF: shapes of cells, headers, lines that are no rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ringbreak.intake.tables.header import SUSPECT
from ringbreak.intake.tables.synonyms import concept_of

LEAST_COLUMNS = 4
LEAST_ROWS = 5
MOST_COLUMNS = 24
FITTING = 0.8
"""Share of the lines below the header that must be rows."""
SHAPED = 0.7
"""Share of a column's cells that must have one shape for it to be the column's."""
WORDS = "words"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("day", re.compile(r"(?:19|20)\d\d[-/.年]?(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12]\d|3[01])日?|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2]|[A-Z][a-z]{2})[-/.](?:19|20)?\d\d")),
    ("clock", re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")),
    ("sum", re.compile(r"[-+]?[¥$€£]?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,4})?[-+]?|[-+]?\.\d\d")),
    ("number", re.compile(r"'?[A-Z]{0,4}[0-9*xX-]{8,40}")),
)  # fmt: skip
"""What a word alone looks like, the strictest first; anything else is words."""
_MARK = re.compile(
    r"[-=_*+|—─━═]{3,}|(?:- ?)?(?:第 {0,3})?\d{1,5} {0,3}(?:页|頁).{0,20}|page {1,3}\d.{0,20}", re.IGNORECASE
)
"""Rules and page numbers."""
_BELOW = re.compile(SUSPECT)
"""Totals, rules and remarks, which no table's rows are."""

_MONEY = frozenset(("amount", "amount_in", "amount_out"))
_OTHER_SIDE = frozenset(("balance", "counterparty", "counterparty_name", "payer", "payee", "payee_name"))


def shape_of(word: str) -> str:
    """What one word looks like: day, clock, sum, number or words."""
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(word)), WORDS)


def heads(cells: Sequence[str]) -> bool:
    """Whether these can head columns: enough of them, all different, at least half and three of them headers we know."""
    known = sum(concept_of(c) is not None for c in cells)
    return len(cells) >= LEAST_COLUMNS and known >= max(3, 0.5 * len(cells)) and len(set(cells)) == len(cells)


def of_a_bank(header: Sequence[str]) -> bool:
    """Whether these head a statement: a time, money, and the other side or a balance."""
    concepts = {known[0] for c in header if (known := concept_of(c))}
    return bool(concepts & {"time", "date"} and concepts & _MONEY and concepts & _OTHER_SIDE)


def goods(header: Sequence[str]) -> bool:
    """Whether these head a list of things with their prices, as in an invoice: money and no time, and nobody who paid."""
    concepts = {known[0] for c in header if (known := concept_of(c))}
    return bool(concepts & _MONEY) and not concepts & ({"time", "date"} | _OTHER_SIDE)


def is_mark(line: str) -> bool:
    """A rule or a page number and nothing else."""
    return _MARK.fullmatch(line.strip()) is not None


def may_be_row(line: str, header: Sequence[str]) -> bool:
    """No blank line, page number, rule, total or remark, and not the header again."""
    return bool(line.strip() and line.split() != header and not (is_mark(line) or _BELOW.match(line)))


def shapes_of(rows: Sequence[Sequence[str | None]]) -> tuple[str, ...]:
    """The shape of each column; nothing when fewer than two have one."""
    shapes = tuple(_usual([c for c in column if c is not None]) for column in zip(*rows, strict=True))
    return shapes if sum(s != WORDS for s in shapes) >= 2 else ()


def _usual(cells: Sequence[str]) -> str:
    if not cells:
        return WORDS
    shape, n = Counter(shape_of(c) for c in cells).most_common(1)[0]
    return shape if n >= SHAPED * len(cells) else WORDS


def fit(cells: Sequence[str | None], shapes: Sequence[str]) -> bool:
    """Whether each cell has its column's shape, or is empty."""
    return all(
        cell is None or shape == WORDS or shape_of(cell) == shape
        for cell, shape in zip(cells, shapes, strict=True)
    )
