"""QQ chats exported as MHT: one HTML table of messages, the pictures beside it.

A row that says '日期: 2021-03-05' gives the day; each row after it holds the sender and time of day in its first
block and the text in the second. Pictures are members, named in the message's FIELDS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from ringbreak.errors import NotThisFormat
from ringbreak.intake import mime
from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Issue, Member, Parser, Source, Yield
from ringbreak.intake.parsers.qq_txt import make_record
from ringbreak.words import say

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 256 << 20
_DAY = re.compile(r"^\s{0,8}日期[:：]\s{0,8}(\d{4})-(\d{1,2})-(\d{1,2})\s{0,8}$")
_CLOCK = re.compile(r"(?:(上午|下午|AM|PM)\s{0,2})?(\d{1,2}):(\d{2}):(\d{2})(?:\s{0,2}(AM|PM))?\s{0,4}$")
_LABEL = re.compile(r"^\s{0,8}(消息分组|消息对象)[:：]\s{0,8}(.{0,300}?)\s{0,8}$")


def accepts(head: bytes, name: str) -> bool:
    """A multipart/related message that says QQ's message manager wrote it."""
    top = head[:4096]
    return b"multipart/related" in top.lower() and (b"Tencent" in top or "消息记录".encode() in head[:16_384])


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message; pictures are members."""
    from ringbreak.intake.html import tree

    mail = mime.read(source.bytes(MOST_BYTES))
    page = next((p for p in mail.parts if p.kind == "text/html"), None)
    if page is None:
        raise NotThisFormat("no message of a QQ export was found")
    read = tree.read(page.data, page.charset or "utf-8")
    if read.root is None:
        raise NotThisFormat("no message of a QQ export was found")
    number = 0
    for item in _messages(read.root, source):
        number += 1
        yield item
    if not number:
        raise NotThisFormat("no message of a QQ export was found")
    for part in mail.parts:
        if part is not page and part.data:
            name = part.name or (part.location or f"part-{part.place}").rpartition("/")[2]
            yield Member(name=name, data=part.data, locator=part.location or f"part {part.place}")
    if mail.broken:
        yield Issue("", say("the mail is malformed ({error}); parts of it may be missing", error=mail.broken))
    loss = undecodable(read.decoded.lossy_count, read.decoded.encoding)
    if loss:
        yield loss


def _messages(root: etree._Element, source: Source) -> Iterator[Yield]:
    from ringbreak.intake.html.text import render, words_of

    group = partner = None
    day: tuple[int, int, int] | None = None
    for number, row in enumerate(root.iter("tr"), start=1):
        if row.find(".//tr") is not None:
            continue  # a table inside a table: its rows come by themselves
        said = words_of(row)
        found = _DAY.match(said)
        if found:
            day = (int(found.group(1)), int(found.group(2)), int(found.group(3)))
            continue
        label = _LABEL.match(said)
        if label:
            if label.group(1) == "消息分组":
                group, partner = label.group(2) or None, None
            else:
                partner = label.group(2) or None
            continue
        cell = row.find(".//td")
        blocks = [b for b in (cell if cell is not None else row) if b.tag == "div"]
        if len(blocks) < 2:
            continue
        first = words_of(blocks[0])
        clock = _CLOCK.search(first)
        if clock is None:
            continue
        lines = render(blocks[1], lambda node: "all").get("all")
        record = make_record(
            locator=f"row {number}",
            text=lines.done() if lines else "",
            written=first[: clock.start()].strip(),
            sent=_moment(day, clock, source.reading.time_zone),
            partner=partner,
            group=group,
        )
        cells = Cells()
        for name, value in (record.fields or {}).items():
            cells.add(name, value)
        for image in blocks[1].iter("img"):
            cells.add("picture", (image.get("src") or "").strip())
        record.fields = cells.all()
        yield record


def _moment(day: tuple[int, int, int] | None, clock: re.Match[str], zone: str) -> datetime | None:
    if day is None:
        return None
    hour = int(clock.group(2))
    mark = clock.group(1) or clock.group(5)
    if mark in ("下午", "PM") and hour < 12:
        hour += 12
    elif mark in ("上午", "AM") and hour == 12:
        hour = 0
    try:
        return in_zone(datetime(*day, hour, int(clock.group(3)), int(clock.group(4))), zone)  # noqa: DTZ001
    except ValueError:
        return None


PARSER = Parser(
    name="qq-mht",
    title="QQ chat exported as MHT",
    media_type="multipart/related",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#qq (layout as QQ for Windows writes it)",
    sample="qq_mht/group.mht",
)
