"""Whose a talk is: speakers known by name only, the other side of a talk, and those who tell one another by whom they were cheated."""

from __future__ import annotations

from typing import Any

import pytest

from .small import Row, Small, mention, record

CARD = "6200000000000000019"
OTHER = "6200000000000000027"


def posts(value: str) -> list[Row]:
    """Four who write where to pay."""
    return [record(90 + i, f"第{i}单打到 {value}", f"u{i}") for i in range(4)]


def said(record_id: int, text: str, name: str | None = None, **more: Any) -> Row:
    """A message of a saved chat."""
    return record(record_id, text, **{"kind": "message", "platform": None, "author_name": name, **more})


def bearing(rows: list[Row], *values: str, kind: str = "bank_card") -> list[Row]:
    return [
        mention(r["record_id"], kind, v, r["text"].index(v))
        for r in rows
        for v in values
        if v in (r["text"] or "")
    ]


def test_what_one_name_says_in_one_chat_hangs_together_and_others_names_do_not() -> None:
    one, two = {"evidence_id": "a" * 64, "channel": "夜班"}, {"evidence_id": "b" * 64, "channel": "夜班"}
    rows = [
        said(1, f"今天都打到 {CARD}", "阿远", **one),
        said(2, "收到没有", "阿远", **one),
        said(3, "食堂几点关门", "小穆", **one),
        said(4, "今晚谁值班", "小穆", **one),
        said(5, "有人捡到伞吗", "阿远", **two),
        said(6, "伞找到了", "阿远", **two),
        *posts(CARD),
    ]
    made = Small(records=rows, mentions=bearing(rows, CARD))
    made.run()
    assert made.groups() == [[1, 2, 90, 91, 92, 93]]


def test_a_chat_that_names_nothing_that_others_name_makes_no_ring() -> None:
    rows = [said(i, f"晚饭吃什么 {i}", "妈", evidence_id="a" * 64, channel="妈") for i in range(6)]
    rows.append(said(7, f"水电费交到 {CARD}", "妈", evidence_id="a" * 64, channel="妈"))
    made = Small(records=rows, mentions=bearing(rows, CARD))
    made.run()
    assert made.groups() == []


def talk(first: int, partner: str, *texts: str) -> list[Row]:
    """What the owner's account and one other say in turn; the owner's messages name whom they are to."""
    return [
        said(
            first + i,
            text,
            author="wxid_owner0001" if i % 2 else partner,
            counterpart=partner if i % 2 else None,
            channel=partner,
            platform="wechat",
        )
        for i, text in enumerate(texts)
    ]


def towards(rows: list[Row]) -> list[Row]:
    """The ids that stand in the columns of a message."""
    return [
        mention(r["record_id"], "wechat", r[field], 0, field=field)
        for r in rows
        for field in ("author", "counterpart")
        if r[field]
    ]


def test_an_owners_family_is_not_of_his_business_and_who_is_told_where_to_pay_is() -> None:
    family = talk(1, "wxid_mother0001", "周末回来吗", "加班", "给你留了饺子", "好")
    deal = talk(11, "wxid_buyer00001", "钱转哪里", f"打到 {CARD}", "转了", "收到")
    rows = family + deal + posts(CARD)
    made = Small(records=rows, mentions=towards(family + deal) + bearing(rows, CARD))
    made.run()
    [ring] = [g for g in made.groups() if 90 in g]
    # The owner's own messages to his family are his account's; hers are not.
    assert {11, 12, 13, 14, 90, 91} <= set(ring)
    assert not {1, 3} & set(ring)


@pytest.mark.parametrize(
    ("channel", "text", "inside"),
    [
        ("受害者互助", f"我转的是 {CARD}", False),
        ("Victims of the same app", f"mine was {CARD}", False),
        ("维权二群", f"我也是 {CARD}", False),
        # Who offers something for himself there is heard, and so is everybody in another chat.
        ("受害者互助", f"可以帮你追回，先转手续费到 {CARD}，有需要联系", True),
        ("财务对接", f"我转的是 {CARD}", True),
    ],
)
def test_who_tells_others_whom_he_paid_is_not_of_it(channel: str, text: str, inside: bool) -> None:
    rows = posts(CARD)
    rows.append(said(9, text, "小方", channel=channel))
    made = Small(records=rows, mentions=bearing(rows, CARD))
    made.run()
    assert made.groups() == [[9, 90, 91, 92, 93] if inside else [90, 91, 92, 93]]


@pytest.mark.parametrize(
    ("mailbox", "public"),
    [
        ("privacy@registrar.example", True),
        ("abuse@hosting.example", True),
        ("whois-agent@registrar.example", True),
        ("d.morgan@registrar.example", False),
        ("privacymatters@post.example", False),
    ],
)
def test_a_registrars_mailbox_joins_no_sites(mailbox: str, public: bool) -> None:
    rows = [record(i, f"第{i}个网站登记于 {mailbox}", f"u{i}") for i in range(1, 6)]
    made = Small(records=rows, mentions=bearing(rows, mailbox, kind="email"))
    made.run()
    assert (made.groups() == []) is public
