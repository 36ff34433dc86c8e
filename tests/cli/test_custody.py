"""The custody verbs from the command line: exit codes, JSON, both languages, the key from the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ringbreak.case.api import new_case, open_case
from ringbreak.case.authority import Authority
from ringbreak.cli.main import main


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RINGBREAK_KEY", str(tmp_path / "config" / "key"))
    monkeypatch.setenv("RINGBREAK_WHO", "tester")
    return tmp_path / "config" / "key"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two files, one of them without a legal basis."""
    made = new_case(tmp_path / "case")
    for name, basis in (("a.txt", Authority.stated("test-data")), ("b.txt", None)):
        (tmp_path / name).write_text(f"加微信 shili_heimai88 {name}\n", encoding="utf-8")
        made.add([tmp_path / name], authority=basis)
    made.run(workers=1)
    return made.path


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = main([str(w) for w in words])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_from_unstated_to_a_bundle(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(capsys, "dossier", case, "--bundle")
    assert (code, "1 of its files" in out) == (3, True)
    code, out = said(capsys, "dossier", case, "--bundle", "--lang", "zh")
    assert (code, "不得外传" in out) == (3, True)
    code, out = said(capsys, "authority", case, "--authority", "warrant 2026-0")
    assert (code, "1 file now stands under: warrant 2026-0" in out) == (0, True)
    assert said(capsys, "run", case, "--workers", "1")[0] == 0
    code, out = said(capsys, "dossier", case, "--bundle", "--with-verifier", "--forms", "--json")
    assert code == 0
    told = json.loads(out)
    assert sorted(Path(p).name for p in told["beside"]) == [
        "custody-iso27037.csv",
        "custody-iso27037.html",
        "custody-iso27037.md",
        "verify.html",
        "verify.py",
        "固定电子数据清单.csv",
        "固定电子数据清单.html",
        "固定电子数据清单.md",
    ]
    assert len(told["fingerprints"]) == 1
    assert said(capsys, "verify", case)[0] == 0


def test_an_authority_that_ran_out_is_exit_code_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = new_case(tmp_path / "old")
    (tmp_path / "a.txt").write_text("x")
    made.add([tmp_path / "a.txt"], authority=Authority.stated("warrant", expires="2020-01-01"))
    code, out = said(capsys, "dossier", made.path, "--bundle")
    assert (code, "2020-01-01" in out) == (3, True)


def test_checkpoint_makes_key_and_note_and_says_the_fingerprint(
    case: Path, key: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out = said(capsys, "checkpoint", case, "--json", "--query", tmp_path / "q.tsq")
    assert code == 0
    told = json.loads(out)
    assert Path(told["path"]).parent == case / "checkpoints"
    assert key.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "q.tsq").read_bytes()[:2] == b"\x30\x39"
    assert said(capsys, "checkpoint", case)[1].count(told["fingerprints"][0]) == 1
    code, out = said(capsys, "checkpoint", case, "--timestamp", tmp_path / "q.tsr")
    assert (code, "cannot be read" in out) == (2, True)


def test_a_case_never_holds_its_key(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RINGBREAK_KEY", str(case / "key"))
    code, out = said(capsys, "checkpoint", case)
    assert (code, "inside the case" in out) == (2, True)
    assert not (case / "key").exists()


def test_purge_needs_a_reason_and_says_what_went(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "purge", case, "b.txt")[0] == 2
    code, out = said(capsys, "purge", case, "b.txt", "--why", "order", "--workers", "1")
    assert (code, "purged: b.txt" in out) == (0, True)
    assert [p.name for p in open_case(case).places()] == ["a.txt"]
    code, out = said(capsys, "purge", case, "c.txt", "--why", "order")
    assert (code, "no evidence c.txt" in out) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ["--withhold", "records.author"],
        ["--with-verifier"],
        ["--bundle", "--as-of", "1"],
        ["--bundle", "--format", "json"],
    ],
)
def test_options_that_do_not_go_together_are_refused(
    case: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "dossier", case, *words)[0] == 2
