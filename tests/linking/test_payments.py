"""Two sides of one payment, and flow patterns: what is minted and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.linking.agreement import MISSING
from ringbreak.linking.payments.evidence import beginnings
from ringbreak.linking.payments.matching import one_to_one
from ringbreak.linking.priors import BY_KIND, TESTED

from .small import Row, Small, record

START = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)


def transfer(record_id: int, amount: str, minutes: float = 0, **more: object) -> Row:
    return {"record_id": record_id, "amount": Decimal(amount), "direction_known": True, "currency": "CNY",
            "moved_at": START + timedelta(minutes=minutes), **more}  # fmt: skip


def ledgers(here: list[Row], there: list[Row]) -> Small:
    """Two files of evidence, surrounded by payments that concern neither."""
    filler = [
        transfer(
            1000 + 2 * i + side,
            f"{37 + i * 7 + side * 3}.{(i * 13) % 100:02}",
            211 * i + 500 * side,
            memo=f"{(i * 31 + side * 50) % 97} OTHER",
        )
        for i in range(60)
        for side in (0, 1)
    ]
    rows = (
        [(t, "a") for t in here] + [(t, "b") for t in there] + [(t, "ab"[t["record_id"] % 2]) for t in filler]
    )
    records = [record(t["record_id"], evidence_id=e * 64, kind="transfer", platform="bank") for t, e in rows]
    return Small(records=records, transfers=[t for t, _ in rows]).link()


def pairs(case: Small) -> set[tuple[int, ...]]:
    ids = {s["selector_id"] for s in case.tables["selectors"] if s["kind"] == "payment"}
    return {tuple(sorted(x["record_id"] for x in case.tables["links"] if x["selector_id"] == i)) for i in ids}


def test_the_two_sides_of_a_payment_bear_one_selector_that_says_why() -> None:
    case = ledgers(
        [transfer(1, "8412.55", memo="INVOICE 88 LAMP", payee_name="Example Lamps Ltd")],
        [transfer(2, "8412.55", 90, memo="INVOICE 88", payee_name="Example Lamps Ltd")],
    )
    assert pairs(case) == {(1, 2)}
    why = [x["why"] for x in case.tables["links"] if x["record_id"] == 1][-1]
    assert "8412.55 here and 8412.55 there" in why


NEAR = {
    "a fee was taken": (["5000.00"], ["4965.00"], 60, {(1, 2)}),
    "a fifth is missing": (["5000.00"], ["4000.00"], 60, set()),
    "a month later": (["5000.00"], ["5000.00"], 60 * 24 * 31, set()),
    "two rows fit as well": (["5000.00"], ["5000.00", "5000.00"], 60, set()),
}


@pytest.mark.parametrize(("here", "there", "later", "wanted"), NEAR.values(), ids=NEAR)
def test_near_misses(here: list[str], there: list[str], later: float, wanted: set[tuple[int, ...]]) -> None:
    case = ledgers(
        [transfer(1 + 100 * i, a, memo="RENT HOUSE NINE") for i, a in enumerate(here)],
        [transfer(2 + 100 * i, a, later, memo="RENT HOUSE NINE") for i, a in enumerate(there)],
    )
    assert pairs(case) == wanted


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, True),
        ({"payee": "6222000000001111"}, True),
        ({"payee": "6222****2222"}, False),
        ({"currency": "USD"}, False),
    ],
    ids=["nothing against it", "the account agrees", "another account, masked", "another currency"],
)
def test_what_contradicts_rules_out(more: dict[str, object], found: bool) -> None:
    one = {"memo": "GOODS 7731 PART", "payee": "6222****1111"}
    case = ledgers([transfer(1, "912.34", **one)], [transfer(2, "912.34", 30, **(one | more))])
    assert (pairs(case) == {(1, 2)}) is found


def test_rows_of_one_ledger_are_never_the_two_sides() -> None:
    case = ledgers(
        [transfer(1, "912.34", memo="GOODS 7731"), transfer(3, "912.34", 5, memo="GOODS 7731")], []
    )
    assert pairs(case) == set()


@given(st.integers(2, 6), st.floats(-3, 6))
@settings(deadline=None, max_examples=50)
def test_equally_good_partners_share_what_there_is(partners: int, odds: float) -> None:
    left = np.zeros(partners, np.int64)
    right = np.arange(1, partners + 1, dtype=np.int64)
    p = one_to_one(np.full(partners, odds), left, right, partners + 1)
    w = np.exp(odds)
    assert p == pytest.approx(np.full(partners, w / (1 + partners * w)), rel=1e-4)


def test_a_text_cut_short_agrees_and_an_unknown_one_says_nothing() -> None:
    texts = np.array(["THEODOROS K", "THEODOROS K PAYMENT", "THEOPHIL", "", "J H"])
    field = beginnings(texts, np.array([0, 0, 0, 0]), np.array([1, 2, 3, 4]))
    assert field.level[0] > field.level[1] > field.level[3]
    assert field.level[2] == MISSING
    assert field.u[0] < field.u[3] == 1.0


def flow(case: Small) -> set[tuple[int, ...]]:
    ids = {s["selector_id"]: s["value"] for s in case.tables["selectors"] if s["kind"] == "flow"}
    return {tuple(sorted(x["record_id"] for x in case.tables["links"] if x["selector_id"] == i)) for i in ids}


A, B, C, D = "6222000000000001", "6222000000000002", "6222000000000003", "6222000000000004"


def moves(*rows: tuple[str, str, str, float]) -> Small:
    transfers = [transfer(i + 1, a, t, payer=x, payee=y) for i, (x, y, a, t) in enumerate(rows)]
    return Small(
        records=[record(t["record_id"], platform="bank") for t in transfers], transfers=transfers
    ).link()


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([(A, B, "5000", 0), (B, C, "4800", 60)], {(1, 2)}),
        ([(A, B, "5000", 0), (B, C, "3000", 60)], set()),
        ([(A, B, "5000", 0), (B, C, "4800", 60 * 9)], set()),
        ([(B, C, "4800", 0), (A, B, "5000", 60)], set()),
        ([(A, B, "5000", 0), (D, B, "5000", 5), (B, C, "4800", 60)], set()),
        ([(A, B, "50", 0), (B, C, "50", 60)], set()),
        ([(A, B, "5000", 0), (B, C, "4900", 60), (C, A, "4800", 120)], {(1, 2), (2, 3), (1, 2, 3)}),
    ],
    ids=["passed on", "much stayed", "the next day", "out before in", "two that fit", "change", "came back"],
)
def test_flows(rows: list[tuple[str, str, str, float]], wanted: set[tuple[int, ...]]) -> None:
    assert flow(moves(*rows)) == wanted


def test_a_pattern_starts_at_even_odds_and_is_never_taken_at_its_word() -> None:
    assert BY_KIND["flow"].private <= 0.5
    assert "flow" not in TESTED
