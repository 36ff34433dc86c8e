"""Accounts that a text says to read from their end, and the sign alone by which a seller says that one be added."""

from __future__ import annotations

import pytest

from ringbreak.selectors import backwards
from ringbreak.selectors.extract import extract
from ringbreak.selectors.scantables import cues

READ = [
    ("档口 A3，倒序➕：8140_oab_gnauh 支持七天", "wechat", "huang_bao_0418"),
    ("名表回收 反向输入V：88_oaib_gnot", "wechat", "tong_biao_88"),
    ("怕和谐，倒写：微信021_ijgnix", "wechat", "xingji_120"),
    ("我薇反过来是6102nilgnak 你自己倒一下", "wechat", "kanglin2016"),
    ("（防屏蔽倒序）➕V 99uoyix_al", "wechat", "la_xiyou99"),
    ("電報倒過來寫 77_raeb_nit", "telegram", "tin_bear_77"),
    ("加我微信 倒着打 88_iem_oaix", "wechat", "xiao_mei_88"),
    ("电话从右往左念：71234003561", "phone", "+8616530043217"),
    ("我号码是反的 71234003561", "phone", "+8616530043217"),
    ("主页写着➕shou_shou_99，工商查不到", "wechat", "shou_shou_99"),
]
NOTHING = [
    "倒过来看 2nd_floor_plan 和 3090ti_rog 都一样",
    "反过来说，iphone12pro 也不差",
    "剧情反转了三次，s02e11 最精彩",
    "1➕abc_1 等于多少",
]


def found(text: str) -> dict[tuple[str, str], str | None]:
    return {(m.kind, m.value): m.disguise for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_what_is_to_be_read_from_its_end(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)
    if "➕shou" not in text:
        assert "reversed" in str(found(text)[kind, value])


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_nobodys(text: str) -> None:
    assert found(text) == {}


def test_the_span_is_what_is_written() -> None:
    text = "怕和谐，倒写：微信021_ijgnix"
    (one,) = extract(text)
    assert text[one.start : one.end] == one.as_written == "021_ijgnix"


def test_the_scanner_looks_for_all_words_that_say_so() -> None:
    known = set(cues())
    for (
        said
    ) in "倒着 反过来 倒序 逆序 倒读 反写 颠倒 反向输入 从右往左 从后往前 从尾到头 号是反的 反转".split():
        match = backwards.SAID.search(said)
        assert match is not None
        assert any(said[i : i + 2] in known for i in range(len(said) - 1))
