"""Texts that fill in an outline: members edited beyond recognition come in, stock phrases do not, both ways agree."""

from __future__ import annotations

import random
import re

import numpy as np
import pyarrow as pa
import pytest

from ringbreak.kernels.reworded import Blanks
from ringbreak.kernels.texts import text_families

WORDS = ["".join(chr(0x4E00 + random.Random(i).randrange(8000)) for _ in range(2)) for i in range(3000)]


def prose(rng: random.Random, count: int) -> list[str]:
    return [rng.choice(WORDS) for _ in range(count)]


def edited(rng: random.Random, base: list[str], share: float) -> str:
    return "".join(rng.choice(WORDS) if rng.random() < share else w for w in base)


def campaign(seed: int, near: int, far: int) -> list[str]:
    """`near` copies with a tenth of the words changed, then `far` with a fifth and more: the Jaccard of two is 0.2 to 0.3."""
    rng = random.Random(seed)
    base = prose(rng, 60)
    return [edited(rng, base, 0.1) for _ in range(near)] + [edited(rng, base, 0.22) for _ in range(far)]


def labels(
    texts: list[str], filled: float | None = 0.2, compile_from: int = 10**9, blanks: Blanks | None = None
) -> list[int]:
    column = pa.array(texts, pa.large_string())
    found = text_families(column, threshold=0.4, filled=filled, compile_from=compile_from, blanks=blanks)
    return found.label.tolist()


def contacts_in(texts: list[str]) -> Blanks:
    found = [[m.span() for m in re.finditer("[0-9A-Za-z@._]{4,}", t)] for t in texts]
    flat = [span for spans in found for span in spans]
    return Blanks(
        np.cumsum([0, *map(len, found)], dtype=np.int64),
        np.array([a for a, _ in flat], np.int32),
        np.array([b for _, b in flat], np.int32),
    )


def test_copies_that_resemble_none_of_the_others_fill_in_what_all_have_in_common() -> None:
    texts = [campaign(seed, near=12, far=12) for seed in range(8)]
    far = [[label == found[0] for label in found[12:]] for found in map(labels, texts)]
    apart = [[label == found[0] for label in found[12:]] for found in (labels(t, None) for t in texts)]
    assert sum(map(sum, apart)) < 0.5 * 96
    assert sum(map(sum, far)) > 0.75 * 96


def test_two_families_of_one_form_become_one() -> None:
    """Two versions of a form, a fifth of the words apart, each with copies of its own."""
    before = after = 0
    for seed in range(8):
        rng = random.Random(seed)
        base = prose(rng, 60)
        other = [rng.choice(WORDS) if rng.random() < 0.2 else w for w in base]
        texts = [edited(rng, one, 0.08) for one in (base, other) for _ in range(6)]
        before += len(set(labels(texts, None)))
        after += len(set(labels(texts)))
    assert before >= 14
    assert after <= 10


@pytest.mark.parametrize("place", ["front", "middle", "back"])
def test_a_stranger_with_a_stock_phrase_of_the_family_stays_out(place: str) -> None:
    """Half of his text is in the outline, in one piece."""
    rng = random.Random(7)
    texts = campaign(3, near=10, far=0)
    phrase = texts[0][:50]
    family = [phrase + t[50:] for t in texts]
    strangers = []
    for _ in range(6):
        own = "".join(prose(rng, 25))
        cut = {"front": 0, "middle": 25, "back": 50}[place]
        strangers.append(own[:cut] + phrase + own[cut:])
    found = labels([*family, *strangers])
    assert len(set(found[:10])) == 1
    assert found[0] not in found[10:]


def test_strangers_who_use_two_stock_phrases_do_not_take_in_a_third() -> None:
    """They are one family by the phrases alone; a text with the same phrases and more of its own fills in nothing."""
    rng = random.Random(9)
    opening, ending = "".join(prose(rng, 12)), "".join(prose(rng, 12))
    short = [opening + "".join(prose(rng, 8)) + ending for _ in range(4)]
    long = [opening + "".join(prose(rng, 40)) + ending for _ in range(4)]
    found = labels(short + long)
    assert len(set(found[:4])) == 1
    assert len(set(found[4:])) == 4
    assert found[0] not in found[4:]


