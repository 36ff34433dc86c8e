"""Internet messages: headers, parts, bodies, on top of the stdlib's parser with its policy that changes nothing.

The stdlib raises IndexError, RecursionError and worse on hostile mail; whatever it raises, the headers and the raw
text are still handed on. Headers are decoded here: words after RFC 2047 with their bytes joined first, because a
Chinese character is often cut between two of them, and raw 8-bit headers by what they most likely are.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import email.utils
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email.message import Message

from ringbreak.errors import Unreadable
from ringbreak.intake.moments import in_zone
from ringbreak.intake.text_encoding import canonical, decode

MOST_HEADERS = 2_000
MOST_HEADER = 65_536
MOST_PARTS = 5_000
MOST_DEPTH = 50

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]*)\?=")
_GAP = re.compile(r"\?=[ \t\r\n]{1,20}=\?")


@dataclass(slots=True)
class Part:
    """One leaf of a message: its decoded bytes. `name` is null when it has none; `place` counts from 1."""

    place: int
    kind: str
    charset: str | None
    name: str | None
    attached: bool
    content_id: str | None
    location: str | None
    data: bytes
    damaged: bool = False


@dataclass(slots=True)
class Mail:
    """A message taken apart. `broken` says what the library could not do with it, if anything."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    broken: str | None = None
    dropped_headers: int = 0

    def first(self, name: str) -> str | None:
        """The first header of a name, decoded."""
        return next((v for k, v in self.headers if k.lower() == name), None)


def looks_like_mail(head: bytes) -> bool:
    """At least three header lines in a row at the start, one of them one that only mail has."""
    names: list[str] = []
    for line in head[:16_384].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n").split(b"\n"):
        if not line:
            break
        if line[:1] in (b" ", b"\t"):
            if not names:
                return False
            continue
        name, colon, _ = line.partition(b":")
        if not colon or not _HEADER_NAME.fullmatch(name.rstrip()):
            break
        names.append(name.strip().decode("ascii").lower())
    return len(names) >= 3 and bool(_ONLY_MAIL & set(names))


