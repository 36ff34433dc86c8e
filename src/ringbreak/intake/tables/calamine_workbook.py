"""Spreadsheets of other makes (xls, xlsb, ods), read with calamine; numbers arrive as floats, which is watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ringbreak.errors import Unreadable
from ringbreak.intake.parser import Issue, Source, Yield
from ringbreak.intake.tables.cells import NumberedRow, shown
from ringbreak.intake.tables.merged import Merge
from ringbreak.intake.tables.rows import RowReader
from ringbreak.words import say

EXACT = 1e15
"""Excel keeps 15 digits; a larger float is written in powers of ten, so that no digit is invented."""


def read_with_calamine(source: Source) -> Iterator[Yield]:
    """All sheets of a workbook.

    Raises: Unreadable when calamine cannot open it; refused when it is encrypted or too large.
    """
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(str(source.path))
    except calamine.PasswordError as e:
        raise Unreadable(
            "encrypted: a password is needed; save a copy without it and add that beside this file",
            refused=True,
        ) from e
    except (calamine.CalamineError, OSError, ValueError) as e:
        if "password" in str(e).lower() or "encrypt" in str(e).lower():
            raise Unreadable(
                "encrypted: a password is needed; save a copy without it and add that beside this file",
                refused=True,
            ) from e
        raise Unreadable("the workbook cannot be read: {error}", error=e) from e
    left = source.reading.limits.cells
    sheets = list(book.sheets_metadata)
    several = len(sheets) > 1
    for about in sheets:
        place = f"sheet {about.name}"
        kind = str(about.typ).rsplit(".", 1)[-1]
        if str(about.visible).rsplit(".", 1)[-1] != "Visible":
            yield Issue(place, say("the sheet {name} is hidden; it was read", name=about.name), "note")
        if "Macro" in kind:
            yield Issue(place, say("holds macros; they were not run"), "note")
        if kind in ("ChartSheet", "Vba"):
            continue
        try:
            sheet = book.get_sheet_by_name(about.name)
        except (calamine.CalamineError, OSError, ValueError, KeyError) as e:
            yield Issue(place, say("the sheet {name} cannot be read: {error}", name=about.name, error=e))
            continue
        left -= sheet.height * sheet.width
        if left < 0:
            raise Unreadable(
                "more than {limit} cells; the rest was not read",
                refused=True,
                limit=source.reading.limits.cells,
            )
        reader = RowReader(
            source.reading,
            f"{source.name}#{about.name}" if several else source.name,
            place=about.name if several else "",
            prefix=f"{place} row",
            channel=about.name,
        )
        merges = [
            Merge(top + 1, bottom + 1, left)
            for (top, left), (bottom, _) in sheet.merged_cell_ranges or ()
            if bottom > top
        ]
        yield from reader.read(_rows(sheet), merges)


def _rows(sheet: Any) -> Iterator[NumberedRow]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(c not in ("", None) for c in row):
            yield number, [_cell(c) for c in row]


def _cell(value: object) -> str | None:
    if isinstance(value, float) and abs(value) >= EXACT * 10:
        return f"{value:.15g}".replace("e", "E")
    return shown(value) or None
