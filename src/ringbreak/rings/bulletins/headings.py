"""Where the cases of a bulletin begin: lines that count up, or lines that look alike and open a case each."""

from __future__ import annotations

import re
from itertools import pairwise

from ringbreak.rings.bulletins.gates import Spans

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(
    rf"^(?:(?:典型)?案例\s?(?P<a>{_NUMERAL}|\d{{1,2}})(?:[、.．:：\s]|$)|[（(]?(?P<b>{_NUMERAL})[）)、.．]\s?|(?P<c>\d{{1,2}})[、.．)）]\s?(?!\d)"
    r"|(?:Typical )?[Cc]ase (?:[Nn]o\.? ?)?(?P<d>\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)[:.、\s—–-]"
    r"|(?P<f>VIII|VII|VI|IV|IX|III|II|I|V|X)[.、:] ?(?=[A-Z])"
    r"|(?P<g>One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)[,:.] (?=[A-Z])"  # what translation makes of 一、
    r"|[(（]?(?P<e>\d{1,2})[)）.] (?=[A-Z]))"
)
_OPENS = frozenset("典案（(一二三四五六七八九十TCcVIXOFSEN")
"""What one of them begins with, where it is no digit."""
_ZH = {c: i for i, c in enumerate("零一二三四五六七八九")}
_ROMAN = {w: i + 1 for i, w in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])}
_EN = {
    w: i + 1
    for i, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_ALIKE = (
    (
        "title",
        re.compile(
            r"[^。！？；!?;\n]{4,48}(?:案|系列案|案件)(?:（[^）]{1,16}）)?$|(?=[^\n]{8,110}$)(?:The )?[A-Z][^.!?;\n]* cases?(?: [^.!?;\n]{0,60})?$"
        ),
    ),
    (
        "opening",
        re.compile(
            r"[^。，；！？\n]{2,30}(?:公安机关|公安局|公安分局|公安厅|警方|法院|检察院|网信办|网信部门|网安部门|海关)[^。，；！？\n]{0,12}"
            r"(?:侦破|破获|打掉|捣毁|查处|查办|办理|侦办|审结|判决|宣判|摧毁)[^。；！？\n]{2,60}案[。：:]"
            r"|(?:The )?[A-Z][\w' -]{2,60}?(?:[Pp]olice|[Pp]ublic security (?:organs?|authorit(?:y|ies)|bureau)|[Aa]uthorities|Court|Bureau|Procuratorate)\b[^.;!?\n]{0,20}? "
            r"(?:(?:has|have) )?(?:cracked|solved|detected|broke|uncovered|resolved|investigated|busted|handled)\b[^.!?\n]{2,140}?\bcases?\b"
        ),
    ),
    ("label", re.compile(r"(?:【[^】\n]{2,40}】|案例[:：]|(?:Typical )?[Cc]ase ?[:：])")),
    ("bullet", re.compile(r"(?:[◆●■▲★※◇○•▶►◎]|——|--)\s?(?=[\u4e00-\u9fffA-Z])")),
    (
        "another",
        re.compile(r"(?:In (?:another|one|a separate|a third|a further) case\b|在另一起|另一起)"),
    ),
)
"""What the first words of a case look like where no numbers lead it, the surest sort first."""
MOST = 400
"""Lines that are looked at for headings without numbers; a page with more lists things, and its work would grow."""
_BODY = 60
"""Characters an unnumbered case has at least, its heading with it; shorter lines are a list."""


def case_headings(text: str, spans: Spans, announced: Spans) -> list[tuple[int, int, int]]:
    """(number, start, end of the mark) of lines that open a case; at least two, else none.

    Numbered lines must count up from 1. Lines without numbers must look alike, stand below words that announce
    cases ("five typical cases", 典型案例), and each be followed by a case's worth of text.

    Args:
        announced: The lines that announce cases; see gates.
    """
    numbered: list[tuple[int, int, int]] = []
    for start, end in spans:
        opens = text[start]
        if opens not in _OPENS and not opens.isdecimal():
            continue
        m = _NUMBERED.match(text[start : min(end, start + 40)])
        if m and _ordinal(m) == len(numbered) + 1:
            numbered.append((len(numbered) + 1, start, start + m.end()))
    if _is_contents(text, numbered):
        # 目录: the titles stand one under the other and again above their cases
        again = case_headings(text, tuple(s for s in spans if s[0] > numbered[-1][1]), announced)
        numbered = again if len(again) == len(numbered) else numbered
    if _lists_things(text, spans, numbered):
        numbered = []
    return numbered if len(numbered) >= 2 else _alike(text, spans, announced)


_THING = re.compile(
    r"\s?\d[\d,.]* [A-Za-z][^.\n]{1,50}$|[^。；，：:\n]{1,16}?[0-9][0-9,.]*万?余?[台部张个辆支枚本套块件条](?:（[^）]{1,12}）)?[；;。]?$"
)
"""An entry that counts things: "1. 19 modem boxes", 2.手机246部."""


def _lists_things(text: str, spans: Spans, numbered: list[tuple[int, int, int]]) -> bool:
    """Are the numbered lines the things that were seized, and no cases?"""
    ends = dict(spans)
    return len(numbered) >= 2 and all(
        _THING.match(text, after, ends.get(start, after)) is not None for _, start, after in numbered[:-1]
    )


_CONTENTS = re.compile(r"目[ \u3000]*录|\b[Cc]ontents\b")
_TITLE_AT_MOST = 60
"""Characters from one title of a table of contents to the next, at most."""


def _is_contents(text: str, numbered: list[tuple[int, int, int]]) -> bool:
    """Do the numbered lines follow each other without a word between, below a line that calls them the contents?"""
    if len(numbered) < 2:
        return False
    starts = [start for _, start, _ in numbered]
    return (
        all(b - a <= _TITLE_AT_MOST and "。" not in text[a:b] for a, b in pairwise(starts))
        and _CONTENTS.search(text, max(0, starts[0] - 20), starts[0]) is not None
    )


def _alike(text: str, spans: Spans, announced: Spans) -> list[tuple[int, int, int]]:
    if not announced:
        return []
    below = announced[0][0]
    for sort, pattern in _ALIKE:
        found = []
        for n, (start, end) in enumerate(spans[1:MOST], 1):
            m = pattern.match(text, start, min(end, start + 260))
            if m is not None:
                # Bullets and labels are no part of the title; the other sorts are the title.
                found.append(
                    (n, start, m.end() if sort in ("label", "bullet") and text[start] != "【" else start)
                )
        if len(found) < 2:
            continue
        first = found[0][1]
        if below >= first:
            continue
        stops = [f[1] for f in found[1:]] + [spans[-1][1]]
        if all(
            stop - f[1] >= (_BODY if text[f[1]].isascii() else _BODY // 3)
            for f, stop in zip(found, stops, strict=True)
        ):
            return [(i + 1, start, after) for i, (_, start, after) in enumerate(found)]
    return []


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
