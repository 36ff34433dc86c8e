"""Groups are joined by several independent traits, never by those who speak of both."""

from __future__ import annotations

import numpy as np
import pytest

from ringbreak.linking.bridges import SETTLED, bridge, spans, writes_their_texts
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


DAY = 86400.0
BIG, LITTLE = 0, 1
"""Groups of the tests below; groups from 2 on are settled and have nothing to do with them."""


def joined(
    strength: list[float],
    of_it: list[bool],
    sizes: list[int],
    *,
    little: tuple[float, float] = (2, 4),
    others: float = 0.1,
    reported: int = 0,
    spread: list[bool] | None = None,
) -> bool:
    """Whether traits of these strengths, each met by BIG (days 0 to 10) and LITTLE, join the two.

    reported: Pairs of settled groups that each have an account which may only speak of both.
    """  # fmt: skip
    here = len(strength)
    trait = [t for t in range(here) for _ in (BIG, LITTLE)] + [
        here + n for n in range(reported) for _ in (0, 1)
    ]
    group = [g for _ in range(here) for g in (BIG, LITTLE)] + [
        g for n in range(reported) for g in (2 + n, 3 + n)
    ]
    heard = [m for m in of_it for _ in (BIG, LITTLE)] + [False] * (2 * reported)
    account = np.array([s == 1.0 for s in strength] + [True] * reported)
    first, last = np.full(len(sizes), 0.0), np.full(len(sizes), 10 * DAY)
    first[LITTLE], last[LITTLE] = little[0] * DAY, little[1] * DAY
    part = np.full(len(sizes), others)
    left, right = bridge(
        np.array(trait, np.int32), np.array(group, np.int32), np.array(strength + [1.0] * reported), np.array(sizes, np.int32),
        np.array(heard), ~account, np.array((spread or [False] * here) + [False] * reported), np.full(len(trait), -1, np.int32),
        (first, last, part), account,
    )  # fmt: skip
    return (BIG, LITTLE) in set(zip(left.tolist(), right.tolist(), strict=True))


SMALL = [40, 5] + [SETTLED] * 8
LARGE = [40, 20] + [SETTLED] * 8


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL}, True),
        ({"strength": [0.7], "of_it": [True], "sizes": SMALL}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": LARGE}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL, "little": (20, 24)}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL, "little": (9, 24)}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL, "little": (np.nan, np.nan)}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL, "others": 0.6}, False),
        ({"strength": [0.7, 0.7], "of_it": [True] * 2, "sizes": SMALL, "spread": [True] * 2}, False),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL}, True),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL, "reported": 3}, False),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL[:4]}, False),
        ({"strength": [1.0, 1.0], "of_it": [False] * 2, "sizes": SMALL}, False),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL, "spread": [True, False]}, True),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL, "spread": [True, False], "reported": 3}, False),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": SMALL, "spread": [True, False], "little": (20, 24)}, False),
        ({"strength": [0.7, 1.0], "of_it": [True, False], "sizes": LARGE, "spread": [True, False]}, False),
    ],
    ids=[
        "two texts at one time",
        "one text",
        "two texts between two large groups",
        "two texts at another time",
        "two texts mostly at another time",
        "two texts without dates",
        "two texts while everybody was active",
        "two texts that go round everywhere",
        "a text and an account that speaks of both, where none else does",
        "the same where accounts speak of many",
        "the same in a case too small to tell",
        "two accounts that speak of both",
        "a text that goes round everywhere and an account of both, where few wander",
        "the same where accounts speak of many",
        "the same at another time",
        "the same between two large groups",
    ],
)  # fmt: skip
def test_a_small_group_is_joined_by_two_signs_and_the_same_time(
    case: dict[str, object], expected: bool
) -> None:
    assert joined(**case) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sizes", "reported", "expected"),
    [(LARGE, 0, True), (LARGE, 2, True), (LARGE, 3, False), (SMALL, 3, True)],
    ids=["nobody reports", "two do", "accounts wander", "accounts wander, but one group is small"],
)
def test_where_accounts_wander_two_of_them_do_not_join_large_groups(
    sizes: list[int], reported: int, expected: bool
) -> None:
    assert joined([1.0, 1.0], [True] * 2, sizes, little=(20, 24), reported=reported) is expected


def test_when_groups_were_active() -> None:
    group = np.array([0, 0, 2, 2, 4], np.int32)
    first, last, others = spans(group, np.array([1.0, 3.0, 2.0, 9.0, np.nan]))
    assert (first[0], last[0], first[2], last[2]) == (1.0, 3.0, 2.0, 9.0)
    assert (others[0], others[2]) == (0.5, 0.5)
    assert np.isnan([first[4], last[4], others[4]]).all()


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


@pytest.mark.parametrize(
    ("copies", "reported", "joined"),
    [(1, 0, True), (1, 3, False), (2, 3, True)],
    ids=[
        "nobody reports",
        "one that quotes a sold text once beside each",
        "one that writes it again and again",
    ],
)
def test_where_accounts_wander_a_quotation_in_each_of_two_groups_does_not_join_them(
    copies: int, reported: int, joined: bool
) -> None:
    #    a text that groups 0 and 1 use, written by account 1 in both; accounts from 2 on name other pairs of settled groups
    own = [(0, 0), (0, 1), *[(1, 0), (1, 1)] * copies]
    rows = own + [(2 + n, g) for n in range(reported) for g in (2 + n, 3 + n)]
    account = np.array([False, *[True] * (1 + reported)])
    left, _ = bridge(
        np.array([t for t, _ in rows], np.int32), np.array([g for _, g in rows], np.int32), np.where(account, 1.0, 0.7), np.full(9, SETTLED, np.int32),
        np.arange(len(rows)) < 2, ~account, None, np.array([7 if t == 1 else -1 for t, _ in rows], np.int32), None, account,
    )  # fmt: skip
    assert bool(left.size) is joined
