"""Registers: rows that nothing is behind, entered by one operator at odd hours or for money.

Where the register, the log of who wrote it and the applications it should rest on are all in the case, rows without an application are
found by laying the tables beside each other (registers/compare.py) and weighed by what stands out about them (registers/weighing.py). What
is found becomes one selector an operator and register, borne by the rows, by the entries of the log that made them, by the
payments of the people they name, by the statement of the account they paid, and by what is said of them in those days (registers/spoken.py).
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.registers import spoken
from ringbreak.linking.registers.compare import find_pairs, lay_beside, why_paired
from ringbreak.linking.registers.weighing import Standing, weigh
from ringbreak.model.comparisons import COMPARISONS
from ringbreak.model.progress import Progress
from ringbreak.words import say


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a bare row of a register, its entry in the log, and a payment of who is named in it.

    Reads: RECORDS, FIELDS, ACTIONS, PROFILES, TRANSFERS.
    Makes: register_comparisons, the rows of COMPARISONS. An office's log says what its staff did at work: the accounts of operators, minted
    before, are taken from the entries that have something behind them, so that a forged row does not draw in years of honest ones.
    """
    engine.register("register_comparisons", COMPARISONS.empty())
    pairs = find_pairs(engine)
    progress.step("registers", 0, pairs, "tables")
    if pairs:
        lay_beside(engine)
        _compared(engine)
        standing = weigh(engine)
        if standing:
            spoken.find(engine, standing)
            _bear(engine, standing)
    for name in ("books", "cells", "columns", "keys", "rows", "paid", "spoken"):
        engine.execute(f"DROP TABLE IF EXISTS register_{name}")
    progress.step("registers", pairs, pairs, "tables")


def _compared(engine: Engine) -> None:
    import pyarrow as pa

    pairs = engine.sql("SELECT * FROM register_pairs ORDER BY comparison_id").to_pylist()
    engine.register(
        "register_why",
        pa.table(
            {
                "comparison_id": pa.array([p["comparison_id"] for p in pairs], pa.large_string()),
                "why": pa.array([why_paired(p) for p in pairs], pa.large_string()),
            }
        ),
    )
    made = engine.sql(
        """
        WITH counts AS (
          SELECT comparison_id, count(other_id) AS matched, count(*) FILTER (other_id IS NULL AND covered) AS bare,
                 count(*) FILTER (other_id IS NULL AND NOT covered) AS uncovered, count(DISTINCT other_id) AS named,
                 count(DISTINCT operator) AS operators, min(entered_at) AS first_at, max(entered_at) AS last_at,
                 min(record_id) FILTER (other_id IS NOT NULL AND operator IS NOT NULL) AS example,
                 min(record_id) FILTER (other_id IS NOT NULL) AS any_example, min(log_id) AS a_log
          FROM register_rows GROUP BY comparison_id
        )
        SELECT p.comparison_id, b.evidence_id, b.channel, p.field, o.evidence_id AS other_evidence_id, o.channel AS other_channel,
               p.other_field, l.evidence_id AS log_evidence_id, p.rows, p.other_rows, c.matched, c.bare, c.uncovered,
               p.other_rows - c.named AS unclaimed, c.operators, c.first_at, c.last_at, x.record_id AS example_id,
               x.other_id AS other_example_id, w.why
        FROM register_pairs p JOIN counts c USING (comparison_id) JOIN register_why w USING (comparison_id)
        JOIN register_books b ON b.book = p.book JOIN register_books o ON o.book = p.other_book
        LEFT JOIN records l ON l.record_id = c.a_log
        LEFT JOIN register_rows x ON x.comparison_id = p.comparison_id AND x.record_id = coalesce(c.example, c.any_example)
        ORDER BY p.comparison_id
        """
    )
    engine.register("register_comparisons", made.select(COMPARISONS.names).cast(COMPARISONS.schema))


def _bear(engine: Engine, standing: list[Standing]) -> None:
    import pyarrow as pa

    columns = {
        "comparison_id": [s.comparison_id for s in standing],
        "operator": [s.operator for s in standing],
        "account": [s.account for s in standing],
        "shown": [f"{s.operator} × {s.bare}" for s in standing],
        "why": [_why(s) for s in standing],
    }
    engine.register(
        "register_standing", pa.table({k: pa.array(v, pa.large_string()) for k, v in columns.items()})
    )
    entry = literal(say("it is the entry of the log that made such a row"))
    payment = literal(say("somebody named in such a row paid an account that the others in the register do not pay"))  # fmt: skip
    named = literal(say("it names such a row within days of its entry, and its talk names several and hardly any other rows"))  # fmt: skip
    statement = literal(say("it is the statement of an account that people named in such rows paid"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH bare AS (
          SELECT r.record_id, r.log_id, r.comparison_id, s.operator, s.account, s.shown, s.why,
                 r.comparison_id || ':' || left(md5(s.operator), 12) AS value
          FROM register_rows r JOIN register_standing s USING (comparison_id, operator) WHERE r.other_id IS NULL AND r.covered
        ), borne AS (
          SELECT record_id, value, shown, why, 1 AS place FROM bare
          UNION ALL SELECT log_id, value, shown, {entry}, 2 FROM bare WHERE log_id IS NOT NULL
          UNION ALL SELECT p.payment_id, b.value, b.shown, {payment}, 3 FROM bare b
          JOIN register_paid p ON p.comparison_id = b.comparison_id AND p.record_id = b.record_id AND p.account = b.account
          UNION ALL SELECT DISTINCT m.record_id, b.value, b.shown, {statement}, 4 FROM bare b
          JOIN mentions m ON regexp_replace(m.value, '[\\s-]', '', 'g') = b.account
          JOIN records r ON r.record_id = m.record_id AND r.kind = 'metadata'
          UNION ALL SELECT DISTINCT p.record_id, b.value, b.shown, {named}, 5 FROM bare b JOIN register_spoken p USING (comparison_id, operator)
        )
        SELECT record_id, 'register', value, min(shown), NULL, NULL, NULL, 0, arg_min(why, (place, why)) FROM borne
        GROUP BY record_id, value ORDER BY record_id, value
        """
    )
    engine.execute(
        """
        DELETE FROM minted WHERE kind = 'account' AND record_id IN (
          SELECT coalesce(r.log_id, r.record_id) FROM register_rows r
          WHERE r.comparison_id IN (SELECT comparison_id FROM register_standing)
            AND NOT (r.other_id IS NULL AND r.covered AND (r.comparison_id, r.operator) IN (SELECT (comparison_id, operator) FROM register_standing)))
        """
    )


def _why(it: Standing) -> str:
    """Why a row stands out, with the figures."""
    parts = [
        say(
            "nothing is behind it, though {some} of {all} rows of the register have a partner",
            some=it.of_ordinary,
            all=it.of_ordinary + it.of_bare,
        ),
        say(
            "{bare} of {of_bare} such rows are by this operator, who entered {ordinary} of {of_ordinary} others",
            bare=it.bare,
            of_bare=it.of_bare,
            ordinary=it.ordinary,
            of_ordinary=it.of_ordinary,
        ),
    ]
    if it.at_night:
        parts.append(say("{odd} of them outside office hours, on {days} days", odd=it.odd, days=it.days))
    if it.for_money:
        parts.append(
            say("{paid} of the people they name paid one account, which {others} of the others did", paid=it.paid, others=it.others)
        )  # fmt: skip
    return "; ".join(parts)


LINKER = Linker(
    name="registers",
    title="Register rows with nothing behind them",
    kinds=("register",),
    mint=mint,
    source="docs/case-types.md",
)
