"""Groups that hold together and are called no ring: each has its reason, and explain says it instead of "not enough evidence"."""

from __future__ import annotations

import pytest

from ringbreak.rings.explain import explain
from ringbreak.rings.form import RingSettings

from ..linking.small import Row, Small, mention, record
from .test_form import TWO, judged, posts, prose

NUMBER, WALLET = "+8613800000001", "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj"


def bearing(rows: list[Row], kind: str = "phone", value: str = NUMBER, **tables: list[Row]) -> Small:
    return Small(records=rows, mentions=[mention(r["record_id"], kind, value) for r in rows], **tables).run()


def two() -> Small:
    return bearing([record(i, prose(i), f"u{i}") for i in (1, 2)])


def own() -> Small:
    return bearing([record(i, prose(i), "me") for i in range(1, 7)])


def unknown(**tables: list[Row]) -> Small:
    return bearing([record(i, prose(i)) for i in (1, 2, 3)], **tables)


def paid() -> Small:
    moved = [record(i, kind="transfer", platform=None) for i in range(1, 7)]
    return bearing([*moved, record(9, prose(9), "u9")], "tron", WALLET)


@pytest.mark.parametrize(
    ("case", "reason", "words"),
    [
        (two(), "few", "2 records hold together; a ring has at least 3"),
        (own(), "one_hand", "6 records hold together, all by one known account"),
        (unknown(), "thin", "3 records hold together by one identifier"),
        (paid(), "statement", "7 records hold together, but they are payments of one account and 1 record "),
    ],
    ids=["few", "one_hand", "thin", "statement"],
)
def test_a_group_that_is_no_ring_has_its_reason(case: Small, reason: str, words: str) -> None:
    assert case.groups() == []
    held = [g for g in case.tables["loose_groups"] if g["strongest"]]
    assert [(g["group_id"], g["reason"]) for g in held] == [(1, reason)]
    assert held[0]["why"].startswith(words)
    ids = sorted(
        {row["record_id"] for row in case.tables["links"] if row["selector_id"] == held[0]["selector_id"]}
    )
    for asked in ([str(ids[0])], [str(ids[0]), str(ids[1])], [str(held[0]["selector_id"])]):
        told = explain(case.engine, asked)
        assert held[0]["why"] in " ".join([str(told.answer), *map(str, told.sentences)])
        assert "not enough evidence" not in str(told.answer)


def test_a_rejected_ring_says_so() -> None:
    ring = posts(*TWO).tables["rings"][0]["ring_id"]
    case = posts(*TWO, judgements=judged(("reject", ring)))
    assert case.groups() == []
    assert {(g["group_id"], g["record_count"], g["reason"]) for g in case.tables["loose_groups"]} == {
        (1, 5, "rejected")
    }
    assert [g["strongest"] for g in case.tables["loose_groups"]].count(True) == 1


def test_what_is_in_a_ring_is_in_no_loose_group_and_every_strong_link_is_in_one_of_both() -> None:
    case = posts(*TWO, (7, "qq", "22222222"), (8, "qq", "22222222"), (9, "qq", "33333333"))
    ringed = {m["member_id"] for m in case.tables["ring_members"] if m["member_kind"] == "selector"}
    loose = {g["selector_id"] for g in case.tables["loose_groups"]}
    assert not ringed & loose
    assert {g["group_id"] for g in case.tables["loose_groups"]} == {7}


@pytest.mark.parametrize(("least", "groups"), [(1, [[1, 2]]), (2, [[1, 2]]), (3, [])])
def test_the_least_size_of_a_ring_is_a_setting(least: int, groups: list[list[int]]) -> None:
    case = Small(
        records=[record(i, prose(i), f"u{i}") for i in (1, 2, 3)],
        mentions=[mention(i, "phone", NUMBER) for i in (1, 2)],
    ).link()
    case.rings(RingSettings(min_records=least))
    assert case.groups() == groups


def test_what_a_person_told_to_count_makes_a_ring_of_few_records_of_unknown_hands() -> None:
    assert unknown().groups() == []
    case = unknown(judgements=judged(("include", f"phone:{NUMBER}")))
    assert case.groups() == [[1, 2, 3]]
    assert case.tables["loose_groups"] == []
