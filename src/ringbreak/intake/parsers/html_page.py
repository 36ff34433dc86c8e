"""Web pages saved as HTML: article, comments and furniture as records of their own, links and tracker ids beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.intake.parser import Issue, Parser, Source, Yield
from ringbreak.intake.text_encoding import sniff
from ringbreak.words import say

_SURE = re.compile(rb"<!doctype\s{1,20}html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    rb"</?(?:div|p|span|table|tr|td|a|br|ul|li|h[1-6]|meta|title|script|style|img|font|b|i|center|form|input|article|section)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


def accepts(head: bytes, name: str) -> bool:
    """A page's own tags near the start, or a start that is a tag in a file full of them. XML of other kinds is not."""
    if b"\0" in head[:256]:
        encoding = sniff(head[:4096])
        if not encoding.startswith("utf-16"):
            return False
        head = head.decode(encoding, "replace").encode("utf-8", "replace")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:5].lower() == b"<?xml" and not re.search(
        rb"<html[\s>]|<!doctype\s{1,20}html", start[:2048], re.IGNORECASE
    ):
        return False
    if not start.startswith(b"<"):
        # A few words of a server may stand before the page; header lines and a blank one are another format's.
        page = _SURE.search(start[:512])
        return page is not None and b"\n\n" not in start[: page.start()].replace(b"\r", b"")
    if _SURE.search(start[:4096]):
        return True
    tags = _TAG.findall(start[:16_384])
    return bool(_TAG.match(start)) and len(tags) >= 3


def parse(source: Source) -> Iterator[Yield]:
    """Yields the records of one page."""
    from ringbreak.intake.html.page import read_page

    data = source.bytes()
    seen = False
    for item in read_page(data, source, url=_saved_from(data)):
        seen = True
        yield item
    if not seen:
        yield Issue("", say("the page holds nothing to read"), "note")


_SAVED = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(\S{1,2000}?) -->")


def _saved_from(data: bytes) -> str | None:
    """The address browsers write into a page they save."""
    found = _SAVED.search(data[:4096])
    return found.group(1).decode("utf-8", "replace") if found else None


PARSER = Parser(
    name="html",
    title="Web page (HTML)",
    media_type="text/html",
    accepts=accepts,
    parse=parse,
    source="https://html.spec.whatwg.org/multipage/",
    sample="html/article.html",
)
