"""Words of a lexicon as they stand in a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple


class Term(NamedTuple):
    """A word of the lexicon at a place; `cls` is its class."""

    start: int
    end: int
    cls: str
    word: str


_new = tuple.__new__
"""Makes a Term without the call a named tuple makes by itself: a sentence holds a dozen of them."""


def find_terms(
    pattern: re.Pattern[str], table: dict[str, str], text: str, start: int, end: int
) -> list[Term]:
    """All words of a lexicon in text[start:end], longest at each place, left to right.

    Args:
        text: Already in the case the lexicon is written in, with offsets unchanged.
    """
    made = []
    for m in pattern.finditer(text, start, end):
        first, last = m.span()
        word = m.group()
        made.append(_new(Term, (first, last, table[word], word)))
    return made


def lowered(text: str) -> str:
    """Lower case with every offset kept; letters whose lower case is longer stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
