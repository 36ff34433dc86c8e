"""Adding evidence: everything given is accounted for, copies are private and read-only, order does not matter."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.case.authority import Authority
from ringbreak.errors import CaseError, CaseLocked, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence"
    (folder / "子").mkdir(parents=True)
    (folder / "a.txt").write_text("one")
    (folder / "子" / "b.txt").write_text("two")
    (folder / "copy.txt").write_text("one")
    (folder / "empty").write_bytes(b"")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    return new_case(tmp_path / "case")


def test_every_file_given_becomes_a_place_and_equal_bytes_one_object(case: OpenCase, folder: Path) -> None:
    added = case.add([folder])
    assert (added.given, added.added, added.known, added.refused) == (4, 4, 0, ())
    assert sorted(p.name for p in case.places()) == ["a.txt", "copy.txt", "empty", "子/b.txt"]
    stored = list(case.objects.folder.glob("??/*"))
    assert len(stored) == 3
    for p in case.places():
        data = case.objects.path(p.sha256).read_bytes()
        assert hashlib.sha256(data).hexdigest() == p.sha256
        assert not case.objects.path(p.sha256).stat().st_mode & 0o222


def test_adding_twice_adds_nothing(case: OpenCase, folder: Path) -> None:
    case.add([folder])
    again = case.add([folder])
    assert (again.given, again.added, again.known) == (4, 0, 4)


def test_a_file_that_changed_since_is_kept_in_both_versions(case: OpenCase, folder: Path) -> None:
    case.add([folder])
    (folder / "a.txt").write_text("one, altered")
    again = case.add([folder])
    assert again.changed == ("a.txt",)
    assert [p.size for p in case.places() if p.name == "a.txt"] == [3, 12]


def test_links_and_pipes_are_refused_by_name(case: OpenCase, folder: Path) -> None:
    (folder / "link").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe")
    added = case.add([folder])
    assert [n for n, _ in added.refused] == ["link", "pipe"]
    assert added.given == added.added + added.known + len(added.refused)
    assert [n for n, _ in open_case(case.path).refused()] == ["link", "pipe"]


def test_a_file_name_that_is_not_utf8_is_shown_with_its_bytes(case: OpenCase, tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / os.fsdecode(b"\xd6\xd0\xce\xc4.txt")).write_text("x")
    case.add([odd])
    assert [p.name for p in case.places()] == ["\\xd6\\xd0\\xce\\xc4.txt"]


def test_a_case_inside_the_folder_is_not_evidence(folder: Path) -> None:
    case = new_case(folder / "case")
    assert case.add([folder]).given == 4


def test_no_such_folder_says_so(case: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        case.add([tmp_path / "nowhere"])


def test_a_second_writer_is_told_who_holds_the_case(case: OpenCase, folder: Path) -> None:
    other = open_case(case.path)
    with case.lock, pytest.raises(CaseLocked, match=str(os.getpid())):
        other.add([folder])


def test_an_authority_is_logged_once_and_named_by_every_add(case: OpenCase, folder: Path) -> None:
    basis = Authority.stated("warrant 2026-0", purpose="test", expires="2027-01-01")
    case.add([folder], authority=basis)
    case.add([folder], authority=basis)
    assert len(list(case.log.of("authority"))) == 1
    assert {p.authority_id for p in case.places()} == {basis.authority_id}
    assert case.unstated() == 0


def test_a_case_of_a_newer_version_is_left_alone(case: OpenCase) -> None:
    file = case.path / "case.toml"
    file.write_text(file.read_text().replace("format = 1", "format = 99"))
    before = sorted(p.name for p in case.path.iterdir())
    with pytest.raises(CaseError, match="format 99"):
        open_case(case.path)
    assert sorted(p.name for p in case.path.iterdir()) == before


def test_a_folder_that_is_not_empty_does_not_become_a_case(folder: Path) -> None:
    with pytest.raises(CaseError, match="not empty"):
        new_case(folder)


def test_the_case_as_of_an_entry_does_not_see_later_ones(case: OpenCase, folder: Path) -> None:
    case.add([folder / "a.txt"])
    seq = case.log.entries[-1].seq
    case.add([folder])
    assert [p.name for p in case.as_of(str(seq)).places()] == ["a.txt"]
    with pytest.raises(UsageError, match="did not exist"):
        case.as_of("1999-01-01")
    with pytest.raises(UsageError, match="neither"):
        case.as_of("yesterday")
