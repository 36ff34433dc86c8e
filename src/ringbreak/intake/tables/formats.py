"""Ledgers whose layout is known: Alipay's and WeChat Pay's bills, told by the lines above their header; PayPal's, by its columns."""

from __future__ import annotations

from collections.abc import Sequence

from ringbreak.intake.tables.meanings import Known
from ringbreak.intake.tables.synonyms import normal

_ALIPAY = {
    "交易创建时间": "transfers.moved_at", "交易时间": "transfers.moved_at", "交易对方": "transfers.counterparty_name", "对方账号": "transfers.counterparty",
    "商品名称": "records.title", "商品说明": "records.title", "金额": "transfers.amount", "收支": "transfers.direction", "交易状态": "transfers.status",
    "备注": "transfers.memo", "付款时间": "kept", "最近修改时间": "kept", "交易来源地": "kept", "类型": "kept", "服务费": "kept", "成功退款": "kept",
    "资金状态": "kept", "交易号": "kept", "商家订单号": "kept", "商户订单号": "kept", "交易订单号": "kept", "交易分类": "kept", "收付款方式": "kept",
}  # fmt: skip
_WECHAT = {
    "交易时间": "transfers.moved_at", "交易类型": "kept", "交易对方": "transfers.counterparty_name", "商品": "records.title", "收支": "transfers.direction",
    "金额": "transfers.amount", "支付方式": "kept", "当前状态": "transfers.status", "交易单号": "kept", "商户单号": "kept", "备注": "transfers.memo",
}  # fmt: skip

_PAYPAL = {
    "date": "transfers.moved_at", "time": "records.sent_at:time", "name": "transfers.counterparty_name", "type": "kept", "status": "transfers.status",
    "currency": "transfers.currency", "gross": "transfers.amount", "fee": "kept", "net": "kept", "fromemailaddress": "transfers.payer",
    "toemailaddress": "transfers.payee", "transactionid": "kept", "note": "transfers.memo", "subject": "kept", "itemtitle": "records.title",
    "balance": "kept",
}  # fmt: skip

ALIPAY = Known("alipay-bill", "alipay", "CNY", _ALIPAY)
WECHAT_PAY = Known("wechat-pay-bill", "wechat", "CNY", _WECHAT)
PAYPAL = Known("paypal-report", "paypal", None, _PAYPAL, sign_is_holders=True)
"""PayPal's activity download, the layout of many of its kin. Source: PayPal help, "activity report", columns of the CSV."""

# What a bill calls itself above its header, and the columns it cannot be without.
_SIGNS: tuple[tuple[Known, tuple[str, ...], frozenset[str]], ...] = (
    (
        ALIPAY,
        (
            "支付宝交易记录明细",
            "支付宝（中国）网络技术有限公司",
            "支付宝(中国)网络技术有限公司",
            "支付宝账户",
        ),
        frozenset(("交易对方", "收支", "金额")),
    ),
    (WECHAT_PAY, ("微信支付账单明细", "微信支付账单"), frozenset(("交易时间", "交易对方", "收支", "金额"))),
)
_BY_COLUMNS = (
    (ALIPAY, frozenset(("交易号", "商家订单号", "交易创建时间", "交易对方", "收支", "金额"))),
    (PAYPAL, frozenset(("date", "name", "gross", "fee", "net", "fromemailaddress", "toemailaddress"))),
)
"""Formats that their columns alone tell."""


def known_format(above: Sequence[Sequence[str | None]], headers: Sequence[str]) -> Known | None:
    """The format of a table by the lines above its header and its columns; None when it is no known one."""
    columns = {normal(h) for h in headers}
    said = "\n".join(c for row in above for c in row if c)
    for known, names, needed in _SIGNS:
        if needed <= columns and any(n in said for n in names):
            return known
    return next((known for known, needed in _BY_COLUMNS if columns >= needed), None)
