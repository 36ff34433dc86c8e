"""Which descriptions are compared, and what is compared word by word, against the plain way of saying it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ringbreak.linking.linkers.people import _agreed
from ringbreak.linking.people import candidates as stage
from ringbreak.linking.people import close
from ringbreak.linking.people.columns import column
from ringbreak.linking.people.evidence import SameComparison
from ringbreak.linking.people.latin import skeleton
from ringbreak.linking.people.matching import Compared, Found, Part, compare, match
from ringbreak.linking.people.words import NEAR, alike, edits_allowed, short_forms

KEYS = st.integers(2, 40).flatmap(
    lambda n: st.lists(st.lists(st.integers(-1, 6), min_size=n, max_size=n), min_size=1, max_size=4)
)


@given(KEYS, st.integers(1, 50))
def test_pairs_that_share_a_key_come_once_and_in_order_whatever_the_slice(
    keys: list[list[int]], slice_: int
) -> None:
    shared = {
        pair
        for key in keys
        for pair in combinations(range(len(key)), 2)
        if key[pair[0]] == key[pair[1]] >= 0 and key.count(key[pair[0]]) <= stage.BLOCK
    }
    was, stage.SLICE = stage.SLICE, slice_
    try:
        slices = list(stage.candidates(np.array(key) for key in keys))
    finally:
        stage.SLICE = was
    found = [pair for left, right in slices for pair in zip(left.tolist(), right.tolist(), strict=True)]
    assert found == sorted(shared)


def test_a_key_of_more_than_a_block_is_passed_over() -> None:
    key = np.r_[np.zeros(stage.BLOCK + 1, np.int64), np.ones(stage.BLOCK, np.int64)]
    found = np.concatenate([left for left, _ in stage.candidates([key])])
    assert found.min() == stage.BLOCK + 1
    assert found.size == stage.BLOCK * (stage.BLOCK - 1) // 2


@given(
    st.sets(st.text("abcéё", min_size=1, max_size=9), min_size=1, max_size=30),
    st.sampled_from([frozenset[str](), frozenset({"robert", "bob", "aleksandr", "alexander"})]),
)
@example({"wu", "ye"}, frozenset())
def test_words_that_are_nearly_one_are_found_as_by_looking_at_every_spelling(
    words: set[str], known: frozenset[str]
) -> None:
    every = sorted(words | known)

    def spellings(w: str) -> set[str]:
        found = {f"={skeleton(w)}"} if len(w) >= 3 else set()
        found |= {f"~{g}" for g in short_forms(w)}
        return found | ({w} | {w[:j] + w[j + 1 :] for j in range(len(w))} if edits_allowed(len(w)) else set())

    expected = {
        (a, b)
        for a, b in combinations(every, 2)
        if alike(a, b) >= NEAR
        for s in spellings(a) & spellings(b)
        if sum(s in spellings(w) for w in every) <= close.BUCKET
    }
    pair, quality = close.close(every)
    assert {(every[p // len(every)], every[p % len(every)]) for p in pair.tolist()} == expected
    assert (np.diff(pair) > 0).all()
    assert (quality >= NEAR).all()


def test_a_spelling_that_many_words_share_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    # All of them are "anna" but for one letter more, and no two of them share anything else.
    words = sorted({f"ann{c}a" for c in "bcdfg"})
    monkeypatch.setattr(close, "BUCKET", 5)
    assert close.close(words)[0].size == 10
    monkeypatch.setattr(close, "BUCKET", 4)
    assert close.close(words)[0].size == 0


def test_a_column_numbers_each_text_once_and_nothing_for_none() -> None:
    held = column(pa.chunked_array([["b", "", "a"], ["b", "ab"]]))
    assert [held.texts[n] if n >= 0 else "" for n in held.number] == ["b", "", "a", "b", "ab"]
    assert dict(zip(held.texts.tolist(), held.count.tolist(), strict=True)) == {"a": 1, "ab": 1, "b": 2}
    cut = held.cut(lambda texts: texts.astype("<U1"))
    assert [cut.texts[n] if n >= 0 else "" for n in cut.number] == ["b", "", "a", "b", "a"]
    assert cut.count.tolist() == [2, 2]


def test_what_says_nothing_of_anybody_is_a_column_too() -> None:
    held = column(pa.chunked_array([["", ""]]))
    assert held.number.tolist() == [-1, -1]
    ends = np.array([0], np.int32)
    level, _ = SameComparison(held, 0.5).compare(ends, ends + 1)
    assert level.tolist() == [-1]


def compared(every: bool) -> Compared:
    """Three pairs by two fields; the second one tells people apart."""
    one, other = column(pa.array(["x", "x", "", "y"])), column(pa.array(["1", "2", "1", "1"]))
    left, right = np.array([0, 0, 0], np.int32), np.array([1, 2, 3], np.int32)
    fields = [SameComparison(one, 0.5), SameComparison(other, 0.5)]
    return compare([(left, right)], fields, lambda a, b, levels: levels[1] == 1, every)


def test_the_levels_of_a_pair_come_back_from_its_pattern() -> None:
    made = compared(every=True)
    assert made.levels[made.parts[0].pattern].tolist() == [[1, 0], [-1, 1], [0, 1]]
    assert made.firm[made.parts[0].pattern].tolist() == [False, True, True]


def test_pairs_that_agree_on_nothing_firm_train_the_model_and_their_ends_are_forgotten() -> None:
    few, every = compared(every=False), compared(every=True)
    assert (few.left.tolist(), few.right.tolist()) == ([0, 0], [2, 3])
    found, whole = match(few, 4), match(every, 4)
    assert found.model.tolist() == whole.model[1:].tolist()
    assert [m.tolist() for m in found.shares] == [m.tolist() for m in whole.shares]
    # Had the pair not been trained on, another model would have come out.
    assert (
        found.model.tolist() != match(replace(few, parts=(_without_first(few.parts[0]),)), 4).model.tolist()
    )


def _without_first(part: Part) -> Part:
    return Part(part.rarity[1:], part.pattern[1:], part.held[1:])


def test_a_pair_finds_the_words_of_its_pattern_however_many_patterns_there_are() -> None:
    levels = np.zeros((256, 2), np.int8)
    levels[255] = [6, 3]
    end = np.array([0], np.int32)
    found = Found(
        end, end + 1, np.array([255], np.uint8), np.array([0.999]), levels, np.ones(256, np.bool_), ()
    )
    words, which, _ = _agreed(found, np.array([0]), ["name", "born_on"], 2)
    assert [words[n] for n in which] == ["the name; the date of birth"] * 2


def test_pairs_grow_with_the_descriptions_and_the_keys_that_tell_least_go_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stage, "WANTED", 6)
    # 1,200 descriptions: pairs that are of two share one key with each other and another with 39 more.
    n = np.arange(1200)
    found = list(stage.candidates([n // 2, n // 40]))
    pairs = {pair for left, right in found for pair in zip(left.tolist(), right.tolist(), strict=True)}
    assert pairs == {(i, i + 1) for i in range(0, 1200, 2)}
    # Where they are few all keys are taken.
    monkeypatch.setattr(stage, "WANTED", 21)
    assert sum(left.size for left, _ in stage.candidates([n // 2, n // 40])) == 30 * (40 * 39 // 2)
