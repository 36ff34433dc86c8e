"""CooRTweet's definition, row by row, and against a plain reading of it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.linking.coaction.definition import network
from ringbreak.linking.coaction.shares import Shares, once, within

Row = tuple[int, int, int, float]


def shares(rows: list[Row]) -> Shares:
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    return Shares(*(np.array(c, np.int32) for c in columns[:3]), np.array(columns[3], np.float64))


def edges(rows: list[Row], **settings: object) -> dict[tuple[int, int], int]:
    s = shares(rows)
    made = network(s, np.zeros(s.size, np.bool_), **settings)  # type: ignore[arg-type]
    return {(int(a), int(b)): int(w) for a, b, w in zip(made.left, made.right, made.weight, strict=True)}


@pytest.mark.parametrize(
    ("rows", "settings", "wanted"),
    [
        ([(0, 0, 0, 0), (0, 1, 1, 10)], {"window": 10, "participation": 1}, {(0, 1): 1}),
        ([(0, 0, 0, 0), (0, 1, 1, 10.5)], {"window": 10, "participation": 1}, {}),
        ([(0, 0, 0, 0), (1, 1, 1, 0)], {"window": 10, "participation": 1}, {}),
        ([(0, 0, 0, 0), (0, 0, 1, 1)], {"window": 10, "participation": 1}, {}),
        ([(0, 0, 0, 0), (0, 0, 1, 1)], {"window": 10, "participation": 1, "loops": True}, {(0, 0): 1}),
        # Two shares each by one account within the window of another's are two pairs.
        ([(0, 0, 0, 0), (0, 0, 1, 1), (0, 1, 2, 2)], {"window": 10, "participation": 1}, {(0, 1): 2}),
        # Both are too quiet.
        ([(0, 0, 0, 0), (0, 1, 1, 1)], {"window": 10, "participation": 2}, {}),
    ],
    ids=["in time", "too late", "another object", "one's own", "one's own kept", "weight", "too quiet"],
)  # fmt: skip
def test_an_edge_is_one_object_within_the_window(
    rows: list[Row], settings: dict[str, object], wanted: dict[tuple[int, int], int]
) -> None:
    assert edges(rows, **settings) == wanted


def plain(rows: list[Row], window: float, participation: int) -> dict[tuple[int, int], int]:
    count: dict[int, int] = defaultdict(int)
    for r in rows:
        count[r[1]] += 1
    kept = [r for r in rows if count[r[1]] >= participation]
    pairs = [
        (x, y)
        for i, x in enumerate(kept)
        for y in kept[i + 1 :]
        if x[0] == y[0] and abs(x[3] - y[3]) <= window and x[1] != y[1] and x[2] != y[2]
    ]
    contents = {p[2] for pair in pairs for p in pair}
    again: dict[int, int] = defaultdict(int)
    for r in kept:
        again[r[1]] += r[2] in contents
    stays = {r[2] for r in kept if r[2] in contents and again[r[1]] >= participation}
    weight: dict[tuple[int, int], int] = defaultdict(int)
    for x, y in pairs:
        if x[2] in stays or y[2] in stays:
            weight[min(x[1], y[1]), max(x[1], y[1])] += 1
    return dict(weight)


ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 30), st.integers(0, 50).map(float)),
    max_size=40,
)


@given(ROWS, st.sampled_from([0, 5, 20]), st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_the_fast_way_and_the_plain_way_agree(rows: list[Row], window: int, participation: int) -> None:
    assert edges(rows, window=window, participation=participation) == plain(rows, window, participation)


@given(ROWS)
@settings(max_examples=100, deadline=None)
def test_a_limit_on_neighbours_only_takes_pairs_away(rows: list[Row]) -> None:
    s = shares(rows)
    every = set(zip(*(x.tolist() for x in within(s, 10)), strict=True))
    some = set(zip(*(x.tolist() for x in within(s, 10, 2)), strict=True))
    assert some <= every
    assert len(some) <= 2 * s.size


def test_what_an_account_repeats_within_the_window_counts_once() -> None:
    s = once(shares([(0, 0, 0, 0), (0, 0, 1, 5), (0, 0, 2, 100), (1, 0, 3, 5)]), 10)
    assert s.content.tolist() == [0, 2, 3]
