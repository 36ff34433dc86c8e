"""Tables inside a document of text: which of them list payments, calls, people or complaints, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ringbreak.intake.parser import Reading, Yield
from ringbreak.intake.tables.merged import Merge
from ringbreak.intake.tables.printed import LEAST_ROWS, goods, heads
from ringbreak.intake.tables.rows import RowReader
from ringbreak.words import say

MOST_ROWS = 100_000
"""Rows of one table; a longer one stays text."""
_HEADER_AMONG = 8

Row = list[str | None]


def lists(rows: Sequence[Row]) -> bool:
    """Whether a table has a header of known words, five rows below it, and is no list of goods and prices."""
    for at, row in enumerate(rows[:_HEADER_AMONG]):
        cells = [c for c in row if c]
        if heads(cells) and not goods(cells):
            full = sum(2 * sum(c is not None for c in r) >= len(cells) for r in rows[at + 1 :])
            return full >= LEAST_ROWS
    return False


@dataclass(slots=True)
class Listed:
    """A table: its rows, and the cells that stretch over several of them (numbered from 1)."""

    rows: list[Row] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)


def read_tables(tables: Sequence[Listed], reading: Reading, name: str) -> Iterator[Yield]:
    """The rows of tables; their locators name table and row."""
    for number, table in enumerate(tables, 1):
        place = say("table {n}", n=number) if len(tables) > 1 else ""
        reader = RowReader(
            reading, f"{name}#{place}" if place else name, place=place, prefix=f"{place} row".strip()
        )
        yield from reader.read(enumerate(table.rows, 1), table.merges)
