"""Talks about forged rows of a register: who has them written and who writes them, and what an office or an auditor says of rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from ringbreak.linking.registers.spoken import _named_in

from ..profiled import Profiled
from .test_registers import OPENED, Office, bearers, forged, night


def said(office: Office, at: datetime, text: str, by: str = "broker", talk: str = "chat") -> int:
    return office.add(
        "phone", "message", {}, at, text=text, author=by, channel=talk, platform="wechat", author_name=by
    )


def talked(*, late: int = 0, speakers: int = 2, every: int = 1, ordinary: int = 0) -> tuple[Office, set[int]]:
    """Eight forged rows, and a talk that names every so manieth of them, so many days late, and so many ordinary ones."""
    office = Office()
    rows = forged(office)
    told = set()
    for n in range(0, 8, every):
        at = night(n) + timedelta(days=late)
        number = next(
            f["value"]
            for f in office.tables["fields"]
            if f["record_id"] == rows[n] and f["field"] == "licence"
        )
        what = f"buyer{n:02d} bought is in" if n % 2 else f"done: {number}, tell him to look"
        told.add(said(office, at + timedelta(hours=3), what, f"speaker{n % speakers}"))
        said(office, at + timedelta(hours=4), "same price as before?", f"speaker{(n + 1) % speakers}")
    for n in range(ordinary):
        at = night(n) + timedelta(hours=2)
        entered = [
            r
            for r in office.tables["records"]
            if r["evidence_id"] == "register" and abs(r["sent_at"] - at) < timedelta(days=1)
        ]
        names = [p["name"] for p in office.tables["profiles"] if p["record_id"] == entered[0]["record_id"]]
        said(office, at, f"{names[0]} waits at the desk", "speaker0")
    return office, told


def test_who_speaks_of_forged_rows_as_they_are_entered_is_of_it() -> None:
    office, told = talked()
    assert told <= bearers(office.link())


@pytest.mark.parametrize(
    "other",
    [{"late": 20}, {"speakers": 8}, {"every": 5}, {"ordinary": 8}],
    ids=["an auditor weeks later", "a hall", "two rows", "an office that speaks of all rows"],
)
def test_who_speaks_of_rows_otherwise_is_not(other: dict[str, int]) -> None:
    office, told = talked(**other)
    assert not told & bearers(office.link())


def named(rows: int, beginning: str, folder: Path) -> tuple[int, int]:
    """So many rows, as many messages within ten days, of which one in ten names a row: how many are found, and the most rows of a step."""
    days = [OPENED + timedelta(days=10 * n / rows) for n in range(rows)]
    numbers = list(range(rows))
    tables = {
        "register_rows": {
            "comparison_id": ["c"] * rows, "operator": ["o"] * rows, "record_id": numbers, "entered_at": days,
            "name": [f"{beginning}{chr(0x4E00 + n)}" for n in numbers],
        },
        "register_keys": {"v": pa.array([], pa.string()), "record_id": pa.array([], pa.int64())},
        "said": {
            "record_id": [rows + n for n in numbers], "talk": ["t"] * rows, "sent_at": days,
            "text": [f"{beginning.upper()}{'' if n % 10 else chr(0x4E00 + n)} IS IN" for n in numbers],
        },
    }  # fmt: skip
    seen: list[tuple[int, str]] = []
    connection = Profiled(duckdb.connect(), folder / "profile.json", seen)
    connection.execute("SET TimeZone = 'UTC'")
    for name, columns in tables.items():
        connection.register(name, pa.table(columns))
    connection.profile()
    found = connection.sql(_named_in("true", "said")).to_arrow_table()
    return found.num_rows, seen[-1][0]


@pytest.mark.parametrize("beginning", ["王", "欧阳", "Maria Beispiel "])
def test_messages_are_not_held_against_the_rows_of_their_days(beginning: str, tmp_path: Path) -> None:
    """Not by time alone, nor by how names begin: a register has thousands of one surname."""
    few, many = (named(rows, beginning, tmp_path) for rows in (200, 800))
    assert (few[0], many[0]) == (20, 80)
    assert many[1] <= 4.5 * few[1]
