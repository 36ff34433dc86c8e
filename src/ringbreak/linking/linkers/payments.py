"""Payments: one movement of money that stands in two ledgers, each with its own memo, date, fee and spelling."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress

SURE = 0.9
"""Probability from which two rows are one payment; below it there is not enough evidence."""
DAYS = 21
"""Days that may lie between the two sides."""
FEE = 0.12
"""Relative difference of the amounts that may be fees and exchange."""
CROWD = 200
"""Rows that may share an amount, or an amount and a word, before that is no reason to compare them: so the work grows with the rows."""

WIDTH = 24
"""Characters of a memo or a name that are compared (agreement.py has the same); evidence may hold a memo of any length."""

TAIL = "CASE WHEN regexp_matches({c}, '[0-9]{{4}}$') THEN right({c}, 4) ELSE '' END"
NAME = "lower(regexp_replace(split_part(coalesce({n}, CASE WHEN regexp_matches({c}, '[0-9]{{4}}') THEN '' ELSE {c} END, ''), '*', 1), '\\s+', ' ', 'g'))"

LEGS = f"""
    CREATE OR REPLACE TEMP TABLE legs AS
    WITH l AS (
      SELECT t.record_id, r.evidence_id || '/' || coalesce(r.channel, '') AS book, CAST(t.amount AS DOUBLE) AS amount,
             t.currency, CAST(epoch_us(t.moved_at) AS DOUBLE) / 1e6 AS moved,
             left(lower(trim(regexp_replace(left(coalesce(t.memo, ''), 200), '\\s+', ' ', 'g'))), {WIDTH}) AS memo,
             {TAIL.format(c="coalesce(t.payer, '')")} AS payer_tail, {TAIL.format(c="coalesce(t.payee, '')")} AS payee_tail,
             left(trim({NAME.format(n="t.payer_name", c="t.payer")}), {WIDTH}) AS payer_name,
             left(trim({NAME.format(n="t.payee_name", c="t.payee")}), {WIDTH}) AS payee_name
      FROM transfers t JOIN records r USING (record_id)
      WHERE t.moved_at IS NOT NULL AND t.amount > 0
    )
    SELECT CAST(row_number() OVER (ORDER BY book, record_id) - 1 AS BIGINT) AS leg,
           CAST(dense_rank() OVER (ORDER BY book) - 1 AS INTEGER) AS ledger, * FROM l
"""

PAIRS = f"""
    WITH a AS (
      SELECT *, CAST(floor(moved / 86400) AS BIGINT) AS day, CAST(floor(ln(amount) / {FEE}) AS BIGINT) AS size FROM legs
    ), equal AS (
      SELECT x.leg AS l, y.leg AS r FROM a x JOIN a y ON x.amount = y.amount AND x.ledger < y.ledger
      WHERE x.amount IN (SELECT amount FROM a GROUP BY amount HAVING count(*) <= {CROWD})
    ), same_day AS (
      SELECT x.leg AS l, y.leg AS r
      FROM a x JOIN (SELECT *, unnest([day - 1, day, day + 1]) AS near FROM a) y
        ON x.amount = y.amount AND x.day = y.near AND x.ledger < y.ledger
      WHERE (x.amount, x.day) IN (SELECT (amount, day) FROM a GROUP BY amount, day HAVING count(*) <= {CROWD})
    ), keys AS (
      SELECT leg, ledger, amount, size, unnest(list_filter([
               CASE WHEN length(memo) >= 3 THEN 'm' || left(memo, 3) END,
               CASE WHEN payer_tail <> '' AND payee_tail <> '' THEN 't' || payer_tail || payee_tail END,
               CASE WHEN length(payer_name) >= 2 THEN 'p' || left(payer_name, 4) END,
               CASE WHEN length(payee_name) >= 2 THEN 'q' || left(payee_name, 4) END], lambda k: k IS NOT NULL)) AS key
      FROM a
    ), few AS (
      SELECT key, size FROM keys GROUP BY key, size HAVING count(*) <= {CROWD}
    ), worded AS (
      SELECT x.leg AS l, y.leg AS r
      FROM (SELECT * FROM keys SEMI JOIN few USING (key, size)) x
      JOIN (SELECT *, unnest([size - 1, size, size + 1]) AS near FROM keys SEMI JOIN few USING (key, size)) y
        ON x.key = y.key AND x.size = y.near AND x.ledger < y.ledger
    )
    SELECT DISTINCT p.l, p.r
    FROM (SELECT * FROM equal UNION ALL SELECT * FROM same_day UNION ALL SELECT * FROM worded) p
    JOIN legs x ON x.leg = p.l JOIN legs y ON y.leg = p.r
    WHERE abs(x.moved - y.moved) <= {DAYS} * 86400.0 + 1 AND abs(x.amount - y.amount) <= {FEE} * least(x.amount, y.amount)
      AND (x.currency = y.currency OR x.currency IS NULL OR y.currency IS NULL)
      AND (x.payer_tail = y.payer_tail OR x.payer_tail = '' OR y.payer_tail = '')
      AND (x.payee_tail = y.payee_tail OR x.payee_tail = '' OR y.payee_tail = '')
    ORDER BY p.l, p.r
