"""Classes of wordings that the thirteenth sitting showed: signs drawn as pictures, names told with their signs, who is meant in papers."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    ("过人脸一单一结 电🛩️ @lianshi_77", "telegram", "lianshi_77"),
    ("她：➕我🛰️ Nana_0325xx 今晚有空聊", "wechat", "nana_0325xx"),
    ("资源都在公🀄️号：旧书架资源站，回复3", "wechat_official", "旧书架资源站"),
    ("土豆号 laowang7788 ，别的是假的", "handle", "laowang7788"),
    ("新地址 fulai。qiyi-example。vip ，把句号换成点就能进", "domain", "fulai.qiyi-example.vip"),
    ("官網：haocai-example•com（•改.）", "domain", "haocai-example.com"),
    ("个人简介写有“换U找我，tg：艾特lan_tingK6”字样", "telegram", "lan_tingk6"),
    ("我的微信反着写 620_gnohz_oaix 你正过来搜", "wechat", "xiao_zhong_026"),
    ("加我姐 168零0五5九2二七 手机微信一样的", "wechat", "16800559227"),
    ("他抖音还在更，号是laochen_beihu，昨天开播", "douyin", "laochen_beihu"),
    ("班主任换微信了，新的是拼音全拼chenlaoshi_4b，旧的别加", "wechat", "chenlaoshi_4b"),
    ("賴的ID說是rinrin_5518，要我先提供存摺", "line", "rinrin_5518"),
    ("那就是 zhuliu_xf 对吧\n对 微信搜这个", "wechat", "zhuliu_xf"),
    ("微博上那个卖猫的@布偶圆圆猫舍，跟小红书的是一个人", "weibo", "布偶圆圆猫舍"),
    ("他的抖音号是achen3308dyu，名字还是“阿辰赶海”，别骂错", "handle", "阿辰赶海"),
    ("由境外窝点头目“八爷”指挥，“后勤小妹”负责对账", "handle", "后勤小妹"),
    ("有人收到署名「阿文學長」的訊息嗎", "handle", "阿文學長"),
    ("先进群，我在里面叫中路小林。", "handle", "中路小林"),
    ("known to the others only as “Driver Two”, collected cash", "handle", "driver two"),
    ("校友会公众号是梧桐树下的校友，别关注另一个", "wechat_official", "梧桐树下的校友"),
    ("ring me on oh double seven double-oh, nine double-oh, four one two", "phone", "+447700900412"),
]
NOTHING = [
    "品名为“服务费”，价税合计88元",
    "快手号后面一串数字我没记",
    "备注“闲置”就行，别的不回",
    "项目署名权归“工作组”所有者",
    "把句号换成逗号再交稿",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_what_the_thirteenth_sitting_asked_for(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_nobodys(text: str) -> None:
    assert found(text) == set()
