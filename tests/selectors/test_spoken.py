"""Accounts and numbers as people speak of them: words between, answers, quotes, places; each class with its near misses."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.kinds.parcel import ups_check

SPOKEN = [
    # words between a lead and its value
    ("微信没换还是 lemon_tea_8899，存一下", "wechat", "lemon_tea_8899"),
    ("微信号没变过 dongge_0731", "wechat", "dongge_0731"),
    ("微信照旧 lanlan-5566，电话换了", "wechat", "lanlan-5566"),
    ("QQ一直是 4417200935", "qq", "4417200935"),
    ("QQ换成这个了 4410227716，旧的被盗", "qq", "4410227716"),
    ("TG 仍是 gold_99x", "telegram", "gold_99x"),
    ("微信多少？\n那个封了，现在用 moli_0906y", "wechat", "moli_0906y"),
    ("我微信被封了。现在用的是 abc_9981x", "wechat", "abc_9981x"),
    ("微信号被盗了，重新注册了一个 abc_9981x", "wechat", "abc_9981x"),
    ("飞机号废了，新的：moon_trade8", "telegram", "moon_trade8"),
    ("问：他的QQ是多少？答：四四二一，零六七，八八三，没有别的", "qq", "4421067883"),
    ("加賴不要加錯喔➡ koko_812x", "line", "koko_812x"),
    # a number that is the account too
    ("微信就是我手机 15400001187，中介勿扰", "wechat", "15400001187"),
    ("手机号就是微信 15400001187", "wechat", "15400001187"),
    ("手机微信一个号：15400001187", "wechat", "15400001187"),
    ("15400001187，微信也是这个号", "wechat", "15400001187"),
    ("15400001187 微信跟手机一样", "wechat", "15400001187"),
    ("手机卫⭐同步：15400006918", "wechat", "15400006918"),
    ("加卫🌟 abc_12345", "wechat", "abc_12345"),
    ("154-0000-2291，微信也是它", "wechat", "15400002291"),
    ("微信多少\n15400007731", "wechat", "15400007731"),
    ("你的支付宝账号是多少\n15400007731", "alipay", "15400007731"),
    ("电报名字 southgate_88 头像黑猫", "telegram", "southgate_88"),
    ("新微信在这：xiaobei_0914", "wechat", "xiaobei_0914"),
    ("Line官方帳號 @652abcde", "line", "652abcde"),
    # names in quotes
    ("视频号“老周聊房”天天直播", "handle", "老周聊房"),
    ("全网同名：大海不是海", "handle", "大海不是海"),
    ("公众号搜「城南夜话」回复1", "wechat_official", "城南夜话"),
    ("B站搜“灰鹭不飞”，第三个视频", "handle", "灰鹭不飞"),
    ("小红书关注「奶茶不加糖」", "handle", "奶茶不加糖"),
    ("小心 Facebook 粉專「日光選物小舖」", "handle", "日光選物小舖"),
    ("推特上那个叫“链上老猫”的", "handle", "链上老猫"),
    ("带头的网名叫“长风老师”，助理叫“小鹿助教”", "handle", "小鹿助教"),
    ("领头的叫“彪哥”，另一个叫“小马”", "handle", "彪哥"),
    # answers to the line before
    ("微博那个博主叫啥\n@盐水泡橘子\n她删了吧", "weibo", "盐水泡橘子"),
    ("你個IG係咩\n@siu.lok_film", "handle", "siu.lok_film"),
    ("what's the LINE then\nID is mika_0420x\nthx", "line", "mika_0420x"),
    ("你电报发下\n@gold_rush9", "telegram", "gold_rush9"),
    ("whats your snap\nits lily_0099", "handle", "lily_0099"),
    # platforms around names
    ("Beware: novatrade.support (Discord). The staff", "handle", "novatrade.support"),
    ("cat_1999 on telegram", "telegram", "cat_1999"),
    ("IG：mimi.closet_88", "handle", "mimi.closet_88"),
    ("discord: cat#1999", "handle", "cat#1999"),
    ("Vendor northfox_88, 4.9/5", "handle", "northfox_88"),
    ("蝙蝠上找我，ID bf_73006612", "handle", "bf_73006612"),
    ("抖音搜 ＠ａｃｈｅｎ８８２６ ，灯牌", "douyin", "achen8826"),
    ("货源群在飞机上，自己搜@ huoyuan_d88 别问", "telegram", "huoyuan_d88"),
    ("add my tele: @ blue_harbor_x2 without the space", "telegram", "blue_harbor_x2"),
    ("2026-03-04 21:17:33 老婆(4400917782)\n晚上吃啥", "qq", "4400917782"),
    # digits otherwise
    ("当天到账 蔻蔻44_52_70_81_63 无视", "qq", "4452708163"),
    ("暗号：“幺五四洞洞洞洞拐勾三两”，是手机号", "phone", "+8615400007932"),
    ("Call me, two zero two, five five five, zero one eight eight.", "phone", "+12025550188"),
    ("my number is one five four double zero double zero one one eight seven", "phone", "+8615400001187"),
    # Hong Kong, Taiwan, North America
    ("屯門站交收，WhatsApp 9000 0142 搵阿May", "whatsapp", "+85290000142"),
    ("whatsapp 打俾我啦，9 0 0 0 - 0 3 1 8，唔好打錯", "phone", "+85290000318"),
    ("板橋面交 或打 0900-000-417 王小姐", "phone", "+886900000417"),
    ("門號申辦請撥 零九零零，零零零，六二八", "phone", "+886900000628"),
    ("Text me at (202) 555-0143, no calls", "phone", "+12025550143"),
    ("txt 2O2-555-O199 for the menu", "phone", "+12025550199"),
    ("致电 202-555-0143 洽谈", "phone", "+12025550143"),
    # parcels
    ("UPS tracking 1Z12345E0205271688, and", "parcel", "1Z12345E0205271688"),
    ("1Z12345E6605272234 left the depot", "parcel", "1Z12345E6605272234"),
    ("FedEx tracking 7712 3456 7890", "parcel", "771234567890"),
    ("USPS 9400110200881234567890", "parcel", "9400110200881234567890"),
]


@pytest.mark.parametrize(("text", "kind", "value"), SPOKEN)
def test_what_people_say_around_a_value_is_understood(text: str, kind: str, value: str) -> None:
    mentions = extract(text)
    assert (kind, value) in {(m.kind, m.value) for m in mentions}
    assert all(text[m.start : m.end] == m.as_written for m in mentions)


NOTHING = [
    "微信还是iphone12好用",
    "微信还是支付宝",
    "微信和QQ还是 abc_9981x",
    "那个停了，现在用 abc_9981x",
    "微信用的是 v8.0.33_beta",
    "B站搜“考研数学攻略”",
    "抖音“热门话题”很多",
    "好的\n@小王 你来",
    "微博上说涨价了\n@小王 你看",
    "what's the LINE then\nyeah sure",
    "@everyone GG, same time next week",
    "@所有人 明早集合",
    "@here please vote",
    "sold 3 @ price_20 each",
    "apple (iPhone) file(s) Apple (Twitter)",
    "seller A1B2C3 and mod panel",
    "2026-03-04 21:17:33 转账(4400917782)元",
    "版本 44_52_70_81_63",
    "one two three four five six seven eight nine ten",
    "we won six four six three six two",
    "訂單編號 90000142，唔好打錯",
    "公司在香港，单价 9000 0142",
    "甘肃 0931-234-567",
    "ticket 441 902 7736",
    "Zoom meeting ID: 441-902-7736",
    "会议号 441 902 7736，密码",
    "part 1Z12345E6605272235",
    "学 ASP.NET 和 VB.NET",
    "Upgraded the firmware to 1.4.2.11 and the router reboots",
    "固件升级到 1.4.2.11",
    "电话1234，微信和客户都在",
    "微信工作群里说 abc12345",
    "视频号上“热门”很多",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_it_is_no_mention(text: str) -> None:
    assert [(m.kind, m.value) for m in extract(text)] == []


def test_wechat_beside_other_words_does_not_make_a_number_an_account() -> None:
    assert {m.kind for m in extract("13800138000 微信和客户都在")} == {"phone"}
    assert {m.kind for m in extract("13800138000微信群里有人")} == {"phone"}


def test_an_address_after_a_verb_that_also_names_versions_stays_one() -> None:
    assert {m.value for m in extract("server moved, updated to 203.0.113.9")} == {"203.0.113.9"}
    assert {m.value for m in extract("更新到 203.0.113.9")} == {"203.0.113.9"}


def test_a_product_is_a_site_after_a_word_for_one() -> None:
    assert {m.value for m in extract("官网 asp.net")} == {"asp.net"}


def test_a_plane_is_no_messenger() -> None:
    assert {m.kind for m in extract("赶不上飞机了，联系@wang_99x")} == {"handle"}


def test_the_check_digit_of_ups_is_the_carriers() -> None:
    assert ups_check("1Z12345E6605272234")
    assert ups_check("1Z999AA10123456784")
    assert not ups_check("1Z12345E6605272235")
    assert {m.validity for m in extract("1Z12345E6605272234")} == {"checksum"}


def test_a_number_of_taiwan_needs_its_place_to_be_named() -> None:
    assert ("phone", "+886912345678") in {(m.kind, m.value) for m in extract("手機 0912 345 678（台北）")}
    assert all(not m.value.startswith("+886") for m in extract("手机 0912 345 678"))
