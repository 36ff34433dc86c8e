"""What each linker mints, and what it must not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ringbreak.linking.linker import LinkSettings
from ringbreak.linking.priors import BY_KIND
from ringbreak.linking.registry import LINKERS

from .small import Small, mention, record

AT = datetime(2025, 3, 1, 8, 20, tzinfo=UTC)
AD = "诚招兼职日结三百加微信咨询无需押金名额有限先到先得联系人小李电话"


def action(record_id: int, **more: object) -> dict[str, object]:
    return {"record_id": record_id, "verb": "login", "acted_at": AT, **more}


@pytest.mark.parametrize("linker", LINKERS, ids=lambda x: x.name)
def test_every_linker_says_what_it_does(linker) -> None:  # type: ignore[no-untyped-def]
    assert linker.title
    assert linker.source
    assert all(kind == "*" or kind in BY_KIND for kind in linker.kinds)


def test_names_of_linkers_are_unique() -> None:
    assert len({x.name for x in LINKERS}) == len(LINKERS)


def test_two_records_share_an_identifier_at_the_passages_that_show_it() -> None:
    case = Small(
        records=[record(1, "x" * 40), record(2, "y" * 40)],
        mentions=[mention(1, "phone", "+8613800000001", 4), mention(2, "phone", "+8613800000001", 9)],
    ).link()
    assert case.selector("phone")["record_count"] == 2
    assert [(r["record_id"], r["field"], r["start"]) for r in case.tables["links"]] == [
        (1, "text", 4),
        (2, "text", 9),
    ]


def test_an_identifier_written_twice_in_a_record_is_one_link_at_its_first_place_in_the_text() -> None:
    case = Small(
        records=[record(1, "x" * 60)],
        mentions=[
            mention(1, "qq", "12345678", 30),
            mention(1, "qq", "12345678", 3),
            mention(1, "qq", "12345678", 0, field="author"),
        ],
    ).link()
    assert [(r["field"], r["start"]) for r in case.tables["links"]] == [("text", 3)]


@pytest.mark.parametrize(
    ("start", "linked"), [(10, False), (40, True)], ids=["inside the address", "standing alone"]
)
def test_the_domain_of_a_mail_address_is_no_link(start: int, linked: bool) -> None:
    case = Small(
        records=[record(1, "x" * 80)],
        mentions=[mention(1, "email", "someone@example.org", 2), mention(1, "domain", "example.org", start)],
    ).link()
    assert ("domain" in case.kinds()) == linked


def test_texts_of_one_family_share_a_template_named_by_what_they_say() -> None:
    rows = [
        record(1, AD + "13800000001"),
        record(2, AD + "13800000002"),
        record(3, "今天天气很好适合出门走走看看花草树木和小鸟"),
    ]
    one = Small(records=rows).link().selector("template")
    other = (
        Small(records=[dict(r, record_id=r["record_id"] + 100) for r in reversed(rows)])
        .link()
        .selector("template")
    )
    assert one["record_count"] == 2
    assert one["selector_id"] == other["selector_id"]


def test_short_texts_make_no_family() -> None:
    assert "template" not in Small(records=[record(1, "好的收到"), record(2, "好的收到")]).link().kinds()


def test_an_account_is_unique_within_its_platform_only() -> None:
    case = Small(
        records=[record(1, author="a"), record(2, author="a"), record(3, author="a", platform="qq")],
    ).link()
    assert case.selector("account")["value"] == "forum:a"
    assert case.selector("account")["record_count"] == 2


def test_without_a_platform_the_same_word_in_two_files_is_not_one_account() -> None:
    case = Small(
        records=[
            record(1, author="a", platform=None),
            record(2, author="a", platform=None, evidence_id="f" * 64),
        ]
    ).link()
    assert "account" not in case.kinds()


def test_devices_and_sessions_come_from_actions() -> None:
    case = Small(
        records=[record(i) for i in (1, 2, 3)],
        actions=[action(1, actor="a", device="D1", ip="192.0.2.1"), action(2, actor="b", device="D1", ip="192.0.2.1"),
                 action(3, actor="c", ip="192.0.2.1", acted_at=AT.replace(hour=9))],
    ).link()  # fmt: skip
    assert case.selector("device")["record_count"] == 2
    assert case.selector("session")["value"] == "192.0.2.1@2025-03-01T08"


def test_pictures_within_the_distance_are_one_family_and_plain_ones_none() -> None:
    near = "f" * 63 + "7"
    case = Small(
        records=[record(i) for i in (1, 2, 3, 4)],
        images=[
            {"record_id": i, "format": "png", "width": 9, "height": 9, "pdq": pdq, "pdq_quality": quality}
            for i, pdq, quality in ((1, "f" * 64, 90), (2, near, 90), (3, "0" * 64, 90), (4, "f" * 64, 10))
        ],
    ).link()
    assert case.selector("image")["record_count"] == 2


def test_a_party_by_name_alone_is_no_account() -> None:
    transfers = [
        {"record_id": i, "payer": payer, "payee": payee, "amount": 1, "direction_known": True}
        for i, payer, payee in ((1, "王某", "6222000000000001"), (2, "王某", "6222-0000 0000-0001"))
    ]
    case = Small(records=[record(1), record(2)], transfers=transfers).link()
    assert case.kinds() == {"bank_account"}
    assert case.selector("bank_account")["record_count"] == 2


def test_an_account_that_is_already_mentioned_is_not_minted_twice() -> None:
    case = Small(
        records=[record(1)],
        transfers=[{"record_id": 1, "payee": "6222000000000001", "amount": 1, "direction_known": True}],
        mentions=[mention(1, "bank_card", "6222000000000001", field="cell:card")],
    ).link()
    assert case.kinds() == {"bank_card"}


def test_settings_move_the_family_threshold() -> None:
    rows = [record(1, AD), record(2, AD[:20] + "现在就打电话来问问吧机会难得")]
    cases = ((0.9, None, 9, False), (0.2, None, 9, True), (0.9, 0.16, 9, True), (0.9, 0.16, 1, False))
    for jaccard, reworded, most, found in cases:
        settings = LinkSettings(
            template_jaccard=jaccard, template_reworded=reworded, template_reworded_most=most
        )
        assert ("template" in Small(records=rows).link(settings).kinds()) == found
