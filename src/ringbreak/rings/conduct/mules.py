"""Accounts on the way of a ring's money that only pass it on: within days, or in the very same sums."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.passing import passing_bits
from ringbreak.words import say

PASSES = 0.8
"""Share of what came in that left again within `PASS_HOURS`, from which an account only passes money on."""
PASS_HOURS = 72
LEAST_CAME = 2
"""Payments into an account before it can be said what it usually does with them."""
SURE_BITS = 10.0
"""Bits of `passing` from which chance is no explanation: one in a thousand."""
_AMOUNT = ("transfers.amount", "transfers.amount_in", "transfers.amount_out")


def mule_finding(
    claims: Claims, passages: Passages, ring_id: str, currency: str | None, rows: list[dict[str, Any]]
) -> None:
    """Accounts that keep little of what comes, and accounts through which the very same sums pass."""
    into: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    out: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    level: dict[str, int] = {}
    record: dict[str, int] = {}
    for row in rows:
        if row["payee"] is not None:
            into[row["payee"]].append((row["moved_at"], int(row["amount"] * 100)))
            level.setdefault(row["payee"], row["level"])
            record.setdefault(row["payee"], row["record_id"])
        if row["payer"] is not None:
            out[row["payer"]].append((row["moved_at"], int(row["amount"] * 100)))
    passing = [
        a
        for a in sorted(into)
        if len(into[a]) >= LEAST_CAME and out.get(a) and _passed_share(into[a], out[a]) >= PASSES
    ]
    exact = _exactly(rows)
    mules = sorted({*passing, *(a for a in exact if a in record)})
    if mules:
        own = [a for a in mules if level.get(a, 0) == 0]
        claims.add(
            ring_id,
            "mule_accounts",
            say(
                "{count} accounts passed on at least {share} % of what came in within {hours} hours, or the very same sums: {own} held by the ring, {beyond} further down. An account's owner may know nothing of it",
                count=len(mules),
                share=round(100 * PASSES),
                hours=PASS_HOURS,
                own=len(own),
                beyond=len(mules) - len(own),
            ),
            passages.of(
                [record[a] for a in mules],
                meanings=_AMOUNT,
            ),
            low=float(len(own)),
            high=float(len(mules)),
            unit="accounts",
            confidence=0.6,
            key=currency or "",
        )


def _passed_share(into: list[tuple[Any, int]], out: list[tuple[Any, int]]) -> float:
    """Share of what came in that left within PASS_HOURS, each payment out used once, the earliest first."""
    left = sorted(out)
    at = passed = 0
    rest = left[0][1] if left else 0
    for when, cents in sorted(into):
        while cents and at < len(left):
            gone = left[at][0]
            if gone < when:
                at += 1
                rest = left[at][1] if at < len(left) else 0
                continue
            if (gone - when).total_seconds() > PASS_HOURS * 3600:
                break
            used = min(cents, rest)
            passed += used
            cents -= used
            rest -= used
            if not rest:
                at += 1
                rest = left[at][1] if at < len(left) else 0
    total = sum(c for _, c in into)
    return passed / total if total else 0.0


def _exactly(rows: list[dict[str, Any]]) -> list[str]:
    names = sorted({a for row in rows for a in (row["payer"], row["payee"]) if a is not None})
    at = {name: i for i, name in enumerate(names)}

    def of(side: str) -> Any:
        return np.array([at[r[side]] if r[side] is not None else -1 for r in rows], np.int64)

    days = np.array([r["moved_at"].toordinal() for r in rows], np.int64)
    cents = np.array([int(r["amount"] * 100) for r in rows], np.int64)
    found = passing_bits(of("payer"), of("payee"), cents, days, len(names))
    return [names[i] for i in np.flatnonzero(found.conserved >= SURE_BITS)]
