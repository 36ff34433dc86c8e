from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import firsts
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


EDITION = r"版本|套餐|型号|规格|产品|edition|version|package|\bplan\b|product"
"""Headers of a book's column that says what was sold."""
INCOME = r"结算(?:金|款|额)|分成|收益|收入|佣金|earn|revenue|income|payout|commission|settled amount"
"""Headers of a column that says what a code earned."""


def _articles(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Articles, each address once: a platform's list and a saved page are one. Under codes where there are any."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH coded AS (
          SELECT l.record_id, min(s.value) AS code FROM links l JOIN selectors s USING (selector_id) WHERE s.kind = 'agent_code' GROUP BY l.record_id
        ), written AS (
          SELECT m.ring_id, r.record_id, coalesce(r.url, r.record_id::VARCHAR) AS page, c.code FROM ring_members m
          JOIN records r ON r.record_id = m.member_id LEFT JOIN coded c USING (record_id)
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = r.record_id
          WHERE m.member_kind = 'record' AND r.kind IN ('article', 'page', 'post') AND r.title IS NOT NULL
            AND coalesce(w.voice, 'own') NOT IN ('report', 'warning')
        )
        SELECT ring_id, count(DISTINCT page) FILTER (code IS NOT NULL) AS coded, count(DISTINCT page) AS n, count(DISTINCT code) AS codes,
               list(record_id ORDER BY code IS NULL, record_id)[1:5] AS shown
        FROM written GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "articles",
            say(
                "{count} articles and pages stand under the codes of {codes} accounts, each address counted once; {more} more texts with a headline stand under none",
                count=row["coded"],
                codes=row["codes"],
                more=row["n"] - row["coded"],
            )
            if row["coded"]
            else say("{count} articles and posts with a headline, each address counted once", count=row["n"]),
            passages.of(row["shown"]),
            value=float(row["coded"] or row["n"]),
            unit="items",
            confidence=0.85,
        )


