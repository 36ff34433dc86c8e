"""Pinyin words cut into syllables."""

from __future__ import annotations

from functools import cache

_INITIALS = (
    "zh",
    "ch",
    "sh",
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
)
_FINALS = frozenset(
    [
        "a",
        "o",
        "e",
        "i",
        "u",
        "v",
        "ai",
        "ei",
        "ui",
        "ao",
        "ou",
        "iu",
        "ie",
        "ue",
        "ve",
        "er",
        "an",
        "en",
        "in",
        "un",
        "ang",
        "eng",
        "ing",
        "ong",
        "ia",
        "ian",
        "iang",
        "iao",
        "iong",
        "ua",
        "uai",
        "uan",
        "uang",
        "ueng",
        "uo",
    ]
)
_ALONE = frozenset(("a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"))


def syllables(name: str) -> list[str] | None:
    """The syllables of a name, as few as possible; None when it is not pinyin."""
    word = name.lower().replace("'", "").replace(" ", "")
    if len(word) > 24 or not word.isascii():
        return None
    # best[i]: the fewest syllables that word[i:] splits into, found from the back so that nothing is tried twice.
    best: list[list[str] | None] = [None] * len(word) + [[]]
    for i in range(len(word) - 1, -1, -1):
        for length in range(min(6, len(word) - i), 0, -1):
            rest = best[i + length]
            if rest is None or not is_syllable(word[i : i + length]):
                continue
            here = best[i]
            if here is None or len(rest) + 1 < len(here):
                best[i] = [word[i : i + length], *rest]
    return best[0]


@cache
def is_syllable(part: str) -> bool:
    """Is it one syllable of pinyin (without tone)?"""
    initial = next((x for x in _INITIALS if part.startswith(x)), "")
    final = part[len(initial) :]
    return final in _FINALS and (bool(initial) or final in _ALONE)
