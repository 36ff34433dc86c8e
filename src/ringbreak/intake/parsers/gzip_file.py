"""One file compressed by gzip, bzip2, xz or Zstandard. What is inside is read as a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ringbreak.errors import Unreadable
from ringbreak.intake.archive import Room, TooMuch, names_of, spool
from ringbreak.intake.compressed import GZIP, MEDIA_TYPES, SUFFIXES, Stream, sign_of
from ringbreak.intake.parser import Issue, MediaType, Member, Parser, Source, Yield
from ringbreak.words import say


def accepts(head: bytes, name: str) -> bool:
    return sign_of(head) is not None


def parse(source: Source) -> Iterator[Yield]:
    head = source.head()
    sign = sign_of(head)
    assert sign is not None
    yield MediaType(MEDIA_TYPES[sign])
    name = _inner_name(source.name, head, sign)
    room = Room(source)
    with source.open() as file:
        stream = Stream(file, sign)
        try:
            data = spool(stream.read, room.left)
        except TooMuch as e:
            raise Unreadable(
                "more than {limit} MB come out of the compressed file, as in a bomb",
                refused=True,
                limit=room.left >> 20,
            ) from e
    if data or stream.broken is None:
        yield Member(name, data)
    if stream.broken is not None:
        yield Issue("", say("the compressed file is damaged or cut short: {error}", error=stream.broken))


def _inner_name(name: str, head: bytes, sign: bytes) -> str:
    """The name gzip's header keeps, else the file's own name without the suffix."""
    if sign == GZIP and head[3] & 0x08 and not head[3] & 0x04:
        end = head.find(b"\0", 10)
        if 10 < end < 1024:
            return names_of([head[10:end]])[0]
    plain = PurePosixPath(name).name
    for suffix in SUFFIXES[sign]:
        if plain.lower().endswith(suffix) and len(plain) > len(suffix):
            return plain[: -len(suffix)]
    return plain


PARSER = Parser(
    name="compressed-file",
    title="Compressed file (gzip, bzip2, xz, Zstandard)",
    media_type="application/gzip",
    accepts=accepts,
    parse=parse,
    source="RFC 1952, RFC 8878, sourceware.org/bzip2, tukaani.org/xz/xz-file-format.txt",
)
