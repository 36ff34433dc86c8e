"""The stage reads every text of a case and writes MENTIONS in order, the same with any number of workers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ringbreak.engine import ordering
from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model.fields import FIELDS
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.records import RECORDS
from ringbreak.model.regions import REGIONS
from ringbreak.model.table import Table
from ringbreak.model.tables import TABLES
from ringbreak.selectors import columns, scanner, stage
from ringbreak.selectors import extract as extract_module
from ringbreak.selectors.extract import SelectorSettings, find_mentions


def rows_of(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    schema = pa.schema([pa.field(c.name, c.type) for c in table.columns])
    return pa.Table.from_pylist(
        [{c.name: row.get(c.name) for c in table.columns} for row in rows], schema=schema
    )


@pytest.fixture
def engine(tmp_path: Path) -> DuckDB:
    engine = DuckDB(folders=(tmp_path,), scratch=tmp_path)
    for table in TABLES:
        engine.register(table.name, table.empty())
    record = {"evidence_id": "e", "locator": "x", "kind": "message"}
    engine.register(
        "records",
        rows_of(
            RECORDS,
            [
                {
                    **record,
                    "record_id": 9,
                    "ordinal": 0,
                    "platform": "wechat",
                    "author": "wxid_abcdef12",
                    "text": "加V 13800138000",
                },
                {
                    **record,
                    "record_id": 4,
                    "ordinal": 1,
                    "platform": "telegram",
                    "text": "@lucky_8899 在吗",
                    "title": "QQ：12345678",
                },
                {**record, "record_id": 2, "ordinal": 2, "kind": "furniture", "text": "电话13900139000"},
            ],
        ),
    )
    engine.register(
        "fields",
        rows_of(
            FIELDS,
            [
                {"record_id": 9, "field": "QQ", "value": "87654321"},
                {"record_id": 9, "field": "订单号", "value": "13900139000"},
            ],
        ),
    )
    engine.register(
        "regions",
        rows_of(
            REGIONS,
            [
                {
                    "record_id": 9,
                    "region": 0,
                    "form": "qr",
                    "text": " https://t.me/abcde_f",
                    "x": 1,
                    "y": 2,
                    "width": 3,
                    "height": 4,
                }
            ],
        ),
    )
    return engine


def test_every_text_is_read_and_furniture_is_not(engine: DuckDB, tmp_path: Path) -> None:
    sink = Sink(tmp_path / "out")
    find_mentions(engine, sink, SelectorSettings())
    rows = pq.read_table(sink.path(MENTIONS)).to_pylist()
    assert [(r["record_id"], r["field"], r["kind"], r["value"]) for r in rows] == [
        (4, "text", "telegram", "lucky_8899"),
        (4, "title", "qq", "12345678"),
        (9, "author", "wechat", "wxid_abcdef12"),
        (9, "cell:QQ", "qq", "87654321"),
        (9, "region:0", "code", "https://t.me/abcde_f"),
        (9, "region:0", "telegram", "abcde_f"),
        (9, "region:0", "url", "https://t.me/abcde_f"),
        (9, "region:0", "domain", "t.me"),
        (9, "text", "phone", "+8613800138000"),
        (9, "text", "wechat", "13800138000"),
    ]
    code = rows[4]
    assert (code["validity"], code["start"], code["x"], code["height"]) == ("decoded", 0, 1, 4)
    assert rows[-1]["x"] is None


def test_the_number_of_workers_changes_nothing(engine: DuckDB, tmp_path: Path) -> None:
    digests = []
    for workers in (1, 2):
        sink = Sink(tmp_path / str(workers))
        find_mentions(engine, sink, SelectorSettings(workers=workers))
        digests.append(sink.digests["mentions"])
    assert digests[0] == digests[1]


def test_texts_taken_few_bytes_at_a_time_give_the_same(
    engine: DuckDB, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded by bytes of text and not by their number: a hostile text has many millions."""
    whole = Sink(tmp_path / "whole")
    find_mentions(engine, whole, SelectorSettings())
    monkeypatch.setattr(stage, "BYTES", 12)
    parts = Sink(tmp_path / "parts")
    find_mentions(engine, parts, SelectorSettings(workers=2))
    assert parts.digests == whole.digests
    batch = pa.RecordBatch.from_pydict({"value": ["abc", "d" * 30, "", "é" * 5, "fg", "h"]})
    assert [p["value"].to_pylist() for p in stage._by_size(batch)] == [
        ["abc"],
        ["d" * 30],
        ["", "é" * 5, "fg"],
        ["h"],
    ]


