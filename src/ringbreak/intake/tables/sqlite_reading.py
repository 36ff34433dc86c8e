"""Any SQLite database, read as evidence: nothing in it runs, nothing of it is written.

A database may carry triggers, views, generated columns and virtual tables that run code of its author's choice. Here
an authorizer lets nothing but plain reads through, the file is opened immutable, and tables are read one by one in
the order of the file. Source: https://sqlite.org/security.html
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator
from urllib.parse import quote

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Issue, Member, Source, Yield
from ringbreak.intake.tables.cells import cells_of, placed, shown, unique_headers
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.words import say

MAGIC = b"SQLite format 3\0"
STEPS = 100_000
"""Virtual machine steps between two looks at the budget; SQLite's own figure is about a hundred million a second."""
MOST_STEPS = 20_000
"""Looks: two thousand million steps, some tens of seconds, for one database."""
BATCH = 8_192
BLOB_TEXT = 65_536
_PICTURES = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
)

_SHADOWS = ("data", "idx", "docsize", "config", "segments", "segdir", "stat", "node", "parent", "rowid")

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


def read_sqlite(source: Source) -> Iterator[Yield]:
    """Every ordinary table of a database.

    Raises: NotThisFormat when it has not the header; Unreadable when it is encrypted (refused) or broken.
    """
    head = source.head(100)
    if not head.startswith(MAGIC):
        if looks_encrypted(source):
            raise Unreadable(
                "encrypted: the database needs a key; add a lawfully decrypted copy beside this file",
                refused=True,
            )
        raise NotThisFormat("no SQLite database")
    connection = _open(source)
    try:
        yield from _tables(source, connection)
    finally:
        connection.close()


def looks_encrypted(source: Source) -> bool:
    """Whether bytes without a header are an encrypted database: whole pages, and as even as noise."""
    if source.size < 4_096 or source.size % 1_024:
        return False
    if not source.name.lower().endswith((".db", ".sqlite", ".sqlite3", ".db3")):
        return False
    counts = Counter(source.head(65_536))
    total = sum(counts.values())
    entropy = -sum(n / total * math.log2(n / total) for n in counts.values())
    return entropy > 7.9 if total >= 16_384 else entropy > 7.7


def _open(source: Source) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(source.path))}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma cell_size_check = on")
        connection.execute("pragma mmap_size = 0")
        connection.execute("pragma cache_size = -16384")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 256 << 20)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    except sqlite3.Error as e:
        raise Unreadable("the database cannot be opened: {error}", error=e) from e
    looks = 0

    def tick() -> int:
        nonlocal looks
        looks += 1
        return looks > MOST_STEPS

    def allow(action: int, first: object, *_: object) -> int:
        harmless = action in _ALLOWED or (action == sqlite3.SQLITE_PRAGMA and first == "table_xinfo")
        return sqlite3.SQLITE_OK if harmless else sqlite3.SQLITE_DENY

    connection.text_factory = lambda b: b.decode("utf-8", "replace")
    connection.set_progress_handler(tick, STEPS)
    connection.set_authorizer(allow)
    return connection


def _tables(source: Source, connection: sqlite3.Connection) -> Iterator[Yield]:
    try:
        found = connection.execute("select type, name, sql, rootpage from sqlite_master").fetchall()
    except sqlite3.Error as e:
        raise Unreadable("the database is broken: {error}", error=e) from e
    tables = sorted(
        str(name)
        for kind, name, sql, root in found
        if kind == "table" and root and not str(sql or "").lstrip().lower().startswith("create virtual")
        and not str(name).startswith("sqlite_")
    )  # fmt: skip
    virtual = [n for kind, n, sql, root in found if kind == "table" and not root]
    # What a full-text index keeps beside its text is no evidence; the text itself (_content) is.
    shadows = {f"{v}_{part}" for v in virtual for part in _SHADOWS}
    tables = [t for t in tables if t not in shadows]
    views = [n for kind, n, *_ in found if kind == "view"]
    triggers = [n for kind, n, *_ in found if kind == "trigger"]
    for names, template in (
        (
            virtual,
            "{count} virtual tables were not opened; what they index stands in ordinary tables, which were read",
        ),
        (views, "{count} views were not run; the tables under them were read"),
        (triggers, "{count} triggers were not run"),
    ):
        if names:
            yield Issue("", say(template, count=len(names)), "note")
    left = source.reading.limits.cells
    several = len(tables) > 1
    for table in tables:
        try:
            columns, computed = _stored_columns(connection, table)
            if not columns:
                continue
            cursor = connection.execute(f"select {', '.join(columns)} from {_quoted(table)} not indexed")
        except sqlite3.Error as e:
            yield Issue(
                f"table {table}", say("the table {name} cannot be read: {error}", name=table, error=e)
            )
            continue
        if computed:
            yield Issue(
                f"table {table}", say("{count} computed columns were not run", count=computed), "note"
            )
        left = yield from _table(source, table, cursor, several, left)


