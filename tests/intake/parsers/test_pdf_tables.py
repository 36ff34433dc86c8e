"""Tables on pages of a PDF: with and without drawn lines, over several pages, with cells of several lines; what is none stays text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ringbreak.intake.parsers.pdf_document import PARSER
from ringbreak.intake.pdf.bands import joined
from ringbreak.intake.pdf.layout import Run
from ringbreak.intake.pdf.tables import _MOST_LETTERS, Tables
from ringbreak.intake.read import Parsed, read_file
from tests.intake.pdf_pages import Page, written

HEADER = ("Date", "Description", "Money out", "Money in", "Balance")
XS = (40.0, 110.0, 330.0, 400.0, 470.0)
NARROW = ("Date", "Type", "Amount", "Balance", "Payee", "Payee account")
NARROW_XS = (30.0, 100.0, 150.0, 220.0, 290.0, 360.0)


def entry(n: int) -> list[str | None]:
    out = n % 3 > 0
    return [f"{1 + n % 28:02d} Mar 2031", f"SAMPLE SHOP {n}", f"{n + 1}.50" if out else None, None if out else f"{n + 1}.50", f"{900 - n}.00"]  # fmt: skip


def narrow_entry(n: int) -> list[str | None]:
    return [f"2031-03-{1 + n % 28:02d}", "TFR", f"-{n + 1}.50", f"{9000 - n}.00", ("A SAMPLE", "SAMPLE SHOP OF THE TOWN", "B OTHER")[n % 3], f"62000000000000{n:05d}"]  # fmt: skip


def read(folder: Path, pages: Sequence[Page]) -> Parsed:
    path = folder / "statement.pdf"
    path.write_bytes(written(pages))
    return read_file(path, parsers=[PARSER])


def rows_of(parsed: Parsed) -> list[tuple[str, dict[str, str]]]:
    """Locator and cells of every row."""
    cells: dict[int, dict[str, str]] = {}
    for f in parsed.tables["fields"].to_pylist():
        cells.setdefault(f["record_id"], {})[f["field"]] = f["value"]
    return [(r["locator"], cells.get(r["record_id"], {})) for r in parsed.records() if r["kind"] not in ("page", "metadata")]  # fmt: skip


def filled(header: Sequence[str], row: Sequence[str | None]) -> dict[str, str]:
    return {h: c for h, c in zip(header, row, strict=True) if c}


def bare_page(first: int, count: int, *, header: bool = True, top: float = 780, turn: int = 0) -> Page:
    page = Page(turn=turn)
    if header:
        page.row(top, XS, HEADER)
    for n in range(count):
        page.row(top - 14 * (n + 1), XS, entry(first + n))
    return page


@pytest.mark.parametrize("header_again", [True, False])
def test_a_statement_without_lines_goes_on_over_pages(tmp_path: Path, header_again: bool) -> None:
    first, second = bare_page(0, 20), bare_page(20, 7, header=header_again)
    first.texts += [
        (40, 820, "Sample Bank"),
        (40, 806, "Account number: 00000011"),
        (280, 20, "Page 1"),
    ]
    second.texts.append((280, 20, "Page 2"))
    parsed = read(tmp_path, [first, second])
    assert parsed.status == "read"
    assert rows_of(parsed) == [
        (f"page {1 + n // 20} row {1 + n % 20}", filled(HEADER, entry(n))) for n in range(27)
    ]
    transfers = parsed.tables["transfers"].to_pylist()
    assert len(transfers) == 27
    assert {t["payer"] for t in transfers if t["payer"]} == {"00000011"}
    pages = {r["locator"]: r["text"] for r in parsed.records() if r["kind"] in ("page", "metadata")}
    assert pages == {
        "page 1": "Page 1",
        "page 2": "Page 2",
        "page 1, above the table": "Sample Bank\nAccount number: 00000011",
    }
    assert parsed.counts.expected == parsed.counts.emitted
    assert not [i for i in parsed.tables["issues"].to_pylist() if "items" in i["reason"]]


def test_a_page_shown_turned_is_read_as_it_is_seen(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, [bare_page(0, 20, top=550, turn=90)])) == [
        (f"page 1 row {n + 1}", filled(HEADER, entry(n))) for n in range(20)
    ]


@pytest.mark.parametrize("above", [True, False], ids=["around the row", "below the row"])
def test_lines_of_words_belong_to_the_nearer_row(tmp_path: Path, above: bool) -> None:
    page, wanted = Page(), []
    page.row(790, XS, HEADER)
    y = 775.0
    for n in range(12):
        row = entry(n)
        page.row(y, XS, [c if i != 1 or not above else None for i, c in enumerate(row)])
        wanted.append(filled(HEADER, row))
        if n % 4 == 1:
            if above:
                page.texts += [(XS[1], y + 5, "FIRST PART OF IT"), (XS[1], y - 5, "AND THE REST")]
                wanted[-1]["Description"] = "FIRST PART OF IT AND THE REST"
            else:
                page.texts.append((XS[1], y - 11, "AND THE REST"))
                wanted[-1]["Description"] += " AND THE REST"
            y -= 11
        elif above:
            page.texts.append((XS[1], y, str(row[1])))
        y -= 22
    assert [cells for _, cells in rows_of(read(tmp_path, [page]))] == wanted


def test_a_line_as_near_to_two_rows_belongs_to_none(tmp_path: Path) -> None:
    page = Page()
    page.row(790, XS, HEADER)
    for n in range(12):
        page.row(770 - 20 * n, XS, entry(n))
    page.texts.append((XS[1], 770 - 20 * 4 - 10, "WHOSE IS THIS"))
    parsed = read(tmp_path, [page])
    assert [c for _, c in rows_of(parsed)] == [filled(HEADER, entry(n)) for n in range(12)]
    assert [r["text"] for r in parsed.records() if r["kind"] == "page"] == ["WHOSE IS THIS"]


def ruled_page(rows: Sequence[Sequence[str | None]], *, upright: bool) -> Page:
    """Rows of two lines each, names broken in two, between lines."""
    page = Page()
    y, edges = 800.0, [*(x - 3 for x in NARROW_XS), 560.0]
    for row in [NARROW, *rows]:
        for x, cell in zip(NARROW_XS, row, strict=True):
            if cell and len(cell) > 19:
                page.texts += [(x, y - 10, cell[:11]), (x, y - 20, cell[12:])]
            elif cell:
                page.texts.append((x, y - 15, cell))
        for left, right in itertools.pairwise(edges):
            if upright:
                page.box(left, y - 25, right, y)
        if not upright:
            page.lines += [(edges[0], y, edges[-1], y), (edges[0], y - 25, edges[-1], y - 25)]
        y -= 25
    return page


@pytest.mark.parametrize("upright", [True, False], ids=["boxes", "level lines"])
def test_drawn_lines_tell_rows_and_cells(tmp_path: Path, upright: bool) -> None:
    rows = [narrow_entry(n) for n in range(15)]
    parsed = read(tmp_path, [ruled_page(rows, upright=upright)])
    assert [c for _, c in rows_of(parsed)] == [filled(NARROW, r) for r in rows]
    assert len(parsed.tables["transfers"]) == 15


def test_boxes_hold_empty_cells_and_a_row_broken_by_the_page(tmp_path: Path) -> None:
    header = ("Report time", "Name", "Phone", "Message")
    xs, edges = (33.0, 113.0, 183.0, 283.0), (30.0, 110.0, 180.0, 280.0, 560.0)

    def page(rows: Sequence[tuple[str, ...]]) -> Page:
        made, y = Page(), 800.0
        for row in rows:
            made.row(y - 15, xs, row)
            for left, right in itertools.pairwise(edges):
                made.box(left, y - 20, right, y)
            y -= 20
        return made

    rows = [(f"2031-03-{n + 1:02d}", "A SAMPLE" if n % 2 else "", f"160000000{n:02d}", "they made me pay and were gone") for n in range(8)]  # fmt: skip
    parsed = read(
        tmp_path, [page([header, *rows]), page([header, ("", "", "", "and again twice"), *rows[:3]])]
    )
    wanted = [filled(header, r) for r in [*rows, *rows[:3]]]
    wanted[7]["Message"] += " and again twice"
    records = [r for r in parsed.records() if r["kind"] == "message"]
    assert [r["text"] for r in records] == [w.pop("Message") for w in wanted]
    assert [r["locator"] for r in records][7:9] == ["page 1 row 8", "page 2 row 1"]


def test_a_second_holder_begins_a_second_table(tmp_path: Path) -> None:
    pages = []
    for account in ("00000011", "00000022"):
        page = bare_page(0, 8)
        page.texts.append((40, 806, f"Account number: {account}"))
        pages.append(page)
    transfers = read(tmp_path, pages).tables["transfers"].to_pylist()
    assert [t["payer"] or t["payee"] for t in transfers] == ["00000011"] * 8 + ["00000022"] * 8


def test_the_same_file_is_read_alike_whatever_was_read_before(tmp_path: Path) -> None:
    """PDFium's boxes of letters in a font that is not in the file differ with what was read before; ours must not."""
    path, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    page = Page(size=8, embedded=False)
    page.row(790, XS, HEADER)
    for n in range(20):
        page.row(776 - 13 * n, XS, entry(n))
    path.write_bytes(written([page]))
    changed = ruled_page([narrow_entry(n) for n in range(15)], upright=True)
    changed.embedded = False
    other.write_bytes(written([changed]))
    before = read_file(path, parsers=[PARSER])
    read_file(other, parsers=[PARSER])
    after = read_file(path, parsers=[PARSER])
    assert len(rows_of(before)) == 20
    assert all(before.tables[name].equals(after.tables[name]) for name in before.tables)


