"""Learn the weights of `selectors.weighed_names` from this repository's own labelled texts, always to the same numbers.

    python tools/train_names.py [--without heldout11 ...] [--out FILE]

Positive are the words labelled as accounts in tests/corpora/selectors_zh, negative all other words of the same form there and in
tests/corpora/selectors_zh/unnamed.txt, one text a line, which names nobody. A logistic model is fitted with a Gaussian prior by steps of
falling size (AdaGrad) over all texts at once, from zero, so no chance is in it; what it says is written as whole hundredths, and
features that add less than `LEAST` are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ringbreak.selectors import weighed_names
from ringbreak.selectors.passage import Passage

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT / "tests" / "corpora" / "selectors_zh"
OUT = ROOT / "src" / "ringbreak" / "selectors" / "name_weights.json"
ACCOUNTS = frozenset("handle wechat telegram line douyin weibo qq alipay whatsapp".split())
PRIOR = 0.3
STEPS = 300
RATE = 0.3
SEEN = 2
"""Texts that must show a feature."""
LEAST = 4
"""Hundredths of a weight that is written down."""

Example = tuple[list[str], bool]


def examples(name: str) -> Iterator[Example]:
    """Features of each word of a labelled set that has the form of a name, and whether it is an account; a composed sentence counts once."""
    seen = set()
    for line in (CORPORA / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        sentence = row["id"].split("-")[0]
        if sentence in seen:
            continue
        seen.add(sentence)
        gold = {(m["start"], m["end"]): m["kind"] in ACCOUNTS for m in row["mentions"]}
        passage = Passage(row["text"])
        for start, end, features in described(passage):
            span = passage.folded.origin(start, end)
            account = gold.get(span)
            touched = any(a < span[1] and b > span[0] and said for (a, b), said in gold.items())
            if account or not touched:
                yield features, bool(account)


def unnamed() -> Iterator[Example]:
    """The same of the texts that name nobody."""
    for line in (CORPORA / "unnamed.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            for _, _, features in described(Passage(line.replace("\\n", "\n"))):
                yield features, False


def described(passage: Passage) -> Iterator[tuple[int, int, list[str]]]:
    words = weighed_names.candidates(passage.text, passage.keys, everywhere=True)
    times = Counter(passage.keys[start:end] for start, end, _ in words)
    around = weighed_names.Around(passage.text, passage.keys)
    for start, end, _ in words:
        yield start, end, around.features(start, end, times[passage.keys[start:end]])


def fit(given: Sequence[Example]) -> tuple[int, dict[str, int]]:
    """(bias, weights) in hundredths."""
    shown = Counter(feature for features, _ in given for feature in set(features))
    names = sorted(feature for feature, count in shown.items() if count >= SEEN)
    place = {feature: i for i, feature in enumerate(names)}
    rows, columns = [], []
    for i, (features, _) in enumerate(given):
        for feature in sorted(set(features)):
            if feature in place:
                rows.append(i)
                columns.append(place[feature])
    row: npt.NDArray[np.int64] = np.array(rows)
    column: npt.NDArray[np.int64] = np.array(columns)
    wanted = np.array([account for _, account in given], np.float64)
    weight, pulled = np.zeros(len(names)), np.full(len(names), 1e-6)
    bias, pulled_bias = 0.0, 1e-6
    for _ in range(STEPS):
        odds = np.bincount(row, weight[column], len(given)) + bias
        error = 1 / (1 + np.exp(-odds)) - wanted
        slope = np.bincount(column, error[row], len(names)) + PRIOR * weight
        pulled += slope * slope
        weight -= RATE * slope / np.sqrt(pulled)
        pulled_bias += error.sum() ** 2
        bias -= RATE * error.sum() / pulled_bias**0.5
    hundredths = np.rint(100 * weight).astype(int)
    return round(100 * bias), {
        name: int(w) for name, w in zip(names, hundredths, strict=True) if abs(w) >= LEAST
    }


def sets() -> list[str]:
    found = [p.stem for p in CORPORA.glob("heldout*.jsonl")]
    return ["corpus", *sorted(found, key=lambda name: int(name[7:] or 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="sets that must not be learnt from")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    learnt = [name for name in sets() if name not in given.without]
    shown = [example for name in learnt for example in examples(name)] + list(unnamed())
    bias, weights = fit(shown)
    data = {
        "sets": learnt,
        "words": len(shown),
        "accounts": sum(account for _, account in shown),
        "bias": bias,
        "weights": weights,
    }
    given.out.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(shown)} words, {data['accounts']} accounts, {len(weights)} features: {given.out}")


if __name__ == "__main__":
    main()
