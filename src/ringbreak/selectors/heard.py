"""Accounts that wrote something in the case and that others name in what they say.

A victim writes 我在网上找 xiao_mian_9 买的号 and names no platform; the export of a forum in the same case holds what xiao_mian_9 posted. No
lead word tells the word from any other, the account that bears it does.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.selectors import mask
from ringbreak.words import say

WHY = say("an account of this name wrote records of the case")
SPECIFICITY = 0.5
"""As of a name that is weighed: the form tells nothing, only that somebody writes under it."""
AUTHORS = ("author", "author_name")
SAID = ("text", "title")

NAMES = pa.schema(
    [
        ("key", pa.large_string()),
        ("kind", pa.large_string()),
        ("value", pa.large_string()),
        ("shown_as", pa.large_string()),
        ("specificity", pa.float32()),
        ("why", pa.large_string()),
    ]
)

_GENERIC = "(?i)(admin|user|guest|test|root|member|customer|client|operator|agent|staff|seller|buyer|kefu|anon)[a-z]{0,3}[_-]?[0-9]*"
"""What a system calls accounts: the same word stands in every system."""


def named_authors(engine: Engine, seen: list[pa.Table], form: str, platforms: tuple[str, ...]) -> pa.Table:
    """Names of authors that stand in what somebody else says: NAMES.

    A name is taken where one platform of the case has it, it holds a digit or an underscore, and the text is another author's.
    It is an account of that platform where `platforms` has it, and a `handle` otherwise.

    Args:
        seen: As `echo.names_in` gives it, every text of the case.
        form: What a name looks like.
        platforms: Platforms whose accounts are a kind of their own.
    """
    written = pa.concat_tables([_of(part, AUTHORS) for part in seen])
    if not written.num_rows:
        return NAMES.empty_table()
    hashes = np.unique(written["hash"].to_numpy())
    told = pa.concat_tables([_among(_of(part, SAID), hashes) for part in seen])
    if not told.num_rows:
        return NAMES.empty_table()
    engine.register("heard_authors", _among(written, np.unique(told["hash"].to_numpy())))
    engine.register("heard_said", told)
    kinds = ", ".join(literal(name) for name in platforms)
    found = engine.sql(
        f"""
        WITH author AS (
          SELECT DISTINCT a.hash, r.platform, lower(CASE a.field WHEN 'author' THEN r.author ELSE r.author_name END) AS name
          FROM heard_authors a JOIN records r USING (record_id)
        ), formed AS (
          SELECT * FROM author WHERE regexp_full_match(name, {literal(form)}) AND regexp_matches(name, '[0-9_]')
            AND NOT regexp_full_match(name, {literal(_GENERIC)})
        ), heard AS (
          SELECT DISTINCT f.name FROM heard_said s JOIN formed f USING (hash) JOIN records r USING (record_id)
          WHERE lower(coalesce(r.author, '')) <> f.name AND lower(coalesce(r.author_name, '')) <> f.name
        )
        SELECT name AS key, CASE WHEN min(platform) IN ({kinds}) THEN min(platform) ELSE 'handle' END AS kind
        FROM formed SEMI JOIN heard USING (name) GROUP BY name HAVING count(DISTINCT coalesce(platform, '')) = 1 ORDER BY name
        """
    )
    keys = found["key"].to_pylist()
    made = {
        "key": found["key"],
        "kind": found["kind"],
        "value": found["key"],
        "shown_as": pa.array([mask.handle(key) for key in keys], pa.large_string()),
        "specificity": pa.repeat(SPECIFICITY, len(keys)),
        "why": pa.repeat(WHY, len(keys)),
    }
    return pa.table({f.name: made[f.name].cast(f.type) for f in NAMES}, schema=NAMES)


def _of(part: pa.Table, fields: tuple[str, ...]) -> pa.Table:
    """record_id, field, hash of the words in some fields."""
    column = part["field"].combine_chunks()
    names = column.dictionary.to_pylist()
    wanted = np.array([name in fields for name in names] or [False])
    rows = part.filter(pa.array(wanted[column.indices.to_numpy()]))
    return pa.table(
        {
            "record_id": rows["record_id"],
            "field": rows["field"].cast(pa.large_string()),
            "hash": rows["hash"],
        }
    )


def _among(rows: pa.Table, ordered: npt.NDArray[np.int32]) -> pa.Table:
    values = rows["hash"].to_numpy()
    at = np.minimum(np.searchsorted(ordered, values), ordered.size - 1)
    return rows.filter(pa.array(ordered[at] == values))