NONE = {
    "prose that names columns": [["The account, the date, the amount and the balance"], ["were sent to the"], ["court on 2 March"], ["by the bank and its"], ["clerk and his"], ["deputy"]],
    "an invoice": [["Description", "Quantity", "Unit price", "Amount"], *([f"Sample {n}", f"{n}", "5.00", f"{5 * n}.00"] for n in range(1, 9))],
    "a form": [["Name", "A Sample", "Date", "2031-03-02"], ["Phone", "16000001111", "Amount", "5,000.00"], ["Account", "00000011", "Balance", "1.00"], ["Payee", "B Sample", "Type", "x"], ["Bank", "y", "Memo", "z"], ["a", "b", "c", "d"]],
    "four rows": [list(HEADER), *(["01 Mar 2031", "X", "1.00", "", "5.00"] for _ in range(4))],
    "a header above prose": [list(HEADER), *([f"line {n} of what is to be paid and why, told in words"] for n in range(9))],
}  # fmt: skip


@pytest.mark.parametrize("rows", NONE.values(), ids=NONE)
def test_what_is_no_table_stays_text_of_its_page(tmp_path: Path, rows: list[list[str]]) -> None:
    page = Page()
    for n, row in enumerate(rows):
        page.row(780 - 14 * n, XS[: len(row)], row)
    parsed = read(tmp_path, [page])
    assert [r["kind"] for r in parsed.records()] == ["page"]
    text = parsed.records()[0]["text"]
    assert all(" ".join(cell.split()) in " ".join(text.split()) for row in rows for cell in row), text
    assert not len(parsed.tables["transfers"])


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("某某县第一食", "堂二号"), "某某县第一食堂二号"),
        (("62000000000", "00000011"), "6200000000000000011"),
        (("2031-03-02", "10:11:12"), "2031-03-02 10:11:12"),
        (("2031-03-02 10:1", "1:12"), "2031-03-02 10:11:12"),
        (("SAMPLE SHOP", "AND MORE"), "SAMPLE SHOP AND MORE"),
        (("SAMPLE SHOP 1", "AND MORE"), "SAMPLE SHOP 1 AND MORE"),
    ],
)
def test_a_cell_of_two_lines_is_one_text(lines: tuple[str, str], whole: str) -> None:
    runs = [Run(10, 20, 70, 30, lines[0]), Run(10, 8, 40, 18, lines[1])]
    assert joined(runs, 72) == whole
    # A line that ends long before the cell does was ended on purpose.
    assert joined(runs, 120) == " ".join(lines)


