"""Telegram Desktop's JSON export: one chat or all of an account's chats, contacts and sessions.

Text is what the pieces of `text` say, joined; addresses hidden behind words go into FIELDS. Service messages are
actions. A large or cut-off export is read message by message at the borders that the program's own indentation
makes, so what is whole is read and what is not is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.json_text import MOST_BYTES, load, rows, text, words
from ringbreak.intake.moments import from_epoch, from_iso
from ringbreak.intake.parser import Action, Issue, Parser, Profile, Record, Source, Yield
from ringbreak.words import say

_MARKS = (b'"date_unixtime"', b'"text_entities"', b'"from_id"', b'"actor_id"')
_VERBS = {
    "create_group": "create", "create_channel": "create", "invite_members": "invite", "join_group_by_link": "join",
    "join_group_by_request": "join", "remove_members": "remove", "edit_group_title": "rename", "pin_message": "pin",
    "edit_group_photo": "change_picture", "delete_group_photo": "change_picture", "phone_call": "call", "group_call": "call",
    "joined_telegram": "join", "migrate_from_group": "migrate", "migrate_to_supergroup": "migrate",
    "clear_history": "delete", "send_payment": "pay", "invite_to_group_call": "invite", "contact_sign_up": "join",
}  # fmt: skip
_OWN = frozenset(
    (
        "id",
        "type",
        "date",
        "date_unixtime",
        "from",
        "from_id",
        "actor",
        "actor_id",
        "action",
        "text",
        "text_entities",
        "reactions",
        "members",
    )
)
_RANGES = frozenset(
    ("edited_unixtime", "width", "height", "file_size", "photo_file_size", "thumbnail_file_size")
)


@dataclass(slots=True)
class _Chat:
    number: int | None
    name: str | None
    kind: str | None
    id: str | None


def accepts(head: bytes, name: str) -> bool:
    """A JSON object with messages as Telegram writes them, or the head of a whole account's export."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    if b'"messages"' in head and any(mark in head for mark in _MARKS):
        return b'"sender_name"' not in head
    return b'"about"' in head[:400] and (
        b'"personal_information"' in head or b'"contacts"' in head or b'"chats"' in head
    )


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message, contact and session."""
    if source.size > MOST_BYTES:
        yield from _pieces(source)
        return
    try:
        root = load(source)
    except NotThisFormat:
        # Cut off or damaged: at least the messages that are whole.
        yield from _pieces(source)
        return
    if not isinstance(root, dict):
        raise NotThisFormat("no message of a Telegram export was found")
    chats: list[tuple[dict[str, Any], bool]] = []
    for key in ("chats", "left_chats"):
        part = root.get(key)
        chats += [(c, True) for c in rows(part.get("list") if isinstance(part, dict) else None)]
    if isinstance(root.get("messages"), list):
        chats.append((root, False))
    zone = source.reading.time_zone
    found = False
    for record in _account(root, zone):
        found = True
        yield record
    for number, (chat, several) in enumerate(chats, start=1):
        about = _Chat(
            number if several else None, text(chat.get("name")), text(chat.get("type")), words(chat.get("id"))
        )
        for place, message in enumerate(chat.get("messages") or (), start=1):
            found = True
            if isinstance(message, dict):
                yield _message(message, about, place, zone)
            else:
                yield Issue(_locator(about, place, {}), say("not a message"))
    if not found and not chats:
        raise NotThisFormat("no message of a Telegram export was found")


def _locator(chat: _Chat, place: int, message: dict[str, Any]) -> str:
    own = words(message.get("id"))
    which = f"message {own}" if own else f"message number {place}"
    return which if chat.number is None else f"chat {chat.number} {which}"


def _message(message: dict[str, Any], chat: _Chat, place: int, zone: str) -> Record:
    cells = Cells()
    said = _text(message, cells)
    sent = from_epoch(message.get("date_unixtime")) or from_iso(message.get("date"), zone)
    service = message.get("type") == "service"
    reactions = rows(message.get("reactions"))
    record = Record(
        locator=_locator(chat, place, message),
        kind="action" if service else "message",
        platform="telegram",
        channel=chat.name,
        author=words(message.get("from_id")) or words(message.get("actor_id")),
        author_name=text(message.get("from")) or text(message.get("actor")),
        sent_at=sent,
        text=said or None,
        title=text(message.get("title")) if service else None,
    )
    for key, value in message.items():
        if key not in _OWN and key not in _RANGES:
            cells.tree(key, value)
    if chat.id and chat.kind:
        cells.add("chat", f"{chat.kind} {chat.id}")
    for reaction in reactions:
        cells.add("reaction", reaction.get("emoji") or reaction.get("document_id"))
    total = sum(r["count"] for r in reactions if isinstance(r.get("count"), int))
    if total > 0:
        record.metrics = {"reactions": total}
    if service:
        verb = text(message.get("action")) or "notice"
        members = [m for m in message.get("members") or () if isinstance(m, str)]
        for member in members:
            cells.add("member", member)
        target = members[0] if len(members) == 1 else text(message.get("title"))
        if verb == "join_group_by_link":
            target = chat.name or target
        record.action = Action(verb=_VERBS.get(verb, verb), actor=record.author, target=target, acted_at=sent)
        cells.add("action", verb)
    contact = message.get("contact_information")
    if isinstance(contact, dict):
        record.profile = _person(contact)
    record.fields = cells.all()
    return record


def _text(message: dict[str, Any], cells: Cells) -> str:
    """The text, joined from its pieces; addresses that the words hide go into FIELDS."""
    value = message.get("text")
    if value in (None, "", []):
        value = message.get("text_entities")
    if isinstance(value, str):
        parts: list[Any] = [value]
    else:
        parts = value if isinstance(value, list) else []
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, dict):
            said.append(text(part.get("text")) or "")
            cells.add("link", part.get("href"))
            if part.get("type") == "mention_name":
                cells.add("mentioned", words(part.get("user_id")))
    return "".join(said)


def _person(contact: dict[str, Any]) -> Profile:
    names = [text(contact.get("first_name")), text(contact.get("last_name"))]
    return Profile(
        name=" ".join(n for n in names if n) or None,
        phone=text(contact.get("phone_number")),
        account=words(contact.get("user_id")) or text(contact.get("username")),
    )


def _account(root: dict[str, Any], zone: str) -> Iterator[Record]:
    """The account's owner, contacts and sessions of a full export."""
    owner = root.get("personal_information")
    if isinstance(owner, dict):
        cells = Cells()
        cells.tree(
            "",
            {
                k: v
                for k, v in owner.items()
                if k not in ("first_name", "last_name", "phone_number", "user_id")
            },
        )
        yield Record(
            locator="owner of the account", kind="profile", platform="telegram", author=_owner_id(owner.get("user_id")),
            profile=_person(owner), fields=cells.all(), text=text(owner.get("bio")),
        )  # fmt: skip
    for key in ("contacts", "frequent_contacts"):
        part = root.get(key)
        for number, contact in enumerate(rows(part.get("list") if isinstance(part, dict) else None), start=1):
            cells = Cells()
            cells.tree("", contact)
            yield Record(
                locator=f"{key.replace('_', ' ')} {number}", kind="profile", platform="telegram", profile=_person(contact), fields=cells.all()
            )  # fmt: skip
    for key in ("sessions", "web_sessions"):
        part = root.get(key)
        for number, session in enumerate(rows(part.get("list") if isinstance(part, dict) else None), start=1):
            cells = Cells()
            cells.tree("", session)
            at = from_epoch(session.get("last_active_unixtime")) or from_iso(session.get("last_active"), zone)
            yield Record(
                locator=f"{key.replace('_', ' ')} {number}", kind="action", platform="telegram", sent_at=at, fields=cells.all(),
                action=Action(
                    verb="login", device=text(session.get("device_model")), ip=text(session.get("last_ip")) or text(session.get("ip")), acted_at=at
                ),
            )  # fmt: skip


