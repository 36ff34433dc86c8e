"""PDFs written by hand: text at places and drawn lines, in Helvetica or in a font that is not in the file.

Latin only: what PDFium reads of a Chinese font that is not in the file hangs on the fonts of the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Placed = tuple[float, float, str]
"""x, y and text; y upwards, in points."""


@dataclass
class Page:
    """turn: degrees by which the page is shown turned, its text being turned back."""

    texts: list[Placed] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    turn: int = 0
    size: float = 9
    embedded: bool = True
    """Whether the font is one that every reader has."""

    def row(self, y: float, xs: Sequence[float], cells: Sequence[str | None]) -> None:
        """Cells at one height."""
        self.texts += [(x, y, c) for x, c in zip(xs, cells, strict=True) if c]

    def box(self, left: float, bottom: float, right: float, top: float) -> None:
        """The four edges of a cell."""
        self.lines += [(left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top)]  # fmt: skip


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; the first is the catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


def written(pages: Sequence[Page]) -> bytes:
    """The file."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Font/Subtype/TrueType/BaseFont/SampleSans/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[%s]>>"
        % b" ".join([b"500"] * 95),
    ]
    kids = []
    for page in pages:
        kids.append(len(objects) + 1)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents %d 0 R>>"
            % (page.turn, len(objects) + 2),
            _stream(page),
        ]
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    return pdf(objects)


def _stream(page: Page) -> bytes:
    drawn = [b"%.2f %.2f m %.2f %.2f l S" % line for line in page.lines]
    if page.turn == 90:
        drawn.insert(0, b"0 1 -1 0 595 0 cm")
    for x, y, text in page.texts:
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("ascii")
        drawn.append(
            b"BT /F%d %.1f Tf %.2f %.2f Td (%s) Tj ET" % (1 if page.embedded else 2, page.size, x, y, shown)
        )
    return stream(b"\n".join(drawn))
