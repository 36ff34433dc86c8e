"""What a trader offers: kinds of goods, quantities, and why quantities of repeated listings are not added."""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.terms import BY_NAME, said
from ringbreak.words import say

QUANTITY = r"([0-9][0-9,]*(?:\.[0-9]+)?万?)(?:余)?(?:条|份|组)"
QUANTITY_EN = r"([0-9][0-9,]*) (?:loan applicants|leads|records|rows|people|customers)"
CLIENT = r"^(?:客户|买家|买方|委托方|委托人|下单人|购买人)|^(?:client|customer|buyer|ordered ?by)"
"""Headers of the cells of a book that say who bought."""
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
          AND {said("data_goods")}
        """
    )


def read_books(engine: Engine) -> None:
    """Make `conduct_books` (ring_id, evidence_id, linked): books of sales that are the ring's, or that name what it offers.

    linked: a row of it is in the ring, or bears its contact; else nothing but the goods speaks for it, and it counts at most.
    """
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_books AS
        WITH sold AS (SELECT evidence_id FROM conduct_sheets WHERE sort = 'orders'
        ), linked AS (
          SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
          JOIN sold USING (evidence_id)
          UNION
          SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN links l ON m.member_kind = 'selector' AND l.selector_id = m.member_id
          JOIN records r ON r.record_id = l.record_id JOIN sold USING (evidence_id)
        ), goods AS (SELECT DISTINCT ring_id, goods FROM conduct_offers WHERE length(goods) >= 4
        ), lines AS (
          SELECT r.evidence_id, r.record_id, f.value FROM sold JOIN records r USING (evidence_id) JOIN fields f USING (record_id)
          WHERE length(f.value) BETWEEN 4 AND 40
        ), naming AS (
          SELECT g.ring_id, l.evidence_id, count(DISTINCT l.record_id) AS n FROM (SELECT DISTINCT value FROM lines) v
          JOIN goods g ON contains(g.goods, v.value) OR contains(v.value, g.goods) JOIN lines l USING (value) GROUP BY ALL
        ), sizes AS (SELECT evidence_id, count(*) AS n FROM records WHERE evidence_id IN (SELECT evidence_id FROM sold) GROUP BY evidence_id)
        SELECT coalesce(l.ring_id, g.ring_id) AS ring_id, coalesce(l.evidence_id, g.evidence_id) AS evidence_id, l.ring_id IS NOT NULL AS linked
        FROM linked l FULL JOIN (SELECT n.ring_id, n.evidence_id FROM naming n JOIN sizes z USING (evidence_id) WHERE n.n >= 3 AND 3 * n.n >= z.n) g
          ON g.ring_id = l.ring_id AND g.evidence_id = l.evidence_id
        """
    )


