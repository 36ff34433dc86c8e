"""Claims of detectors: each with the passages that prove it, or it is not made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.ids import content_id
from ringbreak.model.measures import MEASURE_NAMES
from ringbreak.rings.conduct.terms import where_said
from ringbreak.rings.detector import DetectorResult

Passage = tuple[int, str, int, int]
"""record_id, field, first character, after the last."""

MOST_PASSAGES = 5
"""Passages a claim is proved with; a total of ten thousand rows is shown by its largest, and can be counted again."""
WIDEST = 240


class Passages:
    """Finds where records say what a claim rests on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._gathered = False

    def of(
        self, record_ids: Iterable[int], *, terms: Sequence[str] = (), meanings: Sequence[str] = ()
    ) -> list[Passage]:
        """One passage a record, in the order given.

        Args:
            terms: Where one of these is said, in text, title or a cell; the first that is.
            meanings: Else the cell whose column means one of these (MAPPINGS.meaning), for example transfers.amount.
        Returns: Else the beginning of text, title, or of the first cell; records that hold nothing citable are left out.
        """
        wanted = list(dict.fromkeys(record_ids))[:MOST_PASSAGES]
        if not wanted:
            return []
        self._gather()
        bodies, cells = self._read(wanted, "conduct_bodies", "conduct_cells")
        beyond = [i for i in wanted if i not in bodies]
        if beyond:
            more_bodies, more_cells = self._read(beyond, "records", "fields")
            bodies, cells = bodies | more_bodies, cells | more_cells
        found = (self._one(bodies[i], cells.get(i, []), terms, meanings) for i in wanted if i in bodies)
        return [p for p in found if p is not None]

    def _gather(self) -> None:
        """Copy what the typed rings hold, once: a claim then looks at some thousand rows and not at the whole case."""
        if self._gathered:
            return
        self._gathered = True
        members = """
            SELECT DISTINCT m.member_id AS record_id FROM ring_members m JOIN rings g USING (ring_id)
            WHERE m.member_kind = 'record' AND g.case_type IS NOT NULL
        """
        self._engine.execute(
            f"""
            CREATE TEMP TABLE IF NOT EXISTS conduct_bodies AS
            SELECT record_id, evidence_id, text, title, url, author FROM records WHERE record_id IN ({members})
            """
        )
        self._engine.execute(
            f"""
            CREATE TEMP TABLE IF NOT EXISTS conduct_cells AS
            SELECT record_id, field, value FROM fields WHERE record_id IN ({members})
            """
        )

    def _read(
        self, wanted: Sequence[int], bodies: str, fields: str
    ) -> tuple[dict[int, dict[str, Any]], dict[int, list[dict[str, Any]]]]:
        """Bodies and cells of records by id, from the tables named."""
        ids = ", ".join(str(int(i)) for i in wanted)
        cells: dict[int, list[dict[str, Any]]] = {}
        for row in self._engine.sql(
            f"""
            SELECT f.record_id, f.field, f.value, m.meaning
            FROM (SELECT * FROM {fields} WHERE record_id IN ({ids}) AND value <> '') f
            JOIN (SELECT record_id, evidence_id FROM {bodies} WHERE record_id IN ({ids})) r USING (record_id)
            LEFT JOIN mappings m ON m.evidence_id = r.evidence_id AND m.header = f.field ORDER BY f.record_id, f.field, m.meaning
            """
        ).to_pylist():
            cells.setdefault(row["record_id"], []).append(row)
        found = self._engine.sql(
            f"SELECT record_id, text, title, url, author FROM {bodies} WHERE record_id IN ({ids})"
        )
        return {r["record_id"]: r for r in found.to_pylist()}, cells

    def _one(
        self,
        body: dict[str, Any],
        cells: list[dict[str, Any]],
        terms: Sequence[str],
        meanings: Sequence[str],
    ) -> Passage | None:
        record: int = body["record_id"]
        places = [(name, body[name]) for name in ("text", "title") if body[name]]
        places += [("cell:" + c["field"], c["value"]) for c in cells]
        for term in terms:
            for name, value in places:
                span = where_said(term, value)
                if span is not None:
                    return record, name, span[0], min(span[1], span[0] + WIDEST)
        for meaning in meanings:
            for c in cells:
                if c["meaning"] == meaning:
                    return record, "cell:" + c["field"], 0, min(len(c["value"]), WIDEST)
        places += [(name, body[name]) for name in ("url", "author") if body[name]]
        return (record, places[0][0], 0, min(len(places[0][1]), WIDEST)) if places else None


class Claims:
    """Gathers the rows of one detector."""

    def __init__(self, detector: str) -> None:
        self.detector = detector
        self._findings: dict[str, dict[str, object]] = {}
        self._citations: dict[tuple[object, ...], dict[str, object]] = {}
        self._flags: dict[str, dict[str, object]] = {}

    def add(
        self,
        ring_id: str,
        measure: str,
        statement: str,
        passages: Sequence[Passage],
        *,
        value: float | None = None,
        low: float | None = None,
        high: float | None = None,
        unit: str | None = None,
        currency: str | None = None,
        comparator: str | None = None,
        confidence: float = 0.8,
        key: str = "",
    ) -> str | None:
        """Make a claim; nothing is claimed without a passage.

        Args:
            key: Tells claims of one measure in one ring apart.
        Returns: Its finding_id, or None when there was no passage.
        Raises:  KeyError for a measure that has no name in model/measures.py: readers would see our inner word.
        """
        MEASURE_NAMES[measure]
        if not passages:
            return None
        finding_id = content_id("conduct", self.detector, ring_id, measure, key)
        if comparator is None and low is not None and high is not None:
            comparator = "exact" if low == high else "range"
            if low == high and value is None:
                value = low
        elif comparator is None and value is not None:
            comparator = "exact"
        self._findings[finding_id] = {
            "finding_id": finding_id,
            "ring_id": ring_id,
            "detector": self.detector,
            "measure": measure,
            "value": value,
            "low": low,
            "high": high,
            "unit": unit,
            "currency": currency,
            "comparator": comparator,
            "statement": statement,
            "confidence": confidence,
        }
        for record, field, start, end in passages[:MOST_PASSAGES]:
            self._citations[finding_id, record, field, start] = {
                "finding_id": finding_id,
                "record_id": record,
                "field": field,
                "start": start,
                "end": end,
            }
        return finding_id

    def doubt(self, kind: str, statement: str, about: Iterable[str | None]) -> None:
        """Flag claims; nothing is flagged that was not claimed."""
        ids = ",".join(sorted({a for a in about if a is not None}))
        if ids:
            flag_id = content_id("flag", kind, statement, ids)
            self._flags[flag_id] = {
                "flag_id": flag_id,
                "kind": kind,
                "statement": statement,
                "finding_ids": ids,
            }

    def result(self) -> DetectorResult:
        """The rows, in order of their keys."""

        def rows(table: Any, made: dict[Any, dict[str, object]]) -> pa.Table:
            full = [
                {name: made[key].get(name) for name in table.names}
                for key in sorted(made, key=lambda k: tuple(map(str, k)) if isinstance(k, tuple) else (k,))
            ]
            return pa.Table.from_pylist(full, schema=table.schema)

        return DetectorResult(
            rows(FINDINGS, self._findings), rows(CITATIONS, self._citations), rows(FLAGS, self._flags)
        )
