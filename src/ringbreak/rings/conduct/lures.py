"""Texts that speak as a courier, a toll road, a bank and lead to a page of somebody else's.

Honest services write such texts in the same words. They lead to their one site and come from one sender; where that site is public, as a known
service's is, the ring does not hold it and the text is no lure here.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.rings.conduct.terms import said

SENDER_CELL = r"^cell: *(?:from|sender|sent ?(?:by|from)|source|originator|short ?code|发送(?:人|方|号码|者)|发件(?:人|号码)|来源号码|主叫号码|对方号码)$"
"""Fields of a message that name who sent it; `number` alone may be the receiver's own. RE2, ignoring case."""
TYPED_IN = r"(?i)^(?:submit|enter|typed?|captured?|got)[a-z]*[ _.-]?(?:card|code|otp|pin|login|password|cvv|details|creds?|credentials)|^(?:card|code|otp|pin|login|password|creds?)[ _.-]?(?:submit|enter|typed|captured?|received)[a-z]*$|^(?:填写|提交|输入)(?:卡号|验证码|密码)"
"""Verbs of a log of visits to pages that say what the visitor gave. RE2."""
LEAST_SENT = 2
"""Lures from one number or account, and most of what it says, before they are its own and not passed on."""


def read_lures(engine: Engine) -> None:
    """Make `conduct_lures` and add the measures `lures`, `lure_sites`, `lure_senders` and `panel_cards` to `conduct_measures`.

    Reads: FIELDS, MENTIONS, SELECTORS, RING_MEMBERS; conduct_words, conduct_actions, conduct_measures.
    Makes: conduct_lures (ring_id, record_id, site, sender, his): messages in their author's own voice that say the words of a lure and name a site
           that the ring holds. sender is the number or account they came from, null where nothing says; his says that it sends little else, or that
           nobody spoke them: they are rows of a table of messages.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_lures AS
        WITH held AS (
          SELECT m.ring_id, s.value FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind = 'domain'
        ), worded AS (
          SELECT w.ring_id, w.record_id, min(h.value) AS site FROM conduct_words w
          JOIN mentions n ON n.record_id = w.record_id AND n.field = 'text' AND n.kind = 'domain'
          JOIN held h ON h.ring_id = w.ring_id AND h.value = n.value
          WHERE w.voice = 'own' AND w.kind = 'message'
            -- What the owner of an exported telephone sent himself is no text he was sent.
            AND w.record_id NOT IN (SELECT record_id FROM fields WHERE regexp_matches(trim(value), '^(?i:sent|outgoing|outbox|已?发送|已发)$'))
            AND {said("lure", plain="w.words", squeezed="w.squeezed")}
          GROUP BY w.ring_id, w.record_id
        ), sent AS (
          SELECT w.ring_id, w.record_id, w.speaker, l.site,
                 coalesce((SELECT min(n.value) FROM mentions n WHERE n.record_id = w.record_id AND n.kind = 'phone'
                             AND (n.field = 'author' OR regexp_matches(n.field, {literal(SENDER_CELL)}, 'i'))), w.speaker) AS sender
          FROM conduct_words w LEFT JOIN worded l USING (ring_id, record_id) WHERE w.kind = 'message'
        ), senders AS (
          SELECT ring_id, sender, count(site) AS lures, count(*) AS n FROM sent WHERE sender IS NOT NULL GROUP BY ring_id, sender
        )
        SELECT s.ring_id, s.record_id, s.site, s.sender, s.sender IS NULL OR q.lures >= {LEAST_SENT} AND 2 * q.lures > q.n AS his
        FROM sent s LEFT JOIN senders q ON q.ring_id = s.ring_id AND q.sender = s.sender WHERE s.site IS NOT NULL
        """
    )
    engine.execute(
        f"""
        INSERT INTO conduct_measures
        WITH sites AS (SELECT DISTINCT ring_id, site FROM conduct_lures WHERE his)
        SELECT ring_id, 'lures' AS measure, count(*)::DOUBLE AS value FROM conduct_lures WHERE his GROUP BY ring_id
        UNION ALL SELECT ring_id, 'lure_senders', count(DISTINCT sender) FROM conduct_lures
          WHERE his AND regexp_matches(sender, '^[+]?[0-9]{{9,}}$') GROUP BY ring_id
        -- A page for tracking under the service's own name is no second site.
        UNION ALL SELECT a.ring_id, 'lure_sites', count(*) FROM sites a
          WHERE NOT EXISTS (SELECT 1 FROM sites b WHERE b.ring_id = a.ring_id AND ends_with(a.site, '.' || b.site)) GROUP BY a.ring_id
        UNION ALL SELECT ring_id, 'panel_cards', count(DISTINCT record_id) FROM conduct_actions
          WHERE regexp_matches(verb, {literal(TYPED_IN)}) GROUP BY ring_id
        """
    )
