"""WeChat Pay's bill, as CSV and as xlsx. All names are invented."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from ringbreak.intake.parsers import xlsx_table
from ringbreak.intake.parsers.wechat_pay_bill import PARSER, accepts
from tests.intake.tables.reading import Read, source_of

BILL = [
    ["微信支付账单明细"],
    ["微信昵称：[测试甲]"],
    ["起始时间：[2024-03-01 00:00:00] 终止时间：[2024-04-01 00:00:00]"],
    [],
    ["共3笔记录"],
    ["收入：1笔 50.00元"],
    ["----------------------微信支付账单明细列表--------------------"],
    [
        "交易时间",
        "交易类型",
        "交易对方",
        "商品",
        "收/支",
        "金额(元)",
        "支付方式",
        "当前状态",
        "交易单号",
        "商户单号",
        "备注",
    ],
    [
        "2024-03-05 15:20:00",
        "转账",
        "测试乙",
        "转账备注:微信转账",
        "支出",
        "¥100.00",
        "零钱",
        "支付成功",
        "1000050001202403050000000000001",
        "1000050001",
        "/",
    ],
    [
        "2024-03-06 15:20:00",
        "微信红包",
        "测试丙",
        "/",
        "收入",
        "¥50.00",
        "/",
        "已存入零钱",
        "1000039501202403060000000000002",
        "1000039501",
        "/",
    ],
    [
        "2024-03-07 15:20:00",
        "零钱提现",
        "某银行",
        "/",
        "/",
        "¥20.00",
        "某银行(0000)",
        "提现已到账",
        "1000039501202403070000000000003",
        "/",
        "服务费¥0.10",
    ],
]
EXPECTED = [
    ("测试甲", "测试乙", Decimal("100.00"), True, "CNY", None),
    ("测试丙", "测试甲", Decimal("50.00"), True, "CNY", None),
    ("测试甲", "某银行", Decimal("20.00"), False, "CNY", "服务费¥0.10"),
]


def sides(found: Read) -> list[tuple[object, ...]]:
    return [
        (t["payer"], t["payee"], t["amount"], t["direction_known"], t["currency"], t.get("memo"))
        for t in found.transfers
    ]


def test_a_bill_as_csv_is_transfers_of_its_holder(tmp_path: Path) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([row + [""] * (11 - len(row)) for row in BILL])
    data = out.getvalue().encode("utf-8-sig")
    assert accepts(data, "微信支付账单.csv")
    found = Read(PARSER.parse(source_of(tmp_path, data, "x.csv")))
    assert sides(found) == EXPECTED
    assert found.cells(1)["交易单号"] == "1000050001202403050000000000001"


def test_a_bill_as_xlsx_means_the_same(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, row in enumerate(BILL):
        for c, cell in enumerate(row):
            sheet.write_string(r, c, cell)
    book.close()
    found = Read(xlsx_table.PARSER.parse(source_of(tmp_path, out.getvalue(), "x.xlsx")))
    assert sides(found) == EXPECTED
    assert {r["platform"] for r in found.records if r["kind"] == "transfer"} == {"wechat"}
