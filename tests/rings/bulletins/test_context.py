"""Cases, places, times, people and names of a bulletin."""

from __future__ import annotations

from datetime import date

import pytest

from ringbreak.rings.bulletins.pinyin import syllables
from ringbreak.rings.bulletins.read import read_facts


def test_ten_numbered_cases_are_ten_cases_and_the_campaign() -> None:
    numerals = "一二三四五六七八九十"
    text = "公安部公布十起典型案例\n\n全国公安机关共抓获犯罪嫌疑人83668名。\n\n" + "\n".join(
        f"{c}、某省第{c}号案\n警方抓获犯罪嫌疑人{i + 2}名。" for i, c in enumerate(numerals)
    )
    bulletin = read_facts(text)
    assert [c.case_no for c in bulletin.cases] == [str(i) for i in range(11)]
    assert [(f.case_no, f.value) for f in bulletin.facts] == [("0", 83668)] + [
        (str(i + 1), i + 2) for i in range(10)
    ]


def test_a_list_that_does_not_count_up_is_no_list_of_cases() -> None:
    text = "某地通报\n三、警方抓获犯罪嫌疑人5名。\n七、警方抓获犯罪嫌疑人6名。"
    assert [c.case_no for c in read_facts(text).cases] == ["1"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (
            "The Daying County Public Security Bureau in Suining City, Sichuan Province said so.",
            "Daying",
            "510923",
        ),
        (
            "The Tongzhou Public Security Bureau of Nantong City, Jiangsu Province said so.",
            "Tongzhou",
            "320612",
        ),
        ("Yancheng police went to Henan. The Yancheng City bureau said so.", "Yancheng", "320900"),
        ("江苏省南通市通州区公安局通报。", "通州区", "320612"),
        ("北京市通州区公安分局通报。", "通州区", "110112"),
        ("某地通州区公安分局通报。", "通州区", None),  # two districts bear the name: nobody can tell
        ("四川省青川河县公安局通报。", "青川河县", None),  # no such county
    ],
)
def test_a_place_has_a_code_only_when_one_division_is_meant(text: str, name: str, code: str | None) -> None:
    places = {p.name: p.code for p in read_facts(text).cases[0].places}
    assert places[name] == code


@pytest.mark.parametrize(
    ("text", "posted", "expected"),
    [
        ("On June 21st police came.", None, [("June 21st", None, None)]),
        ("On March 3, 2021, police came.", None, [("March 3, 2021", date(2021, 3, 3), "written")]),
        ("2020年9月警方通报，今年3月收网。", date(2022, 1, 1), [("2020年9月", date(2020, 9, 1), "written"), ("今年3月", date(2020, 3, 1), "the text's own year")]),
        ("今年3月收网。", date(2022, 4, 1), [("今年3月", date(2022, 3, 1), "the day it was posted")]),
        ("今年3月收网。", None, [("今年3月", None, None)]),
        ("4月25日收网。", date(2022, 4, 1), [("4月25日", None, None)]),
        ("去年8月收网。", date(2022, 4, 1), [("去年8月", date(2021, 8, 1), "the day it was posted")]),
    ],
)  # fmt: skip
def test_times_are_anchored_or_stay_unknown(
    text: str, posted: date | None, expected: list[tuple[str, date | None, str | None]]
) -> None:
    moments = read_facts(text, posted=posted).cases[0].moments
    assert [(m.quote, m.first, m.anchor) for m in moments] == expected


def test_people_have_the_role_the_text_gives_them() -> None:
    text = "民警张三德介绍，受害人刘女士报警称被骗。经查，李某某等人涉嫌诈骗。\n（记者 王五方）"
    people = {(p.name, p.role) for p in read_facts(text).cases[0].people}
    assert {("张三德", "official"), ("刘女士", "victim"), ("李某某", "suspect")} <= people


def test_operations_handles_and_case_names_are_named() -> None:
    text = "在“净网2021”专项行动中，警方侦破“5·30”专案，抓获网名为“暗夜77”的犯罪嫌疑人1名。"
    names = {(n.kind, n.name) for n in read_facts(text).cases[0].names}
    assert {("operation", "净网2021"), ("alias", "5·30"), ("handle", "暗夜77")} <= names


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Xiangling", ["xiang", "ling"]),
        ("Xiang'yang", ["xiang", "yang"]),
        ("Tongzhou", ["tong", "zhou"]),
        ("Smith", None),
        ("", []),
    ],
)
def test_pinyin_is_cut_into_as_few_syllables_as_possible(word: str, parts: list[str] | None) -> None:
    assert syllables(word) == parts
