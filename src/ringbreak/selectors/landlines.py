"""Telephone numbers of China that are no mobile's: landlines, 400/800 hotlines, lines of carriers, banks and authorities."""

from __future__ import annotations

import re

from ringbreak.selectors.neighbours import is_reference
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.plans import glued, international
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.selector import Found

SERVICE = re.compile(r"(?:95\d{3}|96\d{3,4}|100\d{2}|10086\d{0,2}|12\d{3}|116114|118114)\Z")
_OPEN = re.compile(r"[(（]\s?$")
_AMERICAN = re.compile(r"(?<![0-9])1[ -]$")
UNIT = re.compile(r" ?(?:元|块钱|万|亿|人民币|rmb|美元|个|条|件|人|年|次|名|只|kg|米)")


def chinese(passage: Passage, number: Number) -> Found | None:
    """A hotline, a landline with its area code, or a line of a service."""
    digits, text = number.digits, passage.text
    if glued(passage, number) or number.listed:
        return None
    lead = passage.lead(number.start, "phone")
    start = number.start
    if passage.denied(start):
        return None
    if digits[:3] in ("400", "800") and len(digits) == 10:
        if _AMERICAN.search(text, max(0, start - 3), start):
            return None  # 1-800-555-0199
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
        odd = not number.known and (
            len(number.groups) > 4 or 1 in number.groups or "separators" in number.disguise
        )  # 0898-45076*947 is masked, 0898 - 118 - 8 - 10 - 22 are five numbers
        grouped = grouped and (not odd or lead is not None)
        grouped = grouped or _spaced_out(text[start : number.end], area)
        if not (lead or (grouped and not is_reference(passage, start))):
            return None
        got = international(digits, "CN")
        if got is None or not (got[1] or (lead and grouped and passage.speaks_of("chinese"))):
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
    if number.single and lead and SERVICE.match(digits) and not UNIT.match(text, number.end):
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
        and SERVICE.match(digits)
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
        and digits in PUBLIC_LINES
        and not UNIT.match(text, number.end)
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


PUBLIC_LINES = frozenset(
    "12345 12366 12369 12350 96110 12321 12377 12381 12389 12337 12315 12318 12328 12388 12333 12306 10086 10010 10099 "
    "95588 95533 95599 95566 95555 95559 95580 95568 95595 95558 95561 95577 95528 95508 95511 95516 95518 95519 95500 95512 95598 95338 95546 95543".split()
)
"""Lines every reader knows: against fraud, spam, for reports, consumers, labour, trains, the carriers."""
_LINE_BEFORE = re.compile(
    r"(?:客服|热线|专线|拨打|致电|电话|来电|中心|举报|咨询|反诈|拨|110 ?(?:或|、|和)|[】\]]|[会只]用|[就先可请直接]问|[就先可请直接]打|打[过了]|[就先可请直接]找|记住|记牢|牢记|认准|联系|求助|核实|报警|投诉)[:： ]?$|(?:中心|热线|专线|客服|银行|[移联][动通]|电信|警方|公安)[（(]$"
)
_OTHER_SIDE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}[ \t,，|｜]{1,3}$")
"""A row of a list of calls: who called, and the line that was called."""
_LINE_BEHIND = re.compile(
    r" ?(?:(?:这种|这类|这个|等)?(?:短号|官方)|打来|来电|热线|专线|客服|举报|咨询|反诈|预警)"
)


def _is_line(passage: Passage, number: Number) -> bool:
    keys = passage.keys
    return (
        _LINE_BEFORE.search(keys, max(0, number.start - 8), number.start) is not None
        or (
            _OTHER_SIDE.search(keys, max(0, number.start - 16), number.start) is not None
            and passage.speaks_of("list of calls")
        )
        or _LINE_BEHIND.match(keys, number.end) is not None
    )


_HOTLINE = frozenset({(3, 3, 4), (3, 4, 3), (4, 3, 3), (3, 7)})
_CALL = re.compile(
    r"(?:(?:可以|请您?|直接|[您你]就)打|行|银行|客服|公司|移动|联通|电信|保险|证券|警方|快递)$"
)


def _after_call(passage: Passage, number: Number) -> bool:
    return _CALL.search(passage.keys, max(0, number.start - 6), number.start) is not None


_LANDLINE = frozenset(
    "电话 座机 固话 热线 服务热线 咨询热线 联系电话 电话号码 传真 办公电话 tel telephone phone fax hotline call 电联 详询 咨询 回电".split()
)
_CALENDAR = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\Z")


def local(passage: Passage, number: Number) -> Found | None:
    """Seven or eight digits after a word for a landline: a number without its area code, so two cities may share it."""
    if number.groups not in ((7,), (8,), (3, 4), (4, 4)) or number.digits[0] not in "2345678":
        return None
    lead = passage.lead(number.start, "phone")
    if lead is None or lead.word not in _LANDLINE or _CALENDAR.match(number.digits):
        return None
    if glued(passage, number) or number.listed or not (number.single or number.whole):
        return None
    if passage.denied(number.start) or UNIT.match(passage.text, number.end):
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
