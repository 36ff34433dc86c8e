"""Private, public or ask: what decides, and that the reason is told with its figures."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.linking import weigh

from .small import Row, Small, mention, record

T0 = datetime(2025, 1, 1, tzinfo=UTC)


def prose(i: int) -> str:
    """A text unlike any other."""
    return "".join(chr(0x4E00 + (i * 7919 + j * 104729) % 9000) for j in range(30))


def bearers(kind: str, value: str, count: int, first: int = 1) -> tuple[list[Row], list[Row]]:
    """Records of different authors and words that share one value and nothing else."""
    ids = range(first, first + count)
    return [record(i, prose(i), f"u{i}") for i in ids], [mention(i, kind, value, 3) for i in ids]


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("phone", "95588", "public by its form"),
        ("phone", "+8695588", "public by its form"),
        ("phone", "96110", "listed as"),
        ("phone", "110", "listed as"),
        ("phone", "+8612345", "listed as"),
        ("domain", "weibo.com", "listed as"),
        ("domain", "tax.example.gov.cn", "listed as"),
        ("url", "https://www.baidu.com/", "listed as"),
        ("domain", "www.virustotal.com", "listed as"),
        ("domain", "www.imgur.com", "listed as a widely used site"),
        ("domain", "redd.it", "listed as"),
        ("domain", "1822direkt.com", "listed as"),
        ("md5", "d41d8cd98f00b204e9800998ecf8427e", "listed as an empty file"),
        ("ipv4", "192.168.1.10", "public by its form"),
    ],
)
def test_what_everybody_names_links_nothing_and_says_why(kind: str, value: str, said: str) -> None:
    records, mentions = bearers(kind, value, 3)
    found = Small(records=records, mentions=mentions).link().selector(kind)
    assert found["privacy"] == "public"
    assert found["bits"] == 0
    assert said in found["suppressed_why"]


@pytest.mark.parametrize(
    ("kind", "value", "bits"),
    [
        ("bank_card", "6222000000000001", 21),
        ("phone", "+8613800000001", 19),
        ("btc", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", 23),
    ],
)
def test_a_private_value_in_two_records_weighs_about_its_rarity(kind: str, value: str, bits: float) -> None:
    records, mentions = bearers(kind, value, 2)
    found = Small(records=records, mentions=mentions).link().selector(kind)
    assert found["privacy"] == "private"
    assert found["bits"] >= bits
    assert found["suppressed_why"] is None


@pytest.mark.parametrize("value", ["some-shop-zz.wixsite.com", "some-shop-zz.pixnet.net"])
def test_a_tenant_of_a_listed_host_is_not_the_host(value: str) -> None:
    records, mentions = bearers("domain", value, 2)
    assert Small(records=records, mentions=mentions).link().selector("domain")["privacy"] != "public"


def test_a_page_on_a_shared_host_is_more_than_the_host() -> None:
    records, mentions = bearers("url", "https://weibo.com/u/1234567", 2)
    assert Small(records=records, mentions=mentions).link().selector("url")["privacy"] != "public"


def test_a_number_beside_ever_different_contacts_is_public_and_the_figures_are_told() -> None:
    records, mentions = bearers("phone", "+8613800009999", 40)
    mentions += [mention(i, "qq", f"{20000000 + i}", 40) for i in range(1, 41)]
    found = Small(records=records, mentions=mentions).link().selector("phone")
    assert found["privacy"] == "public"
    assert found["why"] == "public: 40 records, 40 of 40 other contacts differ"


def test_a_number_beside_a_pool_that_repeats_is_private() -> None:
    records, mentions = bearers("phone", "+8613800009999", 40)
    mentions += [mention(i, "qq", f"{20000000 + i % 6}", 40) for i in range(1, 41)]
    found = Small(records=records, mentions=mentions).link().selector("phone")
    assert found["privacy"] == "private"
    assert found["why"] == "private: 40 records, one pool of 6 contacts seen 40 times"


def test_hubs_do_not_vouch_for_each_other() -> None:
    """Two public values that always stand together agree about everything; the common one must not save the other."""
    records, mentions = bearers("phone", "+8613800009999", 60)
    mentions += [mention(i, "wechat", "cityservice", 60) for i in range(1, 61)]
    mentions += [mention(i, "qq", f"{20000000 + i}", 40) for i in range(1, 61)]
    case = Small(records=records, mentions=mentions).link()
    assert case.selector("phone")["privacy"] == "public"
    assert case.selector("wechat")["privacy"] == "public"


def test_many_strangers_with_nothing_else_in_common_are_not_linked_silently() -> None:
    records, mentions = bearers("wechat_official", "gh_service", 60)
    found = Small(records=records, mentions=mentions).link().selector("wechat_official")
    assert found["privacy"] != "private"
    assert "60 records" in found["suppressed_why"]


@pytest.mark.parametrize(
    ("count", "same_text", "same_author", "privacy"),
    [
        (5, False, False, "ask"),
        (4, False, False, "private"),
        (5, True, False, "private"),
        (5, False, True, "private"),
    ],
    ids=["five strangers", "four are too few to tell", "one text goes round", "two hands come back"],
)
def test_who_names_a_number_beside_different_contacts_has_something_else_in_common_or_it_is_asked_about(
    count: int, same_text: bool, same_author: bool, privacy: str
) -> None:
    ids = range(1, count + 1)
    records = [
        record(
            i, (prose(1) if same_text and i < 4 else prose(i)) + str(i), f"u{i // 2 if same_author else i}"
        )
        for i in ids
    ]
    mentions = [mention(i, "phone", "+8613800000000", 3) for i in ids]
    mentions += [mention(i, "qq", f"10000000{i}", 20) for i in (1, 2)]
    found = Small(records=records, mentions=mentions).link().selector("phone")
    assert found["privacy"] == privacy


def test_a_url_and_its_domain_are_one_observation() -> None:
    """The domain beside the phone must not count as a second contact when it stands inside the URL."""
    records, mentions = bearers("url", "https://shop.example/a", 12)
    mentions += [mention(i, "domain", "shop.example", 11) for i in range(1, 13)]
    case = Small(records=records, mentions=mentions).link()
    for kind in ("url", "domain"):
        assert " other contacts" not in case.selector(kind)["why"]


@pytest.mark.parametrize(
    ("verbs", "privacy"),
    [
        ([("j1", "include", "phone:95588")], "private"),
        ([("j1", "include", "phone:95588"), ("j2", "undo", "j1")], "public"),
        ([("j1", "include", "phone:95588"), ("j2", "undo", "j1"), ("j3", "undo", "j2")], "private"),
        ([("j1", "include", "phone:95588"), ("j2", "suppress", "phone:95588")], "public"),
    ],
    ids=["include", "undone", "undo undone", "the later one holds"],
)
def test_a_judgement_decides_and_can_be_undone(verbs: list[tuple[str, str, str]], privacy: str) -> None:
    records, mentions = bearers("phone", "95588", 3)
    judgements = [
        {"judgement_id": j, "who": "x", "decided_at": T0 + timedelta(hours=n), "verb": verb, "object": what}
        for n, (j, verb, what) in enumerate(verbs)
    ]
    found = Small(records=records, mentions=mentions, judgements=judgements).link().selector("phone")
    assert found["privacy"] == privacy


def test_a_judgement_may_name_the_selector_by_its_id() -> None:
    records, mentions = bearers("phone", "+8613800000001", 3)
    number = Small(records=records, mentions=mentions).link().selector("phone")["selector_id"]
    judged = [{"judgement_id": "j", "who": "x", "decided_at": T0, "verb": "suppress", "object": str(number)}]
    found = Small(records=records, mentions=mentions, judgements=judged).link().selector("phone")
    assert found["suppressed_why"] == "public: a person decided to suppress it"


def _handed_on(also: list[Row]) -> Small:
    records = [
        record(i, prose(i), f"u{i}", sent_at=T0 + timedelta(days=i if i < 5 else 400 + i))
        for i in range(1, 8)
    ]
    mentions = [mention(i, "phone", "+8613800000001", 3) for i in range(1, 8)]
    return Small(records=records, mentions=mentions + also).link()


def test_a_number_that_fell_silent_and_came_back_among_strangers_changed_hands() -> None:
    links = {r["record_id"]: r for r in _handed_on([]).tables["links"]}
    assert all(links[i]["bits"] > 0 for i in range(1, 5))
    assert all(links[i]["bits"] == 0 for i in range(5, 8))
    assert "silent for" in links[6]["why"]


@pytest.mark.parametrize(
    ("days", "handsets", "changed"),
    [(60, (1, 2), True), (60, (1, 1), False), (60, (), False), (20, (1, 2), False)],
)
def test_a_number_that_came_back_in_another_handset_changed_hands_sooner(
    days: int, handsets: tuple[int, ...], changed: bool
) -> None:
    records = [
        record(i, prose(i), f"u{i}", sent_at=T0 + timedelta(days=i if i < 5 else days + i))
        for i in range(1, 8)
    ]
    mentions = [mention(i, "phone", "+8613800000001", 3) for i in range(1, 8)]
    if handsets:
        mentions += [mention(i, "imei", f"35000000000000{handsets[i > 4]}", 40) for i in range(1, 8)]
    case = Small(records=records, mentions=mentions).link()
    number = case.selector("phone")["selector_id"]
    links = {r["record_id"]: r["bits"] for r in case.tables["links"] if r["selector_id"] == number}
    assert all(links[i] > 0 for i in range(1, 5))
    assert all((links[i] == 0) == changed for i in range(5, 8))


def test_a_number_whose_other_contact_came_back_too_did_not() -> None:
    case = _handed_on([mention(1, "qq", "12345678", 40), mention(6, "qq", "12345678", 40)])
    assert all(r["bits"] > 0 for r in case.tables["links"])


def test_each_link_of_a_list_is_discounted() -> None:
    """A directory that names thirty contacts ties none of them as firmly as a post that names one."""
    records = [record(1, prose(1), "a"), record(2, prose(2), "b")]
    mentions = [mention(1, "qq", f"{30000000 + n}", n * 10) for n in range(30)] + [
        mention(2, "qq", "30000000", 3)
    ]
    case = Small(records=records, mentions=mentions).link()
    number = case.selector("qq", "30000000")["selector_id"]
    links = {r["record_id"]: r for r in case.tables["links"] if r["selector_id"] == number}
    assert "discounted as a list" in links[1]["why"]
    assert 0 < links[1]["bits"] < links[2]["bits"] - 3


@given(st.floats(0, 1), st.floats(1, 40))
def test_weight_lies_between_nothing_and_the_rarity(private: float, rarity: float) -> None:
    assert -1e-9 <= weigh.weight(private, rarity) <= rarity + 1e-9


def test_weight_at_the_ends() -> None:
    assert weigh.weight(0.0, 20) == 0
    assert weigh.weight(1.0, 20) == 20


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_and_the_threads_change_nothing(seed: int) -> None:
    records, mentions = bearers("phone", "+8613800000001", 6)
    mentions += [mention(i, "qq", f"{20000000 + i % 2}", 40) for i in range(1, 7)]
    want = Small(records=records, mentions=mentions).link().sink.digests
    random.Random(seed).shuffle(records)
    random.Random(seed + 1).shuffle(mentions)
    assert Small(threads=2, records=records, mentions=mentions).link().sink.digests == want


def test_an_account_that_many_pay_and_that_pays_many_is_asked_about_and_a_collector_is_not() -> None:
    """An exchange and a mule both have many payers; only one of them pays many."""
    exchange, mule = "6222000000000001", "6222000000000002"
    paid = [(f"in{n}", exchange) for n in range(8)] + [(exchange, f"out{n}") for n in range(8)]
    paid += [(f"victim{n}", mule) for n in range(8)] + [(mule, "boss")] * 2
    transfers = [
        {"record_id": i + 1, "payer": a, "payee": b, "amount": 1, "direction_known": True}
        for i, (a, b) in enumerate(paid)
    ]
    case = Small(records=[record(i + 1) for i in range(len(paid))], transfers=transfers).link()
    assert case.selector("bank_account", exchange)["privacy"] != "private"
    assert case.selector("bank_account", mule)["privacy"] == "private"


AD = "诚招兼职日结三百无需押金名额有限先到先得有意者请加联系人咨询详情电话13800000001"
WARNING = "警方提醒近日有人冒充客服以退款为由行骗请大家切勿相信更不要转账对方号码为13800000001"


@pytest.mark.parametrize(
    ("text", "private"), [(AD, True), (WARNING, False)], ids=["an advertisement", "a warning passed on"]
)
def test_a_contact_in_the_constant_text_of_a_template_links_unless_the_text_is_a_warning(
    text: str, private: bool
) -> None:
    """The same message from several senders is one observation, yet its number is whose it is."""
    records = [record(i, text, f"u{i}") for i in range(1, 7)]
    mentions = [mention(i, "phone", "+8613800000001", 30) for i in range(1, 7)]
    found = Small(records=records, mentions=mentions).link().selector("phone")
    assert (found["privacy"] == "private") == private
    assert found["privacy"] != "public" or not private


@pytest.mark.parametrize(
    ("days", "says", "changed"),
    [
        (60, "我这个号是上月新换的，老有人打来骂", True),
        (60, "I just got this number, please stop calling", True),
        (20, "我这个号是上月新换的", False),
        (60, "换号了，以后打这个", False),
    ],
)
def test_a_number_whose_later_holder_says_that_it_is_newly_his_changed_hands_sooner(
    days: int, says: str, changed: bool
) -> None:
    records = [
        record(i, f"{prose(i)} {says if i == 6 else ''}", f"u{i}", sent_at=T0 + timedelta(days=i if i < 5 else days + i))
        for i in range(1, 8)
    ]  # fmt: skip
    records.append(record(8, prose(8), "u8"))
    mentions = [mention(i, "phone", "+8613800000001", 3) for i in range(1, 9)]
    case = Small(records=records, mentions=mentions).link()
    links = {r["record_id"]: r for r in case.tables["links"]}
    assert all(links[i]["bits"] > 0 for i in range(1, 5))
    assert all((links[i]["bits"] == 0) == changed for i in range(5, 8))
    # Nothing tells whose it was where it stands without a time.
    assert (links[8]["bits"] == 0) == changed
