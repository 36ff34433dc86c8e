"""Machines of many accounts: what gives one hand away, and what a family, a room of computers or a public number looks like."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from ringbreak.linking.coaction.chance import binomial_surprise

from .small import Row, Small, mention, record

LOG, CHAT = "b" * 64, "c" * 64
NOON = datetime(2025, 3, 1, 4, 0, tzinfo=UTC)
LURE = "wx_lure_zz"
TARGET = "操作对象"


class Platform:
    """A platform's log; tests say what is in it. Twenty accounts act from devices of their own."""

    def __init__(self, strangers: int = 20) -> None:
        self.tables: dict[str, list[Row]] = {n: [] for n in ("records", "actions", "mentions", "mappings")}
        for header in (TARGET, "IP"):
            self.tables["mappings"].append(
                {"evidence_id": LOG, "locator": "", "header": header, "meaning": "kept", "why": "unknown"}
            )
        self.count = 0
        for n in range(strangers):
            self.act(f"stranger{n}", f"own-{n:06d}", "login")

    def act(
        self,
        account: str,
        device: str,
        verb: str = "send",
        *,
        names: tuple[tuple[str, str], ...] = (),
        to: str = "",
        ip: str = "",
        person: str = "",
        on: str = "",
        at: datetime | None = None,
    ) -> int:
        self.count += 1
        i, at = self.count, at or NOON + timedelta(hours=self.count)
        self.tables["records"].append(
            record(i, "words" if names else "", account, evidence_id=LOG, kind="message", platform=None, sent_at=at, sent_at_precision="second")
        )  # fmt: skip
        self.tables["actions"].append(
            {
                "record_id": i,
                "actor": account,
                "verb": verb,
                "device": device,
                "target": on or None,
                "acted_at": at,
                "ip": ip or None,
            }
        )
        self.tables["mentions"].append(mention(i, "wechat", account, 0, field="author"))
        for n, (kind, value) in enumerate(names):
            self.tables["mentions"].append(mention(i, kind, value, 40 * n))
        for kind, value, header in (("url", to, TARGET), ("wechat", person, TARGET), ("ipv4", ip, "IP")):
            if value:
                self.tables["mentions"].append(mention(i, kind, value, 0, field=f"cell:{header}"))
        return i

    def says(self, author: str, *names: tuple[str, str]) -> int:
        """A post elsewhere."""
        self.count += 1
        self.tables["records"].append(record(self.count, "words", author, evidence_id=CHAT))
        self.tables["mentions"] += [mention(self.count, k, v, 40 * n) for n, (k, v) in enumerate(names)]
        return self.count

    def case(self) -> Small:
        return Small(**self.tables)


LURES = tuple(("wechat", f"{LURE}{n}") for n in range(4))


def captured(log: Platform, machines: int = 3, accounts: int = 8) -> list[int]:
    """Accounts worked from a few machines, each sending one of four contacts to its friends."""
    made = []
    for m in range(machines):
        for n in range(accounts):
            for k in range(3):
                made.append(
                    log.act(f"wx_owner{m}_{n}", f"machine-{m:04d}", names=(LURES[(n + k) % 4],), person=f"wx_friend{m}_{n}_{k}")
                )  # fmt: skip
    return made


def bearers(case: Small) -> set[int]:
    held = {s["selector_id"] for s in case.tables["selectors"] if s["kind"] == "machine"}
    return {r["record_id"] for r in case.tables["links"] if r["selector_id"] in held}


def test_machines_whose_accounts_name_the_same_contacts_are_one_hand() -> None:
    log = Platform()
    made = captured(log)
    offer = [log.says("seller", LURES[0]), log.says("seller2", LURES[1])]
    case = log.case()
    case.run()
    assert bearers(case) == set(made)
    assert case.selector("machine")["shown_as"] == "× 3"
    # The machines, and the contacts that ever new accounts sent to ever new people, are theirs.
    assert {s["privacy"] for s in case.tables["selectors"] if s["value"].startswith(("machine-", LURE))} == {
        "private"
    }
    assert case.groups()[0] == sorted(made + offer)


@pytest.mark.parametrize("named", ["everywhere", "nowhere", "too few of a device", "one thing only"])
def test_shared_devices_without_a_common_errand_are_nobodys_machines(named: str) -> None:
    log = Platform()
    for m in range(3):
        for n in range(8 if named != "too few of a device" else 4):
            shown = {"nowhere": (), "one thing only": (LURES[0],)}.get(
                named, (LURES[n % 4], LURES[(n + 1) % 4])
            )
            log.act(f"wx_pupil{m}_{n}", f"room-{m:04d}", names=shown)
    if named == "everywhere":
        for n in range(40):
            log.act(f"wx_other{n}", f"own-x{n:05d}", names=(LURES[n % 4], LURES[(n + 1) % 4]))
    assert bearers(log.case().link()) == set()


