"""Beyond chance: pairs of accounts that shared together more often than activity, popularity and interest explain.

Two questions, both answered by counting and not by simulation, so the answer does not depend on a seed.

1. *Would strangers as busy as these two meet so often?* Keep every share where it is (its object, its time) and hand the
   accounts out anew, each as often as before. Then the chance that a given pair of shares falls to a and b is
   2 d_a d_b / (N (N - 1)), and a and b are expected to meet T times that (T: pairs of shares within the window). This keeps the
   activity of each account, the popularity of each object and its bursts.
2. *Would two people with these same interests meet so often?* Keep which objects both shared, and shake the times: each share
   moves by up to SHAKEN windows, and where an object has enough other shares the chance is at least what those others show.
   Readers of one channel share the same things; they do not do so in the same seconds again and again.

The number of meetings is compared with a Poisson law (wider than the sum of unequal chances it stands for, so it errs towards
"chance"). The first question is asked of every pair of accounts, so Benjamini and Hochberg's rule keeps the share of wrong
pairs below `wrong`; the second only of those that passed.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.coaction.shares import F64, I32, I64, Shares, once, pair_keys, within

NEAREST = 64
"""Each share is paired with at most this many that follow it. A crowd of a thousand within a minute costs 64 thousand pairs, not
half a million; a pair that acts together is next to each other elsewhere."""
SHAKEN = 20
"""Windows by which a share may move when times are shaken."""
ENOUGH_OTHERS = 20
"""Other shares an object needs for its own rhythm to be asked."""
INTEREST = 1e-3
"""Probability below which common interests do not explain the meetings."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of accounts that met, sorted. met: Objects both shared within the window. expected: By activity and popularity.
    surprise: -log2 of the probability of meeting so often by activity and popularity. interest: Expected meetings of two people
    with these common interests; surprise_interest likewise. together: Both questions answered with no."""

    left: I32
    right: I32
    met: I64
    expected: F64
    surprise: F64
    interest: F64
    surprise_interest: F64
    together: npt.NDArray[np.bool_]


def poisson_surprise(count: I64, expected: F64) -> F64:
    """-log2 P(X >= count) for X of a Poisson law; 0 where the expectation reaches the count. Exact to about 1e-9."""
    count = np.asarray(count, np.float64)
    mean = np.maximum(np.asarray(expected, np.float64), 1e-300)
    top = int(count.max()) if count.size else 0
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, top + 1)))])
    first = -mean + count * np.log(mean) - log_factorial[count.astype(np.int64)]
    tail = np.ones_like(mean)
    term = np.ones_like(mean)
    small = mean < count
    for j in range(1, 400):
        term = np.where(small, term * mean / (count + j), 0.0)
        tail += term
        if not term.size or float(term.max()) < 1e-12:
            break
    made: F64 = np.where(small, np.maximum(0.0, -(first + np.log(tail)) / np.log(2.0)), 0.0)
    return made


def binomial_surprise(count: I64, tried: I64, chance: F64) -> F64:
    """-log2 P(X >= count) for X of a binomial law; never more than the true figure, by Chernoff's bound.

    Source: Hoeffding, Probability inequalities for sums of bounded random variables, 1963, theorem 1.
    """
    n = np.maximum(np.asarray(tried, np.float64), 1.0)
    p = np.clip(np.asarray(chance, np.float64), 1e-12, 1.0 - 1e-12)
    q = np.clip(np.asarray(count, np.float64) / n, 1e-12, 1.0)
    miss = np.maximum(1.0 - q, 1e-12)
    bits = n * (q * np.log2(q / p) + (1.0 - q) * np.log2(miss / (1.0 - p)))
    made: F64 = np.where(q > p, np.maximum(bits, 0.0), 0.0)
    return made


def beyond_chance(shares: Shares, *, window: float, least: int = 3, wrong: float = 0.01) -> Pairs:
    """Pairs of accounts that met on at least `least` objects, with what chance says about them.

    Args:
        window: Seconds. wrong: Share of wrong pairs that the first question may let through (false discovery rate).
    Source: Benjamini and Hochberg, Controlling the false discovery rate, 1995; the shaken times follow Amarasingham and others,
        Conditional modeling and the jitter method of spike resampling, 2012.
    """
    seen = once(shares, window)
    accounts = int(seen.account.max()) + 1 if seen.size else 0
    left, right = within(seen, window, NEAREST)
    other = seen.account[left] != seen.account[right]
    left, right = left[other], right[other]
    n = max(2, seen.size)
    key = pair_keys(seen.account[left], seen.account[right], max(1, accounts))
    # Meetings on one object count once, however often the two repeat it.
    meeting = np.unique(np.stack([key, seen.object[left].astype(np.int64)]), axis=1)
    pair, met = np.unique(meeting[0], return_counts=True)
    every = pair.size
    pair, met = pair[met >= least], met[met >= least].astype(np.int64)
    a, b = (pair // max(1, accounts)).astype(np.int32), (pair % max(1, accounts)).astype(np.int32)
    busy = np.bincount(seen.account, minlength=accounts).astype(np.float64)
    expected: F64 = left.size * 2.0 * busy[a] * busy[b] / (n * (n - 1.0))
    surprise = poisson_surprise(met, expected)
    able = int((busy >= least).sum())
    tests = able * (able - 1) // 2
    passed = _discovered(surprise, tests, wrong)
    interest, surprise_interest = np.zeros(a.size), np.zeros(a.size)
    if passed.any():
        interest[passed] = _interest(seen, left, right, pair[passed], accounts, window)
        surprise_interest[passed] = poisson_surprise(met[passed], interest[passed])
    together = passed & (surprise_interest >= -np.log2(INTEREST))
    # Of many readers of one channel a few pairs meet often by luck; the rule takes them for the few they are.
    together[together] = _discovered(surprise_interest[together], int(passed.sum()), wrong)
    # Two accounts that only each other holds have nobody to bear them out: no such pair is let through by the company of others.
    met_by = np.bincount(np.concatenate([a[together], b[together]]), minlength=accounts)
    alone = together & (met_by[a] == 1) & (met_by[b] == 1)
    together &= ~alone | (
        (surprise >= np.log2(max(1, tests) / wrong)) & (surprise_interest >= np.log2(max(1, every) / wrong))
    )
    return Pairs(a, b, met, expected, surprise, interest, surprise_interest, together)


def _discovered(surprise: F64, tests: int, wrong: float) -> npt.NDArray[np.bool_]:
    """Benjamini and Hochberg's rule over `tests` tests, of which those not given failed."""
    passed = np.zeros(surprise.size, np.bool_)
    if not surprise.size:
        return passed
    order = np.argsort(-surprise, kind="stable")
    rank = np.arange(1, surprise.size + 1)
    good = np.flatnonzero(-surprise[order] <= np.log2(wrong * rank / max(1, tests)))
    if good.size:
        passed[order[: good[-1] + 1]] = True
    return passed


