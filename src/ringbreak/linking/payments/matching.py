"""Which pairs are one payment: likelihoods trained on the case, then probabilities under the rule that a row has one other side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ringbreak.linking.agreement import F64, I64
from ringbreak.linking.payments.evidence import Field

PSEUDO = 40.0
"""Pairs that the expectation before the case is worth, so that a handful of rows cannot teach nonsense."""
ROUNDS = 15
LONELY = 0.05
"""Share of rows that have no other side in the case, at the least."""
SPREAD = 25
"""Rounds of message passing; sums settle in far fewer."""


def likelihood(fields: Sequence[Field], shares: Sequence[F64]) -> F64:
    """log of how many times likelier each pair is as one payment than as two; `shares` are the m of each field's levels."""
    total = np.zeros(fields[0].level.size)
    for field, m in zip(fields, shares, strict=True):
        known = field.level >= 0
        level = np.maximum(field.level, 0)
        total += np.where(known, np.log(m[level]) - np.log(field.u), 0.0)
    return total


def one_to_one(log_odds: F64, left: I64, right: I64, legs: int) -> F64:
    """Probability of each pair when every row belongs to at most one pair: sum-product message passing.

    Each side of a pair tells it how taken that side is: 1 / (1 + what its other pairs weigh). Two equally good partners halve the
    probability, so an ambiguous row falls below any threshold by itself.
    Source: Huang and Jebara, Approximating the permanent with belief propagation, 2009.
    """
    weight = np.exp(np.clip(log_odds, -60.0, 60.0))
    from_left = np.ones_like(weight)
    from_right = np.ones_like(weight)
    for _ in range(SPREAD):
        to_left = weight * from_right
        to_right = weight * from_left
        sum_left = np.bincount(left, weights=to_left, minlength=legs)
        sum_right = np.bincount(right, weights=to_right, minlength=legs)
        new_left = 1.0 / (1.0 + np.maximum(0.0, sum_left[left] - to_left))
        new_right = 1.0 / (1.0 + np.maximum(0.0, sum_right[right] - to_right))
        # Damped, because loops in the graph may make messages swing.
        from_left = np.sqrt(from_left * new_left)
        from_right = np.sqrt(from_right * new_right)
    odds = weight * from_left * from_right
    made: F64 = odds / (1.0 + odds)
    return made


def match(fields: Sequence[Field], left: I64, right: I64, legs: int, possible: float, smaller: int) -> F64:
    """Probability that each candidate pair is one payment.

    Args:
        left, right: Rows of each pair; a row stands on one side only or on both.
        possible: Pairs of rows of different ledgers there are at all, candidates or not.
        smaller: Rows of the smaller side, which bound how many payments there can be.
    """
    if not left.size:
        return np.zeros(0)
    shares = [np.asarray(f.prior, np.float64) for f in fields]
    expected = 0.1 * smaller
    probability = np.zeros(left.size)
    for _ in range(ROUNDS):
        # A row's choice is between its candidates and having no other side in the case at all.
        without = max(LONELY, 1.0 - expected / max(1, smaller))
        prior = max(expected, 1.0) / possible / without
        probability = one_to_one(likelihood(fields, shares) + np.log(prior), left, right, legs)
        for i, field in enumerate(fields):
            known = field.level >= 0
            seen = np.bincount(field.level[known], weights=probability[known], minlength=field.levels)
            counted = seen + PSEUDO * field.prior
            shares[i] = counted / counted.sum()
        expected = float(probability.sum())
    return probability