@pytest.mark.parametrize("compile_from", [0, 10**9])
def test_the_forms_of_contacts_take_nobody_in(compile_from: int) -> None:
    """Short posts that give a mailbox, an account and a site each: half of their letters, and everybody's look alike."""
    rng = random.Random(0)

    def contact(lead: str, form: str) -> str:
        return lead + form.format(rng.randrange(1000, 9999))

    def post(words: list[str]) -> str:
        a, b, c = "".join(words[:5]), "".join(words[5:10]), "".join(words[10:])
        return (
            a + contact("邮箱", "m{}@example.org ") + b + contact("微信", "wx_demo{}zz ") + c
            + contact("网址", "site-{}.example/index ") + "五千元"
        )  # fmt: skip

    base = prose(rng, 15)
    texts = [post(base) for _ in range(6)] + [post(prose(rng, 15)) for _ in range(40)]
    found = labels(texts, blanks=contacts_in(texts), compile_from=compile_from)
    assert len(set(found[:6])) == 1
    assert found[0] not in found[6:]
    assert found[0] in labels(texts, compile_from=compile_from)[6:]


def test_pairs_of_single_texts_stay_as_they_are() -> None:
    texts = [t for seed in range(20, 40) for t in campaign(seed, near=0, far=2)]
    assert labels(texts) == labels(texts, None)


def test_a_text_goes_to_the_form_that_it_fills_in_best() -> None:
    rng = random.Random(12)
    base = prose(rng, 60)
    other = base[:20] + prose(rng, 40)
    texts = [edited(rng, one, 0.08) for one in (base, other) for _ in range(6)] + [edited(rng, other, 0.2)]
    found = labels(texts)
    assert found[0] != found[6]
    assert found[12] == found[6]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_compiled_way_gives_equal_families(seed: int) -> None:
    texts = [t for k in range(6) for t in campaign(100 * seed + k, near=5, far=5)]
    texts += ["".join(prose(random.Random(seed + k), 40)) for k in range(30)]
    texts += ["短", "", "甲" * 40, "甲" * 41]
    random.Random(seed).shuffle(texts)
    assert labels(texts) == labels(texts, compile_from=0)


def test_parts_of_a_column_and_their_order_make_no_difference() -> None:
    texts = [t for k in range(4) for t in campaign(50 + k, near=6, far=6)]
    whole = labels(texts, compile_from=0)
    column = pa.chunked_array([pa.array(texts[:7]), pa.array(texts[7:30]), pa.array(texts[30:])])
    found = text_families(column, threshold=0.4, filled=0.2, compile_from=0).label.tolist()
    assert found == whole
    assert all(label <= i and whole[label] == label for i, label in enumerate(whole))


def test_a_book_fills_in_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from ringbreak.kernels import outlines

    texts = campaign(1, near=8, far=12)
    assert labels(texts) != labels(texts, None)
    monkeypatch.setattr(outlines, "LONGEST", 60)
    assert labels(texts) == labels(texts, None)


def test_pieces_that_are_worked_on_at_a_time_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    from ringbreak.kernels import reworded

    texts = [t for k in range(5) for t in campaign(70 + k, near=6, far=6)]
    whole = labels(texts)
    monkeypatch.setattr(reworded.chunks, "__defaults__", (3, 500))
    assert labels(texts) == whole


def test_an_outline_is_what_two_members_and_three_tenths_of_them_have() -> None:
    from ringbreak.kernels.outlines import common

    members = [[1, 2, 3, 3, 9], [1, 2, 4, 4, 9], [1, 5, 6, 6], [1, 7, 8, 8]]
    values = np.array([v for m in members for v in m], np.uint32)
    at = np.array([0, 5, 10, 14, 18], np.int64)
    out, out_at = np.empty(9, np.uint32), np.zeros(3, np.int64)
    # A gram that one member repeats is had by one.
    assert common(values, at, np.array([0, 2, 4]), 0.3, out, out_at) == 4
    assert sorted(out[:3].tolist()) == [1, 2, 9]
    assert out[3] == 1
    assert out_at.tolist() == [0, 3, 4]
