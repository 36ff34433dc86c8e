"""The strongest tree: equal to a plain maximum spanning forest, and what is read from it."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.dossier.strongest import (
    Group,
    Shape,
    longest_path,
    parts_without,
    pruned,
    restricted,
    strongest_tree,
)

shapes = st.lists(
    st.tuples(
        st.integers(1, 50),
        st.dictionaries(st.integers(1, 8), st.sampled_from([3.0, 8.0, 12.0, 20.0]), min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: Shape(tuple(Group(i, n, bits) for i, (n, bits) in enumerate(rows)), True))


def _graph(form: Shape) -> nx.Graph:
    graph = nx.Graph()
    for i, group in enumerate(form.groups):
        for selector, bits in group.bits.items():
            graph.add_edge(("g", i), ("s", selector), weight=bits)
    return graph


@given(shapes)
def test_it_weighs_as_much_as_a_maximum_spanning_forest_of_a_plain_library(form: Shape) -> None:
    tree = strongest_tree(form)
    expected = nx.maximum_spanning_tree(_graph(form))
    assert sum(e.bits for e in tree) == expected.size(weight="weight")
    assert len(tree) == expected.number_of_edges()


@given(shapes, st.integers(2, 25))
def test_pruning_keeps_at_most_so_many_nodes_and_tears_nothing_apart(form: Shape, most: int) -> None:
    tree = strongest_tree(form)
    kept = pruned(form, tree, most)
    left = nx.Graph()
    left.add_edges_from((("g", e.group), ("s", e.selector)) for e in kept)
    whole = nx.Graph()
    whole.add_edges_from((("g", e.group), ("s", e.selector)) for e in tree)
    assert left.number_of_nodes() <= max(most, 0) or not kept
    for part in nx.connected_components(whole):
        assert len(list(nx.connected_components(left.subgraph(part)))) <= 1


@given(shapes)
def test_the_path_shown_is_a_walk_whose_weakest_edge_no_other_way_beats(form: Shape) -> None:
    path = longest_path(strongest_tree(form), 50)
    if not path:
        return
    assert len(path) % 2 == 0
    for left, right in zip(path[::2], path[1::2], strict=True):
        assert left.selector == right.selector
    for left, right in zip(path[1::2], path[2::2], strict=False):
        assert left.group == right.group
    graph = _graph(form)
    weakest = min(e.bits for e in path)
    better = nx.Graph()
    better.add_nodes_from(graph.nodes)
    better.add_edges_from((a, b) for a, b, d in graph.edges(data=True) if d["weight"] > weakest)
    assert not nx.has_path(better, ("g", path[0].group), ("g", path[-1].group))


@given(shapes, st.integers(1, 8))
def test_the_parts_left_by_a_selector_are_those_of_a_plain_search(form: Shape, selector: int) -> None:
    graph = _graph(form)
    if ("s", selector) in graph:
        graph.remove_node(("s", selector))
    expected = sorted(
        (
            sum(form.groups[i].records for kind, i in part if kind == "g")
            for part in nx.connected_components(graph)
        ),
        reverse=True,
    )
    assert list(parts_without(form, selector)) == [n for n in expected if n]


@settings(max_examples=60)
@given(shapes, st.integers(4, 25))
def test_a_restricted_ring_loses_selectors_but_invents_no_link(form: Shape, most: int) -> None:
    small = restricted(form, most, 11)
    links = {(s, b) for g in form.groups for s, b in g.bits.items()}
    assert all((s, b) in links for g in small.groups for s, b in g.bits.items())
    assert sum(g.records for g in small.groups) <= sum(g.records for g in form.groups)
