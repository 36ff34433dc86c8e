"""QQ groups, after a lead word (Q群, 扣裙, 群号, 交流群 ...)."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import led, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import query


def is_valid(value: str) -> bool:
    return value.isdigit() and 5 <= len(value) <= 11 and value[0] != "0"


def _further(passage: Passage, number: Number) -> Lead | None:
    """The lead of the first of several groups: QQ群 4208816350、4208816351、4208816359."""
    if not number.single or not 8 <= len(number.digits) <= 10 or passage.leads(number.start):
        return None
    first = handles.first_of_list(passage.text, number.start)
    return passage.lead(first, "qq_group") if first is not None else None


def find(passage: Passage) -> Iterator[Found]:
    for number in passage.numbers:
        if (
            not 5 <= len(number.digits) <= 10
            or not (number.single or number.whole)
            or number.digits[0] == "0"
        ):
            continue
        lead = passage.lead(number.start, "qq_group") or _further(passage, number)
        lead = lead or handles.announced(passage, number, "qq_group")
        if lead is None or handles.touching(passage, number) or handles.counted(passage, number):
            continue
        if (
            "qq" not in lead.word
            and "扣" not in lead.word
            and "q" not in lead.word
            and len(number.digits) < 6
        ):
            continue
        if number.listed and not number.single:
            continue
        yield Found(
            "qq_group",
            number.start,
            number.end,
            number.digits,
            "context",
            led(lead),
            37,
            disguise=number.disguise,
        )
    for url in passage.web.urls:
        values = query(url) if url.scheme == "mqqapi" else {}
        uin = values.get("uin", "")
        if is_valid(uin) and values.get("card_type") == "group" and uin in passage.text[url.start : url.end]:
            at = passage.text.index(uin, url.start)
            yield Found(
                "qq_group", at, at + len(uin), uin, "format", within("a QQ group link"), 8, inner=True
            )


SELECTOR = Selector(
    name="qq_group",
    title="QQ group",
    pattern="5 to 10 digits, the first not 0, after a lead word for a group",
    find=find,
    normalise=lambda written: "".join(c for c in written if c.isdigit()),
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 3, 2),
    specificity=0.9,
    source="Tencent's number format",
    examples={
        "QQ群：123456789": "123456789",
        "进裙 987654321 领资料": "987654321",
        "Q君羊 123456789": "123456789",
    },
    not_examples=("群里有12345人", "群 3", "QQ 123456789"),
)
