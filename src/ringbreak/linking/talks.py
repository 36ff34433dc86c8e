"""With whom an account only talks: a seized telephone holds its owner's family and friends beside those he does business with.

A message to somebody bears that person's id, so one account that is of a ring would bring in everybody it ever wrote to. Whom it talks
with is of its business only where the talk says something of it: a contact, an account or an address that stands outside the talk too.
Telephone numbers are not asked for this: a text message to a number is often all there is of a matter.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence

KINDS = "('wechat', 'qq', 'telegram', 'whatsapp', 'line', 'weibo', 'douyin', 'handle', 'account')"
"""Kinds of ids by which a chat names the other side."""
COPIED = "('template', 'rewording', 'slot', 'image', 'site_family')"
"""What a text may share with others without naming anything."""


def read(engine: Engine) -> None:
    """Add to `quoted` (rec, sel, aside, heard) the other side of talks that name nothing which anything outside them bears.

    Reads: `minted`, `rec`, `sel`, RECORDS. A talk is one channel of one file; without a channel, the two who talk.
    """
    why = sentence("not counted: it only talks with it, and nothing they say is named elsewhere")
    engine.execute(
        f"""
        INSERT INTO quoted
        WITH spoken AS (
          SELECT record_id, evidence_id || ':' || coalesce(channel, least(author, counterpart) || ' ' || greatest(author, counterpart), '') AS talk
          FROM records WHERE kind = 'message' AND (channel IS NOT NULL OR author IS NOT NULL AND counterpart IS NOT NULL)
        ), towards AS (
          SELECT m.record_id, m.kind, m.value, s.talk FROM minted m JOIN spoken s USING (record_id)
          WHERE m.field IN ('counterpart', 'cell:talker') AND m.kind IN {KINDS}
        ), said AS (
          SELECT DISTINCT s.talk, m.kind, m.value FROM minted m JOIN spoken s USING (record_id)
          WHERE m.field IN ('text', 'title') AND m.kind NOT IN {COPIED} AND s.talk IN (SELECT talk FROM towards)
        ), elsewhere AS (
          SELECT m.kind, m.value FROM minted m SEMI JOIN said d ON d.kind = m.kind AND d.value = m.value
          LEFT JOIN spoken s USING (record_id) GROUP BY ALL HAVING count(DISTINCT coalesce(s.talk, m.record_id::VARCHAR)) > 1
        ), business AS (
          SELECT DISTINCT talk FROM said SEMI JOIN elsewhere e ON e.kind = said.kind AND e.value = said.value
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, false FROM towards t ANTI JOIN business b ON b.talk = t.talk
        JOIN rec USING (record_id) JOIN sel ON sel.kind = t.kind AND sel.value = t.value
        WHERE (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM quoted)
        """
    )
