from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import SITES, Price, Said, complaints, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.structure import BEIJING_HOURS
from ringbreak.words import say


def _inserts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Rows inserted by an operator most of whose rows come when offices are closed, and without an application before."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH inserts AS (
          SELECT a.ring_id, a.actor, a.record_id, a.target, a.acted_at,
                 extract('hour' FROM a.acted_at + INTERVAL {BEIJING_HOURS} HOUR) NOT BETWEEN 7 AND 20 AS odd,
                 EXISTS (SELECT 1 FROM actions p WHERE p.target = a.target AND p.verb IN ('apply', 'application', 'submit')
                         AND p.acted_at <= a.acted_at) AS applied
          FROM conduct_actions a WHERE a.verb = 'insert' AND a.acted_at IS NOT NULL AND a.actor IS NOT NULL
        )
        SELECT ring_id, actor, count(*) AS n, count(*) FILTER (odd) AS odd, count(*) FILTER (NOT applied) AS bare,
               list(record_id ORDER BY odd DESC, record_id)[1:5] AS shown
        FROM inserts GROUP BY ring_id, actor HAVING count(*) FILTER (odd) >= 5 AND avg(odd::INT) >= 0.6 ORDER BY ring_id, actor
        """,
    ):
        claims.add(
            row["ring_id"],
            "rows_inserted",
            say(
                "one operator inserted {count} rows, {odd} of them between nine in the evening and seven in the morning, {bare} without an application in the case",
                count=row["n"],
                odd=row["odd"],
                bare=row["bare"],
            ),
            passages.of(row["shown"], meanings=["actions.verb", "records.sent_at"]),
            low=float(row["odd"]),
            high=float(row["n"]),
            unit="records",
            confidence=0.75,
            key=row["actor"],
        )


DETECTOR = detector(
    "forgery",
    "Forged certificates and tampered registries",
    said=(
        Said(
            "offers_forged",
            "forged_papers",
            "{count} records offer forged papers, {different} of them in different words",
        ),
        Said(
            "promises_register",
            "verifiable",
            "{count} records promise that a register will show the paper, {different} of them in different words",
        ),
    ),
    prices=(
        Price(
            "forged_papers",
            (
                r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:本|张|套|份|个)",
                r"(?:单价|价格|收费|每本|每张)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)",
            ),
            "a paper is offered at {low} to {high} {currency} ({count} records state a price)",
        ),
    ),
    figures=(SITES,),
    more=(
        complaints("no_such_paper"),
        _inserts,
    ),
)
