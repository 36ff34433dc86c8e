"""Forgery: forged papers for sale, and register rows inserted outside the normal path."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import (
    common_findings,
    measure_finding,
    price_findings,
    said_count,
)
from ringbreak.rings.conduct.prepare import TypedRing, typed_rings
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.structure import BEIJING_HOURS
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

NAME = "forgery"


def detect(engine: Engine) -> DetectorResult:
    """Claim what rings of this type did.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, MENTIONS, SELECTORS, TRANSFERS, MAPPINGS, ACTIONS.
    Returns: offers, prices, look-alike sites, rows inserted at odd hours by one operator.
    """
    rings = typed_rings(engine, NAME)
    if not rings:
        return DetectorResult.nothing()
    claims, passages = Claims(NAME), Passages(engine)
    common_findings(engine, claims, passages, rings)
    said_count(
        engine, claims, passages, rings, measure="offers_forged", term="forged_papers", unit="records",
        template="{count} records offer forged papers, {different} of them in different words",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="promises_register", term="verifiable", unit="records",
        template="{count} records promise that a register will show the paper, {different} of them in different words",
    )  # fmt: skip
    price_findings(
        engine, claims, passages, rings,
        patterns=(r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:本|张|套|份|个)", r"(?:单价|价格|收费|每本|每张)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)"),
        english=r"([0-9][0-9,.]*) ?(?:cny|rmb|yuan|usd) (?:each|per)", term="forged_papers",
        template="a paper is offered at {low} to {high} {currency} ({count} records state a price)",
    )  # fmt: skip
    measure_finding(
        engine, claims, passages, rings, measure="sites", name="domains", unit="websites",
        template="{count} sites are held to be its own",
        records="SELECT m.ring_id, l.record_id FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector' "
        "JOIN links l ON l.selector_id = s.selector_id WHERE s.kind IN ('domain', 'onion')",
    )  # fmt: skip
    _inserts(engine, claims, passages, rings)
    return claims.result()


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


DETECTOR = Detector(
    name=NAME,
    title="Forged certificates and tampered registries",
    detect=detect,
    source="docs/case-types.md",
)
