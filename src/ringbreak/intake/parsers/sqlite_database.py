"""SQLite databases of any program: every ordinary table is read like a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import Parser, Source, Yield

_MAGIC = b"SQLite format 3\0"


def accepts(head: bytes, name: str) -> bool:
    """The header; or, with the name of a database, bytes without any known header (encrypted ones have none)."""
    if head.startswith(_MAGIC):
        return True
    return (
        name.lower().endswith((".db", ".sqlite", ".sqlite3", ".db3"))
        and len(head) >= 4_096
        and len(set(head[:16])) > 8
    )


def parse(source: Source) -> Iterator[Yield]:
    """See `read_sqlite`."""
    from ringbreak.intake.tables.sqlite_reading import read_sqlite

    yield from read_sqlite(source)


PARSER = Parser(
    name="sqlite-database",
    title="SQLite databases",
    media_type="application/vnd.sqlite3",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
