"""Where a table begins, and which rows are none."""

from __future__ import annotations

import pytest

from ringbreak.intake.tables.header import find_header, holder_of, is_no_data, joined_lines, repeats

FOUND = [
    ("in the first row", "姓名,手机号\n测试甲,19900000001", 0),
    (
        "below a title and account lines",
        "某行明细\n账号：9999,户名：测试甲\n\n交易日期,金额,余额\n20240305,1,2\n20240306,1,3",
        3,
    ),
    ("below a line of prose", "this is an export of everything we have\nid,text,time\n1,hello,2024-03-05", 1),
    ("of unknown words above numbers", "foo,bar\nx,1\ny,2", 0),
    ("nowhere, when the first row is data", "测试甲,19900000001\n测试乙,19900000002", None),
    ("nowhere, when rows are all alike", "测试甲,测试乙\n测试丙,测试丁", None),
    ("not in a row of values that happens to be short", "2024-03-05,1.00\n2024-03-06,2.00", None),
]


@pytest.mark.parametrize(("text", "row"), [f[1:] for f in FOUND], ids=[f[0] for f in FOUND])
def test_the_header_is_found(text: str, row: int | None) -> None:
    assert find_header([line.split(",") for line in text.split("\n")]).row == row


@pytest.mark.parametrize(
    ("upper", "lower", "header"),
    [
        ("姓名,联系方式,", "姓名,手机号,微信号", "姓名,手机号,微信号"),
        ("付款方,,收款方,", "账号,户名,账号,户名", "付款方账号,付款方户名,收款方账号,收款方户名"),
        ("Payer,,Payee,", "Account,Name,Account,Name", "Payer Account,Payer Name,Payee Account,Payee Name"),
        ("序号,情况,,备注", "序号,甲栏,乙栏,", "序号,情况甲栏,情况乙栏,备注"),
        ("时间", "时间,金额", "时间,金额"),
        ("户名,收款方,", ",户名,账号", "户名,收款方户名,收款方账号"),
    ],
)
def test_two_lines_of_a_header_are_one(upper: str, lower: str, header: str) -> None:
    cells = [[c or None for c in line.split(",")] for line in (upper, lower)]
    assert joined_lines(*cells) == header.split(",")


NO_DATA = [
    (["合计", "", "", "100.00"], True),
    (["合 计：", "", "", ""], True),
    (["Total", "", "", "100"], True),
    (["--------------------", "", "", ""], True),
    (["导出时间:[2024-04-01]", "", "", ""], True),
    (["共3笔记录"], True),
    (["", "", "", ""], True),
    (["本月合计", "", "", "100.00"], True),
    (["承前页", "", "", "0.00"], True),
    (["", "过次页", "", "3.00"], True),
    (["上年结转", "", "", "3.00"], True),
    (["2024-03-31", "本月合计", "", ""], True),
    (["2024/03/31 23:59", "Monthly totals", None, None], True),
    (["Brought forward", "", "", "12.00"], True),
    (["余额宝转入", "", "", "12.00"], False),
    (["2024-03-31", "结转利息", "", ""], False),
    (["2024-03-31", "转账", "", ""], False),
    (["合计测试商户", "2024-03-05", "1.00", "x"], False),
    (["1", "", "", ""], False),
    (["Totally", "a", "b", "c"], False),
    (["-5.00", "a", "b", "c"], False),
]


@pytest.mark.parametrize(("row", "none"), NO_DATA, ids=[str(r[0]) for r in NO_DATA])
def test_totals_and_rules_are_no_rows(row: list[str], none: bool) -> None:
    assert is_no_data(row, 4) is none


def test_a_long_text_in_a_narrow_table_is_a_row() -> None:
    assert not is_no_data(["a long message that stands alone in its row", ""], 2)


def test_a_header_on_every_page_is_no_row() -> None:
    assert repeats(["日期 ", "金额", ""], ["日期", "金额"])
    assert not repeats(["日期", "1"], ["日期", "金额"])


HOLDERS = [
    ([["账号: 9999990000000000018  户名：测试甲 币种：人民币"]], ("9999990000000000018", "测试甲", "CNY")),
    ([["卡号", "9999990000000000018"], ["户名", "测试甲"]], ("9999990000000000018", "测试甲", None)),
    ([["账号:[test@example.com]"]], ("test@example.com", None, None)),
    ([["微信昵称：[测试甲]"]], (None, "测试甲", None)),
    ([["Account Number: 00012345", "Currency: EUR"]], ("00012345", None, "EUR")),
    ([["账号: 9999990000000000018"], ["账号: 9999990000000000026"]], (None, None, None)),
    ([["本账户仅供测试"]], (None, None, None)),
    (
        [["Account holder", "Test A"], ["Card", "9999990000000000018"]],
        ("9999990000000000018", "Test A", None),
    ),
    ([["Card", "Visa"], ["Cardholder", "Test A"]], (None, "Test A", None)),
]


@pytest.mark.parametrize(("rows", "holder"), HOLDERS)
def test_the_holder_is_read_from_the_lines_above(
    rows: list[list[str]], holder: tuple[str | None, ...]
) -> None:
    found = holder_of(rows)
    assert (found.account, found.name, found.currency) == holder
