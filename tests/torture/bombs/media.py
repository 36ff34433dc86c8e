"""Pictures that are larger than they say, or say they are larger than they are; databases that bite."""

from __future__ import annotations

import io
import random
import sqlite3
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

Made = Iterator[tuple[str, bytes]]


def chunk(kind: bytes, data: bytes, crc: int | None = None) -> bytes:
    return (
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def png(width: int, height: int, data: bytes, *more: bytes, depth: int = 8, colour: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(more)
        + chunk(b"IDAT", data)
        + chunk(b"IEND", b"")
    )


def zeros(size: int) -> bytes:
    c = zlib.compressobj(9)
    return b"".join([*(c.compress(bytes(1 << 20)) for _ in range(size >> 20)), c.flush()])


def picture(form: str, size: tuple[int, int] = (64, 64), **more: object) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", size, (200, 10, 10)).save(out, form, **more)
    return out.getvalue()


def images(r: random.Random) -> Made:
    for side in (10_000, 30_000, 60_000, 2**31 - 1):
        yield f"{side} square.png", png(side, side, zeros(4 << 20))
    yield "1 by 2^31.png", png(1, 2**31 - 1, zeros(1 << 20))
    yield "0 by 0.png", png(0, 0, zlib.compress(b""))
    yield "idat of 200 MB.png", png(16, 16, zeros(200 << 20))
    yield (
        "text bomb.png",
        png(8, 8, zlib.compress(bytes(8 * 25)), chunk(b"zTXt", b"k\0\0" + zeros(200 << 20))),
    )
    yield "icc bomb.png", png(8, 8, zlib.compress(bytes(8 * 25)), chunk(b"iCCP", b"k\0\0" + zeros(200 << 20)))
    yield "100000 text chunks.png", png(8, 8, zlib.compress(bytes(8 * 25)), chunk(b"tEXt", b"k\0v") * 100_000)
    yield "chunk of 4 GiB.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR" + bytes(100)
    yield (
        "interlaced 20000.png",
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 20000, 20000, 16, 6, 0, 0, 1))
        + chunk(b"IDAT", zeros(1 << 20))
        + chunk(b"IEND", b""),
    )
    yield "palette missing.png", png(8, 8, zlib.compress(bytes(72)), colour=3)
    yield (
        "apng of 4 billion.png",
        png(8, 8, zlib.compress(bytes(8 * 25)), chunk(b"acTL", struct.pack(">II", 2**32 - 1, 0))),
    )
    gif = b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6)
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x4c\x01\x00"
    yield "65535 square.gif", gif + frame + b";"
    yield "100000 frames.gif", gif + frame * 100_000 + b";"
    yield "no end.gif", gif + frame[:9] + b"\xff" * 5_000
    yield "comment of 5 MB.gif", gif + b"\x21\xfe" + (b"\xff" + b"c" * 255) * 20_000 + b"\0;"
    bmp = b"BM" + struct.pack(
        "<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 2**31 - 1, 2**31 - 1, 1, 24, 0, 0, 0, 0, 0, 0
    )
    yield "2^31 square.bmp", bmp + bytes(200)
    yield "negative.bmp", bmp.replace(struct.pack("<i", 2**31 - 1), struct.pack("<i", -(2**31))) + bytes(200)
    yield (
        "rle.bmp",
        b"BM"
        + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 30000, 30000, 1, 8, 1, 0, 0, 0, 0, 0)
        + b"\xff\x01" * 5_000,
    )
    tiff = b"II*\0\x08\0\0\0"

    def ifd(entries: list[tuple[int, int, int, int]], following: int) -> bytes:
        return (
            struct.pack("<H", len(entries))
            + b"".join(struct.pack("<HHII", *e) for e in entries)
            + struct.pack("<I", following)
        )

    big = [
        (256, 4, 1, 2**31 - 1),
        (257, 4, 1, 2**31 - 1),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (278, 4, 1, 2**31 - 1),
        (279, 4, 1, 9),
    ]
    yield "ifd loop.tiff", tiff + ifd(big, 8)
    yield "huge.tiff", tiff + ifd(big, 0)
    yield "counts of 2^32.tiff", tiff + ifd([(t, 2, 2**32 - 1, 8) for t in range(256, 330)], 0)
    yield "65535 entries.tiff", tiff + b"\xff\xff" + r.randbytes(5_000)
    for form in ("JPEG", "WEBP", "GIF", "BMP", "TIFF", "PNG"):
        good = picture(form)
        yield f"cut in half.{form.lower()}", good[: len(good) // 2]
        yield f"head only.{form.lower()}", good[:20]
        for i in range(3):
            spoilt = bytearray(good)
            for _ in range(3 + 4 * i):
                spoilt[r.randrange(8, len(spoilt))] = r.randrange(256)
            yield f"noise {i}.{form.lower()}", bytes(spoilt)
    jpeg = picture("JPEG")
    yield "65535 square.jpeg", jpeg.replace(b"\x00\x40\x00\x40", b"\xff\xff\xff\xff")
    yield (
        "exif loop.jpeg",
        jpeg[:2]
        + b"\xff\xe1"
        + struct.pack(">H", 40)
        + b"Exif\0\0"
        + b"II*\0\x08\0\0\0"
        + ifd([(0x8769, 4, 1, 8)], 8)[:24]
        + bytes(8)
        + jpeg[2:],
    )
    yield (
        "20000 comments.jpeg",
        jpeg[:2] + b"\xff\xfe\x00\x10" + b"c" * 14 + (b"\xff\xfe\x00\x10" + b"c" * 14) * 20_000 + jpeg[2:],
    )
    yield (
        "10000 scans.jpeg",
        jpeg[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00" * 10_000 + b"\xff\xd9",
    )
    yield "jpeg and zip.jpeg", jpeg + b"PK\x05\x06" + bytes(18)
    yield "heic noise.heic", b"\0\0\0\x18ftypheic" + r.randbytes(3_000)
    yield "avif noise.avif", b"\0\0\0\x18ftypavif" + r.randbytes(3_000)
    yield "box of itself.heic", b"\0\0\0\x18ftypheic" + bytes(12) + b"\0\0\0\0meta" * 2_000
    yield (
        "webp size lie.webp",
        b"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0" + b"\x10\0\0\0\xff\xff\xff\xff\xff\xff",
    )
    yield "ico of 65535.ico", b"\0\0\1\0\xff\xff" + r.randbytes(2_000)
    yield "psd.psd", b"8BPS\0\1" + bytes(6) + b"\0\4" + b"\xff" * 40
    yield "qr script.png", _qr("javascript:window.__xss=1")
    yield "qr bidi.png", _qr("http://x.example/\u202egnp.exe")
    yield "qr markup.png", _qr("<script>window.__xss=1</script>")
    yield "qr formula.png", _qr("=cmd|' /C calc'!A0")
    yield "qr gbk.png", _qr("加微信 shili_heimai88")


def _qr(text: str) -> bytes:
    import zxingcpp
    from PIL import Image

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    out = io.BytesIO()
    Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)).convert("RGB").save(out, "PNG")
    return out.getvalue()


