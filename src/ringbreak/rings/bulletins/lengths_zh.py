"""Lengths of time that are figures: campaigns and prison terms."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_zh import value_of
from ringbreak.rings.bulletins.terms import Term

_UNITS = {"小时": "hours", "分钟": "minutes", "星期": "weeks", "周": "weeks", "天": "days", "昼夜": "days", "工作日": "days", "季度": "quarters", "月": "months", "年": "years"}  # fmt: skip


_MONTHS = re.compile(r"零?(?P<count>[0-9一二三四五六七八九十]{1,2})个月")


def length_figure(text: str, number: Number, unit: re.Match[str], start: int, end: int) -> Figure | None:
    """Lengths of campaigns; how long an inquiry or an offence took is a date of the case, not a figure."""
    head, tail = text[max(start, number.start - 8) : number.start], text[unit.end() : unit.end() + 14]
    campaign = re.search(r"为期|历时|开展了?$", head) and re.search(
        r"行动|整治|专项|战役|攻坚|会战", text[start:end]
    )
    prison = re.search(r"有期徒刑|拘役|管制|刑期|徒刑$|判刑$|获刑$", head)
    prison = prison or re.search(r"(?:徒刑|拘役)[^，。；]{0,40}、$", text[start : number.start])
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


def prison_term(text: str, number: Number, verbs: list[Term], start: int, end: int) -> Figure | None:
    head = text[max(start, number.start - 8) : number.start]
    if (number.value or number.high or 99) > 30 or not re.search(
        r"有期徒刑|徒刑$|刑期|判刑$|获刑$|判处$", head
    ):
        return None
    figure = made_figure(number, "prison_term", number.start, number.end + 1, start, end, "time", "", 0.85)
    figure.unit = "years"
    months = _MONTHS.match(text, figure.end, end)
    extra = value_of(months["count"]) if months else None
    if months and extra is not None and figure.value is not None:
        figure.value, figure.end, figure.unit = tidy(figure.value * 12 + extra), months.end(), "months"
    return figure
