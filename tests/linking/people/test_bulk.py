"""What is said of many names or words at a time is what is said of one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ringbreak.linking.agreement import Beginnings
from ringbreak.linking.people import matching, spelt
from ringbreak.linking.people.cutting import first_words
from ringbreak.linking.people.latin import skeleton, skeletons
from ringbreak.linking.people.names import words
from ringbreak.linking.people.words import NEAR, alike

NAMES = st.lists(
    st.one_of(
        st.text("abcDE1 .'-\t", max_size=12),
        st.lists(st.sampled_from(["Mr", "Dr.", "el", "de", "J0hn", "1", "lind", "王", "Ко"]), max_size=7).map(" ".join),
    ),
    max_size=12,
    unique=True,
)  # fmt: skip


@given(NAMES)
@example(["Mr", "el", "de el", "Dr. de Mr", "a b c d e f", "...", "", "王小明", "J0hn de la Cruz"])
def test_names_are_cut_as_one_is(names: list[str]) -> None:
    number, every = first_words(np.array(names, dtype=np.str_), 4)
    cut = [tuple(every[i] for i in row if i >= 0) for row in number.tolist()]
    assert cut == [words(n)[:4] for n in names]
    assert every == sorted({w for row in cut for w in row})


@given(st.lists(st.text("schtzoeyih\nж", max_size=9), max_size=12))
@example(["sshh", "abch", "ahh", "h", ""])
def test_skeletons_are_those_of_one_word_each(every: list[str]) -> None:
    assert skeletons(every) == [skeleton(w) for w in every]


@given(
    st.sets(
        st.one_of(st.text("abch12", min_size=1, max_size=11), st.sampled_from(["bob", "robert", "ж", "жa"])),
        min_size=2,
        max_size=12,
    ),
    st.integers(1, 20),
)
@example({"abcdefgh", "badcefgh", "abcdefg", "abcefghh", "bacdefgi"}, 3)
@example({"1234567", "1234568", "a" * 300, "a" * 299 + "b"}, 1)
def test_pairs_of_words_are_as_alike_as_one_pair_is(held: set[str], portion: int) -> None:
    every = sorted(held)
    low, high = (
        np.array(i) for i in zip(*((i, j) for j in range(len(every)) for i in range(j)), strict=True)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelt, "PORTION", portion)
        made = spelt.likeness(every, skeletons(every), low, high)
    expected = np.array([alike(every[i], every[j]) for i, j in zip(low.tolist(), high.tolist(), strict=True)])
    assert np.where(made >= NEAR, made, 0).tolist() == np.where(expected >= NEAR, expected, 0).tolist()


def test_a_text_and_its_like_agree_as_far_as_it_does_with_itself() -> None:
    held = Beginnings.of(np.array(["lund", "lund", "lundby", "malmo", ""]))
    level, u = held.compare(np.array([0, 0, 4, -1, 2]), np.array([0, 1, 4, -1, 0]))
    assert (level[0], u[0]) == (level[1], u[1])
    assert level[2:].tolist() == [-1, -1, held.compare(np.array([2]), np.array([1]))[0][0]]


@pytest.mark.parametrize("space", [8, 1000])
def test_codes_are_numbered_in_order_by_marks_or_by_sorting(space: int) -> None:
    distinct, back = matching._distinct(np.array([7, 2, 2, 5, 7, 0, 2, 2, 7, 7]), space)
    assert distinct.tolist() == [0, 2, 5, 7]
    assert back.tolist() == [3, 1, 1, 2, 3, 0, 1, 1, 3, 3]
