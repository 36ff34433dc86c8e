"""What a page says of itself: title, author, time, address, site; its links; the scripts that count its visitors."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from lxml import etree

from ringbreak.intake.cells import Cells
from ringbreak.intake.html.text import words_of
from ringbreak.intake.moments import from_epoch, from_iso

MOST_JSON = 1 << 20
MOST_SNIPPETS = 40

_AUTHOR = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "weibo:article:author",
)
_TIME = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate", "publish_date",
    "published_time", "og:published_time", "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "sailthru.date", "weibo:article:create_at", "og:time", "release_date", "parsely-pub-date",
)  # fmt: skip
_SITE = ("og:site_name", "application-name", "sitename")
_USED = frozenset((*_AUTHOR, *_TIME, *_SITE, "og:title", "og:url"))
_BORING = frozenset((
    "viewport", "renderer", "format-detection", "apple-mobile-web-app-capable",
    "apple-mobile-web-app-status-bar-style", "theme-color", "robots",
))  # fmt: skip

# Ids of analytics, advertising and statistics that a site's owner has and nobody else: what ties sites together.
_TRACKER = re.compile(
    r"\bUA-\d{4,12}-\d{1,4}\b|\bG-[A-Z0-9]{6,14}\b|\bGTM-[A-Z0-9]{4,10}\b|\bAW-\d{6,14}\b|\bDC-\d{4,12}\b|\b(?:ca-)?pub-\d{10,20}\b"
    r"|hm\.baidu\.com/\S{1,80}|\b_hmt\b|cpro\w{0,20}baidu|\bcnzz\.com\S{0,80}|\b51\.la\S{0,80}|\b51yes\.com|\bumeng\.com|\bgrowingio"
    r"|zz\.bdstatic|\bcbjs\.baidu|\bfbq\s{0,2}\(|\bttq\.load|clarity\.ms|mc\.yandex|top\.mail\.ru|tanx\.com|\bmmstat\.com"
    r"|google-analytics|googletagmanager|googlesyndication|\b_paq\b|matomo|piwik|\bposthog|hotjar|statcounter|histats|quantserve"
)
_BIZ = re.compile(r"\bvar (?:biz|__biz)\s{0,4}=\s{0,4}[\"']([A-Za-z0-9+/]{8,40}={0,2})[\"']")
_CT = re.compile(r"\bvar ct\s{0,4}=\s{0,4}[\"'](\d{10})[\"']")
_NICKNAME = re.compile(r"\bvar nickname\s{0,4}=\s{0,4}(?:htmlDecode\()?[\"']([^\"']{1,80})[\"']")


@dataclass(slots=True)
class About:
    """What a page says of itself. Times are aware."""

    title: str | None = None
    heading: str | None = None
    author: str | None = None
    author_name: str | None = None
    sent_at: datetime | None = None
    precision: str | None = None
    url: str | None = None
    site: str | None = None
    base: str | None = None
    cells: Cells = field(default_factory=Cells)


def about(root: etree._Element, zone: str) -> About:
    """Read head, JSON-LD and well-known marks of a page."""
    found = About()
    metas: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = (node.get("content") or "").strip()
        if name and content and len(name) < 200:
            metas.setdefault(name, content)
            if name not in _USED and name not in _BORING:
                found.cells.add(f"meta {name}", content)
        elif (node.get("http-equiv") or "").lower() == "refresh" and content:
            found.cells.add("refresh", content)
    title = root.find(".//title")
    if title is not None:
        found.title = words_of(title, 1000) or None
    found.title = found.title or metas.get("og:title")
    found.heading = metas.get("og:title")
    found.author_name = _first(metas, _AUTHOR)
    found.site = _first(metas, _SITE)
    _time(found, _first(metas, _TIME), zone)
    for node in root.iter("link"):
        rel = (node.get("rel") or "").lower()
        if rel == "canonical" and not found.url:
            found.url = (node.get("href") or "").strip() or None
        elif rel in ("alternate", "amphtml", "shortlink", "author", "me"):
            found.cells.add(f"link {rel}", node.get("href"))
    found.url = found.url or metas.get("og:url")
    base = root.find(".//base")
    found.base = base.get("href") if base is not None else None
    for item in _linked_data(root):
        _from_linked_data(found, item, zone)
    _scripts(root, found)
    _marks(root, found, zone)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[n] for n in names if n in metas), None)


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _time(found: About, written: object, zone: str) -> None:
    if found.sent_at is not None or not isinstance(written, str):
        return
    found.sent_at = from_iso(written, zone) or from_epoch(written)
    if found.sent_at is not None:
        found.precision = (
            "day" if len(written.strip()) <= 10 and not written.strip().isdecimal() else "second"
        )


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        text = (node.text or "").strip()
        if not text or len(text) > MOST_JSON:
            continue
        try:
            value = orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
        stack = [value]
        for _ in range(200):
            if not stack:
                break
            item = stack.pop(0)
            if isinstance(item, list):
                stack.extend(item[:100])
            elif isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                if isinstance(graph, list):
                    stack.extend(graph[:100])


def _from_linked_data(found: About, item: dict[str, Any], zone: str) -> None:
    _time(found, item.get("datePublished") or item.get("pubDate"), zone)
    author = item.get("author")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    if not found.author_name and isinstance(name, str):
        found.author_name = _flat(name) or None
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    if not found.site and isinstance(name, str):
        found.site = _flat(name) or None
    heading = item.get("headline")
    if not found.heading and isinstance(heading, str):
        found.heading = _flat(heading) or None


def _scripts(root: etree._Element, found: About) -> None:
    """Script addresses, and the passages of inline scripts that hold a tracker's id. Nothing is run."""
    snippets = 0
    for node in root.iter("script"):
        source = node.get("src")
        if source:
            found.cells.add("script", source.strip())
        text = node.text or ""
        if not text or len(text) > MOST_JSON:
            continue
        at = 0
        for match in _TRACKER.finditer(text):
            if match.start() < at or snippets >= MOST_SNIPPETS:
                continue
            start, at = max(0, match.start() - 120), min(len(text), match.end() + 200)
            found.cells.add("script", _flat(text[start:at]))
            snippets += 1
        _wechat(text, found)
    for name in ("iframe", "frame", "embed"):
        for node in root.iter(name):
            found.cells.add("frame", (node.get("src") or "").strip())
    for node in root.iter("ins"):
        found.cells.add("script", node.get("data-ad-client"))
    for node in root.iter("noscript"):
        for image in node.iter("img", "iframe"):
            found.cells.add("script", (image.get("src") or "").strip())
    for node in root.iter("form"):
        found.cells.add("form", (node.get("action") or "").strip())


