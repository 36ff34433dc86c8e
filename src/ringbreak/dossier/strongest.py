"""The strongest tree of a ring, from its links: what the ring card, the why ladder and the weakest link are read from.

Records that bear the same selectors are one node (a group), so a ring of a million records is a graph of a few
thousand nodes. Everything is ordered by weight and then by id: equal tables give equal trees.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ringbreak.engine.engine import Engine

MOST_GROUPS = 4_000
"""Groups read from a ring, largest first; what is beyond is counted, not drawn."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that bear exactly the same selectors of the ring."""

    example: int
    """record_id of the one that stands for it: the smallest."""
    records: int
    bits: Mapping[int, float]
    """Weight of the strongest link to each selector."""


@dataclass(frozen=True, slots=True)
class Link:
    """An edge between a group (by number) and a selector."""

    group: int
    selector: int
    bits: float
    records: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A ring as groups of records and the selectors they bear. `whole` is False when groups were left out."""

    groups: tuple[Group, ...]
    whole: bool

    def links(self) -> list[Link]:
        """Every edge, strongest first."""
        made = [
            Link(i, selector, bits, group.records)
            for i, group in enumerate(self.groups)
            for selector, bits in group.bits.items()
        ]
        made.sort(key=lambda e: (-e.bits, -e.records, e.selector, e.group))
        return made


def shape(engine: Engine, ring_id: str) -> Shape:
    """Read a ring's links, grouped.

    Reads:   dossier_links, which `members.prepare` makes.
    """
    table = engine.sql(
        f"""
        WITH mine AS (
            SELECT record_id, selector_id, bits FROM dossier_links WHERE ring_id = ? AND bits > 0
        ), each AS (
            SELECT record_id, list(selector_id ORDER BY selector_id) AS selectors,
                list(round(bits, 4) ORDER BY selector_id) AS bits
            FROM mine GROUP BY record_id
        )
        SELECT selectors, min(record_id) AS example, count(*) AS records, max(bits) AS bits
        FROM each GROUP BY selectors ORDER BY records DESC, example LIMIT {MOST_GROUPS + 1}
        """,
        ring_id,
    ).to_pylist()
    groups = tuple(
        Group(row["example"], row["records"], dict(zip(row["selectors"], row["bits"], strict=True)))
        for row in table[:MOST_GROUPS]
    )
    return Shape(groups, len(table) <= MOST_GROUPS)


def restricted(form: Shape, most: int, chosen: int) -> Shape:
    """The ring seen through its widest selectors only, so that a picture of few nodes shows most of its records.

    Selectors are taken one by one, those that reach most (records times bits) first among those that share a record with
    one already taken; records are then grouped anew by the selectors taken.

    Args:
        most: Nodes the picture may have; selectors are taken while selectors and groups together do not exceed it.
        chosen: Selectors at most.
    """
    reach: dict[int, float] = defaultdict(float)
    groups_of: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(form.groups):
        for selector, bits in group.bits.items():
            reach[selector] += group.records * bits
            groups_of[selector].append(i)
    taken: list[int] = []
    reached: set[int] = set()
    near: set[int] = set()
    best = _grouped(form, frozenset())
    while len(taken) < min(chosen, len(reach)):
        open_ones = [s for s in (near or reach.keys()) if s not in taken]
        if not open_ones:
            break
        pick = max(open_ones, key=lambda s: (reach[s], -s))
        trial = _grouped(form, frozenset([*taken, pick]))
        if taken and len(trial.groups) + len(taken) + 1 > most:
            near.discard(pick)
            reach.pop(pick)
            if not near:
                break
            continue
        taken.append(pick)
        best = trial
        near.discard(pick)
        for i in groups_of[pick]:
            if i not in reached:
                reached.add(i)
                near.update(s for s in form.groups[i].bits if s in reach and s not in taken)
    return best


def _grouped(form: Shape, selectors: frozenset[int]) -> Shape:
    """Groups made anew by the selectors given; records that bear none of them are left out."""
    made: dict[frozenset[int], Group] = {}
    for group in form.groups:
        bits = {s: b for s, b in group.bits.items() if s in selectors}
        if not bits:
            continue
        key = frozenset(bits)
        old = made.get(key)
        if old is None:
            made[key] = Group(group.example, group.records, bits)
        else:
            # One example stands for the group; of a weight that differs inside it the strongest is drawn.
            made[key] = Group(
                min(old.example, group.example),
                old.records + group.records,
                {s: max(b, old.bits[s]) for s, b in bits.items()},
            )
    return Shape(tuple(sorted(made.values(), key=lambda g: (-g.records, g.example))), form.whole)


def strongest_tree(form: Shape) -> list[Link]:
    """The maximum spanning forest (Kruskal), strongest edge first."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while above.get(node, node) != node:
            above[node] = above.get(above[node], above[node])
            node = above[node]
        return node

    tree = []
    for link in form.links():
        a, b = root(("g", link.group)), root(("s", link.selector))
        if a != b:
            above[b] = a
            tree.append(link)
    return tree


