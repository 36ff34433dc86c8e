"""What a cell says about when: an own, strict grammar, decided for a whole column at a time.

Nothing is guessed cell by cell. Whether 03/04/2024 is in March or in April is decided by the column: by a cell that
can only be read one way. When no cell decides, none of them is read, and the caller is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

FIRST_YEAR, LAST_YEAR = 1500, 2100
EPOCH_FIRST, EPOCH_LAST = 631_152_000, 4_102_444_800
"""1990 to 2100 in seconds: a ten-digit number outside is no time."""
SERIAL_FIRST, SERIAL_LAST = 20_000.0, 80_000.0
"""Excel serials of 1954 to 2119."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WIDE = str.maketrans("０１２３４５６７８９：／－．　，（）", "0123456789:/-. ,()")

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?"
_ZONE = r"(?:\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
_HALF = r"(?:\s*(上午|下午|晚上|凌晨|早上|中午|傍晚|深夜|am|pm|a\.m\.|p\.m\.))?"

# Every pattern is anchored at both ends and run over at most 64 characters.
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:(?:[T ]|\s*,\s*|\s+(?:星期|周)?[一二三四五六日天]?\s*){_HALF}\s*{_CLOCK}{_HALF}{_ZONE})?",
    re.I,
)
_CHINESE = re.compile(
    r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号號]?\s*)?)?(?:[（(]?(?:星期|周|週)[一二三四五六日天][）)]?\s*)?"
    r"(?:(上午|下午|晚上|凌晨|早上|中午|傍晚|深夜|am|pm)?\s*(?:(\d{1,2})\s*[点點时時]\s*(?:(半)|(?:(\d{1,2})\s*分?\s*)?(?:(\d{1,2})\s*秒)?)"
    r"|(\d{1,2}):(\d{2})(?::(\d{2}))?))?",
    re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.?(\d{3,6}))?)?)?(Z)?")
_SLASHED = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}})(?:[T ,]\s*{_CLOCK}{_HALF}{_ZONE})?", re.I)
_DAY_NAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_ENGLISH_DAY = re.compile(
    rf"{_DAY_NAME}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([a-z]{{3,9}})\.?,?[\s-]+(\d{{4}})(?:(?:,?\s+(?:at\s+)?){_CLOCK}{_HALF}{_ZONE})?",
    re.I,
)
_ENGLISH_MONTH = re.compile(
    rf"{_DAY_NAME}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?:(?:,?\s+(?:at\s+)?){_CLOCK}{_HALF}{_ZONE})?",
    re.I,
)
_ENGLISH_SHORT = re.compile(rf"(\d{{1,2}})-([a-z]{{3}})-(\d{{2}})(?:[ T]\s*{_CLOCK}{_HALF}{_ZONE})?", re.I)
"""DD-MON-RR, what Oracle writes where nobody chose a format: 09-Jan-25 is the ninth."""
_ASCTIME = re.compile(
    rf"{_DAY_NAME}([a-z]{{3}})\s+(\d{{1,2}})\s+{_CLOCK}(?:\s+([+-]\d{{4}}|UTC|GMT))?\s+(\d{{4}})", re.I
)
_APACHE = re.compile(r"\[?(\d{1,2})/([a-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\s+([+-]\d{4}))?\]?", re.I)
_NUMBER = re.compile(r"(\d{9,10}|\d{13}|\d{16}|\d{19})(?:\.0+)?")
_EPOCH_FRACTION = re.compile(r"(\d{10})\.(\d{1,9})")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{4})(\d{2})")
_TIME_ONLY = re.compile(
    rf"{_HALF}\s*{_CLOCK}{_HALF}|(\d{{1,2}})(\d{{2}})(\d{{2}})|(\d{{1,2}})[点时](\d{{1,2}})分(?:(\d{{1,2}})秒)?",
    re.I,
)

ORDERS = ("dmy", "mdy")


_PLAUSIBLE = datetime(1990, 1, 1, tzinfo=UTC)
"""Records and transfers before are zeros and placeholders (1970-01-01, 1900-01-01), not evidence of a time."""


class Moment(NamedTuple):
    """A reading of a cell: naive when the cell names no offset, and how exact it is."""

    at: datetime
    precision: str


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "").ljust(6, "0")[:6] or 0)


def _offset(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone.replace(":", "")
    minutes = int(digits[1:3]) * 60 + int(digits[3:5])
    if minutes > 14 * 60:
        raise ValueError(zone)
    return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))


