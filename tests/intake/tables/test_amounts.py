"""What a cell says about how much, and in which currency."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.tables.amounts import (
    column_amounts,
    has_decimal_comma,
    home_currency,
    read_amount,
    read_count,
    read_currency,
)

READ = [
    ("100", "100", None),
    ("1,234.50", "1234.50", None),
    ("1，234．50", "1234.50", None),
    ("¥1,234.50", "1234.50", None),
    ("￥ 20", "20", None),
    ("-300.00", "-300", None),
    ("(300.00)", "-300", None),
    ("（300.00）", "-300", None),
    ("+5", "5", None),
    ("300.00-", "-300", None),
    ("3.5万元", "35000", None),
    ("2亿", "200000000", None),
    ("1.5w", "15000", None),
    ("12元", "12", None),
    ("RMB 12.00", "12", "CNY"),
    ("12.00人民币", "12", "CNY"),
    ("HK$20", "20", "HKD"),
    ("US$ 20", "20", "USD"),
    ("20 USDT", "20", "USDT"),
    ("€9.99", "9.99", "EUR"),
    ("1e3", "1000", None),
    ("1,2345", "12345", None),
]


@pytest.mark.parametrize(("cell", "value", "currency"), READ, ids=[r[0] for r in READ])
def test_a_cell_is_read(cell: str, value: str, currency: str | None) -> None:
    found = read_amount(cell)
    assert found is not None
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "cell", ["", "abc", "1.234,50", "12 34", "(300", "+-5", "--5", "1,23,456", "9999990000000000018", "12% ", "3万5", "RMB USD 5", "2024-03-05"]
)  # fmt: skip
def test_what_is_no_amount_or_two_is_not_read(cell: str) -> None:
    assert read_amount(cell) is None


def test_a_bare_yuan_or_yen_sign_names_no_currency() -> None:
    for cell in ("¥5", "$5", "5元"):
        found = read_amount(cell)
        assert found is not None
        assert found.currency is None


def test_local_marks_mean_yuan_only_under_simplified_headers() -> None:
    assert home_currency("交易金额对方账号") == "CNY"
    assert home_currency("交易金額對方帳號") is None
    assert home_currency("amount balance") is None
    assert read_currency("元", home_currency("交易金额")) == "CNY"
    assert read_currency("元", home_currency("交易金額")) is None


@pytest.mark.parametrize(
    ("word", "code"), [("人民币", "CNY"), ("RMB", "CNY"), ("156", "CNY"), ("港幣", "HKD"), ("usdt", "USDT"), ("人民币(CNY)", "CNY"), ("苹果", None)]
)  # fmt: skip
def test_words_name_currencies(word: str, code: str | None) -> None:
    assert read_currency(word) == code


@pytest.mark.parametrize(
    ("cell", "count"), [("12,345", 12_345), ("1.2万", 12_000), ("3k", 3_000), ("7次", 7), ("10万+", 100_000), ("1.5", None), ("many", None)]
)  # fmt: skip
def test_counts_are_whole_numbers(cell: str, count: int | None) -> None:
    assert read_count(cell) == count


def test_a_comma_is_a_decimal_point_only_when_the_column_says_so() -> None:
    assert has_decimal_comma(["1.234,50", "12,00"])
    assert not has_decimal_comma(["1.234,50", "1,234.50"])
    read = column_amounts(pa.array(["1.234,50"], pa.large_string()), None, decimal_comma=True)
    assert read.value.to_pylist() == [Decimal("1234.50")]


def test_more_than_two_decimals_are_rounded_and_counted() -> None:
    read = column_amounts(pa.array(["0.005", "0.12345", "1.10"], pa.large_string()), None)
    assert read.value.to_pylist() == [Decimal("0.00"), Decimal("0.12"), Decimal("1.10")]
    assert read.rounded_count == 2


@given(st.lists(st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=2)), min_size=1))
def test_the_quick_way_reads_what_the_slow_way_reads(values: list[Decimal | None]) -> None:
    cells = [None if v is None else str(v) for v in values]
    quick = column_amounts(pa.array(cells, pa.large_string()), None)
    assert quick.value.to_pylist() == [
        None if c is None else getattr(read_amount(c), "value", None) for c in cells
    ]
