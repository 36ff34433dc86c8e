"""Whose book of orders it is, told by whom its customers talk to; and when the case does not say."""

from __future__ import annotations

from .small import Row, Small, mention, record

BOOK = "b" * 64
KEEPER = "user990000001"


class Desk:
    """A book of six customers, and private chats; tests say who talks to whom."""

    def __init__(self, customers: int = 6, header: str = "买家") -> None:
        self.tables: dict[str, list[Row]] = {
            "records": [], "mentions": [], "actions": [],
            "mappings": [{"evidence_id": BOOK, "locator": "", "header": header, "meaning": "kept", "why": "unknown"}],
        }  # fmt: skip
        self.count, self.chats = 0, 0
        self.book = [self.row(f"tg_customer_{n}", header) for n in range(customers) for _ in range(2)]

    def row(self, customer: str, header: str) -> int:
        self.count += 1
        self.tables["records"].append(record(self.count, "", None, evidence_id=BOOK, kind="row", platform=None, channel="sheet"))  # fmt: skip
        self.tables["mentions"].append(mention(self.count, "telegram", customer, 1, field=f"cell:{header}"))
        return self.count

    def say(self, chat: str, account: str, handle: str | None = None) -> int:
        self.count += 1
        self.tables["records"].append(
            record(self.count, f"words {self.count}", account, evidence_id=chat * 64, kind="message", platform="telegram", channel=chat)
        )  # fmt: skip
        if handle:
            self.tables["mentions"].append(mention(self.count, "telegram", handle, 5, field="author_name"))
        return self.count

    def chat(
        self, customer: str, keeper: str = KEEPER, handle: str | None = None, third: str | None = None
    ) -> list[int]:
        self.chats += 1
        name = chr(0x4E00 + self.chats)
        made = [self.say(name, f"user_{customer}", customer), self.say(name, keeper, handle)]
        return [*made, self.say(name, third)] if third else made

    def bearers(self) -> set[int]:
        case = Small(**self.tables).link()
        held = {s["selector_id"] for s in case.tables["selectors"] if s["kind"] == "order_book"}
        return {r["record_id"] for r in case.tables["links"] if r["selector_id"] in held}


def test_the_book_is_of_the_account_that_most_of_its_customers_talk_to() -> None:
    desk = Desk()
    talks = [desk.chat(f"tg_customer_{n}") for n in range(4)]
    desk.chat("tg_friend")
    assert desk.bearers() == {*desk.book, *(t[1] for t in talks)}
    case = Small(**desk.tables)
    case.run()
    # The customers whose handle stands in the book are with it; the two nobody heard of too, as rows of one book.
    assert set(desk.book) <= set(case.groups()[0])


def test_few_of_the_customers_do_not_tell_whose_book_it_is() -> None:
    desk = Desk(customers=8)
    for n in range(3):
        desk.chat(f"tg_customer_{n}")
    assert desk.bearers() == set()


def test_customers_who_talk_to_two_accounts_alike_do_not_tell() -> None:
    desk = Desk()
    for n in range(4):
        desk.chat(f"tg_customer_{n}")
        desk.chat(f"tg_customer_{n}", keeper="user_other")
    assert desk.bearers() == set()


def test_one_customer_among_others_who_knows_them_is_not_the_keeper() -> None:
    """A telephone of somebody who buys where his friends buy."""
    desk = Desk()
    for n in range(1, 5):
        desk.chat(f"tg_customer_{n}", keeper="user_tg_customer_0", handle="tg_customer_0")
    assert desk.bearers() == set()


def test_a_public_group_is_no_private_chat() -> None:
    desk = Desk()
    for n in range(5):
        desk.chat(f"tg_customer_{n}", third="somebody")
    assert desk.bearers() == set()


def test_a_table_that_names_sellers_or_complainants_is_no_book_of_customers() -> None:
    for header in ("卖家", "投诉人", "备注"):
        desk = Desk(header=header)
        for n in range(5):
            desk.chat(f"tg_customer_{n}")
        assert desk.bearers() == set()
