"""A detector as a declaration: what its records say, what they ask for a piece, what is measured, and what only it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import common_findings
from ringbreak.rings.conduct.prepare import TypedRing, typed_rings
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.stating import measure_finding, price_findings, said_count
from ringbreak.rings.conduct.terms import said
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

More = Callable[[Engine, Claims, Passages, list[TypedRing]], None]
"""What a case type counts in a way no other does."""


@dataclass(frozen=True, slots=True)
class Said:
    """How many records say a thing, and how many differ. See `said_count`."""

    measure: str
    term: str
    template: str
    """With {count} and {different}."""
    also: str = ""
    voice: str = "own"
    unit: str = "records"


PER_PIECE = r"([0-9][0-9,.]*) ?(?:cny|rmb|yuan|usd) (?:each|per)"


@dataclass(frozen=True, slots=True)
class Price:
    """What a piece costs. See `price_findings`."""

    term: str
    patterns: tuple[str, ...]
    template: str
    """With {low}, {high}, {currency} and {count}."""
    english: str = PER_PIECE


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of conduct_measures and the records that show it. See `measure_finding`."""

    measure: str
    name: str
    template: str
    """With {count}."""
    records: str
    unit: str
    least: float = 1


_HELD = (
    "SELECT m.ring_id, l.record_id FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector' "
    "JOIN links l ON l.selector_id = s.selector_id WHERE s.kind IN ({kinds})"
)
"""Records that bear a selector of a kind which the ring holds."""


def sites(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Sites that the ring holds at least; at most with those whose own pages, in its records, bear a counter or licence number that it holds."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH held AS (
          SELECT m.ring_id, s.value FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind IN ('domain', 'onion')
        ), counted AS (
          SELECT DISTINCT w.ring_id, w.record_id, lower(regexp_extract(r.url, '^[a-zA-Z]+://(?:www[.])?([^/:?#]+)', 1)) AS host
          FROM conduct_words w JOIN records r USING (record_id)
          JOIN links l USING (record_id) JOIN selectors s USING (selector_id)
          JOIN ring_members m ON m.ring_id = w.ring_id AND m.member_kind = 'selector' AND m.member_id = s.selector_id
          WHERE w.voice = 'own' AND w.kind IN ('page', 'article') AND s.kind IN ('tracking_id', 'icp') AND r.url IS NOT NULL
        ), besides AS (
          SELECT c.ring_id, count(DISTINCT c.host) AS n, list(DISTINCT c.record_id ORDER BY c.record_id)[1:3] AS shown FROM counted c
          WHERE c.host <> '' AND NOT EXISTS (SELECT 1 FROM held h WHERE h.ring_id = c.ring_id AND (h.value = c.host OR ends_with(c.host, '.' || h.value)))
          GROUP BY c.ring_id
        ), own AS (
          SELECT ring_id, value AS n FROM conduct_measures WHERE measure = 'domains'
        ), showing AS (
          SELECT ring_id, list(DISTINCT record_id ORDER BY record_id)[1:5] AS shown FROM ({_HELD.format(kinds="'domain', 'onion'")}) GROUP BY ring_id
        )
        SELECT ring_id, coalesce(o.n, 0) AS low, coalesce(o.n, 0) + coalesce(b.n, 0) AS high, list_concat(coalesce(s.shown, []), coalesce(b.shown, [])) AS shown
        FROM own o FULL JOIN besides b USING (ring_id) LEFT JOIN showing s USING (ring_id) ORDER BY ring_id
        """,
    ):
        low, high = int(row["low"]), int(row["high"])
        claims.add(
            row["ring_id"],
            "sites",
            say("{count} sites are held to be its own", count=low)
            if low == high
            else say(
                "{low} sites are held to be its own; with those whose pages in its records bear a counter or licence number of its own, {high}",
                low=low,
                high=high,
            ),
            passages.of(row["shown"], meanings=["records.url"]),
            low=float(low),
            high=float(high),
            unit="websites",
            confidence=0.85,
        )


APPS = Figure(
    "apps",
    "apps",
    "its members name {count} different apps",
    "SELECT m.ring_id, n.record_id FROM ring_members m JOIN mentions n ON n.record_id = m.member_id "
    "WHERE m.member_kind = 'record' AND n.kind = 'apk'",
    "apps",
)


def accounts_named(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Accounts that somebody names as where to pay at least; at most with those that collect for it, by where money goes, and nobody names."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH named AS (
          SELECT ring_id, value AS n FROM conduct_measures WHERE measure = 'accounts_named'
        ), silent AS (
          SELECT a.ring_id, count(DISTINCT a.value) AS n, list(DISTINCT l.record_id ORDER BY l.record_id)[1:2] AS shown
          FROM conduct_accounts a JOIN conduct_legs l ON l.ring_id = a.ring_id AND l.into_account = a.value
          WHERE a.part IN ('collects', 'feeds') AND a.kind IN ('bank_card', 'bank_account', 'iban', 'alipay') GROUP BY a.ring_id
        ), telling AS (
          SELECT a.ring_id, list(DISTINCT n.record_id ORDER BY n.record_id)[1:5] AS shown FROM conduct_accounts a
          JOIN conduct_words w ON w.ring_id = a.ring_id AND w.voice IN ('own', 'complaint') AND w.kind NOT IN ('transfer', 'action')
          JOIN mentions n ON n.record_id = w.record_id AND n.kind = a.kind AND lower(n.value) = a.value
          WHERE a.part = 'told' GROUP BY a.ring_id
        )
        SELECT n.ring_id, n.n AS low, n.n + coalesce(s.n, 0) AS high, list_concat(coalesce(t.shown, []), coalesce(s.shown, [])) AS shown
        FROM named n LEFT JOIN silent s USING (ring_id) LEFT JOIN telling t USING (ring_id) WHERE n.n >= 1 ORDER BY n.ring_id
        """,
    ):
        low, high = int(row["low"]), int(row["high"])
        several = say(
            "{low} different accounts are named to pay into, by its members or by those who complain of it; with those that collect for it and nobody names, {high}",
            low=low,
            high=high,
        )
        one = say(
            "{count} different accounts are named to pay into, by its members or by those who complain of it",
            count=low,
        )
        claims.add(
            row["ring_id"],
            "accounts_named",
            one if low == high else several,
            passages.of(row["shown"]),
            low=float(low),
            high=float(high),
            unit="accounts",
            confidence=0.85,
        )


