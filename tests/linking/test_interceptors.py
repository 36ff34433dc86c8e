"""Terminals that answer for other people's numbers: what is an interceptor, and what is a rack of cards or a cheap handset."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ringbreak.model.codes import CODE_TEXT

from .small import Row, Small

NIGHT = datetime(2025, 3, 1, 18, 30, tzinfo=UTC)
"""Half past two in Beijing."""
TILL = "6200000000000017"


class Air:
    """A cell's log, codes from telephones, complaints and a bank's statement; tests say what is in it."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {n: [] for n in ("records", "actions", "profiles", "transfers", "mentions")}  # fmt: skip
        self.count = 0
        for n in range(30):
            self.event(f"handset{n}", self.number(500 + n), NIGHT + timedelta(hours=n))

    @staticmethod
    def number(n: int) -> str:
        return f"1390000{n:04d}"

    def add(
        self, evidence: str, kind: str, at: datetime | None, phone: str | None = None, **more: Any
    ) -> int:
        self.count += 1
        card = more.pop("card", None)
        self.tables["records"].append(
            {
                "record_id": self.count, "evidence_id": evidence, "ordinal": self.count, "locator": f"row {self.count}", "kind": kind,
                "sent_at": at, "sent_at_precision": None if at is None else "second", **more,
            }
        )  # fmt: skip
        if phone or card:
            self.tables["profiles"].append({"record_id": self.count, "phone": phone, "bank_card": card})
        return self.count

    def event(self, terminal: str, phone: str, at: datetime) -> int:
        i = self.add("cell", "action", at, phone)
        self.tables["actions"].append({"record_id": i, "verb": "attach", "device": terminal, "acted_at": at})
        return i

    def code(self, phone: str, at: datetime, text: str = "【Shop】code 482913 is your login code.") -> int:
        return self.add("codes", "message", at, phone, text=text)

    def complaint(self, phone: str, card: str) -> int:
        return self.add(
            "complaints", "message", NIGHT + timedelta(hours=8), phone, card=card, text="money is gone"
        )

    def paid(self, card: str, at: datetime, till: str = TILL) -> int:
        i = self.add("bank", "transfer", at)
        self.tables["transfers"].append(
            {"record_id": i, "payer": card, "payee": till, "amount": Decimal("900.00"), "direction_known": True, "moved_at": at}
        )  # fmt: skip
        return i

    def link(self) -> Small:
        return Small(**self.tables).link()


def theft(air: Air, *, people: int = 4, late: timedelta = timedelta(minutes=3)) -> dict[str, list[int]]:
    made: dict[str, list[int]] = {"events": [], "codes": []}
    for n in range(people):
        at = NIGHT + timedelta(minutes=20 * n)
        made["events"].append(air.event("terminal", air.number(n), at))
        made["codes"].append(air.code(air.number(n), at + late))
    return made


def bearers(case: Small) -> set[int]:
    held = [s["selector_id"] for s in case.tables["selectors"] if s["kind"] == "interceptor"]
    return {x["record_id"] for x in case.tables["links"] if x["selector_id"] in held and x["bits"] > 0}


def test_a_terminal_that_answers_for_numbers_just_when_they_are_sent_codes_bears_events_and_codes() -> None:
    air = Air()
    made = theft(air)
    case = air.link()
    assert bearers(case) == {*made["events"], *made["codes"]}
    assert case.selector("interceptor")["privacy"] == "private"
    why = {x["why"] for x in case.tables["links"] if x["record_id"] == made["events"][0]}
    assert any("4 numbers, 4 of which" in w for w in why)


def two_people(air: Air) -> None:
    theft(air, people=2)


def codes_hours_later(air: Air) -> None:
    theft(air, late=timedelta(hours=3))


def many_numbers_and_no_codes(air: Air) -> None:
    """A cheap handset's serial number is a thousand people's."""
    for n in range(40):
        air.event("clone", air.number(n), NIGHT + timedelta(hours=5 * n))


def a_rack_of_cards(air: Air) -> None:
    """A company's gateway: most of its numbers get their codes when they attach and when they do not; few coincide."""
    for n in range(40):
        air.event("gateway", air.number(n), NIGHT + timedelta(hours=5 * n))
        air.code(air.number(n), NIGHT + timedelta(hours=5 * n + (0 if n < 6 else 9)))


def messages_without_a_code(air: Air) -> None:
    for n in range(5):
        at = NIGHT + timedelta(minutes=20 * n)
        air.event("terminal", air.number(n), at)
        air.code(air.number(n), at, "Your parcel 4829 waits at the gate, code name Lark")


@pytest.mark.parametrize(
    "innocent",
    [two_people, codes_hours_later, many_numbers_and_no_codes, a_rack_of_cards, messages_without_a_code],
    ids=lambda f: f.__name__.replace("_", " "),
)
def test_near_misses(innocent: Callable[[Air], None]) -> None:
    air = Air()
    innocent(air)
    assert bearers(air.link()) == set()


def test_money_from_three_of_the_numbers_into_one_account_is_part_of_it_with_the_accounts_statement() -> None:
    air = Air()
    theft(air)
    for n in range(3):
        air.complaint(air.number(n), f"620000000000100{n}")
    payments = [air.paid(f"620000000000100{n}", NIGHT + timedelta(minutes=20 * n + 9)) for n in range(3)]
    unnamed = air.paid("6200000000009999", NIGHT + timedelta(minutes=70))
    by_day = air.paid("6200000000008888", NIGHT + timedelta(hours=9))
    other = air.paid("6200000000001000", NIGHT + timedelta(minutes=12), "6200000000000099")
    statement = air.add("bank", "metadata", None)
    air.tables["mentions"].append(
        {
            "record_id": statement, "field": "cell:card", "start": 0, "end": 16, "kind": "bank_card", "value": TILL, "as_written": TILL,
            "shown_as": TILL, "validity": "format", "why": "t", "specificity": 0.9,
        }
    )  # fmt: skip
    found = bearers(air.link())
    assert {*payments, unnamed, statement} <= found
    assert not {by_day, other} & found


def test_the_wording_of_codes_joins_nobody() -> None:
    air = Air()
    for n in range(8):
        air.code(
            air.number(n),
            NIGHT + timedelta(days=n),
            f"【Example Bank】Your login code is 48{n}913. Never share it.",
        )
    assert "template" not in air.link().kinds()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("【某银行】验证码960964，您正在支付202元，切勿告诉他人。", True),
        ("【某借贷】298155（登录验证码），如非本人操作请忽略。", True),
        ("【某借贷】动态码744191，用于支付2203元，请勿泄露。", True),
        ("Your login code is 322536. Never share it.", True),
        ("889881 is your verification code", True),
        ("请勿将验证码告诉他人", False),
        ("凌晨收到37条验证码短信，支付账户少了2447元", False),
        ("【某快递】取件码327006，请及时取件。", False),
        ("Never tell anybody your verification code.", False),
        ("客服电话4000000012，回复验证码即可办理", False),
    ],
)
def test_what_a_code_looks_like(text: str, code: bool) -> None:
    import re2

    assert (re2.search(CODE_TEXT, text) is not None) is code
