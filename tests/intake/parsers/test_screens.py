"""What was read off a picture of a telephone's screen is one text, not a list of messages."""

from __future__ import annotations

import pytest

from ringbreak.intake.parsers.plain_text import one_a_line

SAID = [
    "hello",
    "two please",
    "pay here",
    "6200 0000 0000 0009 001",
    "sent",
    "wait",
    "??",
    "refused",
    "hello?",
]


@pytest.mark.parametrize("bar", ["中国移动 4G   19:29    18%", "Vodafone LTE 9:41 100%", "19:30 5G 76%"])
def test_lines_below_a_status_bar_are_one_text(bar: str) -> None:
    assert one_a_line([bar, "<  shop 2", *SAID]) is None


@pytest.mark.parametrize(
    "first",
    ["19:29", "中国移动客服", "buy a 5G phone", "4G cards are sold to whoever wants some at 19:29, ask"],
)
def test_short_lines_without_one_are_a_list(first: str) -> None:
    assert one_a_line([first, *SAID]) == "line"


def test_a_status_bar_among_hundreds_of_lines_is_one_of_them() -> None:
    assert one_a_line(["中国移动 4G 19:29 18%", *(f"text {n}" for n in range(300))]) is not None
