# ruff: noqa: E402
"""Near-duplicate pairs by datasketch and components by scipy; run by bench/linking.py --peer-python in the peer's own environment.

    python bench/peer_texts.py families FOLDER     texts of FOLDER/records.parquet, MinHashLSH at Jaccard 0.4, 64 permutations
    python bench/peer_texts.py components FOLDER   the edges of FOLDER/edges.npy, scipy.sparse.csgraph

Prints one JSON line: seconds, CPU seconds, peak memory in MB.
"""

from __future__ import annotations

import sys

sys.path[:] = [p for p in sys.path if not p.endswith("bench")]

import json
import resource
import time
from pathlib import Path


def families(folder: Path) -> dict[str, object]:
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
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    edges = np.load(folder / "edges.npy")
    left, right, nodes = edges[0, :-1], edges[1, :-1], int(edges[0, -1])
    started = time.perf_counter()
    graph = coo_matrix((np.ones(left.size, np.int8), (left, right)), shape=(nodes, nodes))
    count, _ = connected_components(graph, directed=False)
    return {"seconds": round(time.perf_counter() - started, 2), "components": int(count)}


if __name__ == "__main__":
    made = {"families": families, "components": components}[sys.argv[1]](Path(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {**made, "cpu": round(used.ru_utime + used.ru_stime, 2), "peak_mb": used.ru_maxrss // 1024}
        )
    )
