"""A workbook written row by row: Office Open XML with the strings in their cells, fixed times, one sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO
from xml.sax.saxutils import escape

_DATE = (2024, 5, 1, 0, 0, 0)
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_BOOK = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_BOOK_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
_SHEET = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"""
MOST_ROWS = 1_048_576


def _column(n: int) -> str:
    name = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        name = chr(65 + rest) + name
    return name


def _member(name: str, zipped: zipfile.ZipFile) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = zipped.compression
    return info


class Workbook:
    """`with Workbook(path, "名单") as book: book.row(["a", 1])`."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("xl/workbook.xml", _BOOK % escape(sheet)),
            ("xl/_rels/workbook.xml.rels", _BOOK_RELS),
        ):
            self._zip.writestr(_member(name, self._zip), text)
        self._out: IO[bytes] = self._zip.open(
            _member("xl/worksheets/sheet1.xml", self._zip), "w", force_zip64=True
        )
        self._out.write(_SHEET.encode())
        self.rows = 0

    def row(self, cells: Sequence[object]) -> int:
        """Write a row; its number as the program that opens it shows it, from 1."""
        self.rows += 1
        written = []
        for n, value in enumerate(cells):
            at = f"{_column(n)}{self.rows}"
            if isinstance(value, int | float) and not isinstance(value, bool):
                written.append(f'<c r="{at}"><v>{value}</v></c>')
            elif value not in (None, ""):
                written.append(
                    f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
                )
        self._out.write(f'<row r="{self.rows}">{"".join(written)}</row>'.encode())
        return self.rows

    def close(self) -> None:
        self._out.write(b"</sheetData></worksheet>")
        self._out.close()
        self._zip.close()

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
