"""Cells and accounts that stand more than once are read once, and give what each would give alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model.fields import FIELDS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.records import RECORDS
from ringbreak.model.tables import TABLES
from ringbreak.selectors import repeated
from ringbreak.selectors.extract import SelectorSettings, find_mentions

from .test_stage import rows_of

Cell = tuple[str, str, str | None]
"""Header, value, the platform of its record."""
HEADERS = ["QQ", "联系方式", "收货电话", "user_id", "备注", "browser user agent"]
VALUES = [
    "87654321",
    "薇信 yudan11_lizi",
    "13900139000",
    "P0016897",
    "wxid_abcdef12",
    "换号了，电话13900139000，Q 7654321",
]


def found(folder: Path, cells: list[Cell], progress: Progress = SILENT) -> list[dict[str, Any]]:
    """MENTIONS of one record a cell."""
    folder.mkdir(exist_ok=True)
    engine = DuckDB(folders=(folder,), scratch=folder)
    for table in TABLES:
        engine.register(table.name, table.empty())
    of = {"evidence_id": "e", "locator": "x", "kind": "row"}
    engine.register(
        "records",
        rows_of(
            RECORDS,
            [{**of, "record_id": n, "ordinal": n, "platform": p} for n, (_, _, p) in enumerate(cells, 1)],
        ),
    )
    engine.register(
        "fields",
        rows_of(FIELDS, [{"record_id": n, "field": h, "value": v} for n, (h, v, _) in enumerate(cells, 1)]),
    )
    sink = Sink(folder / "out")
    find_mentions(engine, sink, SelectorSettings(workers=2), progress)
    rows: list[dict[str, Any]] = pq.read_table(sink.path(MENTIONS)).to_pylist()
    return rows


CELLS = st.tuples(
    st.sampled_from(HEADERS), st.sampled_from(VALUES), st.sampled_from([None, "qq", "telegram"])
)


@given(
    st.lists(CELLS, min_size=1, max_size=5).flatmap(
        lambda few: st.lists(st.sampled_from(few), min_size=4, max_size=24)
    )
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_cell_bears_what_it_bears_alone(
    tmp_path_factory: pytest.TempPathFactory, cells: list[Cell]
) -> None:
    once = found(tmp_path_factory.mktemp("case"), cells)
    with pytest.MonkeyPatch.context() as patch:
        # No text is as short as that.
        patch.setattr("ringbreak.selectors.repeated.OF", "false")
        assert found(tmp_path_factory.mktemp("case"), cells) == once


def test_a_cell_that_stands_a_hundred_times_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = repeated.extract_column

    def counted(texts: pa.ChunkedArray, **said: Any) -> pa.Table:
        read.extend(texts.to_pylist())
        return real(texts, **said)

    monkeypatch.setattr("ringbreak.selectors.repeated.extract_column", counted)
    monkeypatch.setattr("ringbreak.selectors.stage.extract_column", counted)
    cells: list[Cell] = [("QQ", "87654321", None)] * 100 + [
        ("QQ", "87654322", None),
        ("收货电话", "13900139000", None),
    ] * 2
    rows = found(tmp_path, cells)
    assert sorted(read) == ["13900139000", "87654321", "87654322"]
    assert [r["value"] for r in rows] == ["87654321"] * 100 + ["87654322", "+8613900139000"] * 2


def test_of_more_repeated_cells_than_are_held_the_rest_is_read_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: list[Cell] = (
        [("QQ", "87654321", None)] * 3 + [("QQ", "87654322", None)] * 2 + [("QQ", "87654323", None)]
    )
    held: list[int] = []
    real = repeated.read

    def counted(*args: Any) -> repeated.Repeated:
        held.append((again := real(*args)).found.num_rows)
        return again

    monkeypatch.setattr("ringbreak.selectors.stage.repeated.read", counted)
    whole = found(tmp_path / "a", cells)
    monkeypatch.setattr("ringbreak.selectors.repeated.MOST", 1)
    assert found(tmp_path / "b", cells) == whole
    assert held == [2, 1]


def test_reading_what_is_repeated_is_told_and_never_more_than_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Heard:
        def __init__(self) -> None:
            self.done: list[int] = []

        def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
            self.done.append(done)
            assert (stage, total, unit) == ("selectors", 40, "records")

    monkeypatch.setattr("ringbreak.selectors.repeated.AT_ONCE", 5)
    heard = Heard()
    found(tmp_path, [("QQ", str(87654321 + n % 20), None) for n in range(40)], heard)
    before_the_rest = heard.done[: 1 + 4]
    # 20 texts in fives, of 60 to read in all.
    assert before_the_rest == [0, 3, 6, 10, 13]
    assert heard.done == sorted(heard.done)
    assert heard.done[-1] == 40


def test_the_same_cell_on_two_platforms_is_two_texts(tmp_path: Path) -> None:
    cells: list[Cell] = [("备注", "@lucky_8899", "telegram")] * 2 + [("备注", "@lucky_8899", None)] * 2
    assert [r["record_id"] for r in found(tmp_path, cells) if r["kind"] == "handle"] == [3, 4]
