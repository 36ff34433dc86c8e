"""Money followed under each convention: worked examples by hand, and no cent lost or made whatever the payments."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.conduct.passing import passing_bits
from ringbreak.rings.conduct.tracing import ASSUMPTIONS, Move, trace
from tests.rings.detectors.cases import START, Small
from tests.rings.detectors.test_conduct import CARD, OTHER, claimed

FIFO, SHARE, LIFO = ASSUMPTIONS


def mule(assumption: str, opening: int = 0) -> tuple[int, int]:
    """A wage of 100 comes first, a victim's 300 after it; 200 go on. Marked cents that went on, that stayed."""
    made = trace(
        [
            Move(None, "mule", 100),
            Move(None, "mule", 300, marked=True),
            Move("mule", "boss", 200),
        ],
        assumption,
        {"mule": opening},
    )
    return made.carried[2], made.held.get("mule", 0)


@pytest.mark.parametrize(
    ("assumption", "went_on", "stayed"),
    [(FIFO, 100, 200), (SHARE, 150, 150), (LIFO, 200, 100)],
)
def test_a_wage_and_a_victims_payment_are_told_apart_by_the_convention(
    assumption: str, went_on: int, stayed: int
) -> None:
    assert mule(assumption) == (went_on, stayed)


def test_what_stood_there_before_is_spent_first_or_last_as_the_convention_says() -> None:
    assert mule(FIFO, opening=100) == (0, 300)
    assert mule(LIFO, opening=100) == (200, 100)
    assert mule(SHARE, opening=100) == (120, 180)


def test_money_is_followed_over_hops() -> None:
    chain = [
        Move(None, "a", 900, marked=True),
        Move("a", "b", 900),
        Move("b", "c", 500),
        Move("b", None, 400),
    ]
    for assumption in ASSUMPTIONS:
        made = trace(chain, assumption)
        assert made.carried == (900, 900, 500, 400)
        assert made.held == {"c": 500}


def test_money_nobody_saw_come_in_is_said_and_not_marked() -> None:
    for assumption in ASSUMPTIONS:
        made = trace([Move(None, "a", 10, marked=True), Move("a", "b", 100)], assumption)
        assert (made.unseen, made.carried[1], made.held) == (90, 10, {"b": 10})


def test_a_payment_before_the_marked_money_came_carries_none_of_it() -> None:
    made = trace([Move("a", "b", 50), Move(None, "a", 50, marked=True)], LIFO)
    assert made.carried == (0, 50)


def test_an_unknown_convention_is_refused() -> None:
    with pytest.raises(ValueError, match="best guess"):
        trace([], "best guess")


names = st.sampled_from([None, "a", "b", "c", "d"])


@given(
    st.lists(st.builds(Move, names, names, st.integers(1, 10**9), st.booleans()), max_size=40),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 10**9)),
    st.sampled_from(ASSUMPTIONS),
)
def test_no_marked_cent_is_lost_or_made(moves: list[Move], opening: dict[str, int], assumption: str) -> None:
    made = trace(moves, assumption, opening)
    entered = sum(m.cents for m in moves if m.payer is None and m.marked)
    left = sum(c for m, c in zip(moves, made.carried, strict=True) if m.payee is None)
    assert sum(made.held.values()) + left == entered
    assert all(0 <= c <= m.cents for m, c in zip(moves, made.carried, strict=True))
    assert all(v > 0 for v in made.held.values())


@given(st.lists(st.builds(Move, names, names, st.integers(1, 1000), st.just(True)), max_size=30))
def test_where_all_that_came_in_was_marked_the_conventions_agree(moves: list[Move]) -> None:
    outcomes = {trace(moves, a).carried for a in ASSUMPTIONS}
    made = trace(moves, FIFO)
    if not made.unseen:
        assert len(outcomes) == 1


def sham_shop() -> Small:
    case = Small()
    case.ring("r", "gambling_shop")
    for i in range(3):
        case.record(f"放款前请先交保证金90{i}元，卡号{CARD}", names=[("bank_card", CARD)])
        case.record(f"缴纳解冻费80{i}元，卡号{OTHER}", names=[("bank_card", OTHER)])
    case.selector("bank_card", CARD)
    case.selector("bank_card", OTHER)
    return case


def findings(case: Small, folder: Path) -> dict[str, dict[str, Any]]:
    made = claimed(case, folder, "gambling_shop")["findings"]
    return {f["measure"]: f for f in made}


