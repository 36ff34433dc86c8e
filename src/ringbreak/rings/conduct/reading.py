"""The words of a ring's records and whose voice they are in, as temporary tables of the engine."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.sheets import read_sheets
from ringbreak.rings.conduct.terms import INVISIBLE, VOICES, any_chinese, any_english, said_after

STORY = ("told_me", "somebody", "i_paid", "came_to_nothing")
"""Parts of a victim's story; a statement to the police need not contain the word complaint."""
MOST_CHARACTERS = 6_000
"""Of one record's words; a long document says what it is about in its beginning."""

REPORTING = ("police", "suspects", "press", "press_tells")
TURNED = ("warning", "complaint", "told_me", "somebody")


def _two_of(names: tuple[str, ...]) -> str:
    return " + ".join(f"{_after(n)}::INT" for n in names) + " >= 2"


def _after(name: str) -> str:
    return said_after(name, plain="words", squeezed="squeezed", english="english")


LOOKS = f"""{any_english([t.name for t in VOICES], "words")} AS english,
                    {any_chinese(REPORTING, "squeezed")} AS reporting, {any_chinese(TURNED, "squeezed")} AS turned,
                    {any_chinese(("came_to_nothing",), "squeezed")} AS nothing"""
"""SQL columns that spare most records most patterns: a look each over all the words of a kind instead of one a term. Two parts of a victim's
story are never told without one of the last two columns or English, so the dearest part (what he paid) is looked for behind them."""
CHEATED = r"骗|诈|盗刷|冒用|解冻费|保证金|止付|scam|fraud|cheat|unauthori[sz]ed"
"""What a desk's note says of a customer who was robbed, and not of one who asks for his balance. RE2, ignoring case."""
VOICE = f"""CASE WHEN evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'complaints') THEN 'complaint'
                    WHEN evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'tickets')
                      THEN CASE WHEN regexp_matches(squeezed, '{CHEATED}', 'i') THEN 'complaint' ELSE 'told' END
                    WHEN CASE WHEN reporting OR english THEN {_two_of(REPORTING)} ELSE FALSE END THEN 'report'
                    WHEN CASE WHEN turned OR english THEN {_after("warning")} ELSE FALSE END THEN 'warning'
                    WHEN CASE WHEN turned OR english THEN {_after("complaint")} ELSE FALSE END THEN 'complaint'
                    WHEN CASE WHEN turned OR nothing OR english THEN {_two_of(STORY)} ELSE FALSE END THEN 'complaint'
                    ELSE 'own' END"""
"""SQL of whose voice a record is in, from its `words`, the same `squeezed`, its `evidence_id` and LOOKS; reads conduct_sheets."""


def read_words(engine: Engine) -> None:
    """Make `conduct_words`, one row per record of a ring that says anything.

    Reads:   RING_MEMBERS, RECORDS, MAPPINGS, FIELDS (only for records without text: table rows, transfers).
    Makes:   conduct_words (ring_id, record_id, evidence_id, kind, author, words, squeezed, voice).
             voice: complaint where the table is a register of complaints or a desk's note of somebody cheated (its other notes are told), report (two of police, suspects, press, how the
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
        ), looked AS (
          SELECT *, {LOOKS} FROM pressed
        )
        SELECT ring_id, record_id, evidence_id, kind, author, words, squeezed,
               {VOICE} AS voice
        FROM looked
        """
    )
