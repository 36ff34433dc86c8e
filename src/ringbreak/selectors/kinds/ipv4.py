"""IPv4 addresses."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, within
from ringbreak.selectors.selector import Found, Selector

_SECTION = re.compile(
    r"(?:(?<![a-z])(?:sections?|sec\.?|clauses?|chapter|ch\.|paragraph|para\.?|annex|appendix|article|art\.|figure|fig\.|table|rule|item|第|§+|章节|条款|附录|表|图) ?)$"
)
_CLOCK = re.compile(r" ?[ap]\.?m(?![a-z])")


def find(passage: Passage) -> Iterator[Found]:
    for start, end in passage.web.v4:
        before = passage.text[start - 1] if start else ""
        if before.isascii() and (before.isalpha() or before in "_-") and before:
            continue
        after = passage.text[end : end + 1]
        if after.isascii() and after.isalpha():
            continue
        if _SECTION.search(passage.keys, max(0, start - 14), start) or _CLOCK.match(passage.keys, end):
            continue
        if passage.text.startswith("0.", start) and not passage.text.startswith("0.0.0.0", start):
            continue  # "this network" (RFC 1122) names no host: a version, a section
        yield Found(
            "ipv4",
            start,
            end,
            passage.text[start:end].split("/")[0],
            "format",
            formed("of an IPv4 address"),
            14,
        )
    for url in passage.web.urls:
        if url.host and url.host.replace(".", "").isdigit():
            yield Found(
                "ipv4", url.host_start, url.host_end, url.host, "format", within("a URL"), 6, inner=True
            )


def is_valid(value: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(value)) == value
    except ValueError:
        return False


SELECTOR = Selector(
    name="ipv4",
    title="IPv4 address",
    pattern="four numbers 0..255 without leading zeros; not after a word for version",
    find=find,
    normalise=lambda written: written.replace("[.]", ".").strip().split("/")[0],
    is_valid=is_valid,
    shown_as=plain,
    specificity=0.6,
    source="RFC 791, RFC 6943 section 3.1.1",
    examples={"登录IP：203.0.113.9。": "203.0.113.9", "C2 203[.]0[.]113[.]9:8080": "203.0.113.9"},
    not_examples=("256.1.1.1", "v1.2.3.4", "版本 1.2.3.4", "1.2.3", "1.2.3.4.5"),
)
