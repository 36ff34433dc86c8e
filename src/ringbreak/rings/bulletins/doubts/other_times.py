"""Are two figures told of different times: another year, another stretch of time, another day?"""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Moment

_LONG_AGO = 10
"""Years. What is older is no time of the case: "a box running a system from 2008"."""


_UP_TO_THE_CASE = re.compile(
    r" (?:to|until|up to) (?:the (?:time|day) of )?(?:the |his |her |their |its )?(?:case|incident|crime|arrests?|present|bust|raid|being (?:caught|arrested))\b|(?:起|开始)?(?:至|到)(?:案发|被抓|落网|今)"
)
"""How long the gang was at it, and no time before."""


def of_another_year(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """One sentence goes back to an earlier year than the text is about, and the other does not."""
    written = [m for c in bulletin.cases for m in c.moments if m.first and m.anchor == "written"]
    if not written:
        return False
    latest = max(m.first.year for m in written if m.first)
    back = [
        {
            m.first.year
            for m in written
            if m.first
            and latest - _LONG_AGO <= m.first.year < latest
            and f.sentence_start <= m.start < f.sentence_end
            and _UP_TO_THE_CASE.match(bulletin.text, m.end, f.sentence_end) is None
        }
        for f in (left, right)
    ]
    return back[0] != back[1] and bool(back[0] or back[1])


def period_of(bulletin: Bulletin, fact: Fact) -> str:
    """The stretch of time its sentence names: "since 2012", "this year", "in the last five months"; "" when none."""
    named = _SINCE_A_YEAR.search(bulletin.text, fact.sentence_start, fact.sentence_end)
    return named.group().lower() if named is not None else ""


_SINCE_A_YEAR = re.compile(
    r"\b(?:so far |earlier )?this year\b|\blast year\b|\bsince (?:the (?:start|beginning) of )?(?:(?:early|late|mid) |(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?(?:19|20)\d\d\b|\b(?:over|in|during) the (?:past|last) (?:[a-z0-9]+ )?(?:years|months|weeks)\b",
    re.IGNORECASE,
)


_DAY_ZH = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _day_of(moment: Moment) -> str:
    """A day as month and day, of whatever year, or as the day of the week; any other time as it is written.

    "2020年9月3日" and "9月3日" are one day, and so are "on Thursday morning" and "Thursday".
    """
    if moment.first is not None:
        return moment.first.strftime("%m-%d") if moment.precision == "day" else moment.first.isoformat()
    zh, weekday = _DAY_ZH.search(moment.quote), _WEEKDAY.search(moment.quote)
    if zh is not None:
        return f"{int(zh['month']):02}-{int(zh['day']):02}"
    return weekday.group() if weekday is not None else moment.quote


_WHO_THEN = re.compile(r"\b(?:who|which|that)\b")
"""What stands between a figure and a day on which those it counts did something else."""


def days_of(bulletin: Bulletin, fact: Fact, *, until: int | None = None) -> set[str]:
    """The dated moments of the fact's sentence, as the day they are or as written; a stretch from one day to another is one of them.

    Args:
        until: Where to stop looking; the end of the sentence when not given.
    """
    told: list[tuple[int, str]] = []
    for case in bulletin.cases:
        for m in case.moments if case.case_no == fact.case_no else ():
            if (
                fact.sentence_start <= m.start < (until or fact.sentence_end)
                and m.precision in ("day", "month")
                and (m.start < fact.end or _WHO_THEN.search(bulletin.text, fact.end, m.start) is None)
            ):
                day = _day_of(m)
                if told and _TO.fullmatch(bulletin.text, told[-1][0], m.start):
                    day = f"{told.pop()[1]}..{day}"
                told.append((m.end, day))
    return {day for _, day in told}


_TO = re.compile(r"\s?(?:至|到|[-–—~]+|to|until|and)\s?")
