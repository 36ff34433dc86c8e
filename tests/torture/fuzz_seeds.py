"""What fuzzing begins with for formats of which the golden files hold none, and how the inside of a package is changed.

A changed byte of a compressed member ends at its checksum and never reaches what reads documents; so members are taken out, changed and
packed again.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from tests.intake.parsers.test_access_log import COMBINED, COMMON
from tests.intake.parsers.test_alipay_bill import BILL as ALIPAY
from tests.intake.parsers.test_apk_package import app, manifest, signing_block
from tests.intake.parsers.test_bank_statement import STYLES
from tests.intake.parsers.test_odf_document import KIND, NS
from tests.intake.parsers.test_wechat_pay_bill import BILL as WECHAT_PAY

MEMBERS_BYTES = 200_000
"""A package of which the members are larger is changed from outside only."""

W3C = (
    "#Version: 1.0\n#Fields: date time c-ip cs-username cs-method cs-uri-stem cs-uri-query sc-status\n"
    "2024-03-05 07:20:00 203.0.113.9 bob GET /a did=machine-0001 200\n2024-03-05 07:21:00 203.0.113.9 - GET /b - 404\n"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B5=8B=E8=AF=95;=E7=94=B2=\r\n;;;\r\nTEL;CELL:+86 160 0000 0000\r\n"
    "item1.EMAIL;TYPE=work:a@mail-zz.example\r\nX-WECHAT:wx_zz_1\r\nNOTE:first\r\n  folded\r\nEND:VCARD\r\n"
)
TALK = "2024-03-05 15:20:00 测试甲(wx_zz_1)\n在吗\n\n2024-03-05 15:21 测试乙\n收到 [图片]\n三月五日\n测试甲 15:22\n加V 16000000000\n"
YEARLESS = (
    "03-05 15:20 测试甲: 在吗\n03-05 15:21 测试乙: 收到\n12-31 23:59 测试甲: 好\n01-01 00:01 测试乙: 新年好\n"
)
PAGE = (
    "<html><body>" + "".join(f"<div><b>测试{n % 3}</b> <i>2024-03-05 15:2{n}:00</i><p>第{n}条 加V wx_zz_{n}</p></div>" for n in range(6)) + "</body></html>"
)  # fmt: skip
THREAD = (
    "<html><body><h1>帖子</h1>"
    + "".join(
        f'<div id="p{n}"><a href="/u/{n}">楼主{n}</a><span>发表于 2024-3-5 15:2{n}</span><div>内容{n}</div><blockquote>引用</blockquote></div>'
        for n in range(5)
    )
    + "</body></html>"
)
LINES = '{"id": 1, "author": "u1", "text": "加V wx_zz_1", "time": 1709623200}\n{"id": 2, "author": "u2", "text": "好", "nested": {"a": [1, 2]}}\n'


def _odf(kind: str, body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", KIND + kind)
        z.writestr(
            "content.xml",
            f"<office:document-content {NS}><office:body>{body}</office:body></office:document-content>",
        )
        z.writestr(
            "meta.xml",
            f"<office:document-meta {NS}><office:meta><dc:creator>x</dc:creator></office:meta></office:document-meta>",
        )
        z.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def seeds() -> list[tuple[str, bytes]]:
    """(name, bytes), small ones."""
    row = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
    found = [
        ("alipay.csv", ALIPAY.encode("gb18030")),
        ("wechat-pay.csv", "\n".join(",".join(r) for r in WECHAT_PAY).encode()),
        ("access.log", (COMMON + "\n" + COMBINED + "\n").encode()),
        ("w3c.log", W3C.encode()),
        ("contacts.vcf", CARD.encode()),
        ("talk.txt", TALK.encode()),
        ("yearless.txt", YEARLESS.encode("gb18030")),
        ("chat.html", PAGE.encode()),
        ("thread.html", THREAD.encode()),
        ("lines.jsonl", LINES.encode()),
        (
            "paper.odt",
            _odf(
                "text",
                "<text:h>标题</text:h><text:p>加V <text:span>wx_zz_1</text:span><text:s text:c='3'/></text:p>",
            ),
        ),
        ("slides.odp", _odf("presentation", "<draw:page><text:p>页</text:p></draw:page>")),
        ("table.odt", _odf("text", f"<table:table>{row}</table:table>")),
        ("app.apk", app(manifest(), signing_block(b"0\x03\x02\x01\x01"))),
        ("app16.apk", app(manifest(utf8=False))),
    ]
    return found + [(f"statement-{n}.csv", text.encode()) for n, text in enumerate(STYLES.values())]


def inside(data: bytes, change: Callable[[bytes], bytes], r: random.Random) -> bytes | None:
    """A package with one of its members changed, in the order it had; None when it is none, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            infos = z.infolist()
            if not infos or len(infos) > 100 or sum(i.file_size for i in infos) > MEMBERS_BYTES:
                return None
            members = [(i.filename, z.read(i)) for i in infos]
    except Exception:  # noqa: BLE001 - seeds are broken on purpose; whatever cannot be opened is changed from outside
        return None
    chosen = r.randrange(len(members))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for n, (name, body) in enumerate(members):
            z.writestr(zipfile.ZipInfo(name), change(body) if n == chosen else body)
    return out.getvalue()
