"""PDF: a record a page and a record a row of the tables printed on them; links, form values, attachments; codes and text in pages that are pictures.

PDFium does the reading. It can abort on hostile files, which ends the worker and not the run; what is asked of it here
is bounded in pages, pixels and objects all the same.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ringbreak.errors import Unreadable
from ringbreak.intake.parser import Expected, Image, Issue, Member, Parser, Record, Source, Yield
from ringbreak.intake.pdf.layout import layout_of
from ringbreak.intake.pdf.paths import may_hold_code
from ringbreak.intake.pdf.tables import Tables
from ringbreak.words import say

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_PAGES = 5_000
_DRAWN = 200
"""Pages drawn to look for codes and text, at most; drawing costs some fifty times what reading text does."""
_LONG_SIDE = 1_800
_OBJECTS = 3_000
_LINKS = 2_000
_FEW_LETTERS = 40
"""A page with fewer is taken for a scan when a picture covers half of it."""
_MANY_PIECES = 80
"""Drawn pieces from which a page may hold a code of vectors; the smallest QR code has some hundred, drawn in runs."""
_EFFORT = 12_000_000
_ATTACHMENT_BYTES = 256 << 20
_ENCRYPTED = 4
_UNSUPPORTED = 5
_STANDARD = re.compile(rb"(?:Helvetica|Arial|Times|Courier|Symbol|ZapfDingbats)")
"""Fonts that every reader of PDF has."""
_METADATA = ("Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")


def accepts(head: bytes, name: str) -> bool:
    return b"%PDF-" in head[:1024]


def parse(source: Source) -> Iterator[Yield]:
    """Pages in order, then the rows of tables, then attachments."""
    import logging

    import pypdfium2

    # It warns of XFA forms on stderr, file by file; their plain twin is read all the same.
    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    try:
        document = pypdfium2.PdfDocument(source.path)
    except pypdfium2.PdfiumError as e:
        code = getattr(e, "err_code", None)
        if code in (_ENCRYPTED, _UNSUPPORTED) or "assword" in str(e) or "ecurity" in str(e):
            raise Unreadable(
                "encrypted: save a copy without the password and add that beside this file", refused=True
            ) from e
        raise Unreadable("PDFium cannot open it: {error}", error=str(e)) from e
    try:
        tables = Tables()
        yield from _pages(source, document, tables)
        yield from _attachments(document)
    finally:
        document.close()


def _pages(source: Source, document: Any, tables: Tables) -> Iterator[Yield]:
    import pypdfium2

    try:
        count = len(document)
    except pypdfium2.PdfiumError as e:
        raise Unreadable("PDFium cannot open it: {error}", error=str(e)) from e
    attached = max(0, document.count_attachments())
    yield Expected(count + attached)
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        # A broken form loses its values, not the pages.
        pass
    drawn = lost = 0
    text_unread = False
    title, about = _about(document)
    for number in range(min(count, _PAGES)):
        locator = say("page {n}", n=number + 1)
        try:
            page = document[number]
        except pypdfium2.PdfiumError as e:
            yield Issue(locator, say("PDFium cannot read the page: {error}", error=str(e)))
            continue
        try:
            text = _text_of(page, number + 1, tables)
            if text.unread:
                yield Issue(
                    locator,
                    say(
                        "{count} pieces of text cannot be read: neither the file nor this machine has their font; install one for their script and read the file again",
                        count=text.unread,
                    ),
                )
                lost += 1
            record, unread, used = _page(source, document, page, locator, text, may_draw=drawn < _DRAWN)
        except (pypdfium2.PdfiumError, ValueError, ctypes.ArgumentError, OSError) as e:
            yield Issue(locator, say("PDFium cannot read the page: {error}", error=str(e)))
            continue
        finally:
            page.close()
        drawn += used
        text_unread = text_unread or unread
        if number == 0:
            record.title = title
            record.fields = {**about, **(record.fields or {})} or None
        yield record
    if count > _PAGES:
        yield Issue(
            "",
            say("{count} pages; the first {most} were read", count=count, most=_PAGES),
            "refused",
            items=count - _PAGES,
        )
    if drawn >= _DRAWN:
        yield Issue(
            "", say("only the first {most} pages with pictures were searched for codes", most=_DRAWN), "note"
        )
    if text_unread:
        yield Issue(
            "",
            say(
                "text in pictures is not read; ringbreak doctor tells how to install the part ocr that reads it"
            ),
            "note",
        )
    if tables.count or lost:
        above = sum(bool(t.above) for t in tables.tables)
        yield Expected(count + attached + lost + above + tables.count)
    yield from tables.read(source.reading, source.name)
    if tables.full:
        yield Issue(
            "", say("the last pages were not searched for tables; their text is read as lines"), "note"
        )


def _page(
    source: Source, document: Any, page: Any, locator: str, text: PageText, *, may_draw: bool
) -> tuple[Record, bool, int]:
    """A page as a record; whether text in it could not be read; how many pages were drawn for it (0 or 1)."""
    fields = {f"link:{n}": uri for n, uri in enumerate(_links(document, page), 1)}
    fields.update(_form_values(document, page))
    record = Record(locator, "page", text=text.beside_tables or None, fields=fields or None)
    covered, pictures = _pictures(page)
    letters = sum(not c.isspace() for c in text.whole)
    scanned = covered > 0.5 and letters < _FEW_LETTERS
    if not may_draw or not (pictures or may_hold_code(page, _MANY_PIECES)):
        return record, False, 0
    unread = _look_at(source, page, record, scanned=scanned, turned=pictures > 0)
    return record, unread, 1


def _look_at(source: Source, page: Any, record: Record, *, scanned: bool, turned: bool) -> bool:
    """Draw a page and read the codes, and the text when it is a scan; True when text was left unread.

    Args:
        turned: Whether a code may stand at an angle; what a program draws in vectors stands level.
    """
    from PIL import Image as Pictures

    from ringbreak.intake.images.codes import read_codes
    from ringbreak.intake.images.payloads import code_fields
    from ringbreak.intake.images.pdq import pdq
    from ringbreak.intake.parsers.image import read_text_of

    grey = _draw(page, source.reading.limits.pixels)
    if grey is None:
        return False
    picture = Pictures.fromarray(grey)
    regions = read_codes(picture, _EFFORT, turned=turned)
    lines, unread = read_text_of(picture, grey, regions) if scanned else ([], False)
    regions = sorted(regions + lines, key=lambda r: (r.y, r.x, r.form, r.text))
    record.regions = regions
    fields = {**(record.fields or {}), **code_fields(regions)}
    record.fields = fields or None
    if scanned or regions:
        hashed = pdq(picture) if scanned else (None, None)
        # The frame of the regions: pixels of the page as drawn here.
        record.image = Image("pdf", picture.width, picture.height, pdq=hashed[0], pdq_quality=hashed[1])
    return unread


def _draw(page: Any, most_pixels: int) -> npt.NDArray[np.uint8] | None:
    import numpy as np

    width, height = page.get_size()
    if not (1 <= width < 20_000 and 1 <= height < 20_000):
        return None
    scale = min(_LONG_SIDE / max(width, height), 4.0)
    if width * height * scale * scale > most_pixels:
        return None
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        grey: npt.NDArray[np.uint8] = np.array(bitmap.to_numpy(), dtype=np.uint8, copy=True)
    finally:
        bitmap.close()
    return grey.reshape(grey.shape[0], grey.shape[1])


@dataclass(frozen=True, slots=True)
class PageText:
    """whole: all of a page's text. beside_tables: what is no row of a table; the same when the page holds none.

    unread: Pieces of text that PDFium passes over.
    """

    whole: str
    beside_tables: str
    unread: int


def _text_of(page: Any, number: int, tables: Tables) -> PageText:
    """A page's text; rows of tables go to `tables`."""
    text_page = page.get_textpage()
    try:
        text = _text(text_page)
        layout = layout_of(page, text_page) if tables.wants(number, text) else None
        unread = _passed_over(page, text_page)
    finally:
        text_page.close()
    left = tables.take(number, layout) if layout is not None else None
    return PageText(text, text if left is None else left, unread)


