"""The shared-selector matrix: accounts by selectors, ordered so that blocks show."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, rect, text
from ringbreak.dossier.document import Chapter
from ringbreak.dossier.labels import count
from ringbreak.words import say

LEFT, HEAD, ROW = 150.0, 138.0, 24.0


def draw(chapter: Chapter, lang: str) -> Picture | None:
    """The matrix, or None when the accounts share one selector or none: the table says it."""
    data = chapter.matrix
    if data is None or len(data.column_labels) < 2:
        return None
    wide = min(46.0, (WIDTH - LEFT - 90) / len(data.column_labels))
    most = max(max(row) for row in data.counts)
    parts: list[Markup] = []
    for j, label in enumerate(data.column_labels):
        x = LEFT + wide * (j + 0.5)
        words = fit(label, 160.0, 11.0)
        parts.append(
            text(x, HEAD - 8, words, "t small", "start", transform=f"rotate(-48 {x:.2f} {HEAD - 8:.2f})")
        )
    for i, row in enumerate(data.counts):
        y = HEAD + ROW * i
        parts.append(text(LEFT - 8, y + 16, fit(data.row_labels[i], LEFT - 16), "t", "end"))
        for j, n in enumerate(row):
            x = LEFT + wide * j
            parts.append(rect(x, y, wide - 2, ROW - 2, "cell"))
            if n:
                strength = 0.25 + 0.45 * n / most
                parts.append(rect(x, y, wide - 2, ROW - 2, "heat", fill_opacity=strength))
                parts.append(text(x + wide / 2 - 1, y + 15, count(n), "t in", "middle"))
    reach = [sum(1 for row in data.counts if row[j]) for j in range(len(data.column_labels))]
    best = max(range(len(reach)), key=lambda j: (reach[j], -j))
    title = say(
        "R{rank}: {selector} is shared by {accounts} of the {shown} accounts shown",
        lang,
        rank=chapter.line.rank,
        selector=data.column_labels[best],
        accounts=count(reach[best]),
        shown=count(len(data.row_labels)),
    )
    alt = say(
        "{title}. Rows are accounts, columns the selectors that two or more of them bear; numbers are records. {rows} accounts and {columns} selectors are not drawn.",
        lang,
        title=title,
        rows=count(data.hidden_rows),
        columns=count(data.hidden_columns),
    )
    legend = [(Markup(""), say("a number: records of that account that bear the selector", lang))]
    if data.hidden_rows or data.hidden_columns:
        legend.append(
            (
                Markup(""),
                say(
                    "{rows} accounts and {columns} selectors are not drawn",
                    lang,
                    rows=count(data.hidden_rows),
                    columns=count(data.hidden_columns),
                ),
            )
        )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(HEAD + ROW * len(data.row_labels) + 4, title, alt, parts),
        legend=tuple(legend),
        head=(say("Account", lang), *data.column_labels),
        rows=tuple(
            (label, *(count(n) if n else "" for n in row))
            for label, row in zip(data.row_labels, data.counts, strict=True)
        ),
    )
