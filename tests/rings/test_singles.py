"""Single records that several contacts of one group join to it of which none does alone (docs/decisions/0061)."""

from __future__ import annotations

import math
import random

import numpy as np
import pyarrow as pa
import pytest

from ringbreak.rings import singles
from ringbreak.rings.explain import explain

from .test_form import judged
from .test_sums import PHONES, Row, made

GROUP: list[Row] = [
    *[(f"a{i}", [PHONES[i]]) for i in range(3)], *[(f"a{i}", [f"+8613811111100{i}"]) for i in range(3)],
]  # fmt: skip
OTHER: list[Row] = [
    *[(f"b{i}", [f"+861382222220{i}"]) for i in range(3)], *[(f"b{i}", [f"+861383333330{i}"]) for i in range(3)],
]  # fmt: skip
LONE = ("c0", PHONES[:2])


def taken_in(rows: list[Row], judgements: list[dict[str, object]] | None = None) -> bool:
    """Whether the last record is in a ring."""
    return any(len(rows) in group for group in made(rows, judgements).groups())


def test_a_record_that_shows_two_contacts_of_one_group_is_of_it_and_the_contacts_are_told() -> None:
    case = made([*GROUP, LONE])
    assert case.groups() == [[1, 2, 3, 4, 5, 6, 7]]
    told = case.tables["ring_joints"]
    assert {(t["left_record_id"], t["right_record_id"], t["needed"]) for t in told} == {
        (1, 7, True),
        (2, 7, True),
    }
    path = explain(case.engine, ["3", "7"]).path
    assert len({s.selector_id for s in path[-1].shared}) == 2
    assert path[-1].bits == pytest.approx(sum(t["bits"] for t in told), abs=1e-3)
    assert explain(case.engine, ["R1"]).weakest is not None


@pytest.mark.parametrize(
    "rows",
    [
        [*GROUP, ("c0", PHONES[:1])],
        # One hand of the group names both.
        [*[("a0" if phones[0] in PHONES else who, phones) for who, phones in GROUP], LONE],
        # Whoever copies that post has both.
        [*GROUP, ("a2", PHONES[:2]), LONE],
        # It tells of two groups.
        [*GROUP, *OTHER, ("c0", [*PHONES[:2], OTHER[0][1][0]])],
        [*GROUP, *OTHER, ("c0", [PHONES[0], OTHER[0][1][0]])],
        # One of its two contacts is the other group's as well.
        [*GROUP, *OTHER, ("b3", [PHONES[0]]), LONE],
    ],
    ids=["one contact", "one hand", "stand together", "two groups", "one of each", "one of both"],
)
def test_one_contact_or_one_source_or_two_groups_are_not_enough(rows: list[Row]) -> None:
    assert not taken_in(rows)


def test_a_record_joins_no_groups() -> None:
    groups = made([*GROUP, *OTHER, ("c0", [*PHONES[:2], *[phones[0] for _, phones in OTHER[:2]]])]).groups()
    assert groups == [list(range(1, 7)), list(range(7, 13))]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ([("suppress", f"phone:{PHONES[0]}")], False),
        ([("reject", f"7@phone:{PHONES[0]}")], False),
        ([("cannot_link", "1,7")], False),
        ([("cannot_link", "7,1")], False),
        ([("cannot_link", "1,7"), ("undo", "j0")], True),
    ],
    ids=["suppress", "reject", "cannot_link", "cannot_link turned", "undone"],
)
def test_judgements_are_honoured(decision: list[tuple[str, str]], expected: bool) -> None:
    assert taken_in([*GROUP, LONE], judged(*decision)) is expected


def added(lone_bits: float = 20.0, of_its_own: int = 0) -> float:
    """Bits by which a record is taken in that shows two of a group's six contacts of one kind, and so many that nobody else shows; 0 if it is not."""
    rows = [(r, r, 20.0, True) for r in range(6)] + [(6, s, lone_bits, True) for s in range(2)]
    rows += [(6, -1, 20.0, False)] * of_its_own
    record, selector, bits, several = (np.array(x) for x in zip(*rows, strict=True))
    shown = singles.Shown(
        record.astype(np.int32), selector.astype(np.int32), bits, np.zeros(record.size, np.int32),
        pa.chunked_array([[f"<{s}>" for s in selector.tolist()]]), several,
    )  # fmt: skip
    label = np.array([0] * 6 + [6], np.int32)
    found = singles.find(shown, label, np.full(7, -1, np.int64), 20.5, np.zeros((0, 2), np.int64))
    return sum(j.bits for j in found)


def test_what_it_weighs_is_less_by_the_occasions_and_more_by_the_place() -> None:
    """Two of its two against six of the group's: 2 x 20 - 2 x log2(2 x 6) + log2(2) = 33.83 bits."""
    assert added() == pytest.approx(33.83, abs=0.01)
    # Every contact of its own was an occasion, too.
    assert added(of_its_own=4) == pytest.approx(33.83 - 2 * math.log2(3), abs=0.01)
    # A list ties each of its contacts less firmly, whatever they weigh in the group.
    assert added(lone_bits=15.0) == pytest.approx(23.83, abs=0.01)
    assert added(lone_bits=13.0) == 0


def test_strangers_records_that_show_contacts_of_a_group_by_chance_stay_out() -> None:
    # 100 groups of sixteen contacts and 4,000 records with three, of 1,024 values each (10 bits): one record in eight shows two of some group.
    rng = random.Random(3)
    groups, each, lone, space = 100, 16, 4000, 1024
    rows = [(g * each + i, rng.randrange(space)) for g in range(groups) for i in range(each)]
    rows += [(groups * each + r, rng.randrange(space)) for r in range(lone) for _ in range(3)]
    rows = sorted(set(rows))
    record, selector = (np.array(x, np.int32) for x in zip(*rows, strict=True))
    label = np.arange(groups * each + lone, dtype=np.int32)
    label[: groups * each] -= label[: groups * each] % each
    n = record.size

    def found(limit: float) -> int:
        shown = singles.Shown(
            record, selector, np.full(n, math.log2(space)), np.zeros(n, np.int32),
            pa.chunked_array([[f"<{s}>" for s in selector.tolist()]]), np.ones(n, np.bool_),
        )  # fmt: skip
        apart = np.zeros((0, 2), np.int64)
        return len(singles.find(shown, label, np.full(label.size, -1, np.int64), limit, apart))

    # As the bits say: of all pairs of a record and a group one in 2 to the limit at most.
    for limit in (9.0, 11.0, 13.0):
        assert found(limit) <= groups * lone / 2**limit
    assert found(0.0) > 0