def database(*statements: str, many: Callable[[sqlite3.Connection], object] | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        with sqlite3.connect(path) as c:
            for s in statements:
                c.execute(s)
            if many is not None:
                many(c)
        c.close()
        return path.read_bytes()


def databases(r: random.Random) -> Made:
    chat = (
        "create table MSG (localId integer primary key, StrTalker text, StrContent text, CreateTime integer, IsSender integer, Type integer, MsgSvrID integer)",
    )
    row = "insert into MSG values (1, 'wxid_x', '加微信 shili_heimai88', 1772700000, 0, 1, 5)"
    good = database(*chat, row)
    yield "noise.db", b"SQLite format 3\0" + r.randbytes(8_000)
    yield "header only.db", good[:100]
    for cut in (16, 512, 1000, 4096, len(good) - 1):
        yield f"cut at {cut}.db", good[:cut]
    for i in range(16):
        spoilt = bytearray(good)
        for _ in range(1 + 2 * i):
            spoilt[r.randrange(16, len(spoilt))] = r.randrange(256)
        yield f"noise {i}.db", bytes(spoilt)
    for offset, value, what in (
        (16, b"\0\1", "page size 65536"),
        (16, b"\xff\xff", "page size odd"),
        (18, b"\2\2", "wal mode"),
        (28, b"\xff\xff\xff\xff", "4 billion pages"),
        (52, b"\0\0\0\1", "vacuum root"),
        (56, b"\0\0\0\2", "utf-16"),
        (56, b"\0\0\0\x09", "encoding 9"),
        (100, b"\x05", "root an index"),
        (105, b"\0\0", "cells at 0"),
    ):
        spoilt = bytearray(good)
        spoilt[offset : offset + len(value)] = value
        yield f"{what}.db", bytes(spoilt)
    yield (
        "view without end.db",
        database(
            *chat,
            row,
            "create view v as with recursive c(x) as (select 1 union all select x+1 from c) select x as StrContent from c",
        ),
    )
    yield (
        "view that is a table.db",
        database(
            "create view MSG as with recursive c(x) as (select 1 union all select x+1 from c) select x as localId, 't' as StrTalker, 'c' as StrContent, 1 as CreateTime, 0 as IsSender, 1 as Type, x as MsgSvrID from c"
        ),
    )
    yield (
        "view of 40 joins.db",
        database(
            *chat, row, "create view w as select a0.* from " + ", ".join(f"MSG a{i}" for i in range(40))
        ),
    )
    yield (
        "trigger.db",
        database(*chat, row, "create trigger t after insert on MSG begin select load_extension('x'); end"),
    )
    yield (
        "2000 columns.db",
        database(
            "create table t (" + ", ".join(f"c{i}" for i in range(2000)) + ")", "insert into t default values"
        ),
    )
    yield (
        "3000 tables.db",
        database(many=lambda c: [c.execute(f"create table t{i} (x)") for i in range(3000)]),
    )
    yield (
        "blob of 100 MB.db",
        database(*chat, "insert into MSG values (1, 'x', zeroblob(100000000), 1, 0, 1, 1)"),
    )
    yield (
        "200000 rows.db",
        database(
            *chat,
            many=lambda c: c.executemany(
                "insert into MSG values (?, 'x', 'y', 1, 0, 1, 1)", ((i,) for i in range(200_000))
            ),
        ),
    )
    yield (
        "names of markup.db",
        database(
            'create table "<script>window.__xss=1</script>" ("=cmd|A0" text, "a""b" text)',
            """insert into "<script>window.__xss=1</script>" values ('x', 'y')""",
        ),
    )
    yield (
        "names of sql.db",
        database(
            'create table "x; drop table evidence; --" ("a\nb" text)',
            """insert into "x; drop table evidence; --" values ('x')""",
        ),
    )
    yield (
        "values of every type.db",
        database(
            *chat,
            "insert into MSG values (9223372036854775807, x'00ff', 1e999, -9223372036854775808, 'x', null, 'y')",
        ),
    )
    yield (
        "times far away.db",
        database(
            *chat,
            *(
                f"insert into MSG values ({i}, 'x', 'y', {t}, 0, 1, 1)"
                for i, t in enumerate((0, -1, 2**31, 2**62, 253402300800, 10**18))
            ),
        ),
    )
    yield (
        "text that is not utf-8.db",
        database(
            *chat, "insert into MSG values (1, cast(x'ff' as text), cast(x'fffefd' as text), 1, 0, 1, 1)"
        ),
    )
    yield (
        "generated column.db",
        database(
            "create table g (a, b generated always as (zeroblob(1000000)) virtual)",
            "insert into g (a) values (1)",
        ),
    )


def make(r: random.Random) -> Made:
    yield from images(r)
    yield from databases(r)
