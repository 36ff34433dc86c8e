"""What stood between a doubt and its figures at first sight: prices without a word for one, later steps, stock and sales."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _doubts(text: str) -> list[str]:
    return [f.kind for f in read_facts(text).flags]


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("The welder's certificate was 260 yuan, the gang told buyers.", [260]),
        ("Police said each message went for 3 yuan.", [3]),
        ("The most expensive set came to 1,200 yuan, police said.", [1200]),
        ("Police said buying an account outright ran from 80 to 200 yuan.", [200]),
    ],
)
def test_what_a_ware_comes_to_is_its_price(text: str, prices: list[float]) -> None:
    assert [f.high or f.value for f in read_facts(text).facts if f.measure == "price"] == prices


@pytest.mark.parametrize(
    "text",
    [
        "The balance of the account was 300 yuan when police froze it.",
        "What was left on the card was 300 yuan, police said.",
        "The record was 3 million yuan, police said.",
    ],
)
def test_what_lies_in_an_account_is_no_price(text: str) -> None:
    assert [f for f in read_facts(text).facts if f.measure == "price"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Police in Hefei arrested 24 people. At present, Kou and 12 other people have been arrested with the approval of the procuratorate.",
        "Police in Hefei arrested 24 people. The procuratorate has approved the arrest of 13 people.",
        "Police in Hefei arrested 24 people. In the end 13 people were arrested upon approval.",
        "Police in Hefei arrested 24 people. In the end 13 people have been arrested by the procuratorate approval.",
    ],
)
def test_arrests_a_procuratorate_approved_are_a_later_step(text: str) -> None:
    assert [f.stage for f in read_facts(text).facts] == ["arrested", "formally_arrested"]
    assert _doubts(text) == []


def test_an_approval_told_before_is_not_of_those_caught_later() -> None:
    facts = read_facts("检察机关批捕12人，其余在逃人员仍在追捕，警方又抓获34人。").facts
    assert [(f.value, f.stage) for f in facts] == [(12, "formally_arrested"), (34, "arrested")]


def test_accounts_in_hand_and_accounts_sold_do_not_contradict_each_other() -> None:
    text = "Police found that the gang controlled 12,600 game accounts. Over 18 months the ring sold 36,000 game accounts."
    assert len(read_facts(text).facts) == 2
    assert _doubts(text) == []


_SHOP = "Police seized 4,800 cards of the gang. {} The gang sold 63,000 certificates, and the amount involved was 120 million yuan."


def test_goods_sold_at_a_price_that_names_them_are_multiplied_though_others_are_counted_too() -> None:
    flags = read_facts(_SHOP.format("A certificate was 300 yuan.")).flags
    assert [f.statement for f in flags] == [
        "money_involved: 63,000 certificates at 300 yuan give at most 18,900,000 yuan, but 120,000,000 yuan is claimed"
    ]


def test_goods_of_another_sort_than_the_price_names_are_not() -> None:
    assert _doubts(_SHOP.format("A meal there was 300 yuan a head.")) == []


def test_licences_that_were_used_and_not_sold_brought_no_price() -> None:
    text = "警方查明，该团伙使用伪造的营业执照1370份，将来电转卖给他人。营业执照每套1000元。警方扣押电话卡529张。该团伙违法所得354万元。"
    assert "implausible" not in _doubts(text)


def test_a_small_sum_read_without_certainty_is_not_called_absurd() -> None:
    text = "Police arrested 14 people. The group leader kept a part of the profit, and only 15 yuan was left in the hands of the person who sold."
    assert _doubts(text) == []


def test_a_small_sum_that_is_surely_the_profit_is() -> None:
    assert _doubts("Police arrested 14 people. The gang made an illegal profit of 15 yuan.") == [
        "implausible"
    ]


_NUMBERS = "Police shut down {} websites in the campaign. Police said reports on such scams rose. In another case police took 37 phones.\n\nBy the numbers\n-- {} websites shut down"


def test_digits_turned_round_in_the_retelling_contradict_each_other_wherever_they_stand() -> None:
    assert _doubts(_NUMBERS.format("34,000", "43,000")) == ["contradiction"]


def test_other_numbers_told_apart_may_be_of_other_affairs() -> None:
    assert _doubts(_NUMBERS.format("34,000", "41,000")) == []
