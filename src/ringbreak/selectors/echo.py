"""Account names said again without their lead word.

A seller writes 加微信 abc_8899 once and then 找老板 abc_8899, and the agent column of his order book says abc_8899 alone. Where the
case has a name with its lead word, or an account that wrote under it (heard.py), the same name elsewhere is that account; any other
name that no lead word ever introduced stays unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ringbreak.engine.engine import Engine
from ringbreak.engine.memory import give_back
from ringbreak.engine.ordering import text_ranks
from ringbreak.engine.sink import Sink
from ringbreak.kernels import tokens
from ringbreak.kernels.compile import compiled
from ringbreak.model.mentions import MENTIONS
from ringbreak.selectors.heard import NAMES, named_authors
from ringbreak.selectors.weighed_names import WHY as WEIGHED
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
        ("field", pa.dictionary(pa.int32(), pa.large_string())),
        ("start", pa.int32()),
        ("at", pa.int64()),
        ("length", pa.int32()),
        ("hash", pa.int32()),
    ]
)
"""start counts code points, at counts bytes: both say where the word begins in its text."""

FOUND = pa.schema(
    [
        ("record_id", pa.int64()),
        ("text", pa.int64()),
        ("start", pa.int32()),
        ("as_written", pa.large_string()),
        ("known", pa.int32()),
        ("handle", pa.bool_()),
    ]
)
"""text and known are rows of ABOUT and of the known names: hostile texts hold millions of names. handle: a bare handle
stands there already."""

ABOUT = pa.schema(
    [
        ("record_id", pa.int64()),
        ("field", pa.large_string()),
        *((name, pa.int32()) for name in ("x", "y", "width", "height")),
    ]
)

ROWS = 1_024
"""Texts looked at again at a time."""
I64 = npt.NDArray[np.int64]


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
    room = tokens.most_names(size, len(values))
    row, start, length, hashed = (np.empty(room, np.int32) for _ in range(4))
    at = np.empty(room, np.int64)
    count = compiled(tokens.find_names, max(size, expected_bytes), ENOUGH)(
        data, offsets, row, start, at, length, hashed
    )
    # Copies: a slice would keep the room made for all that might have been found, of every batch, to the end.
    rows = pa.array(row[:count].copy())
    return pa.table(
        [
            pc.take(batch.column("record_id"), rows),
            pc.take(batch.column("field").cast(pa.large_string()).dictionary_encode(), rows),
            pa.array(start[:count].copy()),
            pa.array(at[:count].copy()),
            pa.array(length[:count].copy()),
            pa.array(hashed[:count].copy()),
        ],
        schema=SEEN,
    )


def add_echoes(engine: Engine, sink: Sink, seen: list[pa.Table], texts: Callable[[str], str]) -> int:
    """Add to the MENTIONS just written the names that are said again; returns how many.

    Args:
        seen: What `names_in` found in every text of the case; emptied.
        texts: Gives the statement for the texts of records `r` of which a condition holds: record_id, field, value, x, y,
            width, height.
    """
    if not any(part.num_rows for part in seen):
        return 0
    known = _known(sink)
    authors = named_authors(engine, seen, FORM, KINDS)
    known = pa.concat_tables([known, authors.filter(pc.invert(pc.is_in(authors["key"], known["key"])))])
    if not known.num_rows:
        return 0
    hashes = np.unique(np.array([tokens.name_hash(k) for k in known["key"].to_pylist()], np.int32))
    hits = pa.concat_tables(part.filter(_among(part["hash"].to_numpy(), hashes)) for part in seen)
    # Hostile texts hold millions of names; those that nobody introduced are not needed any more.
    seen.clear()
    give_back()
    if not hits.num_rows:
        return 0
    ids, ranks = hits["record_id"].to_numpy(), text_ranks(hits["field"].cast(pa.large_string()))
    # Stable, so that the words of one text stay in their order.
    hits = hits.take(pa.array(np.lexsort((ranks, ids)))).unify_dictionaries().combine_chunks()
    ids, fields = hits["record_id"].to_numpy(), hits["field"].combine_chunks()
    codes = fields.indices.to_numpy()
    # text[i] says in which of `where` the i-th stands.
    begins = np.r_[True, (ids[1:] != ids[:-1]) | (codes[1:] != codes[:-1])]
    text = np.cumsum(begins) - 1
    where = pa.table(
        {
            "record_id": hits["record_id"].filter(pa.array(begins)),
            "field": fields.filter(pa.array(begins)).cast(pa.large_string()),
        }
    )
    start, length = hits["start"].to_numpy().astype(np.int64), hits["length"].to_numpy().astype(np.int64)
    ends = start + length
    free = ~_taken(sink, where, text, start, ends, pc.not_equal(pc.field("kind"), "handle"))
    handles = _taken(sink, where, text, start, ends, pc.equal(pc.field("kind"), "handle"))
    hits = hits.append_column("handle", pa.array(handles)).filter(pa.array(free))
    found, about = _told(engine, texts, where, text[free], hits, known)
    if found.num_rows:
        sink.write(MENTIONS, _merged(sink, found, about, known))
    return int(found.num_rows)


def _among(values: npt.NDArray[np.int32], ordered: npt.NDArray[np.int32]) -> pa.BooleanArray:
    """Which values are in an ordered array. Not `np.isin`, which orders the values: there are far more of them."""
    at = np.minimum(np.searchsorted(ordered, values), ordered.size - 1)
    return pa.array(ordered[at] == values)


def _taken(
    sink: Sink, where: pa.Table, text: I64, start: I64, end: I64, of: pc.Expression
) -> npt.NDArray[np.bool_]:
    """Which of the passages overlap a mention of which `of` holds."""
    ids, fields = where["record_id"].to_numpy(), pc.unique(where["field"])
    owners, codes = np.unique(ids), pc.index_in(where["field"], fields).to_numpy()
    key = np.searchsorted(owners, ids) * len(fields) + codes
    order = np.argsort(key)
    parts: list[tuple[I64, I64, I64]] = []
    with pq.ParquetFile(sink.path(MENTIONS)) as file:
        for group in range(file.num_row_groups):
            rows = file.read_row_group(group, columns=["record_id", "field", "start", "end", "kind"])
            known = pc.is_in(rows["record_id"], pa.array(owners)), pc.is_in(rows["field"], fields)
            rows = rows.filter(pc.and_(*known)).filter(of)
            if not rows.num_rows:
                continue
            owner = np.searchsorted(owners, rows["record_id"].to_numpy())
            mine = owner * len(fields) + pc.index_in(rows["field"], fields).to_numpy()
            at = np.minimum(np.searchsorted(key, mine, sorter=order), key.size - 1)
            here = key[order[at]] == mine
            spans = (rows[name].to_numpy()[here].astype(np.int64) for name in ("start", "end"))
            parts.append((order[at][here], *spans))
    if not parts:
        return np.zeros(text.size, np.bool_)
    text_of, first, last = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((first, text_of))
    begin = (text_of[order] << 32) | first[order]
    # The furthest end so far within a text: texts ascend in the high bits.
    furthest = np.maximum.accumulate((text_of[order] << 32) | last[order])
    before = np.searchsorted(begin, (text << 32) | end, side="left") - 1
    reached = furthest[np.maximum(before, 0)]
    overlaps: npt.NDArray[np.bool_] = (before >= 0) & (reached >> 32 == text) & (reached & 0xFFFFFFFF > start)
    return overlaps


def _told(
    engine: Engine, texts: Callable[[str], str], where: pa.Table, text: I64, hits: pa.Table, known: pa.Table
) -> tuple[pa.Table, pa.Table]:
    """Read the words themselves and keep those that are a known name.

    The texts pass by once, in their order, and words are cut by their bytes: asking the engine for each word counts code
    points from the beginning of its text, which over a hostile text of megabytes never ends.

    Returns: FOUND; ABOUT, a row for each of `where`.
    """
    engine.register("echo_texts", where)
    theirs = texts("r.record_id in (select record_id from echo_texts)")
    stream = engine.batches(
        f"select record_id, field, value, x, y, width, height from ({theirs}) semi join echo_texts using (record_id, field) "
        "order by record_id, field",
        rows=ROWS,
    )
    found = [FOUND.empty_table()]
    about = [ABOUT.empty_table()]
    done = 0
    for batch in stream:
        count = batch.num_rows
        about.append(pa.table([batch.column(f.name).cast(f.type) for f in ABOUT], schema=ABOUT))
        values = batch.column("value").cast(pa.large_string())
        _, places, data = values.buffers()
        offsets = np.frombuffer(places, np.int64, count + 1, values.offset * 8)
        lo, hi = np.searchsorted(text, [done, done + count])
        for first in range(lo, hi, 1 << 16):
            part = slice(first, min(hi, first + (1 << 16)))
            rows = hits.slice(first, part.stop - first)
            size = rows["length"].to_numpy().astype(np.int64)
            begin = offsets[text[part] - done] + rows["at"].to_numpy()
            ends = np.cumsum(size)
            inside = np.arange(int(ends[-1])) - np.repeat(ends - size, size)
            letters = np.frombuffer(data, np.uint8)[np.repeat(begin, size) + inside]
            words = pa.LargeStringArray.from_buffers(
                size.size, pa.py_buffer(np.r_[0, ends].astype(np.int64)), pa.py_buffer(letters)
            )
            name = pc.index_in(pc.utf8_lower(words), known["key"])
            made = pa.table(
                [rows["record_id"], pa.array(text[part]), rows["start"], words, name, rows["handle"]],
                schema=FOUND,
            )
            # Nobody is a handle twice.
            again = pc.and_(made["handle"], pc.equal(known["kind"].take(made["known"]), "handle"))
            found.append(made.filter(pc.and_(pc.is_valid(name), pc.invert(pc.fill_null(again, False)))))
        done += count
    told, seen = pa.concat_tables(found), pa.concat_tables(about)
    assert seen.select(["record_id", "field"]).equals(where), "texts and hits are in the same order"
    return told, seen


def _rows(found: pa.Table, about: pa.Table, known: pa.Table) -> pa.Table:
    """What `_told` gave as rows of MENTIONS."""
    texts, names = about.take(found["text"]), known.take(found["known"])
    end = pc.add(found["start"], pc.cast(pc.binary_length(found["as_written"]), pa.int32()))
    made = {
        **{n: texts[n] for n in ("record_id", "field", "x", "y", "width", "height")},
        **{n: names[n] for n in ("kind", "value", "shown_as", "specificity")},
        "start": found["start"],
        "end": end,
        "as_written": found["as_written"],
        "validity": pa.repeat("context", found.num_rows),
        "disguise": pa.nulls(found.num_rows, pa.large_string()),
        "why": names["why"],
    }
    return pa.table({c.name: made[c.name].cast(c.type) for c in MENTIONS.columns}, schema=MENTIONS.schema)


def _known(sink: Sink) -> pa.Table:
    """Names with a lead word: NAMES; the kind most often said where there are two."""
    rows = pq.read_table(
        sink.path(MENTIONS),
        columns=["kind", "value", "shown_as", "specificity"],
        # What was only weighed gives its kind to nothing else.
        filters=[("kind", "in", list(KINDS)), ("why", "!=", WEIGHED)],
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
    first_said = counted.filter(first).rename_columns(
        {"value_min": "value", "shown_as_min": "shown_as", "specificity_min": "specificity"}
    )
    first_said = first_said.append_column("why", pa.repeat(WHY, first_said.num_rows))
    return pa.table([first_said[f.name].cast(f.type) for f in NAMES], schema=NAMES)


def _merged(sink: Sink, found: pa.Table, about: pa.Table, known: pa.Table) -> Iterator[pa.RecordBatch]:
    """The rows of MENTIONS and those of `found`, both in order, in order; one row group is held at a time."""
    order = [(name, "ascending") for name in MENTIONS.order]
    ids = found["record_id"].to_numpy()

    def more(lo: int, hi: int) -> pa.Table:
        return _rows(found.slice(lo, hi - lo), about, known)

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
                told = more(done, upto)
                ready = pa.concat_tables([_yielding(ready, told), told]).sort_by(order)
            yield from ready.to_batches()
            held, done = held.slice(whole), upto
    told = more(done, found.num_rows)
    yield from pa.concat_tables([_yielding(held, told), told]).sort_by(order).to_batches()


def _yielding(rows: pa.Table, told: pa.Table) -> pa.Table:
    """The rows without weighed names that stand where a name of known kind was told."""
    weighed = np.flatnonzero(pc.equal(rows["why"], WEIGHED).to_numpy())
    if not told.num_rows or not weighed.size:
        return rows
    place = ["record_id", "field", "start", "end"]
    known = set(zip(*(told[name].to_pylist() for name in place), strict=True))
    some = rows.take(pa.array(weighed))
    here = zip(*(some[name].to_pylist() for name in place), strict=True)
    stays = np.ones(rows.num_rows, np.bool_)
    stays[[i for i, spot in zip(weighed.tolist(), here, strict=True) if spot in known]] = False
    return rows.filter(pa.array(stays))
