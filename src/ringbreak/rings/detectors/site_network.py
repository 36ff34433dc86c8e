from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import agent_findings
from ringbreak.rings.conduct.declared import AGENTS, Figure, detector, sites
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


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


DETECTOR = detector(
    "site_network",
    "Networks of sites and their agents",
    said=(AGENTS,),
    figures=(
        Figure(
            "one_tracker",
            "one_tracker",
            "{count} sites share one measuring or licence number",
            "SELECT m.ring_id, n.record_id FROM ring_members m JOIN mentions n ON n.record_id = m.member_id "
            "WHERE m.member_kind = 'record' AND n.kind IN ('tracking_id', 'icp')",
            "websites",
            least=2,
        ),
    ),
    more=(sites, agent_findings, _payouts),
)
