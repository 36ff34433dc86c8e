"""`python -m tests.torture`: the full tier, part by part, resumable; and the table of what came of it.

python -m tests.torture go faults [--shard 0/2]     run a part (or `all`), going on where it was stopped
python -m tests.torture table                       print the table of results
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from .ledger import Results
from .warm import warm

PARTS = (
    "faults",
    "slow_faults",
    "torn",
    "reordered",
    "rot",
    "shorts",
    "full_disk",
    "surroundings",
    "hostile",
    "fuzz",
    "redos",
    "injection",
)
"""Modules of this package with a `go`; the order in which `all` takes them."""


def main() -> int:
    p = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    p.add_argument("what", choices=("go", "table"))
    p.add_argument("part", nargs="?", default="all", choices=("all", *PARTS))
    p.add_argument("--shard", default="0/1", help="this process's share, for example 0/2")
    p.add_argument("--folder", type=Path, default=Path("build/torture"), help="where cases and results go")
    p.add_argument("--small", action="store_true", help="the tier of CI")
    it = p.parse_args()
    folder: Path = it.folder.absolute()
    if it.what == "table":
        from .report import table

        print(table(folder))
        return 0
    warm()
    number, of = map(int, it.shard.split("/"))
    wrong = 0
    for part in PARTS if it.part == "all" else (it.part,):
        results = Results(folder / f"{part}-{number}-of-{of}.jsonl")
        module = importlib.import_module(f"tests.torture.{part}")
        module.go(results, folder, full=not it.small, shard=(number, of))
        bad = [r for r in results.of(part) if r["wrong"]]
        wrong += len(bad)
        print(
            f"CHECK {part} {'FAIL' if bad else 'PASS'} n={len(results.of(part))} wrong={len(bad)}", flush=True
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