def test_a_chain_of_mules_is_told_with_its_hops_cash_and_rest(tmp_path: Path) -> None:
    """Victims pay 900 and 600 into a card whose statement is there; 1,400 go on to a mule whose statement is not, who draws 1,000."""
    case = sham_shop()
    mule = "6200000000000000901"
    for i, (payer, amount) in enumerate((("v1", "900.00"), ("v2", "600.00"))):
        case.transfer(
            payer, CARD, amount, memo="保证金", ring=None, at=START + timedelta(hours=i), evidence="card"
        )
    case.transfer(
        CARD, mule, "1400.00", memo="转账", ring=None, at=START + timedelta(hours=5), evidence="card"
    )
    case.transfer(mule, "", "1000.00", memo="ATM取现", ring=None, at=START + timedelta(hours=6))
    case.rows["transfers"][-1]["payee"] = None
    got = findings(case, tmp_path)
    assert (got["recoverable"]["low"], got["recoverable"]["high"]) == (100.0, 100.0)
    assert (got["sent_unseen"]["low"], got["sent_unseen"]["high"]) == (400.0, 400.0)
    assert (got["cash_out"]["low"], got["cash_out"]["high"]) == (1000.0, 1000.0)
    assert got["hops"]["value"] == 2.0
    assert (got["mule_accounts"]["low"], got["mule_accounts"]["high"]) == (1.0, 1.0)
    assert "first" in got["recoverable"]["statement"]
    assert "in proportion" in got["recoverable"]["statement"]


def test_a_wage_in_the_account_makes_the_rest_a_range(tmp_path: Path) -> None:
    case = sham_shop()
    case.transfer("employer", CARD, "1000.00", memo="工资", ring=None, at=START, evidence="card")
    case.transfer(
        "v1", CARD, "1000.00", memo="保证金", ring=None, at=START + timedelta(hours=1), evidence="card"
    )
    case.transfer(
        CARD, "6200000000000000901", "500.00", ring=None, at=START + timedelta(days=9), evidence="card"
    )
    got = findings(case, tmp_path)
    assert (got["recoverable"]["low"], got["recoverable"]["high"]) == (500.0, 1000.0)
    assert (got["sent_unseen"]["low"], got["sent_unseen"]["high"]) == (0.0, 500.0)
    case.transfer("6200000000000000901", "", "500.00", memo="取现", ring=None, at=START + timedelta(days=10))
    case.rows["transfers"][-1]["payee"] = None
    got = findings(case, tmp_path / "again")
    assert (got["recoverable"]["low"], got["recoverable"]["high"]) == (500.0, 1000.0)
    assert "sent_unseen" not in got
    assert (got["cash_out"]["low"], got["cash_out"]["high"]) == (0.0, 500.0)
    assert "mule_accounts" not in got


def test_the_trail_ends_at_an_account_that_everybody_pays(tmp_path: Path) -> None:
    """A supermarket: what a mule spends there is gone, and the supermarket is no hop and no mule."""
    case = sham_shop()
    shop = "6200000000000009001"
    for i in range(60):
        case.transfer(f"customer{i}", shop, "30.00", ring=None, at=START + timedelta(minutes=i))
    case.transfer("v1", CARD, "900.00", memo="保证金", ring=None, at=START)
    case.transfer(CARD, shop, "900.00", ring=None, at=START + timedelta(hours=3))
    case.transfer(shop, "6200000000000009999", "2600.00", ring=None, at=START + timedelta(hours=9))
    got = findings(case, tmp_path)
    assert (got["recoverable"]["low"], got["recoverable"]["high"]) == (0.0, 0.0)
    assert got["hops"]["value"] == 1.0
    assert "mule_accounts" not in got


def test_a_customer_who_pays_his_usual_shop_is_no_mule() -> None:
    """Wages come, equal rents and equal prices go: amounts strangers pay too."""
    payer, payee, cents, day = [], [], [], []
    for month in range(12):
        for tenant in range(1, 31):
            payer += [0, tenant, tenant]
            payee += [tenant, 40, 41]
            cents += [500_000, 120_000, 2_990]
            day += [30 * month, 30 * month + 1, 30 * month + 8]
    made = passing_bits(*(np.array(x, np.int64) for x in (payer, payee, cents, day)), accounts=42)
    assert made.bits.max() == 0.0


def test_an_odd_sum_that_passes_through_is_surprising_and_its_payer_is_not() -> None:
    rng = np.random.default_rng(7)
    payer, payee = rng.integers(0, 200, 2000), rng.integers(200, 400, 2000)
    cents, day = rng.integers(10_000, 90_000, 2000), rng.integers(0, 60, 2000)
    more = np.array([[7, 500, 123_457, 5], [500, 501, 120_000, 6], [501, 300, 119_000, 6]])
    made = passing_bits(
        np.r_[payer, more[:, 0]],
        np.r_[payee, more[:, 1]],
        np.r_[cents, more[:, 2]],
        np.r_[day, more[:, 3]],
        502,
    )
    assert made.bits[500] > 10
    assert made.bits[501] > 10
    assert made.bits[:500].max() == 0.0


def test_a_busy_account_is_not_judged_and_says_so() -> None:
    n = 1000
    hub = np.zeros(n, np.int64)
    others = np.arange(1, n + 1)
    made = passing_bits(
        np.r_[others, hub], np.r_[hub, others], np.full(2 * n, 777), np.zeros(2 * n, np.int64), n + 1
    )
    assert not made.judged[0]
    assert made.bits[0] == 0.0
