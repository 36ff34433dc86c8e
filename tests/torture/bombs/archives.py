"""Archives that unpack to more than there is room for, to themselves, out of the folder, or to nothing that was promised."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator

Made = Iterator[tuple[str, bytes]]

NAMES = (
    "../../../../etc/passwd",
    "/etc/shadow",
    "C:\\Windows\\system32\\x.txt",
    "..\\..\\x.txt",
    "a/../../b.txt",
    "x.txt:stream",
    "con",
    "nul.txt",
    "a\nb.txt",
    "a\rb.txt",
    "a\tb.txt",
    "a\x1b[31mred.txt",
    "a\x07bell.txt",
    "gnp\u202etxt.exe",
    "zero\u200bwidth.txt",
    "=cmd|' /C calc'!A0.csv",
    "<script>alert(1)</script>.txt",
    "<img src=x onerror=alert(1)>.txt",
    "x" * 255 + ".txt",
    "d/" * 200 + "x.txt",
    "e\u0301.txt",
    "\u00e9.txt",
    "A.TXT",
    "a.txt",
    " ",
    ".",
    "..",
    "",
    "\ufeff.txt",
    "%2e%2e%2fx.txt",
    "file:///etc/passwd",
    "~/x.txt",
    "$(touch pwned).txt",
    "`id`.txt",
    "--help",
    "\U0001f4a3.txt",
    "\ud7ff\ue000.txt",
    "\x00hidden.txt",
    "x.txt\x00.exe",
    "a" * 4000,
)


def zipped(fill: Callable[[zipfile.ZipFile], object], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "w", method) as z:
            fill(z)
    return out.getvalue()


def one(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    def fill(z: zipfile.ZipFile) -> None:
        it = zipfile.ZipInfo("x")
        it.filename = name
        it.compress_type = method
        z.writestr(it, data)

    return zipped(fill, method)


def zeros(size: int) -> bytes:
    return bytes(size)


def deflated(size: int) -> bytes:
    """Raw deflate of `size` zero bytes, made in blocks."""
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    out = [c.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*out, c.flush()])


def raw_zip(entries: list[tuple[bytes, bytes, int, int, int]], *, shared: bool = False) -> bytes:
    """A zip by hand: (name, compressed bytes, size it claims, crc it claims, flags); `shared`: all entries over one body."""
    out, directory, first = bytearray(), bytearray(), 0
    for number, (name, body, size, crc, flags) in enumerate(entries):
        offset = first if shared and number else len(out)
        if not (shared and number):
            first = offset
            out += struct.pack(
                "<IHHHHHIIIHH", 0x04034B50, 20, flags, 8, 0, 0, crc, len(body), size, len(name), 0
            )
            out += name + body
        directory += struct.pack(
            "<IHHHHHHIIIHHHHHII",
            0x02014B50, 20, 20, flags, 8, 0, 0, crc, len(body), size, len(name), 0, 0, 0, 0, 0, offset,
        ) + name  # fmt: skip
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + end)


def overlapping(files: int, inner: int) -> bytes:
    """Fifield's way: every local header is quoted as a stored block of the file before it, and all end in one kernel."""
    kernel = deflated(inner)
    crc = zlib.crc32(bytes(inner))
    parts: list[bytes] = []
    header = b""
    body, size = kernel, inner
    names = [f"{i:04d}".encode() for i in range(files)]
    tail = b""
    offsets: list[tuple[bytes, int, int, int]] = []
    for name in reversed(names):
        header = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, crc, len(body), size, 4, 0) + name
        parts.append(header)
        offsets.append((name, len(header), len(body), size))
        quote = b"\x00" + struct.pack("<HH", len(header), len(header) ^ 0xFFFF)
        body, size = quote + header + body, size + len(header)
        tail = body
    # `tail` now begins with a quote of the first header: drop the quote's five bytes and the file begins there.
    data = tail[5:]
    directory, at = bytearray(), 0
    for name, head, compressed, claimed in reversed(offsets):
        directory += struct.pack(
            "<IHHHHHHIIIHHHHHII",
            0x02014B50, 20, 20, 0, 8, 0, 0, crc, compressed, claimed, 4, 0, 0, 0, 0, 0, at,
        ) + name  # fmt: skip
        at += head + 5
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, files, files, len(directory), len(data), 0)
    return data + bytes(directory) + end


