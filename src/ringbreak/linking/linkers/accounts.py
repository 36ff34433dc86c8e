"""Accounts: records written or done by one account of one platform."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.quoted import VICTIMS
from ringbreak.model.progress import Progress
from ringbreak.words import say

SERVICE = r"^(\+?86)?(95[0-9]{3,6}|1[0-2][0-9]{1,4}|96[0-9]{3,5}|106[0-9]{4,17}|[0-9]{3,6})$"
"""Senders that are short service numbers or bulk SMS ports."""

PAGES = r"(^|/)messages[0-9]*\.html$"
"""Numbered pages over which one export spreads its chats."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a record whose author, or actor, or the account it describes, is known; accounts with a single record link nothing and are left out.

    An author id is unique within its platform, so the selector's value is `platform:author`. Without a platform the
    evidence itself stands for it, or the file that lists the same accounts (account_spaces.py): the same word in two
    files need not be the same person. The sender of a message that is a telephone number is that number, which MENTIONS
    holds, and a service number is nobody's account: neither is minted.
    """
    why = literal(say("it was written by this account"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH a AS (
          SELECT r.record_id, {SPACE} || ':' || coalesce(r.author, x.actor, p.account) AS value,
                 coalesce(r.author, x.actor, p.account) AS shown, r.author IS NOT NULL AS written
          FROM records r
          LEFT JOIN (SELECT record_id, min(actor) AS actor FROM actions GROUP BY record_id) x USING (record_id)
          LEFT JOIN (SELECT record_id, min(account) AS account FROM profiles WHERE account <> '' GROUP BY record_id) p USING (record_id)
          WHERE coalesce(r.author, x.actor, p.account) IS NOT NULL AND coalesce(r.author, x.actor, p.account) <> ''
            AND NOT (coalesce(r.platform, 'sms') IN ('sms', 'call', 'phone', 'whatsapp')
                     AND regexp_matches(coalesce(r.author, x.actor, p.account), '{SERVICE}'))
            AND (r.record_id, coalesce(r.author, '')) NOT IN (
              SELECT record_id, as_written FROM mentions WHERE field = 'author' AND kind IN ('phone', 'email'))
        )
        SELECT record_id, 'account', value, shown,
               CASE WHEN written THEN 'author' END, CASE WHEN written THEN 0 END,
               CASE WHEN written THEN length(shown) END, 0, {why}
        FROM a WHERE value IN (SELECT value FROM a GROUP BY value HAVING count(*) > 1)
        """
    )
    _speakers(engine)


def _speakers(engine: Engine) -> None:
    """Those whom a saved chat knows by name only: one name within one chat is one person.

    The name means nothing outside its chat, so the chat is part of the value: the file and the chat in it, or the folder where an
    export spreads a chat over numbered pages. Who says nothing that anybody else bears is left out: a chat among friends is no finding.
    """
    why = literal(say("it was said under this name in this chat"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH named AS (
          SELECT r.record_id, r.author_name AS shown,
                 CASE WHEN regexp_matches(coalesce(e.name, ''), '{PAGES}') THEN coalesce(e.parent_id, '') || regexp_replace(e.name, '[^/]*$', '')
                      ELSE left(r.evidence_id, 12) END || ':' || coalesce(r.channel, '') || ':' || r.author_name AS value
          FROM records r LEFT JOIN evidence e USING (evidence_id)
          WHERE r.kind = 'message' AND r.author IS NULL AND r.author_name <> ''
            AND NOT regexp_matches(coalesce(r.channel, ''), '{VICTIMS}', 'i')
        ), several AS (
          SELECT * FROM named WHERE value IN (SELECT value FROM named GROUP BY value HAVING count(*) > 1)
        ), shared AS (
          SELECT kind, value FROM minted WHERE field IS NOT NULL GROUP BY kind, value HAVING count(DISTINCT record_id) > 1
        ), heard AS (
          SELECT DISTINCT s.value FROM several s JOIN minted m USING (record_id) JOIN shared b ON b.kind = m.kind AND b.value = m.value
        )
        SELECT record_id, 'account', value, shown, 'author_name', 0, length(shown), 0, {why} FROM several SEMI JOIN heard USING (value)
        """
    )


LINKER = Linker(
    name="accounts", title="One account wrote them", kinds=("account",), mint=mint, source="docs/weighing.md"
)
