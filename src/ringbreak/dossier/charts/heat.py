"""Hour by weekday: when the ring is at work. Every square carries its number, so it reads in black and white."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import Picture, drawing, rect, text
from ringbreak.dossier.document import Chapter
from ringbreak.dossier.labels import count
from ringbreak.words import say

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEFT, CELL, TOP = 60.0, 27.0, 24.0


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The heat map, or None when too few records are timed to the hour."""
    data = chapter.heat
    if data is None:
        return None
    most = max(max(row) for row in data.counts)
    total = sum(sum(row) for row in data.counts)
    parts: list[Markup] = []
    for hour in range(0, 24, 3):
        parts.append(text(LEFT + CELL * hour + CELL / 2, 14, f"{hour:02d}", "t small", "middle"))
    for day, row in enumerate(data.counts):
        y = TOP + CELL * day
        parts.append(text(LEFT - 10, y + 18, say(DAYS[day], lang), "t", "end"))
        for hour, n in enumerate(row):
            x = LEFT + CELL * hour
            parts.append(rect(x, y, CELL - 2, CELL - 2, "cell"))
            if n:
                strength = 0.12 + 0.5 * n / most
                parts.append(rect(x, y, CELL - 2, CELL - 2, "heat", fill_opacity=strength))
                parts.append(
                    text(x + CELL / 2 - 1, y + 17, count(n) if n < 1000 else "999+", "t in", "middle")
                )
    night = sum(row[hour] for row in data.counts for hour in range(6))
    title = say(
        "R{rank}: {night} of {total} timed records fall between midnight and six, {zone}",
        lang,
        zone=data.zone,
        rank=chapter.line.rank,
        night=count(night),
        total=count(total),
    )
    busiest = max(((n, -d, -h) for d, row in enumerate(data.counts) for h, n in enumerate(row)))
    alt = say(
        "{title}. Busiest: {day} {hour}:00 with {count} records. {untimed} records are not timed to the hour.",
        lang,
        title=title,
        day=say(DAYS[-busiest[1]], lang),
        hour=f"{-busiest[2]:02d}",
        count=count(busiest[0]),
        untimed=count(data.untimed),
    )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(TOP + 7 * CELL + 4, title, alt, parts),
        legend=(
            (Markup(""), say("hours across, weekdays down, in the time of {zone}", lang, zone=data.zone)),
        ),
        head=("", *(f"{hour:02d}" for hour in range(24))),
        rows=tuple(
            (say(DAYS[day], lang), *(count(n) if n else "" for n in row))
            for day, row in enumerate(data.counts)
        ),
    )
