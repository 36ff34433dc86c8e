"""Dates that cannot be: days the calendar lacks, events after the posting, arrests before the crime began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ringbreak.rings.bulletins.ledger import Bulletin, Case, Flag, Moment
from ringbreak.words import say

_PLANNED = re.compile(r"将|will|预计|deadline|until")
_BEGAN = re.compile(r"(?:\b[Ss]ince|\b[Ff]rom|自从?)\s?$")
_FOUNDED = re.compile(
    r"(?:团伙|集团|犯罪组织|工作室|窝点)[^，。；]{0,8}(?:成立|组建|形成|纠集|拉起|开张|起家)(?:于|在)$"
    r"|\b(?:gang|ring|syndicate|(?:criminal|fraud|scam|hacking|hacker) (?:network|group)|scheme|scam)\b(?:(?!force|team|unit|centre|center|squad|operation)[^.;,]){0,20}\b(?:was (?:founded|formed|set up|established)|(?:began|started)(?: (?:its|their|the) [a-z]+(?: [a-z]+)?)?|came together|formed|got going) (?:only )?in $"
    r"|\b(?:they|he|she|the (?:gang|men|suspects|defendants|[a-z]+ (?:men|suspects))) (?:opened|launched|started|set up|began|founded|created|registered) (?:the|their|a|an|its|his|her) [a-z-]+(?: [a-z-]+){0,3} (?:only )?in $"
    r"|\b(?:crimes?|frauds?|swindles?|thefts?|offences?|offending|illegal (?:business|activit(?:y|ies))) (?:had )?(?:began|begun|started|commenced) (?:only )?(?:in|on|from) $"
)
"""When the gang itself came into being."""
_ENDS_FOUNDED = frozenset("于在 ")
_BEGINS_BEHIND = re.compile(
    "(?:起|开始|起开始|起便|便开始|才开始)(?:[^，。；]{0,6}|，(?:该|其|上述|这[个一])[^，。；警公打]{0,14})(?:作案|实施|从事|冒充|贩卖|出售|收购|搭建|诈骗|行骗|犯罪|违法)"
)
_ENDS_BEGAN = frozenset("em自从")
"""What one of them ends with."""
_CAUGHT = re.compile(r"arrest|captur|caught|detained|sentenced|抓获|归案|收网|宣判|判处|落网", re.IGNORECASE)


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a date, in the order of the text."""
    stamp: tuple[date, int, int] | None = None
    looked = bulletin.posted is not None
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
            elif bulletin.posted is None and _done_then(bulletin, moment):
                if not looked:
                    stamp, looked = _posted_in(bulletin), True
                if stamp is None or moment.first is None or moment.first <= stamp[0]:
                    continue
                text = say(
                    "date: {quote} lies after the day the text was posted, {posted}",
                    quote=moment.quote,
                    posted=stamp[0].isoformat(),
                )
                yield Flag("date", text, (), (*here, (stamp[1], stamp[2])))
        yield from _before_it_began(bulletin, case)


