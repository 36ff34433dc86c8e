"""Figures that lists state row by row: people on a pay list, things on a list of what was seized, codes in daily reports.

A list belongs to a ring when the ring holds one of its rows. The rest of the list may be others'; so each figure runs from
the rows the ring holds to all rows of the list.
"""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say

THINGS: tuple[tuple[str, str, str], ...] = (
    ("seized_computers", r"电脑|主机|笔记本|服务器|平板|computer|laptop|server|desktop", "computers"),
    ("seized_phones", r"手机|移动电话|\bphones?\b|smartphone|handset", "phones"),
    ("seized_bank_cards", r"银行卡|储蓄卡|信用卡|bank ?cards?|debit cards?|credit cards?", "bank cards"),
    ("seized_disks", r"硬盘|u盘|优盘|移动存储|hard ?(?:disk|drive)|usb (?:stick|drive)", "disks"),
)
"""Measure, pattern of the cell that says what the thing is, name. The first that fits."""
THING = r"^(?:物品|品名|名称|物证|检材|物品名称)|^(?:item|article|thing|description|exhibit)"
QUANTITY = r"^(?:数量|件数|个数)|^(?:quantity|qty|count|number)$"
NAME = r"^(?:姓名|员工|人员|名字)|^(?:name|employee|staff)"

_LISTED = """
    SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN rings g ON g.ring_id = m.ring_id AND g.case_type IS NOT NULL
    JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id JOIN conduct_sheets h ON h.evidence_id = r.evidence_id AND h.sort = '{sort}'
    UNION
    -- Nobody's words join a pay list to its ring, but whose contact stands in it is on it.
    SELECT DISTINCT m.ring_id, r.evidence_id FROM ring_members m JOIN rings g ON g.ring_id = m.ring_id AND g.case_type IS NOT NULL
    JOIN links l ON m.member_kind = 'selector' AND l.selector_id = m.member_id JOIN records r ON r.record_id = l.record_id
    JOIN conduct_sheets h ON h.evidence_id = r.evidence_id AND h.sort = '{sort}'
"""
_MEMBER = "EXISTS (SELECT 1 FROM ring_members q WHERE q.ring_id = f.ring_id AND q.member_kind = 'record' AND q.member_id = r.record_id)"


def list_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim what pay lists and lists of things seized add up to."""
    # Most cases hold no such list, and looking for its rows means going through all records of all rings.
    held = engine.sql("SELECT DISTINCT sort FROM conduct_sheets")["sort"].to_pylist()
    if "staff" in held:
        _staff(engine, claims, passages, rings)
    if "seized" in held:
        _seized(engine, claims, passages, rings)


def _staff(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH files AS ({_LISTED.format(sort="staff")}
        ), people AS (
          SELECT f.ring_id, r.record_id, {_MEMBER} AS own, min(c.value) AS name
          FROM files f JOIN records r USING (evidence_id) JOIN fields c USING (record_id)
          WHERE regexp_matches(regexp_replace(c.field, '\\s+', '', 'g'), '{NAME}', 'i') AND c.value <> '' GROUP BY ALL
        )
        SELECT ring_id, count(DISTINCT name) AS high, count(DISTINCT name) FILTER (own) AS low, count(*) AS lines,
               list(record_id ORDER BY own DESC, record_id)[1:5] AS shown FROM people GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "involved_people",
            say(
                "{low} to {high} people stand on its pay lists ({lines} rows): those whose rows it holds by other links too, and all names on the same lists, each once",
                low=row["low"],
                high=row["high"],
                lines=row["lines"],
            ),
            passages.of(row["shown"], meanings=["profiles.name"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit="people",
            confidence=0.75,
            key="staff",
        )


def _seized(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    sorts = " ".join(f"WHEN regexp_matches(thing, '{p}', 'i') THEN '{m}'" for m, p, _ in THINGS)
    names = {m: name for m, _, name in THINGS}
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH files AS ({_LISTED.format(sort="seized")}
        ), lines AS (
          SELECT f.ring_id, r.record_id, {_MEMBER} AS own,
                 min(c.value) FILTER (regexp_matches(regexp_replace(c.field, '\\s+', '', 'g'), '{THING}', 'i')) AS thing,
                 coalesce(max(try_cast(replace(c.value, ',', '') AS DOUBLE)) FILTER (regexp_matches(regexp_replace(c.field, '\\s+', '', 'g'), '{QUANTITY}', 'i')), 1) AS many
          FROM files f JOIN records r USING (evidence_id) JOIN fields c USING (record_id) GROUP BY f.ring_id, r.record_id
        ), told AS (SELECT *, CASE {sorts} END AS measure FROM lines WHERE thing IS NOT NULL AND many > 0)
        SELECT ring_id, measure, sum(many) AS high, coalesce(sum(many) FILTER (own), 0) AS low, count(*) AS lines,
               list(record_id ORDER BY own DESC, record_id)[1:5] AS shown
        FROM told WHERE measure IS NOT NULL GROUP BY ring_id, measure ORDER BY ring_id, measure
        """,
    ):
        _thing(claims, passages, row, names[row["measure"]])


def _thing(claims: Claims, passages: Passages, row: dict[str, Any], name: str) -> None:
    claims.add(
        row["ring_id"],
        row["measure"],
        say(
            "{low} to {high} {things} stand on a list of what was seized ({lines} rows): those that bear what the ring holds, and all on the same list",
            low=f"{row['low']:,.0f}",
            high=f"{row['high']:,.0f}",
            things=say(name),
            lines=row["lines"],
        ),
        passages.of(row["shown"]),
        low=float(row["low"]),
        high=float(row["high"]),
        unit="items",
        confidence=0.8,
    )
