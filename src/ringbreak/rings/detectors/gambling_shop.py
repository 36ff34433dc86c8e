from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import agent_findings
from ringbreak.rings.conduct.declared import AGENTS, Said, accounts_named, complaints, detector, fee, sites
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


def _wins(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Draws that the shop's own accounts won, beside all wins on record."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH mine AS (
          SELECT a.ring_id, r.evidence_id, count(*) AS wins, list(a.record_id ORDER BY a.record_id)[1:5] AS shown
          FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device) JOIN records r USING (record_id)
          WHERE a.verb = 'win' GROUP BY a.ring_id, r.evidence_id
        ), every AS (
          SELECT r.evidence_id, count(*) AS n FROM actions a JOIN records r USING (record_id)
          WHERE a.verb = 'win' AND r.evidence_id IN (SELECT evidence_id FROM mine) GROUP BY r.evidence_id
        )
        SELECT ring_id, sum(wins)::BIGINT AS wins, sum(n)::BIGINT AS all_wins, first(shown ORDER BY evidence_id) AS shown
        FROM mine JOIN every USING (evidence_id) GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "own_wins",
            say(
                "its accounts won {wins} times from devices that several accounts share; {all} wins are on record in the same files",
                wins=row["wins"],
                all=row["all_wins"],
            ),
            passages.of(row["shown"], meanings=["actions.verb", "actions.device"]),
            value=float(row["wins"]),
            unit="times",
            confidence=0.85,
        )


def _shelf(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Devices that several of its accounts share, and the draws they took part in beside all draws of the same files."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH mine AS (
          SELECT a.ring_id, r.evidence_id, a.record_id, a.device, a.target FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device)
          JOIN records r USING (record_id)
        ), wins AS (
          SELECT r.evidence_id, count(DISTINCT a.target) AS n FROM actions a JOIN records r USING (record_id)
          WHERE a.verb = 'win' AND r.evidence_id IN (SELECT evidence_id FROM mine) GROUP BY r.evidence_id
        ), held AS (
          SELECT r.evidence_id, count(DISTINCT a.target) AS n FROM actions a JOIN records r USING (record_id)
          WHERE a.verb IN ('win', 'join') AND r.evidence_id IN (SELECT evidence_id FROM wins) GROUP BY r.evidence_id
        )
        SELECT m.ring_id, count(DISTINCT m.device) AS devices, list(m.record_id ORDER BY m.record_id)[1:5] AS shown,
               (SELECT sum(h.n) FROM held h WHERE h.evidence_id IN (SELECT evidence_id FROM mine q WHERE q.ring_id = m.ring_id)) AS draws,
               (SELECT sum(w.n) FROM wins w WHERE w.evidence_id IN (SELECT evidence_id FROM mine q WHERE q.ring_id = m.ring_id)) AS won
        FROM mine m GROUP BY m.ring_id ORDER BY m.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "devices",
            say("{count} devices are each used by three or more of its accounts", count=row["devices"]),
            passages.of(row["shown"], meanings=["actions.device"]),
            value=float(row["devices"]),
            unit="devices",
            confidence=0.85,
        )
        if row["draws"]:
            claims.add(
                row["ring_id"],
                "draws",
                say(
                    "{low} to {high} draws stand in the logs in which its accounts act: those that somebody won, and all that somebody joined",
                    low=int(row["won"] or 0),
                    high=int(row["draws"]),
                ),
                passages.of(row["shown"], meanings=["actions.target", "actions.verb"]),
                low=float(row["won"] or 0),
                high=float(row["draws"]),
                unit="times",
                confidence=0.8,
            )


DETECTOR = detector(
    "gambling_shop",
    "Gambling and sham shops",
    said=(
        Said(
            "offers_gambling",
            "gambling",
            "{count} records offer bets, {different} of them in different words",
        ),
        Said(
            "offers_sham",
            "sham_shop",
            "{count} records offer draws for one yuan or double refunds, {different} of them in different words",
        ),
        Said(
            "fees_asked",
            "fee_first",
            "{count} records ask for a fee before anything is paid, {different} of them in different words",
        ),
        AGENTS,
    ),
    prices=(fee("fee_first"),),
    more=(accounts_named, sites, complaints("payout_refused"), agent_findings, _wins, _shelf),
)
