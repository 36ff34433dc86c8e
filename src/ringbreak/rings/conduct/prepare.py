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


def there(engine: Engine, name: str) -> bool:
    """Whether a table, view or temporary table of this name can be read."""
    return bool(
        engine.sql("SELECT count(*) AS n FROM information_schema.tables WHERE table_name = ?", name)[
            "n"
        ].to_pylist()[0]
    )


def hand_on(engine: Engine) -> None:
    """Say in `conduct_handed` of which rings the temporary tables speak, so that detectors on the same engine need not make them again."""
    engine.execute(f"CREATE OR REPLACE TEMP TABLE conduct_handed AS {_RINGS}")


_RINGS = """SELECT g.ring_id, g.case_type, count(*) AS members, bit_xor(hash(m.member_kind, m.member_id)) AS which
    FROM rings g JOIN ring_members m USING (ring_id) WHERE g.case_type IS NOT NULL GROUP BY ALL"""


def _handed(engine: Engine) -> bool:
    """Whether typing left its tables on this engine for these very rings; then only what it said of other rings is taken out of them."""
    if not there(engine, "conduct_handed"):
        return False
    other = f"SELECT * FROM conduct_handed EXCEPT ({_RINGS}) UNION ALL (({_RINGS}) EXCEPT SELECT * FROM conduct_handed)"
    if engine.sql(other).num_rows:
        return False
    engine.execute("DROP TABLE conduct_flags")
    spoken = engine.sql(
        """
        SELECT DISTINCT t.table_name AS name FROM information_schema.tables t JOIN information_schema.columns c USING (table_name)
        WHERE t.table_type = 'LOCAL TEMPORARY' AND starts_with(t.table_name, 'conduct_') AND c.column_name = 'ring_id' ORDER BY ALL
        """
    )
    for name in spoken["name"].to_pylist():
        engine.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM {name} WHERE ring_id IN (SELECT ring_id FROM rings WHERE case_type IS NOT NULL)"
        )
    return True


def typed_rings(engine: Engine, case_type: str) -> list[TypedRing]:
    """The rings of one type, by rank, with the temporary tables of `read_conduct` and `assign_roles` made.

    Reads: RINGS and, when it types any ring at all, what those functions read. A folder without rings has none.
    """
    if not there(engine, "rings"):
        return []
    rows = engine.sql(
        "SELECT ring_id, rank, case_type, case_type_confidence AS confidence FROM rings WHERE case_type IS NOT NULL ORDER BY rank"
    )
    mine = [r for r in rows.to_pylist() if r["case_type"] == case_type]
    if mine and not there(engine, "conduct_ready"):
        # Detectors speak of rings whose type is stated; reading the words of ten thousand others would only take time.
        handed = _handed(engine)
        members = "SELECT m.* FROM ring_members m JOIN rings g USING (ring_id) WHERE g.case_type IS NOT NULL ORDER BY ALL"
        engine.register("ring_members", engine.sql(members))
        types = pa.table(
            {
                "ring_id": rows["ring_id"],
                "case_type": rows["case_type"],
                "confidence": rows["confidence"],
                "why": pa.nulls(rows.num_rows, pa.large_string()),
            }
        )
        if handed:
            engine.register("conduct_types", types)
        else:
            read_conduct(engine)
            engine.register("conduct_assigned", assign_roles(engine, types))
        read_beside(engine)
        engine.execute("CREATE OR REPLACE TEMP TABLE conduct_ready AS SELECT 1 AS done")
    return [TypedRing(r["ring_id"], r["rank"], r["confidence"] or 0.5) for r in mine]
