"""Numbers by libphonenumber's plans: of any country after a plus sign, of the reader's own country, and in no plan at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.selector import Found

_INTERNATIONAL = re.compile(r"\+ ?\(?[0-9](?:[ ().\-–/·]{0,3}[0-9]){5,16}")
_OPEN = re.compile(r"[(（]\s?$")
_DATED = re.compile(r"(?:19|20)\d\d[-./年 ](?:0?[1-9]|1[0-2])[-./月 ][0-3]?\d")
_NATIONS = {
    "IL": "israeli", "US": "american|us|u\\.s\\.", "GB": "british|uk|u\\.k\\.", "IE": "irish", "FR": "french", "DE": "german", "IT": "italian",
    "ES": "spanish", "NL": "dutch", "CH": "swiss", "IN": "indian", "PK": "pakistani", "BR": "brazilian", "CA": "canadian", "AU": "australian",
    "JP": "japanese", "KR": "korean", "MY": "malaysian", "SG": "singaporean?", "PH": "filipino|philippine", "ID": "indonesian",
    "VN": "vietnamese", "TH": "thai", "NG": "nigerian", "KE": "kenyan", "ZA": "south african", "RU": "russian", "UA": "ukrainian",
    "TR": "turkish", "HK": "hong ?kong|hk", "TW": "taiwan(?:ese)?", "MO": "macau", "CN": "chinese|mainland",
}  # fmt: skip
_CALLED = re.compile(
    f"(?<![a-z])(?:{'|'.join(f'(?P<{region}>{word})' for region, word in _NATIONS.items())}|mobile|cell|phone|telephone|contact|landline|home|office|work|fax|direct)"
    r"(?: (?:phone|mobile|cell))? (?:number|no\.?|line)(?: is| was|:)? ?$"
)
"""What says that a number is one to call, and perhaps of which country: my Israeli number is, her office line."""
_EXTENSION = re.compile(r" ?(?:x|ext\.? ?)\d{1,7}(?![A-Za-z0-9])", re.I)


@lru_cache(maxsize=65_536)
def international(number: str, region: str | None) -> tuple[str, bool] | None:
    """(E.164, whether it is valid by libphonenumber's plan) of a number that is at least possible; None otherwise."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    valid = phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), valid


@lru_cache(maxsize=65_536)
def _lacks_trunk(digits: str, number: str, region: str) -> bool:
    """Digits in one run without the 0 that people of that country write before them: 1987654321 is a chat's id, 01987654321 London's way.

    Mobiles are let through, since lists of them lose the 0 to a spreadsheet.
    """
    import phonenumbers

    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None or metadata.national_prefix != "0" or digits.startswith("0"):
        return False
    parsed = phonenumbers.parse(number)
    if phonenumbers.number_type(parsed) in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    ):
        return False
    return (
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        .lstrip("(")
        .startswith("0")
    )


def glued(passage: Passage, number: Number) -> bool:
    """A letter or underscore touches the digits: part of a word, unless that word is a lead (tel13800138000)."""
    text = passage.text
    before = text[number.start - 1] if number.start else ""
    after = text[number.end] if number.end < len(text) else ""
    if after and (after == "_" or (after.isascii() and after.isalpha())) and not _suffix(text, number.end):
        return True
    if before and before in "_@":
        return True
    if before and before.isascii() and before.isalpha():
        return not passage.leads(number.start)
    if (
        before == "."
        and number.start > 1
        and text[number.start - 2].isalnum()
        and text[number.start - 2].isascii()
    ):
        return True
    return bool(
        after == "."
        and number.end + 1 < len(text)
        and text[number.end + 1].isascii()
        and text[number.end + 1].isalnum()
        and not text[number.end + 1].isdigit()
    )


_SUFFIX = re.compile(r"(?:vx|wx|qq|v|tel|同)(?![a-z])|ext|x\d", re.I)


def _suffix(text: str, end: int) -> bool:
    return _SUFFIX.match(text, end) is not None


def plus(passage: Passage) -> Iterator[Found]:
    """Numbers after a plus sign: the longest run of groups the plan of the country takes wins."""
    text = passage.text
    for match in _INTERNATIONAL.finditer(text):
        start = match.start()
        if start and (text[start - 1].isascii() and text[start - 1].isalnum()) and not passage.leads(start):
            continue
        raw = match.group()
        ends = [m.end() for m in re.finditer(r"[0-9]+", raw)]
        best: tuple[int, str, bool] | None = None
        if len(text) > match.end() and text[match.end()].isdigit():
            continue
        for end in reversed(ends):
            got = international("+" + re.sub(r"[^0-9]", "", raw[:end]), None)
            if got is not None and (got[1] or best is None):
                best = (end, *got)
                if got[1]:
                    break
        if best is None:
            continue
        end = start + best[0]
        extension = _EXTENSION.match(text, end)
        end = extension.end() if extension else end
        after = text[end] if end < len(text) else ""
        if after == "_" or (after.isascii() and after.isalpha() and not _suffix(text, end)):
            continue
        lead = passage.lead(start, "phone")
        why = both(
            led(lead) if lead else None,
            listed("the number plan of its country code")
            if best[2]
            else formed("of an international number, not in its country's plan"),
        )
        yield Found(
            "phone", start, end, best[1], "lexicon" if best[2] else "format", why, 28 if best[2] else 44
        )


