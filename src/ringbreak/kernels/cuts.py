"""What falls apart when one node goes: articulation nodes by Tarjan, without recursion."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]


def parts(ptr: I64, nodes: I32, weight: I32, total: I64, best: I64, pieces: I32) -> None:
    """For every node, the largest part its removal cuts off, and into how many real parts what is left falls.

    Args:
        ptr, nodes: Neighbours in CSR form; the graph is undirected and simple.
        weight: What a node counts (1 for a record, 0 for a selector).
        total: Weight of the whole component a node is in.
        best: Written: the larger min(part, rest) over the parts cut off, 0 when none is.
        pieces: Written: parts with weight of 2 or more, the rest included, when the node is taken out.
    Source: Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972).
    """
    n = ptr.size - 1
    number = np.zeros(n, np.int32)
    low = np.zeros(n, np.int32)
    below = np.zeros(n, np.int64)
    cut_off = np.zeros(n, np.int64)
    parent = np.full(n, -1, np.int32)
    at = ptr[:-1].copy()
    stack = np.empty(n + 1, np.int32)
    clock = 0
    for start in range(n):
        if number[start] != 0:
            continue
        clock += 1
        number[start] = clock
        low[start] = clock
        below[start] = weight[start]
        stack[0] = start
        depth = 1
        while depth > 0:
            v = stack[depth - 1]
            if at[v] < ptr[v + 1]:
                w = nodes[at[v]]
                at[v] += 1
                if number[w] == 0:
                    clock += 1
                    number[w] = clock
                    low[w] = clock
                    below[w] = weight[w]
                    parent[w] = v
                    stack[depth] = w
                    depth += 1
                elif w != parent[v]:
                    low[v] = min(low[v], number[w])
                continue
            depth -= 1
            p = parent[v]
            if p < 0:
                continue
            low[p] = min(low[p], low[v])
            below[p] += below[v]
            if low[v] >= number[p]:
                part = below[v]
                rest = total[p] - weight[p] - part
                cut_off[p] += part
                smaller = min(part, rest)
                if smaller > best[p]:
                    best[p] = smaller
                if part >= 2:
                    pieces[p] += 1
    for v in range(n):
        # What is not below the node is a part too, against all that was cut off together.
        above = total[v] - weight[v] - cut_off[v]
        smaller = min(above, cut_off[v])
        if smaller > best[v]:
            best[v] = smaller
        if above >= 2:
            pieces[v] += 1
