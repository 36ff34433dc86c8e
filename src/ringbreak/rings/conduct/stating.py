"""Figures as a detector declares them: how many records say a thing, what a piece costs, what was measured."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.terms import said
from ringbreak.words import say


def said_count(
    engine: Engine,
    claims: Claims,
    passages: Passages,
    rings: list[TypedRing],
    *,
    measure: str,
    term: str,
    also: str = "",
    voice: str = "own",
    template: str,
    unit: str | None = "records",
) -> None:
    """Claim how many records say a thing in one voice, and how many of them are different texts.

    Args:
        template: With {count} and {different}.
    """
    test = said(term) + (f" AND {said(also)}" if also else "")
    for row in rows_of(
        engine,
        rings,
        f"""
        SELECT ring_id, count(*) AS n, count(DISTINCT squeezed) AS different, list(record_id ORDER BY record_id)[1:5] AS shown
        FROM conduct_words WHERE voice = '{voice}' AND {test} GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            measure,
            say(template, count=row["n"], different=row["different"]),
            passages.of(row["shown"], terms=[term]),
            low=float(row["different"]),
            high=float(row["n"]),
            unit=unit,
            confidence=0.8,
        )


def price_findings(
    engine: Engine,
    claims: Claims,
    passages: Passages,
    rings: list[TypedRing],
    *,
    patterns: tuple[str, ...],
    english: str,
    template: str,
    term: str,
    currency: str = "CNY",
) -> None:
    """Claim the range of prices in the members' own voice.

    Args:
        patterns, english: RE2 with the figure as the first group, for the text without white space (the first that
            fits) and as it stands.
        template: With {low}, {high}, {currency} and {count} (records that state one).
        term: Cited where it is said.
    """
    zh = ", ".join(
        f"try_cast(nullif(regexp_extract(squeezed, '{p}', 1, 'i'), '') AS DOUBLE)" for p in patterns
    )
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH stated AS (
          SELECT ring_id, record_id, coalesce({zh},
            try_cast(nullif(replace(regexp_extract(words, '{english}', 1, 'i'), ',', ''), '') AS DOUBLE)) AS price
          FROM conduct_words WHERE voice = 'own' AND kind NOT IN ('action', 'transfer')
        )
        SELECT ring_id, count(*) AS n, min(price) AS low, max(price) AS high,
               list_concat(list(record_id ORDER BY price, record_id)[1:2], list(record_id ORDER BY price DESC, record_id)[1:2]) AS shown
        FROM stated WHERE price > 0 AND price < 1e9 GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "price",
            say(
                template,
                low=f"{row['low']:g}",
                high=f"{row['high']:g}",
                currency=currency,
                count=row["n"],
            ),
            passages.of(row["shown"], terms=[term]),
            low=row["low"],
            high=row["high"],
            currency=currency,
            confidence=0.75,
            key=term,
        )


def measure_finding(
    engine: Engine,
    claims: Claims,
    passages: Passages,
    rings: list[TypedRing],
    *,
    measure: str,
    name: str,
    template: str,
    records: str,
    unit: str | None,
    least: float = 1,
) -> None:
    """Claim a figure of conduct_measures.

    Args:
        name: The measure there.
        template: With {count}.
        records: Query with ring_id and record_id of the rows that show it, in the order to cite; aliases as its own.
    """
    shown: dict[str, list[int]] = {}
    figures = rows_of(
        engine,
        rings,
        f"SELECT ring_id, value FROM conduct_measures WHERE measure = '{name}' AND value >= {least} ORDER BY ring_id",
    )
    if not figures:
        return
    for row in rows_of(
        engine,
        rings,
        f"SELECT ring_id, list(record_id ORDER BY record_id)[1:5] AS shown FROM ({records}) GROUP BY ring_id",
    ):
        shown[row["ring_id"]] = row["shown"]
    for row in figures:
        claims.add(
            row["ring_id"],
            measure,
            say(template, count=int(row["value"])),
            passages.of(shown.get(row["ring_id"], []), meanings=["actions.device", "records.url"]),
            value=row["value"],
            unit=unit,
            confidence=0.85,
        )
