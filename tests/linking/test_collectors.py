"""Accounts hired to collect, and lists of pages with accounts that write on them: each beside honest doings of the same shape."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from .small import Small
from .test_books import Desk, bearers

DAY = datetime(2025, 3, 3, 16, 0, tzinfo=UTC)
"""Midnight in Beijing."""
TILL = "6200000000009001"


def paid(desk: Desk, payer: str, payee: str, amount: str, at: datetime) -> int:
    i = desk.paid(payer, amount, at, payee)
    desk.tables["transfers"][-1]["payer"] = payer
    return i


def hands(
    desk: Desk,
    *,
    accounts: int = 4,
    days: int = 12,
    sums: tuple[int, ...] = (100, 200, 300, 500),
    kept: float = 0.015,
    hour: float = 2.5,
    sent_round: bool = True,
    tills: int = 1,
) -> set[int]:
    """Each day every account is paid by three of thirty people and hands on what it took, less its holder's share."""
    made = set()
    for day in range(days):
        for n in range(accounts):
            account, total = f"62000000000020{n:02d}", 0
            for k in range(3):
                # Sent round: the same person pays another account next time; else everybody has an account of his own.
                person = (day * 7 + n * 3 + k) % 30 if sent_round else n * 8 + (day + k) % 8
                amount = sums[(day + n + k) % len(sums)]
                total += amount
                at = DAY + timedelta(days=day, hours=-4 + k, minutes=n * 7)
                made.add(paid(desk, f"62000000000010{person:02d}", account, f"{amount}.00", at))
            till = f"{TILL[:-1]}{(day + n) % tills}" if tills > 1 else TILL
            on = DAY + timedelta(days=day, hours=hour, minutes=n * 11)
            made.add(paid(desk, account, till, f"{total * (1 - kept):.2f}", on))
    return made


def test_accounts_that_collect_round_sums_and_hand_them_on_by_night_less_one_rate_are_one_collection() -> (
    None
):
    desk = Desk()
    made = hands(desk)
    case = desk.link()
    assert bearers(case, "collection") == made
    assert case.selector("collection")["shown_as"] == "× 4"


def test_two_tills_of_the_same_accounts_are_one_house() -> None:
    desk = Desk()
    made = hands(desk, tills=2)
    assert bearers(desk.link(), "collection") == made


def test_three_of_four_signs_are_enough() -> None:
    desk = Desk()
    made = hands(desk, kept=0.0)
    assert bearers(desk.link(), "collection") == made


@pytest.mark.parametrize(
    "more",
    [
        {"kept": 0.0, "hour": -0.3, "sums": (39, 59, 88, 129)},
        {"sent_round": False, "hour": -0.5},
        {"kept": 0.0, "hour": -0.5},
        {"sums": (19, 33, 47, 61), "sent_round": False},
        {"accounts": 2},
        {"kept": 0.3},
        {"days": 2},
    ],
    ids=[
        "couriers who hand in what they collected at doors",
        "agents with customers of their own who keep a commission and close in the evening",
        "volunteers who hand a charity all that people gave",
        "stalls whose takings are fetched by night",
        "two accounts",
        "shops that pay for their goods",
        "two days",
    ],
)
def test_honest_ones_of_the_same_shape_are_no_collection(more: dict[str, Any]) -> None:
    desk = Desk()
    hands(desk, **more)
    assert bearers(desk.link(), "collection") == set()


def test_who_was_paid_by_night_beside_other_business_collects_for_nobody() -> None:
    desk = Desk()
    hands(desk)
    for n in range(4):
        for k in range(5):
            paid(desk, f"62000000000020{n:02d}", f"62000000000070{k:02d}", "2500.00", DAY + timedelta(days=k))
    assert bearers(desk.link(), "collection") == set()


# --- an account that messages name as where to pay


def wallet(desk: Desk, writers: int, times: int, asked: bool = False) -> Small:
    value = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"
    for n in range(24):
        i = paid(desk, f"T{n:033d}", value, f"{40 + n}.00", DAY + timedelta(hours=n))
        desk.names(i, "tron", value, "cell:to")
        desk.names(i, "tron", f"T{n:033d}", "cell:from")
        j = paid(desk, f"T{n:033d}", f"TX{n:032d}", "5.00", DAY + timedelta(days=n))
        desk.names(j, "tron", f"T{n:033d}", "cell:from")
    for n in range(times):
        i = desk.add("chat", "message", DAY, text=f"600 U to {value}", author=f"w{n % writers}", channel="c")
        desk.names(i, "tron", value)
    if asked:
        i = desk.add("mails", "mail", DAY, text=f"is {value} known to you", author="press@paper.example")
        desk.names(i, "tron", value)
    return desk.link()


