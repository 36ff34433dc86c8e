"""Money flow: who paid on the left, who received on the right, bands by amount."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from ringbreak.dossier.charts.svg import WIDTH, Picture, drawing, fit, link, number, path, rect, text
from ringbreak.dossier.document import Chapter, Flow
from ringbreak.dossier.labels import count, money
from ringbreak.words import say

LEFT, RIGHT, NODE, SPACE, BODY, TOP = 250.0, 470.0, 10.0, 10.0, 300.0, 26.0


def _stack(sums: dict[str, Decimal], scale: float) -> dict[str, tuple[float, float]]:
    """Top and height of each party, largest first."""
    y, made = TOP, {}
    for name in sorted(sums, key=lambda n: (-sums[n], n)):
        tall = max(1.5, float(sums[name]) * scale)
        made[name] = (y, tall)
        y += max(tall, 13.0) + SPACE
    return made


def draw(chapter: Chapter, flow: Flow, lang: str) -> Picture | None:
    """One currency's flow, or None when nothing of known direction moved."""
    if not flow.lines:
        return None
    out: dict[str, Decimal] = {}
    into: dict[str, Decimal] = {}
    for one in flow.lines:
        out[one.payer] = out.get(one.payer, Decimal(0)) + Decimal(one.amount)
        into[one.payee] = into.get(one.payee, Decimal(0)) + Decimal(one.amount)
    total = float(sum(out.values(), Decimal(0))) or 1.0
    scale = BODY / total
    left, right = _stack(out, scale), _stack(into, scale)
    height = max(max(y + max(h, 13.0) for y, h in side.values()) for side in (left, right)) + 8
    parts: list[Markup] = [
        text(LEFT - 12, 14, say("paid", lang), "t head", "end"),
        text(RIGHT + NODE + 12, 14, say("received", lang), "t head"),
    ]
    used_left, used_right = dict.fromkeys(left, 0.0), dict.fromkeys(right, 0.0)
    for one in sorted(flow.lines, key=lambda f: (left[f.payer][0], right[f.payee][0])):
        tall = max(1.0, float(Decimal(one.amount)) * scale)
        y1, y2 = left[one.payer][0] + used_left[one.payer], right[one.payee][0] + used_right[one.payee]
        used_left[one.payer] += tall
        used_right[one.payee] += tall
        x1, x2 = LEFT + NODE, RIGHT
        middle = (x1 + x2) / 2
        d = (
            f"M{number(x1)} {number(y1)}C{number(middle)} {number(y1)} {number(middle)} {number(y2)} {number(x2)} {number(y2)}"
            f"L{number(x2)} {number(y2 + tall)}C{number(middle)} {number(y2 + tall)} {number(middle)} {number(y1 + tall)} "
            f"{number(x1)} {number(y1 + tall)}Z"
        )
        parts.append(link(one.cites[0] if one.cites else None, path(d, "band")))
    for side, sums, x, anchor, edge in (
        (left, out, LEFT, "end", -8.0),
        (right, into, RIGHT, "start", NODE + 8.0),
    ):
        for name, (y, tall) in side.items():
            parts.append(rect(x, y, NODE, tall, "bar"))
            purse = money(f"{sums[name]:f}", flow.currency, lang)
            words = f"{fit(name, 150.0)}  {purse}" if anchor == "start" else f"{fit(name, 130.0)}  {purse}"
            parts.append(text(x + edge, y + tall / 2 + 4, words, "t", anchor))
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
        "{title}. {streams} streams are drawn, {other} smaller ones as 'other'; the direction of {unknown} transfers is not known and they are not drawn. A transfer that two ledgers show counts twice.",
        lang,
        title=title,
        streams=count(len(flow.lines)),
        other=count(flow.other_lines),
        unknown=count(flow.direction_unknown),
    )
    legend = [
        (Markup(""), say("sums of what the ledgers show; a transfer in two ledgers counts twice", lang))
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