def nested(depth: int, core: bytes, name: str = "core.txt") -> bytes:
    data = one(name, core)
    for i in range(depth):
        data = one(f"{i}.zip", data, zipfile.ZIP_STORED)
    return data


def bush(width: int, depth: int) -> bytes:
    """A zip of `width` zips of `width` zips ...: 42.zip in small."""
    data = one("0.dll", zeros(1 << 20))
    for _ in range(depth):
        inner = data

        def fill(z: zipfile.ZipFile, inner: bytes = inner) -> None:
            for i in range(width):
                z.writestr(f"lib {i}.zip", inner + b"" if i == 0 else inner)

        data = zipped(fill)
    return data


# A gzip file that unpacks to itself (Russ Cox, "Zip Files All The Way Down", 2010) cannot be made by a compressor; the
# next best thing is one whose every level is a gzip again.
def gzip_tower(levels: int, core: bytes) -> bytes:
    data = core
    for _ in range(levels):
        data = gzip.compress(data, mtime=0)
    return data


def tarred(entries: list[tuple[str, bytes, dict[str, object]]], mode: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{mode}", format=tarfile.PAX_FORMAT) as t:  # type: ignore[call-overload]
        for name, data, more in entries:
            it = tarfile.TarInfo(name)
            it.size = len(data)
            for k, v in more.items():
                setattr(it, k, v)
            t.addfile(it, io.BytesIO(data))
    return out.getvalue()


def make(r: random.Random) -> Made:
    yield "deflate bomb.zip", one("bomb", zeros(200 << 20))
    yield (
        "deflate bomb of many.zip",
        zipped(lambda z: [z.writestr(f"{i}", zeros(8 << 20)) for i in range(30)]),
    )
    yield "bzip2 bomb.zip", one("bomb", zeros(100 << 20), zipfile.ZIP_BZIP2)
    yield "lzma bomb.zip", one("bomb", zeros(100 << 20), zipfile.ZIP_LZMA)
    for files, inner in ((50, 1 << 20), (500, 8 << 20), (2000, 32 << 20)):
        yield f"overlapping {files}.zip", overlapping(files, inner)
    body = deflated(16 << 20)
    yield (
        "one body for all.zip",
        raw_zip([(b"%d.txt" % i, body, 16 << 20, 0, 0) for i in range(300)], shared=True),
    )
    for depth in (1, 7, 8, 9, 20, 300):
        yield f"nested {depth}.zip", nested(depth, b"core")
    yield "bush.zip", bush(10, 4)
    yield "bush wide.zip", bush(16, 5)
    yield "20000 members.zip", zipped(lambda z: [z.writestr(f"{i}.txt", b"") for i in range(20_000)])
    yield "same name.zip", zipped(lambda z: [z.writestr("a.txt", str(i)) for i in range(50)])
    for size, crc, flags, what in (
        (10, 0, 0, "wrong crc"),
        (2**32 - 1, 0, 0, "huge size"),
        (0, 0, 0, "size zero"),
        (16 << 20, 0, 1, "says encrypted"),
        (16 << 20, 0, 8, "data descriptor"),
        (16 << 20, 0, 0x2041, "strong encryption"),
    ):
        yield f"{what}.zip", raw_zip([(b"x.txt", body, size, crc, flags)])
    good = one("a.txt", b"hello " * 100)
    for cut in (1, 4, 21, 22, 30, 60, len(good) // 2, len(good) - 5):
        yield f"cut at {cut}.zip", good[:cut]
    yield "end before start.zip", good[-22:] + good[:-22]
    yield "two ends.zip", good + good[-22:]
    yield "prefix of a mebibyte.zip", bytes(1 << 20) + good
    yield "suffix of junk.zip", good + r.randbytes(70_000)
    yield "claims 65535 members.zip", good[:-14] + b"\xff\xff\xff\xff" + good[-10:]
    yield "directory at 4 GiB.zip", good[:-6] + b"\xff\xff\xff\xff" + good[-2:]
    yield "empty.zip", zipped(lambda z: None)
    yield "method 99.zip", good.replace(b"\x08\x00\x00\x00", b"\x63\x00\x00\x00")
    for number, name in enumerate(NAMES):
        yield f"name {number}.zip", one(name, b"inside " + str(number).encode())
    yield "names in gbk.zip", raw_zip([("转账流水.txt".encode("gbk"), zlib.compress(b"x")[2:-4], 1, 0, 0)])
    yield (
        "names of noise.zip",
        raw_zip([(r.randbytes(200), zlib.compress(b"x")[2:-4], 1, 0, 0) for _ in range(20)]),
    )
    for i in range(12):
        spoilt = bytearray(good)
        for _ in range(1 + i):
            spoilt[r.randrange(len(spoilt))] = r.randrange(256)
        yield f"noise {i}.zip", bytes(spoilt)

    yield "bomb.gz", gzip.compress(zeros(300 << 20), mtime=0)
    yield "bomb.bz2", bz2.compress(zeros(150 << 20))
    yield "bomb.xz", lzma.compress(zeros(150 << 20), preset=0)
    yield "bomb.lzma", lzma.compress(zeros(100 << 20), format=lzma.FORMAT_ALONE, preset=0)
    yield "xz that wants 4 GiB.xz", _greedy_xz()
    for levels in (3, 9, 40):
        yield f"tower {levels}.gz", gzip_tower(levels, b"core " * 10)
    yield "bomb in a bomb.gz", gzip.compress(gzip.compress(zeros(300 << 20), mtime=0), mtime=0)
    yield "10000 members.gz", gzip.compress(b"x", mtime=0) * 10_000
    yield (
        "long name.gz",
        b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 200_000 + b"\0" + gzip.compress(b"x", mtime=0)[10:],
    )
    yield (
        "extra field.gz",
        b"\x1f\x8b\x08\x04" + bytes(6) + b"\xff\xff" + b"e" * 65535 + gzip.compress(b"x", mtime=0)[10:],
    )
    for suffix, pressed in (
        ("gz", gzip.compress(b"hello " * 1000, mtime=0)),
        ("bz2", bz2.compress(b"hello " * 1000)),
        ("xz", lzma.compress(b"hello " * 1000)),
    ):
        for cut in (2, 6, 12, len(pressed) // 2, len(pressed) - 4):
            yield f"cut at {cut}.{suffix}", pressed[:cut]
        for i in range(3):
            spoilt = bytearray(pressed)
            spoilt[r.randrange(4, len(spoilt))] ^= 0x55
            yield f"noise {i}.{suffix}", bytes(spoilt)
        yield f"junk behind.{suffix}", pressed + r.randbytes(500)

    kinds = {
        "symlink": (tarfile.SYMTYPE, "/etc/passwd"),
        "hardlink": (tarfile.LNKTYPE, "../../x"),
        "char": (tarfile.CHRTYPE, ""),
        "block": (tarfile.BLKTYPE, ""),
        "fifo": (tarfile.FIFOTYPE, ""),
        "contiguous": (tarfile.CONTTYPE, ""),
    }
    for what, (kind, target) in kinds.items():
        yield (
            f"{what}.tar",
            tarred([("x", b"", {"type": kind, "linkname": target}), ("x/y.txt", b"through", {})]),
        )
    for number, name in enumerate(NAMES[:20]):
        yield f"name {number}.tar", tarred([(name.replace("\x00", ""), b"inside", {})])
    yield "bomb.tar.gz", gzip.compress(tarred([("bomb", zeros(200 << 20), {})]), mtime=0)
    yield "bomb.tar.xz", lzma.compress(tarred([("bomb", zeros(100 << 20), {})]), preset=0)
    yield "20000 members.tar", tarred([(f"{i}", b"", {}) for i in range(20_000)])
    plain = tarred([("a.txt", b"hello", {}), ("b.txt", b"there" * 400, {})])
    for cut in (100, 257, 512, 600, 1100, 3000):
        yield f"cut at {cut}.tar", plain[:cut]
    lie = bytearray(plain)
    lie[124:136] = b"77777777777\0"
    yield "claims 8 GiB.tar", _summed(lie)
    lie[124:136] = b"-0000000001\0"
    yield "claims minus one.tar", _summed(lie)
    lie[124:136] = b"\x80" + b"\xff" * 11
    yield "claims base 256.tar", _summed(lie)
    yield "sparse map.tar", _sparse()
    yield "pax of a mebibyte.tar", tarred([("x", b"", {"pax_headers": {"comment": "y" * (1 << 20)}})])
    yield "pax size lie.tar", tarred([("x", b"abc", {"pax_headers": {"size": "99999999999999"}})])
    yield "tar of zeros.tar", bytes(1 << 20)

    yield from _sevenzip(r)
    yield "rar4 noise.rar", b"Rar!\x1a\x07\x00" + r.randbytes(4000)
    yield "rar5 noise.rar", b"Rar!\x1a\x07\x01\x00" + r.randbytes(4000)
    yield "cab noise.cab", b"MSCF" + r.randbytes(4000)
    yield "arj noise.arj", b"\x60\xea" + r.randbytes(4000)
    yield "zstd noise.zst", b"\x28\xb5\x2f\xfd" + r.randbytes(4000)
    yield "zstd window of 2 GiB.zst", b"\x28\xb5\x2f\xfd\x00\xa8" + r.randbytes(100)
    yield "lz4 noise.lz4", b"\x04\x22\x4d\x18" + r.randbytes(4000)
    yield "z noise.Z", b"\x1f\x9d\x90" + r.randbytes(4000)
    yield "iso noise.iso", bytes(32769) + b"CD001" + r.randbytes(4000)
    yield "ar noise.deb", b"!<arch>\n" + r.randbytes(4000)


def _greedy_xz() -> bytes:
    """An xz whose filter asks for the largest dictionary there is."""
    data = bytearray(lzma.compress(b"x" * 1000, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 12}]))
    at = data.index(b"\x21\x01", 12)
    data[at + 2] = 40
    head = data[12 : 12 + 4 * (data[12] + 1)]
    head[-4:] = struct.pack("<I", zlib.crc32(bytes(head[:-4])))
    data[12 : 12 + len(head)] = head
    return bytes(data)


def _summed(header: bytearray) -> bytes:
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header[:512])
    return bytes(header)


