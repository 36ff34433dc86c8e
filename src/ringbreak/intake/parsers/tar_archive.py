"""Tar archives, plain or compressed by gzip, bzip2, xz or Zstandard, read once from front to back."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import Unreadable
from ringbreak.intake.archive import Room, TooMuch, names_of, size_of, spool
from ringbreak.intake.compressed import Stream, first_bytes, sign_of
from ringbreak.intake.parser import Issue, Member, Parser, Source, Yield
from ringbreak.words import say


def accepts(head: bytes, name: str) -> bool:
    return _is_header(first_bytes(head) if sign_of(head) else head)


def _is_header(block: bytes) -> bool:
    """Whether a block of 512 bytes is a tar header: its checksum holds, whatever its magic says.

    Source: POSIX.1-2017 pax, "ustar Interchange Format"; the oldest tars have the checksum and no magic.
    """
    if len(block) < 512 or not block[0]:
        return False
    try:
        stated = int(block[148:156].split(b"\0")[0].strip() or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block[:148]) + 8 * 32 + sum(block[156:512])


def parse(source: Source) -> Iterator[Yield]:
    sign = sign_of(source.head())
    room = Room(source)
    with source.open() as file:
        stream = Stream(file, sign) if sign else None
        content: Any = stream or file
        try:
            with tarfile.open(
                fileobj=content, mode="r|", errors="surrogateescape", encoding="utf-8"
            ) as archive:
                for entry in archive:
                    if not entry.isdir():
                        yield from _member(archive, entry, room, packed=sign is not None)
        except TooMuch as e:
            raise Unreadable("more bytes come out of the archive than the limit allows", refused=True) from e
        except (tarfile.TarError, EOFError, OSError, ValueError) as e:
            cause = stream.broken if stream is not None and stream.broken else e
            raise Unreadable("the archive is damaged or cut short: {error}", error=cause) from e
        if stream is not None and stream.broken is not None:
            raise Unreadable("the archive is damaged or cut short: {error}", error=stream.broken)


def _member(archive: tarfile.TarFile, entry: tarfile.TarInfo, room: Room, *, packed: bool) -> Iterator[Yield]:
    name = names_of([entry.name.encode("utf-8", "surrogateescape")])[0]
    if not entry.isreg():
        yield Issue(name, say("{name} is a link or a device, not a file", name=name), "refused")
        return
    if entry.size > room.left:
        yield room.refuse(name, name)
        if packed:
            # To pass over it all of it would have to be unpacked.
            raise Unreadable("what follows it in the archive was not read", refused=True)
        return
    content = archive.extractfile(entry)
    assert content is not None
    data = spool(content.read, room.left)
    if size_of(data) < entry.size:
        raise EOFError(say("{name} is cut short", name=name))
    room.left -= size_of(data)
    yield Member(name, data, name)


PARSER = Parser(
    name="tar",
    title="Tar archive (.tar, .tar.gz, .tar.bz2, .tar.xz, .tar.zst)",
    media_type="application/x-tar",
    accepts=accepts,
    parse=parse,
    source="POSIX.1-2017 pax; GNU tar manual, Basic Tar Format",
)
