"""Help in one language throughout: click's own words follow the system's locale and not what was asked for."""

from __future__ import annotations

import re

import pytest

from ringbreak.cli.main import VERBS, main
from ringbreak.intake.registry import PARSERS
from ringbreak.zh.parsers import PARSER_TITLES


@pytest.mark.parametrize("words", [[], *([verb] for verb in VERBS)], ids=lambda w: " ".join(w) or "ringbreak")
def test_help_in_chinese_has_no_english_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["--lang", "zh", *words, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("用法：ringbreak")
    assert "显示本帮助" in said
    assert "选项" in said
    # Three English words in a row are a sentence; commands and file names stand in backticks or behind `ringbreak`.
    plain = re.sub(r"`[^`]*`|ringbreak .*", "", said)
    assert not re.findall(r"\b[A-Za-z]{3,} [a-z]{3,} [a-z]{2,}\b", plain)


def test_kinds_are_named_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, name in (("en", "Telephone number"), ("zh", "电话")):
        assert main(["list", "kinds", "--lang", lang]) == 0
        assert f"phone\t{name}\t" in capsys.readouterr().out


def test_every_parser_of_ours_has_a_chinese_title_and_no_title_is_left_over() -> None:
    assert {p.title for p in PARSERS} == set(PARSER_TITLES)
