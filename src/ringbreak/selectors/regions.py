"""Countries whose plans a telephone number without a country code is held against, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from ringbreak.errors import UsageError
from ringbreak.selectors.reasons import both
from ringbreak.selectors.selector import Found
from ringbreak.words import say

CHINA = ("CN",)
_BETWEEN = re.compile(r"[\s,;/、，；]+")
_ALSO = {"UK": "GB"}
"""Codes people write for those of ISO 3166."""


@lru_cache(maxsize=1024)
def regions_of(region: str) -> tuple[str, ...]:
    """`CN,HK,TW` as its codes, in order, each once; nothing at all is CN."""
    codes = (code.upper() for code in _BETWEEN.split(region) if code)
    return tuple(dict.fromkeys(_ALSO.get(code, code) for code in codes)) or CHINA


def checked(region: str) -> str:
    """A region as a person states it.

    Raises: UsageError when there are no codes or a code has no number plan.
    """
    codes = regions_of(region) if region.strip(" ,;") else ()
    if codes == CHINA:
        return region
    from phonenumbers import SUPPORTED_REGIONS

    unknown = [code for code in codes if code not in SUPPORTED_REGIONS]
    if unknown or not codes:
        raise UsageError(
            "no country {code}; --region takes codes of two letters (ISO 3166), several with commas, the likeliest first: CN,HK,TW",
            code=", ".join(unknown) or "''",
        )
    return region


@lru_cache(maxsize=65_536)
def is_mobile(value: str) -> bool:
    """Whether a number in E.164 is a mobile number by its plan, or one of a plan that does not tell the two apart."""
    import phonenumbers

    kind = phonenumbers.number_type(phonenumbers.parse(value, None))
    return kind in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def first_of(regions: Sequence[str], read: Callable[[str], Found | None]) -> Found | None:
    """What a number is by the first of several plans that has it: as a mobile number by any before a landline by another.

    Args:
        read: (region) -> the number by that region's plan. Readings that no plan has (validity `format`) do not count.
    Returns: The reading, its reason saying why this plan and which others have the number too.
    """
    readings = [
        (region, found)
        for region in regions
        if (found := read(region)) is not None and found.validity == "lexicon"
    ]
    if not readings:
        return None
    mobile = [(region, found) for region, found in readings if is_mobile(found.value)]
    region, found = (mobile or readings)[0]
    if mobile:
        order = say("{region} is the first of {regions} that has it as a mobile number", region=region, regions=", ".join(regions))  # fmt: skip
    else:
        order = say(
            "{region} is the first of {regions} that has it", region=region, regions=", ".join(regions)
        )
    others = [other for other, reading in readings if reading.value != found.value]
    also = say("it could be a number of {others} too", others=", ".join(others)) if others else None
    return replace(found, why=both(found.why, order, also))