def pruned(form: Shape, tree: Sequence[Link], most: int) -> list[Link]:
    """The tree without its least leaves until at most `most` nodes are left; what is left still hangs together.

    A leaf counts for the records it stands for; a selector at the end of one edge, for those of that edge.
    """
    edges: dict[tuple[str, int], set[int]] = defaultdict(set)
    for i, link in enumerate(tree):
        edges["g", link.group].add(i)
        edges["s", link.selector].add(i)
    kept = set(range(len(tree)))

    def worth(node: tuple[str, int]) -> tuple[int, float, int, int]:
        link = tree[min(edges[node])]
        # Selectors at the end of one edge join nothing in the picture; groups show whom the selector joins.
        return (form.groups[link.group].records, link.bits, node[0] == "g", -node[1])

    leaves = [(worth(node), node) for node, mine in edges.items() if len(mine) == 1]
    heapq.heapify(leaves)
    alive = len(edges)
    while alive > most and leaves:
        _, node = heapq.heappop(leaves)
        if len(edges[node]) != 1:
            continue
        (i,) = edges.pop(node)
        kept.discard(i)
        alive -= 1
        link = tree[i]
        other = ("s", link.selector) if node[0] == "g" else ("g", link.group)
        edges[other].discard(i)
        if len(edges[other]) == 1:
            heapq.heappush(leaves, (worth(other), other))
        elif not edges[other]:
            edges.pop(other)
            alive -= 1
    return [link for i, link in enumerate(tree) if i in kept]


def longest_path(tree: Sequence[Link], most_rungs: int) -> list[Link]:
    """The path of the tree that needs explaining most: between the groups farthest apart, cut to `most_rungs` selectors.

    In a maximum spanning tree the path between two nodes is the one whose weakest edge is strongest.

    Returns: Edges in walking order, two a rung (group - selector - group); empty when no two groups are joined.
    """
    near: dict[tuple[str, int], list[tuple[tuple[str, int], Link]]] = defaultdict(list)
    for link in tree:
        near["g", link.group].append((("s", link.selector), link))
        near["s", link.selector].append((("g", link.group), link))
    groups = sorted(node for node in near if node[0] == "g")
    if len(groups) < 2:
        return []
    far, _ = _farthest(near, groups[0])
    end, back = _farthest(near, far)
    path = []
    node = end
    while node != far:
        previous, link = back[node]
        path.append(link)
        node = previous
    return path[: 2 * most_rungs]


def _farthest(
    near: Mapping[tuple[str, int], list[tuple[tuple[str, int], Link]]], start: tuple[str, int]
) -> tuple[tuple[str, int], dict[tuple[str, int], tuple[tuple[str, int], Link]]]:
    back: dict[tuple[str, int], tuple[tuple[str, int], Link]] = {}
    depth = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other, link in near[node]:
            if other not in depth:
                depth[other] = depth[node] + 1
                back[other] = (node, link)
                queue.append(other)
    best = min((n for n in depth if n[0] == "g"), key=lambda n: (-depth[n], n))
    return best, back


def parts_without(form: Shape, selector: int) -> tuple[int, ...]:
    """Records in each part the ring falls into when a selector is taken away, largest first."""
    above = list(range(len(form.groups)))

    def root(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    first: dict[int, int] = {}
    for i, group in enumerate(form.groups):
        for other in group.bits:
            if other == selector:
                continue
            a, b = root(first.setdefault(other, i)), root(i)
            above[max(a, b)] = min(a, b)
    sizes: dict[int, int] = defaultdict(int)
    for i, group in enumerate(form.groups):
        sizes[root(i)] += group.records
    return tuple(sorted(sizes.values(), reverse=True))
