"""Tables: what differs by design says nothing about whose row it is, and whom a row is with belongs to nobody's ring."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

SELLER = "wx_seller_zz"


def table(
    count: int,
    header: str,
    seller: str,
    kind: str = "wechat",
    beside: str = "收货电话",
    sort: str = "post",
    first: int = 1,
    book: str = "b",
) -> dict[str, list[Row]]:
    """An order book: `seller` in column `header` of every row, and a telephone of its own in column `beside`."""
    ids = range(first, first + count)
    return {
        "records": [record(i, "", None, evidence_id=book * 64, kind=sort) for i in ids],
        "mappings": [
            {"evidence_id": book * 64, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
            for h in (header, beside)
        ],
        "mentions": [mention(i, kind, seller, 0, field=f"cell:{header}") for i in ids]
        + [mention(i, "phone", f"+86138{i:08d}", 0, field=f"cell:{beside}") for i in ids],
    }


def posts(first: int, count: int, *contacts: tuple[str, str]) -> dict[str, list[Row]]:
    """Posts by different authors that show the contacts."""
    ids = range(first, first + count)
    return {
        "records": [record(i, "", f"u{i}") for i in ids],
        "mentions": [
            mention(i, kind, value, 40 * n) for i in ids for n, (kind, value) in enumerate(contacts)
        ],
    }


def together(*parts: dict[str, list[Row]]) -> Small:
    made: dict[str, list[Row]] = {}
    for part in parts:
        for name, rows in part.items():
            made.setdefault(name, []).extend(rows)
    return Small(**made)


def test_a_contact_beside_others_of_other_kinds_is_not_told_that_they_differ() -> None:
    """A chat shows the seller's WeChat id with a telephone, a QQ number and a card, two posts show it with a domain and a handle."""
    case = together(
        posts(1, 1, ("wechat", SELLER), ("phone", "+8613800000001"), ("qq", "20000001"), ("bank_card", "6222000000000001")),
        posts(2, 1, ("wechat", SELLER), ("domain", "shop-zz.example"), ("telegram", "tg_shop_zz")),
        posts(3, 1, ("wechat", SELLER), ("email", "shop@mail.example")),
    )  # fmt: skip
    case.run()
    found = case.selector("wechat")
    assert (found["privacy"], found["why"].split(":")[0]) == ("private", "private by its kind")
    assert "differ" not in found["why"]
    assert case.groups() == [[1, 2, 3]]


def test_a_contact_beside_ever_new_ones_of_the_same_kinds_is_told() -> None:
    case = together(
        *(
            posts(i, 1, ("wechat", SELLER), ("phone", f"+86138{i:08d}"), ("qq", f"{20000000 + i}"))
            for i in range(1, 9)
        )
    )
    found = case.link().selector("wechat")
    assert found["privacy"] == "public"
    assert "16 of 16 other contacts differ" in found["why"]


@pytest.mark.parametrize("sort", ["post", "transfer"])
def test_those_who_complain_leave_their_own_telephones_and_say_nothing_about_whom_they_accuse(
    sort: str,
) -> None:
    """A chat, a post, and two complaints whose column of telephones does not say whose they are, but the table complains."""
    complaints = table(2, "对方账号", SELLER, beside="电话", sort=sort, first=3)
    complaints["mappings"].append(
        {"evidence_id": "b" * 64, "locator": "", "header": "报案人", "meaning": "kept", "why": "unknown"}
    )
    case = together(
        posts(1, 1, ("wechat", SELLER), ("phone", "+8613800000001")),
        posts(2, 1, ("wechat", SELLER), ("domain", "shop-zz.example")),
        complaints,
    )
    case.run()
    assert case.selector("wechat")["privacy"] == "private"
    assert case.groups() == [[1, 2, 3, 4]]


