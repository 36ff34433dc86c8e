"""Reads QR and other 2-D codes from a picture.

Cheap first: QR alone over the grey picture is ten times faster than all formats. Only a picture in which nothing was
read gets more, and only as much as its effort allows: other thresholds and scales, tiles, and for a symbol that was
seen but did not check, a search for the surface it lies on (flatten.py). Nothing that fails its own checksum is returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageFilter

from ringbreak.intake.images import flatten
from ringbreak.intake.parser import Region

Grey = npt.NDArray[np.uint8]

EFFORT = 60_000_000
"""Default effort a picture, in pixels given to the decoder: about one second on one 2024 core.

Counted in pixels and not in seconds, because what a slow machine finds must equal what a fast one finds.
"""
_POINT = 5
"""A point of `flatten` costs about as much as this many pixels in the decoder (measured)."""
_PLAIN = zxingcpp.TextMode.Plain
_F = zxingcpp.BarcodeFormat
_FIRST = [_F.QRCode]
_ALL = [
    _F.QRCode,
    _F.MicroQRCode,
    _F.RMQRCode,
    _F.DataMatrix,
    _F.Aztec,
    _F.PDF417,
    _F.EAN13,
    _F.EAN8,
    _F.Code128,
]
"""No UPC-E, ITF or Codabar: their checks are too weak for photographs of streets."""
_BESIDE = [_F.DataMatrix, _F.Aztec, _F.PDF417, _F.MicroQRCode, _F.RMQRCode]
_HARD = [_F.DataMatrix, _F.Aztec, _F.PDF417]
_GLOBAL = zxingcpp.Binarizer.GlobalHistogram
_LOCAL = zxingcpp.Binarizer.LocalAverage
_TILE = 700
_FORMS = {
    "QRCode": "qr",
    "QRCodeModel1": "qr",
    "QRCodeModel2": "qr",
    "MicroQRCode": "micro_qr",
    "RMQRCode": "rmqr",
    "DataMatrix": "data_matrix",
    "Aztec": "aztec",
    "AztecCode": "aztec",
    "AztecRune": "aztec",
    "PDF417": "pdf417",
    "CompactPDF417": "pdf417",
    "MicroPDF417": "pdf417",
    "EAN13": "ean_13",
    "EAN8": "ean_8",
    "ISBN": "ean_13",
    "UPCA": "upc_a",
    "Code128": "code_128",
}
_VOICED = "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ"
_COST = {_F.DataMatrix: 5, _F.Aztec: 2, _F.PDF417: 2}
"""A format against QR alone, in time (measured on photographs: 15, 5 and 6 ms a megapixel against 3)."""


class _Search:
    """What was read so far, and what may still be spent."""

    def __init__(self, effort: int) -> None:
        self.left = effort
        self.regions: list[Region] = []
        self.unread: list[tuple[list[tuple[float, float]], int]] = []
        """Symbols whose checksum failed: corners and version."""
        self.hinted: set[Any] = set()
        """Forms but QR of which a symbol was seen and not read; pictures without a code give none (0 of 46 measured)."""

    def look(
        self,
        grey: Grey,
        formats: list[Any],
        *,
        scale: float = 1.0,
        x: int = 0,
        y: int = 0,
        binarizer: Any = _LOCAL,
        undo: tuple[float, ...] | None = None,
    ) -> bool:
        """Look once at a picture that is `scale` times the original, whose left upper corner was at x, y of it.

        Args:
            undo: Eight numbers of a perspective that leads from this picture back to the original (as in PIL).
        """
        self.left -= grey.size * sum(_COST.get(f, 1) for f in formats)
        read = False
        for code in zxingcpp.read_barcodes(
            grey, formats=formats, binarizer=binarizer, text_mode=_PLAIN, return_errors=True
        ):
            corners = [(px / scale + x, py / scale + y) for px, py in _corners(code.position)]
            if undo is not None:
                corners = [_led_back(undo, px, py) for px, py in corners]
            if code.valid:
                read = self.add(_form(code), _payload(code), corners) or read
            elif code.format in _COST:
                self.hinted.add(code.format)
            elif (
                formats is _FIRST
                and code.error.type.name == "Checksum"
                and str((code.extra or {}).get("Version", "")).isdigit()
            ):
                self.unread.append((corners, int(code.extra["Version"])))
        return read

    def add(self, form: str, text: str, corners: Iterable[tuple[float, float]]) -> bool:
        xs, ys = zip(*corners, strict=True)
        left, top = max(0, round(min(xs))), max(0, round(min(ys)))
        region = Region(form, text, left, top, max(1, round(max(xs)) - left), max(1, round(max(ys)) - top))
        if not text or any(_same(region, known) for known in self.regions):
            return False
        self.regions.append(region)
        return True

    def open_unread(self) -> Iterator[tuple[list[tuple[float, float]], int]]:
        """Unread symbols that no read one overlaps, each place and version once."""
        seen: set[tuple[int, int, int]] = set()
        for corners, version in self.unread:
            cx, cy = (sum(c[i] for c in corners) / 4 for i in (0, 1))
            side = max(1.0, np.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]))
            place = (round(cx / side * 2), round(cy / side * 2), version)
            covered = any(r.x <= cx <= r.x + r.width and r.y <= cy <= r.y + r.height for r in self.regions)
            if place not in seen and not covered:
                seen.add(place)
                yield corners, version


def read_codes(image: Image.Image, effort: int = EFFORT, *, turned: bool = True) -> list[Region]:
    """Every code in a picture, top to bottom, then left to right.

    Args:
        image: Any mode; its pixels are the coordinates of the boxes. Transparency counts as white.
        effort: What may be spent on a picture in which the first looks read nothing, in pixels (`EFFORT`).
        turned: Whether a code may stand at an angle, as in a photograph; looking for those costs most in pages of print.
    Returns: Regions with form 'qr', 'data_matrix', ... and the payload untouched; only codes whose checksum held.
    """
    grey = grey_of(image)
    height, width = grey.shape
    search = _Search(effort)
    if min(height, width) < 8:
        return []
    search.look(grey, _FIRST)
    # A code of another form may stand beside one of the first.
    search.look(grey, _BESIDE if search.regions or search.unread else _ALL)
    if not search.regions:
        _other_thresholds(grey, search)
    if not search.regions:
        _other_forms(grey, search, turned=turned)
    if not search.regions and not search.unread:
        search.left = min(search.left, effort // 4)
    for corners, version in list(search.open_unread()):
        _pull_flat(grey, corners, version, search)
    if search.left > 0 and max(height, width) > 2 * _TILE:
        _tiles(grey, search)
    return sorted(search.regions, key=lambda r: (r.y, r.x, r.form, r.text))


def grey_of(image: Image.Image) -> Grey:
    """The picture in 256 greys, height x width, transparency over white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, (255, 255, 255, 255)), rgba)
    grey: Grey = np.asarray(image.convert("L"))
    return np.ascontiguousarray(grey)


