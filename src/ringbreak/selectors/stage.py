"""RECORDS, FIELDS and REGIONS in, MENTIONS out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.engine.engine import Engine
from ringbreak.engine.memory import give_back
from ringbreak.engine.ordering import by_record
from ringbreak.engine.sentences import literal
from ringbreak.engine.sink import Sink
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.selectors import echo, quiet, repeated
from ringbreak.selectors.columns import SCHEMA, extract_column, table_of
from ringbreak.selectors.extract import code_mention, extract

ROWS = 16_384
"""Texts a worker takes at once; bounds memory together with the number of workers."""
BYTES = 4 << 20
"""Bytes of them, so that it does so in a hostile case of long texts too."""
JOINED = 128 << 20
"""Bytes of cells and regions that the engine joins with their records at once; of more, one range of record ids after the other, which are spread evenly."""
_ROW = 160
"""Bytes that this takes for one besides its own."""


@dataclass(frozen=True, slots=True)
class SelectorSettings:
    """region: for numbers without a country code. workers: threads; results do not depend on it."""

    region: str = "CN"
    workers: int = 0


# A column of programs is no column of agents: "X11; Linux x86_64" stands for nobody.
_CELL_HINT = "case when not regexp_matches(lower(f.field), 'user[ _-]?agent|^x-mailer') then f.field end"
# What else a record bears, as one stream. A cell's header is its hint; an account field's platform is.
_PARTS_OF = """
  select f.record_id, 'cell:' || f.field as field, f.value, {hint} as hint, r.platform, null::int as x, null::int as y, null::int as width,
    null::int as height, null::varchar as form
    from fields f join records r using (record_id) where r.kind <> 'furniture' and {span} and {looked_at}
  union all
  select g.record_id, 'region:' || g.region, g.text, null, r.platform, g.x, g.y, g.width, g.height, g.form
    from regions g join records r using (record_id) where r.kind <> 'furniture' and {span}
"""
_SAID = "select record_id, field, value, hint, platform, x, y, width, height, form from ({texts}) where value is not null and value <> ''"
# On WeChat an author is often a display name: only what has the form of an id (wxid_...) is taken for one there.
_ACCOUNT_HINT = "case platform when 'qq' then 'QQ' when 'sms' then '手机号' when 'whatsapp' then 'whatsapp' when 'bank' then '账号' when 'alipay' then '支付宝' else null end"
# Elsewhere the header of the column that an account was read from says what it is (卖家微信, 对方账户).
_HEADER = (
    "left join headed h on h.evidence_id = r.evidence_id and h.meaning = 'records.{name}' "
    "and (h.locator = '' or starts_with(r.locator, h.locator || ' '))"
)
_HEADED = f"coalesce({_ACCOUNT_HINT}, h.header)"
_RECORD_FIELDS = "\n  union all\n".join(
    f"  select record_id, '{name}' as field, {name} as value, {hint} as hint, platform, null::int as x, null::int as y, "
    f"null::int as width, null::int as height, null::varchar as form from records r {joined} where r.kind <> 'furniture' and {{span}}"
    for name, hint, joined in (
        ("author", _HEADED, _HEADER.format(name="author")),
        ("author_name", "null", ""),
        ("channel", "null", ""),
        ("counterpart", _HEADED, _HEADER.format(name="counterpart")),
        ("text", "null", ""),
        ("title", "null", ""),
        ("url", "null", ""),
    )
)

_SIZE = """
select count(*) as n, coalesce(sum(strlen(text)), 0)::bigint as text,
  count(author) + count(author_name) + count(channel) + count(counterpart) + count(text) + count(title) + count(url) as texts
