"""Delimited files of any size, read in blocks: regular ones through Arrow, the others row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import HEAD_BYTES, Issue, Source, Yield
from ringbreak.intake.tables.cells import NumberedRow
from ringbreak.intake.tables.dialect import SUFFIXES, dialect
from ringbreak.intake.tables.header import LOOK
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS
from ringbreak.intake.tables.rows import RowReader, batches
from ringbreak.intake.tables.splitting import Splitter, fast_cells
from ringbreak.intake.text_encoding import TextReader, sniff_file
from ringbreak.words import say

BLOCK_CHARACTERS = 4 << 20
LINE_CHARACTERS = 8 << 20
"""A longer line is no row of a table; it is cut, and said so."""
FAST_CHARACTERS = 1 << 15
"""Below, reading row by row is as quick."""


def read_csv(source: Source, *, fast: bool = True, platform: str | None = None) -> Iterator[Yield]:
    """Read a delimited file. `fast` False reads every block the plain way; the result is the same (a test compares).
    `platform` is RECORDS.platform when the format says so.

    Raises: NotThisFormat when no delimiter splits its lines.
    """
    encoding = sniff_file(source.path)
    with source.open() as f:
        text = TextReader(f, encoding)
        reader = RowReader(source.reading, source.name, platform=platform)
        splitter: Splitter | None = None
        started = False
        nulls = 0
        rest, line = "", 1
        for piece, final in _pieces(iter(text)):
            nulls += piece.count("\0")
            block = rest + piece
            if splitter is None:
                splitter = Splitter(_delimiter(block, source.name))
            start = 0
            if not started:
                first: list[NumberedRow] = list(
                    islice(splitter.rows(block, 0, line, final=final), LOOK + SAMPLE_ROWS)
                )
                if len(first) < 2 and not final and len(block) < LINE_CHARACTERS:
                    rest = block
                    continue
                yield from reader.take((yield from reader.start(first)))
                started = True
                splitter.width = reader.width
                start, line = splitter.position, splitter.line
            yield from _block(reader, splitter, block, start, line, final=final, fast=fast)
            rest, line = block[splitter.position :], splitter.line
            if len(rest) > LINE_CHARACTERS:
                # One line as long as a book: it is cut here, so that memory stays bounded.
                yield Issue(
                    f"line {line}",
                    say("a line of more than {limit} characters was cut", limit=LINE_CHARACTERS),
                    "note",
                )
                yield from reader.take([(line, rest.split(splitter.delimiter))])
                rest = ""
        if not started:
            raise NotThisFormat("the file is empty")
        yield from reader.finish()
        assert splitter is not None
        if splitter.stray_count:
            reason = say(
                "{count} lines have a quote that is never closed or stands inside a cell, the first at {place}; it was read as a character",
                count=splitter.stray_count,
                place=f"line {splitter.stray_line}",
            )
            yield Issue("", reason, "note", splitter.stray_count)
        if nulls:
            yield Issue(
                "", say("{count} NUL characters among the cells; they are kept", count=nulls), "note", nulls
            )
        lost = undecodable(text.lossy_count, encoding)
        if lost is not None:
            yield lost


def _delimiter(text: str, name: str) -> str:
    found = dialect(text, complete=len(text) < HEAD_BYTES)
    if found is not None:
        return found[0]
    lowered = name.lower()
    if not lowered.endswith(SUFFIXES):
        raise NotThisFormat("no character splits its lines into columns")
    return "\t" if lowered.endswith((".tsv", ".tab")) else ","


def _pieces(texts: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Text in blocks with \\n at line ends, and whether a block is the last."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= BLOCK_CHARACTERS:
            block = "".join(held)
            # A \\r at the very end may be half of a line end.
            tail = block[-1:] if block.endswith("\r") else ""
            block = block[: len(block) - len(tail)]
            yield (block.replace("\r\n", "\n").replace("\r", "\n") if "\r" in block else block), False
            held, size = [tail], len(tail)
    block = "".join(held)
    yield (block.replace("\r\n", "\n").replace("\r", "\n") if "\r" in block else block), True


def _block(
    reader: RowReader, splitter: Splitter, text: str, start: int, line: int, *, final: bool, fast: bool
) -> Iterator[Yield]:
    """Rows of one block from `start`; leaves where it stopped in the splitter."""
    end = len(text) if final else text.rfind("\n", start) + 1
    if fast and end - start >= FAST_CHARACTERS:
        part = text[start:end] if start or end < len(text) else text
        cells = fast_cells(part, splitter.delimiter, reader.width, line)
        if cells is not None and reader.all_data(cells):
            splitter.position, splitter.line = end, line + len(cells)
            assert reader.interpreter is not None
            yield from reader.interpreter.feed(cells)
            return
    rows = splitter.rows(text, start, line, final=final)
    for batch in batches(rows):
        yield from reader.take(batch)
