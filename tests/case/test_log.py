"""The log: chained, canonical, fsynced; a torn tail is kept aside, a change is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.case.canonical import canonical
from ringbreak.case.log import START, Log
from ringbreak.errors import CaseError, CustodyBroken

AT = "2026-04-25T08:00:00.000000Z"


def filled(folder: Path, count: int = 5) -> Path:
    path = folder / "log"
    log = Log(path, [], 0, b"")
    for i in range(count):
        log.append([("note", {"n": i, "text": "证据"})], who="zhang", at=AT)
    return path


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    log = Log.read(filled(tmp_path))
    assert [e.body["n"] for e in log.entries] == [0, 1, 2, 3, 4]
    assert log.entries[0].prev == START
    assert all(b.prev == a.digest for a, b in zip(log.entries, log.entries[1:], strict=False))


def test_several_entries_in_one_append_are_chained_too(tmp_path: Path) -> None:
    log = Log(tmp_path / "log", [], 0, b"")
    log.append([("a", {}), ("b", {}), ("c", {})], who="w", at=AT)
    assert Log.read(tmp_path / "log").entries[2].prev == log.entries[1].digest


@pytest.mark.parametrize("keep", [1, 17, 60])
def test_a_torn_last_line_is_found_kept_aside_and_written_over(tmp_path: Path, keep: int) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    torn = whole.splitlines(keepends=True)[-1][:keep]
    path.write_bytes(whole + torn)
    log = Log.read(path)
    assert log.torn == torn
    assert len(log.entries) == 5
    log.append([("after", {})], who="w", at=AT)
    again = Log.read(path)
    assert again.torn == b""
    assert again.entries[-1].what == "after"
    assert (tmp_path / "log.torn-5").read_bytes() == torn + b"\n"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda rows: [*rows[:2], rows[2].replace(b"zhang", b"zhong"), *rows[3:]], 4),
        (lambda rows: [*rows[:2], *rows[3:]], 3),
        (lambda rows: [rows[1], rows[0], *rows[2:]], 1),
        (lambda rows: [*rows[:4], rows[4].replace(b'"n":4', b'"n": 4')], 5),
        (lambda rows: [*rows[:3], b"not json", *rows[4:]], 4),
    ],
    ids=["a word changed", "a line removed", "two lines swapped", "spaces put in", "a line overwritten"],
)
def test_a_changed_log_is_refused_and_the_line_named(tmp_path: Path, change: object, line: int) -> None:
    path = filled(tmp_path)
    rows = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join(change(rows)) + b"\n")  # type: ignore[operator]
    with pytest.raises(CustodyBroken, match=f"line {line}"):
        Log.read(path)


def test_a_missing_log_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no log"):
        Log.read(tmp_path / "log")


def test_a_float_has_no_canonical_form() -> None:
    with pytest.raises(TypeError):
        canonical({"a": [1, {"b": 0.5}]})


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values)
def test_canonical_json_is_json_and_a_fixed_point(value: object) -> None:
    try:
        data = canonical(value)
    except UnicodeEncodeError:
        return
    assert canonical(json.loads(data)) == data