def test_pages_beyond_the_most_are_read_as_text() -> None:
    tables = Tables()
    assert tables.wants(1, "Date Amount Balance")
    assert not tables.wants(2, "no words of a header here")
    assert not tables.wants(3, "Date Amount Balance " + "x" * _MOST_LETTERS)
    assert tables.full


def test_two_holders_on_one_page_are_two_tables(tmp_path: Path) -> None:
    page, y = Page(), 800.0
    for account in ("00000011", "00000022"):
        page.texts.append((40, y, f"Account number: {account}"))
        page.row(y - 14, XS, HEADER)
        for n in range(7):
            page.row(y - 28 - 14 * n, XS, entry(n))
        y -= 160
    transfers = read(tmp_path, [page]).tables["transfers"].to_pylist()
    assert [t["payer"] or t["payee"] for t in transfers] == ["00000011"] * 7 + ["00000022"] * 7


def test_a_table_does_not_go_on_behind_a_page_without_it(tmp_path: Path) -> None:
    prose = Page(texts=[(40, 700 - 14 * n, f"line {n} of a letter about something else") for n in range(6)])
    lone = bare_page(30, 3, header=False)
    parsed = read(tmp_path, [bare_page(0, 8), prose, lone])
    assert [place for place, _ in rows_of(parsed)] == [f"page 1 row {n}" for n in range(1, 9)]
    text = next(r["text"] for r in parsed.records() if r["locator"] == "page 3")
    assert all(str(cell) in text for n in range(30, 33) for cell in entry(n) if cell)


