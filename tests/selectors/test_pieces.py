"""Accounts that are written in pieces behind a lead word, leads glued to them, and what stands behind a number and is no part of it."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from tests.selectors.reading import found

PIECES = [
    ("要的微信lanyu零六一八备注来意", "wechat", "lanyu0618", "lanyu零六一八"),
    ("TG：xiao_mei捌捌", "telegram", "xiao_mei88", "xiao_mei捌捌"),
    ("加V lanyu🔥0618，不议价", "wechat", "lanyu0618", "lanyu🔥0618"),
    ("电报：wang·da·mao8", "telegram", "wangdamao8", "wang·da·mao8"),
    ("薇❤：kp 7788，备注来意", "wechat", "kp7788", "kp 7788"),
    ("飞机号 otc _ laowang", "telegram", "otc_laowang", "otc _ laowang"),
    ("vx：xiao下横线mei88", "wechat", "xiao_mei88", "xiao下横线mei88"),
    ("微信：l-a-n-y-u-0-6-1-8", "wechat", "lanyu0618", "l-a-n-y-u-0-6-1-8"),
    ("抖音：lanyu*0618（*去掉）", "douyin", "lanyu0618", "lanyu*0618"),
    ("微信⒧⒜⒩⒴⒰⓪⑥①⑧", "wechat", "lanyu0618", "⒧⒜⒩⒴⒰⓪⑥①⑧"),
    ("V信：l̶a̶n̶y̶u̶0618", "wechat", "lanyu0618", "l̶a̶n̶y̶u̶0618"),
    ("QQ：328然后4917最后56", "qq", "328491756", "328然后4917最后56"),
    ("加扣 3284（去掉）91756", "qq", "328491756", "3284（去掉）91756"),
    ("企鹅：328，491，756", "qq", "328491756", "328，491，756"),
    ("QQ群：7284删91756", "qq_group", "728491756", "7284删91756"),
    ("扣扣 32849l756", "qq", "328491756", "32849l756"),
]
TOUCHING = [
    ("微信ID16400001973", "wechat", "16400001973"),
    ("我的抖音IDlanyu0618", "douyin", "lanyu0618"),
    ("薇ID：catxiao1684，懂的来", "wechat", "catxiao1684"),
    ("有事TG-lanyu0618，别打电话", "telegram", "lanyu0618"),
    ("价格私聊，dy-lanyu0618", "douyin", "lanyu0618"),
    ("电报=@xiao_mei88", "telegram", "xiao_mei88"),
    ("加vx16400001973，或者打电话", "wechat", "16400001973"),
    ("添加QQ.174253456 的都是诈骗", "qq", "174253456"),
    ("备用QQ...915079532", "qq", "915079532"),
    ("详情添加专属顾问V edu_vip608 办理", "wechat", "edu_vip608"),
    ("班主任微teacher_zhou7", "wechat", "teacher_zhou7"),
    ("站长Q 4077312906", "qq", "4077312906"),
    ("斗音：lanyu0618", "douyin", "lanyu0618"),
    ("关注我wb @夜跑打卡机，求互粉", "weibo", "夜跑打卡机"),
    ("专供海外，WA +14155550140", "whatsapp", "+14155550140"),
    ("对方飞机账号 LeoTrade_mentor", "telegram", "leotrade_mentor"),
    ("扣扣547664066 24小时在线", "qq", "547664066"),
    ("QQ群：80990655 24h 都有人", "qq_group", "80990655"),
]
NOTHING = [
    "hello🔥world 2024 is out",
    "满三百立减扣12345678分",
    "三维solid2020 和细微model_x2 都是名字",
    "发布了大V report2024 和版本v abc_123",
    "iPhone一二三代都收",
    "微信：iOS 17 元一份",
    'with open(path, "wb") as out:\n    write(out)',
    "QQ飞车一二三区都能玩",
]


@pytest.mark.parametrize(("text", "kind", "value", "written"), PIECES)
def test_pieces_behind_a_lead_are_one_account(text: str, kind: str, value: str, written: str) -> None:
    assert [m.as_written for m in extract(text) if (m.kind, m.value) == (kind, value)] == [written]


@pytest.mark.parametrize(("text", "kind", "value"), TOUCHING)
def test_a_lead_is_seen_however_it_touches_its_account(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)
    assert len({m.value.removeprefix("+86") for m in extract(text)}) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_made_of_pieces_of_other_things(text: str) -> None:
    assert found(text) == set()


def test_accounts_side_by_side_stay_two() -> None:
    assert found("微信abc_123🔥QQ12345678") == {("wechat", "abc_123"), ("qq", "12345678")}
    assert found("TG：abc_123🔥def_456") >= {("telegram", "abc_123")}
