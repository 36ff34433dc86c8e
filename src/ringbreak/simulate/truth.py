"""What is true about a simulated case: ring and role of every record and selector, and every figure.

Rows are spooled to disk while the evidence is written, so a case of millions of records takes no memory; `write` puts
them together as one JSON file, a row a line.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

SECTIONS = ("records", "selectors", "figures", "hubs")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is true about a record or a selector.

    `standing` is "member" (it belongs to the ring and something in it shows so), "beside" (part of the story that proves
    nothing by itself: "not enough evidence" is right about it) or "innocent" (no ring may hold it).
    `role` is null where nobody could tell. `circle` names an honest operation whose records rightly hold together.
    """

    ring: str | None
    role: str | None = None
    standing: str = "member"
    why: str = ""
    circle: str = ""

    def of(self, role: str | None) -> Mark:
        return Mark(self.ring, role, self.standing, self.why, self.circle)

    def beside(self, role: str | None = None) -> Mark:
        return Mark(self.ring, role or self.role, "beside", self.why, self.circle)


def innocent(why: str, circle: str = "") -> Mark:
    return Mark(None, None, "innocent", why, circle)


@dataclass
class Truth:
    """The ledger of one simulation."""

    head: dict[str, Any]
    rings: dict[str, dict[str, str]] = field(default_factory=dict)
    _spools: dict[str, IO[str]] = field(default_factory=dict)

    def ring(self, label: str, title: str, case_type: str) -> Mark:
        self.rings[label] = {"title": title, "case_type": case_type}
        return Mark(label)

    def _row(self, section: str, row: Mapping[str, Any]) -> None:
        spool = self._spools.get(section)
        if spool is None:
            spool = self._spools[section] = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed in `write`
        spool.write(
            json.dumps({k: v for k, v in row.items() if v not in (None, "")}, ensure_ascii=False) + "\n"
        )

    def record(self, evidence: str, locator: str, mark: Mark) -> None:
        self._row("records", {"evidence": evidence, "locator": locator, **_told(mark)})

    def selector(self, kind: str, value: str, mark: Mark) -> None:
        self._row("selectors", {"kind": kind, "value": value, **_told(mark)})

    def figure(
        self,
        ring: str,
        measure: str,
        value: float,
        unit: str,
        about: str,
        low: float | None = None,
        high: float | None = None,
        evidence: str | None = None,
    ) -> None:
        """A figure that somebody who reads all the evidence can establish.

        Args:
            ring: Its ring; "*" for a figure that a document states.
            measure: The word detectors use for it where they have one (docs/case-types.md).
            low, high: The ends, when the evidence leaves a range.
            evidence: The document that states it.
        """
        told = {
            "ring": ring,
            "measure": measure,
            "value": value,
            "low": low,
            "high": high,
            "unit": unit,
            "about": about,
        }
        self._row("figures", {**told, "evidence": evidence})

    def hub(self, kind: str, value: str, why: str) -> None:
        self._row("hubs", {"kind": kind, "value": value, "why": why})

    def _lines(self, section: str) -> Iterator[str]:
        spool = self._spools.get(section)
        if spool is not None:
            spool.seek(0)
            for line in spool:
                yield line.rstrip("\n")
            spool.close()

    def write(self, path: Path) -> None:
        """Write truth.json; the spools are gone afterwards."""
        with path.open("w", encoding="utf-8") as out:
            head = {**self.head, "rings": self.rings}
            out.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
            for section in SECTIONS:
                out.write(f',\n "{section}": [')
                for n, line in enumerate(self._lines(section)):
                    out.write(("," if n else "") + "\n  " + line)
                out.write("\n ]")
            out.write("\n}\n")


def _told(mark: Mark) -> dict[str, Any]:
    return {
        "ring": mark.ring,
        "role": mark.role,
        "standing": mark.standing,
        "why": mark.why,
        "circle": mark.circle,
    }
