"""File formats as bytes that are the same on every run: fixed times, fixed order, no random salt."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw

_DATE = (2024, 5, 1, 0, 0, 0)


def table(rows: Iterable[Sequence[object]], encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=newline).writerows(rows)
    return out.getvalue().encode(encoding)


def lines_of_json(rows: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()


def qr(text: str, side: int = 360, caption: str = "") -> Image.Image:
    """A QR code on white, with a line of Latin text under it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = Image.fromarray(_array(code)).convert("L")
    scale = max(2, side // picture.width)
    picture = picture.resize((picture.width * scale, picture.height * scale), Image.Resampling.NEAREST)
    card = Image.new("L", (picture.width + 80, picture.height + 120), 255)
    card.paste(picture, (40, 40))
    ImageDraw.Draw(card).text((40, picture.height + 60), caption, fill=0)
    return card


def _array(code: zxingcpp.Barcode) -> Any:
    import numpy as np

    return np.array(code.to_image(scale=1))


def photographed(card: Image.Image, angle: float, light: int) -> Image.Image:
    """The same card as if photographed: turned, smaller, on a darker ground, a little soft."""
    from PIL import ImageFilter

    ground = Image.new("L", (card.width + 200, card.height + 200), light)
    ground.paste(card, (100, 100))
    turned = ground.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=light)
    return turned.resize((turned.width * 4 // 5, turned.height * 4 // 5), Image.Resampling.BILINEAR).filter(
        ImageFilter.GaussianBlur(0.8)
    )


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=9)
    return out.getvalue()


def jpeg(picture: Image.Image, exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, exif=exif or Image.Exif())
    return out.getvalue()


def archive(members: Mapping[str, bytes], *, stored: bool = True) -> bytes:
    """A zip with fixed times; stored, so that no version of zlib shows, unless it would be large."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = z.compression
            z.writestr(info, data)
    return out.getvalue()


def repacked(data: bytes) -> bytes:
    """An office file with its zip made anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return archive({n: z.read(n) for n in z.namelist()}, stored=False)


def locked_archive(name: str, data: bytes, password: bytes) -> bytes:
    """A zip of one member under traditional PKWARE encryption, by APPNOTE 6.1; the salt is fixed.

    Python reads such archives and does not write them. The cipher is broken for secrecy and right for an example.
    """
    crc = zlib.crc32(data)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = ~zlib.crc32(bytes([byte]), ~keys[0] & 0xFFFFFFFF) & 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = ~zlib.crc32(bytes([keys[1] >> 24]), ~keys[2] & 0xFFFFFFFF) & 0xFFFFFFFF

    for byte in password:
        update(byte)
    locked = bytearray()
    for byte in bytes(range(11)) + bytes([crc >> 24]) + data:
        mixed = (keys[2] | 2) & 0xFFFF
        locked.append(byte ^ ((mixed * (mixed ^ 1)) >> 8 & 0xFF))
        update(byte)
    encoded = name.encode()
    date = (2024 - 1980) << 9 | 5 << 5 | 1
    common = struct.pack("<HHHHHIIIHH", 20, 0x801, 0, 0, date, crc, len(locked), len(data), len(encoded), 0)
    local = b"PK\x03\x04" + common + encoded + bytes(locked)
    directory = (
        b"PK\x01\x02"
        + struct.pack("<H", 0x314)
        + common
        + struct.pack("<HHHII", 0, 0, 0, 0o644 << 16, 0)
        + encoded
    )
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(directory), len(local), 0)
    return local + directory + end


def letter(
    paragraphs: Sequence[str], author: str, rows: Sequence[Sequence[str]] = (), picture: bytes | None = None
) -> bytes:
    """A Word document."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    when = datetime.datetime(2024, 5, 1)  # noqa: DTZ001 - Word knows no zone
    document.core_properties.author = author
    document.core_properties.created = document.core_properties.modified = when
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        grid = document.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                grid.cell(r, c).text = value
    if picture is not None:
        document.add_picture(io.BytesIO(picture), width=Cm(5))
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def pdf(
    pages: Sequence[Sequence[str]], title: str, link: str | None = None, scans: Sequence[Image.Image] = ()
) -> bytes:
    """A PDF of lines in Helvetica (Latin only), then pages that are pictures; nothing compressed but the JPEGs."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids: list[int] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(data: bytes, extra: bytes = b"") -> bytes:
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)

    for lines in pages:
        text = (
            b"BT /F1 11 Tf 56 780 Td 16 TL\n"
            + b"\n".join(
                b"(%s) '"
                % line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
                for line in lines
            )
            + b"\nET"
        )
        content = add(stream(text))
        notes = b""
        if link and not kids:
            mark = add(b"<</Type/Annot/Subtype/Link/Rect[56 40 300 60]/A<</S/URI/URI(%s)>>>>" % link.encode())
            notes = b"/Annots[%d 0 R]" % mark
        kids.append(
            add(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R%s>>"
                % (content, notes)
            )
        )
    for scan in scans:
        size = b"/Width %d/Height %d" % scan.size
        image = add(
            stream(
                jpeg(scan),
                b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
                + size,
            )
        )
        content = add(stream(b"q 555 0 0 %d 20 40 cm /I Do Q" % (555 * scan.height // scan.width)))
        kids.append(
            add(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
                % (image, content)
            )
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    info = add(b"<</Title(%s)>>" % title.encode("latin-1"))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        info,
        start,
    )
    return bytes(out)


def database(statements: Sequence[str], rows: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An SQLite file whose header does not tell the library's version."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.db")
        made = sqlite3.connect(path)
        made.execute("pragma page_size=4096")
        for statement in statements:
            made.execute(statement)
        for insert, values in rows.items():
            made.executemany(insert, values)
        made.commit()
        made.close()
        with open(path, "rb") as f:
            data = bytearray(f.read())
    data[96:100] = struct.pack(">I", 3_040_001)
    return bytes(data)


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), out, compression="none", store_schema=False)
    return out.getvalue()
