"""WeChat chats as exporters write them to JSON: an object or list with messages, under the names of several programs.

Known layouts: `session` + `messages` (WeFlow, EchoTrace: localType, createTime, isSend, senderUsername), `msg_list`
(PyWxDump's viewer: type_name, is_sender, talker, room_name, CreateTime), ChatLab (`chatlab`, `meta`, `members`,
`messages`), and rows with the column names of the MSG table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat
from ringbreak.intake import wechat
from ringbreak.intake.cells import Cells
from ringbreak.intake.json_text import load, rows, text, words
from ringbreak.intake.moments import from_epoch, from_iso
from ringbreak.intake.parser import Issue, Parser, Profile, Record, Source, Yield
from ringbreak.words import say

_NAMES: dict[str, tuple[str, ...]] = {
    "talker": ("StrTalker", "talker", "room_name", "roomName", "sessionId", "chatId"),
    "sender": ("Sender", "sender", "senderUsername", "sender_wxid", "from_user", "fromUser", "wxid"),
    "name": ("senderDisplayName", "sender_name", "senderName", "accountName", "groupNickname", "NickName", "nickname", "displayname", "Remark"),
    "own": ("IsSender", "is_sender", "isSend", "is_send", "isSender", "isSelf", "is_self"),
    "time": ("CreateTime", "createTime", "create_time", "timestamp", "time", "StrTime", "formattedTime", "date"),
    "kind": ("localType", "Type", "type", "msg_type", "local_type"),
    "subtype": ("SubType", "subType", "sub_type"),
    "content": ("StrContent", "content", "msg", "text", "message", "message_content"),
}  # fmt: skip
_WORDS = {
    "文本": 1, "文本消息": 1, "text": 1, "图片": 3, "图片消息": 3, "image": 3, "语音": 34, "语音消息": 34, "视频": 43, "视频消息": 43, "动画表情": 47, "表情消息": 47,
    "位置": 48, "位置消息": 48, "名片消息": 42, "系统消息": 10000, "系统通知": 10000, "通话消息": 50, "语音通话": 50, "链接": 49, "文件": 49, "引用消息": 49, "转账": 49,
    "转账消息": 49, "红包消息": 49, "小程序": 49, "合并转发": 49, "聊天记录": 49,
}  # fmt: skip
_USED = frozenset(n for names in _NAMES.values() for n in names)
_SIGNS = (
    (b'"localType"', b'"isSend"'), (b'"senderUsername"', b'"createTime"'), (b'"is_sender"', b'"type_name"'), (b'"StrContent"', b'"IsSender"'),
    (b'"is_sender"', b'"CreateTime"'), (b'"chatlab"', b'"wechat"'), (b'"StrTalker"', b'"CreateTime"'),
)  # fmt: skip


def accepts(head: bytes, name: str) -> bool:
    """JSON with the names that only WeChat's exporters use."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    return any(all(sign in head for sign in signs) for signs in _SIGNS)


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message, and one a member where the export lists them."""
    root = load(source)
    found = False
    for number, (about, messages) in enumerate(_conversations(root), start=1):
        prefix = f"chat {number} " if number > 1 else ""
        talker, channel = _talker(about)
        yield from _members(about, prefix)
        for place, message in enumerate(messages, start=1):
            found = True
            if isinstance(message, dict):
                yield _message(message, f"{prefix}message {place}", talker, channel, source.reading.time_zone)
            else:
                yield Issue(f"{prefix}message {place}", say("not a message"))
    if not found:
        raise NotThisFormat("no WeChat messages were found in the JSON")


def _conversations(root: Any) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Every list of messages with the object around it."""
    if isinstance(root, list):
        if root and all(isinstance(r, dict) and _list_in(r) is not None for r in root[:5]):
            for part in root:
                if isinstance(part, dict):
                    yield part, _list_in(part) or []
            return
        yield {}, root
    elif isinstance(root, dict):
        inner = _list_in(root)
        if inner is not None:
            yield root, inner
        else:
            for value in root.values():
                if isinstance(value, dict) and _list_in(value) is not None:
                    yield value, _list_in(value) or []
                elif (
                    isinstance(value, list)
                    and value
                    and isinstance(value[0], dict)
                    and _USED & value[0].keys()
                ):
                    yield root, value


