"""JSON lines in, JSON lines out, for `ringbreak ids --jsonl -`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import orjson

from ringbreak.errors import UsageError
from ringbreak.selectors.extract import extract

_BATCH = 1 << 16


def pump(
    lines: Iterable[bytes | str], write: Callable[[bytes], object], *, region: str = "CN"
) -> tuple[int, int]:
    """See `extract.extract_jsonl`."""
    read = written = 0
    pending: list[bytes] = []
    size = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
            text = row["text"]
        except (orjson.JSONDecodeError, KeyError, TypeError) as e:
            raise UsageError('line {line} is not a JSON object with "id" and "text"', line=number) from e
        read += 1
        if not text:
            continue
        for m in extract(str(text), region=row.get("region") or region):
            pending.append(
                orjson.dumps(
                    {
                        "id": row.get("id"),
                        "start": m.start,
                        "end": m.end,
                        "kind": m.kind,
                        "value": m.value,
                        "as_written": m.as_written,
                        "validity": m.validity,
                        "disguise": m.disguise,
                    }
                )
            )
            size += len(pending[-1])
            written += 1
        if size > _BATCH:
            write(b"\n".join(pending) + b"\n")
            pending, size = [], 0
    if pending:
        write(b"\n".join(pending) + b"\n")
    return read, written
