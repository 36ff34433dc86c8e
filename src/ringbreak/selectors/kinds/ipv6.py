"""IPv6 addresses."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, within
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    for start, end, value in passage.web.v6:
        yield Found("ipv6", start, end, value, "format", formed("of an IPv6 address"), 13)
    for url in passage.web.urls:
        if ":" in url.host:
            yield Found(
                "ipv6", url.host_start, url.host_end, url.host, "format", within("a URL"), 6, inner=True
            )


def normalise(written: str) -> str:
    try:
        return str(ipaddress.IPv6Address(written.strip("[]").split("/")[0].split("%")[0]))
    except ValueError:
        return written.lower()


def is_valid(value: str) -> bool:
    try:
        return str(ipaddress.IPv6Address(value)) == value
    except ValueError:
        return False


SELECTOR = Selector(
    name="ipv6",
    title="IPv6 address",
    pattern="as RFC 4291, :: and embedded IPv4 included; normal form RFC 5952",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=plain,
    specificity=0.7,
    source="RFC 4291, RFC 5952",
    examples={"from 2001:DB8:0::1 port": "2001:db8::1"},
    not_examples=("12:30:45", "std::vector", "a:b:c"),
)
