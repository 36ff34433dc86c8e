"""Union-find says the same as networkx, plain and compiled, whatever the order of the edges."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.kernels import components as kernel
from ringbreak.kernels.compile import compiled
from ringbreak.kernels.components import components, flatten, join, labelled

graphs = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40)
    )
)


def _label(n: int, edges: list[tuple[int, int]]) -> list[int]:
    left = np.array([a for a, _ in edges], np.int32)
    right = np.array([b for _, b in edges], np.int32)
    return components(n, left, right).tolist()


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_a_label_is_the_smallest_node_of_its_component(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    n, edges = drawn
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges)
    expected = [0] * n
    for part in nx.connected_components(graph):
        for node in part:
            expected[node] = min(part)
    assert _label(n, edges) == expected


@given(graphs, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_edges_and_of_their_ends_does_not_matter(drawn, random) -> None:  # type: ignore[no-untyped-def]
    n, edges = drawn
    shuffled = [(b, a) for a, b in edges]
    random.shuffle(shuffled)
    assert _label(n, edges) == _label(n, shuffled)


def test_the_compiled_twin_agrees() -> None:
    rng = np.random.default_rng(5)
    left, right = rng.integers(0, 500, 400).astype(np.int32), rng.integers(0, 500, 400).astype(np.int32)
    parent = np.arange(500, dtype=np.int32)
    compiled(join, 1, enough=0)(parent, left, right)
    compiled(flatten, 1, enough=0)(parent)
    assert (parent == components(500, left, right)).all()


def test_long_chains_in_any_numbering_are_one_component() -> None:
    """The shape that takes the most rounds: a path whose neighbours' numbers rise, fall, alternate or are drawn."""
    n = 100_000
    rng = np.random.default_rng(8)
    up = np.arange(n)
    for order in (up, up[::-1], np.where(up % 2, n - 1 - up // 2, up // 2), rng.permutation(n)):
        path = order.astype(np.int32)
        assert not components(n, path[:-1], path[1:]).any()


def test_the_compiled_and_the_plain_way_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "COMPILE_FROM", 0)
    monkeypatch.setattr(kernel, "LOADED_FROM", 0)
    rng = np.random.default_rng(9)
    left, right = (rng.integers(0, 90_000, 100_000).astype(np.int32) for _ in range(2))
    assert (components(90_000, left, right) == labelled(90_000, left, right)).all()
