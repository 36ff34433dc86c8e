"""What is too weak to join records by itself: pairs of weak selectors in the same records, and contacts that groups share (sums.py)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.rings import sums
from ringbreak.rings.onething import COMPARED, ONE_THING, SITE

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

WEAK_FROM = 2.0
"""Bits below which a selector takes no part in sums: it could not matter beside any other."""
CONSTANT = 0.8
"""What stands in at least this share of a text's copies is part of the text, as when it is weighed: whoever copies the one has the other."""
WEAK_MOST = 12
"""Weak selectors of one record that are paired; more are a list, and pairs grow with the square."""


def pairs(engine: Engine, threshold: float) -> pa.Table:
    """Pairs of weak, independent selectors that together reach the threshold in two or more records.

    Independent means that their passages do not overlap in any of these records, that one fact does not give both (onething.py), and that
    they did not come with one text: two contacts need records that are not copies of one another, and what stands in nearly all copies of
    a text adds nothing to it. Two contacts of one kind are no pair: what only stands together is told by whoever tells the one (sums.py).
    """
    contact = "(" + ", ".join(f"'{kind}'" for kind in sums.KINDS) + ")"
    overlap = 'coalesce(a.field = b.field AND a.start < b."end" AND b.start < a."end", false)'
    return engine.sql(
        f"""
        WITH weak AS (
          SELECT l.record_id, l.selector_id, l.bits, l.field, l.start, l."end", s.kind, s.value, s.record_count, s.compared,
                 count(*) OVER (PARTITION BY l.record_id) AS n
          FROM links l JOIN ({COMPARED}) s USING (selector_id)
          WHERE l.bits >= ? AND l.bits < ? AND s.record_count > 1
        ), shared AS (
          SELECT a.selector_id AS left_id, b.selector_id AS right_id, a.record_id, a.bits + b.bits AS bits,
                 a.kind IN {contact} AND b.kind IN {contact} AS contacts,
                 CASE WHEN NOT {overlap} THEN NULL WHEN a.kind = 'template' THEN a.record_count ELSE b.record_count END AS copies
          FROM weak a JOIN weak b ON a.record_id = b.record_id AND a.selector_id < b.selector_id
          WHERE a.n <= ? AND a.kind <> b.kind AND a.bits + b.bits >= ?
            AND NOT ({overlap} AND 'template' NOT IN (a.kind, b.kind))
            AND NOT ({ONE_THING})
        ), texts AS (
          SELECT l.record_id, min(l.selector_id) AS text FROM links l JOIN selectors s USING (selector_id) WHERE s.kind = 'template' GROUP BY l.record_id
        ), counted AS (
          SELECT s.*, count(*) OVER pair AS records, count(copies) OVER pair AS inside,
                 count(text) OVER pair = count(*) OVER pair AND min(text) OVER pair = max(text) OVER pair AS one_text
          FROM shared s LEFT JOIN texts USING (record_id) WINDOW pair AS (PARTITION BY left_id, right_id)
        )
        SELECT dense_rank() OVER (ORDER BY left_id, right_id) - 1 AS pair, left_id, right_id, record_id, bits
        FROM counted WHERE records > 1 AND NOT (contacts AND coalesce(one_text, false)) AND NOT (inside = records AND records >= {CONSTANT} * copies)
        ORDER BY left_id, right_id, record_id
        """,
        WEAK_FROM,
        threshold,
        WEAK_MOST,
        threshold,
    )


def without(found: pa.Table, rejected: Callable[[I64, I64], npt.NDArray[np.bool_]]) -> pa.Table:
    """Those of `pairs` that are left when a person rejected links; one record alone joins nothing."""
    records = found["record_id"].to_numpy()
    gone = rejected(records, found["left_id"].to_numpy()) | rejected(records, found["right_id"].to_numpy())
    pair = found["pair"].to_numpy()
    left = np.bincount(pair[~gone], minlength=int(pair.max()) + 1 if pair.size else 0)
    return found.filter(pa.array(~gone & (left[pair] > 1)))


def contacts(engine: Engine, threshold: float) -> pa.Table:
    """Links of contacts that may be added up, sorted by record, then selector; none where no contact that several records bear is too weak.

    Those of one record alone are among them: they tell how many occasions a group has to share one by chance. compared: The contact as it is compared with others.
    """
    kinds = ", ".join(f"'{kind}'" for kind in sums.KINDS)
    several = engine.sql(
        f"SELECT count(*) AS n FROM selectors WHERE kind IN ({kinds}) AND record_count > 1 AND bits >= ? AND bits < ?",
        threshold / 2,
        threshold,
    )
    return engine.sql(
        f"""
        SELECT l.record_id, l.selector_id, l.bits, s.kind, s.compared, s.record_count > 1 AS several
        FROM links l JOIN ({COMPARED}) s USING (selector_id)
        WHERE ? AND s.kind IN ({kinds}) AND l.bits >= ? AND l.bits < ? ORDER BY l.record_id, l.selector_id
        """,
        bool(several["n"][0].as_py()),
        threshold / 2,
        threshold,
    )


def joints(
    links: pa.Table, label: I32, record_ids: I64, selector_ids: I64, writer: I64, threshold: float, apart: I64
) -> list[sums.Joint]:
    """Groups of records that `links` (of `contacts`) join by their sum.

    Args:
        label: By record, its group. record_ids, selector_ids: Ids by number, ascending; the latter hold all contacts that several records bear.
    """
    if not links.num_rows or not record_ids.size:
        return []
    size = np.bincount(label)
    ids, selectors = links["record_id"].to_numpy(), links["selector_id"].to_numpy()
    record = np.minimum(np.searchsorted(record_ids, ids), record_ids.size - 1)
    known = (record_ids[record] == ids) & (size[label[record]] >= sums.GROUP)
    several = links["several"].to_numpy(zero_copy_only=False)
    # What one record alone bears only counts among the occasions: it has a number behind all others.
    number = np.where(
        several, np.searchsorted(selector_ids, selectors), selector_ids.size + np.arange(selectors.size)
    )
    kind = links["kind"].combine_chunks().dictionary_encode()
    value_of = dict(
        zip(number[several & known].tolist(), np.flatnonzero(several & known).tolist(), strict=True)
    )
    values = links["compared"]
    seen = sums.Bearing(
        record[known].astype(np.int32),
        number[known].astype(np.int32),
        links["bits"].to_numpy()[known],
        kind.indices.to_numpy(zero_copy_only=False)[known].astype(np.int32),
        writer,
        frozenset(n for n, name in enumerate(kind.dictionary.to_pylist()) if name in SITE),
    )
    return sums.find(
        label,
        seen,
        lambda those: {n: values[value_of[n]].as_py() for n in those},
        threshold,
        apart,
    )
