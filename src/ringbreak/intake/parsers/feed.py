"""Web feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. One article an entry, and a page for what the feed says of itself.

The text of an entry is its fullest telling with markup taken off; a shorter one beside it is kept as `summary`. Read entry
by entry; entities of the document are not resolved, those HTML names (&nbsp;) are the characters they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parseaddr, parsedate_to_datetime
from html.entities import html5
from io import BytesIO
from typing import TYPE_CHECKING

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_iso, in_zone
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import decode
from ringbreak.words import say

if TYPE_CHECKING:
    from lxml import etree

_ROOT = re.compile(
    r"\A\s*(?:<\?[^>]{0,2000}\?>\s*|<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<!DOCTYPE[^>\[]{0,400}>\s*){0,8}<([A-Za-z:]{1,20})([\s/>][^<]{0,4000})"
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#\d|#x|[a-z]{2,8};)")
# Characters XML forbids; a feed that holds one is damaged, its text is not lost for that.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), " ")

_PLAIN = (
    "http://purl.org/rss/1.0/",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atom/ns#",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
)
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss/": "media",
    "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_TEXTS = (
    "content:encoded",
    "xhtml:body",
    "content",
    "description",
    "summary",
    "itunes:summary",
    "subtitle",
    "tagline",
)
_DATES = (
    "pubDate",
    "published",
    "issued",
    "created",
    "dc:date",
    "dc:created",
    "updated",
    "modified",
    "lastBuildDate",
)
_TAKEN = frozenset(
    (*_TEXTS, *_DATES, "title", "link", "author", "dc:creator", "managingEditor", "item", "entry", "name")
)


def accepts(head: bytes, name: str) -> bool:
    """The root element of a feed, after the XML declaration and comments."""
    start = head[:16_384]
    if b"<" not in start:
        return False
    found = _ROOT.match(decode(start, _declared(start)).text)
    if found is None:
        return False
    root, rest = found.group(1).lower(), found.group(2)
    if root == "rss":
        return True
    if root == "feed":
        return "atom" in rest.lower()
    return root == "rdf:rdf" and any(space in rest for space in _PLAIN)


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record an entry, then the feed's own page."""
    from lxml import etree

    data = source.bytes()
    decoded = decode(data, _declared(data[:16_384]))
    text = _NAMED.sub(_character, decoded.text.translate(_FORBIDDEN))
    events = etree.iterparse(
        BytesIO(text.encode("utf-8", "replace")),
        events=("end",),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    zone = source.reading.time_zone
    entries: list[Record] = []
    root: etree._Element | None = None
    try:
        for _, node in events:
            root = node if node.getparent() is None else root
            if _name(node) not in ("item", "entry"):
                continue
            entries.append(_entry(node, len(entries) + 1, zone))
            # What was read is let go; its element stays so that the numbers of its siblings do.
            node.clear()
    except etree.XMLSyntaxError:
        pass
    whole = root is not None and not _cut_short(text)
    if root is None and not entries:
        raise NotThisFormat("no entry of a feed was found")
    channel = _channel(root) if root is not None else None
    said = _feed(channel, zone) if channel is not None else None
    for record in entries:
        record.channel = said.title if said else None
        yield record
    if said is not None and (said.title or said.text or said.fields):
        yield said
    if not whole:
        yield Issue(
            f"entry {len(entries) + 1}", say("the XML is damaged or cut off here; the rest was not read")
        )
    loss = undecodable(decoded.lossy_count, decoded.encoding)
    if loss:
        yield loss


def _declared(head: bytes) -> str | None:
    found = _ENCODING.search(head[:400])
    label = found.group(1).decode("ascii") if found else None
    return None if label and label.lower().startswith(("utf-16", "utf16", "ucs-2")) else label


def _character(found: re.Match[str]) -> str:
    """A named character of HTML; XML's own five stay, and what no table knows stays as written."""
    name = found.group(1)
    if name in _XML_OWN:
        return found.group()
    return html5.get(name + ";", "&amp;" + found.group()[1:])


def _cut_short(text: str) -> bool:
    found = _ROOT.match(text)
    return found is not None and f"</{found.group(1)}" not in text[-2000:] and "/>" not in found.group(2)


def _name(node: etree._Element) -> str:
    """Local name, with the usual prefix for namespaces that are not the feed's own."""
    tag: object = node.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    space = space.lstrip("{")
    if not space or space in _PLAIN:
        return local
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else f"{node.prefix}:{local}" if node.prefix else local


def _words(node: etree._Element) -> str:
    return "".join(str(t) for t in node.itertext()).strip()


def _told(node: etree._Element, cells: Cells | None) -> str | None:
    """The text of an element that may hold markup, escaped or not; targets of links and pictures go into the cells."""
    from lxml import etree

    from ringbreak.intake.html import tree
    from ringbreak.intake.html.text import render

    if len(node):
        written = (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in node)
    else:
        written = node.text or ""
    if not _MARKUP.search(written):
        return written.strip() or None
    page = tree.read(written.encode("utf-8", "replace"), "utf-8")
    if page.root is None:
        return page.stripped.strip() or None
    if cells is not None:
        seen: set[str] = set()
        for link in page.root.iter("a", "img", "iframe"):
            target = (link.get("href") or link.get("src") or "").strip()
            if target and target not in seen and not target.lower().startswith(("javascript:", "data:", "#")):
                seen.add(target)
                cells.add("link" if link.tag == "a" else "image", target)
    found = render(page.root, lambda _: "all").get("all")
    return (found.done() if found else "") or None


def _moment(written: str, zone: str) -> datetime | None:
    try:
        return in_zone(parsedate_to_datetime(written), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return from_iso(written, zone)


def _address(nodes: list[etree._Element]) -> str | None:
    """The page an entry stands for: the alternate link, else the first one."""
    others = []
    for node in nodes:
        target = (node.get("href") or _words(node)).strip()
        if not target:
            continue
        if node.get("rel") in (None, "alternate"):
            return target
        others.append(target)
    return others[0] if others else None


def _author(children: dict[str, list[etree._Element]]) -> tuple[str | None, str | None]:
    """(account, name): an address is an account, words are a name."""
    for key in ("author", "dc:creator", "managingEditor", "itunes:author"):
        for node in children.get(key, ()):
            inner = {_name(n): _words(n) for n in node}
            if inner.get("name") or inner.get("email"):
                return inner.get("email") or None, inner.get("name") or None
            written = " ".join(_words(node).split())
            if "@" in written:
                bracketed = re.fullmatch(r"(\S{1,200}@\S{1,200}) \((.{1,200})\)", written)
                if bracketed:
                    return bracketed.group(1), bracketed.group(2)
                name, address = parseaddr(written)
                return address or None, name or None
            if written:
                return None, written
    return None, None


def _entry(node: etree._Element, number: int, zone: str) -> Record:
    record = _described(node, zone)
    record.locator, record.kind = f"entry {number}", "article"
    return record


def _feed(node: etree._Element, zone: str) -> Record:
    record = _described(node, zone)
    record.locator, record.kind = "feed", "page"
    return record


def _channel(root: etree._Element) -> etree._Element | None:
    for node in root:
        if _name(node) == "channel":
            return node
    return root


def _described(node: etree._Element, zone: str) -> Record:
    children: dict[str, list[etree._Element]] = {}
    for child in node:
        if _name(child):
            children.setdefault(_name(child), []).append(child)
    cells = Cells()
    texts: list[str] = []
    for key in _TEXTS:
        for child in children.get(key, ()):
            if child.get("src"):
                cells.add("link", child.get("src"))
            told = _told(child, cells)
            if told and told not in texts:
                texts.append(told)
    texts.sort(key=len, reverse=True)
    for shorter in texts[1:]:
        cells.add("summary", shorter)
    account, name = _author(children)
    title = next((t for n in children.get("title", ()) if (t := _told(n, None))), None)
    address = _address(children.get("link", []))
    for child in children.get("link", ()):
        target = (child.get("href") or _words(child)).strip()
        if target != address:
            cells.add("link", target)
    sent, written = None, None
    for key in _DATES:
        for child in children.get(key, ()):
            words = _words(child)
            moment = _moment(words, zone)
            if sent is None and moment is not None:
                sent, written = moment, words
            else:
                cells.add(key, words)
    for key, nodes in children.items():
        if key in _TAKEN:
            continue
        for child in nodes:
            words = " ".join(_words(child).split())
            cells.add(
                key, words or child.get("url") or child.get("href") or child.get("term") or child.get("label")
            )
    return Record(
        locator="",
        kind="",
        platform="web",
        author=account,
        author_name=name,
        sent_at=sent,
        sent_at_precision=None
        if sent is None or written is None
        else "day"
        if len(written) <= 10
        else "second",
        title=title,
        text=texts[0] if texts else None,
        url=address,
        fields=cells.all(),
    )


PARSER = Parser(
    name="feed",
    title="Web feeds (RSS, Atom)",
    media_type="application/rss+xml",
    accepts=accepts,
    parse=parse,
    source="https://www.rssboard.org/rss-specification, RFC 4287",
    sample="feed/shop.xml",
)
