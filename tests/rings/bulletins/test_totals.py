"""The total of a crime: what was taken, once, without what was paid back, earned by selling, or only told again."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.totals import crime_total

_TOTALS = [
    # one sum
    ("被告人甲某盗取乙某随身携带的人民币500元。", 500.0),
    ("被告人甲某将钱包（内有人民币345元）和手机（经鉴定，价值人民币807元）窃出。", 1152.0),
    ("被告人甲某谎称有急事用钱骗走被害人乙某现金1000元。", 1000.0),
    ("被告人甲某谎称需要1000元。", None),
    ("被告人甲某将小卖部抽屉里的1300元现金盗走。", 1300.0),
    ("被告人甲某将赃物卖了现金1300元。", None),
    # what is no sum
    ("被告人甲某盗窃现金600元、一块手表。", 600.0),
    ("被告人甲某骗取被害人王某1人民币1746元。", 1746.0),
    # sold, paid for, broken
    ("被告人甲某盗走自行车（经鉴定，价值697元），后以200元价格将该车卖给他人。", 697.0),
    ("被告人甲某盗走电线，分别以2400元和2300元卖给乙某。经鉴定，所盗电线共计价值10904元。", 10904.0),
    ("被告人甲某骗取乙某20000元，支付了人民币500元的手续费。", 20000.0),
    ("被告人甲某盗窃现金2600元。损毁物品总计价值740元。", 2600.0),
    # the same sum again, and the same sum taken from another
    ("被告人甲某骗取乙某3000元，骗取的3000元用于个人花销。", 3000.0),
    ("被告人甲某窃得被害人乙某现金800元，被害人丙某现金800元。", 1600.0),
    ("2017年5月28日，被告人甲某盗得乙某人民币100元。\n2017年6月9日，被告人甲某盗得丙某人民币100元。", 200.0),
    ("被告人甲某盗得乙某人民币100元。\n公诉人说，被告人甲某盗得乙某人民币100元。", 100.0),
    # a total and its parts, before it and behind it
    ("被告人甲某骗取乙某4000元。\n又骗取现金3000元，共骗取7000元。", 7000.0),
    ("一、被告人甲某盗窃乙某财物，共计价值人民币70元。\n二、被告人甲某盗窃丙某财物，共计价值人民币70元。", 140.0),
    ("被告人甲某盗走人民币7650元，将盗得的7450元藏在裤腿内，另外200元藏在兜内。", 7650.0),
    ("1、被告人甲某骗取乙某现金20.6万元。案发前，归还5.4万元，实际骗取15.2万元。", 152000.0),
    ("被告人甲某骗取乙某4800元。\n另查，公安机关扣押4000元，家属退赔800元，共计4800元，已退还。", 4800.0),
    (
        "被告人甲某盗窃手机，乙某为要回手机转给甲某人民币1000元。手机的价格为5760元。\n公诉机关认为，被告人甲某盗窃他人财物价值共计人民币5760元，属数额较大。",
        5760.0,
    ),
    ("案发后，经鉴定：被盗电动车价值人民币520元。", 520.0),
    ("案发后，家属赔偿人民币520元。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _TOTALS, ids=[t[:24] for t, _ in _TOTALS])
def test_the_total_is_what_was_taken_and_nothing_twice(text: str, expected: float | None) -> None:
    total = crime_total(text)
    assert (None if total is None else total.value) == expected


def test_the_parts_of_a_total_stand_where_they_are_said_to_stand() -> None:
    text = "被告人甲某窃得被害人乙某现金800元，被害人丙某现金900元。"
    total = crime_total(text)
    assert total is not None
    assert [text[start:end] for _, start, end in total.parts] == ["800元", "900元"]
    assert sum(value for value, _, _ in total.parts) == total.value
