"""Who and what belongs to the rings shown in full: read once from the tables into two small ones, then asked per ring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ringbreak.dossier.citing import NUMBERED, Citing
from ringbreak.dossier.summary import rows
from ringbreak.engine.engine import Engine


def prepare(engine: Engine, ranks: Sequence[int]) -> None:
    """Make `dossier_members` (records of the rings of some ranks) and `dossier_links` (their links to the ring's selectors)."""
    wanted = ", ".join(str(int(rank)) for rank in ranks) or "NULL"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE dossier_members AS
        SELECT m.ring_id, m.member_id AS record_id, m.role, m.bits, m.why, r.author, r.author_name, r.kind, r.platform,
            r.sent_at, r.sent_at_precision, r.ordinal, e.evidence_no
        FROM ring_members m JOIN rings g ON g.ring_id = m.ring_id AND g.rank IN ({wanted})
        JOIN records r ON r.record_id = m.member_id JOIN {NUMBERED} e ON e.evidence_id = r.evidence_id
        WHERE m.member_kind = 'record'
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE dossier_links AS
        SELECT m.ring_id, m.record_id, m.author, m.evidence_no, m.ordinal, l.selector_id, l.bits, l.field, l.start, l."end"
        FROM dossier_members m JOIN links l ON l.record_id = m.record_id
        JOIN ring_members s ON s.ring_id = m.ring_id AND s.member_kind = 'selector' AND s.member_id = l.selector_id
        """
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link is proved; `field` is None when the whole record is."""

    record_id: int
    field: str | None
    start: int | None
    end: int | None
    as_written: str | None

    def cite(self, citing: Citing, claim: str) -> str:
        return citing.cite(
            claim, self.record_id, self.field, self.start, self.end, as_written=self.as_written
        )


_PLACE = """
    SELECT {first}, k.record_id, k.field, k.start, k."end", any_value(m.as_written ORDER BY m.kind) AS as_written
    FROM ({inner}) k
    LEFT JOIN selectors s ON s.selector_id = k.selector_id
    LEFT JOIN mentions m ON m.record_id = k.record_id AND m.field = k.field AND m.start = k.start AND m."end" = k."end"
    GROUP BY ALL ORDER BY ALL
"""


def _place(row: dict[str, Any]) -> Place:
    spanned = row["field"] is not None and row["start"] is not None and row["end"] is not None
    return Place(
        row["record_id"],
        row["field"] if spanned else None,
        row["start"] if spanned else None,
        row["end"] if spanned else None,
        row["as_written"],
    )


def examples(engine: Engine, ring_id: str, selectors: list[int], each: int) -> dict[int, list[Place]]:
    """For each of some selectors of a ring up to `each` passages that show it, from different files where there are any."""
    if not selectors:
        return {}
    inner = f"""
        SELECT * FROM (
            SELECT *, row_number() OVER (PARTITION BY selector_id ORDER BY turn, field IS NULL, evidence_no, ordinal) AS place
            FROM (SELECT *, row_number() OVER (PARTITION BY selector_id, evidence_no ORDER BY field IS NULL, ordinal) AS turn
                  FROM dossier_links WHERE ring_id = ? AND selector_id IN ({", ".join(str(int(s)) for s in selectors)}))
        ) WHERE place <= ?
    """
    found: dict[int, list[Place]] = defaultdict(list)
    for row in rows(
        engine, _PLACE.format(first="k.selector_id, k.evidence_no, k.ordinal", inner=inner), ring_id, each
    ):
        found[row["selector_id"]].append(_place(row))
    return dict(found)


def places_of(engine: Engine, ring_id: str, records: list[int]) -> dict[tuple[int, int], Place]:
    """The passage of each link of some records of a ring, by (record_id, selector_id)."""
    if not records:
        return {}
    inner = f"SELECT * FROM dossier_links WHERE ring_id = ? AND record_id IN ({', '.join(str(int(r)) for r in sorted(set(records)))})"
    return {
        (row["record_id"], row["selector_id"]): _place(row)
        for row in rows(engine, _PLACE.format(first="k.selector_id", inner=inner), ring_id)
    }
