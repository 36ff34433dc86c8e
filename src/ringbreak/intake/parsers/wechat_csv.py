"""WeChat chats as exporters of the WeChatMsg family write them to CSV: one row a message.

Columns: localId, TalkerId, Type, SubType, IsSender, CreateTime, Status, StrContent, StrTime, Remark, NickName, Sender;
some versions leave a few out or add their own, which are kept in FIELDS.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ringbreak.errors import NotThisFormat
from ringbreak.intake import wechat
from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_epoch, from_iso
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

_NEEDED = frozenset(("strcontent", "issender"))
_OTHER_SIGNS = frozenset(("createtime", "strtime", "localid", "talkerid", "strtalker", "msgsvrid"))
_USED = frozenset(
    (
        "strcontent",
        "issender",
        "createtime",
        "strtime",
        "type",
        "subtype",
        "sender",
        "nickname",
        "remark",
        "strtalker",
        "talkerid",
        "roomname",
        "talker",
    )
)
MOST_CELL = 8 << 20


def accepts(head: bytes, name: str) -> bool:
    """A header row with the columns of the family."""
    line = decode(head[:8192]).text.lstrip("\ufeff").split("\n", 1)[0]
    names = {n.strip().strip('"').lower() for n in line.split(",")}
    return names >= _NEEDED and bool(names & _OTHER_SIGNS)


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a row."""
    csv.field_size_limit(MOST_CELL)
    with source.open() as f:
        reader = TextReader(f, sniff_file(source.path))
        rows = csv.reader(_with_ends(reader), strict=False)
        header = next(rows, None)
        written = [n.strip() for n in header or ()]
        names = [n.lower() for n in written]
        as_written = dict(zip(names, written, strict=True))
        if not set(names) >= _NEEDED:
            raise NotThisFormat("no WeChat messages were found in the table")
        number = 1
        try:
            for number, row in enumerate(rows, start=2):
                if not any(row):
                    continue
                if len(row) > len(names):
                    yield Issue(
                        f"row {number}",
                        say("more cells than the header has columns; the rest is kept"),
                        "note",
                    )
                yield _record(
                    dict(zip(names, row, strict=False)), row[len(names) :], as_written, number, source
                )
        except csv.Error as e:
            yield Issue(f"row {number + 1}", say("the table is damaged here: {error}", error=e))
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _with_ends(reader: TextReader) -> Iterator[str]:
    """Lines with their ends, which the csv module needs inside quoted cells."""
    rest = ""
    for piece in reader:
        *lines, rest = (rest + piece.replace("\0", "\ufffd")).split("\n")
        yield from (line + "\n" for line in lines)
        if len(rest) > MOST_CELL:
            yield rest
            rest = ""
    if rest:
        yield rest


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _record(
    row: dict[str, str], extra: list[str], as_written: dict[str, str], number: int, source: Source
) -> Record:
    cells = Cells()
    for key, value in row.items():
        if key not in _USED and value.strip():
            cells.add(as_written[key], value)
    for value in extra:
        cells.add("further cell", value)
    talker = row.get("strtalker") or row.get("talker") or row.get("roomname") or None
    own = {"1": True, "0": False, "true": True, "false": False}.get(row.get("issender", "").strip().lower())
    sender = (row.get("sender") or "").strip() or None
    if sender in ("我", "自己", "me"):
        sender = None
    if wechat.is_group(sender):
        # In a group some versions write the group where the sender's id would stand: it is nobody's account.
        talker, sender = talker or sender, None
    remark, nick = (row.get("remark") or "").strip() or None, (row.get("nickname") or "").strip() or None
    cells.add("Remark", remark)
    number_of_talker = (row.get("talkerid") or "").strip()
    if talker is None and not number_of_talker.isdecimal():
        # Some versions write the other side's id here instead of a number of their own.
        talker, number_of_talker = number_of_talker or None, ""
    cells.add("TalkerId", number_of_talker)
    channel = _channel(source.name)
    if channel is None and talker is None and number_of_talker:
        channel = f"TalkerId {number_of_talker}"
    return wechat.message(
        locator=f"row {number}",
        talker=talker,
        channel=channel,
        sender=sender,
        # The remark names the chat's other side, whoever wrote the message.
        sender_name=nick if own else nick or remark,
        own=own,
        sent=from_epoch(row.get("createtime"))
        or from_iso((row.get("strtime") or "").strip(), source.reading.time_zone),
        kind=_number(row.get("type")),
        subtype=_number(row.get("subtype")),
        content=row.get("strcontent"),
        cells=cells,
    )


def _channel(name: str) -> str | None:
    """Exports of one chat are named after it; those of all chats are called messages.csv."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return (
        None
        if stem.lower() in ("messages", "message", "msg", "chat", "export", "all", "wechat", "聊天记录")
        else stem or None
    )


PARSER = Parser(
    name="wechat-csv",
    title="WeChat chat exported as CSV (WeChatMsg and kin)",
    media_type="text/csv",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#wechat",
    sample="wechat_csv/group.csv",
)
