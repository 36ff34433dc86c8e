"""Address books as telephones and mail programs export them (vCard 2.1, 3.0, 4.0): one record a contact.

Lines are unfolded, quoted-printable and base64 values decoded; what has no column of its own is kept under its property's name.
Who is in somebody's address book is known to him, no more. Sources: RFC 6350, RFC 2426; vCard 2.1 by the versit consortium, 1996.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ringbreak.errors import NotThisFormat
from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Issue, Member, Parser, Profile, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

MOST_LINE = 1 << 20
MOST_VALUE = 16 << 20
"""Characters of one line, and of one value of many lines (a picture in base64)."""
_FORMATTING = frozenset(("BEGIN", "END", "VERSION", "PRODID", "REV", "UID"))
_HAN = re.compile("[\u3400-\u9fff]")
_ESCAPED = re.compile(r"\\([\\;,nN:])")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SERVICES = {"weixin": "wechat", "wechat": "wechat", "qq": "qq", "xmpp": "account", "skype": "account"}
_OWN = {"X-QQ": "qq", "X-WECHAT": "wechat", "X-WEIXIN": "wechat"}


@dataclass(slots=True)
class _Property:
    name: str
    parameters: list[str]
    value: str


@dataclass(slots=True)
class _Card:
    line: int
    properties: list[_Property] = field(default_factory=list)


def accepts(head: bytes, name: str) -> bool:
    """A contact begins the file."""
    return decode(head[:4096]).text.lstrip("\ufeff \r\n\t")[:11].upper() == "BEGIN:VCARD"


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a contact, and its picture as a member."""
    found = 0
    with source.open() as f:
        reader = TextReader(f, sniff_file(source.path))
        for card in _cards(reader):
            if isinstance(card, Issue):
                yield card
                continue
            found += 1
            yield from _read(card, found)
        if not found:
            raise NotThisFormat("no contact was found")
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _cards(reader: TextReader) -> Iterator[_Card | Issue]:
    card: _Card | None = None
    for number, line in _unfolded(reader):
        made = _property(line)
        if made is None:
            continue
        what = made.value.strip().upper()
        if made.name == "BEGIN" and what == "VCARD":
            if card is not None:
                yield Issue(f"line {card.line}", say("the contact has no end"), "note")
                yield card
            card = _Card(number)
        elif made.name == "END" and what == "VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None:
            card.properties.append(made)
    if card is not None:
        yield Issue(f"line {card.line}", say("the contact has no end"), "note")
        yield card


def _unfolded(reader: TextReader) -> Iterator[tuple[int, str]]:
    """Lines of properties with the number of their first, those continued by a space or by a soft break put together."""
    held: list[str] = []
    first = size = 0
    soft = False
    for number, line in reader.lines(MOST_LINE):
        line = line.rstrip("\r\n")
        joined = soft or (line[:1] in (" ", "\t") and bool(held))
        if joined:
            if size < MOST_VALUE:
                held.append(line if soft else line[1:])
                size += len(line)
        else:
            if held:
                yield first, "".join(held)
            held, first, size = [line], number, len(line)
        head = held[0].partition(":")[0].upper()
        soft = "QUOTED-PRINTABLE" in head and line.endswith("=")
        if soft:
            held[-1] = held[-1][:-1]
    if held:
        yield first, "".join(held)


def _property(line: str) -> _Property | None:
    head, colon, value = line.partition(":")
    if not colon:
        return None
    name, *parameters = head.split(";")
    # A group before the name (item1.TEL) only ties properties together.
    return _Property(name.rpartition(".")[2].strip().upper(), [p.strip().upper() for p in parameters], value)


def _text(one: _Property) -> str:
    value = one.value
    if any("QUOTED-PRINTABLE" in p for p in one.parameters):
        raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
        charset = next((p.partition("=")[2] for p in one.parameters if p.startswith("CHARSET=")), "")
        try:
            value = raw.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            value = decode(raw).text
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _parts(one: _Property) -> list[str]:
    """The parts of a structured value, in their order; a semicolon behind a backslash parts nothing."""
    marked = _Property(one.name, one.parameters, one.value.replace("\\;", "\x00"))
    return [p.replace("\x00", ";").strip() for p in _text(marked).split(";")]


def _name(one: _Property) -> str | None:
    family, given, *more = (*_parts(one), "")
    words = [w for w in (family, given) if w]
    if not any(_HAN.search(w) for w in words):
        words = [w for w in (given, *more, family) if w]
    return ("" if any(_HAN.search(w) for w in words) else " ").join(words) or None


def _read(card: _Card, number: int) -> Iterator[Yield]:
    profile, cells = Profile(), Cells()
    written: str | None = None
    pictures: list[Member] = []
    for one in card.properties:
        if one.name == "PHOTO" or any(
            p in ("ENCODING=BASE64", "ENCODING=B", "BASE64") for p in one.parameters
        ):
            picture = _picture(one, number)
            if picture is not None:
                pictures.append(picture)
                continue
        if one.name in _FORMATTING:
            continue
        value = " ".join(p for p in _parts(one) if p) if one.name in ("N", "ADR", "ORG") else _text(one)
        if not value:
            continue
        if one.name == "N":
            written = _name(one)
        else:
            _fill(profile, one.name, value)
        if one.name != "FN":
            cells.add(one.name, value)
    if profile.name is None:
        profile.name = written
    yield Record(
        locator=f"contact {number}", kind="profile", profile=profile, fields=cells.all(), title=profile.name
    )
    yield from pictures


def _fill(profile: Profile, name: str, value: str) -> None:
    """Put the first value of a property into its column."""
    column = {
        "FN": "name",
        "TEL": "phone",
        "EMAIL": "email",
        "ADR": "address",
        "ORG": "company",
        "IMPP": _SERVICES.get(value.partition(":")[0].lower(), ""),
        **_OWN,
    }.get(name, "")
    if name in ("TEL", "IMPP") and ":" in value:
        value = value.partition(":")[2]
    if column and getattr(profile, column) is None:
        setattr(profile, column, value)
    if name == "BDAY" and profile.born_on is None:
        found = _DAY.match(value)
        try:
            profile.born_on = date(int(found[1]), int(found[2]), int(found[3])) if found else None
        except ValueError:
            profile.born_on = None


def _picture(one: _Property, number: int) -> Member | None:
    """A picture or another file in base64; None where the value is an address or is damaged."""
    value = one.value.partition("base64,")[2] or one.value
    try:
        data = base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(data) < 8:
        return None
    return Member(name=f"contact {number} {one.name.lower()}", data=data, locator=f"contact {number}")


PARSER = Parser(
    name="vcard",
    title="Address book (vCard)",
    media_type="text/vcard",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#address-books",
    sample="vcard/mixed.vcf",
)
