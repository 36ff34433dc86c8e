"""Lengths of time that are figures: campaigns and prison terms."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_zh import value_of
from ringbreak.rings.bulletins.terms import Term

_UNITS = {"小时": "hours", "分钟": "minutes", "星期": "weeks", "周": "weeks", "天": "days", "昼夜": "days", "工作日": "days", "季度": "quarters", "月": "months", "年": "years"}  # fmt: skip


_MONTHS = re.compile(r"零?(?P<count>[0-9一二三四五六七八九十]{1,2})个月")


_COUNT = "[0-9一二三四五六七八九十]{1,3}"
_BETWEEN = re.compile(
    rf"(?:(?P<y1>{_COUNT})年)?(?:零?(?P<m1>{_COUNT})个月)?(?:至|到|-|—|~)(?:(?P<y2>{_COUNT})年)?(?:零?(?P<m2>{_COUNT})个月)?(?=不等|的?有期|，|。|；|、|$)"
)
_PENALTY = re.compile("徒刑|拘役|判处|获刑|刑期|领刑|判刑")


def term_range(text: str, number: Number, start: int, end: int) -> Figure | None:
    """七个月至一年二个月: two terms of which one has months, as months; in whole years the numeral itself is the range."""
    m = _BETWEEN.match(text, number.number_start, end)
    if m is None or not (m["m1"] or m["m2"]) or not (m["y2"] or m["m2"]) or not (m["y1"] or m["m1"]):
        return None
    if _PENALTY.search(text, max(start, number.start - 30), min(end, m.end() + 12)) is None:
        return None
    low = (value_of(m["y1"] or "零") or 0.0) * 12 + (value_of(m["m1"] or "零") or 0.0)
    high = (value_of(m["y2"] or "零") or 0.0) * 12 + (value_of(m["m2"] or "零") or 0.0)
    low, high = min(low, high), max(low, high)  # 三年至八个月不等
    if not 0 < low < high:
        return None
    figure = made_figure(number, "prison_term", number.start, m.end(), start, end, "time", "", 0.85)
    figure.value, figure.low, figure.high, figure.comparator, figure.unit = None, low, high, "range", "months"
    return figure


def length_figure(text: str, number: Number, unit: re.Match[str], start: int, end: int) -> Figure | None:
    """Lengths of campaigns; how long an inquiry or an offence took is a date of the case, not a figure."""
    head, tail = text[max(start, number.start - 8) : number.start], text[unit.end() : unit.end() + 14]
    campaign = re.search(r"为期|历时|开展了?$", head) and re.search(
        r"行动|整治|专项|战役|攻坚|会战", text[start:end]
    )
    prison = re.search(r"有期徒刑|拘役|管制|刑期|徒刑$|判刑$|获刑$", head)
    if _SUSPENDED.search(head):
        return None  # 缓刑八个月 is not served
    prison = prison or (_THE_LONGEST.search(head) and _PENALTY.search(text, start, end))
    prison = prison or re.match(r"的?(?:有期徒刑|刑期|牢狱|铁窗|徒刑)", tail)
    prison = prison or re.search(r"(?:徒刑|拘役|被判|获刑)[^，。；]{0,40}、$", text[start : number.start])
    if not campaign and not prison and not re.match(r"的?(?:集中)?(?:专项|整治|行动|攻坚|战役)", tail):
        return None
    if prison and text[max(start, number.start - 1) : number.start] == "年":
        return None  # the months of 二年二个月 were read with its years
    figure = made_figure(
        number,
        "prison_term" if prison else "duration",
        number.start,
        unit.end(),
        start,
        end,
        "time",
        "",
        0.85,
    )
    figure.unit = _UNITS[next(k for k in _UNITS if k in unit.group())]
    return figure


_SUSPENDED = re.compile("缓刑(?:考验期)?(?:为|限)?$")
_THE_LONGEST = re.compile("(?:最重|最轻|最高|最低|最长|最短|刑期)(?:的|者|分别|被判|获刑|判处|为|达|是)*$")


def prison_term(text: str, number: Number, verbs: list[Term], start: int, end: int) -> Figure | None:
    head = text[max(start, number.start - 8) : number.start]
    if (number.value or number.high or 99) > 30 or (
        not re.search(r"有期徒刑|徒刑$|刑期|判刑$|获刑$|判处$|被判$|领刑$", head)
        and not (_THE_LONGEST.search(head) and _PENALTY.search(text, start, end))
    ):
        return None
    figure = made_figure(number, "prison_term", number.start, number.end + 1, start, end, "time", "", 0.85)
    figure.unit = "years"
    if figure.value is not None and text.startswith("半", figure.end):
        figure.value, figure.end = figure.value + 0.5, figure.end + 1  # 三年半
    months = _MONTHS.match(text, figure.end, end)
    extra = value_of(months["count"]) if months else None
    if months and extra is not None and figure.value is not None:
        figure.value, figure.end, figure.unit = tidy(figure.value * 12 + extra), months.end(), "months"
    return figure
