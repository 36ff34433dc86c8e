"""Several reports of one event: which cases are the same one, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ringbreak.rings.bulletins.ledger import Bulletin


@dataclass(frozen=True, slots=True)
class Report:
    """A bulletin with what it is called."""

    name: str
    bulletin: Bulletin


@dataclass(frozen=True, slots=True)
class CrossFlag:
    """A doubt between reports; `facts` are (number of the report, index of its fact)."""

    kind: str
    statement: str
    facts: tuple[tuple[int, int], ...]


def compare_reports(reports: Sequence[Report]) -> Iterator[CrossFlag]:
    """Doubts between reports of the same event."""
    yield from ()
