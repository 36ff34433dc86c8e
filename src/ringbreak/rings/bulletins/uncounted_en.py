"""English numerals that count nothing: dates, models, section numbers, headings, single articles of speech."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\.?(?: \d{{1,2}},?)? ?|\b(?:in|since|year|early|late|mid|until|by|of|from)[ -](?:the year )?)$"
)
_A_YEAR = re.compile(r"\b(?:a|an|the|this|that|its|their|in|since|during|late|early|mid)[ -]$")
_DATE_AFTER = re.compile(
    rf" ?(?:{_MONTH}\b|a\.?m\b|p\.?m\b|o'clock|:\d\d)|[-/.:]\d|th\b|st\b|nd\b|rd\b|年|月|日"
)
_ONE_IN = re.compile(r"\b(?:one|1|two|three|four|nine) (?:in|out of) (?:every )?$")
_ONE_OF_THE = re.compile(r"\b(?:one|none|some|most|several|many|each|any) of (?:the|these|those) $")
_EVERY = re.compile(r"\b(?:every|each|per) $")
_TOO_SMALL_ALONE = frozenset({"one", "a", "an"})
_LONG = re.compile(r"-(?:year|month|week|day)\b")
_A_TERM = re.compile(r" (?:year|month)\b")
_PASSED = re.compile(r"\b(?:jailed|sentenced|imprisoned)\b[^,.;]{0,40}(?:for|to) $")
_AGES = re.compile(r"\baged? (?:between )?\d{1,2}(?:, \d{1,2}){0,6},? (?:and|to|or) $")
_AGED = re.compile(
    r"\b(?:man|woman|boy|girl|teen|teenager|student|resident|person|national|suspect|defendant|accused|victim|fugitive|hacker|driver|clerk|worker|officer|doctor|nurse|lawyer|farmer|trader|broker|programmer|cashier|ringleader|mastermind|boss|manager|employee|courier|mule|leader|owner|director|widow|pensioner|businessman|engineer|teacher|retiree|husband|wife|brother|sister|son|daughter|father|mother|male|female), $"
)
"""Behind one person and a comma stands an age."""
_COUNTED = re.compile(r" [a-z]{2}")
_HEADED = re.compile(r"[ \t]+[A-Z]")
_NEIGHBOURS = 2_000
"""Characters before and behind the number of a heading in which its neighbour stands."""


def no_count(text: str, low: str, number: Number, start: int) -> bool:
    """Dates, models, section numbers, single articles of speech: numerals that count nothing."""
    if number.worded and low[number.number_start : number.number_end] in _TOO_SMALL_ALONE:
        # "a one-year campaign", "jailed for one year"
        return not _LONG.match(low, number.end) and not (
            _A_TERM.match(low, number.end)
            and _PASSED.search(low, max(start, number.start - 60), number.start)
        )
    if (
        number.number_start
        and low[number.number_start - 1] in "\"“'‘«"
        and low[number.end : number.end + 1] in ('"', "”", "'", "’", "»")
    ):
        return True  # a code name: the "5.30" case
    if low.endswith("multi-", start, number.start):
        return True  # "a multi-million shilling syndicate"
    if low.endswith((" in ", " of ", "every "), start, number.start) and _ONE_IN.search(
        low, max(start, number.start - 22), number.start
    ):
        return True  # "one in five young adults"
    if low.endswith(("of the ", "of these ", "of those "), start, number.start) and _ONE_OF_THE.search(
        low, max(start, number.start - 24), number.start
    ):
        return True  # "one of the five suspects": they were counted before
    if low.endswith(("every ", "each ", "per "), start, number.start) and _EVERY.search(
        low, max(start, number.start - 8), number.start
    ):
        return True  # "3 yuan for every 100 fans"
    if (
        low[number.number_start - 1 : number.number_start] == ":"
        and low[number.number_start - 2 : number.number_start - 1].isdigit()
    ):
        return True  # the minutes of "09:12 — police in ..."
    if (
        number.bare
        and low[number.end : number.end + 1] in (",", ".", ";", ")")
        and _AGED.search(low, max(start, number.start - 24), number.start)
    ):
        return True  # "a man, 29, was charged"
    if (
        number.worded
        and low.endswith("three", number.number_start, number.end)
        and low.startswith("-quarters", number.end)
    ):
        return True  # "three-quarters gave more"
    if low.endswith(
        (" aged ", " aged between ", " aged from ", " ages of ", " ages from "), start, number.start
    ):
        return True
    if low.startswith(
        (" data points", " digits of", " hotline", " helpline", " emergency", " anti-fraud hotline"),
        number.end,
    ):
        return True  # what a form asks for, the last four digits of a number, and lines to call
    if not number.bare:
        return False
    if low.endswith(("and ", "to ", "or "), start, number.start) and _AGES.search(
        low, max(start, number.start - 48), number.start
    ):
        return True  # "aged 29 and 35"
    if _heads_a_part(text, number):
        return True
    window = low[max(start, number.start - 24) : number.start]
    raw = text[number.number_start : number.number_end]
    year = len(raw) == 4 and raw.isdigit() and 1900 <= int(raw) <= 2100
    if _DATE_AFTER.match(low, number.end):
        return True
    if raw.isdigit() and len(raw) > 1 and raw[0] == "0":
        return (
            len(raw) > 2 or raw == "00" or not _COUNTED.match(text, number.end)
        )  # "06 laptops", as India writes
    if len(raw) >= 9 and raw.isdigit():
        return True  # a phone, group or card number; no bulletin writes a count of that size without commas
    if year and _word_before(window, "") in _LAWS:
        return True  # "the Criminal Law Act 1977 and money laundering offences"
    if year and _A_YEAR.search(window):
        return True  # "the 2015 breach"
    if (year and _DATE_BEFORE.search(window)) or _word_before(window, ".") in _MONTHS:
        return True
    return (
        _says_which(window)
        and not low.startswith(_PIECES, number.end)
        and not (window.endswith("s number ") and low[number.end : number.end + 1] in _NUMBERED_END)
    )


_NUMBERED_END = frozenset({"", ".", ",", ";", "\n"})
""" "The victims number 37."; "the case number 37" says which."""


_PIECES = (
    " pieces",
    " piece",
    " sets",
    " units",
    " names",
    " copies",
    " sheets",
    " strips",
    " famous",
    " people",
)
"""Behind a number that translation sets after its noun: "broke network case 1906 pieces"."""

_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december".split()
)
_LAWS = frozenset({"act", "ordinance", "code", "bill", "statute", "regulations", "rules", "decree"})
"""What bears the year it was passed behind its name."""
_WHICH = frozenset(
    "part no article articles chapter section version page step phase figure table item type model level iphone ipad windows android galaxy usb web gen volume vol "
    "issue room building floor road street flight route qq id code paragraph grade class age aged number case top day update season episode method".split()
)


def _word_before(window: str, marks: str) -> str:
    """The word a window ends with, a blank and one of the marks behind it left out; "" when it ends with something else."""
    stop = len(window) - window.endswith(" ")
    if stop and window[stop - 1] in marks:
        stop -= 1
    begin = stop
    while begin and (window[begin - 1].isalnum() or window[begin - 1] == "_"):
        begin -= 1
    return window[begin:stop]


def _says_which(window: str) -> bool:
    """The number says which one, and not how many: "article 12", "No. 7", "#212", "v3", "K-77"."""
    if window.endswith(("#", "№", "v")):
        return True
    if window[-1:] in (".", "/", "_", "-") and (window[-2:-1].isalnum() or window[-2:-1] == "_"):
        return True
    return _word_before(window, ".:#") in _WHICH


def _heads_a_part(text: str, number: Number) -> bool:
    """The number at the start of a line that heads a part: "2. Dens", "3) Articles", or "2 Dens" with "1 Personnel" near."""
    raw = text[number.number_start : number.number_end]
    if len(raw) > 2 or not raw.isdigit():
        return False
    if text[max(0, number.start - 8) : number.start].rpartition("\n")[2].strip(" \t(") or (
        number.start > 8 and "\n" not in text[number.start - 8 : number.start]
    ):
        return False
    if (
        text[number.end : number.end + 1] in (".", ")")
        and not text[number.end + 1 : number.end + 2].isdigit()
    ):
        return True
    if _HEADED.match(text, number.end) is None:
        return False
    around = text[max(0, number.start - _NEIGHBOURS) : number.end + _NEIGHBOURS]
    beside = int(raw) + 1 if int(raw) < 2 else int(raw) - 1
    return re.search(rf"(?:^|\n)[ \t]*{beside}[.)]?[ \t]+[A-Z]", around) is not None
