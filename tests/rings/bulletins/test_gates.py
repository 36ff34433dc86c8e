"""A gate may let too much through, never too little."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.rings.bulletins.figures import figures_of, is_chinese
from ringbreak.rings.bulletins.gates import gates
from ringbreak.rings.bulletins.script import simplified
from ringbreak.rings.bulletins.terms import lowered
from tests.corpora.bulletins.annotated import load_folder

DOCUMENTS = load_folder(Path(__file__).parents[2] / "corpora" / "bulletins" / "dev")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_line_with_a_figure_passes_the_number_gate(document: object) -> None:
    text = document.text  # type: ignore[attr-defined]
    at, lines = 0, []
    for line in text.splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip("\n"))))
        at += len(line)
    passed = set(gates(text, tuple(lines))["number"])
    low, plain = lowered(text), simplified(text)
    for start, end in lines:
        if any(figures_of(text, low, plain, start, end, chinese=is_chinese(text, start, end))):
            assert (start, end) in passed


@pytest.mark.parametrize(
    ("gate", "line"),
    [
        ("number", "caught Twenty-five men"), ("number", "近百人"), ("number", "３２人"), ("number", "a dozen men"), ("number", "壹佰元"),
        ("date", "on 3 May"), ("date", "昨晚"), ("date", "2021-03-05"), ("date", "in 2019"), ("date", "Sept. 2020"),
        ("duration", "三个月"), ("duration", "two years"), ("person_zh", "李某某"), ("masked_en", "led by Zhang"),
        ("place_en", "Daying County"), ("place_en", "in Inner Mongolia"), ("quote", "用户“甲”"), ("company", "某科技公司"), ("agency", "Yancheng police"),
    ],
)  # fmt: skip
def test_each_gate_opens_for_what_it_guards(gate: str, line: str) -> None:
    assert gates(line, ((0, len(line)),))[gate] == ((0, len(line)),)


def test_gates_stay_shut_for_plain_prose() -> None:
    line = "the cat sat quietly on its mat"
    assert not any(gates(line, ((0, len(line)),)).values())
