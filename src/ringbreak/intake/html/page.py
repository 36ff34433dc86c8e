"""One web page as records: the article, its comments, its furniture, and the pictures inside it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Generator, Iterator, Sequence
from datetime import datetime
from urllib.parse import unquote_to_bytes, urlsplit

from lxml import etree

from ringbreak.intake.cells import Cells
from ringbreak.intake.furniture import cut
from ringbreak.intake.html import meta, regions, tree
from ringbreak.intake.html.chat import read_chat
from ringbreak.intake.html.tables import read_tables
from ringbreak.intake.html.text import Lines, render, words_of
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_iso, in_zone
from ringbreak.intake.parser import Issue, Member, Record, Source, Yield

MOST_LINKS = 2_000
MOST_COMMENTS = 5_000

_STAMP = re.compile(
    r"(20\d\d|19\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ \t\u3000T]{0,4}(?:(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2}))?)?"
)


def read_page(
    data: bytes,
    source: Source,
    *,
    url: str | None = None,
    declared: str | None = None,
    where: str = "",
) -> Iterator[Yield]:
    """The records of one page.

    Args:
        url: Where the page was got, if its container says so; the page's own canonical address goes into FIELDS then.
        declared: The encoding the transport stated.
        where: Put before each locator, for pages inside a container ('response 3').
    """
    page = tree.read(data, declared)
    decoded = page.decoded
    loss = undecodable(decoded.lossy_count, decoded.encoding, where)
    zone = source.reading.time_zone
    prefix = f"{where} " if where else ""
    if page.root is None:
        if page.why:
            yield Issue(where, page.why, "note")
        if page.stripped:
            yield Record(locator=f"{prefix}page", kind="page", platform="web", url=url, text=page.stripped)
        if loss:
            yield loss
        return
    told = meta.about(page.root, zone)
    divided = regions.divide(page.root)
    if not where and (yield from _listed(page.root, source, told, divided, url)):
        if loss:
            yield loss
        return
    comments = _comments(divided, prefix, told, url, zone)
    in_comments = {id(n) for _, n in comments}
    texts = render(page.root, lambda n: _region(n, divided, in_comments))
    main, furniture = _halves(texts)
    links, other_links, members = _references(page.root, divided, prefix)
    cells = told.cells
    if url and told.url and told.url != url:
        cells.add("canonical", told.url)
    if told.base:
        cells.add("base", told.base)
    for href in links:
        cells.add("link", href)
    hidden = texts.get(regions.HIDDEN)
    if hidden and hidden.size:
        cells.add("hidden text", hidden.done())
    title = _title(page.root, divided, told)
    if told.title and told.title != title:
        cells.add("page title", told.title)
    if told.sent_at is None:
        told.sent_at, told.precision = _stamp(main, zone)
    address = url or told.url
    article = Record(
        locator=f"{prefix}article",
        kind="article" if title and len(main) >= 100 else "page",
        platform=_platform(address),
        channel=told.site,
        author=told.author,
        author_name=told.author_name,
        sent_at=told.sent_at,
        sent_at_precision=told.precision if told.sent_at else None,
        title=title,
        text=main or None,
        url=address,
        fields=cells.all(),
    )
    if article.kind == "page":
        article.locator = f"{prefix}page"
    if main or title or article.fields or not (furniture or comments):
        yield article
    for record, _ in comments:
        yield record
    if furniture or other_links:
        rest = Cells()
        for href in other_links:
            rest.add("link", href)
        yield Record(
            locator=f"{prefix}furniture",
            kind="furniture",
            platform=article.platform,
            channel=told.site,
            text=furniture or None,
            url=address,
            fields=rest.all(),
        )
    yield from members
    if loss:
        yield loss


def _listed(
    root: etree._Element, source: Source, told: meta.About, divided: regions.Regions, url: str | None
) -> Generator[Yield, None, bool]:
    """A page that is a chat or a table of records, as those, and all that stands beside them; whether it was one."""
    chat = read_chat(root, source.reading.time_zone)
    found = None if chat is not None else read_tables(root, source.reading, source.name)
    rows: Sequence[Yield]
    if chat is not None:
        rows, elements = chat.records, chat.items
    elif found is not None:
        rows, elements = found
    else:
        return False
    taken = {id(n) for n in elements}
    beside = render(root, lambda n: None if id(n) in taken else "beside").get("beside")
    links, other_links, members = _references(root, divided, "")
    cells = told.cells
    if told.title:
        cells.add("page title", told.title)
    for href in (*links, *other_links):
        cells.add("link", href)
    text = beside.done() if beside is not None else ""
    if text or cells.all():
        yield Record(
            locator="page", kind="metadata", channel=chat.channel if chat is not None else None, text=text or None,
            url=url or told.url, fields=cells.all(),
        )  # fmt: skip
    yield from rows
    yield from members
    return True


def _region(node: etree._Element, divided: regions.Regions, in_comments: set[int]) -> str | None:
    if id(node) in in_comments:
        return None
    region = divided(node)
    return regions.FURNITURE if region == regions.COMMENT else region


def _halves(texts: dict[object, Lines]) -> tuple[str, str]:
    """Article and furniture, with the article's foot (neighbours, recommended) moved to the furniture."""
    main = texts[regions.ARTICLE].done() if regions.ARTICLE in texts else ""
    furniture = texts[regions.FURNITURE].done() if regions.FURNITURE in texts else ""
    lines = main.split("\n")
    end = cut(lines)
    if end < len(lines):
        furniture = "\n".join(lines[end:]) + ("\n" + furniture if furniture else "")
        main = "\n".join(lines[:end])
    return main, furniture


