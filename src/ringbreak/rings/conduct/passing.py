"""Accounts that money passes through: how surprising it is that what came in is what went out.

Two signs, each weighed against the case's own payments, nothing trained:

- *conserved*: an amount that came in goes out again, to the cent at any time, or less a tenth at most within three days.
  Equal prices and round sums are common, so an amount weighs by how seldom strangers pay it.
- *split*: the same amount from the same payer to the same payee twice or oftener on one day. Where a case is full of that
  (a shop's fixed price, a wage in parts) it weighs nothing.

An account that only pays or only receives passes nothing on and has no bits: a victim who pays a mule is not one.

Source: layering and structuring as in FATF, "Money Laundering & Terrorist Financing Red Flag Indicators"; the weighing
is that of docs/weighing.md: log2 of how much likelier than by chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

WINDOW_DAYS = 3
"""Days within which an amount may leave again less a fee: mules are told to pass money on at once."""
LEAST_KEPT = 0.9
"""Share of an amount that still goes on; commissions of mules are told as 1 to 10 %."""
MOST_PAIRS = 250_000
"""Payments in times payments out of one account that are compared; a busier one is a shop or a bank, and not judged."""
MOST_BITS = 20.0
"""One coincidence weighs no more than a shared private card."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Bits per account, and what they come from. Arrays as long as there are accounts."""

    bits: Floats
    conserved: Floats
    split: Floats
    passed_cents: Ints
    """Largest amount seen to come in and go out."""
    judged: npt.NDArray[np.bool_]
    """False where there was too much to compare."""


def passing_bits(payer: Ints, payee: Ints, cents: Ints, day: Ints, accounts: int) -> Passing:
    """Weigh every account.

    Args:
        payer, payee: Number of an account, 0..accounts-1, a payment each; negative when not known.
        cents: Amounts in the smallest unit, positive.
        day: Days since any fixed day; negative when not known.
    Returns: bits is 0 for accounts that do not both receive and pay.
    """
    conserved, split = np.zeros(accounts), np.zeros(accounts)
    passed = np.zeros(accounts, np.int64)
    judged = np.ones(accounts, bool)
    if len(cents) == 0:
        return Passing(conserved + split, conserved, split, passed, judged)
    order = np.sort(cents)
    total = len(cents)
    days = max(1, int(day.max() - day[day >= 0].min()) + 1) if (day >= 0).any() else 1
    into, into_at = _grouped(payee, accounts)
    out, out_at = _grouped(payer, accounts)
    both = np.flatnonzero((np.diff(into_at) > 0) & (np.diff(out_at) > 0))
    for v in both:
        came, went = into[into_at[v] : into_at[v + 1]], out[out_at[v] : out_at[v + 1]]
        if len(came) * len(went) > MOST_PAIRS:
            judged[v] = False
            continue
        conserved[v], passed[v] = _conserved(cents, day, came, went, order, total, days)
    split_of = _split_bits(payer, payee, cents, day, accounts)
    split[both] = split_of[both]
    return Passing(conserved + split, conserved, split, passed, judged)


def _grouped(party: Ints, accounts: int) -> tuple[Ints, Ints]:
    """Rows of each account in order, and where each account's begin."""
    known = np.flatnonzero(party >= 0)
    rows = known[np.argsort(party[known], kind="stable")]
    at = np.searchsorted(party[rows], np.arange(accounts + 1))
    return rows.astype(np.int64), at.astype(np.int64)


def _share(order: Ints, total: int, low: float, high: float, own: int) -> float:
    """Share of other people's payments between two amounts; one is always thought to be there."""
    n = int(np.searchsorted(order, high, "right") - np.searchsorted(order, low, "left"))
    return max(1, n - own) / total


def _conserved(
    cents: Ints, day: Ints, came: Ints, went: Ints, order: Ints, total: int, days: int
) -> tuple[float, int]:
    pairs = len(came) * len(went)
    best: dict[int, float] = {}
    for amount in np.intersect1d(cents[came], cents[went]):
        own = int((cents[came] == amount).sum() + (cents[went] == amount).sum())
        chance = pairs * _share(order, total, float(amount), float(amount), own)
        best[int(amount)] = max(0.0, -np.log2(min(1.0, chance)))
    later = day[went][None, :] - day[came][:, None]
    close = (later >= 0) & (later <= WINDOW_DAYS) & (day[went][None, :] >= 0) & (day[came][:, None] >= 0)
    ratio = cents[went][None, :] / cents[came][:, None]
    for i, j in np.argwhere(close & (ratio >= LEAST_KEPT) & (ratio < 1.0)):
        amount = int(cents[went[j]])
        share = _share(order, total, LEAST_KEPT * float(cents[came[i]]), float(cents[came[i]]), 2)
        chance = pairs * share * min(1.0, (WINDOW_DAYS + 1) / days)
        best[amount] = max(best.get(amount, 0.0), -np.log2(min(1.0, chance)))
    strong = sorted(((b, a) for a, b in best.items() if b > 0), reverse=True)[:3]
    if not strong:
        return 0.0, 0
    return float(sum(min(MOST_BITS, b) for b, _ in strong)), max(a for _, a in strong)


def _split_bits(payer: Ints, payee: Ints, cents: Ints, day: Ints, accounts: int) -> Floats:
    """Bits for payer and payee of a day's equal payments, each pair and amount once."""
    made = np.zeros(accounts)
    rows = np.flatnonzero((payer >= 0) & (payee >= 0) & (day >= 0))
    if len(rows) == 0:
        return made
    keys = np.stack([payer[rows], payee[rows], cents[rows], day[rows]], axis=1)
    groups, counts = np.unique(keys, axis=0, return_counts=True)
    again = counts >= 2
    if not again.any():
        return made
    # How often a payment of this case repeats one of the same day; common means innocent.
    rate = float((counts[again] - 1).sum()) / len(rows)
    bits = np.minimum(MOST_BITS, -np.log2(rate) * (counts[again] - 1)) if rate < 1 else np.zeros(again.sum())
    for side in (0, 1):
        np.maximum.at(made, groups[again][:, side], bits)
    return made
