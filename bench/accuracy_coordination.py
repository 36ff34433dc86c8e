"""How well accounts that act together are found: parity with the published definition, and campaigns hidden in real traffic.

    python bench/accuracy_coordination.py            print the report
    python bench/accuracy_coordination.py --write    write docs/accuracy/coordination.md as well

Real traffic is russian_coord_tweets of CooRTweet (MIT), read from ../shared/data; "not measured" is printed when it is not there.
R is not needed: the published definition is written once more here, in plain Python and without our code, as the peer.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

sys.path[:] = [p for p in sys.path if not p.rstrip("/").endswith("bench")]

import argparse
import csv
import gzip
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "coordination" / "coortweet" / "russian_coord_tweets.csv.gz"

from ringbreak.linking.coaction.chance import beyond_chance
from ringbreak.linking.coaction.definition import network
from ringbreak.linking.coaction.shares import Shares

Row = tuple[str, str, str, float]
"""object, account, content, seconds"""
Edge = tuple[str, str]


def read() -> list[Row]:
    """The shares of the set, in file order."""
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as f:
        return [
            (r["object_id"], r["account_id"], r["content_id"], float(r["timestamp_share"]))
            for r in csv.DictReader(f)
        ]


def reference(rows: Sequence[Row], window: float, participation: int, loops: bool = False) -> dict[Edge, int]:
    """CooRTweet's detect_groups and the weights of its network, written out plainly; quadratic within an object."""
    count: dict[str, int] = defaultdict(int)
    for _, who, _, _ in rows:
        count[who] += 1
    kept = [r for r in rows if count[r[1]] >= participation]
    by_object: dict[str, list[Row]] = defaultdict(list)
    for r in kept:
        by_object[r[0]].append(r)
    pairs: list[tuple[Row, Row]] = []
    for thing, held in by_object.items():
        for i, x in enumerate(held):
            for y in held[i + 1 :]:
                if abs(x[3] - y[3]) > window:
                    continue
                if not loops and (thing in (x[2], y[2]) or x[2] == y[2] or x[1] == y[1]):
                    continue
                pairs.append((x, y))
    contents = {x[2] for x, _ in pairs} | {y[2] for _, y in pairs}
    again: dict[str, int] = defaultdict(int)
    for _, who, content, _ in kept:
        again[who] += content in contents
    stays = {r[2] for r in kept if r[2] in contents and again[r[1]] >= participation}
    weight: dict[Edge, int] = defaultdict(int)
    for x, y in pairs:
        if x[2] in stays or y[2] in stays:
            weight[min(x[1], y[1]), max(x[1], y[1])] += 1
    return dict(weight)


def dense(rows: Sequence[Row]) -> tuple[Shares, np.ndarray, np.ndarray]:
    """Shares with numbers for names, the account names by number, and which shares are of the original itself."""
    _, thing = np.unique(np.array([r[0] for r in rows]), return_inverse=True)
    names, who = np.unique(np.array([r[1] for r in rows]), return_inverse=True)
    _, content = np.unique(np.array([r[2] for r in rows]), return_inverse=True)
    shares = Shares(
        thing.astype(np.int32), who.astype(np.int32), content.astype(np.int32), np.array([r[3] for r in rows])
    )
    return shares, names, np.array([r[0] == r[2] for r in rows])


def parity(rows: Sequence[Row]) -> list[str]:
    shares, names, original = dense(rows)
    lines = [
        "| window s | participation | loops | edges by the definition | ours | same edges and weights | above the median weight, same | definition, CPU s | ours, CPU s |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for window, participation, loops in (
        (10, 2, False), (10, 5, False), (10, 5, True), (60, 2, False), (60, 5, False), (300, 3, False), (3600, 2, False),
    ):  # fmt: skip
        t = time.process_time()
        wanted = reference(rows, window, participation, loops)
        peer_time = time.process_time() - t
        t = time.process_time()
        made = network(shares, original, window=window, participation=participation, loops=loops)
        own_time = time.process_time() - t
        found = {
            (str(names[a]), str(names[b])): int(w)
            for a, b, w in zip(made.left, made.right, made.weight, strict=True)
        }
        limit = float(np.quantile(list(wanted.values()), 0.5)) if wanted else 0.0
        above = {e for e, w in wanted.items() if w > limit}
        mine = {e for e, keep in zip(found, made.above, strict=True) if keep}
        lines.append(
            f"| {window} | {participation} | {'kept' if loops else 'removed'} | {len(wanted)} | {len(found)} | "
            f"{'yes' if wanted == found else 'NO'} | {'yes' if above == mine else 'NO'} ({len(mine)}) | {peer_time:.2f} | {own_time:.2f} |"
        )
    known = "9fa51ef17278c01d13d313741eddfc0b"
    with_loops = {a for e in reference(rows, 10, 5, True) for a in e}
    without = {a for e in reference(rows, 10, 5, False) for a in e}
    lines += [
        "",
        f"A fact that CooRTweet's own tests fix (participation 5, 10 s): account {known[:8]}… appears with loops kept "
        f"({'yes' if known in with_loops else 'NO'}) and not when they are removed ({'yes' if known not in without else 'NO'}).",
    ]
    return lines


