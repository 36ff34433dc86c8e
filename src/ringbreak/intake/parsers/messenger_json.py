"""Facebook Messenger and Instagram chats from "Download your information" (message_1.json), old and new layout.

The old layout writes UTF-8 bytes as if they were Latin-1 (`\\u00e4\\u00bd\\u00a0` for 你); that is undone where the
result is UTF-8, and only there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.json_text import load, rows, text, words
from ringbreak.intake.moments import from_epoch
from ringbreak.intake.parser import Action, Issue, Parser, Record, Source, Yield
from ringbreak.words import say

_OWN = frozenset(
    ("sender_name", "senderName", "timestamp_ms", "timestamp", "content", "text", "reactions", "users")
)
_VERBS = {"Subscribe": "join", "Unsubscribe": "leave", "Call": "call", "Payment": "pay"}


def accepts(head: bytes, name: str) -> bool:
    """A JSON object with participants and messages under the names Facebook gives them."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or b'"participants"' not in head:
        return False
    old = b'"sender_name"' in head and b'"timestamp_ms"' in head
    return (
        old
        or (b'"senderName"' in head and b'"timestamp"' in head)
        or (b'"messages"' in head and b'"thread_path"' in head)
    )


def unmangle(value: str | None) -> str | None:
    """Undo UTF-8 written as Latin-1; text that was not mangled comes back as it is."""
    if not value or value.isascii():
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message, in the order of the file (newest first in the old layout)."""
    root = load(source)
    if not isinstance(root, dict) or not isinstance(root.get("messages"), list):
        raise NotThisFormat("no message of a Messenger or Instagram export was found")
    old = "threadName" not in root
    fix = unmangle if old else (lambda value: value)
    people = [
        fix(text(p.get("name")) if isinstance(p, dict) else text(p)) for p in root.get("participants") or ()
    ]
    channel = fix(text(root.get("title")) or text(root.get("threadName")))
    thread = text(root.get("thread_path"))
    platform = "instagram" if "instagram" in source.name.lower() else "messenger"
    for number, message in enumerate(root["messages"], start=1):
        if not isinstance(message, dict):
            yield Issue(f"message {number}", say("not a message"))
            continue
        cells = Cells()
        for key, value in message.items():
            if key not in _OWN:
                cells.tree(key, _fixed(value, old))
        for reaction in rows(message.get("reactions")):
            who = fix(text(reaction.get("actor")))
            cells.add("reaction", f"{fix(text(reaction.get('reaction'))) or ''} {who or ''}".strip())
        if thread:
            cells.add("thread", thread)
        name = fix(text(message.get("sender_name")) or text(message.get("senderName")))
        others = [p for p in people if p and p != name]
        sent = from_epoch(message.get("timestamp_ms")) or from_epoch(message.get("timestamp"))
        record = Record(
            locator=f"message {number}",
            kind="message",
            platform=platform,
            channel=channel,
            author_name=name,
            counterpart=others[0] if len(people) == 2 and len(others) == 1 else None,
            sent_at=sent,
            text=fix(text(message.get("content")) or text(message.get("text"))),
        )
        verb = _VERBS.get(words(message.get("type")) or "")
        users = [fix(text(u.get("name"))) for u in rows(message.get("users"))]
        if verb:
            record.kind = "action"
            record.action = Action(
                verb=verb, actor=name, target=users[0] if len(users) == 1 else None, acted_at=sent
            )
            for user in users:
                cells.add("user", user)
        record.fields = cells.all()
        yield record


def _fixed(value: Any, old: bool, depth: int = 4) -> Any:
    if not old or depth == 0:
        return value
    if isinstance(value, str):
        return unmangle(value)
    if isinstance(value, list):
        return [_fixed(v, old, depth - 1) for v in value]
    if isinstance(value, dict):
        return {k: _fixed(v, old, depth - 1) for k, v in value.items()}
    return value


PARSER = Parser(
    name="messenger-json",
    title="Facebook Messenger or Instagram chat (message_1.json)",
    media_type="application/json",
    accepts=accepts,
    parse=parse,
    source="https://www.facebook.com/help/212802592074644",
    sample="messenger_json/message_1.json",
)
