"""Halls: who names somebody once where many meet has said one message of him, and not everything he says is his."""

from __future__ import annotations

from typing import Any

from .small import Row, Small, mention, record

ONE, TWO = "+8615900000001", "+8615900000002"
HALL, ROOM = "a" * 64, "b" * 64


def said(record_id: int, text: str, author: str, evidence: str = HALL) -> Row:
    return record(
        record_id, text, author, kind="message", platform="telegram", channel="大厅", evidence_id=evidence
    )


def bearing(rows: list[Row]) -> list[Row]:
    return [
        mention(r["record_id"], "phone", v, r["text"].index(v[3:]))
        for r in rows
        for v in (ONE, TWO)
        if v[3:] in (r["text"] or "")
    ]


def advertised(value: str, first: int) -> list[Row]:
    """Three posts of different people outside the chat that give the contact."""
    return [record(first + i, f"第{i}批到货联系 {value[3:]}", f"seller{first}{i}") for i in range(3)]


def talk(guest: tuple[str, ...], evidence: str = HALL, strangers: int = 6) -> list[Row]:
    """A chat in which two sellers advertise, a guest says this and that, and others chat."""
    rows = [said(1 + i, f"今日特价{i}，联系 {ONE[3:]}", "seller1", evidence) for i in range(4)]
    rows += [said(11 + i, f"现货充足{i}，联系 {TWO[3:]}", "seller2", evidence) for i in range(4)]
    rows += [said(21 + i, text, "guest", evidence) for i, text in enumerate(guest)]
    for k in range(strangers):
        rows += [said(100 + 10 * k + i, f"{k} 号闲聊第 {i} 句", f"s{k}", evidence) for i in range(3)]
    return rows


CHAT = ("早上好", "有人收旧显卡吗", "路由器怎么设置", "周末去哪", "这群全是广告", "散了吧")
ONCE = (f"{ONE[3:]} 卖的是坏的", *CHAT)


def run(*rows: Row, **more: Any) -> Small:
    made = Small(records=list(rows), mentions=bearing(list(rows)), **more)
    made.run()
    return made


def ring_with(made: Small, member: int) -> list[int]:
    return next((g for g in made.groups() if member in g), [])


def test_in_a_hall_the_one_message_that_names_a_seller_is_of_his_ring_and_the_rest_is_not() -> None:
    made = run(*talk(ONCE), *advertised(ONE, 40), *advertised(TWO, 50))
    held = ring_with(made, 21)
    assert {1, 2, 3, 4, 21, 40} <= set(held)
    assert not set(held) & set(range(22, 28)), "what a guest says besides is nobody's"
    assert not set(held) & set(range(11, 15)), "two sellers in one hall are two"
    why = [x["why"] for x in made.tables["links"] if x["record_id"] == 23]
    assert any("where many meet" in w for w in why)


def test_who_names_a_seller_in_much_of_what_he_says_belongs_to_him() -> None:
    often = tuple(f"第{i}次拿货，还是找 {ONE[3:]}" for i in range(3)) + CHAT
    made = run(*talk(often), *advertised(ONE, 40), *advertised(TWO, 50))
    assert set(range(21, 30)) <= set(ring_with(made, 1))


def test_who_gives_the_contact_elsewhere_too_belongs_to_it() -> None:
    elsewhere = [said(31, f"下单加 {ONE[3:]}", "guest", ROOM), said(32, "发货了", "guest", ROOM)]
    made = run(*talk(ONCE), *elsewhere, *advertised(ONE, 40), *advertised(TWO, 50))
    assert {21, 22, 27, 31, 32} <= set(ring_with(made, 1))


def test_where_one_operation_alone_is_named_everybody_who_names_it_counts_with_all_he_says() -> None:
    own = [r for r in talk(ONCE) if r["author"] != "seller2"]
    made = run(*own, *advertised(ONE, 40))
    assert set(range(21, 28)) <= set(ring_with(made, 1))


def test_in_a_small_room_where_most_name_something_nobody_is_a_guest() -> None:
    made = run(*talk(ONCE, strangers=1), *advertised(ONE, 40), *advertised(TWO, 50))
    assert set(range(21, 28)) <= set(ring_with(made, 1))
