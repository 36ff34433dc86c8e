"""File formats as bytes that are the same on every run: the simulator's, and workbooks with XlsxWriter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence

from ringbreak.simulate.formats import (
    archive,
    database,
    jpeg,
    letter,
    lines_of_json,
    locked_archive,
    parquet,
    pdf,
    photographed,
    png,
    qr,
    repacked,
    table,
)

__all__ = [
    "archive", "database", "jpeg", "letter", "lines_of_json", "locked_archive", "parquet", "pdf", "photographed", "png", "qr", "table",
    "workbook",
]  # fmt: skip


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime.datetime(2024, 5, 1), "author": "shili"})  # noqa: DTZ001 - Excel knows no zone
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.write(r, c, value)
    book.close()
    return repacked(out.getvalue())
