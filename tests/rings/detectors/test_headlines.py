"""A headline's score reads its manner: it asks, points, lists, heats, holds back. Topics do not move it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.conduct.headlines import BAITS, LONGEST, bait_score, language_of, model, told_manners
from tests.rings.detectors.cases import Small


@pytest.mark.parametrize(
    "title",
    [
        "21 Things You Should Never Say To A Baker",
        "Which Kind Of Bread Are You Based On Your Zodiac Sign",
        "This Man Put A Loaf In The Freezer And You Won't Believe What Happened",
        "震惊！这三种面包千万别再吃了",
        "他每天喝一杯水，结果让所有人没想到……",
        "为什么你总是睡不醒？原因竟然是它！",
    ],
)
def test_headlines_that_bait_are_told(title: str) -> None:
    assert bait_score(title) >= BAITS
    assert told_manners(title)


@pytest.mark.parametrize(
    "title",
    [
        "Council approves budget for harbour bridge repairs",
        "Grain exports fall as drought reaches northern provinces",
        "Two killed in collision on coastal railway",
        "市统计局公布3月工业增加值",
        "3月12日云川市新增公交线路2条",
        "第十届陶瓷展览会闭幕",
    ],
)
def test_headlines_that_tell_are_not(title: str) -> None:
    assert bait_score(title) < BAITS


def test_the_topic_does_not_move_the_score() -> None:
    """A minister in the place of a singer, a war in the place of a cake: the same manner, the same score."""
    assert bait_score("The minister spoke about war") == bait_score("The singer spoke about cake")
    assert bait_score("云川市长谈桥梁") == bait_score("云川歌手谈蛋糕")


def test_letter_case_does_not_move_the_score() -> None:
    assert bait_score("Things You Never Knew About Bread") == bait_score("things you never knew about bread")


@pytest.mark.parametrize("title", ["", "   ", "!!!", "\u200b", "😀😀"])
def test_a_headline_without_words_does_not_bait(title: str) -> None:
    assert bait_score(title) == 0.0
    assert told_manners(title) == []


@given(st.text(max_size=80))
def test_any_text_has_a_score_between_nothing_and_one(title: str) -> None:
    assert 0.0 <= bait_score(title) <= 1.0


def test_only_the_beginning_is_read() -> None:
    assert bait_score("a" * 10_000_000) == bait_score("a" * LONGEST)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_weight_has_a_source_and_a_licence(language: str) -> None:
    made = model(language)
    assert made.source
    assert made.licence
    assert len(made.weights) >= 10
    known = set(made.classes) | {f"word {w}" for w in made.classes.get("small words", ())}
    structure = {
        "begins with a number", "counts a list", "a number inside", "letters a word over five", "share of small words",
        "words over eight",
    }  # fmt: skip
    assert {n.removeprefix("begins: ") for n in made.weights} <= known | structure


def test_the_language_is_that_of_the_letters() -> None:
    assert language_of("iPhone 大降价") == "zh"
    assert language_of("iPhone sale 大") == "en"


def test_a_page_that_names_its_own_site_does_not_lead_anywhere() -> None:
    """A magazine: baiting headlines, every page on and naming its own domain. It is no article farm."""
    from ringbreak.rings.conduct.typing import type_rings

    def magazine(url: str) -> str | None:
        case = Small()
        for i in range(40):
            case.record(
                f"阅读全文 magazine.example 第{i}篇", kind="article", title=f"震惊！这{i}件事你千万别做",
                url=url.format(i=i), names=[("domain", "magazine.example")],
            )  # fmt: skip
        found: str | None = type_rings(case.engine()).to_pylist()[0]["case_type"]
        return found

    assert magazine("https://magazine.example/{i}") is None
    assert magazine("https://front{i}.example/") == "diversion"
