"""Pictures as evidence: one record each, what hangs on it, and what happens when they are broken or too large."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from ringbreak.intake.parser import Limits, Reading
from ringbreak.intake.parsers.image import PARSER
from ringbreak.intake.read import Parsed, read_file

GROUP = "https://weixin.qq.com/g/AwYAAShiLiExample0002"


def code(text: str = GROUP) -> Image.Image:
    symbol = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=5))
    return Image.fromarray(np.pad(symbol, 30, constant_values=255))


def saved(picture: Image.Image, form: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "picture", **limits: int) -> Parsed:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, parsers=[PARSER], reading=Reading(limits=Limits(**limits)))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "AVIF"])
def test_every_format_gives_one_record_with_size_hash_and_code(tmp_path: Path, form: str) -> None:
    """The name has no suffix: content decides."""
    parsed = read(tmp_path, saved(code(), form))
    assert parsed.status == "read"
    assert parsed.media_type == f"image/{form.lower()}"
    (record,) = parsed.records()
    assert (record["kind"], record["text"]) == ("image", None)
    (image,) = parsed.tables["images"].to_pylist()
    assert image["format"] == form.lower()
    assert (image["width"], image["height"]) == code().size
    assert len(image["pdq"]) == 64
    (region,) = parsed.tables["regions"].to_pylist()
    assert (region["form"], region["text"], region["region"]) == ("qr", GROUP, 0)
    assert parsed.tables["fields"].to_pylist()[0] == {
        "record_id": record["record_id"],
        "field": "code:0 type",
        "value": "wechat_group",
    }


def test_heic_is_read_with_its_extra(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif", reason="the extra heif is not installed")
    heif.register_heif_opener()
    parsed = read(tmp_path, saved(code().convert("RGB"), "HEIF", quality=90))
    assert [i["format"] for i in parsed.tables["images"].to_pylist()] == ["heic"]
    assert [r["text"] for r in parsed.tables["regions"].to_pylist()] == [GROUP]


def test_boxes_are_in_the_picture_as_viewers_show_it(tmp_path: Path) -> None:
    """EXIF says "turn by 90 degrees": width, height and boxes are of the upright picture."""
    wall = Image.new("L", (800, 400), 255)
    wall.paste(code(), (20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    parsed = read(tmp_path, saved(wall, "JPEG", exif=exif))
    (image,) = parsed.tables["images"].to_pylist()
    assert (image["width"], image["height"]) == (400, 800)
    (region,) = parsed.tables["regions"].to_pylist()
    assert region["x"] > 150, "the left of the stored picture is the top of the upright one"
    assert region["y"] < 100


def test_each_page_of_a_tiff_is_a_record(tmp_path: Path) -> None:
    pages = [code("https://a.example/1"), code("https://a.example/2")]
    parsed = read(tmp_path, saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert [r["locator"] for r in parsed.records()] == ["page 1", "page 2"]
    assert [r["text"] for r in parsed.tables["regions"].to_pylist()] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_a_code_in_a_later_frame_is_not_missed(tmp_path: Path) -> None:
    blank = Image.new("L", code().size, 255)
    frames = [blank, blank.point(lambda _: 200), code(), code()]
    parsed = read(tmp_path, saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50))
    assert [r["locator"] for r in parsed.records()] == ["frame 1", "frame 3"]


def test_a_cut_off_picture_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    wall = Image.effect_noise((900, 1200), 60)
    wall.paste(code(), (100, 60))
    whole = saved(wall, "JPEG", quality=95)
    parsed = read(tmp_path, whole[: len(whole) * 2 // 3])
    assert parsed.status == "partly"
    assert "what is there was read" in str(parsed.reason)
    assert [r["text"] for r in parsed.tables["regions"].to_pylist()] == [GROUP]


def test_a_picture_over_the_limit_is_named_and_not_decoded(tmp_path: Path) -> None:
    parsed = read(tmp_path, saved(Image.new("L", (2000, 1000)), "PNG"), pixels=1_000_000)
    assert (parsed.status, parsed.counts.refused) == ("partly", 1)
    assert parsed.reason == "2000 x 1000 pixels, more than the limit of 1000000: not looked at"
    assert parsed.tables["images"].to_pylist()[0]["width"] == 2000


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a\x01", b"II*\x00\x08\x00\x00\x00"]
)
def test_a_head_without_a_picture_is_not_read_and_not_a_crash(tmp_path: Path, data: bytes) -> None:
    parsed = read(tmp_path, data + b"\x00" * 40)
    assert parsed.status in ("failed", "refused")
    assert parsed.reason


def test_a_position_in_china_carries_its_doubt(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 0.0, 0.0), 3: "E", 4: (110.0, 0.0, 0.0)})
    parsed = read(tmp_path, saved(code(), "JPEG", exif=exif))
    assert parsed.status == "read"
    assert [i["effect"] for i in parsed.issues if "GCJ-02" in i["reason"]] == ["note"]


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        (b"\x89PNG\r\n\x1a\nIHDR", True),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", False),
        (b"\x00\x00\x00\x18ftypheic", True),
        (b"\x00\x00\x00\x18ftypisom", False),
        (b"BM hello, this is no bitmap but a text", False),
        (b"MM today we met", False),
    ],
)
def test_content_decides_what_is_a_picture(head: bytes, taken: bool) -> None:
    assert PARSER.accepts(head, "x.png") is taken
