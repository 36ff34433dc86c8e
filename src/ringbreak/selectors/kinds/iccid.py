"""ICCID numbers of SIM cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.checks import luhn
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, holds, led
from ringbreak.selectors.selector import Found, Selector

_ICCID = re.compile(
    r"(?:(?<![0-9A-Za-z])|(?<=(?i:iccid)))89(?:86\d{2}|\d{4})(?:[ -]?[0-9A-Fa-f]){12,14}(?![0-9A-Za-z])"
)


def find(passage: Passage) -> Iterator[Found]:
    if "89" not in passage.text:
        return
    for match in _ICCID.finditer(passage.text):
        value = re.sub(r"[ -]", "", match.group()).upper()
        lead = passage.lead(match.start(), "iccid")
        chinese = value.startswith("8986")
        if not lead and not (
            chinese and value.isdigit() and len(value) in (19, 20) and not passage.denied(match.start())
        ):
            continue
        good = value.isdigit() and luhn(value)
        yield Found(
            "iccid",
            match.start(),
            match.end(),
            value,
            "checksum" if good else "format",
            both(
                led(lead) if lead else formed("of a Chinese SIM card (8986...)"),
                holds("Luhn") if good else None,
            ),
            13,
        )


SELECTOR = Selector(
    name="iccid",
    title="ICCID",
    pattern="19 or 20 digits beginning 8986; others beginning 89 after a lead word",
    find=find,
    normalise=lambda written: re.sub(r"[ -]", "", written).upper(),
    is_valid=lambda value: value.startswith("89") and 18 <= len(value) <= 20,
    shown_as=mask.digits,
    specificity=0.98,
    source="ITU-T E.118",
    examples={"ICCID：89860012345678901237": "89860012345678901237"},
    not_examples=("订单号89860012345678901237", "8986"),
)
