"""Domain names with a public suffix, alone or as the host of a URL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts
from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, listed, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import Url
from ringbreak.selectors.web import Host

_INSIDE = re.compile(
    r"(?<=[/=])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|net|org|cn|top|xyz|vip|cc|info|shop|site|club))(?=[/?&#]|$)",
    re.I,
)
"""A host that is a whole part of another URL's path or query: where a redirect goes, what an archive keeps."""


def _inside(passage: Passage, url: Url) -> Iterator[Found]:
    for match in _INSIDE.finditer(passage.text, url.host_end, url.end):
        host = match.group(1).lower()
        if hosts.public_suffix(host) is not None:
            yield Found(
                "domain", match.start(1), match.end(1), host, "lexicon", within("a URL's path or query"), 6,
                inner=True, specificity=0.3,
            )  # fmt: skip


def _forward(passage: Passage, host: Host) -> bool:
    return (
        passage.text[host.start : host.end].lower() == host.host
        or not host.host.isascii()
        or "--" in host.host
    )


def find(passage: Passage) -> Iterator[Found]:
    for url in passage.web.urls:
        yield from _inside(passage, url)
        host = url.host
        if (
            host
            and not host.endswith(".onion")
            and ":" not in host
            and not host.replace(".", "").isdigit()
            and "." in host
        ):
            known = hosts.public_suffix(host) is not None
            yield Found(
                "domain",
                url.host_start,
                url.host_end,
                host,
                "lexicon" if known else "format",
                within("a URL"),
                6,
                inner=True,
            )
    for host_ in passage.web.hosts:
        if host_.host.endswith(".onion"):
            continue
        known = hosts.public_suffix(host_.host) is not None
        lead = passage.lead(host_.start, "domain")
        yield Found(
            "domain",
            host_.start,
            host_.end,
            host_.host,
            "lexicon" if known else "format",
            both(
                led(lead) if lead else None,
                listed("the public suffix list") if known else formed("of a reserved name"),
            ),
            32,
            disguise=("reversed",) if passage.reversed_said and not _forward(passage, host_) else (),
        )


def normalise(written: str) -> str:
    text = written.replace("[.]", ".").replace("点", ".").strip(".")
    return hosts.to_ascii(text) or text.lower()


SELECTOR = Selector(
    name="domain",
    title="Domain name",
    pattern="labels with dots whose ending is in the public suffix list (or reserved by RFC 2606)",
    find=find,
    normalise=normalise,
    is_valid=lambda value: hosts.host_end(value.split(".")) == len(value.split(".")),
    shown_as=plain,
    specificity=0.85,
    source="Public Suffix List as bundled by publicsuffixlist; RFC 5891",
    examples={
        "官网 shop88.example.com": "shop88.example.com",
        "登录 abc点com 领取": "abc.com",
        "visit evil[.]top today": "evil.top",
    },
    not_examples=("main.py", "done.The next", "1.5.2", "e.g. this", "co.uk"),
)
