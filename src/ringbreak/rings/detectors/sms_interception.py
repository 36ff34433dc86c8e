from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.codes import CODE_TEXT
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Said, complaints, detector
from ringbreak.rings.conduct.nights import at_night, night_of
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say

AFTER = 2
"""Hours after a code within which a payment may be what the code was for."""
BESIDE = 15
"""Minutes between a code outside the ring and a payment into it, or an event of its terminals, from which it may be of it."""


def _nights(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Codes between midnight and six, the payments that followed, and the nights they came in.

    What stands in the ring is the lower figure. Telephones that were handed in hold codes whose owner nothing names; those that came at
    the minutes of the ring's terminals or payments make the upper one.
    """
    rows = rows_of(
        engine,
        rings,
        f"""
        WITH happened AS (
          SELECT ring_id, record_id, moved_at AS moment FROM conduct_legs WHERE pays_in AND NOT pays_out AND moved_at IS NOT NULL AND {at_night("moved_at")}
            AND extract('minute' FROM moved_at) + extract('second' FROM moved_at) > 0
          UNION ALL
          SELECT a.ring_id, a.record_id, a.acted_at FROM conduct_actions a JOIN links l USING (record_id) JOIN selectors s USING (selector_id)
          WHERE s.kind = 'interceptor' AND a.acted_at IS NOT NULL AND {at_night("a.acted_at")}
        ), outside AS (
          SELECT r.record_id, r.evidence_id, r.sent_at FROM records r
          WHERE r.text IS NOT NULL AND r.sent_at_precision IN ('second', 'minute') AND {at_night("r.sent_at")}
            AND regexp_matches(r.text, '{CODE_TEXT}')
        ), beside AS (
          SELECT DISTINCT h.ring_id, o.record_id, o.sent_at FROM outside o JOIN happened h
            ON o.sent_at BETWEEN h.moment - INTERVAL {BESIDE} MINUTE AND h.moment + INTERVAL {BESIDE} MINUTE
          WHERE NOT EXISTS (SELECT 1 FROM ring_members m WHERE m.member_kind = 'record' AND m.member_id = o.record_id)
        ), after AS (
          SELECT c.ring_id, count(DISTINCT h.record_id) AS payments FROM conduct_codes c JOIN conduct_legs h
            ON h.ring_id = c.ring_id AND h.moved_at BETWEEN c.sent_at AND c.sent_at + INTERVAL {AFTER} HOUR GROUP BY c.ring_id
        ), taken AS (
          SELECT DISTINCT l.record_id FROM links l JOIN selectors s USING (selector_id) WHERE s.kind = 'interceptor'
        ), held AS (
          SELECT c.ring_id, count(*) AS n, count(DISTINCT whom) AS people, count(t.record_id) AS taken,
                 list(c.record_id ORDER BY t.record_id IS NULL, c.record_id)[1:5] AS shown
          FROM conduct_codes c LEFT JOIN taken t USING (record_id) GROUP BY c.ring_id
        ), nights AS (
          SELECT ring_id, {night_of("moment")} AS night FROM happened
          UNION
          -- One sleeper who gets a code may have asked for it.
          SELECT ring_id, {night_of("sent_at")} FROM conduct_codes GROUP BY ALL HAVING count(DISTINCT whom) >= 2
        )
        SELECT h.ring_id, h.n, CASE WHEN h.taken > 0 THEN h.taken ELSE h.n END AS sure, h.people, h.shown, coalesce(a.payments, 0) AS payments,
               (SELECT count(*) FROM beside b WHERE b.ring_id = h.ring_id) AS beside,
               (SELECT count(*) FROM nights x WHERE x.ring_id = h.ring_id) AS nights,
               (SELECT list(record_id ORDER BY moment, record_id)[1:2] FROM happened x WHERE x.ring_id = h.ring_id) AS moves
        FROM held h LEFT JOIN after a USING (ring_id) ORDER BY h.ring_id
        """,
    )
    for row in rows:
        shown = passages.of(row["shown"], terms=["login_code"])
        claims.add(
            row["ring_id"],
            "night_codes",
            say(
                "{low} to {high} login codes came between midnight and six: {count} in its records, to {people} people, and {beside} more on telephones whose owner nothing names, at the minutes of its payments or terminals; {payments} payments into or out of its accounts followed within two hours",
                low=row["sure"],
                high=row["n"] + row["beside"],
                count=row["n"],
                people=row["people"],
                beside=row["beside"],
                payments=row["payments"],
            ),
            shown,
            low=float(row["sure"]),
            high=float(row["n"] + row["beside"]),
            unit="items",
            confidence=0.8,
        )
        claims.add(
            row["ring_id"],
            "nights",
            say(
                "codes, payments or its terminals' doings fall into {count} different nights",
                count=row["nights"],
            ),
            [*shown, *passages.of(row["moves"] or [], meanings=["transfers.moved_at", "actions.acted_at"])][
                -5:
            ],
            value=float(row["nights"]),
            unit="nights",
            confidence=0.85,
        )


DETECTOR = detector(
    "sms_interception",
    "Theft by interception of text messages",
    said=(
        Said(
            "offers_interception",
            "interception",
            "{count} records speak of taking other people's messages, {different} of them in different words",
        ),
    ),
    more=(
        complaints("unpaid_night"),
        _nights,
    ),
)
