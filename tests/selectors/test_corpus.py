"""The labelled corpus is sound, reproducible, and found."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.registry import by_name

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "selectors_zh"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "corpus.jsonl").read_text("utf-8").splitlines()]


def test_it_is_large_and_varied(rows: list[dict[str, Any]]) -> None:
    assert len(rows) >= 1500
    assert set(Counter(r["register"] for r in rows)) == {"listing", "chat", "sms", "post", "bulletin"}
    assert sum(not r["mentions"] for r in rows) >= 80
    assert (FOLDER / "README.md").exists()
    assert (FOLDER / "corpus.jsonl").stat().st_size < 1_500_000


def test_its_labels_name_known_kinds_and_lie_within_the_text(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        for m in row["mentions"]:
            assert m["kind"] in by_name()
            assert 0 <= m["start"] < m["end"] <= len(row["text"])


def test_the_generator_makes_it_again(rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    made = runpy.run_path(str(FOLDER / "make.py"))
    maker = made["Maker"](made["SEED"])
    first = next(
        x for x in (FOLDER / "frames.txt").read_text("utf-8").splitlines() if x and not x.startswith("#")
    )
    text, labels = made["fill"](maker, first.split("|", 1)[1])
    assert (text, labels) == (rows[0]["text"], rows[0]["mentions"])


def test_what_is_labelled_is_found_and_little_else(rows: list[dict[str, Any]]) -> None:
    right = false = missed = 0
    for row in rows:
        want = {(m["start"], m["end"], m["kind"], m["value"]) for m in row["mentions"]}
        got = {(m.start, m.end, m.kind, m.value) for m in extract(row["text"])}
        right, false, missed = right + len(want & got), false + len(got - want), missed + len(want - got)
    assert right / (right + false) >= 0.99
    assert right / (right + missed) >= 0.99
