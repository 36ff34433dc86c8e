"""RAR archives, and cabinets, disc images, LHA and cpio beside them, through libarchive (extra `archive`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from ringbreak.errors import MissingExtra, Unreadable
from ringbreak.intake.archive import Room, TooMuch, names_of, size_of, spool
from ringbreak.intake.parser import Issue, MediaType, Member, Parser, Source, Yield
from ringbreak.words import say

_SIGNS = (
    (0, b"Rar!\x1a\x07\x00", "application/vnd.rar"),
    (0, b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (2, b"-lh", "application/x-lzh-compressed"),
    (0, b"070701", "application/x-cpio"),
    (32_769, b"CD001", "application/vnd.efi.iso"),
)

_HEX = frozenset(b"0123456789abcdefABCDEF")

# Asked for by name because looking it up starts other programs, which the sandbox forbids.
_LIBRARIES = (
    "libarchive.so.13",
    "libarchive.so",
    "libarchive.dylib",
    "/opt/homebrew/opt/libarchive/lib/libarchive.dylib",
)


def accepts(head: bytes, name: str) -> bool:
    return _media_type(head) is not None


def _media_type(head: bytes) -> str | None:
    for offset, sign, media_type in _SIGNS:
        if head.startswith(sign, offset):
            # Short signs that a line of text may begin with: more of the header must fit.
            if sign == b"-lh" and not (head[6:7] == b"-" and head[20:21] in b"\0\1\2"):
                continue
            if sign == b"070701" and not (len(head) >= 110 and all(b in _HEX for b in head[6:110])):
                continue
            return media_type
    return None


def _library() -> Any:
    """libarchive's Python face.

    Raises: MissingExtra when it, or the system library under it, is not there.
    """
    import ctypes

    if "LIBARCHIVE" not in os.environ:
        for name in _LIBRARIES:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            os.environ["LIBARCHIVE"] = name
            break
        else:
            raise MissingExtra(
                "archive", "reading RAR, cabinet and disc image files (with libarchive 13 of the system)"
            )
    try:
        import libarchive
    except (ImportError, OSError, AttributeError, TypeError) as e:
        raise MissingExtra("archive", "reading RAR, cabinet and disc image files") from e
    return libarchive


def parse(source: Source) -> Iterator[Yield]:
    libarchive = _library()
    yield MediaType(_media_type(source.head()) or "application/vnd.rar")
    room = Room(source)
    try:
        with libarchive.file_reader(str(source.path)) as entries:
            for entry in entries:
                if entry.isdir:
                    continue
                name = _name(entry)
                if not entry.isfile:
                    yield Issue(name, say("{name} is a link or a device, not a file", name=name), "refused")
                    continue
                if (entry.size or 0) > room.left:
                    yield room.refuse(name, name)
                    raise Unreadable("what follows it in the archive was not read", refused=True)
                blocks: Iterator[bytes] = iter(entry.get_blocks())
                try:
                    data = spool(_reader(blocks), room.left)
                except libarchive.ArchiveError as e:
                    yield _damaged(name, e)
                    continue
                room.left -= size_of(data)
                yield Member(name, data, name)
    except TooMuch as e:
        raise Unreadable("more bytes come out of the archive than the limit allows", refused=True) from e
    except libarchive.ArchiveError as e:
        if _is_encrypted(e):
            raise Unreadable("the archive is encrypted; decrypt it and add it", refused=True) from e
        raise Unreadable("the archive is damaged or cut short: {error}", error=e) from e


def _reader(blocks: Iterator[bytes]) -> Callable[[int], bytes]:
    return lambda _: next(blocks, b"")


def _damaged(name: str, error: Exception) -> Issue:
    if _is_encrypted(error):
        return Issue(name, say("{name} is encrypted; decrypt it and add it", name=name), "refused")
    return Issue(name, say("{name} is damaged: {error}", name=name, error=error))


def _is_encrypted(error: Exception) -> bool:
    said = str(error).lower()
    return "encrypt" in said or "passphrase" in said or "password" in said


def _name(entry: Any) -> str:
    name = entry.pathname
    return names_of([name])[0] if isinstance(name, bytes) else str(name)


PARSER = Parser(
    name="rar",
    title="RAR archive, cabinet, disc image (ISO), LHA, cpio",
    media_type="application/vnd.rar",
    accepts=accepts,
    parse=parse,
    source="rarlab.com/technote.htm; libarchive-formats(5)",
    extra="archive",
)
