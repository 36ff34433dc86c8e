"""Chinese numerals: what they say and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.bulletins.numbers_zh import find_numbers, value_of


@pytest.mark.parametrize(
    ("text", "value", "comparator", "span"),
    [
        ("抓获犯罪嫌疑人21名", 21, "exact", "21"),
        ("超过8664万余次", 86_640_000, "more_than", "超过8664万余"),
        ("5000余万条", 50_000_000, "more_than", "5000余万"),
        ("1.2亿余元", 120_000_000, "more_than", "1.2亿余"),
        ("壹佰贰拾叁元", 123, "exact", "壹佰贰拾叁"),
        ("三十余人", 30, "more_than", "三十余"),
        ("近百人", 100, "about", "近百"),
        ("上千名", 1000, "more_than", "上千"),
        ("3万5千元", 35_000, "exact", "3万5千"),
        ("1亿2000万元", 120_000_000, "exact", "1亿2000万"),
        ("二〇二一年", 2021, "exact", "二〇二一"),
        ("不到300人", 300, "less_than", "不到300"),
        ("12,345名", 12_345, "exact", "12,345"),
        ("３２人", 32, "exact", "３２"),
        ("廿三人", 23, "exact", "廿三"),
        ("600 余起", 600, "more_than", "600 余"),
        ("金额过亿元", 1e8, "more_than", "过亿"),
        ("通过300元", 300, "exact", "300"),
        ("下架App45款", 45, "exact", "45"),
    ],
)
def test_a_numeral_says_one_value(text: str, value: float, comparator: str, span: str) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert (number.value, number.comparator, text[number.start : number.end]) == (value, comparator, span)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1500至3800元", 1500, 3800),
        ("1500元至3800元", 1500, 3800),
        ("1至2元", 1, 2),
        ("3分到6分", 3, 6),
        ("数十万条", 200_000, 900_000),
        ("三四人", 3, 4),
        ("3到5万元", 30_000, 50_000),
    ],
)
def test_a_range_keeps_both_ends_and_no_value(text: str, low: float, high: float) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert (number.value, number.low, number.high, number.comparator) == (None, low, high, "range")


@pytest.mark.parametrize("text", ["用户SS52098发帖", "版本v2.0", "万人空巷"])
def test_codes_and_lone_scales_are_no_numbers(text: str) -> None:
    assert list(find_numbers(text, 0, len(text))) == []


_WRITTEN = "零一二三四五六七八九"


def _spoken(n: int) -> str:
    """A number below 10,000 in full Chinese numerals, by the rules of the schoolbook."""
    digits, made, gap = f"{n:04d}", "", False
    for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit == "0":
            gap = bool(made)
            continue
        made += ("零" if gap else "") + _WRITTEN[int(digit)] + unit
        gap = False
    return made


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_spelled_numerals_read_back_as_their_value(ten_thousands: int, ones: int) -> None:
    text = _spoken(ten_thousands) + "万" + (("零" if 0 < ones < 1000 else "") + _spoken(ones) if ones else "")
    assert value_of(text) == ten_thousands * 10_000 + ones


@given(st.text(alphabet="0123456789一二三十百千万亿余多,.、至 名人元第约近", max_size=40))
def test_numbers_stay_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text, 0, len(text)):
        assert end <= number.start <= number.number_start < number.number_end <= number.end <= len(text)
        end = number.number_end
