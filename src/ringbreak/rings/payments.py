"""Paying is not belonging: which side of a payment its record stands on, when both accounts are somebody's.

A statement's row names two accounts, and would join everybody who ever paid or was paid by a ring's card to the ring: the shop where
its holder eats, and through the shop the shop's customers. So a payment joins two accounts only where at most one of them is known
from anything but payments. An account that is known from payments alone goes with a group when half of its payments and two at least
are with that group, and hardly any with another: whoever a ring passes its money to does, a shop, an exchange or a customer does not.

Two groups that are each known are one where the money says so: several accounts of the one pass nearly all they take to an account of the
other, and hardly anybody else pays there. Who collects for the ring is seldom named by those who lure for it.

Where nothing but payments tells of two accounts, friends, couples and shopkeepers pay one another as mules do, only less: a bank's export of
its customers would be one ring. So there a payment joins two accounts only where dealing with one another is a good part of what either does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]

SPOKEN = 3
"""Records that are no payments, from which the group around an account is known from more than payments."""
SHARE, LEAST = 0.5, 2
"""Share of an account's payments, and their number, that must be with one group before it goes with it."""
ALONE = 0.9
"""Share of its payments with known groups that must be with that one."""
FEEDERS, PASSED, TAKEN = 3, 0.9, 0.7
"""Accounts of one group that feed an account of another; the share of what each pays out, and of what is paid in there, that must be so;
and the share of what each takes in that it must pass on: who spends in a shop keeps a roof over his head besides."""
ROUNDS = 4
"""How many accounts away from what is known money is followed."""
DEALING = 0.3
"""Share of an account's payments, or of the sum it moves, that must be with accounts it is joined to where nothing but payments tells of them.
A mule passes on what he takes in, which is half of what he moves; friends who repay one another stay below a twentieth."""


def edges_kept(
    n_rec: int,
    n_sel: int,
    record: I32,
    selector: I32,
    beside: tuple[I32, I32],
    transfer: Bools,
    money: Bools,
    flows: tuple[I32, I32, F64] | None = None,
) -> Bools:
    """For each edge whether it stays.

    Args:
        record, selector: The edges, as numbers of records (from 0) and of selectors (from 0).
        beside: Further edges between nodes (records, then selectors, then others) that are never cut.
        transfer: Which records are payments. money: Which selectors are accounts or wallets that may be cut.
        flows: Payer, payee (numbers of selectors, -1 for anybody else) and the sum that passed between them, over all payments of the
            case that say who paid whom; None when it is not known.
    """
    keep = np.ones(record.size, np.bool_)
    paid = transfer[record] & money[selector]
    sides = np.bincount(record[paid], minlength=n_rec)
    at = np.flatnonzero(paid & (sides[record] > 1))
    if not at.size:
        return keep
    rest = np.ones(record.size, np.bool_)
    rest[at] = False
    left = np.concatenate([record[rest], beside[0]])
    right = np.concatenate([selector[rest] + np.int32(n_rec), beside[1]])
    nodes = max(n_rec + n_sel, int(max(left.max(initial=0), right.max(initial=0))) + 1)
    label = components(nodes, left, right)
    spoken = np.bincount(label[:n_rec][~transfer], minlength=nodes)
    own = label[n_rec : n_rec + n_sel]
    group: I64 = np.where(spoken[own] >= SPOKEN, own, -1).astype(np.int64)
    rows = np.bincount(selector[paid], minlength=n_sel)
    two = at[sides[record[at]] == 2]
    two = two[np.argsort(record[two], kind="stable")]
    for _ in range(ROUNDS):
        if not _follow(group, rows, selector[two[0::2]], selector[two[1::2]]):
            break
    if flows is not None:
        group = _funnelled(group, nodes, *flows)
    # A row stands with whose account is known; of several with the one that has most rows, as its statement does.
    r, s = record[at], selector[at]
    known = np.flatnonzero(group[s] >= 0)
    best = known[np.lexsort((s[known], -rows[s[known]], r[known]))]
    first = best[np.r_[True, r[best][1:] != r[best][:-1]]] if best.size else best
    whose = np.full(n_rec, -1, np.int64)
    whose[r[first]] = group[s[first]]
    open_ = whose[r] < 0
    keep[at] = open_ | (group[s] == whose[r])
    strange = at[open_]
    keep[strange] = _dealing(record[strange], selector[strange], rows, flows)
    return keep


def _dealing(record: I32, selector: I32, rows: I64, flows: tuple[I32, I32, F64] | None) -> Bools:
    """For each edge of payments between accounts of which nothing else is known whether it stays.

    Accounts that hardly deal with those they are joined to are taken off until all that are left do; the payments of one that was taken off
    stand, as its statement does, with the account of theirs that has most rows. An account that deals with one other alone is left only
    where it matters to that one, too: everybody has a landlord whom nobody else in the case pays.
    Args:
        record, selector: The edges, sorted by record. rows: Payments of each account, those outside these edges too.
    """
    n = rows.size
    stays = np.zeros(n, np.bool_)
    stays[selector] = True
    left, right, count = _dealings(record, selector, n)
    amount: Numbers = np.zeros(count.size)
    moved: Numbers = np.zeros(n)
    if flows is not None and count.size:
        payer, payee, paid = flows
        moved = (np.bincount(payer % (n + 1), paid, n + 1) + np.bincount(payee % (n + 1), paid, n + 1))[:n]
        key = np.minimum(payer, payee).astype(np.int64) * n + np.maximum(payer, payee)
        at = np.minimum(np.searchsorted(left * n + right, key), count.size - 1)
        told = (np.minimum(payer, payee) >= 0) & ((left * n + right)[at] == key)
        amount = np.bincount(at[told], paid[told], count.size)

    _peel(stays, rows, moved, (left, right, count, amount))
    order = np.lexsort((selector, -rows[selector], ~stays[selector], record))
    first = np.zeros(record.size, np.bool_)
    first[order[np.r_[True, record[order][1:] != record[order][:-1]]] if record.size else order] = True
    kept: Bools = stays[selector] | first
    return kept


