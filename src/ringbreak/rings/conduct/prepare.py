"""What every detector of a case type needs, computed once an engine: words, structure, cues and roles of typed rings."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.beside import read_beside
from ringbreak.rings.conduct.typing import read_conduct
from ringbreak.rings.roles import assign_roles


@dataclass(frozen=True, slots=True)
class TypedRing:
    """A ring whose type RINGS states."""

    ring_id: str
    rank: int
    confidence: float


def _there(engine: Engine, name: str) -> bool:
    return bool(
        engine.sql("SELECT count(*) AS n FROM information_schema.tables WHERE table_name = ?", name)[
            "n"
        ].to_pylist()[0]
    )


def typed_rings(engine: Engine, case_type: str) -> list[TypedRing]:
    """The rings of one type, by rank, with the temporary tables of `read_conduct` and `assign_roles` made.

    Reads: RINGS and, when it types any ring at all, what those functions read. A folder without rings has none.
    """
    if not _there(engine, "rings"):
        return []
    rows = engine.sql(
        "SELECT ring_id, rank, case_type, case_type_confidence AS confidence FROM rings WHERE case_type IS NOT NULL ORDER BY rank"
    )
    mine = [r for r in rows.to_pylist() if r["case_type"] == case_type]
    if mine and not _there(engine, "conduct_ready"):
        # Detectors speak of rings whose type is stated; reading the words of ten thousand others would only take time.
        members = "SELECT m.* FROM ring_members m JOIN rings g USING (ring_id) WHERE g.case_type IS NOT NULL ORDER BY ALL"
        engine.register("ring_members", engine.sql(members))
        read_conduct(engine)
        types = pa.table(
            {
                "ring_id": rows["ring_id"],
                "case_type": rows["case_type"],
                "confidence": rows["confidence"],
                "why": pa.nulls(rows.num_rows, pa.large_string()),
            }
        )
        engine.register("conduct_assigned", assign_roles(engine, types))
        read_beside(engine)
        engine.execute("CREATE OR REPLACE TEMP TABLE conduct_ready AS SELECT 1 AS done")
    return [TypedRing(r["ring_id"], r["rank"], r["confidence"] or 0.5) for r in mine]
