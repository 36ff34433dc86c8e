"""English numbers that tell how often something was seen, or how many cases were reported, without a noun of their own."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number

_TIMES_DONE = re.compile(
    r"\b(?:(?P<view>viewed|read|watched|played|visited|seen|browsed|streamed)|(?P<click>clicked)) (?:on )?(?:a total of )?$"
)

_TIMES = re.compile(r" times\b")

_NUMBER_OF = re.compile(
    r"\bnumber of (?:[a-z-]+ ){0,3}(?:cases|scams|complaints|reports|offences|incidents)\b[^.;]{0,60}\b(?:to|at|was|reached|hit|totall?ed)(?: about| over| more than| nearly)? $"
)

_RECEIVED = re.compile(
    r"\b(?:received|logged|recorded|registered|handled|lodged|there (?:were|have been|had been)|across|in) (?:a total of |at least |about |some |more than |over )?$"
)

_REPORTS = re.compile(
    r" (?:police |such )?reports(?=\s*[.,;]|\s*$| (?:from|and|since|between|this|last|with)\b| of (?:[a-z]+ ){0,2}?(?:breach|loss(?:es)?|theft|misuse|impersonation|harassment|abuse|blackmail|forgery|hacking)\b)"
)
"""Reports on road works are none of crimes."""

_REPORTS_ON = re.compile(
    r" reports (?:on|of|about|concerning|involving|regarding) (?:[a-z-]+ ){0,4}?(?:scams?|frauds?|cheating|phishing|extortion|theft|cybercrimes?)\b"
)


def times_figure(low: str, number: Number, start: int, end: int) -> Figure | None:
    """ "Viewed 920 million times", "the number of cases fell to 19,665": what a number tells without a noun behind it."""
    head = max(start, number.start - 140)
    counted = (
        _NUMBER_OF.search(low, head, number.start)
        if low.find("number of ", head, number.start) >= 0
        else None
    )
    if counted is not None and not low.startswith(("%", " per cent", " percent"), number.end):
        return made_figure(number, "cases_filed", number.start, number.end, start, end, "case", "", 0.8)
    reports = _REPORTS_ON.match(low, number.end, end)
    if reports is None and _RECEIVED.search(low, max(start, number.start - 24), number.start):
        reports = _REPORTS.match(low, number.end, end)
    if reports is not None:
        return made_figure(
            number,
            "cases_filed",
            number.start,
            number.end + len(" reports"),
            start,
            end,
            "complaint",
            "",
            0.8,
        )
    times = _TIMES.match(low, number.end, end)
    done = _TIMES_DONE.search(low, max(start, number.start - 30), number.start) if times else None
    if done is None or times is None:
        return None
    measure = "clicks" if done["click"] else "views"
    return made_figure(number, measure, number.start, times.end(), start, end, "times", "", 0.85)
