"""Telephone cards in one hand, and the calls made from them."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.accused_callers import accused_callers

CARD_MARKS = ("imsi", "iccid", "imei")
"""Numbers of a telephone card or of the slot it sits in: a row that has one beside a telephone number is about a card."""
LEAST_CALLED = 2
"""Complaints that must name a number as the one they were called from, or tell of it."""
MOBILE = r"^[+]?861[3-9][0-9]{9}$"
"""Numbers of persons, where the numbering plan tells. RE2."""


def read_calls(engine: Engine) -> None:
    """Make `conduct_cards`, `conduct_calls`, `conduct_callers`, `conduct_boxed` and the measures `numbers_in_machine` and `numbers_called` of `conduct_measures`.

    Reads: RING_MEMBERS, MENTIONS, RECORDS, SELECTORS, LINKS, MAPPINGS; conduct_actions, conduct_measures, conduct_words.
    Makes: conduct_cards (ring_id, record_id, machine, phone, boxed): a card in a list of cards (machine: the file; boxed: it sits in a slot
           of a machine that the ring holds), or the number that called from a device (machine: the device).
           conduct_calls (ring_id, record_id, actor, target): calls whose caller is stated.
           conduct_callers (ring_id, kind, value): numbers the ring holds from which several were called who complain in it, or of which they tell, and the telephones (IMEI) it
           holds from which such numbers called.
           conduct_boxed (ring_id, record_id, why): the boxes' cards, and the calls from them and from those callers.
    """
    marks = ", ".join(f"'{k}'" for k in CARD_MARKS)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_cards AS
        WITH boxes AS (
          SELECT DISTINCT m.ring_id, l.record_id FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector'
          JOIN links l ON l.selector_id = s.selector_id WHERE s.kind = 'card_box'
        ), rows AS (
          SELECT m.ring_id, r.record_id, r.evidence_id FROM ring_members m JOIN records r ON r.record_id = m.member_id
          WHERE m.member_kind = 'record' AND r.kind NOT IN ('message', 'mail', 'article', 'page', 'document', 'transfer')
        ), cards AS (
          SELECT DISTINCT b.ring_id, b.record_id, b.evidence_id FROM rows b JOIN mentions n USING (record_id) WHERE n.kind IN ({marks})
        )
        SELECT DISTINCT c.ring_id, c.record_id, c.evidence_id AS machine, n.value AS phone, (c.ring_id, c.record_id) IN (SELECT ring_id, record_id FROM boxes) AS boxed
        FROM cards c JOIN mentions n USING (record_id) WHERE n.kind = 'phone'
        UNION
        SELECT DISTINCT ring_id, record_id, device, actor, false FROM conduct_actions
        WHERE verb = 'call' AND device IS NOT NULL AND actor IS NOT NULL
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_calls AS
        SELECT ring_id, record_id, actor, target FROM conduct_actions WHERE verb = 'call' AND actor IS NOT NULL AND target IS NOT NULL
        """
    )
    accused = accused_callers("mentions")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_callers AS
        WITH held AS (
          SELECT m.ring_id, s.selector_id, s.kind, s.value FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind IN ('phone', 'imei')
        ), numbers AS (
          SELECT h.ring_id, h.value FROM held h JOIN mentions n ON n.kind = 'phone' AND n.value = h.value JOIN records r USING (record_id)
          JOIN conduct_words w ON w.ring_id = h.ring_id AND w.record_id = n.record_id AND w.voice = 'complaint'
          WHERE h.kind = 'phone' AND (r.evidence_id, n.field) IN (SELECT (evidence_id, field) FROM ({accused}))
          GROUP BY h.ring_id, h.value HAVING count(DISTINCT n.record_id) >= {LEAST_CALLED}
        )
        , told AS (
          -- Or so many tell of a mobile number, and nobody gives it as his own; a house's line is named by whoever asked there.
          SELECT h.ring_id, h.value FROM held h JOIN mentions n ON n.kind = 'phone' AND n.value = h.value
          JOIN conduct_words w ON w.ring_id = h.ring_id AND w.record_id = n.record_id AND w.voice = 'complaint'
          WHERE h.kind = 'phone' AND regexp_matches(h.value, '{MOBILE}')
          GROUP BY h.ring_id, h.value HAVING count(DISTINCT n.record_id) >= {LEAST_CALLED} AND bool_and(n.field IN ('text', 'title'))
        )
        SELECT ring_id, 'phone' AS kind, value FROM (FROM numbers UNION FROM told)
        UNION ALL
        SELECT DISTINCT h.ring_id, 'imei', h.value FROM held h JOIN conduct_calls c ON c.ring_id = h.ring_id
        JOIN mentions d ON d.record_id = c.record_id AND d.kind = 'imei' AND d.value = h.value
        JOIN mentions n ON n.record_id = c.record_id AND n.kind = 'phone' AND n.field = 'author'
        JOIN numbers b ON b.ring_id = h.ring_id AND b.value = n.value WHERE h.kind = 'imei'
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_boxed AS
        SELECT DISTINCT ring_id, record_id, 'it is a telephone card in a box that the ring holds' AS why FROM conduct_cards WHERE boxed
        UNION ALL
        SELECT DISTINCT a.ring_id, a.record_id, 'it is a call from a card in a box that the ring holds' FROM conduct_calls a
        JOIN mentions n ON n.record_id = a.record_id AND n.kind = 'phone' AND n.field = 'author'
        JOIN (SELECT DISTINCT ring_id, phone FROM conduct_cards WHERE boxed) b ON b.ring_id = a.ring_id AND b.phone = n.value
        UNION ALL
        SELECT DISTINCT a.ring_id, a.record_id, 'it is a call from a number, or its telephone, from which those were called who complain' FROM conduct_calls a
        JOIN mentions n ON n.record_id = a.record_id AND (n.kind = 'phone' AND n.field = 'author' OR n.kind = 'imei')
        JOIN conduct_callers b ON b.ring_id = a.ring_id AND b.kind = n.kind AND b.value = n.value
        """
    )
    engine.execute(
        """
        INSERT INTO conduct_measures
        SELECT ring_id, 'numbers_in_machine', max(n) FROM (
          SELECT ring_id, machine, count(DISTINCT phone) AS n FROM conduct_cards GROUP BY ALL
        ) GROUP BY ring_id
        UNION ALL
        SELECT ring_id, 'numbers_called', count(DISTINCT target) FROM conduct_calls GROUP BY ring_id
        """
    )
