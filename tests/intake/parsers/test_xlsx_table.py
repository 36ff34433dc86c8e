# ruff: noqa: DTZ001 - a spreadsheet's clock has no zone
"""Spreadsheets. Written with xlsxwriter, or by hand where no writer would do such a thing."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Limits, Member, Reading
from ringbreak.intake.parsers.xlsx_table import PARSER, _has_filepass
from ringbreak.intake.tables.xlsx_sheet import date_text, is_date_format, plain_number
from tests.intake.tables.reading import Read, source_of


def workbook(fill: Any, **options: Any) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    fill(book)
    book.close()
    return out.getvalue()


def rows(*lines: list[Any]) -> bytes:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表一")
        for r, line in enumerate(lines):
            for c, cell in enumerate(line):
                if cell is not None:
                    (sheet.write_string if isinstance(cell, str) else sheet.write)(r, c, cell)

    return workbook(fill)


def read(folder: Path, data: bytes, name: str = "t.xlsx", reading: Reading | None = None) -> Read:
    return Read(PARSER.parse(source_of(folder, data, name, reading)))


def patched(data: bytes, change: dict[str, Any]) -> bytes:
    """The same zip with some parts changed: part -> function of its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename in change:
                content = change[info.filename](content.decode()).encode()
            new.writestr(info.filename, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_sheet_is_a_table(tmp_path: Path) -> None:
    found = read(
        tmp_path, rows(["姓名", "手机", "编号"], ["测试甲", "19900000001", "007"], ["测试乙", 19900000002, 8])
    )
    assert found.cells(0) == {"姓名": "测试甲", "手机": "19900000001", "编号": "007"}
    assert found.cells(1) == {"姓名": "测试乙", "手机": "19900000002", "编号": "8"}
    assert [(r["locator"], r["channel"]) for r in found.records[:2]] == [
        ("sheet 表一 row 2", "表一"),
        ("sheet 表一 row 3", "表一"),
    ]


def test_a_merged_cell_is_said_of_every_row_it_stretches_over_but_a_sum_is_not(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("登记")
        sheet.merge_range(0, 0, 0, 4, "某县登记表")
        sheet.write_row(1, 0, ["报案人", "联系电话", "涉案金额", "收款账号", "转账时间"])
        plain = book.add_format()
        for first, who, phone, loss in ((2, "测试甲", "19900000001", 600), (5, "测试乙", "19900000002", 900)):
            sheet.merge_range(first, 0, first + 2, 0, who, plain)
            sheet.merge_range(first, 1, first + 2, 1, phone, plain)
            sheet.merge_range(first, 2, first + 2, 2, loss, plain)
            for r in range(first, first + 3):
                sheet.write_string(r, 3, f"99999900000000{r:04}")
                sheet.write_string(r, 4, f"2031-03-0{r} 10:00:00")

    found = read(tmp_path, workbook(fill))
    rows = [found.cells(n) for n, r in enumerate(found.records) if r["kind"] != "metadata"]
    assert [r["报案人"] for r in rows] == ["测试甲"] * 3 + ["测试乙"] * 3
    assert [r["联系电话"] for r in rows] == ["19900000001"] * 3 + ["19900000002"] * 3
    assert [r.get("涉案金额") for r in rows] == ["600", None, None, "900", None, None]
    assert [i.reason for i in found.issues if "merged" in i.reason] == [
        "8 empty cells were read as the merged cell says that stretches over them"
    ]


def test_a_header_of_two_lines_is_one(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "转账时间")
        sheet.merge_range(0, 1, 0, 2, "付款方")
        sheet.merge_range(0, 3, 0, 4, "收款方")
        sheet.merge_range(0, 5, 1, 5, "金额")
        for c, word in enumerate(["账号", "户名", "账号", "户名"], 1):
            sheet.write_string(1, c, word)
        for r in range(2, 9):
            sheet.write_row(r, 0, [f"2031-03-0{r} 10:00:00", f"99999900000000{r:04}", "测试甲", f"99999900000001{r:04}", "测试乙", f"{r}00"])  # fmt: skip

    found = read(tmp_path, workbook(fill))
    assert [r["kind"] for r in found.records if r["locator"] != "properties"] == ["transfer"] * 7
    transfers = found.tables["transfers"]
    assert [(t["payer"], t["payee"]) for t in transfers] == [
        (f"99999900000000{r:04}", f"99999900000001{r:04}") for r in range(2, 9)
    ]


def test_digits_that_stand_in_the_file_are_all_kept(tmp_path: Path) -> None:
    """A writer other than Excel may store all 19 digits; a float would lose the last ones."""
    data = rows(["姓名", "卡号"], ["测试甲", 77], ["测试乙", 2])
    exact = patched(
        data, {SHEET: lambda t: t.replace("<v>77</v></c></row>", "<v>9999990000000000018</v></c></row>")}
    )
    found = read(tmp_path, exact)
    assert found.cells(0)["卡号"] == "9999990000000000018"
    assert not any("rounded" in i.reason for i in found.issues)


def test_digits_that_excel_has_lost_are_said_to_be_lost(tmp_path: Path) -> None:
    found = read(
        tmp_path, rows(["姓名", "卡号"], ["测试甲", 9999990000000000018], ["测试乙", 9999990000000000026])
    )
    assert found.cells(0)["卡号"] == "9.99999E+18"
    assert [i.items for i in found.issues if "rounded" in i.reason and "卡号" in i.reason] == [2]
    assert all("bank_card" not in p for p in found.tables["profiles"])


def test_dates_are_dates_whatever_their_format(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["内容", "发送时间"])
        for r, code in enumerate(
            ["yyyy-mm-dd hh:mm:ss", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d h:mm", "General"], 1
        ):
            sheet.write_string(r, 0, "你好，这是一条消息")
            sheet.write_datetime(r, 1, datetime(2024, 3, 5, 15, 20), book.add_format({"num_format": code}))

    found = read(tmp_path, workbook(fill))
    assert {str(r["sent_at"]) for r in found.records if "sent_at" in r} == {"2024-03-05 07:20:00+00:00"}
    assert [found.cells(n)["发送时间"] for n in range(3)] == ["2024-03-05 15:20:00"] * 3


FORMATS = [
    ("General", False), ("0.00", False), ("#,##0", False), ("yyyy-mm-dd", True), ("m/d/yy h:mm", True), ("h:mm:ss", None), ("[h]:mm:ss", None),
    ('"day "0', False), ("mmm-yy", True), ("[Red]0.00", False), ("上午/下午h:mm", None), ("@", False),
]  # fmt: skip


@pytest.mark.parametrize(("code", "shows"), FORMATS)
def test_a_number_format_shows_a_date_or_not(code: str, shows: bool | None) -> None:
    assert is_date_format(code) is shows


@pytest.mark.parametrize(
    ("raw", "text"),
    [("45356", "2024-03-05"), ("45356.638888888891", "2024-03-05 15:20:00"), ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("0.5", "12:00:00"), ("-1", "-1"), ("x", "x"), ("1e99", "1e99")],
)  # fmt: skip
def test_serials_are_the_dates_they_show(raw: str, text: str) -> None:
    assert date_text(raw, True, False) == text


def test_the_calendar_of_1904_is_known(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["内容", "日期"])
        sheet.write_string(1, 0, "你好，这是一条消息")
        sheet.write_datetime(1, 1, datetime(2024, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert read(tmp_path, workbook(fill, date_1904=True)).cells(0)["日期"] == "2024-03-05"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1.38E+10", "13800000000"),
        ("0.30000000000000004", "0.3"),
        ("79519.17999999999", "79519.18"),
        ("12.5", "12.5"),
        ("1E-3", "0.001"),
        ("007", "007"),
        ("6.2E+18", "6.2E+18"),
    ],
)
def test_numbers_are_written_as_people_would(raw: str, text: str) -> None:
    assert plain_number(raw) == text


def test_links_and_calls_are_kept_beside_the_cell_and_never_run(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["标题", "说明"])
        sheet.write_url(1, 0, "http://a.example/x", string="点这里")
        sheet.write_string(1, 1, "某某说明文字")
        sheet.write_formula(2, 0, '=HYPERLINK("http://b.example/y","看这里")', None, "看这里")
        sheet.write_formula(2, 1, "=cmd|'/c calc'!A0", None, "0")

    found = read(tmp_path, workbook(fill))
    assert found.cells(0)["标题 (link)"] == "http://a.example/x"
    assert found.cells(1)["标题 (formula)"] == '=HYPERLINK("http://b.example/y","看这里")'
    assert found.cells(1)["说明 (formula)"] == "=cmd|'/c calc'!A0"
    assert any("were not run" in i.reason for i in found.issues)


def test_hidden_sheets_comments_and_pictures_are_read(tmp_path: Path) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
    )

    def fill(book: Any) -> None:
        book.add_worksheet("a").write_row(0, 0, ["姓名", "手机"])
        sheet = book.add_worksheet("b")
        sheet.hide()
        sheet.write_row(0, 0, ["内容", "备注"])
        sheet.write_row(1, 0, ["藏起来的一句话在这里", "x"])
        sheet.write_comment(1, 0, "批注里的微信 wx_test", {"author": "测试甲"})
        sheet.insert_image(3, 3, "x.png", {"image_data": io.BytesIO(png)})

    found = read(tmp_path, workbook(fill))
    assert "藏起来的一句话在这里" in found.texts()
    assert any(r["kind"] == "comment" and "wx_test" in str(r["text"]) for r in found.records)
    assert [m.name for m in found.items if isinstance(m, Member)] == ["xl/media/image1.png"]
    assert any("hidden" in i.reason for i in found.issues)


def test_a_stray_cell_in_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "手机"])
        for r in range(1, 5):
            sheet.write_row(r, 0, ["测试甲", "19900000001"])
        sheet.write(1_048_575, 16_383, "stray")

    found = read(tmp_path, workbook(fill))
    assert found.cells(4) == {"column 16384": "stray"}
    assert found.records[4]["locator"] == "sheet Sheet1 row 1048576"


