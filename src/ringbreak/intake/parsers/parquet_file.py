"""Parquet files: columns mapped like those of any table, row groups as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import Parser, Source, Yield


def accepts(head: bytes, name: str) -> bool:
    return head.startswith((b"PAR1", b"PARE"))


def parse(source: Source) -> Iterator[Yield]:
    """See `read_parquet`."""
    from ringbreak.intake.tables.parquet_reading import read_parquet

    yield from read_parquet(source)


PARSER = Parser(
    name="parquet-file",
    title="Parquet files",
    media_type="application/vnd.apache.parquet",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
