"""Is a Chinese number a sum of money: the currency behind it or its sign before it, and 块 that counts things."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term
from ringbreak.rings.bulletins.uncounted_zh import TIME_UNIT

_CENTS = re.compile(r"每[条个张组套份件]|一[条个张组套份件]|不等|单价|价格")
"""What must stand near 分 for it to be money and not a mark or a minute."""

_BY_THE_PIECE = frozenset({"disk", "device", "computer", "counterfeit"})

_SIGNED = tuple(
    mark for sign in ("人民币", *words.SIGNS, "￥", "¥", "RMB", "CNY") for mark in (sign, sign + " ")
)

_OPENS = frozenset(word[0] for word in words.CURRENCIES)
"""What the word of a currency begins with."""
_NO_WORD = re.compile("")

_NOT_A_CENT = re.compile("[不没未无][^，。；]{0,4}$")

_ASKED = re.compile(
    "(?:卖|收费?|要价?|单价|售价|付|赚|挣|花|抽成?|提成|返)(?:了|到|你|我|他|为|是|价)?$|给你$|[罚赔]了?$"
)


def currency_behind(text: str, number: Number) -> re.Match[str] | None:
    """The word of a currency behind a number, or nothing where its sign stands before it: 300万元, ￥300万, RMB 300万."""
    begins = text[number.end : number.end + 1] in _OPENS
    money = words.CURRENCY.match(text, number.end) if begins else None
    if money is not None or number.start == number.number_start:
        return money
    if not text.startswith(_SIGNED, number.start) and not text[number.start : number.number_start].endswith(
        _SIGNED
    ):
        return None
    if words.CLASSIFIER.match(text, number.end) or TIME_UNIT.match(text, number.end):
        return None
    return _NO_WORD.match(text, number.end)


def is_classifier(text: str, number: Number, money: re.Match[str], nouns: list[Term]) -> bool:
    """块 and 角 count things too: 硬盘14块, 两块."""
    if (
        money.group() == "分"
        and number.worded
        and number.value == 1
        and _NOT_A_CENT.search(text, max(0, number.start - 6), number.start)
    ):
        return True  # 不碰一分被骗的钱
    if money.group() == "分":
        return not _CENTS.search(text, max(0, number.start - 12), min(len(text), money.end() + 4))
    if money.group() not in ("块", "毛", "角"):
        return False
    if text[number.number_end - 1] in "万亿" and not any(
        n.cls in _BY_THE_PIECE and (n.start == money.end() or 0 <= number.start - n.end < 3) for n in nouns
    ):
        return False  # 一千八百余万块, not 1.24万块硬盘
    if any(n.cls in _BY_THE_PIECE and n.start == money.end() for n in nouns):
        return True  # 扣押的3块硬盘
    if _ASKED.search(text, max(0, number.start - 6), number.start):
        return False  # 每条卖两块五
    return number.worded or any(n.end <= number.start and number.start - n.end < 3 for n in nouns)
