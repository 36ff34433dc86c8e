"""Books: a forger's orders found again as payments, and a seller's list of codes under which pages were published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from .small import Row, Small

START = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
TILL, OTHER = "6200000000000017", "6200000000000025"
ROWS = 30


class Desk:
    """Tables of a case by hand."""

    def __init__(self) -> None:
        names = ("records", "fields", "profiles", "transfers", "mentions", "actions")
        self.tables: dict[str, list[Row]] = {n: [] for n in names}
        self.count = 0

    def add(
        self,
        evidence: str,
        kind: str,
        at: datetime | None = None,
        cells: dict[str, str] | None = None,
        **more: Any,
    ) -> int:
        self.count += 1
        self.tables["records"].append(
            {
                "record_id": self.count, "evidence_id": evidence, "ordinal": self.count, "locator": f"row {self.count}", "kind": kind,
                "sent_at": at, "sent_at_precision": None if at is None else "day", **more,
            }
        )  # fmt: skip
        self.tables["fields"] += [{"record_id": self.count, "field": k, "value": v} for k, v in (cells or {}).items()]  # fmt: skip
        return self.count

    def names(self, record: int, kind: str, value: str, field: str = "text") -> None:
        self.tables["mentions"].append(
            {
                "record_id": record, "field": field, "start": 0, "end": len(value), "kind": kind, "value": value, "as_written": value,
                "shown_as": value, "validity": "format", "why": "t", "specificity": 0.9,
            }
        )  # fmt: skip

    def paid(self, name: str, amount: str, at: datetime, till: str) -> int:
        i = self.add("bank", "transfer", at)
        self.tables["transfers"].append(
            {
                "record_id": i, "payer": f"62{i:014d}", "payee": till, "payer_name": name, "amount": Decimal(amount), "direction_known": True,
                "moved_at": at,
            }
        )  # fmt: skip
        return i

    def link(self) -> Small:
        return Small(**self.tables).link()


def bearers(case: Small, kind: str) -> set[int]:
    held = [s["selector_id"] for s in case.tables["selectors"] if s["kind"] == kind]
    return {x["record_id"] for x in case.tables["links"] if x["selector_id"] in held and x["bits"] > 0}


# --- orders found again as payments


def orders(
    desk: Desk, *, told: int = 4, late: int = 0, other_sums: bool = False, spread: int = 2
) -> dict[str, list[int]]:
    """A book of thirty orders, the payments for two thirds of them, and messages that say where to pay."""
    made: dict[str, list[int]] = {"rows": [], "payments": [], "messages": []}
    for n in range(ROWS):
        at = START + timedelta(days=n)
        row = desk.add("book", "profile", at, {"name": f"Buyer {n}", "sum": f"{150 + n}.0"})
        desk.tables["profiles"].append({"record_id": row, "name": f"Buyer {n}"})
        made["rows"].append(row)
        if n % 3:
            amount = f"{(990 if other_sums else 150) + n}.00"
            till = f"62000000000000{n % spread:02d}"
            made["payments"].append(desk.paid(f"Buyer {n}", amount, at + timedelta(days=late), till))
    for n in range(told):
        message = desk.add(
            "chat", "message", START, text=f"pay 200 to 6200000000000000, order {n}", author=f"taker{n}"
        )
        desk.names(message, "bank_card", "6200000000000000")
        made["messages"].append(message)
    made["statement"] = [desk.add("bank", "metadata")]
    desk.names(made["statement"][0], "bank_card", "6200000000000001", "cell:card")
    return made


def test_a_book_found_again_in_accounts_that_messages_name_is_joined_with_both() -> None:
    desk = Desk()
    made = orders(desk)
    case = desk.link()
    assert bearers(case, "order_book") == {i for group in made.values() for i in group}
    assert case.selector("order_book")["shown_as"] == "× 30"


@pytest.mark.parametrize(
    "more",
    [{"told": 0}, {"told": 2}, {"late": 20}, {"other_sums": True}, {"spread": 20}],
    ids=[
        "a shop to whose account no message sends anybody",
        "two messages",
        "weeks later",
        "other sums",
        "many accounts",
    ],
)
def test_near_misses_of_books(more: dict[str, Any]) -> None:
    desk = Desk()
    orders(desk, **more)
    assert bearers(desk.link(), "order_book") == set()


# --- codes of pages


def farm(
    desk: Desk, *, codes: int = 5, listed: int | None = None, strangers: int = 0, till: bool = True
) -> dict[str, list[int]]:
    """Pages under codes, a table that lists the codes, and the group in which its customers speak."""
    made: dict[str, list[int]] = {"pages": [], "rows": [], "group": []}
    for n in range(codes):
        for k in range(4):
            made["pages"].append(
                desk.add("dump", "post", START, url=f"https://site{n % 2}.example/p/{n}{k}.html?u=buyer{n}x", title="t", text="t",
                         author=f"a{n}{k % 2}", platform="web")
            )  # fmt: skip
    for n in range(codes if listed is None else listed):
        row = desk.add(
            "book", "transfer", START, {"account": f"buyer{n}x", "edition": "2.0", "paid into": TILL}
        )
        if till:
            desk.tables["transfers"].append(
                {
                    "record_id": row,
                    "payee": TILL,
                    "amount": Decimal("1980.00"),
                    "direction_known": True,
                    "moved_at": START,
                }
            )
        desk.names(row, "qq", f"99990{n}", "cell:qq")
        made["rows"].append(row)
    for n in range(strangers):
        desk.add("book", "transfer", START, {"account": f"other{n}y"})
    for n in range(6):
        text = f"which edition is for me, question {n}?"
        author = f"99990{n % 4}" if n < 4 else "seller"
        made["group"].append(
            desk.add("group", "message", START, text=text, author=author, platform="qq", channel="help")
        )
    return made


def test_pages_under_a_listed_code_and_the_rows_that_list_it_are_of_one_account() -> None:
    desk = Desk()
    made = farm(desk)
    case = desk.link()
    assert bearers(case, "agent_code") == {*made["pages"], *made["rows"]}
    assert len([s for s in case.tables["selectors"] if s["kind"] == "agent_code"]) == 5


def test_a_table_paid_to_one_account_is_a_sellers_book_and_its_customers_group_is_his() -> None:
    desk = Desk()
    made = farm(desk)
    assert bearers(desk.link(), "code_book") == {*made["rows"], *made["group"]}


def test_a_list_of_what_codes_earned_is_nobodys_book() -> None:
    desk = Desk()
    made = farm(desk, till=False)
    case = desk.link()
    assert bearers(case, "code_book") == set()
    assert bearers(case, "agent_code") == {*made["pages"], *made["rows"]}


def no_table(desk: Desk) -> None:
    """A newspaper's sections, a forum's profiles."""
    farm(desk, listed=0)


def two_codes(desk: Desk) -> None:
    farm(desk, codes=2)


def a_whole_platforms_list(desk: Desk) -> None:
    farm(desk, codes=4, strangers=40)


def only_passed_on(desk: Desk) -> None:
    """Readers who forward a link, and visitors of the server, published nothing."""
    for n in range(5):
        for k in range(4):
            desk.add(
                "chat",
                "message",
                START,
                text=f"look https://s.example/?u=buyer{n}x",
                author=f"r{n}{k}",
                platform="qq",
            )
        i = desk.add("log", "action", START)
        desk.tables["actions"].append({"record_id": i, "verb": "view", "target": f"/go?u=buyer{n}x"})
        desk.add("book", "row", START, {"account": f"buyer{n}x"})


@pytest.mark.parametrize(
    "innocent",
    [no_table, two_codes, a_whole_platforms_list, only_passed_on],
    ids=lambda f: f.__name__.replace("_", " "),
)
def test_near_misses_of_codes(innocent: Callable[[Desk], None]) -> None:
    desk = Desk()
    innocent(desk)
    case = desk.link()
    assert bearers(case, "agent_code") == set()
    assert bearers(case, "code_book") == set()


def test_a_group_in_which_few_are_customers_is_not_joined() -> None:
    desk = Desk()
    made = farm(desk)
    for n in range(30):
        desk.add(
            "group", "message", START, text=f"good morning {n}", author=f"n{n}", platform="qq", channel="help"
        )
    assert bearers(desk.link(), "code_book") == set(made["rows"])
