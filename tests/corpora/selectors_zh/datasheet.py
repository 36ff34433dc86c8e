"""Counts for the datasheet: `python tests/corpora/selectors_zh/datasheet.py` rewrites the tables of README.md."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
BEGIN, END = "<!-- counts: made by datasheet.py -->", "<!-- end of counts -->"
FILES = {
    "corpus.jsonl": "first half",
    "heldout.jsonl": "held-out half",
    "heldout2.jsonl": "second sitting",
    "heldout3.jsonl": "third sitting",
    "heldout4.jsonl": "fourth sitting",
    "heldout5.jsonl": "fifth sitting",
    "heldout6.jsonl": "sixth sitting",
    "heldout7.jsonl": "seventh sitting",
    "heldout8.jsonl": "eighth sitting",
    "heldout9.jsonl": "ninth sitting",
    "heldout10.jsonl": "tenth sitting",
    "heldout11.jsonl": "eleventh sitting",
    "heldout12.jsonl": "twelfth sitting",
    "heldout13.jsonl": "thirteenth sitting",
    "heldout14.jsonl": "fourteenth sitting",
    "heldout15.jsonl": "fifteenth sitting",
    "heldout16.jsonl": "sixteenth sitting",
    "heldout17.jsonl": "seventeenth sitting",
    "heldout18.jsonl": "eighteenth sitting",
}


def tables() -> str:
    rows = {name: [json.loads(x) for x in (HERE / name).read_text("utf-8").splitlines()] for name in FILES}
    counts: dict[str, dict[str, Counter[str]]] = {"register": {}, "kind": {}, "disguise": {}}
    head = []
    for name, passages in rows.items():
        mentions = [m for p in passages for m in p["mentions"]]
        counts["register"][name] = Counter(p["register"] for p in passages)
        counts["kind"][name] = Counter(m["kind"] for m in mentions)
        counts["disguise"][name] = Counter(m["disguise"] or "none" for m in mentions)
        frames = len({p["id"].split("-")[0] for p in passages})
        head.append(
            f"| {FILES[name]} | {len(passages)} | {frames} | {sum(not p['mentions'] for p in passages)} | {len(mentions)} "
            f"| {sum(len(p['text']) for p in passages):,} |"
        )
    out = [
        "| half | passages | composed sentences | without any identifier | mentions | characters |",
        "|---|---:|---:|---:|---:|---:|",
        *head,
    ]
    for what, by_file in counts.items():
        names = sorted(
            set().union(*by_file.values()), key=lambda n: (-sum(c[n] for c in by_file.values()), n)
        )
        out += ["", f"| {what} | " + " | ".join(FILES.values()) + " |", "|---|" + "---:|" * len(FILES)]
        out += [f"| `{n}` | " + " | ".join(str(by_file[f][n]) for f in FILES) + " |" for n in names]
    return "\n".join(out)


def main() -> None:
    path = HERE / "README.md"
    before, rest = path.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    path.write_text(f"{before}{BEGIN}\n{tables()}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
