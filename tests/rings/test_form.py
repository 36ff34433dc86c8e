"""Rings: what joins, what does not, what splits them, and names that last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ringbreak.linking import weigh
from ringbreak.linking.priors import PRIORS
from ringbreak.rings.form import PreviousRing, RingSettings
from ringbreak.rings.identity import name_rings
from ringbreak.rings.threshold import threshold

from ..linking.small import Row, Small, mention, record

T0 = datetime(2025, 1, 1, tzinfo=UTC)


def prose(i: int) -> str:
    return "".join(chr(0x4E00 + (i * 7919 + j * 104729) % 9000) for j in range(30))


def posts(
    *contacts: tuple[int, str, str], authors: dict[int, str] | None = None, **tables: list[Row]
) -> Small:
    """Records of different authors and words; (record, kind, value) are what they bear."""
    ids = sorted({r for r, _, _ in contacts})
    return Small(
        records=[record(i, prose(i), (authors or {}).get(i, f"u{i}")) for i in ids],
        mentions=[mention(r, k, v, 10 * n) for n, (r, k, v) in enumerate(contacts)],
        **tables,
    ).run()


def judged(*rows: tuple[str, str]) -> list[Row]:
    return [
        {"judgement_id": f"j{n}", "who": "x", "decided_at": T0 + timedelta(hours=n), "verb": v, "object": o}
        for n, (v, o) in enumerate(rows)
    ]


TWO = [(1, "qq", "11111111"), (2, "qq", "11111111"), (3, "qq", "11111111"), (3, "phone", "+8613800000001"),
       (4, "phone", "+8613800000001"), (5, "phone", "+8613800000001")]  # fmt: skip


def test_a_chain_without_a_common_selector_is_one_ring_and_its_weakest_link_is_named() -> None:
    case = posts(*TWO)
    assert case.groups() == [[1, 2, 3, 4, 5]]
    ring = case.tables["rings"][0]
    assert ring["rank"] == 1
    assert ring["selector_count"] == 2
    assert ring["weakest_selector_id"] in {
        case.selector("qq")["selector_id"],
        case.selector("phone")["selector_id"],
    }
    assert "5 records around" in ring["title"]


def test_strangers_who_share_a_hotline_are_no_ring() -> None:
    assert posts(*[(i, "phone", "95588") for i in range(1, 9)]).groups() == []


def test_one_account_and_its_own_number_are_no_ring() -> None:
    assert (
        posts(
            *[(i, "phone", "+8613800000001") for i in range(1, 7)], authors=dict.fromkeys(range(1, 7), "me")
        ).groups()
        == []
    )


def test_one_account_seen_with_and_without_its_platform_is_still_one_hand() -> None:
    rows = [record(i, prose(i), "me", platform=None if i > 3 else "forum") for i in range(1, 7)]
    case = Small(records=rows, mentions=[mention(i, "phone", "+8613800000001") for i in range(1, 7)]).run()
    assert case.groups() == []


def test_three_posts_with_one_number_by_nobody_known_are_not_enough_and_five_are() -> None:
    def group(count: int) -> list[list[int]]:
        rows = [record(i, prose(i)) for i in range(1, count + 1)]
        return (
            Small(records=rows, mentions=[mention(i, "phone", "+8613800000001") for i in range(1, count + 1)])
            .run()
            .groups()
        )

    assert group(3) == []
    assert group(5) == [[1, 2, 3, 4, 5]]


def test_what_one_name_of_a_saved_chat_says_is_no_ring_until_something_else_joins_it() -> None:
    card = "6200000000000000019"

    def chat(others: int) -> list[list[int]]:
        said: list[dict[str, object]] = [
            {"kind": "message", "platform": None, "author_name": "小王", "channel": "邻里"} for _ in range(6)
        ]
        rows = [record(i + 1, prose(i + 1), **more) for i, more in enumerate(said)]
        # A bank's line is named there and elsewhere, and joins nobody.
        rows += [record(20 + i, prose(20 + i), f"u{i}") for i in range(others)] + [
            record(30, prose(30), "u9")
        ]
        named = [mention(i, "phone", "95588", 3) for i in (1, 30)] + [mention(2, "bank_card", card, 3)]
        named += [mention(20 + i, "bank_card", card, 3) for i in range(others)]
        return Small(records=rows, mentions=named).run().groups()

    assert chat(0) == []
    assert chat(3) == [[1, 2, 3, 4, 5, 6, 20, 21, 22]]


def test_an_account_and_its_own_id_are_one_hand_until_somebody_else_speaks_of_it() -> None:
    """The id stands beside each message as the writer's, and the head of the file names it: one identifier, not two."""

    def chat(
        *others: dict[str, object], word: str = "wxid_testq1", judgements: list[Row] | None = None
    ) -> list[list[int]]:
        rows = [record(i, prose(i), "wxid_testq1", kind="message", platform="wechat") for i in range(1, 7)]
        rows += [record(10 + i, prose(10 + i), **{"platform": None, **more}) for i, more in enumerate(others)]  # type: ignore[arg-type]
        marks = [mention(i, "wechat", word, field="author") for i in range(1, 7)]
        marks += [mention(10 + i, "wechat", word, 3) for i in range(len(others))]
        return Small(records=rows, mentions=marks, judgements=judgements or []).run().groups()

    assert chat({"kind": "metadata"}) == []
    assert chat({"kind": "metadata"}, {"kind": "profile"}) == []
    # What always stands beside the account is its own whatever it is called.
    assert chat({"kind": "profile"}, word="wxid_alias") == []
    assert chat({"kind": "metadata"}, {"kind": "post", "author": "u1"}) == [[1, 2, 3, 4, 5, 6, 10, 11]]
    assert chat({"kind": "row"}) == [[1, 2, 3, 4, 5, 6, 10]]
    told = judged(("include", "wechat:wxid_testq1"))
    assert chat({"kind": "metadata"}, judgements=told) == [[1, 2, 3, 4, 5, 6, 10]]


