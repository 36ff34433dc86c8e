"""Acting together beyond chance, and what only looks like it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.linking.coaction.chance import beyond_chance, poisson_surprise
from ringbreak.linking.coaction.shares import Shares

Row = tuple[int, int, float]


def noise(
    seed: int, accounts: int = 300, objects: int = 400, shares: int = 3000, span: float = 1e6
) -> list[Row]:
    """Strangers who share popular things at random times."""
    rng = np.random.default_rng(seed)
    popular = rng.pareto(1.2, objects) + 0.1
    busy = rng.pareto(1.5, accounts) + 0.2
    return list(
        zip(
            rng.choice(objects, shares, p=popular / popular.sum()).tolist(),
            rng.choice(accounts, shares, p=busy / busy.sum()).tolist(),
            rng.uniform(0, span, shares).tolist(),
            strict=True,
        )
    )


def found(rows: list[Row], window: float = 60.0) -> set[tuple[int, int]]:
    s = Shares(
        np.array([r[0] for r in rows], np.int32),
        np.array([r[1] for r in rows], np.int32),
        np.arange(len(rows), dtype=np.int32),
        np.array([r[2] for r in rows]),
    )
    made = beyond_chance(s, window=window)
    return {(int(a), int(b)) for a, b, t in zip(made.left, made.right, made.together, strict=True) if t}


def campaign(first: int, size: int, pushes: int, spread: float, objects: int = 1000) -> list[Row]:
    return [
        (objects + p, first + a, 1e5 * (p + 1) + spread * a / max(1, size - 1))
        for p in range(pushes)
        for a in range(size)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_strangers_are_not_joined(seed: int) -> None:
    assert found(noise(seed)) == set()


@pytest.mark.parametrize(("size", "pushes"), [(3, 4), (5, 4), (20, 5), (60, 5)])
def test_a_campaign_among_strangers_is_found_whole_and_nobody_else(size: int, pushes: int) -> None:
    made = found(noise(1) + campaign(500, size, pushes, 30.0))
    assert {a for e in made for a in e} == set(range(500, 500 + size))


def test_two_meetings_are_not_enough() -> None:
    assert found(noise(1) + campaign(500, 5, 2, 30.0)) == set()


def test_common_interests_do_not_join_however_many_they_are() -> None:
    """Ten readers of one channel share its forty posts, each within the hour: often near each other, never in step."""
    rng = np.random.default_rng(3)
    readers = [
        (2000 + p, 700 + a, 2e4 * p + float(rng.uniform(0, 3600))) for p in range(40) for a in range(10)
    ]
    assert found(noise(1) + readers) == set()


def test_the_same_readers_in_step_are_joined() -> None:
    rng = np.random.default_rng(3)
    readers = [(2000 + p, 700 + a, 2e4 * p + float(rng.uniform(0, 40))) for p in range(40) for a in range(10)]
    assert {a for e in found(noise(1) + readers) for a in e} == set(range(700, 710))


def test_breaking_news_joins_nobody() -> None:
    """Six hundred people share each of four things within two minutes: popularity explains it."""
    rng = np.random.default_rng(5)
    news = [
        (3000 + p, int(a), 1e5 * p + float(rng.uniform(0, 120)))
        for p in range(4)
        for a in rng.permutation(300)[:250]
    ]
    assert found(noise(1) + news) == set()


def test_the_busiest_account_is_not_joined_to_everybody() -> None:
    """A robot that shares everything within a minute of others meets all of them, by its activity alone."""
    rows = noise(2)
    robot = [(o, 900, t + 20.0) for o, _, t in rows]
    assert found(rows + robot) == set()


@given(st.integers(1, 30), st.floats(1e-6, 40.0))
@settings(max_examples=200, deadline=None)
def test_surprise_is_the_tail_of_the_poisson_law(count: int, mean: float) -> None:
    got = float(poisson_surprise(np.array([count]), np.array([mean]))[0])
    if mean >= count:
        assert got == 0.0
        return
    tail = sum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(count, count + 200))
    assert got == pytest.approx(-math.log2(min(1.0, tail)), rel=1e-6, abs=1e-6)


def test_the_order_of_the_shares_does_not_matter() -> None:
    rows = noise(1) + campaign(500, 5, 4, 30.0)
    shuffled = [rows[i] for i in np.random.default_rng(0).permutation(len(rows))]
    assert found(rows) == found(shuffled)
