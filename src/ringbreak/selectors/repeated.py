"""Cells and accounts that stand in a case more than once are read once: a log names a device hundreds of times.

What is found in a text depends on the text, on what its header says of it and on the platform, and on nothing else. Texts without a
header are left to the scanner, which reads them in less time than it takes to look for them.
"""

from __future__ import annotations

from collections.abc import Iterable
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
OF = f"t.hint is not null and t.form is null and strlen(t.value) <= {SHORT}"
"""SQL condition over a text `t`: it is looked for among the repeated ones."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """found: mentions of all repeated texts, in the order of their numbers. starts: by number, where its mentions begin, and their end."""

    found: pa.Table
    starts: npt.NDArray[np.int64]

    def of(self, rows: npt.NDArray[np.int64], numbers: npt.NDArray[np.int64]) -> pa.Table:
        """Mentions of the texts with these numbers, which stand in these rows: SCHEMA, by row."""
        first, counts = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        ends = np.cumsum(counts)
        every = int(ends[-1]) if ends.size else 0
        at = np.arange(every) - np.repeat(ends - counts, counts) + np.repeat(first, counts)
        table = self.found.take(pa.array(at))
        return table.set_column(0, SCHEMA.field("row"), pa.array(np.repeat(rows, counts)))


def read(engine: Engine, texts: Iterable[str], region: str, expected_bytes: int) -> Repeated:
    """Make the temporary table `repeated` (number, value, hint, platform) and read each of its texts.

    Args:
        texts: Statements for the texts of the case: value, hint, platform, form.
        expected_bytes: How much text there will be in all.
    """
    engine.execute(
        "create or replace temp table said (value varchar, hint varchar, platform varchar, n bigint)"
    )
    for statement in texts:
        engine.execute(
            f"insert into said select value, hint, platform, count(*) from ({statement}) t where {OF} group by all"
        )
    engine.execute(
        """
        create or replace temp table repeated as
        select row_number() over (order by hint, platform, value) - 1 as number, value, hint, platform
        from said group by value, hint, platform having sum(n) > 1
        """
    )
    engine.execute("drop table said")
    parts: list[pa.Table] = []
    before = 0
    for batch in engine.batches("select value, hint, platform from repeated order by number", rows=AT_ONCE):
        table = pa.Table.from_batches([batch])
        found = extract_column(
            table["value"],
            region=region,
            hints=table["hint"],
            platforms=table["platform"],
            expected_bytes=expected_bytes,
        )
        parts.append(found.set_column(0, SCHEMA.field("row"), pc.add(found["row"], before)))
        before += table.num_rows
    every = pa.concat_tables(parts).combine_chunks() if parts else SCHEMA.empty_table()
    counts = np.bincount(every["row"].to_numpy(), minlength=before)
    return Repeated(every, np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]))
