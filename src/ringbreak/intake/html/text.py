"""Elements to lines of text, as a browser would show them: blocks are lines, white space is one blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from lxml import etree

from ringbreak.intake.html import tree
from ringbreak.intake.text_encoding import Decoded

SILENT = frozenset(
    "script style template svg math head title meta link base noscript object embed canvas audio video map datalist".split()
)
BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table
    tbody tfoot thead tr ul""".split()
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Text under construction. White space collapses as in CSS; a non-breaking or ideographic space stays."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blank = False
        self._fresh = True
        self.size = 0

    def text(self, value: str, *, exact: bool = False) -> None:
        """Add text; `exact` keeps its white space (pre, textarea)."""
        if exact:
            if value:
                self._parts.append(value)
                self._fresh = value.endswith("\n")
                self._blank = False
            return
        value = _SPACE.sub(" ", value)
        if not value or value == " ":
            self._blank = self._blank or bool(value)
            return
        if (self._blank or value[0] == " ") and not self._fresh:
            self._parts.append(" ")
        self._parts.append(value.strip(" "))
        self._blank = value[-1] == " "
        self._fresh = False
        self.size += len(value)

    def line(self) -> None:
        """End the line, unless it is empty."""
        if not self._fresh:
            self._parts.append("\n")
        self._fresh, self._blank = True, False

    def cell(self) -> None:
        """End a table's cell."""
        if not self._fresh:
            self._parts.append("\t")
            self._blank = False

    def done(self) -> str:
        """The lines, without blanks at their ends and without empty ones."""
        lines = (line.strip(" \t\r") for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)


def render(root: etree._Element, region_of: Callable[[etree._Element], Hashable]) -> dict[Hashable, Lines]:
    """The text of each region. `region_of` names the region an element belongs to; None leaves it out."""
    made: dict[Hashable, Lines] = {}
    regions: list[Hashable] = []
    exact = 0

    def lines(region: Hashable) -> Lines:
        found = made.get(region)
        if found is None:
            found = made[region] = Lines()
        return found

    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if regions and regions[-1] is not None and node.tail:
                lines(regions[-1]).text(node.tail, exact=exact > 0)
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            region = None if regions and regions[-1] is None else region_of(node)
            if name in SILENT:
                region = None
            regions.append(region)
            if name in ("pre", "textarea"):
                exact += 1
            if region is not None:
                if name in BLOCKS:
                    lines(region).line()
                if node.text:
                    lines(region).text(node.text, exact=exact > 0)
            continue
        region = regions.pop()
        if name in ("pre", "textarea"):
            exact -= 1
        if region is not None:
            if name in BLOCKS or name == "br":
                lines(region).line()
            elif name in ("td", "th"):
                lines(region).cell()
        outer = regions[-1] if regions else None
        if outer is not None and node.tail:
            if outer != region and name in BLOCKS:
                lines(outer).line()
            lines(outer).text(node.tail, exact=exact > 0)
    return made


def words_of(node: etree._Element, most: int = 400) -> str:
    """The words inside an element on one line; what follows `most` characters is left out, so nesting costs nothing."""
    parts: list[str] = []
    size = 0
    for piece in node.itertext():
        parts.append(str(piece))
        size += len(parts[-1])
        if size > most:
            break
    return " ".join("".join(parts).split())


def size_of(node: etree._Element) -> int:
    """Characters of an element's words, without those of scripts and styles."""
    silent = 0
    size = 0
    for event, inner in etree.iterwalk(node, events=("start", "end")):
        quiet = inner.tag in SILENT
        if event == "start":
            silent += quiet
            if not silent:
                size += len((inner.text or "").strip())
        else:
            silent -= quiet
            if not silent and inner is not node:
                size += len((inner.tail or "").strip())
    return size


def to_text(data: bytes, declared: str | None = None) -> tuple[str, Decoded]:
    """The text of a piece of HTML such as a mail's body, and the source as it was decoded."""
    page = tree.read(data, declared)
    if page.root is None:
        return page.stripped, page.decoded
    found = render(page.root, lambda node: "all").get("all")
    return (found.done() if found else ""), page.decoded