from records
"""
_PARTS = """
select count(*) as texts, coalesce(sum(strlen(value)), 0)::bigint as bytes from fields
union all select count(*), coalesce(sum(strlen(text)), 0)::bigint from regions
"""


def _ranges(sizes: Sequence[Mapping[str, int]]) -> list[str]:
    """Conditions on `r`, each true for a range of record ids, whose cells and regions can be joined with their records at once."""
    size = sum(it["bytes"] + it["texts"] * _ROW for it in sizes)
    parts = min(64, max(1, -(-size // JOINED)))
    if parts == 1:
        return ["true"]
    edges = [(i << 63) // parts for i in range(parts + 1)]
    return [f"r.record_id between {first} and {after - 1}" for first, after in pairwise(edges)]


_NUMBERED = f"""
select t.record_id, t.field, t.value, t.hint, t.platform, t.x, t.y, t.width, t.height, t.form, again.number from ({{texts}}) t
left join repeated again on again.value = case when {repeated.OF} then t.value end and again.hint = t.hint
  and again.platform is not distinct from t.platform
"""


def find_mentions(
    engine: Engine, sink: Sink, settings: SelectorSettings, progress: Progress = SILENT
) -> None:
    """Look for identifiers in every text of the case.

    Reads: RECORDS (author, author_name, channel, counterpart, text, title, url), FIELDS, REGIONS, MAPPINGS. Records of kind
        'furniture' yield nothing.
    Writes: MENTIONS, one row per identifier and place; texts are streamed, memory bounded by `ROWS` of them a worker. Names said again
        without their lead word (`echo`) are added in a second writing.
    """
    workers = settings.workers or os.cpu_count() or 1
    # One header a record at most, or a text would be read twice.
    engine.execute(
        """
        create or replace temp table headed as
        select evidence_id, meaning, locator, min(header) as header from mappings
        where meaning in ('records.author', 'records.counterpart')
        group by evidence_id, meaning, locator
        qualify locator <> '' or count(*) over (partition by evidence_id, meaning) = 1
        """
    )
    # Whoever writes under a name is an account already: a header that only says "user name" would give each author a second one.
    for header in engine.sql("select distinct header from headed order by header")["header"].to_pylist():
        if any(m.kind == "handle" for m in extract("abc_12345", region=settings.region, hint=header)):
            quoted = literal(header)
            engine.execute(f"delete from headed where header = {quoted}")
    looked_at = quiet.prepare(engine, settings.region)
    records = engine.sql(_SIZE)
    parts = engine.sql(_PARTS).to_pylist()
    total, expected = int(records["n"][0].as_py()), int(records["text"][0].as_py())
    every = max(1, int(records["texts"][0].as_py()) + sum(it["texts"] for it in parts))

    def of_records(span: str) -> str:
        return _SAID.format(texts=_RECORD_FIELDS.format(span=span))

    def of_parts(span: str) -> str:
        return _SAID.format(texts=_PARTS_OF.format(span=span, hint=_CELL_HINT, looked_at=looked_at))

    spans = _ranges([{"bytes": 0, "texts": total}, *parts])

    def told(done: int, repeats: int) -> None:
        # What stands more than once counts when it is read and again where it stands: too little is said, never too much.
        progress.step("selectors", min(total, done * total // (every + repeats)), total, "records")

    told(0, 0)
    again = repeated.read(
        engine, [of_records("true"), *map(of_parts, spans)], settings.region, expected, told
    )

    def streamed() -> Iterator[pa.RecordBatch]:
        # As they come: to sort the few mentions afterwards costs far less than to sort all texts first.
        yield from engine.batches(_NUMBERED.format(texts=of_records("true")), rows=ROWS)
        for span in spans:
            give_back()
            yield from engine.batches(_NUMBERED.format(texts=of_parts(span)), rows=ROWS)

    names: list[pa.Table] = []

    def made() -> Iterator[pa.RecordBatch]:
        once = len(again)
        done = once
        waiting: deque[tuple[int, Future[tuple[pa.Table, pa.Table]]]] = deque()

        def next_one() -> list[pa.RecordBatch]:
            nonlocal done
            texts, future = waiting.popleft()
            found, seen = future.result()
            names.append(seen)
            done += texts
            # Cells that need no look are never seen, so this falls short of all until the end.
            told(done, once)
            batches: list[pa.RecordBatch] = found.to_batches()
            return batches

        with ThreadPoolExecutor(workers, thread_name_prefix="selectors") as pool:
            for batch in streamed():
                for part in _by_size(batch):
                    future = pool.submit(_read, part, again, settings.region, max(expected, batch.nbytes))
                    waiting.append((part.num_rows, future))
                    while len(waiting) > 2 * workers:
                        yield from next_one()
            while waiting:
                yield from next_one()
        progress.step("selectors", total, total, "records")

    scratch = (engine.scratch or sink.folder) / "mentions"
    sink.write(MENTIONS, by_record(MENTIONS, made(), scratch, then="field"))
    give_back()
    echo.add_echoes(engine, sink, names, lambda span: f"{of_records(span)} union all {of_parts(span)}")


def _by_size(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """The batch in parts of BYTES of text, or of one text that is longer."""
    if batch.nbytes <= BYTES:
        yield batch
        return
    ends = np.cumsum(pc.binary_length(batch.column("value")).to_numpy(zero_copy_only=False), dtype=np.int64)
    at = 0
    while at < batch.num_rows:
        before = int(ends[at - 1]) if at else 0
        stop = max(at + 1, int(np.searchsorted(ends, before + BYTES, side="right")))
        yield batch.slice(at, stop - at)
        at = stop


def _read(
    batch: pa.RecordBatch, again: repeated.Repeated, region: str, expected_bytes: int
) -> tuple[pa.Table, pa.Table]:
    """MENTIONS of a batch of texts, and the words in it that are formed like account names."""
    return _mentions_of(batch, again, region, expected_bytes), echo.names_in(batch, expected_bytes)


def _mentions_of(
    batch: pa.RecordBatch, again: repeated.Repeated, region: str, expected_bytes: int = 0
) -> pa.Table:
    """MENTIONS of a batch of texts, in its order. Those with a `number` are read already."""
    whole = pa.Table.from_batches([batch])
    number = whole["number"].combine_chunks()
    table = _fresh(whole.filter(pc.is_null(number)), region, expected_bytes)
    if number.null_count < len(number):
        rows = pc.indices_nonzero(pc.is_null(number)).to_numpy().astype(np.int64)
        known = pc.indices_nonzero(pc.is_valid(number)).to_numpy().astype(np.int64)
        table = table.set_column(0, SCHEMA.field("row"), pa.array(rows[table["row"].to_numpy()]))
        table = pa.concat_tables([table, again.of(known, pc.drop_null(number).to_numpy())])
        # Stable, so that the mentions of one text stay in their order.
        table = table.take(pa.array(np.argsort(table["row"].to_numpy(), kind="stable")))
    rows_of = table["row"]
    columns = {name: table[name] for name in SCHEMA.names if name != "row"}
    for name in ("record_id", "field", "x", "y", "width", "height"):
        columns[name] = pc.take(whole[name], rows_of)
    return pa.table({name: columns[name] for name in MENTIONS.names}).cast(MENTIONS.schema)


def _fresh(data: pa.Table, region: str, expected_bytes: int) -> pa.Table:
    """Mentions of texts that nobody read yet: SCHEMA, by row."""
    table = extract_column(
        data["value"],
        region=region,
        hints=data["hint"],
        platforms=data["platform"],
        expected_bytes=expected_bytes,
    )
    # Asked of the few that are codes only: as Python objects the values of a batch take as much room again.
    marked = pc.indices_nonzero(pc.fill_null(pc.not_equal(data["form"], "ocr"), False)).to_pylist()
    codes = [(row, code_mention(data["value"][row].as_py())) for row in marked]
    if codes:
        extra = table_of([row for row, _ in codes], [m for _, m in codes])
        table = pa.concat_tables([table, extra]).sort_by(
            [("row", "ascending"), ("start", "ascending"), ("end", "ascending"), ("kind", "ascending")]
        )
    return table
