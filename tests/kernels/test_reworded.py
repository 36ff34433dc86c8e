"""Reworded texts: rare phrases join, stock phrases do not, identifiers do not count, both ways agree."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from ringbreak.kernels import reworded as stage
from ringbreak.kernels.reworded import Blanks, chunks
from ringbreak.kernels.texts import text_families

WORDS = ["".join(chr(0x4E00 + random.Random(i).randrange(8000)) for _ in range(2)) for i in range(3000)]


def prose(rng: random.Random, count: int) -> list[str]:
    return [WORDS[rng.randrange(len(WORDS))] for _ in range(count)]


def corpus(seed: int, stock: bool) -> list[str]:
    """40 texts of which each second rewords the one before (a quarter of its words), or 40 strangers behind one stock opening."""
    rng = random.Random(seed)
    opening = prose(random.Random(99), 14)
    texts = []
    for _ in range(20):
        base = prose(rng, 40)
        again = [w if rng.random() < 0.72 else rng.choice(WORDS) for w in base]
        texts += ["".join(base), "".join(again if not stock else prose(rng, 40))]
    return ["".join(opening) + t for t in texts] if stock else texts


def labels(
    texts: list[str], reworded: float | None, compile_from: int = 10**9, blanks: Blanks | None = None
) -> list[int]:
    column = pa.array(texts, pa.large_string())
    found = text_families(column, threshold=0.4, reworded=reworded, compile_from=compile_from, blanks=blanks)
    return found.label.tolist()


def test_a_reworded_text_joins_what_it_rewords_and_nothing_else() -> None:
    texts = corpus(1, stock=False)
    apart, joined = labels(texts, None), labels(texts, 0.16)
    assert sum(apart[i] == apart[i + 1] for i in range(0, 40, 2)) < 10
    assert sum(joined[i] == joined[i + 1] for i in range(0, 40, 2)) >= 18
    assert all(joined[i] != joined[j] for i in range(0, 40, 2) for j in range(0, 40, 2) if i != j)


def test_an_opening_that_forty_strangers_use_joins_none_of_them() -> None:
    """Plain Jaccard of two of them is about 0.15, but everybody has what they share."""
    assert len(set(labels(corpus(2, stock=True), 0.16))) == 40


def test_the_same_opening_that_only_two_use_joins_them() -> None:
    texts = corpus(3, stock=False)[::2]
    opening = "".join(prose(random.Random(98), 30))
    found = labels([opening + t for t in texts[:2]] + texts[2:], 0.16)
    assert found[0] == found[1]


def test_an_identifier_in_two_texts_is_no_rewording() -> None:
    texts = corpus(4, stock=False)[::2]
    handle = "speak-to-the-helpful-manager-of-the-loans-desk@quickcash-service.example"
    both = [handle + t for t in texts[:2]] + texts[2:]
    blank = Blanks(
        np.array([0, 1, 2] + [2] * (len(both) - 2), np.int64),
        np.zeros(2, np.int32),
        np.full(2, len(handle), np.int32),
    )
    assert labels(both, 0.16)[0] == labels(both, 0.16)[1]
    for compile_from in (0, 10**9):
        found = labels(both, 0.16, compile_from, blank)
        assert found[0] != found[1]


@pytest.mark.parametrize("seed", [5, 6])
def test_the_plain_and_the_compiled_way_agree(seed: int) -> None:
    rng = random.Random(seed)
    texts = corpus(seed, stock=False) + corpus(seed, stock=True) + ["短", ""]
    rng.shuffle(texts)
    starts, ends, first = [], [], [0]
    for t in texts:
        if len(t) > 30 and rng.random() < 0.5:
            starts += [3, 20]
            ends += [9, 26]
        first.append(len(starts))
    blanks = Blanks(np.array(first, np.int64), np.array(starts, np.int32), np.array(ends, np.int32))
    assert labels(texts, 0.16, 0, blanks) == labels(texts, 0.16, 10**9, blanks)


def test_many_texts_are_counted_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few texts have small tables, many have wide ones."""
    texts = corpus(6, stock=False)
    few = labels(texts, 0.16)
    monkeypatch.setattr(stage, "FEW", 0)
    assert labels(texts, 0.16) == few
    assert len(set(few)) < len(texts)


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = corpus(7, stock=False)
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)
    straight, mixed = labels(texts, 0.16), labels([texts[i] for i in order], 0.16)

    def groups(found: list[int], back: list[int]) -> set[frozenset[int]]:
        return {frozenset(back[i] for i, x in enumerate(found) if x == y) for y in set(found)}

    assert groups(straight, list(range(len(texts)))) == groups(mixed, order)


def test_families_are_the_same_however_little_is_in_memory_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = corpus(1, stock=False) + corpus(4, stock=False)
    whole = labels(texts, 0.16)
    monkeypatch.setattr(stage, "CHUNK", 3)
    monkeypatch.setattr(stage, "ROOM", 150)
    monkeypatch.setattr(stage.chunks, "__defaults__", (3, 150))
    assert labels(texts, 0.16) == whole


def test_a_text_of_a_book_s_length_is_compared_as_a_copy_only(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = corpus(1, stock=False)
    monkeypatch.setattr(stage, "LONGEST", 10)
    assert labels(texts, 0.16) == labels(texts, None)


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ([], []),
        ([5], [(0, 1)]),
        ([99], [(0, 1)]),
        ([4, 4, 4, 4], [(0, 2), (2, 4)]),
        ([99, 1, 1], [(0, 1), (1, 3)]),
        ([0, 0, 0, 0, 0], [(0, 3), (3, 5)]),
    ],
)
def test_what_is_in_memory_at_a_time_is_bounded_by_number_and_by_size(
    sizes: list[int], wanted: list[tuple[int, int]]
) -> None:
    found = chunks(np.array(sizes, np.int32), 3, 10)
    assert [(s.start, s.stop) for s in found] == wanted
