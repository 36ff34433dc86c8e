"""Classes of wordings that the fourteenth sitting showed: saved chats, names read out, leads with a blank, what a site's account is."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    ("后来找了个姐姐，卫 星 abc_jiejie07，不收费", "wechat", "abc_jiejie07"),
    ("要的话 抖 音 号 lan_8804", "douyin", "lan_8804"),
    ("号主可配合，详聊➕🛰️：chen—hao—2217（杠是英文的杠）", "wechat", "chen-hao-2217"),
    ("真正下单找扣扣四寺灵期伊酒尔溜散，别的是假的", "qq", "440719263"),
    ("这次用小号 扣四贰880157七三 十位的", "qq", "4288015773"),
    ("我拆开写：\nmai\nhao\n-example\n.top 四行连起来", "domain", "maihao-example.top"),
    ("我那个微信号是老虎的虎拼音hu然后下划线再加零九二二八记下没有", "wechat", "hu_09228"),
    ("微信：lanyu下划线然后零六一八", "wechat", "lanyu_0618"),
    ("她抖音叫“静好琴姐”，抖音号我抄下来了是qinjie660", "douyin", "qinjie660"),
    ("微信名字叫“高山流水听涛”，问他退款不回", "handle", "高山流水听涛"),
    ("对方先在闲鱼上以“数码老K铺”的名义发布苹果手机", "handle", "数码老k铺"),
    ("微博倒是一直没换，还是@租房小艾Ivy。押金没退", "weibo", "租房小艾ivy"),
    ("—— 聊天记录 ——\n风吹麦浪(4160028833) 22:10:31\n资料放群文件了", "qq", "4160028833"),
    ("—— 聊天记录 ——\n风吹麦浪(4160028833) 22:10:31\n资料放群文件了", "handle", "风吹麦浪"),
    ("2026-03-04 21:17:33 夜雨(4400917782)\n晚上吃啥", "handle", "夜雨"),
    ("<vox_> still up?\n<marrow99> yes, mirror below", "handle", "marrow99"),
    ("[14:02] <vox_> still up?\n[14:03] <marrow99> yes", "handle", "vox_"),
    ("客服：您可以打95338问一下哦", "phone", "+8695338"),
    ("加我 13800138000 威同步", "wechat", "13800138000"),
    ("the tiktok is still dollarsister.tips but she hasn't posted", "douyin", "dollarsister.tips"),
    ("send it to my email it's peter dot lamb at mill-example dot co dot uk and", "email", "peter.lamb@mill-example.co.uk"),
    ("the lad's name on the Facebook is Gaz Tarmac Drives, he did next door", "handle", "gaz tarmac drives"),
]  # fmt: skip
NOTHING = [
    'he mentions "my Telegram" eleven times and never once',
    "phones off on the floor, line 2 is down till 06:00",
    "—— 聊天记录导出 QQ 2026/5/20 ——",
    "<him> you around?\n<me> yeah",
    "<name> goes here\n<host_1> goes there</p>",
    "公司以“合作共赢”的名义开会",
    "微信—支付宝两用，QQ—微信互通",
    "满100打95折，买2件打88折",
    "会员打95588分以上算合格",
    "把就起吧把久其二一就把酒起了",
    "the account on the FB was Locked For Review",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_what_the_fourteenth_sitting_asked_for(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_nobodys(text: str) -> None:
    assert found(text) == set()


SHOWN = [
    "微信名字写的是“高山流水听涛”，头像是山",
    "对方QQ昵称显示为「高山流水听涛」",
    "那个人在闲鱼上的名字后来改成了“高山流水听涛”",
    "她抖音的网名好像叫“高山流水听涛”",
    "快手用户名一直是【高山流水听涛】，没变过",
    "昵称写着“高山流水听涛”，签名是空的",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_name_in_quotes_is_found_however_it_is_said_to_be_written(text: str) -> None:
    assert ("handle", "高山流水听涛") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "昵称显示“该用户已注销”",
        "对方名字写着“未知”，没有头像",
        "群名称改成了“3月15日”",
        "卖家显示“已发货”，物流没动",
    ],
)
def test_what_is_shown_in_a_names_place_is_none(text: str) -> None:
    assert found(text) == set()
