"""Cells that stretch over several rows: what names is said of all of them, what counts or tells is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.tables.merged import Filler, Merge, names


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("李某", True),
        ("16000000001", True),
        ("shili_heimai88", True),
        ("2031-03-01", True),
        ("20310301", True),
        ("110000203103010018", True),
        ("3000", False),
        ("3,000.00", False),
        ("¥3000", False),
        ("3万元", False),
        ("12", False),
        ("50%", False),
        ("", False),
        ("  ", False),
        ("被害人称对方让其向三个账户转账" * 5, False),
        ("两\n行", False),
    ],
)
def test_only_what_names_is_filled_in(text: str, does: bool) -> None:
    assert names(text) is does


def test_rows_below_are_filled_as_far_as_the_cell_stretches() -> None:
    filler = Filler([Merge(2, 4, 0), Merge(2, 3, 2), Merge(5, 6, 0)])
    rows = [
        (1, ["姓名", "金额", "日期"]),
        (2, ["李某", "100", "2031-03-01"]),
        (3, [None, "200", None]),
        (4, [None, "300"]),
        (5, ["王某", "400", None]),
        (6, ["赵某", "500", None]),
        (7, [None, "600", None]),
    ]
    assert list(filler.rows(rows)) == [
        (1, ["姓名", "金额", "日期"]),
        (2, ["李某", "100", "2031-03-01"]),
        (3, ["李某", "200", "2031-03-01"]),
        (4, ["李某", "300"]),
        (5, ["王某", "400", None]),
        (6, ["赵某", "500", None]),
        (7, [None, "600", None]),
    ]
    assert filler.count == 3


CELL = st.one_of(st.none(), st.sampled_from(["李某", "100", "16000000001"]))


@given(
    st.lists(st.lists(CELL, max_size=4), max_size=12),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.integers(0, 5)), max_size=6),
)
def test_nothing_written_is_changed_and_no_row_is_added(
    rows: list[list[str | None]], merges: list[tuple[int, int, int]]
) -> None:
    filler = Filler(Merge(a, b, c) for a, b, c in merges)
    made = list(filler.rows(list(enumerate(rows))))
    assert [n for n, _ in made] == list(range(len(rows)))
    filled = 0
    for old, (_, new) in zip(rows, made, strict=True):
        padded = old + [None] * (len(new) - len(old))
        assert all(b == a for a, b in zip(padded, new, strict=True) if a)
        filled += sum(1 for a, b in zip(padded, new, strict=True) if not a and b)
    assert filled == filler.count
