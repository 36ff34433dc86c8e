"""Linking comes back from large tables in files.

DuckDB 2.0.0 can stop for ever, all threads waiting, where one statement reads a file of a hundred thousand rows several times over; it
cannot be interrupted then. So the whole stage runs here in a process of its own, over files of that size.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ringbreak.model.actions import ACTIONS
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.records import RECORDS
from ringbreak.model.table import Table
from ringbreak.model.transfers import TRANSFERS

ROWS = 120_000
"""One row group of DuckDB holds 122,880 rows; the statement that stopped did so from a hundred thousand on."""
BOOK = "b" * 64
WORK = """
import sys
from pathlib import Path
from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.linking.link import link
from ringbreak.model.tables import TABLES

folder = Path(sys.argv[1])
engine = DuckDB(folders=(folder,), scratch=folder / "scratch", threads=2, memory_mb=2000)
for table in TABLES:
    engine.attach(table, folder / f"{table.name}.parquet")
link(engine, Sink(folder / "out"))
print(engine.sql("SELECT count(*) AS n FROM records")["n"][0].as_py())
"""


def written(folder: Path, table: Table, **columns: object) -> None:
    size = len(next(iter(columns.values())))  # type: ignore[arg-type]
    pq.write_table(
        pa.Table.from_arrays(
            [
                pa.array(columns[c.name]).cast(c.type) if c.name in columns else pa.nulls(size, c.type)
                for c in table.columns
            ],
            names=table.names,
        ),
        folder / f"{table.name}.parquet",
    )


@pytest.mark.parametrize("header", ["", "买家微信"], ids=["messages", "messages and a book"])
def test_linking_comes_back_from_a_hundred_thousand_records(tmp_path: Path, header: str) -> None:
    n = np.arange(ROWS)
    book = (n % 50 == 0) & bool(header)
    written(
        tmp_path, RECORDS, record_id=n, evidence_id=np.where(book, BOOK, "a" * 64), ordinal=n, locator=np.char.add("line ", n.astype(str)),
        kind=np.where(book, "row", "message"), platform=["chat"] * ROWS, author=np.char.add("u", (n % 5000).astype(str)),
        channel=np.where(book, "sheet", np.char.add("c", (n % 20_000).astype(str))), sent_at=pa.array(n * 60_000_000, pa.timestamp("us", tz="UTC")),
    )  # fmt: skip
    written(
        tmp_path, MENTIONS, record_id=n, field=np.where(book, f"cell:{header}", "author_name"), start=np.zeros(ROWS, int), end=np.full(ROWS, 11),
        kind=["wechat"] * ROWS, value=np.char.add("wx_", (n % 5000).astype(str)), as_written=["x"] * ROWS, shown_as=["x"] * ROWS,
        validity=["format"] * ROWS, why=["made"] * ROWS, specificity=np.full(ROWS, 0.9),
    )  # fmt: skip
    written(
        tmp_path, MAPPINGS, evidence_id=[BOOK], locator=[""], header=[header or "remark"], meaning=["kept"], why=["unknown"],
    )  # fmt: skip
    written(
        tmp_path, ACTIONS, record_id=n, action=["view"] * ROWS, actor=np.char.add("u", (n % 3000).astype(str)), device=np.char.add("d", (n % 2000).astype(str)),
        acted_at=pa.array(n * 60_000_000, pa.timestamp("us", tz="UTC")),
    )  # fmt: skip
    written(
        tmp_path, TRANSFERS, record_id=n, payer=np.char.add("6222", (n % 7000).astype(str)), payee=np.char.add("6228", (n % 900).astype(str)),
        amount=pa.array([str(x) for x in (n % 977 + 1).tolist()]).cast(pa.decimal128(38, 2)), currency=["CNY"] * ROWS,
        moved_at=pa.array(n * 60_000_000, pa.timestamp("us", tz="UTC")),
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(tmp_path)], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.stdout.strip() == str(ROWS), done.stderr[-2000:]
