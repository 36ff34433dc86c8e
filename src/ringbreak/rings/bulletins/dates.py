"""Times of a bulletin, as days they may mean, with the anchor the year came from. Unknown stays unknown."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter

from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Moment
from ringbreak.rings.bulletins.numbers_zh import value_of
from ringbreak.rings.bulletins.vague_times import vague_moments

_MONTHS = {
    m: i + 1
    for i, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
    )
}
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_EN = re.compile(
    rf"\b(?:(?P<part>(?:the )?(?:beginning|start|end|middle) of|early|late|mid)[ -])?{_MONTH}(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (?:of )?(?P<year>(?:19|20)\d\d|this year|last year))?\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.replace('month', 'month2')}(?:,? (?P<year2>(?:19|20)\d\d))?\b"
    r"|\b(?P<iso>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})\b"
    r"|\b(?:in|since|of|during|by|until|from|year) (?P<only>(?:19|20)\d\d)\b(?![-,]\d)"
    r"|\b(?P<relative>this year|last year)\b"
)
STAMP = re.compile(
    r"[\s\ufeff]*(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?(?:\s*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?\s*"
)
"""A line that only says when a page was posted."""


def is_stamp(text: str, start: int, end: int) -> bool:
    """Does the line text[start:end] only say when a page was posted?"""
    return text.startswith(_CENTURIES, start) and STAMP.fullmatch(text, start, end) is not None


_CENTURIES = ("20", "19", "\ufeff")
BYLINE = re.compile(
    r"[^，。,]{0,30}(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[\s\u3000]+[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?"
    r"(?:[\s\u3000|·]*(?:发表于|发布于|来源于?|来自|作者|编辑|责编|阅读量?|浏览量?|点击量?|(?:阅读|浏览|点击|访问)次?数|访问量|评论|字号|分享|收藏|点赞|在看|views?|reads?|source|author|by)[:：]?[\s\u3000]*[^\s\u3000，。]{0,12})+\s*",
    re.IGNORECASE,
)
"""A line that says who posted a page when, from where, and how often it was read."""
_NUMBER = r"(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_CLOCK = (
    r"(?:(?:凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|深夜|夜间|夜里|早|晚)?"
    r"(?:[约近]?[\d０-９一二两三四五六七八九十零]{1,3}(?:[时点](?:[\d０-９一二三四五六七八九十]{1,3}分(?:[\d０-９]{1,2}(?:\.\d+)?秒)?|半|多)?|[:：]\d{2}))?(?:许|左右|前后)?)"
)
_ZH = re.compile(
    r"(?:(?:北京|当地)时间(?=[\d０-９一二三四五六七八九十凌清早上中下傍晚深今昨]))?(?:"
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][〇○零O0一二三四五六七八九]{{3}})年|(?P<word>今年|去年|前年|同年|当年))(?:(?P<month>{_NUMBER})月(?:份)?(?:(?P<day>{_NUMBER})[日号]{_CLOCK}|(?P<part>初|底|末|上旬|中旬|下旬))?|(?P<season>初|底|末|年初|年底|上半年|下半年))?"
    rf"|(?<![\d０-９一二三四五六七八九十])(?P<month2>{_NUMBER})月(?:(?P<day2>{_NUMBER})[日号]{_CLOCK}|(?P<part2>初|底|末|上旬|中旬|下旬|份))"
    r"|(?P<iso>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
    rf"|(?P<near>前天|前日|前晚|昨天|昨日|昨晚|今天|今日|今晨|今早|今晚|当天|当日|当晚|次日|翌日)(?:（[^）]{{1,6}}）)?{_CLOCK}"
    rf"|(?:本月|上月)?(?<![\d０-９月])(?P<alone>[\d０-９]{{1,2}})日(?!报){_CLOCK}"
    rf"|(?:本月|上月)(?P<alone2>{_NUMBER})日{_CLOCK}"
    rf"|(?<![\d０-９一二三四五六七八九十月])(?P<alone3>[一二三四五六七八九十]{{1,3}})日(?=凌晨|清晨|早|上午|中午|下午|傍晚|晚|深夜|电|，在|，记者){_CLOCK}"
    r"|(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜)[约近]?[\d０-９一二两三四五六七八九十零]{1,3}(?:[时点](?:[\d０-９一二三四五六七八九十]{1,3}分(?:[\d０-９]{1,2}(?:\.\d+)?秒)?|半|多)?|[:：]\d{2})(?:许|左右)?"
    r"|(?<![\d０-９])[\d０-９]{1,2}(?:[时点][\d０-９]{1,2}分(?:[\d０-９]{1,2}(?:\.\d+)?秒)?|[时点]半?(?=许|左右))半?(?:许|左右)?)"
)
_DAYS_BACK = {
    "前天": 2,
    "前日": 2,
    "前晚": 2,
    "昨天": 1,
    "昨日": 1,
    "昨晚": 1,
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
}
_DURATION = re.compile(
    r"\b(?P<en>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several)(?: full)?[ -](?:days?|weeks?|months?|years?))\b"
    r"|(?=[\d一二两三四五六七八九十半数几])(?P<zh>(?:\d{1,12}|[一二两三四五六七八九十半数几]{1,12})(?:多|余)?个?多?(?:月|天|小时)(?!\d))"
)
_EN_UNIT = re.compile("(?:day|week|month|year)s?\\b")
_UNIT_ZH = re.compile(
    r"[月天时](?!\d)(?:(?<=[\d一二两三四五六七八九十半数几多余个][月天])|(?<=[\d一二两三四五六七八九十半数几多余个]小时))"
)
_COUNT_ZH = re.compile(r"(?:\d{1,12}|[一二两三四五六七八九十半数几]{1,12})(?:多|余)?个?多?$")
_LONGEST_COUNT = 15
"""The Chinese half of it, unit first, for lines that hold no English unit: most numbers are of something else."""
_ROUGHLY = re.compile(r"(?:\b(?:nearly|more than|over|about|just|after|almost) |近|约|超过|历时)$")
_IN = re.compile(r"\b(?:[Ii]n|[Ss]ince|of|[Ff]rom|[Uu]ntil|[Bb]y|late|early|[Ee]nd) $")


def moments_of(
    text: str, spans: Spans, lengths: Spans, vague: Spans, *, chinese: bool, posted: date | None
) -> list[Moment]:
    """Times in the order of the text: dates in the lines `spans`, lengths of time in the lines `lengths`, and in the
    lines `vague` what is told from the day of the posting."""
    found = list(_read(text, spans, chinese=chinese))
    own = _own_year(found, posted)
    made = [_anchor(m, own, posted) for m in found]
    made = [_season(m) if m.precision == "part_of_year" else m for m in made]
    told = list(vague_moments(text, vague, chinese=chinese, own=own, posted=posted))
    made = _longest(made, told)
    taken = [(m.start, m.end) for m in made]
    for start, end in lengths:
        for first, last in (
            _lengths_zh(text, start, end)
            if chinese and not _EN_UNIT.search(text, start, end)
            else (m.span() for m in _DURATION.finditer(text, start, end))
        ):
            at = bisect_left(taken, (last, 0))
            if at == 0 or taken[at - 1][1] <= first:
                led = _ROUGHLY.search(text, max(start, first - 10), first)
                first = led.start() if led else first
                made.append(Moment(text[first:last], None, None, "duration", None, first, last))
    return sorted(made, key=_PLACE)


_PLACE = attrgetter("start", "end")


def _lengths_zh(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of lengths of time in Chinese, left to right."""
    for unit in _UNIT_ZH.finditer(text, start, end):
        at, last = unit.span()
        at -= text[at] == "时"  # 小时
        count = _COUNT_ZH.search(text, max(start, at - _LONGEST_COUNT), at)
        if count is not None:
            yield count.start(), last
            start = last


