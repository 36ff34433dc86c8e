"""How well accounts that money passes through are told: AMLSim, beside degree ranking; writes docs/accuracy/money.md.

    python bench/accuracy_money.py [--data ../shared/data/money/amlsim_samples] [--write]

Average precision and recall at 1,000 of the set's fraud accounts, ranked by `passing_bits` (no training; the set was looked at while
choosing its signs) and by how many payments an account has. Ties count by their expected precision.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ringbreak.rings.conduct.mules import SURE_BITS
from ringbreak.rings.conduct.passing import passing_bits

ROOT = Path(__file__).resolve().parent.parent


def average_precision(scores: npt.NDArray[np.float64], labels: npt.NDArray[np.int64]) -> float:
    """Area under precision and recall; a group of equal scores counts with its own precision."""
    order = np.argsort(-scores, kind="stable")
    scores, labels = scores[order], labels[order]
    edges = np.flatnonzero(np.r_[True, scores[1:] != scores[:-1], True])
    right = np.add.reduceat(labels, edges[:-1])
    found = np.cumsum(right)
    return float(np.sum(right / labels.sum() * found / edges[1:]))


def load(folder: Path) -> tuple[npt.NDArray[np.int64], list[npt.NDArray[np.int64]]]:
    """Labels by account, and payer, payee, cents, day."""
    with gzip.open(folder / "nodes.csv.gz", "rt") as lines:
        nodes = list(csv.DictReader(lines))
    labels = np.zeros(len(nodes), np.int64)
    for row in nodes:
        labels[int(row["nodeid"])] = int(row["isFraud"])
    with gzip.open(folder / "transactions.csv.gz", "rt") as lines:
        rows = list(csv.DictReader(lines))
    return labels, [
        np.array([int(r["sourceNodeId"]) for r in rows], np.int64),
        np.array([int(r["targetNodeId"]) for r in rows], np.int64),
        np.array([round(float(r["value"]) * 100) for r in rows], np.int64),
        np.array([int(r["time"]) for r in rows], np.int64),
    ]


HEAD = """# Money

Written by `python bench/accuracy_money.py --write`; the set is not in this repository. Fraud accounts of AMLSim samples, ranked without
training. The whole set, labels included, was looked at before the two signs were chosen: a development figure, not a held-out one.

| set | ranked by | average precision | recall at 1,000 | CPU s |
|---|---|---|---|---|
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data" / "money" / "amlsim_samples"
    )
    parser.add_argument("--write", action="store_true", help="write docs/accuracy/money.md")
    args = parser.parse_args()
    if not args.data.is_dir():
        print("not measured: no AMLSim samples at", args.data)
        sys.exit(0)
    lines: list[str] = []
    for folder in sorted(p for p in args.data.iterdir() if p.is_dir()):
        labels, (payer, payee, cents, day) = load(folder)
        began = time.process_time()
        found = passing_bits(payer, payee, cents, day, len(labels))
        spent = time.process_time() - began
        pays = np.bincount(payer, minlength=len(labels)).astype(float)
        gets = np.bincount(payee, minlength=len(labels)).astype(float)
        for name, scores, cost in (
            ("**passing_bits**", found.bits, f"{spent:.1f}"),
            ("its sign 'conserved' alone", found.conserved, ""),
            ("its sign 'split' alone", found.split, ""),
            ("payments in and out (degree)", pays + gets, ""),
            ("payments in", gets, ""),
            ("payments out", pays, ""),
            ("both at least", np.minimum(pays, gets), ""),
        ):
            top = np.argsort(-scores, kind="stable")[:1000]
            lines.append(
                f"| {folder.name} | {name} | {average_precision(scores, labels):.3f} | "
                f"{labels[top].sum() / labels.sum():.3f} | {cost} |"
            )
        sure = found.bits >= SURE_BITS
        lines.append("")
        lines.append(
            f"{folder.name}: {len(labels):,} accounts ({labels.sum():,} of them fraud), {len(cents):,} payments. At {SURE_BITS:g} bits and more: "
            f"{int(sure.sum()):,} accounts, {labels[sure].mean():.3f} of them fraud."
        )
        lines.append("")
    lines.append(
        "**What it is worth.** In this generator a ring repeats one odd sum, often several times a day, and its hops do not always follow in time; 'split' finds the\n"
        "repetition. 326 of the 945 fraud accounts take part in none of these payments (below 60, others pay 100 to 600) and are not found. Real mules change sums;\n"
        "'conserved' with its tenth off within three days is made for those, and this set does not measure it well. Rings cannot be scored: the set labels accounts only.\n"
    )
    page = HEAD + "\n".join(lines)
    print(page)
    if args.write:
        (ROOT / "docs" / "accuracy" / "money.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
