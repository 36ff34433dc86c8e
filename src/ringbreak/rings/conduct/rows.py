"""Rows of a query for some rings: what every counting module begins with."""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.prepare import TypedRing


def rows_of(engine: Engine, rings: list[TypedRing], statement: str) -> list[dict[str, Any]]:
    """Rows of a query that names ring_id, for the rings asked for."""
    asked = {r.ring_id for r in rings}
    return [row for row in engine.sql(statement).to_pylist() if row["ring_id"] in asked]
