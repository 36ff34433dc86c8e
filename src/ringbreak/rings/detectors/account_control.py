from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Price, complaints, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say

_TARGETS = "'操作对象', '对象', '目标', 'target', 'object', 'to'"


def _accounts(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        SELECT a.ring_id, count(DISTINCT a.actor) AS used, count(DISTINCT c.actor) AS captured,
               count(DISTINCT a.device) AS devices, max(d.actors) AS most,
               list(a.record_id ORDER BY a.record_id) FILTER (c.actor IS NOT NULL) [1:5] AS shown
        FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device)
        LEFT JOIN conduct_captured c ON c.ring_id = a.ring_id AND c.actor = a.actor
        GROUP BY a.ring_id HAVING count(DISTINCT c.actor) > 0 ORDER BY a.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "accounts_controlled",
            say(
                "{captured} accounts that offer nothing themselves were used from {devices} shared devices, up to {most} on one; {used} accounts in all were",
                captured=row["captured"],
                devices=row["devices"],
                most=row["most"],
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
          SELECT a.*, coalesce(a.target, f.value) AS whom FROM conduct_actions a
          LEFT JOIN fields f ON f.record_id = a.record_id AND f.field IN ({_TARGETS})
          WHERE a.verb = 'send' AND a.acted_at IS NOT NULL AND a.actor IS NOT NULL
        ), runs AS (
          SELECT ring_id, actor, device, acted_at::DATE AS day, count(*) AS n, min(record_id) AS shown,
                 epoch(max(acted_at)) - epoch(min(acted_at)) AS seconds
          FROM sent GROUP BY ring_id, actor, device, acted_at::DATE
        )
        SELECT r.ring_id, count(*) AS runs, sum(n)::BIGINT AS messages, min(seconds) AS quickest, max(seconds) AS slowest,
               list(r.shown ORDER BY n DESC, r.shown)[1:5] AS shown,
               (SELECT count(DISTINCT whom) FROM sent s WHERE s.ring_id = r.ring_id) AS reached
        FROM runs r WHERE n >= 5 AND seconds <= 900 GROUP BY r.ring_id ORDER BY r.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "bursts",
            say(
                "{runs} times an account sent at least five messages within a quarter of an hour, {messages} messages in all to {reached} people or groups; the quickest took {quickest} seconds",
                runs=row["runs"],
                messages=row["messages"],
                reached=row["reached"],
                quickest=int(row["quickest"]),
            ),
            passages.of(row["shown"], meanings=["records.sent_at", "actions.verb"]),
            value=float(row["runs"]),
            unit="times",
            confidence=0.85,
        )


def _codes(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        """
        WITH codes AS (
          SELECT m.ring_id, n.value, n.record_id, n.field, n.start, n."end" AS stop, w.voice, w.record_id IS NOT NULL AS said
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id
          WHERE m.member_kind = 'record' AND n.kind IN ('wechat_group', 'qq_group')
            -- A chat's own number at the head of each of its messages is where it was said, not what is sold.
            AND n.field NOT IN ('author', 'counterpart', 'channel') AND NOT contains(n.value, '@chatroom')
        )
        SELECT ring_id, count(DISTINCT value) AS n, count(DISTINCT record_id) FILTER (voice = 'own') AS offers,
               count(DISTINCT value) FILTER (voice = 'own') AS offered,
               list({'r': record_id, 'f': field, 's': start, 'e': stop} ORDER BY record_id, field, start)[1:5] AS shown
        FROM codes GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        made = claims.add(
            row["ring_id"],
            "group_codes",
            say(
                "{count} different group codes are in its records, {offered} of them in {offers} offers",
                count=row["n"],
                offered=row["offered"],
                offers=row["offers"],
            ),
            [(p["r"], p["f"], p["s"], p["e"]) for p in row["shown"]],
            value=float(row["n"]),
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


def _members(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """People in the groups sold: a code's members once at least, every listing at most."""
    for row in rows_of(
        engine,
        rings,
        """
        WITH listed AS (
          SELECT m.ring_id, x.record_id, x.value AS members, coalesce(min(n.value), x.record_id::VARCHAR) AS code
          FROM ring_members m JOIN metrics x ON x.record_id = m.member_id AND x.measure = 'members'
          LEFT JOIN mentions n ON n.record_id = x.record_id AND n.kind IN ('wechat_group', 'qq_group')
          WHERE m.member_kind = 'record' GROUP BY m.ring_id, x.record_id, x.value
        ), each_code AS (
          SELECT ring_id, code, max(members) AS most, sum(members) AS added, arg_max(record_id, members) AS shown
          FROM listed GROUP BY ring_id, code
        )
        SELECT ring_id, sum(most)::BIGINT AS low, sum(added)::BIGINT AS high, count(*) AS codes,
               list(shown ORDER BY most DESC, shown)[1:5] AS shown
        FROM each_code GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "people_in_groups",
            say(
                "{low} to {high} people are in the groups listed for sale: {codes} codes, each once, or every listing; one person may be in several groups",
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
          SELECT a.ring_id, coalesce(a.target, f.value) AS room, min(a.acted_at) AS first_at FROM conduct_actions a
          JOIN conduct_devices d USING (ring_id, device)
          LEFT JOIN fields f ON f.record_id = a.record_id AND f.field IN ({_TARGETS})
          WHERE a.verb = 'scan' GROUP BY ALL
        ), joins AS (
          SELECT a.record_id, a.actor, a.acted_at, coalesce(a.target, f.value) AS room FROM actions a
          LEFT JOIN fields f ON f.record_id = a.record_id AND f.field IN ({_TARGETS}) WHERE a.verb = 'join'
        )
        SELECT s.ring_id, count(DISTINCT j.actor) AS strangers, count(DISTINCT s.room) AS rooms, count(*) AS n,
               list(j.record_id ORDER BY j.acted_at, j.record_id)[1:5] AS shown
        FROM scans s JOIN joins j ON j.room = s.room AND j.acted_at >= s.first_at AND j.acted_at < s.first_at + INTERVAL 7 DAY
        WHERE s.room IS NOT NULL GROUP BY s.ring_id ORDER BY s.ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "joined_after_capture",
            say(
                "{strangers} accounts joined {rooms} groups within seven days after a device of the ring had scanned their codes ({count} joins); that they bought the codes is likely, not shown",
                strangers=row["strangers"],
                rooms=row["rooms"],
                count=row["n"],
            ),
            passages.of(row["shown"], meanings=["actions.verb", "records.sent_at"]),
            value=float(row["strangers"]),
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
    more=(complaints("captured"), _accounts, _bursts, _codes, _members, _joins),
)