def _other_thresholds(grey: Grey, search: _Search) -> None:
    """One threshold for the whole picture, larger and smaller, softer and sharper: the first that reads ends it."""
    picture = Image.fromarray(grey)
    height, width = grey.shape
    ladder: tuple[tuple[float, ImageFilter.Filter | None, Any], ...] = (
        (1.0, None, _GLOBAL),
        (2.0, None, _GLOBAL),
        (1.5, ImageFilter.GaussianBlur(1), _GLOBAL),
        (1.0, ImageFilter.MedianFilter(3), _GLOBAL),
        (2.0, None, _LOCAL),
        (0.5, None, _LOCAL),
        (1.0, ImageFilter.UnsharpMask(2, 200, 0), _LOCAL),
        (3.0, ImageFilter.UnsharpMask(4, 300, 0), _LOCAL),
        (3.0, ImageFilter.GaussianBlur(1), _GLOBAL),
        (0.5, ImageFilter.GaussianBlur(1), _GLOBAL),
    )
    # Where nothing even looks like a symbol the first rungs are all that pays, and most pictures are such.
    for scale, change, binarizer in ladder if search.unread else ladder[:4]:
        # Larger helps where modules are a few pixels wide, which in a big photograph a tile will show.
        pixels = round(width * scale) * round(height * scale)
        if (scale > 1 and pixels > 4_000_000) or pixels > search.left or min(width, height) * scale < 16:
            continue
        seen = picture
        if scale != 1:
            seen = seen.resize((round(width * scale), round(height * scale)), Image.Resampling.BILINEAR)
        if change is not None:
            seen = seen.filter(change)
        if search.look(np.asarray(seen), _FIRST, scale=scale, binarizer=binarizer):
            return