AGENTS = Said(
    "agents", "agents", "{count} records hire or pay agents, {different} of them in different words"
)


def complaints(term: str) -> More:
    """Complaints: those in the ring that describe what this case type does at least; at most all in it and all that name it."""

    def count(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
        for row in rows_of(
            engine,
            rings,
            f"""
            WITH heard AS (
              SELECT *, true AS inside FROM conduct_words WHERE voice = 'complaint'
              UNION ALL SELECT *, false FROM conduct_beside WHERE voice = 'complaint'
            )
            SELECT ring_id, count(*) FILTER (inside) AS n, count(*) FILTER (NOT inside) AS beside, count(*) FILTER (inside AND {said(term)}) AS describing,
                   count(DISTINCT squeezed) FILTER (inside AND {said(term)}) AS different,
                   list(record_id ORDER BY inside DESC, {said(term)} DESC, record_id)[1:5] AS shown
            FROM heard GROUP BY ring_id ORDER BY ring_id
            """,
        ):
            claims.add(
                row["ring_id"],
                "complaints",
                say(
                    "{all} complaints are in its records, {count} of them in words that describe this kind of case, {different} of them in different words; {beside} more stand outside it and name its contacts, its sites or where it is paid",
                    all=row["n"],
                    count=row["describing"],
                    different=row["different"],
                    beside=row["beside"],
                ),
                passages.of(row["shown"], terms=[term, "complaint"]),
                low=float(row["different"]),
                high=float(row["n"] + row["beside"]),
                unit="records",
                confidence=0.8,
            )

    return count


def fee(term: str) -> Price:
    """Sums asked for before or after a loan, a prize, a refund."""
    return Price(
        term,
        (
            r"(?:保证金|解冻费|手续费|认证金|工本费|会员费|验资|滞纳金|逾期费|续期费)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元?",
            r"理赔([0-9]+(?:\.[0-9]+)?)元",
        ),
        "{low} to {high} {currency} is asked for or promised in a message ({count} records state a sum)",
        english=r"(?:fee|deposit) (?:of )?([0-9][0-9,]*)",
    )


def detector(
    name: str,
    title: str,
    *,
    said: tuple[Said, ...] = (),
    prices: tuple[Price, ...] = (),
    figures: tuple[Figure, ...] = (),
    more: tuple[More, ...] = (),
) -> Detector:
    """The detector of one case type: what all types share (see `common_findings`), then what is declared, then `more`."""

    def detect(engine: Engine) -> DetectorResult:
        rings = typed_rings(engine, name)
        if not rings:
            return DetectorResult.nothing()
        claims, passages = Claims(name), Passages(engine)
        common_findings(engine, claims, passages, rings)
        for s in said:
            said_count(
                engine, claims, passages, rings,
                measure=s.measure, term=s.term, also=s.also, voice=s.voice, template=s.template, unit=s.unit,
            )  # fmt: skip
        for p in prices:
            price_findings(
                engine, claims, passages, rings,
                patterns=p.patterns, english=p.english, template=p.template, term=p.term,
            )  # fmt: skip
        for f in figures:
            measure_finding(
                engine, claims, passages, rings,
                measure=f.measure, name=f.name, template=f.template, records=f.records, unit=f.unit, least=f.least,
            )  # fmt: skip
        for do in more:
            do(engine, claims, passages, rings)
        return claims.result()

    return Detector(name=name, title=title, detect=detect, source="docs/case-types.md")
