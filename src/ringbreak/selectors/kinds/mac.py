"""MAC addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led
from ringbreak.selectors.selector import Found, Selector

_H = "[0-9A-Fa-f]"
_MAC = re.compile(
    rf"(?<![0-9A-Za-z:_-])(?:{_H}{{2}}(?::{_H}{{2}}){{5}}|{_H}{{2}}(?:-{_H}{{2}}){{5}}|{_H}{{4}}\.{_H}{{4}}\.{_H}{{4}})(?![0-9A-Za-z:_-])"
)
_HINT = re.compile(rf"{_H}[:-]{_H}{{2}}[:-]|{_H}\.{_H}{{4}}\.")
_BARE = re.compile(rf"(?<![0-9A-Za-z]){_H}{{12}}(?![0-9A-Za-z])")


def normalise(written: str) -> str:
    digits = re.sub(r"[^0-9a-f]", "", written.lower())
    return ":".join(digits[i : i + 2] for i in range(0, 12, 2))


def is_valid(value: str) -> bool:
    """All zeros and all ones are no device."""
    return re.fullmatch(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", value) is not None and value not in (
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
    )


def find(passage: Passage) -> Iterator[Found]:
    for match in _MAC.finditer(passage.text) if _HINT.search(passage.text) else ():
        value = normalise(match.group())
        if is_valid(value) and not re.fullmatch(r"\d{2}(?:-\d\d){5}", match.group()):
            yield Found("mac", match.start(), match.end(), value, "format", formed("of a MAC address"), 12)
        elif is_valid(value) and passage.lead(match.start(), "mac"):
            yield Found("mac", match.start(), match.end(), value, "context", formed("of a MAC address"), 12)
    if "mac" in passage.keys:
        for match in _BARE.finditer(passage.text):
            lead = passage.lead(match.start(), "mac")
            if lead and is_valid(normalise(match.group())):
                yield Found(
                    "mac",
                    match.start(),
                    match.end(),
                    normalise(match.group()),
                    "context",
                    both(led(lead), formed("of a MAC address")),
                    26,
                )


SELECTOR = Selector(
    name="mac",
    title="MAC address",
    pattern="six pairs of hex digits with : or -, three groups of four with dots, twelve digits after a lead",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 8, 2),
    specificity=0.95,
    source="IEEE 802-2014 section 8",
    examples={"MAC: 02-1A-2B-3C-4D-5E": "02:1a:2b:3c:4d:5e", "网卡地址 021a.2b3c.4d5e": "02:1a:2b:3c:4d:5e"},
    not_examples=("00:00:00:00:00:00", "12:30:45", "10:2F:33-AC-29-C3"),
)
