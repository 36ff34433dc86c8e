"""Networks of sites and their link agents: structure and money only."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import (
    agent_findings,
    common_findings,
    measure_finding,
    said_count,
)
from ringbreak.rings.conduct.prepare import TypedRing, typed_rings
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

NAME = "site_network"


def detect(engine: Engine) -> DetectorResult:
    """Claim how rings of this type are built.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, MENTIONS, SELECTORS, TRANSFERS, MAPPINGS.
    Returns: sites, shared measuring numbers, links a agent, payouts.
    """
    rings = typed_rings(engine, NAME)
    if not rings:
        return DetectorResult.nothing()
    claims, passages = Claims(NAME), Passages(engine)
    common_findings(engine, claims, passages, rings)
    measure_finding(
        engine, claims, passages, rings, measure="sites", name="domains", unit="websites",
        template="{count} sites are held to be its own",
        records="SELECT m.ring_id, l.record_id FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector' "
        "JOIN links l ON l.selector_id = s.selector_id WHERE s.kind IN ('domain', 'onion')",
    )  # fmt: skip
    measure_finding(
        engine, claims, passages, rings, measure="one_tracker", name="one_tracker", unit="websites", least=2,
        template="{count} sites share one measuring or licence number",
        records="SELECT m.ring_id, n.record_id FROM ring_members m JOIN mentions n ON n.record_id = m.member_id "
        "WHERE m.member_kind = 'record' AND n.kind IN ('tracking_id', 'icp')",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="agents", term="agents", unit="records",
        template="{count} records hire or pay agents, {different} of them in different words",
    )  # fmt: skip
    agent_findings(engine, claims, rings)
    _payouts(engine, claims, passages, rings)
    return claims.result()


def _payouts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(DISTINCT payee) AS payees, count(*) AS n,
               list(record_id ORDER BY amount DESC, record_id)[1:5] AS shown
        FROM conduct_moves WHERE pays_out AND NOT inside GROUP BY ring_id HAVING count(DISTINCT payee) >= 3 ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "payees",
            say(
                "{payees} parties outside the ring were paid in {count} payments",
                payees=row["payees"],
                count=row["n"],
            ),
            passages.of(row["shown"], meanings=["transfers.amount", "transfers.amount_out"]),
            value=float(row["payees"]),
            unit="people",
            confidence=0.8,
        )


DETECTOR = Detector(
    name=NAME,
    title="Networks of sites and their agents",
    detect=detect,
    source="docs/case-types.md",
)
