"""What people get wrong first has a written answer and the right exit code, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ringbreak.case.api import new_case
from ringbreak.cli.main import main


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = main([str(w) for w in words])
    out = capsys.readouterr()
    return code, out.out + out.err


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return new_case(tmp_path / "case").path


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        (["investigate", "nowhere"], 2, "no such file or folder: nowhere"),
        (["run", "nowhere"], 2, "no case at nowhere"),
        (["rings", "CASE"], 2, "run: ringbreak run"),
        (["rebuild", "CASE"], 2, "no finished run"),
        (["sql", "CASE", "drop table records"], 2, "only one statement that reads"),
        (["sql", "CASE", "select ("], 2, "not SQL"),
        (["judge", "CASE", "bless", "R1"], 2, "unknown judgement bless"),
        (["investigat", "x"], 2, "Did you mean investigate?"),
        (["add", "CASE"], 2, "Missing argument"),
        (["new", "CASE"], 2, "there is a case"),
        (["add", "CASE", "x", "--authority", " "], 2, "an authority needs words"),
        (["add", "CASE", "x", "--authority", "w", "--expires", "tomorrow"], 2, "not a date"),
    ],
)
def test_the_answer_says_what_and_what_next(
    words: list[str],
    code: int,
    answer: str,
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    got, text = said(capsys, *[str(case) if w == "CASE" else w for w in words], "--lang", "en")
    assert got == code
    assert answer in text
    assert "Traceback" not in text


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "void").mkdir()
    code, text = said(capsys, "investigate", tmp_path / "void", "-o", tmp_path / "c", "--lang", "en")
    assert (code, "is empty" in text) == (2, True)
    assert not (tmp_path / "c").exists()


def test_messages_come_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "run", "nowhere", "--lang", "zh")
    assert code == 2
    assert "没有案件" in text


def test_a_changed_object_stops_the_run_and_is_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("加微信 wx_demo0001")
    assert said(capsys, "add", case, tmp_path / "a.txt", "--authority", "test-data")[0] == 0
    stored = next((case / "objects").glob("??/*"))
    stored.chmod(0o644)
    stored.write_text("altered")
    code, text = said(capsys, "run", case, "--lang", "en")
    assert code == 3
    assert "a.txt is not what was added" in text
    assert said(capsys, "verify", case)[0] == 3


@pytest.mark.skipif(
    os.geteuid() == 0 and not Path("/usr/bin/setpriv").exists(), reason="root reads everything"
)
def test_an_unreadable_file_costs_one_file(case: Path, tmp_path: Path) -> None:
    """Run as an ordinary user, because root reads everything."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "open.txt").write_text("x")
    (folder / "shut.txt").write_text("y")
    (folder / "shut.txt").chmod(0)
    command = [
        sys.executable,
        "-m",
        "ringbreak",
        "add",
        str(case),
        str(folder),
        "--authority",
        "test-data",
        "--json",
    ]
    if os.geteuid() == 0:
        for path in [tmp_path, *tmp_path.rglob("*")]:
            os.chown(path, 65534, 65534)
        for parent in tmp_path.parents:
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o005 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o005)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if (
        "not found" in done.stderr
        or "ModuleNotFoundError" in done.stderr
        or "ermission denied" in done.stderr.split("\n")[0]
    ):
        pytest.skip("another user cannot run this interpreter here")
    assert done.returncode == 1, done.stderr
    assert '"shut.txt"' in done.stdout
    assert '"added": 1' in done.stdout


def test_help_needs_no_engine() -> None:
    code = "import sys; from ringbreak.cli.main import main; main(['--help']); print([m for m in ('duckdb', 'pyarrow', 'numba', 'rich', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_what_was_given_and_not_taken_is_said_at_the_end_and_among_the_issues(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.txt").write_text("call 13912345678")
    (folder / "link").symlink_to("/etc/hostname")
    made = tmp_path / "made"
    words = ("investigate", folder, "-o", made, "--authority", "test-data", "--workers", "1", "--lang", "en")
    code, text = said(capsys, *words)
    assert code == 1
    last = text[text.index("\nRead ") :]
    assert "1 more given and not taken" in last
    assert "link: it is a link" in last
    assert "not taken" in (made / "dossier" / "index.md").read_text("utf-8")
    _, issues = said(capsys, "list", "issues", made, "--lang", "en")
    assert "link\t\tnot taken\tit is a link" in issues


