"""WeChat's own databases after they were lawfully decrypted: messages, contacts and groups.

Windows up to version 3 (MSG*.db: table MSG; MicroMsg.db: Contact, ChatRoom), version 4 (message_*.db: Name2Id and one
Msg_<md5> a conversation; contact.db: contact), Android (EnMicroMsg.db: message, rcontact, chatroom). Keys are never
looked for and nothing is decrypted: an encrypted database is refused and counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake import wechat
from ringbreak.intake.cells import Cells
from ringbreak.intake.moments import from_epoch
from ringbreak.intake.parser import Expected, Issue, MediaType, Parser, Profile, Record, Source, Yield
from ringbreak.intake.sqlite_file import SIGN, Database, quoted, reading
from ringbreak.words import say

_MSG = frozenset(("StrTalker", "StrContent", "CreateTime", "IsSender"))
_CONTACT3 = frozenset(("UserName", "NickName", "Remark"))
_CONTACT4 = frozenset(("username", "nick_name", "remark"))
_ANDROID = frozenset(("talker", "content", "createTime", "isSend"))
_RCONTACT = frozenset(("username", "nickname", "conRemark"))
_MSG4 = frozenset(("local_type", "message_content", "create_time"))


def accepts(head: bytes, name: str) -> bool:
    """An SQLite database. Where its schema stands depends on its size, so `parse` looks at the tables' names."""
    return head.startswith(SIGN)


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message, contact and group."""
    with reading(source.path) as database:
        try:
            tables = database.tables()
        except Unreadable as e:
            raise NotThisFormat("no table of WeChat was found in the database") from e
        kinds = [(name, _kind(name, columns)) for name, columns in tables.items()]
        kinds = [(name, kind) for name, kind in kinds if kind]
        if not kinds:
            raise NotThisFormat("no table of WeChat was found in the database")
        yield MediaType("application/vnd.sqlite3")
        yield Expected(
            sum(int(next(database.rows(f"select count(*) from {quoted(name)}"))[0]) for name, _ in kinds)
        )
        for name, kind in kinds:
            for row in _rows(database, name, tables[name]):
                if kind == "message":
                    yield _windows(row, name)
                elif kind == "android":
                    yield _android(row, name)
                elif kind == "contact":
                    yield _contact(row, name)
                elif kind == "group":
                    yield _group(row, name)
        yield from _version4(database, tables)
        rest = [
            name for name in tables if name not in dict(kinds) and not name.startswith(("Msg_", "Name2Id"))
        ]
        if rest:
            yield Issue(
                "",
                say(
                    "tables that hold no messages or contacts were not read: {names}",
                    names=", ".join(sorted(rest)[:20]),
                ),
                "note",
            )


def _kind(name: str, columns: list[str]) -> str | None:
    has = set(columns)
    if has >= _MSG:
        return "message"
    if has >= _ANDROID and ("msgId" in has or "msgSvrId" in has):
        return "android"
    if has >= _CONTACT3 or has >= _CONTACT4 or has >= _RCONTACT:
        return "contact"
    if "ChatRoomName" in has and "UserNameList" in has:
        return "group"
    if name.startswith("Msg_") and has >= _MSG4:
        return "version 4"
    return None


def _rows(database: Database, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(database.rows(f"select * from {quoted(table)}"), start=1):
        made = dict(zip(columns, row, strict=True))
        made["\0row"] = number
        yield made


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value else None


def _int(value: object) -> int | None:
    if isinstance(value, str) and value.lstrip("-").isdecimal() and len(value) < 19:
        return int(value)
    return value if isinstance(value, int) else None


def _windows(row: dict[str, Any], table: str) -> Record:
    cells = Cells()
    cells.add("MsgSvrID", row.get("MsgSvrID"))
    talker = _text(row.get("StrTalker"))
    own = bool(row.get("IsSender"))
    sender = None
    extra = row.get("BytesExtra")
    if wechat.is_group(talker) and not own and isinstance(extra, bytes):
        sender = _sender_of(extra)
    content = _text(row.get("StrContent")) or _text(row.get("DisplayContent"))
    return wechat.message(
        locator=f"table {table} row {row.get('localId') or row[chr(0) + 'row']}",
        talker=talker, channel=None, sender=sender, sender_name=None, own=own, sent=from_epoch(row.get("CreateTime")),
        kind=_int(row.get("Type")), subtype=_int(row.get("SubType")), content=content, cells=cells,
    )  # fmt: skip


def _android(row: dict[str, Any], table: str) -> Record:
    cells = Cells()
    cells.add("msgSvrId", row.get("msgSvrId"))
    cells.add("imgPath", _text(row.get("imgPath")))
    kind = _int(row.get("type"))
    if kind is not None and kind > 10_002:  # Android gives shared things numbers of its own above
        cells.add("android type", kind)
        kind = {419430449: 49, 436207665: 49, 822083633: 49, 922746929: 10000, 570425393: 10000}.get(kind, 49)
    return wechat.message(
        locator=f"table {table} row {row.get('msgId') or row[chr(0) + 'row']}",
        talker=_text(row.get("talker")), channel=None, sender=None, sender_name=None, own=bool(row.get("isSend")),
        sent=from_epoch(row.get("createTime")), kind=kind, subtype=None, content=_text(row.get("content")), cells=cells,
    )  # fmt: skip


def _contact(row: dict[str, Any], table: str) -> Record:
    def get(*names: str) -> str | None:
        return next((v for v in (_text(row.get(n)) for n in names) if v), None)

    cells = Cells()
    for key, value in row.items():
        if key[0] != "\0" and isinstance(value, str | int | float) and value not in ("", 0):
            cells.add(key, value)
    account = get("UserName", "username")
    alias = get("Alias", "alias")
    remark, nick = get("Remark", "remark", "conRemark"), get("NickName", "nick_name", "nickname")
    return Record(
        locator=f"table {table} row {row[chr(0) + 'row']}", kind="profile", platform="wechat", author=account, author_name=nick or remark,
        text="\n".join(dict.fromkeys(v for v in (nick, remark, get("Description", "description", "signature")) if v)) or None,
        profile=Profile(name=nick or remark, account=account, wechat=alias or account), fields=cells.all(),
    )  # fmt: skip


def _group(row: dict[str, Any], table: str) -> Record:
    members = [m for m in (_text(row.get("UserNameList")) or "").split("^G") if m]
    cells = Cells(most=5_000)
    cells.add("owner", _text(row.get("Reserved2")) or _text(row.get("owner")))
    for member in members:
        cells.add("member", member)
    return Record(
        locator=f"table {table} row {row[chr(0) + 'row']}", kind="group", platform="wechat", channel=_text(row.get("ChatRoomName")),
        text=(_text(row.get("DisplayNameList")) or "").replace("^G", "\n") or None,
        metrics={"members": len(members)} if members else None, fields=cells.all(),
    )  # fmt: skip


def _sender_of(extra: bytes) -> str | None:
    """Who sent a group's message: in BytesExtra, a list of (number, text) of which number 1 is the sender."""
    for field, value in _protobuf(extra):
        if field != 3 or not isinstance(value, bytes):
            continue
        parts = dict(_protobuf(value))
        said = parts.get(2)
        if parts.get(1) == 1 and isinstance(said, bytes):
            return said.decode("utf-8", "replace") or None
    return None


