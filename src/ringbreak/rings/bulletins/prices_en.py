"""English prices that no word for a price announces: "the welding certificate was 300 yuan"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number

_WARE = (
    r"(?:account|album|box|bottle|bundle|card|certificate|click|code|copy|diploma|entry|file|film|folder|id|kit|like|licen[cs]e|log-?in|membership|message|month|number|order|pack|package|packet|pair|pass|photo|piece|plug-?in|post|programme?"
    r"|record|review|seat|set|share|slot|strip|subscription|ticket|transcript|video|view|vote|voucher)"
)
_COMES_TO = (
    r"(?:was|is|were|are|ran|runs|went|goes|came|comes|started|starts|cost|costs|sold|sells|changed hands)"
)
_WARE_WAS = re.compile(
    # What is said "of the account" or "on the card" is a balance or a debt.
    rf"(?<! of )(?<! in )(?<! on )(?<! from )(?<! into )(?<! to )(?<! with )(?<! by )(?<![\w-])(?:an?|the|each|one|every) (?:[a-z'’-]+ ){{0,2}}?{_WARE} (?:(?:only|just|usually|alone) )?{_COMES_TO}(?: for| to| at| from| between)?(?: (?:about|some|only|just|around|up to|as little as))? $"
)
_BUYING = re.compile(
    rf"\b(?:activating|borrowing|buying|getting|hiring|joining|ordering|registering|renting|unlocking) (?:an?|one|the|each|every) [^,.;0-9]{{2,40}}? {_COMES_TO}(?: for| to| at| from| between)?(?: (?:about|some|only|just|around|up to))? $"
)
_THEY_PAID = re.compile(
    r"\b(?:subscribers?|members?|customers?|users?|clients?|buyers?)(?: (?:who|each|had|then)){0,2} (?:paid|pay|pays|paying) (?:[a-z]{0,3}[$€£¥₹] ?)?$"
)
_BY_THE_MONTH = re.compile(r" ?(?:[a-z]+ ){0,2}(?:a|per|each|every) (?:month|week|year|day|copy|piece)\b")
_BORROWED = re.compile(
    r"\b(?:(?:borrowers?|debtors?) (?:[a-z]+ )?(?:received|got|had to repay)|must (?:re)?pay all)(?: (?:only|just|back))? $"
)
_REACH = 90


def is_a_price(low: str, number: Number, start: int) -> bool:
    """Is the sum what one ware comes to, or buying one?"""
    near = max(start, number.start - _REACH)
    return (
        _WARE_WAS.search(low, near, number.start) is not None
        or _BUYING.search(low, near, number.start) is not None
        or (
            _THEY_PAID.search(low, near, number.start) is not None
            and _BY_THE_MONTH.match(low, number.end) is not None
        )
    )


def is_lent(low: str, number: Number, start: int) -> bool:
    """ "After the service fee the borrower actually received 1.8 million": what is lent and paid back is no price."""
    return _BORROWED.search(low, max(start, number.start - 50), number.start) is not None
