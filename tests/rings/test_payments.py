"""Paying is not belonging: which account a payment's record stays with."""

from __future__ import annotations

import numpy as np
import pytest

from ringbreak.rings.payments import edges_kept


def kept(payments: list[tuple[str, str]], talk: dict[str, int]) -> list[str]:
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
        ([("a", "u")] * 3, {"a": 2}, ["au"] * 3, "two messages do not make an account somebody's"),
    ],
)  # fmt: skip
def test_a_payment_stays_with_whose_account_is_known(
    payments: list[tuple[str, str]], talk: dict[str, int], expected: list[str], why: str
) -> None:
    assert kept(payments, talk) == expected, why