def _passed_over(page: Any, text_page: Any) -> int:
    """Pieces of text in a font of which nobody has the outlines: PDFium takes them for blanks as wide as nothing."""
    from pypdfium2 import raw

    count = 0
    box = [ctypes.c_float() for _ in range(4)]
    for seen, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3)):
        if seen >= _OBJECTS:
            break
        if not raw.FPDFPageObj_GetBounds(item, *box):
            continue
        left, bottom, right, top = (edge.value for edge in box)
        if (right - left) * (top - bottom) > 0 or raw.FPDFTextObj_GetText(item, text_page, None, 0) > 2:
            continue
        font = raw.FPDFTextObj_GetFont(item)
        # A blank of a font that is there is as wide as nothing too.
        if font and not raw.FPDFFont_GetIsEmbedded(font) and not _STANDARD.match(_name_of(font)):
            count += 1
    return count


def _name_of(font: Any) -> bytes:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(128)
    return name.value if raw.FPDFFont_GetBaseFontName(font, name, 128) else b""


def _text(text_page: Any) -> str:
    """The page's text in the order of the file; PDFium's marks for a hyphen at a line's end are taken out."""
    if text_page.count_chars() <= 0:
        return ""
    text = str(text_page.get_text_range(errors="replace"))
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\ufffe", "")
        .replace("\x02", "")
        .replace("\x00", "")
    )


