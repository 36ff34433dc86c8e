"""DuckDB behind the engine contract: in process, no network, spills to the case's own scratch folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from ringbreak.errors import EngineError
from ringbreak.model.table import Table

MEMORY_MB = 3000
"""What it takes before it spills, unless told otherwise."""


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def _told(statement: str) -> Iterator[None]:
    """What the engine refuses as EngineError; Ctrl-C inside a query, which it tells in two ways, as KeyboardInterrupt."""
    try:
        yield
    except duckdb.InterruptException as e:
        raise KeyboardInterrupt from e
    except duckdb.Error as e:
        raise EngineError(str(e), statement=statement) from e
    except RuntimeError as e:
        if str(e) == "Query interrupted":
            raise KeyboardInterrupt from e
        raise


class DuckDB:
    """An in-memory DuckDB over Parquet files.

    Args:
        folders: Folders that may be read and written; nothing else on the machine can be.
        scratch: Where it spills.
        threads: Worker threads; results do not depend on it because every statement orders its rows.
        memory_mb: Memory limit in MiB.
    """

    name = "duckdb"

    def __init__(
        self,
        *,
        folders: tuple[Path, ...] = (),
        scratch: Path | None = None,
        threads: int | None = None,
        memory_mb: int = MEMORY_MB,
    ) -> None:
        self._connection = duckdb.connect(":memory:")
        self.scratch = scratch
        allowed = [f.resolve() for f in folders]
        settings = [
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET allow_community_extensions = false",
            "SET enable_progress_bar = false",
            "SET preserve_insertion_order = true",
            "SET TimeZone = 'UTC'",
            f"SET memory_limit = '{memory_mb}MB'",
            f"SET threads = {threads or os.cpu_count() or 1}",
        ]
        if scratch is not None:
            settings.append(f"SET temp_directory = {_quoted(scratch)}")
            allowed.append(scratch.resolve())
        if allowed:
            settings.append(f"SET allowed_directories = [{', '.join(_quoted(f) for f in allowed)}]")
        settings += ["SET enable_external_access = false", "SET lock_configuration = true"]
        for line in settings:
            self._connection.execute(line)

    def attach(self, table: Table, path: Path) -> None:
        if path.exists():
            # Registered data is a temporary view, which would hide the table.
            self._connection.unregister(table.name)
            self.execute(
                f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet({_quoted(path.resolve())})"
            )
        else:
            self.register(table.name, table.empty())

    def register(self, name: str, data: pa.Table | pa.RecordBatchReader) -> None:
        self.execute(f'DROP VIEW IF EXISTS "{name}"')
        self._connection.register(name, data)

    def execute(self, statement: str) -> None:
        with _told(statement):
            self._connection.execute(statement)

    def sql(self, statement: str, *params: object) -> pa.Table:
        with _told(statement):
            return self._connection.sql(statement, params=list(params)).to_arrow_table()

    def batches(self, statement: str, *, rows: int = 65_536) -> pa.RecordBatchReader:
        with _told(statement):
            return self._connection.sql(statement).to_arrow_reader(rows)

    def close(self) -> None:
        self._connection.close()
