"""A workbook cut anywhere gives the rows that are still in it, whatever the order its program writes the parts in."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from ringbreak.intake.archive import Room
from ringbreak.intake.parser import Issue, Member, Reading, Source
from ringbreak.intake.read import Parsed
from ringbreak.intake.zip_salvage import salvage

from .parsers.reading import read, reasons, texts

ORDERS = {
    "excel": ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/theme/theme1.xml", "xl/styles.xml"),
    "libre": ("_rels/.rels", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"),
    "sheets first": ("docProps/app.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
}  # fmt: skip


def workbook(order: tuple[str, ...]) -> tuple[bytes, dict[str, int]]:
    """A workbook of 60 rows with its parts in this order, and where each begins."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("流水")
    chance = random.Random(4)
    for x, head in enumerate(("交易时间", "付款账号", "收款账号", "金额")):
        sheet.write_string(0, x, head)
    for y in range(1, 61):
        sheet.write_string(y, 0, f"2025-03-{1 + y % 28:02d} 10:00:00")
        sheet.write_string(y, 1, f"62000000{chance.randrange(10**10):010d}")
        sheet.write_string(y, 2, "6200000000000003151")
        sheet.write_number(y, 3, 500 + y)
    book.close()
    whole = zipfile.ZipFile(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name in [*order, *(n for n in whole.namelist() if n not in order)]:
            z.writestr(zipfile.ZipInfo(name), whole.read(name), zipfile.ZIP_DEFLATED)
        places = {i.filename: i.header_offset for i in z.infolist()}
    return out.getvalue(), places


def left(data: bytes) -> tuple[Parsed, list[str]]:
    """What is read of the document inside a cut file, and all that is said to be lost."""
    outside = read(data, "流水.xlsx")
    (member,) = outside.members
    content = member.data if isinstance(member.data, bytes) else member.data.read_bytes()
    inside = read(content, member.name)
    return inside, [*reasons(outside), *reasons(inside)]


@pytest.mark.parametrize("order", ORDERS)
def test_all_rows_are_read_once_sheet_and_strings_are_whole(order: str) -> None:
    data, places = workbook(ORDERS[order])
    names = sorted(places, key=places.__getitem__)
    behind = max(places["xl/sharedStrings.xml"], places["xl/worksheets/sheet1.xml"])
    later = [places[n] for n in names if places[n] > behind]
    for start, stop in zip(later, [*later[1:], len(data) - 60], strict=True):
        # At the beginning of each part behind, and in its middle.
        for cut in (start, (start + stop) // 2):
            parsed, lost = left(data[:cut])
            assert len(parsed.tables["transfers"]) == 60, (order, cut)
            assert any("its directory is missing" in r for r in lost)


@pytest.mark.parametrize("order", ORDERS)
def test_a_cut_inside_the_sheet_gives_the_rows_before_it_and_no_markup(order: str) -> None:
    data, places = workbook(ORDERS[order])
    start = places["xl/worksheets/sheet1.xml"]
    following = min([p for p in places.values() if p > start], default=len(data))
    parsed, _ = left(data[: start + (following - start) * 3 // 4])
    assert 20 <= len(parsed.tables["transfers"]) < 60
    assert not [t for t in texts(parsed) if "<" in str(t)]


def test_what_was_lost_with_the_cut_is_said() -> None:
    data, places = workbook(ORDERS["sheets first"])
    told = " ".join(left(data[: places["_rels/.rels"]])[1])
    assert "they go by the names of their parts" in told
    assert "dates may stand as numbers of days" in told


def found(data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """Members saved from a zip without a directory, and the names of what was lost."""
    path = folder / "cut.zip"
    path.write_bytes(data)
    source = Source(path, "cut.zip", "e" * 64, len(data), Reading())
    saved, lost = [], []
    with open(path, "rb") as file:
        for item in salvage(file, Room(source)):
            if isinstance(item, Member):
                saved.append(item.name)
            elif isinstance(item, Issue):
                lost.append(item.locator or "")
    return saved, lost


@pytest.mark.parametrize("what", ["header", "data", "sizes"])
def test_what_stands_behind_a_damaged_member_is_found(what: str, tmp_path: Path) -> None:
    made = io.BytesIO()
    chance = random.Random(2)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as z:
        for i in range(6):
            z.writestr(
                zipfile.ZipInfo(f"{i}.txt"), "".join(chance.choices("abcdefgh", k=900)), zipfile.ZIP_DEFLATED
            )
        places = [i.header_offset for i in z.infolist()]
    data = bytearray(made.getvalue()[:-200])
    at = places[2]
    if what == "header":
        data[at : at + 12] = b"\xff" * 12
    elif what == "data":
        data[at + 40 : at + 60] = b"\xff" * 20
    else:
        data[at + 18 : at + 22] = b"\xff\xff\xff\x7f"
    saved, lost = found(bytes(data), tmp_path)
    # A wrong size alone costs nothing: the packed data say themselves where they end.
    assert saved == [f"{i}.txt" for i in range(6) if i != 2 or what == "sizes"]
    assert lost == (["2.txt"] if what == "data" else [])


def test_a_zip_stored_in_a_cut_zip_is_looked_through_in_its_turn() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as z:
        for i in range(20):
            z.writestr(f"{i}.txt", f"第{i}条：加微信 shili_heimai88，转账500元。" * 20)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_STORED) as z:
        z.writestr("里面.zip", inner.getvalue())
    parsed = read(outer.getvalue()[: len(inner.getvalue()) // 2], "外面.zip")
    assert [m.name for m in parsed.members] == ["里面.zip"]
