"""Every sentence of the dossier has its Chinese, in the code, in the templates and in the tables of names."""

from __future__ import annotations

import ast
import re
import string
from dataclasses import fields
from pathlib import Path

import pytest

import ringbreak.dossier
from ringbreak.case.settings import Settings
from ringbreak.dossier import labels, ledger
from ringbreak.dossier.charts import forms, heat, timeline
from ringbreak.dossier.labels import SETTINGS, STAGES, named, setting_name, spoken
from ringbreak.model.ring_members import TIERS
from ringbreak.model.verbal import LEVELS
from ringbreak.words import say, translate
from ringbreak.words_zh import CATALOGUE
from ringbreak.zh.dossier_fragments import FRAGMENTS

ROOT = Path(ringbreak.dossier.__file__).parent


def _called(names: tuple[str, ...], templates: str) -> set[str]:
    found = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in names and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    for file in ROOT.rglob("*.j2"):
        found |= set(re.findall(templates + r'\("((?:[^"\\]|\\.)*)"', file.read_text("utf-8")))
    return found


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_has_its_chinese_with_the_same_values() -> None:
    said = _called(("say", "_", "UnprovenClaim"), r"\b_")
    for table in (
        labels.KINDS,
        labels.CASE_TYPES,
        labels.ROLES,
        TIERS,
        labels.STATUSES,
        labels.FLAG_KINDS,
        labels.RECORD_KINDS,
        labels.MEASURES,
        labels.STAGES,
        labels.SCOPES,
        forms.TITLES,
        timeline.UNITS,
    ):
        said |= set(table.values())
    said |= {*heat.DAYS, *(name for _, name in labels.FORMS), *(phrase for _, phrase in LEVELS)}
    said |= {"{given} given, {inside} more inside them"}
    assert len(said) > 200
    assert sorted(said - set(CATALOGUE)) == []
    for template in said:
        assert _fields(CATALOGUE[template]) <= _fields(template), template


def test_every_fragment_has_its_chinese() -> None:
    used = _called(("fragment",), r"\b_f") | {*ledger._COMPARATORS.values(), *ledger._UNITS.values()}
    assert sorted(used - set(FRAGMENTS)) == []
    for english, chinese in FRAGMENTS.items():
        assert _fields(chinese) <= _fields(english), english


@pytest.mark.parametrize(
    "words", ["order of the court", "about the fine", "8 people of the unit", "paid 5 yuan"]
)
def test_what_a_person_wrote_is_not_taken_for_one_of_our_fragments(words: str) -> None:
    from ringbreak.zh.dossier import DOSSIER

    assert not any(_fullmatch(template, words) for template in DOSSIER if _fields(template))
    assert translate(words, "en") == words


def _fullmatch(template: str, words: str) -> bool:
    pattern = "".join(
        re.escape(text) + (".+?" if name is not None else "")
        for text, name, _, _ in string.Formatter().parse(template)
    )
    return re.fullmatch(pattern, words) is not None


@pytest.mark.parametrize(
    ("low", "high", "english", "chinese"),
    [("85", "85", "85 different", "有 85 个不同账户"), ("8", "85", "8 to 85 different", "8 至 85"), ("8", "8.5", "8 to 8.5 ", "8 至 8.5"), ("5", "58", "5 to 58 ", "5 至 58")],
)  # fmt: skip
def test_a_range_of_one_figure_is_that_figure(low: str, high: str, english: str, chinese: str) -> None:
    stored = say(
        "{low} to {high} different accounts paid into its accounts; the lower figure counts those whose payments are of the ring or whose purpose speaks of it",
        low=low,
        high=high,
    )
    assert spoken(stored, "en").startswith(english)
    assert chinese in spoken(stored, "zh"), spoken(stored, "zh")


@pytest.mark.parametrize(
    ("sentence", "chinese"),
    [
        ("the bulletin states money_frozen: more than 3,800,000 CNY", "通报称 冻结金额：超过 3,800,000 元"),
        ("the bulletin states arrested: 12 people", "通报称 抓获：12 人"),
        ("the bulletin states prison_term: 3 to 5 years", None),
    ],
)
def test_what_a_bulletin_states_is_named_in_the_readers_language(sentence: str, chinese: str | None) -> None:
    told = spoken(sentence, "zh")
    assert told == chinese if chinese else not re.search("[a-z]+_[a-z]+", told)
    assert spoken(sentence, "en") == sentence


def test_settings_are_told_as_the_settings_say_of_themselves() -> None:
    helps = {f.name: f.metadata["help"] for f in fields(Settings) if f.name != "maps"}
    assert helps == SETTINGS
    assert "时间" in setting_name("time_zone", "zh") or "时区" in setting_name("time_zone", "zh")


def test_every_stage_a_figure_may_have_has_its_words() -> None:
    for stage in ("suspected", "arrested", "formally_arrested", "detained", "charged", "sentenced"):
        assert stage in STAGES
        assert not re.search("[a-z]", named(STAGES, stage, "zh"))
