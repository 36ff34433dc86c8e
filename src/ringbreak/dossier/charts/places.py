"""Where leads go: bars by province, a panel a source. No map: borders on a map are the organisation's own to draw."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, rect, text
from ringbreak.dossier.document import Chapter, PlaceLine
from ringbreak.dossier.labels import count
from ringbreak.words import say

LEFT, BAR, ROW, HEAD = 140.0, 480.0, 18.0, 26.0
MOST = 12


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The bars, or None when no lead is known to go anywhere."""
    sources: dict[str, list[PlaceLine]] = {}
    for p in chapter.places:
        sources.setdefault(p.source, []).append(p)
    if not sources:
        return None
    parts: list[Markup] = []
    y = 6.0
    # One scale for all panels: ten complaints are not drawn as long as a thousand telephones.
    most = max(p.count for p in chapter.places)
    for source, lines in sources.items():
        parts.append(text(0, y + 12, fit(source, WIDTH - 8), "t head"))
        y += HEAD - 6
        for p in lines[:MOST]:
            parts.append(text(LEFT - 10, y + 12, fit(p.place, LEFT - 14), "t", "end"))
            parts.append(rect(LEFT, y + 2, max(1.5, BAR * p.count / most), ROW - 5, "bar"))
            parts.append(text(LEFT + max(1.5, BAR * p.count / most) + 6, y + 12, count(p.count), "t small"))
            y += ROW
        if len(lines) > MOST:
            more = say(
                "{places} more places with {count} in all",
                lang,
                places=count(len(lines) - MOST),
                count=count(sum(p.count for p in lines[MOST:])),
            )
            parts.append(text(LEFT, y + 12, more, "t small"))
            y += ROW
        y += 10
    names = {p.place for p in chapter.places}
    largest = max(chapter.places, key=lambda p: (p.count, p.place))
    title = say(
        "R{rank}: leads go to {places} provinces, most of them ({count}) to {place}",
        lang,
        rank=chapter.line.rank,
        places=count(len(names)),
        count=count(largest.count),
        place=largest.place,
    )
    alt = say(
        "{title}. Each source is a panel of its own: they are about different people and are not added.",
        lang,
        title=title,
    )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(y, title, alt, parts, WIDTH),
        legend=((Markup(""), say("sources are about different people and are not added", lang)),),
        head=(say("Source", lang), say("Province", lang), say("Leads", lang)),
        rows=tuple((p.source, p.place, count(p.count)) for p in chapter.places),
    )