@pytest.mark.parametrize("device", ["unknown", "iPhone", "未知", "0000-0000"])
def test_what_a_log_writes_where_it_knows_no_device_is_no_machine(device: str) -> None:
    log = Platform()
    for n in range(24):
        for k in range(3):
            log.act(f"wx_owner{n}", device, names=(LURES[(n + k) % 4],))
    assert bearers(log.case().link()) == set()


def test_a_column_of_models_names_no_machines() -> None:
    log = Platform(strangers=0)
    for n in range(60):
        log.act(f"wx_reader{n}", f"model-{n % 10:03d}", names=(LURES[n % 4], LURES[(n // 4) % 4]))
    assert bearers(log.case().link()) == set()


def test_a_room_that_opens_one_page_is_no_machine_and_one_that_reports_the_same_posts_is() -> None:
    for verb, found in (("view", False), ("report", True)):
        log = Platform(strangers=60)
        made = [
            log.act(f"user{m}_{n}", f"room-{m:04d}", verb, to=f"https://forum-zz.example/t/{k}")
            for m in range(2) for n in range(6) for k in range(8)
        ]  # fmt: skip
        assert (bearers(log.case().link()) == set(made)) is found


def farm(log: Platform, posts: int = 8) -> list[int]:
    return [
        log.act(f"user{m}_{n}", f"farm-{m:04d}", "comment", to=f"https://forum-zz.example/t/{k}", ip=f"192.0.2.{m + 1}")
        for m in range(2) for n in range(6) for k in range(posts)
    ]  # fmt: skip


def dealt_out(log: Platform, when: str = "together") -> list[int]:
    """Orders for comments on forty threads, each served by six accounts of six machines, another six of 120 each time, within two
    minutes; forty strangers comment on the same threads."""
    made = []
    for k in range(40):
        thread, begun = f"thread{k}", NOON + timedelta(hours=7 * k)
        for m in range(6):
            later = timedelta(seconds=20 * m) if when != "apart" else timedelta(minutes=40 * m)
            made.append(
                log.act(
                    f"user{m}_{(3 * k + m) % 20}", f"stock-{m:04d}", "comment", on=thread, at=begun + later
                )
            )
        for n in range(8):
            later = timedelta(minutes=30 * n + k) if when != "crowd" else timedelta(seconds=15 * n + 5)
            log.act(
                f"stranger{(8 * k + n) % 40}",
                f"own-s{(8 * k + n) % 40:05d}",
                "comment",
                on=thread,
                at=begun + later,
            )
    return made


@pytest.mark.parametrize(
    ("when", "found"), [("together", True), ("apart", False), ("crowd", False)]
)  # fmt: skip
def test_a_stock_dealt_out_over_its_machines_is_one_hand_where_they_act_beside_one_another(
    when: str, found: bool
) -> None:
    log = Platform(strangers=0)
    made = dealt_out(log, when)
    assert bearers(log.case().link()) == (set(made) if found else set())


@pytest.mark.parametrize(
    ("who", "found"),
    [("the machines", True), ("everybody", False), ("each its own", False), ("two contacts", False)],
)
def test_machines_with_more_contacts_than_three_accounts_of_one_repeat_are_one_hand(
    who: str, found: bool
) -> None:
    """Six machines of twelve accounts each name forty contacts, of which no three accounts of one machine name the same."""
    log, made = Platform(strangers=0), []
    for m in range(6):
        for n in range(12):
            wanted = [(12 * m + n + 20 * k) % 40 for k in range(2)]
            if who == "each its own":
                wanted = [100 * m + n]
            elif who == "two contacts":
                wanted = [n % 2] if n < 4 else []
            names = tuple(("wechat", f"{LURE}{w}") for w in wanted)
            made.append(log.act(f"owner{m}_{n}", f"stock-{m:04d}", names=names, person=f"friend{m}_{n}"))
    for n in range(60):
        names = (("wechat", f"{LURE}{n % 40}"),) if who == "everybody" else ()
        log.act(f"stranger{n}", f"own-n{n:05d}", names=names)
    assert bearers(log.case().link()) == (set(made) if found else set())


def test_one_lesson_in_a_room_of_computers_is_no_stock() -> None:
    """Five classes have used the room; today's comments on the teacher's two posts at once."""
    log = Platform(strangers=0)
    dealt_out(log, "apart")
    for m in range(12):
        for n in range(5):
            log.act(f"pupil{m}_{n}", f"room-{m:04d}", "comment", on=f"own thread {m}_{n}")
        for k in range(2):
            log.act(
                f"pupil{m}_0",
                f"room-{m:04d}",
                "comment",
                on=f"post{k}",
                at=NOON + timedelta(minutes=5 * k, seconds=m),
            )
    assert bearers(log.case().link()) == set()


def test_who_reads_what_a_ring_pushes_is_not_of_it() -> None:
    """An order names the posts, a farm comments on them, readers like them; one reads from an address the farm had."""
    log = Platform(strangers=40)
    orders = [
        log.says("client", ("url", f"https://forum-zz.example/t/{k}"), ("wechat", LURE)) for k in range(8)
    ]
    made = farm(log)
    readers = [
        log.act(f"reader{n}", f"own-r{n:05d}", verb, to=f"https://forum-zz.example/t/{n % 8}", ip=f"192.0.2.{n + 1}")
        for n, verb in enumerate(["like", "comment", "view", "report"] * 5)
    ]  # fmt: skip
    case = log.case()
    case.run()
    assert case.groups() == [sorted(orders + made)]
    shared = {s["selector_id"] for s in case.tables["selectors"] if s["kind"] in ("url", "ipv4")}
    theirs = [r for r in case.tables["links"] if r["record_id"] in readers and r["selector_id"] in shared]
    # Eighteen of the addresses are nobody else's, and whoever bears one alone is linked to nobody by it.
    alone = {s["selector_id"] for s in case.tables["selectors"] if s["record_count"] == 1}
    assert {r["selector_id"] for r in theirs if r["bits"] > 0} <= alone
    assert len(theirs) == 2 * len(readers)
    why = {r["why"] for r in case.tables["links"] if r["record_id"] in readers and r["bits"] == 0}
    assert (
        "not counted: what an account read, liked or reported is open to all and does not tell whose it is"
        in why
    )
    assert "not counted: its device was seen at this address once, and carriers share addresses" in why


def test_what_an_account_publishes_is_its_own() -> None:
    """Posting is no act that is open to all: the page belongs to whoever put it there."""
    log = Platform()
    made = [log.act(f"poster{n}", f"own-p{n:05d}", "post", to="https://page-zz.example/a") for n in range(3)]
    case = log.case()
    case.run()
    assert case.groups() == [made]


def exact(count: int, tried: int, chance: float) -> float:
    from math import comb, log2

    tail = sum(comb(tried, k) * chance**k * (1 - chance) ** (tried - k) for k in range(count, tried + 1))
    return -log2(tail)


@pytest.mark.parametrize(
    ("count", "tried", "chance"), [(14, 20, 0.225), (76, 76, 0.44), (5, 10, 0.5), (3, 10, 0.5), (1, 1, 0.1), (30, 40, 0.7)]
)  # fmt: skip
def test_the_bound_never_says_more_than_the_law(count: int, tried: int, chance: float) -> None:
    told: Any = binomial_surprise(np.array([count]), np.array([tried]), np.array([chance]))[0]
    assert 0.0 <= told <= exact(count, tried, chance) + 1e-9
    assert bool(told > 0.0) is (count / tried > chance)


def reviewed(*, borrowed: bool) -> tuple[Small, set[int]]:
    """A log of sessions, and reviews in a file of its own: 18 accounts of two machines on four shops; the rest on anything.

    borrowed: the 18 have telephones of their own, and came to the machine once.
    """
    log = Platform()
    sessions = set()
    for n in range(18):
        who = f"u{50_000 + 37 * n}"
        sessions.add(log.act(who, f"machine-{n % 2:04d}", "login"))
        for _ in range(3 if borrowed else 0):
            log.act(who, f"phone-{n:06d}", "login")
    for n in range(60):
        log.act(f"u{60_000 + 41 * n}", f"phone-x{n:05d}", "login")

    def review(account: str, item: str) -> None:
        log.count += 1
        log.tables["records"].append(
            record(log.count, "good", account, evidence_id=CHAT, platform=None, kind="post")
        )
        log.tables["actions"].append(
            {"record_id": log.count, "actor": account, "verb": "review", "target": item}
        )

    for n in range(18):
        for k in range(4):
            review(f"u{50_000 + 37 * n}", f"item{k}")
    for n in range(60):
        for k in range(3):
            review(f"u{60_000 + 41 * n}", f"item{(7 * n + k) % 40}")
    return log.case().link(), sessions


def test_errands_may_stand_in_another_file_of_the_platform() -> None:
    case, sessions = reviewed(borrowed=False)
    assert bearers(case) == sessions


def test_what_was_said_from_elsewhere_is_no_errand_of_a_machine_used_once() -> None:
    case, _ = reviewed(borrowed=True)
    assert bearers(case) == set()