def _hour(hour: int, half: str | None) -> int:
    """The hour of the day; 下午3点 is 15, 中午12点 is 12, 凌晨12点 is 0.

    Raises: ValueError when the two contradict (下午 with 25)."""
    if not half:
        return hour
    half = half.lower().replace(".", "")
    if half in ("下午", "傍晚", "晚上", "pm"):
        return hour + 12 if 1 <= hour < 12 else hour
    if half == "中午":
        return hour + 12 if 1 <= hour <= 3 else hour
    if half == "深夜":
        return hour + 12 if 9 <= hour < 12 else hour % 12 if hour == 12 else hour
    return 0 if hour == 12 else hour


def _make(
    y: str | int,
    mo: str | int,
    d: str | int,
    h: str | None = None,
    mi: str | None = None,
    s: str | None = None,
    f: str | None = None,
    half: str | None = None,
    zone: str | None = None,
) -> Moment | None:
    try:
        if not FIRST_YEAR <= int(y) <= LAST_YEAR:
            return None
        if h is None:
            return Moment(datetime(int(y), int(mo), int(d)), "day")  # noqa: DTZ001 - naive on purpose, see Moment
        extra = 0
        hour = _hour(int(h), half)
        if hour == 24 and int(mi or 0) == 0 and int(s or 0) == 0:
            hour, extra = 0, 1
        at = datetime(
            int(y), int(mo), int(d), hour, int(mi or 0), int(s or 0), _microseconds(f), _offset(zone)
        )
        return Moment(at + timedelta(days=extra), "second" if s else "minute")
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=65_536)
def read_time(text: str, order: str | None = None, *, numbers: bool = True) -> Moment | None:
    """Read one cell as a time; None when it is not one, or can be read two ways.

    | cell | reading |
    |---|---|
    | 2024年3月5日 下午3点20分 | 2024-03-05 15:20, minute |
    | 20240305152000 | 2024-03-05 15:20:00, second |
    | 03/04/2024 | None, unless `order` is dmy or mdy |
    | 09-Jan-25 23:52 | 2025-01-09 23:52, minute |
    | 1709623200 | 2024-03-05 07:20:00 UTC, second, when `numbers` |

    Args:
        order: How to read what could be day first or month first.
        numbers: Whether bare numbers may be counted seconds or Excel serials; only for columns known to be times.
    """
    text = text.strip()
    if not text or len(text) > 64:
        return None
    if not text.isascii():
        text = text.translate(_WIDE).strip()
    if m := _YEAR_FIRST.fullmatch(text):
        y, _, mo, d, before, h, mi, s, f, after, zone = m.groups()
        return _make(y, mo, d, h, mi, s, f, before or after, zone)
    if m := _COMPACT.fullmatch(text):
        y, mo, d, h, mi, s, f, zone = m.groups()
        made = _make(y, mo, d, h, mi, s, f, None, zone)
        if made or not numbers:
            return made
    if m := _CHINESE.fullmatch(text):
        y, mo, d, half, h, thirty, mi, s, h2, mi2, s2 = m.groups()
        if mo is None or d is None:
            if h or h2:
                return None
            made = _make(y, mo or 1, 1)
            return made and Moment(made.at, "month" if mo else "year")
        if h2:
            return _make(y, mo, d, h2, mi2, s2, None, half)
        return _make(y, mo, d, h, "30" if thirty else mi, s, None, half)
    if m := _SLASHED.fullmatch(text):
        a, _, b, y, h, mi, s, f, half, zone = m.groups()
        one, two = int(a), int(b)
        if one > 12 >= two:
            return _make(y, b, a, h, mi, s, f, half, zone)
        if two > 12 >= one:
            return _make(y, a, b, h, mi, s, f, half, zone)
        if one == two or order:
            return (
                _make(y, b, a, h, mi, s, f, half, zone)
                if order != "mdy"
                else _make(y, a, b, h, mi, s, f, half, zone)
            )
        return None
    if m := _APACHE.fullmatch(text):
        d, name, y, h, mi, s, zone = m.groups()
        return _make(y, _MONTHS.get(name.lower(), 0), d, h, mi, s, None, None, zone)
    if m := _ENGLISH_DAY.fullmatch(text):
        d, name, y, h, mi, s, f, half, zone = m.groups()
        return _make(y, _MONTHS.get(name.lower(), 0), d, h, mi, s, f, half, zone)
    if m := _ENGLISH_SHORT.fullmatch(text):
        d, name, y, h, mi, s, f, half, zone = m.groups()
        # Years of two digits turn at 50, as Oracle's RR does.
        return _make(
            int(y) + (2000 if int(y) < 50 else 1900), _MONTHS.get(name.lower(), 0), d, h, mi, s, f, half, zone
        )
    if m := _ENGLISH_MONTH.fullmatch(text):
        name, d, y, h, mi, s, f, half, zone = m.groups()
        return _make(y, _MONTHS.get(name.lower(), 0), d, h, mi, s, f, half, zone)
    if m := _ASCTIME.fullmatch(text):
        name, d, h, mi, s, f, zone, y = m.groups()
        return _make(y, _MONTHS.get(name.lower(), 0), d, h, mi, s, f, None, zone)
    return _number(text) if numbers else None


