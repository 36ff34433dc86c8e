"""Lists of names behind the word for them."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    ("Aliases: nightjar_x, nj2024, the_jar. Last seen on 3 May.", ["nightjar_x", "nj2024", "the_jar"]),
    ("a.k.a. copperkettle / ckettle77 (forum)", ["copperkettle", "ckettle77"]),
    ("Known handles: lamp_77 | lampBlack | soot9", ["lamp_77", "lampblack", "soot9"]),
    ("usernames used so far: kelp_run and kelpRunner2", ["kelp_run", "kelprunner2"]),
    ("嫌疑人使用的网名有：冷月无声、七号当铺、阿胜收U。", ["冷月无声", "七号当铺", "阿胜收u"]),
    ("该人昵称先后为南山小樵夫、北山小樵夫，头像未变", ["南山小樵夫", "北山小樵夫"]),
]  # fmt: skip
NOTHING = [
    "Breaking: Class aliases FontReader, FontDoctor and FontMatch2 are gone",
    "shell aliases: gs_1, gl_2",
    "Aliases: none, unknown, n/a",
    "handles: brass, steel, chrome",
    "nick of time, and other names, places and dates",
    "user names, dates and places are in the annex",
    "昵称、头像、签名都可以改",
    "昵称为未设置、匿名用户",
    "网名、性别、年龄、电话都是假的",
    "screen names and email headers were kept",
]


def names(text: str) -> list[str]:
    return [m.value for m in extract(text) if m.kind == "handle"]


@pytest.mark.parametrize(("text", "listed"), READ)
def test_all_names_of_a_list(text: str, listed: list[str]) -> None:
    assert names(text) == listed


@pytest.mark.parametrize("text", NOTHING)
def test_lists_of_other_things(text: str) -> None:
    assert extract(text) == []
