"""What a detector is: a case type it recognises and a function from tables to claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS


@dataclass(frozen=True)
class DetectorResult:
    """Rows a detector adds. Every finding has at least one citation; rows may come in any order."""

    findings: pa.Table
    citations: pa.Table
    flags: pa.Table

    @staticmethod
    def nothing() -> DetectorResult:
        """No claim, no doubt."""
        return DetectorResult(FINDINGS.empty(), CITATIONS.empty(), FLAGS.empty())


@dataclass(frozen=True, slots=True)
class Detector:
    """One case type.

    detect: reads the tables of the engine (records, metrics, rings ...) and returns claims; it reads nothing else.
    """

    name: str
    title: str
    detect: Callable[[Engine], DetectorResult]
    source: str
    """Where what it looks for is described."""
