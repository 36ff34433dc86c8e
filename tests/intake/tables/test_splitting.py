"""Delimited text into rows: RFC 4180, leniently, and never at the cost of the rest of the file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.tables.splitting import QUOTE_CHARACTERS, Splitter, fast_cells


def rows_of(text: str, width: int = 0, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    splitter = Splitter(delimiter)
    splitter.width = width
    return list(splitter.rows(text, 0, 1, final=True))


CASES = [
    ("plain", "a,b\nc,d\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
    ("quoted delimiter", '"a,b",c', [(1, ["a,b", "c"])]),
    ("quoted quote", '"a ""b""",c', [(1, ['a "b"', "c"])]),
    ("quoted line end", '"a\nb",c\nd,e', [(1, ["a\nb", "c"]), (3, ["d", "e"])]),
    ("quote inside a cell", 'a"b,c', [(1, ['a"b', "c"])]),
    ("empty cells", ",,\n", [(1, ["", "", ""])]),
    ("quoted empty cell", '"",a', [(1, ["", "a"])]),
    ("a quote never closed", 'a,"b\nc,d\ne,f', [(1, ["a", '"b']), (2, ["c", "d"]), (3, ["e", "f"])]),
    (
        "a lone quote on every line",
        '"a,b\n"c,d\n"e,f',
        [(1, ['"a', "b"]), (2, ['"c', "d"]), (3, ['"e', "f"])],
    ),
    ("quotes badly escaped", '"he, said "hi" ok",x', [(1, ['he, said "hi" ok', "x"])]),
]


@pytest.mark.parametrize(("text", "rows"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_text_is_split(text: str, rows: list[tuple[int, list[str]]]) -> None:
    width = 3 if text.startswith(",,") else 2
    assert rows_of(text, width) == rows


def test_a_quote_is_not_looked_for_beyond_its_bound() -> None:
    text = '"a,b\n' + "c,d\n" * (QUOTE_CHARACTERS // 4 + 10) + '","x\n'
    rows = rows_of(text, 2)
    assert rows[0] == (1, ['"a', "b"])
    assert len(rows) > QUOTE_CHARACTERS // 4


def test_a_row_that_may_go_on_waits_for_more_text() -> None:
    splitter = Splitter(",")
    assert list(splitter.rows('a,b\n"c', 0, 1, final=False)) == [(1, ["a", "b"])]
    assert (splitter.position, splitter.line) == (4, 2)


cells = st.lists(
    st.lists(
        st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=6), min_size=2, max_size=2
    ),
    min_size=1,
)


@given(cells)
def test_what_the_csv_module_writes_reads_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    assert [r for _, r in rows_of(out.getvalue(), 2)] == rows


fragments = st.lists(st.sampled_from(["a", "bc", '"', '""', ",", "\n", " ", "é", "中"]), max_size=40).map(
    "".join
)


@given(fragments)
def test_the_quick_way_reads_what_the_slow_way_reads(text: str) -> None:
    """On whatever text the quick way accepts at all."""
    text += "\n"
    quick = fast_cells(text, ",", 2, 1)
    if quick is None:
        return
    slow = rows_of(text, 2)
    assert quick.locators.to_pylist() == [f"line {n}" for n, _ in slow]
    columns = [c.to_pylist() for c in quick.columns]
    assert [[columns[0][i] or "", columns[1][i] or ""] for i in range(len(slow))] == [r for _, r in slow]


def test_the_quick_way_takes_regular_text() -> None:
    assert fast_cells('a,"b,c"\nd,e\n', ",", 2, 1) is not None
    assert fast_cells("a|b\nc|d\n", "|", 2, 1) is not None
    for irregular in ('a,b"c\n', 'a,"b\nc"\n', "a,b\n\nc,d\n", "a,b\nc\n", "a,b\0\n"):
        assert fast_cells(irregular, ",", 2, 1) is None
