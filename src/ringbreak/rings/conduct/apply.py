"""Writes what rings are, and who does what in them, into RINGS and RING_MEMBERS."""

from __future__ import annotations

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.engine.sink import Sink
from ringbreak.model.decisions import in_force
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.rings import RINGS
from ringbreak.rings.conduct.accounts import PARTY
from ringbreak.rings.conduct.prepare import hand_on
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.roles import assign_roles


def apply_types(engine: Engine, sink: Sink, progress: Progress = SILENT) -> None:
    """Fill case_type, case_type_confidence and role, and take the dates of reports about a ring out of its own; every other column stays as it was.

    A newspaper that quotes a ring two years later was not written by it. Where all records are reports they date it all the same.
    Running it twice gives the same rows as running it once. A role that a person decided stands, whatever the words say.

    Reads:  RINGS, RING_MEMBERS (from the sink's folder when they were just written there), JUDGEMENTS and what
            `type_rings` and `assign_roles` read.
    Writes: RINGS, RING_MEMBERS, read wholly before the first is written, because views look at the same files.
    """
    for table in (RINGS, RING_MEMBERS):
        if sink.path(table).exists():
            engine.attach(table, sink.path(table))
    progress.step("conduct", 0, 2, "steps")
    types = type_rings(engine)
    progress.step("conduct", 1, 2, "steps")
    engine.register("conduct_assigned", assign_roles(engine, types))
    decided = in_force(engine.sql("SELECT * FROM judgements")).roles
    told = sorted((m, ring, role) for (ring, m), role in decided.items() if m.lstrip("-").isdigit())
    engine.register(
        "conduct_told",
        pa.table(
            {
                "ring_id": pa.array([ring for _, ring, _ in told], pa.large_string()),
                "member_id": pa.array([int(m) for m, _, _ in told], pa.int64()),
                "role": pa.array([role for _, _, role in told], pa.large_string()),
            }
        ),
    )
    rings = engine.sql(
        """
        WITH own AS (
          SELECT m.ring_id, min(r.sent_at) AS first_at, max(r.sent_at) AS last_at
          FROM ring_members m JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
          WHERE r.sent_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM conduct_words w WHERE w.ring_id = m.ring_id AND w.record_id = m.member_id AND w.voice IN ('report', 'warning'))
          GROUP BY m.ring_id
        )
        SELECT r.* REPLACE (coalesce(o.first_at, r.first_at) AS first_at, coalesce(o.last_at, r.last_at) AS last_at,
                            t.case_type AS case_type, t.confidence AS case_type_confidence)
        FROM rings r LEFT JOIN own o USING (ring_id) LEFT JOIN conduct_types t USING (ring_id) ORDER BY rank
        """
    )
    # A customer's card is in the ring because his payments bear it: without a role it would look like one of the tills.
    dealt = sentence("it paid or was paid, and is not held to be an account of the ring")
    members = engine.sql(
        f"""
        WITH told AS (
          SELECT m.ring_id, m.member_kind, m.member_id, arg_max(t.role, (t.ring_id, t.role)) AS role
          FROM ring_members m JOIN conduct_told t ON t.member_id = m.member_id AND t.ring_id IN (m.ring_id, '')
          GROUP BY ALL
        ), dealt AS (
          SELECT DISTINCT k.ring_id, 'selector' AS member_kind, s.selector_id AS member_id FROM conduct_counterparts k
          JOIN selectors s ON s.kind = k.kind AND {PARTY.format("s.value")} = k.value
        )
        SELECT m.* REPLACE (coalesce(t.role, a.role) AS role,
          CASE WHEN coalesce(t.role, a.role) IS NULL AND d.member_id IS NOT NULL AND NOT contains(m.why, {dealt})
               THEN m.why || '; ' || {dealt} ELSE m.why END AS why)
        FROM ring_members m
        LEFT JOIN told t USING (ring_id, member_kind, member_id)
        LEFT JOIN conduct_assigned a USING (ring_id, member_kind, member_id)
        LEFT JOIN dealt d USING (ring_id, member_kind, member_id)
        ORDER BY m.ring_id, m.member_kind, m.member_id
        """
    )
    sink.write(RINGS, rings)
    sink.write(RING_MEMBERS, members)
    for table in (RINGS, RING_MEMBERS):
        engine.attach(table, sink.path(table))
    hand_on(engine)
    progress.step("conduct", 2, 2, "steps")
