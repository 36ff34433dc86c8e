"""Writes the OLE containers that the tests of old Office files read."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A version 3 container with these streams at its root, each padded to 4096 bytes or more (so no mini stream).

    Source: [MS-CFB]. The directory is a list of siblings leaning right, which readers accept.
    """
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    names = sorted(padded, key=lambda n: (len(n), n.upper()))
    fat: list[int] = []
    body = b""
    starts = {}
    for name in names:
        count = -(-len(padded[name]) // _SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        body += padded[name].ljust(count * _SECTOR, b"\0")

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        written = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sI8s8sIQ",
            written,
            len(written) + 2,
            kind,
            1,
            _FREE,
            right,
            child,
            b"",
            0,
            b"",
            b"",
            start,
            size,
        )

    entries = [entry("Root Entry", 5, _FREE, 1 if names else _FREE, _END, 0)]
    for n, name in enumerate(names, 1):
        right = n + 1 if n < len(names) else _FREE
        entries.append(entry(name, 2, right, _FREE, starts[name], len(padded[name])))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first_directory = len(fat)
    count = len(directory) // _SECTOR
    fat += [*range(len(fat) + 1, len(fat) + count), _END]
    body += directory
    tables = 1
    while (len(fat) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first_table = len(fat)
    fat += [_FAT] * tables
    body += struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    difat = [*range(first_table, first_table + tables)] + [_FREE] * (109 - tables)
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables,
        first_directory, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", *difat) + body