def _title(root: etree._Element, divided: regions.Regions, told: meta.About) -> str | None:
    headings = []
    for node in root.iter("h1"):
        text = words_of(node)
        if text and divided(node) == regions.ARTICLE:
            headings.append(text)
    if len(headings) == 1 and len(headings[0]) <= 300:
        return headings[0]
    return told.heading or told.title or (headings[0] if headings else None)


def _stamp(text: str, zone: str) -> tuple[datetime | None, str | None]:
    """A date written beside the title: one of the first eight lines, short and not a sentence."""
    for line in text.split("\n")[:8]:
        found = _STAMP.search(line) if len(line) <= 120 and not line.endswith(("。", "!", "！")) else None
        if found is None or (found.start() > 60):
            continue
        year, month, day, hour, minute, second = found.groups()
        try:
            clock = (int(hour or 0), int(minute or 0), int(second or 0))
            moment = datetime(int(year), int(month), int(day), *clock)  # noqa: DTZ001 - in_zone gives it its zone
        except ValueError:
            continue
        precision = "second" if second else "minute" if hour else "day"
        return in_zone(moment, zone), precision
    return None, None


def _platform(address: str | None) -> str:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        host = ""
    for suffix, platform in (
        ("mp.weixin.qq.com", "wechat"),
        ("weibo.com", "weibo"),
        ("weibo.cn", "weibo"),
        ("t.me", "telegram"),
    ):
        if host == suffix or host.endswith("." + suffix):
            return platform
    return "web"


def _references(
    root: etree._Element, divided: regions.Regions, prefix: str
) -> tuple[list[str], list[str], list[Member]]:
    """Link targets of the article, those of the rest, and pictures kept inside the page. Each target once."""
    ours: dict[str, None] = {}
    others: dict[str, None] = {}
    members: list[Member] = []
    for node in root.iter("a", "area", "img", "source", "video", "audio"):
        for name in ("href", "src", "data-src", "data-original"):
            value = (node.get(name) or "").strip()
            if (
                not value
                or value == "#"
                or value.lower().startswith(("javascript:void", "javascript:;", "about:"))
            ):
                continue
            if value[:5].lower() == "data:":
                made = _data_uri(value, len(members), prefix)
                if made:
                    members.append(made)
                continue
            kept = ours if divided(node) == regions.ARTICLE else others
            if len(kept) < MOST_LINKS:
                kept.setdefault(value)
    return list(ours), [v for v in others if v not in ours], members


