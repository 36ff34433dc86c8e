"""WeChat Pay's bill as CSV: UTF-8, nickname and totals above the header."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import Parser, Source, Yield
from ringbreak.intake.text_encoding import sniff


def accepts(head: bytes, name: str) -> bool:
    """The bill names itself above its header."""
    if head.startswith(b"PK") or not head:
        return False
    text = head[:8_192].decode(sniff(head[:8_192]), "replace")
    return "微信支付账单" in text and "交易对方" in text


def parse(source: Source) -> Iterator[Yield]:
    """One transfer a row; failed and closed ones are kept as rows only. See `tables/formats.py`."""
    from ringbreak.intake.tables.csv_reading import read_csv

    yield from read_csv(source, platform="wechat")


PARSER = Parser(
    name="wechat-pay-bill",
    title="WeChat Pay bill (微信支付账单明细)",
    media_type="text/csv",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
