"""Parquet files, row group by row group."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.errors import Unreadable
from ringbreak.intake.parser import Issue, Source, Yield
from ringbreak.intake.tables.cells import Cells, large, no_empties, numbered, shown, strings, unique_headers
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.intake.tables.json_cells import written
from ringbreak.intake.tables.json_text import Number
from ringbreak.words import say

BATCH = 32_768


def read_parquet(source: Source) -> Iterator[Yield]:
    """Every row of a Parquet file; nested columns by dotted names, lists as JSON text.

    Raises: Unreadable when it is broken, encrypted, or past a limit.
    """
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(source.path)
    except (pa.ArrowException, OSError) as e:
        encrypted = "encrypt" in str(e).lower()
        raise Unreadable(
            "encrypted: a key is needed; add a decrypted copy beside this file"
            if encrypted
            else "the Parquet file cannot be opened: {error}",
            refused=encrypted,
            error=e,
        ) from e
    with file:
        limits = source.reading.limits
        if file.metadata.num_rows * max(1, len(file.schema_arrow)) > limits.cells * 10:
            raise Unreadable(
                "more than {limit} cells; the rest was not read", refused=True, limit=limits.cells * 10
            )
        unpacked = sum(file.metadata.row_group(g).total_byte_size for g in range(file.num_row_groups))
        if unpacked > max(limits.free_bytes, source.size * limits.ratio):
            raise Unreadable(
                "unpacks to more than {ratio} times its size; it was not read",
                refused=True,
                ratio=limits.ratio,
            )
        interpreter: Interpreter | None = None
        headers: list[str] = []
        number = 0
        for group in range(file.num_row_groups):
            try:
                for batch in file.iter_batches(BATCH, row_groups=[group], use_threads=False):
                    table = _leaves(pa.Table.from_batches([batch]))
                    if interpreter is None:
                        headers = unique_headers(table.column_names)
                    cells = Cells(
                        numbered("row", number + 1, table.num_rows), [_texts(c) for c in table.columns]
                    )
                    if interpreter is None:
                        interpreter = Interpreter(
                            headers, cells.rows(SAMPLE_ROWS), source.reading, source.name
                        )
                        yield from interpreter.mapped()
                    yield from interpreter.feed(cells)
                    number += table.num_rows
            except (pa.ArrowException, OSError) as e:
                lost = file.metadata.row_group(group).num_rows
                yield Issue(
                    f"row group {group}",
                    say("the row group {group} is damaged: {error}", group=group, error=e),
                    items=lost,
                )
        if interpreter is not None:
            yield from interpreter.finish()


def _leaves(table: pa.Table) -> pa.Table:
    for _ in range(16):
        if not any(pa.types.is_struct(f.type) for f in table.schema):
            break
        table = table.flatten()
    return table


def _texts(column: pa.ChunkedArray) -> pa.Array:
    """A column as strings, exact; large floats keep all their digits."""
    array = column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    kind = array.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == pa.string_view():
        array = array.cast(large)
        try:
            array.validate(full=True)
        except pa.ArrowInvalid:
            raw = array.cast(pa.large_binary()).to_pylist()
            array = pa.array([None if v is None else v.decode("utf-8", "replace") for v in raw], large)
        return no_empties(array)
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        return pc.cast(array, large)
    if pa.types.is_boolean(kind):
        return pc.if_else(array, pa.scalar("true", large), pa.scalar("false", large))
    if pa.types.is_timestamp(kind) and kind.tz is None:
        return _trimmed(pc.cast(pc.cast(array, pa.timestamp("us"), safe=False), large))
    if pa.types.is_timestamp(kind):
        utc = pc.cast(pc.cast(array, pa.timestamp("us", kind.tz), safe=False), pa.timestamp("us", "UTC"))
        return _trimmed(pc.cast(utc, large))
    return no_empties(strings([_one(v) for v in array.to_pylist()]))


def _trimmed(texts: pa.Array) -> pa.Array:
    """Times without the zeros of a fraction nobody wrote."""
    return pc.replace_substring_regex(texts, r"\.000000(Z?)$", r"\1")


def _one(value: object) -> str | None:
    if isinstance(value, (list, dict, tuple)):
        return written(_plain(value)) if value else None
    return shown(value)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    text = shown(value) or ""
    return Number(text) if isinstance(value, (int, float)) else text
