"""`ringbreak simulate`: what it prints, in both languages, and where it says no."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ringbreak.cli.main import main
from ringbreak.simulate.registry import SCENARIOS
from ringbreak.simulate.world import NOISE


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_list_names_every_scenario_and_noise(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--list", "--lang", lang]) == 0
    told = capsys.readouterr().out
    for scenario in SCENARIOS:
        assert scenario.name in told
        assert (scenario.title in told) == (lang == "en"), scenario.title
    for name in NOISE:
        assert name.replace("_", "-") in told


def test_json_says_where_everything_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["simulate", "water-army", str(tmp_path / "out"), "--scale", "0.001", "--seed", "3", "--json"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["truth"]).exists()
    assert sum(1 for p in Path(told["evidence"]).rglob("*") if p.is_file()) == told["files"]
    assert Path(told["truth"]).parent == Path(told["evidence"]).parent


def test_the_next_command_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "simulate",
                "campaign",
                str(tmp_path / "out"),
                "--scale",
                "0.001",
                "--noise",
                "none",
                "--lang",
                "zh",
            ]
        )
        == 0
    )
    told = capsys.readouterr()
    assert "ringbreak investigate" in told.err
    assert "truth.json" in told.out


@pytest.mark.parametrize(
    "asked",
    [["simulate"], ["simulate", "gambling"], ["simulate", "nothing", "x"], ["simulate", "gambling", "x", "--noise", "loud"],
     ["simulate", "gambling", "x", "--scale", "0"]],
)  # fmt: skip
def test_a_slip_is_answered_with_what_would_be_valid(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(asked) == 2
    assert capsys.readouterr().err.startswith("ringbreak: ")
    assert not list(tmp_path.iterdir()), "nothing is left behind"
