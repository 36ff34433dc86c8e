"""Where joins, grouping and sorting run: the handful of methods every engine has."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyarrow as pa

from ringbreak.model.table import Table


class Engine(Protocol):
    """Runs relational text over tables. Inputs are views by lower-case table name (`records`, `mentions` ...)."""

    name: str
    scratch: Path | None
    """Where it spills, and those may who use it; gone at the end of a run."""

    def attach(self, table: Table, path: Path) -> None:
        """Make `table` readable under its name; a table without rows when the file does not exist."""

    def register(self, name: str, data: pa.Table | pa.RecordBatchReader) -> None:
        """Make Arrow data readable under a name of the caller's."""

    def execute(self, statement: str) -> None:
        """Run a statement for its effect, for example `create temp table`."""

    def sql(self, statement: str, *params: object) -> pa.Table:
        """Run a query and return all of it. `?` in the text stands for each of `params`."""

    def batches(self, statement: str, *, rows: int = 65_536) -> pa.RecordBatchReader:
        """Run a query and return it batch by batch, so that memory stays bounded."""

    def close(self) -> None:
        """Free everything."""
