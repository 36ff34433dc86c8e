"""The words of a ring's records and whose voice they are in, as temporary tables of the engine."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.rings.conduct.english import ASKED, TOLD_OF
from ringbreak.rings.conduct.sheets import read_sheets
from ringbreak.rings.conduct.terms import (
    BY_NAME,
    INVISIBLE,
    VOICES,
    any_chinese,
    any_english,
    may_say,
    may_say_more,
    said,
    said_after,
)

STORY = ("told_me", "somebody", "i_paid", "threatened", "came_to_nothing")
"""Parts of a victim's story; a statement to the police need not contain the word complaint."""
MOST_CHARACTERS = 6_000
"""Of one record's words; a long document says what it is about in its beginning."""

REPORTING = ("police", "suspects", "press", "press_tells")
TURNED = ("warning", "complaint", "told_me", "somebody", "threatened")


def _two_of(names: tuple[str, ...]) -> str:
    return " + ".join(f"{_after(n)}::INT" for n in names) + " >= 2"


def _after(name: str) -> str:
    return said_after(name, plain="words", squeezed="squeezed", english="english")


TELLING = (
    r"骗子|骗局|骗术|反诈|防骗|冒充|假冒|自称|诈骗(?:分子|团伙|手法|手段|电话)|(?:都|就|肯定|一定)是(?:诈骗|假的)|被骗|骗走|骗了|"
    r"(?:让|要|叫|要求|哄|逼)了?我(?:[^们]|$)|对方|我(?:没|不|怕|真|已|刚|转|汇|打|付|名下|的|家|儿子|女儿|老伴|爱人|现在|在|想|该|要|去|会)|^(?:好的|收到|明白|知道了|嗯|是的|警官|长官|领导)|警官[，,好您]|怎么办|求您|[吗么呢？?]$|"
    r"\bscam|fraudster|beware|impersonat|\bofficer[,.]|\bsir\b|\bam i\b|\bi (?:have|did|am|don't|sent|will|can't|was)\b|\?\s*$"
)
"""What people say of swindlers, or to them, and swindlers do not say themselves. RE2, ignoring case."""
OFFERED = ("engagement", "fee_first", "lure", "sham_invest")
"""What is said in English by who offers or asks, and again by who was offered or asked."""


def _offered(column: str) -> str:
    """SQL that is true where one of them is said in English, now one way and now another."""
    ways = [f"regexp_matches({column}, {literal(BY_NAME[n].more)}, 'i')" for n in OFFERED if BY_NAME[n].more]
    more = f"CASE WHEN {may_say_more(OFFERED, column)} THEN {' OR '.join(ways)} ELSE FALSE END"
    return f"({any_english(OFFERED, column)} OR {more})"


LOOKS = f"""{any_english([t.name for t in VOICES], "words")} AS english, {may_say_more([t.name for t in VOICES], "words")} AS english_more,
                    {any_chinese(REPORTING, "squeezed")} AS reporting, {may_say(TURNED, "squeezed")} AS turned,
                    {any_chinese(("came_to_nothing",), "squeezed")} AS nothing,
                    CASE WHEN kind = 'message' AND {said("feigned_office")}
                      THEN CASE WHEN regexp_matches(squeezed, {literal(TELLING)}, 'i') OR regexp_matches(words, {literal(TELLING)}, 'i') THEN 'told' ELSE 'own' END END AS office,
                    CASE WHEN kind IN ('message', 'post', 'mail')
                      THEN CASE WHEN {_offered("words")} THEN CASE WHEN regexp_matches(words, {literal(f"{ASKED}|{TOLD_OF}")}, 'i') THEN 'told' END END END AS retold"""
