from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Figure, Said, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


def _headlines(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(*) AS titles, count(*) FILTER (baits) AS baiting,
               list({'r': record_id, 'e': length(title)} ORDER BY score DESC, record_id) FILTER (baits) [1:5] AS shown
        FROM conduct_titles GROUP BY ring_id HAVING count(*) FILTER (baits) > 0
        ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "baiting_headlines",
            say(
                "{baiting} of {titles} different headlines bait: they ask, point at what they do not name, or hold the answer back. Newspapers do it too, so it proves nothing alone",
                baiting=row["baiting"],
                titles=row["titles"],
            ),
            [(p["r"], "title", 0, p["e"]) for p in row["shown"]],
            value=float(row["baiting"]),
            unit="items",
            confidence=0.7,
        )


def _clicks(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """The largest count a record states, once a record: two readings of one counter are not two counts."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH each_record AS (
          SELECT m.ring_id, x.record_id, x.measure, max(x.value) AS n FROM ring_members m
          JOIN metrics x ON x.record_id = m.member_id WHERE m.member_kind = 'record' AND x.measure IN ('clicks', 'views')
          GROUP BY m.ring_id, x.record_id, x.measure
        )
        SELECT ring_id, measure, max(n)::BIGINT AS low, sum(n)::BIGINT AS high, count(*) AS records,
               list(record_id ORDER BY n DESC, record_id)[1:5] AS shown
        FROM each_record GROUP BY ring_id, measure ORDER BY ring_id, measure
        """,
    ):
        claims.add(
            row["ring_id"],
            row["measure"],
            say(
                "the sources state {count} {measure} for {records} of its records, if no two of them count the same page",
                count=f"{row['high']:,}",
                measure=row["measure"],
                records=row["records"],
            ),
            passages.of(row["shown"], meanings=["metrics." + row["measure"]]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit=row["measure"],
            confidence=0.8,
        )


DETECTOR = detector(
    "diversion",
    "Traffic diversion by article farms",
    said=(
        Said(
            "system_offers",
            "traffic_system",
            "{count} records offer systems that write or spread articles, {different} of them in different words",
        ),
    ),
    figures=(
        Figure(
            "articles",
            "articles",
            "{count} articles and posts with a headline",
            "SELECT m.ring_id, m.member_id AS record_id FROM ring_members m JOIN records r ON r.record_id = m.member_id "
            "WHERE m.member_kind = 'record' AND r.kind IN ('article', 'page', 'post') AND r.title IS NOT NULL",
            "items",
        ),
        Figure(
            "one_landing",
            "one_landing",
            "{count} records lead to the same site or advertising account, the most of any",
            "SELECT m.ring_id, n.record_id FROM ring_members m JOIN mentions n ON n.record_id = m.member_id "
            "WHERE m.member_kind = 'record' AND n.kind IN ('domain', 'tracking_id')",
            "records",
            least=3,
        ),
    ),
    more=(_headlines, _clicks),
)