def test_the_limit_of_cells_holds_and_keeps_what_was_read(tmp_path: Path) -> None:
    data = rows(["姓名", "手机"], *[["测试甲", "19900000001"]] * 200)
    with pytest.raises(Unreadable, match="cells") as caught:
        read(tmp_path, data, reading=Reading(limits=Limits(cells=100)))
    assert caught.value.refused


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    data = rows(["a", "b"], ["c", "d"])
    bomb = patched(data, {SHEET: lambda t: t.replace("</sheetData>", " " * 3_000_000 + "</sheetData>")})
    limits = Limits(free_bytes=1_000_000, ratio=2)
    found = read(tmp_path, bomb, reading=Reading(limits=limits))
    assert any(i.effect == "refused" for i in found.issues)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    data = patched(
        rows(["a", "b"], ["c", "d"]),
        {
            SHEET: lambda t: t.replace(
                "<worksheet", '<!DOCTYPE x [<!ENTITY e "boom">]><worksheet', 1
            ).replace("<v>0</v>", "<v>&e;</v>", 1)
        },
    )
    found = read(tmp_path, data)
    assert "boom" not in str(found.everything())


def test_an_encrypted_workbook_is_refused_by_name(tmp_path: Path) -> None:
    assert _has_filepass(b"\x09\x08\x04\x00\0\0\0\0" + b"\x2f\x00\x06\x00" + bytes(6))
    assert not _has_filepass(b"\x09\x08\x04\x00\0\0\0\0" + b"\x42\x00\x02\x00\xb0\x04")