def inject(
    rows: Sequence[Row], seed: int, accounts: int, objects: int, spread: float, busy: int, take_part: float
) -> tuple[list[Row], set[Edge], set[str]]:
    """Real traffic with one campaign in it.

    Args:
        accounts, objects: Size of the campaign. spread: Seconds over which one push is spread. busy: Shares each of its
            accounts also makes like anybody else (objects and times of random real shares). take_part: Share of the pushes in
            which an account takes part.
    Returns: The rows, the campaign's pairs (those that meet at least three times by design), its accounts.
    """
    rng = np.random.default_rng(seed)
    out = list(rows)
    names = [f"campaign{seed}-{i}" for i in range(accounts)]
    picked = rng.choice(len(rows), objects, replace=False)
    number = 0
    for n, p in enumerate(picked.tolist()):
        # Half of the pushes take something that others share too, half are of the campaign's own.
        thing = rows[p][0] if n % 2 else f"push{seed}-{n}"
        start = rows[p][3] + float(rng.uniform(0, 3600))
        for who in names:
            if rng.random() < take_part:
                out.append((thing, who, f"c{seed}-{number}", start + float(rng.uniform(0, spread))))
                number += 1
    for who in names:
        for p in rng.choice(len(rows), busy, replace=False).tolist():
            out.append((rows[p][0], who, f"c{seed}-{number}", rows[p][3] + float(rng.uniform(0, 600))))
            number += 1
    truth = {(min(a, b), max(a, b)) for i, a in enumerate(names) for b in names[i + 1 :]}
    return out, truth, set(names)


def area(scores: dict[Edge, float], truth: set[Edge]) -> float:
    """Area under the ROC curve over the pairs given, truth that is not among them counted as score 0."""
    yes = np.array([scores.get(e, 0.0) for e in sorted(truth)])
    no = np.array([s for e, s in sorted(scores.items()) if e not in truth])
    if not yes.size or not no.size:
        return float("nan")
    values, inverse = np.unique(np.concatenate([yes, no]), return_inverse=True)
    up = np.bincount(inverse[: yes.size], minlength=values.size)
    down = np.bincount(inverse[yes.size :], minlength=values.size)
    below = np.cumsum(down) - down
    return float((up * (below + down / 2)).sum() / (yes.size * no.size))


def accounts_of(edges: set[Edge]) -> set[str]:
    return {a for e in edges for a in e}


def campaigns(rows: Sequence[Row], seeds: Sequence[int]) -> list[str]:
    lines = [
        "| campaign | ours: accounts P / R | pairs R | AUC | definition 60 s, above median weight: accounts P / R | definition 10 s, 2: accounts P / R | AUC by weight, 60 s |",
        "|---|---|---|---|---|---|---|",
    ]
    cases = (
        ("2 accounts, 10 pushes", 2, 10, 30.0, 5, 1.0),
        ("3 accounts, 5 pushes", 3, 5, 30.0, 5, 1.0),
        ("5 accounts, 5 pushes", 5, 5, 30.0, 5, 1.0),
        ("5 accounts, 10 pushes", 5, 10, 30.0, 10, 1.0),
        ("10 accounts, 10 pushes, each in 80 %", 10, 10, 40.0, 10, 0.8),
        ("20 accounts, 10 pushes, each in 60 %", 20, 10, 50.0, 20, 0.6),
        ("50 accounts, 8 pushes, each in 80 %", 50, 8, 50.0, 10, 0.8),
        ("100 accounts, 10 pushes, each in 80 %", 100, 10, 55.0, 20, 0.8),
        ("10 accounts, 10 pushes over 5 minutes", 10, 10, 300.0, 10, 1.0),
        ("5 accounts, 3 pushes (the least there can be)", 5, 3, 30.0, 5, 1.0),
        ("no campaign", 0, 0, 1.0, 0, 1.0),
    )
    for name, size, pushes, spread, busy, part in cases:
        sums = np.zeros(9)
        told: list[str] = []
        for seed in seeds:
            made, truth, guilty = inject(rows, seed, size, pushes, spread, busy, part)
            shares, names, original = dense(made)
            ours = beyond_chance(shares, window=60.0)
            edges = [(str(names[a]), str(names[b])) for a, b in zip(ours.left, ours.right, strict=True)]
            found = {e for e, t in zip(edges, ours.together, strict=True) if t}
            peer = network(shares, original, window=60.0, participation=2)
            peer_edges = [(str(names[a]), str(names[b])) for a, b in zip(peer.left, peer.right, strict=True)]
            above = {e for e, t in zip(peer_edges, peer.above, strict=True) if t}
            quick = network(shares, original, window=10.0, participation=2)
            quick_edges = {
                (str(names[a]), str(names[b])) for a, b in zip(quick.left, quick.right, strict=True)
            }
            # For the curve every pair that met at all has its surprise, those that met once or twice too.
            scored = beyond_chance(shares, window=60.0, least=1)
            every = dict.fromkeys(peer_edges, 0.0) | {
                (str(names[a]), str(names[b])): float(s)
                for a, b, s in zip(scored.left, scored.right, scored.surprise, strict=True)
            }
            weights = {e: float(w) for e, w in zip(peer_edges, peer.weight, strict=True)}
            row = []
            for some in (found, above, quick_edges):
                people = accounts_of(some)
                row += [
                    len(people & guilty) / len(people) if people else 1.0,
                    len(people & guilty) / len(guilty) if guilty else float("nan"),
                ]
                if not guilty:
                    told.append(str(len(people)))
            row += [
                len(found & truth) / len(truth) if truth else float("nan"),
                area(every, truth),
                area(weights, truth),
            ]
            sums += np.array(row)
        if not size:
            lines.append(
                f"| {name} | {told[0]} accounts found | | | {told[1]} accounts found | {told[2]} accounts found | |"
            )
            continue
        m = sums / len(seeds)
        lines.append(
            f"| {name} | {m[0]:.3f} / {m[1]:.3f} | {m[6]:.3f} | {m[7]:.4f} | {m[2]:.3f} / {m[3]:.3f} | {m[4]:.3f} / {m[5]:.3f} | {m[8]:.4f} |"
        )
    return lines


