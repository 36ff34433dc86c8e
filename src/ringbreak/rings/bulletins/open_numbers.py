"""Numbers of a bulletin that count something, or are a sum, and that the rules left open: for the reader to settle, never figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ringbreak.rings.bulletins import lexicon_en, lexicon_zh, numbers_en, numbers_zh
from ringbreak.rings.bulletins.figures import is_chinese
from ringbreak.rings.bulletins.ledger import Bulletin
from ringbreak.rings.bulletins.money_en import currency_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.script import simplified
from ringbreak.rings.bulletins.sentences import sentences, unwrapped
from ringbreak.rings.bulletins.terms import lowered


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number nobody has said the measure of. Offsets count code points of the bulletin's text, as in ledger.Fact."""

    value: float | None
    low: float | None
    high: float | None
    comparator: str
    currency: str | None
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    case_no: str


def open_numbers(bulletin: Bulletin) -> Iterator[OpenNumber]:
    """What the rules saw of a bulletin and left open, in the order of the text.

    A number is told only where a currency, a counted noun or a classifier stands beside it. Page furniture, dates, clocks, ages, statutes,
    enumerators, phone and section numbers, lengths and what is a figure already are no open numbers.
    """
    text = unwrapped(bulletin.text)
    low, plain = lowered(text), simplified(text)
    starts = [c.start for c in bulletin.cases]
    spans = [s for start, end in bulletin.article for s in sentences(text, start, end)]
    begins = [s for s, _ in spans]
    read = sorted((f.number_start, f.number_end) for f in bulletin.facts)
    for start, end in sorted(bulletin.unread):
        at = bisect_right(begins, start) - 1
        if at < 0 or spans[at][1] < end or any(a < end and start < z for a, z in read):
            continue
        first, last = spans[at]
        said = (_said_zh if is_chinese(text, first, last) else _said_en)(
            text, low, plain, start, end, first, last
        )
        if said is None:
            continue
        number, currency = said
        case = max(0, bisect_right(starts, start) - 1)
        yield OpenNumber(
            number.value, number.low, number.high, number.comparator, currency, start, end, first, last,
            bulletin.cases[case].case_no if bulletin.cases else "1",
        )  # fmt: skip


def open_jsonl(bulletin: Bulletin, file: str) -> Iterator[dict[str, Any]]:
    """The lines `ringbreak facts --open --jsonl` adds behind the doubts of a file. Keys are public."""
    titles = {c.case_no: c.title for c in bulletin.cases}
    for n in open_numbers(bulletin):
        yield {
            "type": "open", "file": file, "case_no": n.case_no, "case": titles.get(n.case_no, ""), "value": n.value,
            "low": n.low, "high": n.high, "comparator": n.comparator, "currency": n.currency, "start": n.start,
            "end": n.end, "quote": bulletin.text[n.start : n.end],
            "sentence": " ".join(bulletin.text[n.sentence_start : n.sentence_end].split()),
        }  # fmt: skip


def _said_en(
    text: str, low: str, plain: str, start: int, end: int, first: int, last: int
) -> tuple[Number, str | None] | None:
    """The English number of a span with its currency, where it counts something; None where it names or dates something."""
    number = next(numbers_en.find_numbers(low, start, end, low=low), None)
    if number is None or number.value == 0 or _NAMES_EN.search(low, max(first, start - 24), start):
        return None
    currency = currency_of(low, number)
    if currency is not None:
        return (
            None
            if _RATE_OF_EXCHANGE.match(low, end, last) or low.endswith("= ", first, start)
            else (number, currency)
        )
    counted = _COUNTED_EN.match(low, number.end, last)
    if counted is not None and counted["noun"] not in _NOTHING_EN and "typical" not in counted.group():
        return (number, None) if number.value != 1 else None
    if _OF_THEM_EN.match(low, end, last) or (
        number.value is not None
        and number.value >= _MANY
        and not number.bare
        and _ENTRY_ENDS.match(low, end, last)
    ):
        return number, None
    listed = _LISTED_EN.search(low, max(first, start - 40), start)
    if (
        listed is not None
        and _ENTRY_ENDS.match(low, end, last)
        and lexicon_en.NOUN.search(low, listed.start(), start)
    ):
        return number, None
    return None


