"""Codes in pictures: what is read, where it stands, what its payload is, and that nothing else is."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from ringbreak.intake.images.codes import _payload, grey_of, read_codes

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "qr" / "zxing_cpp_samples"
GROUP = "https://weixin.qq.com/g/AwYAAShiLiExample0001"


def code(
    text: str | bytes, form: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode, scale: int = 4
) -> Image.Image:
    symbol = np.array(zxingcpp.create_barcode(text, form).to_image(scale=scale))
    return Image.fromarray(np.pad(symbol, 5 * scale, constant_values=255))


def on_wall(
    *cards: tuple[Image.Image, int, int], size: tuple[int, int] = (900, 700), light: int = 230
) -> Image.Image:
    wall = Image.new("L", size, light)
    for card, x, y in cards:
        wall.paste(card, (x, y))
    return wall


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (zxingcpp.BarcodeFormat.QRCode, "qr"),
        (zxingcpp.BarcodeFormat.DataMatrix, "data_matrix"),
        (zxingcpp.BarcodeFormat.Aztec, "aztec"),
        (zxingcpp.BarcodeFormat.PDF417, "pdf417"),
        (zxingcpp.BarcodeFormat.Code128, "code_128"),
    ],
)
def test_every_form_is_read_and_named(form: zxingcpp.BarcodeFormat, name: str) -> None:
    regions = read_codes(code("EXAMPLE-0001", form))
    assert [(r.form, r.text, r.score) for r in regions] == [(name, "EXAMPLE-0001", None)]


def test_a_code_of_another_form_beside_a_qr_code_is_read_too() -> None:
    forms = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.PDF417)
    cards = [(code(f"EXAMPLE-{i}", form), 20 + 290 * i, 60) for i, form in enumerate(forms)]
    regions = read_codes(on_wall(*cards, size=(1300, 500)))
    assert [(r.form, r.text) for r in sorted(regions, key=lambda r: r.x)] == [
        ("qr", "EXAMPLE-0"),
        ("data_matrix", "EXAMPLE-1"),
        ("pdf417", "EXAMPLE-2"),
    ]


@pytest.mark.parametrize("degrees", [20, 45, 160])
@pytest.mark.parametrize("dark", [False, True])
def test_pdf417_is_read_however_it_is_turned(degrees: int, dark: bool) -> None:
    card = on_wall((code("EXAMPLE-0001", zxingcpp.BarcodeFormat.PDF417), 60, 60), size=(600, 400), light=255)
    picture = card.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if dark:
        picture = Image.fromarray(255 - np.asarray(picture))
    (region,) = read_codes(picture)
    assert (region.form, region.text) == ("pdf417", "EXAMPLE-0001")
    middle_x, middle_y = region.x + region.width / 2, region.y + region.height / 2
    ink = np.argwhere(np.asarray(picture) > 128 if dark else np.asarray(picture) < 128)
    assert abs(middle_x - (ink[:, 1].min() + ink[:, 1].max()) / 2) < 25
    assert abs(middle_y - (ink[:, 0].min() + ink[:, 0].max()) / 2) < 25


def test_a_small_data_matrix_is_read() -> None:
    card = on_wall(
        (code("https://shop1-example.com/a?id=1", zxingcpp.BarcodeFormat.DataMatrix), 40, 40), size=(240, 240)
    )
    small = card.resize((90, 90), Image.Resampling.BOX)
    assert [(r.form, r.text) for r in read_codes(small)] == [
        ("data_matrix", "https://shop1-example.com/a?id=1")
    ]


def test_an_article_number_is_read() -> None:
    assert [(r.form, r.text) for r in read_codes(code("9780201379624", zxingcpp.BarcodeFormat.EAN13))] == [
        ("ean_13", "9780201379624")
    ]


def test_the_box_is_where_the_symbol_stands() -> None:
    card = code(GROUP)
    (region,) = read_codes(on_wall((card, 300, 200)))
    dark = np.argwhere(np.asarray(card) == 0)
    (top, left), (bottom, right) = dark.min(0), dark.max(0)
    assert abs(region.x - (300 + left)) <= 2
    assert abs(region.y - (200 + top)) <= 2
    assert abs(region.width - (right + 1 - left)) <= 4
    assert abs(region.height - (bottom + 1 - top)) <= 4


def test_several_codes_come_top_to_bottom_then_left_to_right() -> None:
    picture = on_wall((code("lower"), 100, 420), (code("right"), 500, 40), (code("left"), 100, 40))
    assert [r.text for r in read_codes(picture)] == ["left", "right", "lower"]


def test_two_copies_of_one_code_are_two_regions() -> None:
    picture = on_wall((code("same"), 60, 60), (code("same"), 500, 60))
    assert [(r.text, r.x < 300) for r in read_codes(picture)] == [("same", True), ("same", False)]


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("light on dark", lambda p: Image.fromarray(255 - np.asarray(p))),
        ("turned by 33 degrees", lambda p: p.rotate(33, expand=True, fillcolor=230)),
        ("faint", lambda p: Image.fromarray((np.asarray(p).astype(float) * 0.18 + 100).astype(np.uint8))),
        ("soft", lambda p: p.filter(ImageFilter.GaussianBlur(2))),
        ("in colour on transparency", lambda p: _on_transparency(p)),
        ("a palette picture", lambda p: p.convert("P")),
        ("one bit deep", lambda p: p.convert("1")),
        ("sixteen bits deep", lambda p: p.convert("I;16").point(lambda v: v * 256)),
    ],
)
def test_a_code_is_read_however_the_picture_is_made(why: str, change: object) -> None:
    assert callable(change)
    picture = change(on_wall((code(GROUP, scale=5), 200, 150)))
    assert [r.text for r in read_codes(picture)] == [GROUP], why


def _on_transparency(picture: Image.Image) -> Image.Image:
    """Dark modules on nothing: what a sticker looks like. Over black it would be unreadable."""
    dark = np.asarray(picture) < 128
    rgba = np.zeros((*dark.shape, 4), np.uint8)
    rgba[dark] = (20, 20, 90, 255)
    return Image.fromarray(rgba, "RGBA")


def test_a_small_code_in_a_big_picture_is_found() -> None:
    wall = Image.effect_noise((2600, 1900), 12).point(lambda v: min(255, v + 90))
    wall.paste(code(GROUP, scale=2), (2300, 1650))
    assert [r.text for r in read_codes(wall)] == [GROUP]


def test_a_code_on_cloth_is_pulled_flat() -> None:
    """Bent as cloth bends, so that the library alone gives up; the bend is smooth and the checksum has to hold."""
    picture = on_wall(
        (code("https://kuaidai-shili.example/pay?agent=07", scale=6), 150, 120), size=(560, 520)
    )
    bent = bend(np.asarray(picture), 20.0)
    library = zxingcpp.read_barcodes(bent, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [b.text for b in library] == [], "the bend must be one the library cannot read"
    assert [r.text for r in read_codes(Image.fromarray(bent))] == [
        "https://kuaidai-shili.example/pay?agent=07"
    ]


def bend(grey: np.ndarray, depth: float) -> np.ndarray:
    height, width = grey.shape
    y, x = np.mgrid[0:height, 0:width].astype(float)
    x2 = x + depth * np.sin(2 * np.pi * y / height)
    y2 = y + depth * np.sin(2 * np.pi * x / width + 1)
    return grey[np.clip(y2.round(), 0, height - 1).astype(int), np.clip(x2.round(), 0, width - 1).astype(int)]


@pytest.mark.parametrize(
    "text", ["扫码加群，日结", "加微信领红包", "客服QQ号", "hello 微信", "https://例子.example/支付"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_without_a_named_encoding_is_read_right(text: str, encoding: str) -> None:
    """The library guesses Latin-1 for short ones, which would break every link on the payload."""
    assert [r.text for r in read_codes(code(text.encode(encoding)))] == [text]


def test_half_width_katakana_stay_japanese() -> None:
    """What the library is sure of (here by a Kanji segment) is left alone, though the bytes would also be Chinese."""
    said = SimpleNamespace(text="ﾃﾞｻﾞｲﾝQR", bytes="ﾃﾞｻﾞｲﾝQR".encode("shift-jis"), symbology_identifier="]Q1")
    assert _payload(said) == "ﾃﾞｻﾞｲﾝQR"


def test_a_named_encoding_is_believed() -> None:
    said = SimpleNamespace(text="Ã¤", bytes="ä".encode(), symbology_identifier="]Q2")
    assert _payload(said) == "Ã¤"


def test_a_broken_symbol_yields_nothing() -> None:
    """A third of it painted over: seen, not readable, and not guessed."""
    picture = code("https://shili.example/abcdefghijklmnop")
    ImageDraw.Draw(picture).rectangle((60, 60, picture.width, picture.height), fill=0)
    assert read_codes(picture) == []


@pytest.mark.parametrize("size", [(1, 1), (1, 100), (7, 300), (16, 16)])
def test_tiny_pictures_hold_no_code(size: tuple[int, int]) -> None:
    assert read_codes(Image.new("L", size, 255)) == []


def test_checks_stripes_and_noise_hold_no_code() -> None:
    y, x = np.mgrid[0:400, 0:400]
    noise = np.random.default_rng(7).integers(0, 256, (400, 400), dtype=np.uint8)
    for grey in (
        ((x // 10 + y // 10) % 2 * 255).astype(np.uint8),
        (x // 7 % 2 * 255).astype(np.uint8),
        noise,
    ):
        assert read_codes(Image.fromarray(grey)) == []


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_what_is_written_is_read(text: str) -> None:
    assert [r.text for r in read_codes(code(text.encode()))] == [text]


def test_transparency_counts_as_white() -> None:
    assert grey_of(Image.new("RGBA", (20, 20), (0, 0, 0, 0))).min() == 255


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="not measured: zxing-cpp's samples are not here")
def test_nothing_is_read_where_nothing_is() -> None:
    for path in sorted(SAMPLES.glob("falsepositives-*/*")):
        with Image.open(path) as picture:
            assert read_codes(picture) == [], path.name
