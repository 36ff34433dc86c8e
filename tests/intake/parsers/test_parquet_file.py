"""Parquet files."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ringbreak.errors import Unreadable
from ringbreak.intake.parser import Limits, Reading
from ringbreak.intake.parsers.parquet_file import PARSER, accepts
from tests.intake.tables.reading import Read, source_of


def written(table: pa.Table, **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def read(folder: Path, data: bytes, reading: Reading | None = None) -> Read:
    return Read(PARSER.parse(source_of(folder, data, "t.parquet", reading)))


def test_columns_of_every_kind_become_exact_cells(tmp_path: Path) -> None:
    table = pa.table(
        {
            "big": pa.array([9007199254740993], pa.int64()),
            "money": pa.array([Decimal("1.10")], pa.decimal128(10, 2)),
            "yes": [True],
            "at": pa.array([datetime(2024, 3, 5, 7, 20, tzinfo=UTC)], pa.timestamp("us", "Asia/Shanghai")),
            "word": pa.array(["x"]).dictionary_encode(),
            "tags": [["a", "b"]],
            "user": [{"phone": "19900000001", "deep": {"k": 1}}],
            "nothing": pa.nulls(1),
        }
    )
    found = read(tmp_path, written(table))
    assert found.cells(0) == {
        "big": "9007199254740993",
        "money": "1.10",
        "yes": "true",
        "at": "2024-03-05 07:20:00Z",
        "word": "x",
        "tags": '["a", "b"]',
        "user.phone": "19900000001",
        "user.deep.k": "1",
    }


def test_messages_are_messages_over_many_row_groups(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": [f"message number {n} of many" for n in range(1_000)],
            "author": [f"user_{n % 5}" for n in range(1_000)],
        }
    )
    found = read(tmp_path, written(table, row_group_size=100))
    assert found.texts() == table["text"].to_pylist()
    assert found.records[999]["locator"] == "row 1000"


def test_a_damaged_row_group_costs_its_rows(tmp_path: Path) -> None:
    table = pa.table({"text": [f"message number {n} of many" for n in range(1_000)]})
    data = bytearray(written(table, row_group_size=500, compression="gzip", use_dictionary=False))
    data[200:400] = bytes(200)
    found = read(tmp_path, bytes(data))
    assert [i.items for i in found.issues if i.effect == "failed"] == [500]
    assert len(found.records) == 500


def test_a_truncated_file_and_a_bomb_are_refused_by_name(tmp_path: Path) -> None:
    data = written(pa.table({"a": ["x" * 1_000] * 100_000}))
    with pytest.raises(Unreadable):
        read(tmp_path, data[:-10])
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, written(pa.table({"a": [1] * 100_000})), Reading(limits=Limits(cells=100)))
    assert caught.value.refused
    assert accepts(data, "x")
    assert not accepts(b"PK", "x.parquet")
