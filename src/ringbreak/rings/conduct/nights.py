"""One-time codes that came while their owners slept, told by the clock of Beijing."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.codes import CODE_TEXT

BEIJING_HOURS = 8
NIGHT = (0, 5)
"""Hours in which sleepers do not log in, both included."""


def at_night(moment: str) -> str:
    """SQL that is true where a moment lies between midnight and six."""
    return f"extract('hour' FROM {moment} + INTERVAL {BEIJING_HOURS} HOUR) BETWEEN {NIGHT[0]} AND {NIGHT[1]}"


def night_of(moment: str) -> str:
    """SQL: the day whose night it is."""
    return f"({moment} + INTERVAL {BEIJING_HOURS} HOUR)::DATE"


def read_nights(engine: Engine) -> None:
    """Make `conduct_codes` and add the measures `night_codes` (people) and `catchers` to `conduct_measures`.

    Reads: conduct_words, RECORDS, PROFILES, RING_MEMBERS, SELECTORS; conduct_measures.
    Makes: conduct_codes (ring_id, record_id, whom, sent_at): messages with a one-time code that came between midnight and six. whom is
           the number or account it was sent to; where nothing says, the chat or the file it stands in.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_codes AS
        WITH numbers AS (
          SELECT record_id, min(phone) AS phone FROM profiles WHERE phone IS NOT NULL GROUP BY record_id
        )
        SELECT DISTINCT w.ring_id, w.record_id, coalesce(n.phone, r.counterpart, r.channel, r.evidence_id) AS whom, r.sent_at
        FROM conduct_words w JOIN records r USING (record_id) LEFT JOIN numbers n USING (record_id)
        WHERE w.voice NOT IN ('report', 'complaint') AND w.kind NOT IN ('transfer', 'action') AND r.sent_at_precision IN ('second', 'minute')
          AND {at_night("r.sent_at")} AND regexp_matches(coalesce(r.text, ''), '{CODE_TEXT}')
        """
    )
    engine.execute(
        """
        INSERT INTO conduct_measures
        SELECT ring_id, 'night_codes', count(DISTINCT whom) FROM conduct_codes GROUP BY ring_id
        UNION ALL
        SELECT m.ring_id, 'catchers', count(*) FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
        WHERE m.member_kind = 'selector' AND s.kind = 'interceptor' GROUP BY m.ring_id
        """
    )
