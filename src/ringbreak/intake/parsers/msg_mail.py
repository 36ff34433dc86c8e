"""Outlook mails (.msg): who, to whom, when, text, headers, attachments.

Mails inside mails are handed on when their bytes are a file of their own; those that Outlook keeps as a storage are
counted as not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake import mime
from ringbreak.intake.cells import Cells
from ringbreak.intake.mail_record import links_of
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Issue, Member, Parser, Record, Source, Yield
from ringbreak.words import say

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGN = "__properties_version1.0".encode("utf-16-le")
MOST_BYTES = 256 << 20
_HEADERS = 0x007D
"""PidTagTransportMessageHeaders."""


def accepts(head: bytes, name: str) -> bool:
    """An OLE file. Its directory may stand anywhere, so `parse` looks whether it is a mail."""
    return head.startswith(_OLE)


def parse(source: Source) -> Iterator[Yield]:
    """Yields the mail and its attachments."""
    from oxmsg import Message

    data = source.bytes(MOST_BYTES)
    if _SIGN not in data or not _is_mail(data):
        raise NotThisFormat("this OLE file is no Outlook mail")
    try:
        message = Message.load(data)
    except Exception as e:  # foreign code on hostile bytes: it has no error class of its own
        raise Unreadable(
            "the Outlook mail cannot be opened: {error}", error=f"{type(e).__name__}: {e}"[:200]
        ) from e
    yield from _records(message, source)


def _is_mail(data: bytes) -> bool:
    """Whether the properties stand at the top; in a document they are those of a mail inside it."""
    import io

    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return bool(ole.exists("__properties_version1.0"))
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        return True  # too damaged to look: opening it says what is wrong


def _records(message: Any, source: Source) -> Iterator[Yield]:
    broken: list[str] = []

    def get(what: str, read: Any) -> Any:
        try:
            return read()
        except Exception as e:  # noqa: BLE001 - as above; one damaged property costs itself only
            broken.append(f"{what} ({type(e).__name__})")
            return None

    cells = Cells()
    # The headers as they came, because oxmsg's own dict keeps one 'Received' of several.
    raw = get("headers", lambda: message.properties.str_prop_value(_HEADERS)) or ""
    headers = mime.read(raw.encode("utf-8", "replace") + b"\n\n").headers
    for name, value in headers:
        if name.lower() != "subject":
            cells.add(name, value)
    lower = {name.lower(): value for name, value in reversed(headers)}
    sender = get("sender", lambda: message.sender) or lower.get("from")
    sender = mime.header(str(sender)) if sender else None
    people = get("recipients", lambda: message.recipients) or ()
    receivers: list[str] = []
    for person in people:
        address, name = (
            get("recipient", lambda p=person: p.email_address),
            get("recipient", lambda p=person: p.name),
        )
        receivers.append(address or name or "")
        cells.add("recipient", " ".join(x for x in (name, f"<{address}>" if address else None) if x))
    text: str | None = get("body", lambda: message.body)
    page: str | None = get("HTML body", lambda: message.html_body)
    if page:
        from ringbreak.intake.html.text import to_text

        for target in links_of(page):
            cells.add("link", target)
        if not (text or "").strip():
            text = to_text(page.encode("utf-8", "replace"), "utf-8")[0]
    cells.add("message class", get("class", lambda: message.message_class))
    members: list[Member] = []
    for number, attachment in enumerate(get("attachments", lambda: message.attachments) or (), start=1):
        name = get("attachment", lambda a=attachment: a.file_name) or f"attachment-{number}"
        data = get("attachment", lambda a=attachment: a.file_bytes)
        cells.add("attachment", name)
        if data:
            members.append(Member(name=name, data=bytes(data), locator=f"mail attachment {number}"))
        else:
            yield Issue(
                f"mail attachment {number}", say("the attachment {name} could not be taken out", name=name)
            )
    found = mime.addresses(sender)
    sent = get("date", lambda: message.sent_date)
    when: datetime | None = None
    if isinstance(sent, datetime):
        when = in_zone(sent if sent.tzinfo else sent.replace(tzinfo=UTC), source.reading.time_zone)
    yield Record(
        locator="mail",
        kind="mail",
        platform="email",
        author=found[0][1] if found else None,
        author_name=(found[0][0] or None) if found else sender,
        counterpart=next((r for r in receivers if r), None),
        sent_at=when or mime.date_of(lower.get("date"), source.reading.time_zone),
        title=get("subject", lambda: message.subject) or None,
        text=(text or "").replace("\r\n", "\n").strip("\n") or None,
        fields=cells.all(),
    )
    yield from members
    if broken:
        yield Issue("mail", say("parts of the mail could not be read: {parts}", parts=", ".join(broken[:10])))


PARSER = Parser(
    name="msg",
    title="Outlook mail (.msg)",
    media_type="application/vnd.ms-outlook",
    accepts=accepts,
    parse=parse,
    source="[MS-OXMSG]: Outlook Item (.msg) File Format",
    sample=None,
)
