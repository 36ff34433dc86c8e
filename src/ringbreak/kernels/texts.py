"""Families of near-duplicate texts in an Arrow column, by the plain or the compiled way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from ringbreak.kernels import neardup_plain
from ringbreak.kernels.neardup_plain import Families
from ringbreak.kernels.outlines import take_in
from ringbreak.kernels.reworded import Blanks, join_reworded

COMPILE_FROM = 4_000
"""Texts from which the compiled kernel wins even when it has to be loaded (0.8 s) or compiled (4 s)."""


def text_families(
    texts: pa.Array | pa.ChunkedArray,
    *,
    threshold: float = 0.5,
    least: int = 20,
    threads: int = 2,
    compile_from: int = COMPILE_FROM,
    filled: float | None = None,
    reworded: float | None = None,
    blanks: Blanks | None = None,
) -> Families:
    """Group near-duplicate texts of a column of strings without nulls; see `neardup_plain.families`. Chunks are not put together to be read.

    Args:
        filled: Jaccard from which a text is of the family whose outline it fills in (`outlines.take_in`); None leaves them apart.
        reworded: Weighted Jaccard from which families are joined that reword one another (`reworded.join_reworded`);
            None leaves them apart.
        blanks: Passages that are evidence of their own: they count neither for an outline nor for a rewording.
    """
    column = texts.cast(pa.large_string())
    compiling = len(column) >= compile_from
    parts = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    parts = [p for p in parts if len(p)]
    if not parts:
        nothing = np.zeros(0, np.int32)
        return Families(
            nothing,
            nothing,
            np.zeros((0, neardup_plain.BINS), np.uint8),
            np.zeros((neardup_plain.BANDS, 0), np.uint32),
        )
    if len(parts) > 1 and not compiling:
        parts = [pa.concat_arrays(parts)]
    laid = [_laid(p) for p in parts]
    if compiling:
        from ringbreak.kernels import neardup

        found = neardup.families(laid, threshold=threshold, least=least, threads=threads)
        source = neardup.gram_source(laid, found.length, blanks)
    else:
        found = neardup_plain.families(*laid[0], threshold=threshold, least=least)
        source = neardup_plain.gram_source(*laid[0], blanks)
    if filled is not None:
        found = replace(found, label=take_in(source, found, filled, threads))
    if reworded is None:
        return found
    label = join_reworded(source, found.label, found.length, found.sketch, reworded)
    return replace(found, label=label)


def _laid(texts: pa.Array) -> tuple[neardup_plain.U8, neardup_plain.I64]:
    """Bytes and offsets of texts, without copying them."""
    _, offsets, data = texts.buffers()
    return (
        np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(0, np.uint8),
        np.frombuffer(offsets, np.int64, len(texts) + 1, texts.offset * 8),
    )
