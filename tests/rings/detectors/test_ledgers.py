"""Two ledgers of one payment: the same movement once, disagreements said, and what one file's order says against it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.conduct.ledgers import Row, compare_ledgers, same_movements
from tests.rings.detectors.cases import START, Small
from tests.rings.detectors.test_conduct import CARD, OTHER, _sham_shop, claimed, figures

HOUR = timedelta(hours=1)


def rows(*told: tuple[str, float]) -> list[Row]:
    return [Row(i, ledger, START + hours * HOUR) for i, (ledger, hours) in enumerate(told)]


@pytest.mark.parametrize(
    ("told", "groups"),
    [
        ([("a", 0), ("b", 0.5)], 1),
        ([("a", 0), ("b", 20)], 1),
        ([("a", 0), ("b", 30)], 2),
        ([("a", 0), ("a", 0.1)], 2),
        ([("a", 0), ("a", 1), ("b", 0), ("b", 1)], 2),
        ([("a", 0), ("b", 0), ("c", 0)], 1),
        ([("a", 0), ("b", 0), ("b", 1)], 2),
    ],
)
def test_rows_of_two_files_within_a_day_are_one_movement_and_of_one_file_two(
    told: list[tuple[str, float]], groups: int
) -> None:
    assert len(same_movements(rows(*told))) == groups


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 100)), max_size=30))
def test_every_row_is_in_one_movement_and_no_movement_has_two_rows_of_a_file(
    told: list[tuple[str, int]],
) -> None:
    found = same_movements(rows(*told))
    assert sorted(r.record for g in found for r in g) == list(range(len(told)))
    for group in found:
        assert len({r.ledger for r in group}) == len(group)


def telling(record: int, cents: int, hours: float) -> tuple[int, str, int, datetime]:
    return record, "there", cents, START + hours * HOUR


def test_sums_that_differ_and_rows_that_are_missing_are_told_apart() -> None:
    left = [telling(1, 50_000, 0), telling(2, 70_000, 48), telling(3, 90_000, 96)]
    right = [telling(11, 50_000, 1), telling(12, 7_000, 48.5)]
    found = compare_ledgers(left, right)
    assert found.both == ((1, 11),)
    assert found.other_sum == ((2, 12),)
    assert (found.only_left, found.only_right) == ((3,), ())


def test_a_clock_that_is_ahead_throughout_is_said_and_slow_posting_is_not() -> None:
    left = [telling(i, 1000 + i, 30 * i) for i in range(8)]
    ahead = [telling(100 + i, 1000 + i, 30 * i + 0.75) for i in range(8)]
    slow = [telling(100 + i, 1000 + i, 30 * i + i) for i in range(8)]
    assert compare_ledgers(left, ahead).clock == timedelta(minutes=45)
    assert compare_ledgers(left, slow).clock is None
    assert compare_ledgers(left[:3], ahead[:3]).clock is None


def test_a_payment_posted_after_midnight_by_the_other_bank_is_counted_once(tmp_path: Path) -> None:
    case = _sham_shop()
    late = START.replace(hour=15, minute=58)  # two minutes to midnight in Beijing
    case.transfer("v", CARD, "900.00", memo="保证金", evidence="bank-a", ring=None, at=late)
    case.transfer(
        "v", CARD, "900.00", memo="保证金", evidence="bank-b", ring=None, at=late + timedelta(hours=9)
    )
    made = claimed(case, tmp_path, "gambling_shop")
    assert figures(made)["money_in"] == (900.0, 900.0, 900.0)
    assert [f["kind"] for f in made["flags"]] == ["double_count"]


def two_statements(*, sums: tuple[str, str] = ("500.00", "500.00"), drop: int = 0) -> Small:
    """The ring's two cards, a statement each, and payments from one to the other."""
    case = _sham_shop()
    for i in range(6):
        for ledger, amount in (("bank-a", sums[0]), ("bank-b", sums[1])):
            if ledger == "bank-b" and i < drop:
                continue
            case.transfer(
                CARD, OTHER, amount if i == 3 else f"{100 + i}.00", evidence=ledger, ring=None,
                at=START + timedelta(days=2 * i, minutes=len(ledger)),
            )  # fmt: skip
    for ledger, card in (("bank-a", CARD), ("bank-b", OTHER)):
        case.transfer("x" + ledger, card, "1.00", evidence=ledger, ring=None, at=START)
    return case


