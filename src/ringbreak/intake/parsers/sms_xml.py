"""Android text messages and calls as "SMS Backup & Restore" writes them (XML): smses with sms and mms, or calls.

Read element by element; entities of the document are not resolved. Numbers are kept as written. The author is the
sender's number for received messages and null for sent ones, because the file does not say whose phone it is.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.moments import from_epoch
from ringbreak.intake.parser import Action, Expected, Issue, Member, Parser, Record, Source, Yield
from ringbreak.words import say

if TYPE_CHECKING:
    from lxml import etree

_ROOT = re.compile(rb"<(?:smses|calls)[\s>]")
_IN, _OUT = "1", "2"
_BOXES = {"1": "received", "2": "sent", "3": "draft", "4": "outbox", "5": "failed", "6": "queued"}
_CALLS = {"1": "received", "2": "made", "3": "missed", "4": "voicemail", "5": "rejected", "6": "refused"}
_KEPT = (
    "address",
    "date",
    "body",
    "contact_name",
    "type",
    "readable_date",
    "protocol",
    "toa",
    "sc_toa",
    "read",
    "status",
    "locked",
)


def accepts(head: bytes, name: str) -> bool:
    """The root element of the program, near the start."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and bool(_ROOT.search(start[:4096]))


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message or call; pictures of an MMS are members."""
    from lxml import etree

    found = members = 0
    said: int | None = None
    with source.open() as f:
        events = etree.iterparse(
            f,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            recover=False,
        )
        try:
            for event, node in events:
                if event == "start":
                    if node.tag in ("smses", "calls"):
                        count = node.get("count") or ""
                        if count.isdecimal() and len(count) < 10:
                            said = int(count)
                    elif found == 0 and node.getparent() is None:
                        raise NotThisFormat("no backup of text messages was found")
                    continue
                if node.tag not in ("sms", "mms", "call"):
                    continue
                found += 1
                if node.tag == "sms":
                    yield _sms(node, found)
                elif node.tag == "mms":
                    for item in _mms(node, found):
                        members += isinstance(item, Member)
                        yield item
                else:
                    yield _call(node, found)
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]
        except etree.XMLSyntaxError as e:
            if not found:
                raise NotThisFormat("no backup of text messages was found") from e
            line = e.lineno or 0
            if said is None or said <= found:
                yield Issue(f"line {line}", say("the XML is damaged or cut off here; the rest was not read"))
            else:
                yield Issue(
                    f"line {line}",
                    say("the XML is damaged or cut off here; the rest was not read"),
                    items=said - found,
                )
    if said is not None:
        yield Expected(said + members)


def _name(node: etree._Element) -> str | None:
    name = node.get("contact_name")
    return None if not name or name in ("(Unknown)", "null", "(未知)") else name


def _value(node: etree._Element, name: str) -> str | None:
    value = node.get(name)
    return None if value in (None, "", "null") else value


def _sms(node: etree._Element, number: int) -> Record:
    box = node.get("type") or ""
    cells = Cells()
    cells.add("box", _BOXES.get(box, box))
    for key, value in node.items():
        if key not in _KEPT and value not in ("null", ""):
            cells.add(str(key), value)
    address, received = _value(node, "address"), box == _IN
    return Record(
        locator=f"message {number}",
        kind="message",
        platform="sms",
        channel=address,
        author=address if received else None,
        author_name=_name(node) if received else None,
        counterpart=None if received else address,
        sent_at=from_epoch(node.get("date")),
        title=_value(node, "subject"),
        text=_value(node, "body"),
        fields=cells.all(),
    )


def _mms(node: etree._Element, number: int) -> Iterator[Yield]:
    box = node.get("msg_box") or ""
    cells = Cells()
    cells.add("box", _BOXES.get(box, box))
    said: list[str] = []
    members: list[Member] = []
    for part in node.iter("part"):
        kind = part.get("ct") or ""
        if kind == "text/plain":
            words = _value(part, "text")
            if words:
                said.append(words)
        elif kind != "application/smil" and part.get("data"):
            name = _value(part, "cl") or _value(part, "name") or f"part-{len(members) + 1}"
            try:
                data = base64.b64decode(part.get("data") or "")
            except (binascii.Error, ValueError):
                yield Issue(f"message {number}", say("the attachment {name} is damaged", name=name))
                continue
            members.append(Member(name=name, data=data, locator=f"message {number}"))
            cells.add("attachment", name)
    sender = None
    for address in node.iter("addr"):
        role = {"137": "from", "151": "to", "130": "cc", "129": "bcc"}.get(
            address.get("type") or "", "address"
        )
        written = _value(address, "address")
        if written and written != "insert-address-token":
            cells.add(role, written)
            if role == "from":
                sender = written
    received = box == _IN
    yield Record(
        locator=f"message {number}",
        kind="message",
        platform="sms",
        channel=_value(node, "address"),
        author=(sender or _value(node, "address")) if received else None,
        author_name=_name(node) if received else None,
        counterpart=None if received else _value(node, "address"),
        sent_at=from_epoch(node.get("date")),
        title=_value(node, "sub"),
        text="\n".join(said) or None,
        fields=cells.all(),
    )
    yield from members


def _call(node: etree._Element, number: int) -> Record:
    kind = node.get("type") or ""
    way = _CALLS.get(kind, kind)
    address = _value(node, "number")
    sent = from_epoch(node.get("date"))
    cells = Cells()
    cells.add("call", way)
    for key, value in node.items():
        if key not in ("number", "date", "type", "contact_name", "readable_date") and value not in (
            "null",
            "",
        ):
            cells.add(str(key), value)
    outgoing = kind == _OUT
    duration = node.get("duration") or ""
    return Record(
        locator=f"call {number}",
        kind="action",
        platform="phone",
        channel=address,
        author=None if outgoing else address,
        author_name=None if outgoing else _name(node),
        counterpart=address if outgoing else None,
        sent_at=sent,
        action=Action(
            verb="call",
            actor=None if outgoing else address,
            target=address if outgoing else None,
            acted_at=sent,
        ),
        metrics={"seconds": int(duration)} if duration.isdecimal() and len(duration) < 10 else None,
        fields=cells.all(),
    )


PARSER = Parser(
    name="sms-xml",
    title="Android text messages and calls (SMS Backup & Restore)",
    media_type="application/xml",
    accepts=accepts,
    parse=parse,
    source="https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/",
    sample="sms_xml/sms.xml",
)
