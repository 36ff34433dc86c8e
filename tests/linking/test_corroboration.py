"""What corroborates and what only numbers an event: other contacts, payments' own numbers, victims' own cards."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

WALLET = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"


def bearers(kind: str, value: str, count: int) -> tuple[list[Row], list[Row]]:
    """Records without words, by different authors, that share one value and nothing else."""
    ids = range(1, count + 1)
    return [record(i, "", f"u{i}") for i in ids], [mention(i, kind, value, 3) for i in ids]


def transfer(record_id: int, payer: str, payee: str) -> Row:
    return {"record_id": record_id, "payer": payer, "payee": payee, "amount": 5, "direction_known": True}


def beside(kind: str, value: str, other: str, count: int, different: int) -> Small:
    """`count` records that bear `kind` `value`, each beside one of `different` values of kind `other`."""
    records, mentions = bearers(kind, value, count)
    mentions += [mention(i, other, f"{10**15 + i % different}", 60) for i in range(1, count + 1)]
    return Small(records=records, mentions=mentions).link()


@pytest.mark.parametrize("event", ["txid", "invoice", "parcel", "code"])
def test_numbers_of_events_do_not_make_a_wallet_public(event: str) -> None:
    found = beside("btc", WALLET, event, 30, 30).selector("btc")
    assert found["privacy"] == "private"
    assert "nothing against it" in found["why"]


@pytest.mark.parametrize("event", ["txid", "invoice", "parcel", "code"])
def test_nor_do_they_keep_a_public_number_private(event: str) -> None:
    """Forty differing mailboxes make it public whatever else each record numbers."""
    records, mentions = bearers("phone", "+8613800009999", 40)
    mentions += [mention(i, event, f"{10**15 + i}", 60) for i in range(1, 41)]
    mentions += [mention(i, "email", f"m{i}@mail.example", 90) for i in range(1, 41)]
    found = Small(records=records, mentions=mentions).link().selector("phone")
    assert found["privacy"] == "public"
    assert found["why"] == "public: 40 records, 40 of 40 other contacts differ"


def test_the_same_payment_told_twice_still_joins_its_two_records() -> None:
    records, mentions = bearers("txid", "ab" * 32, 2)
    assert Small(records=records, mentions=mentions).link().selector("txid")["privacy"] == "private"


@pytest.mark.parametrize(
    ("payers", "privacy"),
    [(3, "private"), (8, "private"), (12, "private"), (60, "ask"), (400, "ask")],
)
def test_the_more_strangers_pay_a_card_the_less_it_tells_but_only_a_person_calls_it_public(
    payers: int, privacy: str
) -> None:
    """Each complaint shows the payer's own card beside the one paid."""
    card = "6222000000000001"
    case = beside("bank_card", card, "bank_card", payers, payers)
    assert case.selector("bank_card", card)["privacy"] == privacy


def test_a_url_and_its_domain_beside_a_number_are_one_other_contact() -> None:
    records, mentions = bearers("phone", "+8613800009999", 3)
    for i in range(1, 4):
        mentions.append(mention(i, "url", f"https://s{i}.example/a", 60))
        mentions.append(mention(i, "domain", f"s{i}.example", 68))
    case = Small(records=records, mentions=mentions)
    case.link()
    assert "3 of 3 other contacts differ" in case.selector("phone")["why"]


@pytest.mark.parametrize("kind", ["bank_card", "iban", "btc"])
def test_an_account_in_a_ledger_and_the_same_number_elsewhere_are_one_selector_and_the_reason_says_so(
    kind: str,
) -> None:
    value = {"bank_card": "6222000000000001", "iban": "DE00370400440532013000", "btc": WALLET}[kind]
    case = Small(
        records=[record(1, "a"), record(2, "b")],
        mentions=[mention(1, kind, value)],
        transfers=[transfer(2, "somebody", f"{value[:4]} {value[4:]}")],
    ).link()
    assert case.kinds() == {kind}
    why = {link["record_id"]: link["why"] for link in case.tables["links"]}
    assert "same number" in why[2]
    assert why[1] == "it is written there"


def test_an_account_that_no_record_shows_elsewhere_stays_an_account() -> None:
    case = Small(
        records=[record(1, "a"), record(2, "b")],
        mentions=[mention(1, "bank_card", "6222000000000001")],
        transfers=[transfer(2, "somebody", "6222000000000002")],
    ).link()
    assert case.kinds() == {"bank_card", "bank_account"}


