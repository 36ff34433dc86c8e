"""What the driver says of each distinct piece of evidence, and what collecting makes tables of."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ringbreak.intake.pack import Counts
from ringbreak.intake.part import FoundInside


@dataclass(slots=True)
class Outcome:
    """How reading one distinct piece of evidence ended. expected = emitted + failed + refused, always."""

    evidence_id: str
    name: str
    """What it was read as."""
    size: int
    status: str
    reason: str | None
    media_type: str
    parser: str | None
    counts: Counts
    given: tuple[str, ...]
    """Names under which it was given; none for what was found inside."""
    root_id: str
    """The given file it lies in; itself when it was given."""
    depth: int = 0
    members: tuple[FoundInside, ...] = ()
    """What was found inside it, each a place; each distinct one has an outcome of its own."""
    part: Path | None = None
    frames: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    """Where each table's rows stand in the part file; see part.batches."""
    issues: tuple[tuple[str, str, str], ...] = ()
    """Issues beside those in the part: (locator, reason, effect)."""
    sandbox: str | None = None
    """How its reader was locked up; null when an earlier run had read it."""
