"""JSON lines: one object a line, of any size, with lines that are no JSON counted and named."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import Parser, Source, Yield
from ringbreak.intake.tables.json_text import BadJson, decode
from ringbreak.intake.text_encoding import sniff

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".ldjson")


def accepts(head: bytes, name: str) -> bool:
    """The first lines are whole JSON objects. With the suffix, the first line may also be broken or cut."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if name.lower().endswith(SUFFIXES):
        return bool(start)
    if not head[:1]:
        return False
    if not start.startswith(b"{"):
        if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return False
        start = head.decode("utf-16", "replace").encode("utf-8", "replace").lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start.startswith(b"{"):
            return False
    lines = [x for x in start.split(b"\n")[:12] if x.strip()]
    if len(lines) < 2 or not lines[0].rstrip().endswith(b"}") or not lines[1].lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(decode(lines[0].decode(sniff(lines[0]), "replace")), dict)
    except BadJson:
        return False


def parse(source: Source) -> Iterator[Yield]:
    """One record a line."""
    from ringbreak.intake.tables.jsonl_reading import read_jsonl

    yield from read_jsonl(source)


PARSER = Parser(
    name="jsonl-file",
    title="JSON lines (jsonl, ndjson)",
    media_type="application/x-ndjson",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
