"""Places of a bulletin: divisions with their GB/T 2260 code, and spellings that look like one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EN_PLACE = re.compile(
    r"\b(?P<name>[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20})?) (?:County|City|District|Town|Township|Prefecture|Village|Banner|police|Police|Public Security|PSB|public security|cops)"
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
_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)(?![aeiou](?<=n[aeiou])|(?<=n)g[^aeiou])",
)


def syllables(name: str) -> list[str] | None:
    """The pinyin syllables of a name, or None when it is not pinyin."""
    rest, made = name.lower().replace("'", ""), []
    while rest:
        m = _SYLLABLE.match(rest)
        if not m:
            return None
        made.append(m.group())
        rest = rest[m.end() :]
    return made


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
