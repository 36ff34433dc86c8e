# ruff: noqa: E402
"""Time and memory of linking, from texts and identifiers to rings.

    python bench/linking.py                 near-duplicate families, whole linking, components, at 10^4 .. 10^6 records
    python bench/linking.py --sizes 100000  only that size
    python bench/linking.py --peer-python PATH   beside datasketch (texts) and scipy (components), run by the interpreter of an
                                            environment that has them: pip install datasketch scipy numpy pyarrow

Each measurement runs in a process of its own, so the peak memory is its own. Texts are random words (zh, en), a fifth of
them in families of 2 to 500 whose members differ in 5 to 20 % of their words; two thirds of the records bear an identifier.
"""

from __future__ import annotations

import sys

# A benchmark beside this one is called selectors.py, like a module of the standard library.
sys.path[:] = [p for p in sys.path if not p.endswith("bench")]

import argparse
import json
import math
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


def corpus(size: int, seed: int = 7) -> tuple[pa.Table, pa.Table, np.ndarray]:
    """RECORDS and MENTIONS of `size` short messages, and the family of each (-1: none)."""
    from ringbreak.model.ids import record_ids
    from ringbreak.model.mentions import MENTIONS
    from ringbreak.model.records import RECORDS

    rng = np.random.default_rng(seed)
    chinese = ["".join(chr(c) for c in rng.integers(0x4E00, 0x9000, n)) for n in rng.integers(1, 4, 30_000)]
    english = ["".join(chr(c) for c in rng.integers(97, 123, n)) + " " for n in rng.integers(2, 9, 20_000)]
    words = np.array(chinese + english, dtype=object)
    rank = 1.0 / (np.arange(30_000) + 5.0)
    rank2 = 1.0 / (np.arange(20_000) + 5.0)
    draw_zh = np.cumsum(rank / rank.sum())
    draw_en = np.cumsum(rank2 / rank2.sum())

    def prose(count: int, zh: bool) -> np.ndarray:
        u = rng.random(count)
        return np.searchsorted(draw_zh, u) if zh else 30_000 + np.searchsorted(draw_en, u)

    texts: list[str] = []
    family = np.full(size, -1, np.int64)
    number = 0
    while len(texts) < size // 5:
        members = int(min(500, 2 + rng.pareto(0.9) * 2))
        zh = rng.random() < 0.6
        base = prose(int(rng.integers(20, 90) * (1.6 if zh else 0.8)), zh)
        rate = rng.uniform(0.05, 0.2)
        for _ in range(min(members, size // 5 - len(texts))):
            mine = base.copy()
            hit = rng.random(mine.size) < rate
            mine[hit] = prose(int(hit.sum()), zh)
            family[len(texts)] = number
            texts.append("".join(words[mine]))
        number += 1
    while len(texts) < size:
        lengths = rng.integers(15, 120, 4096)
        zh = rng.random() < 0.6
        flat = words[prose(int(lengths.sum()), zh)]
        at = 0
        for n in lengths:
            if len(texts) < size:
                texts.append("".join(flat[at : at + n]))
            at += n
    order = rng.permutation(size)
    texts = [texts[i] for i in order]
    family = family[order]

    bears = np.flatnonzero(rng.random(size) < 0.67)
    hub = rng.random(bears.size) < 0.1
    own = np.where(
        family[bears] >= 0, family[bears] * 8 + rng.integers(0, 5, bears.size), 10_000_000 + bears // 2
    )
    value = np.where(hub, 900_000_000 + rng.integers(0, 50, bears.size), own)
    kinds = np.array(["phone", "qq", "wechat"], dtype=object)[value % 3]
    ids = record_ids("0" * 64, 0, size)
    nothing = {c.name: pa.nulls(size, c.type) for c in RECORDS.columns}
    authors = rng.integers(0, size // 2, size)
    records = pa.table(
        {
            **nothing,
            "record_id": ids,
            "evidence_id": pa.array(["0" * 64]).take(pa.array(np.zeros(size, np.int64))),
            "ordinal": np.arange(size),
            "locator": pa.array(np.char.add("line ", np.arange(size).astype(str))),
            "kind": pa.array(["message"]).take(pa.array(np.zeros(size, np.int64))),
            "platform": pa.array(["sms"]).take(pa.array(np.zeros(size, np.int64))),
            "author": pa.array(np.char.add("u", authors.astype(str))),
            "text": pa.array(texts, pa.large_string()),
            "sent_at": pa.array(rng.integers(0, 10**15, size), pa.timestamp("us", tz="UTC")),
        }
    ).select(RECORDS.names)
    shown = np.where(
        kinds == "phone", np.char.add("+86", (13_000_000_000 + value).astype(str)), value.astype(str)
    )
    m = bears.size
    few = {c.name: pa.nulls(m, c.type) for c in MENTIONS.columns}
    same = np.zeros(m, np.int64)
    mentions = pa.table(
        {
            **few,
            "record_id": ids[bears],
            "field": pa.array(["text"]).take(pa.array(same)),
            "start": np.zeros(m, np.int32),
            "end": np.full(m, 11, np.int32),
            "kind": pa.array(kinds, pa.large_string()),
            "value": pa.array(shown, pa.large_string()),
            "as_written": pa.array(shown, pa.large_string()),
            "shown_as": pa.array(shown, pa.large_string()),
            "validity": pa.array(["format"]).take(pa.array(same)),
            "why": pa.array(["made"]).take(pa.array(same)),
            "specificity": np.full(m, 0.9, np.float32),
        }
    ).select(MENTIONS.names)
    return (
        records.cast(RECORDS.schema),
        mentions.cast(MENTIONS.schema).sort_by([("record_id", "ascending")]),
        family,
    )


class _Clock:
    """Prints the time of each stage as it goes by."""

    def __init__(self) -> None:
        self.t = time.perf_counter()
        self.laps: dict[str, float] = {}

    def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
        now = time.perf_counter()
        self.laps[f"{stage} {done}"] = round(now - self.t, 2)


def run_families(folder: Path) -> dict[str, object]:
    from ringbreak.kernels.texts import text_families
    from ringbreak.linking.linker import LinkSettings

    t = time.perf_counter()
    table = pq.read_table(folder / "records.parquet", columns=["text"])
    read = time.perf_counter() - t
    label = text_families(table["text"], threshold=LinkSettings().template_jaccard, compile_from=0).label
    copies = time.perf_counter() - t - read
    label = text_families(
        table["text"],
        threshold=LinkSettings().template_jaccard,
        compile_from=0,
        reworded=LinkSettings().template_reworded,
    ).label
    took = time.perf_counter() - t - copies
    family = np.load(folder / "family.npy")
    # Pair recall against the planted families, and pair precision, both from counts of label x family.
    key = np.unique(np.stack([label, family]), axis=1, return_counts=True)
    both = key[1][key[0][1] >= 0].astype(np.int64)
    planted = np.unique(family[family >= 0], return_counts=True)[1].astype(np.int64)
    found = np.unique(label, return_counts=True)[1].astype(np.int64)
    pairs = lambda n: int((n * (n - 1) // 2).sum())  # noqa: E731
    return {
        "seconds": round(took, 2), "read": round(read, 2), "copies_alone": round(copies, 2), "pair_recall": round(pairs(both) / max(1, pairs(planted)), 3),
        "pair_precision": round(pairs(both) / max(1, pairs(found)), 4), "largest": int(found.max()),
    }  # fmt: skip


def run_link(folder: Path) -> dict[str, object]:
    from ringbreak.engine.duckdb import DuckDB
    from ringbreak.engine.sink import Sink
    from ringbreak.linking.link import LinkSettings, link
    from ringbreak.model.tables import TABLES
    from ringbreak.rings.form import form_rings

    engine = DuckDB(folders=(folder,), scratch=folder / "scratch", threads=2, memory_mb=2000)
    sink = Sink(folder / "out")
    for table in TABLES:
        engine.attach(table, folder / f"{table.name}.parquet")
    clock = _Clock()
    t = time.perf_counter()
    link(engine, sink, LinkSettings(), clock)
    linked = time.perf_counter() - t
    engine.close()
    engine = DuckDB(folders=(folder,), scratch=folder / "scratch", threads=2, memory_mb=2000)
    for table in TABLES:
        made = sink.path(table)
        engine.attach(table, made if made.exists() else folder / f"{table.name}.parquet")
    summary = form_rings(engine, sink, progress=clock)
    return {
        "link": round(linked, 2), "rings": round(time.perf_counter() - t - linked, 2),
        "seconds": round(time.perf_counter() - t, 2), "rings_found": summary.rings, "in_rings": summary.records_in_rings,
        "laps": clock.laps,
    }  # fmt: skip


def run_components(folder: Path) -> dict[str, object]:
    from ringbreak.kernels.components import components

    n = pq.ParquetFile(folder / "records.parquet").metadata.num_rows
    rng = np.random.default_rng(3)
    left = rng.integers(0, 5 * n, 9 * n).astype(np.int32)
    right = ((left + rng.integers(1, 50, left.size)) % (5 * n)).astype(np.int32)
    components(5 * n, left[:10], right[:10])
    t = time.perf_counter()
    components(5 * n, left, right)
    ours = time.perf_counter() - t
    size = np.full((2, 1), 5 * n, np.int32)
    np.save(folder / "edges.npy", np.concatenate([np.stack([left, right]), size], axis=1))
    return {"seconds": round(ours, 2), "edges": left.size}


WORK = {"families": run_families, "link": run_link, "components": run_components}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--work", default=",".join(WORK))
    parser.add_argument("--peer-python", help="interpreter of an environment with datasketch and scipy")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        made = WORK[args.child[0]](Path(args.child[1]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        made["peak_mb"] = used.ru_maxrss // 1024
        made["cpu"] = round(used.ru_utime + used.ru_stime, 2)
        print(json.dumps(made))
        return
    seconds: dict[str, list[tuple[int, float]]] = {}
    for size in (int(s) for s in args.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            records, mentions, family = corpus(size)
            pq.write_table(records, folder / "records.parquet", compression="lz4", use_dictionary=False)
            pq.write_table(mentions, folder / "mentions.parquet", compression="lz4")
            np.save(folder / "family.npy", family)
            text_mb = sum(records["text"].chunk(i).nbytes for i in range(records["text"].num_chunks)) / 1e6
            del records, mentions
            for work in args.work.split(","):
                t = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, __file__, "--child", work, name],
                    capture_output=True,
                    text=True,
                    check=False,
                )
                if done.returncode:
                    sys.exit(done.stderr)
                made = json.loads(done.stdout)
                made["whole_process"] = round(time.perf_counter() - t, 2)
                if args.peer_python and work in ("families", "components"):
                    peer = Path(__file__).with_name("peer_texts.py")
                    ran = subprocess.run(
                        [args.peer_python, str(peer), work, name], capture_output=True, text=True, check=False
                    )
                    made["peer"] = json.loads(ran.stdout) if ran.returncode == 0 else ran.stderr[-300:]
                    if ran.returncode == 0:
                        made["ratio_cpu"] = round(made["peer"]["cpu"] / made["cpu"], 2)
                seconds.setdefault(work, []).append((size, made["cpu"]))
                print(
                    json.dumps({"records": size, "text_mb": round(text_mb), "work": work, **made}), flush=True
                )
    for work, points in seconds.items():
        if len(points) > 1:
            x, y = (np.log([p[i] for p in points]) for i in (0, 1))
            slope = float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())
            last = math.log(points[-1][1] / points[-2][1]) / math.log(points[-1][0] / points[-2][0])
            print(
                f"{work}: growth exponent of CPU time {slope:.2f} over all sizes, {last:.2f} from {points[-2][0]} to {points[-1][0]}"
            )


if __name__ == "__main__":
    main()
