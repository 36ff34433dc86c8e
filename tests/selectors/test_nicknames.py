"""Nicknames in quotes that only the words around them give to somebody, changed names, and names said again."""

from __future__ import annotations

import pytest

from ringbreak.selectors import nicknames
from ringbreak.selectors.extract import extract

READ = [
    ("我在评论区问有没有人拼团，“阿梅爱拼团”马上就私信我", "阿梅爱拼团"),
    ("小红书那个讲留学的“不二老师在温州”把我拉黑了", "不二老师在温州"),
    ("想問有人在蝦皮跟「lulu_shoes_tw」買過鞋嗎", "lulu_shoes_tw"),
    ("問：你如何與「阿凱學長」聯繫？答：IG", "阿凱學長"),
    ("在WhatsApp上冒充“投顾助理Amy”骗取七名被害人", "投顾助理amy"),
    ("小红书上“上岸学姐Lynn”卖假课，退款就拉黑", "上岸学姐lynn"),
    ("群里有个“南岸小马哥”天天晒收益，还主动加我", "南岸小马哥"),
    ("“奶茶味的阿肥”这个博主收了钱就把我拉黑", "奶茶味的阿肥"),
    ("小红书上“莉莉教你理财”和“莉莉姐副业”是同一个人", "莉莉教你理财"),
    ("小红书上“莉莉教你理财”和“莉莉姐副业”是同一个人", "莉莉姐副业"),
    ("嫌疑人在快手使用“憨厚的老刘”“老刘二手农机”两个账号", "老刘二手农机"),
    ("臉書上有一位「陽光阿翔」加我好友，聊了三週", "陽光阿翔"),
    ("我在群里@了“青岛-海蛎子王”，他私聊我让我转定金", "青岛-海蛎子王"),
    ("有没有人认识小红书的“大头爱露营”？收了钱人没了", "大头爱露营"),
    ("被告人供述：我按“水哥”的要求去取钱，在电报上报数", "水哥"),
    ("账号为dy_qing517，昵称曾用“倾城不倾国”，现改为“倾城的小店”；", "倾城不倾国"),
    ("账号为dy_qing517，昵称曾用“倾城不倾国”，现改为“倾城的小店”；", "倾城的小店"),
    ("该账号昵称先后为“海岛代购小鱼”“小鱼海岛优选”。", "小鱼海岛优选"),
    ("对方微信群里叫“Cindy换汇不秒勿催”，我转了五千", "cindy换汇不秒勿催"),
    ("经QQ昵称“不系之舟”介绍出卖银行卡；该“不系之舟”另案处理。", "不系之舟"),
]  # fmt: skip
NOTHING = [
    "他说“不行就算了”，我说“那就这样吧”，两个人就散了",
    "“净网2026”专项行动开展以来，“水哥”系列案件侦破12起",
    "“老乡见老乡”这句话把我害惨了，群里都这么说",
    "他把“海底捞”和“西贝”拉黑了，微信也不看",
    "“三只松鼠”给我发了优惠券，微信里领",
    "跟“美团”沟通了三次，客服在微信上让我等",
    "我向“黑猫投诉”反映，被“某某教育”拒绝退款，微信也删了",
    "该“刷单”骗局与“杀猪盘”联系紧密，微信群里常见",
    "冒充“顺丰快递”打来电话说我的件丢了，要加微信",
    "按“四个不放过”的要求开展平台整治",
    "被“网恋女友”骗走三万，聊天记录在微信里",
    "抖音上“网红零食”卖爆了，“大学生创业”是同一个话题",
    "微信群叫“业主之家”，里面让大家接龙",
    "与“老领导”联系后，“投资理财”把我骗惨了",
    "“...”和“……”是同一个人打的",
]


def names(text: str) -> list[str]:
    return [m.value for m in extract(text) if m.kind == "handle"]


@pytest.mark.parametrize(("text", "name"), READ)
def test_a_nickname_that_somebody_bears(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_stands_in_quotes_and_is_nobodys_name(text: str) -> None:
    assert extract(text) == []


def test_a_name_in_quotes_said_again_is_the_same() -> None:
    assert (
        names("网名“白夜不行舟”的张某已到案；“白夜不行舟”群内有四百人，该“白夜不行舟”曾换号")
        == ["白夜不行舟"] * 2
    )


def test_the_scanner_is_told_of_every_mark() -> None:
    for name in ("阿凱", "小马哥", "陈师傅在此", "王女士茶铺", "李公子茶行", "某掌柜铺子", "学长茶铺"):
        if nicknames.formed(name):
            assert any(c in nicknames.MARKS for c in name), name
