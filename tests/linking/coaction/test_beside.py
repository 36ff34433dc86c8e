"""Machines beside one another: the rate of everybody else, two hands in one log, and nothing to compare with."""

from __future__ import annotations

import numpy as np
import pytest

from ringbreak.linking.coaction.beside import in_common, worked_together
from ringbreak.linking.coaction.shares import Shares

WINDOW = 60.0


def shares(rows: list[tuple[int, int, float]]) -> Shares:
    """Rows of thing, machine and second."""
    thing, machine, time = zip(*rows, strict=True)
    return Shares(
        np.array(thing, np.int32),
        np.array(machine, np.int32),
        np.arange(len(rows), dtype=np.int32),
        np.array(time, np.float64),
    )


def rows_of(machines: range, things: range, begun: float, apart: float) -> list[tuple[int, int, float]]:
    return [(t, m, 10_000.0 * t + begun + apart * n) for t in things for n, m in enumerate(machines)]


def everybody(who: range, things: range) -> list[tuple[int, int, float]]:
    """Each acts on a third of the things, half an hour from the next."""
    return [
        (t, m, 10_000.0 * t + 1800.0 * (n % 5) + 7.0)
        for t in things
        for n, m in enumerate(who)
        if (t + m) % 3 == 0
    ]


def pairs(rows: list[tuple[int, int, float]], machines: int, all_: int) -> set[tuple[int, int]]:
    many = np.arange(all_) < machines
    left, right = worked_together(shares(rows), many, WINDOW)
    return set(zip(left.tolist(), right.tolist(), strict=True))


def test_machines_that_meet_beside_everybody_else_are_pairs() -> None:
    rows = rows_of(range(4), range(30), 3_000.0, 15.0) + everybody(range(4, 44), range(30))
    assert pairs(rows, 4, 44) == {(a, b) for a in range(4) for b in range(a + 1, 4)}


def test_two_hands_in_one_log_stay_apart() -> None:
    rows = (
        rows_of(range(3), range(30), 3_000.0, 15.0)
        + rows_of(range(3, 6), range(30), 5_000.0, 15.0)
        + everybody(range(6, 46), range(30))
    )
    assert pairs(rows, 6, 46) == {(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)}


@pytest.mark.parametrize(
    ("case", "rows"),
    [
        ("nobody else", rows_of(range(4), range(30), 0.0, 15.0)),
        ("apart", rows_of(range(4), range(30), 0.0, 900.0) + everybody(range(4, 44), range(30))),
        ("two things", rows_of(range(4), range(2), 3_000.0, 15.0) + everybody(range(4, 44), range(30))),
        ("a crowd", rows_of(range(44), range(30), 0.0, 1.0)),
        ("one machine", rows_of(range(1), range(30), 0.0, 15.0) + everybody(range(4, 44), range(30))),
    ],
)
def test_what_everybody_does_or_nobody_can_be_held_against_is_no_pair(
    case: str, rows: list[tuple[int, int, float]]
) -> None:
    assert pairs(rows, 4, 44) == set(), case


def test_a_cafe_whose_guests_fall_beside_machines_as_often_as_anybody_is_left_out() -> None:
    rows = rows_of(range(3), range(60), 3_000.0, 15.0) + everybody(range(4, 84), range(60))
    # The cafe's guests act on every thing; on two by chance just then.
    rows += [(t, 3, 10_000.0 * t + (3_020.0 if t < 2 else 600.0)) for t in range(60)]
    # So do others now and then.
    rows += [(t, 4 + t, 10_000.0 * t + 3_010.0) for t in range(0, 60, 2)]
    assert pairs(rows, 4, 84) == {(0, 1), (0, 2), (1, 2)}


def test_order_of_rows_does_not_matter() -> None:
    rows = rows_of(range(4), range(30), 3_000.0, 15.0) + everybody(range(4, 44), range(30))
    assert pairs(rows[::-1], 4, 44) == pairs(rows, 4, 44)


def test_machines_with_three_things_in_common_are_pairs_and_with_two_are_not() -> None:
    cells = [(t, 0) for t in range(5)] + [(t, 1) for t in range(2, 7)] + [(t, 2) for t in range(5, 9)]
    thing, machine = (np.array(c, np.int32) for c in zip(*cells, strict=True))
    left, right = in_common(thing, machine, 3)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 1)]
