"""What a row tells beside its record: a person described, things counted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.tables.amounts import read_count
from ringbreak.intake.tables.cells import large
from ringbreak.intake.tables.clean import where_any
from ringbreak.intake.tables.times import read_day


def profiles(of: Mapping[str, pa.Array], rows: int, order: str | None) -> pa.Table | None:
    """PROFILES of a block.

    Args:
        of: Cleaned columns by their meaning. rows: How many rows they have. order: Whether day or month comes first in dates ('dmy', 'mdy').
    Returns: With `row`, the row in the block; None when no row says anything of a person.
    """
    given = {m.removeprefix("profiles."): c for m, c in of.items() if m.startswith("profiles.")}
    if not given:
        return None
    columns: dict[str, pa.Array] = {"row": pa.array(np.arange(rows, dtype=np.int64))}
    for name, cells in given.items():
        columns[name] = cells
    telling = list(given.values())
    if "given_name" in given or "surname" in given:
        first, last = columns.pop("given_name", None), columns.pop("surname", None)
        if "name" not in given:
            columns["name"] = _full_name(first, last)
    if "born_on" in given:
        encoded = pc.dictionary_encode(given["born_on"])
        days = [read_day(t, order) for t in encoded.dictionary.to_pylist()]
        columns["born_on"] = pc.take(pa.array(days, pa.date32()), encoded.indices)
    if "account" not in given and "records.author" in of:
        columns["account"] = of["records.author"]
    return where_any(pa.table(columns), telling)


def metrics(of: Mapping[str, pa.Array], rows: int) -> pa.Table | None:
    """METRICS of a block, by row; None when nothing was counted."""
    parts = []
    for meaning, cells in sorted(of.items()):
        if not meaning.startswith("metrics."):
            continue
        encoded = pc.dictionary_encode(cells)
        counts = pc.take(
            pa.array([read_count(t) for t in encoded.dictionary.to_pylist()], pa.int64()), encoded.indices
        )
        where = pc.indices_nonzero(pc.is_valid(counts))
        parts.append(
            pa.table(
                {
                    "row": pc.cast(where, pa.int64()),
                    "measure": pa.repeat(pa.scalar(meaning.removeprefix("metrics."), large), len(where)),
                    "value": counts.drop_null(),
                }
            )
        )
    if not parts:
        return None
    table = pa.concat_tables(parts).combine_chunks()
    return (
        table.take(pa.array(np.argsort(table["row"].to_numpy(), kind="stable"))) if len(parts) > 1 else table
    )


def _full_name(given: pa.Array | None, surname: pa.Array | None) -> pa.Array:
    """Given name and surname as they are written together: 张三, Ada Lovelace."""
    if given is None or surname is None:
        return given if surname is None else surname
    chinese = pc.match_substring_regex(pc.fill_null(surname, ""), r"^\p{Han}+$")
    both = pc.if_else(
        chinese,
        pc.binary_join_element_wise(surname, given, pa.scalar("", large)),
        pc.binary_join_element_wise(given, surname, pa.scalar(" ", large)),
    )
    return pc.coalesce(both, given, surname)
