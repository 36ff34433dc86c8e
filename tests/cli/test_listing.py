"""`list` in Chinese: what is ours is in Chinese, what a command takes stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ringbreak.case.api import new_case
from ringbreak.cli.main import main
from ringbreak.model.tables import TABLES
from ringbreak.words import field_in
from ringbreak.zh.table_docs import TABLE_DOCS


def test_every_table_says_in_chinese_what_a_row_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert [t.name for t in TABLES if t.name not in TABLE_DOCS] == []
    assert main(["list", "tables", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "One row per" not in out
    assert "每笔资金往来一行" in out


def test_the_log_says_what_happened_and_by_which_name_commands_know_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = new_case(tmp_path / "case")
    (tmp_path / "a.txt").write_text("电话 19900000033", encoding="utf-8")
    (tmp_path / "链接").symlink_to(tmp_path / "a.txt")
    case.add([tmp_path / "a.txt", tmp_path / "链接"])
    assert main(["list", "log", str(case.path), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "复制入案" in out
    assert "evidence.add" in out
    case.run(workers=1)
    assert main(["list", "issues", str(case.path), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "未收入" in out
    assert not re.search("not taken", out)


def test_a_place_in_a_picture_has_its_words() -> None:
    assert field_in("region:0", "zh") == "图中第 1 处"
    assert field_in("region:0", "en") == "region:0"
