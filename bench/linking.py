# ruff: noqa: E402
"""Time and memory of linking, from texts and identifiers to rings, beside the best peers on the same input.

    python bench/linking.py                 families of texts, whole linking, components, people, at 10^4 .. 10^6
    python bench/linking.py --sizes 100000 --work people
    python bench/linking.py --sizes 10000000 --work link --case FOLDER   make the case in FOLDER, or take the one that lies there (10^7: 5 GB)
    python bench/linking.py --peer-python PATH   beside FastSketchLSH and rensa (texts) and scipy (components): an interpreter with
                                            pip install FastSketchLSH rensa scipy numpy pyarrow
    python bench/linking.py --people-python PATH beside Splink: pip install splink pandas pyarrow
    python bench/linking.py --texts FOLDER  families of the texts in FOLDER/records.parquet (text), FOLDER/truth_family.parquet (family, -1: none)
    python bench/linking.py --keep FILE --write  add the figures to FILE (JSON lines) and write those it holds into docs/performance.md

Each measurement runs in a process of its own, so the peak memory is its own; ours and the peers' follow one another. Seconds of processor
include starting, loading compiled code and reading the input. Texts are random words (zh, en), a fifth of
them in families of 2 to 500 whose members differ in 5 to 20 % of their words; two thirds of the records bear an identifier. People are
described one to twenty times with slips in one field of six.
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
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


def peak_mb() -> int:
    """Peak memory of this process. getrusage would give that of the process it was forked from when that is larger."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


PIECE = 1_000_000
"""Texts that are made at a time: as Python strings ten million would fill the machine."""


def prose_maker(rng: np.random.Generator) -> Callable[[int, bool], np.ndarray]:
    """Draws words (zh or not) by falling frequency; the words themselves are `words` of what it gives."""
    rank = 1.0 / (np.arange(30_000) + 5.0)
    rank2 = 1.0 / (np.arange(20_000) + 5.0)
    draw_zh = np.cumsum(rank / rank.sum())
    draw_en = np.cumsum(rank2 / rank2.sum())

    def prose(count: int, zh: bool) -> np.ndarray:
        u = rng.random(count)
        return np.searchsorted(draw_zh, u) if zh else 30_000 + np.searchsorted(draw_en, u)

    return prose


def make_words(rng: np.random.Generator) -> np.ndarray:
    chinese = ["".join(chr(c) for c in rng.integers(0x4E00, 0x9000, n)) for n in rng.integers(1, 4, 30_000)]
    english = ["".join(chr(c) for c in rng.integers(97, 123, n)) + " " for n in rng.integers(2, 9, 20_000)]
    return np.array(chinese + english, dtype=object)


def make_texts(rng: np.random.Generator, words: np.ndarray, size: int) -> tuple[list[str], np.ndarray]:
    """`size` texts in no order and the family of each (-1: none)."""
    prose = prose_maker(rng)
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
    return [texts[i] for i in order], family[order]


