"""What a file's own order says against its figures: clocks that jump, balances that do not follow, gaps."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims

LEAST_ROWS = 20
"""Timed rows of a file from which its order means anything."""
IN_ORDER = 0.95
"""Share of steps that go one way before a file is said to be in that order; a listing by name is in none."""
JUMP_MINUTES = 60
"""A step against the order by less is two servers' clocks, or a message that was queued."""
_PART = "CASE WHEN regexp_matches(locator, '^(?:sheet|table) ') THEN regexp_replace(locator, ' row [0-9].*$', '') ELSE '' END"
"""The sheet or table a record stands in: each begins with its own first day, whatever the one before it ended with."""
MOST_NAMED = 8
"""Doubts of one kind told by name for one ring; the rest is counted."""


def order_doubts(engine: Engine, claims: Claims, asked: dict[str, str]) -> None:
    """Flag files of a ring whose clock goes against the file's own order.

    Args:
        asked: ring_id to the finding the doubt is about.
    Reads: RING_MEMBERS, RECORDS, EVIDENCE.
    """
    from ringbreak.words import say

    told: dict[str, int] = {}
    for row in engine.sql(
        f"""
        WITH mine AS (
          SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN records r ON r.record_id = m.member_id
          JOIN rings g ON g.ring_id = m.ring_id AND g.case_type IS NOT NULL WHERE m.member_kind = 'record'
        ), steps AS (
          SELECT evidence_id, ordinal, sent_at, lag(sent_at) OVER (PARTITION BY evidence_id, {_PART} ORDER BY ordinal) AS before
          FROM records WHERE evidence_id IN (SELECT evidence_id FROM mine) AND sent_at IS NOT NULL
            AND sent_at_precision IN ('second', 'minute') AND kind NOT IN ('furniture', 'metadata', 'image')
        ), files AS (
          SELECT evidence_id, count(*) AS n,
                 avg((sent_at >= before)::INT) AS up, avg((sent_at <= before)::INT) AS down,
                 count(*) FILTER (sent_at < before - INTERVAL {JUMP_MINUTES} MINUTE) AS backward,
                 count(*) FILTER (sent_at > before + INTERVAL {JUMP_MINUTES} MINUTE) AS forward,
                 max(epoch(before) - epoch(sent_at)) AS most_back, max(epoch(sent_at) - epoch(before)) AS most_on
          FROM steps WHERE before IS NOT NULL GROUP BY evidence_id HAVING count(*) >= {LEAST_ROWS}
        )
        SELECT m.ring_id, e.name, f.evidence_id, f.n,
               CASE WHEN up >= {IN_ORDER} THEN backward ELSE forward END AS jumps,
               CASE WHEN up >= {IN_ORDER} THEN most_back ELSE most_on END AS seconds
        FROM files f JOIN mine m USING (evidence_id) LEFT JOIN evidence e USING (evidence_id)
        WHERE (up >= {IN_ORDER} AND backward > 0) OR (down >= {IN_ORDER} AND up < {IN_ORDER} AND forward > 0)
        ORDER BY m.ring_id, seconds DESC, f.evidence_id
        """
    ).to_pylist():
        about = asked.get(row["ring_id"])
        if about is None or told.get(row["ring_id"], 0) >= MOST_NAMED:
            continue
        told[row["ring_id"]] = told.get(row["ring_id"], 0) + 1
        claims.doubt(
            "date",
            say(
                "{name} is in order of time but for {jumps} places where its clock jumps, by {hours} hours at most: the times around them are not certain",
                name=row["name"] or row["evidence_id"][:12],
                jumps=row["jumps"],
                hours=round(row["seconds"] / 3600, 1),
            ),
            [about],
        )
    for row in engine.sql(
        """
        SELECT m.ring_id, count(*) AS n, max(r.sent_at)::DATE AS latest FROM ring_members m
        JOIN records r ON r.record_id = m.member_id JOIN evidence e USING (evidence_id)
        WHERE m.member_kind = 'record' AND e.added_at IS NOT NULL AND r.sent_at > e.added_at + INTERVAL 2 DAY
        GROUP BY m.ring_id ORDER BY m.ring_id
        """
    ).to_pylist():
        if row["ring_id"] in asked:
            claims.doubt(
                "date",
                say(
                    "{count} of its records are dated after the day on which they were added to the case, the latest {latest}: a clock is wrong",
                    count=row["n"],
                    latest=row["latest"],
                ),
                [asked[row["ring_id"]]],
            )


