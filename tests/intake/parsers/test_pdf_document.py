"""PDF: pages, links, forms, attachments, codes in scans; encrypted, broken and truncated files."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from ringbreak.intake.parsers.pdf_document import PARSER
from ringbreak.intake.pdf.paths import may_hold_code
from ringbreak.intake.read import Parsed, read_file
from tests.intake.pdf_pages import pdf, stream

PAY = "https://qr.alipay.com/fkx0shiliexample"


def read(folder: Path, data: bytes, name: str = "paper.pdf") -> Parsed:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, parsers=[PARSER])


def words(*lines: str) -> bytes:
    shown = b"\n".join(b"(%s) '" % line.encode() for line in lines)
    return stream(b"BT /F1 12 Tf 50 700 Td 16 TL\n%s\nET" % shown)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RESOURCES = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"


def test_pages_links_and_properties(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 2/Kids[4 0 R 5 0 R]>>",
                FONT,
                b"<</Type/Page/Parent 2 0 R%s/Contents 6 0 R/Annots[8 0 R 9 0 R]>>" % RESOURCES,
                b"<</Type/Page/Parent 2 0 R%s/Contents 7 0 R>>" % RESOURCES,
                words("Pay 899 to unfreeze", "phone 202-555-0141"),
                words("Second page"),
                b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://shili.example/pay)>>>>",
                b"<</Type/Annot/Subtype/Link/Rect[0 9 9 18]/A<</S/URI/URI(https://shili.example/pay)>>>>",
                b"<</Title(Notice)/Author(Example)>>",
            ],
            b"/Info 10 0 R",
        ),
    )
    assert parsed.status == "read"
    first, second = parsed.records()
    assert (first["locator"], first["kind"], first["title"]) == ("page 1", "page", "Notice")
    assert first["text"] == "Pay 899 to unfreeze\nphone 202-555-0141"
    assert (second["locator"], second["title"], second["text"]) == ("page 2", None, "Second page")
    fields = {f["field"]: f["value"] for f in parsed.tables["fields"].to_pylist()}
    assert fields == {"link:1": "https://shili.example/pay", "pdf:Author": "Example"}


def test_a_filled_form_is_read(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
                b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
                FONT,
                b"<</Type/Page/Parent 2 0 R%s/Annots[5 0 R]>>" % RESOURCES,
                b"<</Type/Annot/Subtype/Widget/FT/Tx/T(contact)/V(\xfe\xff%s)/Rect[0 0 90 20]>>"
                % "微信 lizi_shili".encode("utf-16-be"),
            ]
        ),
    )
    assert [(f["field"], f["value"]) for f in parsed.tables["fields"].to_pylist()] == [
        ("form:contact", "微信 lizi_shili")
    ]


def test_a_scan_with_a_code_gives_regions_hash_and_type(tmp_path: Path) -> None:
    symbol = np.array(zxingcpp.create_barcode(PAY, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6))
    page = Image.new("L", (1000, 1400), 250)
    page.paste(Image.fromarray(symbol), (300, 500))
    out = io.BytesIO()
    page.save(out, "JPEG")
    image = stream(
        out.getvalue(),
        b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Width 1000/Height 1400",
    )
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
                FONT,
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Resources<</XObject<</I 5 0 R>>>>/Contents 6 0 R>>",
                image,
                stream(b"q 500 0 0 700 0 0 cm /I Do Q"),
            ]
        ),
    )
    (region,) = parsed.tables["regions"].to_pylist()
    assert (region["form"], region["text"]) == ("qr", PAY)
    (shown,) = parsed.tables["images"].to_pylist()
    assert shown["format"] == "pdf"
    assert abs(shown["height"] - 1800) <= 2
    assert abs(region["x"] / shown["width"] - 324 / 1000) < 0.02, "boxes are in pixels of the page as drawn"
    assert [f["value"] for f in parsed.tables["fields"].to_pylist()] == ["alipay"]


def runs_of(symbol: np.ndarray) -> list[tuple[int, int, int]]:
    """Dark modules side by side: row, column of the first, how many."""
    made = []
    for y, row in enumerate(symbol):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], row, [False]])))
        made += [(y, int(a), int(b - a)) for a, b in edges.reshape(-1, 2)]
    return made


def drawn_code(way: str) -> bytes:
    """A QR code as programs draw it in vectors, modules of three points."""
    symbol = np.array(zxingcpp.create_barcode(PAY, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)) < 128
    runs = runs_of(symbol)
    if "module" in way:
        runs = [(y, x + i, 1) for y, x, wide in runs for i in range(wide)]
    end = "S" if "line" in way else "f"
    shapes = [
        f"{50 + 3 * x} {600 - 3 * y} m {50 + 3 * (x + wide)} {600 - 3 * y} l"
        if "line" in way
        else f"{50 + 3 * x} {600 - 3 * y} {3 * wide} 3 re"
        for y, x, wide in runs
    ]
    return "\n".join(
        ["3 w", *shapes, end] if "one path" in way else ["3 w", *(f"{s} {end}" for s in shapes)]
    ).encode()


def one_page(content: bytes) -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            FONT,
            b"<</Type/Page/Parent 2 0 R%s/Contents 5 0 R>>" % RESOURCES,
            stream(content),
        ]
    )


@pytest.mark.parametrize(
    "way",
    [
        "a box a module",
        "a box a run",
        "a line a run",
        "one path, a box a module",
        "one path, a box a run",
        "one path, a line a run",
    ],
)
def test_codes_drawn_in_vectors_are_read(tmp_path: Path, way: str) -> None:
    parsed = read(tmp_path, one_page(drawn_code(way)))
    assert [(r["form"], r["text"]) for r in parsed.tables["regions"].to_pylist()] == [("qr", PAY)]


def test_tables_of_lines_are_not_drawn_to_look_for_codes() -> None:
    """What a page of a statement with cells drawn one by one costs: drawing it takes some fifty times what reading does."""
    boxes = [f"{50 + 60 * x} {100 + 16 * y} 60 16 re S" for x in range(8) for y in range(40)]
    rules = [f"50 {100 + 16 * y} m 530 {100 + 16 * y} l S" for y in range(40)]
    edges = [
        f"{50 + 60 * x} {100 + 16 * y} m {50 + 60 * x} {116 + 16 * y} l S"
        for x in range(8)
        for y in range(40)
    ]

    def may(content: bytes) -> bool:
        with pypdfium2.PdfDocument(one_page(content)) as document:
            return may_hold_code(document[0], 80)

    assert may(drawn_code("one path, a box a run"))
    for lines in (boxes, rules * 3, edges):
        assert not may("\n".join(lines).encode())


def test_attached_files_are_handed_on(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(list.csv) 5 0 R]>>>>>>",
                b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
                FONT,
                b"<</Type/Page/Parent 2 0 R%s>>" % RESOURCES,
                b"<</Type/Filespec/F(list.csv)/UF(list.csv)/EF<</F 6 0 R>>>>",
                stream(b"a,b\n1,2\n", b"/Type/EmbeddedFile"),
            ]
        ),
    )
    assert [(m.name, m.data, m.locator) for m in parsed.members] == [
        ("list.csv", b"a,b\n1,2\n", "attachment 1")
    ]


def test_an_encrypted_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Standard handler, revision 2, with keys that no empty password opens."""
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 0/Kids[]>>",
                b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"41" * 32, b"42" * 32),
            ],
            b"/Encrypt 3 0 R/ID[<00><00>]",
        ),
    )
    assert parsed.status == "refused"
    assert parsed.reason == "encrypted: save a copy without the password and add that beside this file"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\nnothing of the kind\n%%EOF"])
def test_a_broken_file_fails_with_its_reason(tmp_path: Path, data: bytes) -> None:
    parsed = read(tmp_path, data)
    assert parsed.status == "failed"
    assert "PDFium cannot open it" in str(parsed.reason)


def test_a_page_that_is_missing_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 2/Kids[9 0 R 4 0 R]>>",
                FONT,
                b"<</Type/Page/Parent 2 0 R%s/Contents 5 0 R>>" % RESOURCES,
                words("still here"),
            ]
        ),
    )
    assert "still here" in [r["text"] for r in parsed.records()]
    assert parsed.counts.expected == parsed.counts.emitted + parsed.counts.failed + parsed.counts.refused
    assert parsed.status == "partly"


def test_only_pdf_is_taken() -> None:
    assert PARSER.accepts(b"\xef\xbb\xbf%PDF-1.4", "x")
    assert not PARSER.accepts(b"a text about %PDF", "x.pdf")
