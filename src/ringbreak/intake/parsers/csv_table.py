"""Tables as text: comma, semicolon, tab or bar between cells, in any encoding, of any size."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import HEAD_BYTES, Issue, Parser, Source, Yield
from ringbreak.intake.tables.cells import ROWS
from ringbreak.intake.tables.header import LOOK
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS
from ringbreak.intake.tables.rows import NumberedRow, RowReader
from ringbreak.intake.tables.splitting import Splitter, fast_cells
from ringbreak.intake.text_encoding import TextReader, sniff, sniff_file
from ringbreak.words import say

DELIMITERS = (",", "\t", ";", "|", "，", "\x01", "^")
SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
BLOCK_CHARACTERS = 4 << 20
LINE_CHARACTERS = 8 << 20
"""A longer line is no row of a table; it is cut, and said so."""
FAST_CHARACTERS = 1 << 15
"""Below, reading row by row is as quick."""


def accepts(head: bytes, name: str) -> bool:
    """Text whose lines split into the same number of cells. The name breaks ties with prose that has commas."""
    if (
        not head
        or b"\0" in head[:4096]
        and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        and not _wide(head)
    ):
        return False
    lowered = name.lower()
    said = lowered.endswith(SUFFIXES)
    text = head.decode(sniff(head[:16_384]), "replace").lstrip("\ufeff")
    if not said and text.lstrip()[:1] in ("{", "[", "<"):
        return False
    if said:
        return bool(text.strip())
    if lowered.endswith(
        (
            ".md",
            ".html",
            ".htm",
            ".json",
            ".jsonl",
            ".eml",
            ".xml",
            ".log",
            ".py",
            ".js",
            ".css",
            ".vcf",
            ".ics",
        )
    ):
        return False
    complete = len(head) < HEAD_BYTES
    found = _dialect(text, complete=complete)
    return found is not None and found[1] >= 0.9


def _wide(head: bytes) -> bool:
    return sniff(head[:4096]).startswith("utf-16")


def _dialect(text: str, *, complete: bool = True) -> tuple[str, float] | None:
    """The delimiter, and the share of lines that have the usual number of cells.

    Of several, the one under which most lines agree, on more cells; at least two lines and two cells.
    """
    lines = text[:HEAD_BYTES].splitlines()
    if not complete and len(lines) > 1:
        lines.pop()
    lines = [line for line in lines if line.strip()][:200]
    best: tuple[float, int, str] | None = None
    for delimiter in DELIMITERS:
        if not any(delimiter in line for line in lines):
            continue
        widths = Counter(_cells_in(line, delimiter) for line in lines)
        widths.pop(1, None)
        if not widths:
            continue
        usual, count = max(widths.items(), key=lambda w: (w[1] * (w[0] - 1) ** 0.5, w[0]))
        share = count / len(lines)
        if count >= 2 and (
            best is None or (share * (usual - 1) ** 0.5, usual) > (best[0] * (best[1] - 1) ** 0.5, best[1])
        ):
            best = share, usual, delimiter
    if best is None:
        return None
    share, usual, delimiter = best
    if delimiter in (",", "，", ";") and usual == 2:
        # Prose has a comma a line by chance; short cells on both sides are a table.
        pairs = [line.split(delimiter) for line in lines if line.count(delimiter) == 1]
        if (
            sum(len(p[0]) > 40 or (p[1].startswith(" ") and len(p[1]) > 24) for p in pairs) > 0.2 * len(pairs)
            or len(lines) < 3
        ):
            share *= 0.5
    return delimiter, share


def _cells_in(line: str, delimiter: str) -> int:
    if '"' not in line:
        return line.count(delimiter) + 1
    count, inside = 1, False
    for c in line[:20_000]:
        if c == '"':
            inside = not inside
        elif c == delimiter and not inside:
            count += 1
    return count


def parse(source: Source) -> Iterator[Yield]:
    """Rows of a delimited file; see `RowReader` for header, meanings and notes."""
    yield from read_csv(source)


def read_csv(source: Source, *, fast: bool = True) -> Iterator[Yield]:
    """Read a delimited file. `fast` False reads every block the plain way; the result is the same (a test compares).

    Raises: NotThisFormat when no delimiter splits its lines.
    """
    encoding = sniff_file(source.path)
    with source.open() as f:
        text = TextReader(f, encoding)
        reader = RowReader(source.reading, source.name)
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
                first: list[NumberedRow] = []
                for row in splitter.rows(block, 0, line, final=final):
                    first.append(row)
                    if len(first) >= LOOK + SAMPLE_ROWS:
                        break
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
                yield Issue(f"line {line}", say("a line of more than {limit} characters was cut", limit=LINE_CHARACTERS), "note")
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
            yield Issue("", say("{count} NUL characters among the cells; they are kept", count=nulls), "note", nulls)
        lost = undecodable(text.lossy_count, encoding)
        if lost is not None:
            yield lost


def _delimiter(text: str, name: str) -> str:
    found = _dialect(text, complete=len(text) < HEAD_BYTES)
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
    while batch := list(islice(rows, ROWS)):
        yield from reader.take(batch)


PARSER = Parser(
    name="csv-table",
    title="Tables as text (csv, tsv, any delimiter and encoding)",
    media_type="text/csv",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
