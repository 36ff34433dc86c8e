"""Chats saved as web pages: elements that come again and again, each with a sender, a time and what was said.

Exporters name the parts in their own ways (message, msg, bubble; nickname, from_name, sender; time, date; content, text), but they
do name them; where they do not, and in forums' threads, the parts are told by what they hold (blocks.py). A page is a chat when such
elements hold most of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml import etree

from ringbreak.intake.cells import Cells
from ringbreak.intake.html.blocks import read_blocks
from ringbreak.intake.html.text import render, size_of, words_of
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Record

LEAST = 3
"""Messages from which a page is a chat."""
COVERED = 0.5
"""Share of the page's words that the messages must hold."""
_MESSAGES = frozenset(
    "message msg messages chat bubble talk dialog conversation im dialogue chatitem msgitem".split()
)
_NAMES = frozenset(
    "nickname nick name sender from author user username displayname speaker who talker".split()
)
_TEXTS = frozenset("content text body txt msgtext messagetext said words bubble msgcontent".split())
_TIMES = frozenset("time date timestamp datetime sendtime when clock".split())
_SERVICE = frozenset("service system sys notice tip tips".split())
"""What the program says between the messages: who joined, which day begins. Nobody in the chat said it."""
_GENERIC = frozenset(
    (
        "exported data",
        "chat export",
        "chat history",
        "messages",
        "message",
        "chat",
        "聊天记录",
        "消息记录",
        "导出数据",
        "index",
    )
)
"""Titles of exporters that do not say whose chat it is."""
_IDS = (
    "data-username",
    "data-wxid",
    "data-uid",
    "data-user-id",
    "data-userid",
    "data-sender",
    "data-from",
    "data-account",
    "data-id-user",
)
_CLOCK = r"(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?"
_WHEN = re.compile(rf"((?:19|20)\d\d)[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?[ T\u3000]{{0,3}}(?:{_CLOCK})?")
_WHEN_DMY = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d\d)[ T]{{0,3}}(?:{_CLOCK})?")
_ONLY = re.compile(_CLOCK)
_TITLED = re.compile(r"^(?:与|和|與|跟) ?(.{1,60}?) ?的(?:微信|QQ)?(?:聊天|对话|對話|消息)(?:记录|紀錄)?$|^(?:聊天记录|对话|chat|messages)[ :：—-]{1,3}(.{1,60})$", re.IGNORECASE)  # fmt: skip
_QUOTES = " \"'“”‘’「」『』"
_MOST_SAMPLED, _MOST_GROUPS, _MOST_LINKS = 40, 8, 50


@dataclass(slots=True)
class Chat:
    """The messages of a page, the elements they are, and whose chat it is."""

    channel: str | None
    records: list[Record]
    items: list[etree._Element]


def _tokens(node: etree._Element) -> frozenset[str]:
    joined = f"{node.get('class') or ''} {node.get('itemprop') or ''}".lower()
    whole = re.split(r"\s+", joined)
    return frozenset(t for w in whole for t in (*re.split(r"[^a-z]+", w), re.sub(r"[^a-z]+", "", w)) if t)


def _part(item: etree._Element, names: frozenset[str]) -> etree._Element | None:
    for node in item.iter():
        if node is not item and isinstance(node.tag, str) and _tokens(node) & names and words_of(node):
            return node
    return None


def _said(
    item: etree._Element, who: etree._Element | None, when: etree._Element | None
) -> etree._Element | None:
    """The element of the words: the innermost one called so that holds neither sender nor time."""
    best = None
    for node in item.iter():
        if node is item or not isinstance(node.tag, str) or not _tokens(node) & _TEXTS:
            continue
        inside = {id(n) for n in node.iter()}
        if (who is not None and id(who) in inside) or (when is not None and id(when) in inside):
            continue
        best = node if best is None else best
    return best


