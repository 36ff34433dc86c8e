"""Accounts as people name them in profile lines, answers and running prose, and the prose that only looks alike."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from tests.selectors.reading import plain, scanned

NAMED = [
    ("Insta: tallowandthyme. No walk ins", "handle", "tallowandthyme"),
    ("GitHub: harbourlamp | Mail below", "handle", "harbourlamp"),
    ("Etsy: SaltAndOakCo\nother", "handle", "saltandoakco"),
    ("ravelry: oma_grietje", "handle", "oma_grietje"),
    ("eBay seller name: whistle_wilf", "handle", "whistle_wilf"),
    ("ask me on reddit, I'm u/slow_lathe", "handle", "slow_lathe"),
    ("some guy, plugnplay.jojo on snap", "handle", "plugnplay.jojo"),
    ("ping me @ dustbowl_dani on threads if this dies", "handle", "dustbowl_dani"),
    ("u got snap?\nyeah its kaylee.not.kayla\nadded", "handle", "kaylee.not.kayla"),
    ('Page got taken down; I\'m now "Tim Shoes Horses" on Facebook', "handle", "tim shoes horses"),
    ('by a person using the display name "GoldenPawsOfficial" online', "handle", "goldenpawsofficial"),
    ("手打银镯，来图定制。小红书：银匠阿满满，私信看样", "handle", "银匠阿满满"),
    ("手机：见下\n贴吧：云边放牛人\n", "handle", "云边放牛人"),
    ("对方以“华信清收-小顾”的昵称在陌陌添加好友", "handle", "华信清收-小顾"),
    ("我的小红薯是xhs_ningmeng01 去看看", "handle", "xhs_ningmeng01"),
    ("抠4288810046，别在这说", "qq", "4288810046"),
    ("Telephone 01632 960733 and let it ring.", "phone", "+441632960733"),
    ("the number on the notice, 1800 160 401, from Melbourne", "phone", "+611800160401"),
    ("call the hotline toll-free at 1-800-555-0199, Monday to Friday", "phone", "+18005550199"),
]
INNOCENT = [
    'He said "nobody" is coming on Tuesday and "maybe" on Wednesday.',
    "Signal was poor and the line was closed at Rugby; the discord among passengers was general.",
    "Twitter: outrage over the vote. Facebook: private.",
    "Instagram: photography, Etsy: handmade things",
    "小红书：种草平台，电话暂无",
    "快手：公司回应称，网友可致电",
    "the file is at /u/data_01 and w/u/abc_1",
    "version 2.beta on snap to grid",
    "order 1800 160 401 was sent",
    "抠12345元",
    '"Black Lives Matter" on Twitter',
]


@pytest.mark.parametrize(("text", "kind", "value"), NAMED)
def test_an_account_is_found_where_people_name_it(text: str, kind: str, value: str) -> None:
    assert [(m.kind, m.value) for m in extract(text)] == [(kind, value)]


@pytest.mark.parametrize("text", INNOCENT)
def test_prose_that_looks_alike_names_nobody(text: str) -> None:
    assert list(extract(text)) == []


def test_the_scanner_finds_what_the_plain_reading_finds() -> None:
    texts = [text for text, _, _ in NAMED] + INNOCENT
    assert scanned(texts) == plain(texts)
