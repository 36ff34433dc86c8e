"""The why ladder: from one member to another by what each step shares, every weight on one scale."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import Picture, drawing, element, fit, line, link, rect, text
from ringbreak.dossier.document import Chapter
from ringbreak.dossier.labels import fragment
from ringbreak.words import say

LEFT, SCALE, STEP = 30.0, 380.0, 66.0


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The ladder, or None when the ring is held by one selector in one kind of record only."""
    rungs = chapter.ladder
    if not rungs:
        return None
    top = max(24.0, *(r.bits for r in rungs))
    parts: list[Markup] = []
    y = 22.0
    height = 44 + STEP * len(rungs)
    parts.append(line(LEFT, y, LEFT, y + STEP * len(rungs), "rail"))
    for rung in rungs:
        key = rung.cites[0] if rung.cites else None
        parts.append(element("circle", cx=LEFT, cy=float(y), r=5.0, class_="member"))
        parts.append(link(key, text(LEFT + 14, y + 4, rung.from_label, "t strong")))
        words = fit(rung.selector, 420.0)
        parts.append(text(LEFT + 14, y + 25, words, "t"))
        bar = max(2.0, SCALE * rung.bits / top)
        parts.append(rect(LEFT + 14, y + 33, SCALE, 10, "rule"))
        parts.append(rect(LEFT + 14, y + 33, bar, 10, "bar"))
        parts.append(
            text(
                LEFT + 24 + SCALE,
                y + 42,
                fragment("{bits:.1f} bits, {level}", lang, bits=rung.bits, level=rung.level),
                "t",
            )
        )
        y += STEP
    last = rungs[-1]
    parts.append(element("circle", cx=LEFT, cy=float(y), r=5.0, class_="member"))
    parts.append(
        link(last.cites[-1] if last.cites else None, text(LEFT + 14, y + 4, last.to_label, "t strong"))
    )
    weakest = min(rungs, key=lambda r: r.bits)
    shape = (
        "{first} and {last} share {selector}, {bits:.1f} bits"
        if len(rungs) == 1
        else "{first} and {last} are joined by {count} steps, the weakest of {bits:.1f} bits"
    )
    title = say(
        shape,
        lang,
        first=rungs[0].from_label,
        last=last.to_label,
        count=len(rungs),
        selector=weakest.selector,
        bits=weakest.bits,
    )
    arrow = "，" if lang == "zh" else "; "
    alt = arrow.join(
        say(
            "{first} and {last} share {selector}, {bits:.1f} bits",
            lang,
            first=r.from_label,
            last=r.to_label,
            selector=r.selector,
            bits=r.bits,
        )
        for r in rungs
    )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(height, title, alt, parts),
        legend=(
            (
                Markup(""),
                say("bits: log2 of the likelihood ratio; words as in the ENFSI guideline of 2015", lang),
            ),
        ),
        head=(
            say("From", lang),
            say("Shared selector", lang),
            say("To", lang),
            say("Bits", lang),
            say("Level", lang),
        ),
        rows=tuple((r.from_label, r.selector, r.to_label, f"{r.bits:.1f}", r.level) for r in rungs),
        cites=tuple(r.cites for r in rungs),
    )
