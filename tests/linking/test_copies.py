"""A copy that shows nothing is a group's when it lies in that group's time; how many are nobody's the case tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ringbreak.linking.copies import DAY, SURE, Uses, density, give
from ringbreak.linking.strays import astray

from .measure import ours, score
from .small import Small, mention, record
from .stress import Spec, make
from .test_scattered import prose as other
from .test_weighing import prose

TEXT, OTHER = 0, 1
FIRST, SECOND = 0, 40
"""Roots of two groups of forty records, days 0 to 39 and 100 to 139; records from 80 on are the copies."""


def uses(
    copies: list[float],
    *,
    texts: list[int] | None = None,
    shows: tuple[int, ...] = (),
    second_at: float = 100.0,
    unsettled: bool = True,
) -> Uses:
    """Two groups that both use TEXT, copies of it (or of `texts`) at these days, and 400 other records over 800 days. shows: Copies that show something."""
    bearers = 80 + len(copies)
    at = np.r_[np.arange(40), second_at + np.arange(40), copies, 2 * np.arange(400)] * DAY
    text = np.r_[np.zeros(80), texts or [TEXT] * len(copies)].astype(np.int32)
    order = np.argsort(text, kind="stable")
    record_ = np.arange(at.size)
    bare = record_ >= 80
    bare[[80 + i for i in shows]] = False
    group = np.where(record_ < 40, FIRST, np.where(record_ < 80, SECOND, record_)).astype(np.int32)
    rec = np.arange(bearers, dtype=np.int32)[order]
    return Uses(text[order], rec, np.full(bearers, unsettled), group, at, record_ < 80, bare)


OURS = [5.0 + i for i in range(30)]
"""Days of copies that all lie in the time of the first group."""


def given(made: Uses) -> dict[int, int]:
    found = give(made)
    assert (found.probability >= SURE).all()
    return {int(r) - 80: int(g) for r, g in zip(found.rec, found.root, strict=True)}


def test_a_copy_goes_to_the_group_in_whose_time_it_lies() -> None:
    found = given(uses([*OURS, 110.0]))
    assert found == {**dict.fromkeys(range(30), FIRST), 30: SECOND}


@pytest.mark.parametrize("day", [70.0, 300.0], ids=["between both", "after both"])
def test_a_copy_at_another_time_is_nobodys(day: float) -> None:
    assert 30 not in given(uses([*OURS, day]))


def test_where_the_times_of_both_overlap_a_copy_may_be_either_ones() -> None:
    found = given(uses([*OURS[:20], 30.0, 50.0], second_at=20.0))
    assert 20 not in found
    assert found.get(21) == SECOND


def test_a_few_copies_do_not_show_that_none_is_a_strangers() -> None:
    assert given(uses([5.0])) == {}


def test_where_copies_lie_outside_the_times_as_other_records_do_they_are_strangers() -> None:
    assert given(uses([*OURS, *(200.0 + 10 * i for i in range(30))])) == {}


def test_a_copy_that_shows_something_is_not_given() -> None:
    assert 3 not in given(uses(OURS, shows=(3,)))


def test_bearers_of_unknown_groups_may_have_written_it_too() -> None:
    assert 0 in given(uses([10.0, *OURS]))
    assert given(uses([10.0] * 60 + OURS, shows=tuple(range(1, 60)))) == {}


def test_a_private_text_needs_nothing_of_this() -> None:
    assert given(uses(OURS, unsettled=False)) == {}


def test_a_copy_of_a_private_text_at_another_time_is_astray_and_one_in_its_time_is_not() -> None:
    made = uses([*OURS, 42.0, 500.0], unsettled=False)
    assert made.rec[astray(made)].tolist() == [80 + 31]
    assert astray(uses([*OURS, 500.0])).size == 0


def test_a_text_that_no_known_group_uses_is_not_given() -> None:
    assert 30 not in given(uses([*OURS, 10.0], texts=[TEXT] * 30 + [OTHER]))


def test_nothing_is_given_without_dates() -> None:
    made = uses(OURS)
    assert (
        give(
            Uses(
                made.text,
                made.rec,
                made.unsettled,
                made.group,
                np.full(made.at.size, np.nan),
                made.held,
                made.bare,
            )
        ).rec.size
        == 0
    )


def test_the_density_is_one_in_all() -> None:
    t = np.linspace(-4000, 4000, 800_001) * DAY
    made = density(t, np.array(0.0), np.array(30 * DAY), np.array(6.0))
    assert float(made.sum() * (t[1] - t[0])) == pytest.approx(1.0, abs=1e-3)


WORDS = prose(7)
T0 = datetime(2024, 1, 1, tzinfo=UTC)


def sold(strangers: int = 0, warning: bool = False, **tables: list[dict[str, object]]) -> Small:
    """Two operations a year apart that bought one text; each posts it 20 times with its telephone, and 12 times without."""
    records, mentions = [], []

    def post(day: float, phone: str | None, lead: str = "") -> int:
        number = len(records) + 1
        tail = f" 电话{phone}" if phone else ""
        records.append(record(number, f"{lead}{WORDS}{tail}", f"u{number}", sent_at=T0 + timedelta(days=day)))
        if phone:
            mentions.append(mention(number, "phone", "+86" + phone, len(lead) + len(WORDS) + 3))
        return number

    for start, phone, mail in ((0, "13800000001", "a@example.org"), (365, "13800000002", "b@example.org")):
        for i in range(20):
            number = post(start + i, phone)
            mentions.append(mention(number, "email", mail, 0))
        for i in range(12):
            post(start + 1.5 + i, None, "警方提醒" if warning and i == 0 else "")
    for i in range(strangers):
        post(100 + 10 * i, None)
    for i in range(200):
        records.append(record(len(records) + 1, prose(i + 50), f"p{i}", sent_at=T0 + timedelta(days=2 * i)))
    return Small(records=records, mentions=mentions, **tables).run()


def test_the_forgotten_contact_of_a_sold_text() -> None:
    case = sold()
    assert [len(g) for g in case.groups()] == [32, 32]
    made = [s for s in case.tables["selectors"] if "@" in s["value"] and s["kind"] == "template"]
    assert sorted(s["value"][-16:] for s in made) == ["2024-01-01T00:00", "2024-12-31T00:00"]
    assert all(s["privacy"] == "private" and s["why"].startswith("private: 20 of these copies") for s in made)


def test_a_judgement_on_such_a_selector_wins() -> None:
    value = next(s["value"] for s in sold().tables["selectors"] if s["value"].endswith("@2024-01-01T00:00"))
    judged = [
        {
            "judgement_id": "1",
            "who": "A",
            "decided_at": T0,
            "verb": "suppress",
            "object": f"template:{value}",
            "why": "test",
        }
    ]
    case = sold(judgements=judged)
    assert sorted(len(g) for g in case.groups()) == [20, 32]
    assert case.selector("template", value)["suppressed_why"]


def test_where_strangers_pass_the_text_on_none_of_the_copies_is_given() -> None:
    assert [len(g) for g in sold(strangers=20).groups()] == [20, 20]


def test_a_copy_that_warns_is_not_given() -> None:
    assert [len(g) for g in sold(warning=True).groups()] == [31, 31]


@pytest.mark.parametrize("own", [False, True], ids=["shows nothing", "shows a contact of its own"])
def test_a_copy_of_a_private_text_from_another_year_is_in_no_ring_and_it_is_said_why(own: bool) -> None:
    records, mentions = [], []
    for i in range(24):
        day = i if i < 20 else 4 * (i - 19) if i < 23 else 400
        shows = i < 20
        tail = " 电话13800000001" if shows else ""
        records.append(record(i + 1, f"{WORDS}{tail}", f"u{i}", sent_at=T0 + timedelta(days=day)))
        if shows:
            mentions += [
                mention(i + 1, "phone", "+8613800000001", len(WORDS) + 3),
                mention(i + 1, "email", f"m{i % 3}@example.org", 0),
            ]
    if own:
        mentions.append(mention(24, "qq", "100000037", 40))
    for i in range(200):
        records.append(record(100 + i, other(i), f"p{i}", sent_at=T0 + timedelta(days=2 * i)))
        mentions.append(mention(100 + i, "phone", f"+86139{i:08d}", 0))
    case = Small(records=records, mentions=mentions).run()
    assert case.groups() == [list(range(1, 24))]
    (link,) = [
        link
        for link in case.tables["links"]
        if link["record_id"] == 24 and link["bits"] == 0 and "active at another time" in link["why"]
    ]
    assert link["selector_id"] == case.selector("template")["selector_id"]


def test_sold_texts_do_not_make_two_buyers_one() -> None:
    case = make(Spec(seed=23, operations=10, smallest=30, innocents=200, bought=5, templates=0.95, none=0.1))
    found = score(case, ours(case))
    assert found.precision == 1.0
    assert found.innocents == 0
