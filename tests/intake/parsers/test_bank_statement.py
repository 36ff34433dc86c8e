"""Bank statements as CSV, in the header styles of several banks. All names and accounts are invented."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ringbreak.intake.parsers.bank_statement import PARSER, accepts
from tests.intake.tables.reading import Read, source_of

OWN, OTHER = "9999990000000000018", "9999990000000000026"

Q = '"'
STYLES = {
    "title, account line, flag": f"""某银行个人账户交易明细清单
卡号：{OWN},户名：测试甲,币种：人民币

序号,记账日期,借贷标志,交易金额,余额,对方账号,对方户名,摘要
1,20240305,借,"1,000.00","9,000.00",{OTHER},测试乙,转账
2,20240306,贷,50.00,"9,050.00",{OTHER},测试乙,还款
""",
    "income and expense": f"""账号,{OWN},户名,测试甲,币种,人民币
交易日期,交易时间,收入金额,支出金额,账户余额,对方账户,对方名称,附言
2024-03-05,15:20:00,--,"1,000.00","9,000.00",{OTHER},测试乙,转账
2024-03-06,09:30:12,50.00,--,"9,050.00",{OTHER},测试乙,还款
合计,,50.00,"1,000.00",,,,
""",
    "signed amounts and balance": f"""查询账号:{OWN}
账户名称:测试甲
币种:CNY
交易时间,交易金额,交易后余额,对手账号,对手户名,交易摘要
2024/3/5 15:20,-1000.00,9000.00,{OTHER},测试乙,转账
2024/3/6 9:30,+50.00,9050.00,{OTHER},测试乙,还款
""",
    "cells that a spreadsheet takes for text": f"""交易卡号,交易户名,交易时间,收付标志,交易金额,交易余额,币种,交易对手账卡号,交易对手户名,摘要说明
="{OWN}",测试甲,="20240305152000",="出",="1000.00",9000.00,人民币,'{OTHER},测试乙,转账
={Q}{OWN}{Q},测试甲,'20240306093012,进,'50.00,9050.00,人民币,= "{OTHER}\t",测试乙,还款
""",
    "own account in every row": f"""交易卡号,交易户名,交易时间,收付标志,交易金额,交易余额,币种,交易对手账卡号,交易对手户名,摘要说明
{OWN},测试甲,20240305152000,出,1000.00,9000.00,人民币,{OTHER},测试乙,转账
{OWN},测试甲,20240306093012,进,50.00,9050.00,人民币,{OTHER},测试乙,还款
""",
}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("style", STYLES)
def test_who_paid_whom_is_read_in_every_style(tmp_path: Path, style: str, encoding: str) -> None:
    data = STYLES[style].encode(encoding)
    assert accepts(data, "x.csv")
    found = Read(PARSER.parse(source_of(tmp_path, data, "x.csv")))
    assert [
        (
            t["payer"],
            t["payee"],
            t["payer_name"],
            t["payee_name"],
            t["amount"],
            t["currency"],
            t["direction_known"],
        )
        for t in found.transfers
    ] == [
        (OWN, OTHER, "测试甲", "测试乙", Decimal("1000.00"), "CNY", True),
        (OTHER, OWN, "测试乙", "测试甲", Decimal("50.00"), "CNY", True),
    ]
    assert [t["memo"] for t in found.transfers] == ["转账", "还款"]
    assert {r["platform"] for r in found.records if r["kind"] == "transfer"} == {"bank"}


@pytest.mark.parametrize(
    "text",
    ["id,text,author\n1,hello my friend,u\n2,hello again,u\n", "姓名,手机,金额\n测试甲,19900000001,5\n测试乙,19900000002,6\n", "日期,标题,阅读量\n2024-03-05,某某,5\n2024-03-06,某某,6\n", ""],
)  # fmt: skip
def test_another_table_is_no_statement(text: str) -> None:
    assert not accepts(text.encode(), "x.csv")