@pytest.mark.parametrize(
    "header", ["卖家微信", "接单人微信", "代理", "seller_wechat", "Agent", "收款微信", "被举报微信"]
)
def test_the_customers_of_a_book_do_not_make_its_seller_public(header: str) -> None:
    case = together(table(200, header, SELLER), posts(1001, 3, ("wechat", SELLER)))
    case.run()
    assert case.selector("wechat")["privacy"] == "private"
    assert [len(g) for g in case.groups()] == [203]


@pytest.mark.parametrize(
    "header",
    ["客服微信", "服务热线", "联系方式", "平台微信", "卖家客服", "快递员微信", "hotline", "customer service"],
)
def test_whom_everybody_calls_stays_public_in_a_book(header: str) -> None:
    case = together(table(200, header, SELLER), posts(1001, 3, ("wechat", SELLER)))
    case.run()
    assert case.selector("wechat")["privacy"] == "public"
    assert case.groups() == []


def test_a_book_that_names_one_seller_and_nothing_else_is_no_ring() -> None:
    """Whoever sorts the table sees as much; nothing outside says that this is one operation and no public payee."""
    case = together(table(200, "卖家微信", SELLER))
    case.run()
    assert case.selector("wechat")["privacy"] == "ask"
    assert case.groups() == []


def test_a_customer_of_two_sellers_joins_nothing_and_the_reason_says_so() -> None:
    case = together(
        table(40, "卖家微信", "wx_one_zz", first=1, book="a"),
        table(40, "卖家微信", "wx_two_zz", first=1001, book="b"),
        posts(2001, 3, ("wechat", "wx_one_zz")),
        posts(2101, 3, ("wechat", "wx_two_zz")),
        # Two customers of both, and what one of them posted elsewhere.
        {"mentions": [mention(1001 + n, "phone", f"+86138{1 + n:08d}", 20, field="cell:收货电话") for n in (0, 1)]},
        posts(3001, 3, ("phone", "+8613800000001")),
    )  # fmt: skip
    case.run()
    assert [len(g) for g in case.groups()] == [43, 43, 3]
    link = next(x for x in case.tables["links"] if x["record_id"] == 1 and x["field"] == "cell:收货电话")
    assert link["bits"] == 0
    assert link["why"] == "not counted: whom the row is with does not belong to whose row it is"
    # The number is private and weighs enough; what keeps it outside is what the ring's own rows say of it.
    near = [n["why"] for n in case.tables["near_misses"] if "phone" in n["why"]]
    assert near
    assert all("but what they say of it counts 0.0 bits" in why for why in near), near


def test_a_table_of_people_without_a_seller_still_joins_by_their_numbers() -> None:
    """Two lists of leaked numbers that share rows are joined by them as ever."""
    rows = [table(12, "备注", f"wx_{i}", beside="电话", first=1 + 100 * i, book="ab"[i]) for i in range(2)]
    for n in range(12):
        rows[1]["mentions"][12 + n]["value"] = rows[0]["mentions"][12 + n]["value"]
    case = together(*rows).link()
    assert case.selector("phone", "+8613800000001")["privacy"] == "private"
    assert all(x["bits"] > 0 for x in case.tables["links"] if x["field"] == "cell:电话")


def test_a_number_of_its_own_in_every_row_tells_nothing_about_the_contacts_in_the_texts() -> None:
    """A platform numbers its posts; the seller's WeChat id in thirty of them is as private as without the numbers."""
    ids = range(1, 31)
    case = Small(
        records=[record(i, "", f"u{i}") for i in ids],
        mentions=[mention(i, "wechat", SELLER, 3) for i in ids]
        + [mention(i, "handle", f"post_{i:04d}", 0, field="cell:post_id") for i in ids],
    ).link()
    assert case.selector("wechat")["privacy"] != "public"
    assert "differ" not in case.selector("wechat")["why"]


def test_a_telephone_of_its_own_in_every_row_does_tell() -> None:
    """Advertisers of one board: a column for their telephone, and in every text the board's own WeChat id."""
    ids = range(1, 31)
    case = Small(
        records=[record(i, "", f"u{i}") for i in ids],
        mentions=[mention(i, "wechat", SELLER, 3) for i in ids]
        + [mention(i, "phone", f"+86138{i:08d}", 0, field="cell:电话") for i in ids],
    ).link()
    assert case.selector("wechat")["privacy"] == "public"


