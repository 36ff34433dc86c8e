"""A log whose chain was made anew around entries that hold something else than ringbreak writes; tables of another version's code."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ringbreak.case import code, stages
from ringbreak.case.api import open_case
from ringbreak.case.canonical import canonical
from ringbreak.case.fsck import fsck
from ringbreak.case.log import START
from ringbreak.case.shapes import INSIDE, SHAPES
from ringbreak.case.verify import verify
from ringbreak.cli.main import main
from ringbreak.rings import write

from .test_diff import posts


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with an authority, a file, a run, a decision, a run, a dossier and a checkpoint."""
    folder = tmp_path_factory.mktemp("hollow")
    posts(folder / "first.csv", 0, 4, "13912345678")
    path = folder / "case"
    for words in (
        ["new", str(path)],
        ["add", str(path), str(folder / "first.csv"), "--authority", "test-data"],
        ["run", str(path), "--workers", "1"],
        ["judge", str(path), "suppress", "phone:+8613912345678", "--why", "a test"],
        ["run", str(path), "--workers", "1"],
        ["dossier", str(path)],
    ):
        assert main(words) in (0, 1)
    return path


def rewritten(case: Path, at: int, body: dict[str, Any]) -> None:
    """The log with another body in one entry and a chain that holds, as somebody writes it who has read the code."""
    made, prev = [], START
    for number, line in enumerate((case / "log").read_bytes().splitlines()):
        entry = json.loads(line) | {"prev": prev} | ({"body": body} if number == at else {})
        made.append(canonical(entry))
        prev = hashlib.sha256(made[-1]).hexdigest()
    (case / "log").write_bytes(b"\n".join(made) + b"\n")


def test_no_entry_that_means_nothing_makes_the_verifier_fall_over(ready: Path, tmp_path: Path) -> None:
    entries = [json.loads(line) for line in (ready / "log").read_bytes().splitlines()]
    asked = 0
    for number, entry in enumerate(entries):
        for field, kind in SHAPES.get(entry["what"], {}).items():
            bodies = [{k: v for k, v in entry["body"].items() if k != field}]
            bodies += [
                entry["body"] | {field: other}
                for other in (None, True, [[1]], {"x": 1})
                if not isinstance(other, kind) or (entry["what"], field) in INSIDE or other is True
            ]
            for body in bodies:
                case = tmp_path / "case"
                shutil.rmtree(case, ignore_errors=True)
                case.mkdir()
                for name in ("case.toml", "log"):
                    shutil.copy(ready / name, case / name)
                for name in ("objects", "tables", "dossier"):
                    (case / name).symlink_to(ready / name)
                rewritten(case, number, body)
                told = verify(case).wrong
                line = f"log line {number + 1}: an entry {entry['what']} with no {field}"
                assert any(line in w for w in told), (entry["what"], field, body, told)
                asked += 1
                if body is bodies[0]:
                    assert not fsck(case).holds
    assert asked > 60


@pytest.mark.parametrize("body", ["[]", '"x"', "3", "null"])
def test_a_line_whose_body_is_no_mapping_is_no_entry(ready: Path, tmp_path: Path, body: str) -> None:
    case = tmp_path / "case"
    shutil.copytree(ready, case)
    rewritten(case, 2, json.loads(body))
    assert any("log line 3: it is not an entry" in w for w in verify(case).wrong)


def other_code(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """As if another version of ringbreak ran from now on."""
    real = code.code_digest
    monkeypatch.setattr(stages, "code_digest", lambda *of: f"{word}{real(*of)}")


def test_tables_rebuilt_by_another_version_are_told_from_forged_ones(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    shutil.copytree(ready, case)
    table = case / "tables" / "weighing.parquet"
    with monkeypatch.context() as later:
        weighing = write.weighing
        later.setattr(write, "weighing", lambda limit, least: weighing(limit, least + 1))
        other_code(later, "later")
        assert open_case(case).rebuild(workers=1).different
    (told,) = verify(case).wrong
    assert "other code made them" in told
    assert f"ringbreak run {case}" in told
    assert "rebuild " + str(case) not in told
    shutil.copytree(ready / "tables", case / "tables", dirs_exist_ok=True)
    assert not verify(case).wrong
    shutil.copy(case / "tables" / "links.parquet", table)
    (told,) = verify(case).wrong
    assert f"ringbreak rebuild {case} makes it again" in told
