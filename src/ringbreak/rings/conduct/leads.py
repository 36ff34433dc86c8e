"""Which leads go where and whom to warn: provinces (GB/T 2260) by source, banks and offices, contacts that were last in use."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import first_passages
from ringbreak.model.kinds import COINS
from ringbreak.rings.conduct.claims import Claims, Passage
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say

MOST_PHONES = 5_000
"""Telephone numbers of one ring and source that are looked up."""
MOST_NAMED = 12
"""Provinces and offices told by name; the rest is counted."""
LAST_DAYS = 7

_SOURCES = {
    "cn_id": "resident ids in its records were issued in: {places}",
    "own_phone": "telephone numbers that it uses were given out in: {places}; numbers move with their owners",
    "their_phone": "telephone numbers of those who complain were given out in: {places}; numbers move with their owners",
    "text": "those who complain name these places: {places}",
}


PROVINCE_CELL = r"省|地区|区域|所在地|籍贯|住址|province|region|address"
"""Headers of cells of a complaint that say where it comes from."""


@cache
def _english() -> dict[str, str]:
    """English name by full Chinese name. Sentences of the tables are English; `translate` knows the way back."""
    from ringbreak.rings.bulletins.divisions import divisions

    return {d.name: d.pinyin for d in divisions() if d.code.endswith("0000")}


@cache
def _provinces() -> tuple[tuple[str, str, str], ...]:
    """(code, full name, short name) of each province, longest name first."""
    from ringbreak.rings.bulletins.divisions import divisions

    made = [(d.code[:2], d.name, d.short) for d in divisions() if d.code.endswith("0000")]
    return tuple(sorted(made, key=lambda p: (-len(p[1]), p[0])))


def province_of_phone(number: str) -> str | None:
    """The province a Chinese number's range was given to, by its full name; None for others and for service numbers.

    Args:
        number: E.164.
    Source: the numbering plan as libphonenumber publishes it.
    """
    if not number.startswith("+86"):
        return None
    import phonenumbers
    from phonenumbers import geocoder

    try:
        told = geocoder.description_for_number(phonenumbers.parse(number), "zh")
    except phonenumbers.NumberParseException:
        return None
    return next((name for _, name, short in _provinces() if told.startswith((name, short))), None)


def place_findings(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    """Claim to which provinces leads go, each source by itself: they are about different people and are not added."""
    full = {code: name for code, name, _ in _provinces()}
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str], dict[str, Passage]] = defaultdict(dict)

    def note(row: dict[str, Any], source: str, place: str | None) -> None:
        if place is not None:
            key = row["ring_id"], source
            found[key][place] += 1
            shown[key].setdefault(place, (row["record_id"], row["field"], row["start"], row["stop"]))

    for row in rows_of(
        engine,
        rings,
        f"""
        WITH named AS (
          SELECT m.ring_id, n.kind, n.value, n.record_id, n.field, n.start, n."end" AS stop, w.voice,
                 s.selector_id IS NOT NULL AS own
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id AND m.member_kind = 'record' AND n.kind IN ('cn_id', 'phone')
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id
          LEFT JOIN (SELECT q.ring_id, t.kind, t.value, t.selector_id FROM ring_members q JOIN selectors t ON t.selector_id = q.member_id
                     WHERE q.member_kind = 'selector') s ON s.ring_id = m.ring_id AND s.kind = n.kind AND s.value = n.value
          QUALIFY row_number() OVER (PARTITION BY m.ring_id, n.kind, n.value ORDER BY n.record_id, n.field, n.start) = 1
        )
        SELECT *, CASE WHEN kind = 'cn_id' THEN 'cn_id' WHEN own THEN 'own_phone' WHEN voice = 'complaint' THEN 'their_phone' END AS source
        FROM named WHERE kind = 'cn_id' OR own OR voice = 'complaint'
        QUALIFY row_number() OVER (PARTITION BY ring_id, source ORDER BY value) <= {MOST_PHONES}
        ORDER BY ring_id, source, value
        """,
    ):
        place = full.get(row["value"][:2]) if row["kind"] == "cn_id" else province_of_phone(row["value"])
        note(row, row["source"], place)
    for row in rows_of(
        engine,
        rings,
        """
        SELECT w.ring_id, w.record_id, r.text FROM conduct_words w JOIN records r USING (record_id)
        WHERE w.voice = 'complaint' AND r.text <> '' ORDER BY w.ring_id, w.record_id
        """,
    ):
        for _, name, short in _provinces():
            at = row["text"].find(short)
            if at >= 0 and not row["text"][at + len(short) :].startswith(("时间", "路", "街")):
                span = row | {"field": "text", "start": at, "stop": at + len(short)}
                note(span, "text", name)
    for (ring_id, source), places in found.items():
        ranked = sorted(places.items(), key=lambda p: (-p[1], p[0]))
        claims.add(
            ring_id,
            "places_to_warn",
            say(_SOURCES[source], places=_told(ranked)),
            [shown[ring_id, source][name] for name, _ in ranked],
            value=float(len(ranked)),
            unit="regions",
            confidence=0.8 if source in ("cn_id", "text") else 0.6,
            key=source,
        )


def _told(ranked: list[tuple[str, int]]) -> str:
    """'Guangdong 3, Hebei 2'."""
    return ", ".join(f"{_english()[name]} {n}" for name, n in ranked)


def province_findings(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    """Claim from how many provinces people complain: of the complaints in the ring at least; at most of all that name it, and each that does not say
    where it comes from may come from one more."""
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    held: dict[str, set[str]] = defaultdict(set)
    complaints: dict[str, Counter[str]] = defaultdict(Counter)
    heard: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH heard AS (
          SELECT ring_id, record_id, true AS inside FROM conduct_words WHERE voice = 'complaint'
          UNION ALL SELECT ring_id, record_id, false FROM conduct_beside WHERE voice = 'complaint'
        ), said AS (
          SELECT h.ring_id, h.record_id, h.inside, 0 AS place, 'cell:' || f.field AS field, f.value AS words
          FROM heard h JOIN fields f USING (record_id) WHERE regexp_matches(f.field, '{PROVINCE_CELL}', 'i') AND length(f.value) <= 200
          UNION ALL
          SELECT h.ring_id, h.record_id, h.inside, 1, 'text', r.text FROM heard h JOIN records r USING (record_id) WHERE r.text <> ''
        )
        SELECT * FROM said ORDER BY ring_id, inside DESC, record_id, place, field
        """,
    ):
        key = f"{row['record_id']}"
        heard[row["ring_id"]].add(key)
        if complaints[row["ring_id"]][key]:
            continue
        for _, name, short in _provinces():
            at = row["words"].find(short)
            if at >= 0 and not row["words"][at + len(short) :].startswith(("时间", "路", "街")):
                complaints[row["ring_id"]][key] += 1
                span = (row["record_id"], row["field"], at, at + len(short))
                found[row["ring_id"]].setdefault(name, span)
                if row["inside"]:
                    held[row["ring_id"]].add(name)
                break
    for ring_id, places in found.items():
        telling = sum(n > 0 for n in complaints[ring_id].values())
        silent = len(heard[ring_id]) - telling
        low, high = len(held[ring_id]), min(len(places) + silent, len(_provinces()))
        told = {"low": low, "high": high, "complaints": telling}
        claims.add(
            ring_id,
            "provinces",
            say(
                "people complain from {low} to {high} provinces: those of the complaints in its records, and those of all that name it ({complaints} complaints say where they come from)",
                **told,
            )
            if not silent
            else say(
                "people complain from {low} to {high} provinces: those of the complaints in its records, and those of all that name it, where {silent} that do not say where they come from may come from others ({complaints} complaints say so)",
                silent=silent,
                **told,
            ),
            [places[name] for name in sorted(places)],
            low=float(low),
            high=float(high),
            unit="regions",
            confidence=0.8,
        )


