"""Dates that cannot be: days the calendar lacks, events after the posting, arrests before the crime began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Case, Flag, Moment
from ringbreak.words import say

_BEGAN = re.compile(r"(?:\b[Ss]ince|\b[Ff]rom|自从?)\s?$")
_CAUGHT = re.compile(r"arrest|captur|caught|detained|sentenced|抓获|归案|收网|宣判|判处|落网", re.IGNORECASE)


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a date, in the order of the text."""
    for case in bulletin.cases:
        for moment in case.moments:
            if moment.anchor == "impossible":
                yield Flag(
                    "date", say("date: {quote} is a day the calendar does not have", quote=moment.quote)
                )
            elif (
                bulletin.posted and moment.anchor == "written" and moment.precision == "day" and moment.first
            ):
                if moment.first > bulletin.posted and not re.search(
                    r"将|will|预计|deadline|until", bulletin.text[max(0, moment.start - 20) : moment.end + 20]
                ):
                    yield Flag(
                        "date",
                        say(
                            "date: {quote} lies after the day the text was posted, {posted}",
                            quote=moment.quote,
                            posted=bulletin.posted.isoformat(),
                        ),
                    )
        yield from _before_it_began(bulletin, case)


def _before_it_began(bulletin: Bulletin, case: Case) -> Iterator[Flag]:
    """The latest "since ..." of the crime against the earliest arrest; both with a written year."""
    text = bulletin.text
    began = [
        m for m in case.moments
        if m.anchor == "written" and m.first and _BEGAN.search(text, max(0, m.start - 8), m.start)
        and not re.search(r"行动|campaign|operation|investigat|侦查", text[m.end : m.end + 40])
    ]  # fmt: skip
    caught = [
        m
        for m in case.moments
        if m.anchor == "written" and m.last and m not in began and _caught(bulletin, m)
    ]
    if not began or not caught:
        return
    start = max(began, key=lambda m: (m.first or bulletin.posted, m.start))
    end = min(caught, key=lambda m: (m.last or bulletin.posted, m.start))
    if start.first and end.last and end.last < start.first:
        yield Flag(
            "date",
            say(
                "date: {caught} comes before {began}, when the acts are said to have begun",
                caught=end.quote,
                began=start.quote,
            ),
        )


def _caught(bulletin: Bulletin, moment: Moment) -> bool:
    stop = min(
        (i for i in (bulletin.text.find(c, moment.end) for c in "。.\n") if i >= 0),
        default=len(bulletin.text),
    )
    return _CAUGHT.search(bulletin.text, moment.end, min(stop, moment.end + 200)) is not None
