"""Times as exports write them, made aware and put on UTC; what cannot be a time becomes None, never 1970."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ringbreak.errors import UsageError

FIRST = datetime(1990, 1, 1, tzinfo=UTC)
LAST = datetime(2100, 1, 1, tzinfo=UTC)
"""Times outside are counters, zeros or damage: no message we read was sent before 1990."""


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone of a name like 'Asia/Shanghai'.

    Raises: UsageError when the machine knows no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise UsageError("no such time zone: {name} (write it like Asia/Shanghai)", name=name) from e


def in_zone(moment: datetime | None, name: str) -> datetime | None:
    """UTC for a time that may lack an offset; one that has an offset keeps its instant. Implausible ones are None."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone(name))
    try:
        moment = moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return moment if FIRST <= moment < LAST else None


def from_epoch(value: object) -> datetime | None:
    """UTC for seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size.

    | value | time |
    |---|---|
    | 1544006350 | 2018-12-05 10:39:10 |
    | "1544006350000" | 2018-12-05 10:39:10 |
    | 0 | None |
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        text = value.strip()
        if len(text) > 32 or not text.replace(".", "", 1).lstrip("-").isdecimal() or not text.isascii():
            return None
        value = float(text) if "." in text else int(text)
    for unit in (1, 1_000, 1_000_000, 1_000_000_000):
        if 631_152_000 <= value / unit < 4_102_444_800:  # 1990 .. 2100
            whole, part = divmod(value, unit) if unit > 1 else (int(value), value - int(value))
            micros = int(part * 1_000_000 // unit) if unit > 1 else round(part * 1_000_000)
            moment = datetime.fromtimestamp(int(whole), UTC)
            return moment.replace(microsecond=min(micros, 999_999))
    return None


def from_iso(text: object, name: str) -> datetime | None:
    """UTC for an ISO 8601 time with or without offset, with 'T', a blank or '/' as separators."""
    if not isinstance(text, str) or not 8 <= len(text) <= 40:
        return None
    cleaned = text.strip().replace("/", "-")
    try:
        return in_zone(datetime.fromisoformat(cleaned), name)
    except ValueError:
        return _loose(cleaned, name)


def _loose(text: str, name: str) -> datetime | None:
    """Year-month-day with numbers that lack a leading zero: '2021-3-5 8:05:09'."""
    day, _, clock = text.replace("T", " ").partition(" ")
    try:
        year, month, date = (int(x) for x in day.split("-"))
        parts = [int(x) for x in clock.split(".")[0].split(":")] if clock.strip() else []
        if len(parts) > 3:
            return None
        hour, minute, second = (*parts, 0, 0, 0)[:3]
        return in_zone(datetime(year, month, date, hour, minute, second), name)  # noqa: DTZ001 - in_zone gives it its zone
    except (ValueError, OverflowError):
        return None