def _peel(stays: Bools, rows: I64, moved: Numbers, dealings: tuple[I64, I64, I64, Numbers]) -> None:
    """Take accounts off `stays`, one round after the other, until all that are left deal with one another.

    After the first round only accounts that have lost a partner in the last one are asked again: a long chain loses an account at each end a
    round, and asking everybody each time would cost its length squared.
    """
    left, right, count, amount = dealings
    who, other = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.argsort(who, kind="stable")
    who, other = who[order], other[order]
    times, paid = np.tile(count, 2)[order], np.tile(amount, 2)[order]
    n = rows.size
    starts = np.searchsorted(who, np.arange(n + 1))
    partners = np.bincount(who, minlength=n)
    dealt = np.zeros(n, np.int64)
    summed = np.zeros(n)
    last = np.zeros(n, np.int64)  # sum of the partners' numbers: of one partner its number
    np.add.at(dealt, who, times)
    np.add.at(summed, who, paid)
    np.add.at(last, who, other)

    def little(asked: I64, to: I64) -> Bools:
        made: Bools = (dealt[asked] < DEALING * rows[to]) & (
            (summed[asked] < DEALING * moved[to]) | (summed[asked] <= 0)
        )
        return made

    asked = np.unique(who)
    while asked.size:
        asked = asked[partners[asked] > 0]
        off = asked[
            little(asked, asked) | (partners[asked] == 1) & little(asked, np.minimum(last[asked], n - 1))
        ]
        stays[off] = False
        size = starts[off + 1] - starts[off]
        edge = (
            np.arange(int(size.sum()))
            - np.repeat(np.cumsum(size) - size, size)
            + np.repeat(starts[off], size)
        )
        edge = edge[stays[other[edge]]]
        loses = other[edge]
        np.subtract.at(partners, loses, 1)
        np.subtract.at(dealt, loses, times[edge])
        np.subtract.at(summed, loses, paid[edge])
        np.subtract.at(last, loses, who[edge])
        asked = np.unique(loses)


def _dealings(record: I32, selector: I32, n: int) -> tuple[I64, I64, I64]:
    """Pairs of accounts in one row, the smaller number first, sorted, with the rows in which they stand together."""
    same = np.flatnonzero(record[1:] == record[:-1])
    left, right = selector[same].astype(np.int64), selector[same + 1].astype(np.int64)
    key, count = np.unique(np.minimum(left, right) * n + np.maximum(left, right), return_counts=True)
    return key // n, key % n, count.astype(np.int64)


def _funnelled(group: I64, nodes: int, payer: I32, payee: I32, amount: F64) -> I64:
    """The groups of accounts, those made one that a funnel of money joins."""
    whose = np.r_[group, -1]
    left, right = whose[payer], whose[payee]
    between = (left < 0) | (left != right)
    payer, payee, amount, left, right = (x[between] for x in (payer, payee, amount, left, right))
    n = whose.size
    out = np.bincount(payer % n, weights=amount, minlength=n)
    into = np.bincount(payee % n, weights=amount, minlength=n)
    told = np.flatnonzero((left >= 0) & (right >= 0))
    # What each account gives all accounts of one other group together.
    pair, at = np.unique(np.stack([payer[told], right[told]]), axis=1, return_inverse=True)
    at = at.reshape(-1)
    given = np.bincount(at, weights=amount[told], minlength=pair.shape[1])
    feeds = (given >= PASSED * out[pair[0]]) & (given >= TAKEN * into[pair[0]])
    till, where = np.unique(np.stack([left[told], payee[told]]), axis=1, return_inverse=True)
    where = where.reshape(-1)
    fed = np.bincount(where, weights=amount[told] * feeds[at], minlength=till.shape[1])
    feeders = np.bincount(
        np.unique(np.stack([where, payer[told]])[:, feeds[at]], axis=1)[0], minlength=till.shape[1]
    )
    good = (feeders >= FEEDERS) & (fed >= PASSED * into[till[1]])
    if not good.any():
        return group
    one = components(nodes, till[0][good].astype(np.int32), whose[till[1][good]].astype(np.int32))
    made: I64 = np.where(group >= 0, one[np.maximum(group, 0)], -1).astype(np.int64)
    return made


def _follow(group: I64, rows: I64, a: I32, b: I32) -> bool:
    """Give accounts that are not yet of a group the one they deal with; whether any was given one."""
    who = np.concatenate([a, b])
    other = np.concatenate([b, a])
    open_ = (group[who] < 0) & (group[other] >= 0)
    if not open_.any():
        return False
    pairs, counts = np.unique(
        np.stack([who[open_].astype(np.int64), group[other[open_]]]), axis=1, return_counts=True
    )
    account, with_ = pairs
    total = np.bincount(account, weights=counts, minlength=group.size)
    good = (counts >= LEAST) & (counts >= SHARE * rows[account]) & (counts >= ALONE * total[account])
    group[account[good]] = with_[good]
    return bool(good.any())
