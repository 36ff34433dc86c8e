"""Streams compressed by gzip, bzip2, xz or Zstandard: recognised by their first bytes, read without end in memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable
from typing import IO, Any

GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"

SUFFIXES = {
    GZIP: (".gz", ".gzip", ".z", ".tgz"),
    BZIP2: (".bz2", ".tbz2", ".tbz"),
    XZ: (".xz", ".txz"),
    ZSTD: (".zst", ".zstd", ".tzst"),
}

MEDIA_TYPES = {
    GZIP: "application/gzip",
    BZIP2: "application/x-bzip2",
    XZ: "application/x-xz",
    ZSTD: "application/zstd",
}


def sign_of(head: bytes) -> bytes | None:
    """Which of the four it is by its first bytes."""
    for sign in (GZIP, BZIP2, XZ, ZSTD):
        if head.startswith(sign):
            if sign == BZIP2 and not (
                head[3:4] in b"123456789" and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90")
            ):
                return None
            return sign
    return None


def first_bytes(head: bytes, most: int = 1024) -> bytes:
    """The first bytes of what is inside, from the first bytes of the file; empty when they cannot be had."""
    sign = sign_of(head)
    try:
        if sign == GZIP:
            return zlib.decompressobj(31).decompress(head, most)
        if sign == BZIP2:
            return bz2.BZ2Decompressor().decompress(head, most)
        if sign == XZ:
            return lzma.LZMADecompressor(memlimit=256 << 20).decompress(head, most)
        if sign == ZSTD:
            return Stream(io.BytesIO(head), ZSTD).read(most)
    except Exception:  # noqa: BLE001 - four libraries, each with its own word for damage; the reader will name it
        return b""
    return b""


class Stream:
    """What is inside a compressed file. Where the damage begins the stream ends, and `broken` says why.

    What came out before the damage is evidence too.
    """

    def __init__(self, file: IO[bytes], sign: bytes) -> None:
        openers: dict[bytes, Callable[[IO[bytes]], Any]] = {
            GZIP: lambda f: gzip.GzipFile(fileobj=f),
            BZIP2: bz2.BZ2File,
            XZ: lzma.LZMAFile,
            ZSTD: lambda f: _zstd_module().ZstdFile(f),
        }
        self._stream = openers[sign](file)
        self._errors = (EOFError, OSError, zlib.error, lzma.LZMAError, ValueError, _zstd_module().ZstdError)
        self.broken: str | None = None

    def read(self, count: int) -> bytes:
        """As many bytes as asked for; fewer only at the end."""
        blocks: list[bytes] = []
        while count > 0 and self.broken is None:
            try:
                block = self._stream.read1(min(count, 1 << 17))
            except self._errors as e:
                self.broken = " ".join(str(e).split()) or type(e).__name__
                break
            if not block:
                break
            blocks.append(block)
            count -= len(block)
        return blocks[0] if len(blocks) == 1 else b"".join(blocks)


def _zstd_module() -> Any:
    """The standard library's from Python 3.14, its backport before (py7zr requires it)."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
