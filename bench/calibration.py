"""How far stated probabilities can be believed: Cllr, reliability tables, false links at each verbal level.

Used by the accuracy_*.py programs beside it. Cllr is the mean cost, in bits, of the likelihood ratios behind the probabilities (Brümmer and du
Preez, Application-independent evaluation of speaker detection, 2006): 0 is perfect, 1 says nothing. Where a set has scores and no stated
probabilities a scale is fitted on one half and measured on the other, by `isotonic`, so that no pair judges itself.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

F64 = npt.NDArray[np.float64]
B = npt.NDArray[np.bool_]

EDGES = (0.0, 0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.000001)


def cllr(probability: F64, true: B) -> float:
    """Cllr of posteriors whose prior is the share of true ones in the set."""
    if true.all() or not true.any():
        return float("nan")
    p = np.clip(probability, 1e-6, 1 - 1e-6)
    llr = np.log(p / (1 - p)) - math.log(true.sum() / (~true).sum())
    return float(0.5 * (np.log2(1 + np.exp(-llr[true])).mean() + np.log2(1 + np.exp(llr[~true])).mean()))


def cllr_min(score: F64, true: B) -> float:
    """The least Cllr that any rising scale over these scores could have on these very pairs: what is lost because the scores do not tell
    true from false. What Cllr has above it is lost because the stated figures are off. By pool-adjacent-violators, equal scores together."""
    values, block = np.unique(score, return_inverse=True)
    count = np.bincount(block, minlength=values.size)
    hits = np.bincount(block, weights=true, minlength=values.size)
    held: list[tuple[float, float, int]] = []
    for n, h in zip(count.tolist(), hits.tolist(), strict=True):
        held.append((h, n, 1))
        while len(held) > 1 and held[-2][0] * held[-1][1] >= held[-1][0] * held[-2][1]:
            (h2, n2, k2), (h1, n1, k1) = held.pop(), held.pop()
            held.append((h1 + h2, n1 + n2, k1 + k2))
    fitted = np.repeat([h / n for h, n, _ in held], [k for _, _, k in held])
    return cllr(fitted[block], true)


def table(probability: F64, true: B, edges: Sequence[float] = EDGES) -> list[str]:
    """Rows of a reliability table: stated from, to, how many, their mean, the share that is true."""
    lines = ["| stated probability | pairs | mean stated | share true |", "|---|---|---|---|"]
    for lo, hi in itertools.pairwise(edges):
        inside = (probability >= lo) & (probability < hi)
        if inside.any():
            lines.append(
                f"| {lo:g} to {min(hi, 1):g} | {int(inside.sum()):,} | {probability[inside].mean():.4f} | {true[inside].mean():.4f} |"
            )
    return lines


def levels(probability: F64, true: B, level: Callable[[float], str]) -> list[str]:
    """Rows of false pairs at each verbal level in favour; bits are those of the likelihood ratio, the prior taken out."""
    p = np.clip(probability, 1e-12, 1 - 1e-12)
    prior = math.log2(true.sum() / max(1, (~true).sum()))
    bits = np.log2(p / (1 - p)) - prior
    lines = ["| verbal level | pairs | false | rate |", "|---|---|---|---|"]
    named = np.array([level(b) if b > 0 else "" for b in bits])
    order = {name: bits[named == name].max() for name in set(named.tolist()) if name}
    for name in sorted(order, key=lambda n: -order[n]):
        inside = named == name
        wrong = int((~true[inside]).sum())
        lines.append(f"| {name} | {int(inside.sum()):,} | {wrong:,} | {wrong / inside.sum():.4f} |")
    return lines


def half(key: str) -> bool:
    """Which half something belongs to, by its name alone."""
    return hashlib.sha256(key.encode()).digest()[-1] % 2 == 0


def isotonic(score: F64, true: B, at: F64) -> F64:
    """Posteriors for `at`, from scores whose truth is known, by pool-adjacent-violators; an end never says 0 or 1.

    Two imagined pairs, one true and one false, stand at each end, as in the rule of succession.
    """
    order = np.argsort(score, kind="stable")
    x, y = score[order], true[order].astype(float)
    blocks: list[list[float]] = [[0.5, 2.0, -np.inf]]
    for s, v in zip(x.tolist(), y.tolist(), strict=True):
        blocks.append([v, 1.0, s])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            b, a = blocks.pop(), blocks.pop()
            n = a[1] + b[1]
            blocks.append([(a[0] * a[1] + b[0] * b[1]) / n, n, a[2]])
    blocks.append([0.5, 2.0, np.inf])
    while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
        b, a = blocks.pop(), blocks.pop()
        n = a[1] + b[1]
        blocks.append([(a[0] * a[1] + b[0] * b[1]) / n, n, a[2]])
    starts = np.array([b[2] for b in blocks])
    value = np.array([b[0] for b in blocks])
    return value[np.maximum(0, np.searchsorted(starts, at, side="right") - 1)]


def joined_or_not(fit: tuple[int, int, int, int], measured: tuple[int, int, int, int]) -> float:
    """Cllr of a method that only says joined or not, the ratios of both answers taken from one half and measured on the other.

    Args:
        fit, measured: Pairs (joined rightly, joined wrongly, missed, kept apart rightly).
    """
    a, b, c, d = (x + 0.5 for x in fit)
    ratio_yes = (a / (a + c)) / (b / (b + d))
    ratio_no = (c / (a + c)) / (d / (b + d))
    tp, fp, fn, tn = measured
    true = (tp * math.log2(1 + 1 / ratio_yes) + fn * math.log2(1 + 1 / ratio_no)) / max(1, tp + fn)
    false = (fp * math.log2(1 + ratio_yes) + tn * math.log2(1 + ratio_no)) / max(1, fp + tn)
    return 0.5 * (true + false)