"""
"""Rows of different ledgers that may be one payment: of one amount, or of about one amount and with a word or an account in common;
never with accounts that contradict each other."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One selector a payment whose two sides were found, borne by the two rows.

    Reads: TRANSFERS, RECORDS. A ledger is a table of a piece of evidence. Rows without time or amount are left out.
    """
    import numpy as np
    import pyarrow as pa

    from ringbreak.linking.payments.evidence import Legs, amounts, beginnings, times
    from ringbreak.linking.payments.matching import match

    engine.execute(LEGS)
    rows = engine.sql("SELECT * FROM legs ORDER BY leg")
    if rows.num_rows < 2 or int(rows["ledger"].to_numpy().max()) == 0:
        engine.execute("DROP TABLE legs")
        return
    pairs = engine.sql(PAIRS)
    progress.step("payments", 0, pairs.num_rows, "pairs")
    left, right = pairs["l"].to_numpy().astype(np.int64), pairs["r"].to_numpy().astype(np.int64)
    ledger = rows["ledger"].to_numpy()
    texts = ("memo", "payer_tail", "payee_tail", "payer_name", "payee_name")
    legs = Legs(
        ledger,
        rows["amount"].to_numpy(),
        rows["moved"].to_numpy(),
        tuple(np.array(rows[name].to_pylist(), dtype=np.str_) for name in texts),
    )
    fields = [amounts(legs, left, right), times(legs, left, right)]
    fields += [beginnings(text, left, right) for text in legs.texts]
    held = np.bincount(ledger).astype(np.float64)
    possible = float((held.sum() ** 2 - (held**2).sum()) / 2)
    smaller = int(min(held.sum() / 2, held.sum() - held.max()))
    found = match(fields, left, right, legs.amount.size, possible, smaller)
    sure = np.flatnonzero(found >= SURE)
    engine.register(
        "payment_rows",
        pa.table({"l": left[sure], "r": right[sure], "p": np.round(found[sure], 3)}),
    )
    why = sentence("it is the same payment as in the other ledger: {amount} here and {other} there, {days} days apart, probability {p}",
                   amount="printf('%.2f', amount)", other="printf('%.2f', other)",
                   days="printf('%.1f', abs(moved - moved_there) / 86400)", p="printf('%.3f', p)")  # fmt: skip
    engine.execute(
        f"""
        INSERT INTO minted
        WITH sides AS (
          SELECT x.record_id AS here, y.record_id AS there, x.amount, y.amount AS other, x.moved, y.moved AS moved_there, p.p, x.currency
          FROM payment_rows p JOIN legs x ON x.leg = p.l JOIN legs y ON y.leg = p.r
          UNION ALL
          SELECT y.record_id, x.record_id, y.amount, x.amount, y.moved, x.moved, p.p, x.currency
          FROM payment_rows p JOIN legs x ON x.leg = p.l JOIN legs y ON y.leg = p.r
        )
        SELECT here, 'payment',
               left(md5(CAST(least(here, there) AS VARCHAR) || '-' || CAST(greatest(here, there) AS VARCHAR)), 16),
               printf('%.2f', least(amount, other)) || coalesce(' ' || currency, ''),
               NULL, NULL, NULL, 0,
               {why}
        FROM sides ORDER BY here, there
        """
    )
    engine.execute("DROP TABLE legs")
    progress.step("payments", pairs.num_rows, pairs.num_rows, "pairs")


LINKER = Linker(
    name="payments",
    title="The two sides of one payment",
    kinds=("payment",),
    mint=mint,
    source="docs/accuracy/payments.md",
)
