"""Rows that come in any order, given back in that of their records, in bounded memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.model.table import Table

SPILL_BYTES = 128 << 20
"""Rows of so many bytes are held at once; of more, one bucket after the other."""

_ROWS = 32_768
_BUCKETS = 64


def by_record(
    table: Table, parts: Iterable[pa.RecordBatch], folder: Path, *, then: str | None = None
) -> Iterator[pa.RecordBatch]:
    """Rows sorted by record_id and the text column `then`; equal ones stay in the order in which they came.

    Record ids are spread evenly over 63 bits, so what does not fit in memory is dealt into buckets by their first bits
    and each bucket is sorted alone.

    Args:
        folder: For the buckets; made when it is needed, gone at the end. What an interrupted run left there is thrown away.
    """
    waiting: list[pa.RecordBatch] = []
    size = 0
    shutil.rmtree(folder, ignore_errors=True)
    spilled = _Buckets(table, folder, then)
    try:
        for part in parts:
            waiting.append(part)
            size += part.nbytes
            if size >= SPILL_BYTES:
                spilled.add(pa.Table.from_batches(waiting))
                waiting, size = [], 0
        if not spilled.used:
            if waiting:
                yield from _sorted(pa.Table.from_batches(waiting), then).to_batches(max_chunksize=_ROWS)
            return
        if waiting:
            spilled.add(pa.Table.from_batches(waiting))
        for bucket in spilled.take():
            yield from _sorted(bucket, then).to_batches(max_chunksize=_ROWS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Buckets:
    def __init__(self, table: Table, folder: Path, then: str | None) -> None:
        self._table = table
        self._folder = folder
        self._then = then
        self._writers: dict[int, pa.ipc.RecordBatchStreamWriter] = {}

    @property
    def used(self) -> bool:
        return bool(self._writers)

    def add(self, rows: pa.Table) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        rows = _sorted(rows, self._then)
        ids = rows["record_id"].to_numpy()
        step = (1 << 63) // _BUCKETS
        edges = np.searchsorted(ids, np.array([i * step for i in range(_BUCKETS)], dtype=np.int64))
        for bucket, start in enumerate(edges):
            end = len(ids) if bucket == _BUCKETS - 1 else edges[bucket + 1]
            if end > start:
                if bucket not in self._writers:
                    self._writers[bucket] = pa.ipc.new_stream(
                        str(self._folder / str(bucket)),
                        self._table.schema,
                        options=pa.ipc.IpcWriteOptions(compression="lz4"),
                    )
                self._writers[bucket].write_table(rows.slice(start, end - start))

    def take(self) -> Iterator[pa.Table]:
        for bucket in sorted(self._writers):
            self._writers[bucket].close()
            path = self._folder / str(bucket)
            with pa.ipc.open_stream(str(path)) as reader:
                yield reader.read_all()
            path.unlink()


def text_ranks(texts: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """The place of each text among the different ones, by code points; for columns of few different texts."""
    encoded = pc.dictionary_encode(texts).combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0)
    order = pc.sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(order.size, np.int64)
    rank[order] = np.arange(order.size)
    ranks: npt.NDArray[np.int64] = rank[encoded.indices.to_numpy()]
    return ranks


def _sorted(rows: pa.Table, then: str | None) -> pa.Table:
    rows = rows.combine_chunks()
    ids = rows["record_id"].to_numpy()
    order = (
        np.argsort(ids, kind="stable")
        if then is None or not rows.num_rows
        else np.lexsort((text_ranks(rows[then]), ids))
    )
    return rows.take(pa.array(order))