def statement_doubts(
    engine: Engine, claims: Claims, asked: dict[tuple[str, str], str], expected: float
) -> None:
    """Flag statements whose balances do not follow, and long silences in busy ones.

    Args:
        asked: (ring_id, evidence_id) to the finding about that statement's balance.
        expected: Rows a silence must have swallowed, at the statement's own pace, before it is called a gap.
    Reads: TRANSFERS, RECORDS, FIELDS, MAPPINGS; conduct_ledgers.
    """
    from ringbreak.words import say

    for row in engine.sql(
        """
        WITH shown AS (
          SELECT l.ring_id, l.evidence_id, r.ordinal, t.amount, t.moved_at,
                 CASE WHEN lower(t.payee) = lower(l.party) THEN t.amount ELSE -t.amount END AS signed,
                 try_cast(replace(f.value, ',', '') AS DECIMAL(18, 2)) AS balance
          FROM conduct_ledgers l JOIN records r USING (evidence_id) JOIN transfers t USING (record_id)
          JOIN mappings m ON m.evidence_id = l.evidence_id AND m.meaning = 'transfers.balance'
          JOIN fields f ON f.record_id = t.record_id AND f.field = m.header WHERE t.direction_known
        ), steps AS (
          SELECT *, lag(balance) OVER w AS before, lead(balance) OVER w AS after FROM shown
          WINDOW w AS (PARTITION BY ring_id, evidence_id ORDER BY ordinal)
        )
        SELECT ring_id, evidence_id, count(*) AS n,
               count(*) FILTER (before IS NOT NULL AND balance - before <> signed) AS oldest_first,
               count(*) FILTER (after IS NOT NULL AND balance - after <> signed) AS newest_first
        FROM steps WHERE balance IS NOT NULL GROUP BY ring_id, evidence_id HAVING count(*) >= 5 ORDER BY ring_id, evidence_id
        """
    ).to_pylist():
        breaks = min(row["oldest_first"], row["newest_first"])
        about = asked.get((row["ring_id"], row["evidence_id"]))
        if about is not None and 0 < breaks * 2 < row["n"]:
            claims.doubt(
                "implausible",
                say(
                    "in {breaks} of {rows} rows of a statement the balance does not follow from the one beside it: rows are missing or were changed",
                    breaks=breaks,
                    rows=row["n"],
                ),
                [about],
            )
    for row in engine.sql(
        """
        WITH days AS (
          SELECT DISTINCT l.ring_id, l.evidence_id, l.n, l.first_at, l.last_at, t.moved_at::DATE AS day
          FROM conduct_ledgers l JOIN records r USING (evidence_id) JOIN transfers t USING (record_id) WHERE t.moved_at IS NOT NULL
        ), gaps AS (
          SELECT *, lead(day) OVER (PARTITION BY ring_id, evidence_id ORDER BY day) AS next_day FROM days
        )
        SELECT ring_id, evidence_id, n, day, next_day, date_diff('day', day, next_day) AS gap,
               date_diff('day', first_at::DATE, last_at::DATE) AS span
        FROM gaps WHERE next_day IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY ring_id, evidence_id ORDER BY date_diff('day', day, next_day) DESC, day) = 1
        ORDER BY ring_id, evidence_id
        """
    ).to_pylist():
        about = asked.get((row["ring_id"], row["evidence_id"]))
        busy = max(1, row["span"] - row["gap"])
        if about is not None and row["gap"] >= 7 and row["n"] / busy * row["gap"] >= expected:
            claims.doubt(
                "scope",
                say(
                    "a statement shows nothing from {first} to {last} though it has {rows} rows in the other {days} days: a period may be missing, and sums with it",
                    first=row["day"],
                    last=row["next_day"],
                    rows=row["n"],
                    days=busy,
                ),
                [about],
            )
