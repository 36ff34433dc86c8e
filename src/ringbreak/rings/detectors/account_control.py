from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.firsts import first_passages
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Price, complaints, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say

_TARGETS = "'操作对象', '对象', '目标', 'target', 'object', 'to'"


def _driven(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Make `conduct_driven`: what was done from the ring's devices, whether the ring holds the row (`own`) or not.

    A device that three of its accounts share is its device; other accounts used from it were used by it.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_driven AS
        SELECT d.ring_id, a.record_id, a.actor, a.verb, coalesce(a.target, f.value) AS target, a.device, a.acted_at,
               EXISTS (SELECT 1 FROM conduct_actions o WHERE o.ring_id = d.ring_id AND o.record_id = a.record_id) AS own
        FROM conduct_devices d JOIN rings g ON g.ring_id = d.ring_id AND g.case_type = 'account_control'
        JOIN actions a ON a.device = d.device
        LEFT JOIN (SELECT record_id, min(value) AS value FROM fields WHERE field IN ({_TARGETS}) GROUP BY record_id) f ON f.record_id = a.record_id
        """
    )


def _accounts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        WITH offering AS (
          SELECT DISTINCT s.ring_id, s.author FROM conduct_spoken s
          WHERE s.rule IS NOT NULL AND s.author IS NOT NULL
            AND s.record_id NOT IN (SELECT record_id FROM conduct_actions WHERE device IS NOT NULL)
        )
        SELECT a.ring_id, count(DISTINCT a.actor) AS used, count(DISTINCT a.actor) FILTER (a.own AND c.actor IS NOT NULL) AS captured,
               count(DISTINCT a.actor) FILTER (o.author IS NULL) AS silent, count(DISTINCT a.device) AS devices,
               list(a.record_id ORDER BY c.actor IS NULL, a.record_id)[1:5] AS shown
        FROM conduct_driven a LEFT JOIN conduct_captured c ON c.ring_id = a.ring_id AND c.actor = a.actor
        LEFT JOIN offering o ON o.ring_id = a.ring_id AND o.author = a.actor
        WHERE a.actor IS NOT NULL GROUP BY a.ring_id HAVING count(DISTINCT a.actor) FILTER (o.author IS NULL) > 0 ORDER BY a.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "accounts_controlled",
            say(
                "{captured} accounts of its records that offer nothing themselves were used from {devices} devices of the ring; {used} accounts in all were, {silent} of which offer nothing",
                captured=row["captured"],
                silent=row["silent"],
                devices=row["devices"],
                used=row["used"],
            ),
            passages.of(row["shown"], meanings=["actions.device"]),
            low=float(row["captured"]),
            high=float(row["used"]),
            unit="accounts",
            confidence=0.8,
        )


def _bursts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH sent AS (
          SELECT a.ring_id, a.record_id, a.actor, a.device, a.acted_at, true AS own, coalesce(a.target, f.value) AS whom FROM conduct_actions a
          LEFT JOIN (SELECT record_id, min(value) AS value FROM fields WHERE field IN ({_TARGETS}) GROUP BY record_id) f USING (record_id)
          WHERE a.verb = 'send' AND a.acted_at IS NOT NULL AND a.actor IS NOT NULL
          UNION ALL
          SELECT ring_id, record_id, actor, device, acted_at, false, target FROM conduct_driven
          WHERE verb = 'send' AND acted_at IS NOT NULL AND actor IS NOT NULL AND NOT own
        ), runs AS (
          SELECT ring_id, actor, device, acted_at::DATE AS day, count(*) AS n, min(record_id) AS shown, bool_or(own) AS own,
                 count(DISTINCT whom) AS whoms, epoch(max(acted_at)) - epoch(min(acted_at)) AS seconds
          FROM sent GROUP BY ring_id, actor, device, acted_at::DATE
        )
        SELECT r.ring_id, count(*) FILTER (own) AS own_runs, count(*) AS runs, sum(n)::BIGINT AS messages, min(seconds) AS quickest,
               list(r.shown ORDER BY own DESC, n DESC, r.shown)[1:5] AS shown,
               (SELECT count(DISTINCT whom) FROM sent s WHERE s.ring_id = r.ring_id) AS reached
        FROM runs r WHERE n >= 5 AND seconds <= 900 GROUP BY r.ring_id ORDER BY r.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "bursts",
            say(
                "{own} to {runs} times an account sent at least five messages within a quarter of an hour, in the ring's records and from all accounts on its devices: {messages} messages to {reached} people or groups; the quickest took {quickest} seconds",
                own=row["own_runs"],
                runs=row["runs"],
                messages=row["messages"],
                reached=row["reached"],
                quickest=int(row["quickest"]),
            ),
            passages.of(row["shown"], meanings=["records.sent_at", "actions.verb"]),
            low=float(row["own_runs"]),
            high=float(row["runs"]),
            unit="times",
            confidence=0.85,
        )


_KEEPERS = 8
"""Rings that may hold rows of one table before it is nobody's own: then each has only the rows that it holds."""
_TABLES = f"""
    SELECT ring_id, evidence_id FROM (
    -- Tables of codes that the ring kept: it holds a row, or a row bears its contact or was made on its device.
    SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN rings g ON g.ring_id = m.ring_id AND g.case_type = 'account_control'
    JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id JOIN conduct_code_tables h ON h.evidence_id = r.evidence_id
    UNION
    SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN rings g ON g.ring_id = m.ring_id AND g.case_type = 'account_control'
    JOIN links l ON m.member_kind = 'selector' AND l.selector_id = m.member_id JOIN records r ON r.record_id = l.record_id
    JOIN conduct_code_tables h ON h.evidence_id = r.evidence_id
    UNION
    SELECT DISTINCT d.ring_id, r.evidence_id FROM conduct_driven d JOIN records r USING (record_id) JOIN conduct_code_tables h ON h.evidence_id = r.evidence_id
    ) QUALIFY count(*) OVER (PARTITION BY evidence_id) <= {_KEEPERS}
"""
_CODE_ROWS = """
    SELECT h.evidence_id FROM (SELECT DISTINCT evidence_id FROM mappings) h JOIN records r USING (evidence_id) JOIN mentions n USING (record_id)
    WHERE n.kind IN ('wechat_group', 'qq_group') AND n.field NOT IN ('author', 'counterpart', 'channel') AND NOT contains(n.value, '@chatroom')
    GROUP BY h.evidence_id HAVING count(DISTINCT n.value) >= 3
"""
"""Tables whose rows name three different groups or more."""


def _codes(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    engine.execute(f"CREATE OR REPLACE TEMP TABLE conduct_code_tables AS {_CODE_ROWS}")
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH files AS ({_TABLES}
        ), codes AS (
          SELECT m.ring_id, n.value, n.record_id, n.field, n.start, n."end" AS stop, coalesce(w.voice, '') AS voice, true AS own
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id
          WHERE m.member_kind = 'record' AND n.kind IN ('wechat_group', 'qq_group')
            -- A chat's own number at the head of each of its messages is where it was said, not what is sold.
            AND n.field NOT IN ('author', 'counterpart', 'channel') AND NOT contains(n.value, '@chatroom')
          UNION ALL
          SELECT f.ring_id, n.value, n.record_id, n.field, n.start, n."end", '', false
          FROM files f JOIN records r USING (evidence_id) JOIN mentions n USING (record_id)
          WHERE n.kind IN ('wechat_group', 'qq_group') AND n.field NOT IN ('author', 'counterpart', 'channel') AND NOT contains(n.value, '@chatroom')
        )
        SELECT ring_id, count(DISTINCT value) FILTER (own) AS n, count(DISTINCT value) AS high,
               count(DISTINCT record_id) FILTER (voice = 'own') AS offers, count(DISTINCT value) FILTER (voice = 'own') AS offered,
               {first_passages(5, "NOT own", "record_id", "field", "start")} AS shown
        FROM codes GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        made = claims.add(
            row["ring_id"],
            "group_codes",
            say(
                "{count} to {high} different group codes: those in its records, {offered} of them in {offers} offers, and all in the tables it kept",
                count=row["n"],
                high=row["high"],
                offered=row["offered"],
                offers=row["offers"],
            ),
            [(p["r"], p["f"], p["s"], p["e"]) for p in row["shown"]],
            low=float(row["n"]),
            high=float(row["high"]),
            unit="codes",
            confidence=0.85,
        )
        if row["offers"] > row["offered"] > 0:
            claims.doubt(
                "double_count",
                say(
                    "{offers} offers name {offered} codes: the same code is sold more than once, so offers must not be added",
                    offers=row["offers"],
                    offered=row["offered"],
                ),
                [made],
            )


def _stated(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """What its own daily reports add up to: rows of a table with a day, a machine or its accounts, and a count of groups or codes."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH counting AS (
          SELECT DISTINCT evidence_id, header FROM mappings
          WHERE regexp_matches(header, '(?:采集|抓取|新增|上报|收集)[^，]{{0,6}}(?:群|码)[^，]{{0,4}}数|(?:群码|群)数量?$|(?:codes|groups) ?(?:collected|captured|harvested|count)', 'i')
        ), reports AS (
          -- Handed in beside the ring's own tables, by the folder they lie in: the reports name nobody.
          SELECT DISTINCT f.ring_id, c.evidence_id, c.header FROM counting c JOIN evidence e USING (evidence_id)
          JOIN ({_TABLES}) f ON true JOIN evidence o ON o.evidence_id = f.evidence_id
          WHERE regexp_extract(e.name, '^(.*)[/\\\\]', 1) = regexp_extract(o.name, '^(.*)[/\\\\]', 1)
        )
        SELECT q.ring_id, sum(try_cast(replace(v.value, ',', '') AS DOUBLE) ORDER BY v.record_id) AS total, count(*) AS lines, list(v.record_id ORDER BY v.record_id)[1:5] AS shown
        FROM reports q JOIN records r USING (evidence_id) JOIN fields v ON v.record_id = r.record_id AND v.field = q.header
        WHERE try_cast(replace(v.value, ',', '') AS DOUBLE) > 0 GROUP BY q.ring_id HAVING count(*) >= 3 ORDER BY q.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "group_codes_stated",
            say(
                "reports of {lines} rows that lie beside its own tables add up to {total} group codes; whether the same group was counted again, they do not tell",
                lines=row["lines"],
                total=f"{row['total']:,.0f}",
            ),
            passages.of(row["shown"]),
            value=row["total"],
            comparator="up_to",
            unit="codes",
            confidence=0.6,
        )


def _members(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """People in the groups sold: a code's members once, of the ring's rows at least and of all its tables at most."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH files AS ({_TABLES}
        ), listed AS (
          SELECT z.ring_id, x.record_id, x.value AS members, z.own, coalesce(min(n.value), x.record_id::VARCHAR) AS code
          FROM (SELECT ring_id, member_id AS record_id, true AS own FROM ring_members WHERE member_kind = 'record'
                UNION ALL SELECT f.ring_id, r.record_id, false FROM files f JOIN records r USING (evidence_id)) z
          JOIN metrics x ON x.record_id = z.record_id AND x.measure = 'members'
          LEFT JOIN mentions n ON n.record_id = x.record_id AND n.kind IN ('wechat_group', 'qq_group')
          GROUP BY z.ring_id, x.record_id, x.value, z.own
        ), each_code AS (
          SELECT ring_id, code, max(members) AS most, bool_or(own) AS own, arg_max(record_id, (members, -record_id)) AS shown
          FROM listed GROUP BY ring_id, code
        )
        SELECT ring_id, coalesce(sum(most) FILTER (own), 0)::BIGINT AS low, sum(most)::BIGINT AS high, count(*) AS codes,
               list(shown ORDER BY own DESC, most DESC, shown)[1:5] AS shown
        FROM each_code GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "people_in_groups",
            say(
                "{low} to {high} people are in the groups listed for sale, each of {codes} codes once: those in its records, and those in all tables it kept; one person may be in several groups",
                low=f"{row['low']:,}",
                high=f"{row['high']:,}",
                codes=row["codes"],
            ),
            passages.of(row["shown"], meanings=["metrics.members"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="people",
            confidence=0.7,
        )


def _joins(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Accounts that joined a group after one of the ring's devices had scanned its code, and were not there before."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH scans AS (
          SELECT ring_id, target AS room, min(acted_at) AS first_at, bool_or(own) AS own FROM conduct_driven WHERE verb = 'scan' GROUP BY ALL
        ), joins AS (
          SELECT a.record_id, a.actor, a.acted_at, coalesce(a.target, f.value) AS room FROM actions a
          LEFT JOIN fields f ON f.record_id = a.record_id AND f.field IN ({_TARGETS}) WHERE a.verb = 'join'
        )
        SELECT s.ring_id, count(DISTINCT j.actor) FILTER (s.own) AS low, count(DISTINCT j.actor) AS strangers, count(DISTINCT s.room) AS rooms, count(*) AS n,
               list(j.record_id ORDER BY j.acted_at, j.record_id)[1:5] AS shown
        FROM scans s JOIN joins j ON j.room = s.room AND j.acted_at >= s.first_at AND j.acted_at < s.first_at + INTERVAL 7 DAY
        WHERE s.room IS NOT NULL GROUP BY s.ring_id ORDER BY s.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "joined_after_capture",
            say(
                "{low} to {strangers} accounts joined {rooms} groups within seven days after a device of the ring had scanned their codes ({count} joins); the lower figure counts scans in its records; that they bought the codes is likely, not shown",
                low=row["low"],
                strangers=row["strangers"],
                rooms=row["rooms"],
                count=row["n"],
            ),
            passages.of(row["shown"], meanings=["actions.verb", "records.sent_at"]),
            low=float(row["low"]),
            high=float(row["strangers"]),
            unit="accounts",
            confidence=0.7,
        )


DETECTOR = detector(
    "account_control",
    "Account control: follower cleaning and harvested group codes",
    prices=(
        Price(
            "codes_offered",
            (
                r"([0-9]+(?:\.[0-9]+)?)(?:元|块)(?:/|一|每)?(?:个|张|码|群)",
                r"(?:单价|价格|售价)[^0-9]{0,6}([0-9]+(?:\.[0-9]+)?)",
            ),
            "a group code is offered at {low} to {high} {currency} ({count} records state a price)",
        ),
    ),
    more=(_driven, complaints("captured"), _accounts, _bursts, _codes, _stated, _members, _joins),
)
