"""English that a machine made of Chinese word by word, read as the Chinese it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from ringbreak.rings.bulletins import figures_zh, lexicon_zh
from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.gloss_words_en import (
    CURRENCIES,
    GLOSSES,
    OF_MONEY,
    OF_NOUNS,
    OF_VERBS,
    PEOPLE,
    SINGULAR_UNITS,
    UNITS,
)
from ringbreak.rings.bulletins.money_en import currency_of
from ringbreak.rings.bulletins.numbers import MOST, Number
from ringbreak.rings.bulletins.numbers_en import find_numbers
from ringbreak.rings.bulletins.trie import words_pattern
from ringbreak.rings.bulletins.uncounted_en import no_count

_UNKNOWN = "甲"
"""Stands for a word we have no Chinese for; no rule of the Chinese grammar knows it."""
_MARKS = {",": "，", ".": "。", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_ENOUGH = 3
"""Numbers set as Chinese sets them that make a text such English: one or two are a slip, or a list."""


class _Numeral(NamedTuple):
    """A number of the sentence, and whether it stands as in Chinese: behind its noun, or before a unit of Chinese."""

    number: Number
    end: int
    """Behind its unit or currency."""
    as_chinese: bool


def is_word_by_word(low: str) -> bool:
    """Do three numbers of the text stand as Chinese sets them: behind their noun, before a unit, or glued to a word?"""
    return sum(1 for _ in islice(_signs(low), _ENOUGH)) == _ENOUGH


def glossed(low: str, start: int, end: int, read: list[Figure]) -> list[Figure]:
    """The figures of a sentence, with those of its open numbers that the Chinese grammar reads in its gloss."""
    sentence, at = _apart(low, start, end)
    chinese, numerals = _gloss(sentence)
    fair = _FAIR * len(_ARTICLES.findall(sentence)) > sentence.count(" ") + 1
    made = list(read)
    for figure in figures_zh.read(chinese, 0, len(chinese), countable=True):
        numeral = numerals.get(figure.number.number_start)
        if numeral is None or not figure.measure or figure.measure in _ELSEWHERE:
            continue
        number = numeral.number
        currency = currency_of(sentence, number)
        if fair and currency is not None:
            continue  # the English rules know sums of fair English better
        if not _may_count(figure, numeral, currency, sentence, at):
            continue
        first, last = at[number.number_start], at[number.number_end - 1] + 1
        same = [f for f in made if f.number.number_start < last and first < f.number.number_end]
        if any(f.measure for f in same):
            continue  # what the English rules read stands
        span = at[number.start], at[numeral.end - 1] + 1
        moved = number._replace(start=span[0], end=span[1], number_start=first, number_end=last)
        made = [f for f in made if f not in same]
        made.append(
            made_figure(
                moved, figure.measure, *span, start, end, figure.noun, figure.verb, _CERTAINTY * figure.certainty, currency=currency
            )
        )  # fmt: skip
    return sorted(made, key=lambda f: f.start)


_FAIR = 16
"""An article among so many words, and the sentence is fair English."""
_CERTAINTY = 0.9
_ELSEWHERE = frozenset({"clicks", "views", "items_found", "members"})
"""What the furniture of a page counts too, in any order."""
_CLOSES_A_NAME = ('"', "”", "'", "’", "»")
_OF_WORDS = frozenset({"provinces", "cities"})
_ARTICLES = re.compile(r"\b(?:the|an?)\b")
_MAY = re.compile(r"\b(?:will|would|can|could|(?<!\bin )may|might|should|must|if|never|not)\b[^.;]*$")


def _may_count(figure: Figure, numeral: _Numeral, currency: str | None, sentence: str, at: list[int]) -> bool:
    """Is the number set in a way that English rules cannot read, and nothing that may happen?"""
    number = numeral.number
    if number.value == 1 or (number.worded and figure.measure not in _OF_WORDS):
        return False
    if sentence[number.end : number.end + 1] in _CLOSES_A_NAME:
        return False  # operation "Net Clean 2022"
    if currency is None and number.value is not None and not number.value.is_integer():
        return False
    if figure.measure == "accounts_closed" and figure.verb == "seize":
        return False
    first, last = number.number_start, number.number_end
    glued = (first and at[first - 1] == at[first]) or at[last] == at[min(last + 1, len(at) - 1)]
    return bool(numeral.as_chinese or glued) and not _MAY.search(
        sentence, max(0, number.start - 60), number.start
    )


@cache
def _table() -> dict[str, str]:
    """English words and their Chinese: those set down, then all of the English lexicons by their class."""
    made = dict(GLOSSES)
    for table, chinese in ((words.NOUNS, OF_NOUNS), (words.VERBS, OF_VERBS), (words.MONEY, OF_MONEY)):
        for word, cls in table.items():
            if cls in chinese:
                made.setdefault(word, chinese[cls])
    return made


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z0-9])(?:" + words_pattern(_table()) + r")(?![a-z0-9])|(?P<word>[a-z]+(?:['’-][a-z]+)*)|(?P<mark>[,.;:()!?])"
    )  # fmt: skip


@cache
def _noun_before() -> re.Pattern[str]:
    nouns = words_pattern(w for w, c in words.NOUNS.items() if c in OF_NOUNS and c not in _NUMBERED)
    return re.compile(rf"\b(?:{nouns}),? ?$")


_CANDIDATE = re.compile(
    r"(?<![0-9./:-])(?<![0-9],)[0-9]+(?:,[0-9]{3})*(?:"
    r"(?P<odd>(?<!\b1)(?: ?(?:name|famous|strip|sheet|set|piece|part|person times?|up|root)| (?:place|person|department|platform))(?= ?[,.;\n]| and\b))"
    r"|(?P<glued>suspects?|persons?|people|computers?|yuan|sheets|sets|pieces|places|names?)\b"
    r"| (?:names?|famous|strips?|sheets?|sets?|pieces?|parts?|persons?|platforms?|departments?|units?|places?)\b|(?= ?[,;.]\s| and\b))"
)
_NUMBERED = ("item", "page", "case", "group")
"""What headings number: "Case 3."."""
_BACK = 32
"""Characters of the longest noun and the comma that may stand between it and its number."""


def _signs(low: str) -> Iterator[re.Match[str]]:
    """Numbers that stand as Chinese sets them."""
    for m in _CANDIDATE.finditer(low):
        if m["odd"] or m["glued"] or _noun_before().search(low, max(0, m.start() - _BACK), m.start()):
            yield m


_UNIT = re.compile(r"[ ,]?(" + words_pattern(UNITS) + r")(?![a-z0-9])")
_BORDER = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[:”\"])|(?<=\b(?:in|to|by|of))|(?<=[a-z],))(?=[0-9])|(?<=[0-9])(?=[a-z])"
)
_LONGEST = 24
_LETTERS = re.compile("[a-z]{6,24}(?![a-z])")
_LETTERS_BEFORE = re.compile("(?<![a-z])[a-z]{6,24}$")


def _apart(low: str, start: int, end: int) -> tuple[str, list[int]]:
    """The sentence with a blank between words and digits, and where in the text each of its characters stands."""
    made: list[str] = []
    at: list[int] = []
    last = start
    for border in sorted(_borders(low, start, end)):
        made += low[last:border], " "
        at.extend(range(last, border + 1))
        last = border
    made.append(low[last:end])
    at.extend(range(last, end + 1))
    return "".join(made), at


def _borders(low: str, start: int, end: int) -> set[int]:
    """Where words and digits meet, and where two words beside such a place do: "10people|were"."""
    found: set[int] = set()
    for m in _BORDER.finditer(low, start, end):
        at = m.start()
        if not start < at < end:
            continue
        found.add(at)
        word = _LETTERS_BEFORE.search(low, max(start, at - _LONGEST), at) or _LETTERS.match(low, at, end)
        cut = _two_words(word.group()) if word is not None else 0
        if word is not None and cut:
            found.add(word.start() + cut)
    return found


def _two_words(word: str) -> int:
    """Where letters fall into two words we know; 0 when nowhere, or when they are one."""
    known = (_table(), UNITS)
    if any(word in table for table in known):
        return 0
    for cut in range(len(word) - 2, 2, -1):
        if any(word[:cut] in t for t in known) and any(word[cut:] in t for t in known):
            return cut
    return 0


def _gloss(low: str) -> tuple[str, dict[int, _Numeral]]:
    """The Chinese of a sentence, and the number that begins at each place of it."""
    made = ""
    numerals: dict[int, _Numeral] = {}
    done = 0
    last = ""
    for number in islice(find_numbers(low, 0, len(low), low=low), MOST):
        if number.start < done:
            continue
        between, last = _glossed_words(low, done, number.start, last)
        made += between
        done = number.end
        unit = _UNIT.match(low, number.end)
        value = number.value if number.value is not None else number.low
        if value is None or (unit is None and no_count(low, low, number, 0)):
            made += _UNKNOWN
            continue
        if last == "，" and low[number.start - 2 : number.start - 1].isalpha():
            made = made.removesuffix("，")  # "cell phone,17"
            last = made[-1:]
        here = len(made)
        made += f"{value:.12g}" if number.value is not None else f"{value:.12g}至{number.high:.12g}"
        currency = currency_of(low, number)
        behind = made[:here]
        if currency is not None:
            after = words.CURRENCY.match(low, number.end)
            done = after.end() if after else done
            made += CURRENCIES.get(currency, "元")
            numerals[here] = _Numeral(number, done, True)
        elif unit is not None:
            done = unit.end() + (3 if low.startswith(" of ", unit.end()) else 0)
            made += UNITS[unit[1]]
            numerals[here] = _Numeral(
                number, unit.end(), unit[1] in SINGULAR_UNITS or not behind.endswith(_UNKNOWN)
            )
        else:
            follower = _noun_behind(low, number.end)
            before = next(
                (
                    w
                    for k in (6, 5, 4, 3, 2)
                    if (w := behind[-k:]) in lexicon_zh.NOUNS or w in lexicon_zh.VERBS
                ),
                "",
            )
            noun = follower or before
            made += "名" if noun in PEOPLE else "起" if "案" in noun else "个"
            numerals[here] = _Numeral(number, number.end, not follower and bool(before))
    made += _glossed_words(low, done, len(low), last)[0]
    return made, numerals


def _glossed_words(low: str, start: int, end: int, last: str) -> tuple[str, str]:
    """The Chinese of what stands between two numbers, and its last word."""
    made = []
    for m in _token().finditer(low, start, end):
        last = _MARKS[m["mark"]] if m["mark"] else _UNKNOWN if m["word"] else _table()[m.group()]
        made.append(last)
    return "".join(made), last


def _noun_behind(low: str, at: int) -> str:
    """The Chinese of the noun that stands right behind the number, if one does."""
    m = _token().match(low, at + 1)
    chinese = "" if m is None or m["mark"] or m["word"] else _table()[m.group()]
    return chinese if chinese in lexicon_zh.NOUNS else ""
