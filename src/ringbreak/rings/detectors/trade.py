"""Trade in personal data and other illicit goods: what, how many, at what price, paid where."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import common_findings, price_findings, said_count
from ringbreak.rings.conduct.goods import goods_findings
from ringbreak.rings.conduct.prepare import TypedRing, typed_rings
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.structure import CRYPTO_KINDS
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

NAME = "trade"


def detect(engine: Engine) -> DetectorResult:
    """Claim what rings of this type offered.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, MENTIONS, SELECTORS, ACTIONS, TRANSFERS, PROFILES, MAPPINGS.
    Returns: listings, goods, quantities, prices, wallets, buyers who ask, people in samples.
    """
    rings = typed_rings(engine, NAME)
    if not rings:
        return DetectorResult.nothing()
    claims, passages = Claims(NAME), Passages(engine)
    common_findings(engine, claims, passages, rings)
    goods_findings(engine, claims, passages, rings)
    said_count(
        engine, claims, passages, rings, measure="listings", term="data_goods", also="sale_terms",
        template="{count} listings offer personal data, {different} of them in different words", unit="items",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="listings_other", term="other_goods",
        template="{count} listings offer cards, accounts, papers, counterfeits or arms, {different} of them in different words",
        unit="items",
    )  # fmt: skip
    price_findings(
        engine, claims, passages, rings,
        patterns=(r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:条|张|套|份|个)", r"(?:单价|量大|每条|每张|每套)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元"),
        english=r"([0-9][0-9,.]*) ?(?:cny|rmb|yuan) (?:each|per)", term="sale_terms",
        template="a piece is offered at {low} to {high} {currency} ({count} records state a price)",
    )  # fmt: skip
    _wallets(engine, claims, rings)
    return claims.result()


def _wallets(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    kinds = ", ".join(f"'{k}'" for k in CRYPTO_KINDS)
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
               list({{'r': record_id, 'f': field, 's': start, 'e': stop}} ORDER BY held DESC, record_id, field, start)[1:5] AS shown
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


DETECTOR = Detector(
    name=NAME,
    title="Trade in personal data and other illicit goods",
    detect=detect,
    source="docs/case-types.md",
)
