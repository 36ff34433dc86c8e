"""URLs, with or without a scheme, defanged or not; and, inside them, the accounts they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts
from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, listed
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    for url in passage.web.urls:
        disguise = ("defanged",) if url.defanged else ()
        if url.host:
            known = hosts.public_suffix(url.host) is not None
            yield Found(
                "url",
                url.start,
                url.end,
                url.value,
                "lexicon" if known else "format",
                listed("the public suffix list") if known else formed("of a URL"),
                5,
                disguise=disguise,
            )
        else:
            yield Found(
                "url", url.start, url.end, url.value, "format", formed("of a URL"), 5, disguise=disguise
            )


def normalise(written: str) -> str:
    text = re.sub(r"(?i)^h(?:xx|\*\*|tx|xt)p", "http", written.replace("[.]", ".").replace("[:]", ":"))
    scheme, mark, rest = text.partition("://")
    if not mark:
        scheme, rest = "", text
    cut = re.search(r"[/?#]", rest)
    authority, tail = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    user, at, host = authority.rpartition("@")
    return (scheme.lower() + mark) + user + at + (hosts.to_ascii(host) or host.lower()) + tail


SELECTOR = Selector(
    name="url",
    title="URL",
    pattern="scheme://host/..., also hxxp and [.]; host/path without a scheme when the host has a public suffix",
    find=find,
    normalise=normalise,
    is_valid=lambda value: "://" in value or "/" in value,
    shown_as=plain,
    specificity=0.9,
    source="RFC 3986; Public Suffix List",
    examples={
        "点击https://www.Example.com/a?b=1，领取": "https://www.example.com/a?b=1",
        "hxxp://evil[.]example/x": "http://evil.example/x",
        "看foo.example.com/pay/1 ok": "foo.example.com/pay/1",
    },
    not_examples=("http://", "file.txt/2", "and/or", "https://microsoft"),
)