def kinds(made: dict[str, list[dict[str, Any]]]) -> list[str]:
    return sorted(f["kind"] for f in made["flags"])


def test_ledgers_that_agree_are_said_to(tmp_path: Path) -> None:
    made = claimed(two_statements(), tmp_path, "gambling_shop")
    assert figures(made)["ledgers_compared"][0] == 6.0
    assert kinds(made) == ["double_count"]


def test_a_sum_that_differs_between_ledgers_is_a_contradiction(tmp_path: Path) -> None:
    made = claimed(two_statements(sums=("500.00", "5000.00")), tmp_path, "gambling_shop")
    assert figures(made)["ledgers_compared"][0] == 5.0
    assert kinds(made) == ["contradiction", "double_count"]


def test_payments_that_one_ledger_lacks_are_a_contradiction(tmp_path: Path) -> None:
    made = claimed(two_statements(drop=2), tmp_path, "gambling_shop")
    assert kinds(made) == ["contradiction", "double_count"]
    statement = next(f["statement"] for f in made["flags"] if f["kind"] == "contradiction")
    assert statement.startswith("2 payments stand in one ledger")


def statement(case: Small, balances: list[float], days: list[int]) -> None:
    """Deposits of 10 into the card with a balance column."""
    case.rows["mappings"].append(
        {"evidence_id": "bank", "header": "余额", "meaning": "transfers.balance", "why": "t"}
    )
    for i, (balance, day) in enumerate(zip(balances, days, strict=True)):
        made = case.transfer(
            f"v{i}", CARD, "10.00", memo="保证金", evidence="bank", ring=None, at=START + timedelta(days=day)
        )
        case.rows["fields"].append({"record_id": made, "field": "余额", "value": f"{balance:.2f}"})


@pytest.mark.parametrize(
    ("balances", "days", "wanted"),
    [
        ([10.0 * i for i in range(1, 9)], list(range(8)), []),
        ([10, 20, 30, 95, 105, 115, 125, 135], list(range(8)), ["implausible"]),
        ([10.0 * i for i in range(1, 31)], [*range(15), *range(60, 75)], ["scope"]),
        ([10.0 * i for i in range(1, 5)], [0, 30, 60, 90], []),
    ],
)
def test_a_balance_that_does_not_follow_and_a_gap_in_a_busy_statement_are_doubts(
    balances: list[float], days: list[int], wanted: list[str], tmp_path: Path
) -> None:
    case = _sham_shop()
    statement(case, balances, days)
    assert kinds(claimed(case, tmp_path, "gambling_shop")) == wanted


@pytest.mark.parametrize(
    ("hours", "wanted"),
    [
        ([float(i) for i in range(30)], []),
        ([float(30 - i) for i in range(30)], []),
        ([*(float(i) for i in range(15)), 3.0, *(float(i) for i in range(15, 29))], ["date"]),
        ([float((7 * i) % 30) for i in range(30)], []),
        ([i - 0.5 * (i % 2) for i in range(30)], []),
    ],
)
def test_a_clock_that_jumps_against_the_files_order_is_a_doubt(
    hours: list[float], wanted: list[str], tmp_path: Path
) -> None:
    """In order, newest first, one jump back, no order at all, and two servers half an hour apart."""
    case = _sham_shop()
    for hour in hours:
        case.record("你好", evidence="chat", at=START + timedelta(days=9, hours=hour))
    assert kinds(claimed(case, tmp_path, "gambling_shop")) == wanted


