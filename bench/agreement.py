"""How far two careful readers agree on what a text holds, and where ringbreak stands between them.

    python bench/agreement.py [--misses N]

Two sets of outside writers were labelled a second time, by a reader who saw the plain texts and the written guidelines
and nothing of the first labels: `second.jsonl` beside `heldout17.jsonl`, `second/test33` beside `test33`. Agreement is
the F1 of one reader's labels taken as answers to the other's; it is the same in both directions.

To see what a version of ringbreak that had seen neither gives, run it with that version's source:
PYTHONPATH=OLD/src python bench/agreement.py
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "corpora" / "bulletins"))

from annotated import Annotated, Gold, load_folder  # noqa: E402

from ringbreak.rings.bulletins.figures import is_chinese  # noqa: E402
from ringbreak.rings.bulletins.read import read_facts  # noqa: E402
from ringbreak.selectors.extract import extract  # noqa: E402

Label = tuple[str, int, int, str, str]
"""Passage, start, end, kind, value."""
Fact = tuple[str, int, int, str, object]
"""Text, start, end of the number with its unit words, measure, what is said of it."""
Doubt = tuple[str, str, str, int]
"""Text, kind, measure, which of several equal ones."""


def f1(both: int, one: int, other: int) -> float:
    """Agreement of two bags of `one` and `other` answers of which `both` are the same; 1.0 where both are empty."""
    return 2 * both / (one + other) if one + other else 1.0


def line(name: str, pairs: Sequence[tuple[int, int, int]]) -> str:
    """A row of a table: a name, how many the first reader has, an F1 a pair of readers."""
    return f"| {name} | {pairs[0][1]} | " + " | ".join(f"{f1(*p):.3f}" for p in pairs) + " |"


def labels(path: Path) -> set[Label]:
    """All labels of a file of passages."""
    rows = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
    return {(row["id"], m["start"], m["end"], m["kind"], m["value"]) for row in rows for m in row["mentions"]}


def selectors(folder: Path, misses: int) -> None:
    """Print the table of identifiers: exact span, kind and normal form must agree."""
    texts = {
        row["id"]: row["text"]
        for row in map(json.loads, (folder / "heldout17.jsonl").read_text("utf-8").splitlines())
    }
    first, second = labels(folder / "heldout17.jsonl"), labels(folder / "second.jsonl")
    found = {(i, m.start, m.end, m.kind, m.value) for i, text in texts.items() for m in extract(text)}
    chinese = {i for i, text in texts.items() if is_chinese(text, 0, len(text))}
    print("| identifiers | first reader | second with first | ringbreak with first | with second |")
    print("|---|---:|---:|---:|---:|")

    def row(name: str, keep: set[Label]) -> None:
        a, b, c = first & keep, second & keep, found & keep
        print(line(name, [(len(x & y), len(y), len(x)) for x, y in ((b, a), (c, a), (c, b))]))

    everything = first | second | found
    row("**all**", everything)
    row("Chinese", {m for m in everything if m[0] in chinese})
    row("English", {m for m in everything if m[0] not in chinese})
    common = Counter(m[3] for m in first | second)
    for kind in sorted(k for k, n in common.items() if n >= 8):
        row(f"`{kind}`", {m for m in everything if m[3] == kind})
    for m in sorted(first ^ second)[:misses]:
        whose = "first only " if m in first else "second only"
        print(f"    {whose} {m[3]}={m[4]} in {texts[m[0]][:160]!r}", file=sys.stderr)


def said(fact: Gold) -> object:
    """What a marked figure says, without its place."""
    return fact.measure, fact.value, fact.low, fact.high, fact.comparator


def marked(documents: Iterable[Annotated]) -> list[Fact]:
    """All marked figures."""
    return [(d.name, g.start, g.end, g.measure, said(g)) for d in documents for g in d.facts]


def read(documents: Iterable[Annotated]) -> tuple[list[Fact], set[Doubt]]:
    """What ringbreak reads in the texts; of a doubt about several figures, the first measure by name counts."""
    facts: list[Fact] = []
    doubts: list[tuple[str, str, str]] = []
    for d in documents:
        bulletin = read_facts(d.text)
        for f in bulletin.facts:
            what = (f.measure, f.value, f.low, f.high, f.comparator)
            facts.append((d.name, f.start, f.end, f.measure, what))
        for flag in bulletin.flags:
            measures = sorted({bulletin.facts[i].measure for i in flag.facts})
            doubts.append((d.name, flag.kind, measures[0] if measures else ""))
    return facts, counted(doubts)


def counted(doubts: Iterable[tuple[str, str, str]]) -> set[Doubt]:
    """Equal doubts told apart by their number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    out = set()
    for doubt in doubts:
        seen[doubt] += 1
        out.add((*doubt, seen[doubt]))
    return out


def agreed(one: list[Fact], other: list[Fact]) -> int:
    """Figures that say the same and whose spans meet, each counted once, from the left."""
    left = sorted(other, key=lambda f: f[:3])
    both = 0
    for fact in sorted(one, key=lambda f: f[:3]):
        at = next(
            (
                i
                for i, f in enumerate(left)
                if (f[0], f[4]) == (fact[0], fact[4]) and f[1] < fact[2] and fact[1] < f[2]
            ),
            None,
        )
        if at is not None:
            del left[at]
            both += 1
    return both


def bulletins(folder: Path, misses: int) -> None:
    """Print the table of figures and doubts: measure, value or ends, and comparator agree, and the spans meet."""
    documents, again = load_folder(folder / "test33"), load_folder(folder / "second" / "test33")
    assert [(d.name, d.text) for d in documents] == [(d.name, d.text) for d in again], "the texts differ"
    chinese = {d.name for d in documents if is_chinese(d.text, 0, len(d.text))}
    first, second = marked(documents), marked(again)
    facts, doubts = read(documents)
    flags = [counted((d.name, *flag) for d in ds for flag in d.flags) for ds in (documents, again)]
    print("\n| figures | first reader | second with first | ringbreak with first | with second |")
    print("|---|---:|---:|---:|---:|")
    for name, keep in (
        ("**all**", {d.name for d in documents}),
        ("Chinese", chinese),
        ("English", {d.name for d in documents} - chinese),
    ):
        a, b, c = ([f for f in fs if f[0] in keep] for fs in (first, second, facts))
        print(line(name, [(agreed(x, y), len(y), len(x)) for x, y in ((b, a), (c, a), (c, b))]))
    pairs = ((flags[1], flags[0]), (doubts, flags[0]), (doubts, flags[1]))
    print(line("doubts", [(len(x & y), len(y), len(x)) for x, y in pairs]))
    texts = {d.name: d.text for d in documents}
    for whose, one, other in (("first only ", first, second), ("second only", second, first)):
        for f in [f for f in one if not agreed([f], other)][:misses]:
            around = texts[f[0]][max(0, f[1] - 60) : f[2] + 40]
            print(f"    {whose} {f[4]} {texts[f[0]][f[1] : f[2]]!r} in {around!r}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", type=int, default=0, help="print so many of what they disagree about")
    args = parser.parse_args()
    corpora = ROOT / "tests" / "corpora"
    selectors(corpora / "selectors_zh", args.misses)
    bulletins(corpora / "bulletins", args.misses)


if __name__ == "__main__":
    main()