def boxes(
    rows: Sequence[Sequence[str | None]], edges: Sequence[float], top: float, *, outer: bool = True
) -> Page:
    """Rows between level lines with upright ones between the cells; `outer` draws those at both ends too."""
    page, y = Page(), top
    for row in rows:
        page.row(y - 15, [e + 3 for e in edges[:-1]], row)
        page.lines += [(edges[0], y, edges[-1], y), (edges[0], y - 20, edges[-1], y - 20)]
        page.lines += [(x, y, x, y - 20) for x in (edges if outer else edges[1:-1])]
        y -= 20
    return page


EDGES = (37.0, 107.0, 327.0, 397.0, 467.0, 560.0)


@pytest.mark.parametrize("outer", [True, False])
def test_cells_reach_to_the_ends_of_the_level_lines(tmp_path: Path, outer: bool) -> None:
    parsed = read(tmp_path, [boxes([list(HEADER), *map(entry, range(8))], EDGES, 800, outer=outer)])
    assert [c for _, c in rows_of(parsed)] == [filled(HEADER, entry(n)) for n in range(8)]


def test_another_grid_and_text_below_are_no_rows_of_a_grid(tmp_path: Path) -> None:
    page = boxes([list(HEADER), *map(entry, range(8))], EDGES, 800)
    form = boxes(
        [["Name", "A SAMPLE"], ["Phone", "16000001111"], ["Town", "SAMPLE TOWN"]], (37, 200, 560), 560
    )
    page.texts += [*form.texts, (110, 480, "asked for by A SAMPLE")]
    page.lines += form.lines
    parsed = read(tmp_path, [page, boxes([["Name", "B SAMPLE"], *[["Phone", f"1600000000{n}"] for n in range(6)]], (37, 200, 560), 800)])  # fmt: skip
    assert len(rows_of(parsed)) == 8
    text = " ".join(r["text"] or "" for r in parsed.records() if r["kind"] == "page")
    assert all(
        word in text for word in ("16000001111", "SAMPLE TOWN", "asked for by A SAMPLE", "16000000005")
    )


def merged_page(groups: int, *, two_lined: bool = False) -> Page:
    """Three payments a person, whose name, phone and loss stretch over them; the header in one line or in two."""
    edges = (37.0, 107.0, 200.0, 290.0, 340.0, 420.0, 555.0)
    page, y, n = Page(), 800.0, 0
    page.lines.append((edges[0], y, edges[-1], y))
    if two_lined:
        page.texts += [
            (edges[i] + 3, y - 24, w) for i, w in enumerate(("Date", "Name", "Phone", "Loss")) if w
        ]
        page.texts += [(edges[4] + 3, y - 14, "Payee"), (edges[4] + 3, y - 34, "Name"), (edges[5] + 3, y - 34, "Account")]  # fmt: skip
        page.lines.append((edges[4], y - 20, edges[-1], y - 20))
        y -= 40
    else:
        page.row(
            y - 14, [e + 3 for e in edges[:-1]], ["Date", "Name", "Phone", "Loss", "Payee", "Payee account"]
        )
        y -= 20
    page.lines.append((edges[0], y, edges[-1], y))
    for group in range(groups):
        for k in range(3):
            page.row(y - 14 - 20 * k, [edges[0] + 3, edges[4] + 3, edges[5] + 3], [f"{1 + n:02d} Mar 2031", f"P SAMPLE{n}", f"99999911110000000{n:04}"])  # fmt: skip
            n += 1
            if k < 2:
                page.lines += [(edges[0], y - 20 * k - 20, edges[1], y - 20 * k - 20), (edges[4], y - 20 * k - 20, edges[-1], y - 20 * k - 20)]  # fmt: skip
        page.row(
            y - 34,
            [e + 3 for e in edges[1:4]],
            [f"V SAMPLE{group}", f"1600000000{group}", f"{group + 1}00.00"],
        )
        y -= 60
        page.lines.append((edges[0], y, edges[-1], y))
    for number, edge in enumerate(edges):
        page.lines.append((edge, y, edge, 780 if two_lined and number == 5 else 800))
    return page


