"""Money flow: who paid on the left, who received on the right, bands by amount."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, link, number, path, rect, text
from ringbreak.dossier.document import Chapter, Flow
from ringbreak.dossier.labels import count, money
from ringbreak.words import say

LEFT, RIGHT, NODE, SPACE, BODY, TOP = 230.0, 480.0, 10.0, 12.0, 300.0, 26.0
MOST_COLUMNS = 4
"""Who only pays, two hops between, who only receives; longer ways are drawn in these."""

Sums = dict[str, Decimal]


def _columns(flow: Flow, apart: frozenset[str]) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Payer and payee of each line as names of nodes, and the column of each node.

    Args:
        apart: Names that stand for many ('other', 'unknown'): those who paid are not those who received.
    """
    ends = [
        (
            f"{f.payer}\0paid" if f.payer in apart else f.payer,
            f"{f.payee}\0got" if f.payee in apart else f.payee,
        )
        for f in flow.lines
    ]
    payers, payees = {p for p, _ in ends}, {q for _, q in ends}
    column = dict.fromkeys(sorted(payers - payees), 0)
    for depth in range(1, MOST_COLUMNS):
        for p, q in ends:
            if column.get(p) == depth - 1 and q not in column:
                column[q] = min(depth, MOST_COLUMNS - 2) if q in payers else depth
    for p, q in ends:
        column.setdefault(p, 0)
        column.setdefault(q, 1)
    last = max(column.values())
    return ends, {name: last if name not in payers else at for name, at in column.items()}


def _stack(names: Sums, scale: float) -> dict[str, tuple[float, float]]:
    """Top and height of each party of a column, largest first."""
    y, made = TOP, {}
    for name in sorted(names, key=lambda n: (-names[n], n)):
        tall = max(1.5, float(names[name]) * scale)
        made[name] = (y, tall)
        y += max(tall, 13.0) + SPACE
    return made


def draw(chapter: Chapter, flow: Flow, lang: str) -> Picture | None:
    """One currency's flow, or None when nothing of known direction moved."""
    if not flow.lines:
        return None
    ends, column = _columns(flow, frozenset({say("other", lang), say("unknown", lang)}))
    out: Sums = {}
    into: Sums = {}
    for (payer, payee), one in zip(ends, flow.lines, strict=True):
        out[payer] = out.get(payer, Decimal(0)) + Decimal(one.amount)
        into[payee] = into.get(payee, Decimal(0)) + Decimal(one.amount)
    width = max(column.values())
    size = {name: max(out.get(name, Decimal(0)), into.get(name, Decimal(0))) for name in column}
    stacks = [{n: size[n] for n, at in column.items() if at == i} for i in range(width + 1)]
    scale = BODY / (max(float(sum(s.values(), Decimal(0))) for s in stacks) or 1.0)
    place: dict[str, tuple[float, float]] = {}
    for stack in stacks:
        place |= _stack(stack, scale)
    at = {name: LEFT + (RIGHT - LEFT) * i / max(1, width) for name, i in column.items()}
    height = max(y + max(tall, 13.0) for y, tall in place.values()) + 8
    parts: list[Markup] = [
        text(LEFT - 12, 14, say("paid", lang), "t head", "end"),
        text(RIGHT + NODE + 12, 14, say("received", lang), "t head"),
    ]
    left, right = dict.fromkeys(place, 0.0), dict.fromkeys(place, 0.0)
    order = sorted(range(len(ends)), key=lambda i: (place[ends[i][0]][0], place[ends[i][1]][0], i))
    for i in order:
        (payer, payee), one = ends[i], flow.lines[i]
        tall = max(1.0, float(Decimal(one.amount)) * scale)
        y1, y2 = place[payer][0] + left[payer], place[payee][0] + right[payee]
        left[payer] += tall
        right[payee] += tall
        x1, x2 = at[payer] + NODE, at[payee]
        # Money that goes back, or round, leaves to the right and comes in from the left all the same.
        bend = (x2 - x1) / 2 if x2 > x1 else 60.0
        d = (
            f"M{number(x1)} {number(y1)}C{number(x1 + bend)} {number(y1)} {number(x2 - bend)} {number(y2)} {number(x2)} {number(y2)}"
            f"L{number(x2)} {number(y2 + tall)}C{number(x2 - bend)} {number(y2 + tall)} {number(x1 + bend)} {number(y1 + tall)} "
            f"{number(x1)} {number(y1 + tall)}Z"
        )
        parts.append(link(one.cites[0] if one.cites else None, path(d, "band")))
    for name, (y, tall) in place.items():
        x = at[name]
        parts.append(rect(x, y, NODE, tall, "bar"))
        shown = name.partition("\0")[0]
        if 0 < column[name] < width:
            parts.append(text(x + NODE + 5, y + tall / 2 + 4, fit(shown, 96.0, 11.0), "t in halo"))
            continue
        purse = money(f"{size[name]:f}", flow.currency, lang)
        if column[name] == 0:
            parts.append(text(x - 8, y + tall / 2 + 4, f"{fit(shown, 116.0)}  {purse}", "t", "end"))
        else:
            parts.append(text(x + NODE + 8, y + tall / 2 + 4, f"{fit(shown, 132.0)}  {purse}", "t"))
    largest = max(flow.lines, key=lambda f: Decimal(f.amount))
    title = say(
        "R{rank}: {total} seen moving in {transfers} transfers; the largest stream is {amount}",
        lang,
        rank=chapter.line.rank,
        total=money(flow.total, flow.currency, lang),
        transfers=count(flow.transfers),
        amount=money(largest.amount, flow.currency, lang),
    )
    alt = say(
        "{title}. {streams} streams are drawn, {other} smaller ones as 'other'; the direction of {unknown} transfers is not known and they are not drawn. A transfer that two ledgers show alike counts once, one that they tell differently twice.",
        lang,
        title=title,
        streams=count(len(flow.lines)),
        other=count(flow.other_lines),
        unknown=count(flow.direction_unknown),
    )
    legend = [
        (
            Markup(""),
            say(
                "payments through its accounts; what two ledgers show alike counts once, what they tell differently twice",
                lang,
            ),
        )
    ]
    if flow.direction_unknown:
        legend.append(
            (
                Markup(""),
                say(
                    "{count} transfers of unknown direction are not drawn",
                    lang,
                    count=count(flow.direction_unknown),
                ),
            )
        )
    return Picture(
        title=title,
        alt=alt,
        svg=drawing(height, title, alt, parts, WIDTH),
        legend=tuple(legend),
        head=(say("Payer", lang), say("Payee", lang), say("Amount", lang), say("Transfers", lang)),
        rows=tuple(
            (f.payer, f.payee, money(f.amount, flow.currency, lang), count(f.transfers)) for f in flow.lines
        ),
        cites=tuple(f.cites for f in flow.lines),
    )
