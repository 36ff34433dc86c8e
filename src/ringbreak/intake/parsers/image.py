"""Pictures: png, jpeg, webp, tiff, gif, bmp, avif, and heic when its extra is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ringbreak.errors import MissingExtra, NotThisFormat, Unreadable
from ringbreak.intake.parser import Image, Issue, MediaType, Parser, Record, Region, Source, Yield
from ringbreak.words import say

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL import Image as Pictures

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_FRAMES = 40
"""Pages or frames looked at in one file."""
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_AVIF = (b"avif", b"avis")
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "DIB", "AVIF")
_CHEAP = 4_000_000
"""Effort for frames after the first."""


def accepts(head: bytes, name: str) -> bool:
    return (
        head.startswith(_MAGIC)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _HEIC + _AVIF)
        or (head[:2] == b"BM" and len(head) > 26 and head[14:18] in _BMP_HEADERS and head[6:10] == bytes(4))
    )


_BMP_HEADERS = tuple(bytes([n, 0, 0, 0]) for n in (12, 40, 52, 56, 64, 108, 124))


def parse(source: Source) -> Iterator[Yield]:
    """One record a picture; one a page in a TIFF; further frames of an animation only where a new code shows."""
    import warnings

    from PIL import (
        AvifImagePlugin,
        BmpImagePlugin,
        GifImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        UnidentifiedImageError,
        WebPImagePlugin,
    )
    from PIL import Image as Pictures

    # Pillow knows a format once its module is imported; no other of its forty is offered hostile bytes.
    _ = (AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin,
         TiffImagePlugin, WebPImagePlugin)  # fmt: skip
    formats = list(_FORMATS)
    head = source.head(16)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        _need_heif()
        formats = ["HEIF"]
    # Our own limit is checked before any pixel is decoded; Pillow's would warn on stderr.
    Pictures.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pictures.open(source.path, formats=formats)
    except UnidentifiedImageError as e:
        raise NotThisFormat("no picture that can be decoded") from e
    except (OSError, SyntaxError, ValueError, OverflowError, EOFError, TypeError, MemoryError) as e:
        raise Unreadable("the picture is broken: {error}", error=_short(e)) from e
    with picture, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield MediaType(Pictures.MIME.get(picture.format or "", "image/" + (picture.format or "x").lower()))
        yield from _frames(source, picture)


def _frames(source: Source, picture: Pictures.Image) -> Iterator[Yield]:
    count = _frame_count(picture)
    pages = picture.format == "TIFF"
    shown: set[str] = set()
    text_unread = False
    for number in range(min(count, _FRAMES)):
        locator = say("page {n}", n=number + 1) if pages else say("frame {n}", n=number + 1)
        if count == 1:
            locator = "image"
        elif number:
            try:
                picture.seek(number)
            except (OSError, EOFError, ValueError, SyntaxError, KeyError) as e:
                yield Issue(
                    locator,
                    say("the picture is broken: {error}", error=_short(e)),
                    items=count - number,
                )
                return
        for item in _look(source, picture, locator, first=number == 0 or pages):
            if isinstance(item, Record):
                new = {r.text for r in item.regions if r.form != "ocr"} - shown
                if number and not pages and not new:
                    continue
                shown |= new
                text_unread = text_unread or bool(item.fields and item.fields.get("_text") == "1")
                item.fields = {k: v for k, v in (item.fields or {}).items() if k != "_text"} or None
            yield item
    if count > _FRAMES:
        yield Issue(
            "",
            say("{count} pages or frames; the first {most} were looked at", count=count, most=_FRAMES),
            "refused" if pages else "note",
            items=count - _FRAMES,
        )
    if text_unread:
        yield Issue(
            "",
            say(
                "text in pictures is not read; ringbreak doctor tells how to install the part ocr that reads it"
            ),
            "note",
        )


def _frame_count(picture: Pictures.Image) -> int:
    try:
        return max(1, int(getattr(picture, "n_frames", 1)))
    except (OSError, EOFError, ValueError, SyntaxError, KeyError, TypeError):
        return 1


def _look(source: Source, picture: Pictures.Image, locator: str, *, first: bool) -> Iterator[Yield]:
    """One picture: what it is, its codes, its text."""
    from PIL import ImageOps

    from ringbreak.intake.images.exif import read_metadata

    limits = source.reading.limits
    width, height = picture.size
    form = _form(picture)
    if width * height > limits.pixels:
        # A size that no column holds is a lie; the issue tells it.
        sized = Image(form, width, height) if max(width, height) < 1 << 31 else None
        yield Record(locator, "image", image=sized)
        yield Issue(
            locator,
            say(
                "{width} x {height} pixels, more than the limit of {limit}: not looked at",
                width=width,
                height=height,
                limit=limits.pixels,
            ),
            "refused",
        )
        return
    metadata = read_metadata(picture, source.reading.time_zone)
    issue = None
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, TypeError, IndexError) as e:
        partial = _load_what_is_there(source, locator)
        reason = say("the picture is broken: {error}", error=_short(e))
        if partial is None:
            yield Record(
                locator,
                "image",
                image=_image(form, (width, height), None, metadata),
                fields=metadata.fields or None,
            )
            yield Issue(locator, reason)
            return
        picture, issue = partial, Issue(locator, say("{reason}; what is there was read", reason=reason))
    try:
        upright = ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, OverflowError):
        upright = picture
    yield _record(upright, locator, form, metadata, effort=None if first else _CHEAP, read_text=first)
    if issue is not None:
        yield issue
    if metadata.position_may_be_shifted:
        yield Issue(
            locator,
            say("the position may be in GCJ-02, some 500 m from where a GPS map shows it"),
            "note",
        )


def _record(
    upright: Pictures.Image, locator: str, form: str, metadata: Any, *, effort: int | None, read_text: bool
) -> Record:
    from ringbreak.intake.images.codes import EFFORT, grey_of, read_codes
    from ringbreak.intake.images.payloads import code_fields
    from ringbreak.intake.images.pdq import pdq

    regions = read_codes(upright, EFFORT if effort is None else effort)
    fields: dict[str, str] = dict(metadata.fields)
    lines, unread = read_text_of(upright, grey_of(upright), regions) if read_text else ([], False)
    regions = sorted(regions + lines, key=lambda r: (r.y, r.x, r.form, r.text))
    fields.update(code_fields(regions))
    if unread:
        fields["_text"] = "1"
    return Record(
        locator,
        "image",
        image=_image(form, upright.size, pdq(upright), metadata),
        fields=fields or None,
        regions=regions,
        sent_at=metadata.taken_at,
        sent_at_precision="second" if metadata.taken_at else None,
    )


def read_text_of(
    picture: Pictures.Image, grey: npt.NDArray[np.uint8], codes: list[Region]
) -> tuple[list[Region], bool]:
    """Lines of text in a picture, and whether there seems to be text that nothing here can read.

    Args:
        codes: Codes read in it; their squares are no text.
    """
    from ringbreak.intake.images import ocr

    bare = grey.copy()
    for code in codes:
        margin = max(code.width, code.height) // 8
        bare[max(0, code.y - margin) : code.y + code.height + margin,
             max(0, code.x - margin) : code.x + code.width + margin] = 255  # fmt: skip
    if not ocr.seems_to_hold_text(bare):
        return [], False
    if not ocr.is_installed():
        return [], True
    return ocr.read_lines(picture), False


def _image(form: str, size: tuple[int, int], hashed: tuple[str | None, int] | None, metadata: Any) -> Image:
    return Image(
        form,
        *size,
        pdq=hashed[0] if hashed else None,
        pdq_quality=hashed[1] if hashed else None,
        taken_at=metadata.taken_at,
        latitude=metadata.latitude,
        longitude=metadata.longitude,
        device=metadata.device,
        software=metadata.software,
    )


def _form(picture: Pictures.Image) -> str:
    name = (picture.format or "unknown").lower()
    return {"mpo": "jpeg", "dib": "bmp", "heif": "heic"}.get(name, name)


def _load_what_is_there(source: Source, locator: str) -> Pictures.Image | None:
    """The part of a cut-off picture that is there; None when nothing is, or it is not the first frame."""
    from PIL import Image as Pictures
    from PIL import ImageFile

    if locator not in ("image", say("page {n}", n=1), say("frame {n}", n=1)):
        return None
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        partial = Pictures.open(source.path, formats=_FORMATS)
        partial.load()
        return partial
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, TypeError, IndexError):
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _need_heif() -> None:
    try:
        import pillow_heif
    except ImportError as e:
        raise MissingExtra("heif", "a HEIC picture") from e
    pillow_heif.register_heif_opener()


def _short(error: BaseException) -> str:
    return str(error)[:200] or type(error).__name__


PARSER = Parser(
    name="image",
    title="Picture (png, jpeg, webp, tiff, gif, bmp, avif; heic with the extra)",
    media_type="image/*",
    accepts=accepts,
    parse=parse,
    source="the formats' own specifications, as Pillow reads them; codes by zxing-cpp; PDQ by Facebook",
)
