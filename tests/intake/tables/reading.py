"""Reads bytes with one parser, and lays out what it yields for comparison."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from ringbreak.intake.parser import Block, Issue, Mapped, Reading, Record, Source, Yield

TABLES = ("fields", "transfers", "actions", "profiles", "metrics")


def source_of(folder: Path, data: bytes, name: str, reading: Reading | None = None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    path = folder / digest
    path.write_bytes(data)
    return Source(path, name, digest, len(data), reading or Reading())


class Read:
    """What a parser yielded: blocks joined, rows numbered through."""

    def __init__(self, items: Iterable[Yield]) -> None:
        self.items = list(items)
        self.records: list[dict[str, Any]] = []
        self.tables: dict[str, list[dict[str, Any]]] = {t: [] for t in TABLES}
        for item in self.items:
            if isinstance(item, Block):
                self._add(item)
            elif isinstance(item, Record):
                row = {"locator": item.locator, "kind": item.kind, "text": item.text}
                self.tables["fields"] += [
                    {"row": len(self.records), "field": k, "value": v} for k, v in (item.fields or {}).items()
                ]
                self.records.append(row)

    def _add(self, block: Block) -> None:
        first = len(self.records)
        for row in block.records.to_pylist():
            self.records.append({k: v for k, v in row.items() if v is not None})
        for name in TABLES:
            table: pa.Table | None = getattr(block, name)
            for row in table.to_pylist() if table is not None else ():
                kept = {k: v for k, v in row.items() if v is not None}
                self.tables[name].append({**kept, "row": row["row"] + first})

    @property
    def issues(self) -> list[Issue]:
        return [i for i in self.items if isinstance(i, Issue)]

    @property
    def meanings(self) -> dict[str, str]:
        return {m.header: m.meaning for m in self.items if isinstance(m, Mapped)}

    @property
    def transfers(self) -> list[dict[str, Any]]:
        return self.tables["transfers"]

    def cells(self, row: int) -> dict[str, str]:
        return {f["field"]: f["value"] for f in self.tables["fields"] if f["row"] == row}

    def texts(self) -> list[str | None]:
        return [r.get("text") for r in self.records]

    def everything(self) -> tuple[object, ...]:
        """For comparing two ways of reading: issues and cells in a fixed order."""
        fields = sorted((f["row"], f["field"], f["value"]) for f in self.tables["fields"])
        others = [self.tables[t] for t in TABLES if t != "fields"]
        issues = sorted((i.locator, i.reason, i.effect, i.items) for i in self.issues)
        return self.records, fields, others, issues, self.meanings


Parse = Callable[[Source], Iterator[Yield]]
