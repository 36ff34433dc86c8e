"""Dates that cannot be: days the calendar lacks, events after the posting, arrests before the crime began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.ledger import Bulletin, Case, Flag, Moment
from ringbreak.words import say

_PLANNED = re.compile(r"将|will|预计|deadline|until")
_BEGAN = re.compile(r"(?:\b[Ss]ince|\b[Ff]rom|自从?)\s?$")
_FOUNDED = re.compile(
    r"(?:团伙|集团|犯罪组织|工作室|窝点)[^，。；]{0,8}(?:成立|组建|形成|纠集|拉起|开张|起家)(?:于|在)$"
    r"|\b(?:gang|ring|syndicate|network|group|scheme|scam)\b(?:(?!force|team|unit|centre|center|squad|operation)[^.;,]){0,20}\b(?:was (?:founded|formed|set up|established)|(?:began|started)(?: (?:its|their|the) [a-z]+(?: [a-z]+)?)?|came together|formed|got going) (?:only )?in $"
)
"""When the gang itself came into being."""
_BEGINS_BEHIND = re.compile("(?:起|开始|起开始|起便|便开始|才开始)[^，。；]{0,6}(?:作案|实施|从事|冒充|贩卖|出售|收购|搭建|诈骗|行骗|犯罪|违法)")
_ENDS_BEGAN = frozenset("em自从")
"""What one of them ends with."""
_CAUGHT = re.compile(r"arrest|captur|caught|detained|sentenced|抓获|归案|收网|宣判|判处|落网", re.IGNORECASE)


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a date, in the order of the text."""
    for case in bulletin.cases:
        for moment in case.moments:
            here = ((moment.start, moment.end),)
            if moment.anchor == "impossible":
                text = say("date: {quote} is a day the calendar does not have", quote=moment.quote)
                yield Flag("date", text, (), here)
            elif bulletin.posted is not None and _too_late(bulletin, moment):
                text = say(
                    "date: {quote} lies after the day the text was posted, {posted}",
                    quote=moment.quote,
                    posted=bulletin.posted.isoformat(),
                )
                yield Flag("date", text, (), here)
        yield from _before_it_began(bulletin, case)


def _too_late(bulletin: Bulletin, moment: Moment) -> bool:
    """A day with a written year after the posting, not told as a plan."""
    if (
        bulletin.posted is None
        or moment.first is None
        or moment.anchor != "written"
        or moment.precision != "day"
    ):
        return False
    around = bulletin.text[max(0, moment.start - 20) : moment.end + 20]
    return moment.first > bulletin.posted and _PLANNED.search(around) is None


def _before_it_began(bulletin: Bulletin, case: Case) -> Iterator[Flag]:
    """The latest "since ..." of the crime against the earliest arrest; both with a written year."""
    text = bulletin.text
    began = [
        m for m in case.moments
        if m.anchor == "written" and m.first
        and ((_may_have_begun(text, m.start) and _BEGAN.search(text, max(0, m.start - 8), m.start)) or _FOUNDED.search(text, max(0, m.start - 60), m.start) or _BEGINS_BEHIND.match(text, m.end))
        and not re.search(r"行动|campaign|operation|investigat|侦查", text[m.end : m.end + 40])
    ]  # fmt: skip
    if not began:
        return
    caught = [
        m
        for m in case.moments
        if m.anchor == "written" and m.last and m not in began and _caught(bulletin, m)
    ]
    if not caught:
        return
    start = max(began, key=lambda m: (m.first or bulletin.posted, m.start))
    end = min(caught, key=lambda m: (m.last or bulletin.posted, m.start))
    if start.first and end.last and end.last < start.first:
        sentence = say(
            "date: {caught} comes before {began}, when the acts are said to have begun",
            caught=end.quote,
            began=start.quote,
        )
        yield Flag("date", sentence, (), ((end.start, end.end), (start.start, start.end)))


def _may_have_begun(text: str, at: int) -> bool:
    """A look at the one character before `at`, which rules out most dates."""
    last = text[at - 1 : at]
    return last in _ENDS_BEGAN or last.isspace()


_CAUGHT_ON = re.compile(r"\b(?:arrested|captured|caught|detained|rounded up)\b[^.;,]{0,30}\b(?:on|in) $")


def _caught(bulletin: Bulletin, moment: Moment) -> bool:
    if _CAUGHT_ON.search(bulletin.text, max(0, moment.start - 60), moment.start):
        return True
    limit = moment.end + 200
    ends = (bulletin.text.find(c, moment.end, limit) for c in "。.\n")
    stop = min((i for i in ends if i >= 0), default=min(limit, len(bulletin.text)))
    return _CAUGHT.search(bulletin.text, moment.end, stop) is not None
