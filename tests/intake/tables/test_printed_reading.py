"""Tables whose columns are set apart by blanks: told by shape, or by the word of the header above; prose and listings are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.read import read_file
from ringbreak.intake.tables.printed import of_a_bank, shape_of
from ringbreak.intake.tables.printed_reading import (
    HEADERS_TRIED,
    JUDGED,
    LEAST_FULL,
    Columns,
    columns_of,
    under,
)

HEADER = ("日期", "时间", "付款人", "付款账号", "收款人", "收款账号", "金额", "摘要")
ROWS = [
    (f"203105{d:02d}", f"1{d % 10}:31:29", "甲某乙"[: 2 + d % 2], f"62000000000000{d:05d}", "某某县第一食堂"[: 2 + d % 6], f"62000000000001{d:05d}", f"{d * 317}.00", "货款")
    for d in range(1, 13)
]  # fmt: skip
WIDTHS = (9, 8, 10, 19, 10, 19, 10, 8)


def line(cells: tuple[str, ...], gap: str = " ") -> str:
    """As a program pads that counts characters: what is wider than its column pushes the rest aside."""
    return gap.join(c.ljust(w) for c, w in zip(cells, WIDTHS, strict=True)).rstrip()


TABLE = [line(HEADER, "  "), "-" * 90, *map(line, ROWS)]


def test_full_lines_teach_the_shapes() -> None:
    columns = columns_of(TABLE)
    assert columns is not None
    assert columns.header == HEADER
    assert columns.shapes == ("day", "clock", "words", "number", "words", "number", "sum", "words")
    assert of_a_bank(columns.header)
    assert [columns.cells(x) for x in TABLE[2:]] == [list(r) for r in ROWS]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # A name of two words, a purpose of three, no purpose.
        ("20310601 09:00 John Sample 6200000000000000011 某店 6200000000000000029 5.00 扫码", "John Sample|某店|扫码"),
        ("20310601 09:00 甲某 6200000000000000011 某店 6200000000000000029 5.00 借款 还款 一期", "甲某|某店|借款 还款 一期"),
        ("20310601 09:00 甲某 6200000000000000011 某店 6200000000000000029 5.00", "甲某|某店|None"),
        # No payer: nothing else could stand there.
        ("20310601 09:00 6200000000000000011 某店 6200000000000000029 5.00 货款", "None|某店|货款"),
        # An account is missing, a sum. Prose.
        ("20310601 09:00 甲某 某店 6200000000000000029 5.00 货款", "甲某|某店|货款"),
        ("20310601 09:00 甲某 6200000000000000011 某店 6200000000000000029 货款", "甲某|某店|货款"),
        ("合计以系统为准", None),
        ("说明 本表 由 系统 自动 生成 仅供 参考 不作 凭证", None),
    ],
)  # fmt: skip
def test_a_line_is_laid_over_the_shapes_or_is_no_row(cells: str, expected: str | None) -> None:
    columns = columns_of(TABLE)
    assert columns is not None
    found = columns.cells(cells)
    assert (found and "|".join(str(found[i]) for i in (2, 4, 7))) == expected


STATEMENT = [
    "某银行 账户明细",
    "交易日期      借方金额      贷方金额        余额   对方户名",
    "2031-05-01      100.00                  900.00   甲某",
    "2031-05-02                   50.00      950.00   某某商贸有限公司",
    "2031-05-03       20.50                  929.50   乙某",
    "2031-05-04    1,000.00                  -70.50   丙某",
    "2031-05-05                1,200.00    1,129.50   丁某",
    "2031-05-06                    1.00    1,130.50   戊某",
]


def test_sums_are_told_by_the_word_above_them_where_no_line_is_full() -> None:
    columns = columns_of(STATEMENT)
    assert columns is not None
    assert columns.spans
    assert [columns.cells(x) for x in STATEMENT[2:5]] == [
        ["2031-05-01", "100.00", None, "900.00", "甲某"],
        ["2031-05-02", None, "50.00", "950.00", "某某商贸有限公司"],
        ["2031-05-03", "20.50", None, "929.50", "乙某"],
    ]


def test_a_print_out_becomes_transfers_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("\n".join([*STATEMENT, "", "合计 6 笔", "打印人 某某"]), encoding="gb18030")
    parsed = read_file(path)
    assert parsed.parser == "printed-table"
    records = parsed.tables["records"].to_pylist()
    assert [r["kind"] for r in records].count("transfer") == 6
    said = "\n".join(r["text"] for r in records if r["kind"] == "metadata")
    assert all(x in said for x in ("某银行 账户明细", "合计 6 笔", "打印人 某某"))
    paid = [
        (str(t["amount"]), t["payer_name"], t["payee_name"]) for t in parsed.tables["transfers"].to_pylist()
    ]
    assert paid[:2] == [("100.00", None, "甲某"), ("50.00", "某某商贸有限公司", None)]


@pytest.mark.parametrize(
    "lines",
    [
        # A list of files, a log, a poem with a title of known words, a header without rows, a table of commas.
        [f"-rw-r--r-- 1 root root {n} May 0{n} 10:1{n} file{n}.txt" for n in range(1, 9)],
        [f"2031-05-0{n} 10:1{n}:00 INFO worker{n} started task {n * 7}" for n in range(1, 9)],
        ["时间 金额 姓名 电话", *(["他 说 他 已经 把 钱 都 还 了", "我 不信"] * 6)],
        ["日期  时间  金额  余额  摘要"],
        ["日期,时间,金额,余额", *("2031-05-01,10:00,5,10" for _ in range(9))],
    ],
)
def test_other_text_is_no_printed_table(lines: list[str]) -> None:
    assert columns_of(lines) is None


def test_lines_under_many_headers_are_given_up_as_soon_as_they_cannot_be_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sixty lines of known words above two thousand that fit none of them: accepting a file must not lay each over each."""
    laid = 0
    told = Columns.cells

    def counted(self: Columns, line: str) -> list[str | None] | None:
        nonlocal laid
        laid += 1
        return told(self, line)

    monkeypatch.setattr(Columns, "cells", counted)
    header = "日期 时间 金额 余额 摘要 付款人 收款人 备注"
    full = ["2031-05-01 10:00 5.00 6.00 a b c d"] * LEAST_FULL
    prose = ["2031-05-01 10:00 " + "甲乙 " * 14] * 2_000
    assert columns_of([f"{header} {n}" for n in range(60)] + [header] + full + prose) is None
    assert columns_of([header] * 60 + full + prose) is None
    assert laid <= 2 * HEADERS_TRIED * JUDGED


@given(st.lists(st.text("甲乙a1.,:- \t", max_size=30), max_size=40))
def test_any_text_is_looked_at_without_harm_and_a_row_keeps_its_words(lines: list[str]) -> None:
    columns = columns_of([*TABLE, *lines])
    for text in lines:
        row = columns.cells(text) if columns else None
        assert row is None or " ".join(c for c in row if c).split() == text.split()


@pytest.mark.parametrize(
    ("word", "shape"),
    [("20310515", "day"), ("2031-5-1", "day"), ("18:37", "clock"), ("3,823.17", "sum"), ("-70.50", "sum"), ("6200****0011", "number"), ("'6200000000000000011", "number"), ("甲某", "words"), ("20319915", "sum")],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape


def test_two_parts_under_one_word_are_no_row() -> None:
    assert under("1.00 a    2.00", ((0, 4), (10, 14)), wide=False) == ["1.00 a", "2.00"]
    assert under("1.00  2.00", ((0, 10), (30, 40)), wide=False) is None