def _called(passage: Passage, start: int) -> re.Match[str] | None:
    return _CALLED.search(passage.keys, max(0, start - 40), start)


def nation(passage: Passage, start: int) -> str | None:
    """The country whose number the words before it say it is: my Israeli number is."""
    called = _called(passage, start)
    return None if called is None else called.lastgroup


def national(passage: Passage, number: Number, region: str | None = None) -> Found | None:
    """A number without country code, read by the plan of the region given; the passage's own unless said."""
    region = region or passage.region
    text = passage.text
    if glued(passage, number) or len(number.digits) < 4 or passage.denied(number.start):
        return None
    if number.start and text[number.start - 1] == "+":
        return None
    if _DATED.match(text, number.start):
        return None
    digits = number.digits
    if region in ("US", "CA") and len(digits) == 13 and digits.startswith("001"):
        digits = digits[2:]  # 001-432-815-4117, as it is dialled from elsewhere
    got = international(digits, region)
    # 00 and a country code, as a group of their own or before a hyphen, say "abroad" even where the plan does not know the rest.
    abroad = (
        number.digits.startswith("00") and number.digits[2:3] not in ("", "0") and len(number.digits) > 10
    )
    abroad = abroad and number.whole and len(number.groups) > 1 and number.groups[0] > 2
    if got is None or not (got[1] or abroad):
        return None
    lead = passage.lead(number.start, "phone")
    alone = number.start <= 2 and number.end >= len(text.rstrip()) - 1
    grouped = len(number.groups) > 1 and (number.known or (number.whole and number.digits.startswith("00")))
    called = lead is not None or _called(passage, number.start) is not None
    if not (
        called or alone or (grouped and not number.listed) or (number.single and len(number.digits) >= 9)
    ):
        return None
    if not called and len(number.groups) == 1 and _lacks_trunk(digits, got[0], region):
        return None
    start = number.start
    opened = _OPEN.search(text, max(0, start - 2), start)
    if opened and ")" in text[start : number.end]:
        start = opened.start()
    extension = _EXTENSION.match(text, number.end)
    return Found(
        "phone",
        start,
        extension.end() if extension else number.end,
        got[0],
        "lexicon" if got[1] else "format",
        both(
            led(lead) if lead else None,
            listed(f"the number plan of {region}")
            if got[1]
            else formed("of an international number, not in its country's plan"),
        ),
        38 if got[1] else 46,
        disguise=number.disguise,
    )


_BEHIND = re.compile(r"[ -](?:office|fax|mobile|cell|home|work|desk)(?![a-z/])")
_AMERICAN = frozenset({(3, 3, 4), (3, 3, 3, 4)})


def unplanned(passage: Passage, number: Number) -> Found | None:
    """Digits somebody calls a telephone number, or that are grouped as none but one is, though no plan has them."""
    text, start = passage.text, number.start
    if glued(passage, number) or number.listed or not 6 <= len(number.digits) <= 15 or passage.denied(start):
        return None
    if _DATED.match(text, start) or not (number.single or number.known or number.whole):
        return None
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha() or before.rstrip(" -.")[-1:].isdigit():
        return None  # the rest of a longer number or word
    if before[-1:] == "/" and before[-2:-1].isalpha():
        return None  # AppleWebKit/605.1.15: the version of a program
    lead = passage.lead(start, "phone")
    extension = _EXTENSION.match(text, number.end)
    end = extension.end() if extension else number.end
    american = passage.region in ("US", "CA") and number.groups in _AMERICAN
    american = american and (len(number.groups) == 3 or number.digits.startswith("001"))
    if not (lead or american or _BEHIND.match(passage.keys, end)):
        return None
    got = international(number.digits, passage.region)
    opened = _OPEN.search(text, max(0, start - 2), start)
    if opened and ")" in text[start : number.end]:
        start = opened.start()
    return Found(
        "phone",
        start,
        end,
        got[0] if got else number.digits,
        "format",
        both(led(lead) if lead else None, formed("of a telephone number in no plan")),
        47,
        disguise=number.disguise,
        specificity=0.5,
    )