def _number(text: str) -> Moment | None:
    if m := _NUMBER.fullmatch(text):
        digits = m[1]
        unit = 10 ** {9: 0, 10: 0, 13: 3, 16: 6, 19: 9}[len(digits)]
        seconds, rest = divmod(int(digits), unit)
        if not EPOCH_FIRST <= seconds <= EPOCH_LAST:
            return None
        at = datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=rest * 1_000_000 // unit)
        return Moment(at, "second")
    if m := _EPOCH_FRACTION.fullmatch(text):
        if not EPOCH_FIRST <= int(m[1]) <= EPOCH_LAST:
            return None
        at = datetime.fromtimestamp(int(m[1]), UTC) + timedelta(microseconds=_microseconds(m[2]))
        return Moment(at, "second")
    if m := _MONTH.fullmatch(text):
        made = _make(m[1] or m[3], m[2] or m[4], 1)
        return made and Moment(made.at, "month")
    if _SERIAL.fullmatch(text) and SERIAL_FIRST <= float(text) <= SERIAL_LAST:
        # Day 0 is 1899-12-30 for every date after February 1900 (ECMA-376 part 1, 18.17.4.1).
        at = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86_400))  # noqa: DTZ001
        return Moment(at, "day" if "." not in text else "second")
    return None


@lru_cache(maxsize=65_536)
def read_clock(text: str) -> timedelta | None:
    """Read a cell that holds a time of day and nothing else: 15:20, 下午3:20, 152000.

    Excel drops the leading zero of 093012, so five digits are read as h mm ss.
    """
    text = text.strip()
    if not text or len(text) > 24:
        return None
    m = _TIME_ONLY.fullmatch(text if text.isascii() else text.translate(_WIDE).strip())
    if not m:
        return None
    before, h, mi, s, f, after, h2, mi2, s2, h3, mi3, s3 = m.groups()
    h, mi, s = h or h2 or h3, mi or mi2 or mi3, s or s2 or s3
    hour, minute, second = _hour(int(h), before or after), int(mi), int(s or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=_microseconds(f))


def could_be_either(text: str) -> bool:
    """Whether a cell is a date that day-first and month-first readers read differently."""
    m = _SLASHED.fullmatch(text.strip()) if len(text) <= 64 else None
    return bool(m) and int(m[1]) <= 12 and int(m[3]) <= 12 and m[1].lstrip("0") != m[3].lstrip("0")  # type: ignore[index]


def order_of(texts: Iterable[str]) -> str | None:
    """Whether a column's dates are day first or month first; None when no cell decides, or cells contradict."""
    seen = set()
    for text in texts:
        m = _SLASHED.fullmatch(text.strip()) if len(text) <= 64 else None
        if m:
            one, two = int(m[1]), int(m[3])
            if one > 12 >= two:
                seen.add("dmy")
            elif two > 12 >= one:
                seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


def read_day(text: str, order: str | None = None) -> date | None:
    """Read a cell as a day: a date of birth. A month or a year alone is not a day."""
    moment = read_time(text, order)
    return moment.at.date() if moment and moment.precision not in ("month", "year") else None


@dataclass(frozen=True, slots=True)
class ColumnTimes:
    """A column read as times: UTC microseconds, precision (null where the time is), and what stayed unread."""

    at: pa.Array
    precision: pa.Array
    unread_count: int
    either_count: int
    """Cells left unread because they could be day first or month first."""


_PLAIN = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?$"
_WITH_ZONE = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$"
_naive = pa.timestamp("us")
_utc = pa.timestamp("us", tz="UTC")


