"""Whom a call or a text message went to: lists name both sides, and one of them did nothing but have a telephone.

Everybody is called by his bank, a courier and, if he is unlucky, a swindler; by his number all of them would be one. A call is its caller's.
So is a text message its sender's, where
its receiver gets them from several. Of a number that only one or two write to, their messages may be all there is, but only if
what people say to each other names it to be reached by, or it wrote to its writer as well. Else it stands in lists and forms alone, as the numbers
of customers and of the cheated do. Where the list does not say who called whom (verb `contact`, intake/tables/calls.py), a number counts that calls or writes elsewhere in the
case while the other is not known to; else neither does.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linkers.accounts import SERVICE

SENDERS = 3
"""Senders from whom a number gets messages when it is that of somebody who just lives."""

SPOKEN = "'message', 'post', 'listing', 'comment', 'page', 'mail'"
"""Kinds in which people tell others where to reach somebody."""


def read(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard) the telephones that calls and messages went to, in their records.

    Reads: `minted`, `rec`, `sel`, `serving` (serving.py, whose word goes before that of columns), ACTIONS, MENTIONS, RECORDS.
    """
    if engine.sql("SELECT 1 FROM actions WHERE verb IN ('call', 'contact') LIMIT 1").num_rows:
        _calls(engine)
    _messages(engine)


def _calls(engine: Engine) -> None:
    why = sentence("not counted: it was called, and whom a call went to does not say whose call it was")
    open_why = sentence("not counted: the list does not say which of the two called")
    engine.execute(
        f"""
        INSERT INTO serving
        WITH calls AS (
          SELECT record_id, bool_or(verb = 'call') AS stated FROM actions WHERE verb IN ('call', 'contact') GROUP BY record_id
        ), by_whom AS (
          SELECT m.record_id, m.value FROM mentions m WHERE m.kind = 'phone' AND m.field = 'author'
        ), active AS (
          SELECT DISTINCT value FROM by_whom WHERE record_id NOT IN (SELECT record_id FROM calls WHERE NOT stated)
        ), borne AS (
          SELECT m.record_id, m.value, c.stated, (m.record_id, m.value) IN (SELECT record_id, value FROM by_whom) AS author,
                 m.value IN (SELECT value FROM active) AS active
          FROM minted m JOIN calls c USING (record_id) WHERE m.kind = 'phone'
        ), counted AS (
          SELECT *, count(*) FILTER (active) OVER (PARTITION BY record_id) AS actives FROM borne
        )
        SELECT DISTINCT rec.rec, sel.sel, CASE WHEN stated THEN {why} ELSE {open_why} END, false
        FROM counted JOIN rec USING (record_id) JOIN sel ON sel.kind = 'phone' AND sel.value = counted.value
        WHERE NOT CASE WHEN stated THEN author ELSE active AND actives = 1 END
          AND (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )


def _messages(engine: Engine) -> None:
    why = sentence("not counted: whom a message went to does not say whose it is")
    engine.execute(
        f"""
        INSERT INTO serving
        WITH wrote AS (
          SELECT record_id, min(value) AS sender FROM mentions WHERE kind = 'phone' AND field = 'author' GROUP BY record_id
        ), sent AS (
          SELECT m.record_id, m.value, r.author, w.sender FROM minted m JOIN records r USING (record_id) LEFT JOIN wrote w USING (record_id)
          WHERE m.kind = 'phone' AND m.field IN ('counterpart', 'cell:to') AND r.kind = 'message' AND r.author <> ''
            AND (r.platform = 'sms' OR regexp_matches(r.author, '^[+]?[0-9 -]{{3,20}}$'))
        ), pairs AS (
          SELECT DISTINCT sender, value FROM sent WHERE sender IS NOT NULL
        ), named AS (
          SELECT DISTINCT m.value FROM mentions m SEMI JOIN sent USING (value) JOIN records r USING (record_id)
          WHERE m.kind = 'phone' AND m.field IN ('text', 'title') AND r.kind IN ({SPOKEN})
        ), crowded AS (
          SELECT value FROM sent GROUP BY value
          HAVING count(DISTINCT author) >= {SENDERS} OR bool_or(regexp_matches(author, '{SERVICE}'))
        ), whose AS (
          SELECT s.record_id, s.value FROM sent s LEFT JOIN pairs p ON p.sender = s.value AND p.value = s.sender
          WHERE s.value IN (SELECT value FROM crowded) OR p.sender IS NULL AND s.value NOT IN (SELECT value FROM named)
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, false
        FROM whose JOIN rec USING (record_id) JOIN sel ON sel.kind = 'phone' AND sel.value = whose.value
        WHERE (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