_LARGER: tuple[tuple[float, ImageFilter.Filter | None, Any, int], ...] = (
    (3.0, ImageFilter.UnsharpMask(4, 300, 0), _LOCAL, 400_000),
    (2.0, None, _LOCAL, 1_200_000),
    (4.0, ImageFilter.UnsharpMask(5, 300, 0), _LOCAL, 250_000),
    (3.0, None, _GLOBAL, 400_000),
)
"""Scale, filter, threshold and the largest picture: what made small and blurred Data Matrix and Aztec readable (measured)."""
_ANGLES = (15, 30, 45, 60, 75)
"""The library reads PDF417 along the rows and columns of a picture only."""
_TURN_UP_TO = 1_500_000


def _other_forms(grey: Grey, search: _Search, *, turned: bool) -> None:
    """Data Matrix, Aztec and PDF417 larger and sharper; PDF417 light on dark and turned. The first that reads ends it."""
    picture = Image.fromarray(grey)
    height, width = grey.shape
    hinted = [f for f in _HARD if f in search.hinted]
    for scale, change, binarizer, most in _LARGER if hinted else ():
        pixels = round(width * scale) * round(height * scale)
        if grey.size > most or pixels > search.left:
            continue
        seen = picture.resize((round(width * scale), round(height * scale)), Image.Resampling.BICUBIC)
        if change is not None:
            seen = seen.filter(change)
        if search.look(np.asarray(seen), hinted, scale=scale, binarizer=binarizer):
            return
    if not _barred(grey):
        return
    scale = 1.0
    if grey.size > _TURN_UP_TO:
        scale = (_TURN_UP_TO / grey.size) ** 0.5
        picture = picture.resize((round(width * scale), round(height * scale)), Image.Resampling.BOX)
    dark = Image.fromarray(255 - np.asarray(picture))
    if search.look(np.asarray(dark), [_F.PDF417], scale=scale):
        return
    for angle in _ANGLES if turned else ():
        for seen in (picture, dark):
            leaning, undo = _turn(seen, angle)
            if search.left > 0 and search.look(
                leaning, [_F.PDF417], undo=(*(u / scale for u in undo[:6]), 0, 0)
            ):
                return


def _barred(grey: Grey) -> bool:
    """Whether some block of the picture is black and white and nothing between, and changes fast: print, bars, modules."""
    side = 48
    height, width = (n // side * side for n in grey.shape)
    if not height or not width:
        return False
    cut = grey[:height, :width].astype(np.int16)
    blocks = cut.reshape(height // side, side, width // side, side).swapaxes(1, 2).reshape(-1, side, side)
    low, high = blocks.min((1, 2)), blocks.max((1, 2))
    blocks, low, high = (a[high - low > 60] for a in (blocks, low, high))
    quarter = ((high - low) / 4)[:, None, None]
    ends = (blocks - low[:, None, None] < quarter) | (high[:, None, None] - blocks < quarter)
    steps = np.abs(np.diff(blocks, axis=1)).mean((1, 2)) + np.abs(np.diff(blocks, axis=2)).mean((1, 2))
    return bool(((ends.mean((1, 2)) > 0.5) & (steps > 28)).any())


def _turn(picture: Image.Image, degrees: float) -> tuple[Grey, tuple[float, ...]]:
    """The picture turned about its middle, all of it kept, and the way back."""
    w, h = picture.size
    cos, sin = float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))
    wide, high = round(w * cos + h * sin), round(w * sin + h * cos)
    undo = (
        cos, sin, w / 2 - cos * wide / 2 - sin * high / 2,
        -sin, cos, h / 2 + sin * wide / 2 - cos * high / 2,
    )  # fmt: skip
    fill = int(np.median(np.asarray(picture)))
    turned = picture.transform(
        (wide, high), Image.Transform.AFFINE, undo, Image.Resampling.BILINEAR, fillcolor=fill
    )
    return np.asarray(turned), (*undo, 0.0, 0.0)