def _list_in(part: dict[str, Any]) -> list[Any] | None:
    for key in ("messages", "msg_list", "msgList", "chatMessages", "data"):
        if isinstance(part.get(key), list):
            found: list[Any] = part[key]
            return found
    return None


def _talker(about: dict[str, Any]) -> tuple[str | None, str | None]:
    for key in ("session", "meta", "chat", "contact"):
        part = about.get(key)
        if isinstance(part, dict):
            talker = next(
                (text(part.get(k)) for k in ("wxid", "username", "groupId", "id") if text(part.get(k))), None
            )
            names = ("displayName", "remark", "nickname", "name")
            return talker, next((text(part.get(k)) for k in names if text(part.get(k))), talker)
    return text(about.get("talker")) or text(about.get("wxid")), text(about.get("name"))


def _members(about: dict[str, Any], prefix: str) -> Iterator[Record]:
    people = about.get("members") or about.get("user_list")
    if isinstance(people, dict):
        people = [{"wxid": k, **v} if isinstance(v, dict) else {"wxid": k} for k, v in people.items()]
    for number, person in enumerate(rows(people), start=1):
        cells = Cells()
        cells.tree("", person)
        account = words(person.get("platformId") or person.get("wxid") or person.get("username"))
        name = text(person.get("accountName")) or text(person.get("nickname")) or text(person.get("remark"))
        yield Record(
            locator=f"{prefix}member {number}", kind="profile", platform="wechat", author=account, author_name=name,
            profile=Profile(name=name, account=account, wechat=text(person.get("account")) or account), fields=cells.all(),
        )  # fmt: skip


def _get(message: dict[str, Any], what: str) -> Any:
    for name in _NAMES[what]:
        value = message.get(name)
        if value is not None and value != "":
            return value
    return None


def _message(
    message: dict[str, Any], locator: str, talker: str | None, channel: str | None, zone: str
) -> Record:
    kind, subtype = _get(message, "kind"), _get(message, "subtype")
    if isinstance(kind, str):
        kind = int(kind) if kind.isdecimal() and len(kind) < 19 else _WORDS.get(kind)
    own = _get(message, "own")
    own = (
        bool(own)
        if isinstance(own, bool | int)
        else {"1": True, "0": False, "true": True, "false": False}.get(str(own).lower())
    )
    content = _get(message, "content")
    cells = Cells()
    for key, value in message.items():
        if key not in _USED:
            cells.tree(key, value, 2)
    if isinstance(content, dict | list):
        cells.tree("content", content)
        content = text(content.get("msg")) or text(content.get("text")) if isinstance(content, dict) else None
    when = _get(message, "time")
    number = kind if isinstance(kind, int) and not isinstance(kind, bool) else None
    if number is not None and number > 0xFFFF_FFFF:
        number, subtype = number & 0xFFFF_FFFF, number >> 32
    sender = words(_get(message, "sender"))
    if sender is None and not own:
        sender = words(message.get("talker")) if message.get("room_name") else None
    own_talker = (
        text(_get(message, "talker")) if not message.get("room_name") else text(message.get("room_name"))
    )
    return wechat.message(
        locator=locator, talker=talker or own_talker, channel=channel, sender=sender, sender_name=text(_get(message, "name")),
        own=own, sent=from_epoch(when) or from_iso(when, zone), kind=number,
        subtype=subtype if isinstance(subtype, int) else None, content=text(content), cells=cells,
    )  # fmt: skip


PARSER = Parser(
    name="wechat-json",
    title="WeChat chat exported as JSON",
    media_type="application/json",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#wechat",
    sample="wechat_json/group.json",
)