def test_texts_joined_range_by_range_and_mentions_sorted_in_buckets_are_the_same(
    engine: DuckDB, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids over all 63 bits, the first and the last among them: none is passed over and none read twice."""
    ids = [0, 1, *(i * (1 << 63) // 7 for i in range(1, 7)), (1 << 63) - 1]
    record = {"evidence_id": "e", "locator": "x", "kind": "message", "platform": "sms"}
    engine.register(
        "records",
        rows_of(
            RECORDS,
            [
                {
                    **record,
                    "record_id": r,
                    "ordinal": n,
                    "text": f"加微信 shili_heimai{n}8，找 shili_heimai{8 - n}8",
                }
                for n, r in enumerate(ids)
            ],
        ),
    )
    engine.register(
        "fields", rows_of(FIELDS, [{"record_id": r, "field": "QQ", "value": "87654321"} for r in ids])
    )
    whole = Sink(tmp_path / "whole")
    find_mentions(engine, whole, SelectorSettings())
    assert whole.rows["mentions"] == 3 * len(ids)
    for bytes_at_once in (3_000, 500, 1):
        monkeypatch.setattr(stage, "JOINED", bytes_at_once)
        monkeypatch.setattr(ordering, "SPILL_BYTES", bytes_at_once)
        parts = Sink(tmp_path / str(bytes_at_once))
        find_mentions(engine, parts, SelectorSettings(workers=2))
        assert parts.digests == whole.digests
        assert [p.name for p in parts.folder.iterdir()] == ["mentions.parquet"]


def test_a_long_text_scanned_in_many_goes_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "加微信 shili_heimai88 电话 19900000012 abc@example.com\n" * 200
    column = pa.array(["加微信 shili_heimai99", text, "QQ：12345678", text[:3000]], pa.large_string())
    scanner.kernel()
    monkeypatch.setattr(columns, "PIECE", 1_000)
    monkeypatch.setattr(extract_module, "PIECE", 1_000)
    at_once = columns.extract_column(column, expected_bytes=1 << 40)
    monkeypatch.setattr(columns, "_TOGETHER", 1_500)
    assert columns.extract_column(column, expected_bytes=1 << 40).equals(at_once)
    assert at_once.num_rows > 600


@pytest.mark.parametrize(
    ("header", "cells", "seen"),
    [
        ("cluster", [f"Q{100127000 + i}" for i in range(30)], 0),
        ("编号", [f"V{100127000 + i}" for i in range(30)], 0),
        ("QQ号", [f"Q{100127000 + i}" for i in range(30)], 30),
        ("备注", [f"Q{100127000 + i}" for i in range(10)], 10),
        ("备注", [f"Q{100127000 + i}" for i in range(30)] + ["老客户"] * 20, 30),
    ],
)
def test_numbered_rows_are_no_contacts(
    engine: DuckDB, tmp_path: Path, header: str, cells: list[str], seen: int
) -> None:
    record = {"evidence_id": "e", "locator": "x", "kind": "row"}
    engine.register("records", rows_of(RECORDS, [{**record, "record_id": i} for i in range(len(cells))]))
    engine.register(
        "fields",
        rows_of(FIELDS, [{"record_id": i, "field": header, "value": v} for i, v in enumerate(cells)]),
    )
    sink = Sink(tmp_path)
    find_mentions(engine, sink, SelectorSettings())
    fields = pq.read_table(sink.path(MENTIONS))["field"].to_pylist()
    assert fields.count(f"cell:{header}") == seen


@pytest.mark.parametrize(
    ("header", "value", "kind"),
    [
        ("卖家微信", "wenping8899", "wechat"),
        ("对方账户", "6222020000000000128", "bank_card"),
        ("发布者", "wenping8899", None),
        ("用户名", "wenping8899", None),
    ],
)
def test_the_header_of_an_account_column_says_what_it_holds(
    engine: DuckDB, tmp_path: Path, header: str, value: str, kind: str | None
) -> None:
    record = {"evidence_id": "e", "kind": "row", "locator": "sheet A row 2"}
    engine.register("records", rows_of(RECORDS, [{**record, "record_id": 1, "counterpart": value}]))
    engine.register(
        "mappings",
        rows_of(
            MAPPINGS,
            [
                {
                    "evidence_id": "e",
                    "locator": "sheet A",
                    "header": header,
                    "meaning": "records.counterpart",
                    "why": "synonym",
                },
                {
                    "evidence_id": "e",
                    "locator": "sheet B",
                    "header": "QQ",
                    "meaning": "records.counterpart",
                    "why": "synonym",
                },
            ],
        ),
    )
    sink = Sink(tmp_path)
    find_mentions(engine, sink, SelectorSettings())
    rows = pq.read_table(sink.path(MENTIONS)).to_pylist()
    assert [r["kind"] for r in rows if r["field"] == "counterpart"] == ([kind] if kind else [])
