"""Figures of a sentence, by the grammar of its language."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.rings.bulletins import figures_en, figures_zh, numbers_en, numbers_zh
from ringbreak.rings.bulletins.figure import Figure


def is_chinese(text: str, start: int, end: int) -> bool:
    """More than a fifth of the characters are Chinese: a name in an English sentence does not make it Chinese."""
    wide = sum(1 for c in text[start:end] if "\u3400" <= c <= "\u9fff")
    return wide * 5 > end - start


def figures_of(text: str, low: str, plain: str, start: int, end: int) -> Iterator[Figure]:
    """Figures of the sentence text[start:end]; numbers that count nothing we know come back with measure ''.

    Args:
        low: The text in lower case, offsets unchanged.
        plain: The text in simplified characters, offsets unchanged.
    """
    if is_chinese(text, start, end):
        if numbers_zh.might_hold_number(plain[start:end]):
            yield from figures_zh.read(plain, start, end)
    elif numbers_en.might_hold_number(text[start:end]):
        yield from figures_en.read(text, low, start, end)