_OPEN = re.compile(rb'"messages":\s{0,20}\[\s{0,40}?(\n[ \t]{0,40})?\{')
_NAME = re.compile(rb'"name":\s{0,8}("(?:[^"\\]|\\.){0,1000}")')
_TYPE = re.compile(rb'"type":\s{0,8}("[a-z_]{0,60}")')
_ID = re.compile(rb'"id":\s{0,8}(\d{1,20})')
_BLOCK = 4 << 20


def _pieces(source: Source) -> Iterator[Yield]:
    """Messages one by one. JSON strings hold no line breaks, so a break plus the list's indentation is a border."""
    number, found, bad = 0, 0, 0
    with source.open() as f:
        window = _Window(f)
        while True:
            opened = window.find(_OPEN)
            if opened is None:
                break
            number += 1
            before = window.before(opened, 4_000)
            chat = _Chat(number, _last(_NAME, before), _last(_TYPE, before), _last(_ID, before))
            indent = opened.group(1) or b"\n"
            window.drop(opened.end() - 1)
            for place, (piece, ended) in enumerate(window.objects(indent), start=1):
                try:
                    message = orjson.loads(piece)
                except orjson.JSONDecodeError:
                    message = None
                if isinstance(message, dict):
                    found += 1
                    yield _message(message, chat, place, source.reading.time_zone)
                else:
                    bad += 1
                    yield Issue(_locator(chat, place, {}), say("the message is damaged or cut off"))
                if ended:
                    break
    if not found and not bad:
        raise NotThisFormat("no message of a Telegram export was found")


