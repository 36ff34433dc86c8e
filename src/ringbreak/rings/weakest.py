"""The selectors whose removal splits a ring, and how large what they cut off is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.compile import compiled
from ringbreak.kernels.cuts import parts
from ringbreak.rings.graph import Graph

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]


def weakest(graph: Graph) -> tuple[I64, I32]:
    """For every selector: records of the smaller side of the largest cut its removal makes, and how many parts of two or
    more records are left. Shape: int64[S], int32[S]."""
    n_rec, n_sel = graph.record_ids.size, graph.selector_ids.size
    n = n_rec + n_sel
    extra, of = _joint_edges(graph, n)
    n += of.size
    a = np.concatenate([graph.record, graph.selector + n_rec, *extra]).astype(np.int64)
    b = np.concatenate([graph.selector + n_rec, graph.record, *extra[::-1]]).astype(np.int32)
    order = np.lexsort((b, a))
    ptr = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(a, minlength=n), out=ptr[1:])
    weight = np.zeros(n, np.int32)
    weight[:n_rec] = 1
    total = graph.record_counts[np.concatenate([graph.label[: n - of.size], graph.label[of + n_rec]])]
    best, pieces = np.zeros(n, np.int64), np.zeros(n, np.int32)
    compiled(parts, 4 * n + 2 * len(a))(ptr, b[order], weight, total, best, pieces)
    stands = slice(n_rec, n - of.size)
    np.maximum.at(best[stands], of, best[n - of.size :])
    np.maximum.at(pieces[stands], of, pieces[n - of.size :])
    return best[stands], pieces[stands]


def _joint_edges(graph: Graph, n: int) -> tuple[tuple[I64, I64], I64]:
    """Edges of the joints for `weakest`: a chain from one part to the other through a node of its own for each contact that is needed.

    Args:
        n: How many nodes there are already.
    Returns: Left and right ends, and the selector of each new node.
    """
    ends: set[tuple[int, int]] = set()
    of: list[int] = []
    for joint in graph.joints:
        last = joint.told[0].left
        for told in joint.told:
            if told.needed:
                ends.add((last, n + len(of)))
                last = n + len(of)
                of.append(told.selector)
        ends.add((last, joint.told[0].right))
    made = np.array(sorted(ends), np.int64).reshape(-1, 2)
    return (made[:, 0], made[:, 1]), np.array(of, np.int64)
