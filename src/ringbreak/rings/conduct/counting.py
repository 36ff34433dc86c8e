"""Counts that every case type needs: who plays which role, victims once each, contacts, what is live, whom to warn."""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import first_passages
from ringbreak.model.agent_codes import AGENT_CODE, AGENT_LINK
from ringbreak.model.ring_members import TIERS
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.clocks import order_doubts
from ringbreak.rings.conduct.leads import (
    agency_findings,
    live_contact_findings,
    place_findings,
    province_findings,
)
from ringbreak.rings.conduct.lists import list_findings
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.role_rules import CONTACTS
from ringbreak.words import say

ROLE_NAMES = {
    "tool_maker": "a tool maker",
    "data_source": "a data source",
    "harvester": "a harvester",
    "reseller": "a reseller or broker",
    "promoter": "a promoter or diverter",
    "operator": "an operator",
    "money_handler": "a money handler",
    "front_company": "a front company",
    "buyer": "a buyer or customer",
    "victim": "a victim",
    "official": "an investigator or official",
}
TIER_NAMES = {
    "upstream": "of the upstream",
    "midstream": "of the midstream",
    "downstream": "of the downstream",
}


def type_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim the case type itself with the cues it rests on, each shown by records that say it."""
    cues: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(
        engine,
        rings,
        f"SELECT * FROM conduct_cues WHERE case_type = '{claims.detector}' ORDER BY ring_id, weight DESC, place",
    ):
        cues.setdefault(row["ring_id"], []).append(row)
    terms = sorted({(c["term"], c["voice"]) for found in cues.values() for c in found if c["term"]})
    saying = {key: _saying(engine, *key, 2) for key in terms}
    first = _first(engine, rings)
    for ring in rings:
        found = cues.get(ring.ring_id, [])
        shown = []
        for cue in found:
            if cue["term"]:
                said_by = saying[cue["term"], cue["voice"]].get(ring.ring_id, [])
                shown += passages.of(said_by, terms=[cue["term"]])
        if not shown:
            shown = passages.of(first.get(ring.ring_id, []))
        claims.add(
            ring.ring_id,
            "case_type",
            say(
                "why it is taken for this case type: {cues}",
                cues="; ".join(str(c["cue"]) for c in found) or say("the table of rings says so"),
            ),
            shown,
            confidence=ring.confidence,
        )


def _saying(engine: Engine, term: str, voice: str, most: int) -> dict[str, list[int]]:
    """The first records of each ring that say a term in a voice."""
    from ringbreak.rings.conduct.terms import said

    rows = engine.sql(
        f"""
        SELECT ring_id, list(record_id ORDER BY record_id)[1:{most}] AS shown
        FROM conduct_words WHERE voice = ? AND {said(term)} GROUP BY ring_id
        """,
        voice,
    )
    return {r["ring_id"]: r["shown"] for r in rows.to_pylist()}


def _first(engine: Engine, rings: list[TypedRing]) -> dict[str, list[int]]:
    """The records of each ring that hang most firmly in it."""
    rows = rows_of(
        engine,
        rings,
        """
        SELECT ring_id, list(member_id ORDER BY bits DESC, member_id)[1:5] AS shown
        FROM ring_members WHERE member_kind = 'record' GROUP BY ring_id
        """,
    )
    return {r["ring_id"]: r["shown"] for r in rows}


def role_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim how many records and accounts show each role, and for how many there is not enough evidence."""
    for row in rows_of(
        engine,
        rings,
        """
        SELECT m.ring_id, m.role, count(*) AS records, count(DISTINCT coalesce(a.actor, r.author)) AS accounts,
               count(DISTINCT coalesce(c.why, '')) AS reasons, min(c.why) AS why,
               list(m.member_id ORDER BY m.bits DESC, m.member_id)[1:5] AS shown
        FROM ring_members m JOIN records r ON r.record_id = m.member_id
        LEFT JOIN actions a ON a.record_id = m.member_id
        LEFT JOIN conduct_assigned c ON c.ring_id = m.ring_id AND c.member_kind = 'record' AND c.member_id = m.member_id
        WHERE m.member_kind = 'record' AND m.role IS NOT NULL GROUP BY m.ring_id, m.role ORDER BY m.ring_id, m.role
        """,
    ):
        tier = TIERS.get(row["role"])
        claims.add(
            row["ring_id"],
            "role_" + row["role"],
            say(
                "{records} records show {role}; for example: {why}",
                records=row["records"],
                role=ROLE_NAMES.get(row["role"], row["role"]),
                why=row["why"] or say("a person decided it"),
            )
            if tier is None
            else say(
                "{records} records show {role} ({tier}); for example: {why}",
                records=row["records"],
                role=ROLE_NAMES.get(row["role"], row["role"]),
                tier=TIER_NAMES[tier],
                why=row["why"] or say("a person decided it"),
            ),
            passages.of(row["shown"]),
            value=float(row["records"]),
            unit="records",
            confidence=0.75,
        )
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(*) FILTER (role IS NULL) AS without, count(*) AS n,
               list(member_id ORDER BY member_id) FILTER (role IS NULL) [1:20] AS shown
        FROM ring_members WHERE member_kind = 'record' GROUP BY ring_id HAVING count(*) FILTER (role IS NULL) > 0 ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "cannot_tell",
            say(
                "for {without} of {records} records there is not enough evidence of a role",
                without=row["without"],
                records=row["n"],
            ),
            passages.of(row["shown"]),
            value=float(row["without"]),
            unit="records",
            confidence=0.95,
            key="role",
        )