_HEADER_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,70}")
_ONLY_MAIL = frozenset(
    ("received", "message-id", "return-path", "delivered-to", "mime-version", "x-mailer", "dkim-signature", "x-original-to", "x-sender", "in-reply-to", "reply-to", "x-received", "envelope-to", "from")
)  # fmt: skip
STUMBLES = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the library raises at bytes that are no message."""


def read(data: bytes) -> Mail:
    """Take a message apart; never raises for anything in the bytes."""
    mail = Mail()
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except STUMBLES as e:
        mail.broken = type(e).__name__
        _raw(data, mail)
        return mail
    _headers(message, mail)
    try:
        for part in _leaves(message):
            mail.parts.append(part)
    except STUMBLES as e:
        mail.broken = type(e).__name__
    return mail


def _raw(data: bytes, mail: Mail) -> None:
    """Headers and body by hand, for a message the library stumbles over."""
    head, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    for line in re.sub(rb"\n[ \t]+", b" ", head[: 4 << 20]).split(b"\n")[:MOST_HEADERS]:
        name, colon, value = line.partition(b":")
        if colon and _HEADER_NAME.fullmatch(name.strip()):
            mail.headers.append(
                (name.decode("ascii").strip(), header(value.decode("ascii", "surrogateescape").strip()))
            )
    mail.parts.append(Part(1, "text/plain", None, None, False, None, None, body[: 4 << 20]))


def _headers(message: Message, mail: Mail) -> None:
    # The raw list, because items() of a policy may parse and raise.
    for name, value in message._headers[:MOST_HEADERS]:  # type: ignore[attr-defined]
        mail.headers.append((str(name), header(str(value)[:MOST_HEADER])))
    mail.dropped_headers = max(0, len(message._headers) - MOST_HEADERS)  # type: ignore[attr-defined]


def header(raw: str) -> str:
    """A header's value as a person reads it: unfolded, encoded words and 8-bit bytes decoded.

    | raw | value |
    |---|---|
    | =?gb2312?B?xOO6ww==?= | 你好 |
    | =?utf-8?B?5L0=?= =?utf-8?B?oA==?= | 你 |
    """
    text = re.sub(r"\r?\n[ \t]+", " ", raw).replace("\r", " ").replace("\n", " ").strip()
    if "=?" in text:
        text = _words(text)
    if any("\udc80" <= c <= "\udcff" for c in text):
        text = decode(text.encode("utf-8", "surrogateescape")).text
    return text


def _words(text: str) -> str:
    text = _GAP.sub("?==?", text)  # blanks between encoded words are no text
    made: list[str] = []
    pending = b""
    charset = ""
    at = 0

    def flush() -> None:
        nonlocal pending
        if pending:
            made.append(decode(pending, charset.partition("*")[0]).text)
            pending = b""

    for found in _WORD.finditer(text):
        if found.start() > at:
            flush()
            made.append(text[at : found.start()])
        name, how, body = found.groups()
        if name.lower() != charset.lower():
            flush()
            charset = name
        pending += _word_bytes(how, body)
        at = found.end()
    flush()
    made.append(text[at:])
    return "".join(made)


def _word_bytes(how: str, body: str) -> bytes:
    raw = body.encode("utf-8", "surrogateescape")
    if how in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def _leaves(message: Message) -> Iterator[Part]:
    """Parts that hold something, in order. Iterative: a message may nest as deep as it likes."""
    stack: list[tuple[Message, int]] = [(message, 0)]
    place = 0
    while stack:
        node, depth = stack.pop()
        kind = _kind(node)
        payload = node._payload  # type: ignore[attr-defined] # get_payload() replaces raw 8-bit bytes by U+FFFD
        name = _name(node)
        if isinstance(payload, list) and not (kind == "message/rfc822" and depth > 0):
            if depth >= MOST_DEPTH:
                raise RecursionError
            stack.extend((child, depth + 1) for child in reversed(payload) if isinstance(child, Message))
            continue
        place += 1
        if place > MOST_PARTS:
            raise RecursionError
        disposition = str(node.get("content-disposition") or "").strip().lower()
        attached = disposition.startswith("attachment") or (
            name is not None and not disposition.startswith("inline")
        )
        charset = _charset(node)
        identity = _clean_id(node.get("content-id"))
        location = _clean_id(node.get("content-location"))
        if isinstance(payload, list):
            data = b"".join(child.as_bytes() for child in payload if isinstance(child, Message))
            yield Part(place, kind, None, name or f"message-{place}.eml", True, identity, location, data)
            continue
        data, damaged = _bytes(node, payload)
        yield Part(place, kind, charset, name, attached, identity, location, data, damaged)


def _kind(node: Message) -> str:
    try:
        return str(node.get_content_type()).lower()
    except (IndexError, ValueError, TypeError, AttributeError):
        return "application/octet-stream"


def _charset(node: Message) -> str | None:
    try:
        found = node.get_param("charset")
    except (IndexError, ValueError, TypeError, AttributeError):
        return None
    text = found[2] if isinstance(found, tuple) else found
    return str(text) if text and canonical(str(text)) else None


def _name(node: Message) -> str | None:
    try:
        found = node.get_filename()
    except (IndexError, ValueError, TypeError, AttributeError, LookupError):
        return None
    if not found:
        return None
    return header(str(found))[:400].replace("\0", "") or None


def _clean_id(value: object) -> str | None:
    return header(str(value)).strip("<> \t") or None if value else None


def _bytes(node: Message, payload: object) -> tuple[bytes, bool]:
    """The bytes of a leaf with its transfer encoding undone, and whether that met damage."""
    raw = payload if isinstance(payload, str) else ""
    how = str(node.get("content-transfer-encoding") or "").strip().lower()
    data = raw.encode("utf-8", "surrogateescape")
    if how == "base64":
        packed = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        damaged = bool(re.sub(rb"[A-Za-z0-9+/=\s]", b"", data)) or len(packed) % 4 == 1
        return base64.b64decode(
            packed[: len(packed) - len(packed) % 4 if len(packed) % 4 == 1 else len(packed)]
            + b"=" * (-len(packed) % 4 if len(packed) % 4 != 1 else 0)
        ), damaged
    if how == "quoted-printable":
        return quopri.decodestring(data), False
    if how in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _uudecode(data)
    return data, False


def _uudecode(data: bytes) -> tuple[bytes, bool]:
    made: list[bytes] = []
    inside = damaged = False
    for line in data.splitlines():
        if line.startswith(b"begin "):
            inside = True
        elif line.strip() in (b"end", b"`"):
            break
        elif inside:
            try:
                made.append(binascii.a2b_uu(line))
            except binascii.Error:
                damaged = True
    return (b"".join(made), damaged) if inside else (data, True)


def addresses(value: str | None) -> list[tuple[str, str]]:
    """(name, address) pairs of a decoded header; what holds no address is left out.

    The address is what stands in angle brackets, whatever the name pretends to be:

    | header | name, address |
    |---|---|
    | bank@example.test <thief@example.org> | bank@example.test, thief@example.org |
    | "Li, Si" <li@example.test>, wang@example.test | Li, Si, li@example.test; then "", wang@example.test |
    """
    made: list[tuple[str, str]] = []
    for piece in _split_addresses((value or "")[:20_000]):
        opened = piece.rfind("<")
        if opened >= 0:
            inner = piece[opened + 1 :].partition(">")[0].strip()
            name = piece[:opened].strip().strip('"').replace('\\"', '"').strip()
        else:
            name, inner = "", piece.strip().strip('"')
            if inner.endswith(")") and "(" in inner:
                inner, _, comment = inner[:-1].partition("(")
                name = comment.strip()
            inner = inner.strip()
        if "@" in inner and len(inner) <= 320 and " " not in inner:
            made.append((name, inner))
    return made


def _split_addresses(text: str) -> Iterator[str]:
    """Pieces between commas and semicolons that stand outside quotes and brackets; a group's name is dropped."""
    start = 0
    quoted = bracketed = False
    for at, char in enumerate(text):
        if char == '"' and text[at - 1 : at] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif char == "<":
            bracketed = True
        elif char == ">":
            bracketed = False
        elif char == ":" and not bracketed and "@" not in text[start:at]:
            start = at + 1
        elif char in ",;" and not bracketed:
            yield text[start:at]
            start = at + 1
    yield text[start:]


_OFFSET = re.compile(r"[+-]\d{4}\b|\b(?:UTC?|GMT|Z|[A-Z][SD]T|[A-Z])\s{0,4}(?:\(|$)")


def date_of(value: str | None, zone: str) -> datetime | None:
    """UTC for a Date header; '-0000' and missing offsets follow RFC 5322: the first is UTC, the second local."""
    if not value:
        return None
    try:
        found = email.utils.parsedate_tz(value[:200])
    except (IndexError, ValueError, TypeError):
        return None
    if found is None:
        return None
    try:
        made = datetime(*found[:6])  # noqa: DTZ001 - the offset follows
        offset = found[9]
        if offset is None or not _OFFSET.search(value[:200]):  # parsedate_tz says 0 where nothing stands
            return in_zone(made, zone)
        return in_zone(made.replace(tzinfo=timezone(timedelta(seconds=offset))), zone)
    except (ValueError, OverflowError):
        return None


def refuse_if_large(size: int, most: int) -> None:
    """Raises: Unreadable when a message is larger than is read at once."""
    if size > most:
        raise Unreadable(
            "larger than the limit of {limit} bytes for this kind of file", refused=True, limit=most
        )
