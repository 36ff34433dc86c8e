"""How long work tells how far it is, without knowing who looks."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by every stage; a terminal draws it, a test ignores it."""

    def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
        """`done` of `total` units (files, records, bytes) of a stage are behind us; None when the end is unknown."""


class Silent:
    """Says nothing."""

    def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
        """Ignore."""


SILENT = Silent()
