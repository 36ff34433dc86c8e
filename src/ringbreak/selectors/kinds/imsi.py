"""IMSI numbers of subscribers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import led
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    if "imsi" not in passage.keys and "识别码" not in passage.keys and not passage.hint:
        return
    known: Lead | None = None
    end = 0
    for number in passage.numbers:
        if number.single and len(number.digits) in (14, 15):
            lead = passage.lead(number.start, "imsi")
            if lead is None and known is not None and handles.AND.fullmatch(passage.text, end, number.start):
                lead = known  # the next of a list
            known, end = lead, number.end
            if lead and not handles.touching(passage, number):
                yield Found("imsi", number.start, number.end, number.digits, "context", led(lead), 15)


SELECTOR = Selector(
    name="imsi",
    title="IMSI",
    pattern="14 or 15 digits after a lead word: country 3, network 2 or 3, subscriber",
    find=find,
    normalise=lambda written: re.sub(r"[^0-9]", "", written),
    is_valid=lambda value: value.isdigit() and len(value) in (14, 15),
    shown_as=mask.digits,
    specificity=0.98,
    source="ITU-T E.212",
    examples={"IMSI 460001234567890": "460001234567890"},
    not_examples=("460001234567890", "imsi 46000"),
)
