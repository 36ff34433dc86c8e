"""Where sentences and their clauses begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ABBREVIATION = re.compile(
    r"(?:\b(?:Rs|Tk|Rp|Ksh|Kshs|Dh|Dhs|Mr|Mrs|Ms|Dr|Prof|No|Nos|Co|Ltd|Inc|Corp|St|vs|etc|Gen|Col|Lt|Sgt|Capt|Jr|Sr|approx|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept|Sep|Oct|Nov|Dec|Fig|U\.S|U\.K|a\.m|p\.m|i\.e|e\.g)|\b[A-Z])$"
)
_MIGHT_END = re.compile(r"[。！？!?；;.\n]")
_END = re.compile(r"[。！？!?；;]+[”’」』》\"')）]*|\.+[”’\"')]*(?=\s|$)|\n+|\.(?=[A-Z][a-z])")


_WRAPPED = re.compile(
    r"(?<=[a-z0-9,;’'\")])[ \t]?\n(?=[a-z]|\((?![0-9]{1,2}\)|[a-z]{1,3}\)))|(?<=[，、])\n(?=[\u4e00-\u9fff])|(?<=[a-z] )\n(?=[0-9])"
)
_WRAPS = re.compile(r"\n(?=[a-z(])")


def unwrapped(text: str) -> str:
    """The text with the line breaks inside its sentences as spaces, offsets unchanged; the very text when it has none.

    A line that ends in a small letter or a comma and goes on in one was broken to fit a width, not to end a paragraph; "(2)" and "(b)" open
    an entry of a list.
    """
    if _WRAPS.search(text) is None and "，\n" not in text and "、\n" not in text:
        return text
    joined = _WRAPPED.sub(lambda m: " " * len(m.group()), text)
    return text if joined == text else joined


LONGEST = 1_200
"""Characters. No sentence of prose is longer; what has no full stop for so long is cut, so that work stays linear."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of text[start:end], without the white space around them; none longer than LONGEST."""
    for first, last in _sentences(text, start, end):
        while last - first > LONGEST:
            yield first, first + LONGEST
            first += LONGEST
        yield first, last


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    # A character class finds the marks at the speed of a memory search; the pattern only judges them.
    mark = _MIGHT_END.search(text, start, end)
    while mark is not None:
        first, last = mark.span()
        m = _END.match(text, first, end)
        if m is None:
            mark = _MIGHT_END.search(text, last, end)
            continue
        last = m.end()
        mark = _MIGHT_END.search(text, last, end)
        if text[first] == "." and _ABBREVIATION.search(text, max(begin, first - 8), first):
            continue
        span = _trim(text, begin, last)
        if span:
            yield span
        begin = last
    span = _trim(text, begin, end)
    if span:
        yield span


_FAR = 300
"""Characters that parts of a sentence between semicolons are looked back."""


def whole_sentence(text: str, start: int) -> int:
    """Where the sentence begins of which text[start:] is a part behind a semicolon; `start` itself when it is none."""
    before = text[max(0, start - 3) : start].rstrip()
    if not before.endswith((";", "；")):
        return start
    head = text[max(0, start - _FAR) : start]
    stop = max(head.rfind(c) for c in "。！？\n")
    stop = max(stop, head.rfind(". "))
    return start - len(head) + stop + 1


@lru_cache(maxsize=1)
def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause that holds offset `at` begins; a comma between digits is no border.

    Half a dozen rules ask it of the same number one after the other, hence the memory of one answer.
    """
    border = _TO_LAST_BORDER.match(text, start, at)
    while border is not None and text[border.end() - 1] == "," and _inside_number(text, border.end() - 1):
        border = _TO_LAST_BORDER.match(text, start, border.end() - 1)
    return border.end() if border is not None else start


_TO_LAST_BORDER = re.compile(r"(?s:.*)[，；。：（:;(,]")


def clause_end(text: str, at: int, end: int) -> int:
    """Where the clause that holds offset `at` ends."""
    mark = _CLAUSE_ENDS.search(text, at, end)
    while mark is not None:
        if mark.group() not in ",.:" or not _inside_number(text, mark.start()):
            return mark.start()
        mark = _CLAUSE_ENDS.search(text, mark.end(), end)
    return end


_CLAUSE_ENDS = re.compile(r"[，：；;。！？!?,.:]")


def _inside_number(text: str, i: int) -> bool:
    """A mark between two digits: 17,966 or 1.5, not 案件,8名."""
    return 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
