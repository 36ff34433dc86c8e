"""Telephone numbers of any country; Chinese mobiles, landlines, 400/800 and service numbers first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.landlines import SERVICE, UNIT, chinese, local
from ringbreak.selectors.neighbours import foreign, is_reference, neighbour
from ringbreak.selectors.numbers import TOLD_TO_CALL, Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.plans import glued, international, nation, national, plus, unplanned
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.regions import first_of
from ringbreak.selectors.selector import Found, Selector

# Prefixes the ministry has given out, virtual operators and broadcasting included, as of 2026.
MOBILE = frozenset(
    [f"13{d}" for d in "0123456789"]
    + [f"14{d}" for d in "012456789"]
    + [f"15{d}" for d in "012356789"]
    + ["162", "165", "166", "167"]
    + [f"17{d}" for d in "012345678"]
    + [f"18{d}" for d in "0123456789"]
    + [f"19{d}" for d in "0123456789" if d != "4"]
)
_CN = "零〇一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖"
_COMMAS = re.compile(rf"[0-9{_CN}]{{3}}[,，][0-9{_CN}]{{4}}[,，][0-9{_CN}]{{4}}")
_ASKED = re.compile(r"[号话机加联打]")


def mobile(digits: str) -> tuple[str, bool] | None:
    """(E.164, whether the prefix is given out) when the digits are a Chinese mobile number, country code or not."""
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    elif len(digits) == 15 and digits.startswith("0086"):
        digits = digits[4:]
    elif len(digits) == 14 and digits.startswith("086"):
        digits = digits[3:]
    elif len(digits) == 12 and digits.startswith("01"):
        digits = digits[1:]
    if len(digits) != 11 or digits[0] != "1" or digits[1] not in "3456789":
        return None
    if digits.count(digits[-1]) >= 10:
        return None  # 13333333333 exists, 1 and ten equal digits are rather a placeholder; none has eleven
    return "+86" + digits, digits[:3] in MOBILE


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if "+" in text:
        yield from plus(passage)
    for number in passage.numbers:
        if not 5 <= len(number.digits) <= 17:
            continue
        if len(passage.regions) > 1:
            found = _of_several(passage, number)
        elif passage.region == "CN":
            found = _in_china(passage, number)
        else:
            # The region's own plan first: 1800 123 4567 is toll-free in Singapore, not a mobile in China.
            found = national(passage, number) or _elsewhere(passage, number)
        if found is not None:
            yield found


def _in_china(passage: Passage, number: Number) -> Found | None:
    """A number read where China's plan holds, or another's that the text itself speaks of."""
    # 1-388-555-0142 in a text without a Chinese character is grouped as North America groups and China never does.
    american = number.groups == (1, 3, 3, 4) and not passage.speaks_of("chinese")
    found = neighbour(passage, number) if american else foreign(passage, number)
    found = found or _mobile(passage, number) or chinese(passage, number)
    found = found or local(passage, number)
    if found is None and number.digits.startswith("00"):
        found = national(passage, number)
    if found is None or found.rank in (46, 48):
        found = neighbour(passage, number) or found
    return found


def _of_several(passage: Passage, number: Number) -> Found | None:
    """A number by the first of several plans; what no plan has only where the text of the first would have it."""
    china = _in_china(passage, number) if "CN" in passage.regions else None
    if china is not None and china.validity == "lexicon" and not china.value.startswith("+86"):
        return china  # the text itself speaks of its country, which says more than an order does
    # One plan's rules are loose, as its country is known; with several a plan takes no number that the text calls another.
    leads = passage.leads(number.start)
    other = (
        (bool(leads) and not any("phone" in lead.kinds or "whatsapp" in lead.kinds for lead in leads))
        or UNIT.match(passage.text, number.end) is not None
        or is_reference(passage, number.start)
    )

    def read(region: str) -> Found | None:
        if region == "CN":
            return china
        return None if other else national(passage, number, region)

    named = nation(passage, number.start)
    found = read(named) if named in passage.regions else None
    found = found or first_of(passage.regions, read) or china
    return found if found is not None or "CN" in passage.regions else _elsewhere(passage, number)


def _elsewhere(passage: Passage, number: Number) -> Found | None:
    """A number that the plans of the regions given do not have, none of them China."""
    # +1-944-435-4352 is grouped as North America groups, and a plus has said so.
    american = number.groups == (1, 3, 3, 4) and passage.text[max(0, number.start - 1) : number.start] == "+"
    return (None if american else _mobile(passage, number)) or unplanned(passage, number)


def _mobile(passage: Passage, number: Number) -> Found | None:
    got = mobile(number.digits)
    reversed_ = False
    if got is None and (passage.reversed_said or passage.drawn_backwards) and len(number.digits) == 11:
        got = mobile(number.digits[::-1])
        reversed_ = got is not None
    if got is None:
        return None
    if glued(passage, number):
        return None
    if number.groups == (4, 3, 4) and number.digits.startswith("1800") and not passage.speaks_of("chinese"):
        return None  # 1800-000-1234 costs the caller nothing in half the world, and nobody groups a mobile number so
    text, start = passage.text, number.start
    lead = passage.lead(start, "phone")
    contact = lead or next((x for x in passage.leads(start) if x.kinds & _CONTACTS), None)
    if (
        contact is not None
        and len(contact.word) == 1
        and not number.single
        and not _one_number(text[start : number.end], number.groups)
    ):
        return None  # "M 160-165 95-110" is a size
    if not number.single and contact is None:
        lengths = number.groups
        lined = number.whole and "split_lines" in number.disguise
        lined = lined and (lengths == (3, 4, 4) or (number.known and passage.speaks_of("split")))
        told = passage.anywhere(_ASKED, written=True) or passage.speaks_of("split")
        if number.whole and lengths == (3, 4, 4) and _COMMAS.fullmatch(text, number.start, number.end):
            lined = told  # 136，0000，8890 in a text that gives a number: nothing else is grouped so
        if lined and told and ("," not in text[number.start : number.end] or lengths == (3, 4, 4)):
            pass
        elif (
            number.listed
            or not number.known
            or (not number.whole and (lengths[0] not in (1, 2, 3, 7) or len(lengths) == 9))
            or not _one_number(text[number.start : number.end], lengths)
        ):
            return None
    if passage.denied(start) or (contact is None and UNIT.match(text, number.end)):
        return None
    if len(number.digits) == 12 and number.digits.startswith("01") and contact is None:
        return None
    if start and text[start - 1] == "+" and number.digits.startswith("86"):
        start -= 1
    value, planned = got
    disguise = number.disguise + (("reversed",) if reversed_ else ())
    dressed = not contact and set(disguise) & {"homophone", "look_alike"} and not planned
    told = ("look_alike" in disguise and passage.speaks_of("letters")) or (
        "homophone" in disguise
        and (passage.speaks_of("sounds") or TOLD_TO_CALL.search(text, max(0, start - 6), start) is not None)
    )
    if (
        dressed
        and not told
        and not (_RADIO.fullmatch(text[start : number.end]) and passage.speaks_of("calls"))
    ):
        return None
    why = both(
        led(lead) if lead else None,
        listed("the number plan of China")
        if planned
        else formed("of a Chinese mobile number, prefix not given out"),
    )
    return Found(
        "phone", start, number.end, value, "lexicon" if planned else "format", why, 30, disguise=disguise
    )


_RADIO = re.compile(r"[0-9零〇○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖洞拐勾]+")
"""Digits as they are read out by radio: 洞 for 0, 拐 for 7, 勾 for 9."""
_BETWEEN = re.compile(r"[^0-9零〇○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖]+")
_USUAL = frozenset({(3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 4, 2, 2), (3, 3, 5), (3, 5, 3)})


def _one_number(written: str, lengths: tuple[int, ...]) -> bool:
    """Whether groups of digits are one number: not a sum (1314 + 520 = 1834), not ranges (160-165 95-110)."""
    between = _BETWEEN.findall(written)
    if len(set(between)) < 2 or (lengths == (1,) * 11 and set(between) <= {" ", "-", " - "}):
        return True
    return lengths in _USUAL and not any(c in gap for gap in between for c in "+=×÷*/<>≈")


_CONTACTS = frozenset({"phone", "wechat", "qq", "alipay", "whatsapp", "telegram", "line", "handle"})


def normalise(written: str) -> str:
    got = mobile(re.sub(r"[^0-9]", "", written))
    if got is not None:
        return got[0]
    other = international(written, "CN")
    return other[0] if other else "+" + re.sub(r"[^0-9]", "", written)


def is_valid(value: str) -> bool:
    digits = value.removeprefix("+86")
    if value.startswith("+86") and (
        (digits[:3] in MOBILE and len(digits) == 11)
        or SERVICE.match(digits)
        or (len(digits) == 10 and digits[:3] in ("400", "800"))
    ):
        return True
    got = international(value, None)
    return got is not None and got[1]


def shown_as(value: str) -> str:
    """138****8000 for a Chinese mobile; the country code and the last four for others; hotlines openly."""
    digits = value.removeprefix("+86")
    if value.startswith("+86"):
        if len(digits) == 11 and digits[0] == "1":
            return digits[:3] + "****" + digits[-4:]
        if len(digits) <= 6 or digits[:3] in ("400", "800"):
            return digits
    return mask.ends(value, 3, 4)


SELECTOR = Selector(
    name="phone",
    title="Telephone number",
    pattern="Chinese mobile (11 digits, 1[3-9]...), landline with area code, 400/800, service numbers after a lead; any country after + or with a region; Hong Kong, Taiwan and North America where the text is of there",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=shown_as,
    specificity=0.95,
    source="MIIT numbering plan; Google libphonenumber metadata",
    examples={
        "电话13800138000": "+8613800138000",
        "call 138-0013-8000 now": "+8613800138000",
        "一三八零零一三八零零零 老板找我": "+8613800138000",
        "１３８ 0013 ⑧000": "+8613800138000",
        "客服 400-800-1234": "+864008001234",
        "座机 010-62345678": "+861062345678",
        "WhatsApp +44 20 7946 0018": "+442079460018",
        "热线95588": "+8695588",
    },
    not_examples=(
        "订单号13800138000",
        "2024-03-15 12:30",
        "共计13800138000元",
        "versions 1.3.8.0013",
        "id abc13800138000xyz",
    ),
)
