"""What the cases of a bulletin name, each with its place in the text."""

from __future__ import annotations

from datetime import date

import pytest

from ringbreak.rings.bulletins.entities import KINDS, entities_of
from ringbreak.rings.bulletins.read import read_facts

_ZH = (
    "盐城警方斩断数据黑产\n\n8月25日，江苏省响水县公安局通报“净网2021”专项行动中的“4·17”案：犯罪嫌疑人李建军、王某等人经名为“快查”的软件出售信息，"
    "其网名为“kk7788”，涉案的某地金桥网络科技有限公司被查封，副局长韩志明介绍，受害人陈女士被骗3万元，抓获9人。\n"
)
_EN = (
    'Yancheng police broke the "4.17" case\n\nOn April 25, 2021 the Xiangshui County Public Security Bureau arrested Li Mou in the "Net Clean 2021" '
    'special operation. The user "SS52098" sold data through a software called "Quick Look", said Han Zhiming, deputy director of the bureau. 9 people were arrested.\n'
)


def _named(text: str, posted: date | None = None) -> dict[tuple[str, str], str | None]:
    bulletin = read_facts(text, posted=posted)
    return {(e.kind, e.name): e.code for e in entities_of(bulletin)}


def test_chinese_names_are_told_by_their_kind() -> None:
    named = _named(_ZH)
    assert named["place", "响水县"] == "320921"
    assert {
        ("agency", "江苏省响水县公安局"), ("operation", "净网2021"), ("alias", "4·17"), ("suspect", "李建军"), ("suspect", "王某"),
        ("product", "快查"), ("handle", "kk7788"), ("official", "韩志明"), ("victim", "陈女士"),
    } <= set(named)  # fmt: skip


def test_english_names_are_told_by_their_kind() -> None:
    named = _named(_EN)
    assert named["place", "Xiangshui"] == "320921"
    assert named["date", "April 25, 2021"] == "2021-04-25"
    assert {
        ("agency", "Xiangshui County Public Security Bureau"), ("operation", "Net Clean 2021"), ("alias", "4.17"),
        ("suspect", "Li Mou"), ("handle", "SS52098"), ("product", "Quick Look"), ("official", "Han Zhiming"),
    } <= set(named)  # fmt: skip


def test_a_date_without_a_year_gets_none_and_this_year_the_one_it_was_posted_in() -> None:
    assert _named(_ZH, date(2021, 9, 1))["date", "8月25日"] is None
    text = "通报\n\n今年3月2日，警方抓获犯罪嫌疑人9名。\n"
    assert _named(text)["date", "今年3月2日"] is None
    assert _named(text, date(2021, 9, 1))["date", "今年3月2日"] == "2021-03-02"


@pytest.mark.parametrize("text", [_ZH, _EN])
def test_every_entity_stands_where_it_says(text: str) -> None:
    for e in entities_of(read_facts(text)):
        assert text[e.start : e.end] == e.name
        assert e.kind in KINDS


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("二〇二一年三月三日", "2021-03-03"),
        ("2021年十月八日", "2021-10-08"),
        ("北京时间2021年11月14日06时53分", "2021-11-14"),
        ("2021年3月", "2021-03-01/2021-03-31"),
    ],
)
def test_chinese_dates_are_read_in_all_their_numerals(written: str, code: str) -> None:
    named = _named(f"通报\n\n{written}，警方抓获犯罪嫌疑人9名。\n")
    assert named["date", written] == code


def test_a_county_inside_a_longer_name_is_not_named() -> None:
    assert ("place", "理县") not in _named("通报\n\n四川省凉山彝族自治州会理县警方抓获9人。\n")
    assert _named("通报\n\n四川省理县警方抓获9人。\n")["place", "理县"] == "513222"


@pytest.mark.parametrize("text", ["上周警方抓获9人。", "公安机关抓获9人。", "The police arrested 9 people."])
def test_nobody_in_particular_is_no_agency(text: str) -> None:
    assert not [k for k in _named("通报\n\n" + text) if k[0] == "agency"]
