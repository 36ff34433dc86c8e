"""Arrow columns from what parsers hand over: lists of values, or columns of another make.

A lone surrogate becomes U+FFFD, since no UTF-8 can hold it; NUL stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.parser import Record
from ringbreak.model.table import Table, string, utc_us


def order_within(rows: npt.NDArray[np.int64], names: pa.ChunkedArray) -> npt.NDArray[np.int64] | None:
    """The order that sorts each row's cells by name; None when they are sorted already."""
    encoded = names.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    rank = np.argsort(pc.sort_indices(encoded.dictionary).to_numpy())
    codes = rank[encoded.indices.to_numpy()]
    step = (np.diff(rows) == 0) & (np.diff(codes) < 0)
    return np.lexsort((codes, rows)) if step.any() else None


def weight(record: Record) -> int:
    """Bytes of text a record hands on."""
    size = size_of_text(record.text) + size_of_text(record.title) + 64
    if record.fields:
        size += sum(size_of_text(k) + size_of_text(v) for k, v in record.fields.items())
    if record.regions:
        size += sum(size_of_text(r.text) + 40 for r in record.regions)
    return size


def size_of_text(text: str | None) -> int:
    if not text:
        return 0
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def clean(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A pair of surrogates is one character that some decoder took apart; a lone one is lost.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def strings(values: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(values, string)
    except (UnicodeEncodeError, pa.ArrowInvalid):
        return pa.array([None if v is None else clean(v) for v in values], string)


def times(values: Sequence[datetime | None]) -> pa.Array:
    if any(v is not None and v.tzinfo is None for v in values):
        raise ValueError("a parser gave a time without a zone")
    return pa.array(values, utc_us)


def ids_of(ids: npt.NDArray[np.int64], found: Iterable[tuple[Any, ...]]) -> pa.Array:
    return pa.array(ids[[f[0] for f in found]])


def attributes(table: Table, items: Sequence[object], *, skip: int, without: str = "") -> dict[str, pa.Array]:
    """Columns of `table` after the first `skip`, from attributes of the same names."""
    columns: dict[str, pa.Array] = {}
    for column in table.columns[skip:]:
        if column.name == without:
            continue
        values = [getattr(x, column.name) for x in items]
        if column.type == string:
            columns[column.name] = strings([v or None for v in values] if column.nullable else values)
        elif column.type == utc_us:
            columns[column.name] = times(values)
        else:
            columns[column.name] = pa.array(values, column.type)
    return columns


def one_array(values: pa.ChunkedArray, kind: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(values.type) and values.type.tz is None and kind == utc_us:
        raise ValueError("a parser gave times without a zone")
    array = values.cast(kind).combine_chunks()
    return pa.concat_arrays(array.chunks) if isinstance(array, pa.ChunkedArray) else array
