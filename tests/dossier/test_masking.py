"""Masking: what is hidden, what may stand, and that no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.dossier.masking import (
    is_masked,
    mask_account,
    mask_digits,
    mask_file_name,
    mask_name,
    mask_named,
    mask_run,
    mask_text,
)


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("12900008000", "129****8000"),
        ("129 0000 8000", "129 **** 8000"),
        ("jiafen_888", "ji****_*88"),
        ("abc", "a**"),
        ("zhang.san88@mail-1.example", "z****.*****@mail-1.example"),
        ("a@mail.example", "*@mail.example"),
        ("zhang@san", "zh***@*an"),
        ("壹贰玖零零零零捌零零零", "壹贰玖****捌零零零"),
    ],
)
def test_an_identifier_keeps_its_ends_its_separators_and_its_length(written: str, masked: str) -> None:
    assert mask_run(written) == masked


@pytest.mark.parametrize(
    ("text", "masked", "why"),
    [
        ("call 12900008000 now", "call 129****8000 now", "a number nobody recognised"),
        ("in 2024, 123456 items", "in 2024, 123456 items", "years and small figures stay"),
        ("1234567", "12***67", "seven digits are hidden"),
        ("１２９００００８０００", "１２９****８０００", "full-width digits are digits"),
        ("2024-04-25 10:11:12", "2024-04-25 10:11:12", "a date is no run"),
    ],
)
def test_long_runs_of_digits_are_hidden_even_where_no_selector_was_seen(
    text: str, masked: str, why: str
) -> None:
    assert mask_digits(text) == masked, why


def test_a_figure_the_claim_itself_states_stays_readable() -> None:
    assert mask_digits("involving 50000000 items", keep=[50_000_000]) == "involving 50000000 items"
    assert mask_digits("involving 50000001 items", keep=[50_000_000]) != "involving 50000001 items"


def test_a_date_in_a_file_name_stays_and_a_phone_goes() -> None:
    assert mask_file_name("20240425_12900008000.txt") == "20240425_129****8000.txt"
    assert mask_file_name("20249925.txt") == "20****25.txt", "there is no month 99"


@pytest.mark.parametrize(("name", "masked"), [("张三", "张*"), ("欧阳测试", "欧***"), ("A", "A"), ("", "")])
def test_a_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_an_account_id_is_masked_like_an_identifier() -> None:
    assert mask_account("wxid_fan01x") == "wx**_****1x"


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(-5, 210), st.integers(-5, 210)), max_size=8))
def test_masking_never_changes_the_length_nor_text_outside_spans_and_digits(
    text: str, spans: list[tuple[int, int]]
) -> None:
    masked = mask_text(text, spans)
    assert len(masked) == len(text)
    covered = {i for start, end in spans for i in range(max(0, start), max(0, end))}
    for i, (before, after) in enumerate(zip(text, masked, strict=True)):
        if i not in covered and not before.isdecimal():
            assert before == after


@given(st.from_regex(r"1[0-9]{10}", fullmatch=True))
def test_no_eleven_digits_survive(number: str) -> None:
    assert number not in mask_text(f"tel:{number}.", [])


def test_kinds_that_print_openly_are_not_masked_in_passages() -> None:
    assert is_masked("138****8000")
    assert not is_masked("95588")


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        (
            "shares user account: user70003 with 9 records of the ring, and that is not settled: to be asked",
            "shares user account: us*****03 with 9 records of the ring, and that is not settled: to be asked",
        ),
        ("bears user account: sunny_wang1988, as 7 records of the ring do", "bears user account: sun**_****1988, as 7 records of the ring do"),
        ("12 records around user account: user70003", "12 records around user account: us*****03"),
        (
            "user account: user70003 stands in 9 payments of this ring; paying or being paid does not make it one of it",
            "user account: us*****03 stands in 9 payments of this ring; paying or being paid does not make it one of it",
        ),
        ("shares phone number: 138****0001 with 3 records of the ring; 2 bits, 9 are needed", "shares phone number: 138****0001 with 3 records of the ring; 2 bits, 9 are needed"),
        ("joined by a person's decision", "joined by a person's decision"),
    ],
)  # fmt: skip
def test_an_account_is_masked_inside_a_sentence_of_the_tables(sentence: str, masked: str) -> None:
    assert mask_named(sentence) == masked
