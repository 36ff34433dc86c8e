from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import APPS, Said, accounts_named, complaints, detector, fee, sites
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


def _borrowers(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Who was lent to and paid back is a borrower; who did one of the two may be one."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH parties AS (
          SELECT ring_id, lower(coalesce(payer, payer_name)) AS party, true AS paid, record_id FROM conduct_moves WHERE pays_in AND NOT inside
          UNION ALL
          SELECT ring_id, lower(coalesce(payee, payee_name)), false, record_id FROM conduct_moves WHERE pays_out AND NOT inside
        ), each_one AS (
          SELECT ring_id, party, bool_or(paid) AND bool_or(NOT paid) AS both_ways, min(record_id) AS shown FROM parties WHERE party IS NOT NULL GROUP BY ALL
        )
        SELECT ring_id, count(*) FILTER (both_ways) AS low, count(*) AS high, list(shown ORDER BY both_ways DESC, shown)[1:5] AS shown
        FROM each_one GROUP BY ring_id HAVING count(*) FILTER (both_ways) > 0 ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "borrowers",
            say(
                "{low} accounts were paid by its accounts and paid them back, {high} did one or the other: borrowers at least and at most",
                low=row["low"],
                high=row["high"],
            ),
            passages.of(
                row["shown"], meanings=["transfers.amount", "transfers.amount_in", "transfers.amount_out"]
            ),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="people",
            confidence=0.7,
        )


DETECTOR = detector(
    "loan_extortion",
    "Loan extortion",
    said=(
        Said("threats", "threat", "{count} records threaten, {different} of them in different words"),
        Said(
            "overdue_demands",
            "overdue",
            "{count} records demand overdue payments, {different} of them in different words",
        ),
    ),
    prices=(fee("overdue"),),
    figures=(APPS,),
    more=(accounts_named, sites, complaints("threat"), _borrowers),
)