def _pictures(page: Any) -> tuple[float, int]:
    """The share of the page its largest picture covers, and the number of pictures."""
    import pypdfium2
    from pypdfium2 import raw

    width, height = page.get_size()
    area = max(1.0, width * height)
    covered, pictures = 0.0, 0
    for seen, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if seen >= _OBJECTS:
            break
        try:
            left, bottom, right, top = item.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        # An icon or a rule of a few points holds no code.
        if right - left >= 20 and top - bottom >= 20:
            pictures += 1
            covered = max(covered, (right - left) * (top - bottom) / area)
    return covered, pictures


def _links(document: Any, page: Any) -> Iterator[str]:
    """Addresses of the page's link annotations, in their order, each once."""
    from pypdfium2 import raw

    at, link, seen = ctypes.c_int(0), raw.FPDF_LINK(), set[str]()
    for _ in range(_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action:
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < size < 16_384:
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        uri = buffer.raw[: size - 1].decode("utf-8", "replace").strip()
        if uri and uri not in seen:
            seen.add(uri)
            yield uri


def _form_values(document: Any, page: Any) -> dict[str, str]:
    """What was filled into the page's form: 'form:<field name>' -> value."""
    from pypdfium2 import raw

    values: dict[str, str] = {}
    env = document.formenv
    if env is None:
        return values
    for number in range(min(_LINKS, raw.FPDFPage_GetAnnotCount(page))):
        mark = raw.FPDFPage_GetAnnot(page, number)
        if not mark:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_WIDGET:
                continue
            value = _wide(raw.FPDFAnnot_GetFormFieldValue, env, mark)
            name = _wide(raw.FPDFAnnot_GetFormFieldName, env, mark)
        finally:
            raw.FPDFPage_CloseAnnot(mark)
        if value and value != "Off":
            values[f"form:{name or number}"] = value
    return values


def _wide(call: Any, *arguments: Any) -> str:
    """A string of PDFium that is fetched by asking for its size first."""
    from pypdfium2 import raw

    size = call(*arguments, None, 0)
    if not 2 < size < 1 << 20:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\x00 ")


def _about(document: Any) -> tuple[str | None, dict[str, str]]:
    """The title, and the rest of the metadata as 'pdf:<key>' -> value."""
    title = document.get_metadata_value("Title").strip("\x00 ") or None
    fields = {}
    for key in _METADATA:
        value = document.get_metadata_value(key).strip("\x00 ")
        if value:
            fields[f"pdf:{key}"] = value[:10_000]
    return title, fields


def _attachments(document: Any) -> Iterator[Yield]:
    import pypdfium2

    for number in range(max(0, document.count_attachments())):
        locator = say("attachment {n}", n=number + 1)
        try:
            attachment = document.get_attachment(number)
            name = attachment.get_name() or locator
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError as e:
            yield Issue(locator, say("the attachment cannot be taken out: {error}", error=str(e)))
            continue
        if len(data) > _ATTACHMENT_BYTES:
            yield Issue(
                locator, say("larger than the limit of {limit} bytes", limit=_ATTACHMENT_BYTES), "refused"
            )
            continue
        yield Member(name, data, locator)


PARSER = Parser(
    name="pdf",
    title="PDF",
    media_type="application/pdf",
    accepts=accepts,
    parse=parse,
    source="ISO 32000, as PDFium reads it",
)
