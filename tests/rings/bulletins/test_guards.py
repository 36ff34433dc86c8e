"""What the reader looks at first, to save a search, lets through all that the search would find."""

from __future__ import annotations

import random
import re
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from ringbreak.rings.bulletins import (
    afterwards_zh,
    counts_zh,
    currencies_zh,
    echoes_zh,
    left_out_zh,
    lexicon_zh,
    phrases_zh,
    uncounted_zh,
    whom_zh,
    worth_zh,
)
from ringbreak.rings.bulletins.divisions import by_name, find_names


def _edge(items: Any, *, last: bool) -> tuple[set[str], bool]:
    """The characters a parsed pattern can begin (or end) with, and whether it can match nothing."""
    found: set[str] = set()
    for op, value in reversed(list(items)) if last else items:
        name = str(op)
        if name == "LITERAL":
            return found | {chr(value)}, False
        if name == "IN":
            for kind, what in value:
                assert str(kind) in ("LITERAL", "RANGE"), "a class that may be anything cannot be guarded"
                found |= (
                    {chr(what)} if str(kind) == "LITERAL" else {chr(c) for c in range(what[0], what[1] + 1)}
                )
            return found, False
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        assert name in ("BRANCH", "SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"), name
        parts = value[1] if name == "BRANCH" else [value[-1]]
        empty = name.endswith("REPEAT") and value[0] == 0
        for part in parts:
            characters, nothing = _edge(part, last=last)
            found |= characters
            empty = empty or nothing
        if not empty:
            return found, False
    return found, True


@pytest.mark.parametrize(
    ("pattern", "guard"),
    [
        (uncounted_zh.TIME_UNIT, uncounted_zh.OPENS_TIME),
        (worth_zh.AFTER_BARRED, worth_zh.OPENS_BARRED),
        (counts_zh._ABOUT, counts_zh._OPENS_ABOUT),
        (afterwards_zh.APPEALED, afterwards_zh.OPENS_APPEALED),
        (left_out_zh._APART, left_out_zh._OPENS_APART),
        (whom_zh._MADE_TO_PAY, whom_zh._OPENS_MADE_TO_PAY),
        (whom_zh._ASSISTING, whom_zh._OPENS_ASSISTING),
        (whom_zh._MET_WITH, whom_zh._OPENS_MET_WITH),
        (phrases_zh._WHICH, phrases_zh._OPENS_WHICH),
        (echoes_zh._SWEPT, echoes_zh._OPENS_SWEPT),
        (lexicon_zh.CURRENCY, currencies_zh._OPENS),
    ],
)
def test_a_look_at_the_first_character_loses_no_match(
    pattern: re.Pattern[str], guard: frozenset[str]
) -> None:
    characters, empty = _edge(_parser.parse(pattern.pattern), last=False)
    assert not empty
    assert characters <= guard


@pytest.mark.parametrize(
    ("pattern", "guard"),
    [
        (whom_zh._THROUGH_AGENTS, whom_zh._ENDS_THROUGH),
        (whom_zh._SOLD_THEM, whom_zh._ENDS_SOLD),
    ],
)
def test_a_look_at_the_last_character_loses_no_match(pattern: re.Pattern[str], guard: frozenset[str]) -> None:
    characters, empty = _edge(_parser.parse(pattern.pattern), last=True)
    assert not empty
    assert characters <= guard


def _by_hand(text: str, start: int, end: int) -> list[tuple[int, int]]:
    names, found, at = by_name(), [], start
    while at < end:
        longest = max((n for n in range(2, 16) if at + n <= end and text[at : at + n] in names), default=0)
        if longest:
            found.append((at, at + longest))
        at += longest or 1
    return found


def test_names_of_divisions_are_the_longest_from_the_left_however_they_overlap() -> None:
    draw = random.Random(5)
    names = sorted(by_name())
    for _ in range(400):
        text = "".join(draw.choice(names)[draw.choice((0, 0, 1)) : draw.choice((2, 3, 9))] for _ in range(9))
        first, last = draw.randrange(4), len(text) - draw.randrange(3)
        assert find_names(text, first, last) == _by_hand(text, first, last)
