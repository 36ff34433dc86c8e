"""E-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts, mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.selector import Found, Selector

_BACKWARDS = re.compile(
    r"(?<![A-Za-z0-9._-])(?:moc|nc|ten|gro|elpmaxe)\.[A-Za-z0-9.-]{2,60}@[A-Za-z0-9._-]{2,40}(?![A-Za-z0-9@])"
)


def find(passage: Passage) -> Iterator[Found]:
    if passage.reversed_said and "@" in passage.text:
        for match in _BACKWARDS.finditer(passage.text):  # 邮箱倒着看：moc.elpmaxe@99oap
            yield Found(
                "email", match.start(), match.end(), match.group()[::-1].lower(), "format", formed("of a mail address"), 3,
                disguise=("reversed",),
            )  # fmt: skip
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


SELECTOR = Selector(
    name="email",
    title="E-mail address",
    pattern="local@domain, domain with a public suffix; also [at], [.]",
    find=find,
    normalise=lambda written: written.replace("[at]", "@").replace("[.]", ".").strip().lower(),
    is_valid=lambda value: value.count("@") == 1 and hosts.ending_known(value),
    shown_as=mask.mail,
    specificity=0.97,
    source="RFC 5322 addr-spec without comments and quoting; Public Suffix List",
    examples={
        "邮箱Foo.Bar@example.com。": "foo.bar@example.com",
        "mail foo[at]example[.]org": "foo@example.org",
    },
    not_examples=("info@presidio.", "@someone", "a@b"),
)
