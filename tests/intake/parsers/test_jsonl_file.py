"""JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringbreak.intake.parsers.jsonl_file import PARSER, accepts
from ringbreak.intake.tables import jsonl_reading
from ringbreak.intake.tables.jsonl_reading import read_jsonl
from tests.intake.tables.reading import Read, source_of


def read(folder: Path, data: str | bytes) -> Read:
    raw = data if isinstance(data, bytes) else data.encode()
    return Read(PARSER.parse(source_of(folder, raw, "t.jsonl")))


@pytest.mark.parametrize(
    ("head", "name", "yes"),
    [
        (b'{"a":1}\n{"a":2}\n', "x", True),
        (b'\xef\xbb\xbf{"a":1}\r\n{"a":2}', "x.txt", True),
        ('{"a":1}\n{"a":2}\n'.encode("utf-16"), "x", True),
        (b'{"a":1}\n', "x.jsonl", True),
        (b'{"a":1}\n', "x.json", False),
        (b'{\n"a":1}\n', "x", False),
        (b"{a}\n{b}\n", "x", False),
        (b'[1]\n[2]\n', "x", False),
        (b"", "x.jsonl", False),
    ],
)  # fmt: skip
def test_it_takes_objects_a_line(head: bytes, name: str, yes: bool) -> None:
    assert accepts(head, name) is yes


def test_lines_become_messages_and_numbers_stay_as_written(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '{"id":9007199254740993,"text":"hello my old friend","score":1.10,"ok":true,"none":null}\n{"id":2,"text":"hello again my friend"}\n',
    )
    assert found.texts() == ["hello my old friend", "hello again my friend"]
    assert found.cells(0) == {"id": "9007199254740993", "score": "1.10", "ok": "true"}
    assert [r["locator"] for r in found.records] == ["line 1", "line 2"]


def test_what_is_nested_has_dotted_names(tmp_path: Path) -> None:
    found = read(tmp_path, '{"user":{"id":"u_1","name":"A"},"tags":["x","y"],"list":[{"k":1},{"k":2}]}\n' * 2)
    assert found.cells(0) == {"tags": "x", "tags#2": "y", "list.k": "1", "list.k#2": "2"}
    assert (found.records[0]["author"], found.records[0]["author_name"]) == ("u_1", "A")


def test_a_key_given_twice_is_kept_twice(tmp_path: Path) -> None:
    assert read(tmp_path, '{"a":"x","a":"y"}\n{"a":"z"}\n').cells(0) == {"a": "x", "a#2": "y"}


def test_bad_lines_are_named_counted_and_capped(tmp_path: Path) -> None:
    lines = ['{"text":"good my friend"}'] + ["{broken"] * 250 + ['{"text":"good again friend"}']
    found = read(tmp_path, "\n".join(lines))
    failed = [i for i in found.issues if i.effect == "failed"]
    assert len(found.records) == 2
    assert sum(i.items for i in failed) == 250
    assert len(failed) == jsonl_reading.LISTED + 1
    assert failed[0].locator == "line 2"
    assert found.records[1]["locator"] == "line 252"


def test_keys_that_come_late_are_fields(tmp_path: Path) -> None:
    body = '{"text":"hello my old friend"}\n' * 500 + '{"text":"hello my old friend","new":"late"}\n'
    found = read(tmp_path, body)
    assert found.cells(500) == {"new": "late"}


def test_blank_lines_count_but_are_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, '{"text":"one my friend"}\n\n  \n{"text":"two my friend"}\n')
    assert [r["locator"] for r in found.records] == ["line 1", "line 4"]


def test_lone_surrogates_and_broken_bytes_do_not_stop_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        b'{"text":"a \\ud800 b my friend"}\n{"text":"c \xff d my friend"}\n'
        + '{"text":"你好我的朋友们"}\n'.encode(),
    )
    assert found.texts()[:2] == ["a \ufffd b my friend", "c \ufffd d my friend"]


keys = st.sampled_from(["id", "text", "author", "time", "n"])
values = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2**62), st.floats(allow_nan=False, allow_infinity=False), st.text(st.characters(codec="utf-8"), max_size=8),
    st.lists(st.integers(0, 9), max_size=3), st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 9), max_size=2),
)  # fmt: skip
mixed = st.dictionaries(keys, values, min_size=1).map(lambda d: json.dumps(d, ensure_ascii=False))
uniform = st.fixed_dictionaries(
    {"id": st.integers(-3, 10**6), "text": st.text(st.characters(codec="utf-8"), max_size=8)}, optional={"user": st.fixed_dictionaries({"id": st.integers(0, 9)}), "ok": st.booleans()}
).map(lambda d: json.dumps(d, ensure_ascii=False))  # fmt: skip
odd = st.sampled_from(
    [
        "",
        "  ",
        "{bad",
        "[1]",
        '{"id":-0,"text":"z"}',
        '{"id":1}{"id":2}',
        '{"id":1}\r',
        '{"a.b":1}',
        '{"id":1,"id":2}',
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(uniform, uniform, uniform, mixed, odd), min_size=1, max_size=40),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_quick_way_reads_what_the_slow_way_reads(tmp_path: Path, lines: list[str], end: str) -> None:
    """Over many small blocks, some uniform and some not."""
    source = source_of(
        tmp_path, ('{"id":1,"text":"first of all"}' + end + end.join(lines)).encode(), "t.jsonl"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl_reading, "BLOCK_BYTES", 200)
        assert Read(read_jsonl(source)).everything() == Read(read_jsonl(source, fast=False)).everything()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.lists(uniform, min_size=3, max_size=40))
def test_uniform_lines_are_read_the_quick_way(tmp_path: Path, lines: list[str]) -> None:
    from ringbreak.intake.tables.json_blocks import Kinds, fast_block, read_lines

    kinds = Kinds()
    text = "\n".join(lines) + "\n"
    rows, numbers, bad = read_lines(text, 1, kinds)
    assert not bad
    assert len(rows) == len(numbers)
    if "-0" not in text and '"user": {}' not in text:
        assert fast_block(text.encode(), ["id", "text"], kinds, 1) is not None