def _sparse() -> bytes:
    head = bytearray(512)
    head[0:1] = b"s"
    head[100:108] = b"0000644\0"
    head[124:136] = b"00000000000\0"
    head[156] = ord("S")
    head[257:265] = b"ustar  \0"
    head[386:398] = b"00000000000\0"
    head[398:410] = b"00000000000\0"
    head[483:495] = b"77777777777\0"
    return _summed(head) + bytes(1024)


def _sevenzip(r: random.Random) -> Made:
    import py7zr

    def pressed(fill: Callable[[py7zr.SevenZipFile], object]) -> bytes:
        out = io.BytesIO()
        with py7zr.SevenZipFile(out, "w") as z:
            fill(z)
        return out.getvalue()

    good = pressed(lambda z: z.writestr(b"hello " * 100, "a.txt"))
    yield "bomb.7z", pressed(lambda z: z.writestr(zeros(120 << 20), "bomb"))
    for cut in (6, 20, 32, len(good) // 2, len(good) - 3):
        yield f"cut at {cut}.7z", good[:cut]
    for i in range(10):
        spoilt = bytearray(good)
        for _ in range(1 + i):
            spoilt[r.randrange(6, len(spoilt))] = r.randrange(256)
        yield f"noise {i}.7z", bytes(spoilt)
    head = bytearray(good)
    head[12:20] = b"\xff" * 8
    head[8:12] = struct.pack("<I", zlib.crc32(bytes(head[12:32])))
    yield "header far away.7z", bytes(head)
    inner = bytearray(pressed(lambda z: z.writestr(b"x", "aaaaaaaaaa.txt")))
    yield (
        "traversal.7z",
        bytes(inner).replace("aaaaaaaaaa".encode("utf-16le"), "../../../a".encode("utf-16le")),
    )
