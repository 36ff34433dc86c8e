"""A document becomes its cases: one, or the campaign and the numbered typical cases that hang on it."""

from __future__ import annotations

import re
from datetime import date

from ringbreak.rings.bulletins.ledger import Case

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"^(?:(?:典型)?案例\s?(?P<a>{_NUMERAL}|\d{{1,2}})(?:[、.．:：\s]|$)|[（(]?(?P<b>{_NUMERAL})[）)、.．]\s?|(?P<c>\d{{1,2}})[、.．)）]\s?(?!\d)"
    r"|(?:Typical )?[Cc]ase (?:[Nn]o\.? ?)?(?P<d>\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)[:.、\s—–-]"
    r"|[(（]?(?P<e>\d{1,2})[)）.] (?=[A-Z]))"
)
_ZH = {c: i for i, c in enumerate("零一二三四五六七八九")}
_EN = {
    w: i + 1
    for i, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}


def _ordinal(m: re.Match[str]) -> int:
    word = next(g for g in m.groups() if g)
    if word.isascii() and word.isdigit():
        return int(word)
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
    text: str, spans: tuple[tuple[int, int], ...], *, posted: date | None = None, title: str | None = None
) -> list[Case]:
    """Cases in the order of the text. Case "0" is what stands before the first numbered case."""
    if not spans:
        return []
    heads = headings(text, spans)
    first, last = spans[0][0], spans[-1][1]
    headline = title or _line(text, *spans[0])
    if not heads:
        return [Case("1", headline, first, last)]
    made = [Case("0", headline, first, heads[0][1])] if heads[0][1] > first else []
    for i, (number, start, after) in enumerate(heads):
        stop = heads[i + 1][1] if i + 1 < len(heads) else last
        line = next((s for s in spans if s[0] == start), (start, stop))
        made.append(Case(str(number), _line(text, after, line[1]), start, stop))
    return made


def _line(text: str, start: int, end: int) -> str:
    line = text[start:end].strip()
    return line if len(line) <= 160 else line[:157] + "..."
