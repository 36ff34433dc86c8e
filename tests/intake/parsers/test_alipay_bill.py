"""Alipay's bill. All names and accounts are invented."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ringbreak.intake.parsers.alipay_bill import PARSER, accepts
from tests.intake.tables.reading import Read, source_of

BILL = """支付宝交易记录明细查询
账号:[test@example.com]
起始日期:[2024-03-01 00:00:00]    终止日期:[2024-04-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,备注                  ,资金状态     ,
2024030500000000000000000001\t,\t,2024-03-05 15:20:00 ,2024-03-05 15:20:01 ,即时到账交易          ,测试商户            ,转账,100.00   ,支出      ,交易成功    ,                    ,已支出      ,
2024030600000000000000000002\t,\t,2024-03-06 15:20:00 ,2024-03-06 15:20:01 ,即时到账交易          ,测试丙            ,收款,50.00   ,收入      ,交易成功    ,谢谢                ,已收入      ,
2024030700000000000000000003\t,\t,2024-03-07 15:20:00 ,                    ,即时到账交易          ,测试丁            ,手机,999.00   ,支出      ,交易关闭    ,                    ,            ,
2024030800000000000000000004\t,\t,2024-03-08 15:20:00 ,2024-03-08 15:20:01 ,其它          ,测试基金            ,余额宝-转入,20.00   ,不计收支      ,交易成功    ,                    ,资金转移      ,
------------------------------------------------------------------------
共4笔记录
已收入:1笔,50.00元
导出时间:[2024-04-01 12:00:00]    用户:测试甲
"""


def test_a_bill_is_transfers_of_its_holder(tmp_path: Path) -> None:
    data = BILL.replace("\n", "\r\n").encode("gb18030")
    assert accepts(data, "x.csv")
    found = Read(PARSER.parse(source_of(tmp_path, data, "x.csv")))
    assert [
        (t["payer"], t["payee"], t["amount"], t["direction_known"], t["currency"]) for t in found.transfers
    ] == [
        ("test@example.com", "测试商户", Decimal("100.00"), True, "CNY"),
        ("测试丙", "test@example.com", Decimal("50.00"), True, "CNY"),
        ("test@example.com", "测试基金", Decimal("20.00"), False, "CNY"),
    ]
    assert [t.get("memo") for t in found.transfers] == [None, "谢谢", None]
    assert {r["platform"] for r in found.records if r["kind"] == "transfer"} == {"alipay"}
    assert [r["kind"] for r in found.records] == ["metadata", *["transfer"] * 4, "metadata"]


def test_another_table_is_not_taken_for_a_bill() -> None:
    assert not accepts("姓名,支付宝\n测试甲,x\n".encode("gb18030"), "x.csv")
    assert not accepts(b"", "alipay.csv")
