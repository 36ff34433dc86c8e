"""What two descriptions must share to be compared, in a small case and in a large one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.linking.people import keys as stage
from ringbreak.linking.people.candidates import candidates
from ringbreak.linking.people.columns import Column, column
from ringbreak.linking.people.evidence import DateComparison, cut

DATES = ["", "1987-03-14", "1987-03-15", "1987-04-14", "1987-05-03", "1987-03-05", "1990-03-14", "1990-07-22"]
PERSON = st.tuples(
    st.sampled_from(["anna lind", "anna berg", "lind anna", "berg", "eva lind"]),
    st.sampled_from(DATES),
    st.sampled_from(["", "lund", "malmo"]),
    st.sampled_from(["", "baker"]),
)


def compared(people: list[tuple[str, str, str, str]]) -> tuple[set[tuple[int, int]], DateComparison]:
    """Pairs that the keys bring, and how birthdays are compared."""
    held = dict(
        zip(("name", "born_on", "address", "company"), (column(pa.array(c)) for c in zip(*people, strict=True)), strict=True)
    )  # fmt: skip
    found = candidates(stage.keys(cut(held["name"]), held, []))
    pairs = {p for left, right in found for p in zip(left.tolist(), right.tolist(), strict=True)}
    return pairs, DateComparison(held["born_on"])


@given(st.lists(PERSON, min_size=2, max_size=14))
def test_a_large_case_leaves_out_no_pair_that_may_join(people: list[tuple[str, str, str, str]]) -> None:
    every, dates = compared(people)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "EVERY_PAIR", 1)
        fewer, _ = compared(people)
    assert fewer <= every
    pairs = sorted(every)
    left, right = (np.array([p[i] for p in pairs], np.int32) for i in (0, 1))
    level, _ = dates.compare(left, right)
    assert {p for p, n in zip(pairs, level.tolist(), strict=True) if n >= 2} <= fewer


def test_a_large_case_compares_no_strangers_of_one_year_or_town(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [("anna lind", "1987-03-14", "lund", "baker"), ("anna berg", "1987-07-22", "lund", "baker")]
    assert compared(people)[0] == {(0, 1)}
    monkeypatch.setattr(stage, "EVERY_PAIR", 1)
    assert compared(people)[0] == set()


@pytest.mark.parametrize(("place", "trade"), [("lund", "miller"), ("malmo", "baker")])
def test_a_large_case_takes_a_slip_in_the_year_with_a_place_or_a_trade(
    place: str, trade: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [("anna lind", "1987-03-14", "lund", "baker"), ("anna berg", "1990-03-14", place, trade)]
    people.append(("anna dahl", "1990-03-14", "oslo", "smith"))
    monkeypatch.setattr(stage, "EVERY_PAIR", 1)
    assert (0, 1) in compared(people)[0]
    assert (0, 2) not in compared(people)[0]


def test_a_birthday_that_is_none_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "EVERY_PAIR", 1)
    people = [("anna lind", born, "", "") for born in ("1987", "1987")]
    names = Column(np.array([0, 1], np.int32), np.array(["anna lind", "anna berg"]), np.array([1, 1]))
    held = {"born_on": column(pa.array([p[1] for p in people])), "address": column(pa.array(["", ""])), "company": column(pa.array(["", ""]))}  # fmt: skip
    found = list(stage.keys(cut(names), held, []))
    # Of the keys of either word only the birthday as it stands.
    assert sum(bool((key >= 0).any()) for key in found[3:]) == 2
