"""Two spellings of one place outside the table of divisions, each beside two places that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.bulletins.read import read_facts
from ringbreak.rings.bulletins.spellings import _one_letter_apart, _same_sound

_EN = "GUAGUA, Pampanga — Police arrested 7 people on Friday.\n\nResidents of {} had long suspected the house.\n"
_ZH = "警方在竹塘鄉逮捕嫌犯7人。\n\n{}民眾受訪時說，那間厝平日窗簾緊閉。\n"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (_EN.format("Guagwa"), ("GUAGUA", "Guagwa")),
        (_EN.format("Guagua"), None),
        (_EN.format("Guaguan"), None),  # its people
        (_EN.format("Tuagua"), None),
        (_EN.format("Guagwa Street"), None),
        ("Police raided a house in Manila.\n\nA shop in Manilla was shut.\n", ("Manila", "Manilla")),
        ("Police raided a house in Hunan.\n\nA shop in Henan was shut.\n", None),  # both exist
        (
            "Police raided a house in Qinxi.\n\nA shop in Qinshi was shut.\n",
            ("Qinxi", "Qinshi"),
        ),  # one sound to many
        ("Police raided a house in Shanxi.\n\nA shop in Shanghai was shut.\n", None),
        ("Police raided a house in Marsh.\n\nA shop was shut in March.\n", None),
        (_ZH.format("竹糖鄉"), ("竹塘鄉", "竹糖鄉")),
        (_ZH.format("竹塘鄉"), None),
        (_ZH.format("竹橋鄉"), None),  # another sound
        (_ZH.format("松糖鄉"), None),  # two characters differ
        ("警方在石门镇抓获3人，在石桥镇抓获4人。", None),
        ("警方走访各乡镇，该乡镇有3人落网。", None),
    ],
)
def test_only_names_one_letter_or_one_sound_apart_are_doubted(
    text: str, pair: tuple[str, str] | None
) -> None:
    flags = [f for f in read_facts(text).flags if f.kind == "variant"]
    assert [tuple(text[a:b] for a, b in f.passages) for f in flags] == ([pair] if pair else [])


def test_characters_sound_alike_only_where_what_is_known_of_sounds_says_so() -> None:
    assert _same_sound("塘", "糖")
    assert _same_sound("平", "坪")
    assert not _same_sound("新", "兴")
    assert not _same_sound("门", "桥")
    assert not _same_sound("㊣", "桥")


@given(st.text("abcde", min_size=5, max_size=9), st.text("abcde", min_size=5, max_size=9))
def test_one_letter_apart_is_the_same_both_ways_and_never_of_a_name_with_itself(
    left: str, right: str
) -> None:
    assert _one_letter_apart(left, right) == _one_letter_apart(right, left)
    assert not _one_letter_apart(left, left)
