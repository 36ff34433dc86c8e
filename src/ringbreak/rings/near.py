"""What almost belongs to a ring, and why it stays outside."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.engine.sink import Sink
from ringbreak.model.near_misses import NEAR_MISSES
from ringbreak.rings.graph import Graph

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
    """Too weak by itself, or by what the ring's own records say of it: a card they paid is not theirs, however private it is."""
    about = {"kind": f"{selector}.title", "shown": f"{selector}.shown_as", "records": f"{touched}.touched"}
    limit = f"{threshold:.1f}"
    weak = sentence(
        "shares {kind}: {shown} with {records} records of the ring; {bits} bits, {limit} are needed",
        **about, bits=f"round({selector}.bits, 1)", limit=limit,
    )  # fmt: skip
    there = sentence(
        "shares {kind}: {shown} with {records} records of the ring, but what they say of it counts {bits} bits, {limit} are needed",
        **about, bits=f"round({touched}.counted, 1)", limit=limit,
    )  # fmt: skip
    return f"CASE WHEN {selector}.bits < {threshold!r} THEN {weak} ELSE {there} END"


def parted(engine: Engine, graph: Graph, names: Mapping[int, str]) -> None:
    """Make the temporary table `parted_rows`: what would join a ring to something else and was not enough, from either side.

    Args:
        names: ring_id by component label, for the rings that are kept.
    """
    rows = []
    for p in graph.partings:
        sides = [
            (names.get(int(graph.label[r])), n, bool(p.strays) and r not in p.strays)
            for r, n in ((p.left, p.left_count), (p.right, p.right_count))
        ]
        for (here, held, home), (there, others, _) in (sides, sides[::-1]):
            # Where an account is at home it is a member, and nearly belongs to nothing.
            if here is not None and here != there and not home:
                rows.append(
                    (here, int(graph.selector_ids[p.selector]), held, there, others, p.against, p.favour)
                )
    rows = sorted(set(rows), key=lambda r: (r[0], r[1], -r[4], r[3] or ""))
    engine.register(
        "parting_rows",
        pa.table(
            {
                "ring_id": pa.array([r[0] for r in rows], pa.large_string()),
                "selector_id": pa.array([r[1] for r in rows], pa.int64()),
                "touched": pa.array([r[2] for r in rows], pa.int64()),
                "other_ring_id": pa.array([r[3] for r in rows], pa.large_string()),
                "others": pa.array([r[4] for r in rows], pa.int64()),
                "against": pa.array([r[5] for r in rows], pa.float64()),
                "favour": pa.array([r[6] for r in rows], pa.float64()),
            }
        ),
    )
    ring = sentence(
        "{kind}: {shown} stands in {records} records of this ring and in {others} of ring {ring}, but the two share no contact, and a text, a picture or an account can be in two hands: {against} bits speak against one operation, {favour} for it",
        kind="s.title", shown="s.shown_as", records="p.touched", others="p.others", ring="'R' || o.rank", against="round(p.against, 1)", favour="round(p.favour, 1)",
    )  # fmt: skip
    rest = sentence(
        "{kind}: {shown} stands in {records} records of this ring and in {others} others, but the two share no contact, and a text, a picture or an account can be in two hands: {against} bits speak against one operation, {favour} for it",
        kind="s.title", shown="s.shown_as", records="p.touched", others="p.others", against="round(p.against, 1)", favour="round(p.favour, 1)",
    )  # fmt: skip
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE parted_rows AS
        SELECT p.ring_id, p.selector_id, s.bits, p.touched, p.other_ring_id,
               CASE WHEN o.rank IS NULL THEN {rest} ELSE {ring} END AS why
        FROM (SELECT *, row_number() OVER (PARTITION BY ring_id, selector_id ORDER BY others DESC, other_ring_id) AS nth FROM parting_rows) p
        JOIN named_selectors s USING (selector_id) LEFT JOIN ring_names o ON o.ring_id = p.other_ring_id WHERE p.nth = 1
        """
    )


def paid(engine: Engine, graph: Graph, names: Mapping[int, str]) -> None:
    """Make the temporary table `paid_rows`: accounts that a ring's payments name and that are not of it, with whose ring they are, if any.

    Args:
        names: ring_id by component label, for the rings that are kept.
    """
    record, selector = graph.paid
    here = graph.label[record].astype(np.int64)
    there = graph.label[graph.record_ids.size + selector].astype(np.int64)
    cut = here != there
    pairs, counts = np.unique(
        np.stack([here[cut], selector[cut].astype(np.int64), there[cut]]), axis=1, return_counts=True
    )
    labels = np.array(sorted(names), np.int64)
    ring_ids = pa.array([names[int(label)] for label in labels], pa.large_string())
    near, selectors, far = pairs[:, np.isin(pairs[0], labels)]
    engine.register(
        "payment_rows",
        pa.table(
            {
                "ring_id": ring_ids.take(pa.array(np.searchsorted(labels, near))),
                "selector_id": pa.array(graph.selector_ids[selectors]),
                "touched": pa.array(counts[np.isin(pairs[0], labels)].astype(np.int64)),
                "other_ring_id": ring_ids.take(
                    pa.array(np.searchsorted(labels, far), mask=~np.isin(far, labels))
                ),
            }
        ),
    )
    told = sentence(
        "{kind}: {shown} stands in {records} payments of this ring; paying or being paid does not make it one of it",
        kind="s.title", shown="s.shown_as", records="p.touched",
    )  # fmt: skip
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE paid_rows AS
        SELECT p.ring_id, p.selector_id, s.bits, p.touched, p.other_ring_id, {told} AS why
        FROM (SELECT *, row_number() OVER (PARTITION BY ring_id ORDER BY other_ring_id IS NULL, touched DESC, selector_id) AS nth FROM payment_rows) p
        JOIN named_selectors s USING (selector_id) WHERE p.nth <= {MOST}
        """
    )


