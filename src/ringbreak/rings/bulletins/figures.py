"""Figures of a sentence, by the grammar of its language."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins import figures_en, figures_zh, numbers_en
from ringbreak.rings.bulletins.figure import Figure

_ENOUGH = 120


def is_chinese(text: str, start: int, end: int) -> bool:
    """More than a fifth of the characters are Chinese: a name in an English sentence does not make it Chinese.

    The first hundred tell: nobody changes the language in the middle of a line.
    """
    head = text[start : min(end, start + _ENOUGH)]
    # Three bytes a Chinese character, one a Latin letter: counting bytes is twenty times as quick as matching.
    return (len(head.encode("utf-8", "replace")) - len(head)) * 5 > 2 * len(head)


def figures_of(
    text: str,
    low: str,
    plain: str,
    start: int,
    end: int,
    *,
    chinese: bool | None = None,
    worded: bool = True,
    countable: bool = False,
) -> Iterator[Figure]:
    """Figures of the sentence text[start:end]; numbers that count nothing we know come back with measure ''.

    Args:
        low: The text in lower case, offsets unchanged.
        plain: The text in simplified characters, offsets unchanged.
        chinese: Which grammar reads it; told from the script when not given.
        worded: False when it is known that the sentence has no English number word.
        countable: True when it is known that a Chinese sentence has a number that may count something.
    """
    if is_chinese(text, start, end) if chinese is None else chinese:
        return figures_zh.read(plain, start, end, countable=countable)
    if numbers_en.might_hold_number(low, start, end, worded=worded):
        return figures_en.read(text, low, start, end, worded=worded)
    return iter(())