def test_a_name_of_a_saved_chat_and_the_id_in_its_column_are_one_person_and_a_card_of_others_is_not() -> None:
    card = "6200000000000000019"

    def chat(others: int) -> list[list[int]]:
        named: dict[str, object] = {
            "kind": "message",
            "platform": None,
            "author_name": "大姨",
            "channel": "家",
        }
        rows = [record(i, prose(i), **named) for i in range(1, 7)]  # type: ignore[arg-type]
        rows += [record(20 + i, prose(20 + i), f"u{i}") for i in range(others)]
        marks = [mention(i, "wechat", "wxid_testq2", field="cell:senderWxid") for i in range(1, 7)]
        marks += [mention(i, "bank_card", card, 3) for i in (2, *range(20, 20 + others))]
        return Small(records=rows, mentions=marks).run().groups()

    assert chat(0) == []
    assert chat(3) == [[1, 2, 3, 4, 5, 6, 20, 21, 22]]


def test_one_person_of_an_address_book_and_a_call_list_is_no_ring() -> None:
    def listed(names: tuple[str, ...], company: str | None = None) -> list[list[int]]:
        rows = [record(i + 1, prose(i + 1), kind="profile", platform=None) for i in range(len(names))]
        people = [
            {"record_id": i + 1, "name": name, "phone": "13800000001", "company": company and f"{company}{i}"}
            for i, name in enumerate(names)
        ]
        marks = [mention(i + 1, "phone", "+8613800000001") for i in range(len(names))]
        return Small(records=rows, profiles=people, mentions=marks).run().groups()

    assert listed(("物业",) * 6) == []
    assert listed(("甲", "乙", "丙", "丁", "戊", "己")) == [[1, 2, 3, 4, 5, 6]]
    assert listed(("甲",) * 6, "示例商贸") == [[1, 2, 3, 4, 5, 6]]


def test_fewer_records_than_the_setting_are_no_ring() -> None:
    case = posts((1, "qq", "11111111"), (2, "qq", "11111111"))
    assert case.groups() == []
    case.rings(RingSettings(min_records=2))
    assert case.groups() == [[1, 2]]


def test_the_threshold_is_prior_odds_plus_margin_and_is_written_down() -> None:
    case = posts(*TWO)
    written = {w["name"]: w["value"] for w in case.tables["weighing"]}
    assert written["threshold_bits"] == written["prior_bits"] + written["margin_bits"]
    assert threshold(10_240, 3).bits == pytest.approx(13)