_SEASONS = {"上半年": (1, 6), "下半年": (7, 12), "初": (1, 3), "底": (10, 12), "末": (10, 12)}


def _season(moment: Moment) -> Moment:
    """去年底 are the last three months of its year, 上半年 the first six."""
    if moment.first is None or moment.last is None:
        return moment
    ends = next((v for k, v in _SEASONS.items() if moment.quote.endswith(k)), None)
    if ends is None:
        return moment
    return moment._replace(
        first=_days(moment.first.year, ends[0], None)[0],
        last=_days(moment.first.year, ends[1], None)[1],
    )


def _longest(dates: list[Moment], vague: list[Moment]) -> list[Moment]:
    """Both, in order; where two overlap the longer one ("late last year", not "last year")."""
    if not vague:
        return dates
    kept: list[Moment] = []
    for m in sorted([*dates, *vague], key=lambda x: (x.start, -x.end)):
        if kept and m.start < kept[-1].end:
            if m.end - m.start > kept[-1].end - kept[-1].start:
                kept[-1] = m
            continue
        kept.append(m)
    return kept


def _read(text: str, spans: tuple[tuple[int, int], ...], *, chinese: bool) -> Iterator[Moment]:
    for start, end in spans:
        for m in _written_zh(text, start, end) if chinese else _EN.finditer(text, start, end):
            moment = _zh_moment(m) if chinese else _en_moment(m)
            if moment is not None:
                yield moment


