"""The timeline: how many records when, above; which account when, below. Gaps stay empty."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, line, rect, swatch, text
from ringbreak.dossier.document import Chapter
from ringbreak.dossier.labels import count
from ringbreak.words import say

LEFT, RIGHT, DENSITY, LANE, TOP = 150.0, 12.0, 84.0, 22.0, 34.0

UNITS = {
    "hour": "records by hour",
    "day": "records by day",
    "week": "records by week",
    "month": "records by month",
    "year": "records by year",
}


LONG_SILENCE, SILENT_SHARE = 3, 0.08
"""Empty bins in a row, and their share of all, from which a silence divides two phases."""


def phases(counts: tuple[int, ...]) -> list[tuple[int, int]]:
    """First and last bin of each stretch of activity between long silences; one stretch when there is none."""
    quiet = max(LONG_SILENCE, round(SILENT_SHARE * len(counts)))
    made: list[tuple[int, int]] = []
    for i, n in enumerate(counts):
        if n:
            if made and i - made[-1][1] <= quiet:
                made[-1] = made[-1][0], i
            else:
                made.append((i, i))
    return made


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The timeline, or None when fewer than two bins have records: a single date needs no picture."""
    data = chapter.timeline
    if data is None or sum(1 for n in data.counts if n) < 2:
        return None
    wide = (WIDTH - LEFT - RIGHT) / len(data.counts)
    most = max(data.counts)
    floor = TOP + DENSITY
    lanes = [lane for lane in data.lanes if any(lane.counts)]
    height = floor + 24 + LANE * len(lanes) + 8
    bar = max(0.8, wide - (1.0 if wide > 3 else 0.0))
    parts: list[Markup] = [
        line(LEFT, floor, WIDTH - RIGHT, floor, "axis"),
        text(LEFT - 8, TOP + 8, count(most), "t small", "end"),
        text(LEFT - 8, floor, "0", "t small", "end"),
        text(4, TOP + 30, say("all", lang), "t"),
    ]
    stretches = phases(data.counts)
    named = stretches if 1 < len(stretches) <= 9 else []
    for k, (start, stop) in enumerate(named, 1):
        x, wide_of = LEFT + start * wide, (stop - start + 1) * wide
        parts.append(rect(x, TOP - 14, max(wide_of, 2.0), 3, "phase"))
        parts.append(text(x, TOP - 17 + 1, str(k), "t small"))
    for i, n in enumerate(data.counts):
        if n:
            tall = max(1.5, DENSITY * n / most)
            parts.append(rect(LEFT + i * wide, floor - tall, bar, tall, "bar"))
    for i in sorted({0, len(data.labels) // 3, 2 * len(data.labels) // 3, len(data.labels) - 1}):
        anchor = "start" if i == 0 else "end" if i == len(data.labels) - 1 else "middle"
        x = LEFT + (i if i == 0 else i + 1 if anchor == "end" else i + 0.5) * wide
        parts.append(line(LEFT + (i + 0.5) * wide, floor, LEFT + (i + 0.5) * wide, floor + 4, "axis"))
        parts.append(text(x, floor + 16, data.labels[i], "t small", anchor))
    highest = max((n for lane in lanes for n in lane.counts), default=1)
    for k, lane in enumerate(lanes):
        y = floor + 24 + LANE * (k + 0.5)
        parts.append(text(4, y + 4, fit(lane.label, LEFT - 12), "t"))
        parts.append(line(LEFT, y, WIDTH - RIGHT, y, "hair"))
        for i, n in enumerate(lane.counts):
            if n:
                tall = 5 + 11 * n / highest
                parts.append(rect(LEFT + i * wide, y - tall / 2, max(bar, 2.0), tall, "bar"))
    peak = data.counts.index(most)
    silent = sum(1 for n in data.counts if not n)
    title = say(
        "R{rank}: {total} dated records between {first} and {last}, most ({most}) at {peak}",
        lang,
        rank=chapter.line.rank,
        total=count(sum(data.counts)),
        first=data.labels[0],
        last=data.labels[-1],
        most=count(most),
        peak=data.labels[peak],
    )
    alt = say(
        "{title}. {silent} of {bins} bins are empty. {undated} records have no date. Lanes: the {lanes} busiest accounts; {other} more are not drawn.",
        lang,
        title=title,
        silent=count(silent),
        bins=count(len(data.counts)),
        undated=count(data.undated),
        lanes=count(len(lanes)),
        other=count(data.other_accounts),
    )
    legend = [
        (swatch(rect(8, 3, 5, 10, "bar"), rect(15, 6, 5, 7, "bar")), say(UNITS[data.unit], lang)),
    ]
    for k, (start, stop) in enumerate(named, 1):
        legend.append(
            (
                Markup(""),
                say(
                    "phase {number}: {first} to {last}, {count} records",
                    lang,
                    number=k,
                    first=data.labels[start],
                    last=data.labels[stop],
                    count=count(sum(data.counts[start : stop + 1])),
                ),
            )
        )
    if data.undated:
        legend.append(
            (Markup(""), say("{count} records without a date are not drawn", lang, count=count(data.undated)))
        )
    if data.other_accounts:
        legend.append(
            (Markup(""), say("{count} more accounts are not drawn", lang, count=count(data.other_accounts)))
        )
    filled = [i for i, n in enumerate(data.counts) if n]
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(height, title, alt, parts),
        legend=tuple(legend),
        head=(say("From", lang), say("Records", lang), *(lane.label for lane in lanes)),
        rows=tuple(
            (
                data.labels[i],
                count(data.counts[i]),
                *(count(lane.counts[i]) if lane.counts[i] else "" for lane in lanes),
            )
            for i in filled
        ),
    )
