"""Rings as tables: RINGS, RING_MEMBERS, and the small ones beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.engine.sink import Sink
from ringbreak.model.decisions import Decisions
from ringbreak.model.kinds import KIND_TITLES
from ringbreak.model.ring_changes import RING_CHANGES
from ringbreak.model.ring_joints import RING_JOINTS
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.rings import RINGS
from ringbreak.model.weighing import WEIGHING
from ringbreak.rings.graph import Graph
from ringbreak.rings.identity import Change
from ringbreak.rings.threshold import Threshold
from ringbreak.rings.weakest import weakest
from ringbreak.words import say


def rings(
    engine: Engine, sink: Sink, graph: Graph, chosen: Sequence[tuple[str, int]], decisions: Decisions
) -> None:
    """Write RINGS, RING_MEMBERS and RING_JOINTS.

    Args:
        chosen: (ring_id, component label), the largest first; rank is the position, from 1.
    """
    n_rec, n_sel = graph.record_ids.size, graph.selector_ids.size
    rank_of = np.zeros(graph.label.size, np.int32)
    for position, (_, label) in enumerate(chosen):
        rank_of[label] = position + 1
    rank = rank_of[graph.label[: n_rec + n_sel]]
    cut, pieces = weakest(graph)
    engine.register(
        "ring_names",
        pa.table(
            {
                "rank": np.arange(1, len(chosen) + 1, dtype=np.int32),
                "ring_id": pa.array([name for name, _ in chosen], pa.large_string()),
                "author_count": pa.array(
                    [int(graph.author_counts[label]) for _, label in chosen], pa.int64()
                ),
            }
        ),
    )
    inside = np.flatnonzero(rank[:n_rec])
    engine.register("ring_records", pa.table({"rank": rank[inside], "record_id": graph.record_ids[inside]}))
    held = np.flatnonzero(rank[n_rec:])
    engine.register(
        "ring_selectors",
        pa.table(
            {
                "rank": rank[n_rec:][held],
                "selector_id": graph.selector_ids[held],
                "cut": cut[held],
                "pieces": pieces[held],
            }
        ),
    )
    roles = sorted(decisions.roles.items())
    engine.register(
        "told_roles",
        pa.table(
            {
                "ring_id": pa.array([ring for (ring, _), _ in roles], pa.large_string()),
                "member_id": pa.array(
                    [int(m) if m.lstrip("-").isdigit() else -1 for (_, m), _ in roles], pa.int64()
                ),
                "role": pa.array([role for _, role in roles], pa.large_string()),
            }
        ),
    )
    engine.register(
        "kind_titles",
        pa.table(
            {
                "kind": pa.array(list(KIND_TITLES), pa.large_string()),
                "title": pa.array(list(KIND_TITLES.values()), pa.large_string()),
            }
        ),
    )
    engine.execute(
        "CREATE OR REPLACE TEMP VIEW named_selectors AS SELECT s.*, coalesce(k.title, s.kind) AS title "
        "FROM selectors s LEFT JOIN kind_titles k USING (kind)"
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE ring_ties AS
        SELECT r.rank, l.record_id, l.selector_id, l.bits, s.shown_as, s.title
        FROM ring_records r JOIN links l USING (record_id) JOIN named_selectors s USING (selector_id)
        JOIN ring_selectors q ON q.rank = r.rank AND q.selector_id = l.selector_id
        WHERE l.bits > 0
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE ring_counts AS
        SELECT rank, selector_id, any_value(title) AS title, any_value(shown_as) AS shown_as, count(*) AS records
        FROM ring_ties GROUP BY rank, selector_id
        """
    )
    around = sentence(
        "{records} records around {kind}: {shown}",
        records="c.all_records",
        kind="c.title",
        shown="c.shown_as",
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE ring_rows AS
        WITH sizes AS (
          SELECT rr.rank, count(*) AS record_count, min(r.sent_at) AS first_at, max(r.sent_at) AS last_at
          FROM ring_records rr JOIN records r USING (record_id) GROUP BY rr.rank
        ), held AS (
          -- As decimals: threads add fractions up in another order each time, and the last digits differ.
          SELECT q.rank, count(*) AS selector_count, sum(CAST(s.bits AS DECIMAL(18, 4)))::DOUBLE AS bits
          FROM ring_selectors q JOIN selectors s USING (selector_id) GROUP BY q.rank
        ), weak AS (
          SELECT rank, selector_id, bits FROM (
            SELECT q.rank, q.selector_id, s.bits,
                   row_number() OVER (PARTITION BY q.rank ORDER BY s.bits, q.cut DESC, q.selector_id) AS nth
            FROM ring_selectors q JOIN selectors s USING (selector_id) WHERE q.cut > 1) WHERE nth = 1
        ), top AS (
          SELECT rank, title, shown_as, all_records FROM (
            SELECT c.*, z.record_count AS all_records,
                   row_number() OVER (PARTITION BY c.rank ORDER BY c.records < 2, c.title = 'text template', c.title = 'user account', c.records DESC, c.selector_id) AS nth
            FROM ring_counts c JOIN sizes z USING (rank)) WHERE nth = 1
        )
        SELECT n.ring_id, n.rank,
               coalesce((SELECT {around} FROM top c WHERE c.rank = n.rank),
                        {sentence("{records} records joined by decision", records="z.record_count")}) AS title,
               z.record_count, coalesce(h.selector_count, 0) AS selector_count, n.author_count,
               round(coalesce(h.bits, 0.0), 6) AS bits,
               w.selector_id AS weakest_selector_id, w.bits AS weakest_bits, z.first_at, z.last_at,
               CAST(NULL AS VARCHAR) AS case_type, CAST(NULL AS DOUBLE) AS case_type_confidence
        FROM ring_names n JOIN sizes z USING (rank) LEFT JOIN held h USING (rank) LEFT JOIN weak w USING (rank)
        """
    )
    sink.write(RINGS, engine.batches("SELECT * FROM ring_rows ORDER BY rank"))
    bears = sentence(
        "bears {kind}: {shown}, as {records} records of the ring do",
        kind="t.title",
        shown="t.shown_as",
        records="c.records",
    )
    decided = literal(say("joined by a person's decision"))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE member_rows AS
        WITH best AS (
          SELECT * FROM (
            SELECT t.rank, t.record_id, t.bits, {bears} AS why,
                   row_number() OVER (PARTITION BY t.record_id ORDER BY c.records > 1 DESC, t.bits DESC, c.records DESC, t.selector_id) AS nth
            FROM ring_ties t JOIN ring_counts c USING (rank, selector_id)) WHERE nth = 1
        )
        SELECT n.ring_id, 'record' AS member_kind, rr.record_id AS member_id, t.role,
               coalesce(b.bits, 0.0) AS bits, coalesce(b.why, {decided}) AS why
        FROM ring_records rr JOIN ring_names n USING (rank)
        LEFT JOIN best b ON b.record_id = rr.record_id
        LEFT JOIN told_roles t ON t.ring_id IN (n.ring_id, '') AND t.member_id = rr.record_id
        UNION ALL
        SELECT n.ring_id, 'selector', q.selector_id, t.role, s.bits, s.why
        FROM ring_selectors q JOIN ring_names n USING (rank) JOIN selectors s USING (selector_id)
        LEFT JOIN told_roles t ON t.ring_id IN (n.ring_id, '') AND t.member_id = q.selector_id
        """
    )
    sink.write(
        RING_MEMBERS, engine.batches("SELECT * FROM member_rows ORDER BY ring_id, member_kind, member_id")
    )
    sink.write(RING_JOINTS, _joints(graph, {label: name for name, label in chosen}))


