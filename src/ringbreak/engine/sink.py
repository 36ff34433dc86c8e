"""Where stages put their tables: one Parquet file a table, replaced atomically, with a canonical digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ringbreak.engine.behind import Behind
from ringbreak.errors import EngineError
from ringbreak.model.table import Table

ROWS_PER_GROUP = 65_536
"""Fixed, so that the bytes of a file do not depend on how its rows arrived."""


class Digest:
    """Canonical digest of a table's rows: BLAKE2b over columns in chunks of fixed size.

    It depends on the values and their order only, not on Parquet's encoder, Arrow's offsets or the batch sizes.
    Shape: for each chunk of ROWS_PER_GROUP rows, for each column: validity as one byte a row, then fixed-width
    values with nulls zeroed, or 64-bit lengths followed by the bytes.
    """

    def __init__(self, table: Table) -> None:
        self._hash = hashlib.blake2b(
            repr([(c.name, str(c.type)) for c in table.columns]).encode(), digest_size=32
        )

    def update(self, chunk: pa.Table) -> None:
        """Add one chunk; every chunk but the last has ROWS_PER_GROUP rows."""
        for column in chunk.columns:
            array = column.combine_chunks()
            if isinstance(array, pa.ChunkedArray):
                array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
            self._hash.update(len(array).to_bytes(8, "little"))
            valid = pc.is_valid(array)
            self._hash.update(pc.cast(valid, pa.uint8()).to_numpy(zero_copy_only=False).tobytes())
            if pa.types.is_large_string(array.type):
                filled = pc.fill_null(array, "")
                self._hash.update(
                    pc.cast(pc.binary_length(filled), pa.int64()).to_numpy(zero_copy_only=False).tobytes()
                )
                offset = filled.offset
                bounds = pa.Array.from_buffers(
                    pa.int64(), len(filled) + 1, [None, filled.buffers()[1]], offset=offset
                )
                first, last = bounds[0].as_py(), bounds[len(filled)].as_py()
                data = filled.buffers()[2]
                self._hash.update(memoryview(data)[first:last] if data is not None else b"")
            elif pa.types.is_decimal(array.type):
                filled = pc.fill_null(array, pa.scalar(0, array.type))
                self._hash.update(
                    memoryview(filled.buffers()[1])[filled.offset * 16 : (filled.offset + len(filled)) * 16]
                )
            else:
                if pa.types.is_timestamp(array.type):
                    array = pc.cast(array, pa.int64())
                elif pa.types.is_date32(array.type):
                    array = pc.cast(array, pa.int32())
                elif pa.types.is_boolean(array.type):
                    array = pc.cast(array, pa.uint8())
                filled = pc.fill_null(array, pa.scalar(0, array.type))
                self._hash.update(filled.to_numpy(zero_copy_only=False).tobytes())

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


class Sink:
    """Writes tables into a folder. A reader sees the old table or the new one, never half of one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digests: dict[str, str] = {}
        self.rows: dict[str, int] = {}
        self.files: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, table: Table) -> Path:
        return self.folder / f"{table.name}.parquet"

    def write(self, table: Table, data: pa.Table | pa.RecordBatchReader | Iterable[pa.RecordBatch]) -> Path:
        """Write rows that are already in the table's order; columns are cast to the declaration and checked for nulls.

        Returns: The path of the Parquet file; its digest is in `digests`.
        Raises: EngineError when a column is missing, or null where the declaration forbids it.
        """
        batches = data.to_batches(max_chunksize=ROWS_PER_GROUP) if isinstance(data, pa.Table) else data
        target, draft = self.path(table), self.folder / f".{table.name}.parquet.new"
        digest, rows = Digest(table), 0
        pending: list[pa.Table] = []
        waiting = 0
        with (
            pq.ParquetWriter(
                draft,
                table.schema,
                compression="lz4",
                use_dictionary=_dictionary(table),
                store_schema=False,
                write_statistics=_statistics(table),
            ) as writer,
            Behind(2) as behind,
        ):

            def flush(chunk: pa.Table, *, last: bool = False) -> None:
                if last:
                    behind.wait()
                    digest.update(chunk)
                    writer.write_table(chunk, row_group_size=ROWS_PER_GROUP)
                else:
                    behind.do(0, lambda: digest.update(chunk))
                    behind.do(1, lambda: writer.write_table(chunk, row_group_size=ROWS_PER_GROUP))

            for batch in batches:
                part = _conform(table, batch)
                pending.append(part)
                waiting += part.num_rows
                rows += part.num_rows
                if waiting >= ROWS_PER_GROUP:
                    joined = pa.concat_tables(pending)
                    whole = waiting - waiting % ROWS_PER_GROUP
                    for start in range(0, whole, ROWS_PER_GROUP):
                        flush(joined.slice(start, ROWS_PER_GROUP).combine_chunks())
                    pending = [joined.slice(whole)] if waiting > whole else []
                    waiting -= whole
            if waiting:
                flush(pa.concat_tables(pending).combine_chunks(), last=True)
            behind.wait()
        with open(draft, "rb") as f:
            os.fsync(f.fileno())
        self.files[table.name] = file_digest(draft)
        draft.replace(target)
        self.digests[table.name] = digest.hexdigest()
        self.rows[table.name] = rows
        return target


