"""Identifiers found a second and core, beside neighbours on the same messages, with the recall that speed has cost.

    python bench/selectors.py [--count 1000000] [--peer-python VENV/bin/python] [--peer-count 2000]

The messages are those of `selector_speed.py` (identifiers planted in two of five), made in pieces of 50,000. Ringbreak reads all
of them; a neighbour, slower by a hundred times, the first `--peer-count`. Every tool is timed by the processor seconds of its own
process, start and loading left out. Ringbreak and Presidio are held to exact spans; ioc-finder and iocextract give values without
places: for them a planted value counts wherever it stands.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ != "__main__":
    # The issue that asked for this command chose its name, and Python's own library has a module of that name too: whatever else in
    # this folder imports it (`subprocess` does) gets the library's.
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    spec = PathFinder.find_spec("selectors", [p for p in sys.path if Path(p or ".").resolve() != HERE])
    assert spec is not None
    assert spec.loader is not None
    sys.modules[__name__] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules[__name__])

PIECE = 50_000
PLANTED = ("phone", "bank_card", "url", "domain", "email", "btc")
"""Of the planted kinds those that some neighbour knows."""


def main() -> None:
    import argparse
    import json
    import os
    import subprocess
    import time
    from collections import Counter

    import pyarrow as pa
    from beside_selectors import CAN, PEERS, plain
    from selector_speed import make

    from ringbreak.selectors.extract import extract_arrow
    from ringbreak.selectors.scanner import kernel

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--peer-python", default=os.environ.get("RINGBREAK_PEER_PYTHON", ""))
    parser.add_argument("--peer-count", type=int, default=2_000)
    options = parser.parse_args()

    size = cpu = 0.0
    # kind -> right, found, planted; ours by span and value, over all texts and over the neighbours' share
    every: Counter[tuple[str, str]] = Counter()
    share: Counter[tuple[str, str]] = Counter()
    texts: list[str] = []
    gold: list[list[tuple[str, int, int, str]]] = []
    for number in range(-(-options.count // PIECE)):
        made, truths = make(min(PIECE, options.count - number * PIECE), options.seed + number)
        column = pa.array(made, pa.large_string())
        if number == 0:
            kernel()  # compiled or loaded before the clock runs
            extract_arrow(column)
        begun = time.process_time()
        found = extract_arrow(column)
        cpu += time.process_time() - begun
        size += sum(len(t.encode()) for t in made) / 1e6
        want = {(i, k, s, e, v) for i, truth in enumerate(truths) for k, s, e, v in truth}
        got = set(zip(*(found[c].to_pylist() for c in ("row", "kind", "start", "end", "value")), strict=True))
        for counter, upto in ((every, len(made)), (share, options.peer_count if number == 0 else 0)):
            counter.update(("planted", w[1]) for w in want if w[0] < upto)
            counter.update(("right", w[1]) for w in want & got if w[0] < upto)
        if number == 0:
            texts, gold = made[: options.peer_count], truths[: options.peer_count]
    planted = sum(n for (what, _), n in every.items() if what == "planted")
    right = sum(n for (what, _), n in every.items() if what == "right")
    speed = size / cpu
    print(
        "| tool | MB | MB/s a core | ringbreak is faster by | its kinds | recall | ringbreak on those kinds |"
    )
    print("|---|---:|---:|---:|---|---:|---:|")
    print(
        f"| ringbreak | {size:.1f} | {speed:.1f} | | all 14 planted | {right / planted:.4f} | |", flush=True
    )
    if not options.peer_python:
        print("\nnot measured: no --peer-python with presidio-analyzer, ioc-finder and iocextract")
        return
    asked = "".join(json.dumps({"text": t, "region": "CN"}) + "\n" for t in texts)
    part = sum(len(t.encode()) for t in texts) / 1e6
    for peer in PEERS:
        done = subprocess.run(
            [options.peer_python, "-P", str(HERE / "peer_selectors.py"), peer],
            input=asked, capture_output=True, text=True, check=True, encoding="utf-8",
        )  # fmt: skip
        seconds = float(done.stderr.strip().rsplit("cpu ", 1)[-1])
        kinds = [k for k in PLANTED if k in CAN[peer]]
        hit = all_ = 0
        for truth, line in zip(gold, done.stdout.splitlines(), strict=True):
            answer = json.loads(line)[peer]
            for kind, start, end, value in truth:
                if kind in kinds:
                    all_ += 1
                    hit += any(
                        k == kind
                        and (
                            (a, b) == (start, end)
                            if peer == "presidio"
                            else plain(kind, v) == plain(kind, value)
                        )
                        for k, v, a, b in answer
                    )
        own = sum(share["right", k] for k in kinds) / max(1, sum(share["planted", k] for k in kinds))
        print(
            f"| {peer} | {part:.1f} | {part / seconds:.2f} | {speed / (part / seconds):,.0f} times | {', '.join(kinds)} "
            f"| {hit / max(1, all_):.4f} | {own:.4f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
