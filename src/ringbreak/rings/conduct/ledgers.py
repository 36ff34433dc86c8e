"""Two ledgers of one payment: which rows are the same movement, where they disagree, and what one ledger itself gets wrong.

A movement that payer's and payee's bank both tell is one movement. Banks post within a day of each other, so rows of
different files with the same parties and sum within `SAME_HOURS` are taken for one, nearest first, each row once; a file that
holds a row twice means two movements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.words import say

SAME_HOURS = 26
"""A day and the hours by which clocks and zones differ inside a country."""
LEAST_ROWS = 3
"""Rows of a file from which an account that is a party of all of them is its holder."""
CLOCK_MINUTES, CLOCK_PAIRS = 10, 5
"""Two ledgers' clocks differ when at least so many payments are apart by the same time, so many minutes at least."""
SILENT_ROWS = 12.0
"""Rows that a statement would be expected to have in a gap before the gap is called one: chance is below one in 100,000."""
_AMOUNT = ("transfers.amount", "transfers.amount_in", "transfers.amount_out")


@dataclass(frozen=True, slots=True)
class Row:
    """A payment as one file tells it."""

    record: int
    ledger: str
    at: datetime


def same_movements(rows: Iterable[Row]) -> list[list[Row]]:
    """Group rows of equal parties and sum into movements: one row a file at most, within SAME_HOURS.

    Returns: groups in order of time; the first row of each is the one that counts.
    """
    made: list[list[Row]] = []
    limit = timedelta(hours=SAME_HOURS)
    open_groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: (r.at, r.ledger, r.record)):
        open_groups = [g for g in open_groups if row.at - g[0].at <= limit]
        # The latest first: banks post in the same order, so the nearest in time is the likeliest.
        fits = [g for g in reversed(open_groups) if all(r.ledger != row.ledger for r in g)]
        if fits:
            fits[0].append(row)
        else:
            group = [row]
            made.append(group)
            open_groups.append(group)
    return made


def match_ledgers(engine: Engine) -> None:
    """Make `conduct_same` (ring_id, record_id, counts, ledgers) for legs that files tell more than once.

    Reads: conduct_legs. counts is false for the second telling; legs that only one file tells have no row.
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for r in engine.sql(
        """
        WITH several AS (
          SELECT ring_id, payer, payee, amount, currency FROM conduct_legs
          WHERE direction_known AND moved_at IS NOT NULL AND payer IS NOT NULL AND payee IS NOT NULL
          GROUP BY ALL HAVING count(DISTINCT evidence_id) > 1
        )
        SELECT l.ring_id, l.payer, l.payee, l.amount, l.currency, l.record_id, l.evidence_id, l.moved_at
        FROM conduct_legs l JOIN several s ON s.ring_id = l.ring_id AND s.payer = l.payer AND s.payee = l.payee
          AND s.amount = l.amount AND s.currency IS NOT DISTINCT FROM l.currency
        WHERE l.direction_known AND l.moved_at IS NOT NULL ORDER BY l.ring_id, l.moved_at, l.record_id
        """
    ).to_pylist():
        key = (r["ring_id"], r["payer"], r["payee"], r["amount"], r["currency"] or "")
        groups[key].append(Row(r["record_id"], r["evidence_id"], r["moved_at"]))
    found = [
        (key[0], row.record, place == 0, len(group))
        for key in sorted(groups, key=str)
        for group in same_movements(groups[key])
        for place, row in enumerate(group)
    ]
    engine.register(
        "conduct_same",
        pa.table(
            {
                "ring_id": pa.array([f[0] for f in found], pa.large_string()),
                "record_id": pa.array([f[1] for f in found], pa.int64()),
                "counts": pa.array([f[2] for f in found], pa.bool_()),
                "ledgers": pa.array([f[3] for f in found], pa.int64()),
            }
        ),
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """What two ledgers say of the payments between their holders, in the days both cover."""

    both: tuple[tuple[int, int], ...]
    """Record ids of the rows that tell the same movement."""
    other_sum: tuple[tuple[int, int], ...]
    """Record ids of two rows within a day, of the same parties, with different sums."""
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]
    clock: timedelta | None
    """By how much the right one's clock is ahead, when it is so throughout."""


Telling = tuple[int, str, int, datetime]
"""record_id, direction, cents, time."""


def compare_ledgers(left: Sequence[Telling], right: Sequence[Telling]) -> Compared:
    """Compare two ledgers' rows about payments between the same two parties in the days that both cover."""
    limit = timedelta(hours=SAME_HOURS)
    pairs: list[tuple[Telling, Telling]] = []
    rest = sorted(right, key=lambda r: (r[3], r[0]))
    alone: list[Telling] = []
    for one in sorted(left, key=lambda r: (r[3], r[0])):
        near = [r for r in rest if r[1] == one[1] and r[2] == one[2] and abs(r[3] - one[3]) <= limit]
        if near:
            best = min(near, key=lambda r: (abs(r[3] - one[3]), r[0]))
            rest.remove(best)
            pairs.append((one, best))
        else:
            alone.append(one)
    differing: list[tuple[int, int]] = []
    missing: list[int] = []
    for one in alone:
        near = [r for r in rest if r[1] == one[1] and abs(r[3] - one[3]) <= limit]
        if near:
            best = min(near, key=lambda r: (abs(r[3] - one[3]), r[0]))
            rest.remove(best)
            differing.append((one[0], best[0]))
        else:
            missing.append(one[0])
    ahead = [b[3] - a[3] for a, b in pairs]
    clock = None
    if len(ahead) >= CLOCK_PAIRS:
        middle = timedelta(seconds=median(a.total_seconds() for a in ahead))
        steady = sum(abs(a - middle) <= timedelta(minutes=2) for a in ahead)
        if abs(middle) >= timedelta(minutes=CLOCK_MINUTES) and steady * 5 >= len(ahead) * 4:
            clock = middle
    agreeing = tuple((a[0], b[0]) for a, b in pairs)
    return Compared(agreeing, tuple(differing), tuple(missing), tuple(r[0] for r in rest), clock)


