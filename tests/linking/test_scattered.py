"""When a contact was named speaks against it where a case's operations keep to parts of its time, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import numpy as np
import pytest

from ringbreak.linking.scattered import density, ratio, shares, unlikely

from .measure import ours, score
from .small import Row, Small, mention, record
from .stress import make, varied

DAY = 86_400.0
SCATTERED = (10, 200, 350, 500, 690)
CLOSE = (300, 303, 310, 311, 320)


def asked(
    days: tuple[int, ...], *, groups: int = 6, lasts: int = 20, dated: bool = True, handed_on: bool = False
) -> float:
    """Bits that the times of one contact take, beside `groups` of ten records that `lasts` days hold, and 700 others, one a day."""
    at, sel, rec = [], [], []
    for g in range(groups):
        for i in range(10):
            rec.append(len(at))
            at.append((g * (700 - lasts) // max(1, groups - 1) + i * lasts / 9) * DAY)
            sel.append(g)
    for day in days:
        rec.append(len(at))
        at.append(day * DAY)
        sel.append(groups)
    at += [day * DAY for day in range(700)]
    one = np.arange(groups + 1) == groups
    times = np.array(at) if dated else np.full(len(at), np.nan)
    found = unlikely(
        times, np.array(sel, np.int32), np.array(rec, np.int32), ~one, one, np.full(one.size, handed_on)
    )
    assert (found[:-1] == 0.0).all(), "only what was asked about"
    return float(found[-1])


def test_a_contact_named_all_over_the_case_is_unlike_operations_that_keep_to_parts_of_it() -> None:
    assert asked(SCATTERED) == pytest.approx(-np.log2(7), abs=0.01)
    assert asked(CLOSE) == 0.0


def test_where_operations_last_as_long_as_the_case_time_tells_nothing() -> None:
    """A case all about one matter: its numbers are named from the first complaint to the last."""
    assert asked(SCATTERED, groups=6, lasts=700) > -0.3


def test_few_known_operations_take_little_and_fewer_than_three_nothing() -> None:
    assert [asked(SCATTERED, groups=g) for g in (0, 1, 2)] == [0.0, 0.0, 0.0]
    assert 0.0 > asked(SCATTERED, groups=3) >= -2.0


def test_undated_records_and_few_bearers_say_nothing() -> None:
    assert asked(SCATTERED, dated=False) == 0.0
    assert asked(SCATTERED[:4]) == 0.0


def test_a_number_that_changed_hands_is_asked_for_its_longer_holder() -> None:
    days = (*CLOSE, 650, 655)
    assert asked(days, handed_on=True) == 0.0
    assert asked(days) < -2.0
    assert asked(SCATTERED, handed_on=True) < -1.0


def test_a_density_is_one_in_all_and_the_ratio_is_bounded() -> None:
    spans = np.linspace(0.0, 1.0, 100_001)
    for width in (1.0, 0.2):
        made = np.array([density(s, 5, np.array([width]))[0] for s in spans[:: 100 if width == 1.0 else 50]])
        assert made.mean() == pytest.approx(1.0, abs=0.02)
    assert ratio(0.9, 5, np.full(3, 0.1)) == pytest.approx(-2.0)
    assert ratio(0.0, 1, np.full(3, 0.1)) == 0.0
    assert shares(np.array([np.nan, 5.0, 5.0, 9.0]))[1:].tolist() == [1 / 3, 1 / 3, 5 / 6]


def prose(i: int) -> str:
    """A text that shares no three signs with any other, however many there are."""
    return "".join(
        chr(0x4E00 + int.from_bytes(sha256(f"{i} {j}".encode()).digest()[:3]) % 9000) for j in range(30)
    )


T0 = datetime(2024, 1, 1, tzinfo=UTC)
MAILBOX = "desk@example.org"


def small(days: tuple[int, ...], *, lasts: int = 20, one_text: bool = False, **tables: list[Row]) -> Small:
    """Six operations of twelve posts, each with a telephone and two mailboxes beside it, and a mailbox that strangers name on these days."""
    records: list[Row] = []
    mentions: list[Row] = []

    def post(day: float, *contacts: tuple[str, str], text: str = "") -> None:
        number = len(records) + 1
        words = text or prose(number)
        records.append(record(number, words, f"u{number}", sent_at=T0 + timedelta(days=day)))
        mentions.extend(mention(number, k, v, 20 * n) for n, (k, v) in enumerate(contacts))

    for g in range(6):
        for i in range(12):
            mails = ("email", f"g{g}{i % 2}@example.org")
            post(g * (700 - lasts) / 5 + i * lasts / 11, ("phone", f"+861380000000{g}"), mails)
    for i, day in enumerate(days):
        more = (("phone", "+8613800000000"),) if i == 0 else ()
        post(day, ("email", MAILBOX), *more, text=prose(9_000) if one_text else "")
    for day in range(0, 700, 2):
        post(day)
    return Small(records=records, mentions=mentions, **tables).run()


def test_strangers_who_named_one_mailbox_in_two_years_are_in_no_ring_and_it_is_said_why() -> None:
    case = small(SCATTERED)
    assert sorted(len(g) for g in case.groups()) == [12] * 5 + [13]
    desk = case.selector("email", MAILBOX)
    assert desk["privacy"] == "ask"
    assert desk["why"].startswith("unsettled: 5 records with nothing else in common, as far apart in time")


@pytest.mark.parametrize(
    ("days", "more"),
    [(CLOSE, {}), (SCATTERED, {"lasts": 700}), (SCATTERED, {"one_text": True}), (SCATTERED[:4], {})],
    ids=["in one month", "operations as long as the case", "one text", "four records"],
)
def test_what_may_be_an_operations_mailbox_still_joins(
    days: tuple[int, ...], more: dict[str, object]
) -> None:
    case = small(days, **more)  # type: ignore[arg-type]
    assert case.selector("email", MAILBOX)["privacy"] == "private"
    named = set(range(73, 73 + len(days)))
    assert any(named <= set(g) for g in case.groups())


def test_a_judgement_makes_it_count() -> None:
    told: Row = {
        "judgement_id": "j",
        "who": "x",
        "decided_at": T0,
        "verb": "include",
        "object": f"email:{MAILBOX}",
    }
    assert len(small(SCATTERED, judgements=[told]).groups()[0]) == 17


@pytest.mark.slow
def test_no_small_hub_draws_strangers_in() -> None:
    case = make(varied(4)["small hubs"])
    found = score(case, ours(case))
    assert (found.innocents, found.precision) == (0, 1.0)
    assert found.recall >= 0.99
