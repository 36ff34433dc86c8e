"""Explain: every step leads to passages, in both languages, and says when there is not enough."""

from __future__ import annotations

import pytest

from ringbreak.errors import UsageError
from ringbreak.model.verbal import verbal_level
from ringbreak.rings.explain import explain

from ..linking.small import Small, mention, record
from .test_form import TWO, posts


@pytest.fixture(scope="module")
def case() -> Small:
    hub = [(i, "phone", "95588") for i in (1, 2, 4, 8)]
    return posts(*TWO, *hub, (8, "qq", "22222222"))


def test_a_ring_tells_how_it_holds_together_and_what_was_held_back(case: Small) -> None:
    told = explain(case.engine, ["R1"])
    assert told.subject == "ring"
    assert [s.records for s in told.steps] == [3, 3]
    assert told.steps[1].through is not None
    assert told.steps[1].through.record_id == 3
    assert told.weakest is not None
    assert told.weakest.parts == (3, 1, 1)
    assert [(h.kind, h.shown_as, h.record_count) for h in told.hubs] == [("phone", "95588", 3)]
    assert told.hubs[0].why == "public by its form: a short service number"


def test_two_members_are_joined_rung_by_rung_with_the_passage_of_each(case: Small) -> None:
    told = explain(case.engine, ["1", "5"])
    assert [(r.left_id, r.right_id) for r in told.path] == [(1, 3), (3, 5)]
    for rung in told.path:
        for shared in rung.shared:
            assert shared.left.field == "text"
            assert shared.left.record_id == rung.left_id
            assert shared.right.record_id == rung.right_id
    assert told.enough
    assert "2 step(s)" in told.answer.said()


def test_two_records_that_share_only_a_hub_are_not_joined(case: Small) -> None:
    told = explain(case.engine, ["1", "8"])
    assert not told.enough
    assert "not enough evidence" in told.answer.said()
    assert any("95588" in line for line in told.said())


@pytest.mark.parametrize("what", ["phone:95588", "95588"])
def test_a_suppressed_selector_says_why_and_how_to_count_it(case: Small, what: str) -> None:
    told = explain(case.engine, [what])
    assert told.answer.said() == "phone number 95588 links nothing"
    assert any("ringbreak judge CASE include phone:" in line for line in told.said())
    assert {p.record_id for p in told.passages} == {1, 2, 4, 8}


@pytest.mark.parametrize("what", ["phone:+8613800000001", "phone:13800000001", "13800000001"])
def test_a_number_is_found_as_people_type_it(case: Small, what: str) -> None:
    assert explain(case.engine, [what]).what == ("phone:+8613800000001",)


def test_a_record_outside_every_ring_says_so(case: Small) -> None:
    told = explain(case.engine, ["8"])
    assert not told.enough
    assert told.ring_id is None


@pytest.mark.parametrize("what", [["R1"], ["1", "5"], ["1", "8"], ["phone:95588"], ["8"], ["3"]])
def test_it_reads_in_chinese_without_english_left_over(case: Small, what: list[str]) -> None:
    for line in explain(case.engine, what).said("zh"):
        rest = line
        for allowed in (
            "ringbreak judge CASE include",
            "ringbreak judge CASE suppress",
            "QQ",
            "R1",
            "phone:",
            "qq:",
        ):
            rest = rest.replace(allowed, "")
        assert not any("a" <= c <= "z" for c in rest), line


@pytest.mark.parametrize("what", [["nothing"], ["R99"], ["1", "5", "8"], ["R1", "R1"]])
def test_what_is_not_there_is_said(case: Small, what: list[str]) -> None:
    with pytest.raises(UsageError):
        explain(case.engine, what)


@pytest.mark.parametrize(
    ("bits", "phrase"),
    [(0, "no support"), (2, "weak support"), (5, "moderate support"), (8, "moderately strong support"),
     (12, "strong support"), (15, "very strong support"), (25, "extremely strong support")],
)  # fmt: skip
def test_weight_has_a_phrase(bits: float, phrase: str) -> None:
    assert verbal_level(bits) == phrase


