"""Signal chats exported as text (`[2019-12-24, 12:23] Jane: Hello`) or as JSON lines, as signal-export writes them.

Signal's own backups are encrypted and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.json_text import text, words
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_epoch, from_iso, in_zone
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

MOST_MESSAGE = 1_000_000
_HEAD = re.compile(
    r"^\[(\d{4})-(\d{2})-(\d{2})(,?) (\d{2}):(\d{2})(?::(\d{2}))?\] ([^\n:]{1,100}): ?(.*)$", re.DOTALL
)
_ATTACHED = re.compile(r"!?\[([^\]\n]{0,300})\]\(<?([^()<>\n]{1,500})>?\)")
_KEYS = frozenset(("date", "sender", "body"))


def accepts(head: bytes, name: str) -> bool:
    """Lines that begin with an ISO date in brackets as Signal's exporters write them, or their JSON lines."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n")
    if start.startswith(b"{"):
        try:
            first = orjson.loads(start.split(b"\n", 1)[0])
        except orjson.JSONDecodeError:
            return False
        return (
            isinstance(first, dict)
            and first.keys() >= _KEYS
            and bool({"quote", "sticker", "reactions"} & first.keys())
        )
    if not start.startswith(b"["):
        return False
    lines = decode(head[:16_384]).text.lstrip("\ufeff\r\n ").splitlines()[:200]
    found = _HEAD.match(lines[0]) if lines else None
    if not found or any("\u200e" in line or "omitted>" in line for line in lines):
        return False
    # With a comma and without seconds only Signal's exporter writes it so; else the name must say it.
    return (found.group(4) == "," and found.group(7) is None) or "signal" in name.lower()


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message."""
    channel = _channel(source.name)
    if source.head(64).lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{"):
        yield from _json_lines(source, channel)
        return
    zone = source.reading.time_zone
    with source.open() as f:
        reader = TextReader(f, sniff_file(source.path))
        record: Record | None = None
        more: list[str] = []
        for number, line in reader.lines(MOST_MESSAGE):
            head = _HEAD.match(line.lstrip("\ufeff"))
            if head is None:
                if record is not None:
                    more.append(line)
                elif line.strip():
                    yield Issue(f"line {number}", say("text before the first message"))
                continue
            if record is not None:
                yield _with(record, more)
            record, more = _record(head, number, channel, zone), []
        if record is None:
            raise NotThisFormat("no message of a Signal export was found")
        yield _with(record, more)
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _record(head: re.Match[str], number: int, channel: str | None, zone: str) -> Record:
    year, month, day, _, hour, minute, second, name, said = head.groups()
    try:
        made = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    except ValueError:
        made = None
    sent = in_zone(made, zone)
    return Record(
        locator=f"line {number}",
        kind="message",
        platform="signal",
        channel=channel,
        author_name=name.strip(),
        sent_at=sent,
        sent_at_precision=("second" if second else "minute") if sent else None,
        text=said,
    )


def _with(record: Record, more: list[str]) -> Record:
    while more and not more[-1].strip():
        more.pop()
    record.text = "\n".join([record.text or "", *more])
    cells = Cells()
    for _, target in _ATTACHED.findall(record.text):
        cells.add("attachment", target)
    record.fields = cells.all()
    return record


def _json_lines(source: Source, channel: str | None) -> Iterator[Yield]:
    with source.open() as f:
        reader = TextReader(f, "utf-8")
        for number, line in reader.lines(8 << 20):
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError:
                row = None
            if not isinstance(row, dict):
                yield Issue(f"line {number}", say("the message is damaged or cut off"))
                continue
            yield _from_json(row, number, channel, source.reading.time_zone)


def _from_json(row: dict[str, Any], number: int, channel: str | None, zone: str) -> Record:
    cells = Cells()
    for key, value in row.items():
        if key not in _KEYS:
            cells.tree(key, value)
    return Record(
        locator=f"line {number}",
        kind="message",
        platform="signal",
        channel=channel,
        author_name=words(row.get("sender")),
        sent_at=from_iso(row.get("date"), zone) or from_epoch(row.get("date")),
        text=text(row.get("body")),
        fields=cells.all(),
    )


def _channel(name: str) -> str | None:
    """The folder a chat's file lies in is the chat's name: 'Jane Doe/chat.md'."""
    parts = name.replace("\\", "/").split("/")
    return (
        parts[-2]
        if len(parts) > 1 and parts[-1].lower() in ("chat.md", "index.md", "data.json", "chat.txt")
        else None
    )


PARSER = Parser(
    name="signal",
    title="Signal chat exported as text or JSON lines",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="https://github.com/carderne/signal-export",
    sample="signal/chat.txt",
)
