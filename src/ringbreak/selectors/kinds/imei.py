"""IMEI numbers of mobile devices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.checks import luhn
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, fails, formed, holds, led
from ringbreak.selectors.selector import Found, Selector

# Reporting bodies whose codes begin type allocation codes in use (GSMA TS.06): BABT 35, TAF China 86, and 01, 99, 91, 98.
_BODIES = ("35", "86", "01", "99")


def is_valid(value: str) -> bool:
    return len(value) == 15 and value.isdigit() and luhn(value) and len(set(value)) > 2


def find(passage: Passage) -> Iterator[Found]:
    for number in passage.numbers:
        n = len(number.digits)
        if n not in (14, 15, 16, 17) or (not number.known and not number.whole):
            continue
        lead = passage.lead(number.start, "imei")
        if lead is None and (
            n != 15 or not number.single or number.digits[:2] not in _BODIES or passage.denied(number.start)
        ):
            continue
        if handles.touching(passage, number) or number.listed or n == 17:
            continue
        digits = number.digits
        if n == 15 and is_valid(digits):
            yield Found(
                "imei",
                number.start,
                number.end,
                digits,
                "checksum",
                both(led(lead) if lead else formed("of an IMEI, reporting body known"), holds("Luhn")),
                17 if lead else 26,
                disguise=number.disguise,
            )
        elif lead and n == 15:
            yield Found(
                "imei",
                number.start,
                number.end,
                digits,
                "format",
                both(led(lead), fails("Luhn")),
                22,
                disguise=number.disguise,
            )
        elif lead and n == 16:
            # IMEISV: fourteen digits and a two-digit software version, no check digit.
            yield Found(
                "imei",
                number.start,
                number.end,
                digits,
                "format",
                both(led(lead), formed("of an IMEI with software version")),
                22,
                disguise=number.disguise,
            )


SELECTOR = Selector(
    name="imei",
    title="IMEI",
    pattern="15 digits with a Luhn check digit; without a lead word only with a known reporting body",
    find=find,
    normalise=lambda written: re.sub(r"[^0-9]", "", written),
    is_valid=is_valid,
    shown_as=mask.digits,
    specificity=0.98,
    source="3GPP TS 23.003 section 6.2.1",
    examples={"IMEI：354178036859789": "354178036859789", "串号 35-686800-004141-8": "356868000041418"},
    not_examples=("ref 354178036859780", "354178036859789012"),
)