@pytest.mark.parametrize(
    ("others", "currency", "high"), [(("CNY", "CNY"), "CNY", 900.0 + 70), (("CNY", "USD"), None, 900.0 + 70)]
)
def test_a_ledger_without_a_currency_is_in_that_of_the_ledgers_that_tell_its_payments(
    tmp_path: Path, others: tuple[str, str], currency: str | None, high: float
) -> None:
    """The payer's bank states none: 900 in three payments, two of them in the payee's statements too, and 70 that stand nowhere else."""
    case = _sham_shop()
    for i, amount in enumerate(("200.00", "300.00", "400.00", "70.00")):
        at = START + timedelta(days=i)
        case.transfer(
            f"v{i}", CARD, amount, memo="保证金", evidence="payers", ring=None, at=at, currency=None
        )
        if i < 2:
            case.transfer(
                f"v{i}",
                CARD,
                amount,
                memo="保证金",
                evidence=f"payee{i}",
                ring=None,
                at=at,
                currency=others[i],
            )
    made = claimed(case, tmp_path, "gambling_shop")
    sums = {f["currency"]: f["high"] for f in made["findings"] if f["measure"] == "money_in"}
    assert sums[currency] == high
    assert (len(sums) == 1) is (currency is not None)
    told = [f["statement"] for f in made["flags"] if "states no currency" in f["statement"]]
    assert len(told) == (currency is not None)
    if currency:
        assert figures(made)["payers"][2] == 4.0
        assert "2 of its payments, in CNY" in told[0]


def test_a_currency_holds_along_the_accounts_that_money_went_through(tmp_path: Path) -> None:
    """Only the second card's statement names a currency: it tells a payment of the first card's, and that one tells one of the payer's list."""
    case = _sham_shop()

    def paid(payer: str, payee: str, amount: str, evidence: str, currency: str | None = None) -> None:
        case.transfer(
            payer, payee, amount, memo="保证金", evidence=evidence, ring=None, at=START, currency=currency
        )

    paid("v1", CARD, "200.00", "payers")
    paid("v2", CARD, "70.00", "payers")
    paid("v1", CARD, "200.00", "first")
    paid(CARD, "6222000000000009", "260.00", "first")
    paid(CARD, "6222000000000009", "260.00", "second", "CNY")
    made = claimed(case, tmp_path, "gambling_shop")
    sums = {f["currency"]: f["high"] for f in made["findings"] if f["measure"] == "money_in"}
    assert sums == {"CNY": 270.0}
    told = sorted(f["statement"] for f in made["flags"] if "states no currency" in f["statement"])
    assert len(told) == 2
    assert sum("1 of its payments stand in other ledgers too" in t for t in told) == 1


def test_a_sheet_that_begins_with_its_own_first_day_is_no_clock_that_jumps(tmp_path: Path) -> None:
    """Six statements in one workbook: at the head of each sheet time goes back by weeks."""
    for place, doubts in (("sheet {} row {}", 0), ("line {1}", 1)):
        case = _sham_shop()
        for sheet in range(3):
            for row in range(40):
                made = case.record("您的保证金已到账", evidence="book", at=START + timedelta(hours=row))
                case.rows["records"][-1]["locator"] = place.format(f"S{sheet}", made)
        told = claimed(case, tmp_path / str(doubts), "gambling_shop")["flags"]
        assert sum("clock jumps" in f["statement"] for f in told) == doubts


@pytest.mark.parametrize(
    ("also", "currency"),
    [
        ("", "CNY"),
        (f"Pay 300 USD to card {CARD}", None),
        (f"充值100美元，卡号{CARD}", None),
    ],
)
def test_a_ledger_without_a_currency_is_in_that_in_which_its_payments_were_asked_for(
    tmp_path: Path, also: str, currency: str | None
) -> None:
    """Three times the card is named beside sums in yuan; once it is asked for in dollars, nothing is taken from words."""
    case = _sham_shop()
    if also:
        case.record(also, names=[("bank_card", CARD)])
    for i in range(3):
        case.transfer(f"v{i}", CARD, "200.00", memo="保证金", evidence="bank", ring=None, currency=None)
    made = claimed(case, tmp_path, "gambling_shop")
    sums = {f["currency"]: f["high"] for f in made["findings"] if f["measure"] == "money_in"}
    assert sums == {currency: 600.0}
    told = [f["statement"] for f in made["flags"] if "states no currency" in f["statement"]]
    assert len(told) == (currency is not None)


def test_two_payments_into_an_account_that_was_asked_for_do_not_tell_a_ledgers_currency(
    tmp_path: Path,
) -> None:
    case = _sham_shop()
    for i in range(2):
        case.transfer(f"v{i}", CARD, "200.00", memo="保证金", evidence="bank", ring=None, currency=None)
    made = claimed(case, tmp_path, "gambling_shop")
    assert {f["currency"] for f in made["findings"] if f["measure"] == "money_in"} == {None}
