"""Tables in web pages: reports of forensic tools and saved lists are tables of messages, payments, accounts, not prose."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ringbreak.intake.html.text import render, size_of, words_of
from ringbreak.intake.parser import Reading, Yield
from ringbreak.intake.tables.cells import NumberedRow
from ringbreak.intake.tables.merged import Merge
from ringbreak.intake.tables.rows import RowReader

LEAST_ROWS, LEAST_COLUMNS = 4, 3
COVERED = 0.5
"""Share of the page's words that the tables must hold to be what the page is about."""
MOST_CELLS = 2_000_000


def read_tables(
    root: etree._Element, reading: Reading, name: str
) -> tuple[list[Yield], list[etree._Element]] | None:
    """What the page's tables hold, and which tables they are, when they are what it is about and their headers say what they list; else None.

    Tables inside tables are layout, and a table whose columns mean nothing known stays text of the page.
    """
    tables = [t for t in root.iter("table") if next(t.iterdescendants("table"), None) is None]
    tables = [t for t in tables if len(t.findall(".//tr")) > LEAST_ROWS]
    if not tables or sum(len(t.findall(".//td")) for t in tables) > MOST_CELLS:
        return None
    if sum(map(size_of, tables)) < COVERED * size_of(root):
        return None
    made: list[Yield] = []
    understood = False
    for number, table in enumerate(tables, 1):
        merges: list[Merge] = []
        rows = list(_rows(table, merges))
        if not rows or max(len(r) for _, r in rows) < LEAST_COLUMNS:
            return None
        place = f"table {number}" if len(tables) > 1 else ""
        caption = table.find("caption")
        reader = RowReader(
            reading,
            f"{name}#{place}" if place else name,
            place=place,
            prefix=f"{place} row".strip(),
            channel=words_of(caption) if caption is not None else None,
        )
        made.extend(reader.read(iter(rows), merges))
        understood = understood or (
            reader.interpreter is not None and reader.interpreter.kind not in ("row",)
        )
    return (made, tables) if understood else None


def _rows(table: etree._Element, merges: list[Merge]) -> Iterator[NumberedRow]:
    """The rows of a table, each cell in its own column; cells that stretch over several rows are added to `merges`."""
    taken: dict[int, int] = {}
    """Columns that a cell of a row above still fills, and the last row in which it does."""
    for number, row in enumerate(table.iter("tr"), 1):
        cells: list[str | None] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(len(cells), 0) >= number:
                cells.append(None)
            at, wide, high = len(cells), _span(cell, "colspan"), _span(cell, "rowspan")
            lines = render(cell, lambda n: "all").get("all")
            cells.append((lines.done() if lines is not None else "") or None)
            cells += [None] * (wide - 1)
            if high > 1:
                merges.append(Merge(number, number + high - 1, at))
                taken.update((column, number + high - 1) for column in range(at, at + wide))
        if any(cells):
            yield number, cells


def _span(cell: etree._Element, name: str) -> int:
    said = cell.get(name) or "1"
    most = 64 if name == "colspan" else 999
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) < 4 else 1
