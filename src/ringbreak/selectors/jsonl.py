"""JSON lines in, JSON lines out, for `ringbreak ids --jsonl -`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson

from ringbreak.errors import UsageError
from ringbreak.selectors.extract import extract

BATCH_BYTES = 4 << 20
"""Text taken at once: enough for the compiled scanner, little enough for memory."""

_FIELDS = ("start", "end", "kind", "value", "as_written", "validity", "disguise")


def pump(
    lines: Iterable[bytes | str], write: Callable[[bytes], object], *, region: str = "CN"
) -> tuple[int, int]:
    """See `extract.extract_jsonl`. Whole batches go to the compiled scanner once enough text has come."""
    read = written = seen = 0
    for rows in _batches(lines, region):
        seen += sum(len(text) for _, text, _ in rows)
        out = [orjson.dumps(found) for found in _found(rows, seen)]
        read += len(rows)
        written += len(out)
        if out:
            write(b"\n".join(out) + b"\n")
    return read, written


def _batches(lines: Iterable[bytes | str], region: str) -> Iterator[list[tuple[Any, str, str]]]:
    """(id, text, region) of the lines, some megabytes at a time. What stands before a broken line is handed on first."""
    rows: list[tuple[Any, str, str]] = []
    size = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
            text = row["text"]
            rows.append(
                (row.get("id"), "" if text is None else str(text), _region(row.get("region"), region))
            )
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as e:
            if rows:
                yield rows
            raise UsageError('line {line} is not a JSON object with "id" and "text"', line=number) from e
        size += len(line)
        if size >= BATCH_BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _region(stated: object, otherwise: str) -> str:
    """The region of a line: "HK", "CN,HK" or ["CN", "HK"]."""
    if isinstance(stated, list):
        stated = ",".join(map(str, stated))
    return str(stated or otherwise)


def _found(rows: list[tuple[Any, str, str]], seen: int) -> Iterator[dict[str, Any]]:
    """One object a mention, in the order of the lines."""
    from ringbreak.selectors.columns import LOAD_FROM_BYTES, extract_column, worth_compiling

    if seen < LOAD_FROM_BYTES or not worth_compiling(seen):
        for key, text, region in rows:
            for m in extract(text, region=region):
                yield {"id": key, **{name: getattr(m, name) for name in _FIELDS}}
        return
    import pyarrow as pa

    parts: list[tuple[int, dict[str, Any]]] = []
    for region in sorted({r for _, _, r in rows}):
        places = [i for i, row in enumerate(rows) if row[2] == region]
        texts = pa.array([rows[i][1] for i in places], pa.large_string())
        table = extract_column(texts, region=region, expected_bytes=seen)
        columns = [table[name].to_pylist() for name in _FIELDS]
        for row, *values in zip(table["row"].to_pylist(), *columns, strict=True):
            at = places[row]
            parts.append((at, {"id": rows[at][0], **dict(zip(_FIELDS, values, strict=True))}))
    parts.sort(key=lambda part: part[0])  # stable: the order within a line stays
    for _, found in parts:
        yield found
