"""Address books: names, numbers and pictures in the three versions of vCard, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ringbreak.intake.parsers import vcard
from ringbreak.intake.read import Parsed, read_file


def read(folder: Path, data: str | bytes, name: str = "contacts.vcf") -> Parsed:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(path)


def people(parsed: Parsed) -> list[dict[str, Any]]:
    return parsed.tables["profiles"].to_pylist()


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:何小满", "N:小满;何;;;"), "何小满"),
        (("N:何;小满;;;",), "何小满"),
        (("N:Quill;Ada;Moss;Dr.;",), "Ada Moss Dr. Quill"),
        (("N:;球友老何;;;",), "球友老何"),
        (("item1.FN:Ada\\, Ben \\; Cid",), "Ada, Ben ; Cid"),
        (("FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=BA=CE=D0=A1=C2=FA",), "何小满"),
        (("FN;ENCODING=QUOTED-PRINTABLE:=E4=BD=95=E5=B0=8F=", "=E6=BB=A1"), "何小满"),
        (("FN:Ada", "  Quill"), "Ada Quill"),
    ],
)
def test_names_are_read_as_they_are_written(tmp_path: Path, lines: tuple[str, ...], name: str) -> None:
    assert [p["name"] for p in people(read(tmp_path, card(*lines)))] == [name]


def test_the_first_number_has_the_column_and_all_are_kept(tmp_path: Path) -> None:
    parsed = read(
        tmp_path, card("FN:Ada", "TEL;TYPE=CELL:154 0000 0001", "TEL;TYPE=WORK:154 0000 0002", "X-QQ:1000000")
    )
    [one] = people(parsed)
    assert (one["phone"], one["qq"]) == ("154 0000 0001", "1000000")
    kept = {r["field"]: r["value"] for r in parsed.tables["fields"].to_pylist()}
    assert kept == {"TEL": "154 0000 0001", "TEL#2": "154 0000 0002", "X-QQ": "1000000"}


def test_a_card_cut_off_is_read_and_said(tmp_path: Path) -> None:
    parsed = read(
        tmp_path, card("FN:Ada") + "BEGIN:VCARD\r\nFN:Ben\r\n" + card("FN:Cid") + "BEGIN:VCARD\r\nFN:Dan"
    )
    assert [p["name"] for p in people(parsed)] == ["Ada", "Ben", "Cid", "Dan"]
    assert [i["reason"] for i in parsed.tables["issues"].to_pylist()] == ["the contact has no end"] * 2


def test_a_picture_is_a_member_and_an_address_of_one_is_a_field(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        card(
            "FN:Ada",
            "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAAN",
            " SUhEUgAAAAEAAAAB",
            "PHOTO;VALUE=uri:https://a.example/p.png",
        ),
    )
    assert [len(m.data) for m in parsed.members if isinstance(m.data, bytes)] == [24]
    assert [r["value"] for r in parsed.tables["fields"].to_pylist()] == ["https://a.example/p.png"]


@pytest.mark.parametrize(
    "head", [b"BEGIN:VCARD\r\n", b"\xef\xbb\xbfbegin:vcard\n", "BEGIN:VCARD\n".encode("utf-16")]
)
def test_an_address_book_is_known_by_its_beginning(head: bytes) -> None:
    assert vcard.accepts(head, "x.bin")


@pytest.mark.parametrize("head", [b"BEGIN:VCALENDAR\r\n", b"see BEGIN:VCARD", b"", b"BEGIN"])
def test_other_texts_are_not(head: bytes) -> None:
    assert not vcard.accepts(head, "contacts.vcf")
