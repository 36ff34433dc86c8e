"""What falls apart without a node is what networkx sees when it is taken out."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.kernels.cuts import parts


@given(
    st.integers(2, 14).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), min_size=1, max_size=30),
            st.lists(st.booleans(), min_size=n, max_size=n),
        )
    )
)
@settings(max_examples=80, deadline=None)
def test_parts_agree_with_taking_each_node_out(drawn: tuple[int, list[tuple[int, int]], list[bool]]) -> None:
    n, edges, counted = drawn
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    weight = np.array(counted, np.int32)
    ptr = np.zeros(n + 1, np.int64)
    nodes: list[int] = []
    for v in range(n):
        nodes += sorted(graph[v])
        ptr[v + 1] = len(nodes)
    total = np.zeros(n, np.int64)
    for part in nx.connected_components(graph):
        for v in part:
            total[v] = int(weight[list(part)].sum())
    best, pieces = np.zeros(n, np.int64), np.zeros(n, np.int32)
    parts(ptr, np.array(nodes, np.int32), weight, total, best, pieces)
    for v in range(n):
        rest = graph.copy()
        own = nx.node_connected_component(graph, v)
        rest.remove_node(v)
        sizes = [int(weight[list(p)].sum()) for p in nx.connected_components(rest) if p <= own]
        left = int(total[v] - weight[v])
        assert pieces[v] == sum(1 for s in sizes if s >= 2)
        assert best[v] == (max(min(s, left - s) for s in sizes) if len(sizes) > 1 else 0)
