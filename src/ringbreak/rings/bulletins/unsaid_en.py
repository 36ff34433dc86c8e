"""English sums whose currency is left unsaid."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number

_UNSAID = re.compile(
    r"\b(?P<cue>amounts?|case value|money|funds|turnover|profited|profits?|loss(?:es)?)(?: (?:involved|of money|involved in the case))?"
    r"(?: (?:of|reached|reaching|is|was|exceeds|exceeded|exceeding|totaling|totalling|as high as|up to))?(?: (?:the|nearly|about|over|more than))? $"
)
_CHINESE_MONEY = re.compile(r"\b(?:yuan|rmb|public security|procuratorate|cops)\b")


def unsaid_money(low: str, number: Number, start: int, end: int) -> Figure | None:
    """A sum whose yuan were left unsaid: "the case value 17 million", "the amount of nearly 400 million"."""
    if not low.endswith(("million", "billion"), number.number_start, number.number_end):
        return None
    cue = _UNSAID.search(low, max(start, number.start - 60), number.start)
    if cue is None:
        return None
    if not re.match(r"\s*(?:[,.;:!?)]|$)", low[number.end : min(end, number.end + 3)]) and number.end < end:
        return None
    if not _CHINESE_MONEY.search(low) and "police" not in low:
        return None
    measure = "illegal_profit" if cue["cue"].startswith("profit") else "loss" if cue["cue"].startswith("loss") else "money_involved"  # fmt: skip
    return made_figure(
        number, measure, number.start, number.end, start, end, "money", "", 0.7, currency="CNY"
    )