def acting_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim how many accounts play a part, and in how many groups they speak."""
    for row in rows_of(
        engine,
        rings,
        """
        SELECT m.ring_id, count(DISTINCT r.author) AS accounts, list(m.member_id ORDER BY m.member_id)[1:5] AS shown
        FROM ring_members m JOIN records r ON r.record_id = m.member_id
        WHERE m.member_kind = 'record' AND m.role NOT IN ('victim', 'buyer', 'official') AND r.author IS NOT NULL AND r.kind <> 'transfer'
          AND NOT EXISTS (SELECT 1 FROM conduct_captured c WHERE c.ring_id = m.ring_id AND c.actor = r.author)
        GROUP BY m.ring_id ORDER BY m.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "accounts_acting",
            say(
                "{accounts} accounts show a part in it, victims, buyers and officials not counted; one person may use several",
                accounts=row["accounts"],
            ),
            passages.of(row["shown"]),
            value=float(row["accounts"]),
            unit="accounts",
            confidence=0.75,
        )
    for row in rows_of(
        engine,
        rings,
        """
        SELECT m.ring_id, count(DISTINCT r.author) AS accounts, count(DISTINCT coalesce(r.author_name, r.author)) AS names,
               count(DISTINCT r.author) FILTER (r.kind = 'message' AND r.channel IS NOT NULL) AS talking, list(m.member_id ORDER BY m.member_id)[1:5] AS shown
        FROM ring_members m JOIN records r ON r.record_id = m.member_id
        WHERE m.member_kind = 'record' AND m.role NOT IN ('victim', 'buyer', 'official') AND r.author IS NOT NULL
          AND r.kind NOT IN ('transfer', 'action')
          AND NOT EXISTS (SELECT 1 FROM conduct_captured c WHERE c.ring_id = m.ring_id AND c.actor = r.author)
        GROUP BY m.ring_id HAVING count(DISTINCT r.author) >= 2 ORDER BY m.ring_id
        """,
    ):
        low, high = sorted((row["accounts"], row["names"]))
        told = "{low} to {high} people speak for it if each account or each name shown is one person: {accounts} accounts under {names} names; one person may use several, and several may share one"
        if 2 <= row["talking"] < low:
            # Who posts advertisements changes accounts as he is blocked; who talks in a group is known there.
            low = row["talking"]
            told = "{low} to {high} people speak for it: {low} accounts talk in its groups, the others of {accounts} accounts under {names} names only post; one person may use several, and several may share one"
        claims.add(
            row["ring_id"],
            "involved_people",
            say(told, low=low, high=high, accounts=row["accounts"], names=row["names"]),
            passages.of(row["shown"]),
            low=float(low),
            high=float(high),
            unit="people",
            confidence=0.5,
            key="speaking",
        )
    for row in rows_of(
        engine,
        rings,
        """
        SELECT w.ring_id, count(DISTINCT r.channel) AS n, list(r.record_id ORDER BY r.record_id)[1:5] AS shown
        FROM conduct_words w JOIN records r USING (record_id)
        WHERE w.voice = 'own' AND r.kind = 'message' AND r.channel IS NOT NULL GROUP BY w.ring_id ORDER BY w.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "chat_groups",
            say("its members speak in {count} chat groups or channels", count=row["n"]),
            passages.of(row["shown"]),
            value=float(row["n"]),
            unit="groups",
            confidence=0.8,
        )


def agent_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim agents by their codes: in links and beside 'agent's code'. Links of one code are one agent's, whoever posted them."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH links AS (
          SELECT m.ring_id, n.record_id, n.field, n.start, n."end" AS stop,
                 upper(regexp_extract(n.value, '{AGENT_LINK}', 1, 'i')) AS agent
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id WHERE m.member_kind = 'record' AND n.kind = 'url'
            AND (n.record_id, n.value) NOT IN (SELECT (record_id, url) FROM conduct_serial)
        ), codes AS (
          SELECT w.ring_id, w.record_id, 'text' AS field, 0 AS start, least(length(r.text), 200) AS stop,
                 upper(regexp_extract(w.squeezed, '{AGENT_CODE}', 1, 'i')) AS agent
          FROM conduct_words w JOIN records r USING (record_id) WHERE w.voice = 'own' AND r.text <> ''
        ), found AS (SELECT * FROM links UNION ALL SELECT * FROM codes)
        SELECT ring_id, count(DISTINCT agent) AS agents, count(*) AS links,
               {first_passages(5, "field", "record_id", "start")} AS shown
        FROM found WHERE agent <> '' GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "agents_by_link",
            say(
                "{agents} different agents' codes stand in its links and offers ({links} places)",
                agents=row["agents"],
                links=row["links"],
            ),
            [(p["r"], p["f"], p["s"], p["e"]) for p in row["shown"]],
            value=float(row["agents"]),
            unit="people",
            confidence=0.7,
        )


def victim_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim how many victims there are at least and at most, each once however often the evidence shows him.

    A victim is known by his account, by the account he paid from, or by his complaint. The same person may stand behind
    a complaint, an account and a payment, which nothing in the tables tells; so low is the largest of the three
    counts and high their sum.
    """
    for row in rows_of(
        engine,
        rings,
        """
        WITH shown AS (
          SELECT m.ring_id, m.member_id AS record_id, t.record_id IS NOT NULL AS paid,
                 coalesce(t.payer, t.payer_name) AS payer, w.voice, r.author
          FROM ring_members m JOIN records r ON r.record_id = m.member_id
          LEFT JOIN transfers t ON t.record_id = m.member_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = m.member_id
          WHERE m.member_kind = 'record' AND m.role = 'victim'
        ), paying AS (
          SELECT ring_id, coalesce(payer, payer_name) AS payer, record_id FROM conduct_moves
          WHERE pays_in AND NOT inside AND certain
        ), counts AS (
          SELECT ring_id, count(DISTINCT author) FILTER (NOT paid AND author IS NOT NULL) AS accounts,
                 count(*) FILTER (NOT paid AND author IS NULL AND voice = 'complaint') AS complaints,
                 list(record_id ORDER BY record_id)[1:3] AS shown
          FROM shown GROUP BY ring_id
        ), captured AS (
          SELECT ring_id, count(DISTINCT actor) AS n FROM conduct_captured GROUP BY ring_id
        ), payers AS (
          SELECT ring_id, count(DISTINCT payer) AS n, list(record_id ORDER BY record_id)[1:2] AS shown FROM paying GROUP BY ring_id
        ), heard AS (SELECT ring_id, count(*) AS n FROM conduct_beside WHERE voice = 'complaint' GROUP BY ring_id)
        SELECT g.ring_id, greatest(coalesce(c.accounts, 0), coalesce(k.n, 0)) AS accounts, coalesce(c.complaints, 0) + coalesce(b.n, 0) AS complaints,
               CASE WHEN g.case_type IN ('gambling_shop', 'loan_extortion', 'sms_interception', 'telephone_fraud') THEN coalesce(p.n, 0) ELSE 0 END AS payers,
               list_concat(coalesce(c.shown, []), coalesce(p.shown, [])) AS shown
        FROM rings g LEFT JOIN heard b USING (ring_id) LEFT JOIN counts c USING (ring_id) LEFT JOIN captured k USING (ring_id) LEFT JOIN payers p USING (ring_id)
        WHERE g.case_type IS NOT NULL ORDER BY g.rank
        """,
    ):
        parts = (row["accounts"], row["complaints"], row["payers"])
        if sum(parts):
            claims.add(
                row["ring_id"],
                "victims",
                say(
                    "{low} to {high} victims: {accounts} accounts, {complaints} complaints without an account (in it, or naming what it holds), {payers} payers; one person may be behind several, so the lower figure is the largest of them",
                    low=max(parts),
                    high=sum(parts),
                    accounts=parts[0],
                    complaints=parts[1],
                    payers=parts[2],
                ),
                passages.of(
                    row["shown"], terms=["complaint"], meanings=["transfers.amount", "transfers.amount_in"]
                ),
                low=float(max(parts)),
                high=float(sum(parts)),
                unit="people",
                confidence=0.7,
            )


def contact_findings(engine: Engine, claims: Claims, rings: list[TypedRing]) -> None:
    """Claim the contacts that members name in their own voice, and those that complaints name too."""
    kinds = ", ".join(f"'{k}'" for k in CONTACTS if k != "account")
    for measure, voice, template in (
        ("contacts_named", "own", "{count} contacts and accounts are named by its members: {kinds}"),
        ("contacts_complained_of", "complaint", "{count} of its contacts are named in complaints, so the complaints share a supplier: {kinds}"),
    ):  # fmt: skip
        for row in rows_of(
            engine,
            rings,
            f"""
            WITH named AS (
              SELECT m.ring_id, n.kind, n.value, n.record_id, n.field, n.start, n."end" AS stop
              FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector'
              JOIN mentions n ON n.kind = s.kind AND n.value = s.value
              JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id AND w.voice = '{voice}'
              WHERE s.kind IN ({kinds}) AND n.field NOT IN ('author', 'author_name', 'counterpart') AND w.kind NOT IN ('action', 'transfer')
                AND w.record_id NOT IN (SELECT record_id FROM conduct_actions)
              QUALIFY row_number() OVER (PARTITION BY m.ring_id, n.kind, n.value ORDER BY n.record_id, n.field, n.start) = 1
            ), kinds AS (
              SELECT ring_id, string_agg(kind || ' ' || n, ', ' ORDER BY n DESC, kind) AS kinds
              FROM (SELECT ring_id, kind, count(*) AS n FROM named GROUP BY ring_id, kind) GROUP BY ring_id
            )
            SELECT ring_id, count(*) AS n, any_value(kinds) AS kinds,
                   {first_passages(5, "record_id", "field", "start")} AS shown
            FROM named JOIN kinds USING (ring_id) GROUP BY ring_id ORDER BY ring_id
            """,
        ):
            claims.add(
                row["ring_id"],
                measure,
                say(template, count=row["n"], kinds=row["kinds"]),
                [(p["r"], p["f"], p["s"], max(p["e"], p["s"])) for p in row["shown"]],
                value=float(row["n"]),
                unit="items",
                confidence=0.9,
            )


def live_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim when it was last seen, on which platforms, and which of its contacts were used in its last week."""
    made: dict[str, str | None] = {}
    for row in rows_of(
        engine,
        rings,
        """
        WITH seen AS (
          SELECT m.ring_id, m.member_id AS record_id, r.platform, r.sent_at FROM ring_members m
          JOIN records r ON r.record_id = m.member_id WHERE m.member_kind = 'record'
            -- A newspaper that quotes it years later does not keep it alive.
            AND NOT EXISTS (SELECT 1 FROM conduct_words w WHERE w.ring_id = m.ring_id AND w.record_id = m.member_id AND w.voice IN ('report', 'warning'))
        ), ends AS (SELECT ring_id, min(sent_at) AS first_at, max(sent_at) AS last_at FROM seen GROUP BY ring_id
        ), platforms AS (
          SELECT ring_id, string_agg(platform, ', ' ORDER BY platform) AS platforms
          FROM (SELECT DISTINCT ring_id, platform FROM seen WHERE platform IS NOT NULL) GROUP BY ring_id
        -- Contacts by way of the last week's records: every contact against every record of a ring is their product.
        ), borne AS (
          SELECT DISTINCT s.ring_id, l.selector_id FROM seen s JOIN ends e USING (ring_id) JOIN links l USING (record_id)
          WHERE s.sent_at >= e.last_at - INTERVAL 7 DAY
        ), fresh AS (
          SELECT b.ring_id, count(*) AS n FROM borne b
          JOIN ring_members m ON m.ring_id = b.ring_id AND m.member_kind = 'selector' AND m.member_id = b.selector_id AND m.role IS NOT NULL GROUP BY b.ring_id
        )
        SELECT s.ring_id, e.first_at, e.last_at, p.platforms, coalesce(f.n, 0) AS fresh,
               list(s.record_id ORDER BY s.record_id) FILTER (s.sent_at = e.last_at) [1:2] AS shown
        FROM seen s JOIN ends e USING (ring_id) LEFT JOIN platforms p USING (ring_id) LEFT JOIN fresh f USING (ring_id)
        WHERE e.last_at IS NOT NULL GROUP BY ALL ORDER BY s.ring_id
        """,
    ):
        days = (row["last_at"] - row["first_at"]).days + 1
        shown = passages.of(row["shown"], meanings=["records.sent_at", "transfers.moved_at"])
        made[row["ring_id"]] = claims.add(
            row["ring_id"],
            "last_seen",
            say(
                "seen from {first} to {last}; {fresh} of its contacts and accounts were used in its last seven days. Whether they still answer, the case does not tell",
                first=row["first_at"].date(),
                last=row["last_at"].date(),
                fresh=row["fresh"],
            ),
            shown,
            value=float(days),
            unit="days",
            confidence=0.9,
        )
        if row["platforms"]:
            claims.add(
                row["ring_id"],
                "platforms_to_warn",
                say("it was active on {platforms}", platforms=row["platforms"]),
                shown,
                value=float(len(row["platforms"].split(", "))),
                confidence=0.9,
            )
    order_doubts(engine, claims, {ring: finding for ring, finding in made.items() if finding is not None})


def common_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Everything that does not depend on the case type, in the order a reader asks."""
    from ringbreak.rings.conduct.money import money_findings
    from ringbreak.rings.conduct.tags import technique_findings

    type_findings(engine, claims, passages, rings)
    technique_findings(engine, claims, passages, rings)
    role_findings(engine, claims, passages, rings)
    acting_findings(engine, claims, passages, rings)
    money_findings(engine, claims, passages, rings)
    victim_findings(engine, claims, passages, rings)
    contact_findings(engine, claims, rings)
    live_findings(engine, claims, passages, rings)
    live_contact_findings(engine, claims, rings)
    place_findings(engine, claims, rings)
    province_findings(engine, claims, rings)
    agency_findings(engine, claims, rings)
    list_findings(engine, claims, passages, rings)
