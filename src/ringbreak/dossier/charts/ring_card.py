"""The ring card: the strongest tree, selectors on the left, the records that bear them on the right."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from ringbreak.dossier.charts.forms import TITLES, class_of, shape
from ringbreak.dossier.charts.svg import (
    WIDTH,
    Picture,
    curve,
    drawing,
    element,
    fit,
    line,
    link,
    path,
    swatch,
    text,
)
from ringbreak.dossier.document import Card, Chapter, Node
from ringbreak.dossier.labels import count
from ringbreak.words import say

LEFT, RIGHT, ROW, TOP = 290.0, 520.0, 28.0, 40.0


def _order(card: Card) -> tuple[list[Node], list[Node]]:
    """Both columns in the order of a walk through the tree from its widest selector, so that edges seldom cross."""
    nodes = {n.name: n for n in card.nodes}
    near: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
    for e in card.edges:
        near[e.left].append((-e.bits, -e.records, e.right))
        near[e.right].append((-e.records, 0, e.left))
    starts = sorted(
        (n for n in card.nodes if n.form == "selector"),
        key=lambda n: (-len(near[n.name]), -n.records, n.name),
    )
    seen: dict[str, None] = {}
    for start in starts:
        stack = [start.name]
        while stack:
            name = stack.pop()
            if name in seen:
                continue
            seen[name] = None
            stack.extend(other for *_, other in sorted(near[name], reverse=True))
    walked = [nodes[name] for name in seen]
    return [n for n in walked if n.form == "selector"], [n for n in walked if n.form == "records"]


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The card of a ring, or None when no link of it is known."""
    card = chapter.card
    if not card.edges:
        return None
    selectors, groups = _order(card)
    rows = max(len(selectors), len(groups))
    height = TOP + rows * ROW + 14

    def spread(nodes: list[Node]) -> dict[str, float]:
        step = (rows * ROW) / len(nodes)
        return {n.name: TOP + step * (i + 0.5) for i, n in enumerate(nodes)}

    ys = {**spread(selectors), **spread(groups)}
    by_name = {n.name: n for n in card.nodes}
    heaviest = max(e.bits for e in card.edges)
    parts: list[Markup] = [
        text(LEFT - 16, 18, say("shared selector", lang), "t head", "end"),
        text(RIGHT + 18, 18, say("records", lang), "t head"),
    ]
    for e in card.edges:
        y1, y2 = ys[e.right], ys[e.left]
        wide = 1.0 + 4.0 * e.bits / heaviest if heaviest else 1.0
        cls = "edge dashed" if e.below_threshold else "edge"
        parts.append(path(curve(LEFT + 9, y1, RIGHT - 9, y2), cls, stroke_width=wide))
        if by_name[e.right].weakest:
            x, y = (LEFT + RIGHT) / 2, (y1 + y2) / 2
            parts.append(line(x - 5, y - 7, x - 1, y + 7, "notch"))
            parts.append(line(x + 1, y - 7, x + 5, y + 7, "notch"))
    for n in selectors:
        y = ys[n.name]
        words = fit(n.label, LEFT - 24)
        key = n.cites[0] if n.cites else None
        parts.append(
            link(
                key,
                shape(class_of(n.kind), LEFT, y),
                text(LEFT - 16, y + 4, words, "t weak" if n.weakest else "t", "end"),
            )
        )
    for n in groups:
        y = ys[n.name]
        key = n.cites[0] if n.cites else None
        parts.append(
            link(
                key,
                shape("records", RIGHT, y),
                text(RIGHT + 18, y + 4, fit(n.label, WIDTH - RIGHT - 20), "t"),
            )
        )
    widest = max(selectors, key=lambda n: (n.records, n.name))
    title = say(
        "R{rank}: {selector} alone is in {reached} of the {records} records",
        lang,
        rank=chapter.line.rank,
        selector=widest.label,
        reached=count(widest.records),
        records=count(chapter.line.records),
    )
    hidden = (
        say(
            "Not drawn: {selectors} selectors and {records} records with weaker or lesser ties.",
            lang,
            selectors=count(card.hidden_selectors),
            records=count(card.hidden_records),
        )
        if card.hidden_selectors or card.hidden_records
        else ""
    )
    alt = say(
        "Strongest tree of R{rank}: {selectors} selectors and {groups} groups of records joined by {edges} links. {hidden}",
        lang,
        rank=chapter.line.rank,
        selectors=count(len(selectors)),
        groups=count(len(groups)),
        edges=count(len(card.edges)),
        hidden=hidden,
    ).strip()
    kinds = sorted({class_of(n.kind) for n in selectors})
    legend = [(swatch(shape(k, 14, 8, 6.0)), say(TITLES[k], lang)) for k in [*kinds, "records"]]
    legend.append((swatch(line(2, 8, 26, 8, "edge", stroke_width=4.0)), say("line width: bits", lang)))
    if any(e.below_threshold for e in card.edges):
        legend.append(
            (
                swatch(line(2, 8, 26, 8, "edge dashed", stroke_width=2.0)),
                say("below the threshold alone", lang),
            )
        )
    if any(n.weakest for n in selectors):
        legend.append(
            (
                swatch(
                    line(2, 8, 26, 8, "edge", stroke_width=2.0),
                    line(10, 2, 13, 14, "notch"),
                    line(15, 2, 18, 14, "notch"),
                ),
                say("weakest link", lang),
            )
        )
    if hidden:
        legend.append((Markup(""), hidden))
    ordered = sorted(card.edges, key=lambda e: (ys[e.right], ys[e.left]))
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(height, title, alt, [element("g", *parts)]),
        legend=tuple(legend),
        head=(say("Selector", lang), say("Borne by", lang), say("Records", lang), say("Bits", lang)),
        rows=tuple(
            (by_name[e.right].label, by_name[e.left].label, count(e.records), f"{e.bits:.1f}")
            for e in ordered
        ),
        cites=tuple(by_name[e.left].cites for e in ordered),
    )
