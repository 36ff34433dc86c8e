"""Members of a zip whose directory is missing, found one after the other by their own headers: a download cut short."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ringbreak.intake.archive import Room, TooMuch, names_of, size_of, spool
from ringbreak.intake.parser import Issue, Member, Yield
from ringbreak.words import say

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_LOCAL, _DESCRIPTOR, _DIRECTORY = b"PK\x03\x04", b"PK\x07\x08", b"PK\x01\x02"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_MOST_BROKEN = 200
"""Damaged members behind which others are looked for: each may be unpacked to the end of the file before it shows."""


def salvage(file: BinaryIO, room: Room, *, partial: bool = False) -> Iterator[Yield]:
    """Members from the start of the file up to where it breaks off; damaged ones are named, and what stands behind them is found.

    Args:
        partial: Also yield what came out of the one that is cut short.
    """
    at: int | None = 0
    broken = 0
    while at is not None:
        if broken > _MOST_BROKEN:
            yield Issue(
                "", say("more than {limit} damaged members; the rest was not looked for", limit=_MOST_BROKEN)
            )
            return
        file.seek(at)
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size or head.startswith(_DIRECTORY):
            return
        if not _is_header(head):
            at = _next_header(file, at + 1)
            continue
        _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _HEADER.unpack(head)
        raw = file.read(name_length)
        file.seek(extra_length, 1)
        if len(raw) < name_length:
            return  # the file ends inside a name
        name = raw.decode("utf-8", "replace") if flags & _UTF8 else names_of([raw])[0]
        open_ended = bool(flags & _SIZES_FOLLOW)
        start = file.tell()
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED) or (open_ended and method == _STORED):
            reason = (
                say("{name} is encrypted; decrypt it and add it", name=name)
                if flags & _ENCRYPTED
                else say(
                    "{name} is compressed by a method that is not read ({method})", name=name, method=method
                )
            )
            if not name.endswith("/"):
                yield Issue(name, reason, "refused")
            at = start if open_ended else _behind(file, start + packed, start)
            continue
        content = _Content(file, method, None if open_ended else packed)
        try:
            data = spool(content.read, room.left)
        except TooMuch:
            yield room.refuse(name, name)
            return
        except zlib.error as e:
            yield Issue(name, say("{name} is damaged: {error}", name=name, error=e))
            at, broken = start if open_ended else _behind(file, start + packed, start), broken + 1
            continue
        if not content.whole:
            yield Issue(name, say("{name} is cut short", name=name))
            # A zip inside that is only stored is cut where this one is, and is looked through in its turn.
            inner = method == _STORED and _begins_like_a_zip(data)
            if (partial or inner) and size_of(data):
                yield Member(name, data, name)
            at, broken = None if inner else start, broken + 1
            continue
        if open_ended:
            file.seek(start + content.used)
            crc = _descriptor(file)
            at = file.tell()
        else:
            at = _behind(file, start + packed, start + content.used)
        if crc != content.crc:
            yield Issue(
                name, say("{name} is damaged: {error}", name=name, error=say("the checksum does not fit"))
            )
        elif not name.endswith("/"):
            room.left -= size_of(data)
            yield Member(name, data, name)


def _begins_like_a_zip(data: bytes | Path) -> bool:
    if isinstance(data, bytes):
        return data.startswith(_LOCAL)
    with open(data, "rb") as file:
        head: bytes = file.read(len(_LOCAL))
    return head == _LOCAL


def _is_header(head: bytes) -> bool:
    """Whether bytes are a member's header and not by chance like one: in packed data four given bytes come up every four gigabytes."""
    if len(head) < _HEADER.size or not head.startswith(_LOCAL):
        return False
    _, version, _, method, _, _, _, _, _, name_length, extra_length = _HEADER.unpack(head)
    return bool(
        (version & 0xFF) <= 63 and method <= 99 and 0 < name_length <= 4_096 and extra_length <= 8_192
    )


def _next_header(file: BinaryIO, at: int) -> int | None:
    """Where the next member's header begins; None when there is none."""
    while True:
        file.seek(at)
        block = file.read(1 << 20)
        if len(block) < len(_LOCAL):
            return None
        found = block.find(_LOCAL)
        if found < 0:
            at += len(block) - len(_LOCAL) + 1
            continue
        file.seek(at + found)
        if _is_header(file.read(_HEADER.size)):
            return at + found
        at += found + 1


def _behind(file: BinaryIO, end: int, start: int) -> int:
    """Where to look on behind a damaged member: at its stated end when another begins there, else in all of it."""
    file.seek(end)
    return end if file.read(4) in (_LOCAL, _DIRECTORY) else start


def _descriptor(file: BinaryIO) -> int:
    """The CRC after a member whose header does not state it; the signature before it is optional."""
    data = file.read(16)
    if data.startswith(_DESCRIPTOR):
        return int(struct.unpack_from("<I", data + bytes(8), 4)[0])
    file.seek(max(0, file.tell() - 4))
    return int(struct.unpack_from("<I", data + bytes(4))[0])


class _Content:
    """One member's bytes, unpacked as they are read. `packed` is null when only the stream itself says where it ends."""

    def __init__(self, file: BinaryIO, method: int, packed: int | None) -> None:
        self._file = file
        self._left = packed
        self._unpack = zlib.decompressobj(-15) if method == _DEFLATED else None
        self.used = 0
        self.crc = 0
        self.whole = False

    def read(self, count: int) -> bytes:
        while not self.whole:
            pending = self._unpack.unconsumed_tail if self._unpack else b""
            if not pending:
                pending = self._file.read(1 << 16 if self._left is None else min(1 << 16, self._left))
                if self._left is not None:
                    self._left -= len(pending)
                self.used += len(pending)
                if not pending:
                    self.whole = self._unpack is None and self._left == 0
                    break
            if self._unpack is None:
                data = pending
                self.whole = self._left == 0
            else:
                data = self._unpack.decompress(pending, count)
                if self._unpack.eof:
                    self.used -= len(self._unpack.unused_data)
                    self.whole = True
            self.crc = zlib.crc32(data, self.crc)
            if data:
                return data
        return b""
