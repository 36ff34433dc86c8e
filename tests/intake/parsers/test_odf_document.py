"""OpenDocument: text, pages, comments, deleted text, links; encrypted ones named; tables passed on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ringbreak.intake.parsers.odf_document import PARSER
from ringbreak.intake.read import Parsed, read_file

KIND = "application/vnd.oasis.opendocument."
NS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw", "style", "meta")
)
NS += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(
    folder: Path, content: str, kind: str = "text", parts: Mapping[str, str | bytes] | None = None
) -> Parsed:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", KIND + kind)
        z.writestr(
            "content.xml",
            f"<office:document-content {NS}><office:body>{content}</office:body></office:document-content>",
        )
        for name, data in (parts or {}).items():
            z.writestr(name, data)
    path = folder / "paper"
    path.write_bytes(out.getvalue())
    return read_file(path, parsers=[PARSER])


def fields(parsed: Parsed) -> dict[str, str]:
    return {f["field"]: f["value"] for f in parsed.tables["fields"].to_pylist()}


@pytest.mark.parametrize(
    ("why", "content", "text"),
    [
        ("paragraphs", "<text:h>标题</text:h><text:p>甲<text:span>乙</text:span></text:p>", "标题\n甲乙"),
        (
            "spaces, tabs, breaks",
            '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>',
            "a   b\tc\nd",
        ),
        ("whitespace between elements is none of it", "<text:p>a</text:p>\n   <text:p>b</text:p>", "a\nb"),
        (
            "a row is a line",
            "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
            "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>",
            "甲 \t乙 \t",
        ),
    ],
)
def test_text_comes_in_the_order_of_the_file(tmp_path: Path, why: str, content: str, text: str) -> None:
    (record,) = read(tmp_path, content).records()
    assert (record["locator"], record["text"]) == ("document", text), why


def test_comments_deleted_text_links_headers_and_author(tmp_path: Path) -> None:
    content = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>阿海</dc:creator></office:change-info>"
        "<text:p>老价格 15</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>see <text:a xlink:href="https://shili.example/x">here</text:a><office:annotation><dc:creator>小美</dc:creator>'
        "<dc:date>2024-03-04T09:00:00</dc:date><text:p>改一下</text:p></office:annotation></text:p>"
    )
    parsed = read(
        tmp_path,
        content,
        parts={
            "styles.xml": f"<office:document-styles {NS}><style:header><text:p>内部</text:p></style:header></office:document-styles>",
            "meta.xml": f"<office:document-meta {NS}><dc:title>价目</dc:title><meta:initial-creator>小美</meta:initial-creator></office:document-meta>",
        },
    )
    document, comment = parsed.records()
    assert (document["text"], document["title"], document["author_name"]) == ("see here", "价目", "小美")
    assert (comment["kind"], comment["author_name"], comment["text"]) == ("comment", "小美", "改一下")
    assert str(comment["sent_at"])[:19] == "2024-03-04 01:00:00"
    assert fields(parsed) == {
        "deleted:1": "老价格 15",
        "link:1": "https://shili.example/x",
        "header:1": "内部",
    }


def test_each_page_of_a_presentation_is_a_record(tmp_path: Path) -> None:
    content = "<draw:page><text:p>一</text:p></draw:page><draw:page><text:p>二</text:p></draw:page>"
    parsed = read(tmp_path, content, "presentation", {"Pictures/a.png": b"png"})
    assert [(r["locator"], r["text"]) for r in parsed.records()] == [("slide 1", "一"), ("slide 2", "二")]
    assert [m.name for m in parsed.members] == ["Pictures/a.png"]


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    parsed = read(tmp_path, "", parts={"META-INF/manifest.xml": manifest})
    assert (parsed.status, parsed.reason) == (
        "refused",
        "encrypted: save a copy without the password and add that beside this file",
    )


def test_a_table_is_passed_on(tmp_path: Path) -> None:
    parsed = read(tmp_path, "", "spreadsheet")
    assert parsed.parser is None
    assert any("a table" in i["reason"] for i in parsed.issues)


def test_broken_content_keeps_what_came_before(tmp_path: Path) -> None:
    parsed = read(tmp_path, "<text:p>kept</text:p><broken>")
    assert (parsed.status, [r["text"] for r in parsed.records()]) == ("partly", ["kept"])