def page(i: int, host: str) -> Row:
    return record(i, "", None, url=f"https://{host}/item/{i}")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("domain", "paper.example"),
        ("domain", "www.paper.example"),
        ("url", "https://news.paper.example/about"),
        ("email", "desk@paper.example"),
    ],
)
def test_what_a_publisher_says_of_itself_makes_one_publication_and_no_ring(kind: str, value: str) -> None:
    case = Small(
        records=[page(i, "www.paper.example") for i in range(1, 9)],
        mentions=[mention(i, kind, value) for i in range(1, 9)],
    )
    case.run()
    found = case.selector(kind)
    assert found["bits"] == 0
    assert found["suppressed_why"] == "one publication: all 8 records that bear it stand on its own host"
    assert case.groups() == []


def test_a_contact_that_the_pages_of_a_publisher_quote_is_not_its_own() -> None:
    case = Small(
        records=[page(i, "www.paper.example") for i in range(1, 4)],
        mentions=[mention(i, "email", "help@scam.example") for i in range(1, 4)],
    ).link()
    assert case.selector("email")["privacy"] == "private"


def test_a_site_that_others_advertise_is_judged_by_what_they_say() -> None:
    """What its own nine pages say of it counts for nothing; three posts elsewhere do."""
    records = [page(i, "scam.example") for i in range(1, 10)]
    records += [record(i, "", f"u{i}", url=f"https://bbs.example/t/{i}") for i in range(10, 13)]
    case = Small(
        records=records, mentions=[mention(i, "domain", "scam.example") for i in range(1, 13)]
    ).link()
    assert "one publication" not in case.selector("domain")["why"]


def test_the_addresses_of_the_sites_that_show_a_wallet_are_no_other_contacts() -> None:
    """Forty sites of one operator have forty names."""
    records = [record(i, "", None, url=f"https://s{i}.example/") for i in range(1, 41)]
    mentions = [mention(i, "btc", WALLET, 40) for i in range(1, 41)]
    mentions += [mention(i, "domain", f"s{i}.example", 0) for i in range(1, 41)]
    assert Small(records=records, mentions=mentions).link().selector("btc")["privacy"] == "private"


@pytest.mark.parametrize(
    ("value", "public"),
    [
        ("schemas.openxmlformats.org", True),
        ("www.w3.org", True),
        ("ns.adobe.com", True),
        ("github.io", True),
        ("netlify.app", True),
        ("kuaidai-zz.netlify.app", False),
        ("shop-zz.github.io", False),
    ],
)
def test_a_shared_host_is_public_and_a_tenants_name_below_it_is_not(value: str, public: bool) -> None:
    records, mentions = bearers("domain", value, 3)
    found = Small(records=records, mentions=mentions).link().selector("domain")
    assert (found["privacy"] == "public") == public


@pytest.mark.parametrize(("one", "privacy"), [(True, "private"), (False, "public")])
def test_who_names_a_contact_again_and_again_is_one_bearer_and_many_who_do_are_not(
    one: bool, privacy: str
) -> None:
    """Pages of one house, whose desks are handed over from one to the next, give one of three contacts; four hundred offers a contact name it and nothing else."""
    records, mentions = [], []
    for i in range(36):
        records += [record(1 + i, f"page {i}", kind="page"), record(101 + i, f"handed over {i}", kind="page")]
        mentions += [
            mention(1 + i, "telegram", f"host_{i % 3}", 3),
            mention(1 + i, "email", f"desk{i}@mail.example", 60),
            mention(101 + i, "email", f"desk{i}@mail.example", 60),
            mention(101 + i, "email", f"desk{(i + 1) % 36}@mail.example", 90),
        ]
    for i in range(201, 1401):
        records.append(record(i, "", "u" if one else f"u{i}"))
        mentions.append(mention(i, "telegram", f"host_{i % 3}", 3))
    found = Small(records=records, mentions=mentions).link().selector("telegram", "host_0")
    assert found["privacy"] == privacy, found["why"]


@pytest.mark.parametrize(("accounts", "privacy"), [(8, "private"), (2_000, "ask")])
def test_a_contact_is_as_common_as_those_who_name_it_and_not_as_their_posts(
    accounts: int, privacy: str
) -> None:
    """Two thousand posts, one of four contacts each: by eight accounts that take turns, or by as many accounts as posts."""
    records = [record(i, f"offer {i}", f"seller{i % accounts}") for i in range(2_000)]
    mentions = [mention(i, "wechat", f"wx_shop_{(i // 3) % 4}", 3) for i in range(2_000)]
    found = Small(records=records, mentions=mentions).link().selector("wechat", "wx_shop_0")
    assert (found["record_count"], found["privacy"]) == (501, privacy), found["why"]
