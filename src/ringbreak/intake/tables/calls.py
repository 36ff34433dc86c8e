"""Lists of telephone calls: which column is who called and which who was called, and what a list leaves open.

An operator's records name both sides. The log of one telephone names the other side, and beside it whether the owner called or was called;
where it does not, it is open who called whom, and the verb is `contact` instead of `call`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.tables.synonyms import concept_of, normal
from ringbreak.intake.tables.values import call_way

STATED = {"caller", "callee"}
LOG = {"own_number", "other_number", "phone"}
FILLS: dict[str, tuple[str, ...]] = {
    "time": ("actions.acted_at",), "date": ("actions.acted_at",), "caller": ("actions.actor",), "own_number": ("actions.actor",),
    "callee": ("actions.target",), "other_number": ("actions.target",), "phone": ("actions.target", "actions.actor"),
    "call_way": ("actions.direction",), "actor": ("actions.actor",), "target": ("actions.target",),
}  # fmt: skip
"""Concept -> the meanings it may fill in a list of calls, the best first."""


def is_list_of_calls(concepts: Iterable[str], headers: Iterable[str]) -> bool:
    """Two sides; or one side with a duration or a direction, in a table whose headers speak of calls or that has both.

    concepts: what the columns were taken for. A table that says what was written, or moves money, is none; nor does a column of 'received'
    and 'rejected' make a list of applicants one of calls.
    """
    has = set(concepts)
    if not has & {"time", "date"} or has & {"text", "amount", "amount_in", "amount_out"}:
        return False
    if has & {"caller", "own_number"} and has & {"callee", "other_number"}:
        return True
    if not has & (STATED | LOG):
        return False
    said = any(w in normal(h) for h in headers for w in ("通话", "呼叫", "主叫", "被叫", "call"))
    return {"call_way", "duration"} <= has or (said and bool(has & {"call_way", "duration"}))


def told(meanings: Mapping[str, str]) -> str:
    """How a table tells who called: 'stated' by its columns, 'row' by a word in each row, 'open' when it does not; '' when it lists no calls.

    meanings: meaning -> header.
    """
    if "actions.direction" in meanings:
        return "row"
    concepts = {
        (concept_of(meanings[m]) or ("", 0))[0] for m in ("actions.actor", "actions.target") if m in meanings
    }
    return "stated" if concepts & STATED else "open" if concepts & LOG else ""


def sides(
    how: str, rows: int, actor: pa.Array | None, target: pa.Array | None, way: pa.Array | None
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """(actor, target, verb): where a row says that the owner was called, the other side called; where nothing says it, the verb is `contact`."""
    none = pa.nulls(rows, pa.large_string())
    own, other = (none if a is None else a for a in (actor, target))
    call, contact = (pa.scalar(v, pa.large_string()) for v in ("call", "contact"))
    if way is None:
        return own, other, pa.repeat(call if how == "stated" else contact, rows)
    encoded = pc.dictionary_encode(way)
    ways = pa.array([call_way(w) if w else None for w in encoded.dictionary.to_pylist()], pa.large_string())
    said = pc.take(ways, encoded.indices)
    called = pc.fill_null(pc.equal(said, "in"), False)
    return (
        pc.if_else(called, other, own),
        pc.if_else(called, own, other),
        pc.if_else(pc.is_null(said), contact, call),
    )