@pytest.mark.parametrize("kind", ["phone", "wechat", "qq", "telegram", "email", "domain", "url", "bank_card"])
def test_what_is_private_to_one_operation_still_joins_in_a_case_of_a_million(kind: str) -> None:
    (rarity,) = (p.rarity for p in PRIORS if p.kind == kind)
    assert weigh.weight(0.9, rarity) > threshold(1_000_000, 3).bits


def test_two_weak_traits_shared_by_the_same_records_join_together_and_one_alone_does_not() -> None:
    rows = [
        {"record_id": i, "verb": "login", "actor": f"u{i}", "ip": "192.0.2.9", "device": None, "acted_at": T0}
        for i in (1, 2, 3)
    ]
    case = Small(records=[record(i) for i in (1, 2, 3)], actions=rows).run()
    assert case.groups() == []


@pytest.mark.parametrize(
    ("decision", "groups"),
    [
        ([], [[1, 2, 3, 4, 5]]),
        ([("suppress", "phone:+8613800000001")], [[1, 2, 3]]),
        ([("reject", "3@phone:+8613800000001")], [[1, 2, 3]]),
        ([("cannot_link", "1,5")], [[1, 2, 3, 4]]),
        ([("cannot_link", "1,5"), ("undo", "j0")], [[1, 2, 3, 4, 5]]),
    ],
    ids=["none", "suppress", "reject a link", "cannot_link", "undone"],
)
def test_judgements_cut_a_ring(decision: list[tuple[str, str]], groups: list[list[int]]) -> None:
    found = posts(*TWO, judgements=judged(*decision)).groups()
    assert found[: len(groups)] == groups
    if decision and decision[-1][0] == "cannot_link":
        assert not any({1, 5} <= set(g) for g in found)


@pytest.mark.parametrize(
    ("decision", "groups"),
    [
        ([], [[1, 2, 3]]),
        ([("reject", "3@phone:+8613800000001")], [[1, 2]]),
        ([("reject", "3@phone:+8613800000001"), ("reject", "2@qq:11111111")], []),
    ],
    ids=["none", "one of three", "one alone is left"],
)
def test_a_rejected_link_takes_no_part_in_a_sum_of_weak_ones(
    decision: list[tuple[str, str]], groups: list[list[int]]
) -> None:
    both = (("phone", "+8613800000001"), ("qq", "11111111"))
    case = Small(
        records=[record(i, prose(i), f"u{i}") for i in (1, 2, 3)],
        mentions=[mention(i, k, v, 40 * n) for i in (1, 2, 3) for n, (k, v) in enumerate(both)],
        judgements=judged(*decision),
    ).run()
    # In a case so large that neither suffices alone.
    case.rings(RingSettings(margin_bits=22.0, min_records=2))
    assert max(case.selector(k, v)["bits"] for k, v in both) < 22.0
    assert case.groups() == groups


def test_a_contact_too_weak_alone_in_a_case_where_nothing_joins_makes_no_ring() -> None:
    case = posts((1, "phone", "+8613800000001"), (2, "phone", "+8613800000001"))
    case.rings(RingSettings(margin_bits=22.0, min_records=2))
    assert 11.0 < case.selector("phone", "+8613800000001")["bits"] < 22.0
    assert case.groups() == []


def test_must_link_joins_what_shares_nothing() -> None:
    case = posts(
        (1, "qq", "11111111"), (2, "qq", "11111111"), (3, "phone", "+8613800000001"), (4, "phone", "+8613800000001"),
        judgements=judged(("must_link", "1,3")),
    )  # fmt: skip
    assert case.groups() == [[1, 2, 3, 4]]


def test_cannot_link_wins_over_the_strongest_evidence() -> None:
    shared = [(i, k, v) for i in (1, 2) for k, v in (("qq", "11111111"), ("phone", "+8613800000001"))]
    case = posts(*shared, judgements=judged(("cannot_link", "1,2")))
    case.rings(RingSettings(min_records=2))
    assert not any({1, 2} <= set(g) for g in case.groups())


def test_a_rejected_ring_is_gone_and_stays_gone() -> None:
    name = posts(*TWO).tables["rings"][0]["ring_id"]
    case = posts(*TWO, judgements=judged(("reject", name)))
    assert case.groups() == []
    assert {(c["ring_id"], c["change"]) for c in case.tables["ring_changes"]} >= {(name, "rejected")}


