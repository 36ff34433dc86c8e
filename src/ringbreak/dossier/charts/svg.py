"""The few shapes all pictures are made of. Every text is escaped here; nothing else writes markup from evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from ringbreak.dossier.citing import visible

WIDTH = 720
"""Units across; the page scales it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with all that must stand beside it."""

    title: str
    """States the finding."""
    alt: str
    """Made from the same numbers."""
    svg: Markup
    legend: tuple[tuple[Markup, str], ...]
    """(small SVG, words)."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The numbers as a table."""
    cites: tuple[tuple[str, ...], ...] = ()
    """Keys of passages, a tuple per row; empty when rows carry none."""


def number(value: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def width_of(text: str, size: float = 12.0) -> float:
    """Estimated width of a text in a sans face."""
    return (
        sum(
            0.0 if unicodedata.combining(c) else 1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56
            for c in text
        )
        * size
    )


def fit(text: str, width: float, size: float = 12.0) -> str:
    """The text cut to a width, its middle replaced by an ellipsis: both ends of an identifier tell something."""
    text = visible(text).replace("\n", " ").replace("\t", " ")
    if width_of(text, size) <= width:
        return text
    head, tail = text, ""
    chars = list(text)
    while chars and width_of("".join(chars) + "…", size) > width:
        chars.pop(len(chars) * 2 // 3)
    cut = len(chars) * 2 // 3
    head, tail = "".join(chars[:cut]), "".join(chars[cut:])
    return f"{head}…{tail}"


def attributes(**values: object) -> Markup:
    parts = []
    for name, value in values.items():
        if value is None:
            continue
        shown = number(value) if isinstance(value, float) else str(value)
        parts.append(Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), shown))
    return Markup("").join(parts)


def element(name: str, *inside: Markup | str, **values: object) -> Markup:
    """`<name ...>inside</name>`; strings inside are escaped."""
    body = Markup("").join(escape(part) for part in inside)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), attributes(**values), body)


def text(x: float, y: float, words: str, cls: str = "t", anchor: str = "start", **values: object) -> Markup:
    return element("text", visible(words), x=float(x), y=float(y), class_=cls, text_anchor=anchor, **values)


def line(x1: float, y1: float, x2: float, y2: float, cls: str, **values: object) -> Markup:
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=cls, **values)


def rect(x: float, y: float, width: float, height: float, cls: str, **values: object) -> Markup:
    return element(
        "rect", x=float(x), y=float(y), width=float(width), height=float(height), class_=cls, **values
    )


def path(d: str, cls: str, **values: object) -> Markup:
    return element("path", d=d, class_=cls, **values)


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line that leaves and arrives horizontally."""
    middle = (x1 + x2) / 2
    return (
        f"M{number(x1)} {number(y1)}C{number(middle)} {number(y1)} {number(middle)} {number(y2)} "
        f"{number(x2)} {number(y2)}"
    )


def link(key: str | None, *inside: Markup) -> Markup:
    """The parts as a link to a passage, or alone when there is none."""
    return element("a", *inside, href=f"#{key}") if key else Markup("").join(inside)


def drawing(height: float, title: str, alt: str, parts: Sequence[Markup], width: float = WIDTH) -> Markup:
    return element(
        "svg",
        element("title", visible(title)),
        element("desc", visible(alt)),
        *parts,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        class_="picture",
    )


def swatch(*inside: Markup) -> Markup:
    """A legend's small picture."""
    return element("svg", *inside, viewBox="0 0 28 16", class_="swatch", aria_hidden="true")
