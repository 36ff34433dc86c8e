"""Tables on disk: canonical digests, atomic replacement, declared nulls."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Digest, Sink, digest_of
from ringbreak.errors import EngineError
from ringbreak.model.table import Column, Table, boolean, float64, int64, money, string, utc_us

TABLE = Table(
    name="things",
    doc="For tests.",
    key=("id",),
    columns=(
        Column("id", int64, "Key."),
        Column("text", string, "Text.", nullable=True),
        Column("amount", money, "Money.", nullable=True),
        Column("at", utc_us, "Time.", nullable=True),
        Column("odd", boolean, "Odd?", nullable=True),
        Column("share", float64, "Share.", nullable=True),
    ),
)
ROW = st.fixed_dictionaries(
    {
        "id": st.integers(-(2**62), 2**62),
        "text": st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
        "amount": st.none() | st.integers(-(10**12), 10**12).map(lambda n: Decimal(n).scaleb(-2)),
        "at": st.none()
        | st.integers(31_536_000_000_000, 4_102_444_800_000_000).map(
            lambda us: datetime.fromtimestamp(us // 1_000_000, UTC).replace(microsecond=us % 1_000_000)
        ),
        "odd": st.none() | st.booleans(),
        "share": st.none() | st.floats(0, 1),
    }
)


def table(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=TABLE.schema)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=30), st.integers(1, 7))
def test_the_digest_does_not_depend_on_batches_and_survives_the_disk(
    tmp_path: Path, rows: list[dict[str, object]], size: int
) -> None:
    whole, parts = Sink(tmp_path / "whole"), Sink(tmp_path / "parts")
    whole.write(TABLE, table(rows))
    parts.write(TABLE, iter(table(rows).to_batches(max_chunksize=size)))
    assert whole.digests == parts.digests
    assert digest_of(TABLE, parts.path(TABLE)) == whole.digests["things"]
    assert pq.read_table(whole.path(TABLE)).to_pylist() == table(rows).to_pylist()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=10), st.data())
def test_any_change_of_a_value_changes_the_digest(
    tmp_path: Path, rows: list[dict[str, object]], data: st.DataObject
) -> None:
    changed = [dict(r) for r in rows]
    row = changed[data.draw(st.integers(0, len(rows) - 1))]
    column = data.draw(st.sampled_from(sorted(row)))
    row[column] = data.draw(ROW.map(lambda r: r[column]).filter(lambda v: v != row[column]))
    a, b = Digest(TABLE), Digest(TABLE)
    a.update(table(rows))
    b.update(table(changed))
    assert a.hexdigest() != b.hexdigest()


def test_null_and_empty_text_differ() -> None:
    a, b = Digest(TABLE), Digest(TABLE)
    blank: dict[str, object] = {"id": 1, "text": None, "amount": None, "at": None, "odd": None, "share": None}
    a.update(table([blank]))
    b.update(table([blank | {"text": ""}]))
    assert a.hexdigest() != b.hexdigest()


def test_more_rows_than_a_row_group_are_the_same_bytes_however_they_come(tmp_path: Path) -> None:
    rows = pa.table({"id": pa.array(range(150_001), pa.int64())})
    for c in TABLE.columns[1:]:
        rows = rows.append_column(c.name, pa.nulls(150_001, c.type))
    a, b = Sink(tmp_path / "a"), Sink(tmp_path / "b")
    a.write(TABLE, rows)
    b.write(TABLE, iter(rows.to_batches(max_chunksize=999)))
    assert a.path(TABLE).read_bytes() == b.path(TABLE).read_bytes()


def test_a_null_where_none_may_be_is_refused_and_the_old_table_stays(tmp_path: Path) -> None:
    sink = Sink(tmp_path)
    sink.write(TABLE, table([{"id": 1}]))
    before = sink.path(TABLE).read_bytes()
    with pytest.raises(EngineError, match="id is null"):
        sink.write(TABLE, pa.table({c.name: pa.nulls(2, c.type) for c in TABLE.columns}))
    assert sink.path(TABLE).read_bytes() == before


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="columns missing: text"):
        Sink(tmp_path).write(TABLE, pa.table({"id": [1]}))


def test_the_engine_reads_only_where_it_may(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.csv").write_text("a\n1\n")
    sink = Sink(tmp_path / "in")
    sink.write(TABLE, table([{"id": 7}]))
    engine = DuckDB(folders=(tmp_path / "in",))
    engine.attach(TABLE, sink.path(TABLE))
    assert engine.sql("SELECT id FROM things WHERE id > ?", 1).to_pylist() == [{"id": 7}]
    with pytest.raises(EngineError):
        engine.sql(f"SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')")
    with pytest.raises(EngineError):
        engine.sql("SET enable_external_access = true")


def test_a_table_made_later_takes_the_place_of_the_empty_one(tmp_path: Path) -> None:
    sink = Sink(tmp_path)
    engine = DuckDB(folders=(tmp_path,))
    engine.attach(TABLE, sink.path(TABLE))
    assert engine.sql("SELECT count(*) AS n FROM things").to_pylist() == [{"n": 0}]
    sink.write(TABLE, table([{"id": 7}]))
    engine.attach(TABLE, sink.path(TABLE))
    assert engine.sql("SELECT count(*) AS n FROM things").to_pylist() == [{"n": 1}]


@pytest.mark.parametrize(
    "values", [[None, "a"], ["a", None, "a"], [None], ["a"], ["a", "b", None], [None, "", ""], ["a", "a"]]
)
@pytest.mark.parametrize(
    "where",
    ["text IS NULL", "text IS NOT NULL", "text = 'a'", "text <> 'a'", "amount IS NULL", "odd IS NULL"],
)
def test_a_stored_table_answers_a_filter_as_its_rows_do(
    tmp_path: Path, values: list[str | None], where: str
) -> None:
    """DuckDB 2.0.0 gave every row for `text IS NULL` where all texts were the same and some null."""
    rows = table([{"id": i, "text": v} for i, v in enumerate(values)])
    sink = Sink(tmp_path)
    sink.write(TABLE, rows)
    engine = DuckDB(folders=(tmp_path,))
    engine.attach(TABLE, sink.path(TABLE))
    stored = engine.sql(f"SELECT id FROM things WHERE {where} ORDER BY id").to_pylist()
    # The same over rows in memory, the filter kept away from the scan.
    counted = engine.sql(
        f"SELECT id FROM (SELECT *, ({where}) AS hit FROM things) WHERE coalesce(hit, false) ORDER BY id"
    )
    truth = {
        "text IS NULL": [i for i, v in enumerate(values) if v is None],
        "text IS NOT NULL": [i for i, v in enumerate(values) if v is not None],
        "text = 'a'": [i for i, v in enumerate(values) if v == "a"],
        "text <> 'a'": [i for i, v in enumerate(values) if v not in (None, "a")],
    }.get(where, list(range(len(values))))
    assert [r["id"] for r in stored] == truth
    assert [r["id"] for r in counted.to_pylist()] == truth
