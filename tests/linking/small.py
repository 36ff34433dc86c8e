"""A case in memory, of rows written in a test."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.linking.link import LinkSettings, link
from ringbreak.model.progress import SILENT
from ringbreak.model.tables import TABLES
from ringbreak.rings.form import PreviousRing, RingSettings, RingSummary, form_rings

Row = dict[str, Any]


def record(record_id: int, text: str = "", author: str | None = None, **more: object) -> Row:
    """A RECORDS row."""
    return {"record_id": record_id, "evidence_id": "e" * 64, "ordinal": record_id, "locator": f"line {record_id}",
            "kind": "post", "platform": "forum", "author": author, "text": text or None, **more}  # fmt: skip


def mention(record_id: int, kind: str, value: str, start: int = 0, **more: object) -> Row:
    """A MENTIONS row."""
    return {"record_id": record_id, "field": "text", "start": start, "end": start + len(value), "kind": kind,
            "value": value, "as_written": value, "shown_as": value, "validity": "format", "why": "test",
            "specificity": 0.9, **more}  # fmt: skip


class Small:
    """Tables by name; `run` links and forms rings and reads everything back."""

    def __init__(self, threads: int = 1, **tables: list[Row]) -> None:
        self.engine = DuckDB(threads=threads)
        self.folder = Path(mkdtemp())
        self.sink = Sink(self.folder)
        self.tables: dict[str, list[Row]] = {}
        for table in TABLES:
            rows = tables.get(table.name, [])
            self.engine.register(
                table.name,
                pa.Table.from_pylist([{n: r.get(n) for n in table.names} for r in rows], schema=table.schema),
            )

    def link(self, settings: LinkSettings | None = None) -> Small:
        link(self.engine, self.sink, settings, SILENT)
        for name in ("selectors", "links"):
            self._read(name)
        return self

    def rings(
        self, settings: RingSettings | None = None, previous: tuple[PreviousRing, ...] = ()
    ) -> RingSummary:
        summary = form_rings(self.engine, self.sink, settings, SILENT, previous)
        for name in (
            "rings",
            "ring_members",
            "ring_joints",
            "loose_groups",
            "near_misses",
            "ring_changes",
            "weighing",
        ):
            self._read(name)
        keys = [(n["ring_id"], n["member_kind"], n["member_id"]) for n in self.tables["near_misses"]]
        assert len(set(keys)) == len(keys), "what is near a ring is told once"
        return summary

    def run(self) -> Small:
        self.link().rings()
        return self

    def selector(self, kind: str, value: str | None = None) -> Row:
        found = [s for s in self.tables["selectors"] if s["kind"] == kind and value in (None, s["value"])]
        assert len(found) == 1, found
        return found[0]

    def kinds(self) -> set[str]:
        return {s["kind"] for s in self.tables["selectors"]}

    def groups(self) -> list[list[int]]:
        """Record ids of each ring, the largest first."""
        made = []
        for ring in sorted(self.tables["rings"], key=lambda r: r["rank"]):
            made.append(
                sorted(
                    m["member_id"]
                    for m in self.tables["ring_members"]
                    if m["ring_id"] == ring["ring_id"] and m["member_kind"] == "record"
                )
            )
        return made

    def _read(self, name: str) -> None:
        table = pq.read_table(self.folder / f"{name}.parquet")
        self.engine.register(name, table)
        self.tables[name] = table.to_pylist()