def write(engine: Engine, sink: Sink, threshold: float) -> None:
    """Write NEAR_MISSES.

    Reads: the temporary tables of `write.rings` (ring_rows, member_rows, named_selectors), `parted` and `paid`, LINKS.
    A selector nearly belongs when records of the ring bear it and it does not count (public, to be asked about, below
    the threshold), or when it is all that the ring shares with another. A record nearly belongs when it shares a doubtful or weak selector with the ring.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE near_rows AS
        WITH inside AS (
          SELECT m.ring_id, m.member_id AS record_id FROM member_rows m WHERE m.member_kind = 'record'
        ), touched AS (
          SELECT i.ring_id, l.selector_id, count(*) AS touched, max(l.bits) AS counted
          FROM inside i JOIN links l USING (record_id) WHERE l.bits < {threshold!r}
          GROUP BY i.ring_id, l.selector_id
        ), outside AS (
          SELECT t.*, s.title, s.shown_as, s.bits, s.privacy, s.why, s.suppressed_why, s.record_count,
                 row_number() OVER (PARTITION BY t.ring_id ORDER BY s.privacy = 'ask' DESC, t.touched DESC, t.selector_id) AS nth
          FROM touched t JOIN named_selectors s USING (selector_id)
          ANTI JOIN (SELECT * FROM member_rows WHERE member_kind = 'selector') m
            ON m.ring_id = t.ring_id AND m.member_id = t.selector_id
          ANTI JOIN parted_rows p ON p.ring_id = t.ring_id AND p.selector_id = t.selector_id
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
        SELECT *, CAST(NULL AS VARCHAR) AS other_ring_id, 1 AS turn FROM near_selectors
        UNION ALL SELECT ring_id, 'selector', selector_id, bits, touched, why, other_ring_id, 0 FROM parted_rows
        UNION ALL SELECT ring_id, 'selector', selector_id, bits, touched, why, other_ring_id, 2 FROM paid_rows
        UNION ALL SELECT ring_id, member_kind, member_id, bits, record_count, why, NULL, 0 FROM near_records WHERE place <= {MOST}
        """
    )
    # What is near for two reasons, as an account that is doubtful and was paid too, is one row with the first of them.
    sink.write(
        NEAR_MISSES,
        engine.batches(
            """
            SELECT * EXCLUDE (turn) REPLACE (max(other_ring_id) OVER (PARTITION BY ring_id, member_kind, member_id) AS other_ring_id)
            FROM near_rows QUALIFY row_number() OVER (PARTITION BY ring_id, member_kind, member_id ORDER BY turn, why) = 1 ORDER BY ALL
            """
        ),
    )
