"""Web pages saved whole (.mht, .mhtml): the page, frames inside it, its pictures as members.

Style sheets, scripts and fonts that browsers store beside the page are not handed on; a note counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.errors import NotThisFormat
from ringbreak.intake import mime
from ringbreak.intake.cells import Cells
from ringbreak.intake.parser import Issue, Member, Parser, Record, Source, Yield
from ringbreak.words import say

MOST_BYTES = 256 << 20
_SIGNS = re.compile(
    rb"^(?:Snapshot-Content-Location|X-Snapshot-Title)\s{0,4}:|^From:\s{0,4}<?Saved? by",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|Message-ID)\s{0,4}:", re.IGNORECASE | re.MULTILINE
)
_LEFT_OUT = (
    "text/css",
    "application/javascript",
    "text/javascript",
    "application/x-javascript",
    "font/",
    "application/font",
    "application/x-font",
)


def accepts(head: bytes, name: str) -> bool:
    """Headers of a multipart/related message that a browser wrote."""
    top = head[:8192]
    if not re.search(rb"^Content-Type:\s{0,8}multipart/related", top, re.IGNORECASE | re.MULTILINE):
        return False
    if _SENT.search(top):
        return False  # a mail that was sent: its text and pictures are multipart/related too
    return bool(_SIGNS.search(top)) or (
        name.lower().endswith((".mht", ".mhtml")) and b"text/html" in top.lower()
    )


def parse(source: Source) -> Iterator[Yield]:
    """Yields the records of the page and its pictures."""
    from ringbreak.intake.html.page import read_page

    mail = mime.read(source.bytes(MOST_BYTES))
    pages = [p for p in mail.parts if p.kind in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise NotThisFormat("the saved page holds no HTML")
    saved_from = mail.first("snapshot-content-location")
    for number, part in enumerate(pages):
        where = "" if number == 0 else f"frame {number}"
        url = (saved_from if number == 0 else None) or part.location
        for item in read_page(part.data, source, url=url, declared=part.charset, where=where):
            if number == 0 and isinstance(item, Record) and item.kind in ("article", "page"):
                _add(item, mail)
            yield item
    left_out = 0
    for part in mail.parts:
        if part in pages or not part.data:
            continue
        if part.kind.startswith(_LEFT_OUT):
            left_out += 1
            continue
        name = (
            part.name
            or (part.location or "").split("?")[0].rstrip("/").rpartition("/")[2][-120:]
            or f"part-{part.place}"
        )
        yield Member(name=name, data=part.data, locator=part.location or f"part {part.place}")
    if left_out:
        yield Issue(
            "",
            say("{count} style sheets, scripts and fonts of the saved page were not read", count=left_out),
            "note",
        )
    if mail.broken:
        yield Issue("", say("the mail is malformed ({error}); parts of it may be missing", error=mail.broken))


def _add(record: Record, mail: mime.Mail) -> None:
    cells = Cells()
    for name in ("date", "from"):
        cells.add(f"saved {name}", mail.first(name))
    record.fields = {**(record.fields or {}), **(cells.all() or {})} or None


PARSER = Parser(
    name="mhtml",
    title="Web page saved whole (MHT, MHTML)",
    media_type="multipart/related",
    accepts=accepts,
    parse=parse,
    source="RFC 2557",
    sample="mhtml/page.mht",
)