def _said_zh(
    text: str, low: str, plain: str, start: int, end: int, first: int, last: int
) -> tuple[Number, str | None] | None:
    """The Chinese number of a span with its currency, where a currency or a classifier stands behind it."""
    number = next(numbers_zh.find_numbers(plain, start, end), None)
    if number is None or number.value == 0 or (number.value == 1 and number.worded):
        return None
    money = lexicon_zh.CURRENCY.search(plain, number.number_end, min(last, end + 4))
    if money is not None and money.start() <= end:
        currency = lexicon_zh.CURRENCIES[money.group(1)]
        return number, "CNY" if currency in ("fen", "jiao") else currency
    if _EXAMPLES_ZH.match(plain, end, last) or _COMMENTS_ZH.search(plain, first, start):
        return None
    return (number, None) if lexicon_zh.CLASSIFIER.match(plain, end, last) else None


_NAMES_EN = re.compile(
    r"(?:\b(?:sections?|articles?|§+|chapters?|pages?|cases?|weeks?|pictures?|photos?|figures?|no\.?|nos\.?|numbers?|versions?|levels?|routes?|grades?|forms?|rooms?|acts?|rules?"
    r"|clauses?|parts?|phases?|class|types?|models?|series|units?|operation|steps?|tips?|issues?|vol\.?|episodes?|aged?|windows|android|iphone|ios|bmw|dial|call|hotline|line|top|figure|table|annex|band|tier|order|floor|block|team|gate|group)"
    r"|[§#№/.-]|[0-9]:)[ ]?(?:and |to )?[(\"“]?$"
)
"""What a number behind it names and does not count."""
_COUNTED_EN = re.compile(
    r"[ -]?(?:(?!(?:and|or|but|who|that|which|were|was|are|is|in|on|at|of|to|for|from|with|by)\b)[a-z'’-]+ ){0,3}?(?P<noun>[a-z-]{2,}s|people|men|women|children|police|personnel|staff|information|data|equipment|persons?|pieces?|names?)\b"
)
_NOTHING_EN = frozenset(
    "years months days weeks hours minutes seconds times was is has does this its his as us plus percent percents points degrees metres meters miles kilometres kilometers "
    "grams kilograms tonnes tons litres liters bytes gigabytes megabytes pixels watts volts stars steps tips comments likes shares replies pages chapters volumes across versus less perhaps always "
    "afterwards towards besides ones others years-old fingers stories storeys floors"
    .split()
)  # fmt: skip
"""Words that end like a plural and are none, and units of what no investigator asks for."""
_LISTED_EN = re.compile(r"[a-z]{3,}s?(?: \([^)]{1,20}\))? ?[:：,–—-] ?$")
_ENTRY_ENDS = re.compile(r"\s*(?:$|[;,.\n])")
_OF_THEM_EN = re.compile(r" of (?:them|those|these|whom|which)\b")
_MANY = 10_000
"""A written number of so much says something even where its noun stands elsewhere: "the number of resumes was more than 30 million"."""
_RATE_OF_EXCHANGE = re.compile(r" ?=")
_EXAMPLES_ZH = re.compile(
    "[大起个件](?:[\u4e00-\u9fff“”]{0,8}?)(?:典型案例|典型案件|案例|典型|骗局|套路)|[位个]?(?:短信)?验证码|级|星|条[:：]|点"
)
_COMMENTS_ZH = re.compile(r"(?:阅读|浏览|留言|评论|点赞|转发|热线|案号)[^，。；]{0,6}$")
