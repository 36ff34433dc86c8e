"""Paid engagement: accounts that act together, paid likes, posts and deletions, who ordered them."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.measures import MEASURE_NAMES
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import common_findings, price_findings, said_count
from ringbreak.rings.conduct.prepare import TypedRing, typed_rings
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

NAME = "paid_engagement"


def detect(engine: Engine) -> DetectorResult:
    """Claim what rings of this type did.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, MENTIONS, SELECTORS, TRANSFERS, MAPPINGS, ACTIONS, METRICS.
    Returns: offers, orders, prices, accounts that act on the same things, counts the sources state for them.
    """
    rings = typed_rings(engine, NAME)
    if not rings:
        return DetectorResult.nothing()
    claims, passages = Claims(NAME), Passages(engine)
    common_findings(engine, claims, passages, rings)
    said_count(
        engine, claims, passages, rings, measure="offers_engagement", term="engagement", unit="records",
        template="{count} records offer posts, likes or deletions, {different} of them in different words",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="orders", term="engagement_ordered", unit="records",
        template="{count} records order posts, likes or deletions, {different} of them in different words",
    )  # fmt: skip
    price_findings(
        engine, claims, passages, rings,
        patterns=(r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:条|个|次|赞|粉|千)", r"(?:删帖|沉帖|单价|每条|每帖)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元"),
        english=r"([0-9][0-9,.]*) ?(?:cny|rmb|yuan|usd) (?:each|per)", term="engagement",
        template="an order costs {low} to {high} {currency} ({count} records state a price)",
    )  # fmt: skip
    _acting(engine, claims, passages, rings)
    return claims.result()


def _acting(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        WITH acts AS (
          SELECT ring_id, verb, count(*) AS n, count(DISTINCT actor) AS accounts, count(DISTINCT target) AS things,
                 list(record_id ORDER BY record_id)[1:5] AS shown
          FROM conduct_actions WHERE verb IN ('like', 'share', 'repost', 'comment', 'view', 'delete', 'follow', 'vote')
          GROUP BY ring_id, verb
        )
        SELECT * FROM acts WHERE accounts >= 3 ORDER BY ring_id, verb
        """,
    ):
        claims.add(
            row["ring_id"],
            "engagement_" + row["verb"],
            say(
                "{accounts} accounts of the ring did '{verb}' {count} times on {things} things",
                accounts=row["accounts"],
                verb=row["verb"],
                count=row["n"],
                things=row["things"],
            ),
            passages.of(row["shown"], meanings=["actions.verb"]),
            value=float(row["n"]),
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


DETECTOR = Detector(
    name=NAME,
    title="Paid engagement (water army)",
    detect=detect,
    source="docs/case-types.md",
)
