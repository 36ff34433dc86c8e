"""Reports of one event are laid side by side: what is the same, rounded, changed, or told by one only."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.align import Report, link_cases
from ringbreak.rings.bulletins.events import events_of
from ringbreak.rings.bulletins.read import read_facts

_A = (
    "响水县警方破获贩卖信息案\n\n2021年4月25日，响水县公安局抓获犯罪嫌疑人15名，网名为“SS52098”的李某落网，"
    "查获电脑10台、手机223部，涉案金额1.5亿余元。\n"
)


def _reports(*texts: str) -> list[Report]:
    return [Report(f"r{i}", read_facts(t)) for i, t in enumerate(texts)]


def _verdicts(*texts: str) -> dict[str, str]:
    (event,) = events_of(_reports(*texts))
    return {line.measure: line.verdict for line in event.lines}


@pytest.mark.parametrize(
    ("old", "new", "measure", "verdict"),
    [
        ("15名", "15名", "arrested", "same"),
        ("15名", "51名", "arrested", "changed"),
        ("手机223部", "手机200余部", "seized_phones", "rounded"),
        ("手机223部", "账册若干", "seized_phones", "alone"),
        ("1.5亿余元", "1.5万余元", "money_involved", "changed"),
    ],
)
def test_what_became_of_a_figure_in_the_retelling(old: str, new: str, measure: str, verdict: str) -> None:
    assert _verdicts(_A, _A.replace(old, new).replace("破获", "侦破"))[measure] == verdict


def test_figures_that_agree_in_part_are_said_to() -> None:
    assert _verdicts(_A, _A + "\n法院随后通报，该案抓获犯罪嫌疑人150名。\n")["arrested"] == "partly"


def test_three_reports_are_one_event_held_by_its_weakest_link() -> None:
    reports = _reports(_A, _A.replace("15名", "51名"), _A.replace("1.5亿", "15亿"))
    (event,) = events_of(reports)
    assert event.cases == ((0, "1"), (1, "1"), (2, "1"))
    assert event.bits <= max(link.bits for link in link_cases(reports))
    assert "handle SS52098" in event.why


def test_the_order_of_the_reports_changes_names_but_no_verdict() -> None:
    other = _A.replace("15名", "51名")
    assert _verdicts(_A, other) == _verdicts(other, _A)


def test_an_officer_named_in_both_weighs_but_joins_nothing_alone() -> None:
    told = "2021年4月25日，盐城市公安局副局长韩志明介绍，"
    first, second = "抓获嫌疑人15名，查获公民个人信息5000余万条。", "抓获嫌疑人8名，扣押手机40部。"
    assert len(events_of(_reports(told + first, "网警\n\n" + told + first))) == 1
    assert events_of(_reports(told + first, told + second)) == []


@pytest.mark.parametrize(
    "other",
    [
        "盐城市公安局抓获张某、李某等12人，涉案金额200余万元，扣押手机40部。",
        "盐城市公安局抓获张某等8人，涉案金额200余万元，冻结资金30万元。",
        "Yancheng City Public Security Bureau arrested Zhang Mou and 8 people; the case involves more than 2 million yuan.",
    ],
)
def test_a_surname_a_city_and_a_round_sum_are_no_event(other: str) -> None:
    assert events_of(_reports("盐城市公安局抓获张某等8人，涉案金额200余万元，查获电脑6台。", other)) == []
