"""A column of texts in, a table of mentions out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.selectors.extract import extract, pieces
from ringbreak.selectors.registry import SELECTORS, selectors
from ringbreak.selectors.resolve import PIECE
from ringbreak.selectors.selector import Mention

COMPILE_FROM_BYTES = 16 << 20
"""Text from which making the scanner's machine code pays."""

_AT_A_TIME = 1 << 18
"""Bytes the plain twin reads between two looks at whether the scanner is compiled."""

LOAD_FROM_BYTES = 1 << 20
"""Text from which loading machine code that lies on disk pays."""

_TOGETHER = 1_000_000
"""Characters of long texts that are scanned in one go."""

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


def extract_plain(
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


def worth_compiling(size: int) -> bool:
    """Whether so many bytes of text are read sooner by the compiled scanner, its making included.

    Never with a plug-in selector: the scanner knows our kinds only, and would pass over a text that bears no sign of them.
    """
    if len(selectors()) != len(SELECTORS):
        return False
    if size >= COMPILE_FROM_BYTES:
        return True
    if size < LOAD_FROM_BYTES:
        return False
    from ringbreak.selectors.scanner import is_compiled

    return is_compiled()


def extract_column(
    texts: pa.Array | pa.ChunkedArray,
    *,
    region: str = "CN",
    hints: pa.Array | pa.ChunkedArray | None = None,
    platforms: pa.Array | pa.ChunkedArray | None = None,
    expected_bytes: int = 0,
) -> pa.Table:
    """See `extract.extract_arrow`. Few texts are read by the plain twin, and so are many while the scanner is being compiled: nobody waits for it.

    Args:
        expected_bytes: How much text there will be in all, if this is one batch of many.
    """
    whole = _whole(texts)
    telling = None if hints is None or hints.null_count == len(hints) else _whole(hints)
    where = None if platforms is None else _whole(platforms)
    from ringbreak.selectors.alike import read_alike

    alike = read_alike(whole, region=region, hints=telling, platforms=where)
    if alike is None:
        return _one_by_one(whole, region, telling, where, expected_bytes)
    parts, done = alike
    others = np.flatnonzero(~done)
    left = pa.array(others)
    rest = _one_by_one(
        whole.take(left),
        region,
        None if telling is None else telling.take(left),
        None if where is None else where.take(left),
        max(whole.nbytes, expected_bytes),
    )
    rest = rest.set_column(0, SCHEMA.field("row"), pa.array(others[rest["row"].to_numpy()]))
    made = pa.concat_tables([*(pa.Table.from_arrays(part, schema=SCHEMA) for part in parts), rest])
    # Stable: the mentions of one cell stand in its part's order.
    return made.take(pa.array(np.argsort(made["row"].to_numpy(), kind="stable"))).combine_chunks()


def _one_by_one(
    whole: pa.Array, region: str, telling: pa.Array | None, where: pa.Array | None, expected_bytes: int
) -> pa.Table:
    """Mentions of texts of which each is looked at by itself."""
    if not len(whole) or not worth_compiling(max(whole.nbytes, expected_bytes)):
        return extract_plain(whole, region=region, hints=telling, platforms=where)
    made: list[pa.Table] = []
    at = 0
    for count in _while_compiling(whole):
        found = extract_plain(
            whole.slice(at, count),
            region=region,
            hints=None if telling is None else telling.slice(at, count),
            platforms=None if where is None else where.slice(at, count),
        )
        made.append(_moved(found, row=at))
        at += count
    if at < len(whole):
        rest = None if telling is None else telling.slice(at).to_pylist()
        found = _compiled(whole.slice(at), region, rest, None if where is None else where.slice(at))
        made.append(_moved(found, row=at))
    return pa.concat_tables(made).combine_chunks()


def _while_compiling(texts: pa.Array) -> Iterator[int]:
    """How many of the next texts the plain twin is to read, as long as the scanner is still being compiled."""
    from ringbreak.selectors.warm import ready

    offsets = np.frombuffer(texts.buffers()[1], np.int64, len(texts) + 1, texts.offset * 8)
    at = 0
    while at < len(texts) and not ready():
        stop = int(np.searchsorted(offsets, offsets[at] + _AT_A_TIME, "right")) - 1
        yield (count := max(1, min(stop, len(texts)) - at))
        at += count


def _moved(found: pa.Table, *, row: int) -> pa.Table:
    """Mentions of a part of a column that begins at a row."""
    if not row:
        return found
    return found.set_column(0, found.schema.field(0), pc.add(found["row"], row))


def _compiled(
    whole: pa.Array, region: str, telling: list[str | None] | None, where: pa.Array | None
) -> pa.Table:
    """Mentions by the compiled scanner, long texts in pieces."""
    from ringbreak.selectors.scanner import scan_column

    if whole.null_count:
        whole = pc.fill_null(whole, "")
    offsets = np.frombuffer(whole.buffers()[1], np.int64, len(whole) + 1, whole.offset * 8)
    if not (np.diff(offsets) > PIECE).any():
        return scan_column(whole, region=region, hints=telling, platforms=where)
    # Room in the scanner is made for the longest text, some twenty bytes a byte of it.
    made: list[pa.Table] = []
    for owner, shift, short in _cut(whole):
        found = scan_column(
            short,
            region=region,
            hints=None
            if telling is None
            else [telling[o] if not s else None for o, s in zip(owner, shift, strict=True)],
            platforms=None if where is None else where.take(pa.array(owner)),
        )
        piece = found["row"].to_numpy()
        moved = pa.array(shift[piece], pa.int32())
        for name, column in (
            ("row", pa.array(owner[piece])),
            ("start", pc.add(found["start"], moved)),
            ("end", pc.add(found["end"], moved)),
        ):
            found = found.set_column(found.schema.get_field_index(name), name, column)
        made.append(found)
    return pa.concat_tables(made).combine_chunks()


def _cut(texts: pa.Array) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], pa.Array]]:
    """Texts with the long ones in pieces, as many at a time as hold some millions of characters: of which text each is, at
    which code point it begins, the texts."""
    waiting: list[tuple[int, int, str]] = []
    size = 0
    for row in range(len(texts)):
        text = texts[row].as_py()
        for at, piece in pieces(text) if len(text) > PIECE else ((0, text),):
            waiting.append((row, at, piece))
            size += len(piece)
            if size >= _TOGETHER:
                yield _columns_of(waiting)
                waiting, size = [], 0
    if waiting:
        yield _columns_of(waiting)


def _columns_of(
    cut: list[tuple[int, int, str]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], pa.Array]:
    owner, shift, short = zip(*cut, strict=True)
    return np.array(owner, np.int64), np.array(shift, np.int64), pa.array(short, pa.large_string())


def _whole(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """One large_string array without chunks."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):
            column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.large_string())
    return column.cast(pa.large_string())
