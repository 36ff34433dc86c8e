"""Groups that hold together and are called no ring: what the reason is, so that nobody reads "not enough evidence" beside a strong tie."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.model.loose_groups import LOOSE_GROUPS
from ringbreak.rings.graph import Graph
from ringbreak.rings.varying import rows_of

I8 = npt.NDArray[np.int8]

_RECORDS = {"records": "record_count"}
REASONS: dict[str, str] = {
    "few": sentence("{records} records hold together; a ring has at least {least}", **_RECORDS, least="least"),
    "one_hand": sentence(
        "{records} records hold together, all by one known account and joined by nothing but what it shows itself: one person, as far as can be seen",
        **_RECORDS,
    ),
    "thin": sentence(
        "{records} records hold together by one identifier, and nothing shows that more than one hand is behind them",
        **_RECORDS,
    ),
    "statement": sentence(
        "{records} records hold together, but they are payments of one account and {spoken} records that speak of it: everybody who was ever paid has as much",
        **_RECORDS, spoken="spoken",
    ),
    "listed": sentence(
        "{records} records hold together, but they are one person's entries in lists of people", **_RECORDS
    ),
    "rejected": sentence("{records} records hold together; a person rejected this ring", **_RECORDS),
}  # fmt: skip
"""Reason -> SQL of its words, of columns record_count, spoken (records that are no payments) and least (records of a ring, at least)."""
CODES = {reason: code for code, reason in enumerate(REASONS, 1)}


def table(engine: Engine, graph: Graph, reasons: I8, least: int) -> pa.Table:
    """LOOSE_GROUPS.

    Args:
        reasons: By label of a component, one of CODES, or 0 for a ring.
        least: Records from which a group is called a ring.
    """
    n_rec, n_sel = graph.record_ids.size, graph.selector_ids.size
    own = graph.label[n_rec : n_rec + n_sel]
    held = np.flatnonzero((reasons[own] > 0) & (graph.record_counts[own] > 1))
    labels = own[held]
    weight = np.zeros(n_sel, np.float64)
    np.maximum.at(weight, graph.selector, graph.bits)
    # Of equal weight the selector of the smaller id, whatever the order of the components.
    order = np.lexsort((graph.selector_ids[held], -weight[held], labels))
    strongest = np.zeros(held.size, np.bool_)
    strongest[order[np.diff(labels[order], prepend=-1) != 0]] = True
    engine.register(
        "loose_rows",
        pa.table(
            {
                "selector_id": graph.selector_ids[held],
                "group_id": graph.record_ids[graph.order[graph.starts[labels]]],
                "record_count": graph.record_counts[labels],
                "spoken": graph.spoken_counts[labels],
                "strongest": strongest,
                "code": reasons[labels],
            }
        ),
    )
    named = " ".join(f"WHEN {code} THEN {literal(reason)}" for reason, code in CODES.items())
    said = " ".join(f"WHEN {CODES[reason]} THEN {words}" for reason, words in REASONS.items())
    return engine.sql(
        f"""SELECT selector_id, group_id, record_count, strongest, CASE code {named} END AS reason, CASE code {said} END AS why
            FROM (SELECT *, {int(least)} AS least FROM loose_rows) ORDER BY selector_id"""
    ).cast(LOOSE_GROUPS.schema)


_OF = {
    "selector": "selector_id = ?",
    "record": "selector_id IN (SELECT selector_id FROM links WHERE record_id = ? AND bits >= (SELECT value FROM weighing WHERE name = 'threshold_bits'))",
}
"""How the group of a member is asked for."""


def groups_of(engine: Engine, kind: str, member: int) -> list[dict[str, Any]]:
    """The group of a member (`record` or `selector`) that is called no ring: group_id, why. Empty where it has none.

    Reads: LOOSE_GROUPS, LINKS, WEIGHING.
    """
    return rows_of(
        engine,
        f"SELECT group_id, any_value(why) AS why FROM loose_groups WHERE {_OF[kind]} GROUP BY group_id ORDER BY max(record_count) DESC, group_id LIMIT 1",
        member,
    )
