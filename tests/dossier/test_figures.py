"""Figures, times and levels as people read them, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ringbreak.dossier.labels import case_type_name, figure, moment, money, told_apart
from ringbreak.dossier.ledger import figure_text
from ringbreak.model.verbal import verbal_level


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        ("260000000", "260 million", "2.6亿"),
        ("86640000", "86.64 million", "8664万"),
        ("17966", "17,966", "17,966"),
        ("20000", "20,000", "2万"),
        ("1234567.89", "1,234,567.89", "1,234,567.89"),
        ("0.05", "0.05", "0.05"),
        ("1000000000", "1 billion", "10亿"),
        ("not a number", "not a number", "not a number"),
    ],
)
def test_large_figures_are_said_as_the_language_says_them_and_lose_nothing(
    value: str, en: str, zh: str
) -> None:
    assert figure(value, "en") == en
    assert figure(value, "zh") == zh


def test_an_unknown_currency_is_said() -> None:
    assert money("5", None, "en") == "5 (currency not stated)"
    assert money("50000", "CNY", "zh") == "5万元"
    assert money("5", "USDT", "zh") == "5 USDT"


@pytest.mark.parametrize(
    ("row", "en", "zh"),
    [
        ({"value": 8.0, "unit": "people"}, "8 people", "8人"),
        ({"value": 20.0, "unit": "people", "comparator": "more_than"}, "more than 20 people", "20人以上"),
        ({"low": 8.0, "high": 9.0, "unit": "people"}, "from 8 people to 9 people", "8人至9人"),
        ({"value": 2.6e8, "unit": "CNY", "currency": "CNY"}, "260 million yuan", "2.6亿元"),
        ({"low": 5.0, "unit": "cases"}, "at least 5 cases", "至少5起"),
        ({}, "", ""),
    ],
)
def test_a_figure_is_never_more_exact_than_its_source(row: dict[str, Any], en: str, zh: str) -> None:
    whole = {
        "value": None,
        "low": None,
        "high": None,
        "unit": None,
        "comparator": None,
        "currency": None,
        **row,
    }
    assert figure_text(whole, "en") == en
    assert figure_text(whole, "zh") == zh


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("second", "2024-04-26 00:30:00"),
        ("minute", "2024-04-26 00:30"),
        ("day", "2024-04-26"),
        ("month", "2024-04"),
        ("year", "2024"),
    ],
)
def test_a_time_is_shown_no_finer_than_the_evidence_gives_it(precision: str, shown: str) -> None:
    at = datetime(2024, 4, 25, 16, 30, tzinfo=UTC)
    assert moment(at, precision, "Asia/Shanghai", "en") == shown


def test_no_date_is_said() -> None:
    assert moment(None, None, "UTC", "zh") == "无日期"


def test_a_time_zone_nobody_knows_is_utc() -> None:
    assert moment(datetime(2024, 1, 1, tzinfo=UTC), "day", "Nowhere/None", "en") == "2024-01-01"


@pytest.mark.parametrize(
    ("bits", "level"),
    [
        (0.9, "no support"),
        (1.0, "weak support"),
        (3.33, "moderate support"),
        (6.65, "moderately strong support"),
        (9.97, "strong support"),
        (13.3, "very strong support"),
        (19.94, "extremely strong support"),
    ],
)
def test_levels_follow_the_guideline_of_2015(bits: float, level: str) -> None:
    assert verbal_level(bits) == level


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.49, "not enough to say"),
        (0.5, "illicit trade (perhaps)"),
        (0.75, "illicit trade (likely)"),
        (0.95, "illicit trade"),
    ],
)
def test_a_case_type_is_said_with_how_sure_it_is(confidence: float, said: str) -> None:
    assert case_type_name("trade", confidence, "en") == said


def test_equal_names_are_numbered_and_others_left_alone() -> None:
    assert told_apart(["a", "b", "a"]) == ["a (1)", "b", "a (2)"]
