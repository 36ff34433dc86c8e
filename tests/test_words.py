"""Everything people read has its Chinese, with the same values in it."""

from __future__ import annotations

import ast
import re
import string
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ringbreak.words import CATALOGUE, say, translate

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ringbreak"
SPOKEN = {
    "say",
    "told",
    "UsageError",
    "CaseError",
    "CaseLocked",
    "CustodyBroken",
    "NotAuthorised",
    "Unreadable",
    "NotThisFormat",
    "EvidenceError",
    "RingbreakError",
}


def fields(template: str) -> set[str]:
    return {f.split(":")[0].split("!")[0] for _, f, _, _ in string.Formatter().parse(template) if f}


def templates() -> Iterator[tuple[str, str]]:
    """(template, where) of every literal first argument of a speaking call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = (
                    node.func.id
                    if isinstance(node.func, ast.Name)
                    else node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else ""
                )
                if (
                    name in SPOKEN
                    and isinstance(node.args[0], ast.Constant)
                    and isinstance(node.args[0].value, str)
                ):
                    yield node.args[0].value, f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_template_has_its_chinese() -> None:
    missing = [
        f"{where}: {t!r}"
        for t, where in templates()
        if t not in CATALOGUE and any(c.isalpha() for c in re.sub(r"\{[^}]*\}", "", t))
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("english", sorted(CATALOGUE))
def test_both_languages_use_the_same_values(english: str) -> None:
    assert fields(CATALOGUE[english]) <= fields(english), english
    unused = fields(english) - fields(CATALOGUE[english])
    assert not unused, f"the Chinese leaves out {unused}"


def test_a_sentence_that_was_stored_in_english_is_shown_in_chinese() -> None:
    sentence = say("no such file or folder: {path}", path="证据/a b.txt")
    assert translate(sentence, "zh") == say("no such file or folder: {path}", "zh", path="证据/a b.txt")
    assert translate("nobody wrote a template for this", "zh") == "nobody wrote a template for this"
    assert translate(sentence, "en") == sentence


@pytest.mark.parametrize(
    ("figure", "chinese"),
    [
        ("more than 12,000,000", "超过 12,000,000"),
        ("15 to 23", "15 至 23"),
        ("400,000 codes", "400,000 个码"),
        ("about 0.05", "约 0.05"),
        ("more than a few", "more than a few"),
    ],
)
def test_a_figure_inside_a_sentence_is_translated_when_only_digits_fill_it(figure: str, chinese: str) -> None:
    assert translate(figure, "zh") == chinese


@pytest.mark.parametrize(
    "pump",
    [
        "a: ",
        "x was not read: y; ",
        "x was not read: ",
        "1 of 2, ",
        "a to b ",
        " records: ",
        "1,",
        "; ",
    ],
)
def test_a_sentence_that_evidence_made_long_is_translated_at_once(pump: str) -> None:
    started = time.process_time()
    translate(pump * 3_000 + "!", "zh")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("english", sorted(e for e in CATALOGUE if fields(e)))
def test_every_sentence_a_template_makes_is_known_again(english: str) -> None:
    values = {f: f"v{n}" for n, f in enumerate(sorted(fields(english)))}
    try:
        made = say(english, **values)
    except ValueError:
        values = {f: n + 2 for n, f in enumerate(sorted(fields(english)))}  # type: ignore[misc]
        made = say(english, **values)
    assert translate(made, "zh") != made or not any(c.isalpha() for c in english)


@pytest.mark.parametrize(
    ("template", "values", "english", "chinese"),
    [
        (
            "ring {ring}: {records} records by {authors} known accounts",
            {"ring": "a1", "records": 3, "authors": 1},
            "ring a1: 3 records by 1 known account",
            "团伙 a1：3 条记录，来自 1 个已知账号",
        ),
        (
            "{records} records bear it, by {authors} known accounts; probability that it belongs to one operation: {p}",
            {"records": "1", "authors": 2, "p": 0.5},
            "1 record bears it, by 2 known accounts; probability that it belongs to one operation: 0.5",
            None,
        ),
        ("{records} records around {kind}: {shown}", {"records": 1, "kind": "x", "shown": "1 records"}, "1 record around x: 1 records", None),
        ("{records} records around {kind}: {shown}", {"records": 1.0, "kind": "x", "shown": "y"}, "1.0 records around x: y", None),
        ("{records} records around {kind}: {shown}", {"records": 11, "kind": "x", "shown": "y"}, "11 records around x: y", None),
    ],
    ids=["one account", "noun and verb", "what evidence says stays as it is", "no whole number", "eleven"],
)  # fmt: skip
def test_one_is_said_in_the_singular_and_still_found_in_the_catalogue(
    template: str, values: dict[str, object], english: str, chinese: str | None
) -> None:
    assert say(template, **values) == english
    shown = translate(english, "zh")
    assert shown != english
    assert chinese in (None, shown)


def test_every_template_reads_the_same_where_nothing_is_one() -> None:
    for template in CATALOGUE:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if all(name.isidentifier() for name in names):
            values = dict.fromkeys(names, 2)
            assert say(template, **values) == template.format(**values)


def test_every_step_of_a_run_has_a_name_in_both_languages() -> None:
    from ringbreak.cli.progress import STAGES

    named = {
        (node.args[0].value, node.args[3].value)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "step"
        and len(node.args) == 4
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[3], ast.Constant)
    }
    assert len(named) > 20
    assert not {stage for stage, _ in named} - STAGES.keys()
    assert not set(STAGES.values()) - CATALOGUE.keys()
    assert not {unit for _, unit in named} - CATALOGUE.keys()