def _triangle(x: F64) -> F64:
    """Distribution function of the difference of two independent uniform variables on [-1, 1] (support [-2, 2])."""
    x = np.clip(x, -2.0, 2.0)
    made: F64 = np.where(x < 0, (x + 2.0) ** 2 / 8.0, 1.0 - (2.0 - x) ** 2 / 8.0)
    return made


def _interest(seen: Shares, left: I64, right: I64, pair: I64, accounts: int, window: float) -> F64:
    """Expected meetings of each pair if its interests stayed and its times were shaken.

    Objects beyond reach of the shaking add nothing, so shares that are further apart need not be looked at.
    """
    # What the accounts under suspicion do says nothing about the rhythm of an object's other sharers.
    suspect = np.zeros(accounts, np.bool_)
    suspect[pair // accounts] = True
    suspect[pair % accounts] = True
    objects = int(seen.object.max()) + 1
    others = np.bincount(seen.object[~suspect[seen.account]], minlength=objects).astype(np.float64)
    among = ~suspect[seen.account[left]] & ~suspect[seen.account[right]]
    near = np.bincount(seen.object[left[among]], minlength=objects)
    # Only the nearest are paired, so a crowd's rate is lower than it was; the shaking holds there all the same.
    rate = np.where(others >= ENOUGH_OTHERS, near / np.maximum(1.0, others * (others - 1.0) / 2.0), 0.0)
    low, high = (pair // accounts).astype(np.int32), (pair % accounts).astype(np.int32)
    order = np.lexsort((seen.time, seen.object, seen.account))
    who, thing, time = seen.account[order], seen.object[order].astype(np.int64), seen.time[order]
    starts = np.searchsorted(who, np.arange(accounts + 1))
    size = np.diff(starts)
    place = who.astype(np.int64) * objects + thing
    # The account with fewer shares is gone through, the other looked up.
    swap = size[low] > size[high]
    low, high = np.where(swap, high, low), np.where(swap, low, high)
    made = np.zeros(pair.size)
    reach = 2.0 * SHAKEN * window + window
    unit = SHAKEN * window
    for start, stop in _portions(size[low]):
        row, mine = _spread(starts[low[start:stop]], size[low[start:stop]])
        wanted = high[start:stop][row].astype(np.int64) * objects + thing[mine]
        first = np.searchsorted(place, wanted)
        again, theirs = _spread(first, np.searchsorted(place, wanted, side="right") - first)
        gap = time[mine[again]] - time[theirs]
        close = np.abs(gap) <= reach
        again, gap = again[close], gap[close]
        chance = _triangle((window - gap) / unit) - _triangle((-window - gap) / unit)
        cell, inverse = np.unique(
            row[again].astype(np.int64) * objects + thing[mine[again]], return_inverse=True
        )
        shaken = np.bincount(inverse.reshape(-1), weights=chance, minlength=cell.size)
        likely = np.minimum(1.0, np.maximum(shaken, rate[cell % objects]))
        made[start:stop] = np.bincount(cell // objects, weights=likely, minlength=stop - start)
    return made


PORTION = 2_000_000
"""Shares looked up at a time, so that memory stays bounded."""


def _portions(size: I64) -> list[tuple[int, int]]:
    """Slices of consecutive pairs whose shares together are about PORTION."""
    total = np.cumsum(size)
    cuts = [0]
    while cuts[-1] < size.size:
        base = int(total[cuts[-1] - 1]) if cuts[-1] else 0
        cuts.append(max(cuts[-1] + 1, int(np.searchsorted(total, base + PORTION, side="right"))))
    return list(itertools.pairwise(cuts))


def _spread(start: I64, count: I64) -> tuple[I64, I64]:
    """For ranges [start, start + count): the number of the range of each element, and the element."""
    row = np.repeat(np.arange(count.size, dtype=np.int64), count)
    offset = np.cumsum(count) - count
    return row, np.arange(row.size, dtype=np.int64) - offset[row] + start[row]