def _stored_columns(connection: sqlite3.Connection, table: str) -> tuple[list[str], int]:
    """Quoted names of the columns that stand in the file, and how many are computed by an expression when read.

    The authorizer is not asked about functions in such expressions, so they are not read at all.
    """
    found = connection.execute(f"pragma table_xinfo({_quoted(table)})").fetchall()
    return [_quoted(str(c[1])) for c in found if c[6] in (0, 3)], sum(c[6] == 2 for c in found)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table(
    source: Source, table: str, cursor: sqlite3.Cursor, several: bool, left: int
) -> Generator[Yield, None, int]:
    """Rows of one table. Returns: how many cells may still be read."""
    headers = unique_headers([d[0] for d in cursor.description])
    prefix = f"table {table} row"
    interpreter: Interpreter | None = None
    number = 0
    while True:
        trouble: sqlite3.Error | None = None
        rows: list[tuple[object, ...]] = []
        try:
            for row in cursor:
                rows.append(row)
                if len(rows) == (SAMPLE_ROWS if interpreter is None else BATCH):
                    break
        except sqlite3.Error as e:
            trouble = e
        left -= len(rows) * len(headers)
        texts: list[list[str | None]] = []
        for offset, row in enumerate(rows):
            cells: list[str | None] = []
            for header, value in zip(headers, row, strict=True):
                if isinstance(value, bytes):
                    text, member = _blob(value, f"{table}/{header}/{number + offset + 1}")
                    if member is not None:
                        yield member
                    cells.append(text)
                else:
                    cells.append(shown(value))
            texts.append(cells)
        if rows:
            if interpreter is None:
                name = f"{source.name}#{table}" if several else source.name
                interpreter = Interpreter(headers, texts, source.reading, name, place=table, channel=table)
                yield from interpreter.mapped()
            locators = placed(prefix, range(number + 1, number + 1 + len(rows)))
            yield from interpreter.feed(cells_of(texts, len(headers), locators, headers))
            number += len(rows)
        if trouble is not None:
            stopped = "interrupt" in str(trouble)
            reason = (
                say("reading took too long; the rest was not read")
                if stopped
                else say(
                    "the table {name} is broken after row {row}: {error}",
                    name=table,
                    row=number,
                    error=trouble,
                )
            )
            yield Issue(f"table {table}", reason, "refused" if stopped else "failed")
        if left < 0:
            raise Unreadable(
                "more than {limit} cells; the rest was not read",
                refused=True,
                limit=source.reading.limits.cells,
            )
        if not rows or trouble is not None:
            break
    if interpreter is not None:
        yield from interpreter.finish()
    return left


def _blob(value: bytes, locator: str) -> tuple[str | None, Member | None]:
    """A blob as text when it is text; as a member when it is a file; else as hex digits, or its size."""
    if not value:
        return None, None
    for magic, suffix in _PICTURES:
        if value.startswith(magic) and len(value) > 64:
            return f"[{suffix}, {len(value)} bytes]", Member(f"{locator}.{suffix}", value, locator)
    if len(value) <= BLOB_TEXT:
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if text and text.isprintable():
            return text, None
    if len(value) <= 64:
        return value.hex(), None
    return f"[{len(value)} bytes]", Member(f"{locator}.bin", value, locator) if len(value) > 256 else None
