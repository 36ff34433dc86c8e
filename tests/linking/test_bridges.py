"""Groups are joined by several independent traits, never by those who speak of both."""

from __future__ import annotations

import numpy as np
import pytest

from ringbreak.linking.bridges import bridge, writes_their_texts
from ringbreak.linking.recycled import SILENT_DAYS

from .measure import ours, score
from .small import Small, mention, record
from .stress import Spec, make
from .test_weighing import T0, prose, timedelta


def pairs(
    traits: list[tuple[int, int]], strength: list[float], of_it: list[bool] | None = None
) -> list[tuple[int, int]]:
    t = np.array([x for x, _ in traits], np.int32)
    g = np.array([x for _, x in traits], np.int32)
    left, right = bridge(
        t, g, np.array(strength), np.ones(9, np.int32), None if of_it is None else np.array(of_it)
    )
    return list(zip(left.tolist(), right.tolist(), strict=True))


TWO = [(0, 3), (0, 5), (1, 3), (1, 5)]


@pytest.mark.parametrize(
    ("strength", "of_it", "joined"),
    [
        ([1.0, 1.0], [True] * 4, True),
        ([1.0, 0.7], [True] * 4, True),
        ([0.7, 0.7], [True] * 4, False),
        ([1.0, 1.0], [False] * 4, False),
        ([1.0, 1.0], [True, True, True, False], False),
    ],
    ids=[
        "two accounts",
        "an account and a text",
        "two texts of a seller",
        "two who report both",
        "one of the two reports",
    ],
)
def test_what_joins_two_groups(strength: list[float], of_it: list[bool], joined: bool) -> None:
    assert pairs(TWO, strength, of_it) == ([(3, 5)] if joined else [])


def test_however_many_report_both_groups_they_do_not_join_them() -> None:
    traits = [(t, g) for t in range(40) for g in (3, 5)]
    assert pairs(traits, [1.0] * 40, [False] * 80) == []


def test_who_writes_what_the_others_write_is_of_the_group() -> None:
    #               account 0 writes family 7 as record 4 does; account 1 writes freely; account 2 alone has family 8
    trait = np.array([0, 0, 1, 1, 2, 2], np.int32)
    record_ = np.array([0, 1, 2, 3, 5, 6], np.int32)
    group = np.array([0, 4, 0, 4, 4, 0, 0, 0], np.int32)
    family = np.array([7, 7, -1, -1, 7, 8, 8, 7], np.int32)
    found, texts = writes_their_texts(trait, record_, group, family)
    assert found.tolist() == [True, True, False, False, False, False]
    assert texts.tolist() == [7, 7, -1, -1, -1, -1]


@pytest.mark.parametrize(
    ("strength", "spread", "texts", "joined"),
    [
        ([1.0, 0.7], [False, True], [-1] * 4, False),
        ([1.0, 0.7], [False, True], [4, 4, -1, -1], True),
        ([1.0, 0.7], [False, True], [4, 5, -1, -1], False),
        ([0.7, 0.7, 0.7], [False, True, True], [-1] * 6, False),
        ([1.0, 1.0, 0.7], [False, True, True], [-1] * 6, True),
        ([1.0, 1.0], [True, True], [-1] * 4, False),
    ],
    ids=[
        "an account and a text that goes round",
        "the account wrote one text in both",
        "it wrote another in each",
        "three texts, of which two go round",
        "two accounts and a text that goes round",
        "two accounts that are everywhere",
    ],
)
def test_what_goes_round_joins_only_beside_a_hand_that_writes_it(
    strength: list[float], spread: list[bool], texts: list[int], joined: bool
) -> None:
    trait = np.repeat(np.arange(len(strength)), 2).astype(np.int32)
    group = np.array([3, 5] * len(strength), np.int32)
    copied = np.array([s < 1 for s in strength])
    left, _ = bridge(
        trait, group, np.array(strength), np.ones(9, np.int32), np.array([t < 0 for t in texts]), copied,
        np.array(spread), np.array(texts, np.int32),
    )  # fmt: skip
    assert bool(left.size) is joined


@pytest.mark.parametrize("quoting", [0.0, 0.3])
def test_those_who_report_operations_do_not_make_them_one(quoting: float) -> None:
    case = make(Spec(seed=21, operations=6, innocents=200, reporters=30, quoting=quoting, bought=0, viral=0))
    found = score(case, ours(case))
    assert found.precision >= 0.99
    assert found.innocents == 0


def test_a_later_holder_who_writes_often_is_one_hand_and_does_not_keep_the_number() -> None:
    number = "+8613800000001"
    records = [record(i, prose(i), f"u{i}", sent_at=T0 + timedelta(days=i)) for i in (1, 2)]
    records += [
        record(i, prose(i), "holder", sent_at=T0 + timedelta(days=SILENT_DAYS + 10 + i)) for i in (3, 4, 5)
    ]
    case = Small(records=records, mentions=[mention(i, "phone", number, 3) for i in range(1, 6)]).link()
    counted = {x["record_id"] for x in case.tables["links"] if x["bits"] > 0}
    assert {1, 2} <= counted
    phone = case.selector("phone")["selector_id"]
    assert {x["record_id"] for x in case.tables["links"] if x["selector_id"] == phone and x["bits"] > 0} == {
        1,
        2,
    }
