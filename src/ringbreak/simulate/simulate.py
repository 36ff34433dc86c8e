"""Make a case whose truth is known: OUT/evidence is what is handed in, OUT/truth.json what is true about it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ringbreak.errors import UsageError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.simulate.registry import SCENARIOS, scenario
from ringbreak.simulate.truth import Truth
from ringbreak.simulate.world import NOISE, World
from ringbreak.version import VERSION

SEED = 20261121


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was written."""

    scenario: str
    evidence: Path
    truth: Path
    files: int
    bytes: int


def noise_of(asked: str | None) -> frozenset[str]:
    """The kinds of noise that "all", "none", "a,b" or "-a,-b" (all but these) name.

    Raises: UsageError for a name that is none.
    """
    names = [n.strip() for n in (asked or "all").replace("_", "-").split(",") if n.strip()]
    known = {n.replace("_", "-"): n for n in NOISE}
    if names in (["all"], []):
        return frozenset(NOISE)
    if names == ["none"]:
        return frozenset()
    less = [n[1:] for n in names if n.startswith("-")]
    wrong = [n for n in [*less, *(n for n in names if not n.startswith("-"))] if n not in known]
    if wrong:
        raise UsageError(
            "no such noise: {name}; there are all, none, {names}", name=wrong[0], names=", ".join(known)
        )
    if less:
        if len(less) != len(names):
            raise UsageError(
                "name the noise to have, or each with - before it the noise to leave out; not both"
            )
        return frozenset(NOISE) - {known[n] for n in less}
    return frozenset(known[n] for n in names)


def simulate(
    name: str,
    out: Path,
    *,
    scale: float = 0.01,
    seed: int = SEED,
    noise: Iterable[str] = tuple(NOISE),
    progress: Progress = SILENT,
) -> Simulated:
    """Write a scenario.

    The same name, scale, seed and noise give the same bytes with the same libraries (pictures, Office files and Parquet
    carry the version of what wrote them).

    Args:
        out: A folder that does not exist or is empty.
        scale: 1 is the size of the true case; counts shrink with it, sums for one payment do not.
    Raises: UsageError when `out` holds something, the scenario is unknown or the scale is not above 0.
    """
    told = scenario(name)
    if not 0 < scale <= 10:
        raise UsageError("the scale must be above 0 and at most 10, not {scale}", scale=scale)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError("{path} holds something already; name a new folder", path=out)
    chosen = frozenset(noise)
    evidence = out / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    head = {
        "about": "What ringbreak simulate planted. Nobody and nothing in it exists.",
        "scenario": told.name,
        "case_type": told.case_type,
        "scale": scale,
        "seed": seed,
        "noise": sorted(chosen),
        "made_with": VERSION,
    }
    truth = Truth(head)
    with tempfile.TemporaryDirectory(prefix="ringbreak-simulate-") as staging:
        world = World(evidence, Path(staging), scale, seed, chosen, truth, progress, name=told.name)
        try:
            told.plant(world)
            world.close()
            truth.write(out / "truth.json")
        except BaseException:
            # Half a case would look like a whole one.
            shutil.rmtree(evidence, ignore_errors=True)
            raise
    files = [p for p in evidence.rglob("*") if p.is_file()]
    return Simulated(
        told.name, evidence, out / "truth.json", len(files), sum(p.stat().st_size for p in files)
    )


__all__ = ["SCENARIOS", "SEED", "Simulated", "noise_of", "simulate"]
