"""`faults` for the verbs that take seconds: run, rebuild, purge, dossier, forms, bundle.

Their faults are taken in an order drawn by hash over all of them, so that a run that is cut short is an even sample of verbs, system calls
and kinds of fault.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from .faults import Case, disturb, plan, undisturbed
from .ledger import Results
from .scenarios import SCENARIOS, Stage


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    if not full:
        return
    stage = Stage(folder / f"slow-faults-{shard[0]}")
    stage.make()
    case = stage.folder / "case"
    wanted: dict[str, dict[str, Any]] = {}
    cases: list[Case] = []
    for scenario in SCENARIOS:
        if scenario.most < 100:
            ended, wanted[scenario.name] = undisturbed(stage, scenario, case)
            cases += plan(scenario, ended)
    cases.sort(key=lambda it: hashlib.sha256(it.id.encode()).digest())
    for number, it in enumerate(cases):
        if number % shard[1] == shard[0] and not results.has("slow_faults", it.id):
            met, wrong, said = disturb(stage, it, case, wanted[it.scenario.name])
            results.put("slow_faults", it.id, wrong, met=met, said=said[:200], planned=len(cases))
