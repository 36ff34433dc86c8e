"""Account names said again without their lead word.

A seller writes 加微信 abc_8899 once and then 找老板 abc_8899, and the agent column of his order book says abc_8899 alone. Where the
case has a name with its lead word, the same name elsewhere is that account; a name that no lead word ever introduced stays unread.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ringbreak.engine.engine import Engine
from ringbreak.engine.sink import Sink
from ringbreak.kernels import tokens
from ringbreak.kernels.compile import compiled
from ringbreak.model.mentions import MENTIONS
from ringbreak.words import say

KINDS = ("wechat", "telegram", "weibo", "douyin", "line", "alipay")
"""Accounts with names. A bare `handle` is whatever a column of user names holds, so it introduces nothing."""

FORM = f"(?i)[a-z][a-z0-9_-]{{{tokens.LEAST - 1},{tokens.MOST - 1}}}"

ENOUGH = 2_000_000
"""Bytes of text from which the compiled loop is used."""

WHY = say("the same name stands with its lead word elsewhere in the case")

SEEN = pa.schema(
    [
        ("record_id", pa.int64()),
        ("field", pa.large_string()),
        ("start", pa.int32()),
        ("length", pa.int32()),
        ("hash", pa.int32()),
    ]
)


def names_in(batch: pa.RecordBatch, expected_bytes: int = 0) -> pa.Table:
    """Words formed like account names in the column `value` of a batch: SEEN.

    Args:
        expected_bytes: How much text there will be in all, if this is one batch of many.
    """
    values = batch.column("value").cast(pa.large_string())
    if values.null_count:
        values = pc.fill_null(values, "")
    _, places, text = values.buffers()
    if text is None or not text.size:
        return SEEN.empty_table()
    offsets = np.frombuffer(places, np.int64, len(values) + 1, values.offset * 8)
    data = np.frombuffer(text, np.uint8)
    size = int(offsets[-1] - offsets[0])
    room = size // (tokens.LEAST + 1) + 2
    row, start, length, hashed = (np.empty(room, np.int32) for _ in range(4))
    count = compiled(tokens.find_names, max(size, expected_bytes), ENOUGH)(data, offsets, row, start, length, hashed)
    rows = pa.array(row[:count])
    return pa.table(
        [
            pc.take(batch.column("record_id"), rows),
            pc.take(batch.column("field"), rows).cast(pa.large_string()),
            pa.array(start[:count]),
            pa.array(length[:count]),
            pa.array(hashed[:count]),
        ],
        schema=SEEN,
    )


def add_echoes(engine: Engine, sink: Sink, seen: list[pa.Table], texts: str) -> int:
    """Add to the MENTIONS just written the names that are said again; returns how many.

    Args:
        seen: What `names_in` found in every text of the case.
        texts: The statement that gives every text: record_id, field, value, x, y, width, height.
    """
    known = _known(sink)
    if not known.num_rows or not any(part.num_rows for part in seen):
        return 0
    hashes = np.unique(np.array([tokens.name_hash(k) for k in known["key"].to_pylist()], np.int32))
    hits = pa.concat_tables(part.filter(pa.array(np.isin(part["hash"].to_numpy(), hashes))) for part in seen)
    if not hits.num_rows:
        return 0
    engine.register("echo_hits", hits)
    engine.register("echo_known", known)
    engine.register(
        "echo_found",
        pq.read_table(sink.path(MENTIONS), columns=["record_id", "field", "start", "end", "kind"]),
    )
    why = WHY.replace("'", "''")
    found = engine.sql(
        f"""
        with told as (
          select t.record_id, t.field, h.start, h.start + h.length as "end", t.x, t.y, t.width, t.height,
                 substr(t.value, h.start + 1, h.length) as as_written
          from ({texts}) t join echo_hits h on h.record_id = t.record_id and h.field = t.field
        )
        select distinct t.record_id, t.field, t.start::int as start, t."end"::int as "end", t.x, t.y, t.width, t.height, k.kind, k.value,
               t.as_written, k.shown_as, 'context' as validity, null::varchar as disguise, '{why}' as why, k.specificity
        from told t join echo_known k on k.key = lower(t.as_written)
        where not exists (
          select 1 from echo_found m
          where m.record_id = t.record_id and m.field = t.field and m.start < t."end" and m."end" > t.start and m.kind <> 'handle'
        )
        order by t.record_id, t.field, start, "end", k.kind
        """
    )
    if found.num_rows:
        found = pa.table(
            {c.name: found[c.name].cast(c.type) for c in MENTIONS.columns}, schema=MENTIONS.schema
        )
        sink.write(MENTIONS, _merged(sink, found))
    return int(found.num_rows)


def _known(sink: Sink) -> pa.Table:
    """Names with a lead word: key, kind, value, shown_as, specificity; the kind most often said where there are two."""
    rows = pq.read_table(
        sink.path(MENTIONS),
        columns=["kind", "value", "shown_as", "specificity", "validity"],
        filters=[("kind", "in", list(KINDS))],
    )
    rows = rows.filter(
        pc.and_(
            pc.match_substring_regex(rows["value"], f"^{FORM}$"),
            pc.match_substring_regex(rows["value"], "[0-9_]"),
        )
    )
    rows = rows.append_column("key", pc.utf8_lower(rows["value"]))
    counted = rows.group_by(["key", "kind"], use_threads=False).aggregate(
        [("value", "min"), ("shown_as", "min"), ("specificity", "min"), ("kind", "count")]
    )
    counted = counted.sort_by([("key", "ascending"), ("kind_count", "descending"), ("kind", "ascending")])
    keys = counted["key"].to_pylist()
    first = pa.array([i == 0 or keys[i - 1] != k for i, k in enumerate(keys)], pa.bool_())
    return (
        counted.filter(first)
        .rename_columns({"value_min": "value", "shown_as_min": "shown_as", "specificity_min": "specificity"})
        .select(["key", "kind", "value", "shown_as", "specificity"])
    )


def _merged(sink: Sink, more: pa.Table) -> Iterator[pa.RecordBatch]:
    """The rows of MENTIONS and `more`, both in order, in order; one row group is held at a time."""
    order = [(name, "ascending") for name in MENTIONS.order]
    ids = more["record_id"].to_numpy()
    done = 0
    held = MENTIONS.schema.empty_table()
    with pq.ParquetFile(sink.path(MENTIONS)) as file:
        for group in range(file.num_row_groups):
            part = file.read_row_group(group)
            held = pa.concat_tables([held, part.cast(MENTIONS.schema)])
            last = held["record_id"][held.num_rows - 1].as_py()
            upto = int(np.searchsorted(ids, last, side="left"))
            whole = int(np.searchsorted(held["record_id"].to_numpy(), last, side="left"))
            ready = held.slice(0, whole)
            if upto > done:
                ready = pa.concat_tables([ready, more.slice(done, upto - done)]).sort_by(order)
            yield from ready.to_batches()
            held, done = held.slice(whole), upto
    yield from pa.concat_tables([held, more.slice(done)]).sort_by(order).to_batches()
