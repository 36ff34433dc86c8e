"""English sums that are none of their own: told again in another currency, or what one note is worth."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.trie import words_pattern

_COINS = frozenset({"BTC", "ETH", "XMR", "DASH", "LTC", "USDT", "USDC"})
"""What a coin was worth that day is a second sum, not the first one told in other words."""
CONVERTED = re.compile(
    rf"(?:{words_pattern(w for w, c in words.CURRENCIES.items() if c not in _COINS)}|million|billion|crore|lakh|bn|mn|[0-9](?:m|b|k|cr)|\d) ?\((?:about |around |approximately |some |or )*(?:us|hk)?\$?$"
)

_SUMS_END = (
    *(w for w, c in words.CURRENCIES.items() if c not in _COINS),
    *("million", "billion", "crore", "lakh", "bn", "mn", "m", "b", "k", "cr", *"0123456789"),
)


def converted(low: str, number: Number, start: int) -> bool:
    """The sum stands in brackets behind another: "100,000 yuan (16,000 dollars)", "4,000 and 10,000 yuan ($626 and $1,565)"."""
    opened = low.rfind("(", max(start, number.start - 40), number.start)
    if (
        opened < 0
        or ")" in low[opened : number.start]
        or not low[max(start, opened - 12) : opened].rstrip().endswith(_SUMS_END)
    ):
        return False
    return CONVERTED.search(low, max(start, opened - 40), opened + 1) is not None or (
        CONVERTED.search(low, max(start, number.start - 40), number.start) is not None
    )


_COSTS = re.compile(
    r"\b(?:the |a |whose |its |their )?(?:production |manufacturing |actual |real |prime )?costs? (?:of (?:making|producing|printing|manufacturing) [a-z ]{2,24} )?(?:was|is|were|came to|being)(?: only| just| merely| about| some| a mere)? ?(?:[$€£¥₹] ?)?$"
)


def cost_to_make(low: str, number: Number, start: int) -> bool:
    """ "The cost of making one was no more than 30 yuan": what the maker spent is no price and no gain."""
    return _COSTS.search(low, max(start, number.start - 70), number.start) is not None


def a_denomination(low: str, number: Number) -> bool:
    """What one note is worth: "EUR 50 banknotes", "100-yuan bills"."""
    found = words.CURRENCY.match(low, number.end)
    return _NOTES.match(low, found.end() if found else number.end) is not None


_NOTES = re.compile(r"[ -](?:denomination )?(?:bank)?(?:notes|bills)\b")


_BAIL = re.compile(
    r"\b(?:bail|surety|sureties)(?: bonds?)?(?: (?:was|were|set|fixed|of|at|for|posted|in|the|sum|amount|ranging|from|between|up|to|about|over|more|than))* (?:[a-z]{0,3}[$€£¥] ?)?$"
)


def bail_of(low: str, number: Number, start: int) -> bool:
    """ "Released on bail of NT$50,000": what somebody leaves with a court is no sum of the case."""
    return _BAIL.search(low, max(start, number.start - 60), number.start) is not None


_OF_ONESELF = re.compile(
    r"\bi (?:had |have |just |once |only )*(?:transferred|paid|sent|spent|lent|gave|wired|borrowed)\b[^.;]{0,20}$"
)


def told_of_oneself(low: str, number: Number, start: int) -> bool:
    """ "Even to whom I transferred 800 yuan": what a speaker once paid is not what the case involves."""
    return _OF_ONESELF.search(low, max(start, number.start - 60), number.start) is not None


def no_sum(low: str, number: Number, start: int) -> bool:
    """Is the money told twice, or one note, or what a maker spent, or bail?"""
    return (
        converted(low, number, start)
        or a_denomination(low, number)
        or cost_to_make(low, number, start)
        or bail_of(low, number, start)
    )
