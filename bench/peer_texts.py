# ruff: noqa: E402
"""Near-duplicate texts by FastSketchLSH, rensa and datasketch, components by scipy; run by bench/linking.py in the peers' own environment.

    python bench/peer_texts.py fastsketch FOLDER   4-gram hashes of FOLDER/grams.npy, 64 hashes, 16 bands of 4, estimate of 0.7 and more joins
    python bench/peer_texts.py rensa FOLDER        the same by rensa's signature matrix and a join of its bands by sorting
    python bench/peer_texts.py datasketch FOLDER   texts of FOLDER/records.parquet, MinHashLSH at Jaccard 0.4, 64 permutations, not verified
    python bench/peer_texts.py components FOLDER   the edges of FOLDER/edges.npy, scipy.sparse.csgraph

FastSketchLSH and rensa are handed the hashes of the 4-grams ready made (FOLDER/grams.npy, FOLDER/at.npy), so that cutting the texts, which
costs them more than signing, is not counted. The settings are those under which they are fastest; with `low` after FOLDER they look for
what we look for: 21 bands of 3, an estimate of 0.4 and more. Prints one JSON line: seconds, CPU seconds, peak memory in MB, pair recall and precision of what was planted.
"""

from __future__ import annotations

import sys

sys.path[:] = [p for p in sys.path if not p.endswith("bench")]

import json
import resource
import time
from pathlib import Path
from typing import Any

import numpy as np

HASHES, BANDS, ROWS, JOINS = 64, 16, 4, 0.7
if len(sys.argv) > 3 and sys.argv[3] == "low":
    # As many candidates as ours: bands of three, and the same threshold, on the estimate.
    HASHES, BANDS, ROWS, JOINS = 63, 21, 3, 0.4


def peak_mb() -> int:
    """Peak memory of this process. getrusage would give that of the process it was forked from when that is larger."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _grams(folder: Path) -> tuple[Any, Any]:
    """Hashes of all 4-grams (uint64) and where each text's begin (uint64)."""
    values = np.load(folder / "grams.npy", mmap_mode="r").astype(np.uint64)
    values *= np.uint64(0x9E3779B97F4A7C15)
    return values, np.load(folder / "at.npy").astype(np.uint64)


def _labels(n: int, left: Any, right: Any) -> Any:
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(left), np.int8), (left, right)), shape=(n, n))
    return connected_components(graph, directed=False)[1]


def _done(started: float, label: Any, folder: Path) -> dict[str, object]:
    """Time and memory as they stand; only then are the groups counted against what was planted."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    made: dict[str, object] = {
        "seconds": round(time.perf_counter() - started, 2),
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": peak_mb(),
    }
    family = np.load(folder / "family.npy")
    planted = family >= 0
    together = label[planted].astype(np.int64) * (int(family.max()) + 1) + family[planted]
    both, known, found = (
        np.unique(x, return_counts=True)[1].astype(np.int64) for x in (together, family[planted], label)
    )
    pairs = lambda n: int((n * (n - 1) // 2).sum())  # noqa: E731
    return made | {
        "pair_recall": round(pairs(both) / max(1, pairs(known)), 3),
        "pair_precision": round(pairs(both) / max(1, pairs(found)), 4),
    }


def fastsketch(folder: Path) -> dict[str, object]:
    """Sketch, index, query, keep the pairs whose sketches agree in seven of ten places."""
    import FastSketchLSH

    started = time.perf_counter()
    values, at = _grams(folder)
    sketch = FastSketchLSH.FastSimilaritySketch(HASHES, 42).batch_csr(
        values, at, prehashed=True, num_threads=2
    )
    del values
    index = FastSketchLSH.LSH(HASHES, BANDS)
    index.insert(sketch)
    flat, begins = (np.asarray(x).astype(np.int64) for x in index.query(sketch, "csr"))
    n = begins.size - 1
    source = np.repeat(np.arange(n), np.diff(begins))
    earlier = flat < source
    left, right = source[earlier], flat[earlier]
    good = np.empty(left.size, np.bool_)
    for s in range(0, left.size, 500_000):
        part = slice(s, s + 500_000)
        good[part] = (sketch[left[part]] == sketch[right[part]]).mean(1) >= JOINS
    label = _labels(n, left[good], right[good])
    return _done(started, label, folder)


def rensa(folder: Path) -> dict[str, object]:
    """Signature matrix, then each band joined by sorting its keys; pairs whose signatures agree in seven of ten places."""
    from rensa import RMinHash

    started = time.perf_counter()
    values, at = _grams(folder)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(values, at, HASHES, 42)
    del values
    rows = np.array(matrix.to_rows(), dtype=np.uint32)
    n = rows.shape[0]
    lefts, rights = [], []
    for b in range(BANDS):
        key = np.zeros(n, np.uint64)
        for r in range(ROWS):
            key = key * np.uint64(0x9E3779B97F4A7C15) + rows[:, b * ROWS + r]
        order = np.argsort(key, kind="stable")
        same = np.flatnonzero(key[order][1:] == key[order][:-1])
        x, y = order[same], order[same + 1]
        good = (rows[x] == rows[y]).mean(1) >= JOINS
        lefts.append(x[good])
        rights.append(y[good])
    label = _labels(n, np.concatenate(lefts), np.concatenate(rights))
    return _done(started, label, folder)


def datasketch(folder: Path) -> dict[str, object]:
    """Sign each text's 4-grams, query before inserting: candidate pairs as datasketch's documentation shows, not verified."""
    import pyarrow.parquet as pq
    from datasketch import MinHash, MinHashLSH

    texts = pq.read_table(folder / "records.parquet", columns=["text"])["text"].to_pylist()
    started = time.perf_counter()
    lsh = MinHashLSH(threshold=0.4, num_perm=64)
    found = 0
    for i, text in enumerate(texts):
        m = MinHash(num_perm=64)
        m.update_batch([text[j : j + 4].encode() for j in range(max(1, len(text) - 3))])
        found += len(lsh.query(m))
        lsh.insert(i, m)
    return {"seconds": round(time.perf_counter() - started, 2), "pairs": found}


def components(folder: Path) -> dict[str, object]:
    """Connected components of a sparse matrix."""
    edges = np.load(folder / "edges.npy", mmap_mode="r")
    left, right, nodes = edges[0, :-1], edges[1, :-1], int(edges[0, -1])
    started, used = time.perf_counter(), time.process_time()
    label = _labels(nodes, left, right)
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "alone": round(time.process_time() - used, 2),
        "components": int(label.max()) + 1,
    }


WORK = {"fastsketch": fastsketch, "rensa": rensa, "datasketch": datasketch, "components": components}


if __name__ == "__main__":
    made = WORK[sys.argv[1]](Path(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": round(used.ru_utime + used.ru_stime, 2), "peak_mb": peak_mb()} | made))
