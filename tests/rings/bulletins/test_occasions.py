"""What was held was no arrest, what a shop earns is no profit of a case, and two gangs do not contradict each other."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _read(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text).facts]


@pytest.mark.parametrize(
    "text",
    [
        "Police held a lecture for 300 pupils at the town hall.",
        "Police held a press conference for 40 reporters on Friday.",
        "The police held a workshop for 60 teachers.",
        "Police held several safety talks for 1,200 residents in May.",
        "Police held a number of safety talks for 1,200 residents.",
        "Police held a bring-and-buy for 300 pupils.",
        "Police held a dinner for 300 guests.",
        "Police held a summer camp for 60 children.",
        "Police held a cyber security lecture for 300 pupils.",
        "Police held a committee meeting for 40 members.",
        "Police held a leaders' forum for 90 people.",
        "Police held a wedding party for 200 people.",
        "Police arrested the groom in front of 200 guests.",
    ],
)
def test_who_attends_an_occasion_is_not_arrested(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police held 300 people after the riot.", 300),
        ("Police held a total of 12 men for questioning.", 12),
        ("Police held a man for questioning and 14 women.", 14),
        ("Police held 12 suspects at a wedding party.", 12),
        ("Police held a party of 40 people.", 40),
        ("Police held a party leader and 12 other people.", 12),
        ("Police held a tour guide and 12 other people.", 12),
        ("Police held the event organisers and 12 other people.", 12),
        ("Police held a nurse for 2 days and 12 drivers.", 12),
    ],
)
def test_who_is_held_is_arrested(text: str, value: int) -> None:
    assert _read(text) == [("arrested", value)]


@pytest.mark.parametrize(
    "text",
    [
        "The shop earned 30,000 yuan in takings on Saturday.",
        "The bakery made a profit of 2 million yuan last year.",
        "该店去年营业额300万元，获利50万元。",
        "該餐廳去年營業額300萬元，獲利50萬元。",
    ],
)
def test_what_a_shop_earns_where_nobody_speaks_of_a_crime_is_no_profit_of_a_case(text: str) -> None:
    assert _read(text) == []


def test_what_a_firm_earns_in_a_lone_sentence_that_tells_of_no_trade_is_read() -> None:
    """So little text would not have named the crime; only its trade shows that there is none."""
    assert _read("该公司获利50万元。") == [("illegal_profit", 500_000)]


def test_what_a_gang_earns_is_read_where_the_headline_alone_speaks_of_police() -> None:
    text = "Police in Hefei smash ticket bots\n\nThe software was sold by three friends. They made a profit of 2 million yuan."
    assert ("illegal_profit", 2_000_000) in _read(text)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("警方抓获74人，嫌疑人里头20人系在校学生。", [("arrested", 74), ("arrested", 20)]),
        ("抓获的嫌疑人里头20人已被刑拘。", [("detained", 20)]),
    ],
)
def test_a_part_of_the_suspects_is_told_by_in_their_midst(
    text: str, facts: list[tuple[str, float | None]]
) -> None:
    assert _read(text) == facts
    assert read_facts(text).flags == ()


def _clashes(text: str) -> list[str]:
    return [f.kind for f in read_facts(text).flags if f.kind == "contradiction"]


@pytest.mark.parametrize(
    "text",
    [
        "The court in Hefei sentenced Zhang Moumou and 37 others for fraud. Ji Moumou and 51 others were sentenced for extortion.",
        "Zhang Moumou and 37 others were sentenced by the court for fraud. And 51 others were sentenced for extortion.",
        "Police said that Zhang and 37 others were arrested over a loan app. Li and 51 others were arrested over the sale of data.",
        "警方抓获张某及其他37人。警方抓获季某及其他51人。",
    ],
)
def test_those_beside_two_leaders_are_two_gangs(text: str) -> None:
    assert len(_read(text)) == 2
    assert _clashes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police in Hefei arrested Zhang Moumou and 37 others. In the end Zhang Moumou and 51 others were arrested, police said.",
        "Police in Hefei arrested Zhang Moumou and 37 others. In the end Zhang and 51 others were arrested, police said.",
        "警方抓获张某某等37人。最终，警方抓获张某等51人。",
    ],
)
def test_those_beside_one_leader_are_one_gang(text: str) -> None:
    assert _clashes(text) == ["contradiction"]


def test_a_surname_is_not_the_beginning_of_another() -> None:
    text = "Police in Hefei arrested Li and 37 others. In the end Lin Moumou and 51 others were arrested, police said."
    assert _clashes(text) == []


def test_those_in_the_midst_of_the_suspects_do_not_contradict_their_number() -> None:
    assert _clashes("警方抓获涉案人员74人。抓获的人员里面20人系在校学生。") == []
