"""Documents become cases, with and without numbers before them."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

_BODY = "警方抓获犯罪嫌疑人{n}名，扣押手机{m}部，案件正在进一步侦办中。"
_EN_BODY = "In {month}, officers arrested {n} suspects and seized {m} mobile phones in two raids."


def _zh(*openings: str, title: str = "省公安厅公布打击网络水军三起典型案例") -> str:
    lines = [title, "今年以来，全省共侦破案件73起。"]
    lines += [o + _BODY.format(n=i + 5, m=i + 40) for i, o in enumerate(openings)]
    return "\n\n".join(lines)


def _numbers(text: str) -> list[str]:
    return [c.case_no for c in read_facts(text).cases]


def test_ten_numbered_cases_are_ten_and_the_campaign_they_hang_on() -> None:
    numerals = "一二三四五六七八九"
    text = _zh(*[f"{c}、某地侦破案\n" for c in [*numerals, "十"]], title="公安部公布十起典型案例")
    assert _numbers(text) == [str(i) for i in range(11)]


@pytest.mark.parametrize(
    "openings",
    [
        ("桐山公安机关侦破祁某等人敲诈勒索案。", "柳河公安机关侦破阮某等人有偿删帖案。", "永阳警方打掉戚某刷单炒信案。"),
        ("桐山祁某敲诈勒索案\n", "柳河阮某有偿删帖案\n", "永阳戚某刷单炒信案\n"),
        ("【桐山】", "【柳河】", "【永阳】"),
        ("◆桐山警方侦破敲诈案，", "◆柳河警方侦破删帖案，", "◆永阳警方侦破刷单案，"),
    ],
)  # fmt: skip
def test_lines_that_look_alike_below_an_announcement_open_a_case_each(openings: tuple[str, ...]) -> None:
    bulletin = read_facts(_zh(*openings))
    assert [c.case_no for c in bulletin.cases] == ["0", "1", "2", "3"]
    assert [(f.case_no, f.value) for f in bulletin.facts if f.measure == "arrested"] == [
        ("1", 5),
        ("2", 6),
        ("3", 7),
    ]
    assert bulletin.flags == ()


def test_the_same_lines_without_an_announcement_are_one_case() -> None:
    text = _zh("桐山祁某敲诈勒索案\n", "柳河阮某有偿删帖案\n", title="桐山警方的一年").replace(
        "案件73起", "案件73件"
    )
    assert _numbers(text) == ["1"]


def test_english_openings_make_cases_and_give_them_their_titles() -> None:
    places = ("Changle", "Pingdu", "Zhucheng")
    text = "Province announces three typical cases of data theft\n\nThe department announced three typical cases.\n\n" + "\n\n".join(
        f"{p} police cracked the Wei Mou case of data theft. " + _EN_BODY.format(month="April", n=i + 12, m=i + 30)
        for i, p in enumerate(places)
    )  # fmt: skip
    bulletin = read_facts(text)
    assert [c.title for c in bulletin.cases[1:]] == [
        f"{p} police cracked the Wei Mou case of data theft" for p in places
    ]
    assert bulletin.flags == ()


def test_a_list_of_advice_is_no_list_of_cases() -> None:
    text = "典型案例提醒：谨防刷单\n\n警方抓获犯罪嫌疑人5名。\n\n◆不点链接\n\n◆不报密码\n\n◆及时报警\n"
    assert _numbers(text) == ["1"]


def test_a_posting_stamp_is_no_title() -> None:
    assert read_facts("2021-05-12 10:00\n\n警方抓获犯罪嫌疑人5名。\n").cases[0].title != "2021-05-12 10:00"
