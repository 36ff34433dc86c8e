"""Paying is not belonging: which account a payment's record stays with."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.payments import DEALING, _funnelled, _peel, edges_kept

from ..linking.small import Row, Small, mention, record


def kept(payments: list[tuple[str, ...]], talk: dict[str, int]) -> list[str]:
    """The accounts each payment stays with, as text. `talk`: messages that name an account, each naming it alone."""
    accounts = sorted({a for pair in payments for a in pair} | set(talk))
    number = {a: i for i, a in enumerate(accounts)}
    edges = [(r, number[a]) for r, pair in enumerate(payments) for a in pair]
    at = len(payments)
    for account, count in talk.items():
        edges += [(at + k, number[account]) for k in range(count)]
        at += count
    edges.sort()
    record, selector = (np.array(x, np.int32) for x in zip(*edges, strict=True))
    transfer = np.arange(at) < len(payments)
    empty = np.zeros(0, np.int32)
    stay = edges_kept(
        at, len(accounts), record, selector, (empty, empty), transfer, np.ones(len(accounts), np.bool_)
    )
    return [
        "".join(sorted(accounts[s] for r, s, k in zip(record, selector, stay, strict=True) if r == row and k))
        for row in range(len(payments))
    ]


@pytest.mark.parametrize(
    ("payments", "talk", "expected", "why"),
    [
        ([("a", "s")] * 3, {"a": 3, "s": 3}, ["a"] * 3, "two accounts that are each somebody's stay two"),
        ([("v", "a")] * 2 + [("v", "x")] * 9, {"a": 3}, ["a"] * 2 + ["vx"] * 9, "a victim's other payments are his own"),
        ([("a", "u")] * 3, {"a": 3}, ["au"] * 3, "where a ring's money goes is the ring's"),
        ([("a", "u")] * 3 + [("u", "w")] * 2, {"a": 3}, ["au"] * 3 + ["uw"] * 2, "and where it goes on to"),
        ([("a", "s")] * 2 + [(p, "s") for p in "klmnop"], {"a": 3}, ["a"] * 2 + ["s"] * 6, "a shop that many others pay is not, nor are they one with it"),
        ([("p", "a")] * 2 + [("p", "b")] * 2, {"a": 3, "b": 3}, ["a"] * 2 + ["b"] * 2, "who pays two joins neither to the other"),
        ([("p", "q"), ("q", "r")], {}, ["pq", "qr"], "where nothing is known money is followed as it flows"),
        ([("a", "s", "x")] * 3, {"a": 3, "s": 3}, ["a"] * 3, "a row that names three accounts stands with one group, too"),
        ([("a", "b")] + [("a", str(i)) for i in range(9)] + [("b", str(i)) for i in range(10, 17)], {}, ["a"] * 10 + ["b"] * 7, "friends who once paid one another have a statement each"),
        ([("a", "b")] * 4 + [("a", str(i)) for i in range(9)], {}, ["ab"] * 4 + ["a"] * 9, "who deals with one account for a third of what he does goes with it"),
        ([(m, u) for m in "abcd" for u in "uvw"], {}, [m + u for m in "abcd" for u in "uvw"], "many who pay on to many deal with one another, though no two do much"),
        ([("a", "u")] * 3, {"a": 2}, ["au"] * 3, "two messages do not make an account somebody's"),
    ],
)  # fmt: skip
def test_a_payment_stays_with_whose_account_is_known(
    payments: list[tuple[str, ...]], talk: dict[str, int], expected: list[str], why: str
) -> None:
    assert kept(payments, talk) == expected, why


@pytest.mark.parametrize(("passed", "stays"), [(400.0, True), (90.0, False)])
def test_a_sum_counts_where_rows_are_few(passed: float, stays: bool) -> None:
    """One payment in ten goes on to the other account: all that came in, or a tenth of it."""
    record, selector = (
        np.r_[np.arange(10), 0, 10, 11].astype(np.int32),
        np.r_[[0] * 10, 1, 1, 1].astype(np.int32),
    )
    order = np.lexsort((selector, record))
    empty = np.zeros(0, np.int32)
    flows = (
        np.array([-1, 0, 1], np.int32), np.array([0, 1, -1], np.int32), np.array([400.0, passed, passed]),
    )  # fmt: skip
    stay = edges_kept(
        12,
        2,
        record[order],
        selector[order],
        (empty, empty),
        np.ones(12, np.bool_),
        np.ones(2, np.bool_),
        flows,
    )
    assert (int(stay.sum()) == record.size) is stays


def funnelled(flows: list[tuple[str, str, float]], talk: dict[str, int]) -> list[str]:
    """Accounts of each group once the flows are read; `talk` numbers the group of each account that is known."""
    accounts = sorted({a for x, y, _ in flows for a in (x, y) if a[0] != "-"} | set(talk))
    number = {a: i for i, a in enumerate(accounts)}
    known = np.array([talk.get(a, -1) for a in accounts], np.int64)
    made = _funnelled(
        known,
        10,
        np.array([number.get(x, -1) for x, _, _ in flows], np.int32),
        np.array([number.get(y, -1) for _, y, _ in flows], np.int32),
        np.array([n for *_, n in flows], np.float64),
    )
    return sorted(
        "".join(a for a, g in zip(accounts, made, strict=True) if g == one) for one in set(made) if one >= 0
    )


LURE, PURSE = {"a": 1, "b": 1, "c": 1}, {"z": 2}
TAKEN_IN = [("-1", "a", 100.0), ("-2", "b", 100.0), ("-3", "c", 100.0)]
SWEPT = [("a", "z", 95.0), ("b", "z", 90.0), ("c", "z", 98.0)]


@pytest.mark.parametrize(
    ("flows", "expected", "why"),
    [
        (TAKEN_IN + SWEPT, ["abcz"], "three that pass on nearly all they take, to whom nobody else pays"),
        (TAKEN_IN + SWEPT[:2], ["abc", "z"], "two may have a common friend"),
        (TAKEN_IN + SWEPT + [("-9", "z", 200.0)], ["abc", "z"], "an exchange has other customers"),
        ([*TAKEN_IN, ("a", "z", 20.0), ("b", "z", 30.0), ("c", "z", 25.0)], ["abc", "z"], "who spends some of what he has is a customer"),
        (TAKEN_IN + SWEPT + [("a", "-9", 50.0), ("b", "-9", 50.0)], ["abc", "z"], "who pays others as much is no feeder"),
        ([(y, x, n) for x, y, n in SWEPT], ["abc", "z"], "a payer of wages is not what his workers earn for"),
    ],
)  # fmt: skip
def test_two_known_groups_are_one_where_the_one_gathers_what_the_other_takes(
    flows: list[tuple[str, str, float]], expected: list[str], why: str
) -> None:
    assert funnelled(flows, LURE | PURSE) == expected, why


def ring_and_shop(**more: list[Row]) -> Small:
    """Posts of a ring with its card, posts of a shop with its own, and three purchases there from the ring's card."""
    ring, shop = "6222000000000001", "6222000000000002"
    rows = [record(i, f"text {i}", f"u{i}") for i in range(1, 11)]
    rows += [record(i, "", None, kind="transfer", evidence_id="s" * 64) for i in range(11, 14)]
    mentions = [mention(i, "bank_card", ring if i <= 5 else shop) for i in range(1, 11)]
    mentions += [mention(i, "wechat", "wx_ring_zz" if i <= 5 else "wx_shop_zz", 40) for i in range(1, 11)]
    mentions += [
        mention(i, "bank_card", card, 0, field=f"cell:{side}")
        for i in range(11, 14)
        for side, card in (("payer", ring), ("payee", shop))
    ]
    made = Small(records=rows, mentions=mentions, **more)
    made.run()
    return made


