"""Parcel numbers of Chinese carriers, of UPS, and of others after their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, holds, led
from ringbreak.selectors.selector import Found, Selector

_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:SF\d{12,15}|YT\d{13,18}|JT\d{13}|JD[VXKLAW0-9][A-Z0-9]{9,14}(?:-\d-\d-)?|STO\d{12,13}|ZTO\d{12,14}|DPK\d{12}|[EC][A-Z]\d{9}CN|LP\d{14,18}|KY\d{11,13}|1Z[A-Z0-9]{6}\d{10})(?![A-Za-z0-9])",
    re.I,
)
_WORD = re.compile(r"[A-Za-z]{0,4}\d{8,22}|[A-Za-z]{2}\d{9}[A-Za-z]{2}")
"""The second is the form of the Universal Postal Union (S10)."""
_POSTAL = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}([0-9]{9})[A-Z]{2}(?![A-Za-z0-9])")
_CALENDAR = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_IN_GROUPS = re.compile(
    r"(?<![A-Za-z0-9])(?:(SF|YT|JT|JD[VXKLA]?|STO|ZTO|DPK|LP|KY)(?:[ -]?\d{2,6}){2,7}|[EC][A-Z](?:[ -]?\d{3}){3}[ -]?CN"
    r"|1Z(?: [A-Z0-9]{2,6}){3,7})(?![A-Za-z0-9])",
    re.I,
)
"""The same typed in groups: SF 0559 8602 90407, EA 123 456 789 CN, 1Z 999 AA1 01 2345 6784."""
_LENGTHS = {
    "SF": (12, 15), "YT": (13, 18), "JT": (13, 13), "JD": (10, 15), "STO": (12, 13), "ZTO": (12, 14), "DPK": (12, 12),
    "LP": (14, 18), "KY": (11, 13),
}  # fmt: skip
"""Digits behind the letters, fewest and most."""


def ups_check(value: str) -> bool:
    """Whether the last digit of a UPS number (1Z, six of the shipper, ten digits) is its check digit.

    Letters count (code - 63) mod 10; every second character behind 1Z counts twice; the sum and the check make a
    multiple of ten. Source: the open-source validators (drogher, shippers/ups.py); most numbers that UPS prints as
    examples in its documentation fail it, so a failing one still counts where the text names a carrier.
    """
    total = 0
    for i, c in enumerate(value[2:17]):
        total += (int(c) if c.isdigit() else (ord(c) - 63) % 10) * (1 + i % 2)
    return (10 - total % 10) % 10 == int(value[17])


def postal_check(digits: str) -> bool:
    """Whether the ninth digit of a number of the Universal Postal Union is its check digit. Source: UPU S10, section 6."""
    total = sum(w * int(d) for w, d in zip((8, 6, 4, 2, 3, 5, 9, 7), digits, strict=False))
    check = 11 - total % 11
    return int(digits[8]) == {10: 0, 11: 5}.get(check, check)


def find(passage: Passage) -> Iterator[Found]:
    if not passage.some_digits:
        return
    for match in _PREFIXED.finditer(passage.text):
        value = match.group().upper()
        if sum(c.isdigit() for c in value) < 9:
            continue
        lead = passage.lead(match.start(), "parcel")
        checked = value.startswith("1Z") and ups_check(value)
        if value.startswith("1Z") and not (checked or lead or passage.speaks_of("carrier")):
            continue
        yield Found(
            "parcel",
            match.start(),
            match.end(),
            value,
            "checksum" if checked else "context" if lead else "format",
            both(
                led(lead) if lead else None,
                holds("the carrier's modulus 10") if checked else formed("of a carrier's number"),
            ),
            29,
        )
    yield from _grouped(passage)
    if passage.speaks_of("carrier"):
        for match in _POSTAL.finditer(passage.text):
            if postal_check(match.group(1)):
                why = holds("the Postal Union's modulus 11")
                yield Found("parcel", match.start(), match.end(), match.group(), "checksum", why, 29)
    for number in passage.numbers:
        if not number.single and number.whole and not number.listed and 10 <= len(number.digits) <= 22:
            leads = passage.leads(number.start)
            lead = next((x for x in leads if "parcel" in x.kinds), None)
            if lead and "-" not in leads[0].kinds and max(number.groups) >= 3 and "phone" not in lead.kinds:
                if lead.word == "单号" and number.groups[0] == 8 and _CALENDAR.match(number.digits):
                    continue  # 单号 20250308-0071: the day and how many it was that day
                yield Found(
                    "parcel", number.start, number.end, number.digits, "context", led(lead), 26,
                    disguise=number.disguise,
                )  # fmt: skip
    for start, end, leads in passage.led_words:
        word = passage.text[start:end]
        if 10 <= len(word) <= 22 and _WORD.fullmatch(word):
            lead = next((x for x in leads if "parcel" in x.kinds), None)
            # "订单号" ends in 单号 but is an order: the longer word is the nearer lead, and its kind is '-'.
            if lead and "-" not in leads[0].kinds:
                yield Found("parcel", start, end, word.upper(), "context", led(lead), 26)


def _grouped(passage: Passage) -> Iterator[Found]:
    """Numbers of carriers with blanks or hyphens between, where the text names a carrier or a parcel."""
    for match in _IN_GROUPS.finditer(passage.text):
        written = match.group()
        value = re.sub(r"[ -]", "", written).upper()
        if len(value) == len(written):
            continue  # as one word it was read above
        digits = sum(c.isdigit() for c in value)
        if match.group(1):
            least, most = _LENGTHS.get(match.group(1).upper()) or _LENGTHS["JD"]
            if not least <= digits <= most:
                continue
        elif value.startswith("1Z") and not (len(value) == 18 and value[8:].isdigit()):
            continue
        lead = passage.lead(match.start(), "parcel")
        if lead is None and not passage.speaks_of("carrier"):
            continue
        why = both(led(lead) if lead else None, formed("of a carrier's number"))
        yield Found("parcel", match.start(), match.end(), value, "context" if lead else "format", why, 25)


SELECTOR = Selector(
    name="parcel",
    title="Parcel number",
    pattern="SF, YT, JT, JD, STO, ZTO, EMS forms; UPS 1Z numbers with their check digit; 10 to 22 digits after a lead word",
    find=find,
    normalise=lambda written: written.strip().upper(),
    is_valid=lambda value: len(value) >= 9 and any(c.isdigit() for c in value),
    shown_as=lambda value: mask.ends(value, 4, 4),
    specificity=0.98,
    source="the carriers' query pages; UPU S10",
    examples={
        "顺丰SF1234567890123": "SF1234567890123",
        "快递单号：773012345678901": "773012345678901",
        "1Z12345E6605272234": "1Z12345E6605272234",
    },
    not_examples=("订单号：773012345678901", "SF12"),
)
