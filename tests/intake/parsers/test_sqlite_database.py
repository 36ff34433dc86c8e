"""SQLite databases of any program, hostile ones included."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Limits, Member, Reading
from ringbreak.intake.parsers.sqlite_database import PARSER, accepts
from tests.intake.tables.reading import Read, source_of


def database(folder: Path, *statements: str) -> bytes:
    path = folder / "made.db"
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    data = path.read_bytes()
    os.remove(path)
    return data


def read(folder: Path, data: bytes, name: str = "x.db", reading: Reading | None = None) -> Read:
    return Read(PARSER.parse(source_of(folder, data, name, reading)))


PEOPLE = (
    "create table 人员(姓名 text, 手机 text, 编号 integer)",
    "insert into 人员 values('测试甲', '019900000001', 9007199254740993)",
)


def test_a_table_is_read_like_a_sheet(tmp_path: Path) -> None:
    found = read(tmp_path, database(tmp_path, *PEOPLE))
    assert found.cells(0) == {"姓名": "测试甲", "手机": "019900000001", "编号": "9007199254740993"}
    assert (found.records[0]["locator"], found.records[0]["channel"]) == ("table 人员 row 1", "人员")


def test_views_triggers_and_virtual_tables_are_named_and_not_run(tmp_path: Path) -> None:
    data = database(
        tmp_path,
        *PEOPLE,
        "create view v as with recursive n(x) as (select 1 union all select x + 1 from n) select * from n",
        "create trigger t after insert on 人员 begin delete from 人员; end",
        "create virtual table f using fts5(body)",
        "insert into f values('藏在全文索引里的一句话')",
    )
    found = read(tmp_path, data)
    assert {i.reason.split(" ", 1)[1].split(" ")[0] for i in found.issues if i.effect == "note"} >= {
        "view",
        "trigger",
        "virtual",
    }
    assert "藏在全文索引里的一句话" in str(found.everything()), (
        "what the index holds is in its ordinary content table"
    )
    assert not any("f_data" in str(r["locator"]) for r in found.records)


def test_a_generated_column_runs_no_function(tmp_path: Path) -> None:
    data = database(
        tmp_path,
        "create table g(a integer, b text generated always as (hex(zeroblob(a))) virtual)",
        "insert into g(a) values(1000000)",
    )
    found = read(tmp_path, data)
    assert found.cells(0) == {"a": "1000000"}
    assert any("computed" in i.reason for i in found.issues)


def test_pictures_in_cells_are_members(tmp_path: Path) -> None:
    png = "89504e470d0a1a0a" + "00" * 100
    found = read(
        tmp_path,
        database(
            tmp_path,
            "create table p(id integer, pic blob)",
            f"insert into p values(1, x'{png}')",
            "insert into p values(2, x'68656c6c6f')",
        ),
    )
    assert [m.name for m in found.items if isinstance(m, Member)] == ["p/pic/1.png"]
    assert found.cells(1)["pic"] == "hello"


def test_a_damaged_page_costs_what_is_on_it(tmp_path: Path) -> None:
    rows = [f"insert into m values({n}, '{'x' * 200} message number {n}')" for n in range(400)]
    data = bytearray(database(tmp_path, "create table m(id integer, content text)", *rows))
    start = len(data) // 2 // 4096 * 4096
    data[start : start + 4096] = bytes([255]) * 4096
    found = read(tmp_path, bytes(data))
    assert found.records
    assert any(i.effect == "failed" for i in found.issues)


def test_a_database_without_a_header_and_even_as_noise_is_encrypted(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(65_536)
    assert accepts(noise, "MSG0.db")
    with pytest.raises(Unreadable, match="needs a key") as caught:
        read(tmp_path, noise, "MSG0.db")
    assert caught.value.refused


def test_something_else_named_db_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(NotThisFormat):
        read(tmp_path, b"Windows thumbnail cache " * 4_000, "Thumbs.db")


def test_the_limit_of_cells_holds(tmp_path: Path) -> None:
    data = database(tmp_path, "create table m(a)", *["insert into m values(1)"] * 1_000)
    with pytest.raises(Unreadable, match="cells"):
        read(tmp_path, data, reading=Reading(limits=Limits(cells=500)))


def test_table_names_cannot_speak_sql(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        database(
            tmp_path, 'create table "a"";drop table b;--"(x)', 'insert into "a"";drop table b;--" values(1)'
        ),
    )
    assert found.cells(0) == {"x": "1"}
