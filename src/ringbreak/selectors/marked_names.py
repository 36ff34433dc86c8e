"""Which words can hardly be anything but user names, and which of mere letters may be. Part of `in_passing`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ringbreak.selectors import hosts
from ringbreak.selectors.carried import DEVICE
from ringbreak.selectors.handles import COMMON, INFLECTED
from ringbreak.selectors.passing_words import BRANDS, LEADS_ON
from ringbreak.selectors.platforms import LATIN
from ringbreak.selectors.profiles import endings


class Token(NamedTuple):
    start: int
    end: int
    word: str


def marked(text: str, token: Token, reached: bool = False) -> bool:
    """Whether a word can hardly be anything but a user name.

    reached: A platform leads right to it, so that its last label may be the ending of some host: ezra.flips.watches.
    """
    written = text[token.start : token.end]
    if written.isupper() or (written.isalpha() and written[1:].islower()):
        return False  # TRC20, KX19; most words
    word = token.word.lstrip("@")
    if not 4 <= len(word) <= 32 or "'" in word or "’" in word or word in BRANDS or DEVICE.fullmatch(word):
        return False
    letters = sum(c.isalpha() for c in word)
    if letters < 3 or (word != token.word and "." not in word):
        return letters >= 3
    if "." in word:
        labels = word.split(".")
        if len(labels) > 2:
            return (
                letters >= 5
                and (reached or labels[-1] not in endings())
                and labels[-1] not in hosts.COMMON | hosts.FILES
            )
        return (
            letters >= 5
            and (reached or labels[-1] not in endings())
            and labels[-1] not in hosts.COMMON
            and labels[-1] not in hosts.FILES
            and all(
                label not in LEADS_ON and label not in COMMON and label not in LATIN for label in labels[-1:]
            )
            and not (
                len(labels) == 2
                and text[token.start + len(labels[0]) + 1].isupper()
                and not labels[0].isupper()
            )
        )
    if "_" in word:
        made = all(part in LATIN or part in COMMON or part in LEADS_ON for part in word.split("_") if part)
        return not made and not text[token.start : token.end].isupper()
    if "-" in word:
        if not reached and _VERSION.fullmatch(word):
            return False
        return any(c.isdigit() for c in word) and word[0].isalpha() and letters >= 4 and len(word) > 6
    if any(c.isdigit() for c in word):
        return len(word) > 4 and (_FIGURED.fullmatch(word) is not None)
    return len(word) > 6 and CAPITALS.fullmatch(text, token.start, token.end) is not None


_FIGURED = re.compile(r"[a-z]{3,}[0-9]{1,6}[a-z]{0,12}|[a-z]+[0-9]+[a-z]{3,}[0-9]*|[0-9]{1,4}[a-z]{5,}[0-9]*")
_VERSION = re.compile(r"[a-z]+-[0-9]+")
"""One word and its number, as standards, models and illnesses have: latin-1."""
CAPITALS = re.compile(r"@?[A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*")


def plain(text: str, token: Token) -> bool:
    """Whether mere letters are no word of prose: long, and ending as none does."""
    word = token.word
    return (
        10 <= len(word) <= 28
        and word.isalpha()
        and not text[token.start : token.end].isupper()
        and not INFLECTED.fullmatch(word)
        and word not in COMMON
        and word not in LATIN
    )
