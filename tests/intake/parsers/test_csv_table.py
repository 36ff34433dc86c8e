"""Tables as text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringbreak.intake.parser import Reading
from ringbreak.intake.parsers.csv_table import PARSER, accepts
from ringbreak.intake.tables import csv_reading
from ringbreak.intake.tables.csv_reading import read_csv
from tests.intake.tables.reading import Read, source_of


def read(folder: Path, data: str | bytes, name: str = "t.csv", reading: Reading | None = None) -> Read:
    raw = data if isinstance(data, bytes) else data.encode()
    return Read(PARSER.parse(source_of(folder, raw, name, reading)))


ACCEPTED = [
    (b"a,b\n1,2\n", "x.csv", True),
    (b"a;b\n1;2\n3;4\n", "x", True),
    (b"a\tb\tc\n1\t2\t3\n", "x.txt", True),
    ("姓名,手机\n测试甲,1\n测试乙,2\n".encode("gb18030"), "x.dat", True),
    (b"a,b\n1,2\n3,4\n".decode().encode("utf-16"), "x", True),
    (b"Dear Sir, I write to you.\nYours, Bob\n", "x.txt", False),
    (b'{"a": 1, "b": 2}\n{"a": 1, "b": 2}\n', "x", False),
    (b"<a,b>\n<c,d>\n", "x", False),
    (b"\0\1\2,\0\n\0,\0\n", "x", False),
    (b"", "x.csv", False),
    (b"just a line\nand another\n", "x", False),
]  # fmt: skip


@pytest.mark.parametrize(("head", "name", "yes"), ACCEPTED, ids=[repr(a[0][:20]) + a[1] for a in ACCEPTED])
def test_it_takes_text_whose_lines_split_alike(head: bytes, name: str, yes: bool) -> None:
    assert accepts(head, name) is yes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ["姓名", "手機", "地址"],
        ["測試甲", "19900000001", "某市某區某路一號"],
        ["測試乙", "19900000002", "某市某區某路二號"],
    ]
    found = read(tmp_path, "\r\n".join(delimiter.join(r) for r in rows).encode(encoding))
    assert found.cells(0) == dict(zip(rows[0], rows[1], strict=True))
    assert found.cells(1) == dict(zip(rows[0], rows[2], strict=True))
    assert [r["locator"] for r in found.records] == ["line 2", "line 3"]


def test_only_the_text_column_is_the_text(tmp_path: Path) -> None:
    found = read(tmp_path, "id,text,author,memo\n7,hello my old friend,user_1,x\n8,you again here,user_2,y\n")
    assert found.texts() == ["hello my old friend", "you again here"]
    assert found.cells(0) == {"id": "7", "memo": "x"}
    assert found.records[0]["author"] == "user_1"


def test_leading_zeros_and_long_numbers_stay(tmp_path: Path) -> None:
    found = read(tmp_path, "编号,卡号\n00012,9999990000000000018\n00013,9999990000000000026\n")
    assert found.cells(0) == {"编号": "00012", "卡号": "9999990000000000018"}


def test_ragged_rows_are_kept_and_said(tmp_path: Path) -> None:
    found = read(tmp_path, "姓名,手机\n测试甲\n测试乙,19900000001,more,\n测试丙,19900000002\n")
    assert found.cells(0) == {"姓名": "测试甲"}
    assert found.cells(1) == {"姓名": "测试乙", "手机": "19900000001", "column 3": "more"}
    assert sum("cells than the header" in i.reason for i in found.issues) == 2


def test_headers_given_twice_are_numbered(tmp_path: Path) -> None:
    found = read(tmp_path, "姓名,备注,备注,\n测试甲,a,b,c\n")
    assert found.cells(0) == {"姓名": "测试甲", "备注": "a", "备注#2": "b", "column 4": "c"}


def test_a_table_nobody_understands_is_kept_whole_and_says_how_to_help(tmp_path: Path) -> None:
    found = read(tmp_path, "foo,bar\nx,1\ny,2\n")
    assert [found.cells(0), found.cells(1)] == [{"foo": "x", "bar": "1"}, {"foo": "y", "bar": "2"}]
    assert found.texts() == [None, None]
    assert any("--map" in i.reason for i in found.issues)


def test_a_person_says_what_a_column_means(tmp_path: Path) -> None:
    found = read(tmp_path, "foo,bar\nx,1\ny,2\n", reading=Reading(maps={"t.csv": {"foo": "records.text"}}))
    assert found.texts() == ["x", "y"]


def test_a_lone_quote_does_not_swallow_the_file(tmp_path: Path) -> None:
    lines = [f"{n},message number {n} of many" for n in range(1, 2_000)]
    lines[10] = '11,"message that opens a quote'
    found = read(tmp_path, "id,text\n" + "\n".join(lines))
    assert len(found.records) == 1_999
    assert found.texts()[10] == '"message that opens a quote'
    assert any("quote" in i.reason and "line 12" in i.reason for i in found.issues)


def test_nul_characters_are_kept_and_said(tmp_path: Path) -> None:
    found = read(tmp_path, "id,text\n1,hel\0lo my friend\n" + "2,good day to you\n" * 50)
    assert found.texts()[0] == "hel\0lo my friend"
    assert any("NUL" in i.reason for i in found.issues)


def test_lines_above_and_below_are_records_of_their_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "某行明细,账号：9999990000000000018\n\n日期,摘要,金额,余额\n20240305,转账,1.00,2.00\n20240306,转账,1.00,3.00\n合计,,2.00\n",
    )
    kinds = [(r["kind"], r["locator"]) for r in found.records]
    assert kinds == [
        ("metadata", "line 1"),
        ("transfer", "line 4"),
        ("transfer", "line 5"),
        ("metadata", "line 6"),
    ]
    assert "9999990000000000018" in str(found.records[0]["text"])


def test_the_total_of_a_month_among_the_rows_is_no_payment(tmp_path: Path) -> None:
    """Where nothing was paid out the total has one sum, as a payment has."""
    rows = "".join(f"2024030{n},转账,,1.00,{n}.00,测试甲\n" for n in range(1, 9))
    found = read(
        tmp_path,
        "账号：9999990000000000018\n\n日期,摘要,支出,收入,余额,对方户名\n"
        + rows
        + "20240331,本月合计,,8.00,,\n20240401,转账,,1.00,9.00,测试甲\n",
    )
    assert [r["locator"] for r in found.records if r["kind"] != "transfer"] == ["line 1", "line 12"]
    assert len(found.records) == 11


def test_dates_that_can_be_read_two_ways_stay_unread(tmp_path: Path) -> None:
    found = read(tmp_path, "date,text\n03/04/2024,hello my friend\n05/06/2024,hello again friend\n")
    assert all("sent_at" not in r for r in found.records)
    assert any("day first or month first" in i.reason for i in found.issues)


def test_a_date_far_down_settles_those_above(tmp_path: Path) -> None:
    rows = "".join(f"03/04/2024,hello number {n} friend\n" for n in range(3_000)) + "25/04/2024,last of all\n"
    found = read(tmp_path, "date,text\n" + rows)
    assert {str(r["sent_at"].date()) for r in found.records[:3_000]} == {"2024-04-02"}, (
        "midnight in Shanghai is the day before in UTC"
    )


def test_a_person_settles_the_order_of_dates(tmp_path: Path) -> None:
    reading = Reading(maps={"*": {"date": "records.sent_at:mdy"}}, time_zone="UTC")
    found = read(tmp_path, "date,text\n03/04/2024,hello my friend\n", reading=reading)
    assert str(found.records[0]["sent_at"]) == "2024-03-04 00:00:00+00:00"


messages = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=20),
        st.sampled_from(["2024-03-05 15:20:00", "2024-03-05", "", "soon"]),
        st.sampled_from(["1.00", "-2.5", "", "x"]),
    ),
    min_size=5,
    max_size=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(messages)
def test_the_quick_way_reads_what_the_slow_way_reads(
    tmp_path: Path, rows: list[tuple[int, str, str, str]]
) -> None:
    """Blocks so small that a file has many, and rows and quoted cells are cut by their ends."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("id", "text", "time", "amount"), *rows])
    source = source_of(tmp_path, out.getvalue().encode(), "t.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_reading, "FAST_CHARACTERS", 0)
        patch.setattr(csv_reading, "BLOCK_CHARACTERS", 64)
        patch.setattr(csv_reading, "LOOK", 2)
        patch.setattr(csv_reading, "SAMPLE_ROWS", 1)
        assert Read(read_csv(source)).everything() == Read(read_csv(source, fast=False)).everything()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), min_size=1, max_size=8).filter(lambda t: t.strip() == t), min_size=3, max_size=3),
        min_size=3,
        max_size=8,
    )
)  # fmt: skip
def test_cells_written_are_the_cells_read(tmp_path: Path, rows: list[list[str]]) -> None:
    """Whatever a table holds: every cell is found again under its header, or in the record its line became."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("姓名", "编号", "备注"), *rows])
    found = read(tmp_path, out.getvalue())
    kept = "\n".join(
        [*(str(f["value"]) for f in found.tables["fields"]), *(str(r.get("text")) for r in found.records)]
    )
    kept += "\n".join(str(r.get("author_name")) for r in found.records)
    for row in rows:
        for cell in row:
            assert cell in kept or (len(row) == 3 and row == ["姓名", "编号", "备注"])


def test_a_big_file_is_read_by_the_block(tmp_path: Path) -> None:
    body = "".join(
        f"{n},message number {n} of very many messages,user_{n % 7},2024-03-05 15:20:00\n"
        for n in range(30_000)
    )
    source = source_of(tmp_path, ("id,text,author,time\n" + body).encode(), "t.csv")
    quick, slow = Read(read_csv(source)), Read(read_csv(source, fast=False))
    assert len(quick.records) == 30_000
    assert quick.everything() == slow.everything()
