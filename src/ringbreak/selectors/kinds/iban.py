"""International bank account numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ringbreak.selectors import mask
from ringbreak.selectors.checks import mod_97
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, fails, holds, led
from ringbreak.selectors.selector import Found, Selector

_START = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})( ?)(\d{2})(?=[ .-]?[A-Za-z0-9]{2})")
_CHAR = re.compile(r"[A-Za-z0-9]")


@cache
def lengths() -> dict[str, re.Pattern[str]]:
    """Country -> shape of the account part, from the registry that python-stdnum carries (SWIFT IBAN registry)."""
    import stdnum.iban

    out = {}
    for country in COUNTRIES:
        try:
            info = stdnum.iban._ibandb.info(country + "00")[0][1]
        except (IndexError, KeyError):
            continue
        bban = info.get("bban")
        if bban:
            shape = "".join(
                {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]", "e": " "}[t] + "{" + n + "}"
                for n, t in re.findall(r"(\d+)!?([nace])", bban)
            )
            out[country] = re.compile(shape + r"\Z")
    return out


COUNTRIES = [
    "AD",
    "AE",
    "AL",
    "AT",
    "AZ",
    "BA",
    "BE",
    "BG",
    "BH",
    "BI",
    "BR",
    "BY",
    "CH",
    "CR",
    "CY",
    "CZ",
    "DE",
    "DJ",
    "DK",
    "DO",
    "EE",
    "EG",
    "ES",
    "FI",
    "FK",
    "FO",
    "FR",
    "GB",
    "GE",
    "GI",
    "GL",
    "GR",
    "GT",
    "HN",
    "HR",
    "HU",
    "IE",
    "IL",
    "IQ",
    "IS",
    "IT",
    "JO",
    "KW",
    "KZ",
    "LB",
    "LC",
    "LI",
    "LT",
    "LU",
    "LV",
    "LY",
    "MC",
    "MD",
    "ME",
    "MK",
    "MN",
    "MR",
    "MT",
    "MU",
    "NI",
    "NL",
    "NO",
    "OM",
    "PK",
    "PL",
    "PS",
    "PT",
    "QA",
    "RO",
    "RS",
    "RU",
    "SA",
    "SC",
    "SD",
    "SE",
    "SI",
    "SK",
    "SM",
    "SO",
    "ST",
    "SV",
    "TL",
    "TN",
    "TR",
    "UA",
    "VA",
    "VG",
    "XK",
    "YE",
]


def normalise(written: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", written.upper())


def _size(country: str) -> int:
    return sum(int(n) for n in re.findall(r"\{(\d+)\}", lengths()[country].pattern)) + 4


def is_valid(value: str) -> bool:
    shape = lengths().get(value[:2])
    if shape is None or shape.match(value[4:]) is None or not mod_97(value):
        return False
    from stdnum import iban  # knows the countries that put a check digit of their own inside

    return bool(iban.is_valid(value))


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if not passage.some_digits:
        return
    for match in _START.finditer(text):
        country = match.group(1).upper()
        if country not in lengths() or (match.group(2) and passage.lead(match.start(), "iban") is None):
            continue
        size, start = _size(country), match.start()
        at, taken = start, 0
        # Groups of any size, one blank, hyphen or stop between two of them (NO07.8380.08.06006).
        while taken < size and at < len(text):
            if _CHAR.match(text[at]) and text[at].isascii():
                taken += 1
            elif not (
                text[at] in " -." and at + 1 < len(text) and text[at + 1].isascii() and text[at + 1].isalnum()
            ):
                break
            at += 1
        if taken < size or (
            at < len(text) and text[at].isascii() and (text[at].isalnum() or text[at] == "_")
        ):
            continue
        written = text[start:at]
        value = normalise(written)
        if lengths()[country].match(value[4:]) is None:
            continue
        lead = passage.lead(start, "iban")
        # Banks print one case and blanks; anything else must have its word before it and its check digits right.
        odd = "." in written or (written != written.upper() and written != written.lower())
        if odd and (lead is None or not is_valid(value)):
            continue
        if is_valid(value):
            yield Found(
                "iban",
                start,
                at,
                value,
                "checksum",
                both(led(lead) if lead else None, holds("ISO 13616, MOD 97-10")),
                9,
            )
        elif lead or sum(c.isdigit() for c in value) >= 12:
            yield Found(
                "iban",
                start,
                at,
                value,
                "format",
                both(led(lead) if lead else None, fails("ISO 13616, MOD 97-10")),
                29,
            )


SELECTOR = Selector(
    name="iban",
    title="Bank account (IBAN)",
    pattern="country, two check digits, account in the country's length and shape; spaces and hyphens allowed",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 4, 4),
    specificity=0.98,
    source="ISO 13616-1:2020; SWIFT IBAN registry as carried by python-stdnum",
    examples={
        "DE89 3704 0044 0532 0130 00": "DE89370400440532013000",
        "iban gb82west12345698765432": "GB82WEST12345698765432",
    },
    not_examples=("DE89 3704", "ZZ89 3704 0044 0532 0130 00"),
)
