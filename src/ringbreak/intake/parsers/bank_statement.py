"""Bank statements as CSV, whatever the bank: told by the columns of their header, which need not be the first line."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import HEAD_BYTES, Parser, Source, Yield
from ringbreak.intake.tables.dialect import dialect
from ringbreak.intake.tables.synonyms import concept_of
from ringbreak.intake.text_encoding import no_text, sniff

_WHEN = frozenset(("time", "date"))
_HOW_MUCH = frozenset(("amount", "amount_in", "amount_out"))
_OF_A_BANK = frozenset(
    ("balance", "counterparty", "counterparty_name", "direction", "amount_in", "amount_out")
)
LOOK = 60


def accepts(head: bytes, name: str) -> bool:
    """A line with a date, an amount, and what only a statement has: a balance, the other side, in and out."""
    if not head or head[:1] in (b"{", b"[", b"<") or no_text(head[:1_024]):
        return False
    text = head.decode(sniff(head[:16_384]), "replace").lstrip("\ufeff")
    found = dialect(text, complete=len(head) < HEAD_BYTES)
    if found is None:
        return False
    for line in text.splitlines()[:LOOK]:
        cells = [c.strip().strip('"') for c in line.split(found[0])]
        if not 3 <= len(cells) <= 60 or any(len(c) > 40 for c in cells):
            continue
        concepts = {known[0] for c in cells if c and (known := concept_of(c))}
        if (
            concepts & _WHEN
            and concepts & _HOW_MUCH
            and len(concepts & _OF_A_BANK) >= 2
            and "text" not in concepts
        ):
            return True
    return False


def parse(source: Source) -> Iterator[Yield]:
    """One transfer a row; who paid whom by flag, sign, columns and balance. See `tables/ledger.py`."""
    from ringbreak.intake.tables.csv_reading import read_csv

    yield from read_csv(source, platform="bank")


PARSER = Parser(
    name="bank-statement",
    title="Bank statements as CSV",
    media_type="text/csv",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
