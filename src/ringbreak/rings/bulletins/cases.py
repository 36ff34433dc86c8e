"""A document becomes its cases: one, or the campaign and the numbered typical cases that hang on it."""

from __future__ import annotations

import re
from datetime import date

from ringbreak.rings.bulletins.dates import moments_of
from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Case, Moment
from ringbreak.rings.bulletins.naming import agency_of, names_of
from ringbreak.rings.bulletins.people import people_of
from ringbreak.rings.bulletins.places import places_of

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"^(?:(?:典型)?案例\s?(?P<a>{_NUMERAL}|\d{{1,2}})(?:[、.．:：\s]|$)|[（(]?(?P<b>{_NUMERAL})[）)、.．]\s?|(?P<c>\d{{1,2}})[、.．)）]\s?(?!\d)"
    r"|(?:Typical )?[Cc]ase (?:[Nn]o\.? ?)?(?P<d>\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)[:.、\s—–-]"
    r"|(?P<f>VIII|VII|VI|IV|IX|III|II|I|V|X)[.、:] ?(?=[A-Z])"
    r"|[(（]?(?P<e>\d{1,2})[)）.] (?=[A-Z]))"
)
_ZH = {c: i for i, c in enumerate("零一二三四五六七八九")}
_ROMAN = {w: i + 1 for i, w in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])}
_EN = {
    w: i + 1
    for i, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}


def _ordinal(m: re.Match[str]) -> int:
    word = next(g for g in m.groups() if g)
    if word.isascii() and word.isdigit():
        return int(word)
    if word in _ROMAN:
        return _ROMAN[word]
    if word.lower() in _EN:
        return _EN[word.lower()]
    if "十" in word:
        tens, _, ones = word.partition("十")
        return (_ZH.get(tens, 1) if tens else 1) * 10 + (_ZH.get(ones, 0) if ones else 0)
    return _ZH.get(word, 0)


def headings(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int]]:
    """(number, start, end) of lines that open a numbered case; at least two that count up from 1, else none."""
    found: list[tuple[int, int, int]] = []
    for start, end in spans:
        m = _HEADING.match(text[start : min(end, start + 40)])
        if m:
            number = _ordinal(m)
            if number == len(found) + 1:
                found.append((number, start, start + m.end()))
    return found if len(found) >= 2 else []


def split_cases(
    text: str,
    spans: tuple[tuple[int, int], ...],
    opened: dict[str, Spans],
    *,
    chinese: bool,
    posted: date | None = None,
    title: str | None = None,
) -> list[Case]:
    """Cases in the order of the text. Case "0" is what stands before the first numbered case."""
    if not spans:
        return []
    heads = headings(text, spans)
    first, last = spans[0][0], spans[-1][1]
    headline = title or _line(text, *spans[0])
    moments = moments_of(text, opened["date"], opened["duration"], chinese=chinese, posted=posted)
    if not heads:
        return [_case("1", headline, text, first, last, opened, moments, chinese=chinese)]
    made = []
    if heads[0][1] > first:
        made.append(_case("0", headline, text, first, heads[0][1], opened, moments, chinese=chinese))
    for i, (number, start, after) in enumerate(heads):
        stop = heads[i + 1][1] if i + 1 < len(heads) else last
        line = next((s for s in spans if s[0] == start), (start, stop))
        name = _line(text, after, line[1])
        made.append(_case(str(number), name, text, start, stop, opened, moments, chinese=chinese))
    return made


def _case(
    number: str,
    title: str,
    text: str,
    start: int,
    stop: int,
    opened: dict[str, Spans],
    moments: list[Moment],
    *,
    chinese: bool,
) -> Case:
    def own(gate: str) -> Spans:
        return tuple((max(a, start), min(b, stop)) for a, b in opened[gate] if a < stop and b > start)

    return Case(
        number,
        title,
        start,
        stop,
        agency_of(text, own("agency")),
        tuple(places_of(text, own("all" if chinese else "place_en"), chinese=chinese)),
        tuple(m for m in moments if start <= m.start < stop),
        tuple(people_of(text, own("person_zh" if chinese else "person_en"), chinese=chinese)),
        tuple(names_of(text, own("quote"), own("company"))),
    )


def _line(text: str, start: int, end: int) -> str:
    line = text[start:end].strip()
    return line if len(line) <= 160 else line[:157] + "..."