def _items(root: etree._Element) -> list[etree._Element]:
    """The elements that are messages: of one tag and class, called like messages, none inside another, most of them whole."""
    groups: dict[tuple[str, str], list[etree._Element]] = {}
    for node in root.iter("div", "li", "tr", "p", "article", "section", "dl"):
        classes = (node.get("class") or "").split()
        if classes and _tokens(node) & _MESSAGES:
            groups.setdefault((node.tag, classes[0]), []).append(node)
    for found in sorted(groups.values(), key=len, reverse=True)[:_MOST_GROUPS]:
        if len(found) < LEAST or _nested(root, found):
            continue
        sample = found[:_MOST_SAMPLED]
        named = sum(_part(n, _NAMES) is not None or any(n.get(a) for a in _IDS) for n in sample)
        worded = sum(_said(n, _part(n, _NAMES), _part(n, _TIMES)) is not None for n in sample)
        if named * 2 >= len(sample) and worded * 10 >= 7 * len(sample):
            return found
    return []


def _nested(root: etree._Element, found: list[etree._Element]) -> bool:
    """Whether one of the elements is inside another."""
    ids = {id(n) for n in found}
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if id(node) in ids:
            depth += 1 if event == "start" else -1
            if depth > 1:
                return True
    return False


def _when(
    text: str, day: tuple[int, int, int] | None
) -> tuple[tuple[int, int, int] | None, tuple[int, int, int] | None]:
    """(day, clock) written in a short text."""
    found = _WHEN.search(text)
    if found:
        day = int(found[1]), int(found[2]), int(found[3])
        clock = (int(found[4]), int(found[5]), int(found[6] or 0)) if found[4] else None
        return day, clock
    other = _WHEN_DMY.search(text)
    if other:
        day = int(other[3]), int(other[2]), int(other[1])
        return day, (int(other[4]), int(other[5]), int(other[6] or 0)) if other[4] else None
    only = _ONLY.search(text)
    return day, (int(only[1]), int(only[2]), int(only[3] or 0)) if only else None


def _moment(
    day: tuple[int, int, int] | None, clock: tuple[int, int, int] | None, zone: str
) -> datetime | None:
    if day is None or clock is None:
        return None
    try:
        return in_zone(datetime(*day, *clock), zone)  # noqa: DTZ001 - in_zone gives it its zone
    except ValueError:
        return None


def read_chat(root: etree._Element, zone: str) -> Chat | None:
    """The page as a chat; None when it is none."""
    items = _items(root)
    if not items:
        return _of_blocks(root, zone)
    inside = {id(n) for n in items}
    records: list[Record] = []
    day: tuple[int, int, int] | None = None
    last: tuple[str | None, str | None] = (None, None)
    held = 0
    for node, item in _walk(root, inside):
        if item is None:
            if len(words_of(node)) <= 30 and _WHEN.search(words_of(node)):
                day, _ = _when(words_of(node), day)
            continue
        who, when = _part(item, _NAMES), _part(item, _TIMES)
        body = _said(item, who, when)
        service = who is None and bool(_tokens(item) & _SERVICE)
        account = next((a for a in (n.get(k) for n in (item, *item.iter()) for k in _IDS) if a), None)
        name = words_of(who)[:80] if who is not None and who is not when else None
        if name is None and account is None and not service:
            account, name = last  # a further message of the same sender stands without its name
        if not service:
            last = account, name
        written = f"{when.get('title') or ''} {words_of(when)}" if when is not None else ""
        day, clock = _when(written, day)
        shown = render(item, _parts(who, when, body))
        text = shown["said"].done() if "said" in shown else ""
        held += size_of(item)
        sent = _moment(day, clock, zone)
        records.append(
            Record(
                locator=f"message {len(records) + 1}",
                kind="message",
                platform="wechat" if account and account.startswith("wxid_") else None,
                author=account,
                author_name=name or None,
                sent_at=sent,
                sent_at_precision=("second" if sent.second else "minute") if sent else None,
                text=text or None,
                fields=_fields(item, shown["rest"].done() if "rest" in shown else ""),
            )
        )
    if len(records) < LEAST or held < COVERED * size_of(root):
        return None
    channel = _channel(root)
    for record in records:
        record.channel = channel
    return Chat(channel, records, items)


