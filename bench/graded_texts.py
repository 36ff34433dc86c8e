"""What a graded scale of likeness between texts could state, where the linker only says joined or not (D3lta).

Fitted on one half of the gold clusters and measured on the other, both ways, so that no pair judges itself; beside it the least that any
rising scale over the same scores could have (bench/calibration.py). Used by accuracy_linking.py; the engine states no such figure.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from bench.calibration import cllr, cllr_min, half, isotonic

F64 = npt.NDArray[np.float64]
B = npt.NDArray[np.bool_]


def grams(text: str) -> list[str]:
    """Four-grams of the words of a text, their ends marked."""
    return [
        w[i : i + 4]
        for word in re.findall(r"\w+", text.lower())
        for w in [f"^{word}$"]
        for i in range(max(1, len(w) - 3))
    ]


def kept_in_translation(text: str) -> list[str]:
    """What a translator leaves as it is, where the letters allow: Latin words, numbers, names after # and @, addresses."""
    return re.findall(r"[a-z]{3,}|[0-9]{2,}|[#@]\w+|https?://\S+", text.lower())


def cosine(texts: Sequence[str], features: Callable[[str], list[str]]) -> F64:
    """Cosine of every pair of texts (rows of the upper triangle), rare features heavier."""
    bearers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, text in enumerate(texts):
        for feature, n in Counter(features(text)).items():
            bearers[feature].append((i, 1.0 + math.log(n)))
    same = np.zeros((len(texts), len(texts)))
    for held in bearers.values():
        rows = np.array([i for i, _ in held])
        weight = np.array([w for _, w in held]) * math.log(len(texts) / len(held))
        same[np.ix_(rows, rows)] += np.outer(weight, weight)
    length = np.sqrt(np.maximum(np.diag(same), 1e-12))
    made: F64 = (same / length[:, None] / length[None, :])[np.triu_indices(len(texts), 1)]
    return made


def graded(texts: Sequence[str], clusters: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Rows of the table: score, which pairs, Cllr of a scale fitted on the other half, the least it could be."""
    left, right = np.triu_indices(len(texts), 1)
    gold, language = np.array(clusters), np.array(languages)
    true: B = gold[left] == gold[right]
    side = np.array([half(c) for c in clusters])
    first, other = side[left] & side[right], ~side[left] & ~side[right]
    across: B = language[left] != language[right]
    lines = [
        "| likeness | pairs | of them true | Cllr, scale of the other half | the least it could be |",
        "|---|---|---|---|---|",
    ]
    for name, features in (("four-grams of words", grams), ("Latin words, numbers, names, addresses", kept_in_translation)):  # fmt: skip
        score = cosine(texts, features)
        for sort, chosen in (
            ("in one language", ~across),
            ("across languages", across),
            ("all", across | True),
        ):
            costs = [
                scaled(score[a & chosen], true[a & chosen], score[b & chosen], true[b & chosen])
                for a, b in ((first, other), (other, first))
            ]
            least = cllr_min(score[chosen], true[chosen])
            lines.append(
                f"| {name} | {sort}, {int(chosen.sum()):,} | {int(true[chosen].sum()):,} | {sum(costs) / 2:.3f} | {least:.3f} |"
            )
    return lines


def scaled(score: F64, true: B, at: F64, real: B) -> float:
    """Cllr on one half of likelihood ratios by the isotonic scale of the other; each half has a share of true pairs of its own."""
    said = isotonic(score, true, at)
    odds = said / (1 - said) / (true.sum() / (~true).sum()) * (real.sum() / (~real).sum())
    return cllr(odds / (1 + odds), real)
