"""Which published techniques a case type answers to: MITRE F3 and DISARM ids, or "no equivalent"."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.words import say


@dataclass(frozen=True, slots=True)
class Tag:
    """A technique. name is empty when our source gives the id only: a name is never guessed."""

    framework: str
    version: str
    technique: str
    name: str
    when: str
    """Which measure of conduct_measures must be there; empty: always."""


@cache
def tags() -> dict[str, tuple[Tag, ...]]:
    """Tags by case type, from the data files; a type without any has no equivalent."""
    made: dict[str, list[Tag]] = {}
    folder = files("ringbreak.rings") / "techniques"
    for name in ("f3.json", "disarm.json"):
        data = json.loads((folder / name).read_text(encoding="utf-8"))
        for case_type, found in sorted(data["case_types"].items()):
            for it in found:
                made.setdefault(case_type, []).append(
                    Tag(data["framework"], data["version"], it["id"], it.get("name", ""), it.get("when", ""))
                )
    return {case_type: tuple(found) for case_type, found in made.items()}


def technique_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim the tags of each ring's type, cited by what the ring itself says; or that there is no equivalent."""
    measured: dict[str, set[str]] = {}
    shown: dict[str, list[int]] = {}
    for row in engine.sql("SELECT ring_id, measure FROM conduct_measures WHERE value >= 1").to_pylist():
        measured.setdefault(row["ring_id"], set()).add(row["measure"])
    for row in engine.sql(
        """
        SELECT ring_id, list(record_id ORDER BY record_id)[1:2] AS shown FROM conduct_record_roles
        WHERE role NOT IN ('victim', 'buyer', 'official') GROUP BY ring_id ORDER BY ring_id
        """
    ).to_pylist():
        shown[row["ring_id"]] = row["shown"]
    for ring in rings:
        proof = passages.of(shown.get(ring.ring_id, []))
        found = [
            t
            for t in tags().get(claims.detector, ())
            if not t.when or t.when in measured.get(ring.ring_id, set())
        ]
        for t in found:
            claims.add(
                ring.ring_id,
                "technique",
                say(
                    "{framework} ({version}), technique {technique} {name}",
                    framework=t.framework,
                    version=t.version,
                    technique=t.technique,
                    name=t.name,
                )
                if t.name
                else say(
                    "{framework} ({version}), technique {technique}",
                    framework=t.framework,
                    version=t.version,
                    technique=t.technique,
                ),
                proof,
                confidence=ring.confidence,
                key=f"{t.framework}:{t.technique}",
            )
        if not found:
            claims.add(
                ring.ring_id,
                "technique",
                say("neither MITRE F3 nor DISARM has an equivalent for this case type"),
                proof,
                confidence=ring.confidence,
                key="none",
            )
