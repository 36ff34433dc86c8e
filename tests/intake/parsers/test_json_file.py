"""JSON documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ringbreak.errors import Unreadable
from ringbreak.intake.parser import Yield
from ringbreak.intake.parsers.json_file import PARSER, accepts
from tests.intake.tables.reading import Read, source_of

HOSTILE = Path("../shared/data/formats/json_hostile")


def read(folder: Path, data: str | bytes) -> Read:
    raw = data if isinstance(data, bytes) else data.encode()
    return Read(PARSER.parse(source_of(folder, raw, "t.json")))


def until_broken(folder: Path, data: bytes) -> tuple[list[Yield], Unreadable]:
    """What is yielded before the parser gives up, and why it does."""
    items: list[Yield] = []
    parsing = PARSER.parse(source_of(folder, data, "t.json"))
    try:
        for item in parsing:
            items.append(item)
    except Unreadable as e:
        return items, e
    raise AssertionError("it was read")


@pytest.mark.parametrize(
    ("head", "name", "yes"),
    [(b'{"a":1}', "x", True), (b'[{"a":1}]', "x", True), (b"[note] hello", "x", False), (b"{hello}", "x", False), (b"anything", "x.json", True), (b"", "x.json", False)],
)  # fmt: skip
def test_it_takes_what_begins_like_json(head: bytes, name: str, yes: bool) -> None:
    assert accepts(head, name) is yes


def test_an_array_of_objects_is_rows(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[{"text":"hello my old friend","from":"user_1"},{"text":"hello again friend","from":"user_2"}]',
    )
    assert found.texts() == ["hello my old friend", "hello again friend"]
    assert [r["locator"] for r in found.records] == ["item 1", "item 2"]


def test_an_object_that_holds_an_array_of_objects_is_its_rows_and_one_record(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '{"name":"export","data":{"count":2,"list":[{"text":"hello my old friend"},{"text":"hello again friend"}]}}',
    )
    assert [r["kind"] for r in found.records] == ["metadata", "message", "message"]
    assert found.cells(0) == {"name": "export", "data.count": "2"}


def test_two_arrays_are_two_tables(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '{"users":[{"uid":"u_1","phone":"19900000001"}],"posts":[{"text":"hello my old friend","uid":"u_1"}]}',
    )
    assert [(r["locator"], r["kind"], r["channel"]) for r in found.records] == [
        ("users item 1", "profile", "users"),
        ("posts item 1", "message", "posts"),
    ]


def test_places_on_a_map_are_rows_with_dotted_names(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"name": "x"},
        "geometry": {"type": "Point", "coordinates": [1.50, 2]},
    }
    found = read(tmp_path, json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert found.cells(1)["geometry.coordinates#2"] == "2"


@pytest.mark.parametrize(
    ("document", "value"),
    [
        ("3.10", "3.10"),
        ('"x"', "x"),
        ("true", "true"),
        ("null", "null"),
        ("[]", "[]"),
        ("{}", "{}"),
        ('[1,"a"]', "1"),
    ],
)
def test_anything_else_is_one_record(tmp_path: Path, document: str, value: str) -> None:
    found = read(tmp_path, document)
    assert value in found.cells(0).values()


def test_huge_numbers_keep_every_digit(tmp_path: Path) -> None:
    digits = "9" * 5_000
    assert read(tmp_path, f'{{"n":{digits},"e":1e999}}').cells(0) == {"n": digits, "e": "1e999"}


def test_nesting_deeper_than_the_interpreter_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="line 1, column 1"):
        read(tmp_path, "[" * 100_000)


def test_nesting_that_fits_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a":' * 300 + "1" + "}" * 300)
    assert len(found.records) == 1


def test_a_broken_array_is_read_up_to_the_break(tmp_path: Path) -> None:
    data = b'[{"text":"hello my old friend"},\n{"text":"hello again friend"},\n{"text":"cut'
    items, error = until_broken(tmp_path, data)
    assert "line 3, column" in str(error)
    assert Read(items).texts() == ["hello my old friend", "hello again friend"]


def test_a_broken_document_keeps_its_text(tmp_path: Path) -> None:
    items, _ = until_broken(tmp_path, b'{"phone": "19900000001", ')
    assert Read(items).texts() == ['{"phone": "19900000001", ']


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="not measured: the public JSON corpus is not here")
def test_the_public_corpus_is_read_or_refused_as_it_says() -> None:
    """github.com/nst/JSONTestSuite: y_ must be read, n_ must be refused with its place, i_ must survive."""
    from ringbreak.intake.read import read_file

    wrong = []
    for path in sorted(HOSTILE.glob("*.json")):
        found = read_file(path, parsers=(PARSER,))
        good = (
            found.status == "read"
            if path.name[0] == "y"
            else found.status != "read"
            if path.name[0] == "n"
            else True
        )
        if not good or "could not go on" in (found.reason or ""):
            wrong.append((path.name, found.status, found.reason))
        if path.name[0] == "n" and "line" not in (found.reason or ""):
            wrong.append((path.name, found.status, found.reason))
    assert wrong == []
