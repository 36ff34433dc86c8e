"""Coverage: the files by type as a treemap, how reading ended by pattern. The honesty picture."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, element, line, rect, swatch, text, width_of
from ringbreak.dossier.document import Document
from ringbreak.dossier.labels import STATUSES, count, named, size
from ringbreak.words import say

HEIGHT = 220.0

Box = tuple[float, float, float, float]


def squarified(weights: list[float], box: Box) -> list[Box]:
    """Boxes of the given weights (largest first) filling a box, as near to squares as may be.

    Source: Bruls, Huizing, van Wijk, "Squarified treemaps", 2000.
    """
    x, y, wide, tall = box
    total = sum(weights)
    if not weights or total <= 0:
        return []
    areas = [w * wide * tall / total for w in weights]
    made: list[Box] = []
    i = 0
    while i < len(areas):
        short = min(wide, tall)
        row = [areas[i]]
        while i + len(row) < len(areas) and _worst([*row, areas[i + len(row)]], short) <= _worst(row, short):
            row.append(areas[i + len(row)])
        thick = sum(row) / short if short else 0.0
        offset = 0.0
        for area in row:
            long = area / thick if thick else 0.0
            made.append((x, y + offset, thick, long) if wide >= tall else (x + offset, y, long, thick))
            offset += long
        if wide >= tall:
            x, wide = x + thick, wide - thick
        else:
            y, tall = y + thick, tall - thick
        i += len(row)
    return made


def _worst(row: list[float], short: float) -> float:
    total = sum(row)
    return max(short * short * max(row) / (total * total), total * total / (short * short * min(row)))


def _patterns() -> Markup:
    """Hatches by status; read is plain."""

    def hatch(name: str, *inside: Markup) -> Markup:
        return element("pattern", *inside, id=name, width="8", height="8", patternUnits="userSpaceOnUse")

    return element(
        "defs",
        hatch("p-partly", line(0, 8, 8, 0, "hatch")),
        hatch("p-refused", line(0, 8, 8, 0, "hatch"), line(0, 0, 8, 8, "hatch")),
        hatch("p-failed", rect(0, 0, 8, 8, "dense"), line(0, 8, 8, 0, "thin")),
    )


def draw(document: Document) -> Picture | None:
    """The picture of what was read, or None when there are no files."""
    lang = document.lang
    if not document.coverage:
        return None
    forms: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for c in document.coverage:
        forms[c.form][c.status] = (c.files, c.size_bytes)
    totals = {form: sum(n for n, _ in cells.values()) for form, cells in forms.items()}
    order = sorted(totals, key=lambda f: (-totals[f], f))
    # The square root keeps a form of three files visible beside one of three thousand; the numbers are written in.
    parts: list[Markup] = [_patterns()]
    for form, box in zip(
        order, squarified([totals[f] ** 0.5 for f in order], (0, 0, WIDTH, HEIGHT)), strict=True
    ):
        x, y, wide, tall = box
        statuses = [s for s in STATUSES if s in forms[form]]
        offset = 0.0
        for status in statuses:
            files = forms[form][status][0]
            long = (tall - 2) * files / totals[form]
            parts.append(rect(x + 1, y + 1 + offset, wide - 2, max(long, 0.0), f"tile s-{status}"))
            offset += long
        label, number = form, count(totals[form])
        if wide > 1.15 * width_of(label) + 18 and tall > 34:
            parts.append(rect(x + 6, y + 6, 1.15 * width_of(label) + 10, 32, "plate"))
            parts.append(text(x + 11, y + 19, label, "t strong"))
            parts.append(text(x + 11, y + 33, number, "t small"))
        elif wide > 34 and tall > 18:
            parts.append(rect(x + 4, y + 3, width_of(number) + 8, 15, "plate"))
            parts.append(text(x + 8, y + 14, number, "t small"))
    status_sum = {s: sum(c.files for c in document.coverage if c.status == s) for s in STATUSES}
    everything = sum(totals.values())
    title = say(
        "{read} of {files} files were wholly read",
        lang,
        read=count(status_sum["read"]),
        files=count(everything),
    )
    alt = say(
        "{title}: {partly} partly, {refused} refused, {failed} failed, over {forms} types of files.",
        lang,
        title=title,
        partly=count(status_sum["partly"]),
        refused=count(status_sum["refused"]),
        failed=count(status_sum["failed"]),
        forms=count(len(order)),
    )
    legend = [
        (swatch(rect(3, 2, 22, 12, f"tile s-{status}")), f"{named(STATUSES, status, lang)} {count(n)}")
        for status, n in status_sum.items()
        if n
    ]
    legend.append((Markup(""), say("areas by the square root of the number of files", lang)))
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(HEIGHT, title, alt, parts),
        legend=tuple(legend),
        head=(say("Type", lang), say("Outcome", lang), say("Files", lang), say("Size", lang)),
        rows=tuple(
            (form, named(STATUSES, s, lang), count(forms[form][s][0]), size(forms[form][s][1], lang))
            for form in order
            for s in STATUSES
            if s in forms[form]
        ),
    )