def _protobuf(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Fields of a protocol-buffers message: varints and byte strings; stops where it is none."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield key >> 3, value
        elif wire == 2:
            size, at = _varint(data, at)
            if at + size > len(data):
                return
            yield key >> 3, data[at : at + size]
            at += size
        elif wire in (1, 5):
            at += 8 if wire == 1 else 4
        else:
            return


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        shift += 7
        if byte < 0x80:
            break
    return value, at


def _version4(database: Database, tables: dict[str, list[str]]) -> Iterator[Yield]:
    """Windows version 4: the table's name is the MD5 of the conversation, senders are numbers in Name2Id."""
    names: dict[int, str] = {}
    if "user_name" in tables.get("Name2Id", ()):
        for number, name in database.rows("select rowid, user_name from Name2Id"):
            text = _text(name)
            if text:
                names[number] = text
    talkers = {hashlib.md5(n.encode(), usedforsecurity=False).hexdigest(): n for n in names.values()}
    for table, columns in tables.items():
        if _kind(table, columns) != "version 4":
            continue
        talker = talkers.get(table.removeprefix("Msg_"))
        for row in _rows(database, table, columns):
            locator = f"table {table} row {row.get('local_id') or row[chr(0) + 'row']}"
            content = row.get("message_content")
            if isinstance(content, bytes) and content.startswith(b"\x28\xb5\x2f\xfd"):
                content = _unpacked(content)
                if content is None:
                    yield Issue(locator, say("the packed text of the message is damaged"))
            sender = names.get(_int(row.get("real_sender_id")) or 0)
            group = wechat.is_group(talker)
            text = _text(content)
            if group and text:
                text = wechat.split_sender(text, True)[1]
            kind = _int(row.get("local_type"))
            cells = Cells()
            cells.add("server_id", row.get("server_id"))
            own = None if sender is None or talker is None or group else sender != talker
            yield wechat.message(
                locator=locator, talker=talker, channel=talker or table, sender=sender, sender_name=None, own=own,
                sent=from_epoch(row.get("create_time")), kind=kind & 0xFFFF_FFFF if kind is not None else None,
                subtype=kind >> 32 if kind is not None and kind > 0xFFFF_FFFF else None, content=text, cells=cells,
            )  # fmt: skip


MOST_UNPACKED = 4 << 20


def _unpacked(data: bytes) -> bytes | None:
    import pyarrow as pa

    try:
        with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as stream:
            text: bytes = stream.read(MOST_UNPACKED)
    except (OSError, pa.ArrowException):
        return None
    return text


PARSER = Parser(
    name="wechat-sqlite",
    title="WeChat database, already decrypted (messages, contacts, groups)",
    media_type="application/vnd.sqlite3",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#wechat",
    sample="wechat_sqlite/MSG0.db",
)
