"""Telephone numbers of any country; Chinese mobiles, landlines, 400/800 and service numbers first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.neighbours import foreign, is_reference, neighbour
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.plans import glued, international, national, plus, unplanned
from ringbreak.selectors.reasons import both, formed, led, listed
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
_SERVICE = re.compile(r"(?:95\d{3}|96\d{3,4}|100\d{2}|10086\d{0,2}|12\d{3}|116114|118114)\Z")
_OPEN = re.compile(r"[(（]\s?$")
_UNIT = re.compile(r" ?(?:元|块钱|万|亿|人民币|rmb|美元|个|条|件|人|年|次|名|只|kg|米)")
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
        if passage.region == "CN":
            # 1-388-555-0142 in a text without a Chinese character is grouped as North America groups and China never does.
            american = number.groups == (1, 3, 3, 4) and not passage.speaks_of("chinese")
            found = neighbour(passage, number) if american else foreign(passage, number)
            found = found or _mobile(passage, number) or _chinese(passage, number)
            found = found or _local(passage, number)
            if found is None and number.digits.startswith("00"):
                found = national(passage, number)
            if found is None or found.rank in (46, 48):
                found = neighbour(passage, number) or found
        else:
            # The region's own plan first: 1800 123 4567 is toll-free in Singapore, not a mobile in China.
            found = national(passage, number) or _mobile(passage, number) or unplanned(passage, number)
        if found is not None:
            yield found


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
        told = _ASKED.search(text) is not None or passage.speaks_of("split")
        if lined and told and "," not in text[number.start : number.end]:
            pass
        elif (
            number.listed
            or not number.known
            or (not number.whole and lengths[0] not in (1, 2, 3, 7))
            or not _one_number(text[number.start : number.end], lengths)
        ):
            return None
    if passage.denied(start) or (contact is None and _UNIT.match(text, number.end)):
        return None
    if len(number.digits) == 12 and number.digits.startswith("01") and contact is None:
        return None
    if start and text[start - 1] == "+" and number.digits.startswith("86"):
        start -= 1
    value, planned = got
    disguise = number.disguise + (("reversed",) if reversed_ else ())
    dressed = not contact and set(disguise) & {"homophone", "look_alike"} and not planned
    told = ("look_alike" in disguise and passage.speaks_of("letters")) or (
        "homophone" in disguise and passage.speaks_of("sounds")
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
    if len(set(between)) < 2:
        return True
    return lengths in _USUAL and not any(c in gap for gap in between for c in "+=×÷*/<>≈")


_CONTACTS = frozenset({"phone", "wechat", "qq", "alipay", "whatsapp", "telegram", "line", "handle"})


def _chinese(passage: Passage, number: Number) -> Found | None:
    digits, text = number.digits, passage.text
    if glued(passage, number) or number.listed:
        return None
    lead = passage.lead(number.start, "phone")
    start = number.start
    if passage.denied(start):
        return None
    if digits[:3] in ("400", "800") and len(digits) == 10:
        if not (number.groups in _HOTLINE or lead or (digits[3] in "01678" and number.single)):
            return None
        return Found(
            "phone",
            start,
            number.end,
            "+86" + digits,
            "lexicon",
            both(led(lead) if lead else None, formed("of a 400/800 hotline")),
            34,
            disguise=number.disguise,
            specificity=0.3,
        )
    if digits.startswith("0086") or (digits.startswith("86") and start and text[start - 1] == "+"):
        digits = digits[4:] if digits.startswith("00") else digits[2:]
        digits = digits if digits.startswith("0") else "0" + digits
    if digits[0] == "0" and digits[1:2] not in ("0", "") and 10 <= len(digits) <= 12:
        area = 3 if digits[1] in "12" else 4
        grouped = number.groups[0] == area and len(number.groups) > 1
        grouped = grouped or _spaced_out(text[start : number.end], area)
        if not (lead or (grouped and not is_reference(passage, start))):
            return None
        got = international(digits, "CN")
        if got is None or not (got[1] or (lead and grouped)):
            return None
        opened = _OPEN.search(text, max(0, start - 2), start)
        if opened and text[number.start + area : number.start + area + 1] in (")", "）"):
            start = opened.start()
        return Found(
            "phone",
            start,
            number.end,
            got[0],
            "lexicon" if got[1] else "format",
            both(
                led(lead) if lead else None,
                listed("the number plan of China")
                if got[1]
                else formed("of a Chinese landline, not in the plan"),
            ),
            36 if got[1] else 46,
            disguise=number.disguise,
            specificity=0.7,
        )
    if number.single and lead and _SERVICE.match(digits) and not _UNIT.match(text, number.end):
        return Found(
            "phone",
            start,
            number.end,
            "+86" + digits,
            "lexicon",
            both(led(lead), formed("of a service number")),
            40,
            specificity=0.02,
        )
    if (
        number.single
        and digits[:2] in ("95", "96")
        and _SERVICE.match(digits)
        and _after_call(passage, number)
    ):
        return Found(
            "phone",
            start,
            number.end,
            "+86" + digits,
            "context",
            formed("of a service number"),
            40,
            specificity=0.02,
        )
    if (
        number.single
        and digits in _PUBLIC_LINES
        and not _UNIT.match(text, number.end)
        and _is_line(passage, number)
    ):
        return Found(
            "phone",
            start,
            number.end,
            "+86" + digits,
            "lexicon",
            formed("of a service number"),
            40,
            specificity=0.02,
        )
    return None


def _spaced_out(written: str, area: int) -> bool:
    """0 1 0 - 6 2 0 0 ...: digits one by one, and a hyphen behind the area code alone."""
    head, _, tail = written.partition("-")
    return (
        "-" not in tail
        and all(len(part) == 1 for part in written.replace("-", " ").split())
        and sum(c.isdigit() for c in head) == area
        and tail != ""
    )


_PUBLIC_LINES = frozenset(
    "96110 12321 12377 12381 12389 12337 12315 12318 12328 12388 12333 12306 10086 10010 10099 "
    "95588 95533 95599 95566 95555 95559 95580 95568 95595 95558 95561 95577 95528 95508 95511 95516 95518 95519 95500 95512 95598 95338 95546 95543".split()
)
"""Lines every reader knows: against fraud, spam, for reports, consumers, labour, trains, the carriers."""
_LINE_BEFORE = re.compile(
    r"(?:客服|热线|专线|拨打|致电|电话|来电|中心|举报|咨询|反诈|拨|110 ?(?:或|、|和)|[】\]]|[会只]用|[就先可请直接]问|[就先可请直接]打|[就先可请直接]找|记住|记牢|牢记|认准|联系|求助|核实|报警|投诉)[:： ]?$"
)
_LINE_BEHIND = re.compile(
    r" ?(?:(?:这种|这类|这个|等)?(?:短号|官方)|打来|来电|热线|专线|客服|举报|咨询|反诈|预警)"
)


def _is_line(passage: Passage, number: Number) -> bool:
    keys = passage.keys
    return (
        _LINE_BEFORE.search(keys, max(0, number.start - 8), number.start) is not None
        or _LINE_BEHIND.match(keys, number.end) is not None
    )


_HOTLINE = frozenset({(3, 3, 4), (3, 4, 3), (4, 3, 3), (3, 7)})
_CALL = re.compile(r"(?:行|银行|客服|公司|移动|联通|电信|保险|证券|警方|快递)$")


def _after_call(passage: Passage, number: Number) -> bool:
    return _CALL.search(passage.keys, max(0, number.start - 6), number.start) is not None


_LANDLINE = frozenset(
    "电话 座机 固话 热线 服务热线 咨询热线 联系电话 电话号码 传真 办公电话 tel telephone phone fax hotline call 电联 详询 咨询 回电".split()
)
_CALENDAR = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\Z")


def _local(passage: Passage, number: Number) -> Found | None:
    """Seven or eight digits after a word for a landline: a number without its area code, so two cities may share it."""
    if number.groups not in ((7,), (8,), (3, 4), (4, 4)) or number.digits[0] not in "2345678":
        return None
    lead = passage.lead(number.start, "phone")
    if lead is None or lead.word not in _LANDLINE or _CALENDAR.match(number.digits):
        return None
    if glued(passage, number) or number.listed or not (number.single or number.whole):
        return None
    if passage.denied(number.start) or _UNIT.match(passage.text, number.end):
        return None
    got = international(number.digits, "CN")
    return Found(
        "phone",
        number.start,
        number.end,
        got[0] if got else number.digits,
        "format",
        both(led(lead), formed("of a landline without its area code")),
        48,
        disguise=number.disguise,
        specificity=0.4,
    )


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
        or _SERVICE.match(digits)
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
