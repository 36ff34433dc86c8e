"""Conduits: accounts whose statement shows that what victims paid went on within hours; shops, agents and other days of the holder's life join nobody."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import FrameType
from typing import Any

from ringbreak.linking.linkers import conduits

from .small import Row, Small, mention, record

CARD, TILL, LATER = "6200000000003017", "6200000000004011", "6200000000005018"
START = datetime(2025, 3, 3, 3, 0, tzinfo=UTC)
BOOK, REGISTER = "b" * 64, "c" * 64
SWINDLED = (
    "他骗我把钱转到 {}，软件提不出来",
    "对方让我打到 {}，后来拉黑了",
    "被骗了，收款账号 {}",
    "刷单，转给 {} 三笔",
)


class Case:
    """A statement of CARD and a register of complaints, written row by row."""

    def __init__(self) -> None:
        self.records: list[Row] = []
        self.transfers: list[Row] = []
        self.mentions: list[Row] = []

    def moved(self, payer: str, payee: str, amount: float, days: float) -> int:
        n = len(self.records) + 1
        at = START + timedelta(days=days)
        self.records.append(record(n, "", kind="transfer", evidence_id=BOOK, sent_at=at, platform=None))
        self.transfers.append(
            {
                "record_id": n,
                "payer": payer,
                "payee": payee,
                "amount": Decimal(f"{amount:.2f}"),
                "currency": "CNY",
                "direction_known": True,
                "moved_at": at,
            }
        )
        self.mentions += [
            mention(n, "bank_card", v, field=f"cell:{c}") for c, v in (("payer", payer), ("payee", payee))
        ]
        return n

    def complains(self, days: float, text: str, card: str = CARD) -> int:
        n = len(self.records) + 1
        said = text.format(card)
        self.records.append(
            record(
                n,
                said,
                kind="message",
                platform=None,
                evidence_id=REGISTER,
                sent_at=START + timedelta(days=days),
            )
        )
        if card in said:
            self.mentions.append(mention(n, "bank_card", card, said.index(card)))
        return n

    def passes(self, day: float, amount: float = 20000, till: str = TILL, hours: float = 1) -> list[int]:
        """Somebody pays, and it goes on in two pieces."""
        payer = f"62000000000{round(day * 100) % 100000:05d}"
        return [
            self.moved(payer, CARD, amount, day),
            self.moved(CARD, till, amount * 0.7, day + hours / 24),
            self.moved(CARD, till, amount * 0.3 - 20, day + (hours + 1) / 24),
        ]

    def life(self, first: float) -> list[int]:
        """Wage, groceries and a telephone bill."""
        return [
            self.moved("6200000000007007", CARD, 800, first),
            self.moved(CARD, "6200000000007015", 61, first + 1.1),
            self.moved(CARD, "6200000000007023", 50, first + 2.2),
        ]

    def link(self) -> Small:
        headers = [(REGISTER, h, "kept") for h in ("投诉人", "投诉内容")]
        headers += [(BOOK, "payer", "transfers.payer"), (BOOK, "payee", "transfers.payee")]
        mappings = [
            {"evidence_id": e, "locator": "", "header": h, "meaning": m, "why": "test"} for e, h, m in headers
        ]
        made = Small(
            records=self.records, transfers=self.transfers, mentions=self.mentions, mappings=mappings
        )
        made.run()
        return made


def bearers(made: Small) -> set[int]:
    found = {s["selector_id"] for s in made.tables["selectors"] if s["kind"] == "conduit"}
    return {x["record_id"] for x in made.tables["links"] if x["selector_id"] in found}


def test_what_victims_paid_and_where_it_went_is_of_their_ring_and_the_holders_life_is_not() -> None:
    case = Case()
    life = case.life(-20)
    passed = [n for day in range(8) for n in case.passes(day + 0.1)]
    life += case.life(10)
    told = [case.complains(day + 2, SWINDLED[day % 4]) for day in range(4)]
    made = case.link()
    assert bearers(made) == set(passed) | set(told)
    (ring,) = made.groups()
    assert set(ring) == set(passed) | set(told)
    assert not set(ring) & set(life)


def test_a_shop_that_hands_in_its_takings_is_no_conduit_though_customers_complain() -> None:
    case = Case()
    for day in range(20):
        total = 0.0
        for k in range(6):
            amount = 300 + 10 * k + day
            case.moved(f"62000000000{day * 10 + k:05d}", CARD, amount, day + k / 24)
            total += amount
        case.moved(CARD, TILL, total * 0.97, day + 8 / 24)
    for day in range(5):
        case.complains(day + 1, SWINDLED[day % 4])
    assert not bearers(case.link())


def test_an_account_that_passes_on_but_of_which_nobody_tells_a_swindle_is_no_conduit() -> None:
    case = Case()
    for day in range(8):
        case.passes(day + 0.1)
    for day in range(5):
        case.complains(day + 1, "房租已交到 {}，请开收据")
    assert not bearers(case.link())


def test_what_stays_for_days_or_goes_to_many_is_no_conduit() -> None:
    slow, wide = Case(), Case()
    for day in range(8):
        slow.passes(day + 0.1, hours=14)
        wide.passes(day + 0.1, till=f"62000000000{day}4011")
    for case in (slow, wide):
        for day in range(4):
            case.complains(day + 1, SWINDLED[day % 4])
        assert not bearers(case.link())


def test_an_account_hired_for_one_and_later_for_another_joins_neither_to_the_other() -> None:
    case = Case()
    first = [n for day in range(8) for n in case.passes(day + 0.1)]
    first += [case.complains(day + 2, SWINDLED[day % 4]) for day in range(4)]
    second = [n for day in range(8) for n in case.passes(day + 100.1, till=LATER)]
    second += [case.complains(day + 102, SWINDLED[day % 4]) for day in range(4)]
    made = case.link()
    groups = made.groups()
    assert sorted(map(set, groups), key=min) == [set(first), set(second)]


def test_complaints_of_another_time_stay_out() -> None:
    case = Case()
    passed = [n for day in range(8) for n in case.passes(day + 0.1)]
    told = [case.complains(day + 2, SWINDLED[day % 4]) for day in range(4)]
    late = [case.complains(day + 150, SWINDLED[day % 4]) for day in range(2)]
    made = case.link()
    assert bearers(made) == set(passed) | set(told)
    assert not {n for g in made.groups() for n in g} & set(late)


def test_the_tellers_own_card_is_not_whom_he_paid() -> None:
    case = Case()
    for day in range(8):
        case.passes(day + 0.1)
    for day in range(4):
        case.complains(day + 1, "对方骗我说我的银行卡 {} 涉案")
    assert not bearers(case.link())


def test_a_platform_of_many_movements_is_looked_at_in_columns_and_not_one_by_one() -> None:
    case = Case()
    for n in range(4000):
        day, other = n / 200, f"62000000000{n % 997:05d}"
        if n % 2:
            case.moved(other, CARD, 10 + n % 90, day)
        else:
            case.moved(CARD, TILL if n % 50 == 0 else other, 10 + n % 90, day)
    for day in range(4):
        case.complains(day + 2, SWINDLED[day])
    steps = 0

    def count(frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        nonlocal steps
        if frame.f_code.co_filename != conduits.__file__:
            return None
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        made = case.link()
    finally:
        sys.settrace(before)
    assert not bearers(made)
    assert 0 < steps < 400
