"""Chinese invoice numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import led
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    if "票" not in passage.keys and "invoice" not in passage.keys and not passage.hint:
        return
    for number in passage.numbers:
        if number.single and len(number.digits) in (8, 10, 12, 20):
            lead = passage.lead(number.start, "invoice")
            if (
                lead is None
                and len(number.digits) == 20
                and "票" in passage.keys[max(0, number.start - 40) : number.end + 12]
            ):
                lead = Lead(
                    "发票", frozenset({"invoice"}), False, number.start
                )  # 开具发票93份，其中号码为 ...
            if lead and not handles.touching(passage, number):
                yield Found("invoice", number.start, number.end, number.digits, "context", led(lead), 24)


SELECTOR = Selector(
    name="invoice",
    title="Invoice number (China)",
    pattern="8 or 20 digits (number), 10 or 12 digits (code) after a lead word",
    find=find,
    normalise=lambda written: re.sub(r"[^0-9]", "", written),
    is_valid=lambda value: value.isdigit() and len(value) in (8, 10, 12, 20),
    shown_as=lambda value: mask.ends(value, 3, 3),
    specificity=0.95,
    source="State Taxation Administration, forms of VAT and fully digital invoices",
    examples={"发票号码：12345678": "12345678", "发票号码 24112000000012345678": "24112000000012345678"},
    not_examples=("发票 3 张", "12345678"),
)
