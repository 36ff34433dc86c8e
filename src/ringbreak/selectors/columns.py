"""A column of texts in, a table of mentions out."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from ringbreak.selectors.extract import extract
from ringbreak.selectors.selector import Mention

SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("kind", pa.large_string()),
        ("value", pa.large_string()),
        ("as_written", pa.large_string()),
        ("shown_as", pa.large_string()),
        ("validity", pa.large_string()),
        ("disguise", pa.large_string()),
        ("why", pa.large_string()),
        ("specificity", pa.float32()),
    ]
)


def table_of(rows: Sequence[int], found: Sequence[Mention]) -> pa.Table:
    """Mentions as columns; `rows[i]` is where `found[i]` was seen."""
    return pa.Table.from_arrays(
        [
            pa.array(rows, pa.int64()),
            pa.array([m.start for m in found], pa.int32()),
            pa.array([m.end for m in found], pa.int32()),
            *(
                pa.array([getattr(m, name) for m in found], pa.large_string())
                for name in ("kind", "value", "as_written", "shown_as", "validity", "disguise", "why")
            ),
            pa.array([m.specificity for m in found], pa.float32()),
        ],
        schema=SCHEMA,
    )


def _list(column: pa.Array | pa.ChunkedArray | None, count: int) -> list[str | None]:
    return [None] * count if column is None else column.to_pylist()


def extract_column(
    texts: pa.Array | pa.ChunkedArray,
    *,
    region: str = "CN",
    hints: pa.Array | pa.ChunkedArray | None = None,
    platforms: pa.Array | pa.ChunkedArray | None = None,
) -> pa.Table:
    """See `extract.extract_arrow`."""
    rows: list[int] = []
    found: list[Mention] = []
    count = len(texts)
    for row, (text, hint, platform) in enumerate(
        zip(texts.to_pylist(), _list(hints, count), _list(platforms, count), strict=True)
    ):
        if text:
            for mention in extract(text, region=region, hint=hint, platform=platform):
                rows.append(row)
                found.append(mention)
    return table_of(rows, found)
