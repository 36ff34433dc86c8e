"""Reads bytes a test made, with one parser or with all of the registry."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ringbreak.intake.parser import Parser, Reading
from ringbreak.intake.read import Parsed, read_file


def read(
    data: bytes | str, name: str = "file.bin", *parsers: Parser, reading: Reading | None = None
) -> Parsed:
    """What the bytes give under a name; by the registry when no parser is named."""
    chosen: Sequence[Parser] | None = parsers or None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_file(path, name=name, parsers=chosen, reading=reading)


def texts(parsed: Parsed) -> list[object]:
    """The text of each record."""
    return [r["text"] for r in parsed.records()]


def fields(parsed: Parsed, record: int = 0) -> dict[str, str]:
    """FIELDS of one record by its number."""
    identity = parsed.records()[record]["record_id"]
    return {r["field"]: r["value"] for r in parsed.tables["fields"].to_pylist() if r["record_id"] == identity}


def reasons(parsed: Parsed) -> list[str]:
    """What ISSUES say."""
    return [i["reason"] for i in parsed.issues]