def goods_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim what is offered and how many personal records: each kind once, its largest listing."""
    if not rings:
        return
    read_offers(engine)
    read_books(engine)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, goods, count(*) AS listings, max(quantity) AS most, sum(quantity) AS added,
               arg_max(record_id, (quantity, -record_id)) AS shown
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
    _contacts(engine, claims, passages, rings)


def _book(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """What its own book of sales adds up to: rows of a table with a quantity and a price, of which the ring holds some."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH books AS (SELECT ring_id, evidence_id FROM conduct_books
        ), files AS (
          SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN records r ON r.record_id = m.member_id
          JOIN rings g ON g.ring_id = m.ring_id AND g.case_type IS NOT NULL
          WHERE m.member_kind = 'record' AND r.kind IN ('row', 'listing', 'transfer', 'profile')
          UNION SELECT * FROM books
        ), goods AS (SELECT DISTINCT ring_id, goods FROM conduct_offers WHERE goods <> ''
        ), cells AS (
          SELECT f.ring_id, r.record_id, EXISTS (SELECT 1 FROM ring_members q WHERE q.ring_id = f.ring_id AND q.member_id = r.record_id) AS own,
                 max(try_cast(replace(c.value, ',', '') AS DOUBLE)) FILTER (regexp_matches(c.field, '^(?:数量|条数|份数|quantity|qty|count)', 'i')) AS many,
                 bool_or(regexp_matches(c.field, '单价|金额|价格|price|amount', 'i')) AS priced,
                 bool_or(g.goods IS NOT NULL) AS personal
          FROM files f JOIN records r ON r.evidence_id = f.evidence_id JOIN fields c ON c.record_id = r.record_id
          LEFT JOIN goods g ON g.ring_id = f.ring_id AND length(c.value) BETWEEN 2 AND 40 AND (contains(g.goods, c.value) OR contains(c.value, g.goods))
          GROUP BY f.ring_id, r.record_id
        )
        SELECT ring_id, coalesce(sum(many) FILTER (own), 0) AS low, sum(many) AS high, count(*) AS lines,
               count(*) FILTER (personal) AS personal, list(record_id ORDER BY own DESC, many DESC, record_id)[1:5] AS shown
        FROM cells WHERE many > 0 AND priced GROUP BY ring_id HAVING count(*) FILTER (own) > 0 OR ring_id IN (SELECT ring_id FROM books) ORDER BY ring_id
        """,
    ):
        if row["personal"] * 3 >= row["lines"]:
            claims.add(
                row["ring_id"],
                "personal_records",
                say(
                    "books of sales add up to {low} to {high} personal records in {lines} rows: those in its own records, or all rows of the same files and of books that name its goods; the same people may have been sold more than once",
                    low=f"{row['low']:,.0f}",
                    high=f"{row['high']:,.0f}",
                    lines=row["lines"],
                ),
                passages.of(row["shown"]),
                low=row["low"],
                high=row["high"],
                unit="records",
                confidence=0.7,
                key="book",
            )
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
    """People in files of which rows name the offered goods as their source: to be warned, each once."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH goods AS (SELECT DISTINCT ring_id, goods FROM conduct_offers WHERE length(goods) >= 2
        ), about AS (
          SELECT r.evidence_id, f.record_id, f.field, f.value FROM profiles p JOIN fields f USING (record_id) JOIN records r USING (record_id)
          WHERE length(f.value) BETWEEN 2 AND 40
        ), fitting AS (
          SELECT DISTINCT g.ring_id, v.value FROM (SELECT DISTINCT value FROM about) v
          JOIN goods g ON v.value = g.goods OR length(v.value) >= 4 AND contains(g.goods, v.value)
        ), rows_named AS (
          SELECT DISTINCT n.ring_id, a.evidence_id, a.record_id, a.field FROM about a JOIN fitting n USING (value)
        ), files AS (
          -- A column that names the ring's goods says where every row of its table came from.
          SELECT ring_id, evidence_id, field, count(*) AS n FROM rows_named GROUP BY ALL HAVING count(*) >= 3
        ), people AS (
          SELECT f.ring_id, coalesce(p.id_number, p.phone, p.name) AS person, p.record_id,
                 EXISTS (SELECT 1 FROM rows_named n WHERE n.ring_id = f.ring_id AND n.record_id = p.record_id) AS named
          FROM (SELECT DISTINCT ring_id, evidence_id FROM files) f JOIN records r USING (evidence_id) JOIN profiles p ON p.record_id = r.record_id
        )
        SELECT ring_id, count(DISTINCT person) FILTER (named) AS low, count(DISTINCT person) AS high, count(*) AS lines,
               list(record_id ORDER BY named DESC, record_id)[1:5] AS shown
        FROM people GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "people_to_warn",
            say(
                "{low} to {high} people stand in files whose rows name goods of this ring as their source ({lines} rows): those beside whom such goods are named, and all of the same files. They are victims to be warned, each counted once",
                low=row["low"],
                high=row["high"],
                lines=row["lines"],
            ),
            passages.of(row["shown"], meanings=["profiles.name"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="people",
            confidence=0.7,
        )


def _contacts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Up- and down-line: who speaks with the ring's sellers alone in a chat, and whom its own book names as clients."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH sellers AS (
          SELECT DISTINCT m.ring_id, r.author FROM ring_members m JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
          WHERE m.role = 'reseller' AND r.author IS NOT NULL AND r.kind IN ('message', 'mail', 'post')
        ), rooms AS (
          -- A chat of two in one file: a group of hundreds tells nothing about who trades with whom.
          SELECT evidence_id, channel, min(author) AS one, max(author) AS two, min(record_id) AS shown FROM records
          WHERE kind = 'message' AND author IS NOT NULL GROUP BY ALL HAVING count(DISTINCT author) = 2
        ), pairs AS (
          -- Neither is asked about where both are sellers of the ring.
          SELECT s.ring_id, o.shown, CASE WHEN s.author = o.one THEN o.two ELSE o.one END AS other
          FROM rooms o JOIN sellers s ON s.author IN (o.one, o.two) JOIN rings g ON g.ring_id = s.ring_id
          QUALIFY count(*) OVER (PARTITION BY s.ring_id, o.evidence_id, o.channel) = 1
        ), clients AS (
          SELECT m.ring_id, lower(ltrim(c.value, '@')) AS client, bool_or(m.linked) AS linked, min(c.record_id) AS shown
          FROM conduct_books m JOIN records r ON r.evidence_id = m.evidence_id JOIN fields c ON c.record_id = r.record_id
          WHERE regexp_matches(c.field, '{CLIENT}', 'i') AND c.value <> '' GROUP BY ALL
        ), talking AS (SELECT ring_id, count(DISTINCT other) AS n, list(shown ORDER BY shown)[1:4] AS shown FROM pairs WHERE other IS NOT NULL GROUP BY ring_id
        ), booked AS (SELECT ring_id, count(*) AS n, count(*) FILTER (linked) AS linked, list(shown ORDER BY shown)[1:2] AS shown FROM clients GROUP BY ring_id)
        SELECT coalesce(t.ring_id, b.ring_id) AS ring_id, coalesce(t.n, 0) AS talking, coalesce(b.n, 0) AS booked, coalesce(b.linked, 0) AS linked,
               list_concat(coalesce(t.shown, []), coalesce(b.shown, [])) AS shown
        FROM talking t FULL JOIN booked b ON b.ring_id = t.ring_id ORDER BY ALL
        """,
    ):
        low, high = max(row["talking"], row["linked"]), row["talking"] + row["booked"]
        claims.add(
            row["ring_id"],
            "contacts_up_and_down",
            say(
                "{low} to {high} people deal with its sellers: {talking} speak with them alone in a chat, {booked} stand as clients in its book, or in one that names its goods; the same person may be both",
                low=low,
                high=high,
                talking=row["talking"],
                booked=row["booked"],
            ),
            passages.of(row["shown"]),
            low=float(low),
            high=float(high),
            unit="people",
            confidence=0.7,
        )
