"""Books of orders whose rows are found again as payments into accounts that messages name as where to pay.

An order book names customers; nothing in a row says whose book it is when it names no seller. Laid beside the ledgers of the case it
does: one row after another is a payment of the same name and sum about the same day, into a few accounts. If messages tell
others to pay into those accounts besides, the book, the accounts' statements and those messages are of one keeper. A shop's book fits its
own ledger too; without messages that send people to its account nothing is joined here.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.paid import BANKED, plain
from ringbreak.model.progress import Progress
from ringbreak.words import say

LEAST_ROWS = 20
MATCHED = 0.5
"""Share of the book's rows that must be found as payments; ledgers lack weeks, and some pay by other means."""
DAYS = 3
TILLS = 0.1
"""Share of those payments from which an account is one of the book's."""
MOST_TILLS = 8
GATHERED = 0.8
"""Share of the payments found that must have gone into those accounts."""
NAMED = 3
"""Messages that must name such an account."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`order_book` on the rows of such a book, on the payments, on the statements of its accounts and on the messages that name them.

    Reads: RECORDS, FIELDS, PROFILES, TRANSFERS, MENTIONS.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE book_rows AS
        WITH rows AS (
          SELECT r.record_id, r.evidence_id, r.channel, min(p.name) AS name, r.sent_at FROM records r JOIN profiles p USING (record_id)
          WHERE r.kind IN ('row', 'profile', 'listing') AND r.sent_at IS NOT NULL AND length(p.name) BETWEEN 2 AND 40 GROUP BY ALL
        ), big AS (
          SELECT evidence_id, channel, count(*) AS n FROM rows GROUP BY ALL HAVING count(*) >= {LEAST_ROWS}
        )
        SELECT w.record_id, w.evidence_id, w.channel, upper(trim(w.name)) AS name, w.sent_at, b.n FROM rows w
        JOIN big b ON b.evidence_id = w.evidence_id AND b.channel IS NOT DISTINCT FROM w.channel
        """
    )
    if not engine.sql("SELECT count(*) AS n FROM book_rows")["n"][0].as_py():
        engine.execute("DROP TABLE book_rows")
        return
    progress.step("books", 0, None, "rows")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE book_met AS
          SELECT b.evidence_id, b.channel, b.record_id, {plain("t.payee")} AS till, b.n, t.record_id AS payment_id
          FROM book_rows b JOIN transfers t ON upper(trim(t.payer_name)) = b.name AND t.direction_known AND t.payee IS NOT NULL
            AND t.moved_at BETWEEN b.sent_at - INTERVAL {DAYS} DAY AND b.sent_at + INTERVAL {DAYS} DAY
          WHERE EXISTS (SELECT 1 FROM fields f WHERE f.record_id = b.record_id AND try_cast(replace(f.value, ',', '') AS DOUBLE) = t.amount::DOUBLE)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE book_tills AS
        WITH books AS (
          SELECT evidence_id, channel, count(DISTINCT record_id) AS found FROM book_met GROUP BY ALL
          HAVING count(DISTINCT record_id) >= {MATCHED} * any_value(n)
        ), tills AS (
          SELECT m.evidence_id, m.channel, m.till, count(DISTINCT m.record_id) AS n, any_value(b.found) AS found
          FROM book_met m JOIN books b ON b.evidence_id = m.evidence_id AND b.channel IS NOT DISTINCT FROM m.channel
          GROUP BY m.evidence_id, m.channel, m.till HAVING count(DISTINCT m.record_id) >= {TILLS} * any_value(b.found)
        ), told AS (
          SELECT {plain("m.value")} AS till, count(DISTINCT m.record_id) AS n FROM mentions m
          JOIN records r ON r.record_id = m.record_id AND r.kind IN ('message', 'post', 'mail')
          WHERE m.field = 'text' AND m.kind IN {BANKED} GROUP BY 1 HAVING count(DISTINCT m.record_id) >= {NAMED}
        ), fit AS (
          SELECT t.evidence_id, t.channel FROM tills t GROUP BY ALL
          HAVING count(*) <= {MOST_TILLS} AND sum(t.n) >= {GATHERED} * any_value(t.found)
        )
        SELECT t.evidence_id, t.channel, t.till, t.n FROM tills t
        JOIN fit f ON f.evidence_id = t.evidence_id AND f.channel IS NOT DISTINCT FROM t.channel
        -- If messages send people to one of them, the others are of the same book.
        WHERE EXISTS (SELECT 1 FROM tills x JOIN told ON told.till = x.till WHERE x.evidence_id = t.evidence_id AND x.channel IS NOT DISTINCT FROM t.channel)
        """
    )
    row = literal(say("it is a row of a book whose rows are payments into accounts that messages name as where to pay"))  # fmt: skip
    statement = literal(say("it is the statement of an account into which the rows of such a book were paid"))
    payment = literal(say("it is the payment of a row of such a book"))
    message = literal(say("it names an account into which the rows of such a book were paid"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH books AS (
          SELECT DISTINCT evidence_id, channel, left(md5(evidence_id || '/' || coalesce(channel, '')), 16) AS value FROM book_tills
        ), borne AS (
          SELECT w.record_id, b.value, {row} AS why, 1 AS place FROM books b
          JOIN records w ON w.evidence_id = b.evidence_id AND w.channel IS NOT DISTINCT FROM b.channel AND w.kind IN ('row', 'profile', 'listing')
          UNION ALL
          SELECT DISTINCT m.payment_id, b.value, {payment}, 3 FROM books b
          JOIN book_met m ON m.evidence_id = b.evidence_id AND m.channel IS NOT DISTINCT FROM b.channel
          JOIN book_tills t ON t.evidence_id = m.evidence_id AND t.channel IS NOT DISTINCT FROM m.channel AND t.till = m.till
          UNION ALL
          SELECT DISTINCT m.record_id, b.value, CASE WHEN r.kind = 'metadata' THEN {statement} ELSE {message} END, 2
          FROM books b JOIN book_tills t ON t.evidence_id = b.evidence_id AND t.channel IS NOT DISTINCT FROM b.channel
          JOIN mentions m ON {plain("m.value")} = t.till AND m.kind IN {BANKED}
          JOIN records r ON r.record_id = m.record_id AND (r.kind = 'metadata' OR r.kind IN ('message', 'post', 'mail') AND m.field = 'text')
        )
        SELECT record_id, 'order_book', value, '× ' || (SELECT count(*) FROM borne x WHERE x.value = borne.value AND x.place = 1), NULL, NULL, NULL, 0, arg_min(why, place) FROM borne GROUP BY record_id, value
        ORDER BY record_id, value
        """
    )
    engine.execute("DROP TABLE book_tills")
    engine.execute("DROP TABLE book_met")
    engine.execute("DROP TABLE book_rows")
    progress.step("books", 1, 1, "rows")


LINKER = Linker(
    name="books",
    title="Books of orders that are found again as payments",
    kinds=("order_book",),
    mint=mint,
    source="docs/case-types.md",
)
