"""The supply chain of a ring: parts by tier, upstream on the left, those outside it below."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, link, path, rect, text
from ringbreak.dossier.document import Chapter, PartLine
from ringbreak.dossier.labels import count
from ringbreak.words import say

COLUMN, BOX, SPACE, TOP, ROW = 212.0, 196.0, 12.0, 30.0, 16.0
TITLES = ("upstream", "midstream", "downstream")


def _tall(part: PartLine) -> float:
    return 40.0 + ROW * len(part.shown)


def _box(part: PartLine, x: float, y: float, wide: float, lang: str) -> Markup:
    """Frame, name of the part, how many, and the selectors seen most."""
    told = say(
        "{records} records, {accounts} accounts",
        lang,
        records=count(part.records),
        accounts=count(part.accounts),
    )
    inside = [
        rect(x, y, wide, _tall(part), "cell"),
        rect(x, y, 3.0, _tall(part), "bar"),
        text(x + 11, y + 17, fit(part.role, wide - 16), "t strong"),
        text(x + 11, y + 32, fit(told, wide - 16, 11.0), "t small"),
    ]
    inside += [
        text(x + 11, y + 34 + ROW * (i + 1) - 2, fit(name, wide - 16, 11.0), "t in")
        for i, name in enumerate(part.shown)
    ]
    return link(part.cites[0] if part.cites else None, *inside)


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The chain, or None when fewer than two parts are known: one part is said in a word."""
    parts = chapter.parts
    if len(parts) < 2:
        return None
    inside = [[p for p in parts if p.place == i] for i in range(3)]
    outside = [p for p in parts if p.place == 3]
    drawn: list[Markup] = []
    floor = TOP
    for i, column in enumerate(inside):
        x = 4.0 + i * (COLUMN + 38)
        drawn.append(text(x, 16, say(TITLES[i], lang), "t head"))
        y = TOP
        for part in column:
            drawn.append(_box(part, x, y, BOX, lang))
            y += _tall(part) + SPACE
        if not column:
            drawn.append(text(x, TOP + 18, say("nobody known", lang), "t small"))
            y += 30
        floor = max(floor, y)
        if i:
            mid = TOP + 22
            drawn.append(path(f"M{x - 44:g} {mid:g}h30m-7 -5l7 5l-7 5", "edge"))
    if outside:
        drawn.append(text(4, floor + 14, say("outside the chain", lang), "t head"))
        y = floor + 24
        for i, part in enumerate(outside):
            drawn.append(_box(part, 4.0 + i * (COLUMN + 38), y, BOX, lang))
        floor = y + max(_tall(p) for p in outside) + SPACE
    known = sum(p.records for p in parts)
    title = say(
        "R{rank}: {parts} parts are known, of {records} of its {all} records",
        lang,
        rank=chapter.line.rank,
        parts=count(len(parts)),
        records=count(known),
        all=count(chapter.line.records),
    )
    alt = say(
        "{title}. Columns are upstream, midstream and downstream; victims and officials stand below. Parts are readings of words, devices and payments, not findings of guilt.",
        lang,
        title=title,
    )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(floor, title, alt, drawn, WIDTH),
        legend=((Markup(""), say("each part with the selectors that stand in most of its records", lang)),),
        head=(
            say("Role", lang), say("Tier", lang), say("Records", lang), say("Accounts", lang), say("Selectors", lang),
        ),
        rows=tuple(
            (p.role, p.tier or "–", count(p.records), count(p.accounts), count(p.selectors)) for p in parts
        ),
        cites=tuple(p.cites for p in parts),
    )  # fmt: skip
