"""Paying is not belonging: which account a payment's record stays with."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from ringbreak.rings.payments import edges_kept

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
        ([("a", "s")] * 2 + [(p, "s") for p in "klmnop"], {"a": 3}, ["a"] * 2 + ["ks", "ls", "ms", "ns", "os", "ps"], "a shop that many others pay is not"),
        ([("p", "a")] * 2 + [("p", "b")] * 2, {"a": 3, "b": 3}, ["a"] * 2 + ["b"] * 2, "who pays two joins neither to the other"),
        ([("p", "q"), ("q", "r")], {}, ["pq", "qr"], "where nothing is known money is followed as it flows"),
        ([("a", "s", "x")] * 3, {"a": 3, "s": 3}, ["a"] * 3, "a row that names three accounts stands with one group, too"),
        ([("a", "u")] * 3, {"a": 2}, ["au"] * 3, "two messages do not make an account somebody's"),
    ],
)  # fmt: skip
def test_a_payment_stays_with_whose_account_is_known(
    payments: list[tuple[str, ...]], talk: dict[str, int], expected: list[str], why: str
) -> None:
    assert kept(payments, talk) == expected, why


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
