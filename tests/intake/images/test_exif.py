"""Metadata of pictures: times with and without zone, positions, devices, and hostile values."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, PngImagePlugin

from ringbreak.intake.images.exif import Metadata, read_metadata


def picture(**tags: object) -> Image.Image:
    """A JPEG with tags: taken, offset, make, model, software, comment, gps (dict)."""
    exif = Image.Exif()
    names = {"make": 0x010F, "model": 0x0110, "software": 0x0131, "changed": 0x0132, "description": 0x010E}
    for name, tag in names.items():
        if name in tags:
            exif[tag] = tags[name]
    inner = exif.get_ifd(0x8769)
    for name, tag in {"taken": 0x9003, "offset": 0x9011, "comment": 0x9286}.items():
        if name in tags:
            inner[tag] = tags[name]
    gps = tags.get("gps")
    if isinstance(gps, dict):
        exif.get_ifd(0x8825).update(gps)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return Image.open(out)


NORTH_EAST = {1: "N", 2: (39.0, 54.0, 15.0), 3: "E", 4: (116.0, 23.0, 30.0)}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"taken": "2024:03:13 21:03:00"}, datetime(2024, 3, 13, 13, 3, tzinfo=UTC)),
        ({"taken": "2024:03:13 21:03:00", "offset": "+00:00"}, datetime(2024, 3, 13, 21, 3, tzinfo=UTC)),
        ({"taken": "2024:03:13 21:03:00", "offset": "-05:30"}, datetime(2024, 3, 14, 2, 33, tzinfo=UTC)),
        ({"taken": "2024:03:13 21:03:00", "offset": "+99:00"}, datetime(2024, 3, 13, 13, 3, tzinfo=UTC)),
        ({"changed": "2024:03:13 21:03:00"}, datetime(2024, 3, 13, 13, 3, tzinfo=UTC)),
        (
            {"taken": "2024:03:13 21:03:00", "changed": "2024:09:01 00:00:00"},
            datetime(2024, 3, 13, 13, 3, tzinfo=UTC),
        ),
        ({"taken": "0000:00:00 00:00:00"}, None),
        ({"taken": "    :  :     :  :  "}, None),
        ({"taken": "yesterday"}, None),
        ({}, None),
    ],
)
def test_the_time_of_exposure(tags: dict[str, object], expected: datetime | None) -> None:
    assert read_metadata(picture(**tags), "Asia/Shanghai").taken_at == expected


def test_a_position_in_degrees_and_its_doubt() -> None:
    found = read_metadata(picture(gps=NORTH_EAST), "UTC")
    assert (found.latitude, found.longitude) == (39.9041667, 116.3916667)
    assert found.position_may_be_shifted


@pytest.mark.parametrize(
    ("gps", "expected"),
    [
        ({**NORTH_EAST, 1: "S", 3: "W"}, (-39.9041667, -116.3916667)),
        ({**NORTH_EAST, 2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, (None, None)),
        ({**NORTH_EAST, 2: (95.0, 0.0, 0.0)}, (None, None)),
        ({1: "N", 2: (39.0, 54.0, 15.0)}, (None, None)),
    ],
)
def test_positions_elsewhere_and_impossible_ones(
    gps: dict[int, object], expected: tuple[float | None, float | None]
) -> None:
    found = read_metadata(picture(gps=gps), "UTC")
    assert (found.latitude, found.longitude) == expected
    assert not found.position_may_be_shifted


def test_a_named_datum_ends_the_doubt() -> None:
    found = read_metadata(picture(gps={**NORTH_EAST, 18: "WGS-84"}), "UTC")
    assert not found.position_may_be_shifted
    assert found.fields["exif:GPSMapDatum"] == "WGS-84"


@pytest.mark.parametrize(
    ("tags", "device"),
    [
        ({"make": "Example", "model": "Phone 1"}, "Example Phone 1"),
        ({"make": "Example", "model": "Example Phone 1"}, "Example Phone 1"),
        ({"model": "Phone 1"}, "Phone 1"),
        ({"make": "  "}, None),
    ],
)
def test_the_device_is_named_once(tags: dict[str, object], device: str | None) -> None:
    assert read_metadata(picture(**tags), "UTC").device == device


def test_words_written_into_a_picture_are_kept() -> None:
    found = read_metadata(
        picture(description="group 7", comment=b"ASCII\x00\x00\x00do not share", software="Example 2"), "UTC"
    )
    assert found.fields == {"exif:ImageDescription": "group 7", "exif:UserComment": "do not share"}
    assert found.software == "Example 2"


def test_png_text_is_kept_and_bounded() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Comment", "转自示例群" + "x" * 20_000)
    out = io.BytesIO()
    Image.new("L", (8, 8)).save(out, "PNG", pnginfo=info)
    with Image.open(out) as opened:
        opened.load()
        said = read_metadata(opened, "UTC").fields["png:Comment"]
    assert said.startswith("转自示例群")
    assert len(said) == 10_000


def test_a_picture_without_metadata_says_nothing() -> None:
    assert read_metadata(Image.new("L", (8, 8)), "UTC") == Metadata()