def test_a_wallet_that_few_writers_tell_others_to_pay_is_private_though_its_payers_differ() -> None:
    case = wallet(Desk(), 2, 3)
    assert case.selector("tron", "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")["privacy"] == "private"


@pytest.mark.parametrize(
    ("writers", "times", "asked"),
    [(1, 1, False), (6, 6, False), (2, 3, True)],
    ids=["once", "passed on by everybody", "a reporter asks about it"],
)
def test_a_wallet_told_once_or_by_many_or_spoken_of_stays_in_doubt(
    writers: int, times: int, asked: bool
) -> None:
    case = wallet(Desk(), writers, times, asked)
    assert case.selector("tron", "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")["privacy"] != "private"


# --- lists of tasks


def tasks(
    desk: Desk, *, priced: bool = True, late: bool = True, others: int = 1, pool: int = 8, pages: int = 8
) -> tuple[set[int], set[int]]:
    """A list of pages, a list of accounts, what those wrote, and what everybody else did: (what should be held, the rest)."""
    held, rest = set(), set()
    headers = ["link", "posts wanted"] if priced else ["link", "seen by"]
    for meaning, header in zip(("records.url", "kept"), headers, strict=True):
        desk.tables.setdefault("mappings", []).append(
            {"evidence_id": "sheet", "locator": "jobs", "header": header, "meaning": meaning, "why": "t"}
        )
    for n in range(pages):
        page = f"https://forum.example/t/{n}"
        i = desk.add(
            "sheet",
            "row",
            DAY if late else DAY + timedelta(days=90),
            {"link": page},
            url=page,
            channel="jobs",
        )
        desk.names(i, "url", page, "url")
        held.add(i)
    for n in range(pool):
        held.add(
            desk.add(
                "sheet",
                "row",
                None,
                {"id": f"acc{n}77"},
                author=f"acc{n}77",
                platform="forum",
                channel="pool",
            )
        )
    for n in range(pool + 40):
        mine = n < pool
        for k in range(4):
            # Theirs stand on the pages of the list; everybody else's wherever people write.
            on = (n + k) % pages if mine or k < others else pages + (n * 5 + k) % 60
            page = f"https://forum.example/t/{on}"
            i = desk.add(
                "posts", "post", DAY + timedelta(days=3, hours=n, minutes=k), text=f"words {n} {k} of somebody", url=page,
                author=f"acc{n}77", platform="forum",
            )  # fmt: skip
            desk.names(i, "url", page, "url")
            (held if mine else rest).add(i)
    return held, rest


def test_listed_accounts_that_write_on_listed_pages_are_one_operation_with_both_lists() -> None:
    desk = Desk()
    held, rest = tasks(desk)
    got = bearers(desk.link(), "task_list")
    assert got == held
    assert not got & rest


def test_the_chat_that_gives_the_pages_out_is_of_it_and_who_names_one_page_is_not() -> None:
    desk = Desk()
    held, _ = tasks(desk)
    gave, asked = set(), set()
    for n in range(5):
        for chat, made, pages in (("work", gave, (n,)), (f"friends{n}", asked, (0,))):
            page = f"https://forum.example/t/{pages[0]}"
            i = desk.add(chat, "message", DAY, text=f"look {page}", author=f"{chat}1", channel=chat)
            desk.names(i, "url", page)
            made.add(i)
    assert bearers(desk.link(), "task_list") == held | gave


@pytest.mark.parametrize(
    "more",
    [{"priced": False}, {"late": False}, {"others": 4}, {"pool": 3}, {"pages": 4}],
    ids=[
        "no number or price",
        "written before the task",
        "everybody writes there",
        "three accounts",
        "four pages",
    ],
)
def test_near_misses_of_task_lists(more: dict[str, Any]) -> None:
    desk = Desk()
    tasks(desk, **more)
    assert bearers(desk.link(), "task_list") == set()
