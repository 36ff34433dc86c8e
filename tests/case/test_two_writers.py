"""Two who write: one waits or is refused, and neither ever writes over what the other was told is safe."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.case.fsck import fsck
from ringbreak.case.log import Log
from ringbreak.errors import CaseError, CaseLocked, CustodyBroken


def _file(folder: Path, name: str) -> Path:
    (folder / name).write_text(name)
    return folder / name


def test_a_case_opened_before_another_wrote_keeps_what_the_other_wrote(tmp_path: Path) -> None:
    """Both open, then one adds, then the other: the second must not write where the first one's lines stand."""
    new_case(tmp_path / "case")
    one, other = open_case(tmp_path / "case"), open_case(tmp_path / "case")
    one.add([_file(tmp_path, "a.txt")])
    other.add([_file(tmp_path, "b.txt")])
    one.add([_file(tmp_path, "c.txt")])
    assert [p.name for p in open_case(tmp_path / "case").places()] == ["a.txt", "b.txt", "c.txt"]
    assert [e.seq for e in other.log.entries] == [0, 1, 2]
    assert fsck(tmp_path / "case").holds


def test_the_second_of_two_news_is_told_that_there_is_a_case(tmp_path: Path) -> None:
    """Also when it looked before the first one had written its line."""
    case = OpenCase.new(tmp_path / "case")
    stale = OpenCase(tmp_path / "case", case.file, Log(tmp_path / "case" / "log", [], 0, b""))
    with stale.lock:
        assert len(stale.log.entries) == 1
    with pytest.raises(CaseError, match="already"):
        OpenCase.new(tmp_path / "case")


def test_a_log_cut_while_a_case_is_open_is_not_written_on(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    case.add([_file(tmp_path, "a.txt")])
    log = tmp_path / "case" / "log"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    before = log.read_bytes()
    with pytest.raises(CustodyBroken, match="cut or rewritten"):
        case.add([_file(tmp_path, "b.txt")])
    assert log.read_bytes() == before


def test_the_lock_is_free_again_when_reading_the_log_failed(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    log = tmp_path / "case" / "log"
    whole = log.read_bytes()
    log.write_bytes(b"nonsense\n" + whole)
    with pytest.raises(CustodyBroken):
        case.add([_file(tmp_path, "a.txt")])
    log.write_bytes(whole)
    open_case(tmp_path / "case").add([_file(tmp_path, "b.txt")])


WRITER = """
import sys
from pathlib import Path
from ringbreak.case.api import open_case
from ringbreak.errors import CaseLocked
folder, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
said = 0
for i in range(times):
    path = folder / f"{name}-{i}.txt"
    path.write_text(path.name)
    while True:
        try:
            open_case(folder / "case").add([path])
            break
        except CaseLocked as e:
            assert "process" in str(e)
            said += 1
    print("ack", path.name, flush=True)
"""


def test_many_processes_write_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    with ThreadPoolExecutor(4) as pool:
        ended = list(
            pool.map(
                lambda name: subprocess.run(
                    [sys.executable, "-c", WRITER, str(tmp_path), name, "15"],
                    capture_output=True,
                    text=True,
                    check=False,
                ),
                "abcd",
            )
        )
    assert not any(e.returncode for e in ended), [e.stderr for e in ended]
    acknowledged = {line.split()[1] for e in ended for line in e.stdout.splitlines()}
    case = open_case(tmp_path / "case")
    assert len(acknowledged) == 60
    assert {p.name for p in case.places()} == acknowledged
    assert fsck(case.path).holds


def test_the_one_who_is_refused_is_told_who_writes(tmp_path: Path) -> None:
    one = new_case(tmp_path / "case")
    other = open_case(tmp_path / "case")
    with one.lock, pytest.raises(CaseLocked, match=r"process \d+ on"):
        other.add([_file(tmp_path, "a.txt")])


def test_a_new_that_was_cut_short_can_be_said_again(tmp_path: Path) -> None:
    path = tmp_path / "case"
    (path / "objects").mkdir(parents=True)
    for left in ({}, {"lock": b"{}"}, {"case.toml": b""}, {"log": b""}, {"log": b'{"at":'}):
        for name, data in left.items():
            (path / name).write_bytes(data)
        made = new_case(path)
        assert len(made.log.entries) == 1
        assert fsck(path).exit_code == 0
        for name in ("lock", "case.toml", "log", "log.torn-0"):
            (path / name).unlink(missing_ok=True)
    (path / "objects" / "aa").mkdir()
    with pytest.raises(CaseError, match="not empty"):
        new_case(path)


def test_a_case_without_its_first_line_says_so(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    (tmp_path / "case" / "log").write_bytes(b"")
    with pytest.raises(CaseError, match="not made to the end"):
        open_case(tmp_path / "case")
    assert fsck(tmp_path / "case").exit_code == 1
