"""Who goes by what in quotes and on platforms, numbers grouped as one country groups them, and what only looks like that."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    # names in quotes behind English words for people
    ('The defendant, known online as "plugfox3r" and "Sir Lathe", left.', [("handle", "plugfox3r"), ("handle", "sir lathe")]),
    ('A dealer calling himself "King Midas" took £300.', [("handle", "king midas")]),
    ('Beware of a man going by "hammered_penny" on here.', [("handle", "hammered_penny")]),
    ('She posts under the alias "sunny_side" here', [("handle", "sunny_side")]),
    ('Same name everywhere: "BlueHeronX", PGP or no reply', [("handle", "blueheronx")]),
    ('DMs off, write to "lark_ascending" on the board', [("handle", "lark_ascending")]),
    ('arraigned one "Jane Roe", aged 23', [("handle", "jane roe")]),
    # on platforms
    ("not here. add vroom.exe_77 on discord k", [("handle", "vroom.exe_77")]),
    ("my sig nal is northpine.88 ok", [("handle", "northpine.88")]),
    ("she sells on TikTok as lumi.bags.sg and ships late", [("douyin", "lumi.bags.sg")]),
    ("FB name Arlo Quibble, PM is the key", [("handle", "arlo quibble")]),
    ("a person having profile id Dr_Aarav_London promised", [("handle", "dr_aarav_london")]),
    ("賣家帳號bagbag.hkg21，未發貨", [("handle", "bagbag.hkg21")]),
    ("哀居 @yinyuan.tarot_tw 留言都被刪", [("handle", "yinyuan.tarot_tw")]),
    ("小🍠搜“橘子快门的夏天”看作品", [("handle", "橘子快门的夏天")]),
    ("只用蝙🦇号 6130442 ，不接电话", [("handle", "6130442")]),
    ("旺旺上的“海岛果农阿灿”也是我们家", [("handle", "海岛果农阿灿")]),
    ("在交友软件上认识“晴天小熊饼”，对方让其下载", [("handle", "晴天小熊饼")]),
    ("收购后售予“贷后小蜜蜂”等人", [("handle", "贷后小蜜蜂")]),
    ("以昵称“银盾清退-小方”建群", [("handle", "银盾清退-小方")]),
    ("店員自稱「阿Sam仔」，不肯給全名", [("handle", "阿sam仔")]),
    ("公众号也有，叫“云上蜂场”，文章全关了留言", [("wechat_official", "云上蜂场")]),
    ("妳加他賴 711-kefu0418", [("line", "711-kefu0418")]),
    ("她賴加不到\n是官方帳號 @korea_mimi99", [("line", "korea_mimi99")]),
    ("加微信 lizhi杠wang杠hn ，备注斤数", [("wechat", "lizhi-wang-hn")]),
    ("V信打不开就加这个：z h e n d u a n 0 7 1 记得把空格去了", [("wechat", "zhenduan071")]),
    ("不用平台的话，威信号倒着念：51_eiq_nahz，别问为什么", [("wechat", "zhan_qie_15")]),
    ("怎么联系\n卖家：扣47 1902 8836，走平台再扣6%", [("qq", "4719028836")]),
    ("QQ小号4480063172一直在加我", [("qq", "4480063172")]),
    ("序号|类型|内容\n1|QQ群|518830274\n2|截图|36张", [("qq_group", "518830274")]),
    ("顾问支付宝收的款，账号foo_syl@gymcard-example.com。", [("alipay", "foo_syl@gymcard-example.com"), ("email", "foo_syl@gymcard-example.com")]),
    # telephone numbers of a country that the text speaks of
    ("£2,140 raised. Hall bookings: Mrs P. on 01632 960418 (not after 8pm).", [("phone", "+441632960418")]),
    ("Rs 1,140 due. Contact our officer 64000-01938 Thank you", [("phone", "+916400001938")]),
    ("Mumbai office 98765 43210 open", [("phone", "+919876543210")]),
    ("no wahala, reach agent on 0819 000 4417 or 0819 000 4420", [("phone", "+2348190004417"), ("phone", "+2348190004420")]),
    ("7 mins to MRT. Auntie Lin 8000 0412, sms only", [("phone", "+6580000412")]),
    ("deposit 50 first. paynow 80000733 name will show", [("phone", "+6580000733")]),
    ("Ring Baz 0491 570 156, no texts", [("phone", "+61491570156")]),
    ("Strata Plan 40417. Ring the plumber, (02) 5550 0173, quote job 7719", [("phone", "+61255500173")]),
    ("U won P750,000. txt ur name to Atty Reyes 0900-000-1883.", [("phone", "+639000001883")]),
    ("bayad muna via GCash O9OO OOO 66I7 po", [("phone", "+639000006617")]),
    ("人民幣480 港紙520\n深圳 18000003176 香港 5000-0291", [("phone", "+8618000003176"), ("phone", "+85250000291")]),
    ("[fwd WhatsApp, from +44 7700 900917] hi mum", [("phone", "+447700900917"), ("whatsapp", "+447700900917")]),
    # others
    ("a white Transit Custom, index KX19 ZZQ, on cloned plates", [("plate", "KX19ZZQ")]),
    ("Rs.3,000 overdue in RupeeBoat (com.rupeeboat.cash7). Pay now", [("apk", "com.rupeeboat.cash7")]),
    ("手机一部，IMEI1 350000993048178，IMEI2 350000716377433", [("imei", "350000993048178"), ("imei", "350000716377433")]),
]  # fmt: skip
NOTHING = [
    'They call it "smishing", a trick known as "Pig Butchering" here',
    'the agent "approved" it; message "hello" to all, add "salt" and open page "login_page"',
    'one "like" each, and one "Section Two" of the act',
    'under the name of the law "nothing" holds',
    "registered in 19 ABC, reg no. 12 AB, table index AB12 rows",
    "Received: by mail\nX-Mailer: Foxmail 7.2.25.213\nUser-Agent: tool 9.8.1.20",
    "Mumbai: order 98765 43210, ref 64000-01938",
    "Perth invoice 0491 570 156",
    "£20 off, order 01632 960418",
    "香港 5000-0291元",
    "认识“客服”，结识“刷单任务”后提供给“某公司”",
    "进群改昵称“城市-姓名”",
    "微博上的“热搜”就是话题",
    "扣20 2024 1130 元",
    '{"id": py7zr.FILTER_LZMA2, "preset": 7}',
    "import x (com.sun)",
]


@pytest.mark.parametrize(("text", "want"), READ, ids=[text[:30] for text, _ in READ])
def test_what_stands_there_is_found(text: str, want: list[tuple[str, str]]) -> None:
    assert sorted((m.kind, m.value) for m in extract(text)) == sorted(want)


@pytest.mark.parametrize("text", NOTHING, ids=[text[:30] for text in NOTHING])
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert [(m.kind, m.value) for m in extract(text)] == []