def _dictionary(table: Table) -> list[str]:
    """Columns that repeat few values. Text is left plain: a dictionary of it costs more than it saves."""
    few = {
        "kind",
        "field",
        "platform",
        "channel",
        "author",
        "evidence_id",
        "validity",
        "verb",
        "measure",
        "currency",
        "language",
        "why",
    }
    return [c.name for c in table.columns if c.name in few]


def _statistics(table: Table) -> list[str]:
    """Columns whose least and greatest value are written down: all but texts that may be null.

    DuckDB 2.0.0 answers `x IS NULL` with every row of a row group whose texts are all the same and some null, when it is told
    so by the statistics: it takes the column for a constant. Without them it looks at the rows.
    """
    return [c.name for c in table.columns if not (c.nullable and pa.types.is_large_string(c.type))]


def _conform(table: Table, batch: pa.RecordBatch | pa.Table) -> pa.Table:
    part = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    missing = [n for n in table.names if n not in part.column_names]
    if missing:
        raise EngineError(f"columns missing: {', '.join(missing)}", table=table.name)
    columns = []
    for column in table.columns:
        values = part[column.name]
        if values.type != column.type:
            values = values.cast(column.type)
        if not column.nullable and values.null_count:
            raise EngineError(
                f"{column.name} is null in {values.null_count} rows, which its declaration forbids",
                table=table.name,
            )
        columns.append(values)
    return pa.Table.from_arrays(columns, schema=table.schema)


def file_digest(path: Path) -> str:
    """BLAKE2b of a file's bytes. A table's canonical digest says nothing of Parquet's own headers and statistics, by which
    DuckDB decides what to read."""
    with open(path, "rb") as f:
        return hashlib.file_digest(f, lambda: hashlib.blake2b(digest_size=32)).hexdigest()


def digest_of(table: Table, path: Path) -> str:
    """Recompute the canonical digest of a stored table.

    A table written before a column was added has the digest it had then: over the columns it holds. Who takes a column out
    of a file changes its digest, because the names are part of it.

    Raises: EngineError when the file cannot be read as the table it should be.
    """
    try:
        with pq.ParquetFile(path) as f:
            table = replace(table, columns=tuple(c for c in table.columns if c.name in f.schema_arrow.names))
            digest = Digest(table)
            for group in range(f.num_row_groups):
                digest.update(_conform(table, f.read_row_group(group)).combine_chunks())
    except (OSError, pa.ArrowException) as e:
        raise EngineError(str(e), table=table.name) from e
    return digest.hexdigest()