"""SQL columns that spare most records most patterns: a look each over all the words of a kind instead of one a term. Two parts of a victim's
story are never told without one of the columns before the last or English, so the dearest part (what he paid) is looked for behind them. The last
two: a message that speaks to somebody as an office that has something against him is its author's own, though it names police and suspects;
who answers it, asks about it or tells of it uses the same words, and they are not his own."""
FORWARDED = r"^(?:\[转发\]|【转发】|转发[：:]|转[：:]|(?i:fwd?:|forwarded))"
"""How a message begins that passes on what somebody else wrote: he who passes an offer on need not make it. RE2, on squeezed text."""
CHEATED = r"骗|诈|盗刷|冒用|解冻费|保证金|止付|scam|fraud|cheat|unauthori[sz]ed"
"""What a desk's note says of a customer who was robbed, and not of one who asks for his balance. RE2, ignoring case."""
VOICE = f"""CASE WHEN evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'complaints') THEN 'complaint'
                    WHEN evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'tickets')
                      THEN CASE WHEN regexp_matches(squeezed, '{CHEATED}', 'i') THEN 'complaint' ELSE 'told' END
                    WHEN office = 'own' THEN 'own'
                    WHEN CASE WHEN reporting OR english THEN {_two_of(REPORTING)} ELSE FALSE END THEN 'report'
                    WHEN CASE WHEN turned OR english OR english_more THEN {_after("warning")} ELSE FALSE END THEN 'warning'
                    WHEN CASE WHEN turned OR english OR english_more THEN {_after("complaint")} ELSE FALSE END THEN 'complaint'
                    WHEN CASE WHEN turned OR nothing OR english OR english_more THEN {_two_of(STORY)} ELSE FALSE END THEN 'complaint'
                    WHEN kind IN ('message', 'post') AND regexp_matches(squeezed, '{FORWARDED}') THEN 'told'
                    ELSE coalesce(office, retold, 'own') END"""
"""SQL of whose voice a record is in, from its `words`, the same `squeezed`, its `evidence_id` and LOOKS; reads conduct_sheets."""


PRESSED = f"""pressed AS (
          SELECT * EXCLUDE (bare), CASE WHEN regexp_matches(bare, '{INVISIBLE}') THEN regexp_replace(bare, '{INVISIBLE}', '', 'g') ELSE bare END AS squeezed
          FROM (SELECT *, replace(replace(words, ' ', ''), chr(10), '') AS bare FROM put WHERE words <> '')
        )"""
"""SQL of a table expression: `put` with its `words` also `squeezed`, without white space and invisible characters. Most texts have blanks and
line breaks only, and to replace those two as they stand takes a seventh of the time."""


def read_words(engine: Engine) -> None:
    """Make `conduct_words`, one row per record of a ring that says anything.

    Reads:   RING_MEMBERS, RECORDS, MAPPINGS, FIELDS (only for records without text: table rows, transfers).
    Makes:   conduct_words (ring_id, record_id, evidence_id, kind, author, words, squeezed, voice).
             voice: complaint where the table is a register of complaints or a desk's note of somebody cheated (its other notes are told, as is what is only passed on), report (two of police, suspects, press, how the
             press tells), warning, complaint, or own.
             conduct_sheets (see `read_sheets`).
    """
    read_sheets(engine)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_words AS
        WITH inside AS (
          SELECT m.ring_id, r.record_id, r.evidence_id, r.kind, r.author, r.title, r.text, r.url, r.channel,
                 coalesce(r.author, CASE WHEN r.kind = 'message' AND r.author_name <> '' AND r.evidence_id NOT IN (SELECT evidence_id FROM mappings)
                                         THEN r.evidence_id || ' ' || r.author_name END) AS speaker
          FROM ring_members m JOIN records r ON r.record_id = m.member_id
          WHERE m.member_kind = 'record' AND r.kind NOT IN ('furniture', 'metadata', 'image')
        ), cells AS (
          SELECT i.record_id, string_agg(f.field || ' ' || left(f.value, 400), chr(10) ORDER BY f.field) AS said
          FROM (SELECT DISTINCT record_id FROM inside WHERE text IS NULL) i JOIN fields f USING (record_id)
          GROUP BY i.record_id
        ), put AS (
          SELECT i.ring_id, i.record_id, i.evidence_id, i.kind, i.author, i.speaker,
                 left(concat_ws(chr(10), i.title, coalesce(i.text, concat_ws(chr(10), i.channel, i.url, c.said))),
                      {MOST_CHARACTERS}) AS words
          FROM inside i LEFT JOIN cells c USING (record_id)
        ), {PRESSED}, looked AS (
          SELECT *, {LOOKS} FROM pressed
        )
        SELECT ring_id, record_id, evidence_id, kind, author, speaker, words, squeezed,
               {VOICE} AS voice
        FROM looked
        """
    )
