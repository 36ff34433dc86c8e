"""Bulletins with their facts marked in the text: ⟦measure value|as written⟧, doubts as '#! kind measure' lines on top.

A value is 21, >2000 (more than), ~5 (about), <5 (less than), <=5 (up to) or 1..2 (range).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"⟦(\w+) ([^|⟧]+)\|([^⟧]+)⟧")
_SIGN = {">": "more_than", "~": "about", "<=": "up_to", "<": "less_than"}


@dataclass(frozen=True)
class Gold:
    """One marked fact; offsets into the plain text."""

    measure: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    start: int
    end: int


@dataclass(frozen=True)
class Annotated:
    """A plain text with what is to be read from it."""

    name: str
    text: str
    facts: tuple[Gold, ...]
    flags: tuple[tuple[str, str], ...]


def load(path: Path) -> Annotated:
    """Read one annotated file."""
    source = path.read_text(encoding="utf-8")
    flags = []
    while source.startswith("#! "):
        line, _, source = source.partition("\n")
        kind, _, measure = line[3:].strip().partition(" ")
        flags.append((kind, measure))
    text, facts, at = "", [], 0
    for m in _MARK.finditer(source):
        text += source[at : m.start()]
        start = len(text)
        text += m[3]
        facts.append(_gold(m[1], m[2], start, len(text)))
        at = m.end()
    return Annotated(path.stem, text + source[at:], tuple(facts), tuple(flags))


def _gold(measure: str, said: str, start: int, end: int) -> Gold:
    if ".." in said:
        low, high = said.split("..")
        return Gold(measure, None, float(low), float(high), "range", start, end)
    comparator = "exact"
    for sign, name in _SIGN.items():
        if said.startswith(sign):
            said, comparator = said.removeprefix(sign), name
            break
    return Gold(measure, float(said), None, None, comparator, start, end)


def load_folder(folder: Path) -> list[Annotated]:
    """All annotated files of a folder, by name."""
    return [load(p) for p in sorted(folder.glob("*.txt"))]