def _data_uri(value: str, number: int, prefix: str) -> Member | None:
    """The bytes of a `data:` address that is a picture or document; None for tiny fillers and damage."""
    head, comma, body = value.partition(",")
    if not comma or not head[5:].lower().startswith(("image/", "application/", "text/html")):
        return None
    try:
        data = (
            base64.b64decode("".join(body.split())) if ";base64" in head.lower() else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError):
        return None
    if len(data) < 200:
        return None  # a spacer: one pixel that stands in for a picture loaded later
    kind = head[5:].split(";")[0].lower()
    suffix = {"image/jpeg": ".jpg", "image/svg+xml": ".svg"}.get(kind, "." + kind.partition("/")[2][:8])
    return Member(name=f"inline-{number + 1}{suffix}", data=data, locator=f"{prefix}picture {number + 1}")


def _comments(
    divided: regions.Regions, prefix: str, told: meta.About, url: str | None, zone: str
) -> list[tuple[Record, etree._Element]]:
    """Comments as messages, when a container holds at least two like elements each with an author's name and a text."""
    made: list[tuple[Record, etree._Element]] = []
    for box in divided.comments:
        for item in _items(box):
            record = _comment(item, zone)
            if record is None or len(made) >= MOST_COMMENTS:
                continue
            record.locator = f"{prefix}comment {len(made) + 1}"
            record.url = url or told.url
            record.channel = told.site
            record.platform = _platform(record.url)
            made.append((record, item))
    return made


def _items(box: etree._Element) -> list[etree._Element]:
    """The repeated elements of a comment box: the first level with at least two children of one tag and class."""
    level = [box]
    for _ in range(6):
        for node in level:
            kinds: dict[tuple[str, str], list[etree._Element]] = {}
            for child in node:
                if isinstance(child.tag, str) and child.tag in (
                    "li",
                    "div",
                    "article",
                    "section",
                    "tr",
                    "dl",
                ):
                    first = ((child.get("class") or "").split() or [""])[0]
                    kinds.setdefault((child.tag, first), []).append(child)
            found = max(kinds.values(), key=len, default=[])
            if len(found) >= 2 and all(_named(c, _NAMES) is not None for c in found[:5]):
                return found
        level = [c for n in level for c in n if isinstance(c.tag, str)][:200]
    return []


_NAMES = ("author", "user", "nick", "nickname", "username", "name", "fn")
_TEXTS = ("content", "text", "body", "message", "comment-content", "comment-text", "comment-body")
_TIMES = ("time", "date", "published")


def _named(item: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    for node in item.iter():
        if node is item or not isinstance(node.tag, str):
            continue
        tokens = set(re.split(r"[^a-z]+", f"{node.get('class') or ''} {node.get('itemprop') or ''}".lower()))
        if tokens & set(names) and words_of(node):
            return node
    return None


def _comment(item: etree._Element, zone: str) -> Record | None:
    name, body = _named(item, _NAMES), _named(item, _TEXTS)
    if body is None:
        body = item.find(".//p")
    if name is None or body is None or body is name:
        return None
    written = render(body, lambda n: "all").get("all")
    who = words_of(name)
    if not written or not written.done() or len(who) > 80:
        return None
    when = item.find(".//time")
    sent = from_iso(when.get("datetime"), zone) if when is not None else None
    if sent is None:
        stamp = _named(item, _TIMES)
        if stamp is not None:
            sent, _ = _stamp(words_of(stamp)[:40], zone)
    return Record(locator="", kind="message", author_name=who, text=written.done(), sent_at=sent)
