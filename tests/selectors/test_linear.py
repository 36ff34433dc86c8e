"""No text is slow: ten times the length takes about ten times the time, whatever the text is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.registry import SELECTORS
from tests.selectors.adversarial import SIGNS, growth, long, steps, units

SIZE = 3_000
MOST = 15.0
"""Ten would be linear; the rest is for lists that are sorted and for a busy machine."""
FLOOR = 0.004
"""Seconds below which a clock says nothing."""


def slow(pieces: list[str], size: int = SIZE, run: Callable[[str], object] = extract) -> list[str]:
    out = []
    for unit in pieces:
        for _ in range(3):  # a busy machine is no evidence: only what is slow three times is slow
            short, long = growth(run, unit, size)
            if long <= MOST * max(short, FLOOR):
                break
        else:
            out.append(f"{unit[:40]!r}: {short:.4f} s, {long:.4f} s")
    return out


@pytest.mark.parametrize("kind", [s.name for s in SELECTORS])
def test_time_grows_with_the_length_of_what_a_kind_looks_for(kind: str) -> None:
    assert slow(units(kind)) == []


def test_time_grows_with_the_length_of_signs_that_begin_a_pattern() -> None:
    assert slow(list(SIGNS)) == []


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "a.", "a@", "@", "http://", "http://a.b", "微信", "“a", "a[.]", "a:", "ab", "+1", "一", "1-", "加V", "号",
     "京A1", "138\n", "13中1", "а.b", "1\u200b", "s.cnzz.com/z.php?a=1&", "hm.baidu.com/hm.js?", "DE89 "],
)  # fmt: skip
def test_calls_and_time_grow_with_the_text_and_no_faster(unit: str) -> None:
    """Calls are counted, which no busy machine changes; what happens inside of one call only a clock sees."""
    extract(long(unit, 40))  # what is made once is made now
    few, many = (steps(extract, long(unit, size)) for size in (2_000, 20_000))
    assert many <= 11 * few
    assert slow([unit], 2_000) == []


@pytest.mark.parametrize("unit", ["a", "aB-", "abc.", "a1", "_"])
def test_time_grows_with_the_length_of_one_word_below_a_platform(unit: str) -> None:
    """Long enough that a search from each of its letters shows: 100,000 of them took 90 seconds."""
    assert slow([unit], 5_000, lambda word: extract(f"抖。\n\n{word}")) == []


@pytest.mark.parametrize(
    "unit",
    [
        "dm foo_bar1 ", "handle: foo_bar1 ", "my handle foo_bar1 ", "foo_bar1 on insta ", "insta?\nfoo_bar1\n", "user the me us ",
        "抖音上那个", "抖音叫老谭修蹄记，", "insta 我喺度搵到一個叫 kowloon.fridge 嘅人", "`foo bar_1 x` foo_bar1 insta ",
        "insta was full of rubbish adverts lately. follow foo_bar2 today\n", "platform\taccount\ninsta\tfoo_bar\n",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_accounts_named_in_passing(unit: str) -> None:
    """Where a walk over words goes on from name to name: 80,000 characters of `dm foo_bar1` took 92 seconds."""
    assert slow([unit], 5_000) == []


@pytest.mark.parametrize(
    "unit",
    [
        "加我加我 yuzao_1127 备注花市 ",
        "１５０-００００-２９３４ ",
        "Kind regards, Joanna T 0161 496 0227 | M 07700 900664\n",
        "15,900,002,934元。",
    ],
)
def test_what_a_text_says_as_a_whole_is_looked_for_once(unit: str) -> None:
    """Whether it speaks of China or of a platform was asked of the whole text for each of its numbers and names."""
    assert slow([unit], 8_000) == []
