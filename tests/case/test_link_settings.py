"""How accounts that act together are told is a setting of the case, and changing it links anew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ringbreak.case.api import new_case, open_case
from ringbreak.case.authority import Authority
from ringbreak.case.query import rows
from ringbreak.case.settings import Settings
from ringbreak.errors import UsageError


def pushed(path: Path) -> None:
    """Five accounts push two pages within eight seconds each, and two of them one more; by chance that is too little to tell."""
    lines = []
    for page, accounts in enumerate((5, 5, 2)):
        for a in range(accounts):
            lines.append(
                {
                    "user_id": f"a{a}",
                    "created_at": f"2026-03-0{page + 1} 10:00:0{a}",
                    "content": f"https://push{page}.example/",
                }
            )
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")


def test_the_published_definition_can_be_asked_for_and_its_tables_are_made_anew(tmp_path: Path) -> None:
    pushed(tmp_path / "posts.jsonl")
    case = new_case(tmp_path / "case")
    case.add([tmp_path / "posts.jsonl"], authority=Authority.stated("test-data"))
    asked = "SELECT count(*) AS n FROM selectors WHERE kind = 'coordination'"
    case.run(workers=1)
    assert rows(case, asked) == [{"n": 0}]
    toml = tmp_path / "case" / "case.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8")
        .replace('coordination_rule = "chance"', 'coordination_rule = "coortweet"')
        .replace("coordination_window = 60", "coordination_window = 10")
        .replace("coordination_least = 3", "coordination_least = 2"),
        encoding="utf-8",
    )
    case = open_case(tmp_path / "case")
    ran = case.run(workers=1)
    again = {name for name, _, made in ran.stages if made}
    assert "linking" in again
    assert not again & {"intake", "selectors"}
    assert rows(case, asked)[0]["n"] > 0


@pytest.mark.parametrize(
    "wrong", [{"coordination_rule": "fate"}, {"coordination_window": -1}, {"coordination_least": "three"}]
)
def test_a_wrong_setting_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Settings.from_json(replace(Settings()).as_json() | wrong)


def test_a_case_written_before_these_settings_has_their_defaults() -> None:
    old = {k: v for k, v in Settings().as_json().items() if not k.startswith("coordination")}
    assert Settings.from_json(old) == Settings()
