"""One fact said in many ways, sentence by sentence: tests/corpora/phrasings/{en,zh}.txt, and what says none: nothing.txt.

A line is a measure, a tab and a sentence with {n} people or things, {m} money or {k} records. Three lots written one after the other, each
before the faults of the one before were mended for the next; what is not read yet is not in the files (docs/accuracy/facts.md says how much).
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from ringbreak.rings.bulletins.read import read_facts

_FOLDER = Path(__file__).parents[2] / "corpora" / "phrasings"
_FORMS = {
    "en": (
        {"n": ("37", 37.0), "m": ("3.5 million yuan", 3.5e6), "k": ("520,000", 520_000.0)},
        {"n": ("108", 108.0), "m": ("RMB 864,000", 864_000.0), "k": ("31,070", 31_070.0)},
    ),
    "zh": (
        {"n": ("37", 37.0), "m": ("350万元", 3.5e6), "k": ("52万", 520_000.0)},
        {"n": ("108", 108.0), "m": ("86.4万元", 864_000.0), "k": ("31070", 31_070.0)},
    ),
}


def _lines(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in (_FOLDER / name).read_text("utf-8").splitlines()]


_GROUPS = [
    (lang, measure, tuple(line[1] for line in group))
    for lang in ("en", "zh")
    for measure, group in groupby(_lines(f"{lang}.txt"), key=lambda line: line[0])
]


@pytest.mark.parametrize(("lang", "measure", "frames"), _GROUPS, ids=[f"{g[0]}-{g[1]}" for g in _GROUPS])
def test_a_fact_is_read_however_it_is_said(lang: str, measure: str, frames: tuple[str, ...]) -> None:
    lost = []
    for frame in frames:
        for form in _FORMS[lang]:
            text = frame.format(**{name: said for name, (said, _) in form.items()})
            text = text[0].upper() + text[1:]
            value = next(value for name, (_, value) in form.items() if "{" + name + "}" in frame)
            if (measure, value) not in [(f.measure, f.value) for f in read_facts(text).facts]:
                lost.append(text)
    assert lost == []


@pytest.mark.parametrize("text", [line[0] for line in _lines("nothing.txt")])
def test_what_tells_no_fact_yields_none(text: str) -> None:
    assert [(f.measure, f.value) for f in read_facts(text).facts] == []
