"""Cells and accounts that stand in a case more than once are read once: a log names a device hundreds of times.

What is found in a text depends on the text, on what its header says of it and on the platform, and on nothing else. Texts without a
header are left to the scanner, which reads them in less time than it takes to look for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.engine.engine import Engine
from ringbreak.selectors.columns import SCHEMA, extract_column

SHORT = 64
"""Bytes of a text that is looked for; longer ones hardly ever stand twice."""
AT_ONCE = 16_384
"""Texts read at once."""
MOST = 1 << 20
"""Of more texts those that stand most often are looked for: what is found in them is held until the end, some quarter of a kilobyte a text."""
OF = f"t.hint is not null and t.form is null and strlen(t.value) <= {SHORT}"
"""SQL condition over a text `t`: it is looked for among the repeated ones."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """found: mentions of all repeated texts, in the order of their numbers. starts: by number, where its mentions begin, and their end."""

    found: pa.Table
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """How many texts."""
        return self.starts.size - 1

    def of(self, rows: npt.NDArray[np.int64], numbers: npt.NDArray[np.int64]) -> pa.Table:
        """Mentions of the texts with these numbers, which stand in these rows: SCHEMA, by row."""
        first, counts = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        ends = np.cumsum(counts)
        every = int(ends[-1]) if ends.size else 0
        at = np.arange(every) - np.repeat(ends - counts, counts) + np.repeat(first, counts)
        table = self.found.take(pa.array(at))
        return table.set_column(0, SCHEMA.field("row"), pa.array(np.repeat(rows, counts)))


def read(
    engine: Engine,
    texts: Iterable[str],
    region: str,
    expected_bytes: int,
    told: Callable[[int, int], None],
) -> Repeated:
    """Make the temporary table `repeated` (number, value, hint, platform) and read each of its texts.

    Args:
        texts: Statements for the texts of the case: value, hint, platform, form.
        expected_bytes: How much text there will be in all.
        told: Is told how many of the repeated texts are read, and of how many.
    """
    many = _count(engine, texts)
    parts: list[pa.Table] = []
    done = 0
    # One batch after the other: cells are read by the plain twin, which threads do not make faster.
    for batch in engine.batches("select value, hint, platform from repeated order by number", rows=AT_ONCE):
        table = pa.Table.from_batches([batch])
        found = extract_column(
            table["value"],
            region=region,
            hints=table["hint"],
            platforms=table["platform"],
            expected_bytes=expected_bytes,
        )
        parts.append(found.set_column(0, SCHEMA.field("row"), pc.add(found["row"], done)))
        done += table.num_rows
        told(done, many)
    every = pa.concat_tables(parts).combine_chunks() if parts else SCHEMA.empty_table()
    counts = np.bincount(every["row"].to_numpy(), minlength=done)
    return Repeated(every, np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]))


def _count(engine: Engine, texts: Iterable[str]) -> int:
    """Make the temporary table `repeated` from the statements for the texts; how many there are."""
    engine.execute(
        "create or replace temp table said (value varchar, hint varchar, platform varchar, n bigint)"
    )
    for statement in texts:
        engine.execute(
            f"insert into said select value, hint, platform, count(*) from ({statement}) t where {OF} group by all"
        )
    engine.execute(
        f"""
        create or replace temp table repeated as
        select row_number() over (order by times desc, hint, platform, value) - 1 as number, value, hint, platform from (
          select value, hint, platform, sum(n) as times from said group by value, hint, platform having sum(n) > 1
          order by times desc, hint, platform, value limit {MOST}
        )
        """
    )
    engine.execute("drop table said")
    return int(engine.sql("select count(*) as n from repeated")["n"][0].as_py())
