from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import first_passages
from ringbreak.model.kinds import COINS
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Price, Said, detector
from ringbreak.rings.conduct.goods import goods_findings
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


def _wallets(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    kinds = ", ".join(f"'{k}'" for k in COINS)
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH named AS (
          SELECT m.ring_id, n.kind, n.value, n.record_id, n.field, n.start, n."end" AS stop,
                 EXISTS (SELECT 1 FROM conduct_accounts a WHERE a.ring_id = m.ring_id AND a.value = lower(n.value) AND a.held) AS held
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id
          JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id AND w.voice = 'own'
          WHERE m.member_kind = 'record' AND n.kind IN ({kinds}) AND w.kind NOT IN ('transfer', 'action')
        )
        SELECT ring_id, count(DISTINCT value) FILTER (held) AS low, count(DISTINCT value) AS high,
               {first_passages(5, "NOT held", "record_id", "field", "start")} AS shown
        FROM named GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "wallets",
            say(
                "its members name {high} crypto addresses to be paid at; {low} of them are held to be the ring's own",
                high=row["high"],
                low=row["low"],
            ),
            [(p["r"], p["f"], p["s"], p["e"]) for p in row["shown"]],
            low=float(row["low"]),
            high=float(row["high"]),
            unit="items",
            confidence=0.85,
        )


DETECTOR = detector(
    "trade",
    "Trade in personal data and other illicit goods",
    said=(
        Said(
            "listings",
            "data_goods",
            "{count} listings offer personal data, {different} of them in different words",
            also="sale_terms",
            unit="items",
        ),
        Said(
            "listings_other",
            "other_goods",
            "{count} listings offer cards, accounts, papers, counterfeits or arms, {different} of them in different words",
            unit="items",
        ),
    ),
    prices=(
        Price(
            "sale_terms",
            (
                r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:条|张|套|份|个)",
                r"(?:单价|量大|每条|每张|每套)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元",
            ),
            "a piece is offered at {low} to {high} {currency} ({count} records state a price)",
        ),
    ),
    more=(goods_findings, _wallets),
)