_OFFICES = (
    (("bank_card", "bank_account", "iban"), "banks that keep its cards and accounts, by first digits: {named}"),
    (("alipay",), "Alipay: {count} accounts"),
    (COINS, "exchanges, for {count} crypto addresses: {named}"),
    (("domain", "onion", "icp", "tracking_id"), "registrars, hosts and measuring services of {count} sites and numbers: {named}"),
    (("phone",), "telephone companies, for {count} numbers"),
    (("apk",), "app stores, for {count} apps"),
    (("parcel",), "couriers, for {count} parcels"),
)  # fmt: skip


def agency_findings(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    """Claim which banks and offices hold something of the ring's, by the kinds of its selectors and named accounts."""
    kinds = ", ".join(f"'{k}'" for ks, _ in _OFFICES for k in ks)
    held: dict[str, dict[str, dict[str, Passage]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH own AS (
          SELECT m.ring_id, s.kind, s.value FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind IN ({kinds})
          UNION
          SELECT a.ring_id, n.kind, n.value FROM conduct_accounts a JOIN mentions n ON n.kind = a.kind AND lower(n.value) = a.value
        )
        SELECT o.ring_id, o.kind, o.value, n.record_id, n.field, n.start, n."end" AS stop
        FROM own o JOIN mentions n ON n.kind = o.kind AND n.value = o.value
        QUALIFY row_number() OVER (PARTITION BY o.ring_id, o.kind, o.value ORDER BY n.record_id, n.field, n.start) = 1
        ORDER BY o.ring_id, o.kind, o.value
        """,
    ):
        held[row["ring_id"]][row["kind"]][row["value"]] = (
            row["record_id"], row["field"], row["start"], row["stop"],
        )  # fmt: skip
    for ring_id in sorted(held):
        told, passages = [], []
        for of_kinds, template in _OFFICES:
            mine = {(k, v): p for k in of_kinds for v, p in held[ring_id].get(k, {}).items()}
            if not mine:
                continue
            groups = Counter(v[:6] if k in ("bank_card", "bank_account", "iban") else k for k, v in mine)
            named = ", ".join(
                f"{name} ({n})"
                for name, n in sorted(groups.items(), key=lambda g: (-g[1], g[0]))[:MOST_NAMED]
            )
            told.append(say(template, count=len(mine), named=named))
            passages.append(mine[min(mine)])
        claims.add(
            ring_id,
            "agencies_to_warn",
            say("who keeps something of it and can act: {offices}", offices="; ".join(told)),
            passages,
            value=float(len(told)),
            confidence=0.8,
        )


def live_contact_findings(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    """Claim the contacts and accounts of known role that were in use in the ring's last days, by the evidence's own last day."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH ends AS (
          SELECT m.ring_id, max(r.sent_at) AS last_at FROM ring_members m JOIN records r ON r.record_id = m.member_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = m.member_id
          WHERE m.member_kind = 'record' AND coalesce(w.voice, 'own') NOT IN ('report', 'warning') GROUP BY m.ring_id
        ), fresh AS (
          SELECT m.ring_id, s.kind, n.record_id, n.field, n.start, n."end" AS stop, r.sent_at, e.last_at
          FROM ring_members m JOIN ends e USING (ring_id) JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector'
          JOIN mentions n ON n.kind = s.kind AND n.value = s.value JOIN records r ON r.record_id = n.record_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id
          WHERE coalesce(w.voice, 'own') NOT IN ('report', 'warning') AND m.role IS NOT NULL AND m.role NOT IN ('victim', 'buyer', 'official') AND r.sent_at >= e.last_at - INTERVAL {LAST_DAYS} DAY
            AND r.sent_at <= e.last_at
          QUALIFY row_number() OVER (PARTITION BY m.ring_id, m.member_id ORDER BY r.sent_at DESC, n.record_id, n.field, n.start) = 1
        ), kinds AS (
          SELECT ring_id, string_agg(kind || ' ' || n, ', ' ORDER BY n DESC, kind) AS kinds, sum(n)::BIGINT AS n
          FROM (SELECT ring_id, kind, count(*) AS n FROM fresh GROUP BY ring_id, kind) GROUP BY ring_id
        )
        SELECT f.ring_id, k.kinds, k.n, max(f.last_at)::DATE AS last_day,
               {first_passages(5, "-epoch_us(sent_at)", "record_id", "field", "start")} AS shown
        FROM fresh f JOIN kinds k USING (ring_id) GROUP BY f.ring_id, k.kinds, k.n ORDER BY f.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "live_contacts",
            say(
                "{count} of its contacts and accounts were in use in the last {days} days the case shows, to {last}: {kinds}. These are the ones to close first",
                count=row["n"],
                days=LAST_DAYS,
                last=row["last_day"],
                kinds=row["kinds"],
            ),
            [(p["r"], p["f"], p["s"], p["e"]) for p in row["shown"]],
            value=float(row["n"]),
            unit="items",
            confidence=0.85,
        )
