"""The agent tree: the ring's sites on the left, the agents whose codes its links carry on the right."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, curve, drawing, fit, link, path, rect, text
from ringbreak.dossier.document import Chapter
from ringbreak.dossier.labels import count
from ringbreak.words import say

LEFT, RIGHT, ROW, TOP = 240.0, 470.0, 22.0, 34.0
MOST_SITES = 12


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The tree, or None when fewer than two codes are known."""
    lines = chapter.agents
    codes = {a.number: a.code for a in lines}
    if len(codes) < 2:
        return None
    reach: Counter[str] = Counter()
    for a in lines:
        reach[a.site] += a.records
    sites = [name for name, _ in sorted(reach.items(), key=lambda s: (-s[1], s[0]))]
    drawn_sites = sites[:MOST_SITES]
    of_code: Counter[int] = Counter()
    for a in lines:
        of_code[a.number] += a.records
    rows = max(len(codes), len(drawn_sites))
    step_left, step_right = rows * ROW / len(drawn_sites), rows * ROW / len(codes)
    at_site = {s: TOP + step_left * (i + 0.5) for i, s in enumerate(drawn_sites)}
    at_code = {n: TOP + step_right * (i + 0.5) for i, n in enumerate(sorted(codes))}
    most = max(a.records for a in lines)
    parts: list[Markup] = [
        text(LEFT - 14, 16, say("site", lang), "t head", "end"),
        text(RIGHT + 14, 16, say("agent's code", lang), "t head"),
    ]
    for a in lines:
        if a.site in at_site:
            wide = 1.0 + 5.0 * a.records / most
            edge = path(
                curve(LEFT + 6, at_site[a.site], RIGHT - 6, at_code[a.number]), "edge", stroke_width=wide
            )
            parts.append(link(a.cites[0] if a.cites else None, edge))
    for site, y in at_site.items():
        parts.append(rect(LEFT - 5, y - 5, 10, 10, "k-infrastructure"))
        parts.append(
            text(LEFT - 14, y + 4, fit(site or say("(site not in the link)", lang), LEFT - 24), "t", "end")
        )
    for number, y in at_code.items():
        parts.append(rect(RIGHT - 5, y - 5, 10, 10, "k-contact", rx=5.0))
        told = f"{codes[number]}  {count(of_code[number])}"
        parts.append(text(RIGHT + 14, y + 4, fit(told, WIDTH - RIGHT - 20), "t"))
    best = max(sorted(of_code), key=lambda n: of_code[n])
    hidden = lines[0].hidden
    title = say(
        "R{rank}: {codes} agents' codes stand in its links; the busiest is in {most} records",
        lang,
        rank=chapter.line.rank,
        codes=count(len(codes) + hidden),
        most=count(of_code[best]),
    )
    alt = say(
        "{title}. On the left {sites} sites, on the right the codes with the records that carry them; {hidden} codes and {other} sites are not drawn. One person may have several codes.",
        lang,
        title=title,
        sites=count(len(drawn_sites)),
        hidden=count(hidden),
        other=count(len(sites) - len(drawn_sites)),
    )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(TOP + rows * ROW + 8, title, alt, parts, WIDTH),
        legend=(
            (Markup(""), say("line width: records whose link leads to the site under the code", lang)),
            (Markup(""), say("one person may have several codes", lang)),
        ),
        head=(say("Agent's code", lang), say("Site", lang), say("Links", lang), say("Records", lang)),
        rows=tuple((a.code, a.site or "–", count(a.links), count(a.records)) for a in lines),
        cites=tuple(a.cites for a in lines),
    )