def test_a_text_family_tells_what_stays_and_what_varies_and_shows_numbers_as_lists_do() -> None:
    text = "全城办理各类证件资料，三天出件不成功不收费，量大从优请联系电话"
    numbers = {i: f"199{i * 12_345_678:08d}" for i in range(1, 7)}
    records = [record(i, f"{text}{n}，随时在线欢迎咨询老客户介绍有礼", f"u{i}") for i, n in numbers.items()]
    at = len(text)
    mentions = [
        {**mention(i, "phone", f"+86{n}", at), "end": at + 11, "shown_as": f"199****{n[-4:]}"}
        for i, n in numbers.items()
    ]
    case = Small(records=records, mentions=mentions).run()
    family = case.selector("template")
    said = explain(case.engine, [f"template:{family['value']}"]).said("en")
    assert any(s.startswith("what stays the same in it: 全城办理各类证件资料") for s in said)
    varies = [s for s in said if "“大从优请联系电话”" in s]
    assert len(varies) == 1
    assert f"199****{numbers[1][-4:]} | 199****{numbers[2][-4:]}" in varies[0]
    assert not any(n in s for s in said for n in numbers.values())


def test_what_stands_in_place_of_a_contact_names_the_family_it_stands_in() -> None:
    text = "全城办理各类证件资料，三天出件不成功不收费，量大从优请加微信"
    hidden = ["a★b★c★1★2★3", "x★y★z★7★8★9"]
    records = [
        record(i, f"{text}{hidden[i % 2]}，随时在线欢迎咨询老客户介绍有礼", f"u{i}") for i in range(1, 9)
    ]
    case = Small(records=records).run()
    slot = next(s for s in case.tables["selectors"] if s["kind"] == "slot")
    said = explain(case.engine, [f"slot:{slot['value']}"]).said("en")
    assert any("where the other texts of the family" in s for s in said)


def test_the_first_step_names_a_record_too(case: Small) -> None:
    told = next(s for s in explain(case.engine, ["R1"]).said("en") if s.startswith("it begins with"))
    assert "among them" in told


def test_two_identifiers_of_one_record_meet_there_and_are_not_said_to_have_no_support() -> None:
    case = posts(*TWO)
    told = explain(case.engine, ["phone:13800000001", "qq:11111111"])
    assert told.enough
    assert "meet in 1 record(s), record 3" in told.answer.said()
    assert [p.record_id for p in told.passages] == [3]
    assert all("no support" not in line and " 0.0 bits" not in line for line in told.said())


def test_a_record_and_what_it_bears_meet_in_that_record() -> None:
    told = explain(posts(*TWO).engine, ["1", "qq:11111111"])
    assert [p.record_id for p in told.passages] == [1]
    assert "no support" not in told.answer.said()


@pytest.fixture(scope="module")
def alike() -> Small:
    shown = {"13800000001": "138****0001", "13811110001": "138****0001"}
    rows = [
        mention(i, "phone", f"+86{number}", shown_as=shown[number])
        for i, number in ((1, "13800000001"), (2, "13800000001"), (3, "13811110001"), (4, "13811110001"))
    ]
    rows += [mention(i, "wechat", "13800000001", 40, shown_as="13*******01") for i in (1, 2)]
    return Small(records=[record(i) for i in range(1, 5)], mentions=rows).run()


@pytest.mark.parametrize(
    ("what", "those"),
    [
        ("phone:138****0001", {"+8613800000001", "+8613811110001"}),
        ("138****0001", {"+8613800000001", "+8613811110001"}),
        ("13800000001", {"+8613800000001", "13800000001"}),
    ],
)
def test_what_fits_several_is_asked_back_with_what_tells_them_apart(
    alike: Small, what: str, those: set[str]
) -> None:
    with pytest.raises(UsageError, match="2 selectors") as refused:
        explain(alike.engine, [what])
    ids = {str(s["selector_id"]) for s in alike.tables["selectors"] if s["value"] in those}
    assert len(ids) == 2
    for number in ids:
        assert number in str(refused.value)
        assert explain(alike.engine, [number]).subject == "selector"


def test_what_fits_one_is_answered_without_its_kind(alike: Small) -> None:
    assert explain(alike.engine, ["13*******01"]).what == ("wechat:13800000001",)