def statement(first: int, count: int, card: str, book: str) -> dict[str, list[Row]]:
    """The statement of one card: every row has a counterparty of its own."""
    ids = range(first, first + count)
    return {
        "records": [record(i, "", None, evidence_id=book * 64, kind="transfer") for i in ids],
        "transfers": [
            {"record_id": i, "payer": f"6217{i:012d}", "payee": card, "amount": 5, "direction_known": True}
            for i in ids
        ],
    }


HOLDER = "not counted: whose statement this is; fewer than 3 records outside name the account"


@pytest.mark.parametrize(("named", "members"), [(2, 2), (3, 303)])
def test_a_statement_never_speaks_against_its_own_card_and_belongs_to_it_when_others_name_it(
    named: int, members: int
) -> None:
    """Three hundred customers paid the card; what decides is who names it elsewhere."""
    card = "6222000000000001"
    case = together(
        statement(1, 300, card, "s"),
        posts(1001, named, ("bank_card", card), ("wechat", SELLER)),
        posts(2001, 1, ("wechat", SELLER)),
    )
    case.run()
    assert case.selector("bank_card", card)["privacy"] == "private"
    assert [len(g) for g in case.groups()] == [members + 1]
    why = {x["why"] for x in case.tables["links"] if x["record_id"] == 7 and x["bits"] == 0}
    assert (HOLDER in why) == (named < 3)


@pytest.mark.parametrize(("named", "privacy"), [(2, "ask"), (3, "private")])
def test_statements_of_several_cards_in_one_table_do_not_speak_against_their_cards_either(
    named: int, privacy: str
) -> None:
    """What a bank hands out about three cards is one file: no card stands in four fifths of its rows."""
    cards = [f"622200000000000{i}" for i in (1, 2, 3)]
    rows = [statement(1000 * i, 300, card, "s") for i, card in enumerate(cards, 1)]
    column = {
        "mappings": [
            {"evidence_id": "s" * 64, "locator": "", "header": "交易卡号", "meaning": "transfers.own_account", "why": "header"}
        ],
        "mentions": [
            mention(1000 * i + k, "bank_card", card, 0, field="cell:交易卡号") for i, card in enumerate(cards, 1) for k in range(300)
        ],
    }  # fmt: skip
    case = together(
        *rows, column, *(posts(7000 + 10 * i, named, ("bank_card", card)) for i, card in enumerate(cards))
    )
    case.link()
    assert {case.selector("bank_card", card)["privacy"] for card in cards} == {privacy}


