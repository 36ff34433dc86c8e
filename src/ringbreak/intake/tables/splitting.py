"""Delimited text into rows of cells; a quote that is never closed costs one cell, never the rest of the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa

from ringbreak.intake.tables.cells import Cells, large, no_empties, numbered

QUOTE_CHARACTERS = 1 << 20
"""A quoted cell is looked for its closing quote this far; beyond, the quote is a character like any other."""


class Splitter:
    """Splits text at one delimiter (RFC 4180 with double quotes), leniently and in bounded time.

    After `rows` has been used up or left, `position` and `line` say where the next row begins.
    """

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self.width = 0
        """Cells a row should have; settles what a stray quote means. 0 while unknown."""
        self.position = 0
        self.line = 1
        self.stray_count = 0
        self.stray_line = 0

    def rows(self, text: str, start: int, line: int, *, final: bool) -> Iterator[tuple[int, list[str]]]:
        """Rows of `text` from `start`, numbered by their first line.

        Args:
            text: Lines ended by \\n.
            final: Whether nothing follows; otherwise a row that may go on is left for later.
        """
        self.position, self.line = start, line
        size, delimiter = len(text), self.delimiter
        while self.position < size:
            begin = self.position
            end = text.find("\n", begin)
            if end < 0:
                if not final:
                    return
                end = size
            if text.find('"', begin, end) < 0:
                number, self.position, self.line = self.line, end + 1, self.line + 1
                yield number, text[begin:end].split(delimiter)
                continue
            found = self._quoted(text, begin, end, final)
            if found is None:
                return
            cells, after = found
            number, self.position = self.line, after
            self.line += text.count("\n", begin, min(after, size)) or 1
            yield number, cells

    def _quoted(self, text: str, begin: int, end: int, final: bool) -> tuple[list[str], int] | None:
        """The cells of a row with quotes and where the next row begins; None when more text is needed."""
        strict = self._strict(text, begin, final)
        if strict is None:
            return None
        cells, after = strict
        if cells is not None and (after <= end + 1 or not self.width or len(cells) == self.width):
            return cells, after
        # A quote that is stray: on its own line the row is read with quotes as characters, or with quotes inside
        # cells, whichever gives the width the table has.
        line = text[begin:end]
        plain = line.split(self.delimiter)
        if cells is not None and len(plain) != self.width:
            return cells, after
        self.stray_count += 1
        self.stray_line = self.stray_line or self.line
        if self.width and len(plain) != self.width:
            loose = self._loose(line)
            if len(loose) == self.width:
                return loose, end + 1
        return plain, end + 1

    def _strict(self, text: str, begin: int, final: bool) -> tuple[list[str] | None, int] | None:
        cells: list[str] = []
        place, size, delimiter = begin, len(text), self.delimiter
        while True:
            if text.startswith('"', place):
                close = place + 1
                while True:
                    close = text.find('"', close, place + QUOTE_CHARACTERS)
                    if close < 0:
                        if not final and size - place < QUOTE_CHARACTERS:
                            return None
                        return None, 0
                    if close + 1 >= size and not final:
                        return None
                    if text.startswith('"', close + 1):
                        close += 2
                        continue
                    break
                if close + 1 < size and text[close + 1] not in (delimiter, "\n"):
                    return None, 0
                cells.append(text[place + 1 : close].replace('""', '"'))
                place = close + 1
            else:
                stop = text.find(delimiter, place)
                over = text.find("\n", place, stop if stop >= 0 else size)
                stop = over if over >= 0 else stop if stop >= 0 else size
                cells.append(text[place:stop])
                place = stop
            if place >= size:
                return (cells, size) if final else None
            if text[place] == "\n":
                return cells, place + 1
            place += 1

    def _loose(self, line: str) -> list[str]:
        """Cells of one line in which a quote closes only before a delimiter or the end: `"said "hi", ok",x`."""
        cells: list[str] = []
        place, delimiter = 0, self.delimiter
        while True:
            lead = place
            while line.startswith(" ", lead):
                lead += 1
            if line.startswith('"', lead):
                close = line.find('"' + delimiter, lead + 1)
                if close < 0 and line.endswith('"') and len(line) - 1 > lead:
                    close = len(line) - 1
                if close > 0:
                    cells.append(line[lead + 1 : close].replace('""', '"').replace('\\"', '"'))
                    place = close + 1
                    if place >= len(line):
                        return cells
                    place += 1
                    continue
            stop = line.find(delimiter, place)
            if stop < 0:
                cells.append(line[place:])
                return cells
            cells.append(line[place:stop])
            place = stop + 1


def fast_cells(text: str, delimiter: str, width: int, line: int) -> Cells | None:
    """Whole lines of text as columns, without a Python object per cell; None when they are not wholly regular.

    Regular is: quotes only around whole cells, no line end in a cell, no empty line, the same number of cells in every
    line. For regular text the result equals that of `Splitter.rows`.
    """
    if (
        len(delimiter) != 1
        or not delimiter.isascii()
        or not text
        or "\n\n" in text
        or text.startswith("\n")
        or "\0" in text
    ):
        return None
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return None
    if not data.endswith(b"\n"):
        data += b"\n"
    quoted = b'"' in data
    if quoted and not _regular(delimiter).fullmatch(data):
        return None
    from pyarrow import csv

    names = [str(n) for n in range(width)]
    try:
        table = csv.read_csv(
            io.BytesIO(data),
            csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            csv.ParseOptions(
                delimiter=delimiter,
                quote_char='"' if quoted else False,
                double_quote=quoted,
                ignore_empty_lines=False,
            ),
            csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, large), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != data.count(b"\n"):
        return None
    columns = [no_empties(_flat(c)) for c in table.columns]
    return Cells(numbered("line", line, table.num_rows), columns)


def _flat(column: pa.ChunkedArray) -> pa.Array:
    return (
        column.chunk(0)
        if column.num_chunks == 1
        else pa.concat_arrays(column.chunks)
        if column.num_chunks
        else pa.array([], large)
    )


@cache
def _regular(delimiter: str) -> Any:
    import re2

    d = "\\" + delimiter if delimiter in "|^" else delimiter
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1  # bytes are compared as bytes
    options.max_mem = 32 << 20
    cell = rf'(?:[^"{d}\n]*|"(?:[^"\n]|"")*")'
    return re2.compile(rf"(?:{cell}(?:{d}{cell})*\n)*".encode("latin-1"), options)
