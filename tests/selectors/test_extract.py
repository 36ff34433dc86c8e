"""What is found in a text, in what disguise, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.selectors.extract import extract, extract_jsonl
from ringbreak.selectors.hosts import registrable
from tests.selectors.reading import found

MOBILE = "+8613800138000"


@pytest.mark.parametrize(
    ("text", "disguise"),
    [
        ("打１３８００１３８０００", "full_width"),
        ("打①③⑧⓪⓪①③⑧⓪⓪⓪", "circled"),
        ("打1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "keycap"),
        ("打一三八零零一三八零零零", "chinese_numerals"),
        ("打壹叁捌零零壹叁捌零零零", "chinese_numerals"),
        ("打幺三八〇〇幺三八〇〇〇", "chinese_numerals"),
        ("打1三8零0一3八零零0", "chinese_numerals"),
        ("打138*0013*8000", "separators"),
        ("打1 3 8 0 0 1 3 8 0 0 0", "separators"),
        ("加我138（删）0013（掉）8000", "words_between"),
        ("打1\u200b38\u200d001380\u206000", "zero_width"),
        ("打138\u202e00138000", "bidi"),
        ("打l38OOl38OOO", "look_alike"),
        ("打伊三吧零零一三八零零零", "homophone"),
        ("号码倒着看：00083100831", "reversed"),
        ("打我电话\n138\n0013\n8000", "split_lines"),
    ],
)
def test_a_disguised_number_is_read_and_its_disguise_named(text: str, disguise: str) -> None:
    mentions = [m for m in extract(text) if m.kind == "phone"]
    assert [m.value for m in mentions] == [MOBILE]
    assert mentions[0].disguise is not None
    assert disguise in mentions[0].disguise.split(",")
    assert text[mentions[0].start : mentions[0].end] == mentions[0].as_written


@pytest.mark.parametrize(
    "lead",
    [
        "微信：",
        "微信号 ",
        "薇信",
        "威信 ",
        "V❤",
        "V信：",
        "vx:",
        "VX ",
        "加V ",
        "➕V ",
        "+v ",
        "卫星号：",
        "加薇",
        "微❤",
        "WeChat: ",
        "薇X:",
        "徽信 ",
        "绿泡泡：",
        "私我V ",
    ],
)
def test_every_way_to_say_wechat_is_understood(lead: str) -> None:
    assert ("wechat", "lucky_8899") in found(f"需要的{lead}lucky_8899，长期有效")


@pytest.mark.parametrize(
    "lead", ["QQ", "qq：", "扣扣", "抠抠：", "企鹅 ", "球球：", "Q:", "加Q ", "扣扣号是"]
)
def test_every_way_to_say_qq_is_understood(lead: str) -> None:
    assert ("qq", "2345678901") in found(f"需要的{lead}2345678901")


@pytest.mark.parametrize("lead", ["TG：", "电报 ", "纸飞机：", "飞机号 ", "tg:", "telegram ", "✈️：", "飞机 "])
def test_every_way_to_say_telegram_is_understood(lead: str) -> None:
    assert ("telegram", "lucky_8899") in found(f"需要的{lead}@lucky_8899")


def test_one_span_may_bear_two_kinds_each_with_its_reason() -> None:
    mentions = extract("加V 13800138000")
    assert [(m.kind, m.start, m.end) for m in mentions] == [("phone", 3, 14), ("wechat", 3, 14)]
    assert mentions[0].why != mentions[1].why


def test_several_leads_announce_one_value() -> None:
    assert found("QQ/微信/电话：13800138000") == {
        ("qq", "13800138000"),
        ("wechat", "13800138000"),
        ("phone", MOBILE),
    }


def test_a_list_goes_on_with_its_lead() -> None:
    assert found("微信lucky_11、happy_22都是我") == {("wechat", "lucky_11"), ("wechat", "happy_22")}


@pytest.mark.parametrize(
    "text",
    [
        "订单号13800138000",
        "验证码 138001",
        "共13800138000元",
        "“5.30”专案抓获13人",
        "2024-03-15 12:30:45 支出 1,280.00",
        "iPhone15 Pro Max 256G 国行",
        "版本 3.2.1.1168 更新",
        "第3.2.1节 见第12页",
        "取件码 8-2-3015",
        "QQ空间有12345人访问",
        "微信支付200元",
        "快来看 Node.js 和 main.py 的区别",
        "体温36.8，血压120/80",
        "涉案1.2亿元，抓获300余人",
        "price 3.50 each, 12 items",
        "信赖 good quality",
        "std::vector<int> at 12:30:45",
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("身份证110101199003071090", "cn_id", "110101199003071090"),
        ("卡号6222021234567890123", "bank_card", "6222021234567890123"),
        ("IBAN DE00 3704 0044 0532 0130 00", "iban", "DE00370400440532013000"),
        ("TRC20 TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6x", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6x"),
        ("IMEI 354178036859780", "imei", "354178036859780"),
    ],
)
def test_a_failing_checksum_is_neither_dropped_nor_trusted(text: str, kind: str, value: str) -> None:
    (mention,) = [m for m in extract(text) if m.kind == kind]
    assert (mention.value, mention.validity) == (value, "format")


def test_a_lead_does_not_reach_across_the_end_of_a_sentence() -> None:
    assert found("这就是价格。 13800138000 随时打") == {("phone", MOBILE)}


def test_a_numeral_behind_a_number_is_no_part_of_it() -> None:
    assert found("扣扣：119837136 三个人在用") == {("qq", "119837136")}


def test_numbers_side_by_side_stay_two() -> None:
    assert found("138 0013 8000 139 0013 9000") == {("phone", MOBILE), ("phone", "+8613900139000")}


def test_a_region_reads_national_numbers() -> None:
    assert ("phone", "+12125550123") in found("call (212) 555-0123 now", region="US")
    # A text without Chinese characters that groups ten digits as North America does needs no region; one of another grouping does.
    assert ("phone", "+12125550123") in found("call (212) 555-0123 now")
    assert found("the part is 2125550123 now") == set()
    assert found("ticket (212) 555-0123") == set()


def test_the_header_of_a_column_is_its_lead() -> None:
    assert found("buffered", hint="line") == set()
    assert found("koko_812x", hint="LINE") == {("line", "koko_812x")}
    assert found("87654321", hint="QQ") == {("qq", "87654321")}
    assert found("lucky_8899", hint="微信号") == {("wechat", "lucky_8899")}
    assert found("13800138000", hint="订单号") == set()
    assert found("87654321") == set()


def test_the_platform_decides_what_an_at_name_is() -> None:
    assert found("@lucky_8899 在吗", platform="telegram") == {("telegram", "lucky_8899")}
    assert found("@lucky_8899 在吗") == {("handle", "lucky_8899")}


def test_full_width_punctuation_ends_a_url() -> None:
    assert ("url", "https://a.example.com/x") in found("看https://a.example.com/x，真的")


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("com", None), ("example.com", "example.com"), ("b.example.com", "example.com"), ("co.uk", None),
        ("a.b.example.co.uk", "example.co.uk"), ("test.ck", None), ("b.test.ck", "b.test.ck"), ("www.ck", "www.ck"),
        ("食狮.公司.cn", "食狮.公司.cn"), ("foo.github.io", "foo.github.io"),
    ],
)  # fmt: skip
def test_public_suffixes_follow_the_list(host: str, registered: str | None) -> None:
    assert registrable(host) == registered


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789abvxqV.@-_/:+ \n，。微信扣号加一三八零电话卡身份证"),
        st.sampled_from("１①⑩❶\u200b\ufe0f\u20e3\u202eао[]()点群❤✈“”http"),
        st.characters(),
    ),
    max_size=80,
)


@settings(max_examples=300)
@given(TEXT)
def test_every_span_reads_back_what_was_written(text: str) -> None:
    mentions = extract(text)
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.kind))
    for m in mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.as_written
        assert m.value
        assert m.why
        assert m.shown_as
        assert m.validity in {"checksum", "lexicon", "format", "context", "decoded"}


def test_json_lines_in_json_lines_out() -> None:
    out: list[bytes] = []
    lines = ['{"id": 7, "text": "QQ：12345678"}', "", '{"id": "b", "text": "(212) 555-0123", "region": "US"}']
    assert extract_jsonl(lines, out.append) == (2, 2)
    written = b"".join(out).decode().splitlines()
    assert written[0] == (
        '{"id":7,"start":3,"end":11,"kind":"qq","value":"12345678","as_written":"12345678","validity":"context","disguise":null}'
    )
    assert '"value":"+12125550123"' in written[1]
