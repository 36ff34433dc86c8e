from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import firsts
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Price, Said, complaints, detector, sites
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.structure import BEIJING_HOURS
from ringbreak.rings.conduct.terms import said
from ringbreak.words import say


def _register(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Rows of a register that nothing is behind, with a row that has something behind it for comparison; and what was compared."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH entered AS (
          SELECT b.ring_id, b.comparison_id, b.record_id, b.selector_id, coalesce(r.sent_at, a.acted_at) AS entered,
                 coalesce(r.sent_at_precision IN ('second', 'minute'), true)
                   AND extract('hour' FROM coalesce(r.sent_at, a.acted_at) + INTERVAL {BEIJING_HOURS} HOUR) NOT BETWEEN 7 AND 20 AS odd
          FROM conduct_bare b JOIN records r USING (record_id) LEFT JOIN actions a USING (record_id) WHERE b.is_row
        )
        SELECT e.ring_id, e.comparison_id, count(*) AS n, count(*) FILTER (e.odd) AS odd, count(DISTINCT e.selector_id) AS operators,
               count(DISTINCT (e.entered + INTERVAL {BEIJING_HOURS} HOUR)::DATE) AS days, list(e.record_id ORDER BY e.entered, e.record_id)[1:2] AS shown,
               any_value(c.rows) AS rows, any_value(c.other_rows) AS other_rows, any_value(c.matched) AS matched, any_value(c.bare) AS bare,
               any_value(c.uncovered) AS uncovered, any_value(c.unclaimed) AS unclaimed, any_value(c.field) AS field,
               any_value(c.other_field) AS other_field, any_value(c.example_id) AS example, any_value(c.other_example_id) AS other_example,
               (SELECT list(record_id ORDER BY record_id)[1:1] FROM conduct_bare l
                WHERE l.ring_id = e.ring_id AND l.comparison_id = e.comparison_id AND NOT l.is_row) AS logged
        FROM entered e JOIN comparisons c USING (comparison_id) GROUP BY e.ring_id, e.comparison_id ORDER BY e.ring_id, e.comparison_id
        """,
    ):
        pair = [
            ("cell:" + row["field"], row["example"]),
            ("cell:" + row["other_field"], row["other_example"]),
        ]
        shown = passages.of(
            [*row["shown"], *(row["logged"] or [])],
            meanings=["actions.target", "records.sent_at", "profiles.name"],
        )
        partner = [
            (record, field, 0, length)
            for field, record in pair
            if record is not None and (length := _length(engine, record, field))
        ]
        claims.add(
            row["ring_id"],
            "rows_inserted",
            say(
                "{count} rows of the register were entered with nothing behind them, {odd} of them between nine in the evening and seven in the morning, on {days} days, by {operators} operators; for comparison a row that has a partner, and that partner, are shown",
                count=row["n"],
                odd=row["odd"],
                days=row["days"],
                operators=row["operators"],
            ),
            [*shown, *partner],
            value=float(row["n"]),
            unit="records",
            confidence=0.9 if row["odd"] >= 0.6 * row["n"] else 0.8,
            key=row["comparison_id"],
        )
        claims.add(
            row["ring_id"],
            "registry_rows",
            say(
                "{rows} rows of the register were laid beside {other_rows} rows of another table: {matched} have a partner there, {bare} have none, for {uncovered} it cannot be told because their neighbours have none either; {unclaimed} rows of the other table have none here",
                rows=row["rows"],
                other_rows=row["other_rows"],
                matched=row["matched"],
                bare=row["bare"],
                uncovered=row["uncovered"],
                unclaimed=row["unclaimed"],
            ),
            [*partner, *shown],
            value=float(row["rows"]),
            unit="records",
            confidence=0.95,
            key=row["comparison_id"],
        )
        if row["bare"] > row["n"]:
            claims.add(
                row["ring_id"],
                "rows_without_application",
                say(
                    "{count} further rows of the register have nothing behind them and nothing else stands out about them: late paper, a mistyped number, another office; they are not counted as inserted",
                    count=row["bare"] - row["n"],
                ),
                partner or shown,
                value=float(row["bare"] - row["n"]),
                unit="records",
                confidence=0.8,
                key=row["comparison_id"],
            )


def _length(engine: Engine, record: int, field: str) -> int:
    """Characters of a cell; 0 when there is none."""
    found = engine.sql(
        "SELECT length(value) AS n FROM fields WHERE record_id = ? AND field = ?",
        record,
        field.removeprefix("cell:"),
    )
    return int(found["n"][0].as_py()) if found.num_rows else 0


def _inserts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Where no table was there to compare with: rows inserted by an operator most of whose rows come when offices are closed."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH inserts AS (
          SELECT a.ring_id, a.actor, a.record_id, a.target, a.acted_at,
                 extract('hour' FROM a.acted_at + INTERVAL {BEIJING_HOURS} HOUR) NOT BETWEEN 7 AND 20 AS odd,
                 EXISTS (SELECT 1 FROM actions p WHERE p.target = a.target AND p.verb IN ('apply', 'application', 'submit')
                         AND p.acted_at <= a.acted_at) AS applied
          FROM conduct_actions a WHERE a.verb = 'insert' AND a.acted_at IS NOT NULL AND a.actor IS NOT NULL
            AND a.ring_id NOT IN (SELECT ring_id FROM conduct_bare WHERE is_row)
        )
        SELECT ring_id, actor, count(*) AS n, count(*) FILTER (odd) AS odd, count(*) FILTER (NOT applied) AS bare,
               list(record_id ORDER BY odd DESC, record_id)[1:5] AS shown
        FROM inserts GROUP BY ring_id, actor HAVING count(*) FILTER (odd) >= 5 AND avg(odd::INT) >= 0.6 ORDER BY ring_id, actor
        """,
    ):
        claims.add(
            row["ring_id"],
            "rows_inserted",
            say(
                "one operator inserted {count} rows, {odd} of them between nine in the evening and seven in the morning, {bare} without an application in the case",
                count=row["n"],
                odd=row["odd"],
                bare=row["bare"],
            ),
            passages.of(row["shown"], meanings=["actions.verb", "records.sent_at"]),
            low=float(row["odd"]),
            high=float(row["n"]),
            unit="records",
            confidence=0.75,
            key=row["actor"],
        )


