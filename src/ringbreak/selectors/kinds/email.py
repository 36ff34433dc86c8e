"""E-mail addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import hosts
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    for mail in passage.web.mails:
        lead = passage.lead(mail.start, "email")
        known = hosts.public_suffix(mail.value.rsplit("@", 1)[1]) is not None
        yield Found(
            "email",
            mail.start,
            mail.end,
            mail.value,
            "lexicon" if known else "format",
            both(
                led(lead) if lead else None,
                listed("the public suffix list") if known else formed("of a mail address"),
            ),
            4,
        )


def shown_as(value: str) -> str:
    local, _, domain = value.rpartition("@")
    return (local[:1] + "***" if local else "") + "@" + domain


SELECTOR = Selector(
    name="email",
    title="E-mail address",
    pattern="local@domain, domain with a public suffix; also [at], [.]",
    find=find,
    normalise=lambda written: written.replace("[at]", "@").replace("[.]", ".").strip().lower(),
    is_valid=lambda value: value.count("@") == 1 and hosts.ending_known(value),
    shown_as=shown_as,
    specificity=0.97,
    source="RFC 5322 addr-spec without comments and quoting; Public Suffix List",
    examples={
        "邮箱Foo.Bar@example.com。": "foo.bar@example.com",
        "mail foo[at]example[.]org": "foo@example.org",
    },
    not_examples=("info@presidio.", "@someone", "a@b"),
)
