"""Payment card numbers: issuer prefix, length and Luhn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.checks import luhn
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, fails, formed, holds, led
from ringbreak.selectors.selector import Found, Selector

# Brand prefixes and the lengths they are issued in (ISO/IEC 7812-1 registry as published by the brands). UnionPay also
# has older national ranges (9558.., 6858.. ...), which are taken after a lead word only.
_BRANDS = re.compile(
    r"(?:62\d{14,17}|81\d{14,17}"
    r"|4\d{15}|4\d{12}"
    r"|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}"
    r"|60\d{14,17}|5[06-8]\d{14}|67\d{14,17}|9558\d{15}|4\d{18}|10\d{17}|3[0-9]\d{17}|1\d{14}"
    r")\Z"
)
_STRONG = re.compile(r"(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|9558\d{15})\Z")
_WEAK = re.compile(
    r"(?:4\d{12}|3(?:0[0-5]|[68]\d)\d{11}|1\d{14}|10\d{17}|3[0-9]\d{17}|4\d{18}|81\d+|60\d{15,17})\Z"
)


def is_valid(value: str) -> bool:
    return _BRANDS.match(value) is not None and luhn(value)


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    for number in passage.numbers:
        digits = number.digits
        if not 12 <= len(digits) <= 19:
            continue
        after = text[number.end : number.end + 1]
        before = text[number.start - 1] if number.start else ""
        if after == "_" or (after.isascii() and after.isalpha()) or before in ("_", "+"):
            continue
        lead = passage.lead(number.start, "bank_card")
        if before.isascii() and before.isalpha() and lead is None:
            continue
        if (number.listed or not number.known) and lead is None:
            continue
        denied = passage.denied(number.start)
        good = luhn(digits) and len(set(digits)) > 1
        brand = _BRANDS.match(digits) is not None
        if lead and len(digits) >= 15:
            if good:
                yield Found(
                    "bank_card",
                    number.start,
                    number.end,
                    digits,
                    "checksum",
                    both(led(lead), holds("Luhn")),
                    16,
                    disguise=number.disguise,
                )
            elif digits[0] != "0":
                yield Found(
                    "bank_card",
                    number.start,
                    number.end,
                    digits,
                    "format",
                    both(led(lead), fails("Luhn")),
                    23,
                    disguise=number.disguise,
                )
        elif brand and good and not denied:
            alone = len(text) <= number.end - number.start + 2
            if _WEAK.match(digits) and not (alone or _said(passage, number.start)):
                continue
            yield Found(
                "bank_card",
                number.start,
                number.end,
                digits,
                "checksum",
                both(formed("of a card issuer's range"), holds("Luhn")),
                18,
                disguise=number.disguise,
            )
        elif not good and not denied and _STRONG.match(digits) and number.groups[:3] == (4, 4, 4):
            yield Found(
                "bank_card",
                number.start,
                number.end,
                digits,
                "format",
                fails("Luhn"),
                43,
                disguise=number.disguise,
            )


_CARD = re.compile(r"card|卡|visa|amex|diners|账|帐|转|汇|打款|收款")


def _said(passage: Passage, start: int) -> bool:
    return _CARD.search(passage.keys, max(0, start - 60), start) is not None


SELECTOR = Selector(
    name="bank_card",
    title="Bank card",
    pattern="12 to 19 digits in an issuer's range with a Luhn check digit; 15 to 19 digits after a lead word",
    find=find,
    normalise=lambda written: re.sub(r"[^0-9]", "", written),
    is_valid=is_valid,
    shown_as=mask.digits,
    specificity=0.97,
    source="ISO/IEC 7812-1; the brands' published ranges",
    examples={
        "卡号 6222 0212 3456 7890 128": "6222021234567890128",
        "card 4111111111111111": "4111111111111111",
    },
    not_examples=("订单号4111111111111111", "2024031512300001"),
)
