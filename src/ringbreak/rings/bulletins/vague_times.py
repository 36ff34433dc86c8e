"""Times told from the day a text was posted: 近日, 上周五, "earlier this month", "late last year", "two weeks ago".

They are kept as written. The days they may mean are given when the posting (or, for years, the year the text is
about) is known, with the anchor; without it they stay unknown. Source of the ranges: what the words mean at most.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Moment
from ringbreak.rings.bulletins.numbers_en import value_of as value_en
from ringbreak.rings.bulletins.numbers_zh import value_of as value_zh
from ringbreak.rings.bulletins.terms import lowered

Range = tuple[date, date]
RECENT = 31
"""Days that 近日 and "recently" reach back, at most."""
_POSTED = "the day it was posted"
_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZH = re.compile(
    r"(?P<now>截至(?:目前|发稿时?|今日|今天)|目前|当前|时下)|(?P<recent>近日|日前|近期|近来|最近(?=[，、一]|几|接|发|破|在|开)|不久前|前不久|前几天|前些天|连日来|近段时间)"
    r"|(?P<week>上上?|本|这)(?:个?星期|周)(?P<day>[一二三四五六日天末])?(?!报|刊|年)|(?<![\u4e00-\u9fff上本每])周(?P<alone>[一二三四五六日])(?=[（(，]|上午|下午|晚|凌晨)"
    r"|(?P<month>上|本|这)个?月(?P<part>初|底|末|中旬|上旬|下旬|中)?(?!\d|[一二三四五六七八九十])"
    r"|(?P<far>[\d一二两三四五六七八九十半几数]{1,3})(?P<unit>天|周|个月|个多月|年)前(?!后|往|来)|(?<![去今前明同\d])(?P<year>年初|年底|年中)(?=以来|，|[一-鿿])"
)
_EN = re.compile(
    r"\b(?:(?P<recent>recently|in recent (?:days|weeks|months|years)|in the (?:past|last) few (?:days|weeks|months)|lately|a few days ago|not long ago|the other day)"
    r"|(?P<now>so far|to date|at present|currently)"
    r"|(?P<how>early|earlier|late|later|mid|the (?:beginning|start|end|middle) of)[ -](?P<which>this|last) (?P<span>week|month|year|spring|summer|autumn|fall|winter)"
    r"|the (?P<half>first|second) half of (?P<whole>this year|last year|(?:19|20)\d\d)|(?P<yearpart>early|late|mid)[ -](?P<yyyy>(?:19|20)\d\d)"
    r"|(?P<which2>this|last) (?P<span2>week|month|night|spring|summer|autumn|fall|winter)|(?P<near>yesterday|today|tonight|this (?:morning|afternoon|evening))"
    r"|(?:(?:on|last|this|since|by|until|late|early) )?(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:night|morning|evening|afternoon))?(?!s)"
    r"|(?P<count>\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|several) (?P<unit>day|week|month|year)s? (?:ago|earlier))\b"
)
_ZH_BEGINS = re.compile(
    r"[截目当时近日最不前连上本这周年\d一二两三四五六七八九十半几数]"
    r"(?:(?<=截)至|(?<=[目当日])前|(?<=时)下|(?<=近)[日期来段]|(?<=最)近|(?<=不)久|(?<=前)[不几些]|(?<=连)日|(?<=[上本这])[上个星周月]|(?<=周)[一二三四五六日]|(?<=年)[初底中]"
    r"|(?<=[\d一二两三四五六七八九十半几数])[\d一二两三四五六七八九十半几数]{0,2}(?:天|周|个多?月|年)前)"
)
"""One class in front, then what may follow each of its characters, as in dates._ZH_BEGINS."""
_UNITS = {
    "天": 1,
    "周": 7,
    "个月": 30,
    "个多月": 30,
    "年": 365,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
}


def vague_moments(
    text: str, spans: Spans, *, chinese: bool, own: tuple[int, str] | None, posted: date | None
) -> Iterator[Moment]:
    """Such times in the order of the text, line by line.

    Args:
        own: The year the text is about and how that is known (dates._own_year); anchors "late last year".
    """
    low = text if chinese or not spans else lowered(text)
    for start, end in spans:
        for m in _told_zh(text, start, end) if chinese else _EN.finditer(low, start, end):
            read = _chinese(m, posted) if chinese else _english(m, own, posted)
            if read is None:
                continue
            days, precision, anchor = read
            first, last = days if days is not None else (None, None)
            if last is not None and posted is not None and first is not None and first <= posted < last:
                last = posted  # "earlier this month" is not after the day it was written
            yield Moment(
                text[m.start() : m.end()],
                first,
                last,
                precision,
                anchor if days is not None else None,
                m.start(),
                m.end(),
            )


def _told_zh(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_ZH` matches, left to right, looked for only where it may begin."""
    begin = _ZH_BEGINS.search(text, start, end)
    while begin is not None:
        m = _ZH.match(text, begin.start(), end)
        begin = _ZH_BEGINS.search(text, m.end() if m is not None else begin.start() + 1, end)
        if m is not None:
            yield m


