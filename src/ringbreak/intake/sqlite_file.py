"""A foreign SQLite database opened so that it can only be read, costs a bounded amount, and runs nothing of its own.

Read-only and immutable (no journal is replayed, no lock is taken), schema untrusted, reading of tables the only thing
the authorizer allows, and a progress handler that stops a statement which never ends: a view or index in a hostile
file can be written to run for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ringbreak.errors import Unreadable

SIGN = b"SQLite format 3\0"
STEPS = 10_000
MOST_STEPS = 400_000
"""Times STEPS virtual machine instructions that one statement may take: some minutes of work at most."""
MOST_CELL = 64 << 20

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, 31}  # 31: SQLITE_FUNCTION, of which these:
_FUNCTIONS = frozenset(
    ("substr", "length", "count", "min", "max", "coalesce", "typeof", "hex", "lower", "like")
)


class Database:
    """Tables of a database and their rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._steps = 0
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for limit, value in (
            (sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
            (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000),
        ):
            connection.setlimit(limit, value)
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma query_only = on")
        connection.execute("pragma cell_size_check = on")
        connection.set_progress_handler(self._tick, STEPS)
        connection.set_authorizer(_authorise)

    def _tick(self) -> int:
        self._steps += 1
        return int(self._steps > MOST_STEPS)

    def tables(self) -> dict[str, list[str]]:
        """Columns by ordinary table, names as written, in the order of the schema."""
        found: dict[str, list[str]] = {}
        for (name,) in self.rows("select name from sqlite_schema where type = 'table' order by rowid"):
            if isinstance(name, str) and not name.startswith("sqlite_") and len(found) < 5_000:
                try:
                    cursor = self._connection.execute(f"select * from {quoted(name)} limit 0")
                except sqlite3.Error:
                    continue
                found[name] = [d[0] for d in cursor.description or ()]
        return found

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a statement of ours, one at a time.

        Raises: Unreadable when the database is damaged or the statement takes too long.
        """
        self._steps = 0
        try:
            yield from self._connection.execute(statement)
        except sqlite3.OperationalError as e:
            if "interrupted" in str(e):
                raise Unreadable(
                    "the database takes too long to read; the rest was not read", refused=True
                ) from e
            raise Unreadable("the database cannot be read: {error}", error=e) from e
        except (sqlite3.DatabaseError, OverflowError) as e:
            raise Unreadable("the database cannot be read: {error}", error=e) from e


def _authorise(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    if action == 31:
        return sqlite3.SQLITE_OK if (second or "").lower() in _FUNCTIONS else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The database at `path`.

    Raises: Unreadable when it is none, is encrypted, or is damaged at its head.
    """
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error as e:
        raise Unreadable("the database cannot be read: {error}", error=e) from e
    try:
        yield Database(connection)
    except sqlite3.Error as e:
        raise Unreadable("the database cannot be read: {error}", error=e) from e
    finally:
        connection.close()