def _led_back(undo: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f, g, h = undo
    w = g * x + h * y + 1
    return (a * x + b * y + c) / w, (d * x + e * y + f) / w


def _pull_flat(grey: Grey, corners: list[tuple[float, float]], version: int, search: _Search) -> None:
    cost = flatten.work(version) * _POINT
    if search.left < cost // 2:
        return
    search.left -= cost

    def read(flat: Grey) -> list[Any]:
        return zxingcpp.read_barcodes(flat, formats=_FIRST, text_mode=_PLAIN)  # type: ignore[no-any-return]

    for code in flatten.flatten(grey, corners, version, read)[:1]:
        search.add(_form(code), _payload(code), corners)


def _tiles(grey: Grey, search: _Search) -> None:
    """Small codes in a big picture: overlapping tiles at full size and doubled."""
    height, width = grey.shape
    step = _TILE // 2
    for scale in (1.0, 2.0):
        for y in range(0, max(1, height - step), step):
            for x in range(0, max(1, width - step), step):
                tile = grey[y : y + _TILE, x : x + _TILE]
                # A tile without contrast holds no code; most of a screenshot or a page is such.
                if search.left < tile.size * scale * scale or int(tile.max()) - int(tile.min()) < 40:
                    continue
                seen = tile
                if scale != 1:
                    seen = np.asarray(
                        Image.fromarray(tile).resize(
                            (tile.shape[1] * 2, tile.shape[0] * 2), Image.Resampling.BILINEAR
                        )
                    )
                search.look(np.ascontiguousarray(seen), _FIRST, scale=scale, x=x, y=y)


def _corners(position: Any) -> list[tuple[float, float]]:
    return [
        (float(p.x), float(p.y))
        for p in (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    ]


def _same(left: Region, right: Region) -> bool:
    """Whether two readings are of one symbol: one payload, and boxes that overlap by more than half of the smaller.

    Two payloads in one place are two symbols, one printed inside the other: both passed their own check.
    """
    across = min(left.x + left.width, right.x + right.width) - max(left.x, right.x)
    down = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    smaller = min(left.width * left.height, right.width * right.height)
    return left.text == right.text and across > 0 and down > 0 and across * down * 2 > smaller


def _form(code: Any) -> str:
    name = code.format.name
    return _FORMS.get(name, str(name).lower())


def _payload(code: Any) -> str:
    """The payload as text.

    A QR code made without naming its encoding should by the standard be Latin-1 and in practice is UTF-8 or, from
    older Chinese software, GB18030. The library guesses and gets short UTF-8 wrong, so bytes that are valid UTF-8 are
    UTF-8, and a reading with marks of a wrong guess is tried as GB18030.
    """
    text, raw = str(code.text), bytes(code.bytes)
    if text.isascii() or _names_encoding(str(code.symbology_identifier)):
        return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if any("\x80" <= c <= "\xff" for c in text) or _broken_katakana(text):
        try:
            chinese = raw.decode("gb18030")
        except UnicodeDecodeError:
            return text
        if all(c.isascii() or "\u4e00" <= c <= "\u9fa5" or "\u3000" <= c <= "\uffee" for c in chinese):
            return chinese
    return text


def _broken_katakana(text: str) -> bool:
    """Whether half-width katakana stand as no Japanese writes them, as GB18030 bytes do when read as Shift-JIS."""
    for before, mark in zip(" " + text, text, strict=False):
        if (mark == "ﾞ" and before not in _VOICED) or (mark == "ﾟ" and before not in "ﾊﾋﾌﾍﾎ"):
            return True
    return text.count("｢") != text.count("｣")


def _names_encoding(symbology: str) -> bool:
    """Whether the symbol carries an ECI, by its identifier (ISO/IEC 15424: ]Q2, ]Q4, ]Q6)."""
    return symbology[:2] == "]Q" and symbology[2:3] in ("2", "4", "6")
