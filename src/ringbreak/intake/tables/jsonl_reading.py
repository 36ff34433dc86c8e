"""JSON lines of any size, read in blocks; lines that are no JSON are counted and named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Issue, Source, Yield
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.intake.tables.json_blocks import Bad, Kinds, fast_block, plain_block, read_lines
from ringbreak.intake.tables.json_cells import columns_of
from ringbreak.intake.text_encoding import TextReader, sniff_file
from ringbreak.words import say

BLOCK_BYTES = 8 << 20
LINE_BYTES = 64 << 20
"""A longer line is not held in memory."""
LISTED = 100
"""Bad lines that get an issue each; further ones are counted in one issue."""


def read_jsonl(source: Source, *, fast: bool = True) -> Iterator[Yield]:
    """Read JSON lines. `fast` False reads every block line by line; the result is the same (a test compares)."""
    losses = [0]
    encoding = sniff_file(source.path, "utf-8")  # RFC 8259, 8.1
    interpreter: Interpreter | None = None
    headers: list[str] = []
    kinds = Kinds()
    bad_count = 0
    for line, block in _blocks(source, encoding, losses):
        if interpreter is None:
            rows, _numbers, bad = read_lines(_text(block[: _end_of_sample(block)], losses), line, kinds)
            if not rows:
                yield from _bad_lines(bad, bad_count)
                bad_count += len(bad)
                if _end_of_sample(block) < len(block):
                    raise NotThisFormat("none of the first lines is JSON")
                continue
            sample = rows[:SAMPLE_ROWS]
            headers = columns_of(sample)
            interpreter = Interpreter(
                headers, [[r.get(h) for h in headers] for r in sample], source.reading, source.name
            )
            yield from interpreter.mapped()
            if not interpreter.understood:
                yield Issue(
                    "",
                    say(
                        "no column is understood; every cell is kept and searchable; say what they mean with --map FILE"
                    ),
                    "note",
                )
        cells = fast_block(block, headers, kinds, line) if fast else None
        if cells is None:
            cells, bad = plain_block(_text(block, losses), headers, kinds if fast else None, line)
            yield from _bad_lines(bad, bad_count)
            bad_count += len(bad)
        yield from interpreter.feed(cells)
    if interpreter is None:
        if not bad_count:
            raise NotThisFormat("the file is empty")
    else:
        yield from interpreter.finish()
    if bad_count > LISTED:
        yield Issue(
            "", say("{count} more lines are no JSON", count=bad_count - LISTED), "failed", bad_count - LISTED
        )
    lost = undecodable(losses[0], encoding)
    if lost is not None:
        yield lost


def _bad_lines(bad: list[Bad], before: int) -> Iterator[Issue]:
    for number, what, position in bad[: max(0, LISTED - before)]:
        yield Issue(
            f"line {number}", say("no JSON at character {position}: {what}", position=position + 1, what=what)
        )


def _end_of_sample(block: bytes) -> int:
    """Where the first SAMPLE_ROWS lines end."""
    place = 0
    for _ in range(SAMPLE_ROWS):
        found = block.find(b"\n", place)
        if found < 0:
            return len(block)
        place = found + 1
    return place


def _text(block: bytes, losses: list[int]) -> str:
    try:
        return block.decode("utf-8")
    except UnicodeDecodeError:
        text = block.decode("utf-8", "replace")
        losses[0] += max(1, text.count("\ufffd") - block.count("\ufffd".encode()))
        return text


def _blocks(source: Source, encoding: str, losses: list[int]) -> Iterator[tuple[int, bytes]]:
    """Whole lines as UTF-8, and the number of the first. A line that is too long is cut where the memory ends."""
    with source.open() as f:
        if encoding == "utf-8":
            head = f.read(3)
            pieces: Iterator[bytes] = _read(f, b"" if head == b"\xef\xbb\xbf" else head)
            reader = None
        else:
            reader = TextReader(f, encoding)
            pieces = (t.encode("utf-8", "replace") for t in reader)
        held: list[bytes] = []
        size, line = 0, 1
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            cut = piece.rfind(b"\n") + 1
            if size < BLOCK_BYTES or (not cut and size < LINE_BYTES):
                continue
            held[-1] = piece[:cut] if cut else piece
            block = b"".join(held)
            yield line, block
            line += block.count(b"\n")
            held, size = [piece[cut:]] if cut else [], len(piece) - cut if cut else 0
        last = b"".join(held)
        if last:
            yield line, last
        if reader is not None:
            losses[0] += reader.lossy_count


def _read(f: BinaryIO, head: bytes) -> Iterator[bytes]:
    if head:
        yield head
    while piece := f.read(BLOCK_BYTES):
        yield piece
