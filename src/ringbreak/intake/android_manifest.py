"""What an Android app says of itself: its binary manifest, and the certificates it is signed with.

Signatures are not checked: a certificate here is the one the file carries, which is what ties two apps to one maker.
Source: AOSP frameworks/base ResourceTypes.h (binary XML); source.android.com, APK Signature Scheme v2 and v3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_XML, _STRINGS, _RESOURCES, _START = 0x0003, 0x0001, 0x0180, 0x0102
_UTF8 = 0x100
_STRING_VALUE, _INT_VALUE = 0x03, 0x10
_MOST_STRINGS = 100_000

# Attribute ids; obfuscators blank the names and leave the ids, which is what Android goes by.
_BY_ID = {0x01010001: "label", 0x01010003: "name", 0x0101021B: "versionCode", 0x0101021C: "versionName"}

_MAGIC = b"APK Sig Block 42"
_SCHEMES = (0x7109871A, 0xF05368C0, 0x1B93AD61)


@dataclass(slots=True)
class Manifest:
    """The parts of a manifest that tell apps apart."""

    package: str | None = None
    version: str | None = None
    version_code: str | None = None
    label: str | None = None
    permissions: list[str] = field(default_factory=list)


def read_manifest(data: bytes) -> Manifest:
    """Read a binary AndroidManifest.xml.

    Raises: ValueError when it is none, struct.error or IndexError when it is damaged.
    """
    kind, header, size = struct.unpack_from("<HHI", data)
    if kind != _XML:
        raise ValueError("not a binary manifest")
    strings: list[str] = []
    ids: list[int] = []
    found = Manifest()
    at, end = header, min(size, len(data))
    while at + 8 <= end:
        kind, header, size = struct.unpack_from("<HHI", data, at)
        if size < 8:
            raise ValueError("a chunk without length")
        if kind == _STRINGS and not strings:
            strings = list(_pool(data, at))
        elif kind == _RESOURCES:
            ids = list(struct.unpack_from(f"<{min((size - 8) // 4, _MOST_STRINGS)}I", data, at + 8))
        elif kind == _START:
            _take(found, data, at + header, strings, ids)
        at += size
    if found.package is None:
        raise ValueError("no package name")
    return found


def _take(found: Manifest, data: bytes, at: int, strings: list[str], ids: list[int]) -> None:
    name, first, width, count = struct.unpack_from("<4xIHHH", data, at)
    element = strings[name]
    if element not in ("manifest", "application", "uses-permission"):
        return
    values: dict[str, str] = {}
    for n in range(count):
        key, raw, kind, value = struct.unpack_from("<4xII3xBI", data, at + first + n * width)
        called = _BY_ID.get(ids[key], strings[key]) if key < len(ids) else strings[key]
        if kind == _STRING_VALUE:
            values[called] = strings[raw if raw < len(strings) else value]
        elif kind == _INT_VALUE:
            values[called] = str(value)
    if element == "manifest":
        found.package = values.get("package")
        found.version = values.get("versionName")
        found.version_code = values.get("versionCode")
    elif element == "application":
        found.label = values.get("label")
    elif "name" in values:
        found.permissions.append(values["name"])


def _pool(data: bytes, at: int) -> Iterator[str]:
    count, _, flags, start = struct.unpack_from("<IIII", data, at + 8)
    if count > _MOST_STRINGS:
        raise ValueError("more strings than any manifest has")
    header = struct.unpack_from("<H", data, at + 2)[0]
    for offset in struct.unpack_from(f"<{count}I", data, at + header):
        where = at + start + offset
        if flags & _UTF8:
            where += 2 if data[where] & 0x80 else 1
            length = data[where]
            where += 1
            if length & 0x80:
                length = (length & 0x7F) << 8 | data[where]
                where += 1
            yield data[where : where + length].decode("utf-8", "replace")
        else:
            length = struct.unpack_from("<H", data, where)[0]
            where += 2
            if length & 0x8000:
                length = (length & 0x7FFF) << 16 | struct.unpack_from("<H", data, where)[0]
                where += 2
            yield data[where : where + 2 * length].decode("utf-16-le", "replace")


def signing_certificates(block: bytes) -> list[bytes]:
    """DER certificates of an APK signing block (schemes v2, v3, v3.1), each once, in order.

    Args:
        block: The bytes that end where the zip's directory begins, the magic included.
    """
    found: list[bytes] = []
    if not block.endswith(_MAGIC) or len(block) < 32:
        return found
    size = struct.unpack_from("<Q", block, len(block) - 24)[0]
    at = len(block) - size
    if at < 0:
        return found
    while at + 12 <= len(block) - 24:
        length, scheme = struct.unpack_from("<QI", block, at)
        value = block[at + 12 : at + 8 + length]
        if scheme in _SCHEMES:
            for signer in _sequence(_one(value)):
                signed = _one(signer)
                certificates = _one(signed[4 + len(_one(signed)) :])
                found += [c for c in _sequence(certificates) if c not in found]
        at += 8 + max(length, 4)
    return found


def _one(data: bytes) -> bytes:
    """The first length-prefixed value."""
    if len(data) < 4:
        return b""
    return data[4 : 4 + struct.unpack_from("<I", data)[0]]


def _sequence(data: bytes) -> Iterator[bytes]:
    while len(data) >= 4:
        value = _one(data)
        yield value
        data = data[4 + len(value) :]
