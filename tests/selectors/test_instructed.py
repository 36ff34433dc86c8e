"""What a text tells its reader to do to a value: take blanks out, join lines, read one sign as another, read backwards."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.fold import fold
from ringbreak.selectors.instructed import CUES, edits

TOLD = [
    # blanks to be taken out
    ("微信 a b c d _ 1 2 3，空格不要", "wechat", "abcd_123"),
    ("薇芯：daling_z 8 0 1 数字连着打", "wechat", "daling_z801"),
    ("v：abc 123 _9 记得去掉空格", "wechat", "abc123_9"),
    ("打开 shop88-example .com，去掉空格", "domain", "shop88-example.com"),
    ("登记 → buchang-example .cn（空格删）", "domain", "buchang-example.cn"),
    # lines to be joined
    ("给你打散发\n1610000\n7348\n连起来", "phone", "+8616100007348"),
    ("电报 拆开发你\ngold\nrush_99\n合起来", "telegram", "goldrush_99"),
    ("vx先发前半截\n好\nxiaotu\n_0926\n两段拼一块", "wechat", "xiaotu_0926"),
    # words in brackets to be left out
    ("徽信号 putian（删掉）_xie90", "wechat", "putian_xie90"),
    ("加v xiao【删】ming_7", "wechat", "xiaoming_7"),
    ("微信 abc(去掉)def88", "wechat", "abcdef88"),
    # one sign for another
    ("邮箱：kefu_66#xingye-example.com （#换成艾特）", "email", "kefu_66@xingye-example.com"),
    ("mail: kefu66*xingye-example.com 把星号换成@", "email", "kefu66@xingye-example.com"),
    ("QQ邮箱：kefu_66#xingye-example.com，#改成@", "email", "kefu_66@xingye-example.com"),
    ("邮箱 abc_88艾特shop-example点com", "email", "abc_88@shop-example.com"),
    ("联系 john88(a)shop-example.com", "email", "john88@shop-example.com"),
    ("hewei2203 at mubiao-example点com", "email", "hewei2203@mubiao-example.com"),
    ("hewei2203 at mubiao-example.com", "email", "hewei2203@mubiao-example.com"),
    ("网址 shop88#com，#换成点", "domain", "shop88.com"),
    ("把地址写成 203。0。113。65 ，句号当点用", "ipv4", "203.0.113.65"),
    ("服务器 203点0点113点5", "ipv4", "203.0.113.5"),
    # backwards
    ("图里写的是 moc.elpmaxe-ouggnat ，要反着读", "domain", "tangguo-example.com"),
    ("倒过来看 pot.88pohs 就行", "domain", "shop88.top"),
]


@pytest.mark.parametrize(("text", "kind", "value"), TOLD)
def test_a_value_is_read_as_the_text_tells_its_reader_to(text: str, kind: str, value: str) -> None:
    mentions = extract(text)
    assert (kind, value) in {(m.kind, m.value) for m in mentions}
    assert all(text[m.start : m.end] == m.as_written for m in mentions)


NOT_TOLD = [
    "价格3。5元 1。2。3。4",
    "10点20点30点各一班",
    "look at shop and meet at seven",
    "文件名不要空格 read me please",
    "他说“拼多多”上买的 a b c",
    "1个苹果（去掉核）2个梨",
    "#换成@",
    "把数据连着\n上传\n完毕",
    "反着读 level.radar 没有意义",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nothing_is_joined_or_turned_where_no_value_is(text: str) -> None:
    assert extract(text) == []


def test_a_host_stays_as_written_when_it_is_one_that_way_round() -> None:
    assert {m.value for m in extract("网站 abc.com 倒着读没有意义")} == {"abc.com"}


def test_without_a_cue_blanks_and_lines_stay() -> None:
    assert list(edits("见表 a b c d _ 1 2 3\nxiaotu\n_0926")) == []
    assert all(len(cue) == 2 for cue in CUES)


def test_letters_apart_are_a_name_where_a_word_for_an_account_says_so() -> None:
    text = "微信 a b c d _ 1 2 3\nxiaotu\n_0926"
    assert [text[a:b] for a, b, _, _ in edits(text)] == [" "] * 7
    assert {m.value for m in extract(text)} == {"abcd_123"}
    assert list(edits("微信 a b c d e f g h")) == []  # no digit and no _: words of prose may be so short


@pytest.mark.parametrize("text", [text for text, _, _ in TOLD])
def test_folding_what_was_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
