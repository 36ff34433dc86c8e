"""WeChat chats as exporters of the WeChatMsg family write them to HTML: the messages are an array in a script.

The array is read as data (`chatMessages = [{type:1, text:'...', is_send:0, timestamp:..., displayname:'...'}]`);
nothing is run. Pages of exporters that write each message as elements are left to the reader of web pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat
from ringbreak.intake import wechat
from ringbreak.intake.cells import Cells
from ringbreak.intake.js_literal import Broken, objects
from ringbreak.intake.json_text import text, words
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_epoch
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import decode
from ringbreak.words import say

_ARRAY = re.compile(r"\b(?:chatMessages|chat_messages|messages)\s{0,8}=\s{0,8}\[")
_TITLE = re.compile(r"<title>([^<]{1,200})</title>", re.IGNORECASE)
_TAG = re.compile(r"<(br|/?[a-z][a-z0-9]{0,10})\b[^<>]{0,500}>", re.IGNORECASE)
_CLOCK = re.compile(r"\s{0,4}[\d\-/年月日 :：]{4,30}\s{0,4}")
_USED = frozenset(("type", "sub_type", "text", "is_send", "timestamp", "displayname", "avatar_path"))


def accepts(head: bytes, name: str) -> bool:
    """A page that says it is a WeChat export: its style sheet and script name chat messages."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2048].lower()
    if b"<html" not in start and b"<!doctype html" not in start:
        return False
    return (
        b"chatMessages" in head
        or b"chat_messages" in head
        or (b"chat-container" in head and b"wechat" in head.lower())
    )


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message."""
    from ringbreak.intake.html.tree import declared_charset  # lxml: not at import time

    data = source.bytes()
    decoded = decode(data, declared_charset(data))
    title = _TITLE.search(decoded.text[:65_536])
    channel = html.unescape(title.group(1)).strip() if title else None
    number = 0
    for found in _ARRAY.finditer(decoded.text):
        try:
            for message in objects(decoded.text, found.end() - 1):
                if number == 0 and not {"is_send", "timestamp"} & message.keys():
                    break
                number += 1
                if (
                    message.get("type") == 0
                ):  # a line of the page between messages: a time of day, or a notice
                    if _CLOCK.fullmatch(str(message.get("text") or "")):
                        continue
                    message["type"] = 10000
                yield _message(message, number, channel)
        except Broken:
            if number:
                yield Issue(
                    f"message {number + 1}",
                    say("the list of messages is damaged here; the rest was not read"),
                )
        if number:
            break
    if not number:
        raise NotThisFormat("no WeChat messages were found in the page")
    loss = undecodable(decoded.lossy_count, decoded.encoding)
    if loss:
        yield loss


def _message(message: dict[str, Any], number: int, channel: str | None) -> Record:
    cells = Cells()
    for key, value in message.items():
        if key not in _USED:
            cells.tree(key, value, 2)
    kind, subtype = message.get("type"), message.get("sub_type")
    own = message.get("is_send")
    content = text(message.get("text")) or text(message.get("content"))
    if kind in (3, 43, 34, 47) and content:
        cells.add("media", content)  # the path of the picture, sound or sticker
        content = None
    elif kind == 1 and content:
        content = html.unescape(_TAG.sub(lambda m: "\n" if m.group(1).lower() == "br" else "", content))
    return wechat.message(
        locator=f"message {number}", talker=words(message.get("talker")), channel=channel, sender=words(message.get("wxid")),
        sender_name=text(message.get("displayname")), own=bool(own) if isinstance(own, int) else None,
        sent=from_epoch(message.get("timestamp")), kind=kind if isinstance(kind, int) else None,
        subtype=subtype if isinstance(subtype, int) else None, content=content, cells=cells,
    )  # fmt: skip


PARSER = Parser(
    name="wechat-html",
    title="WeChat chat exported as HTML (WeChatMsg and kin)",
    media_type="text/html",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#wechat",
    sample="wechat_html/chat.html",
)
