"""Records that no ring holds but that name what a ring holds: they count, and accuse nobody.

A card that is held back from joining, because hundreds pay into it, leaves those who complain of it outside. What they say
still is about the ring when they name its contact, its site or the account its members ask to be paid into.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.reading import LOOKS, MOST_CHARACTERS, PRESSED, VOICE

NAMING = ("phone", "email", "domain", "onion", "wechat", "wechat_official", "qq", "qq_group", "weibo", "douyin", "telegram", "whatsapp", "line", "handle", "apk")  # fmt: skip
"""Kinds by which a record speaks of a ring; accounts to pay into are added."""
MOST_BESIDE = 200_000
"""Records beside one ring; where more name it, a contact of it is public and none is counted."""


def read_beside(engine: Engine) -> None:
    """Make `conduct_beside` (ring_id, record_id, evidence_id, kind, author, words, squeezed, voice), in the form of conduct_words.

    Reads:   RINGS, RING_MEMBERS, SELECTORS, MENTIONS, RECORDS, FIELDS; conduct_accounts, conduct_sheets.
    Returns: nothing; a record beside two rings is in both.
    """
    kinds = ", ".join(f"'{k}'" for k in NAMING)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_beside AS
        WITH known AS (
          SELECT m.ring_id, s.kind, s.value FROM ring_members m JOIN rings g USING (ring_id)
          JOIN selectors s ON s.selector_id = m.member_id AND s.kind IN ({kinds})
          WHERE m.member_kind = 'selector' AND g.case_type IS NOT NULL
        ), naming AS (
          SELECT k.ring_id, n.record_id FROM known k JOIN mentions n ON n.kind = k.kind AND n.value = k.value
          UNION
          SELECT a.ring_id, n.record_id FROM conduct_accounts a JOIN mentions n ON n.kind = a.kind AND lower(n.value) = a.value
        ), outside AS (
          SELECT n.ring_id, r.record_id, r.evidence_id, r.kind, r.author, r.title, r.text, r.url, r.channel
          FROM naming n JOIN records r USING (record_id)
          WHERE r.kind NOT IN ('transfer', 'action', 'furniture', 'metadata', 'image')
            AND NOT EXISTS (SELECT 1 FROM ring_members m WHERE m.ring_id = n.ring_id AND m.member_kind = 'record' AND m.member_id = n.record_id)
          QUALIFY count(*) OVER (PARTITION BY n.ring_id) <= {MOST_BESIDE}
        ), cells AS (
          SELECT o.record_id, string_agg(f.field || ' ' || left(f.value, 400), chr(10) ORDER BY f.field) AS said
          FROM (SELECT DISTINCT record_id FROM outside WHERE text IS NULL) o JOIN fields f USING (record_id) GROUP BY o.record_id
        ), put AS (
          SELECT o.ring_id, o.record_id, o.evidence_id, o.kind, o.author, o.author AS speaker,
                 left(concat_ws(chr(10), o.title, coalesce(o.text, concat_ws(chr(10), o.channel, o.url, c.said))), {MOST_CHARACTERS}) AS words
          FROM outside o LEFT JOIN cells c USING (record_id)
        ), {PRESSED}, looked AS (
          SELECT *, {LOOKS} FROM pressed
        )
        SELECT ring_id, record_id, evidence_id, kind, author, speaker, words, squeezed, {VOICE} AS voice FROM looked
        """
    )
