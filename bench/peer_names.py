"""nomenklatura's LogicV2 on the pairs of a name_bench file, run by another interpreter; prints one JSON line.

    PYTHON bench/peer_names.py CASES.csv

PYTHON is an interpreter in which `pip install nomenklatura` was done; ringbreak need not be there. Defaults throughout, the default
threshold included.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

sys.path[:] = [p for p in sys.path if not p.rstrip("/").endswith("bench")]

import csv
import json
import time
from pathlib import Path


def main() -> None:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig

    algorithm = get_algorithm("logic-v2")
    config = ScoringConfig.defaults()
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as f:
        cases = list(csv.DictReader(f))
    scores = []
    started = time.process_time()
    for number, case in enumerate(cases):
        pair = []
        for side in ("1", "2"):
            entity = model.make_entity(case["schema"])
            # What is known of an entity is cached by its id.
            entity.id = f"{number}-{side}"
            entity.add("name", case[f"name{side}"])
            pair.append(entity)
        scores.append(algorithm.compare(pair[0], pair[1], config).score)
    print(json.dumps({"scores": scores, "threshold": 0.7, "cpu": time.process_time() - started}))


if __name__ == "__main__":
    main()
