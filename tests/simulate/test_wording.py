"""One meaning in many words."""

from __future__ import annotations

import random

import pytest

from ringbreak.simulate.wording import spin


@pytest.mark.parametrize(
    ("text", "may_say"),
    [
        ("plain", {"plain"}),
        ("{a|b}", {"a", "b"}),
        ("{a|}", {"a", ""}),
        ("x[y]", {"x", "xy"}),
        ("{a|b{c|d}}", {"a", "bc", "bd"}),
        ("a|b", {"a|b"}),
        ("<n> 元", {"7 元"}),
        ("{<n>|x<n>}", {"7", "x7"}),
        ("<other>", {"<other>"}),
    ],
)
def test_every_choice_can_be_said_and_nothing_else(text: str, may_say: set[str]) -> None:
    dice = random.Random(1)
    assert {spin(dice, text, n=7) for _ in range(200)} == may_say


def test_a_value_is_not_read_as_a_choice() -> None:
    assert spin(random.Random(1), "see <url>", url="{a|b}") == "see {a|b}"


def test_an_open_bracket_is_a_mistake_of_the_author() -> None:
    with pytest.raises(ValueError, match="open"):
        spin(random.Random(1), "{a|b")
