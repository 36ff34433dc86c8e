"""Detectors that go on with the tables typing left on their engine say what detectors on an engine of their own say."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.rings import RINGS
from ringbreak.model.tables import TABLES
from ringbreak.rings.conduct.apply import apply_types
from ringbreak.rings.conduct.prepare import typed_rings
from ringbreak.rings.detect import run_detectors
from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_case_types import account_control, gambling

MADE = ("ring_transfers", "findings", "citations", "flags")


def three_rings() -> Small:
    """A ring of one type, one of none that pays the same card, and one of another type."""
    case = Small()
    account_control(case)
    for i in range(4):
        case.record(f"今晚几点吃饭，第{i}次问了", ring="family", author=f"u{i}")
        case.transfer(f"payer{i}", "6200000000000000315", "100.00", ring="family")
    kept, case.rows["ring_members"] = case.rows["ring_members"], []
    gambling(case)
    case.ring("house")
    for member in case.rows["ring_members"]:
        member["ring_id"] = "house"
    case.rows["ring_members"] += kept
    return case


def made(engine: DuckDB, folder: Path) -> dict[str, bytes]:
    sink = Sink(folder)
    run_detectors(engine, sink)
    return {name: (folder / f"{name}.parquet").read_bytes() for name in MADE}


def test_detectors_say_the_same_with_what_typing_left_and_without(tmp_path: Path) -> None:
    case = three_rings()
    folder = tmp_path / "tables"
    folder.mkdir()
    engine = case.engine(folder)
    apply_types(engine, Sink(folder))
    alone = case.engine(folder)
    for table in (RINGS, RING_MEMBERS):
        alone.attach(table, folder / f"{table.name}.parquet")
    types = engine.sql("SELECT ring_id, case_type FROM rings ORDER BY ALL").to_pylist()
    assert {r["case_type"] for r in types} == {"account_control", "gambling_shop", None}
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    handed = made(engine, tmp_path / "one")
    assert handed == made(alone, tmp_path / "two")
    assert engine.sql("SELECT DISTINCT ring_id FROM conduct_words").num_rows == 2


def test_what_typing_left_of_other_rings_than_these_is_made_again(tmp_path: Path) -> None:
    """A member more since typing: the words that were left are not all."""
    case = three_rings()
    engine = case.engine(tmp_path)
    apply_types(engine, Sink(tmp_path))
    before = engine.sql("SELECT count(*) AS n FROM conduct_words WHERE ring_id = 'r'")["n"][0].as_py()
    case.record("免费清粉，检测谁偷偷删了你", author="op")
    later = case.rows["ring_members"][-1] | {"ring_id": "r"}
    for table in TABLES:
        if table.name == "records":
            engine.register("records", case.table(table))
    members = engine.sql("SELECT * FROM ring_members")
    added = pa.Table.from_pylist([dict.fromkeys(members.column_names) | later], schema=members.schema)
    engine.register("ring_members", pa.concat_tables([members, added]))
    assert typed_rings(engine, "account_control")
    after = engine.sql("SELECT count(*) AS n FROM conduct_words WHERE ring_id = 'r'")["n"][0].as_py()
    assert after == before + 1
