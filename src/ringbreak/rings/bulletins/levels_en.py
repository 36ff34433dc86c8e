"""English counts told as a level: "deception cases rose 5.7 per cent to 3,561"; and sums that tell no money of the case."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number

_LEVEL = re.compile(
    r"\b(?:(?P<case>cases|crimes|reports|complaints|deceptions|frauds|scams|offences|offenses)|(?P<victim>victims)|(?P<arrest>arrests|arrest (?:tally|toll|count|figure|total)))\b(?P<between>[^,;.()]{0,70}?) "
    r"(?:(?:rose|risen|grew|grown|climbed|jumped|surged|soared|shot up|went up|increased|doubled|tripled|fell|fallen|dropped|declined|dipped|plunged|slid|decreased|rising|increasing|growing|falling|dropping|declining|decreasing)(?: from [0-9][0-9,]*(?: (?:in|a) [a-z0-9 ]{3,20}?)?)?"
    r"(?: (?:by )?[0-9][0-9,.]*(?: ?%| per ?cent)?)?(?: year[- ]on[- ]year| sharply| slightly)? to"
    r"|(?:has |have |had )?(?:topped|reached|hit|exceeded|surpassed|passed)|stood at|numbered)(?: a total of| a record| some)? $"
)
""" "Cases in Hong Kong dropped 2% to", "the number of victims in the region has topped": what comes next is how many there are."""
_ENDS = ("to ", "topped ", "reached ", "hit ", "exceeded ", "surpassed ", "passed ", "at ", "numbered ", "of ", "record ", "some ")  # fmt: skip
_LEVELS = {
    "case": ("case", "cases_filed"),
    "victim": ("victim", "victims"),
    "arrest": ("person", "arrested"),
}
_OF_A_SHARE = re.compile(
    r"\b(?:rates?|share|proportion|percentage|average|clearance|per day|daily|a day|per [0-9]|per capita)\b"
)
_NOT_ALONE = re.compile(
    r" ?(?:%|per ?cent|percentage|points?|a (?:day|week|month)|per (?:day|week|month)|years?\b|months?\b|days?\b|people\b|countries\b|places?\b)"
)
_OF_THEM = re.compile(
    r"(?<!number of )(?<!total of )\b(?<!number )(?<!total )(?:in|from|of|for|by|to|per|on|over) (?:[a-z-]+ ){0,3}$"
)
_REACH = 130
"""Characters from the noun to its number."""
_AVERAGED = re.compile(
    r"\b(?:averag(?:ing|ed)|(?:an|the|on) average(?: [a-z]+){0,2}(?: of)?,?)(?: about| over)? $"
)
_GIVEN_OUT = re.compile(r"\b(?:refunds?|checks|cheques|compensation|payouts?)\b")
"""Their average is no price; that of fees is one."""
_LOST = re.compile(r"\b(?:lost|lose|losing|loss(?:es)?)\b")
_THRESHOLD_BEFORE = re.compile(
    r"\b(?:charg(?:ed?|es)|counts?|offen[cs]es?|guilty|convicted)\b[^;]{0,200}\b(?:proceeds|property|money|crime|worth|valued?)\b[^;]{0,60}$"
)
_OR_MORE = re.compile(r"[^;]{0,4}(?:or more|or greater|or above|and above)$")
_BY_SECTION = re.compile(r"[^;]{0,40}\b(?:contrary to|under) (?:section|s\.|article|the)\b")


_SOLVED = re.compile(r"\b(?:cracked|solved|closed|cleared|broken|detected|resolved|uncovered)\b")


def level_of(low: str, number: Number, start: int, end: int) -> Figure | None:
    """The count a number without a noun gives when something is said to have risen, fallen or come to it."""
    at = number.number_start  # "topped" is read with the number
    if not low.endswith(_ENDS, start, at):
        return None
    told = _LEVEL.search(low, max(start, at - _REACH), at)
    if (
        told is None
        or _NOT_ALONE.match(low, number.end)
        or _OF_A_SHARE.search(low, max(start, told.start() - 40), number.start)
    ):
        return None
    if _OF_THEM.search(low, max(start, told.start() - 60), told.start()):
        return None  # what rose "in fraud cases" are no cases
    cls, measure = _LEVELS[next(name for name in _LEVELS if told[name])]
    if measure == "cases_filed" and _SOLVED.search(told["between"]):
        measure = "cases_solved"  # "the cases cracked reached 37"
    return made_figure(number, measure, number.start, number.end, start, end, cls, "", 0.8)


def tells_no_money(low: str, measure: str, number: Number, stop: int, start: int, end: int) -> bool:
    """An average, or the sum from which a law counts an offence as graver: neither is money of the case.

    Args:
        stop: Where the sum with its currency ends.
    """
    near = max(start, number.start - 40), number.start
    if (
        low.find("averag", *near) >= 0
        and _AVERAGED.search(low, *near)
        and (
            measure != "price"
            or _GIVEN_OUT.search(low, max(start, number.start - 60), number.start)
            or _LOST.search(low, max(start, number.start - 60), number.start)
        )
    ):
        return True  # "refunds averaging $30 each"
    if number.comparator != "more_than":
        return False
    after = _OR_MORE.search(low, number.number_start, stop) is not None
    if not after and not (
        low.startswith(("greater than", "exceeding", "in excess of"), number.start)
        and _BY_SECTION.match(low, stop, end)
    ):
        return False
    return _THRESHOLD_BEFORE.search(low, max(start, number.start - 280), number.start) is not None
