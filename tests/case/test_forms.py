"""The custody forms say what the log says, and what evidence is called cannot harm who opens them."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ringbreak.case.api import OpenCase, new_case
from ringbreak.case.authority import Authority
from ringbreak.case.forms import forms, markdown, page, sheet, write_forms

HOSTILE = (
    "=cmd|'.csv",
    "<script>alert(1)<.txt",
    "a|b`c.md",
    "\u202egnp.exe",
    "[x](javascript:1).txt",
    "+1.txt",
    "@x.txt",
    "-2.txt",
)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (*HOSTILE, "合同.docx"):
        (folder / name).write_text(name)
    case = new_case(tmp_path / "case", who="张三", name="示例案件")
    case.add([folder], authority=Authority.stated("warrant 2026-0"))
    return case


def test_every_piece_stands_in_the_list_with_category_format_and_check_values(case: OpenCase) -> None:
    """Article 14 of the rules of 2016: category, file format, integrity check value."""
    chinese, _ = forms(case)
    columns, rows = chinese.sections[0][1:]
    listed = [dict(zip(columns, row, strict=True)) for row in rows]
    entries = list(case.log.of("evidence.add"))
    assert [r["完整性校验值 SHA-256"] for r in listed] == [e.body["sha256"] for e in entries]
    assert [r["完整性校验值 SM3"] for r in listed] == [e.body["sm3"] for e in entries]
    contract = next(r for r in listed if r["名称"] == "合同.docx")
    assert (contract["类别"], contract["文件格式"], contract["操作人"]) == ("文档", "docx", "张三")
    assert contract["法律依据"] == "warrant 2026-0"
    assert "见证人" in chinese.signatures


def test_every_log_entry_is_an_event_of_the_record(case: OpenCase) -> None:
    _, iso = forms(case)
    events = iso.sections[1][2]
    assert [e[0] for e in events] == [f"L{e.seq}" for e in case.log.entries]
    assert [e[5] for e in events] == [e.digest for e in case.log.entries]


def test_what_the_log_does_not_know_is_a_line_to_fill_in(case: OpenCase) -> None:
    chinese, iso = forms(case)
    assert dict(chinese.head)["案件编号"] == ""
    assert "案件编号: \\_" in markdown(chinese) or "案件编号: ____" in markdown(chinese)
    assert dict(iso.head)["Reference number"] == ""


def test_no_cell_of_the_sheet_is_a_formula(case: OpenCase) -> None:
    for form in forms(case):
        cells = [c for row in csv.reader(io.StringIO(sheet(form))) for c in row]
        assert not [c for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\r")]
        assert any(c == "'=cmd|'.csv" for c in cells)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_the_page_holds_no_markup_of_the_evidence(case: OpenCase) -> None:
    for form in forms(case):
        text = page(form)
        tags = Tags()
        tags.feed(text)
        assert not {"script", "a", "img", "iframe"} & set(tags.tags)
        assert "&lt;script&gt;" in text
        assert "\u202e" not in text
        assert not re.search("https?://", text)
        assert "default-src 'none'" in text


def test_markdown_shows_names_as_they_are_and_not_as_markup(case: OpenCase) -> None:
    for form in forms(case):
        text = markdown(form)
        table = [line for line in text.split("\n") if "javascript" in line]
        assert table
        assert all("\\[x\\]\\(javascript" in line for line in table)
        widths = {
            len(re.findall(r"(?<!\\)\|", line))
            for line in text.split("\n")
            if line.startswith(("| L", "| 1 "))
        }
        assert len(widths) <= 2


def test_the_same_log_gives_the_same_files(case: OpenCase) -> None:
    first = {p.name: p.read_bytes() for p in write_forms(case)}
    assert len(first) == 6
    assert {p.name: p.read_bytes() for p in write_forms(case)} == first
