"""Places of a bulletin: divisions with their GB/T 2260 code, and spellings that look like one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EN_PLACE = re.compile(
    r"\b(?P<name>[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20})??) (?:County|City|District|Town|Township|Prefecture|Village|Banner|police|Police|Public Security|PSB|public security|cops)"
)
_NOT_PLACE = frozenset(
    [
        "The",
        "Security",
        "Public",
        "Municipal",
        "Provincial",
        "County",
        "City",
        "District",
        "National",
        "Chinese",
        "Local",
        "Cyber",
        "Criminal",
        "Network",
        "Economic",
        "Internet",
        "Police",
        "People",
        "Traffic",
        "Central",
    ]
)
_INITIALS = [
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
]
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
        "ue",
        "ueng",
        "uo",
    ]
)


def syllables(name: str) -> list[str] | None:
    """The pinyin syllables of a name, as few as possible; None when it is not pinyin."""
    word = name.lower().replace("'", "")
    if len(word) > 24 or not word.isascii():
        return None
    # best[i]: the fewest syllables that word[i:] splits into, found from the back so that nothing is tried twice.
    best: list[list[str] | None] = [None] * len(word) + [[]]
    for i in range(len(word) - 1, -1, -1):
        for length in range(min(6, len(word) - i), 0, -1):
            rest = best[i + length]
            if rest is None or not _is_syllable(word[i : i + length]):
                continue
            here = best[i]
            if here is None or len(rest) + 1 < len(here):
                best[i] = [word[i : i + length], *rest]
    return best[0]


def _is_syllable(part: str) -> bool:
    initial = next((x for x in _INITIALS if part.startswith(x)), "")
    final = part[len(initial) :]
    return final in _FINALS and (
        bool(initial) or final in ("a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er")
    )


def spelling_variants(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, str]]:
    """Pairs of place names that differ in one syllable with the same initial, or by one letter."""
    seen: list[str] = []
    for start, end in spans:
        for m in _EN_PLACE.finditer(text, start, end):
            name = m["name"].split()[-1]
            if name in _NOT_PLACE or name in seen:
                continue
            seen.append(name)
    for i, left in enumerate(seen):
        for right in seen[i + 1 :]:
            if _alike(left, right):
                yield left, right


def _alike(left: str, right: str) -> bool:
    a, b = syllables(left), syllables(right)
    if a and b and len(a) == len(b) >= 2:
        different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(different) == 1 and different[0][0][0] == different[0][1][0]
    return False
