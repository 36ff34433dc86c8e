"""What a trader offers: kinds of goods, quantities, and why quantities of repeated listings are not added."""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.terms import BY_NAME
from ringbreak.words import say

QUANTITY = r"([0-9][0-9,]*(?:\.[0-9]+)?万?)(?:余)?(?:条|份|组)"
QUANTITY_EN = r"([0-9][0-9,]*) (?:loan applicants|leads|records|rows|people|customers)"
ROUNDS_UP = 1.2
"""A stock that one listing gives as 50,010 and another as 50,430 is one stock; sums over listings are not."""


def read_offers(engine: Engine) -> None:
    """Make `conduct_offers` (ring_id, record_id, goods, quantity), one row per listing of personal data that says how many."""
    goods = BY_NAME["data_goods"].zh.replace("'", "''")
    english = BY_NAME["data_goods"].en.replace("'", "''")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_offers AS
        SELECT ring_id, record_id,
               coalesce(nullif(regexp_extract(squeezed, '({goods})', 1, 'i'), ''), lower(regexp_extract(words, '({english})', 1, 'i'))) AS goods,
               list_max(list_transform(
                 list_concat(regexp_extract_all(squeezed, '{QUANTITY}', 1), regexp_extract_all(words, '{QUANTITY_EN}', 1, 'i')),
                 lambda q: try_cast(replace(replace(q, ',', ''), '万', '') AS DOUBLE) * CASE WHEN contains(q, '万') THEN 10000 ELSE 1 END
               )) AS quantity
        FROM conduct_words
        WHERE voice = 'own' AND kind NOT IN ('action', 'transfer')
          AND (regexp_matches(squeezed, '{goods}', 'i') OR regexp_matches(words, '{english}', 'i'))
        """
    )


def goods_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim what is offered and how many personal records: each kind once, its largest listing."""
    if not rings:
        return
    read_offers(engine)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, goods, count(*) AS listings, max(quantity) AS most, sum(quantity) AS added,
               arg_max(record_id, quantity) AS shown
        FROM conduct_offers WHERE quantity > 0 AND goods <> '' GROUP BY ring_id, goods ORDER BY ring_id, most DESC, goods
        """,
    ):
        kinds.setdefault(row["ring_id"], []).append(row)
    for ring_id, found in kinds.items():
        most, total = found[0]["most"], sum(f["most"] for f in found)
        added = sum(f["added"] for f in found)
        made = claims.add(
            ring_id,
            "personal_records",
            say(
                "{low} to {high} personal records are offered, of {kinds} kinds: {goods}. The lower figure is the largest single listing, the upper one adds the largest of each kind; the same people may stand in several",
                low=f"{most:,.0f}",
                high=f"{total:,.0f}",
                kinds=len(found),
                goods=", ".join(f"{f['goods']} {f['most']:,.0f}" for f in found[:8]),
            ),
            passages.of([f["shown"] for f in found], terms=["data_goods"]),
            low=most,
            high=total,
            unit="records",
            confidence=0.7,
        )
        if added > ROUNDS_UP * total:
            claims.doubt(
                "double_count",
                say(
                    "adding all {listings} listings would give {added} personal records; the same stock is offered again and again, so each kind was counted once ({total})",
                    listings=sum(f["listings"] for f in found),
                    added=f"{added:,.0f}",
                    total=f"{total:,.0f}",
                ),
                [made],
            )
    _book(engine, claims, passages, rings)
    _samples(engine, claims, passages, rings)


def _book(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """What its own book of sales adds up to: rows of a table with a quantity and a price, of which the ring holds some."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH files AS (
          SELECT DISTINCT m.ring_id, r.evidence_id, r.kind FROM ring_members m JOIN records r ON r.record_id = m.member_id
          JOIN rings g ON g.ring_id = m.ring_id AND g.case_type IS NOT NULL
          WHERE m.member_kind = 'record' AND r.kind IN ('row', 'listing', 'transfer', 'profile')
        ), cells AS (
          SELECT f.ring_id, r.record_id, EXISTS (SELECT 1 FROM ring_members q WHERE q.ring_id = f.ring_id AND q.member_id = r.record_id) AS own,
                 max(try_cast(replace(c.value, ',', '') AS DOUBLE)) FILTER (regexp_matches(c.field, '^(?:数量|条数|份数|quantity|qty|count)', 'i')) AS many,
                 bool_or(regexp_matches(c.field, '单价|金额|价格|price|amount', 'i')) AS priced
          FROM files f JOIN records r ON r.evidence_id = f.evidence_id AND r.kind = f.kind JOIN fields c ON c.record_id = r.record_id
          GROUP BY f.ring_id, r.record_id
        )
        SELECT ring_id, sum(many) FILTER (own) AS low, sum(many) AS high, count(*) AS lines,
               list(record_id ORDER BY own DESC, many DESC, record_id)[1:5] AS shown
        FROM cells WHERE many > 0 AND priced GROUP BY ring_id HAVING count(*) FILTER (own) > 0 ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "pieces_sold",
            say(
                "its own book of sales adds up to {low} to {high} pieces in {lines} rows: those in its own records, or all rows of the same files",
                low=f"{row['low']:,.0f}",
                high=f"{row['high']:,.0f}",
                lines=row["lines"],
            ),
            passages.of(row["shown"]),
            low=row["low"],
            high=row["high"],
            unit="items",
            confidence=0.75,
        )


def _samples(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """People in sample rows that name the offered goods as their source: to be warned, each once."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH goods AS (SELECT DISTINCT ring_id, goods FROM conduct_offers WHERE goods <> '')
        SELECT g.ring_id, count(DISTINCT coalesce(p.id_number, p.phone, p.name)) AS n, count(*) AS lines,
               list(p.record_id ORDER BY p.record_id)[1:5] AS shown
        FROM goods g JOIN fields f ON f.value = g.goods JOIN profiles p ON p.record_id = f.record_id
        GROUP BY g.ring_id ORDER BY g.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "people_to_warn",
            say(
                "{count} people stand in {lines} sample rows that name goods of this ring as their source; they are victims to be warned",
                count=row["n"],
                lines=row["lines"],
            ),
            passages.of(row["shown"], meanings=["profiles.name"]),
            value=float(row["n"]),
            unit="people",
            confidence=0.7,
        )
