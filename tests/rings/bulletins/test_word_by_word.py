"""English that a machine made of Chinese word by word is read as the Chinese it was; fair English is left alone."""

from __future__ import annotations

import time

import pytest

from ringbreak.rings.bulletins import read
from ringbreak.rings.bulletins.glossed_en import is_word_by_word
from ringbreak.rings.bulletins.read import read_facts

_ODD = "Net safe brigade one stroke seize computer 9set, hand machine,27 part, memory strip 6 piece.\n\n"
"""Three numbers set as Chinese sets them."""


def _said(text: str) -> list[tuple[str, float | None, str]]:
    return [(f.measure, f.value, f.quote) for f in read_facts(_ODD + text).facts if f.start >= len(_ODD)]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("In May catch suspect 12name all bring back.", ("arrested", 12, "12name")),
        ("Police break case 31 up.", ("cases_solved", 31, "31 up")),
        ("The same day smash den 3place.", ("dens_destroyed", 3, "3place")),
        ("Again seize bank card44 sheet.", ("seized_bank_cards", 44, "44 sheet")),
        ("Police go out police force 150 person time.", ("officers_deployed", 150, "150 person time")),
        ("In Henan, Hubei, Gansu three province at the same time close net.", ("provinces", 3, "three province")),
        ('Among them "inner ghost"2 name help open account.', ("insiders", 2, "2 name")),
        ("Gambling website 14 already coordinate close.", ("websites_closed", 14, "14")),
        ("He fill in verify code after, card in be brush away 6,300 yuan.", ("loss", 6300, "6,300 yuan")),
        ("At present10peoplewere criminally detained.", ("detained", 10, "10people")),
        ("Outside buy customer 57person.", ("buyers", 57, "57person")),
    ],
)  # fmt: skip
def test_a_number_set_as_in_chinese_is_read_as_chinese(sentence: str, figure: tuple[str, float, str]) -> None:
    assert figure in _said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The other 5 person handle another case.",
        "Click rate: 842 time",
        "Not close will deduct 800 yuan monthly.",
        "In the operation \"Net Clean 2022\" the user sold data.",
        "Never sell to new customer 1,000 piece at a time.",
        "The user \"KK30071\" sold data on a forum.",
        "A named \"Thunder V7.3\" program let player see through wall.",
    ],
)  # fmt: skip
def test_what_only_looks_so_is_no_figure(sentence: str) -> None:
    assert _said(sentence) == []


def test_what_the_english_rules_read_stands() -> None:
    text = "The police arrested 19 suspects and seized 31 computers, 40 mobile phones and 5 servers.\n"
    assert [(f.measure, f.value) for f in read_facts(text).facts] == [(m, v) for m, v, _ in _said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Police seized 31 computers, 40 phones and 5 servers; 12 suspects were arrested and 4 released.",
        "Case 1. A shop was closed.\nCase 2. A site was closed.\nCase 3. A gang was broken up.",
        "In groups 3, 4 and 5 the pupils read pages 6, 7 and 8.",
        "Two slips: computers 31, phones 40.",
    ],
)
def test_fair_english_is_not_taken_for_a_translation(text: str) -> None:
    assert not is_word_by_word(text.lower())


def test_fair_english_is_never_glossed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(read, "glossed", never)
    assert read_facts("Police arrested 12 suspects and seized 31 computers in 3 provinces.").facts


def test_the_work_grows_with_the_text_and_not_faster() -> None:
    odd = "catch suspect 12name break case31up seize hand machine,27 part " + "abcdefgh1" * 40 + ". "

    def seconds(times: int) -> float:
        begin = time.perf_counter()
        read_facts(odd * times)
        return time.perf_counter() - begin

    seconds(1)
    assert seconds(40) < 12 * max(seconds(8), 0.01)
