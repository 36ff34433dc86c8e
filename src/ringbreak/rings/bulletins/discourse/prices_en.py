"""English sums in a list of prices, and answers to how much a thing costs."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.context_en import of_police
from ringbreak.rings.bulletins.discourse.told import Told, goes_on
from ringbreak.rings.bulletins.figure import Figure

_HEAD = re.compile(
    r"\b(?:price ?lists?|prices|price tags?|tariffs?|rates|price (?:was|is|were)|charged? by|list of (?:charges|fees)|menu)\b[^.;\n]{0,60}[.:;]\s*$|\b(?:how much|what (?:does|did|do) [a-z ]{1,30} cost|at what price)\b[^.?\n]{0,60}\?[\"”’]?\s*(?:[a-z ]{0,30}[:：]\s*)?[\"“]?$"
)
"""A sentence before that announces prices, or asks for one."""
_ENTRY = re.compile(
    r"[\"“]?(?:(?:for |to )?[a-z\"“”'’-]+ ){1,8}?(?:[a-z\"“”'’-]+)?(?:,|:| (?:cost|costs|is|was|at|for|goes for|went for))? ?$"
)
_BETWEEN = re.compile(
    r"(?: (?:each|apiece|one|per [a-z]+|a [a-z]+))?[,;.:]? (?:and )?(?:(?:for |to )?(?:an? |the |one )?(?:[a-z\"“”'’-]+ ){1,7}?[a-z\"“”'’-]+?(?:,|:| (?:cost|costs|at|for|is|was))? )$"
)
_HEAD_BEHIND = re.compile(
    r"[^.\n]{0,120}\b(?:this|the|that|such a) [\"“]?(?:price ?list|list of prices|tariff)\b"
)
"""A sentence behind that says what stood before it."""
_SUMS = re.compile(r"(?:[0-9][0-9,.]{0,15}) ?(?:yuan|rmb|dollars|euros|pounds|pesos)\b|[$€£]")
_ROSE = re.compile(
    r"\b(?:price|fee|charge|rate|it)s? (?:[a-z]+ ){0,2}?(?:rose|climbed|jumped|went up|fell|dropped|sank|was (?:raised|cut|lowered)|were (?:raised|cut|lowered)) (?:again )?(?:to|from) (?:about |some |nearly )?$"
)
_NOT_A_PRICE = re.compile(r" (?:in (?:total|all|cash)|altogether|was|were|had|has)\b")
_BACK = 160


def price_told(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure | None:
    """The sum as a price, when a price stands right before it in the list or the sentence before announces or asks for it."""
    if figure.measure or (figure.value is None and figure.low is None):
        return None
    if _NOT_A_PRICE.match(low, figure.end, end):
        return None
    last = told.last("price", figure.start, _NEAR)
    if (
        last is not None
        and last.currency == figure.currency
        and _BETWEEN.fullmatch(low, last.end, figure.start)
    ):
        return goes_on(figure, "price", "money", "")
    if (
        _HEAD.search(low, max(0, start - _BACK), start)
        and (figure.start == start or _ENTRY.fullmatch(low, start, figure.start))
        and of_police(low, 0, end)
    ):
        return goes_on(figure, "price", "money", "")
    if (
        (figure.start == start or _ENTRY.fullmatch(low, start, figure.start))
        and sum(1 for _ in _SUMS.finditer(low, start, end)) >= _LISTED
        and _HEAD_BEHIND.match(low, end)
        and of_police(low, 0, min(len(low), end + _BACK))
    ):
        return goes_on(
            figure, "price", "money", ""
        )  # '"Registration 150 yuan, hotels 400 yuan." When police saw this "price list"'
    return None


_LISTED = 3
"""Sums of one sentence that are a list."""
_NEAR = 60
"""Characters between two prices of one list."""
