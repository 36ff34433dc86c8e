"""Every measure that any detector can write has a name people read, in English and Chinese."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import ringbreak.rings
from ringbreak.model.measures import CONDUCT, MEASURE_NAMES, STATED
from ringbreak.rings.bulletins.measures import MEASURES as BULLETIN
from ringbreak.rings.conduct.claims import Claims
from ringbreak.words_zh import CATALOGUE

ROOT = Path(ringbreak.rings.__file__).parent


def written() -> dict[str, str]:
    """Literal measures of `claims.add(ring, "measure", ...)` and of `measure="..."` in calls, with the file."""
    found: dict[str, str] = {}
    for file in sorted([*(ROOT / "detectors").glob("*.py"), *(ROOT / "conduct").glob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            arguments = [node.args[1]] if name == "add" and len(node.args) > 2 else []
            if name in ("Said", "Figure"):
                arguments.append(node.args[0])
            if name not in ("Cue", "measure_of"):
                arguments += [k.value for k in node.keywords if k.arg == "measure"]
            for argument in arguments:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found[part.value] = file.name
    return found


def test_every_measure_written_in_the_source_has_a_name() -> None:
    found = written()
    assert len(found) > 40
    families = ("role_", "engagement_", "stated_")
    inner = {"measure", "verb", "role"}
    missing = {
        m: where
        for m, where in found.items()
        if m not in MEASURE_NAMES and m not in families and m not in inner
    }
    assert not missing


def test_every_measure_of_bulletins_has_a_name() -> None:
    assert set(BULLETIN) <= set(MEASURE_NAMES)


def test_every_name_has_its_chinese_and_is_of_one_measure() -> None:
    assert [n for n in MEASURE_NAMES.values() if n not in CATALOGUE] == []
    assert not set(STATED) & set(CONDUCT)
    assert len(set(MEASURE_NAMES.values())) == len(MEASURE_NAMES)


def test_a_measure_without_a_name_is_refused() -> None:
    with pytest.raises(KeyError, match="inner_word"):
        Claims("trade").add("r", "inner_word", "s", [(1, "text", 0, 1)])


def test_every_declared_sentence_has_its_chinese() -> None:
    """`Said`, `Price` and `Figure` carry templates that no literal `say` shows to the test of all words."""
    found = set()
    for file in sorted([*(ROOT / "detectors").glob("*.py"), *(ROOT / "conduct").glob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Said", "Price", "Figure"):
                words = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                found |= {w for w in words if "{count}" in w}
    assert len(found) > 15
    assert sorted(found - set(CATALOGUE)) == []
    from ringbreak.rings.conduct.leads import _OFFICES, _SOURCES

    assert {*_SOURCES.values(), *(t for _, t in _OFFICES)} <= set(CATALOGUE)


def test_every_cue_and_every_reason_for_a_role_has_its_chinese() -> None:
    from ringbreak.rings.conduct.typing import CUES
    from ringbreak.rings.role_rules import PAYERS, RULES

    told = (
        {c.name for cues in CUES.values() for c in cues}
        | {r.why for r in RULES}
        | {w for _, w in PAYERS.values()}
    )
    assert sorted(told - set(CATALOGUE)) == []
