"""Tables as text: comma, semicolon, tab or bar between cells, in any encoding, of any size."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ringbreak.intake.parser import HEAD_BYTES, Parser, Source, Yield
from ringbreak.intake.tables.dialect import SUFFIXES, dialect
from ringbreak.intake.text_encoding import sniff

_OTHERS = (
    ".md", ".html", ".htm", ".json", ".jsonl", ".eml", ".xml", ".log", ".py", ".js", ".css", ".vcf", ".ics",
)  # fmt: skip
"""Names of text that is read as something else, however many commas it has."""


def accepts(head: bytes, name: str) -> bool:
    """Text whose lines split into the same number of cells. The name breaks ties with prose that has commas."""
    if not head or (
        b"\0" in head[:4096]
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
    if lowered.endswith(_OTHERS):
        return False
    complete = len(head) < HEAD_BYTES
    found = dialect(text, complete=complete)
    return found is not None and found[1] >= 0.9


def _wide(head: bytes) -> bool:
    return sniff(head[:4096]).startswith("utf-16")


def parse(source: Source) -> Iterator[Yield]:
    """Rows of a delimited file; see `RowReader` for header, meanings and notes."""
    from ringbreak.intake.tables.csv_reading import read_csv

    yield from read_csv(source)


PARSER = Parser(
    name="csv-table",
    title="Tables as text (csv, tsv, any delimiter and encoding)",
    media_type="text/csv",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
