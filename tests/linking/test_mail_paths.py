"""Mails: the servers that handed them on are a host's, and carry the mails of all its customers."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

HOST, HOTLINE, ADDRESS = "mail.host-zz.example", "+864009990000", "203.0.113.9"
SELLERS = ["boss@papers-zz.example", "desk@licences-zz.example", "new@office-zz.example"]
AGENT, CLIENT = "agent@honest-zz.example", "shop@tea-zz.example"


class Mails:
    """Mails one by one, all handed on by one host."""

    def __init__(self, header: str) -> None:
        self.header = header
        self.rows: list[Row] = []
        self.mentions: list[Row] = []

    def mail(self, sender: str, receiver: str, *more: tuple[str, str, str], server: str = HOST) -> int:
        """Its id. more: (kind, value, field)."""
        n = len(self.rows) + 1
        self.rows.append(
            record(
                n,
                f"letter {n} {'abcdefg'[n % 7] * n}",
                sender,
                kind="mail",
                platform="email",
                counterpart=receiver,
            )
        )
        told = [("email", sender, "author"), ("email", receiver, "counterpart"), *more]
        told += (
            [("domain", server, f"cell:{self.header}"), ("ipv4", ADDRESS, f"cell:{self.header}")]
            if server
            else []
        )
        self.mentions += [mention(n, k, v, 100 * i, field=f) for i, (k, v, f) in enumerate(told)]
        return n

    def run(self) -> Small:
        return Small(records=self.rows, mentions=self.mentions).run()


def exchanged(header: str) -> tuple[Mails, list[int], list[int]]:
    """Three mailboxes of sellers who write to one another, and an agent who writes with his client, over one host; ids of both.

    One mail of each names the hotline of the payment platform both have a shop with.
    """
    mails, named = Mails(header), ("phone", HOTLINE, "text")
    sold = [mails.mail(SELLERS[0], SELLERS[n % 2 + 1], *[named][n:]) for n in range(5)]
    sold += [mails.mail(SELLERS[n % 2 + 1], SELLERS[0]) for n in range(5)]
    honest = [mails.mail(AGENT, CLIENT, named), mails.mail(CLIENT, AGENT), mails.mail(AGENT, CLIENT)]
    return mails, sold, honest


@pytest.mark.parametrize(
    "header",
    [
        "Received",
        "received#3",
        "X-Received",
        "Received-SPF",
        "Authentication-Results",
        "ARC-Authentication-Results#2",
    ],
)
def test_a_host_that_hands_mails_on_joins_no_two_of_its_customers(header: str) -> None:
    """They share a host, its address on the net and the hotline of a payment platform: that makes nobody one of the sellers."""
    mails, sold, honest = exchanged(header)
    case = mails.run()
    assert case.groups() == [sold, honest]
    of_host = case.selector("domain", HOST)["selector_id"]
    links = [x for x in case.tables["links"] if x["selector_id"] == of_host]
    assert len(links) == len(sold) + len(honest)
    assert {(x["bits"], "handed the mail on" in x["why"]) for x in links} == {(0.0, True)}


@pytest.mark.parametrize("field", [None, "text", "cell:Reply-To", "cell:DKIM-Signature"])
def test_a_name_that_the_mail_gives_itself_counts_whatever_server_has_it(field: str | None) -> None:
    """A sender whose site hands on his mails too is known by the site where he names it himself."""
    site = "papers-zz.example"
    mails = Mails("Received")
    for _ in range(2):
        mails.mail(
            "a@mail-zz.example", "b@home-zz.example", *[("domain", site, field)] if field else [], server=site
        )
    case = mails.run()
    assert ["handed the mail on" in why for why in whys(case, "domain", site)] == 2 * [field is None]


@pytest.mark.parametrize(
    ("in_to", "reason"), [(True, "only receives"), (False, "handed the mail on")], ids=["is in To", "is not"]
)
def test_whom_a_server_handed_a_mail_to_is_its_receiver(in_to: bool, reason: str) -> None:
    """Servers write `for <office@...>` into the mail: the office's mailbox joins no two who wrote to it for that."""
    office = "report@office-zz.example"
    mails = Mails("Received")
    for i in range(6):
        receiver = office if in_to else f"list{i}@lists{i}-zz.example"
        mails.mail(f"u{i}@mail{i}-zz.example", receiver, ("email", office, "cell:Received#2"), server="")
    assert [reason in why for why in whys(mails.run(), "email", office)] == 6 * [True]


def whys(case: Small, kind: str, value: str) -> list[str]:
    of = case.selector(kind, value)["selector_id"]
    return [x["why"] for x in case.tables["links"] if x["selector_id"] == of]