def test_both_rings_say_that_a_payment_does_not_join_them() -> None:
    made = ring_and_shop()
    groups = made.groups()
    assert sorted(map(len, groups)) == [5, 8]
    assert {1, 2, 3, 4, 5} <= set(groups[0]) or {6, 7, 8, 9, 10} <= set(groups[0])
    told = [n for n in made.tables["near_misses"] if "paying or being paid" in n["why"]]
    assert [(n["record_count"], n["other_ring_id"] is not None) for n in told] == [(3, True)]


def test_a_person_who_includes_the_account_is_obeyed() -> None:
    made = ring_and_shop(
        judgements=[
            {"judgement_id": "1", "who": "x", "decided_at": datetime(2031, 1, 1, tzinfo=UTC), "verb": "include", "object": "bank_card:6222000000000002"}
        ]
    )  # fmt: skip
    assert [len(g) for g in made.groups()] == [13]


def customers(register: list[Row] | None = None) -> Small:
    """A bank's export of thirty customers, who pay shops that everybody pays, and now and then each other."""
    rows, mentions = [], []
    for i in range(30):
        for k in range(20):
            at = 100 * (i + 1) + k
            rows.append(record(at, "", None, kind="transfer", evidence_id="s" * 64))
            other = (i + 1) % 30 if k == 0 else None
            mentions.append(mention(at, "bank_card", f"62220000000{i:05d}", 0, field="cell:本方账号"))
            if other is not None:
                mentions.append(mention(at, "bank_card", f"62220000000{other:05d}", 0, field="cell:对方账号"))
    return Small(
        records=rows,
        mentions=mentions,
        mappings=[
            {"evidence_id": "s" * 64, "locator": "", "header": h, "meaning": m, "why": "header"}
            for h, m in (("本方账号", "transfers.own_account"), ("对方账号", "transfers.counterparty"))
        ],
    )