def ledger_findings(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    """Claim what came of comparing the ring's ledgers, with the disagreements as doubts. Reads conduct_legs."""
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_ledgers AS
        WITH touched AS (SELECT DISTINCT ring_id, evidence_id FROM conduct_legs
        ), rows_in AS (
          SELECT r.evidence_id, count(*) AS n, min(t.moved_at) AS first_at, max(t.moved_at) AS last_at
          FROM transfers t JOIN records r USING (record_id) WHERE r.evidence_id IN (SELECT evidence_id FROM touched)
          GROUP BY r.evidence_id
        ), sides AS (
          SELECT r.evidence_id, t.record_id, t.payer AS party FROM transfers t JOIN records r USING (record_id)
          WHERE t.payer IS NOT NULL AND r.evidence_id IN (SELECT evidence_id FROM touched)
          UNION
          SELECT r.evidence_id, t.record_id, t.payee FROM transfers t JOIN records r USING (record_id)
          WHERE t.payee IS NOT NULL AND r.evidence_id IN (SELECT evidence_id FROM touched)
        ), holders AS (
          SELECT s.evidence_id, s.party, i.first_at, i.last_at, i.n FROM sides s JOIN rows_in i USING (evidence_id)
          GROUP BY ALL HAVING count(*) = i.n AND i.n >= {LEAST_ROWS}
        )
        SELECT t.ring_id, h.* FROM holders h JOIN touched t USING (evidence_id)
        QUALIFY count(*) OVER (PARTITION BY t.ring_id, h.evidence_id) = 1
        """
    )
    _between(engine, claims, passages, asked)


def _between(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    pairs: dict[tuple[str, str, str], dict[str, list[Telling]]] = defaultdict(
        lambda: {"left": [], "right": []}
    )
    for r in engine.sql(
        """
        WITH two AS (
          SELECT a.ring_id, a.evidence_id AS left_id, b.evidence_id AS right_id, a.party AS left_party, b.party AS right_party,
                 greatest(a.first_at, b.first_at) AS first_at, least(a.last_at, b.last_at) AS last_at
          FROM conduct_ledgers a JOIN conduct_ledgers b ON b.ring_id = a.ring_id AND b.evidence_id > a.evidence_id
            AND lower(b.party) <> lower(a.party) AND greatest(a.first_at, b.first_at) <= least(a.last_at, b.last_at)
        )
        SELECT w.ring_id, w.left_id, w.right_id, r.evidence_id = w.left_id AS on_left, t.record_id, t.amount, t.moved_at,
               CASE WHEN lower(t.payer) = lower(w.left_party) THEN 'there' ELSE 'back' END AS way
        FROM two w JOIN transfers t ON (lower(t.payer) = lower(w.left_party) AND lower(t.payee) = lower(w.right_party))
            OR (lower(t.payer) = lower(w.right_party) AND lower(t.payee) = lower(w.left_party))
        JOIN records r ON r.record_id = t.record_id AND r.evidence_id IN (w.left_id, w.right_id)
        WHERE t.direction_known AND t.moved_at BETWEEN w.first_at - INTERVAL 1 DAY AND w.last_at + INTERVAL 1 DAY
        ORDER BY w.ring_id, w.left_id, w.right_id, t.record_id
        """
    ).to_pylist():
        telling = (r["record_id"], r["way"], int(r["amount"] * 100), r["moved_at"])
        pairs[r["ring_id"], r["left_id"], r["right_id"]]["left" if r["on_left"] else "right"].append(telling)
    for (ring_id, left_id, right_id), sides in pairs.items():
        if ring_id in asked:
            _claim_compared(
                claims,
                passages,
                ring_id,
                f"{left_id}|{right_id}",
                compare_ledgers(sides["left"], sides["right"]),
            )


def _claim_compared(claims: Claims, passages: Passages, ring_id: str, key: str, found: Compared) -> None:
    alone = len(found.only_left) + len(found.only_right)
    shown = [
        *(i for pair in found.other_sum for i in pair),
        *found.only_left,
        *found.only_right,
        *(i for pair in found.both[:2] for i in pair),
    ]
    made = claims.add(
        ring_id,
        "ledgers_compared",
        say(
            "two ledgers tell of payments between their holders in days that both cover: {both} agree, {other} differ in the sum, {alone} stand in one only",
            both=len(found.both),
            other=len(found.other_sum),
            alone=alone,
        ),
        passages.of(shown, meanings=_AMOUNT),
        value=float(len(found.both)),
        unit="times",
        confidence=0.85,
        key=key,
    )
    if found.other_sum:
        claims.doubt(
            "contradiction",
            say(
                "two ledgers give {count} payments between the same parties within a day with different sums; both were kept, so sums may be too high",
                count=len(found.other_sum),
            ),
            [made],
        )
    if alone:
        claims.doubt(
            "contradiction",
            say(
                "{count} payments stand in one ledger and not in the other, which covers the same days: one of them is not complete",
                count=alone,
            ),
            [made],
        )
    if found.clock is not None:
        claims.doubt(
            "date",
            say(
                "the clocks of two ledgers are {minutes} minutes apart throughout: the order of payments across them is not certain",
                minutes=round(abs(found.clock).total_seconds() / 60),
            ),
            [made],
        )