def test_a_command_to_type_does_not_show_what_is_masked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("call 13912345678")
    made = tmp_path / "made"
    said(capsys, "investigate", tmp_path / "a.txt", "-o", made, "--authority", "test-data", "--workers", "1")
    _, why = said(capsys, "explain", made, "phone:13912345678", "--lang", "en")
    assert "139****5678" in why
    assert "13912345678" not in why
    told = " ".join(why.split())
    number = told.split(f"ringbreak judge {made} suppress ")[1].split()[0]
    code, _ = said(capsys, "judge", made, "suppress", number)
    assert code == 0


def test_a_judgement_is_listed_before_the_run_that_counts_it_and_commands_name_the_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("call 95588")
    made = tmp_path / "made"
    said(capsys, "investigate", tmp_path / "a.txt", "-o", made, "--authority", "test-data", "--workers", "1")
    _, why = said(capsys, "explain", made, "phone:95588", "--lang", "en")
    assert f"ringbreak judge {made} include phone:+8695588" in " ".join(why.split())
    said(capsys, "judge", made, "include", "phone:+8695588", "--why", "printed on the SIM")
    _, listed = said(capsys, "list", "judgements", made, "--lang", "en")
    assert "printed on the SIM" in listed
    assert "from the next run" in listed
    said(capsys, "run", made, "--workers", "1")
    _, listed = said(capsys, "list", "judgements", made, "--lang", "en")
    assert listed.count("printed on the SIM") == 1
    assert "from the next run" not in listed


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("select * from ring", "the tables are: evidence, places"),
        ("select foo from rings", "list tables"),
        ("select cast('a' as int) from records", "list tables"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
    ],
)
def test_a_question_the_tables_cannot_answer_is_the_askers_to_mend(
    question: str, answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = tmp_path / "in"
    evidence.mkdir()
    (evidence / "a.txt").write_text("加微信 abc_8899\n电话 13800138000\n", encoding="utf-8")
    asked = tmp_path / "asked"
    assert main(["investigate", str(evidence), "-o", str(asked), "--authority", "test-data"]) in (0, 1)
    if question.startswith("select cast"):
        question = question.replace("'a'", "locator")
    code, text = said(capsys, "sql", asked, question, "--lang", "en")
    assert (code, answer in text, "engine refused" in text) == (2, True, False), text


def test_the_command_for_an_optional_part_is_of_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pip install 'ringbreak[ocr]'` asks an index for a package that is not there, and another Python's pip at that."""
    import shlex
    import tomllib

    from ringbreak.cli import doctor

    wanted = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    parts = wanted["project"]["optional-dependencies"]
    assert {name: list(packages) for name, (_, _, packages) in doctor.EXTRAS.items()} == {
        n: parts[n] for n in doctor.EXTRAS
    }
    assert shlex.split(doctor.install("ocr")) == [sys.executable, "-m", "pip", "install", *parts["ocr"]]


def test_an_english_case_says_how_numbers_and_times_were_read_and_takes_it_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """ "Call 020 79460123" is of Guangzhou or of London; said at the first run or at a later one."""
    evidence, asked = tmp_path / "in", tmp_path / "asked"
    evidence.mkdir()
    text = "Please call our office on 020 79460123 before noon, the manager will answer all of your questions there."
    for n in range(3):
        (evidence / f"{n}.txt").write_text(f"{text} {n}\n", encoding="utf-8")
    numbers = ["sql", asked, "select distinct value from mentions where kind = 'phone'"]
    words = ["investigate", evidence, "-o", asked, "--authority", "test-data", "--lang", "en"]
    assert "--region" in said(capsys, *words)[1]
    assert "+862079460123" in said(capsys, *numbers)[1]
    assert "Most texts" not in said(capsys, *words, "--region", "gb", "--time-zone", "Europe/London")[1]
    assert "+442079460123" in said(capsys, *numbers)[1]
    code, answer = said(capsys, *words, "--region", "Atlantis")
    assert (code, "ATLANTIS" in answer.upper()) == (2, True)