_STAMPED = re.compile(
    r"[ \t\u3000（(\[]*(?P<label>(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Ii]ssued?|[Rr]eleased?|[Dd]ate|[Rr]elease [Dd]ate|发布时间|发布日期|发稿时间|发布|时间|日期|更新时间)(?: on| at)?[:：]?[ \t]*|(?:来源|作者|记者|编辑|稿源)[：:][^\n0-9]{0,30}|[Bb]y [A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?:,| \|| -) |[A-Z]{3,16}, |)"
    r"(?P<day>(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)[0-9]{2}|[A-Z][a-z]{2,8}\.? [0-9]{1,2}, (?:19|20)[0-9]{2})(?=[\s）)\]|,;，。0-9]|$)(?P<rest>[^\n]*)"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NO_HEAD = re.compile("[ \t\u3000]*[\u4e00-\u9fff，。、；“”《》][^:：]*$")
"""No line of its own for a day begins like this: there a colon stands between a word and the day."""
_OF_AN_EVENT = re.compile("地点|案由|案情|[Pp]lace:|[Vv]enue|[Ll]ocation")
_DATELINE = re.compile(r" ?(?:\([A-Z][A-Za-z ]{1,20}\) ?)?[—–] |\) [A-Z]")
_GOES_ON = re.compile(r"[至到起前后—–-]|(?:to|until|and|when|police|officers)\b")
_UPDATED = re.compile(r"[Uu]pdated|[Cc]orrected|更新|修订|转载")
_HEAD = 400
"""Characters at the beginning and at the end of a page in which the day of its posting stands."""
_SHORTER = 30
_SHORT = 70
"""Characters that may follow the day in its line: a source, an author, how often it was read."""


def _posted_in(bulletin: Bulletin) -> tuple[date, int, int] | None:
    """The day that a line of its own at the head or the foot says the page was posted, and where; None when two differ."""
    text = bulletin.text
    found: dict[date, tuple[int, int]] = {}
    seen = -1
    for first, last in ((0, min(len(text), _HEAD)), (max(0, len(text) - _HEAD), len(text))):
        for year in _YEAR.finditer(text, first, last):
            at = text.rfind("\n", first, year.start()) + 1
            if at == seen or (at == 0 and first) or year.start() - at > _SHORT:
                continue
            if bulletin.lang == "zh" and _NO_HEAD.match(text, at, year.start()) is not None:
                continue  # prose before the year
            seen, end = at, text.find("\n", at, last)
            m = _STAMPED.match(text, at, end if end >= 0 else last)
            if m is None:
                continue
            rest = m["rest"].strip()
            labelled = m.end("label") > m.start("label")
            if _DATELINE.match(m["rest"]):  # "LONDON, March 5, 2023 — Police arrested"
                rest, labelled = "", True
            if (m.end() == last and last < len(text)) or len(rest) > (_SHORT if labelled else _SHORTER):
                continue
            if (
                _OF_AN_EVENT.search(rest)
                or "。" in rest
                or rest.endswith((".", "，", ","))
                or _GOES_ON.match(rest)
            ):
                continue
            day = next(
                (d.first for c in bulletin.cases for d in c.moments if d.start == m.start("day") and d.precision == "day"), None
            ) or _day(m["day"])  # fmt: skip
            if day is not None:
                found.setdefault(day, m.span("day"))
    if len(found) != 1 or _UPDATED.search(text, 0, _HEAD):
        return None
    ((day, (start, end)),) = found.items()
    return day, start, end


_PARTS = re.compile(r"[0-9]+|[A-Z][a-z]{2}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(written: str) -> date | None:
    """2022-03-14, 2022年3月14日, 14 March 2022 or March 14, 2022; None for what is no day."""
    parts = _PARTS.findall(written)
    month = next((_MONTHS.index(p) + 1 for p in parts if p in _MONTHS), None)
    numbers = [int(p) for p in parts if p.isdigit()]
    year = next((n for n in numbers if n > 1900), 0)
    rest = [n for n in numbers if n <= 1900]
    try:
        return date(year, month, rest[0]) if month is not None else date(year, rest[0], rest[1])
    except (ValueError, IndexError):
        return None


def _done_then(bulletin: Bulletin, moment: Moment) -> bool:
    """A day with a written year on which police are told to have acted."""
    if moment.first is None or moment.anchor != "written" or moment.precision != "day":
        return False
    around = bulletin.text[max(0, moment.start - 60) : moment.end + 20]
    return _caught(bulletin, moment) and _PLANNED.search(around) is None


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
        and _begins(text, m)
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
        if not _since(text, start) and _caught_later_too(bulletin, case, start):
            return  # another gang, or the same one anew
        sentence = say(
            "date: {caught} comes before {began}, when the acts are said to have begun",
            caught=end.quote,
            began=start.quote,
        )
        yield Flag("date", sentence, (), ((end.start, end.end), (start.start, start.end)))


def _begins(text: str, moment: Moment) -> bool:
    """Is it said to be when the acts or the gang itself began?"""
    last = text[moment.start - 1 : moment.start]
    if _may_have_begun(text, moment.start) and _BEGAN.search(text, max(0, moment.start - 8), moment.start):
        return True
    if last in _ENDS_FOUNDED and _FOUNDED.search(text, max(0, moment.start - 60), moment.start):
        return True
    return text[moment.end : moment.end + 1] in "起开" and _BEGINS_BEHIND.match(text, moment.end) is not None


_BEFORE_THAT = re.compile(
    r"曾|首次|另案|前科|此前|\b(?:had (?:already |once )?been|previously|earlier|once|first)\b"
)


def _since(text: str, moment: Moment) -> bool:
    return _BEGAN.search(text, max(0, moment.start - 8), moment.start) is not None


def _caught_later_too(bulletin: Bulletin, case: Case, began: Moment) -> bool:
    """Does the case tell of people caught after the gang began, or of some who were caught once before?"""
    for m in case.moments:
        if m is began or not _caught(bulletin, m):
            continue
        if m.first is None or began.first is None or m.first >= began.first:
            return True
        if _BEFORE_THAT.search(bulletin.text, max(0, m.start - 60), min(len(bulletin.text), m.end + 60)):
            return True
    return False


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
