"""What sellers and fraud desks write elsewhere: other countries' numbers and words, signs in a letter's place, names letter by letter;
beside each the near miss that yields nothing."""

from __future__ import annotations

import pytest

from ringbreak.selectors import neighbours
from ringbreak.selectors.extract import extract

READ = [
    # numbers of a country that an English text speaks of
    ("Abeg call me for 0803 000 1234, Lagos", {("phone", "+2348030001234")}),
    ("Pay into GTBank, send alert to 08090004321", {("phone", "+2348090004321")}),
    ("Text lang po sa 09170001235, legit seller", {("phone", "+639170001235")}),
    ("tel. 07700 900 456 (burner), 07700900457 (registered)", {("phone", "+447700900456"), ("phone", "+447700900457")}),
    ("sort code 40-05-15. Caller's CLI 020 7946 0123.", {("phone", "+442079460123")}),
    ("it's zero seven seven double zero, nine double zero, one two three", {("phone", "+447700900123")}),
    ("申请人 Applicant / Phone: 0912-345-678 (TW)", {("phone", "+886912345678")}),
    ("專業貸款，電話 0900-123-456 找陳專員", {("phone", "+886900123456")}),
    ("FPS: 9111 2233 收款", {("phone", "+85291112233")}),
    ("2025550147 text me babe", {("phone", "+12025550147")}),
    ("202*555*0145 text only", {("phone", "+12025550145")}),
    # WhatsApp said a clause before, behind, or by the header
    ("WhatsApp me lah +60 12-000 3344", {("phone", "+60120003344"), ("whatsapp", "+60120003344")}),
    ("Contact +91-98200-01234 / WhatsApp only.", {("phone", "+919820001234"), ("whatsapp", "+919820001234")}),
    ("| Name | WhatsApp |\n|---|---|\n| Ada | +234 803 000 1234 |", {("phone", "+2348030001234"), ("whatsapp", "+2348030001234")}),
    # signs and blanks in a lead word
    ("Wh@tsApp: +44 7911 123456", {("phone", "+447911123456"), ("whatsapp", "+447911123456")}),
    ("W-h-a-t-s-A-p-p +447911123456", {("phone", "+447911123456"), ("whatsapp", "+447911123456")}),
    ("telegr@m @dark_broker7", {("telegram", "dark_broker7")}),
    ("T e l e g r a m : @dark_broker8", {("telegram", "dark_broker8")}),
    ("wei❤xin: xiaomei84", {("wechat", "xiaomei84")}),
    ("威x❤xiaomei95", {("wechat", "xiaomei95")}),
    ("绿泡：xiaomei90", {("wechat", "xiaomei90")}),
    ("微🔥信🔥号：hot_sell999", {("wechat", "hot_sell999")}),
    ("灰机号：sky_888888", {("telegram", "sky_888888")}),
    ("飛機搵我 @hk_fast_loan", {("telegram", "hk_fast_loan")}),
    ("個WeChat係 lokman_trade", {("wechat", "lokman_trade")}),
    ("薇信公粽号：夜色理财", {("wechat_official", "夜色理财")}),
    ("Contact (Signal): ghost.77", {("handle", "ghost.77")}),
    ("Telegram handle @crypto_mentor_amy; username later changed to amy_fx_2026.", {("telegram", "crypto_mentor_amy"), ("handle", "amy_fx_2026")}),
    # a payment id is one name, its local part no host
    ("UPI ID: rahul.loan@okaxis", {("handle", "rahul.loan@okaxis")}),
    # names and hosts letter by letter, addresses in two parts
    ("加薇：a b c 8 8 9 9 0 备注来意", {("wechat", "abc88990")}),
    ("TG → s k y _ 8 8 0 0", {("telegram", "sky_8800")}),
    ("pay . example . com 复制打开", {("domain", "pay.example.com")}),
    ("abc_def @ example . com", {("email", "abc_def@example.com")}),
    ("contact: abc_def AT example DOT com", {("email", "abc_def@example.com")}),
    ("abc_def<at>example<dot>com", {("email", "abc_def@example.com")}),
    ("USDT(TRC20)：T9yD14Nj9j7xAB4d bGeiX9h8unkKHxuWwb", {("tron", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb")}),
    # numbers with other marks
    ("手机 1３６ー００００ー８８９９", {("phone", "+8613600008899")}),
    ("136，0000，8890 找我拿货 手机", {("phone", "+8613600008890")}),
    ("136后面四个零再8899", {("phone", "+8613600008899")}),
]  # fmt: skip

READ += [
    # what stands in brackets behind, a label's own number, lines everybody knows, lists of calls
    ("诚心要的联系 gumu_zhuanrang3（微信），中介免谈", {("wechat", "gumu_zhuanrang3")}),
    ("IMEI1：350000341207112", {("imei", "350000341207112")}),
    ("电话1：13600001122 电话2: 13600001133", {("phone", "+8613600001122"), ("phone", "+8613600001133")}),
    ("我已打过12345。", {("phone", "+8612345")}),
    ("主叫 被叫 时长\n13600001122 10086 00:00:16", {("phone", "+8613600001122"), ("phone", "+8610086")}),
    ("批发进群 659930417（QQ群），单买找群主 4480031752", {("qq_group", "659930417"), ("qq", "4480031752")}),
    ("最早爆料的微博是 @半山腰的茶馆，@娱乐小喇叭 只是转发", {("weibo", "半山腰的茶馆"), ("weibo", "娱乐小喇叭")}),
    ("add my vx pls  crewmei_icn16", {("wechat", "crewmei_icn16")}),
    ("operated Instagram handle @bride.n.groom_verified and collected", {("handle", "bride.n.groom_verified")}),
    # other ways to hide digits, dots and underscores
    ("一三六，零零三八，七七二九，不接固话", {("phone", "+8613600387729")}),
    ("拆开发\n好\n136 0 0 0 2 9 9 1 6\n收到", {("phone", "+8613600029916")}),
    ("把零写成洞，一写成幺：幺六幺洞洞洞三三八两拐", {("phone", "+8616100033827")}),
    ("Text Maureen on o77oo 9oo 417, no timewasters", {("phone", "+447700900417")}),
    ("Chat us: WhatsApp +234 9OO OOO O226", {("phone", "+2349000000226"), ("whatsapp", "+2349000000226")}),
    ("https://t . me/hunli_kefu", {("url", "https://t.me/hunli_kefu"), ("telegram", "hunli_kefu")}),
    ("Tele puerh underscore bishan can", {("telegram", "puerh_bishan")}),
    ("Return to: j . okafor @ fixit-example . com", {("email", "j.okafor@fixit-example.com")}),
    ("The genuine tracking on my item is LZ000001235GB.", {("parcel", "LZ000001235GB")}),
]  # fmt: skip

NOTHING = [
    "请联系客服部（微信）",
    "比分1：12345",
    "我数到12345。",
    "版本 12345 已发布",
    "12345 lol 123 oil 100",
    "1O0 2OO 3000 units",
    "rows 136 0 0 0 2 9 9 1 6 7",
    "一三六，零零三八，七七二九，三个数",
    "Client is still 3.8.1.27 from last spring",
    "size l00 200 3000 mm",
    "tracking is off, part AB123456789CD",
    "press underscore then enter",
    "go to t . me and you",
    "群主 500元一位",
    "老师@小明的妈妈 请看微博",
    "the numbers: 10 86 00 16",
    # a number in a text of such a country that something else names, or that is none there
    "Lagos: pay order no 08090004321 today",
    "GTBank account 08090004321 ADE STORES",
    "Abeg my ticket 0803 000 1234 don lost, Lagos",
    "the London invoice 07700900457 was paid",
    "Phone log: 0912-345-678 rows deleted from table",
    "2025550147 was the largest value",
    "order 2025550147 text me",
    "total 202*555*0145 combinations",
    # nobody groups a Chinese mobile number so
    "KYC pending. Call customer care 1800-000-1234 (toll free)",
    # the number is not WhatsApp's, the name is prose or code
    "DM @data_whale_cn, price on tg, price 0.05",
    "let wechat = getUser(id); // done",
    "ask on telegram, please; and whatsapp, maybe",
    # dotted figures that are no address
    "See section 4.2.1.3 of RFC 5322",
    "We met at 10.30.15.2 pm",
    # letters apart that no word for an account announces, or that spell words
    "vitamins a b c 1 2 3 4 5 are fine",
    "WeChat: a b c d e f g",
    "he said a . b . c . d",
    "meet us @ the shop . open daily",
    "look AT example DOT pages",
    "Telegram channels blocked yesterday",
    "T9yD14Nj9j7xAB4d bGeiX9h8unkKHxuWwc",
    "136，0000，8890 三个数相加",
    "我手里有三个六两个八",
    "后面再8899块就够",
    "公种号 三号",
]


@pytest.mark.parametrize(("text", "want"), READ)
def test_it_is_read(text: str, want: set[tuple[str, str]]) -> None:
    got = {(m.kind, m.value) for m in extract(text)}
    assert want <= got
    assert {m for m in got - want if m[0] != "domain"} == set()


@pytest.mark.parametrize("text", NOTHING)
def test_its_near_miss_is_left_alone(text: str) -> None:
    soft = {"telegram"} if "@data_whale_cn" in text else set()
    assert [(m.kind, m.value) for m in extract(text) if m.kind not in soft] == []


def test_the_name_that_is_read_letter_by_letter_keeps_its_place() -> None:
    text = "加薇：a b c 8 8 9 9 0 备注来意"
    (m,) = extract(text)
    assert text[m.start : m.end] == m.as_written == "a b c 8 8 9 9 0"
    assert m.disguise is not None
    assert "separators" in m.disguise


def test_the_quick_look_for_a_country_passes_over_none_of_its_signs() -> None:
    words = {
        word
        for signs in neighbours._ABROAD.values()
        for word in signs.replace("(?<![a-z])", "|")
        .replace("(?![a-z])", "|")
        .replace("(?:", "|")
        .replace(")", "|")
        .split("|")
        if word.replace(" ", "").isalpha()
    }
    seen = 0
    for word in words | {
        "shop.co.uk",
        "shop.com.au",
        "rm 50",
        "rm50",
        "£5",
        "₦9",
        "₱1",
        "₹2",
        "a$5",
        "rs. 500",
        "mpesa",
        "07700 900123",
    }:
        found = {m.lastgroup for m in neighbours._COUNTRY.finditer(f"see {word} now")}
        assert neighbours.country(f"see {word} now") == (next(iter(found)) if len(found) == 1 else None), word
        seen += bool(found)  # "ac" is a part of .ac.uk
    assert seen > 120