def _last(pattern: re.Pattern[bytes], before: bytes) -> str | None:
    found = None
    for found in pattern.finditer(before):  # noqa: B007 - the last one is wanted
        pass
    if found is None:
        return None
    value = orjson.loads(found.group(1)) if found.group(1).startswith(b'"') else found.group(1).decode()
    return text(value)


class _Window:
    """A piece of the file that moves forward; never more than a message and a block in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._data = b""

    def _more(self) -> bool:
        block = self._file.read(_BLOCK)
        self._data += block
        return bool(block)

    def find(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        while True:
            found = pattern.search(self._data)
            if found:
                return found
            self._data = self._data[-8_192:]
            if not self._more():
                return None

    def before(self, found: re.Match[bytes], most: int) -> bytes:
        return self._data[max(0, found.start() - most) : found.start()]

    def drop(self, upto: int) -> None:
        self._data = self._data[upto:]

    def objects(self, indent: bytes) -> Iterator[tuple[bytes, bool]]:
        """The objects of the list that starts here, and whether each is the last. The last of a file that is cut off is damaged."""
        border, at = indent + b"}", 0
        while True:
            end = self._data.find(border, at)
            if end < 0:
                at = max(0, len(self._data) - len(border))
                if len(self._data) > _BLOCK * 16 or not self._more():
                    piece, self._data = self._data, b""
                    if piece.strip(b" \t\r\n],}"):
                        yield piece, True
                    return
                continue
            end += len(border)
            if len(self._data) <= end:
                self._more()
            piece, last = self._data[:end], self._data[end : end + 1] != b","
            self._data, at = self._data[end + 1 :], 0
            yield piece, last
            if last:
                return


PARSER = Parser(
    name="telegram-json",
    title="Telegram Desktop export (result.json)",
    media_type="application/json",
    accepts=accepts,
    parse=parse,
    source="https://core.telegram.org/import-export",
    sample="telegram_json/group.json",
)


def _owner_id(number: object) -> str | None:
    """A number as messages write it (`from_id`: user160400001), so that the owner and what he wrote are one account."""
    said = words(number)
    return f"user{said}" if said and said.isdigit() else said
