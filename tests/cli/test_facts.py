"""`ringbreak facts`: the lines it promises, and what --entities adds to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ringbreak.cli.main import main

_ONE = """响水县警方斩断“暗网”黑产

2021年4月25日，江苏省响水县公安局抓获犯罪嫌疑人15名，网名为“SS52098”的李某落网，查获电脑10台、手机223部，涉案金额1.5亿余元。
"""
_TWO = _ONE.replace("15名", "51名").replace("斩断", "打掉")
_FACT = {
    "type", "file", "case_no", "case", "measure", "value", "low", "high", "comparator", "unit", "currency", "scope",
    "stage", "speaker", "start", "end", "quote",
}  # fmt: skip


def _lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["facts", "--jsonl", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = []
    for name, text in (("one.txt", _ONE), ("two.txt", _TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        made.append(str(tmp_path / name))
    return made


def test_without_options_only_facts_and_flags_are_printed(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _lines(capsys, *files)
    assert {x["type"] for x in lines} == {"fact", "flag"}
    facts = [x for x in lines if x["type"] == "fact"]
    assert all(set(f) == _FACT for f in facts)
    assert [_ONE[f["start"] : f["end"]] for f in facts if f["file"] == files[0]] == [  # type: ignore[misc]
        f["quote"] for f in facts if f["file"] == files[0]
    ]


def test_two_reports_that_cannot_both_hold_make_a_flag_that_names_both_files(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    flags = [x for x in _lines(capsys, *files) if x["type"] == "flag"]
    assert [(x["kind"], x["file"], x["other_file"]) for x in flags] == [("contradiction", *files)]


def test_entities_are_asked_for_and_keep_their_place(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _lines(capsys, "--entities", *files)
    named = {(x["kind"], x["name"]): x for x in lines if x["type"] == "entity" and x["file"] == files[0]}
    assert named["place", "响水县"]["code"] == "320921"
    assert named["person", "李某"]["role"] == "suspect"
    assert named["date", "2021年4月25日"]["code"] == "2021-04-25"
    assert ("handle", "SS52098") in named
    assert all(_ONE[x["start"] : x["end"]] == x["quote"] for x in named.values())  # type: ignore[misc]
    (case,) = [x for x in lines if x["type"] == "case" and x["file"] == files[0]]
    assert case["agency"] == "江苏省响水县公安局"


def test_an_event_told_twice_is_laid_side_by_side(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (event,) = [x for x in _lines(capsys, "--entities", *files) if x["type"] == "event"]
    assert [c["file"] for c in event["cases"]] == files  # type: ignore[attr-defined]
    verdicts = {x["measure"]: x["verdict"] for x in event["compared"]}  # type: ignore[attr-defined]
    assert verdicts["arrested"] == "changed"
    assert verdicts["seized_phones"] == "same"


def test_the_table_tells_cases_and_events_in_chinese_as_well(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", "--entities", "--lang", "zh", *files]) == 0
    said = capsys.readouterr().out
    assert "讲同一事件的报道" in said
    assert "说法变了" in said
    assert "响水县 (320921)" in said


def test_a_date_that_is_none_is_said_to_be_none(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--posted", "yesterday", files[0]]) == 2
    assert "yesterday" in capsys.readouterr().err


_LEFT = _ONE + "民警走访养殖户37户。\n"


@pytest.fixture
def left(tmp_path: Path) -> str:
    (tmp_path / "left.txt").write_text(_LEFT, encoding="utf-8")
    return str(tmp_path / "left.txt")


def test_open_numbers_are_counted_below_the_table_and_listed_when_asked(
    left: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", "--lang", "zh", left]) == 0
    said = capsys.readouterr().out
    assert "另有 1 个数字看到了但含义未定" in said
    assert "养殖户" not in said
    assert main(["facts", "--open", left]) == 0
    assert "37  |  民警走访养殖户37户。" in capsys.readouterr().out


def test_open_numbers_are_lines_only_when_asked(left: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert {x["type"] for x in _lines(capsys, left)} == {"fact"}
    asked = _lines(capsys, "--open", left)
    (line,) = [x for x in asked if x["type"] == "open"]
    assert _LEFT[line["start"] : line["end"]] == line["quote"] == "37"  # type: ignore[misc]
    assert line["sentence"] == "民警走访养殖户37户。"
    assert [x for x in asked if x["type"] == "fact"] == _lines(capsys, left)


def test_a_sheet_of_open_numbers_stands_alone(left: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--csv", left]) == 0
    assert "养殖户" not in capsys.readouterr().out
    assert main(["facts", "--csv", "--open", left]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head == "file,case_no,value,comparator,currency,quote,sentence"
    assert line == "left.txt,1,37,exact,,37,民警走访养殖户37户。"


def test_json_holds_them_apart(left: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--json", left]) == 0
    assert "open" not in json.loads(capsys.readouterr().out)
    assert main(["facts", "--json", "--open", left]) == 0
    assert [x["quote"] for x in json.loads(capsys.readouterr().out)["open"]] == ["37"]