def _chinese(m: re.Match[str], posted: date | None) -> tuple[Range | None, str, str] | None:
    if m["now"]:
        return (None if posted is None else (posted, posted)), "recent", _POSTED
    if m["recent"]:
        return (None if posted is None else (posted - timedelta(days=RECENT), posted)), "recent", _POSTED
    if m["week"]:
        if posted is None:
            return None, "day" if m["day"] and m["day"] in _DAYS_ZH + "天" else "week", _POSTED
        week = _week(posted, {"上": 1, "上上": 2}.get(m["week"], 0))
        day = (m["day"] or "").replace("天", "日")
        if day and day in _DAYS_ZH:
            return _one(week[0] + timedelta(days=_DAYS_ZH.index(day))), "day", _POSTED
        return week, "week", _POSTED
    if m["alone"]:
        return (None if posted is None else _one(_weekday(posted, _DAYS_ZH.find(m["alone"])))), "day", _POSTED
    if m["month"]:
        part = {
            "初": "early",
            "上旬": "early",
            "底": "late",
            "末": "late",
            "下旬": "late",
            "中": "mid",
            "中旬": "mid",
        }.get(m["part"] or "")
        days = None if posted is None else _part(_month(posted, m["month"] == "上"), part)
        return days, "part_of_month" if part else "month", _POSTED
    if m["year"]:
        part = {"年初": "early", "年底": "late", "年中": "mid"}[m["year"]]
        return (None if posted is None else _part(_year(posted.year), part)), "part_of_year", _POSTED
    return (
        (None if posted is None else _ago(posted, value_zh(m["far"]), _UNITS[m["unit"]])),
        "recent",
        _POSTED,
    )


def _english(
    m: re.Match[str], own: tuple[int, str] | None, posted: date | None
) -> tuple[Range | None, str, str] | None:
    if m["recent"]:
        far = m["recent"].lower().endswith(("weeks", "months", "years"))
        return (
            (None if far or posted is None else (posted - timedelta(days=RECENT), posted)),
            "recent",
            _POSTED,
        )
    if m["now"]:
        return (None if posted is None else (posted, posted)), "recent", _POSTED
    if m["near"]:
        back = 1 if m["near"].lower() == "yesterday" else 0
        return (None if posted is None else _one(posted - timedelta(days=back))), "day", _POSTED
    if m["day"]:
        return (
            (None if posted is None else _one(_weekday(posted, _DAYS_EN.index(m["day"].lower())))),
            "day",
            _POSTED,
        )
    if m["unit"]:
        count = (
            None
            if m["count"].lower() == "several"
            else 1.0
            if m["count"].lower() == "a"
            else value_en(m["count"])
        )
        return (None if posted is None else _ago(posted, count, _UNITS[m["unit"].lower()])), "recent", _POSTED
    if m["yyyy"]:
        return _part(_year(int(m["yyyy"])), m["yearpart"].lower()), "part_of_year", "written"
    if m["half"]:
        year, anchor = _year_of(m["whole"].lower(), own)
        if year is None:
            return None, "part_of_year", anchor
        first = m["half"].lower() == "first"
        return (
            ((date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))),
            "part_of_year",
            anchor,
        )
    which, span = (m["which"] or m["which2"]).lower(), (m["span"] or m["span2"]).lower()
    how = (m["how"] or "").lower()
    part = (
        "late"
        if how.startswith("late") or "end" in how
        else "mid"
        if "mid" in how
        else "early"
        if how and how != "earlier"
        else ""
        if not how
        else "earlier"
    )
    if span == "year":
        year, anchor = _year_of(which + " year", own)
        return (None if year is None else _part(_year(year), part)), "part_of_year", anchor
    if span == "night":
        return (None if posted is None else _one(posted - timedelta(days=which == "last"))), "day", _POSTED
    if span == "week":
        return (None if posted is None else _part(_week(posted, int(which == "last")), part)), "week", _POSTED
    if span == "month":
        return (
            (None if posted is None else _part(_month(posted, which == "last"), part)),
            "part_of_month" if part else "month",
            _POSTED,
        )
    return None, "part_of_year", _POSTED  # seasons begin on other days elsewhere


def _year_of(said: str, own: tuple[int, str] | None) -> tuple[int | None, str]:
    if said.isdigit():
        return int(said), "written"
    return (own[0] - (said == "last year"), own[1]) if own is not None else (None, "")


def _one(day: date) -> Range:
    return day, day


def _year(year: int) -> Range:
    return date(year, 1, 1), date(year, 12, 31)


def _month(posted: date, last: bool) -> Range:
    first = (posted.replace(day=1) - timedelta(days=1)).replace(day=1) if last else posted.replace(day=1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _week(posted: date, back: int) -> Range:
    monday = posted - timedelta(days=posted.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _weekday(posted: date, day: int) -> date:
    """The last such day not after the posting."""
    return posted - timedelta(days=(posted.weekday() - day) % 7)


def _ago(posted: date, count: float | None, days: int) -> Range | None:
    """Give or take half of the unit; None for "several"."""
    if count is None or not 0 < count * days < 36_500:
        return None
    back, slack = round(count * days), days // 2
    return posted - timedelta(days=back + slack), posted - timedelta(days=max(back - slack, 0))


def _part(days: Range, part: str | None) -> Range:
    """The first, middle or last third of a time; "earlier" says no more than the whole."""
    if not part or part == "earlier":
        return days
    third = timedelta(days=(days[1] - days[0]).days // 3)
    return {
        "early": (days[0], days[0] + third),
        "mid": (days[0] + third, days[1] - third),
        "late": (days[1] - third, days[1]),
    }[part]
