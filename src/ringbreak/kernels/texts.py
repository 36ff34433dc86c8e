"""Families of near-duplicate texts in an Arrow column, by the plain or the compiled way."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ringbreak.kernels import neardup_plain
from ringbreak.kernels.neardup_plain import Families
from ringbreak.kernels.reworded import Blanks, join_reworded

COMPILE_FROM = 4_000
"""Texts from which the compiled kernel wins even when it has to be loaded (0.8 s) or compiled (4 s)."""


def text_families(
    texts: pa.Array,
    *,
    threshold: float = 0.5,
    least: int = 20,
    threads: int = 2,
    compile_from: int = COMPILE_FROM,
    reworded: float | None = None,
    blanks: Blanks | None = None,
) -> Families:
    """Group near-duplicate texts of a column of strings without nulls; see `neardup_plain.families`.

    Args:
        reworded: Weighted Jaccard from which families are joined that reword one another (`reworded.join_reworded`);
            None leaves them apart.
        blanks: Passages of the texts that say nothing about rewording.
    """
    column = texts.cast(pa.large_string())
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):
            column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.large_string())
    if not len(column):
        nothing = np.zeros(0, np.int32)
        return Families(nothing, nothing, np.zeros((0, neardup_plain.BINS), np.uint8))
    _, offsets_buffer, data_buffer = column.buffers()
    offsets = np.frombuffer(offsets_buffer, np.int64, len(column) + 1, column.offset * 8)
    data = (
        np.frombuffer(data_buffer, np.uint8)
        if data_buffer is not None and data_buffer.size
        else np.zeros(0, np.uint8)
    )
    if len(column) < compile_from:
        found = neardup_plain.families(data, offsets, threshold=threshold, least=least)
        source = neardup_plain.gram_source(data, offsets, blanks)
    else:
        from ringbreak.kernels import neardup

        found = neardup.families(data, offsets, threshold=threshold, least=least, threads=threads)
        source = neardup.gram_source(data, offsets, found.length, blanks)
    if reworded is None:
        return found
    label = join_reworded(source, found.label, found.length, found.sketch, reworded)
    return Families(label, found.length, found.sketch)
