"""Who paid whom: every way in which a statement says it, and those in which it does not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ringbreak.intake.tables.csv_reading import read_csv
from tests.intake.tables.reading import Read, source_of

OWN, OTHER = "9999990000000000018", "9999990000000000026"
ABOVE = f"账号：{OWN},户名：测试甲\n"


def read(folder: Path, text: str) -> Read:
    return Read(read_csv(source_of(folder, text.encode(), "t.csv")))


def sides(found: Read) -> list[tuple[object, ...]]:
    return [(t.get("payer"), t.get("payee"), t["amount"], t["direction_known"]) for t in found.transfers]


IN = (OTHER, OWN, Decimal("5.00"), True)
OUT = (OWN, OTHER, Decimal("5.00"), True)
UNKNOWN = (OWN, OTHER, Decimal("5.00"), False)

WAYS = [
    ("a flag of the bank's books", "日期,借贷标志,金额,对方账号\n20240305,借,5.00,{o}\n20240306,贷,5.00,{o}", [OUT, IN]),
    ("a flag in words", "日期,收支,金额,对方账号\n20240305,支出,5.00,{o}\n20240306,收入,5.00,{o}", [OUT, IN]),
    ("a flag in letters", "日期,借贷标志,金额,对方账号\n20240305,D,5.00,{o}\n20240306,C,5.00,{o}", [OUT, IN]),
    ("a flag beside a negative amount that goes out", "日期,收支,金额,对方账号\n20240305,支出,-5.00,{o}\n20240306,收入,5.00,{o}", [OUT, IN]),
    ("a negative amount that came in: a reversal or a slip", "日期,收支,金额,对方账号\n20240305,收入,-5.00,{o}\n20240306,收入,5.00,{o}", [UNKNOWN, IN]),
    ("columns of their own", "日期,收入,支出,对方账号\n20240305,,5.00,{o}\n20240306,5.00,,{o}", [OUT, IN]),
    ("columns of their own with zeros", "日期,贷方发生额,借方发生额,对方账号\n20240305,0.00,5.00,{o}\n20240306,5.00,0.00,{o}", [OUT, IN]),
    ("red ink: negative income goes back", "日期,收入,支出,对方账号\n20240305,-5.00,,{o}\n20240306,5.00,,{o}", [OUT, IN]),
    ("signs", "日期,金额,对方账号,摘要\n20240305,-5.00,{o},a\n20240306,5.00,{o},b", [OUT, IN]),
    ("no sign at all", "日期,金额,对方账号,摘要\n20240305,5.00,{o},a\n20240306,5.00,{o},b", [UNKNOWN, UNKNOWN]),
    ("a neutral flag", "日期,收支,金额,对方账号\n20240305,/,5.00,{o}\n20240306,不计收支,5.00,{o}", [UNKNOWN, UNKNOWN]),
    ("CR and DR behind the amount", "日期,金额,对方账号,摘要\n20240305,5.00DR,{o},a\n20240306,5.00CR,{o},b", [OUT, IN]),
    ("money in and out at once", "日期,收入,支出,对方账号\n20240305,5.00,5.00,{o}\n20240306,5.00,,{o}", [IN]),
]  # fmt: skip


PAYPAL = (
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID\n"
    "11/02/2026,00:40:39,GMT,Ann Test,Payment,Completed,GBP,{first},-0.71,13.29,ann@shop.example,pay@desk.example,T1\n"
    "12/02/2026,10:40:39,GMT,Bo Test,Payment,Completed,GBP,-5.00,0.00,-5.00,pay@desk.example,bo@writer.example,T2\n"
    "13/02/2026,10:40:39,GMT,Cy Test,Payment,Denied,GBP,9.00,0.00,9.00,cy@shop.example,pay@desk.example,T3\n"
)


@pytest.mark.parametrize("first", ["14.00", "-14.00"])
def test_an_activity_report_of_paypal_names_both_sides_whatever_the_sign(tmp_path: Path, first: str) -> None:
    found = read(tmp_path, PAYPAL.format(first=first)).transfers
    came = not first.startswith("-")
    assert [(t["payer"], t["payee"], t["amount"], t["currency"], t["direction_known"]) for t in found] == [
        ("ann@shop.example", "pay@desk.example", Decimal("14.00"), "GBP", True),
        ("pay@desk.example", "bo@writer.example", Decimal("5.00"), "GBP", True),
    ]
    assert [(t.get("payer_name"), t.get("payee_name")) for t in found] == [
        ("Ann Test", None) if came else (None, "Ann Test"),
        (None, "Bo Test"),
    ]


@pytest.mark.parametrize(("table", "expected"), [w[1:] for w in WAYS], ids=[w[0] for w in WAYS])
def test_the_direction_is_told_by(tmp_path: Path, table: str, expected: list[tuple[object, ...]]) -> None:
    assert sides(read(tmp_path, ABOVE + table.format(o=OTHER))) == expected


def test_a_balance_tells_what_nothing_else_does(tmp_path: Path) -> None:
    rows = "\n".join(
        f"2024030{i},{a},{b},{OTHER}"
        for i, a, b in [(1, 5, 95), (2, 5, 90), (3, 10, 100), (4, 20, 80), (5, 1, 81)]
    )
    found = read(tmp_path, f"{ABOVE}日期,金额,余额,对方账号\n{rows}\n")
    assert [t["direction_known"] for t in found.transfers] == [False, True, True, True, True]
    assert [t["payer"] for t in found.transfers[1:]] == [OWN, OTHER, OWN, OTHER]


def test_a_balance_written_newest_first_is_understood(tmp_path: Path) -> None:
    rows = "\n".join(
        f"2024030{9 - i},{a},{b},{OTHER}"
        for i, a, b in [(1, 1, 81), (2, 20, 80), (3, 10, 100), (4, 5, 90), (5, 5, 95)]
    )
    found = read(tmp_path, f"{ABOVE}日期,金额,余额,对方账号\n{rows}\n")
    assert [t["payer"] for t in found.transfers[:4]] == [OTHER, OWN, OTHER, OWN]
    assert [t["direction_known"] for t in found.transfers] == [True, True, True, True, False]


def test_the_books_of_a_company_are_told_by_their_balance(tmp_path: Path) -> None:
    rows = "\n".join(
        f"2024030{i},{f},{a},{b},{OTHER}"
        for i, f, a, b in [
            (1, "借", 5, 105),
            (2, "借", 5, 110),
            (3, "贷", 10, 100),
            (4, "借", 20, 120),
            (5, "贷", 1, 119),
        ]
    )
    found = read(tmp_path, f"{ABOVE}日期,借贷标志,金额,余额,对方账号\n{rows}\n")
    assert [t["payer"] for t in found.transfers] == [OTHER, OTHER, OWN, OTHER, OWN]
    assert any("books of a company" in i.reason for i in found.issues)


def test_payments_that_failed_make_no_transfer(tmp_path: Path) -> None:
    table = f"日期,收支,金额,对方账号,交易状态\n20240305,支出,5.00,{OTHER},交易成功\n20240306,支出,5.00,{OTHER},交易关闭\n20240307,支出,5.00,{OTHER},交易失败\n"
    found = read(tmp_path, ABOVE + table)
    assert len(found.records) == 4, "three rows and the lines above"
    assert sides(found) == [OUT]
    assert any("did not move" in i.reason for i in found.issues)


CURRENCIES = [
    ("a column", "日期,收支,金额,币种,对方账号\n20240305,支出,5,美元,{o}", "USD"),
    ("the cell", "日期,收支,金额,对方账号\n20240305,支出,HK$5,{o}", "HKD"),
    ("the unit of a simplified header", "日期,收支,金额(元),对方账号\n20240305,支出,5,{o}", "CNY"),
    ("nothing under traditional headers", "日期,收支,金額(元),對方帳號\n20240305,支出,5,{o}", None),
    ("nothing", "日期,收支,金额,对方账号\n20240305,支出,5,{o}", None),
]  # fmt: skip


@pytest.mark.parametrize(("table", "currency"), [c[1:] for c in CURRENCIES], ids=[c[0] for c in CURRENCIES])
def test_the_currency_comes_from(tmp_path: Path, table: str, currency: str | None) -> None:
    found = read(tmp_path, ABOVE + table.format(o=OTHER))
    assert [t.get("currency") for t in found.transfers] == [currency]
    assert any("which currency" in i.reason for i in found.issues) is (currency is None)


def test_a_header_in_ten_thousands_scales_the_amounts(tmp_path: Path) -> None:
    found = read(tmp_path, f"{ABOVE}日期,收支,金额(万元),对方账号\n20240305,支出,1.5,{OTHER}\n")
    assert [(t["amount"], t["currency"]) for t in found.transfers] == [(Decimal("15000.00"), "CNY")]


def test_an_account_rounded_by_a_spreadsheet_never_names_a_party(tmp_path: Path) -> None:
    """6.22E+18 is what thousands of card numbers look like after Excel: as a payer it would join strangers."""
    found = read(
        tmp_path,
        f"{ABOVE}日期,收支,金额,对方账号,对方户名\n20240305,收入,5,9.99999E+18,测试乙\n20240306,收入,5,9.99999E+18,测试丙\n",
    )
    assert [t["payer"] for t in found.transfers] == ["测试乙", "测试丙"]
    assert found.cells(1)["对方账号"] == "9.99999E+18"
    assert any("对方账号" in i.reason and i.items == 2 for i in found.issues)


def test_amount_of_zero_or_none_makes_no_transfer(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{ABOVE}日期,收支,金额,对方账号\n20240305,支出,0.00,{OTHER}\n20240306,支出,,{OTHER}\n20240307,支出,5.00,{OTHER}\n",
    )
    assert sides(found) == [OUT]