def column_times(
    cells: pa.Array, zone: str, order: str | None = None, *, clocks: pa.Array | None = None
) -> ColumnTimes:
    """Read a column of strings as times.

    Columns written in one regular form are read without a Python object per cell; others cell by distinct cell, with
    the same result (a test compares).

    Args:
        cells: large_string, null where there is nothing.
        zone: For cells without an offset.
        clocks: The time of day in a column of its own, added to cells that are exact to the day.
    """
    fast = None if clocks is not None else _regular(cells, zone)
    read = fast or _by_distinct(cells, zone, order, clocks)
    early = pc.fill_null(pc.less(read.at, pa.scalar(_PLAUSIBLE, _utc)), False)
    count = int(pc.sum(early).as_py() or 0)
    if not count:
        return read
    at = pc.if_else(early, pa.scalar(None, _utc), read.at)
    precision = pc.if_else(early, pa.scalar(None, pa.large_string()), read.precision)
    return ColumnTimes(at, precision, read.unread_count + count, read.either_count)


def _regular(cells: pa.Array, zone: str) -> ColumnTimes | None:
    given = len(cells) - cells.null_count
    if given == 0:
        return None
    first = next(c.as_py() for c in cells if c.is_valid)
    pattern = next((p for p in (_PLAIN, _WITH_ZONE) if re.fullmatch(p, first)), None)
    if pattern is None or not pc.all(pc.match_substring_regex(cells, pattern)).as_py():
        return None
    try:
        at = _localised(pc.cast(cells, _naive), zone) if pattern == _PLAIN else pc.cast(cells, _utc)
    except pa.ArrowInvalid:
        return None  # 30 February somewhere: the slow way finds which cell it is
    years = pc.min_max(pc.year(at)).as_py()
    if years["min"] <= FIRST_YEAR or years["max"] >= LAST_YEAR:
        return None  # the slow way has the exact bounds
    precision = pc.if_else(
        pc.is_valid(at), pa.scalar("second", pa.large_string()), pa.scalar(None, pa.large_string())
    )
    return ColumnTimes(at, precision, 0, 0)


def _localised(naive: pa.Array, zone: str) -> pa.Array:
    """Naive times as UTC: the first of two when clocks were set back, the moment of the jump when set forward."""
    return pc.cast(pc.assume_timezone(naive, zone, ambiguous="earliest", nonexistent="latest"), _utc)


def _by_distinct(cells: pa.Array, zone: str, order: str | None, clocks: pa.Array | None) -> ColumnTimes:
    encoded = pc.dictionary_encode(cells)
    distinct: list[str] = encoded.dictionary.to_pylist()
    moments = [read_time(text, order) for text in distinct]
    naive = [m.at if m and m.at.tzinfo is None else None for m in moments]
    aware = [m.at.astimezone(UTC) if m and m.at.tzinfo is not None else None for m in moments]
    either = pa.array(
        [m is None and could_be_either(t) for m, t in zip(moments, distinct, strict=True)], pa.bool_()
    )
    names = pa.array([m.precision if m else None for m in moments], pa.large_string())
    where = encoded.indices
    local = pc.take(pa.array(naive, _naive), where)
    precision = pc.take(names, where)
    if clocks is not None:
        local, precision = _add_clocks(local, precision, clocks)
    at = pc.coalesce(_localised(local, zone), pc.take(pa.array(aware, _utc), where))
    unread = int(pc.sum(pc.and_(pc.is_valid(cells), pc.is_null(at))).as_py() or 0)
    return ColumnTimes(at, precision, unread, int(pc.sum(pc.take(either, where)).as_py() or 0))


def _add_clocks(local: pa.Array, precision: pa.Array, clocks: pa.Array) -> tuple[pa.Array, pa.Array]:
    encoded = pc.dictionary_encode(clocks)
    spans = pa.array([read_clock(t) for t in encoded.dictionary.to_pylist()], pa.duration("us"))
    spans = pc.take(spans, encoded.indices)
    usable = pc.fill_null(pc.and_(pc.equal(precision, "day"), pc.is_valid(spans)), False)
    moved = pc.if_else(usable, pc.add(local, pc.coalesce(spans, pa.scalar(0, pa.duration("us")))), local)
    return moved, pc.if_else(usable, pa.scalar("second", pa.large_string()), precision)


def known_zone(zone: str) -> bool:
    """Whether the zone exists here; a case names it once, in case.toml."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True
