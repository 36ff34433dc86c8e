"""Purged evidence is gone: its bytes, what was derived from it, and what quoted it; the log keeps a trace."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ringbreak.case import checkpoint
from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.case.bundle import bundle
from ringbreak.case.purge import purge
from ringbreak.case.standalone.verify import verify as verify_bundle
from ringbreak.errors import CaseError, UsageError
from tests.case.conftest import KEY

NAME = "聊天1.csv"


def anywhere(case: OpenCase, text: str) -> list[str]:
    """Files of the case in which a text can be read, Parquet decoded."""
    import pyarrow.parquet as pq

    found = []
    for path in case.path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".parquet":
                data = str(pq.read_table(path).to_pylist()).encode()
            if text.encode() in data:
                found.append(path.relative_to(case.path).as_posix())
    return sorted(found)


def test_bytes_and_everything_derived_are_gone(ready: OpenCase) -> None:
    bundle(ready, KEY)
    data = next(p for p in ready.places() if p.name == NAME)
    assert anywhere(ready, "第10条")
    gone = purge(ready, NAME, why="order 2026-7", workers=1)
    assert (gone.names, gone.sha256, gone.size) == ((NAME,), data.sha256, data.size)
    assert anywhere(ready, "第10条") == []
    assert not ready.objects.path(data.sha256).exists()
    assert NAME not in {r["name"] for r in ready.sql("SELECT name FROM evidence").to_pylist()}
    assert NAME not in [p.name for p in ready.places()]
    verdict = open_case(ready.path).verify()
    assert verdict.valid, verdict.wrong
    assert verdict.objects == 3


@pytest.fixture
def no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is settled before the tables are made again."""
    monkeypatch.setattr("ringbreak.case.purge.run", lambda *a, **k: None)


@pytest.mark.usefixtures("no_run")
def test_the_trace_is_of_these_bytes_and_tells_nothing_by_itself(ready: OpenCase) -> None:
    place = next(p for p in ready.places() if p.name == NAME)
    data = ready.objects.path(place.sha256).read_bytes()
    purge(ready, NAME, why="order 2026-7", workers=1)
    entry = next(iter(ready.log.of("purge")))
    assert entry.body["entries"] == [place.seq]
    assert entry.body["why"] == "order 2026-7"
    assert entry.body["trace"] == hashlib.sha256(bytes.fromhex(entry.body["salt"]) + data).hexdigest()
    assert place.sha256 not in str(entry.body)
    assert NAME not in str(entry.body)


def test_the_log_before_and_after_is_one_log(ready: OpenCase) -> None:
    old = checkpoint.make(ready, KEY)
    purge(ready, NAME, why="order", workers=1)
    new = checkpoint.make(ready, KEY)
    assert new.checkpoint.size > old.checkpoint.size
    verdict = ready.verify()
    assert verdict.valid
    assert verdict.checkpoints == 2


def test_the_case_goes_on(ready: OpenCase) -> None:
    purge(ready, NAME, why="order", workers=1)
    assert not ready.run(workers=1).changed, "the purge ran it already"
    ready.rebuild(workers=1)
    assert ready.verify().valid
    assert verify_bundle(bundle(ready, KEY).path.read_bytes())["valid"]


def test_the_past_does_not_bring_it_back(ready: OpenCase) -> None:
    before = str(ready.log.entries[-1].seq)
    purge(ready, NAME, why="order", workers=1)
    names = {r["name"] for r in ready.sql("SELECT name FROM evidence", as_of=before).to_pylist()}
    assert NAME not in names
    assert "聊天0.csv" in names


@pytest.mark.usefixtures("no_run")
def test_every_copy_goes_and_another_file_stays(ready: OpenCase, tmp_path: Path) -> None:
    place = next(p for p in ready.places() if p.name == NAME)
    (tmp_path / "copy of it.csv").write_bytes(ready.objects.path(place.sha256).read_bytes())
    ready.add([tmp_path / "copy of it.csv"])
    gone = purge(ready, place.sha256[:12], why="order", workers=1)
    assert gone.names == ("copy of it.csv", NAME)
    assert {p.name for p in ready.places()} == {"聊天0.csv", "聊天2.csv", "通报.txt"}


def test_what_was_purged_can_be_added_again_under_a_new_entry(ready: OpenCase, tmp_path: Path) -> None:
    place = next(p for p in ready.places() if p.name == NAME)
    (tmp_path / NAME).write_bytes(ready.objects.path(place.sha256).read_bytes())
    purge(ready, NAME, why="order", workers=1)
    assert ready.add([tmp_path / NAME]).added == 1
    again = next(p for p in ready.places() if p.name == NAME)
    assert again.seq > place.seq
    assert ready.verify().valid
    purge(ready, NAME, why="order again", workers=1)
    assert NAME not in [p.name for p in ready.places()]
    assert ready.verify().valid


def test_a_purge_cut_short_is_noticed_and_finished(ready: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after the entry and before the bytes went: verify names it, the same command finishes it."""
    with monkeypatch.context() as m:
        m.setattr(Path, "unlink", _full)
        with pytest.raises(CaseError, match="not everything could be removed"):
            purge(ready, NAME, why="order", workers=1)
    case = open_case(ready.path)
    assert any("still there" in w for w in case.verify().wrong)
    purge(case, NAME, why="order", workers=1)
    assert case.verify().valid
    assert len(list(case.log.of("purge"))) == 1


def _full(self: Path, missing_ok: bool = False) -> None:
    raise OSError(30, "Read-only file system")


def test_tables_from_before_the_purge_do_not_come_back(
    ready: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr("ringbreak.case.purge.run", lambda *a, **k: None)
        purge(ready, NAME, why="order")
    with pytest.raises(CaseError, match="purged since"):
        ready.rebuild(workers=1)
    ready.run(workers=1)
    assert ready.verify().valid


@pytest.mark.parametrize("name", ["nothing.txt", "abc", "0" * 64, ""])
def test_what_is_not_there_is_said(ready: OpenCase, name: str) -> None:
    with pytest.raises(UsageError, match="no evidence"):
        purge(ready, name, why="order")


def test_a_name_of_two_files_is_asked_back(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case", who="tester")
    for text in ("one", "two"):
        (tmp_path / "a.txt").write_text(text)
        case.add([tmp_path / "a.txt"])
    with pytest.raises(UsageError, match="2 different files"):
        purge(case, "a.txt", why="order")
    sha = hashlib.sha256(b"one").hexdigest()
    assert purge(case, sha, why="order").ran is None, "a case never run is not run now"
    assert [p.sha256 for p in case.places()] == [hashlib.sha256(b"two").hexdigest()]


def test_a_purge_needs_a_reason(ready: OpenCase) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        purge(ready, NAME, why="  ")
    assert ready.verify().valid


def test_a_ring_that_outlives_a_purge_keeps_its_name(ready: OpenCase) -> None:
    """The run after a purge had other inputs than the run before, so it knows the rings from there."""
    before = [r["ring_id"] for r in ready.rings()]
    assert len(before) == 1
    purge(ready, NAME, why="order", workers=1)
    assert [r["ring_id"] for r in ready.rings()] == before
