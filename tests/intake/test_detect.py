"""A file that nothing reads is named by what it looks like; a name that lies is remarked on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ringbreak.intake.detect import UNKNOWN, breaks_promise, looks_like
from ringbreak.intake.read import read_file
from ringbreak.words import CATALOGUE


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"MZ\x90\0", "application/vnd.microsoft.portable-executable"),
        (b"\x7fELF\x02", "application/x-elf"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\0\0\0\x20ftypisom", "video/mp4"),
        (b"\0\0\0\x20ftypheic", "image/heic"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "audio/wav"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"\x02#!SILK_V3", "audio/silk"),
        (b"!BDN", "application/vnd.ms-outlook-pst"),
        (b"", "application/x-empty"),
        (b"hello", UNKNOWN),
    ],
)
def test_common_types_are_named_by_their_first_bytes(head: bytes, media_type: str) -> None:
    found, words = looks_like(head)
    assert found == media_type
    assert words in CATALOGUE


def test_data_without_pattern_is_called_perhaps_encrypted() -> None:
    assert "encrypted" in looks_like(random.Random(1).randbytes(8192))[1]
    assert "zero bytes" in looks_like(bytes(8192))[1]


@pytest.mark.parametrize(
    ("name", "media_type", "broken"),
    [
        ("photo.jpg", "application/vnd.microsoft.portable-executable", True),
        ("photo.JPG", "image/png", False),
        ("report.pdf", "text/html", True),
        ("list.xls", "text/csv", True),
        ("notes.txt", "text/csv", False),
        ("no suffix", "image/png", False),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
    ],
)
def test_a_suffix_that_promises_other_bytes_is_remarked_on(name: str, media_type: str, broken: bool) -> None:
    assert breaks_promise(name, media_type) is broken


def test_a_file_nobody_reads_is_refused_with_its_looks(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"MZ\x90\0" + bytes(100))
    parsed = read_file(path, parsers=())
    assert (parsed.status, parsed.parser, parsed.counts.refused) == ("refused", None, 1)
    assert (
        parsed.reason
        == "no parser reads this format: a Windows program (first bytes 4d 5a 90 00 00 00 00 00)"
    )


def test_an_empty_file_is_read_and_remarked_on(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(b"")
    parsed = read_file(path)
    assert (parsed.status, parsed.counts.records, parsed.counts.expected) == ("read", 0, 0)
    assert [i["effect"] for i in parsed.issues] == ["note"]
