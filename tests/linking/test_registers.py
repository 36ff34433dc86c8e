"""Registers laid beside what they should rest on: what is a forged row, and what is only late paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ringbreak.linking.registers.weighing import tail

from .small import Row, Small

OPENED = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
"""A Monday, nine in the morning in Beijing."""
ROWS, CLERKS = 400, 5


class Office:
    """A register of 400 rows, its log, its applications, and a bank's statement; tests put rows in that have none."""

    def __init__(self, *, log: bool = True, missing: range = range(0), plain: bool = False) -> None:
        self.tables: dict[str, list[Row]] = {n: [] for n in ("records", "fields", "actions", "profiles", "transfers")}  # fmt: skip
        self.count = 0
        self.log, self.plain = log, plain
        for n in range(ROWS):
            at = OPENED + timedelta(days=n // 4, hours=2 * (n % 4), minutes=7 * n % 60)
            self.enter(at, f"clerk{n % CLERKS}", f"Person{n:03d} Ordinary", f"AP{n:06d}")
            if n not in missing:
                self.application(at - timedelta(days=30), f"Person{n:03d} Ordinary", f"AP{n:06d}")

    def add(self, evidence: str, kind: str, cells: dict[str, str], at: datetime | None, **more: Any) -> int:
        self.count += 1
        self.tables["records"].append(
            {
                "record_id": self.count, "evidence_id": evidence, "ordinal": self.count, "locator": f"row {self.count}", "kind": kind,
                "sent_at": at, "sent_at_precision": None if at is None else "second", **more,
            }
        )  # fmt: skip
        self.tables["fields"] += [
            {"record_id": self.count, "field": k, "value": v} for k, v in cells.items() if v
        ]
        return self.count

    def enter(
        self,
        at: datetime,
        clerk: str,
        name: str,
        application: str = "",
        *,
        sort: str = "A",
    ) -> int:
        licence = f"LC{77_000 + 13 * self.count}"
        if self.plain:
            application = str(int(application[2:]) + 1) if application else ""
        row = self.add(
            "register",
            "profile",
            {
                "licence": licence,
                "name": name,
                "class": sort,
                "application": application,
                "entered by": clerk,
            },
            at,
        )
        self.tables["profiles"].append({"record_id": row, "name": name})
        if self.log:
            entry = self.add("log", "action", {"operator": clerk, "object": licence}, at, author=clerk)
            self.tables["actions"].append(
                {"record_id": entry, "actor": clerk, "verb": "insert", "target": licence, "acted_at": at}
            )
        return row

    def application(self, at: datetime, name: str, number: str) -> None:
        if self.plain:
            number = str(int(number[2:]) + 1)
        row = self.add("applications", "profile", {"number": number, "applicant": name, "mark": "90"}, at)
        self.tables["profiles"].append({"record_id": row, "name": name})

    def paid(self, name: str, at: datetime, account: str = "6200000000000017") -> int:
        row = self.add("bank", "transfer", {"amount": "8000.00"}, at)
        self.tables["transfers"].append(
            {
                "record_id": row, "payer": f"62{row:014d}", "payee": account, "payer_name": name, "amount": Decimal("8000.00"),
                "direction_known": True, "moved_at": at,
            }
        )  # fmt: skip
        return row

    def link(self) -> Small:
        case = Small(**self.tables).link()
        case._read("comparisons")
        return case


def night(n: int) -> datetime:
    """Half past one in the night, ten days further each time."""
    return OPENED + timedelta(days=10 * n + 5, hours=-7, minutes=-30 + n)


def forged(
    office: Office, *, rows: int = 8, at: Callable[[int], datetime] = night, by: str = "clerk2"
) -> list[int]:
    return [office.enter(at(n), by, f"Buyer{n:02d} Bought") for n in range(rows)]


def bearers(case: Small) -> set[int]:
    held = [s for s in case.tables["selectors"] if s["kind"] == "register"]
    return {
        x["record_id"] for s in held for x in case.tables["links"] if x["selector_id"] == s["selector_id"]
    }


def laid(case: Small) -> Row:
    return next(c for c in case.tables["comparisons"] if c["evidence_id"] == "register" and c["other_evidence_id"] == "applications")  # fmt: skip


@pytest.mark.parametrize("log", [True, False], ids=["by the log", "by the register itself"])
def test_rows_without_an_application_by_one_operator_at_night_are_borne_by_one_selector(log: bool) -> None:
    office = Office(log=log)
    rows = forged(office)
    case = office.link()
    wanted = set(rows) | ({r + 1 for r in rows} if log else set())
    assert bearers(case) == wanted
    assert case.selector("register")["privacy"] == "private"
    made = laid(case)
    assert (made["rows"], made["other_rows"], made["matched"], made["bare"], made["uncovered"]) == (
        408,
        400,
        400,
        8,
        0,
    )
    assert (made["field"], made["other_field"], made["operators"]) == ("application", "number", CLERKS)


def test_the_reason_names_both_sides_and_every_figure() -> None:
    office = Office()
    rows = forged(office)
    case = office.link()
    why = next(
        x["why"]
        for x in case.tables["links"]
        if x["record_id"] == rows[0] and "nothing is behind" in x["why"]
    )
    assert "400 of 408 rows" in why
    assert "8 of 8 such rows are by this operator, who entered 80 of 400 others" in why
    assert "8 of them outside office hours, on 8 days" in why


def test_payments_of_the_people_named_are_borne_too_and_suffice_by_day() -> None:
    office = Office()
    rows = forged(office, at=lambda n: OPENED + timedelta(days=10 * n, hours=1))
    payments = [office.paid(f"Buyer{n:02d} Bought", OPENED + timedelta(days=10 * n - 1)) for n in range(6)]
    office.paid("Person007 Ordinary", OPENED, "6200000000000099")
    case = office.link()
    assert set(payments) < bearers(case)
    assert set(rows) < bearers(case)


def test_an_operators_honest_entries_are_not_drawn_in_by_his_account() -> None:
    office = Office()
    forged(office)
    case = office.link()
    accounts = [s for s in case.tables["selectors"] if s["kind"] == "account"]
    held = {x["record_id"] for s in accounts for x in case.tables["links"] if x["selector_id"] == s["selector_id"]}  # fmt: skip
    assert held <= bearers(case)


def late_paper(office: Office) -> None:
    """Applications on paper, entered by whoever is at the desk."""
    for n in range(20):
        office.enter(OPENED + timedelta(days=4 * n, hours=3), f"clerk{n % CLERKS}", f"Paper{n} Late")


def one_clerk_for_paper(office: Office) -> None:
    """One clerk has the paper desk; the office is open."""
    for n in range(20):
        office.enter(OPENED + timedelta(days=4 * n, hours=3), "clerk2", f"Paper{n} Late")


def typed_in_one_night(office: Office) -> None:
    """An old list read in by a program in the night of a changeover."""
    for n in range(20):
        office.enter(night(3) + timedelta(seconds=20 * n), "clerk2", f"Old{n} List")


def read_in_every_week(office: Office) -> None:
    """Each Monday night a program reads in what another office sends."""
    for week in range(8):
        for n in range(5):
            office.enter(
                OPENED + timedelta(days=7 * week, hours=-7, seconds=5 * n), "sync", f"Far{week}{n} Away"
            )


def fetched_night_by_night(office: Office) -> None:
    """A program that does nothing else fetches one row a night."""
    for n in range(20):
        office.enter(night(0) + timedelta(days=n), "sync", f"Far{n} Away")


def two_only(office: Office) -> None:
    forged(office, rows=4)


def mistyped(office: Office) -> None:
    """Numbers that no application bears, because somebody mistyped them."""
    for n in range(9):
        office.enter(
            OPENED + timedelta(days=9 * n, hours=4), f"clerk{n % CLERKS}", f"Typo{n} Slip", f"AP9{n:05d}X"
        )


def a_school_that_all_pay(office: Office) -> None:
    """Late paper by one clerk, and everybody in the register pays the driving school."""
    one_clerk_for_paper(office)
    for n in range(0, ROWS, 2):
        office.paid(f"Person{n:03d} Ordinary", OPENED + timedelta(days=n // 4))
    for n in range(20):
        office.paid(f"Paper{n} Late", OPENED + timedelta(days=4 * n))


def open_at_night(office: Office) -> None:
    """An office that works at night too: others' night rows have applications, one clerk's some have not."""
    for n in range(60):
        office.enter(night(0) + timedelta(days=n), f"clerk{n % CLERKS}", f"Shift{n} Night", f"AP8{n:05d}")
        office.application(night(0), f"Shift{n} Night", f"AP8{n:05d}")
    forged(office)


@pytest.mark.parametrize(
    "innocent",
    [
        late_paper, one_clerk_for_paper, typed_in_one_night, read_in_every_week, fetched_night_by_night, two_only, mistyped,
        a_school_that_all_pay, open_at_night,
    ],
    ids=lambda f: f.__name__.replace("_", " "),
)  # fmt: skip
def test_near_misses_are_compared_and_mean_nothing(innocent: Callable[[Office], None]) -> None:
    office = Office()
    innocent(office)
    case = office.link()
    assert bearers(case) == set()
    assert laid(case)["matched"] >= ROWS


def test_a_month_whose_applications_are_missing_is_a_gap_and_not_a_forgery() -> None:
    office = Office(missing=range(120, 240))
    case = office.link()
    assert bearers(case) == set()
    made = laid(case)
    assert made["uncovered"] >= 110
    assert made["bare"] <= 10


def test_forged_rows_beside_a_gap_are_still_told_apart() -> None:
    office = Office(missing=range(120, 240))
    days = [5 * n for n in range(18)]
    rows = forged(office, rows=18, at=lambda n: night(0) + timedelta(days=days[n], minutes=n))
    case = office.link()
    # Those within the gap cannot be told from its other rows, and near its edges they need not be.
    inside = {r for n, r in enumerate(rows) if 34 <= (night(0) - OPENED).days + days[n] < 56}
    near = {r for n, r in enumerate(rows) if 22 <= (night(0) - OPENED).days + days[n] < 68}
    found = bearers(case) & set(rows)
    assert not found & inside
    assert set(rows) - near <= found


def test_running_numbers_of_two_tables_are_not_compared() -> None:
    office = Office(plain=True)
    forged(office)
    case = office.link()
    assert not [c for c in case.tables["comparisons"] if c["other_evidence_id"] == "applications"]
    assert bearers(case) == set()


def test_a_case_without_two_tables_has_no_comparison() -> None:
    case = Small(records=[{"record_id": 1, "evidence_id": "e", "ordinal": 0, "locator": "l", "kind": "message", "text": "x"}]).link()  # fmt: skip
    case._read("comparisons")
    assert case.tables["comparisons"] == []


@pytest.mark.parametrize(
    ("drawn", "hits", "share", "wanted"),
    [(10, 0, 0.5, 1.0), (1, 1, 0.25, 0.25), (2, 2, 0.5, 0.25), (10, 10, 0.1, 1e-10), (3, 1, 0.5, 0.875), (5, 1, 0.0, 0.0)],
)  # fmt: skip
def test_the_tail_is_the_binomials(drawn: int, hits: int, share: float, wanted: float) -> None:
    assert tail(drawn, hits, share) == pytest.approx(wanted)