@pytest.mark.parametrize(("complains", "privacy"), [(True, "private"), (False, "ask")])
def test_whom_complaints_accuse_in_their_texts_is_not_told_by_the_complainants_telephones(
    complains: bool, privacy: str
) -> None:
    """A register of complaints: the telephone has a column, the card they were made to pay stands in what they say."""
    card = "6222000000000001"
    ids = range(1, 61)
    headers = ("报案人", "联系电话") if complains else ("编号", "联系电话")
    case = Small(
        records=[record(i, "", None, evidence_id="b" * 64) for i in ids],
        mappings=[
            {"evidence_id": "b" * 64, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
            for h in headers
        ],
        mentions=[mention(i, "bank_card", card, 5) for i in ids]
        + [mention(i, "phone", f"+86138{i:08d}", 0, field="cell:联系电话") for i in ids],
    ).link()
    assert case.selector("bank_card", card)["privacy"] == privacy


def test_a_victims_statement_stays_out_of_the_ring_he_paid() -> None:
    """His complaint names his own card beside the one he paid, and one row of his statement is that payment."""
    own, mule = "6222000000000001", "6222000000000002"
    case = together(
        statement(1, 40, own, "s"),
        posts(1001, 5, ("bank_card", mule), ("wechat", SELLER)),
        posts(2001, 1, ("bank_card", mule), ("bank_card", own)),
        {"mentions": [mention(9, "bank_card", mule, 0, field="cell:payee")]},
    )
    case.run()
    inside = {r for g in case.groups() for r in g}
    assert set(range(1001, 1006)) <= inside
    assert not inside & (set(range(1, 41)) - {9})


def test_a_payee_in_the_statements_of_many_is_still_asked_about() -> None:
    """A utility: three hundred accounts pay it, each from a statement of its own among other rows."""
    card = "6222000000000001"
    rows = statement(1, 300, card, "s")
    for i, row in enumerate(rows["records"]):
        row["evidence_id"] = f"{i:064d}"
    assert together(rows).link().selector("bank_account", card)["privacy"] != "private"


def test_the_site_whose_log_it_is_joins_no_visitors() -> None:
    ids = range(1, 61)
    case = together(
        {
            "records": [record(i, "", None, evidence_id="d" * 64, kind="action", platform=None) for i in ids],
            "mentions": [mention(i, "domain", "site-zz.example", 0, field="cell:referer") for i in ids],
        },
        posts(101, 4, ("domain", "site-zz.example"), ("wechat", SELLER)),
    )
    case.run()
    assert case.groups() == [[101, 102, 103, 104]]


def test_what_linkers_minted_makes_no_record_a_list() -> None:
    """A record with eight contacts is no list because its text, its account and its device are known as well."""
    ids = range(1, 4)
    kinds = ("phone", "wechat", "qq", "email", "telegram", "domain", "alipay", "line")
    mentions = [
        mention(i, kind, f"{kind}-zz{0 if n else i}.example", 40 * n)
        for i in ids
        for n, kind in enumerate(kinds)
    ]
    text = "".join(chr(0x4E00 + 37 * j % 5000) for j in range(60))
    case = Small(
        records=[record(i, text, f"u{i % 2}") for i in ids],
        mentions=mentions,
        actions=[{"record_id": i, "actor": f"u{i % 2}", "verb": "post", "device": "dev-1"} for i in ids],
    ).link()
    assert {"template", "device", "account"} <= case.kinds()
    assert not [x for x in case.tables["links"] if "discounted" in x["why"]]


def test_hundreds_of_copies_of_two_texts_say_how_common_their_contact_is() -> None:
    """Two bearers, four hundred copies: lying between, and more than a byte can count."""
    texts = ["".join(chr(0x4E00 + (k * 997 + 37 * j) % 5000) for j in range(60)) for k in range(2)]
    case = Small(
        records=[record(i, texts[i % 2], f"u{i}") for i in range(1, 401)],
        mentions=[mention(i, "url", "https://hub-zz.example/t", 70) for i in range(1, 401)],
    ).link()
    assert case.selector("url")["privacy"] != "private"


def wall(accounts: int, pages: int, host: str = "wall-zz.example", first: int = 1) -> dict[str, list[Row]]:
    """Comments of a site: each account wrote under each page."""
    made: dict[str, list[Row]] = {"records": [], "mentions": []}
    for n in range(accounts * pages):
        i, url = first + n, f"https://{host}/a/{n % pages}"
        made["records"].append(
            record(i, f"say {i}", f"u{n // pages}", evidence_id="c" * 64, url=url, kind="message")
        )
        made["mentions"] += [
            mention(i, "url", url, 0, field="url"),
            mention(i, "domain", host, 8, field="url"),
        ]
    return made


def test_a_site_on_which_many_write_joins_neither_its_writers_nor_those_who_name_it() -> None:
    case = together(wall(10, 6), posts(101, 4, ("domain", "wall-zz.example"), ("wechat", SELLER)))
    case.run()
    assert case.selector("domain")["privacy"] == "public"
    assert [101, 102, 103, 104] in case.groups()
    assert not any(set(g) & set(range(1, 61)) and set(g) & {101, 102, 103, 104} for g in case.groups())
    # Who wrote under one page did not make it: no group holds the records of two accounts.
    assert all(len({(i - 1) // 6 for i in g}) == 1 for g in case.groups() if max(g) <= 60)


def test_a_page_that_a_few_accounts_all_give_makes_no_wall() -> None:
    """Eight accounts that stand at one page spread it, or keep it: others who show the same page are not cut off from it."""
    case = together(
        wall(8, 1, "shop-zz.example"),
        posts(101, 4, ("url", "https://shop-zz.example/a/0"), ("wechat", SELLER)),
    )
    case.run()
    assert not any("many accounts wrote under" in x["why"] for x in case.tables["links"])
    assert [1, 2, 3, 4, 5, 6, 7, 8, 101, 102, 103, 104] in case.groups()


def register(
    header: str, value: str, count: int, kind: str = "domain", first: int = 1, beside: str = "Domain Name"
) -> dict[str, list[Row]]:
    """A register of names: each row another name, and `value` in column `header`."""
    ids = range(first, first + count)
    return {
        "records": [record(i, "", None, evidence_id="b" * 64, kind="row", platform=None) for i in ids],
        "mappings": [
            {"evidence_id": "b" * 64, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
            for h in (header, beside)
        ],
        "mentions": [mention(i, kind, value, 0, field=f"cell:{header}") for i in ids]
        + [mention(i, "domain", f"name{i}-zz.example", 0, field=f"cell:{beside}") for i in ids],
    }


@pytest.mark.parametrize(
    ("header", "value", "kind"),
    [
        ("Name Server", "ns1.dock-zz.example", "domain"),
        ("NS1", "ns1.dock-zz.example", "domain"),
        ("域名服务器", "ns1.dock-zz.example", "domain"),
        ("Registrar URL", "dock-zz.example", "domain"),
        ("注册商", "dock-zz.example", "domain"),
        ("abuse contact email", "abuse@dock-zz.example", "email"),
    ],
)
def test_who_serves_or_registers_names_joins_none_of_them(header: str, value: str, kind: str) -> None:
    case = together(register(header, value, 6))
    case.run()
    assert case.groups() == []
    assert any("for all its customers" in x["why"] for x in case.tables["links"])


@pytest.mark.parametrize("header", ["Registrant Email", "注册人邮箱", "Admin Contact"])
def test_the_holder_of_names_is_not_taken_for_their_registrar(header: str) -> None:
    case = together(register(header, "holder@mail-zz.example", 6, "email"))
    case.run()
    assert not any("for all its customers" in x["why"] for x in case.tables["links"])


def test_a_feed_of_indicators_joins_nothing_and_nobody() -> None:
    feed = register("indicator", "evil-zz.example", 4, beside="type")
    case = together(feed, posts(101, 3, ("domain", "evil-zz.example"), ("wechat", SELLER)))
    case.run()
    assert case.groups() == [[101, 102, 103]]


@pytest.mark.parametrize(
    ("beside", "feed"), [("pattern_type", True), ("type", False)], ids=["STIX", "a shop's list"]
)
def test_a_column_of_patterns_makes_a_feed_only_beside_those_of_stix(beside: str, feed: bool) -> None:
    case = together(register("pattern", SELLER, 6, "wechat", beside=beside)).link()
    assert any("a feed of indicators" in x["why"] for x in case.tables["links"]) is feed


@pytest.mark.parametrize(("written", "joined"), [("defang", False), (None, True)])
def test_who_writes_addresses_so_that_nobody_opens_them_only_tells_of_them(
    written: str | None, joined: bool
) -> None:
    hosts = [f"evil{c}-zz.example" for c in "abc"]
    report: dict[str, list[Row]] = {
        "records": [record(1, "what was seen", "analyst", kind="article", platform=None)],
        "mentions": [mention(1, "domain", h, 40 * n, disguise=written) for n, h in enumerate(hosts)],
    }
    case = together(
        report, *(posts(10 * n, 3, ("domain", h), ("wechat", f"wx_{n}_zz")) for n, h in enumerate(hosts, 1))
    )
    case.run()
    assert any(1 in g for g in case.groups()) is joined
    if not joined:
        assert sorted(case.groups()) == [[10, 11, 12], [20, 21, 22], [30, 31, 32]]


@pytest.mark.parametrize(
    "named", [None, "text", "author"], ids=["only receives", "named in a text", "sends as well"]
)
def test_a_mailbox_that_only_receives_links_no_two_senders(named: str | None) -> None:
    """Everybody reports to one office; a swindler's mailbox is written to as well, but he gives it, or answers."""
    box = "report@office-zz.example"
    rows: list[Row] = [
        record(i, f"mail {i}", f"u{i}@mail-zz.example", kind="mail", platform=None) for i in range(1, 7)
    ]
    mentions = [mention(i, "email", box, 0, field="counterpart") for i in range(1, 7)]
    if named:
        rows.append(
            record(
                9,
                box,
                box if named == "author" else None,
                platform=None,
                kind="mail" if named == "author" else "page",
            )
        )
        mentions.append(mention(9, "email", box, 0, field=named))
    case = Small(records=rows, mentions=mentions).link()
    counted = {x["bits"] > 0 for x in case.tables["links"] if "only receives" not in x["why"]}
    received = [x for x in case.tables["links"] if "only receives" in x["why"]]
    assert len(received) == (0 if named else 6)
    assert (True in counted) is bool(named)


def commented(accounts: int, *, device: str | None = None, meaning: str = "actions.target") -> Small:
    """A platform's table of comments: which post, which account, from which device; each account writes under two posts."""
    ids = range(1, 2 * accounts + 1)
    authors = {i: f"u{(i - 1) % accounts}" for i in ids}
    book = "c" * 64
    tables: dict[str, list[Row]] = {
        "records": [record(i, f"text {i} {'abcdefgh'[i % 8] * i}", authors[i], evidence_id=book, kind="message") for i in ids],
        "mappings": [{"evidence_id": book, "locator": "", "header": "post_id", "meaning": meaning, "why": "t"}],
        "mentions": [mention(i, "handle", f"p88010{(i - 1) // accounts}", 0, field="cell:post_id") for i in ids],
    }  # fmt: skip
    if device is not None:
        tables["actions"] = [
            {
                "record_id": i,
                "actor": authors[i],
                "verb": "comment",
                "target": "p88010",
                "device": device.format(i),
            }
            for i in ids
        ]
    return Small(**tables).link()


def asides(case: Small) -> int:
    return sum("open to all" in x["why"] for x in case.tables["links"])


def test_the_number_of_a_post_joins_none_of_those_who_wrote_under_it() -> None:
    assert asides(commented(5)) == 10


def test_two_who_wrote_under_one_post_may_be_its_keeper_and_somebody() -> None:
    assert asides(commented(2)) == 0


def test_a_column_that_is_no_object_is_left_alone() -> None:
    assert asides(commented(5, meaning="kept")) == 0


def test_accounts_of_one_device_under_one_post_are_one_hand() -> None:
    assert asides(commented(5, device="dev-1")) == 0
    assert asides(commented(5, device="dev-{}")) == 10


@pytest.mark.parametrize(("receivers", "joined"), [(6, False), (3, True)])
def test_whom_a_mailing_went_to_joins_nothing_and_speaks_against_nobody(receivers: int, joined: bool) -> None:
    """People on a phisher's list write mails of their own, and get newsletters; the contact in the phisher's mails stays his."""
    contact, sender = "desk@drop-zz.example", "alerts@phish-zz.example"
    rows: list[Row] = []
    mentions: list[Row] = []
    for i in range(1, receivers + 1):
        victim = f"victim{i}@home-zz.example"
        rows.append(record(i, f"verify {i}", sender, kind="mail", platform="email", counterpart=victim))
        rows.append(record(100 + i, f"hello {i * 'x'}", victim, kind="mail", platform="email"))
        mentions += [
            mention(i, "email", sender, 0, field="author"),
            mention(i, "email", victim, 0, field="counterpart"),
            mention(i, "email", victim, 0, field="cell:Delivered-To#2"),
            mention(i, "email", contact, 0, field="cell:Reply-To"),
            mention(100 + i, "email", victim, 0, field="author"),
        ]
    case = Small(records=rows, mentions=mentions).link()
    mailed = [x for x in case.tables["links"] if x["record_id"] < 100 and "one of many" in x["why"]]
    assert len(mailed) == (0 if joined else receivers)
    if not joined:
        assert case.selector("email", contact)["privacy"] == "private"
        assert case.selector("email", sender)["privacy"] == "private"


@pytest.mark.parametrize(
    "numbered", [True, False], ids=["a query of its own in each letter", "a page of its own in each"]
)
def test_what_numbers_letters_says_nothing_of_what_stands_beside_it(numbered: bool) -> None:
    """`?sid=` differs in each mail so that the sender knows who clicked: his other contacts are not a crowd's for that."""
    contact, sender = "desk@drop-zz.example", "alerts@phish-zz.example"
    rows: list[Row] = []
    mentions: list[Row] = []
    for i in range(1, 31):
        link = f"https://phish-zz.example/login?sid=a{i}" if numbered else f"https://site{i}-zz.example/a"
        rows.append(record(i, f"verify {i}", sender, kind="mail", platform="email"))
        mentions += [mention(i, "email", contact, 0, field="cell:Reply-To"), mention(i, "url", link, 30)]
        mentions.append(mention(i, "email", sender, 0, field="author"))
    why = Small(records=rows, mentions=mentions).link().selector("email", contact)["why"]
    assert ("contacts differ" not in why) is numbered, why


def test_who_answers_a_mailing_is_with_it() -> None:
    """A mailbox that wrote back to the sender of a list deals with him: it counts as before."""
    sender, partner = "boss@ops-zz.example", "mule@ops-zz.example"
    boxes = [partner, *(f"p{i}@home-zz.example" for i in range(6))]
    rows: list[Row] = []
    mentions: list[Row] = []
    for i, box in enumerate(boxes, 1):
        rows.append(record(i, f"letter {i}", sender, kind="mail", platform="email", counterpart=box))
        mentions += [
            mention(i, "email", sender, 0, field="author"),
            mention(i, "email", box, 0, field="cell:To"),
        ]
    rows.append(record(50, "answer", partner, kind="mail", platform="email", counterpart=sender))
    mentions += [
        mention(50, "email", partner, 0, field="author"),
        mention(50, "email", sender, 0, field="cell:To"),
    ]
    case = Small(records=rows, mentions=mentions).link()
    of_partner = case.selector("email", partner)["selector_id"]
    assert all("one of many" not in x["why"] for x in case.tables["links"] if x["selector_id"] == of_partner)


@pytest.mark.parametrize(
    ("number", "rented"),
    [
        ("+443456001111", True),
        ("+18005550199", True),
        ("+447700900123", False),
        ("+12025550123", False),
        ("+442079460123", False),
    ],
)
def test_numbers_that_companies_rent_are_told_abroad_too(number: str, rented: bool) -> None:
    rows = [record(i, f"call {i} {'abc'[i % 3] * i}", f"u{i}") for i in range(1, 4)]
    case = Small(records=rows, mentions=[mention(i, "phone", number, 0) for i in range(1, 4)]).link()
    assert (case.selector("phone", number)["privacy"] != "private") is rented


@pytest.mark.parametrize(("callers", "theirs"), [(3, True), (12, False)])
def test_who_called_all_those_who_complain_is_whom_they_accuse_and_who_called_once_complains(
    callers: int, theirs: bool
) -> None:
    """A register with a column of the numbers that called: few for all rows, or, as at a hotline, one a row."""
    book = "f" * 64
    ids = range(1, 13)
    case = Small(
        records=[record(i, "", None, evidence_id=book, kind="message", platform=None) for i in ids],
        mappings=[
            {"evidence_id": book, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
            for h in ("报案人", "联系电话", "来电号码", "收款账号")
        ],
        mentions=[
            mention(i, "phone", f"+86139000000{i % callers:02d}", 0, field="cell:来电号码") for i in ids
        ]
        + [mention(i, "phone", f"+86138000000{i:02d}", 0, field="cell:联系电话") for i in ids]
        + [
            mention(i, "bank_card", f"62000000000{i % callers:05d}", 0, field="cell:收款账号")
            for i in range(1, 7)
        ],
    )
    case.run()
    found = {s["value"]: s["privacy"] for s in case.tables["selectors"] if s["value"].startswith("+86139")}
    assert len(found) == callers
    if theirs:
        assert set(found.values()) == {"private"}
        assert sorted(i for group in case.groups() for i in group) == list(ids)
        said = [x["why"] for x in case.tables["links"] if x["record_id"] == 1]
        assert any("whom the row is with" in w for w in said)
    else:
        assert case.groups() == []


@pytest.mark.parametrize("header", ["投诉内容", "备注"])
def test_a_complainants_own_card_is_left_out_in_rows_that_accuse_nobody(header: str) -> None:
    """A bank's register of complaints gives every caller's card; the card's own statement is in the case."""
    book, card = "f" * 64, "6222000000000001"
    case = together(
        {
            "records": [record(i, "", None, evidence_id=book, kind="message") for i in (1, 2, 3)],
            "mappings": [
                {"evidence_id": book, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
                for h in ("客户卡号", header)
            ],
            "mentions": [mention(i, "bank_card", card, 0, field="cell:客户卡号") for i in (1, 2, 3)],
        },
        posts(1001, 4, ("bank_card", card), ("wechat", SELLER)),
    )
    case.link()
    told = {x["record_id"]: x["bits"] for x in case.tables["links"] if x["record_id"] < 4}
    assert set(told) == {1, 2, 3}
    assert all((bits == 0) is (header == "投诉内容") for bits in told.values())


HOTLINE = {
    "who called has a column": ("来电人", "来电号码", "联系电话", "反映内容"),
    "it takes down what is asked": ("登记人", "来电号码", "联系电话", "诉求内容"),
    "it takes down accounts too": ("登记人", "来电号码", "联系电话", "诉求内容", "收款账号"),
    "and whom it is about": ("来电者", "来电号码", "联系电话", "投诉内容", "被投诉单位"),
}


@pytest.mark.parametrize("headers", HOTLINE.values(), ids=HOTLINE.keys())
@pytest.mark.parametrize("same", [False, True], ids=["one line of a home for many", "one caller each"])
def test_a_hotlines_few_callers_who_ring_again_are_never_whom_it_accuses(
    headers: tuple[str, ...], same: bool
) -> None:
    """Three telephones from which a hotline is rung for many, or by the same people."""
    book = "f" * 64
    ids = range(1, 13)
    asked = "路灯又不亮了，请派人看看", "公交改线后老人走不到站", "养老金认证怎么办"
    case = Small(
        records=[
            record(i, asked[i % 3] + "！" * i, None, evidence_id=book, kind="message", platform=None)
            for i in ids
        ],
        mappings=[
            {"evidence_id": book, "locator": "", "header": h, "meaning": "kept", "why": "unknown"}
            for h in headers
        ],
        mentions=[mention(i, "phone", f"+86139000000{i % 3:02d}", 0, field="cell:来电号码") for i in ids]
        + [
            mention(i, "phone", f"+86138000000{(i % 3 if same else i):02d}", 0, field="cell:联系电话")
            for i in ids
            if "联系电话" in headers
        ],
    )
    case.run()
    # A complainant's number is set aside only beside whom he accuses.
    assert all("whom the row is with" not in x["why"] for x in case.tables["links"])