TAKER = r"接单|业务员|介绍人|代理|经手|销售|order taken|taken by|agent|sales(?:man|person)?\b"
"""Headers of a book's column that says who took the order."""
NUMBER = r"证书编号|证件编号|证书号|证号|certificate (?:no|number|id)"


def _book(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Certificates by the rows of its own books of orders, each number once, and who took the orders."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH books AS (
          SELECT DISTINCT w.ring_id, w.evidence_id, r.channel FROM conduct_words w JOIN records r USING (record_id)
          WHERE w.voice = 'own' AND w.kind IN ('row', 'profile', 'listing') AND {said("order_rows")}
        ), rows AS (
          SELECT b.ring_id, r.record_id, m.member_id IS NOT NULL AS inside FROM books b
          JOIN records r ON r.evidence_id = b.evidence_id AND r.channel IS NOT DISTINCT FROM b.channel AND r.kind IN ('row', 'profile', 'listing')
          LEFT JOIN ring_members m ON m.ring_id = b.ring_id AND m.member_kind = 'record' AND m.member_id = r.record_id
        ), numbered AS (
          SELECT w.ring_id, w.record_id, w.inside, min(upper(trim(f.value))) AS number FROM rows w
          LEFT JOIN fields f ON f.record_id = w.record_id AND regexp_matches(f.field, '{NUMBER}', 'i') GROUP BY ALL
        )
        SELECT ring_id, count(DISTINCT coalesce(number, record_id::VARCHAR)) FILTER (inside) AS low,
               count(DISTINCT coalesce(number, record_id::VARCHAR)) AS high, list(record_id ORDER BY inside DESC, record_id)[1:5] AS shown
        FROM numbered GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "certificates",
            say(
                "{low} to {high} certificates stand in its book of orders, each number once: those whose rows it holds by other links too, and all of the same book. How many were made the book does not tell",
                low=row["low"],
                high=row["high"],
            ),
            passages.of(row["shown"], terms=["forged_papers"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="items",
            confidence=0.85,
        )
    for row in rows_of(
        engine,
        rings,
        f"""
        SELECT w.ring_id, f.field, count(DISTINCT lower(trim(f.value))) AS n, count(*) AS rows,
               {firsts(5, "{'r': f.record_id, 'e': length(f.value)}", "f.record_id")} AS shown
        FROM conduct_words w JOIN fields f USING (record_id)
        WHERE w.voice = 'own' AND w.kind IN ('row', 'profile', 'listing') AND {said("order_rows")}
          AND regexp_matches(f.field, '{TAKER}', 'i') AND trim(f.value) <> ''
        GROUP BY w.ring_id, f.field HAVING count(DISTINCT lower(trim(f.value))) <= 0.5 * count(*) ORDER BY w.ring_id, f.field
        """,
    ):
        claims.add(
            row["ring_id"],
            "agents",
            say(
                "{count} people took the {rows} orders of its book, by {field}",
                count=row["n"],
                rows=row["rows"],
                field=row["field"],
            ),
            [(p["r"], "cell:" + row["field"], 0, p["e"]) for p in row["shown"]],
            value=float(row["n"]),
            unit="people",
            confidence=0.85,
            key=row["field"],
        )


DETECTOR = detector(
    "forgery",
    "Forged certificates and tampered registries",
    said=(
        Said(
            "offers_forged",
            "forged_papers",
            "{count} records offer forged papers, {different} of them in different words",
        ),
        Said(
            "promises_register",
            "verifiable",
            "{count} records promise that a register will show the paper, {different} of them in different words",
        ),
    ),
    prices=(
        Price(
            "forged_papers",
            (
                r"([0-9]+(?:\.[0-9]+)?)元?(?:/|一|每)(?:本|张|套|份|个)",
                r"(?:单价|价格|收费|每本|每张)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)",
            ),
            "a paper is offered at {low} to {high} {currency} ({count} records state a price)",
        ),
    ),
    more=(
        sites,
        complaints("no_such_paper"),
        _book,
        _register,
        _inserts,
    ),
)
