"""Tables printed as text, their columns set apart by blanks: print-outs of banks and registers, the text of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import HEAD_BYTES, Parser, Source, Yield
from ringbreak.intake.text_encoding import decode, no_text

_OTHERS = (".csv", ".tsv", ".tab", ".md", ".json", ".jsonl", ".html", ".htm", ".xml", ".eml", ".vcf", ".ics")
"""Names of text that is read as something else, however its lines are set."""


def accepts(head: bytes, name: str) -> bool:
    """A header of known words, and lines below it that have the same columns."""
    if not head or head[:1] in (b"{", b"[", b"<") or no_text(head[:1_024]) or name.lower().endswith(_OTHERS):
        return False
    from ringbreak.intake.tables.printed_reading import LOOKED_AT, columns_of

    found = decode(head)
    lines = found.text.splitlines() if found.text else []
    if len(head) >= HEAD_BYTES:
        lines = lines[:-1]
    return found.lossy_count <= 2 and columns_of(lines[:LOOKED_AT]) is not None


def parse(source: Source) -> Iterator[Yield]:
    """Rows of the table; see `tables/printed_reading.py`."""
    from ringbreak.intake.tables.printed_reading import read_printed

    yield from read_printed(source)


PARSER = Parser(
    name="printed-table",
    title="Tables printed as text, columns set apart by blanks",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
    sample="printed_table/statement.txt",
)