def _of_blocks(root: etree._Element, zone: str) -> Chat | None:
    """The page as a talk whose parts have no names."""
    found = read_blocks(root)
    if found is None:
        return None
    kind, blocks = found
    records: list[Record] = []
    channel = _channel(root)
    day: tuple[int, int, int] | None = None
    held = 0
    for block in blocks:
        name = words_of(block.who)[:80] if block.who is not None else None
        day, clock = _when(words_of(block.when) if block.when is not None else "", day)
        sent = _moment(day, clock, zone)
        shown = render(block.item, _but(block.who, block.when, block.floor))
        held += size_of(block.item)
        cells = Cells()
        if block.floor is not None:
            cells.add("floor", words_of(block.floor))
        if block.when is not None and sent is None:
            cells.add("time", words_of(block.when))
        records.append(
            Record(
                locator=f"{kind} {len(records) + 1}",
                kind=kind,
                channel=channel,
                author=block.account,
                author_name=name or None,
                sent_at=sent,
                sent_at_precision=("second" if sent.second else "minute") if sent else None,
                text=(shown["said"].done() if "said" in shown else "") or None,
                fields={**(cells.all() or {}), **(_fields(block.item, "") or {})} or None,
            )
        )
    if held < COVERED * size_of(root):
        return None
    return Chat(channel, records, [b.item for b in blocks])


def _but(*parts: etree._Element | None) -> Callable[[etree._Element], str | None]:
    """Names everything in an element what was said, but for these parts of it, which have columns."""
    held = {id(n): n for part in parts if part is not None for n in part.iter()}

    def part(node: etree._Element) -> str | None:
        return None if id(node) in held else "said"

    return part


def _parts(
    who: etree._Element | None, when: etree._Element | None, body: etree._Element | None
) -> Callable[[etree._Element], str | None]:
    """Names the part of a message an element is in: what was said, nothing (sender and time have columns), or the rest."""
    # The elements are held, not their ids alone: lxml makes new ones of what nobody holds, and ids come again.
    said = {id(n): n for n in body.iter()} if body is not None else {}

    def part(node: etree._Element) -> str | None:
        return "said" if id(node) in said else None if node is who or node is when else "rest"

    return part


def _fields(item: etree._Element, rest: str) -> Mapping[str, str] | None:
    """What else a message shows: words outside what was said (a file's name, a quotation), links, pictures."""
    cells = Cells()
    if rest:
        cells.add("beside", rest)
    for node in islice(item.iter("a", "img", "video", "audio", "source"), _MOST_LINKS):
        value = (node.get("href") or node.get("src") or "").strip()
        if value and value != "#" and not value.lower().startswith(("data:", "javascript:")):
            cells.add("link" if node.tag == "a" else "media", value)
    return cells.all()


def _walk(root: etree._Element, inside: set[int]) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Elements in their order: messages as such, and leaves between them, which may tell the day."""
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if id(node) in inside:
            if event == "start" and depth == 0:
                yield node, node
            depth += 1 if event == "start" else -1
        elif event == "start" and depth == 0 and len(node) == 0:
            yield node, None


def _channel(root: etree._Element) -> str | None:
    """Whose chat the page is: a heading that says so, its first heading or title that is no exporter's, its header."""
    headings = [
        (words_of(node) or (node.text or "").strip())
        for tag in ("h1", "h2", "h3", "h4", "title")
        for node in root.iter(tag)
    ]
    for text in headings:
        found = _TITLED.match(text)
        if found:
            return (found[1] or found[2]).strip(_QUOTES)
    headers = (n for n in root.iter("header", "div") if n.tag == "header" or "header" in _tokens(n))
    for text in (*headings, *(words_of(n) for n in islice(headers, 3))):
        if 0 < len(text) <= 60 and text.strip().lower() not in _GENERIC:
            return text.strip(_QUOTES)
    return None
