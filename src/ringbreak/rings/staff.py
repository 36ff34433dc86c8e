"""Who works for a ring, by the rooms in which it is worked: what members of such a room call themselves, and the same nicknames elsewhere.

Most of what is said in the group of a house says nothing of anybody's part: that he has arrived, which card is full, whether supper is paid. But
who is in the room works there, and rooms are told from chats in which victims are spoken to: by what complaints tell of their members (see
`linking.linkers.rooms`), by the same people in several chats and bills (`linking.linkers.casts`), or by talk of scripts and lines, which nobody
holds before a victim. A nickname by which a house calls its bookkeeper says what he does there; a bookkeeper who is deceived is in no such room.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.rings.conduct.terms import said
from ringbreak.rings.role_rules import HIRED

CRAFT = ("callers_craft", "collectors_craft")
"""What is spoken of among those who do it; a victim too is told to fetch cash."""
CRAFTY = 2
"""Records in which somebody must speak of it before his chat is a room."""
SAME_NAMES = 2
"""Nicknames of a room that must speak in another chat of the ring before they are the same people: one may be anybody's."""
KEEPS_MONEY = r"财务|会计|出纳|结算|收银|caiwu|kuaiji|accountant|cashier|bookkeeper|payroll"
MAKES_TOOLS = r"技术|程序员|开发|运维|码农|developer|sysadmin|\bcoder\b"
"""What those are called who keep a house's money, and who make what it works with. RE2, ignoring case."""


def read_staff(engine: Engine) -> None:
    """Make `conduct_staff` (ring_id, speaker, role, why): speakers whose rooms show what they are; one row a speaker.

    Reads: RECORDS, LINKS, SELECTORS; conduct_types, conduct_words, conduct_voices.
    """
    hired = ", ".join(map(literal, HIRED))
    craft = " OR ".join(said(term, plain="w.words", squeezed="w.squeezed") for term in CRAFT)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_talks AS
        SELECT w.ring_id, w.record_id, w.speaker, trim(r.author_name) AS name, r.evidence_id || ':' || coalesce(r.channel, '') AS talk, t.case_type,
               w.voice = 'own' AND t.case_type IN ({hired}) AND ({craft}) AS crafty
        FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IS NOT NULL
        JOIN records r ON r.record_id = w.record_id AND r.kind = 'message'
        WHERE w.speaker IS NOT NULL AND w.voice NOT IN ('complaint', 'report') AND r.evidence_id NOT IN (SELECT evidence_id FROM conduct_sheets)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_staff AS
        WITH borne AS (
          SELECT t.ring_id, t.talk, s.kind FROM conduct_talks t JOIN links l USING (record_id)
          JOIN selectors s ON s.selector_id = l.selector_id AND s.kind IN ('room', 'cast') GROUP BY ALL
        ), rooms AS (
          SELECT ring_id, talk FROM borne
          UNION SELECT ring_id, talk FROM conduct_talks WHERE crafty GROUP BY ring_id, talk, speaker HAVING count(*) >= {CRAFTY}
        ), speakers AS (
          SELECT k.ring_id, k.talk, k.speaker, k.case_type, max(k.name) AS name, v.role AS shown,
                 -- A file's id stands before a name without an account, and says nothing.
                 max(concat_ws(' ', k.name, CASE WHEN length(k.speaker) <= 40 THEN k.speaker END)) AS called FROM conduct_talks k
          LEFT JOIN conduct_voices v ON v.ring_id = k.ring_id AND v.author = k.speaker GROUP BY ALL
        ), inside AS (
          SELECT s.*, CASE WHEN regexp_matches(called, {literal(KEEPS_MONEY)}, 'i') THEN 'money_handler'
                           WHEN regexp_matches(called, {literal(MAKES_TOOLS)}, 'i') THEN 'tool_maker'
                           WHEN shown IN ('operator', 'money_handler', 'tool_maker') THEN shown
                           WHEN case_type IN ({hired}) AND (s.ring_id, s.talk) IN (SELECT (ring_id, talk) FROM borne WHERE kind = 'room') THEN 'operator' END AS role
          FROM speakers s SEMI JOIN rooms USING (ring_id, talk)
          WHERE shown IS NULL OR shown IN ('operator', 'money_handler', 'tool_maker')
        ), elsewhere AS (
          -- The same nicknames in another chat of the ring are the same people there.
          SELECT o.ring_id, o.speaker, o.shown, i.role, count(*) OVER (PARTITION BY o.ring_id, o.talk, i.talk) AS same
          FROM speakers o JOIN inside i ON i.ring_id = o.ring_id AND i.name = o.name AND i.talk <> o.talk AND i.role IS NOT NULL
          WHERE length(o.name) >= 2 AND o.case_type IN ({hired})
        ), found AS (
          SELECT ring_id, speaker, role, 1 AS place,
                 CASE WHEN role = 'operator' THEN 'its author works in a room of the ring' ELSE 'a room of the ring calls its author by what he does' END AS why
          FROM inside WHERE shown IS NULL
          UNION ALL
          SELECT ring_id, speaker, role, 2, 'its author is called as somebody in a room of the ring is, and so are others beside him' FROM elsewhere WHERE same >= {SAME_NAMES} AND shown IS NULL
        )
        SELECT ring_id, speaker, role, why FROM found WHERE role IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY ring_id, speaker ORDER BY place, role) = 1
        """
    )