def _joints(graph: Graph, names: Mapping[int, str]) -> pa.Table:
    """RING_JOINTS of the rings that are kept."""
    rows: list[tuple[str, int, int, int, int, float, bool]] = []
    count: dict[str, int] = {}
    for joint in graph.joints:
        name = names.get(int(graph.label[joint.told[0].left]))
        if name is None:
            continue
        count[name] = count.get(name, 0) + 1
        rows += [
            (name, count[name], int(graph.selector_ids[t.selector]), int(graph.record_ids[t.left]), int(graph.record_ids[t.right]), t.bits, t.needed)
            for t in joint.told
        ]  # fmt: skip
    return pa.Table.from_pylist(
        [dict(zip(RING_JOINTS.names, row, strict=True)) for row in sorted(rows)], schema=RING_JOINTS.schema
    )


def changes(rows: Sequence[Change]) -> pa.Table:
    """RING_CHANGES of the changes given."""
    return pa.Table.from_pylist(
        [{name: getattr(row, name) for name in RING_CHANGES.names} for row in rows],
        schema=RING_CHANGES.schema,
    )


def weighing(limit: Threshold, min_records: int) -> pa.Table:
    """WEIGHING of this run."""
    rows = [
        ("margin_bits", limit.margin_bits, say("bits a link must have to spare, a setting of the case")),
        ("min_records", float(min_records), say("records from which a group is called a ring")),
        (
            "prior_bits",
            limit.prior_bits,
            say("bits that outweigh the odds that two records taken blindly are strangers"),
        ),
        ("records", float(limit.records), say("records in the case")),
        ("threshold_bits", limit.bits, limit.why),
    ]
    return pa.Table.from_pylist(
        [dict(zip(WEIGHING.names, row, strict=True)) for row in rows], schema=WEIGHING.schema
    )
