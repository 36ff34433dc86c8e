"""A case by somebody who did not know the engine, held against what its author says of every record.

    ringbreak investigate FOLDER/evidence -o CASE --authority test-data
    python bench/stranger.py CASE TRUTH.jsonl            per operation: rings, roles, innocents, what is missed
    python bench/stranger.py CASE TRUTH.jsonl --list A   also each record of operation A: found, missed, its text

A line of TRUTH is {"file", "key", "op", "role"}: the file as named in the folder, an excerpt that one record of it holds
(several cells of a row are joined by "|"), the operation or null, the role or null. A record whose excerpt is found in no
record, or in several, is counted and left out of the rest. Nothing here is read by the engine.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

# Another benchmark in this folder is called like a module of the standard library.
sys.path[:] = [p for p in sys.path if not p.rstrip("/").endswith("bench")]

import duckdb  # noqa: E402

OUTSIDE = ("victim", "buyer", "official", None)
"""Roles that accuse nobody."""

SAME = {"handler": "money_handler", "supplier": "data_source"}
"""Words of authors for our roles."""


class Case:
    """The tables of a case, read once: texts of records by file, rings, roles."""

    def __init__(self, folder: Path) -> None:
        db = duckdb.connect()

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return db.sql(sql.replace("@", f"'{folder}/tables/").replace("~", ".parquet'")).fetchall()

        parent = {e: (p, n) for e, p, n in rows("SELECT evidence_id, parent_id, name FROM @evidence~")}
        self.file: dict[int, str] = {}
        words: dict[int, list[str]] = defaultdict(list)
        for record, evidence, *told in rows(
            "SELECT record_id, evidence_id, author_name, author, title, text, url, locator FROM @records~ ORDER BY record_id"
        ):
            while parent[evidence][0]:
                evidence = parent[evidence][0]
            self.file[record] = parent[evidence][1]
            words[record] += [t for t in told if t]
        for record, value in rows("SELECT record_id, value FROM @fields~ ORDER BY record_id, field"):
            words[record].append(value)
        for record, *told in rows(
            "SELECT record_id, payer, payee, payer_name, payee_name, memo, CAST(amount AS VARCHAR) FROM @transfers~ ORDER BY record_id"
        ):
            words[record] += [t for t in told if t]
        self.words = {r: _plain(" | ".join(w)) for r, w in words.items()}
        self.rings = {
            i: (rank, kind, sure)
            for i, rank, kind, sure in rows(
                "SELECT ring_id, rank, case_type, case_type_confidence FROM @rings~ ORDER BY rank"
            )
        }
        self.ring_of: dict[int, str] = {}
        self.role_of: dict[int, str | None] = {}
        for ring, member, role in rows(
            "SELECT ring_id, member_id, role FROM @ring_members~ WHERE member_kind = 'record' ORDER BY ring_id, member_id"
        ):
            self.ring_of[member], self.role_of[member] = ring, role


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def matched(case: Case, truth: list[dict[str, Any]]) -> tuple[dict[int, dict[str, Any]], Counter[str]]:
    """Records with what their author says of them; how many lines found one, none, several records."""
    of_file: dict[str, list[int]] = defaultdict(list)
    for record, name in case.file.items():
        of_file[name].append(record)
    told: dict[int, dict[str, Any]] = {}
    ended: Counter[str] = Counter()
    for line in truth:
        parts = [_plain(p) for p in line["key"].split("|")]
        hits = [r for r in of_file[line["file"]] if all(p in case.words[r] for p in parts)]
        hits = [r for r in hits if r not in told] if len(hits) > 1 else hits
        ended["one" if len(hits) == 1 else "several" if hits else "none"] += 1
        if len(hits) == 1:
            told[hits[0]] = line
        elif not hits:
            ended["none in " + line["file"]] += 1
    return told, ended


def report(case: Case, told: dict[int, dict[str, Any]]) -> None:
    """Print the table of operations, then roles, innocents and what is missed, by file."""
    by_ring: dict[str, Counter[str | None]] = defaultdict(Counter)
    for record, ring in case.ring_of.items():
        by_ring[ring][told[record]["op"] if record in told else "?"] += 1
    main: dict[str, str] = {}
    for op in sorted({t["op"] for t in told.values() if t["op"]}):
        ours = [r for r, t in told.items() if t["op"] == op]
        rings = Counter(case.ring_of[r] for r in ours if r in case.ring_of)
        print(f"operation {op}: {len(ours)} records, in rings {sum(rings.values())}")
        for ring, count in rings.most_common(6):
            rank, kind, sure = case.rings[ring]
            mix = ", ".join(f"{k}: {n}" for k, n in by_ring[ring].most_common())
            print(
                f"  R{rank} {kind} {sure if sure is None else round(sure, 2)}: {count} of it; whole ring {mix}"
            )
            main.setdefault(op, ring)
        roles = Counter(
            (t["role"], case.role_of.get(r)) for r, t in told.items() if t["op"] == op and r in case.ring_of
        )
        right = sum(n for (a, b), n in roles.items() if b and SAME.get(a or "", a) == b)
        wrong = sum(n for (a, b), n in roles.items() if b and SAME.get(a or "", a) != b)
        print(
            f"  roles: right {right}, wrong {wrong}; "
            + "; ".join(f"{a}>{b}: {n}" for (a, b), n in roles.most_common() if b)
        )
        missed = Counter(
            (t["file"], t["role"]) for r, t in told.items() if t["op"] == op and r not in case.ring_of
        )
        print("  missed: " + "; ".join(f"{f} {role}: {n}" for (f, role), n in missed.most_common()))
    innocent = [r for r, t in told.items() if t["op"] is None]
    inside = [r for r in innocent if r in case.ring_of]
    accused = [r for r in inside if case.role_of[r] not in OUTSIDE]
    blamed = [
        r for r, t in told.items()
        if t["op"] and t["role"] in ("victim", "buyer") and case.role_of.get(r) not in OUTSIDE
    ]  # fmt: skip
    print(
        f"innocent {len(innocent)}, in a ring {len(inside)}, accused {len(accused)}; victims and buyers accused {len(blamed)}"
    )
    print(
        "  in rings: "
        + "; ".join(f"{f}: {n}" for f, n in Counter(told[r]["file"] for r in inside).most_common())
    )
    for r in [*accused, *blamed]:
        print(f"  accused: {case.role_of[r]} {told[r]['file']}: {case.words[r][:120]}")
    for ring, mix in by_ring.items():
        if ring not in main.values() and not any(op and op != "?" for op in mix):
            print(
                f"  ring of none: R{case.rings[ring][0]} {case.rings[ring][1]}: {sum(mix.values())} records"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("case", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument(
        "--list",
        default="",
        help="an operation, or - for the innocents, whose records are printed one by one",
    )
    given = parser.parse_args()
    case = Case(given.case)
    truth = [
        json.loads(line) for line in given.truth.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    told, ended = matched(case, truth)
    print(f"{len(truth)} lines of truth: " + ", ".join(f"{n} {k}" for k, n in ended.most_common()))
    report(case, told)
    if given.list:
        op = None if given.list == "-" else given.list
        for r, t in sorted(told.items(), key=lambda at: (at[1]["file"], at[1]["key"])):
            if t["op"] == op:
                ring = case.ring_of.get(r)
                where = f"R{case.rings[ring][0]} {case.role_of[r]}" if ring else "-"
                print(f"{where}\t{t['role']}\t{t['file']}\t{case.words[r][:300]}")


if __name__ == "__main__":
    main()
