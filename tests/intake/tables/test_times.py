# ruff: noqa: DTZ001 - cells have no zone
"""What a cell says about when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.tables import times
from ringbreak.intake.tables.times import ColumnTimes, column_times, order_of, read_clock, read_day, read_time

ZONE = "Asia/Shanghai"

READ = [
    ("2024-03-05", "2024-03-05 00:00:00", "day"),
    ("2024/3/5", "2024-03-05 00:00:00", "day"),
    ("2024.03.05 15:20", "2024-03-05 15:20:00", "minute"),
    ("2024-03-05T15:20:00", "2024-03-05 15:20:00", "second"),
    ("2024-03-05 15:20:00.123456", "2024-03-05 15:20:00.123456", "second"),
    ("2024-03-05T15:20:00Z", "2024-03-05 15:20:00+00:00", "second"),
    ("2024-03-05 15:20:00 +0800", "2024-03-05 15:20:00+08:00", "second"),
    ("2024-03-05 下午3:20:00", "2024-03-05 15:20:00", "second"),
    ("2024年3月5日", "2024-03-05 00:00:00", "day"),
    ("2024年3月5日 下午3点20分", "2024-03-05 15:20:00", "minute"),
    ("2024年3月5日15时20分30秒", "2024-03-05 15:20:30", "second"),
    ("2024年3月5日 15:20", "2024-03-05 15:20:00", "minute"),
    ("2024年3月5日 星期二 凌晨12:05", "2024-03-05 00:05:00", "minute"),
    ("2024年3月5日 中午12点半", "2024-03-05 12:30:00", "minute"),
    ("2024年3月", "2024-03-01 00:00:00", "month"),
    ("2024年", "2024-01-01 00:00:00", "year"),
    ("２０２４－０３－０５　１５：２０", "2024-03-05 15:20:00", "minute"),
    ("20240305", "2024-03-05 00:00:00", "day"),
    ("20240305152000", "2024-03-05 15:20:00", "second"),
    ("20240305 15:20:00", "2024-03-05 15:20:00", "second"),
    ("20240305T152000Z", "2024-03-05 15:20:00+00:00", "second"),
    ("25/12/2023 3:20 PM", "2023-12-25 15:20:00", "minute"),
    ("12/25/2023", "2023-12-25 00:00:00", "day"),
    ("05/05/2024", "2024-05-05 00:00:00", "day"),
    ("5 Mar 2024", "2024-03-05 00:00:00", "day"),
    ("March 5, 2024 12:05 am", "2024-03-05 00:05:00", "minute"),
    ("05-MAR-2024", "2024-03-05 00:00:00", "day"),
    ("05-Mar-24 23:52", "2024-03-05 23:52:00", "minute"),
    ("31-DEC-99", "1999-12-31 00:00:00", "day"),
    ("Tue, 05 Mar 2024 15:20:00 +0800", "2024-03-05 15:20:00+08:00", "second"),
    ("Tue Mar 05 15:20:00 +0000 2024", "2024-03-05 15:20:00+00:00", "second"),
    ("[05/Mar/2024:15:20:00 +0800]", "2024-03-05 15:20:00+08:00", "second"),
    ("1709623200", "2024-03-05 07:20:00+00:00", "second"),
    ("1709623200123", "2024-03-05 07:20:00.123000+00:00", "second"),
    ("1709623200.5", "2024-03-05 07:20:00.500000+00:00", "second"),
    ("45356", "2024-03-05 00:00:00", "day"),
    ("45356.6388888889", "2024-03-05 15:20:00", "second"),
    ("2024-03-05 24:00:00", "2024-03-06 00:00:00", "second"),
]


@pytest.mark.parametrize(("cell", "at", "precision"), READ, ids=[r[0] for r in READ])
def test_a_cell_is_read(cell: str, at: str, precision: str) -> None:
    found = read_time(cell)
    assert found is not None
    assert (found.at, found.precision) == (datetime.fromisoformat(at), precision)


NOT_READ = [
    "", "hello", "2024-02-30", "2024-13-01", "2024-03-05 25:00", "03/04/2024", "3月5日", "1.2.3.4", "12:30", "13800138000",
    "0000-00-00", "1450-01-01", "2024-3", "99999999", "2024-03-05 15:20 or so", "05-Mad-24", "32-Mar-24", "05-Mar-4", "5.30", "2024/03-05", "x" * 100,
]  # fmt: skip


@pytest.mark.parametrize("cell", NOT_READ)
def test_what_is_no_time_or_two_is_not_read(cell: str) -> None:
    found = read_time(cell)
    assert found is None or (cell == "2024-3" and found.precision == "month")


def test_numbers_are_times_only_where_times_are_expected() -> None:
    assert read_time("1709623200", numbers=False) is None
    assert read_time("45356", numbers=False) is None


@pytest.mark.parametrize(("order", "month"), [("dmy", 4), ("mdy", 3)])
def test_an_order_settles_which_is_the_month(order: str, month: int) -> None:
    found = read_time("03/04/2024", order)
    assert found is not None
    assert found.at.month == month


def test_one_cell_decides_for_its_column() -> None:
    assert order_of(["03/04/2024", "13/04/2024"]) == "dmy"
    assert order_of(["03/04/2024", "04/13/2024"]) == "mdy"
    assert order_of(["03/04/2024", "05/06/2024"]) is None
    assert order_of(["13/04/2024", "04/13/2024"]) is None, "cells that contradict decide nothing"


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("15:20", 55_200), ("152000", 55_200), ("93012", 34_212), ("下午3:20", 55_200), ("15时20分30秒", 55_230), ("25:00", None), ("abc", None)],
)  # fmt: skip
def test_a_time_of_day_is_read(cell: str, seconds: int | None) -> None:
    assert read_clock(cell) == (None if seconds is None else timedelta(seconds=seconds))


def test_a_day_of_birth_needs_a_day() -> None:
    assert str(read_day("1990年3月7日")) == "1990-03-07"
    assert read_day("1990年3月") is None


def column(cells: list[str | None]) -> pa.Array:
    return pa.array(cells, pa.large_string())


def test_a_naive_column_is_read_in_the_zone_of_the_case() -> None:
    read = column_times(column(["2024-03-05 15:20:00", None]), ZONE)
    assert read.at.to_pylist() == [datetime(2024, 3, 5, 7, 20, tzinfo=UTC), None]
    assert read.precision.to_pylist() == ["second", None]


def test_a_day_and_a_time_of_day_are_one_moment() -> None:
    read = column_times(column(["20240305", "20240306"]), ZONE, clocks=column(["152000", None]))
    assert read.at.to_pylist() == [
        datetime(2024, 3, 5, 7, 20, tzinfo=UTC),
        datetime(2024, 3, 5, 16, tzinfo=UTC),
    ]
    assert read.precision.to_pylist() == ["second", "day"]


def test_cells_that_are_no_times_are_counted() -> None:
    read = column_times(column(["2024-03-05", "soon", "03/04/2024", None]), ZONE)
    assert (read.unread_count, read.either_count) == (2, 1)


def test_placeholders_are_no_times() -> None:
    read = column_times(column(["1970-01-01 00:00:00", "1900-01-01 00:00:00", "2024-03-05 15:20:00"]), ZONE)
    assert [a is None for a in read.at.to_pylist()] == [True, True, False]
    assert read.precision.to_pylist() == [None, None, "second"]
    assert read.unread_count == 2


plain = st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31)).map(
    lambda d: d.replace(microsecond=0).isoformat(" ")
)
zoned = st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31)).map(
    lambda d: d.replace(microsecond=0).isoformat() + "+08:00"
)


@given(st.one_of(st.lists(st.one_of(st.none(), plain), min_size=1), st.lists(zoned, min_size=1)))
def test_the_quick_way_reads_what_the_slow_way_reads(cells: list[str | None]) -> None:
    quick, slow = column_times(column(cells), ZONE), times._by_distinct(column(cells), ZONE, None, None)
    assert as_lists(quick) == as_lists(slow)


def as_lists(read: ColumnTimes) -> tuple[object, ...]:
    return read.at.to_pylist(), read.precision.to_pylist(), read.unread_count
