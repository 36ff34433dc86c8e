"""Talks about rows with nothing behind them: what is said of such rows on the days on which they are entered.

Whoever has a row written into a register tells the one who writes it whom it is for, and hears when it is done. An office speaks of all its
rows; who reports on the bare ones does so weeks later. So a talk is of it when, within days of their entry, it names several bare rows, by
their numbers or the names in them, and hardly any others.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.registers.weighing import Standing, tail

DAYS = 2
"""Days before or after its entry within which a row is spoken of."""
LEAST_ROWS = 3
"""Different bare rows that a talk must name, on as many days less one."""
MOSTLY = 0.75
"""Share that messages which name bare rows must have of all that name rows: who works there speaks of ordinary ones."""
CHANCE = 1e-4
"""The most often that chance may make so many of the messages that name rows name bare ones, of however many talks name two."""
MOST_SPEAKERS = 5
"""Speakers of a talk: whom to enter is said to few."""
LONGEST = 1_000
"""Characters of a message: what is longer lists."""
_HEAD = 4
"""Characters of a name by which messages are looked through; most Chinese names have no more."""
_NUMBERED = "[A-Z0-9][A-Z0-9_/-]{5,39}"


def find(engine: Engine, standing: list[Standing]) -> None:
    """Make `register_spoken` (comparison_id, operator, record_id): messages of talks about the bare rows of an operator that stands out.

    Reads: register_rows, register_keys, register_pairs, RECORDS, ACTIONS.
    """
    import pyarrow as pa

    named = {
        "comparison_id": [s.comparison_id for s in standing],
        "operator": [s.operator for s in standing],
    }
    engine.register("register_named", pa.table({k: pa.array(v, pa.large_string()) for k, v in named.items()}))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_said AS
        WITH said AS (
          SELECT record_id, evidence_id || '/' || coalesce(channel, '') AS talk, coalesce(author, author_name) AS speaker, sent_at, upper(text) AS text
          FROM records WHERE kind = 'message' AND sent_at IS NOT NULL AND length(text) BETWEEN 2 AND {LONGEST}
        ), few AS (
          SELECT talk FROM said GROUP BY talk HAVING count(DISTINCT speaker) <= {MOST_SPEAKERS}
        )
        SELECT * FROM said SEMI JOIN few USING (talk)
        """
    )
    # The bare rows first: they are few, and a talk that names none of them is not looked at again.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_talked AS
        SELECT * FROM ({_named_in("other_id IS NULL AND covered AND (comparison_id, operator) IN (FROM register_named)", "register_said")})
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE register_candidates AS
        SELECT s.* FROM register_said s
        SEMI JOIN (SELECT talk FROM register_talked GROUP BY talk HAVING count(DISTINCT row_id) >= 2) c USING (talk)
        """
    )
    rows = engine.sql(
        f"""
        WITH others AS (
          -- Messages, not rows: a common name fits several of a day's rows.
          SELECT comparison_id, talk, count(DISTINCT record_id) AS others FROM ({_named_in("other_id IS NOT NULL", "register_candidates")})
          WHERE record_id NOT IN (SELECT record_id FROM register_talked) GROUP BY ALL
        ), every AS (
          SELECT comparison_id, count(*) FILTER (other_id IS NOT NULL) AS ordinary, count(*) FILTER (other_id IS NULL AND covered) AS bare
          FROM register_rows GROUP BY comparison_id
        )
        SELECT t.comparison_id, t.operator, t.talk, count(DISTINCT t.row_id) AS bare, count(DISTINCT t.record_id) AS messages,
               count(DISTINCT t.day) AS days, coalesce(any_value(o.others), 0) AS others,
               any_value(e.bare) / (any_value(e.bare) + any_value(e.ordinary)) AS share
        FROM register_talked t JOIN every e USING (comparison_id) LEFT JOIN others o ON o.comparison_id = t.comparison_id AND o.talk = t.talk
        GROUP BY t.comparison_id, t.operator, t.talk ORDER BY t.comparison_id, t.operator, t.talk
        """
    ).to_pylist()
    tried = sum(row["bare"] >= 2 for row in rows)
    kept = [
        row
        for row in rows
        if row["bare"] >= LEAST_ROWS
        and row["days"] >= LEAST_ROWS - 1
        and row["messages"] >= MOSTLY * (row["messages"] + row["others"])
        and tried * tail(row["messages"] + row["others"], row["messages"], row["share"]) <= CHANCE
    ]
    engine.register(
        "register_kept",
        pa.table(
            {
                name: pa.array([row[name] for row in kept], pa.large_string())
                for name in ("comparison_id", "operator", "talk")
            }
        ),
    )
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE register_spoken AS "
        "SELECT DISTINCT comparison_id, operator, record_id FROM register_talked SEMI JOIN register_kept USING (comparison_id, operator, talk)"
    )
    for name in ("said", "talked", "candidates"):
        engine.execute(f"DROP TABLE IF EXISTS register_{name}")


def _named_in(which: str, messages: str) -> str:
    """SQL of which rows of a register messages name within days of their entry: comparison_id, operator, row_id, talk, record_id, day."""
    days = f"INTERVAL {DAYS} DAY"
    near = f"s.sent_at BETWEEN r.entered_at - {days} AND r.entered_at + {days}"
    # A name is looked for where its head stands, as long as it is: every message held against every row of its days would cost the product of
    # both, and so would every message against every name that begins alike.
    return f"""
        WITH r AS (SELECT *, upper(trim(name)) AS called FROM register_rows WHERE entered_at IS NOT NULL AND {which}), numbers AS (
          SELECT record_id, talk, sent_at, unnest(regexp_extract_all(text, '{_NUMBERED}')) AS v FROM {messages}
        ), names AS MATERIALIZED (
          SELECT DISTINCT called, left(called, {_HEAD}) AS head, length(called) AS long FROM r WHERE length(trim(name)) >= 2
        ), starts AS MATERIALIZED (
          SELECT DISTINCT left(head, 2) AS two, length(head) AS size FROM names
        ), heads AS MATERIALIZED (
          SELECT DISTINCT head, long FROM names
        ), pieces AS (
          SELECT record_id, talk, sent_at, text, unnest(range(1, length(text))) AS nth FROM {messages}
          WHERE sent_at BETWEEN (SELECT min(entered_at) - {days} FROM r) AND (SELECT max(entered_at) + {days} FROM r)
        ), said AS MATERIALIZED (
          SELECT DISTINCT p.talk, p.record_id, p.sent_at, n.called FROM (SELECT *, substr(text, nth, {_HEAD}) AS piece FROM pieces) p
          JOIN starts b ON b.two = left(p.piece, 2) JOIN heads h ON h.head = left(p.piece, b.size) JOIN names n ON n.called = substr(p.text, p.nth, h.long)
        )
        SELECT r.comparison_id, r.operator, r.record_id AS row_id, s.talk, s.record_id, r.entered_at::DATE AS day
        FROM numbers s JOIN register_keys k ON k.v = s.v JOIN r ON r.record_id = k.record_id WHERE {near}
        UNION
        SELECT r.comparison_id, r.operator, r.record_id, s.talk, s.record_id, r.entered_at::DATE
        FROM said s JOIN r ON r.called = s.called AND length(trim(r.name)) >= 2 WHERE {near}
    """
