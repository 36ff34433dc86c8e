"""What all archive readers share: how much may come out, where it goes meanwhile, and what its names mean."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ringbreak.intake.parser import Issue, Source
from ringbreak.intake.scratch import scratch_folder
from ringbreak.words import say

_IN_MEMORY = 16 << 20
_BLOCK = 1 << 20


class TooMuch(Exception):
    """More bytes came out than there is room for."""


class Room:
    """Bytes that may still come out of a container: `ratio` for each byte in it, and never fewer than `free_bytes`."""

    def __init__(self, source: Source) -> None:
        limits = source.reading.limits
        self.left = max(limits.free_bytes, limits.ratio * source.size)

    def refuse(self, name: str, locator: str) -> Issue:
        """The issue for a member there is no room for."""
        reason = say(
            "{name} was not read: more bytes come out of the container than the limit allows", name=name
        )
        return Issue(locator, reason, "refused")


def spool(read: Callable[[int], bytes], most: int) -> bytes | Path:
    """Read to the end, into memory or, when it grows, into a scratch file.

    Raises: TooMuch when more than `most` bytes come.
    """
    blocks: list[bytes] = []
    size = 0
    while size <= _IN_MEMORY:
        block = read(_BLOCK)
        if not block:
            return b"".join(blocks)
        size += len(block)
        if size > most:
            raise TooMuch
        blocks.append(block)
    number, name = tempfile.mkstemp(dir=scratch_folder())
    path = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            for block in blocks:
                out.write(block)
            blocks.clear()
            while block := read(_BLOCK):
                size += len(block)
                if size > most:
                    raise TooMuch
                out.write(block)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def size_of(data: bytes | Path) -> int:
    """Bytes of what `spool` gave."""
    return len(data) if isinstance(data, bytes) else data.stat().st_size


def names_of(raw: Sequence[bytes]) -> list[str]:
    """Names whose encoding the archive does not state, judged together: UTF-8 when all are, else what reads best.

    Bytes that do not fit stay as surrogate escapes, which tables show as \\xNN.
    """
    together = b"\n".join(raw)
    try:
        together.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        from ringbreak.intake.text_encoding import sniff

        encoding = sniff(together)
    return [_name(r, encoding) for r in raw]


def _name(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return raw.decode("utf-8", "surrogateescape")
