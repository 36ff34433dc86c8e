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
from ringbreak.engine.sentences import literal
from ringbreak.engine.sink import Sink
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.selectors import echo, quiet
from ringbreak.selectors.columns import SCHEMA, extract_column, table_of
from ringbreak.selectors.extract import code_mention, extract

ROWS = 16_384
"""Texts a worker takes at once; bounds memory together with the number of workers."""
BYTES = 4 << 20
"""Bytes of them, so that it does so in a hostile case of long texts too."""
SORTED = 128 << 20
"""Bytes of texts that the engine sorts at once; of more, one range of record ids after the other, which are spread evenly."""
_ROW = 160
"""Bytes that sorting takes for a text besides its own."""


@dataclass(frozen=True, slots=True)
class SelectorSettings:
    """region: for numbers without a country code. workers: threads; results do not depend on it."""

    region: str = "CN"
    workers: int = 0


# The texts of a range of records as one stream, sorted as MENTIONS is. A cell's header is its hint; an account field's platform is.
_TEXTS = """
select record_id, field, value, hint, platform, x, y, width, height, form from (
  {record_fields}
  union all
  select f.record_id, 'cell:' || f.field, f.value, f.field, r.platform, null, null, null, null, null
    from fields f join records r using (record_id) where r.kind <> 'furniture' and {span} and {looked_at}
  union all
  select g.record_id, 'region:' || g.region, g.text, null, r.platform, g.x, g.y, g.width, g.height, g.form
    from regions g join records r using (record_id) where r.kind <> 'furniture' and {span}
) where value is not null and value <> ''
"""
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
  count(author) + count(author_name) + count(channel) + count(counterpart) + count(text) + count(title) + count(url) as texts,
  (coalesce(sum(strlen(text)), 0) + coalesce(sum(strlen(title)), 0) + coalesce(sum(strlen(url)), 0))::bigint as bytes
from records
"""
_PARTS = """
select count(*) as texts, coalesce(sum(strlen(value)), 0)::bigint as bytes from fields
union all select count(*), coalesce(sum(strlen(text)), 0)::bigint from regions
"""


def _ranges(sizes: Sequence[Mapping[str, int]]) -> list[str]:
    """Conditions on `r`, each true for a range of record ids, in ascending order, whose texts can be sorted at once."""
    size = sum(it["bytes"] + it["texts"] * _ROW for it in sizes)
    parts = min(64, max(1, -(-size // SORTED)))
    if parts == 1:
        return ["true"]
    edges = [(i << 63) // parts for i in range(parts + 1)]
    return [f"r.record_id between {first} and {after - 1}" for first, after in pairwise(edges)]


def find_mentions(
    engine: Engine, sink: Sink, settings: SelectorSettings, progress: Progress = SILENT
) -> None:
    """Look for identifiers in every text of the case.

    Reads: RECORDS (author, author_name, channel, counterpart, text, title, url), FIELDS, REGIONS, MAPPINGS. Records of kind
        'furniture' yield nothing.
    Writes: MENTIONS, one row per identifier and place; streamed, memory bounded by `ROWS` texts a worker. Names said again
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
    total, expected = int(records["n"][0].as_py()), int(records["text"][0].as_py())
    ranges = _ranges(records.to_pylist() + engine.sql(_PARTS).to_pylist())

    def texts(span: str) -> str:
        return _TEXTS.format(record_fields=_RECORD_FIELDS.format(span=span), looked_at=looked_at, span=span)

    def streamed() -> Iterator[pa.RecordBatch]:
        for span in ranges:
            yield from engine.batches(f"{texts(span)} order by record_id, field", rows=ROWS)
            if len(ranges) > 1:
                give_back()

    names: list[pa.Table] = []

    def made() -> Iterator[pa.RecordBatch]:
        done, last = 0, None
        waiting: deque[Future[tuple[pa.Table, pa.Table]]] = deque()

        def next_one() -> list[pa.RecordBatch]:
            found, seen = waiting.popleft().result()
            names.append(seen)
            batches: list[pa.RecordBatch] = found.to_batches()
            return batches

        with ThreadPoolExecutor(workers, thread_name_prefix="selectors") as pool:
            for batch in streamed():
                ids = batch.column("record_id")
                # Records are counted by changes of id, so a record with many cells counts once.
                if len(ids):
                    array = ids.to_numpy(zero_copy_only=False)
                    done += int((array[1:] != array[:-1]).sum()) + int(array[0] != last)
                    last = array[-1]
                for part in _by_size(batch):
                    waiting.append(pool.submit(_read, part, settings.region, max(expected, batch.nbytes)))
                    while len(waiting) > 2 * workers:
                        yield from next_one()
                progress.step("selectors", min(done, total), total, "records")
            while waiting:
                yield from next_one()
        progress.step("selectors", total, total, "records")

    sink.write(MENTIONS, made())
    give_back()
    echo.add_echoes(engine, sink, names, texts)


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


def _read(batch: pa.RecordBatch, region: str, expected_bytes: int) -> tuple[pa.Table, pa.Table]:
    """MENTIONS of a batch of texts, and the words in it that are formed like account names."""
    return _mentions_of(batch, region, expected_bytes), echo.names_in(batch, expected_bytes)


def _mentions_of(batch: pa.RecordBatch, region: str, expected_bytes: int = 0) -> pa.Table:
    """MENTIONS of a batch of texts, in its order."""
    data = pa.Table.from_batches([batch])
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
    rows = table["row"]
    columns = {name: table[name] for name in SCHEMA.names if name != "row"}
    for name in ("record_id", "field", "x", "y", "width", "height"):
        columns[name] = pc.take(data[name], rows)
    return pa.table({name: columns[name] for name in MENTIONS.names})
