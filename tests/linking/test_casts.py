"""Casts: the same several nicknames in two chats, and in the bill that pays them, are the same people; families, halls and namesakes are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from .small import Row, Small, mention, record

WORK, TILL, BILL = "a" * 64, "b" * 64, "c" * 64
CONTACT = "qf_desk_t9"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("水镜", "木桶", "琳妹")


def said(record_id: int, name: str, text: str, evidence: str, hours: int = 0) -> Row:
    return record(
        record_id, text, kind="message", platform=None, channel="群" if evidence == WORK else "结账",
        author_name=name, evidence_id=evidence, sent_at=START + timedelta(hours=hours),
    )  # fmt: skip


def work(
    names: tuple[str, ...] = NAMES, lines: tuple[str, ...] = ("今天谁能写，一条 12 块", "老样子")
) -> list[Row]:
    """A chat of orders: each says two things, the first gives the contact."""
    rows = [said(100 + 10 * i + j, n, t, WORK, i) for i, n in enumerate(names) for j, t in enumerate(lines)]
    return [*rows, said(190, names[0], f"客户加 {CONTACT}", WORK, 5)]


def till(names: tuple[str, ...] = NAMES, lines: tuple[str, ...] = ("转了 1401", "收到")) -> list[Row]:
    return [
        said(200 + 10 * i + j, n, t, TILL, 30 + i) for i, n in enumerate(names) for j, t in enumerate(lines)
    ]


def posts(value: str = CONTACT) -> list[Row]:
    return [record(1 + i, f"代写好评，联系 {value}，第{i}帖", f"u{i}") for i in range(4)]


def run(rows: list[Row], **more: Any) -> Small:
    found = [
        mention(r["record_id"], "wechat", CONTACT, r["text"].index(CONTACT))
        for r in rows
        if CONTACT in (r["text"] or "")
    ]
    made = Small(records=rows, mentions=[*found, *more.pop("mentions", [])], **more)
    made.run()
    return made


def together(made: Small) -> bool:
    """Whether what is said where accounts are settled is of the ring of the contact."""
    return any({1, 200, 210, 220} <= set(g) for g in made.groups())


def test_three_who_meet_in_two_chats_are_the_same_people() -> None:
    made = run([*posts(), *work(), *till()])
    assert together(made)
    assert made.selector("cast")["privacy"] == "private"
    assert {x["why"] for x in made.tables["links"] if x["record_id"] == 201} == {
        "one of 3 people who speak under the same nicknames in several chats said it"
    }


def test_two_nicknames_in_common_are_too_few() -> None:
    assert not together(run([*posts(), *work(), *till(("水镜", "木桶", "阿拓"))]))


def test_what_many_are_called_is_no_nickname() -> None:
    names = ("老板", "客服01", "群主")
    assert not together(run([*posts(), *work(names), *till(names)]))


def test_a_family_that_speaks_of_no_sums_is_none() -> None:
    assert not together(run([*posts(), *work(), *till(lines=("几点到家", "路上"))]))


def test_people_of_whom_nothing_stands_elsewhere_make_no_finding() -> None:
    assert run([*work(), *till()]).groups() == []


def test_sellers_who_each_advertise_meet_in_two_halls_of_a_market() -> None:
    rows = [*posts(), *work(), *till()]
    own = [f"seller_{i}_x7" for i in range(3)]
    ads = [
        said(300 + 10 * i + j, n, f"找我 {own[i]}", WORK, 9 + j)
        for i, n in enumerate(NAMES)
        for j in range(2)
    ]
    more = [mention(r["record_id"], "wechat", r["text"][3:], 3) for r in ads]
    assert not together(run([*rows, *ads], mentions=more))


def test_ids_of_one_platform_tell_more_than_names() -> None:
    rows = [*posts(), *work(), *till()]
    for r in rows:
        if r["evidence_id"] in (WORK, TILL):
            r["author"], r["platform"] = f"{r['evidence_id'][:2]}{r['author_name']}", "telegram"
    assert not together(run(rows))


def test_complainants_of_a_register_are_no_cast() -> None:
    mapped = [
        {
            "evidence_id": TILL,
            "table_name": "t",
            "header": "投诉内容",
            "meaning": "records.text",
            "why": "header",
            "share": 1.0,
        }
    ]
    assert not together(run([*posts(), *work(), *till()], mappings=mapped))


def test_who_hands_out_the_work_is_of_them_though_he_settles_no_accounts() -> None:
    lead = [said(400 + i, "老豆", f"派单第{i}批", WORK, 2) for i in range(6)]
    guest = [said(420, "路过", "拉错了吧", WORK, 3), said(421, "路过", "退了", WORK, 3)]
    made = run([*posts(), *work(), *till(), *lead, *guest])
    ring = next(g for g in made.groups() if 200 in g)
    assert {r["record_id"] for r in lead} <= set(ring)
    assert not {420, 421} & set(ring)


def test_two_of_them_in_a_talk_of_their_own_are_of_it_too() -> None:
    customer = [said(430, "澄味老贾", "先打八百行不行", WORK, 4)]
    talk = [
        {**said(440 + i, n, t, "d" * 64, 6), "channel": "澄味老贾"}
        for i, (n, t) in enumerate((("澄味老贾", "钱付了"), ("水镜", "明天开始写"), ("澄味老贾", "好")))
    ]
    mother = [
        {**said(450 + i, n, t, "e" * 64, 6), "channel": "娘"}
        for i, (n, t) in enumerate((("家里", "吃饭了吗"), ("水镜", "吃了"), ("家里", "早点睡")))
    ]
    made = run([*posts(), *work(), *till(), *customer, *talk, *mother])
    ring = set(next(g for g in made.groups() if 200 in g))
    assert {430, 440, 441, 442} <= ring
    assert not {450, 451, 452} & ring


def payment(record_id: int, name: str, amount: str, memo: str | None, hours: int) -> tuple[Row, Row]:
    at = START + timedelta(hours=hours)
    row = record(record_id, kind="transfer", platform=None, evidence_id=BILL, sent_at=at)
    return row, {
        "record_id": record_id, "payer": None, "payee": name, "amount": Decimal(amount), "currency": "CNY",
        "direction_known": True, "memo": memo, "moved_at": at,
    }  # fmt: skip


def billed(*payments: tuple[Row, Row]) -> Small:
    return run([*posts(), *work(), *till(), *(p[0] for p in payments)], transfers=[p[1] for p in payments])


def test_the_bill_counts_with_what_the_chat_tells_of_and_not_with_the_rest() -> None:
    made = billed(
        payment(500, "木桶", "1401.00", "茶叶", 31),
        payment(501, "琳妹", "472.00", "茶叶", 31),
        payment(502, "水镜", "88.00", "生日快乐", 90),
        payment(503, "妈", "1401.00", "茶叶", 31),
        payment(504, "一品茶庄", "800.00", "茶叶", 31),
    )
    ring = set(next(g for g in made.groups() if 200 in g))
    assert {500, 501} <= ring, "the one sum is told, the other has its memo"
    assert not {502, 503, 504} & ring


def test_a_bill_of_whose_sums_nobody_speaks_is_none_of_theirs() -> None:
    made = billed(*(payment(500 + i, n, "77.00", "茶叶", 31 + i) for i, n in enumerate(NAMES)))
    assert not {500, 501, 502} & {r for g in made.groups() for r in g}