def make_tables(
    rng: np.random.Generator, texts: pa.Array, family: np.ndarray, first: int, size: int
) -> tuple[pa.Table, pa.Table]:
    """RECORDS and MENTIONS of the texts from number `first` on, of `size` in all."""
    from ringbreak.model.ids import record_ids
    from ringbreak.model.mentions import MENTIONS
    from ringbreak.model.records import RECORDS

    n = len(texts)
    bears = np.flatnonzero(rng.random(n) < 0.67)
    hub = rng.random(bears.size) < 0.1
    own = np.where(
        family[bears] >= 0,
        family[bears] * 8 + rng.integers(0, 5, bears.size),
        10_000_000 + (first + bears) // 2,
    )
    value = np.where(hub, 900_000_000 + rng.integers(0, 50, bears.size), own)
    kinds = np.array(["phone", "qq", "wechat"], dtype=object)[value % 3]
    ids = record_ids("0" * 64, first, n)
    nothing = {c.name: pa.nulls(n, c.type) for c in RECORDS.columns}
    authors = rng.integers(0, size // 2, n)
    ordinal = first + np.arange(n)
    records = pa.table(
        {
            **nothing,
            "record_id": ids,
            "evidence_id": pa.array(["0" * 64]).take(pa.array(np.zeros(n, np.int64))),
            "ordinal": ordinal,
            "locator": pa.array(np.char.add("line ", ordinal.astype(str))),
            "kind": pa.array(["message"]).take(pa.array(np.zeros(n, np.int64))),
            "platform": pa.array(["sms"]).take(pa.array(np.zeros(n, np.int64))),
            "author": pa.array(np.char.add("u", authors.astype(str))),
            "text": texts,
            "sent_at": pa.array(rng.integers(0, 10**15, n), pa.timestamp("us", tz="UTC")),
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
    return records.cast(RECORDS.schema), mentions.cast(MENTIONS.schema)


def corpus(folder: Path, size: int, seed: int = 7) -> None:
    """Write records.parquet, mentions.parquet and family.npy of `size` short messages into the folder.

    More than PIECE texts are made piece by piece, with the same words, and dealt out in turn, so that a family lies all over the case.
    """
    rng = np.random.default_rng(seed)
    words = make_words(rng)
    pieces, families, known = [], [], 0
    for first in range(0, size, PIECE):
        texts, family = make_texts(rng, words, min(PIECE, size - first))
        # Memory of a file, not of the process: ten pieces are 4.4 GB.
        piece = folder / f"piece{first}.arrow"
        column = pa.array(texts, pa.large_string())
        del texts
        with (
            pa.OSFile(str(piece), "wb") as out,
            pa.ipc.new_file(out, pa.schema([("text", column.type)])) as w,
        ):
            w.write_table(pa.table({"text": column}))
        del column
        pieces.append(piece)
        families.append(np.where(family >= 0, family + known, -1))
        known += int(family.max(initial=-1)) + 1
    from ringbreak.model.records import RECORDS

    dealt, mentions, truth = 0, [], []
    with pq.ParquetWriter(
        folder / "records.parquet", RECORDS.schema, compression="lz4", use_dictionary=False
    ) as out:
        for turn in range(len(pieces)):
            parts, of = [], []
            for piece, family in zip(pieces, families, strict=True):
                lo, hi = (len(family) * t // len(pieces) for t in (turn, turn + 1))
                with pa.memory_map(str(piece)) as read:
                    parts.append(
                        pa.ipc.open_file(read).read_all()["text"].slice(lo, hi - lo).combine_chunks()
                    )
                of.append(family[lo:hi])
            texts, family = pa.concat_arrays(parts), np.concatenate(of)
            if len(pieces) > 1:
                order = rng.permutation(len(texts))
                texts, family = texts.take(pa.array(order)), family[order]
            records, shown = make_tables(rng, texts, family, dealt, size)
            dealt += len(texts)
            out.write_table(records)
            mentions.append(shown)
            truth.append(family)
    for piece in pieces:
        piece.unlink()
    pq.write_table(
        pa.concat_tables(mentions).sort_by([("record_id", "ascending")]),
        folder / "mentions.parquet",
        compression="lz4",
    )
    np.save(folder / "family.npy", np.concatenate(truth))


class _Clock:
    """Prints the time of each stage as it goes by."""

    def __init__(self) -> None:
        self.t = time.perf_counter()
        self.laps: dict[str, float] = {}

    def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
        now = time.perf_counter()
        self.laps[f"{stage} {done}"] = round(now - self.t, 2)


def remapped(table: pa.Table, times: int) -> pa.Table:
    """The texts `times` over, every copy with its own exchange of letters and characters, so that copies have nothing in common."""
    column = table["text"].combine_chunks()
    column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    column = column.cast(pa.large_string())
    offsets = np.frombuffer(column.buffers()[1], np.int64, len(column) + 1)
    data = np.frombuffer(column.buffers()[2], np.uint8)
    made = []
    for k in range(times):
        swap = np.arange(256, dtype=np.uint8)
        swap[97:123] = 97 + (np.arange(26) * 5 + k) % 26
        swap[128:192] = 128 + (np.arange(64) * 5 + 7 * k) % 64
        made.append(
            pa.LargeStringArray.from_buffers(
                len(column), pa.py_buffer(offsets), pa.py_buffer(swap[data] if k else data)
            )
        )
    return pa.table({"text": pa.chunked_array(made)})


def run_families(folder: Path, reworded: bool = False) -> dict[str, object]:
    """Families as the linker finds them: copies, and rewordings in cases small enough for it."""
    from ringbreak.kernels.texts import text_families
    from ringbreak.linking.linker import LinkSettings

    settings = LinkSettings()
    # Batch by batch: read at once, the column is moved several times over while it grows.
    file = pq.ParquetFile(folder / "records.parquet", memory_map=True)
    read = file.iter_batches(32_768, columns=["text"], use_threads=False)
    texts = pa.chunked_array([b.column("text").cast(pa.large_string()) for b in read])
    t = time.perf_counter()
    label = text_families(
        texts, threshold=settings.template_jaccard, compile_from=0, filled=settings.template_filled,
        reworded=settings.template_reworded if reworded else None,
    ).label  # fmt: skip
    took = time.perf_counter() - t
    np.save(folder / "label.npy", label)
    return {"seconds": round(took, 2)}


def run_rewordings(folder: Path) -> dict[str, object]:
    return run_families(folder, True)


def score(label: np.ndarray, family: np.ndarray) -> dict[str, float]:
    """Pair recall against the planted families, and pair precision, both from counts of label x family."""
    planted = family >= 0
    together = label[planted].astype(np.int64) * (int(family.max()) + 1) + family[planted]
    both, all_planted, found = (
        np.unique(x, return_counts=True)[1].astype(np.int64) for x in (together, family[planted], label)
    )
    pairs = lambda n: int((n * (n - 1) // 2).sum())  # noqa: E731
    return {
        "pair_recall": round(pairs(both) / max(1, pairs(all_planted)), 3),
        "pair_precision": round(pairs(both) / max(1, pairs(found)), 4),
        "largest": int(found.max()),
    }


def write_grams(folder: Path) -> None:
    """Hashes of the 4-grams of every text, for the peers."""
    from ringbreak.kernels.neardup import gram_source

    column = pq.read_table(folder / "records.parquet", columns=["text"])["text"].combine_chunks()
    column = (column.chunk(0) if isinstance(column, pa.ChunkedArray) else column).cast(pa.large_string())
    offsets = np.frombuffer(column.buffers()[1], np.int64, len(column) + 1)
    data = np.frombuffer(column.buffers()[2], np.uint8)
    n = len(column)
    size = np.diff(offsets).astype(np.int32)
    values, at = gram_source([(data, offsets)], size, None)(np.arange(n, dtype=np.int32))
    np.save(folder / "grams.npy", values)
    np.save(folder / "at.npy", at)


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


def write_edges(folder: Path, size: int) -> None:
    """Nine edges a record between five nodes a record: communities of four to 2,000 nodes, three edges in a hundred anywhere, in no order."""
    rng = np.random.default_rng(3)
    nodes, edges = 5 * size, 9 * size
    sizes = np.minimum(2_000, (4 * (1 - rng.random(nodes)) ** (-1 / 1.5)).astype(np.int64))
    ends = np.cumsum(sizes)
    count = int(np.searchsorted(ends, nodes))
    sizes, begins = sizes[:count], np.r_[0, ends[: count - 1]]
    where = rng.choice(count, size=int(edges * 0.97), p=sizes / sizes.sum())
    ends_ = [begins[where] + (rng.random(where.size) * sizes[where]).astype(np.int64) for _ in range(2)]
    left, right = (np.r_[x, rng.integers(0, nodes, edges - where.size)] for x in ends_)
    order, number = rng.permutation(left.size), rng.permutation(nodes)
    pair = np.stack([number[left[order]], number[right[order]]]).astype(np.int32)
    np.save(folder / "edges.npy", np.concatenate([pair, np.full((2, 1), nodes, np.int32)], axis=1))


def run_components(folder: Path) -> dict[str, object]:
    from ringbreak.kernels.components import components

    edges = np.load(folder / "edges.npy", mmap_mode="r")
    left, right, nodes = edges[0, :-1], edges[1, :-1], int(edges[0, -1])
    t, c = time.perf_counter(), time.process_time()
    label = components(nodes, left, right)
    took, alone = time.perf_counter() - t, time.process_time() - c
    return {
        "seconds": round(took, 2), "alone": round(alone, 2), "edges": left.size,
        "components": int(np.count_nonzero(label == np.arange(nodes))),
    }  # fmt: skip


def people(folder: Path, size: int, seed: int = 5) -> None:
    """Write people.parquet, descriptions of made-up people (unique_id, cluster, first_name, surname, dob, city, occupation; some fields are
    empty), and people.npy, the cluster of each.

    Each person is described 1, 2, 5, 10 or 20 times; one field in six has a slip or is missing. Forenames are even, surnames fall off.
    """
    import random

    r = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    word = lambda a, b: "".join(r.choices(letters, k=r.randint(a, b)))  # noqa: E731
    forenames, surnames = [word(4, 8) for _ in range(1500)], [word(5, 10) for _ in range(8000)]
    cities, trades = [word(7, 7) for _ in range(300)], [word(8, 8) for _ in range(200)]

    def slip(s: str) -> str | None:
        if r.random() < 0.5:
            i = r.randrange(len(s))
            return s[:i] + r.choice(letters) + s[i + 1 :]
        return s if r.random() < 0.9 else None

    names = ("unique_id", "cluster", "first_name", "surname", "dob", "city", "occupation")
    types = (pa.int64(), pa.int64(), *[pa.string()] * 5)
    rows: list[tuple[object, ...]] = []
    truth: list[np.ndarray] = []
    written = cluster = 0
    out = pq.ParquetWriter(folder / "people.parquet", pa.schema(list(zip(names, types, strict=True))))

    def flush() -> None:
        columns = [pa.array(c, t) for c, t in zip(zip(*rows, strict=True), types, strict=True)]
        out.write_table(pa.table(dict(zip(names, columns, strict=True))))
        truth.append(columns[1].to_numpy())
        rows.clear()

    while written + len(rows) < size:
        born = f"{r.randint(1850, 1990)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
        one = [
            r.choice(forenames),
            surnames[min(7999, int(r.expovariate(1 / 1500)))],
            born,
            r.choice(cities),
            r.choice(trades),
        ]
        for _ in range(min(size - written - len(rows), r.choices([1, 2, 5, 10, 20], [40, 20, 20, 12, 8])[0])):
            said: list[str | None] = list(one)
            for j in range(5):
                if r.random() < 0.18:
                    said[j] = f"{born[:5]}{r.randint(1, 12):02d}{born[7:]}" if j == 2 else slip(one[j])
            rows.append((written + len(rows), cluster, *said))
        cluster += 1
        if len(rows) >= PIECE:
            written += len(rows)
            flush()
    if rows:
        flush()
    out.close()
    np.save(folder / "people.npy", np.concatenate(truth))


def run_people(folder: Path) -> dict[str, object]:
    """The linker of people over PROFILES that hold these descriptions, and nothing else."""
    from ringbreak.engine.duckdb import DuckDB
    from ringbreak.linking.linker import MINTED, LinkSettings
    from ringbreak.linking.linkers.people import LINKER
    from ringbreak.model.progress import SILENT
    from ringbreak.model.tables import TABLES

    engine = DuckDB(folders=(folder,), scratch=folder / "scratch", threads=2, memory_mb=2000)
    for table in TABLES:
        engine.register(table.name, table.empty())
    engine.execute(MINTED)
    engine.register("described", pq.read_table(folder / "people.parquet"))
    fields = ("id_number", "phone", "account", "email", "bank_card", "wechat", "qq")
    engine.register(
        "profiles",
        engine.sql(
            "SELECT unique_id AS record_id, concat_ws(' ', first_name, surname) AS name, CAST(dob AS DATE) AS born_on, city AS address, "
            "occupation AS company, "
            + ", ".join(f"NULL::VARCHAR AS {f}" for f in fields)
            + " FROM described ORDER BY unique_id"
        ),
    )
    t = time.perf_counter()
    LINKER.mint(engine, LinkSettings(), SILENT)
    took = time.perf_counter() - t
    found = engine.sql(
        "SELECT record_id, dense_rank() OVER (ORDER BY value) AS label FROM minted WHERE kind = 'person'"
    )
    label = -1 - np.arange(pq.ParquetFile(folder / "people.parquet").metadata.num_rows)
    label[found["record_id"].to_numpy()] = found["label"].to_numpy()
    np.save(folder / "label.npy", label)
    return {"seconds": round(took, 2)}


WORK = {"families": run_families, "rewordings": run_rewordings, "link": run_link, "components": run_components, "people": run_people}  # fmt: skip
NEEDS = {"families": "family", "rewordings": "family", "link": "family", "components": "", "people": "people"}
PEERS_TO = {"families": 1_000_000, "people": 300_000}
"""Records up to which the peers are run: of ten million texts their hashes of 4-grams alone, which are handed to them, have 10 GB."""
PEERS = {"families": ("fastsketch", "rensa"), "components": ("components",), "people": ("splink",)}
NAMES = {
    "fastsketch": "FastSketchLSH",
    "rensa": "rensa, signature matrix",
    "components": "scipy",
    "splink": "Splink",
}
DOC = Path(__file__).parents[1] / "docs" / "performance.md"


def child(python: str, *what: str) -> dict[str, object] | None:
    """Run a process and read its one line; None when it failed."""
    t = time.perf_counter()
    done = subprocess.run([python, *what], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-1500:], file=sys.stderr)
        return None
    made: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    made["wall"] = round(time.perf_counter() - t, 1)
    return made


def measure(work: str, folder: Path, args: argparse.Namespace) -> list[dict[str, object]]:
    """One row for us and one a peer."""
    rows = []
    here = Path(__file__)
    truth = {"people": "people.npy"}.get(work, "family.npy")
    if work == "components":
        write_edges(folder, int((folder / "size").read_text()))
    made = child(sys.executable, str(here), "--child", work, str(folder))
    if made is None:
        sys.exit(f"{work} failed")
    if work in ("families", "rewordings", "people"):
        made |= score(np.load(folder / "label.npy"), np.load(folder / truth))
    rows.append({"work": work, "who": "ringbreak", **made})
    for peer in PEERS.get(work, ()):
        python = args.people_python if peer == "splink" else args.peer_python
        if not python or int((folder / "size").read_text()) > PEERS_TO.get(work, 10**9):
            continue
        if work == "families" and not (folder / "grams.npy").exists():
            write_grams(folder)
        script = here.with_name("peer_splink.py" if peer == "splink" else "peer_texts.py")
        what = ("described", str(folder / "people.parquet")) if peer == "splink" else (peer, str(folder))
        other = child(python, str(script), *what)
        if other is not None:
            other["ratio"] = round(float(str(other["cpu"])) / float(str(made["cpu"])), 1)
            rows.append({"work": work, "who": NAMES[peer], **other})
    return rows


def make(needed: str, folder: Path, size: int) -> None:
    """Write the made case's messages (family.npy last) or people (people.npy last)."""
    corpus(folder, size) if needed == "family" else people(folder, size)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--work", default=",".join(WORK))
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--times", type=int, default=1, help="with --texts: that many exchanged copies")
    parser.add_argument("--peer-python")
    parser.add_argument("--people-python")
    parser.add_argument("--case", type=Path, help="where the made case is kept; one size")
    parser.add_argument("--make", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        made = WORK[args.child[0]](Path(args.child[1]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        made["peak_mb"] = peak_mb()
        made["cpu"] = round(used.ru_utime + used.ru_stime, 2)
        print(json.dumps(made))
        return
    if args.make:
        make(args.make[0], Path(args.make[1]), int(args.make[2]))
        return
    works = [w for w in args.work.split(",") if w]
    for size in (int(s) for s in args.sizes.split(",") if s):
        with tempfile.TemporaryDirectory() as name:
            folder = args.case or Path(name)
            folder.mkdir(exist_ok=True)
            there = folder / "size"
            if there.exists() and there.read_text() != str(size):
                sys.exit(f"{folder} holds a case of {there.read_text()} records")
            if args.texts:
                table = pq.read_table(args.texts / "records.parquet", columns=["text"])
                family = pq.read_table(args.texts / "truth_family.parquet")["family"].to_numpy()
                if args.times > 1:
                    table = remapped(table, args.times)
                    step = int(family.max()) + 1
                    family = np.concatenate(
                        [np.where(family >= 0, family + k * step, -1) for k in range(args.times)]
                    )
                size = table.num_rows
                pq.write_table(table, folder / "records.parquet", compression="lz4", use_dictionary=False)
                np.save(folder / "family.npy", family)
                del table
            for needed in sorted({NEEDS[work] for work in works} - {""}):
                # In a process of its own, which gives back what it took; not again where it lies already.
                if not args.texts and not (folder / f"{needed}.npy").exists():
                    subprocess.run(
                        [sys.executable, __file__, "--make", needed, str(folder), str(size)], check=True
                    )
            (folder / "size").write_text(str(size))
            for work in works:
                for row in measure(work, folder, args):
                    row = {"records": size, "texts": "given" if args.texts else "made", **row}
                    print(json.dumps(row), flush=True)
                    if args.keep:
                        with args.keep.open("a", encoding="utf-8") as out:
                            out.write(json.dumps(row) + "\n")
                for heavy in ("grams.npy", "at.npy", "edges.npy"):
                    (folder / heavy).unlink(missing_ok=True)
    if args.keep:
        lines = report([json.loads(x) for x in args.keep.read_text(encoding="utf-8").splitlines()])
        print("\n".join(lines))
        if args.write:
            into(lines)


def exponent(points: list[tuple[int, float]]) -> str:
    """Slope of log seconds over log size, by least squares; and between the two largest sizes."""
    if len(points) < 2:
        return ""
    x, y = (np.log([p[i] for p in points]) for i in (0, 1))
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())
    last = math.log(points[-1][1] / points[-2][1]) / math.log(points[-1][0] / points[-2][0])
    return f"{slope:.2f} over all sizes, {last:.2f} from {points[-2][0]:,} to {points[-1][0]:,}"


TITLES = {
    "families": "families of copies",
    "rewordings": "families of copies and of rewordings (cases of up to 250,000 texts)",
    "link": "all linkers, weighing, rings",
    "components": "components (nine edges a record, start and compiled code included)",
    "people": "people",
}


def report(rows: list[dict[str, object]]) -> list[str]:
    """The last figure of each work, size and program, as a table, and the growth of ours."""
    last = {(r["texts"], r["work"], r["records"], r["who"]): r for r in rows}
    lines = ["| work | records | program | processor s | peak MB | pair recall | pair precision | processor, peer : ours |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    order = sorted(
        last.values(),
        key=lambda r: (
            r["texts"] != "made",
            list(WORK).index(str(r["work"])),
            r["records"],
            r["who"] != "ringbreak",
        ),
    )  # type: ignore[operator]
    for r in order:
        title = TITLES[str(r["work"])] + (
            ", texts with natural frequencies of words" if r["texts"] == "given" else ""
        )
        cells = [
            title,
            f"{r['records']:,}",
            r["who"],
            r["cpu"],
            f"{r['peak_mb']:,}",
            *(r.get(k, "") for k in ("pair_recall", "pair_precision", "ratio")),
        ]
        lines.append("| " + " | ".join(str(c) for c in cells) + " |")
    lines.append("")
    for work in WORK:
        for texts in ("made", "given"):
            mine = [
                (int(str(r["records"])), float(str(r["cpu"])))
                for r in order
                if (r["work"], r["texts"], r["who"]) == (work, texts, "ringbreak")
            ]
            if len(mine) > 1:
                lines.append(
                    f"- {TITLES[work]}{' (given texts)' if texts == 'given' else ''}: growth exponent of processor time {exponent(mine)}"
                )
    return lines


BEGIN, END = "<!-- bench/linking.py begins -->", "<!-- bench/linking.py ends -->"


def into(lines: list[str]) -> None:
    """Put the lines between the marks in docs/performance.md."""
    text = DOC.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    DOC.write_text(before + "\n".join([BEGIN, *lines, END]) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
