"""What a picture's own metadata says: when, where, with what it was taken, and what was written into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from PIL import ExifTags, Image

_EXIF_IFD = 0x8769
_GPS_IFD = 0x8825
_TIME_TAGS = (0x9003, 0x9004, 0x0132)
"""DateTimeOriginal, DateTimeDigitized, DateTime: the moment of exposure before that of a later edit."""
_OFFSET_TAGS = {0x9003: 0x9011, 0x9004: 0x9012, 0x0132: 0x9010}
_WORDS = (0x010E, 0x013B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0xA433, 0xA434, 0xA431)
"""ImageDescription, Artist, Copyright, UserComment, XPTitle, XPComment, XPAuthor, lens make and model, serial number."""
_LONGEST = 10_000


@dataclass(slots=True)
class Metadata:
    """What was found; None where the picture does not say."""

    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    datum: str | None = None
    device: str | None = None
    software: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    """'exif:<tag name>' or 'png:<key>' -> text, for what has no column."""

    @property
    def position_may_be_shifted(self) -> bool:
        """Whether the position lies in mainland China without a datum that rules GCJ-02 out.

        Phones and apps sold there write positions in GCJ-02 into EXIF at times: up to 700 m from WGS-84.
        """
        if self.latitude is None or self.longitude is None:
            return False
        inside = 17.5 < self.latitude < 54 and 73 < self.longitude < 135.5
        return inside and "WGS" not in (self.datum or "").upper()


def read_metadata(image: Image.Image, time_zone: str) -> Metadata:
    """Read EXIF and PNG text.

    Args:
        time_zone: For times without an offset, which is most of them.
    """
    found = Metadata()
    try:
        exif = image.getexif()
        inner: Mapping[int, Any] = {**exif, **exif.get_ifd(_EXIF_IFD)}
        gps: Mapping[int, Any] = exif.get_ifd(_GPS_IFD)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, EOFError, OverflowError):
        # A broken EXIF block is no reason to lose the picture; the libraries raise all of these on hostile ones.
        inner, gps = {}, {}
    found.taken_at = _taken_at(inner, time_zone)
    maker, model = _words(inner.get(0x010F)), _words(inner.get(0x0110))
    if model and maker and model.lower().startswith(maker.lower()):
        maker = None
    found.device = " ".join(w for w in (maker, model) if w) or None
    found.software = _words(inner.get(0x0131))
    found.latitude = _degrees(gps.get(2), gps.get(1), "S", 90)
    found.longitude = _degrees(gps.get(4), gps.get(3), "W", 180)
    if found.latitude is None or found.longitude is None or (found.latitude == 0 and found.longitude == 0):
        found.latitude = found.longitude = None
    found.datum = _words(gps.get(0x12))
    if found.datum:
        found.fields["exif:GPSMapDatum"] = found.datum
    for tag in _WORDS:
        words = _words(inner.get(tag), utf16=0x9C9B <= tag <= 0x9C9D)
        if words:
            found.fields[f"exif:{ExifTags.TAGS.get(tag, hex(tag))}"] = words
    text = getattr(image, "text", None)
    if isinstance(text, dict):
        for key in sorted(k for k in text if isinstance(k, str)):
            words = _words(text[key])
            if words:
                found.fields[f"png:{key[:80]}"] = words
    return found


def _taken_at(tags: Mapping[int, Any], time_zone: str) -> datetime | None:
    for tag in _TIME_TAGS:
        written = _words(tags.get(tag))
        if not written:
            continue
        try:
            naive = datetime.strptime(written[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - the zone comes next
            zone = _offset(_words(tags.get(_OFFSET_TAGS[tag]))) or ZoneInfo(time_zone)
            return naive.replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _offset(written: str | None) -> timezone | None:
    """'+08:00' as a zone."""
    if written is None or len(written) < 6 or written[0] not in "+-" or written[3] != ":":
        return None
    if not (written[1:3].isdecimal() and written[4:6].isdecimal()):
        return None
    minutes = int(written[1:3]) * 60 + int(written[4:6])
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes)) if minutes <= 840 else None


def _degrees(parts: Any, half: Any, negative: str, most: float) -> float | None:
    try:
        degrees, minutes, seconds = (float(p) for p in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= most:
        return None
    return round(-value if str(half).strip("\x00 ").upper() == negative else value, 7)


def _words(value: Any, *, utf16: bool = False) -> str | None:
    """A tag's value as text, without padding; None when it is empty or no text."""
    if isinstance(value, tuple) and utf16 and all(isinstance(v, int) and 0 <= v < 256 for v in value):
        value = bytes(value)
    if isinstance(value, bytes):
        if utf16:
            value = value.decode("utf-16-le", "replace")
        elif value[:8] == b"UNICODE\x00":
            value = value[8:].decode("utf-16-be" if value[8:9] == b"\x00" else "utf-16-le", "replace")
        else:
            value = value.removeprefix(b"ASCII\x00\x00\x00").decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    return value[:_LONGEST].replace("\x00", " ").strip() or None
