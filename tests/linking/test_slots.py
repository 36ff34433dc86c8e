"""Slots of templates: what is constant, what varies, and the contact nobody could read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.kernels.slots import contact, slots, template

from .small import Small, mention, record

START, MIDDLE, END = (
    "本公司高价回收各类闲置物品，",
    "上门看货当面结清，诚信经营，联系人小李微信：",
    "，随时欢迎，长期有效请保存",
)


def filled(values: list[str], names: list[str]) -> list[str]:
    return [f"{START}{n}{MIDDLE}{v}{END}" for v, n in zip(values, names, strict=True)]


TOWNS = ["甲地各区", "乙地全境", "丙地城区与郊外", "丁地", "戊地周边", "己地"]
VALUES = ["ab◆12◆cd34", "xk▲77▲mn21", "ab◆12◆cd34", "qq◇555◇zz9", "pl◇908◇ou7", "ze◇31◇rt66"]


def test_the_constant_pieces_are_found_and_the_rest_is_slots() -> None:
    texts = filled(VALUES, TOWNS)
    found = template(texts)
    assert [texts[0][a:b] for _, a, b in slots(texts[0], found)] == ["甲地各区", "ab◆12◆cd34"]
    assert found.leads[1]
    assert not found.leads[0]


@given(st.permutations(range(6)))
@settings(deadline=None, max_examples=20)
def test_the_order_of_the_texts_does_not_matter(order: list[int]) -> None:
    texts = filled(VALUES, TOWNS)
    assert template([texts[i] for i in order]) == template(texts)


def test_a_text_that_lacks_a_piece_tells_nothing_about_the_slots_beside_it() -> None:
    found = template(filled(VALUES, TOWNS))
    assert slots(f"{START}庚地{END}", found) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ab◆12◆cd34", "ab12cd34"),
        ("Ａｂ１２ｃｄ３４", "ab12cd34"),
        ("a b 1 2 c d", "ab12cd"),
        ("300元起", None),
        ("2025年3月1日", None),
        ("联系王经理", None),
        ("abcdef", None),
        ("1234", None),
        ("我们的店在中山路12345号旁边", None),
        ("x" * 61 + "1", None),
    ],
    ids=["signs between", "full width", "blanks between", "a price", "a date", "words", "no figure", "too short", "half a sentence", "too long"],
)  # fmt: skip
def test_what_may_be_a_contact(written: str, value: str | None) -> None:
    assert contact(written) == value


def test_two_texts_with_one_unread_contact_bear_it_at_its_place() -> None:
    texts = filled(VALUES, TOWNS)
    read = "这里卖东西联系"
    records = [record(i + 1, t, f"a{i}") for i, t in enumerate(texts)] + [record(9, read)]
    case = Small(records=records).link()
    selector = case.selector("slot")
    assert selector["value"] == "ab12cd34"
    held = [x for x in case.tables["links"] if x["selector_id"] == selector["selector_id"]]
    assert [x["record_id"] for x in held] == [1, 3]
    assert texts[0][held[0]["start"] : held[0]["end"]] == "ab◆12◆cd34"


def test_what_was_read_as_an_identifier_is_left_to_it() -> None:
    texts = filled(VALUES, TOWNS)
    at = texts[0].index("ab◆")
    records = [record(i + 1, t, f"a{i}") for i, t in enumerate(texts)]
    mentions = [mention(i, "wechat", "ab12cd34", texts[i - 1].index("ab◆")) for i in (1, 3)]
    assert at > 0
    assert "slot" not in Small(records=records, mentions=mentions).link().kinds()


def test_a_slot_that_is_no_contacts_place_mints_nothing() -> None:
    names = [f"编号{i}x98765" if i in (0, 2) else f"编号{i}y{i}4321" for i in range(6)]
    texts = [f"{START}{n}上门看货当面结清，诚信经营，童叟无欺，欢迎光临本店，长期有效请保存" for n in names]
    texts[2] = texts[2].replace("编号2", "编号0")
    case = Small(records=[record(i + 1, t, f"a{i}") for i, t in enumerate(texts)]).link()
    assert "slot" not in case.kinds()