def test_a_zip_that_is_no_workbook_is_passed_on(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("a.txt", "hello")
    with pytest.raises(NotThisFormat):
        read(tmp_path, out.getvalue())


def test_two_sheets_are_two_tables_each_mapped_by_itself(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("人员").write_row(0, 0, ["姓名", "手机"])
        book.get_worksheet_by_name("人员").write_row(1, 0, ["测试甲", "19900000001"])
        sheet = book.add_worksheet("流水")
        sheet.write_row(0, 0, ["日期", "收入", "支出", "对方户名"])
        sheet.write_row(1, 0, ["2024-03-05", None, 5, "测试乙"])

    found = read(tmp_path, workbook(fill))
    assert [(r["kind"], r["channel"]) for r in found.records[:2]] == [
        ("profile", "人员"),
        ("transfer", "流水"),
    ]
    assert [(t["amount"], t["payee"]) for t in found.transfers] == [(Decimal("5.00"), "测试乙")]


cell = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=8).filter(
        lambda t: "_x" not in t
    ),
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**6), 10**6, places=2).map(float),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(cell, min_size=3, max_size=3).filter(lambda r: sum(c is not None for c in r) > 1),
        min_size=1,
        max_size=6,
    )
)
def test_cells_written_are_the_cells_read(tmp_path: Path, lines: list[list[Any]]) -> None:
    found = read(tmp_path, rows(["foo", "bar", "baz"], ["w", 1, 1], *lines))
    kept = "\n".join(
        [*(f["value"] for f in found.tables["fields"]), *(str(r.get("text")) for r in found.records)]
    )
    for line in lines:
        for value in line:
            text = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
            if isinstance(text, float):
                text = str(int(text)) if text == int(text) else repr(text)
            assert value is None or str(text) in kept


def test_a_date_alone_stays_a_date() -> None:
    from ringbreak.intake.tables.cells import shown

    assert [shown(v) for v in (date(2024, 3, 5), 1.0, 0.1, True, None, b"\x01")] == [
        "2024-03-05",
        "1",
        "0.1",
        "true",
        None,
        "01",
    ]


def test_a_cell_whose_text_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    from ringbreak.intake.read import read_file
    from tests.torture.bombs.documents import xlsx

    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="s"><v>-1</v></c></row>'
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx(row, strings="<si><t>text</t></si>"))
    parsed = read_file(path)
    assert parsed.status in ("partly", "failed")
    assert [i["reason"] for i in parsed.issues] == ["the text of 2 cells is not in the file"]
