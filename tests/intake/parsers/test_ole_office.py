"""Old Office files: text by the piece table and the text atoms, embedded files, and every kind of encryption named."""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ringbreak.intake.parsers.ole_office import PARSER, _native, _plain
from ringbreak.intake.read import Parsed, read_file

_SPEC = importlib.util.spec_from_file_location("compound_file", Path(__file__).with_name("compound_file.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
compound_file: Callable[[Mapping[str, bytes]], bytes] = _MODULE.compound_file

REFUSED = "encrypted: save a copy without the password and add that beside this file"


def read(folder: Path, streams: Mapping[str, bytes]) -> Parsed:
    path = folder / "old"
    path.write_bytes(compound_file(streams))
    return read_file(path, parsers=[PARSER])


def word(*pieces: tuple[str, bool], flags: int = 0x0200) -> dict[str, bytes]:
    """A .doc of pieces (text, whether stored in 8 bits)."""
    header = bytearray(0x400)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", header, 10, flags)
    body, places, ends = b"", [], [0]
    for text, narrow in pieces:
        where = len(header) + len(body)
        places.append(where * 2 | 0x40000000 if narrow else where)
        body += text.encode("cp1252" if narrow else "utf-16-le")
        body += b"\0" * (len(body) % 2)
        ends.append(ends[-1] + len(text))
    table = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, p, 0) for p in places)
    property_run = b"\x01" + struct.pack("<H", 3) + b"abc"
    clx = property_run + b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<II", header, 0x01A2, 0, len(clx))
    return {"WordDocument": bytes(header) + body, "1Table": clx}


def test_text_of_both_widths_is_joined_in_the_order_of_the_pieces(tmp_path: Path) -> None:
    parsed = read(tmp_path, word(("Complaint ", True), ("加微信：lizi_shili\r", False), ("Yours\r", True)))
    assert (parsed.status, parsed.media_type) == ("read", "application/msword")
    assert [(r["locator"], r["kind"], r["text"]) for r in parsed.records()] == [
        ("document", "document", "Complaint 加微信：lizi_shili\nYours")
    ]
    assert [i["effect"] for i in parsed.issues] == ["note"]


def test_field_codes_are_kept_apart_from_what_they_show() -> None:
    text, codes = _plain('See \x13 HYPERLINK "https://shili.example" \x14our site\x15 now\rA\x07B\x07\r')
    assert text == "See our site now\nA\tB\t"
    assert codes == ['HYPERLINK "https://shili.example"']


def test_a_piece_table_that_points_nowhere_is_no_crash(tmp_path: Path) -> None:
    streams = word(("text\r", True))
    streams["1Table"] = b"\xff" * 100
    parsed = read(tmp_path, streams)
    assert parsed.status == "failed"
    assert "save it as docx" in str(parsed.reason)


def atom(kind: int, data: bytes, version: int = 0) -> bytes:
    return struct.pack("<HHI", version, kind, len(data)) + data


def test_slides_give_their_text_in_order(tmp_path: Path) -> None:
    listed = atom(0x03F3, b"\0" * 20) + atom(0x0FA0, "标题一".encode("utf-16-le"))
    listed += atom(0x03F3, b"\0" * 20) + atom(0x0FA8, b"Second\rline")
    document = atom(0x03E8, atom(0x0FF0, listed, 0x0F), 0x0F)
    master = atom(0x03F8, atom(0x0FA8, b"Click to edit"), 0x0F)
    slide = atom(0x03EE, atom(0x0FA8, b"box"), 0x0F)
    parsed = read(tmp_path, {"PowerPoint Document": document + master + slide})
    assert [(r["locator"], r["text"]) for r in parsed.records()] == [
        ("slide 1", "标题一\nbox"),
        ("slide 2", "Second\nline"),
    ]


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


@pytest.mark.parametrize(
    ("what", "streams"),
    [
        ("docx, xlsx or pptx with a password", {"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        ("doc", word(("secret", True), flags=0x0300)),
        ("xls", {"Workbook": record(0x0809, b"\0" * 16) + record(0x2F, b"\0" * 6)}),
        ("ppt", {"PowerPoint Document": b"\0" * 8, "Current User": b"\0" * 12 + b"\xdf\xc4\xd1\xf3"}),
        ("ppt with its summary locked too", {"PowerPoint Document": b"\0" * 8, "EncryptedSummary": b"x"}),
    ],
)
def test_every_encrypted_file_is_named_so(tmp_path: Path, what: str, streams: dict[str, bytes]) -> None:
    parsed = read(tmp_path, streams)
    assert (parsed.status, parsed.reason) == ("refused", REFUSED), what


@pytest.mark.parametrize(
    ("streams", "why"),
    [
        ({"Workbook": record(0x0809, b"\0" * 16) + record(0x0A, b"")}, "which is a table"),
        ({"__properties_version1.0": b"x"}, "which is mail"),
        ({"Something": b"x"}, "no kind that is read"),
    ],
)
def test_what_others_read_is_passed_on(tmp_path: Path, streams: dict[str, bytes], why: str) -> None:
    parsed = read(tmp_path, streams)
    assert parsed.parser is None
    assert any(why in i["reason"] for i in parsed.issues)


def native(name: bytes, data: bytes) -> bytes:
    inner = b"\x02\x00" + name + b"\0" + b"C:\\tmp\\" + name + b"\0" + b"\0\0\x03\0"
    inner += struct.pack("<I", 4) + b"tmp\0" + struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(inner)) + inner


def test_an_embedded_file_is_handed_on_by_its_name(tmp_path: Path) -> None:
    streams = {
        **word(("see object\r", True)),
        "\x01Ole10Native": native("名单.csv".encode("gb18030"), b"a,b\n1,2\n"),
    }
    parsed = read(tmp_path, streams)
    assert [(m.name, m.data) for m in parsed.members] == [("名单.csv", b"a,b\n1,2\n")]


def test_an_object_laid_out_otherwise_is_handed_on_whole() -> None:
    assert _native(b"\x05\0\0\0hello") == ("object", b"hello")


@pytest.mark.parametrize("cut", [9, 100, 512, 700, 3000])
def test_a_container_that_was_cut_off_fails_with_a_reason(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.doc"
    path.write_bytes(compound_file(word(("text\r", True)))[:cut])
    parsed = read_file(path, parsers=[PARSER])
    assert parsed.status in ("failed", "refused")
    assert parsed.reason
