"""Folding undoes what single characters hide, and every folded character knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.selectors.fold import LOOK_ALIKES, fold

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789abcxyz.@-_/: \n微信一三八〇壹[](){}点。"),
        st.sampled_from("１２Ａｂ①⑩⓪❶⁵₃\u200b\u200d\u202e\ufe0f\u20e3раоеА𝟏𝐀🄰🅐🇻❤📞＠．"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded", "undone"),
    [
        ("１３８", "138", "full_width"),
        ("①③⑧", "138", "circled"),
        ("1\ufe0f\u20e33\ufe0f\u20e3", "13", "keycap"),
        ("x²₃", "x23", "subscript"),
        ("𝟏𝟑𝟖", "138", "styled"),
        ("13\u200b8", "138", "zero_width"),
        ("1\u202e38", "138", "bidi"),
        ("p\u0430ypal.com", "paypal.com", "homoglyph"),
        ("evil[.]com", "evil.com", "defanged"),
        ("a [at] b.com", "a@b.com", "defanged"),
        ("abc点com", "abc.com", "defanged"),
    ],
)
def test_a_disguise_is_undone_and_named(written: str, folded: str, undone: str) -> None:
    made = fold(written)
    assert made.text == folded
    assert undone in made.undone(0, len(written))


@pytest.mark.parametrize(
    "text",
    ["你好，世界。", "Привет, мир", "Ελλάδα", "3点半", "电话：（010）", "word (and more)", "约。com没有"],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert fold(text).text == text


def test_a_keycap_belongs_to_its_digit() -> None:
    text = "a1\ufe0f\u20e3b"
    made = fold(text)
    at = made.text.index("1")
    assert text[slice(*made.origin(at, at + 1))] == "1\ufe0f\u20e3"


@given(HOSTILE)
def test_folding_twice_equals_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(HOSTILE)
def test_every_folded_character_has_its_place(text: str) -> None:
    made = fold(text)
    behind = 0
    for i in range(len(made.text)):
        start, end = made.origin(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= behind or made.origin(i - 1, i)[0] == start
        behind = start
    if made.text == text:
        assert all(made.origin(i, i + 1) == (i, i + 1) for i in range(len(text)))


def test_look_alikes_are_single_letters_of_other_scripts() -> None:
    for strange, plain in LOOK_ALIKES.items():
        assert len(strange) == 1
        assert not strange.isascii()
        assert len(plain) == 1
        assert plain.isascii()
        assert plain.isalpha()
