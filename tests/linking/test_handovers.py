"""Accounts that follow one another in complaints are one operation's when its contacts lead to both at the change; platforms, officers and shops join nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from .small import Row, Small, mention, record

START = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
FIRST, SECOND = "6200000000000017", "6200000000000025"
CALLED = tuple(f"+86138000000{n}{n}" for n in range(4))
MARKET, HOTLINE = "market-zz.example", "+864000000012"
Told = Sequence[tuple[str, str]]
Telling = Callable[[int, str], Told]


def register(
    days: dict[str, range],
    telling: Telling,
    *,
    headers: Sequence[str] = ("投诉人", "联系电话"),
    each: int = 1,
) -> Small:
    """Complaints, two a day: half days by the account that was paid, and what a complaint of that day says: text and (kind, value) by turns."""
    records: list[Row] = []
    mentions: list[Row] = []
    n = 0
    for card, when in days.items():
        for half in sorted([*range(2 * when.start, 2 * when.stop)] * each):
            n += 1
            text = ""
            marks: list[tuple[str, str, int]] = []
            for said, kind in telling(half, card):
                if kind:
                    marks.append((kind, said, len(text)))
                text += said
            records.append(
                record(
                    n,
                    text,
                    None,
                    evidence_id="b" * 64,
                    kind="message",
                    sent_at=START + timedelta(hours=12 * half),
                )
            )
            mentions += [mention(n, kind, value, start) for kind, value, start in marks]
            mentions.append(mention(n, "phone", f"+86139{n:08d}", 0, field="cell:联系电话"))
    mappings = [
        {"evidence_id": "b" * 64, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
        for h in headers
    ]
    return Small(records=records, mentions=mentions, mappings=mappings).link()


TWO = {FIRST: range(22), SECOND: range(20, 42)}
"""Days on which two accounts were paid, one after the other."""


def follows(half: int, card: str) -> Told:
    """One operation: who calls changes every two weeks, and so does the account, at other days."""
    called = CALLED[min(3, (half + 10 * (half % 2)) // 24)]
    return (("对方", ""), (called, "phone"), ("让我转账，我转了3000元到", ""), (card, "bank_card"))


def market(half: int, card: str) -> Told:
    """Two swindlers, one after the other, each with contacts of his own, who both meet their victims on one market with one hotline and one clerk."""
    called = CALLED[0] if card == FIRST else CALLED[3]
    place = ((MARKET, "domain"), (HOTLINE, "phone"), (CALLED[1], "phone"), (CALLED[2], "phone"))[half % 4]
    led = {"domain": "让我登录", "phone": "联系客服"}[place[1]]
    return (
        (f"第{half}天，他{'们' * (half % 3)}{led}"[::1], ""),
        place,
        ("，对方", ""),
        (called, "phone"),
        ("让我把3000元转到", ""),
        (card, "bank_card"),
    )


def minted(case: Small) -> int:
    return sum(s["kind"] == "handover" for s in case.tables["selectors"])


def test_two_accounts_are_one_operations_when_its_contacts_lead_to_both_at_the_change() -> None:
    case = register(TWO, follows)
    case.rings()
    assert minted(case) == 1
    assert [len(g) for g in case.groups()] == [88]
    why = {x["why"] for x in case.tables["links"] if x["why"].startswith("it says who was paid")}
    assert len(why) == 1


def test_a_market_its_hotline_and_its_clerks_join_no_swindlers_one_of_whom_follows_the_other() -> None:
    case = register(TWO, market, each=3)
    case.rings()
    assert not minted(case)
    assert [len(g) for g in case.groups()] == [132, 132]


def _without_pay(half: int, card: str) -> Told:
    """The card is the complainant's own, or only stands there."""
    called = CALLED[min(3, (half + 10 * (half % 2)) // 24)]
    return (("对方", ""), (called, "phone"), ("说我的银行卡", ""), (card, "bank_card"), ("有问题", ""))


def _office(half: int, card: str) -> Told:
    """Who took the complaint down changes every two weeks."""
    called = CALLED[min(3, (half + 10 * (half % 2)) // 24)]
    return (("我转了3000元到", ""), (card, "bank_card"), ("，已联系民警", ""), (called, "phone"))


def _one(half: int, card: str) -> Told:
    """Only one contact is named at the change."""
    called = CALLED[0] if 36 <= half < 50 else f"+86137{half:08d}"
    return (("对方", ""), (called, "phone"), ("让我转账，我转了3000元到", ""), (card, "bank_card"))


def _opens(half: int, card: str) -> Told:
    """Two lines of one honest house, of which the second opens when the first closes, in the middle of both accounts' time."""
    return (
        ("对方", ""),
        (CALLED[half >= 40], "phone"),
        ("让我转账，我转了3000元到", ""),
        (card, "bank_card"),
    )


def _sites(half: int, card: str) -> Told:
    """Where they met: two fairs of the season, and no person."""
    site = f"fair{min(3, (half + 10 * (half % 2)) // 24)}-zz.example"
    return (("让我登录", ""), (site, "domain"), ("，转了3000元到", ""), (card, "bank_card"))


@pytest.mark.parametrize(
    ("days", "telling"),
    [
        (TWO, _without_pay),
        (TWO, _office),
        (TWO, _one),
        (TWO, _sites),
        ({FIRST: range(40), SECOND: range(40)}, follows),
        ({FIRST: range(40), SECOND: range(40)}, _opens),
        ({FIRST: range(15, 18), SECOND: range(18, 42)}, follows),
    ],
    ids=["nobody paid", "an officer", "one contact", "sites alone", "at one time", "lines that change", "few complaints"],
)  # fmt: skip
def test_what_is_no_handover(days: dict[str, range], telling: Telling) -> None:
    assert not minted(register(days, telling))


def test_a_register_without_complainants_says_nothing_of_who_was_paid() -> None:
    assert not minted(register(TWO, follows, headers=("编号", "联系电话")))
