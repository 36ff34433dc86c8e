"""Identifiers that are spread out: letter by letter, in groups, in words, or a clause away from what names their platform."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from tests.selectors.reading import found

ETH = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
BTC = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"


def fours(value: str, mark: str = " ") -> str:
    return mark.join(value[i : i + 4] for i in range(0, len(value), 4))


SPREAD = [
    ("你去 s h o p - e x a m p l e . t o p 那里", "domain", "shop-example.top"),
    ("网址：a m 8 - e x a m p l e 点 c o m 信誉", "domain", "am8-example.com"),
    ("登录 w w w . k 8 - e x a m p l e . c c，", "domain", "www.k8-example.cc"),
    (f"只收这个 {fours(ETH)} 别错", "eth", ETH),
    (f"BTC {fours(BTC)} 核对首尾", "btc", BTC),
    (f"断行发\n{BTC[:17]}\n{BTC[17:]}\n自己接", "btc", BTC),
    ("邮箱 abc.li（at）mail-example.com", "email", "abc.li@mail-example.com"),
    ("幺六零，四个零，再来一个二三四五", "phone", "+8616000002345"),
    ("前三位是154，中间是四个0，最后是7719", "phone", "+8615400007719"),
    ("先是 133，接着 0000，末尾 8851", "phone", "+8613300008851"),
    ("通过13100002208、16600001935两个号码", "phone", "+8616600001935"),
    ("QQ 4420916637 或 4420916638", "qq", "4420916638"),
    ("QQ还用吗？我的没变，还是老号码，4137720096", "qq", "4137720096"),
    ("你加她微信吧，人挺靠谱的，号是 kaopu_meimei", "wechat", "kaopu_meimei"),
    ("我的微信改了，以前那个被封了，现在用这个：new_anan_520", "wechat", "new_anan_520"),
    ("想接手的直接加老板娘微信详谈：dudu_shop77", "wechat", "dudu_shop77"),
    ("你微信多少\nzqh_0817zqh\n好 我加了", "wechat", "zqh_0817zqh"),
    ("行\nB：给你个电报吧，发我？\nA：muyu_night9", "telegram", "muyu_night9"),
    ("纸飞机没有中文名，你搜 park_hr01 就能找到", "telegram", "park_hr01"),
    ("推荐人微信是我同学的 tongxue_a1", "wechat", "tongxue_a1"),
    ("旧微信不常看，已经换成了 new_name_5", "wechat", "new_name_5"),
    ("小号：hushi_xh9（微信哈）", "wechat", "hushi_xh9"),
    ("经网友介绍添加caiwu_lin_01微信好友", "wechat", "caiwu_lin_01"),
    ("不要再转账给 4490128835 这个QQ了", "qq", "4490128835"),
    ("他QQ是不是4410082开头？不对，是4410082277", "qq", "4410082277"),
    ("联系微信同步电话15400003317", "wechat", "15400003317"),
    ("卖号，联系方式：shua_fen_88", "handle", "shua_fen_88"),
    ("蝙蝠77301944，密聊加我", "handle", "77301944"),
    ("管理员号 liulian_admin3", "handle", "liulian_admin3"),
    ("我姐被一个叫“金牌导师Leo”的人骗了", "handle", "金牌导师leo"),
    ("其以“财神到家”为昵称发布广告", "handle", "财神到家"),
    ("B站同名“老谢讲电商”", "handle", "老谢讲电商"),
    ("我咸鱼叫爱吃糖的老王，你拍下", "handle", "爱吃糖的老王"),
    ("B站ID：阿杰的显卡铺", "handle", "阿杰的显卡铺"),
    ("纸飞机装好以后搜我，id 是wangcai_8848", "telegram", "wangcai_8848"),
    ("USDT 承兑，TG@chengdui_usd", "telegram", "chengdui_usd"),
    ("飞机联系 @hk_simcard_shop", "telegram", "hk_simcard_shop"),
    ("薇 luohu_zx5 扣 4306617720", "qq", "4306617720"),
    ("昵称：夜雨声烦，头像是狗", "handle", "夜雨声烦"),
    ("我b站叫不吃香菜的猫，刚更新", "handle", "不吃香菜的猫"),
    ("先是叫“老猫财经”", "handle", "老猫财经"),
    ("小红书号 5201394417", "handle", "5201394417"),
    ("搜公众号：半夜煮面，全是干货", "wechat_official", "半夜煮面"),
    ("您的快件 78831920045512 已到", "parcel", "78831920045512"),
    ("https://example.com/go?to=evil-example.com", "domain", "evil-example.com"),
]


@pytest.mark.parametrize(("text", "kind", "value"), SPREAD)
def test_what_is_spread_out_is_put_together(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        # letters with blanks that are no host
        "a b c . d e f 三个字母",
        "选 A . B . C 哪个",
        "I . e . more here",
        # groups whose check digits fail, or that are words
        f"{fours(BTC[:-1] + '3')} 错一位",
        "This That Were From Some Then 2024",
        f"{fours(ETH)[:-5]} 少四位",
        # digits between words that are no number
        "第一步130，然后第二步0000，最后8851",
        "跑了 133 公里，接着 0000，末尾 8851",
        "133，接着 0000，末尾 885",
        "今天 13 号，中间 4 天，后面 2025 年",
        # a platform that is not the value's
        "你加她微信吧，订单号是 kaopu_meimei",
        "微信群里说，房间号是 room_8899",
        "不用微信了，以后用这个：abc_12345",
        "QQ和微信都有，号是 abc_12345",
        "微信用不了了。新的号是 abc_12345",
        "QQ 微信都行，号码 4137720096",
        "价格 41377200 或 41377201",
        "QQ音乐搜 stay_with_me2016",
        "微信发我的文件：report_2023a",
        "微信里的订单：ab_123456",
        "微信更新了\nversion_8x050",
        "抖音和微信都有，你搜 park_hr01",
        "一个叫“杀猪盘”的骗局",
        "我们微信好友一共 abc_12 个",
        # what is no name
        "昵称：未设置",
        "公众号：点击关注",
        "公众号：无",
        "抖音叫停该活动",
        "满100 扣 4306617720",
        "小红书号 123 个",
    ],
)
def test_its_near_miss_stays_apart(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    "text", ["他抖音号我不知道，微信也没有，id是 abc_12345", "微信支付成功，用户名是 abc_12345"]
)
def test_an_account_whose_platform_is_unsure_is_a_name_without_one(text: str) -> None:
    assert found(text) == {("handle", "abc_12345")}


@pytest.mark.parametrize("word", ["unknown", "Anonymous", "deleted", "none", "N/A", "无", "未知"])
@pytest.mark.parametrize("header", ["微信号", "WeChat", "Telegram", "用户名"])
def test_a_cell_that_says_nothing_is_known_is_no_account(header: str, word: str) -> None:
    assert extract(word, hint=header) == []


def test_the_span_of_what_is_spread_out_reads_back_as_written() -> None:
    for text, kind, value in SPREAD:
        (mention,) = (m for m in extract(text) if (m.kind, m.value) == (kind, value))
        assert text[mention.start : mention.end] == mention.as_written


@pytest.mark.parametrize(
    ("text", "disguise"),
    [(SPREAD[0][0], "separators"), (SPREAD[4][0], "separators"), (SPREAD[5][0], "split_lines"), (SPREAD[9][0], "words_between")],
)  # fmt: skip
def test_what_was_undone_is_said(text: str, disguise: str) -> None:
    assert disguise in {m.disguise for m in extract(text)}


def test_a_host_inside_another_url_ties_loosely_and_a_project_or_file_is_none() -> None:
    inside = [
        m for m in extract("https://example.com/go?to=evil-example.com") if m.value == "evil-example.com"
    ]
    assert [m.specificity for m in inside] == [0.3]
    assert ("domain", "socket.io") not in found("https://npmjs.com/package/socket.io")
    assert len(found("https://example.com/a/index.php?x=main.py")) == 2
