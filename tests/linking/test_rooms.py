"""Work rooms: chats in which several hand one another what complaints tell of; halls, neighbours, banks' desks and single givers are none."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

CARD = "6200000000006017"
LINES = ("+8615900000011", "+8615900000029", "+8615900000037")
REGISTER, CHAT = "c" * 64, "d" * 64
VALUES = {CARD: CARD, **{v: v[3:] for v in LINES}}


def complaints() -> list[Row]:
    """Nine people, each of whom knows one thing: who called or where to pay."""
    texts = [f"对方自称客服，号码{v[3:]}，让我共享屏幕" for v in LINES for _ in range(2)] + [
        f"让我转到 {CARD}"
    ] * 3
    return [
        record(i + 1, f"{text}，第{i}件", kind="message", platform=None, evidence_id=REGISTER)
        for i, text in enumerate(texts)
    ]


OURS = (
    ("甲", f"今天用这张卡 {CARD}"),
    ("乙", f"我这个号 {LINES[0][3:]} 被标记了，换号"),
    ("丙", f"明天换 {LINES[1][3:]} 打"),
    ("甲", "几点开工"),
    ("乙", "八点半"),
    ("丙", "收到"),
    ("甲", "先听别人打"),
    ("乙", "好"),
    ("丙", "午饭吃什么"),
    ("甲", "加班"),
    ("乙", "又加"),
    ("丙", "行吧"),
)


def chat(said: tuple[tuple[str, str], ...]) -> list[Row]:
    return [
        record(
            100 + i,
            text,
            None,
            kind="message",
            platform=None,
            author_name=who,
            channel="群",
            evidence_id=CHAT,
        )
        for i, (who, text) in enumerate(said)
    ]


def run(said: tuple[tuple[str, str], ...]) -> Small:
    rows = complaints() + chat(said)
    marks = [
        mention(r["record_id"], "bank_card" if v == CARD else "phone", v, r["text"].index(w))
        for r in rows
        for v, w in VALUES.items()
        if w in r["text"]
    ]
    marks += [mention(i, "phone", f"+86139000000{i:02d}", 0, field="cell:联系电话") for i in range(1, 10)]
    mappings = [
        {"evidence_id": REGISTER, "locator": "", "header": h, "meaning": "kept", "why": "test"}
        for h in ("报案人", "联系电话", "案情")
    ]
    made = Small(records=rows, mentions=marks, mappings=mappings)
    made.run()
    return made


def room(made: Small) -> set[int]:
    found = {s["selector_id"] for s in made.tables["selectors"] if s["kind"] == "room"}
    return {x["record_id"] for x in made.tables["links"] if x["selector_id"] in found}


def test_what_several_hand_one_another_and_complaints_tell_of_is_one_operations() -> None:
    made = run(OURS)
    assert room(made) == {1, 2, 3, 4, 7, 8, 9, *range(100, 112)}
    (ring,) = made.groups()
    assert room(made) <= set(ring)


NEIGHBOURS = (("甲", f"这个号 {LINES[0][3:]} 是骗子，别接"), *OURS[2:], ("甲", f"今天用 {CARD}"))
DESK = (("甲", f"今天用 {CARD} 的客户请核实"), *OURS[1:])
ONE = tuple(("甲", text) for _, text in OURS[:3]) + tuple(("甲", t) for _, t in OURS[3:])
HALL = (*OURS[:3], *(("甲", f"今天用 {CARD}，第{i}次") for i in range(9)))
TWO_THINGS = (*OURS[:2], *(x for x in OURS[3:]))
CROWD = (*OURS, *((f"客{i}", "好的") for i in range(12)))


@pytest.mark.parametrize("said", [NEIGHBOURS, DESK, ONE, HALL, TWO_THINGS, CROWD])
def test_who_warns_asks_advertises_or_speaks_alone_makes_no_room(said: tuple[tuple[str, str], ...]) -> None:
    assert not room(run(said))


PLACES = tuple(f"+86159000001{n:02d}" for n in range(6))
OFTEN = (
    ("甲", f"小段用 {PLACES[0][3:]}"),
    ("乙", f"{PLACES[1][3:]} 停掉，换 {PLACES[2][3:]}"),
    ("丙", f"统一 {PLACES[3][3:]}，明天上线"),
    ("丁", f"{PLACES[4][3:]} 被投诉封了，今晚切 {PLACES[5][3:]}"),
    *(("甲乙丙丁"[i % 4], text) for i, (_, text) in enumerate(OURS[3:])),
    *(("甲乙丙丁"[i % 4], text + "呀") for i, (_, text) in enumerate(OURS[3:])),
)


def often(said: tuple[tuple[str, str], ...], told: int = 6) -> Small:
    """Complaints of which each knows another number."""
    rows = [
        record(
            i + 1,
            f"对方自称客服，号码{v[3:]}，让我共享屏幕，第{i}件",
            kind="message",
            platform=None,
            evidence_id=REGISTER,
        )
        for i, v in enumerate(PLACES[:told])
    ] + chat(said)
    marks = [
        mention(r["record_id"], "phone", v, r["text"].index(v[3:]))
        for r in rows
        for v in PLACES
        if v[3:] in r["text"]
    ]
    mappings = [
        {"evidence_id": REGISTER, "locator": "", "header": h, "meaning": "kept", "why": "test"}
        for h in ("报案人", "联系电话", "案情")
    ]
    made = Small(records=rows, mentions=marks, mappings=mappings)
    made.run()
    return made


def test_a_house_that_changes_its_numbers_often_is_told_of_once_for_each() -> None:
    assert room(often(OFTEN)) == {1, 2, 3, 4, 5, 6, *range(100, 100 + len(OFTEN))}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # Too few are told of.
        (OFTEN, 4),
        # One hands out all of them.
        (tuple(("甲", text) for _, text in OFTEN[:4]) + OFTEN[4:], 6),
        # Somebody asks about one, or warns.
        ((*OFTEN[:3], ("丁", f"{PLACES[4][3:]} {PLACES[5][3:]} 都是骗子，换个说法也别接"), *OFTEN[4:]), 6),
        ((*OFTEN[:3], ("丁", f"{PLACES[4][3:]} 停用了吗？换 {PLACES[5][3:]} 请核实"), *OFTEN[4:]), 6),
    ],
)
def test_fewer_or_one_or_who_warns_make_no_room_of_many(said: tuple[tuple[str, str], ...], told: int) -> None:
    assert not room(often(said, told))