def test_a_role_that_was_told_is_kept() -> None:
    case = posts(*TWO, judgements=judged(("role", "3=reseller")))
    assert {m["member_id"]: m["role"] for m in case.tables["ring_members"] if m["role"]} == {3: "reseller"}


def test_near_misses_say_what_is_missing() -> None:
    contacts = [*TWO, (1, "wechat_official", "gh_x"), (9, "wechat_official", "gh_x")]
    case = posts(*contacts)
    near = {(n["member_kind"], n["member_id"]): n["why"] for n in case.tables["near_misses"]}
    assert ("record", 9) in near
    assert "not settled" in near[("record", 9)]
    assert 9 not in case.groups()[0]


def _ids(*numbers: int) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(sorted(numbers), np.int64)


def test_a_ring_keeps_its_name_when_evidence_arrives() -> None:
    before = posts(*TWO).rings().sketches
    case = posts(*TWO, (6, "qq", "11111111"))
    case.rings(previous=before)
    assert case.tables["rings"][0]["ring_id"] == before[0].ring_id
    assert [c["change"] for c in case.tables["ring_changes"]] == ["kept"]


def test_the_larger_part_keeps_the_name_and_a_split_is_told() -> None:
    names, changes = name_rings([_ids(1, 2, 3), _ids(4, 5)], [PreviousRing("old", (1, 2, 3, 4, 5))], {})
    assert names[0] == "old"
    assert {(c.ring_id, c.change, c.other_id) for c in changes} == {
        ("old", "kept", ""),
        ("old", "split", names[1]),
    }


def test_the_larger_ring_gives_its_name_to_a_merger_and_the_other_is_told() -> None:
    names, changes = name_rings(
        [_ids(1, 2, 3, 4, 5)], [PreviousRing("a", (1, 2)), PreviousRing("b", (3, 4, 5))], {}
    )
    assert names == ["b"]
    assert {(c.ring_id, c.change, c.other_id) for c in changes} == {("b", "kept", ""), ("a", "merged", "b")}


def test_a_ring_without_a_successor_is_dissolved_and_one_without_a_past_is_new() -> None:
    names, changes = name_rings([_ids(7, 8)], [PreviousRing("a", (1, 2))], {})
    assert {(c.ring_id, c.change) for c in changes} == {("a", "dissolved"), (names[0], "new")}


def test_names_come_from_the_members_alone() -> None:
    assert name_rings([_ids(3, 1, 2)], [], {})[0] == name_rings([_ids(1, 2, 3)], [], {})[0]
    assert name_rings([_ids(1, 2)], [], {})[0] != name_rings([_ids(1, 2, 3)], [], {})[0]


def test_a_ring_is_called_by_what_its_records_share_and_not_by_what_one_of_them_bears() -> None:
    """A person parted the two rows of one card: it is borne by one record of the ring and must not name it."""
    shared = [(i, "account", "shop") for i in range(1, 7)]
    card = [(i, "bank_card", "6200005555660001236") for i in (1, 7)]
    case = posts(*shared, *card, judgements=judged(("cannot_link", "1,7")))
    assert case.groups() == [[1, 2, 3, 4, 5, 6]]
    assert "shop" in case.engine.sql("SELECT title FROM rings").to_pylist()[0]["title"]


def test_a_text_that_groups_leave_unsettled_does_not_blame_records_without_other_contacts() -> None:
    """All its records have another contact: what is unsettled is whether three groups are one operation."""
    text = "客户询问年费为何收取，已解释并致歉，客户表示可以接受，但要求写明依据并书面答复，已经登记"
    groups = [1] * 7 + [2] * 2 + [3]
    case = Small(
        records=[record(i, text, f"u{i}") for i in range(1, 11)] + [record(11, prose(11), "u11")],
        mentions=[mention(i, "phone", f"+861380000000{g}", 0) for i, g in enumerate([*groups, 3], 1)],
    ).run()
    (why,) = (
        r["why"] for r in case.engine.sql("SELECT why FROM selectors WHERE kind = 'template'").to_pylist()
    )
    assert "only" not in why
    assert "10 of 10 records have other contacts, in 3 groups" in why
