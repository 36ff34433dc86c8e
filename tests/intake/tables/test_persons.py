"""A row that tells of two people does not make one of them."""

from __future__ import annotations

import pytest

from ringbreak.intake.parser import Reading
from ringbreak.intake.tables.mapping import map_columns

CARDS = ("6200000000000003152", "6200000000000004150")
VALUES = {
    "name": ("张三", "李四"),
    "phone": ("19900001000", "19900001001"),
    "card": CARDS,
    "day": ("2025-01-02", "2025-01-03"),
    "wechat": ("wx_yuanbao88", "wx_jubao66"),
}


def described(*headers: tuple[str, str]) -> dict[str, str]:
    """What each column fills of PROFILES."""
    rows = [[VALUES[kind][i] for _, kind in headers] for i in (0, 1)]
    found = map_columns([h for h, _ in headers], rows, Reading(), "名册.xlsx")
    return {c.header: c.meaning.removeprefix("profiles.") for c in found if c.meaning.startswith("profiles.")}


@pytest.mark.parametrize(
    ("headers", "filled"),
    [
        ((("报案人姓名", "name"), ("嫌疑人电话", "phone"), ("报案时间", "day")), {"报案人姓名": "name"}),
        ((("报案人", "name"), ("联系电话", "phone"), ("嫌疑人姓名", "name"), ("嫌疑人银行卡", "card")), {"报案人": "name", "联系电话": "phone"}),
        ((("嫌疑人姓名", "name"), ("电话", "phone"), ("报案人电话", "phone")), {"嫌疑人姓名": "name", "电话": "phone"}),
        ((("联系电话", "phone"), ("报案人姓名", "name")), {"联系电话": "phone", "报案人姓名": "name"}),
        ((("姓名", "name"), ("手机号", "phone"), ("紧急联系人电话", "phone"), ("微信号", "wechat")), {"姓名": "name", "手机号": "phone", "微信号": "wechat"}),
        ((("姓名", "name"), ("手机号", "phone"), ("涉案银行卡", "card")), {"姓名": "name", "手机号": "phone", "涉案银行卡": "bank_card"}),
        ((("victim_name", "name"), ("suspect_phone", "phone")), {"victim_name": "name"}),
    ],
)  # fmt: skip
def test_one_description_is_of_one_person(
    headers: tuple[tuple[str, str], ...], filled: dict[str, str]
) -> None:
    assert described(*headers) == filled


def test_a_list_of_cards_and_who_holds_each_describes_the_holders() -> None:
    assert described(("收款卡", "card"), ("户名", "name")) == {"收款卡": "bank_card", "户名": "name"}
    beside = described(("收款卡", "card"), ("户名", "name"), ("投诉人电话", "phone"))
    assert "收款卡" not in beside


def test_a_column_of_somebody_else_says_why_it_fills_nothing() -> None:
    found = map_columns(["报案人姓名", "嫌疑人电话"], [["张三", "19900001000"]] * 2, Reading(), "a.xlsx")
    assert [(c.meaning, c.why) for c in found][1] == ("kept", "of another person")
