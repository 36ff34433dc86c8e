"""Numbers that the rules saw and left open are shown as open, with their sentence, and are never figures."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.open_numbers import open_jsonl, open_numbers
from ringbreak.rings.bulletins.read import read_facts

_KEYS = {
    "type", "file", "case_no", "case", "value", "low", "high", "comparator", "currency", "start", "end", "quote", "sentence",
}  # fmt: skip


def _left(text: str) -> list[str]:
    return [text[n.start : n.end] for n in open_numbers(read_facts(text))]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Police arrested 21 suspects and walked 14 dogs along the river.", ["14"]),
        ("The ring paid $400 for balloons, police said.", ["$400"]),
        ("The number of balloons was more than 30 million.", ["more than 30 million"]),
        ("警方抓获嫌疑人21名，走访养殖户37户。", ["37"]),
        ("警方抓获嫌疑人21名，队里的奖金是800元。", ["800元"]),
    ],
)
def test_what_is_counted_or_is_a_sum_is_open(text: str, left: list[str]) -> None:
    assert _left(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "He was charged under sections 318 and 319 of the code.",
        "The men, aged 24, 29 and 37, were taken to court.",
        "Police arrested 21 suspects on 14 March 2025.",
        "Call the hotline at 997 or 1930.",
        "It took 9 hours and 40 minutes, police said.",
        "Previous issue: Week 31",
        "They drove a Porsche 718 and a Toyota Altis.",
        "Officers released eight typical cases of cracking down.",
        "(1 yuan = 0.14 dollars)",
        "验证码为6位数字，请勿泄露。",
        "警方发布五起典型案例。",
        "热线：8812345",
        "案号：（2023）某0000刑初217号",
    ],
)
def test_statutes_ages_dates_phones_and_enumerators_are_not(text: str) -> None:
    assert _left(text) == []


def test_an_open_number_is_no_figure_and_a_figure_is_not_open() -> None:
    bulletin = read_facts("Police arrested 21 suspects and walked 14 dogs along the river.")
    assert [f.value for f in bulletin.facts] == [21.0]
    (left,) = open_numbers(bulletin)
    assert left.value == 14.0
    assert not any(f.number_start < left.end and left.start < f.number_end for f in bulletin.facts)


def test_a_line_says_where_it_stands_and_in_which_sentence() -> None:
    text = "Police arrested 21 suspects.\n\nThey walked over 14 dogs\nalong the river. Then they left."
    (line,) = open_jsonl(read_facts(text), "a.txt")
    assert set(line) == _KEYS
    assert text[line["start"] : line["end"]] == line["quote"] == "over 14"
    assert (line["value"], line["comparator"]) == (14.0, "more_than")
    assert line["sentence"] == "They walked over 14 dogs along the river."


def test_an_entry_of_a_list_is_a_line_of_its_own() -> None:
    text = "The following items were seized:\n\n(1) Mobile phones: 86\n(2) Laptops: 9\n(3) ATM cards of dummy accounts: 203\n"
    assert [(f.measure, f.value) for f in read_facts(text).facts] == [
        ("seized_phones", 86.0),
        ("seized_computers", 9.0),
        ("seized_bank_cards", 203.0),
    ]
