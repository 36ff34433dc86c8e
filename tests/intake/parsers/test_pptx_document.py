"""PowerPoint: a record a slide in the order of the show, with notes, links and pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from ringbreak.intake.parsers.pptx_document import PARSER
from ringbreak.intake.read import Parsed, read_file

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KIND = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def relations(*rows: tuple[str, str, str, bool]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{RELATIONS}{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if out else ""}/>'
        for i, kind, target, out in rows
    )
    return f"<Relationships>{inner}</Relationships>"


def slide(inner: str) -> str:
    return f"<p:sld {P} {A}><p:cSld>{inner}</p:cSld></p:sld>"


def p(text: str) -> str:
    return f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"


def read(folder: Path, parts: Mapping[str, str | bytes]) -> Parsed:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/ppt/presentation.xml" ContentType="{KIND}"/></Types>',
        )
        z.writestr("_rels/.rels", relations(("r", "officeDocument", "ppt/presentation.xml", False)))
        for name, data in parts.items():
            z.writestr(name, data)
    path = folder / "show"
    path.write_bytes(out.getvalue())
    return read_file(path, parsers=[PARSER])


SHOW = {
    "ppt/presentation.xml": f'<p:presentation {P} {R}><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>',
    "ppt/_rels/presentation.xml.rels": relations(
        ("a", "slide", "slides/slide1.xml", False), ("b", "slide", "slides/slide2.xml", False)
    ),
    "ppt/slides/slide1.xml": slide(p("第二步") + p("收款")),
    "ppt/slides/slide2.xml": slide(p("第一步")),
}


def test_slides_come_in_the_order_of_the_show(tmp_path: Path) -> None:
    parsed = read(tmp_path, SHOW)
    assert parsed.status == "read"
    assert [(r["locator"], r["kind"], r["text"]) for r in parsed.records()] == [
        ("slide 1", "slide", "第一步"),
        ("slide 2", "slide", "第二步\n收款"),
    ]
    assert parsed.counts.expected == 2


def test_notes_links_tables_and_pictures(tmp_path: Path) -> None:
    table = f"<a:tbl><a:tr><a:tc>{p('品类')}</a:tc><a:tc>{p('价格')}</a:tc></a:tr></a:tbl>"
    parsed = read(
        tmp_path,
        {
            **SHOW,
            "ppt/slides/slide2.xml": slide(table),
            "ppt/slides/_rels/slide2.xml.rels": relations(
                ("n", "notesSlide", "../notesSlides/notesSlide1.xml", False),
                ("h", "hyperlink", "https://shili.example", True),
            ),
            "ppt/notesSlides/notesSlide1.xml": slide(p("不要给外人看")),
            "ppt/media/image1.png": b"png",
        },
    )
    assert parsed.records()[0]["text"] == "品类 \t价格 \t"
    assert {f["field"]: f["value"] for f in parsed.tables["fields"].to_pylist()} == {
        "link:1": "https://shili.example",
        "notes": "不要给外人看",
    }
    assert [m.name for m in parsed.members] == ["ppt/media/image1.png"]


def test_a_broken_slide_costs_that_slide_only(tmp_path: Path) -> None:
    parsed = read(tmp_path, {**SHOW, "ppt/slides/slide2.xml": "<p:sld"})
    assert (parsed.status, parsed.counts.failed) == ("partly", 1)
    assert [r["locator"] for r in parsed.records()] == ["slide 2"]