def _clicks(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Counts by source: a platform and who pays for the clicks may count the same ones, so sources are not added to the lower figure."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH each_record AS (
          SELECT m.ring_id, r.evidence_id, x.record_id, x.measure, max(x.value) AS n FROM ring_members m
          JOIN metrics x ON x.record_id = m.member_id JOIN records r ON r.record_id = x.record_id
          WHERE m.member_kind = 'record' AND x.measure IN ('clicks', 'views') GROUP BY ALL
        ), each_source AS (
          SELECT ring_id, measure, evidence_id, sum(n) AS n, count(*) AS records, arg_max(record_id, (n, record_id)) AS shown
          FROM each_record GROUP BY ALL
        )
        SELECT ring_id, measure, max(n)::BIGINT AS low, sum(n)::BIGINT AS high, sum(records)::BIGINT AS records, count(*) AS sources,
               list(shown ORDER BY n DESC, shown)[1:5] AS shown
        FROM each_source GROUP BY ring_id, measure ORDER BY ring_id, measure
        """,
    ):
        claims.add(
            row["ring_id"],
            row["measure"],
            say(
                "{low} {measure} by the source that states most, {high} by all {sources} sources together ({records} records); two sources may count the same ones",
                low=f"{row['low']:,}",
                high=f"{row['high']:,}",
                measure=row["measure"],
                records=row["records"],
                sources=row["sources"],
            ),
            passages.of(row["shown"], meanings=["metrics." + row["measure"]]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit=row["measure"],
            confidence=0.8,
        )


def _book(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """The seller's book: how many buyers, which editions; and what others say each code earned."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH coded AS (
          SELECT l.record_id, min(s.value) AS code FROM links l JOIN selectors s USING (selector_id) WHERE s.kind = 'agent_code' GROUP BY l.record_id
        )
        SELECT b.ring_id, count(*) AS n, count(DISTINCT c.code) + count(*) FILTER (c.code IS NULL) AS high, count(DISTINCT c.code) AS low,
               list(b.record_id ORDER BY b.record_id)[1:5] AS shown
        FROM conduct_books b LEFT JOIN coded c USING (record_id) WHERE b.in_book GROUP BY b.ring_id ORDER BY b.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "buyers",
            say(
                "the seller's book has {count} rows for buyers, {low} of them under codes of pages in the case, each code once",
                count=row["n"],
                low=row["low"],
            ),
            passages.of(row["shown"], meanings=["transfers.amount", "transfers.payee"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="people",
            confidence=0.85,
        )
    for row in rows_of(
        engine,
        rings,
        f"""
        SELECT b.ring_id, f.field, count(DISTINCT trim(f.value)) AS n, count(*) AS rows, list(DISTINCT trim(f.value)) AS names,
               {firsts(5, "{'r': f.record_id, 'e': length(f.value)}", "f.record_id")} AS shown
        FROM conduct_books b JOIN fields f USING (record_id)
        WHERE b.in_book AND trim(f.value) <> '' AND regexp_matches(f.field, '{EDITION}', 'i')
        GROUP BY b.ring_id, f.field HAVING count(DISTINCT trim(f.value)) BETWEEN 2 AND 0.7 * count(*) ORDER BY b.ring_id, n DESC, f.field
        """,
    ):
        claims.add(
            row["ring_id"],
            "editions",
            say(
                "{count} editions are sold by its book: {names}",
                count=row["n"],
                names=", ".join(sorted(row["names"])[:12]),
            ),
            [(p["r"], "cell:" + row["field"], 0, p["e"]) for p in row["shown"]],
            value=float(row["n"]),
            unit="items",
            confidence=0.8,
            key=row["field"],
        )
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH earned AS (
          SELECT b.ring_id, b.evidence_id, f.field, f.record_id, length(f.value) AS e,
                 try_cast(replace(replace(regexp_replace(f.value, '[¥￥$ ]', '', 'g'), ',', ''), '，', '') AS DOUBLE) AS amount
          FROM conduct_books b JOIN fields f USING (record_id)
          WHERE NOT b.in_book AND regexp_matches(f.field, '{INCOME}', 'i') AND NOT regexp_matches(f.field, '日期|时间|状态|date|time|status', 'i')
        )
        SELECT ring_id, evidence_id, field, sum(amount ORDER BY record_id) AS amount, count(*) AS n, regexp_matches(field, '元|人民币|RMB|CNY|¥|￥', 'i') AS yuan,
               {firsts(5, "{'r': record_id, 'e': e}", "-amount", "record_id")} AS shown
        FROM earned WHERE amount IS NOT NULL GROUP BY ring_id, evidence_id, field HAVING sum(amount) > 0 ORDER BY ring_id, evidence_id, field
        """,
    ):
        claims.add(
            row["ring_id"],
            "ad_income",
            say(
                "{amount} {currency} was credited to its codes by a list of what each earned ({count} rows, column {field}); it is what was earned by clicks, and no loss of anybody it was taken from",
                amount=f"{row['amount']:,.2f}",
                currency="CNY" if row["yuan"] else say("(currency not stated)"),
                count=row["n"],
                field=row["field"],
            ),
            [(p["r"], "cell:" + row["field"], 0, p["e"]) for p in row["shown"]],
            value=round(float(row["amount"]), 2),
            currency="CNY" if row["yuan"] else None,
            confidence=0.85,
            key=row["evidence_id"] + row["field"],
        )


def _pages(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Sites on which pages under its codes stand: the first to close."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH pages AS (
          SELECT DISTINCT m.ring_id, r.record_id, lower(regexp_extract(r.url, '^[a-zA-Z]+://(?:www[.])?([^/:?#]+)', 1)) AS host
          FROM ring_members m JOIN records r ON r.record_id = m.member_id JOIN links l ON l.record_id = r.record_id
          JOIN selectors s ON s.selector_id = l.selector_id AND s.kind = 'agent_code'
          WHERE m.member_kind = 'record' AND r.url IS NOT NULL
        )
        SELECT ring_id, count(DISTINCT host) AS n, list(DISTINCT host) AS hosts, list(record_id ORDER BY record_id)[1:5] AS shown
        FROM pages WHERE host <> '' GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "sites",
            say(
                "its pages under codes stand on {count} sites: {names}",
                count=row["n"],
                names=", ".join(sorted(row["hosts"])[:12]),
            ),
            passages.of(row["shown"], meanings=["records.url"]),
            value=float(row["n"]),
            unit="websites",
            confidence=0.85,
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
            "one_landing",
            "one_landing",
            "{count} records lead to the same site or advertising account, the most of any",
            "SELECT m.ring_id, n.record_id FROM ring_members m JOIN mentions n ON n.record_id = m.member_id "
            "WHERE m.member_kind = 'record' AND n.kind IN ('domain', 'tracking_id')",
            "records",
            least=3,
        ),
    ),
    more=(_headlines, _articles, _clicks, _book, _pages),
)
