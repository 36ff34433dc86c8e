"""English numerals: what they say and where they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.bulletins import numbers_en
from ringbreak.rings.bulletins.figures import is_chinese
from ringbreak.rings.bulletins.numbers_en import find_numbers


@pytest.mark.parametrize(
    ("text", "value", "comparator", "span"),
    [
        ("more than 100 police", 100, "more_than", "more than 100"),
        ("over 86.64 million times", 86_640_000, "more_than", "over 86.64 million"),
        ("and eight other men", 8, "exact", "eight"),
        ("about 5 cents", 5, "about", "about 5"),
        ("twenty-five people", 25, "exact", "twenty-five"),
        ("two hundred and thirty people", 230, "exact", "two hundred and thirty"),
        ("a dozen men", 12, "exact", "a dozen"),
        ("200-odd men", 200, "more_than", "200-odd"),
        ("as many as 40 shops", 40, "up_to", "as many as 40"),
        ("fewer than 12 cases", 12, "less_than", "fewer than 12"),
        ("1.5 billion yuan", 1.5e9, "exact", "1.5 billion"),
        ("some 900 members", 900, "about", "some 900"),
    ],
)
def test_a_numeral_says_one_value(text: str, value: float, comparator: str, span: str) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert (number.value, number.comparator, text[number.start : number.end]) == (value, comparator, span)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,500 to 3,800 US dollars", 1500, 3800),
        ("10-15 people", 10, 15),
        ("from 3 to 5 million", 3e6, 5e6),
        ("between 50 yuan and 140 yuan", 50, 140),
    ],
)
def test_a_range_keeps_both_ends_and_no_value(text: str, low: float, high: float) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert (number.value, number.low, number.high, number.comparator) == (None, low, high, "range")


def test_two_numbers_joined_by_and_are_two() -> None:
    text = "8 people and 21 phones"
    assert [n.value for n in find_numbers(text, 0, len(text))] == [8, 21]


@pytest.mark.parametrize("text", ["user SS52098", "on May 21st", "iPhone12 mini", "v2"])
def test_codes_and_ordinals_are_no_numbers(text: str) -> None:
    assert list(find_numbers(text, 0, len(text))) == []


@given(st.integers(0, 10**12))
def test_digits_with_commas_read_back(n: int) -> None:
    text = f"seized {n:,} items"
    assert [x.value for x in find_numbers(text, 0, len(text))] == [float(f"{float(n):.12g}")]


@given(st.text(alphabet="0123456789 abcdmillontweyu,.-$%()", max_size=60))
def test_numbers_stay_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text, 0, len(text)):
        assert end <= number.number_start < number.number_end <= number.end <= len(text)
        end = number.number_end


def test_plain_digits_are_read_as_the_grammar_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The short way for "1,234 phones" gives what the grammar gives, on every annotated English text."""
    folder = Path(__file__).resolve().parents[2] / "corpora" / "bulletins"
    texts = [p.read_text("utf-8") for p in sorted(folder.glob("*/*.txt"))]
    texts = [t for t in texts if not is_chinese(t, 0, len(t))]
    assert len(texts) > 200
    short = [list(find_numbers(t, 0, len(t))) for t in texts]
    monkeypatch.setattr(numbers_en, "_PLAIN", re.compile(r"(?!)"))
    assert short == [list(find_numbers(t, 0, len(t))) for t in texts]