def crowd() -> list[str]:
    """What a crowd costs: one object shared by ever more accounts within a minute."""
    lines = ["| accounts in one minute | ours, CPU s | definition, CPU s |", "|---|---|---|"]
    for n in (1_000, 2_000, 4_000, 8_000):
        rng = np.random.default_rng(n)
        shares = Shares(
            np.zeros(n, np.int32),
            np.arange(n, dtype=np.int32),
            np.arange(n, dtype=np.int32),
            np.sort(rng.uniform(0, 60, n)),
        )
        t = time.process_time()
        beyond_chance(shares, window=60.0, least=1)
        own = time.process_time() - t
        t = time.process_time()
        network(shares, np.zeros(n, np.bool_), window=60.0, participation=1)
        lines.append(f"| {n} | {own:.2f} | {time.process_time() - t:.2f} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write docs/accuracy/coordination.md")
    parser.add_argument("--seeds", default="1,2,3,4,5")
    args = parser.parse_args()
    seeds = [int(s) for s in args.seeds.split(",")]
    lines = [
        "# Accounts that act together",
        "",
        f"Made by `python bench/accuracy_coordination.py --write --seeds {args.seeds}`.",
        "",
    ]
    if not DATA.exists():
        lines.append("Not measured: the set is not at hand.")
    else:
        rows = read()
        lines += [
            f"Real traffic: russian_coord_tweets of CooRTweet, {len(rows):,} retweets by {len({r[1] for r in rows}):,} accounts. Nobody has",
            "labelled an account in it, so what is found there without a planted campaign may be real.",
            "",
            "## The published definition, exactly",
            "",
            '`LinkSettings(coordination_rule="coortweet")`. The peer is CooRTweet\'s definition written out once more in this benchmark, in plain',
            "Python from its R sources, because R was not at hand; the two share no code.",
            "",
            *parity(rows),
            "",
            "## Beyond chance",
            "",
            "The default. Campaigns of several sizes are planted in the real traffic; half of their pushes take up something others share too, and",
            f"each account also behaves like anybody else. Means over {len(seeds)} seeds. Window 60 s, three common objects, one wrong pair in a hundred",
            "allowed by the first test. Accounts P / R: of the accounts in any found pair, how many are planted; of the planted, how many are found.",
            "AUC: over all pairs that met within 60 s at all, by our surprise and by the definition's edge weight.",
            "",
            *campaigns(rows, seeds),
            "",
            "The window, the three objects and the one in a hundred were set before the first run and not changed after it. Since then: shaking by 20 windows instead of 30,",
            "Benjamini and Hochberg also for the second question, a lone pair now needs Bonferroni's rule (the same two accounts of the real traffic came in with every small campaign), and an",
            "object's own rhythm is taken from accounts under no suspicion (campaigns of 50 had vouched for themselves). So two accounts alone, with",
            "fewer than about seven common moves, are not found here.",
            "The curve by weight is higher where planted pairs met once or twice only: a weight ranks all such pairs of quiet accounts alike, a surprise",
            "puts them above. Neither tells them from strangers, and neither is let through.",
            "A campaign that spreads each push over five minutes is found by the pairs that happen to be close; LinkSettings may set a longer window.",
            "",
            "## What a crowd costs",
            "",
            *crowd(),
            "",
            "Each share is paired with the 64 that follow it in time, so a crowd costs its size; the definition pairs everybody with everybody.",
        ]
    text = "\n".join(lines) + "\n"
    print(text)
    if args.write:
        (ROOT / "docs" / "accuracy" / "coordination.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
