"""Claims of detectors: each with the passages that prove it, or it is not made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
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


HELD = 128 << 20
"""Bytes of texts, and of cells, of typed rings kept at hand; what lies beyond is read when a claim asks for it."""

_BODIES = (
    "SELECT record_id, text, title, url, author FROM records WHERE record_id IN ({ids}) ORDER BY record_id"
)
_CELLS = """
    SELECT f.record_id, f.field, f.value, m.meaning
    FROM (SELECT * FROM fields WHERE record_id IN ({ids}) AND value <> '') f
    JOIN (SELECT record_id, evidence_id FROM records WHERE record_id IN ({ids})) r USING (record_id)
    LEFT JOIN mappings m ON m.evidence_id = r.evidence_id AND m.header = f.field ORDER BY f.record_id, f.field, m.meaning
"""
_HELD_RECORDS = f"""
    CREATE OR REPLACE TEMP TABLE conduct_passages AS
    WITH members AS (
      SELECT DISTINCT m.member_id AS record_id FROM ring_members m JOIN rings g USING (ring_id)
      WHERE m.member_kind = 'record' AND g.case_type IS NOT NULL
    ), cells AS (SELECT record_id, sum(strlen(value) + strlen(field)) AS n FROM fields WHERE record_id IN (FROM members) GROUP BY ALL),
    sized AS (
      SELECT record_id, 64 + coalesce(strlen(text), 0) + coalesce(strlen(title), 0) + coalesce(strlen(url), 0) AS n
      FROM records WHERE record_id IN (FROM members)
    )
    SELECT record_id FROM sized LEFT JOIN cells USING (record_id)
    WINDOW w AS (ORDER BY record_id)
    QUALIFY sum(sized.n) OVER w < {HELD} AND sum(coalesce(cells.n, 0)) OVER w < {HELD}
"""


_CITED = ("text", "title", "url", "author")
_Record = tuple[int, dict[str, Any], Callable[[], list[dict[str, Any]]]]
"""Id, columns, and what gives the cells: most claims find their words in the text, and cells are many."""


class _Held:
    """Texts and cells of the records of typed rings, read once: a ring asks for a passage a claim, and there may be thousands of rings."""

    def __init__(self, engine: Engine) -> None:
        engine.execute(_HELD_RECORDS)
        held = "SELECT record_id FROM conduct_passages"
        self._bodies = engine.sql(_BODIES.format(ids=held)).combine_chunks()
        self._cells = engine.sql(_CELLS.format(ids=held)).combine_chunks()
        self._body_ids = self._bodies["record_id"].to_numpy()
        self._cell_ids = self._cells["record_id"].to_numpy()

    def of(self, record: int) -> _Record | None:
        """The columns of a record and its cells with their meanings; None for a record that is not held."""
        at = int(np.searchsorted(self._body_ids, record))
        if at == len(self._body_ids) or self._body_ids[at] != record:
            return None
        body = {name: self._bodies[name][at].as_py() for name in _CITED}
        return record, body, partial(self._cells_of, record)

    def _cells_of(self, record: int) -> list[dict[str, Any]]:
        first, last = np.searchsorted(self._cell_ids, [record, record + 1])
        cells: list[dict[str, Any]] = self._cells.slice(first, last - first).to_pylist()
        return cells


class Passages:
    """Finds where records say what a claim rests on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held: _Held | None = None

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
        if self._held is None:
            self._held = _Held(self._engine)
        read: dict[int, _Record] = {i: told for i in wanted if (told := self._held.of(i)) is not None}
        beyond = [i for i in wanted if i not in read]
        if beyond:
            ids = ", ".join(str(int(i)) for i in beyond)
            bodies = self._engine.sql(_BODIES.format(ids=ids)).to_pylist()
            cells: dict[int, list[dict[str, Any]]] = {}
            for row in self._engine.sql(_CELLS.format(ids=ids)).to_pylist():
                cells.setdefault(row["record_id"], []).append(row)
            for b in bodies:
                read[b["record_id"]] = b["record_id"], b, partial(list, cells.get(b["record_id"], []))
        found = (self._one(*read[i], terms, meanings) for i in wanted if i in read)
        return [p for p in found if p is not None]

    def _one(
        self,
        record: int,
        body: dict[str, Any],
        cells_of: Callable[[], list[dict[str, Any]]],
        terms: Sequence[str],
        meanings: Sequence[str],
    ) -> Passage | None:
        told = [(name, body[name]) for name in ("text", "title") if body[name]]
        cells: list[dict[str, Any]] | None = None
        for term in terms:
            for name, value in told:
                span = where_said(term, value)
                if span is not None:
                    return record, name, span[0], min(span[1], span[0] + WIDEST)
            if cells is None:
                cells = cells_of()
            for c in cells:
                span = where_said(term, c["value"])
                if span is not None:
                    return record, "cell:" + c["field"], span[0], min(span[1], span[0] + WIDEST)
        if cells is None and (meanings or not told):
            cells = cells_of()
        for meaning in meanings:
            for c in cells or ():
                if c["meaning"] == meaning:
                    return record, "cell:" + c["field"], 0, min(len(c["value"]), WIDEST)
        places = [*told, *(("cell:" + c["field"], c["value"]) for c in cells or ())]
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