@pytest.mark.parametrize("two_lined", [False, True])
def test_cells_that_stretch_over_rows_are_of_each_and_join_none(tmp_path: Path, two_lined: bool) -> None:
    rows = [cells for _, cells in rows_of(read(tmp_path, [merged_page(8, two_lined=two_lined)]))]
    account = "Payee Account" if two_lined else "Payee account"
    assert [r[account] for r in rows] == [f"99999911110000000{n:04}" for n in range(24)]
    assert [r["Date"] for r in rows] == [f"{1 + n:02d} Mar 2031" for n in range(24)]
    assert [(r["Name"], r["Phone"]) for r in rows] == [
        (f"V SAMPLE{n // 3}", f"1600000000{n // 3}") for n in range(24)
    ]
    assert [r.get("Loss") for r in rows] == [None if n % 3 else f"{n // 3 + 1}00.00" for n in range(24)]


NOTES = st.lists(
    st.tuples(st.integers(20, 560), st.integers(20, 820), st.integers(0, 25)), max_size=4, unique_by=lambda n: n[2]
)  # fmt: skip


@example(5, [(20, 778, 0)], "boxes")  # over the left edge of the header, its middle just outside
@settings(deadline=None)
@given(st.integers(5, 20), NOTES, st.sampled_from(["bare", "boxes", "open"]))
def test_nothing_that_is_drawn_is_lost(
    tmp_path_factory: pytest.TempPathFactory, count: int, notes: list[tuple[int, int, int]], lines: str
) -> None:
    """Wherever a note stands, even across a table: it is in a cell, above a table or in the page's text."""
    rows = [[f"{1 + n:02d} Mar 2031", f"SHOP{n}", f"{n}1.50", None, f"{n}7.00"] for n in range(count)]
    page = bare_page(0, 0) if lines == "bare" else boxes([list(HEADER), *rows], EDGES, 800, outer=lines == "boxes")  # fmt: skip
    if lines == "bare":
        for n, row in enumerate(rows):
            page.row(766 - 14 * n, XS, row)
    page.texts += [(x, y, f"NOTE{chr(65 + n)}") for x, y, n in notes]
    parsed = read(tmp_path_factory.mktemp("pdf"), [page])
    said = [r["text"] for r in parsed.records()] + [f["value"] for f in parsed.tables["fields"].to_pylist()]
    said += [m["header"] for m in parsed.tables["mappings"].to_pylist()]
    squeezed = "".join("".join(t.split()) for t in said if t)
    assert not [text for _, _, text in page.texts if "".join(text.split()) not in squeezed]


WORD = st.text("ABCDEFGHKLMNPRSTUVWX", min_size=2, max_size=12)
ROW = st.tuples(
    st.integers(1, 28).map(lambda d: f"{d:02d} Mar 2031"),
    st.lists(WORD, min_size=1, max_size=2).map(" ".join),
    st.integers(1, 9_999_999).map(lambda a: f"{a / 100:,.2f}"),
    st.booleans(),
    st.integers(1, 9_999_999).map(lambda a: f"{a / 100:,.2f}"),
).map(lambda r: [r[0], r[1], r[2] if r[3] else None, None if r[3] else r[2], r[4]])


@settings(deadline=None)
@given(st.lists(ROW, min_size=6, max_size=25), st.sampled_from(["bare", "level", "boxes"]))
def test_whatever_stands_in_a_table_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str | None]], lines: str
) -> None:
    page, y = Page(), 790.0
    edges = [*(x - 4 for x in XS), 560.0]
    for row in [list(HEADER), *rows]:
        page.row(y, XS, row)
        if lines == "level":
            page.lines += [(edges[0], y - 5, edges[-1], y - 5), (edges[0], y + 15, edges[-1], y + 15)]
        if lines == "boxes":
            for left, right in itertools.pairwise(edges):
                page.box(left, y - 5, right, y + 15)
        y -= 20
    parsed = read(tmp_path_factory.mktemp("pdf"), [page])
    assert [c for _, c in rows_of(parsed)] == [filled(HEADER, r) for r in rows]
