"""Zip archives, whatever they are called (.zip, .jar, .apk). Nothing is ever written under a member's own name.

The directory at the end is looked through before a byte is unpacked: members that overlap, promise more than there is
room for, are encrypted or are links are refused by name.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ringbreak.errors import Unreadable
from ringbreak.intake.archive import Room, TooMuch, names_of, size_of, spool
from ringbreak.intake.office_salvage import is_office, rebuilt
from ringbreak.intake.parser import Expected, Issue, MediaType, Member, Parser, Source, Yield
from ringbreak.intake.zip_salvage import salvage
from ringbreak.words import say

_SIGNS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK\x03\x04")
_MOST_ENTRIES = 200_000
"""Entries of a directory that are looked at; the standard library keeps about a kilobyte for each."""
_END = b"PK\x05\x06"
_UTF8_FLAG, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_CENTRAL = 46


def accepts(head: bytes, name: str) -> bool:
    return head.startswith(_SIGNS)


def parse(source: Source) -> Iterator[Yield]:
    with source.open() as file:
        if not _has_directory(source, file):
            reason = say(
                "the zip is cut short: its directory is missing, so its members were looked for one by one"
            )
            yield Issue("", reason)
            yield from rebuilt(file, source) if is_office(file) else salvage(file, Room(source))
            return
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as e:
            raise Unreadable("the zip's directory cannot be read: {error}", error=e) from e
        with archive:
            entries = [i for i in archive.infolist() if not i.is_dir()]
            if _overlap(archive.infolist()):
                raise Unreadable("members of the zip share the same bytes, as in a bomb", refused=True)
            stored = {i.orig_filename for i in entries}
            if "AndroidManifest.xml" in stored:
                yield MediaType("application/vnd.android.package-archive")
            yield Expected(len(entries))
            room = Room(source)
            for entry, name in zip(entries, _names(entries), strict=True):
                yield _member(archive, entry, name, room)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: Room) -> Yield:
    if entry.flag_bits & _ENCRYPTED:
        return Issue(name, say("{name} is encrypted; decrypt it and add it", name=name), "refused")
    if stat.S_ISLNK(entry.external_attr >> 16) and entry.create_system == 3:
        return Issue(name, say("{name} is a link, not a file", name=name), "refused")
    if entry.file_size > room.left:
        return room.refuse(name, name)
    try:
        with archive.open(entry) as file:
            data = spool(file.read, room.left)
    except NotImplementedError:
        return Issue(
            name,
            say(
                "{name} is compressed by a method that is not read ({method})",
                name=name,
                method=entry.compress_type,
            ),
            "refused",
        )
    except TooMuch:
        return room.refuse(name, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as e:
        return Issue(name, say("{name} is damaged: {error}", name=name, error=e))
    except RuntimeError as e:
        # The standard library's word for a member whose own header asks for a password.
        if "password" not in str(e):
            raise
        return Issue(name, say("{name} is encrypted; decrypt it and add it", name=name), "refused")
    room.left -= size_of(data)
    return Member(name, data, name)


def _has_directory(source: Source, file: BinaryIO) -> bool:
    """Whether the zip's end says where its directory is.

    Raises: Unreadable when the directory has more entries than will be looked through, before anything is made for each.
    """
    tail = min(source.size, 65_557)
    file.seek(source.size - tail)
    data = file.read(tail)
    at = data.rfind(_END)
    if at < 0 or at + 22 > len(data):
        return False
    count = struct.unpack_from("<H", data, at + 10)[0]
    size = struct.unpack_from("<I", data, at + 12)[0]
    # The 64-bit directory has its own counts; every entry takes at least 46 bytes of it.
    if count == 0xFFFF or size == 0xFFFFFFFF:
        size = source.size
        found = data.rfind(b"PK\x06\x06", 0, at)
        if found >= 0 and found + 48 <= len(data):
            size = struct.unpack_from("<Q", data, found + 40)[0]
    if min(size, source.size) // _CENTRAL > _MOST_ENTRIES * 4 or _MOST_ENTRIES < count < 0xFFFF:
        raise Unreadable(
            "the zip's directory has more than {limit} entries", refused=True, limit=_MOST_ENTRIES
        )
    return True


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether any two entries' bytes overlap: the trick by which kilobytes become petabytes.

    Source: David Fifield, "A better zip bomb", WOOT 2019.
    """
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + 30 + entry.compress_size
    return False


def _names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """Names as they were meant: the flag for UTF-8, else a Unicode path beside it, else judged together."""
    raw = [
        None if e.flag_bits & _UTF8_FLAG else e.orig_filename.encode("cp437", "surrogateescape")
        for e in entries
    ]
    judged = iter(names_of([r for r in raw if r is not None]))
    names = []
    for entry, bytes_ in zip(entries, raw, strict=True):
        name = entry.orig_filename if bytes_ is None else next(judged)
        if bytes_ is not None:
            name = _unicode_path(entry.extra, bytes_) or name
        names.append(name)
    return names


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Info-ZIP's extra field 0x7075, valid only while the name's CRC fits."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + length]
        known = kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1
        if known and struct.unpack_from("<I", field, 1)[0] == zlib.crc32(raw):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + length
    return None


PARSER = Parser(
    name="zip",
    title="Zip archive",
    media_type="application/zip",
    accepts=accepts,
    parse=parse,
    source="PKWARE APPNOTE.TXT 6.3.10",
)
