"""Word documents: order of the text, what hides beside it, embedded files, bombs and damage."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ringbreak.intake.parser import Limits, Reading
from ringbreak.intake.parsers.docx_document import PARSER
from ringbreak.intake.read import Parsed, read_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def package(parts: Mapping[str, str | bytes], kind: str = KIND, relations: str = "") -> bytes:
    """A docx of these parts; `relations` are those of the main part."""
    out = io.BytesIO()
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}.main+xml"/></Types>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", types)
        z.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="r" Type="{RELATIONS}officeDocument" Target="word/document.xml"/></Relationships>',
        )
        z.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, data in parts.items():
            z.writestr(name, data)
    return out.getvalue()


def body(inner: str) -> dict[str, str | bytes]:
    return {"word/document.xml": f"<w:document {W} {R} {MC}><w:body>{inner}</w:body></w:document>"}


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relation(kind: str, target: str, name: str = "x", *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{RELATIONS}{kind}" Target="{target}"{mode}/>'


def read(folder: Path, data: bytes, **limits: int) -> Parsed:
    path = folder / "letter"
    path.write_bytes(data)
    return read_file(path, parsers=[PARSER], reading=Reading(limits=Limits(**limits)))


def fields(parsed: Parsed) -> dict[str, str]:
    return {f["field"]: f["value"] for f in parsed.tables["fields"].to_pylist()}


@pytest.mark.parametrize(
    ("why", "inner", "text"),
    [
        ("paragraphs", p("甲") + p("乙"), "甲\n乙"),
        ("runs are joined", "<w:p><w:r><w:t>加微</w:t></w:r><w:r><w:t>信：a</w:t></w:r></w:p>", "加微信：a"),
        (
            "tabs and breaks",
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a\tb\nc",
        ),
        ("space inside is kept", '<w:p><w:r><w:t xml:space="preserve"> a  b </w:t></w:r></w:p>', " a  b "),
        (
            "a row is a line, its cells parted by tabs",
            f"<w:tbl><w:tr><w:tc>{p('姓名')}</w:tc><w:tc>{p('电话')}{p('备用')}</w:tc></w:tr><w:tr><w:tc>{p('张')}</w:tc></w:tr></w:tbl>{p('完')}",
            "姓名\t电话 备用\n张\n完",
        ),
        (
            "a table in a cell",
            f"<w:tbl><w:tr><w:tc>{p('a')}<w:tbl><w:tr><w:tc>{p('b')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>{p('c')}",
            "a b\nc",
        ),
        (
            "the old twin of a text box is left out",
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{p('box')}</mc:Choice><mc:Fallback>{p('box')}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "box",
        ),
        ("inserted text is text", "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", "new"),
    ],
)
def test_text_comes_in_the_order_of_the_file(tmp_path: Path, why: str, inner: str, text: str) -> None:
    (record,) = read(tmp_path, package(body(inner))).records()
    assert str(record["text"]).replace("\t\n", "\n") == text, why
    assert (record["locator"], record["kind"]) == ("document", "document")


def test_deleted_text_link_targets_and_field_codes_are_kept_beside_the_text(tmp_path: Path) -> None:
    inner = (
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>click</w:t></w:r></w:hyperlink>'
        "<w:del><w:r><w:delText>the real price is 20</w:delText></w:r></w:del>"
        '<w:r><w:instrText>DDEAUTO c:\\\\</w:instrText></w:r><w:r><w:instrText>cmd.exe "/k"</w:instrText></w:r></w:p>'
    )
    parsed = read(
        tmp_path,
        package(body(inner), relations=relation("hyperlink", "https://shili.example/a", external=True)),
    )
    assert [r["text"] for r in parsed.records()] == ["click"]
    assert fields(parsed) == {
        "link:1": "https://shili.example/a",
        "deleted:1": "the real price is 20",
        "code:1": 'DDEAUTO c:\\\\cmd.exe "/k"',
    }


def test_headers_notes_and_remote_templates_are_kept(tmp_path: Path) -> None:
    parts = body(p("text"))
    parts["word/header1.xml"] = f"<w:hdr {W}>{p('内部资料')}</w:hdr>"
    parts["word/footnotes.xml"] = (
        f"<w:footnotes {W}><w:footnote>{p('see QQ 9999000001')}</w:footnote></w:footnotes>"
    )
    relations = (
        relation("header", "header1.xml", "a")
        + relation("footnotes", "footnotes.xml", "b")
        + relation("attachedTemplate", "https://shili.example/t.dotm", "c", external=True)
    )
    assert fields(read(tmp_path, package(parts, relations=relations))) == {
        "header:header1.xml": "内部资料",
        "footnotes:footnotes.xml": "see QQ 9999000001",
        "external:attachedTemplate:c": "https://shili.example/t.dotm",
    }


def test_a_comment_is_a_record_of_its_author(tmp_path: Path) -> None:
    parts = body(p("text"))
    parts["word/comments.xml"] = (
        f'<w:comments {W}><w:comment w:id="4" w:author="小美" w:date="2024-03-04T09:00:00+08:00">{p("涨价")}</w:comment>'
        f'<w:comment w:id="5" w:author="阿海" w:date="2024-03-04T09:00:00Z">{p("不行")}</w:comment></w:comments>'
    )
    parsed = read(tmp_path, package(parts, relations=relation("comments", "comments.xml")))
    said = [
        (r["locator"], r["kind"], r["author_name"], r["text"], str(r["sent_at"])[:19])
        for r in parsed.records()
    ]
    assert said[1:] == [
        ("comment 4", "comment", "小美", "涨价", "2024-03-04 01:00:00"),
        ("comment 5", "comment", "阿海", "不行", "None"),
    ]
    assert fields(parsed) == {"comment:date": "2024-03-04T09:00:00Z"}, (
        "Word marks local time as UTC: kept, not trusted"
    )


def test_properties_pictures_and_macros(tmp_path: Path) -> None:
    parts = body(p("text"))
    parts["docProps/core.xml"] = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="x"><dc:title>合同</dc:title><dc:creator>小美</dc:creator>'
        "<cp:lastModifiedBy>阿海</cp:lastModifiedBy></c>"
    )
    parts["word/media/image1.png"] = b"png bytes"
    parts["word/vbaProject.bin"] = b"x"
    parsed = read(tmp_path, package(parts))
    (record,) = parsed.records()
    assert (record["title"], record["author_name"]) == ("合同", "小美")
    assert fields(parsed) == {"docx:lastModifiedBy": "阿海"}
    assert [(m.name, m.data) for m in parsed.members] == [("word/media/image1.png", b"png bytes")]
    assert [i["reason"] for i in parsed.issues] == ["holds macros; they were not run"]


def test_two_hundred_thousand_paragraphs_take_seconds_and_become_several_records(tmp_path: Path) -> None:
    data = package(body(p("加微信：lizi") * 200_000))
    start = time.process_time()
    parsed = read(tmp_path, data)
    assert time.process_time() - start < 15
    assert parsed.status == "read"
    texts = [str(r["text"]) for r in parsed.records()]
    assert len(texts) > 5
    assert max(map(len, texts)) < 400_000
    assert sum(t.count("lizi") for t in texts) == 200_000


@pytest.mark.parametrize(
    ("why", "data", "limits", "reason"),
    [
        ("a part that unpacks a thousandfold", package(body(p("a" * 30_000_000))), {"free_bytes": 1 << 20}, "unpacks to more than the limit"),
        ("more parts than allowed", package({**body(""), **{f"x{n}": "" for n in range(30)}}), {"members": 20}, "more than 20 files inside"),
        ("XML that stops", package({"word/document.xml": f"<w:document {W}><w:body>{p('kept')}<w:p>"}), {}, "no well-formed XML"),
    ],
)  # fmt: skip
def test_hostile_and_damaged_files_are_named(
    tmp_path: Path, why: str, data: bytes, limits: dict[str, int], reason: str
) -> None:
    parsed = read(tmp_path, data, **limits)
    assert reason in str(parsed.reason), why


def test_what_came_before_the_damage_is_read(tmp_path: Path) -> None:
    parsed = read(tmp_path, package({"word/document.xml": f"<w:document {W}><w:body>{p('kept')}<w:p>"}))
    assert (parsed.status, [r["text"] for r in parsed.records()]) == ("partly", ["kept"])


def test_entities_are_not_opened(tmp_path: Path) -> None:
    """Neither the file outside nor a thousand laughs."""
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<!DOCTYPE d [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY l0 "ha">{laughs}]>'
        f"<w:document {W}><w:body>{p('a&f;&l9;b')}</w:body></w:document>"
    )
    parsed = read(tmp_path, package({"word/document.xml": xml}))
    said = "".join(str(r["text"]) for r in parsed.records())
    assert said == ""
    assert (parsed.status, parsed.reason) == (
        "refused",
        "the XML declares a document type, which office files never do",
    )


def test_other_office_files_are_passed_on(tmp_path: Path) -> None:
    sheet = package(body(""), kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    assert read(tmp_path, sheet).parser is None
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as z:
        z.writestr("word/notes.txt", "no office document")
    assert read(tmp_path, plain.getvalue()).parser is None


@pytest.mark.parametrize("kept", [0.97, 0.8, 0.6])
def test_a_document_cut_short_is_read_up_to_the_cut_and_not_as_loose_xml(tmp_path: Path, kept: float) -> None:
    import random

    letters = random.Random(7)
    paragraphs = [
        f"第{i}段 " + "".join(chr(letters.randrange(0x4E00, 0x9000)) for _ in range(200)) for i in range(60)
    ]
    whole = package(body("".join(p(t) for t in paragraphs)))
    path = tmp_path / "信.docx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    outer = read_file(path, name="信.docx")
    assert outer.status == "partly"
    assert any("its directory is missing" in i["reason"] for i in outer.issues)
    assert [m.name for m in outer.members] == ["信.docx"], "one document, not its parts"
    inner = tmp_path / "inner"
    data = outer.members[0].data
    inner.write_bytes(data if isinstance(data, bytes) else data.read_bytes())
    again = read_file(inner, name="信.docx")
    assert again.parser == PARSER.name
    text = "\n".join(str(r["text"]) for r in again.records())
    found = [t for t in paragraphs if t in text]
    assert found == paragraphs[: len(found)]
    assert len(found) >= 60 * (kept - 0.15)
    assert "<w:" not in text


def row(*cells: str, span: int = 1) -> str:
    wide = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return "<w:tr>" + "".join(f"<w:tc>{wide}{p(c)}</w:tc>" for c in cells) + "</w:tr>"


REGISTER = ("报案时间", "报案人", "联系电话", "简要案情", "涉案金额")


def complaints(count: int) -> list[tuple[str, ...]]:
    return [(f"2031-03-{n + 1:02d}", "甲某", f"160000000{n:02d}", f"对方让我转账，第{n}笔", f"{n + 1}00") for n in range(count)]  # fmt: skip


def test_a_register_in_a_document_is_read_row_by_row(tmp_path: Path) -> None:
    rows = complaints(6)
    table = f"<w:tbl>{row('某县登记表', span=5)}{row(*REGISTER)}{''.join(row(*r) for r in rows)}</w:tbl>"
    parsed = read(tmp_path, package(body(p("前言") + table + p("后记"))))
    said = {r["locator"]: (r["kind"], r["text"]) for r in parsed.records()}
    assert said.pop("document") == ("document", "前言\n后记")
    assert said.pop("row 1") == ("metadata", "某县登记表")
    assert said == {f"row {n + 3}": ("message", r[3]) for n, r in enumerate(rows)}
    values = {f["value"] for f in parsed.tables["fields"].to_pylist()}
    assert {r[2] for r in rows} <= values


def test_a_cell_merged_over_rows_of_a_register_is_said_of_each(tmp_path: Path) -> None:
    def merged(cells: tuple[str, ...], n: int) -> str:
        how = '<w:vMerge w:val="restart"/>' if n % 3 == 0 else "<w:vMerge/>"
        shown = [c if n % 3 == 0 or place != 1 else "" for place, c in enumerate(cells)]
        return (
            "<w:tr>"
            + "".join(
                f"<w:tc>{f'<w:tcPr>{how}</w:tcPr>' if place == 1 else ''}{p(c)}</w:tc>"
                for place, c in enumerate(shown)
            )
            + "</w:tr>"
        )

    rows = [(r[0], f"甲某{n // 3}", *r[2:]) for n, r in enumerate(complaints(6))]
    table = f"<w:tbl>{row(*REGISTER)}{''.join(merged(r, n) for n, r in enumerate(rows))}</w:tbl>"
    parsed = read(tmp_path, package(body(p("前言") + table)))
    who = {f["record_id"]: f["value"] for f in parsed.tables["fields"].to_pylist() if f["field"] == "报案人"}
    assert [who.get(r["record_id"]) for r in parsed.records() if r["kind"] == "message"] == [
        r[1] for r in rows
    ]


def test_two_tables_of_a_document_say_which_they_are(tmp_path: Path) -> None:
    table = f"<w:tbl>{row(*REGISTER)}{''.join(row(*r) for r in complaints(5))}</w:tbl>"
    parsed = read(tmp_path, package(body(table + p("又") + table)))
    places = [r["locator"] for r in parsed.records() if r["kind"] == "message"]
    assert places == [f"table {t} row {n}" for t in (1, 2) for n in range(2, 7)]


@pytest.mark.parametrize(
    "rows",
    [
        [REGISTER, *complaints(4)],
        [("姓名", "甲某", "电话", "16000000001"), *[("时间", "2031", "金额", f"{n}") for n in range(6)]],
        [("品名", "数量", "单价", "金额"), *[(f"样品{n}", "2", "5.00", "10.00") for n in range(6)]],
        [("一", "二", "三", "四", "五"), *complaints(6)],
    ],
    ids=["four rows", "a form", "goods", "no known header"],
)
def test_other_tables_stay_text_of_the_document(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    parsed = read(tmp_path, package(body(p("前") + f"<w:tbl>{''.join(row(*r) for r in rows)}</w:tbl>")))
    assert [(r["kind"], r["text"]) for r in parsed.records()] == [
        ("document", "\n".join(["前", *("\t".join(r) for r in rows)]))
    ]


def test_a_register_cut_short_stays_text(tmp_path: Path) -> None:
    rows = "".join(row(*r) for r in [REGISTER, *complaints(6)])
    parsed = read(
        tmp_path, package({"word/document.xml": f"<w:document {W}><w:body>{p('前')}<w:tbl>{rows}<w:tr><w:t"})
    )
    assert parsed.status == "partly"
    assert [r["kind"] for r in parsed.records()] == ["document"]
    assert all(r[3] in parsed.records()[0]["text"] for r in complaints(6))
