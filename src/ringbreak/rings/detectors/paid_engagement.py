from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.measures import MEASURE_NAMES
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Price, Said, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.terms import said
from ringbreak.words import say


def _orders(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """An order that the client asked for and the book notes is one order: the larger of the two counts at least, both at most."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH said AS (
          SELECT w.ring_id, w.record_id, w.squeezed, h.sort IS NOT NULL AS booked FROM conduct_words w
          LEFT JOIN conduct_sheets h ON h.evidence_id = w.evidence_id AND h.sort = 'orders'
          WHERE w.voice = 'own' AND w.kind NOT IN ('transfer', 'action') AND (h.sort IS NOT NULL OR {said("engagement_ordered")})
        )
        SELECT ring_id, count(*) FILTER (booked) AS booked, count(*) FILTER (NOT booked) AS asked,
               list(record_id ORDER BY booked DESC, record_id)[1:5] AS shown
        FROM said GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        low, high = max(row["booked"], row["asked"]), row["booked"] + row["asked"]
        claims.add(
            row["ring_id"],
            "orders",
            say(
                "{low} to {high} orders: {booked} rows of its book of orders, {asked} messages that order posts, likes or deletions; the same order may stand in both",
                low=low,
                high=high,
                booked=row["booked"],
                asked=row["asked"],
            ),
            passages.of(row["shown"], terms=["engagement_ordered"]),
            low=float(low),
            high=float(high),
            unit="records",
            confidence=0.8,
        )


VERBS = ("like", "share", "repost", "comment", "view", "delete", "delete_request", "report", "follow", "vote")


def _acting(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        SELECT a.ring_id, count(DISTINCT a.actor) AS used, count(DISTINCT a.device) AS devices, max(d.actors) AS most,
               list(a.record_id ORDER BY a.record_id)[1:5] AS shown
        FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device) GROUP BY a.ring_id ORDER BY a.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "accounts_on_devices",
            say(
                "{used} accounts act from {devices} devices that several accounts share, up to {most} on one",
                used=row["used"],
                devices=row["devices"],
                most=row["most"],
            ),
            passages.of(row["shown"], meanings=["actions.device"]),
            value=float(row["used"]),
            unit="accounts",
            confidence=0.85,
        )
    verbs = ", ".join(f"'{v}'" for v in VERBS)
    for row in rows_of(
        engine,
        rings,
        f"""
        SELECT a.ring_id, a.verb, count(*) AS high, count(*) FILTER (d.device IS NOT NULL) AS low,
               count(DISTINCT a.actor) AS accounts, count(DISTINCT a.target) AS things,
               list(a.record_id ORDER BY d.device IS NULL, a.record_id)[1:5] AS shown
        FROM conduct_actions a LEFT JOIN conduct_devices d USING (ring_id, device)
        WHERE a.verb IN ({verbs}) GROUP BY a.ring_id, a.verb HAVING count(DISTINCT a.actor) >= 3 ORDER BY a.ring_id, a.verb
        """,
    ):
        claims.add(
            row["ring_id"],
            "engagement_" + row["verb"],
            say(
                "{low} to {high} times accounts of the ring did '{verb}', on {things} things; the lower figure counts accounts on devices that several share, the upper one everybody in its records",
                low=row["low"],
                high=row["high"],
                verb=row["verb"],
                things=row["things"],
            ),
            passages.of(row["shown"], meanings=["actions.verb"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="times",
            confidence=0.85,
        )
    for row in rows_of(
        engine,
        rings,
        """
        SELECT m.ring_id, x.measure, sum(x.value)::BIGINT AS n, count(*) AS records,
               list(x.record_id ORDER BY x.value DESC, x.record_id)[1:5] AS shown
        FROM ring_members m JOIN metrics x ON x.record_id = m.member_id WHERE m.member_kind = 'record'
        GROUP BY m.ring_id, x.measure ORDER BY m.ring_id, x.measure
        """,
    ):
        claims.add(
            row["ring_id"],
            "stated_" + row["measure"] if "stated_" + row["measure"] in MEASURE_NAMES else "stated_other",
            say(
                "the sources state {count} {measure} for {records} of its records; how many of them were bought, the case does not tell",
                count=f"{row['n']:,}",
                measure=row["measure"],
                records=row["records"],
            ),
            passages.of(row["shown"], meanings=["metrics." + row["measure"]]),
            low=0.0,
            high=float(row["n"]),
            comparator="up_to",
            confidence=0.8,
            key=row["measure"],
        )


DETECTOR = detector(
    "paid_engagement",
    "Paid engagement (water army)",
    said=(
        Said(
            "offers_engagement",
            "engagement",
            "{count} records offer posts, likes or deletions, {different} of them in different words",
        ),
    ),
    prices=(
        Price(
            "engagement",
            (
                r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:条|个|次|赞|粉|千)",
                r"(?:删帖|沉帖|单价|每条|每帖)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元",
            ),
            "an order costs {low} to {high} {currency} ({count} records state a price)",
        ),
    ),
    more=(_acting, _orders),
)