_ZH_BEGINS = re.compile(
    "[0-9０-９今去前同当昨次翌一二三四五六七八九十〇○零凌清早上中下午傍晚深夜北本]"
    r"(?:(?<=[0-9０-９])(?=\d?[月日时点]|\d\d\d[年/.-])|(?<=[一二三四五六七八九十〇○零])[一二三四五六七八九十〇○零]{0,3}[年月日号时点]"
    "|(?<=今)[年天日晨早晚]|(?<=前)[年天日晚]|(?<=[去同])年|(?<=当)[年天日晚地]|(?<=昨)[天日晚]|(?<=[次翌])日|(?<=[上中下])午|(?<=[本上])月"
    "|(?<=[凌清])晨|(?<=早)[上晨晚一二三四五六七八九十0-9０-９]|(?<=午)后|(?<=傍)晚|(?<=晚)[上间约近一二三四五六七八九十0-9０-９]"
    "|(?<=深)夜|(?<=夜)[间里]|(?<=北)京)"
)
"""One class in front, then what may follow each of its characters: the engine skips all else at the speed of a memory search."""


def _written_zh(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_ZH` matches, left to right; a character class finds where it may begin at the speed of a memory search."""
    begin = _ZH_BEGINS.search(text, start, end)
    while begin is not None:
        m = _ZH.match(text, begin.start(), end)
        begin = _ZH_BEGINS.search(text, m.end() if m is not None else begin.end(), end)
        if m is not None:
            yield m


_PARTS_ZH = (
    "iso", "year", "word", "near", "month", "month2", "day", "day2", "alone", "part", "part2", "season",
)  # fmt: skip


def _zh_moment(m: re.Match[str]) -> Moment | None:
    iso, written, word, said_near, month, month2, day, day2, alone, part, part2, season = m.group(*_PARTS_ZH)
    if iso:
        return _iso(m)
    month, day = month or month2, day or day2
    year = _whole(written) if written else None
    if said_near or (month is None and year is None and not word):
        # A day counted from the posting, a day of an unnamed month, a time of an unnamed day.
        near = said_near if said_near in _DAYS_BACK else None
        precision = "day" if said_near or alone or m["alone2"] or m["alone3"] else "hour"
        return Moment(m.group(), None, None, precision, near, *m.span())
    in_part = bool(part or (part2 and part2 != "份"))
    made = _moment(
        m, year, _whole(month) if month else None, _whole(day) if day else None, part=in_part, said=word
    )
    if made is not None and season:
        return made._replace(precision=made.precision.replace("year", "part_of_year"))
    return made


_FIGURES = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


def _whole(numeral: str) -> int:
    """21, ２１, 二十一 and 二〇二一 as a number; 0, which no calendar has, when it is none."""
    if numeral.isdigit():
        return int(numeral)
    if len(numeral) == 4:
        digits = numeral.translate(_FIGURES)
        return int(digits) if digits.isdigit() else 0
    value = value_of(numeral)
    return int(value) if value is not None else 0


def _en_moment(m: re.Match[str]) -> Moment | None:
    if m["iso"]:
        return _iso(m)
    if m["only"]:
        return _moment(m, int(m["only"]), None, None)
    if m["relative"]:
        return _moment(m, None, None, None, said=m["relative"])
    name = (m["month"] or m["month2"]).lower().rstrip(".")
    month = next(v for k, v in _MONTHS.items() if k.startswith(name[:3]))
    day, year = m["day"] or m["day2"], m["year"] or m["year2"]
    alone = not day and not year and (m["month"] or "") in ("May", "March", "Mar", "Mar.")
    # "May" and "March" are also words; alone they are months only behind a preposition.
    if alone and not _IN.search(m.string, max(0, m.start() - 8), m.start()):
        return None
    said = year if year and not year.isdigit() else None
    return _moment(
        m,
        int(year) if year and year.isdigit() else None,
        month,
        int(day) if day else None,
        part=bool(m["part"]),
        said=said,
    )


def _iso(m: re.Match[str]) -> Moment | None:
    year, month, day = (int(x) for x in re.split(r"[-/.]", m["iso"]))
    if not 1 <= day <= 31:
        return None
    return _moment(m, year, month, day)


def _moment(
    m: re.Match[str],
    year: int | None,
    month: int | None,
    day: int | None,
    *,
    part: bool = False,
    said: str | None = None,
) -> Moment | None:
    """A time whose year may be missing; `said` keeps "this year" until it is anchored. The span is without white space."""
    if month is not None and not 1 <= month <= 12:
        return None
    precision = "day" if day else "part_of_month" if part else "month" if month else "year"
    first = last = None
    if year is not None:
        first, last = _days(year, month, day)
    quote = m.group().rstrip()
    anchor = "written" if first is not None else said
    if (year is not None and first is None) or (
        month is not None and day is not None and not 1 <= day <= _LONGEST_MONTHS[month - 1]
    ):
        anchor, year = "impossible", year or 0  # 6月31日 is a day of no year
    # The month and day ride along in `precision` until the year is known.
    kept = precision if year is not None or said is None else f"{precision}|{month or 0}|{day or 0}"
    return Moment(quote, first, last, kept, anchor, m.start(), m.start() + len(quote))


_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days(year: int, month: int | None, day: int | None) -> tuple[date | None, date | None]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    try:
        the_day = date(year, month, day)
    except ValueError:
        return None, None
    return the_day, the_day


def _own_year(found: list[Moment], posted: date | None) -> tuple[int, str] | None:
    """The year the text is about: its latest written year not after the posting, else the year it was posted."""
    years = [m.first.year for m in found if m.first is not None and (posted is None or m.first <= posted)]
    if years:
        return max(years), "the text's own year"
    return (posted.year, "the day it was posted") if posted is not None else None


def _anchor(moment: Moment, own: tuple[int, str] | None, posted: date | None) -> Moment:
    if moment.anchor in _DAYS_BACK:
        if posted is None:
            return moment._replace(anchor=None)
        day_said = posted - timedelta(days=_DAYS_BACK[moment.anchor])
        return moment._replace(first=day_said, last=day_said, anchor="the day it was posted")
    if "|" not in moment.precision:
        return moment
    precision, *rest = moment.precision.split("|")
    month, day = int(rest[0]) or None, int(rest[1]) or None
    if own is None:
        return Moment(moment.quote, None, None, precision, None, moment.start, moment.end)
    back = {"last year": 1, "去年": 1, "前年": 2}.get(moment.anchor or "", 0)
    first, last = _days(own[0] - back, month, day)
    return Moment(moment.quote, first, last, precision, own[1], moment.start, moment.end)
