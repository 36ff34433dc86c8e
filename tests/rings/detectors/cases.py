"""Small cases as tables: a ring and its records, written in the test that needs them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from ringbreak.engine.duckdb import DuckDB
from ringbreak.model.ids import selector_id
from ringbreak.model.table import Table
from ringbreak.model.tables import BY_NAME, TABLES

START = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)
"""Eleven in the morning in Beijing."""


class Small:
    """Rows of a case with one ring, `r`, unless a record says otherwise."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {t.name: [] for t in TABLES}
        self.count = 0
        self.rings: list[str] = []

    def ring(self, ring_id: str, case_type: str | None = None) -> None:
        if ring_id not in self.rings:
            self.rings.append(ring_id)
            self.rows["rings"].append(
                {
                    "ring_id": ring_id, "rank": len(self.rings), "title": "t", "record_count": 1, "selector_count": 1,
                    "author_count": 1, "bits": 1.0, "case_type": case_type,
                    "case_type_confidence": 0.9 if case_type else None,
                }
            )  # fmt: skip

    def record(
        self,
        text: str | None = None,
        *,
        ring: str | None = "r",
        kind: str = "message",
        evidence: str = "e1",
        at: datetime | None = None,
        cells: dict[str, str] | None = None,
        names: Iterable[tuple[str, str]] = (),
        **more: Any,
    ) -> int:
        """A record; `names` are mentions (kind, value) that stand in its text."""
        self.count += 1
        i = self.count
        self.rows["records"].append(
            {
                "record_id": i, "evidence_id": evidence, "ordinal": i, "locator": f"row {i}", "kind": kind, "text": text,
                "sent_at": at or START + timedelta(minutes=i), "sent_at_precision": "second", **more,
            }
        )  # fmt: skip
        for field, value in (cells or {}).items():
            self.rows["fields"].append({"record_id": i, "field": field, "value": value})
        for name, value in names:
            place = (text or "").find(value)
            field = (
                "text" if place >= 0 else next("cell:" + f for f, v in (cells or {}).items() if value in v)
            )
            start = max(place, 0)
            self.rows["mentions"].append(
                {
                    "record_id": i, "field": field, "start": start, "end": start + len(value), "kind": name, "value": value,
                    "as_written": value, "shown_as": value, "validity": "format", "why": "t", "specificity": 0.9,
                }
            )  # fmt: skip
            self.rows["links"].append(
                {
                    "record_id": i,
                    "selector_id": selector_id(name, value),
                    "bits": 20.0,
                    "why": "t",
                    "field": field,
                }
            )
        if ring is not None:
            self.ring(ring)
            self._member(ring, "record", i)
        return i

    def selector(self, kind: str, value: str, *, ring: str = "r") -> int:
        made = selector_id(kind, value)
        self.rows["selectors"].append(
            {
                "selector_id": made, "kind": kind, "value": value, "shown_as": value, "record_count": 2, "author_count": 1,
                "bits": 20.0, "privacy": "private", "p_private": 0.9, "why": "t", "last_at": START,
            }
        )  # fmt: skip
        self.ring(ring)
        self._member(ring, "selector", made)
        return made

    def action(
        self, actor: str, verb: str, *, device: str | None = None, target: str | None = None, ip: str | None = None, **more: Any
    ) -> int:  # fmt: skip
        cells = {"verb": verb} | ({"device": device} if device else {})
        i = self.record(None, kind="action", cells=cells, author=actor, **more)
        at = self.rows["records"][-1]["sent_at"]
        self.rows["actions"].append(
            {"record_id": i, "actor": actor, "verb": verb, "device": device, "ip": ip, "target": target, "acted_at": at}
        )  # fmt: skip
        return i

    def transfer(
        self, payer: str, payee: str, amount: str, *, memo: str = "", currency: str | None = "CNY", known: bool = True, **more: Any
    ) -> int:  # fmt: skip
        i = self.record(
            None, kind="transfer", cells={"amount": amount} | ({"memo": memo} if memo else {}), **more
        )
        at = self.rows["records"][-1]["sent_at"]
        self.rows["transfers"].append(
            {
                "record_id": i, "payer": payer, "payee": payee, "amount": Decimal(amount), "currency": currency,
                "direction_known": known, "memo": memo or None, "moved_at": at,
            }
        )  # fmt: skip
        return i

    def _member(self, ring: str, kind: str, member: int) -> None:
        self.rows["ring_members"].append(
            {"ring_id": ring, "member_kind": kind, "member_id": member, "bits": 20.0, "why": "t"}
        )

    def engine(self, *folders: Path) -> DuckDB:
        """An engine over these rows that may read the folders; tables without rows are there and empty."""
        engine = DuckDB(folders=folders, threads=1)
        for table in TABLES:
            engine.register(table.name, self.table(table))
        return engine

    def table(self, table: Table) -> pa.Table:
        full = [dict.fromkeys(table.names) | row for row in self.rows[table.name]]
        rows = pa.Table.from_pylist(full, schema=BY_NAME[table.name].schema)
        return rows.sort_by([(c, "ascending") for c in table.sort_columns]) if rows.num_rows else rows
