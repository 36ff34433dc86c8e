from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import Said, complaints, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.rings.conduct.structure import BEIJING_HOURS
from ringbreak.words import say


def _nights(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Codes that arrived between midnight and six, and the money of the ring that moved within two hours after one."""
    for row in rows_of(
        engine,
        rings,
        f"""
        WITH codes AS (
          SELECT w.ring_id, w.record_id, coalesce(r.counterpart, r.channel) AS whom, r.sent_at,
                 (r.sent_at + INTERVAL {BEIJING_HOURS} HOUR)::DATE AS night
          FROM conduct_words w JOIN records r USING (record_id)
          WHERE w.voice = 'own' AND r.sent_at_precision IN ('second', 'minute')
            AND extract('hour' FROM r.sent_at + INTERVAL {BEIJING_HOURS} HOUR) BETWEEN 0 AND 5
            AND regexp_matches(w.squeezed, '验证码|校验码|动态密?码|verificationcode|one-timepassword', 'i')
        ), after AS (
          SELECT DISTINCT l.ring_id, l.record_id, l.amount FROM conduct_legs l JOIN codes c ON c.ring_id = l.ring_id
            AND l.moved_at BETWEEN c.sent_at AND c.sent_at + INTERVAL 2 HOUR
        )
        SELECT ring_id, count(*) AS n, count(DISTINCT whom) AS people, count(DISTINCT night) AS nights,
               (SELECT count(*) FROM after a WHERE a.ring_id = codes.ring_id) AS payments,
               list(record_id ORDER BY record_id)[1:5] AS shown
        FROM codes GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "night_codes",
            say(
                "{count} login codes came between midnight and six, in {nights} nights, to {people} people; {payments} payments into or out of accounts of the ring followed within two hours",
                count=row["n"],
                nights=row["nights"],
                people=row["people"],
                payments=row["payments"],
            ),
            passages.of(row["shown"], terms=["login_code"]),
            value=float(row["n"]),
            unit="items",
            confidence=0.8,
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
