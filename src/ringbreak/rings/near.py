"""What almost belongs to a ring, and why it stays outside."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sink import Sink
from ringbreak.model.near_misses import NEAR_MISSES
from ringbreak.rings.write import sentence

MOST = 50
"""Near misses of each kind kept for a ring, the nearest first."""
HUB = 200
"""Records of a doubtful selector up to which its other bearers are named one by one."""


def _asked(selector: str, touched: str) -> str:
    return sentence(
        "shares {kind}: {shown} with {records} records of the ring, and that is not settled: {why}",
        kind=f"{selector}.title",
        shown=f"{selector}.shown_as",
        records=f"{touched}.touched",
        why=f"{selector}.why",
    )


def _weak(selector: str, touched: str, threshold: float) -> str:
    return sentence(
        "shares {kind}: {shown} with {records} records of the ring; {bits} bits, {limit} are needed",
        kind=f"{selector}.title",
        shown=f"{selector}.shown_as",
        records=f"{touched}.touched",
        bits=f"round({selector}.bits, 1)",
        limit=f"{threshold:.1f}",
    )


def write(engine: Engine, sink: Sink, threshold: float) -> None:
    """Write NEAR_MISSES.

    Reads: the temporary tables of `write.rings` (ring_rows, member_rows, named_selectors), LINKS.
    A selector nearly belongs when records of the ring bear it and it does not count (public, to be asked about, below
    the threshold). A record nearly belongs when it shares a doubtful or weak selector with the ring.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE near_rows AS
        WITH inside AS (
          SELECT m.ring_id, m.member_id AS record_id FROM member_rows m WHERE m.member_kind = 'record'
        ), touched AS (
          SELECT i.ring_id, l.selector_id, count(*) AS touched
          FROM inside i JOIN links l USING (record_id) WHERE l.bits < {threshold!r}
          GROUP BY i.ring_id, l.selector_id
        ), outside AS (
          SELECT t.*, s.title, s.shown_as, s.bits, s.privacy, s.why, s.suppressed_why, s.record_count,
                 row_number() OVER (PARTITION BY t.ring_id ORDER BY s.privacy = 'ask' DESC, t.touched DESC, t.selector_id) AS nth
          FROM touched t JOIN named_selectors s USING (selector_id)
          ANTI JOIN (SELECT * FROM member_rows WHERE member_kind = 'selector') m
            ON m.ring_id = t.ring_id AND m.member_id = t.selector_id
          WHERE s.record_count > t.touched
        ), near_selectors AS (
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, bits, touched AS record_count,
                 coalesce(suppressed_why, {_weak("o", "o", threshold)}) AS why
          FROM outside o WHERE nth <= {MOST}
        ), others AS (
          SELECT t.ring_id, l.record_id, s.selector_id, s.bits, t.touched,
                 CASE WHEN s.privacy = 'ask' THEN {_asked("s", "t")} ELSE {_weak("s", "t", threshold)} END AS why,
                 row_number() OVER (PARTITION BY t.ring_id, l.record_id ORDER BY s.bits DESC, t.touched DESC, s.selector_id) AS nth
          FROM outside t JOIN named_selectors s USING (selector_id) JOIN links l USING (selector_id)
          ANTI JOIN inside i ON i.ring_id = t.ring_id AND i.record_id = l.record_id
          WHERE t.nth <= {MOST} AND s.privacy <> 'public' AND s.record_count <= {HUB}
        ), near_records AS (
          SELECT ring_id, 'record' AS member_kind, record_id AS member_id, bits, touched AS record_count, why,
                 row_number() OVER (PARTITION BY ring_id ORDER BY bits DESC, touched DESC, record_id) AS place
          FROM others WHERE nth = 1
        )
        SELECT * FROM near_selectors
        UNION ALL SELECT ring_id, member_kind, member_id, bits, record_count, why FROM near_records WHERE place <= {MOST}
        """
    )
    sink.write(
        NEAR_MISSES, engine.batches("SELECT * FROM near_rows ORDER BY ring_id, member_kind, member_id")
    )
