"""What stands around a value and says whose it is: behind it, lines before it, on a near twin, in another speaker's words."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.near import nearly

AROUND = [
    # the platform behind an account
    ("直接加 lock_pei06（←微信）", "wechat", "lock_pei06"),
    ("找我 tudou_shop8 ← 微信", "wechat", "tudou_shop8"),
    ("找我 tudou_shop8（这个就是微信）", "wechat", "tudou_shop8"),
    ("记一下 xht2079k，微信，别打电话", "wechat", "xht2079k"),
    ("上面印着 zhengcfa88\n是微信还是啥\n我加上了", "wechat", "zhengcfa88"),
    ("名片上 zhengcfa88\n乙：这是他QQ吧", "qq", None),
    ("add cat_1999, that's my telegram", "telegram", "cat_1999"),
    ("add cat_1999 - this is our wechat id", "wechat", "cat_1999"),
    ("那你手输 shouhuo_88qq 微信的", "wechat", "shouhuo_88qq"),
    ("加一下我小号\nxiaohao_mm520\n微信哈", "wechat", "xiaohao_mm520"),
    ("我在抖音关注了doudou_cooks22（抖音号）", "douyin", "doudou_cooks22"),
    ("群里接龙或者加我yangrou_laoma，微信付款", "wechat", "yangrou_laoma"),
    ("自带粮 VXchongwu_jia5 或电话", "wechat", "chongwu_jia5"),
    # one number for two platforms
    ("李姐，Q和V一个号：4402917735", "qq", "4402917735"),
    ("李姐，Q和V一个号：4402917735", "wechat", "4402917735"),
    ("QV同号：4402917735", "wechat", "4402917735"),
    ("微信跟QQ通用：4402917735", "qq", "4402917735"),
    ("我电话是15400618829你要是打不通就加微信微信就是这个手机号", "wechat", "15400618829"),
    ("电话 15400618829，晚上打，实在没人接发消息，微信同号", "wechat", "15400618829"),
    # an account on a line of its own, one that differs by a letter
    ("微信呗 她号是名字拼音加生日\n啥\nluoxiaoyun0613", "wechat", "luoxiaoyun0613"),
    ("甲：电报搜这个名\n乙：好\n甲：siam_card_no1", "telegram", "siam_card_no1"),
    ("微信 shuiwu_zhang01\n不对 少打个字母\nshuiwu_zhangs01", "wechat", "shuiwu_zhangs01"),
    ("这个代挂号的微信 guahao_lily2o 和之前那个 guahao_lily20 是一伙", "wechat", "guahao_lily20"),
    # an answer to what another speaker's line closes with
    ("老板：发票号\nAmy：69021274", "invoice", "69021274"),
    ("甲：QQ群号发来\n乙：4208816350", "qq_group", "4208816350"),
    ("店长：顺丰单号多少？\n小李：773012345678901", "parcel", "773012345678901"),
    ("我：快递单号发下\n客服：亲稍等\n客服：773088210047162", "parcel", "773088210047162"),
    ("他QQ多少来着\n四二零开头的\n4201993375", "qq", "4201993375"),
    # the head of a column in a table
    ("| 昵称 | 微信 |\n|---|---|\n| 小A | xiaoa_2207 |\n| 小B | xiaob_9931 |", "wechat", "xiaob_9931"),
    ("微信\t电话\nxiaoa_2207\t16000337281\nxiaob_9931\t16000337282", "wechat", "xiaob_9931"),
    ("订单 | QQ\n88120 | 4201993375", "qq", "4201993375"),
    # lists
    ("QQ群4208816350、4208816351、4208816359", "qq_group", "4208816359"),
    ("QQ 4208816350、4208816351 或 4208816359", "qq", "4208816359"),
    # slang and homophones of leads
    ("主页同名，佳卫zhubo_mianmian9", "wechat", "zhubo_mianmian9"),
    ("嘉薇 tuantuan_08 详聊", "wechat", "tuantuan_08"),
    ("瓦次艾普 +44 7911 123456", "whatsapp", "+447911123456"),
    ("沃茨艾普：+44 7911 123456", "whatsapp", "+447911123456"),
    ("联系扣四三九九一二零零八八", "qq", "4399120088"),
    ("避雷某音主播@小鹿直播间福利，收了钱不发", "douyin", "小鹿直播间福利"),
    # told to be rid of signs
    ("微信 x-h-t-2-0-7-9-k，横线去掉", "wechat", "xht2079k"),
    ("微信：hao*tian*88，去掉星号", "wechat", "haotian88"),
    ("微信：lan_da_55k，下划线删掉", "wechat", "landa55k"),
    # names without quotes
    ("闲鱼号：糖水片子铺，只走平台", "handle", "糖水片子铺"),
    ("B站ID 肥宅修电脑本脑，收了钱不回", "handle", "肥宅修电脑本脑"),
    ("店铺名：阿宝的旧书摊。", "handle", "阿宝的旧书摊"),
    ("避雷！小红书 @柚子代购在首尔 收钱不发货", "handle", "柚子代购在首尔"),
    ("避雷！小红书 @柚子代购在首尔 ，以前叫柚子酱在东京", "handle", "柚子酱在东京"),
    ("作品看抖音号hangpai_daxiong或B站“大熊飞低一点”", "handle", "大熊飞低一点"),
    ("直接DM我 Discord shade.rank77，别在游戏里讲", "handle", "shade.rank77"),
    ("Steam 是 shade_rnk", "handle", "shade_rnk"),
    ("on Discord he goes by lexitampa, same face", "handle", "lexitampa"),
    ("known as dark_moth on that forum", "handle", "dark_moth"),
    ("拼多多啊，店叫毛孩子粮仓\nA：OK", "handle", "毛孩子粮仓"),
    ("bro still on discord? im nightcrow#2207 now", "handle", "nightcrow#2207"),
    ("要领福利的扣1，私信小助手“福利官糖糖”", "handle", "福利官糖糖"),
    # carriers' numbers in groups
    ("顺丰单号 SF 0559 8602 90407 显示签收", "parcel", "SF0559860290407"),
    ("快递 SF-0559-8602-90407", "parcel", "SF0559860290407"),
    ("快递单号 EA 123 456 789 CN", "parcel", "EA123456789CN"),
    ("UPS 1Z 123 45E 66 0527 2234", "parcel", "1Z12345E6605272234"),
    # telephones
    ("☎l54OO88l97O 当天付现", "phone", "+8615400881970"),
    ("要的看下面三行\n160\n0046\n5583", "phone", "+8616000465583"),
    ("入數去邊度？轉數快 9000 0226", "phone", "+85290000226"),
    ("市值約HK$94萬，市民可致電舉報9000 0508", "phone", "+85290000508"),
    ("不确定就问96110；遇险拨110。", "phone", "+8696110"),
    ("I paid a £950 deposit, he phoned me from 020 7946 0182.", "phone", "+442079460182"),
    ("Text Dee 07700 900 862 or the neighbour", "phone", "+447700900862"),
    ("He is in Parramatta NSW, call 0491 570 156", "phone", "+61491570156"),
    ("Deliver in Singapore, call 9123 4567 first", "phone", "+6591234567"),
    ("Callback number: 415.five55.01three8", "phone", "+14155550138"),
    ("call zero four nine one 570 156, he is in Sydney", "phone", "+61491570156"),
    ("假客服：真的只会用95533这种短号打给你", "phone", "+8695533"),
    ("官方賴 @vip2288tw", "line", "vip2288tw"),
    # said, asked, told in other words
    ("电报频道名字倒过来写防删：asiv_iemnab", "telegram", "banmei_visa"),
    ("你微信搜不到啊\n打错了\n是 muyu_zhou66\n多打了一个i", "wechat", "muyu_zhou66"),
    ("我换QQ了，旧的被盗\n乙：新的呢\n甲：4 2 0 0 5 1 1 8 7 0", "qq", "4200511870"),
    ("微信跟QQ同一组数字\n乙：多少\n甲：4077120194", "qq", "4077120194"),
    ("微信跟QQ同一组数字\n乙：多少\n甲：4077120194", "wechat", "4077120194"),
    ("he's on signal as harbor.93 most days", "handle", "harbor.93"),
    ("立即联系 0 1 0 - 6 2 0 0 7 7 3 2 配合", "phone", "+861062007732"),
    ("劝阻专线 96110 将与您联系", "phone", "+8696110"),
    ("抖音那个修琴的博主叫什么？就是“半夜煮面”，置顶里有", "handle", "半夜煮面"),
    ("在悉尼换汇，我的号 0491 570 157 澳洲的", "phone", "+61491570157"),
    ("网站 yi-qi-example點com ，一开就跳", "domain", "yi-qi-example.com"),
    ("香港本會熱線 9000 0184", "phone", "+85290000184"),
    ("過數畀佢個FPS 9000 0338，$2,300", "phone", "+85290000338"),
    ("对下列账号：QQ 4012286670；微博“湖边收租婆”。", "weibo", "湖边收租婆"),
    ("the agent's chat name was CS-Nora_05, he said", "handle", "cs-nora_05"),
    ("留了个号“miaoyin_kf，加微信备注供灯”", "wechat", "miaoyin_kf"),
    ("把数字听成字哈：伊溜灵灵灵灵寺散期吧尔 打过来", "phone", "+8616000043782"),
    ("清运。l6OOOO7l2O9 O是零l是一", "phone", "+8616000071209"),
    ("公众号搜雨后琴社，后台回复“谱”", "wechat_official", "雨后琴社"),
    ("texts from (two oh two) five five five, oh one eight seven?", "phone", "+12025550187"),
]  # fmt: skip
"""(text, kind, value; None: nothing of the kind is found there)."""

NOTHING_AROUND = [
    ("用的是 iphone15，微信、支付宝都能登", "wechat"),
    ("abc_1234\n微信：def_5678 找我", "qq"),
    ("文件叫 report_2024，微信发你", "wechat"),
    ("密码 abc_1234，微信登录用", "wechat"),
    ("手机号多少？154 2684 0947。微信同号吗？", "wechat"),
    ("老张 15400618829，老李 15400618830，都说微信就是手机号", "wechat"),
    ("微信群里说的\n密码\nabcdef123", "wechat"),
    ("加我微信或者QQ都行\nwang_lei08", "wechat"),
    ("老板：金额\nAmy：69021274", "invoice"),
    ("发票号\n69台", "invoice"),
    ("微信 shuiwu_zhang01，文件 shuiwu_biao01", "handle"),
    ('{"wechat":"a_1","order":"R88120477"}', "handle"),
    ("“order”：“R88120477”", "handle"),
    ("1 | 2025/10/02 13:20 | 5000 | 收款卡号\n1 | 2025/10/02 13:20 | 5000", "bank_card"),
    ("收款卡号\n2025\t1002\t1320\t5000\t77", "bank_card"),
    ("SF 0559 8602 90407", "parcel"),
    ("账号admin，密码Adm1n2025，改完退出", "handle"),
    ("| 昵称 | 备注 |\n| 小A | xiaoa_2207 |", "wechat"),
    ("| 订单 | 微信 |\n| a_88120 | 无 |", "wechat"),
    ("| 昵称 | 微信 |\n小A xiaoa_2207", "wechat"),
    ("ticket nightcrow#2207 was closed", "handle"),
    ("我加她一个文件 report_2024", "wechat"),
    ("看 mail.host/加我yangrou_laoma 微信", "telegram"),
    ("用了95533字节", "phone"),
    ("go by bus_12 on the map", "handle"),
    ("B站ID 是多少，说一下", "handle"),
    ("闲鱼号：无，只走平台", "handle"),
    ("抖音“考研数学教程”很火", "handle"),
    ("去B站“课程合集”看", "handle"),
    ("it goes by many names on Discord", "handle"),
    ("the car goes by quickly on the street", "handle"),
    ("order ref 020 7946 0182 was paid in London", "phone"),
    ("We sold 0491 570 units in 156 days", "phone"),
    ("one of 12345678 two", "phone"),
    ("Room 9123 4567 sqft in Singapore", "phone"),
    ("入会后请改名为“单位-姓名”，进群改名“城市+店名”", "handle"),
    ("which version\ndev1: 4.12.0.3, commit 9f2c1ab", "ipv4"),
    ("WhatsApp 2.25.3.77 beta lets you pin 3 chats", "ipv4"),
    ('{"items":3,"rev":"2.0.17.5"}', "ipv4"),
    ("手机号 160****3317，卡 6299 **** **** 1024", "phone"),
    ("退款单号 15400007731902、客服工号 3307", "parcel"),
    ("之後佢 block 咗我。單號 20250308-0071。", "parcel"),
    ("条码 16000044120 将于3月20日到期", "phone"),
    ("公众号搜一下，回复数字领取", "wechat_official"),
    ("公众号搜索领取，后台回复", "wechat_official"),
    ("倒着看这张照片\n微信 lucky_boy99", "telegram"),
    ("在悉尼花了 0491 570 157 元", "phone"),
    ("on friday as planned_1 for all", "handle"),
    ("热搜里的微博“考研教程”刷屏了", "weibo"),
    ("微信和QQ都登不上\n乙：验证码\n甲：4077120195", "qq"),
    ("那个up叫什么？就是很火的视频“教程”", "handle"),
    ("价格 $9000 0338 两份", "phone"),
]  # fmt: skip
"""(text, kind of which nothing may be found)."""


@pytest.mark.parametrize(("text", "kind", "value"), AROUND)
def test_the_words_around_a_value_say_whose_it_is(text: str, kind: str, value: str | None) -> None:
    got = {m.value for m in extract(text) if m.kind == kind}
    if value is None:
        assert got == set()
    else:
        assert value in got, extract(text)


@pytest.mark.parametrize(("text", "kind"), NOTHING_AROUND)
def test_what_only_looks_like_it_is_not_taken(text: str, kind: str) -> None:
    assert [m.value for m in extract(text) if m.kind == kind] == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("zhang_01", "zhang_02", True),
        ("zhang_01", "zhangs_01", True),
        ("zhang_01", "zhagn_01", True),
        ("zhang_01", "zhang_01", False),  # the same name is no twin of itself
        ("zhang_01", "zhang_23", False),
        ("zhang_01", "chang_01", False),
        ("zhang_01", "zhang_0112", False),
    ],
)
def test_two_names_are_near_when_one_letter_parts_them(left: str, right: str, same: bool) -> None:
    assert nearly(left, right) is same
    assert nearly(right, left) is same