def _wechat(text: str, found: About) -> None:
    """Articles of WeChat official accounts state account, name and time in a script."""
    biz = _BIZ.search(text)
    if biz:
        found.author = biz.group(1)
        found.cells.add("__biz", biz.group(1))
    name = _NICKNAME.search(text)
    if name:
        found.author_name = html.unescape(name.group(1))
        found.site = found.site or found.author_name
    sent = _CT.search(text)
    if sent and found.sent_at is None:
        found.sent_at, found.precision = from_epoch(sent.group(1)), "second"


def _marks(root: etree._Element, found: About, zone: str) -> None:
    """Author and time from attributes in the body, when the head does not say them."""
    for node in root.iter("time", "abbr", "span", "div", "em", "p", "a", "address"):
        marks = f"{node.get('itemprop') or ''} {node.get('rel') or ''} {node.get('id') or ''} {node.get('class') or ''}"[
            :300
        ]
        low = marks.lower()
        if found.sent_at is None and (node.tag in ("time", "abbr") or "date" in low or "time" in low):
            _time(found, node.get("datetime") or node.get("content"), zone)
            if found.sent_at is None and (
                "publish" in low or "pubtime" in low or "pub-time" in low or "datepublished" in low
            ):
                _time(found, words_of(node)[:40], zone)
        if not found.author_name:
            words = low.split()
            if "author" in words or "js_name" in words or "byline" in words:
                name = words_of(node)
                if 0 < len(name) <= 60:
                    found.author_name = name
        if found.sent_at is not None and found.author_name:
            return
