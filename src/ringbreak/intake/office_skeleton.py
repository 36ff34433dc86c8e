"""What says which part of an office document is what: made anew where a cut took it, so that whole sheets and texts are read.

Programs write these few parts first, last or in the middle. Without them the best-preserved sheet is XML that belongs to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from ringbreak.intake.parser import Issue
from ringbreak.words import say

_ROOT, _TYPES = "_rels/.rels", "[Content_Types].xml"
_BOOK, _BOOK_PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXT = "word/document.xml"
HELD = frozenset({_ROOT, _TYPES, _BOOK, _BOOK_PARTS})
"""Parts that are kept in memory until all others are known."""
READ_IN_PART = (
    "xl/worksheets/",
    "xl/sharedStrings.xml",
    "xl/comments",
    "word/document.xml",
    "word/comments.xml",
    "word/footnotes.xml",
    "ppt/slides/slide",
    "content.xml",
)
"""Parts whose beginning is worth reading when their end is lost."""
_SHEET = re.compile(r"xl/worksheets/([A-Za-z]{1,20}?)(\d{0,6})\.xml")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = {
    _BOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    _TEXT: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
}


def completed(names: Iterable[str], held: Mapping[str, bytes]) -> Iterator[tuple[str, bytes] | Issue]:
    """The parts that say what is what: those that are whole, and in place of others new ones.

    Args:
        names: Parts of the document that were saved.
        held: Content of those of HELD that are whole.
    """
    parts = set(names) | set(held)
    sheets = sorted(
        (n for n in parts if _SHEET.fullmatch(n)),
        key=lambda n: (len(_SHEET.sub(r"\2", n)), n),
    )
    held = dict(held)
    if sheets and not held.keys() >= {_BOOK, _BOOK_PARTS}:
        yield Issue(
            "",
            say("the list of its sheets is lost with the rest; they go by the names of their parts"),
            "note",
        )
        held |= {_BOOK: _book(sheets), _BOOK_PARTS: _book_parts(sheets, parts)}
    if sheets and "xl/styles.xml" not in parts:
        yield Issue(
            "",
            say("the formats of its cells are lost with the rest, so dates may stand as numbers of days"),
            "note",
        )
    main = next((m for m in _MAIN if m in parts or m in held), None)
    if main is not None:
        held.setdefault(_ROOT, _relations([("main", f"{_OFFICE}/officeDocument", main)]))
        held.setdefault(_TYPES, _types(main))
    yield from sorted(held.items())


def _book(sheets: list[str]) -> bytes:
    lines = "".join(
        f'<sheet name={quoteattr(name.rsplit("/", 1)[-1].removesuffix(".xml"))} sheetId="{i}" r:id="s{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        f' xmlns:r="{_OFFICE}"><sheets>{lines}</sheets></workbook>'
    ).encode()


def _book_parts(sheets: list[str], parts: set[str]) -> bytes:
    made = [(f"s{i}", f"{_OFFICE}/worksheet", name.removeprefix("xl/")) for i, name in enumerate(sheets, 1)]
    made += [
        (kind, f"{_OFFICE}/{kind}", f"{kind}.xml")
        for kind in ("sharedStrings", "styles")
        if f"xl/{kind}.xml" in parts
    ]
    return _relations(made)


def _relations(made: Iterable[tuple[str, str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target={quoteattr(target)}/>'
        for number, kind, target in made
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _types(main: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{_MAIN[main]}"/></Types>'
    ).encode()
