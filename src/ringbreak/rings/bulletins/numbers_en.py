"""Numerals of English prose, machine-translated prose included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ringbreak.rings.bulletins.glued_en import GLUED_BEFORE_UNIT, GLUED_BOTH, GLUED_NOUN
from ringbreak.rings.bulletins.numbers import LARGEST, Number, tidy
from ringbreak.rings.bulletins.terms import lowered
from ringbreak.rings.bulletins.trie import words_pattern

_UNITS = {
    w: float(i)
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10.0 * (i + 2)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "dozens": 12.0, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
    "mil": 1e6, "mln": 1e6, "mio": 1e6, "bil": 1e9, "bln": 1e9, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "score": 20.0,
}  # fmt: skip
_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = r"(?:hundred(?:[ -]million)?|ten[ -]thousand|thousand|million|billion|trillion|lakhs?|crores?)"
"""With what machine translation makes of 万 and 亿: "530 ten thousand yuan", "1.2 hundred million yuan"."""
_DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!,?\d)|\d+(?:\.\d+)?"
"""12,345.6; 1,25,000 as India groups; 12 345 as Europe does."""
_FIRST = "".join(sorted({w[0] for w in [*_UNITS, *_TENS, *_SCALES, "a"]}))
_NUMERAL = (
    rf"(?:(?:\d+(?:\.\d+)?) (?:billion|million) (?:\d{{1,3}}) (?:million|thousand)|(?:(?:{_WORD})|\d+) and a half(?: {_SCALE})?|(?:{_DIGITS})(?:[ -]?(?:(?:many )?ten[ -]thousand|{_SCALE}|mn|bn|tn|(?:mil|mln|mio|bil|bln|cr|[kmb])(?![a-z0-9])))?(?: {_SCALE})?"
    rf"|(?:half an? {_SCALE})|(?:a |one )?(?:hundred|thousand) (?:and )?(?:{_WORD})(?:[ -](?:{_WORD}|{_SCALE}))*|(?:a |one )?(?:hundred thousand|{_SCALE}|dozen)(?= |-)"
    rf"|(?:{_WORD})(?:[ -](?:{_WORD}|{_SCALE}(?: and (?:{_WORD}))?|dozen))*)"
)
_BEFORE = {
    "more than": "more_than", "over": "more_than", "above": "more_than", "exceeding": "more_than",
    "exceeded": "more_than", "exceeds": "more_than", "exceed": "more_than", "in excess of": "more_than",
    "at least": "more_than", "no fewer than": "more_than", "no less than": "more_than", "not less than": "more_than",
    "upwards of": "more_than", "greater than": "more_than", "beyond": "more_than", "north of": "more_than",
    "upward of": "more_than", "well over": "more_than", "in excess": "more_than", "surpassing": "more_than",
    "surpassed": "more_than", "topping": "more_than", "topped": "more_than", "a minimum of": "more_than",
    "just over": "more_than", "slightly more than": "more_than", "better than": "more_than", "larger than": "more_than",
    "short of": "less_than", "just under": "less_than", "shy of": "less_than", "just shy of": "less_than",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than", "below": "less_than",
    "nearly": "about", "almost": "about", "about": "about", "around": "about", "approximately": "about",
    "roughly": "about", "some": "about", "close to": "about", "an estimated": "about", "estimated": "about",
    "up to": "up_to", "as many as": "up_to", "as much as": "up_to", "at most": "up_to", "no more than": "up_to",
    "not more than": "up_to", "a maximum of": "up_to",
    "approx": "about", "approx.": "about", "circa": "about", "in the region of": "about", "in the vicinity of": "about",
    "something like": "about", "close on": "about", "nearing": "about", "approaching": "about", "on the order of": "about",
    "in the neighborhood of": "about", "in the neighbourhood of": "about", "near": "about",
}  # fmt: skip
_AFTER = {
    "or more": "more_than", "and more": "more_than", "and above": "more_than", "or so": "about", "+": "more_than",
    "-odd": "more_than", " odd": "more_than", "-plus": "more_than", "or less": "up_to", "or fewer": "up_to",
    "more": "more_than", "more than": "more_than", "many": "more_than", "-some": "about", "-strong": "exact", "-something": "about", "remaining": "more_than",
}  # fmt: skip
_COMPARATOR = "|".join(sorted((re.escape(b) for b in _BEFORE), key=len, reverse=True))
_CODES = (
    "rmb|cny|usd|eur|gbp|hkd|aud|cad|sgd|jpy|krw|twd|inr|thb|myr|php|chf|nzd|aed|idr|vnd|btc|eth|usdt"
    "|ngn|kes|ksh|ush|tsh|zar|ghs|pkr|lkr|bdt|npr|rub|pln|sar|qar|uah|dhs"
)
_CODES_OF_THREE = "|".join(c for c in _CODES.split("|") if len(c) == 3)
_PESOS = (
    r"[0-9]+(?:\.[0-9]+)? ?(?:million|billion|trillion|m\b|bn\b)|[0-9]{1,3}(?:,[0-9]{3})+"
    r"|[0-9]{2,4}(?:\.[0-9]+)?(?: (?:to|and) [pnr][0-9]| ?(?:each|apiece|per)\b| an? (?:piece|head|month|card|day|sim|unit|copy)\b)"
)
"""P, N and R are signs of money only before a sum written out or a price: P3.4 million, N250,000, P150 apiece."""
_MONEY_SIGN = rf"(?:us ?|u\.s\. ?|hk|nt|nz|a|c|s|au|ca|gh)?[$€£¥￥₹₩₱฿₦₫₵₽₴₺] ?|\b(?:{_CODES}) ?|(?<![0-9] )(?<!illion )(?<!thousand )(?<!hundred )\b(?:rmb )?yuan |\b(?:rs\.?|rm|tk\.?|rp\.?|kshs?\.?|sh|dh) ?|\b[pnr](?={_PESOS}|(?<=[0-9] to [pnr])[0-9]|(?<=[0-9] and [pnr])[0-9])"
"""What may stand before a sum: a sign, or the code of a currency."""
_LAST_WORDS = frozenset(
    {w.split()[-1] for w in _BEFORE}
    | {
        "of",
        "us$",
        "rs",
        "rs.",
        "rm",
        "tk",
        "rp",
        "dh",
        "sh",
        *"$€£¥￥₹₩₱฿₦₫₵₽₴₺",
        *(c + "$" for c in ("hk", "nt", "nz", "a", "c", "s", "au", "ca", "u.s.")),
    }
    | {*_CODES.split("|"), "yuan"}
)
_CODES_ALONE = frozenset({*_CODES.split("|"), "rs", "rm", "tk", "rp", "dh", "sh", "p", "n", "r", "yuan"})
_LED_BY = re.compile(
    rf"(?<![a-z])(?:(?P<before>{_COMPARATOR}) (?:a total of )?)?(?P<sign>{_MONEY_SIGN}|\b[pnr])?$"
)
_SIGN_ENDS = re.compile(r"(?<= )(?:us ?|u\.s\. ?|hk|nt|nz|a|c|s|au|ca|gh)?[$€£¥￥₹₩₱฿₦₫₵₽₴₺]$")
"""The plainest sign: behind a blank and right before the digits."""
_BOTH = re.compile(GLUED_BOTH + r"\b")
_FIND = re.compile(
    rf"(?=[0-9{_FIRST}])(?:(?<![a-z0-9_.,])|(?=[0-9])(?:(?<=[a-z],)|(?<=\b(?:{_CODES_OF_THREE}))|(?<=\b(?:rs|rm|tk|rp|dh|sh))|(?<=\brs\.)|(?<=\b[pnr])(?={_PESOS})|(?<=[a-rt-z]s)|(?<=[a-z]{{2}})(?=[0-9]{{1,6}}(?:{GLUED_BOTH}| {GLUED_BEFORE_UNIT}| (?:many )?ten thousand)\b)))(?P<one>{_NUMERAL})"
    rf"(?:(?P<join>(?: ?(?:yuan|rmb|dollars|cents))? ?(?:to|-|–|—|~) ?|(?: ?(?:yuan|rmb|dollars|cents))? and )"
    rf"(?P<sign2>{_MONEY_SIGN})?(?P<two>{_NUMERAL})(?![a-z0-9]))?"
    r"(?P<after>\+| or more| and more| and above| or so|-odd| odd|-plus|-some| or less| or fewer| more(?: than)?(?=\s*(?:[,.;)]|$)| (?:pieces|sheets|sets|names|copies)\b)| remaining(?= (?:strips?|pieces?|names?|copies|sets?|sheets?)\b)| many(?=\s*(?:[,.;)]|$)| (?:pieces|strips|sheets?|sets?|names?|copies|persons?|people|items)\b))?"
    rf"(?:(?![a-z0-9_])|(?<=[0-9])(?={GLUED_NOUN}\b)|(?<=illion)(?=(?:yuan|rmb|dollars|euros)\b)|(?<=[0-9])(?={GLUED_BOTH}\b))"
)
_BEGIN = re.compile(
    r"[0-9]|\b"
    + words_pattern(
        [*_UNITS, *_TENS, "hundred", "ten thousand", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen", "half a"]
        + [f"a {scale}" for scale in ("hundred", "ten thousand", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen")]
    )
)  # fmt: skip
"""Where a numeral may begin, which is quick to say; `_FIND` is tried nowhere else."""
_DIGIT = re.compile(r"[0-9]")
_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))")
_SEVERAL = re.compile(r"\b(?:several|(?:a |quite a )?few|many) $")
"""Before a bare scale: "several hundred" are two to nine hundred."""
_WENT = re.compile(
    r"\b(?:add(?:s|ed|ing)?|sum(?:s|med)?|came|comes?|went|goes|go|going|rose|climbed|jumped|shot) $"
)
_HANDED = re.compile(r"\b(?:hand|fork|turn|sign)(?:ed|s|ing)? $")
_SPREAD = re.compile(r"\b(?:spread(?:s|ing)?|all|extend(?:s|ed|ing)?|stretch(?:es|ed|ing)?|scattered) $")
"""Before "over" as a preposition."""
_MIGHT = re.compile(
    r"\b"
    + words_pattern([*_UNITS, *_TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
    + r"(?![a-z0-9_])"
)


_TEN_THOUSANDS = re.compile(r"\d (?:many )?ten[ -]thousand$", re.IGNORECASE)
_MANY_TEN_THOUSAND = " many ten thousand"
"""What translation makes of 余万: "760 many ten thousand yuan"."""


@lru_cache(maxsize=4096)
def value_of(words: str) -> float | None:
    """The value of one numeral: '86.64 million', 'two hundred and thirty', 'a dozen'. None when it is none."""
    total, current, seen = 0.0, 0.0, False
    if " and a half" in words.lower():
        whole, _, last = words.lower().partition(" and a half")
        ahead = value_of(whole)
        return None if ahead is None else tidy((ahead + 0.5) * _SCALES.get(last.strip(), 1.0))
    if _TEN_THOUSANDS.search(words) is not None:
        ahead = value_of(words[: -len(" ten thousand")].removesuffix(" many"))
        return None if ahead is None else tidy(ahead * 1e4)
    half = 1.0
    for token in _GROUPS.sub("", words.lower().replace(",", "")).replace("-", " ").split():
        if token in ("and", "a", "an"):
            continue
        if token == "half":
            half = 0.5
            continue
        tail = ""
        if token[0].isdigit():
            tail = token.lstrip("0123456789.")
            digits = token[: len(token) - len(tail)]
            try:
                current, seen = current + float(digits), True
            except ValueError:
                return None
            token = tail
            if not tail:
                continue
        if token in _UNITS or token in _TENS:
            current, seen = current + (_UNITS[token] if token in _UNITS else _TENS[token]), True
        elif token in _SCALES:
            scale = _SCALES[token]
            if scale in (100.0, 12.0):
                current = (current or 1.0) * scale
            else:
                total, current = total + (current or 1.0) * scale, 0.0
            seen = True
        else:
            return None
    return tidy(half * (total + current)) if seen else None


def _scale_of(words: str) -> float:
    """The scale at the end of the second end of a range, which the first end shares: '1 to 2 million'."""
    if _TEN_THOUSANDS.search(words) is not None:
        return 1e4
    last = re.split(r"[ -]", words.lower())[-1]
    return _SCALES.get(last, 1.0) if not last[:1].isdigit() else 1.0


def might_hold_number(low: str, start: int, end: int, *, worded: bool = True) -> bool:
    """A cheap look: is there a digit or, unless it is known that there is none, a number word?

    Args:
        low: The text in lower case, offsets unchanged.
    """
    return _DIGIT.search(low, start, end) is not None or (
        worded and _MIGHT.search(low, start, end) is not None
    )


_PLAIN = re.compile(
    r"(?<![a-z0-9_.,])[0-9]{1,3}(?:(?:,[0-9]{3})+|[0-9]{0,3})"
    r"(?= (?!(?:to|and|or|odd|more|many|remaining|million|billion|trillion|thousand|hundred|ten thousand|lakhs?|crores?|cr|mn|bn|tn|mil|mln|mio|bil|bln|[kmb]|dozen|score|yuan|rmb|dollars|cents)\b)[a-z]|[.;:)?!](?:[\s\"”]|\Z)|,(?: [a-z(\"“]|\n)|\n)"
)
"""Digits before a word that belongs to no numeral: most numbers of prose, read without the grammar."""
_PLAIN_WORD = re.compile(
    rf"(?<![a-z0-9_.,-])(?:{_WORD})"
    r"(?= (?!(?:to|and|or|odd|more|many|remaining|million|billion|trillion|thousand|hundred|ten|lakhs?|crores?|dozens?|score|half|point|yuan|rmb|dollars|cents"
    rf"|{_WORD})\b)[a-z])"
)
"""A number word by itself: "three suspects"."""


def _numerals(low: str, start: int, end: int, *, worded: bool) -> Iterator[re.Match[str]]:
    """Where the grammar of numerals matches, looked for only where one may begin; without number words, at digits."""
    candidate = _BEGIN if worded else _DIGIT
    at = candidate.search(low, start, end)
    while at is not None:
        m = (_PLAIN if low[at.start()].isdigit() else _PLAIN_WORD).match(low, at.start(), end) or _FIND.match(
            low, at.start(), end
        )
        if m is not None:
            yield m
        at = candidate.search(low, m.end() if m is not None else at.start() + 1, end)


_PLURAL = re.compile(r"(?:^|[ \n(,])[a-z]{3,}s$")
_NAMED_WITH_A_NUMBER = ("windows", "series", "news", "sports", "games")


def _glued(text: str, start: int, at: int, stop: int) -> bool:
    """A count set without a space behind its plural, as translation leaves it ("suspects34,"), and no name of a thing."""
    code = text[max(start, at - 4) : at].split(" ")[-1]
    if code in ("rs", "kshs", "dhs"):
        return True
    head = text[max(start, at - 24) : at]
    return (
        _PLURAL.search(head) is not None
        and not head.endswith(_NAMED_WITH_A_NUMBER)
        and (
            text[stop : stop + 1] in ("", ",", ".", ";", ")", " ", "\n", "，", "。")
            or _BOTH.match(text, stop) is not None
        )
    )


_OPENING = "\"“‘'(["
_MOST_WORDS = max(len(b.split()) for b in _BEFORE)


def _led_by(low: str, start: int, number_start: int) -> tuple[str, str, int]:
    """The comparator and the sign of money before a numeral, and where they begin."""
    signed = _SIGN_ENDS.search(low, max(start, number_start - 6), number_start)
    at = signed.start() if signed is not None else number_start
    tail = low[max(start, at - 32) : at]
    if tail[-1:] == " " and tail.isascii() and "(" not in tail:
        # Words and blanks alone are looked up, longest first; what else stands there is left to the pattern.
        words = tail[:-1].split(" ")
        if at - len(tail) > start or low[max(0, start - 1) : start].isalpha():
            words = words[1:]  # the first may be the end of a longer word
        words = words[-_MOST_WORDS:]
        if words and words[-1].isalpha() and words[-1] not in _CODES_ALONE and words[-1] != "of":
            first = len(words) - 1
            while first and words[first - 1].isalpha():
                first -= 1
            if first and (opened := words[first - 1].lstrip(_OPENING)).isalpha():
                first -= 1
                words[first] = opened  # "more than 330 million
            for i in range(first, len(words)):
                phrase = " ".join(words[i:])
                if phrase in _BEFORE:
                    return phrase, signed.group() if signed else "", at - len(phrase) - 1
            return "", signed.group() if signed else "", at
    led = _LED_BY.search(low, max(start, number_start - 32), number_start)
    before, sign = (led["before"] or "", led["sign"] or "") if led else ("", "")
    return before, sign, led.start() if led and (before or sign) else number_start


def _before(text: str, start: int, number_start: int) -> tuple[str, str, int]:
    """The comparator and the sign of money before a numeral, and where they begin; asked only where there may be one."""
    words = text[max(start, number_start - 14) : number_start].split(" ")
    # Most numbers follow a word no comparator ends with; only the others are worth the pattern.
    if number_start <= start or not (
        words[-1] != "" or (len(words) > 1 and words[-2].rpartition("\t")[2].lstrip(_OPENING) in _LAST_WORDS)
    ):
        return "", "", number_start
    before, sign, begin = _led_by(text, start, number_start)
    if not sign and begin == number_start and text[number_start - 1] in "$€£¥₦₹₱":
        begin, sign = number_start - 1, text[number_start - 1]
    if before == "over" and (
        _HANDED.search(text, max(start, begin - 10), begin)  # "handed over 86,000 pounds"
        or _SPREAD.search(text, max(start, begin - 12), begin)  # "spreads over 26 provinces"
    ):
        before, begin = "", number_start - len(sign)
    if before == "up to" and _WENT.search(text, max(start, begin - 12), begin):
        before, begin = "", number_start - len(sign)  # "went up to US$180" says where it went
    return before, sign, begin


def _plain(text: str, m: re.Match[str], start: int) -> Number:
    """The number of digits or of one word alone, with the comparator before it."""
    at, stop = m.span()
    said = m.group()
    worded = not said[0].isdigit()
    before, sign, begin = _before(text, start, at)
    bare = not before and not sign and not worded and "," not in said
    value = value_of(said) if worded else float(said.replace(",", ""))
    return Number(begin, stop, at, stop, value, None, None, _BEFORE.get(before, "exact"), worded, bare)


def find_numbers(
    text: str, start: int, end: int, *, worded: bool = True, low: str | None = None
) -> Iterator[Number]:
    """Numerals in text[start:end], left to right, not overlapping.

    Args:
        low: The text in lower case, offsets unchanged, when the caller has it.
    """
    text = lowered(text) if low is None else low
    for m in _numerals(text, start, end, worded=worded):
        if m.re is not _FIND:
            yield _plain(text, m, start)
            continue
        one, two, join = m["one"], m["two"], (m["join"] or "").strip().lower()
        first = value_of(one) if len(one) <= 80 else None
        if first is None or first > LARGEST:
            continue
        number_start, stop, number_end = m.start("one"), m.end(), m.end("one")
        if (
            number_start > start
            and text[number_start - 1] == "s"
            and not _glued(text, start, number_start, stop)
        ):
            continue
        before, sign, begin = _before(text, start, number_start)
        after = (m["after"] or "").strip().lower()
        worded = not any(c.isdigit() for c in one)
        if worded and after == "more":
            after, stop = "", number_end  # "nine more" are nine others; translation's 余 stands behind digits
        if worded and two is None and one.lower() in _SCALES:
            several = _SEVERAL.search(text, max(start, number_start - 14), number_start)
            if several is not None:
                yield Number(
                    several.start(), number_end, number_start, number_end, None, 2 * first, 9 * first, "range", True, False,
                )  # fmt: skip
                continue
        if one.endswith(_MANY_TEN_THOUSAND):
            after = "many"
        comparator = _BEFORE.get(before, _AFTER.get(after, _AFTER.get(" " + after, "exact")))
        value: float | None = first
        least = most = None
        if two is not None:
            second = value_of(two) if len(two) <= 80 else None
            second = None if second is not None and second > LARGEST else second
            between = text[max(start, begin - 8) : begin].lower().rstrip().endswith("between")
            joined = (
                second is not None
                and (not join.endswith("and") or between)
                and two[:1].isdigit() == one[:1].isdigit()
            )
            if joined and second is not None:
                if first < second and _scale_of(one) == 1.0:
                    shared = _scale_of(two)
                    if first * shared <= second:
                        first = tidy(first * shared)
                joined = first < second
            if joined and second is not None:
                value, least, most, comparator, number_end = None, first, second, "range", m.end("two")
            else:
                # Two numbers that are no range ("8 and 21"): keep the first, leave the second to be found next.
                yield Number(
                    begin, m.end("one"), number_start, m.end("one"), first, None, None,
                    _BEFORE.get(before, "exact"), worded, not before and one.isdigit(),
                )  # fmt: skip
                if second is not None:
                    yield from find_numbers(
                        text, m.start("sign2") if m["sign2"] else m.start("two"), m.end(), low=text
                    )
                continue
        bare = not before and not after and one.isdigit() and two is None and not sign
        yield Number(begin, stop, number_start, number_end, value, least, most, comparator, worded, bare)