def test_a_banks_customers_who_pay_one_another_now_and_then_are_no_ring() -> None:
    case = customers()
    case.run()
    assert any(s["privacy"] == "private" for s in case.tables["selectors"]), "or nothing was tested"
    assert case.groups() == []


def statement(*others: str, own: str = "6299990000000011") -> list[tuple[str, str]]:
    """Payments between one account and others."""
    return [(own, other) for other in others]


WAGE, SHOP = "6299990000000029", "6299990000000037"


@pytest.mark.parametrize(
    ("payments", "rings", "why"),
    [
        (statement(*[WAGE] * 4, SHOP), 0, "somebody's wages and what he bought with them are his statement"),
        (
            [
                *statement(*[WAGE] * 4),
                *[(WAGE, SHOP)] * 4,
                *[(SHOP, "6299990000000045")] * 4,
                *statement(*["6299990000000045"] * 3),
            ],
            1,
            "money that goes round among four is followed as it flows",
        ),
    ],
)
def test_payments_that_are_all_one_accounts_are_its_statement(
    payments: list[tuple[str, str]], rings: int, why: str
) -> None:
    rows = [record(i, "", None, kind="transfer", evidence_id="s" * 64) for i in range(1, len(payments) + 1)]
    found = [
        mention(i, "bank_card", card, 0, field=f"cell:{field}")
        for i, pair in enumerate(payments, 1)
        for card, field in zip(pair, ("本方账号", "对方账号"), strict=True)
    ]
    made = Small(records=rows, mentions=found)
    made.run()
    assert any(s["privacy"] == "private" for s in made.tables["selectors"]), "or nothing was tested"
    assert len(made.groups()) == rings, why


def peeled_by_asking_all(
    stays: npt.NDArray[np.bool_], rows: list[int], dealings: dict[tuple[int, int], int]
) -> None:
    """`_peel` as its rule says it, every account asked in every round."""
    while True:
        live = {pair: n for pair, n in dealings.items() if stays[pair[0]] and stays[pair[1]]}
        of = {a: [(pair, n) for pair, n in live.items() if a in pair] for pair in live for a in pair}
        off = [
            a
            for a, mine in of.items()
            if sum(n for _, n in mine) < DEALING * rows[a]
            or (len(mine) == 1 and mine[0][1] < DEALING * rows[sum(mine[0][0]) - a])
        ]
        if not off:
            return
        stays[off] = False


@given(
    st.lists(st.integers(1, 12), min_size=2, max_size=12).flatmap(
        lambda rows: st.tuples(
            st.just(rows),
            st.dictionaries(
                st.tuples(st.integers(0, len(rows) - 1), st.integers(0, len(rows) - 1)).filter(lambda p: p[0] < p[1]),
                st.integers(1, 6), min_size=1, max_size=20,
            ),
        )
    )
)  # fmt: skip
def test_only_who_lost_a_partner_is_asked_again_and_the_same_are_left(
    made: tuple[list[int], dict[tuple[int, int], int]],
) -> None:
    rows, dealings = made
    wanted, found = np.ones(len(rows), np.bool_), np.ones(len(rows), np.bool_)
    peeled_by_asking_all(wanted, rows, dealings)
    pairs = sorted(dealings)
    left, right = (np.array([p[i] for p in pairs], np.int64) for i in (0, 1))
    count = np.array([dealings[p] for p in pairs], np.int64)
    _peel(found, np.array(rows, np.int64), np.zeros(len(rows)), (left, right, count, np.zeros(count.size)))
    assert found.tolist() == wanted.tolist()
