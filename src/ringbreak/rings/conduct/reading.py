"""The words of a ring's records and whose voice they are in, as temporary tables of the engine."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.sheets import read_sheets
from ringbreak.rings.conduct.terms import INVISIBLE, said

STORY = ("told_me", "somebody", "i_paid", "came_to_nothing")
"""Parts of a victim's story; a statement to the police need not contain the word complaint."""
MOST_CHARACTERS = 6_000
"""Of one record's words; a long document says what it is about in its beginning."""

VOICE = f"""CASE WHEN evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'complaints') THEN 'complaint'
                    WHEN {said("police")}::INT + {said("suspects")}::INT + {said("press")}::INT
                       + {said("press_tells")}::INT >= 2 THEN 'report'
                    WHEN {said("warning")} THEN 'warning'
                    WHEN {said("complaint")} THEN 'complaint'
                    WHEN {" + ".join(said(part) + "::INT" for part in STORY)} >= 2 THEN 'complaint'
                    ELSE 'own' END"""
"""SQL of whose voice a record is in, from its `words`, the same `squeezed`, and its `evidence_id`; reads conduct_sheets."""


def read_words(engine: Engine) -> None:
    """Make `conduct_words`, one row per record of a ring that says anything.

    Reads:   RING_MEMBERS, RECORDS, MAPPINGS, FIELDS (only for records without text: table rows, transfers).
    Makes:   conduct_words (ring_id, record_id, evidence_id, kind, author, words, squeezed, voice).
             voice: complaint where the table is a register of complaints, report (two of police, suspects, press, how the
             press tells), warning, complaint, or own.
             conduct_sheets (see `read_sheets`).
    """
    read_sheets(engine)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_words AS
        WITH inside AS (
          SELECT m.ring_id, r.record_id, r.evidence_id, r.kind, r.author, r.title, r.text, r.url, r.channel
          FROM ring_members m JOIN records r ON r.record_id = m.member_id
          WHERE m.member_kind = 'record' AND r.kind NOT IN ('furniture', 'metadata', 'image')
        ), cells AS (
          SELECT i.record_id, string_agg(f.field || ' ' || left(f.value, 400), chr(10) ORDER BY f.field) AS said
          FROM (SELECT DISTINCT record_id FROM inside WHERE text IS NULL) i JOIN fields f USING (record_id)
          GROUP BY i.record_id
        ), put AS (
          SELECT i.ring_id, i.record_id, i.evidence_id, i.kind, i.author,
                 left(concat_ws(chr(10), i.title, coalesce(i.text, concat_ws(chr(10), i.channel, i.url, c.said))),
                      {MOST_CHARACTERS}) AS words
          FROM inside i LEFT JOIN cells c USING (record_id)
        ), pressed AS (
          SELECT *, regexp_replace(words, '{INVISIBLE}', '', 'g') AS squeezed FROM put WHERE words <> ''
        )
        SELECT ring_id, record_id, evidence_id, kind, author, words, squeezed,
               {VOICE} AS voice
        FROM pressed
        """
    )
