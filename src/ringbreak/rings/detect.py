"""Runs all detectors and writes RING_TRANSFERS, FINDINGS, CITATIONS and FLAGS."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sink import Sink
from ringbreak.errors import UsageError
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.ring_transfers import RING_TRANSFERS
from ringbreak.model.table import Table
from ringbreak.rings.conduct.money import ring_transfers
from ringbreak.rings.detector import DetectorResult
from ringbreak.rings.registry import detectors


@dataclass(frozen=True, slots=True)
class DetectSettings:
    """Which detectors run; all of them when `only` is empty."""

    only: tuple[str, ...] = ()


def run_detectors(
    engine: Engine, sink: Sink, settings: DetectSettings | None = None, progress: Progress = SILENT
) -> None:
    """Run the detectors in registry order and write their rows, sorted; the tables are written even when empty.

    Reads:  whatever each detector names (records, metrics, rings ...).
    Writes: RING_TRANSFERS, FINDINGS, CITATIONS, FLAGS.
    Raises: UsageError when a name in `settings.only` is no detector.
    """
    only = settings.only if settings is not None else ()
    every = detectors()
    known = [d.name for d in every]
    for name in only:
        if name not in known:
            raise UsageError(
                "no detector is called {name}; known are {known}", name=name, known=", ".join(known)
            )
    chosen = [d for d in every if not only or d.name in only]
    results: list[DetectorResult] = []
    for done, detector in enumerate(chosen):
        progress.step("detect", done, len(chosen), "detectors")
        results.append(detector.detect(engine))
    progress.step("detect", len(chosen), len(chosen), "detectors")
    sink.write(RING_TRANSFERS, ring_transfers(engine))
    for table, parts in (
        (FINDINGS, [r.findings for r in results]),
        (CITATIONS, [r.citations for r in results]),
        (FLAGS, [r.flags for r in results]),
    ):
        sink.write(table, _sorted(table, parts))


def _sorted(table: Table, parts: list[pa.Table]) -> pa.Table:
    rows = pa.concat_tables([table.empty(), *(p.select(table.names).cast(table.schema) for p in parts)])
    return rows.sort_by([(name, "ascending") for name in table.sort_columns])
