"""What was given and what lies inside it becomes tables: each piece once, every place kept, every item accounted for."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from ringbreak.engine import ordering
from ringbreak.engine.sink import Sink
from ringbreak.intake import fingerprint
from ringbreak.intake.collect import IntakeSummary, collect
from ringbreak.intake.driver import Job, forget, read_all
from ringbreak.intake.outcome import Outcome
from ringbreak.intake.pack import PACKED
from ringbreak.intake.parser import Limits, Reading
from ringbreak.model.evidence import EVIDENCE
from ringbreak.model.places import PLACES

HERE = Path(__file__).parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

WHEN = datetime(2026, 1, 2, tzinfo=UTC)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def jobs_of(folder: Path, files: dict[str, bytes]) -> list[Job]:
    names: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        key = sha(data)
        (folder / key).write_bytes(data)
        names.setdefault(key, []).append(name)
        sizes[key] = len(data)
    return [
        Job(key, folder / key, min(found), sizes[key], tuple(found)) for key, found in sorted(names.items())
    ]


def run(
    tmp_path: Path,
    files: dict[str, bytes],
    *,
    limits: Limits | None = None,
    workers: int = 2,
    scratch: str = "scratch",
    out: str = "tables",
) -> tuple[list[Outcome], IntakeSummary, Sink]:
    jobs = jobs_of(tmp_path / "objects", files)
    outcomes = list(
        read_all(
            jobs,
            scratch=tmp_path / scratch,
            reading=Reading(limits=limits or Limits()),
            workers=workers,
            parsers=["lines:PARSER", "ringbreak.intake.parsers.zip_archive:PARSER"],
            registry=False,
        )
    )
    sink = Sink(tmp_path / out)
    added = {j.evidence_id: ("A1", WHEN) for j in jobs}
    return outcomes, collect(outcomes, sink, scratch=tmp_path / scratch, added=added), sink


def rows(sink: Sink, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(sink.folder / f"{name}.parquet").to_pylist()
    return found


INNER = b"one\ntwo\nbad three\n"
DEEP = zipped(("deep.lines", b"deep\n"), ("copy.lines", INNER))
OUTER = zipped(("a/inner.lines", INNER), ("deep.zip", DEEP), ("../../etc/up.lines", b"up\n"))
FILES = {
    "outer.zip": OUTER,
    "again/outer.zip": OUTER,
    "given.lines": b"given\n",
    "program.jpg": b"MZ\x90\0" + bytes(60),
    "empty.txt": b"",
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Outcome], IntakeSummary, Sink]:
    return run(tmp_path_factory.mktemp("ran"), FILES)


Ran = tuple[list[Outcome], IntakeSummary, Sink]


def test_every_place_is_a_row_and_every_distinct_piece_is_read_once(ran: Ran) -> None:
    _, summary, sink = ran
    assert {(r["evidence_id"], r["parent_id"], r["name"]) for r in rows(sink, "places")} == {
        (sha(OUTER), None, "outer.zip"),
        (sha(OUTER), None, "again/outer.zip"),
        (sha(b"given\n"), None, "given.lines"),
        (sha(FILES["program.jpg"]), None, "program.jpg"),
        (sha(b""), None, "empty.txt"),
        (sha(INNER), sha(OUTER), "a/inner.lines"),
        (sha(DEEP), sha(OUTER), "deep.zip"),
        (sha(b"up\n"), sha(OUTER), "../../etc/up.lines"),
        (sha(b"deep\n"), sha(DEEP), "deep.lines"),
        (sha(INNER), sha(DEEP), "copy.lines"),
    }
    evidence = {str(r["evidence_id"]): r for r in rows(sink, "evidence")}
    assert len(evidence) == summary.files == 8
    assert (evidence[sha(OUTER)]["name"], evidence[sha(OUTER)]["parent_id"]) == ("again/outer.zip", None)
    assert (evidence[sha(INNER)]["name"], evidence[sha(INNER)]["parent_id"]) == ("a/inner.lines", sha(OUTER))
    assert summary.given == 4
    assert not (sink.folder.parent / "etc").exists()


def test_status_reason_and_account_of_each_piece(ran: Ran) -> None:
    _, summary, sink = ran
    found = {str(r["name"]): r for r in rows(sink, "evidence")}
    assert {n: r["status"] for n, r in found.items()} == {
        "again/outer.zip": "read",
        "a/inner.lines": "partly",
        "deep.zip": "read",
        "../../etc/up.lines": "read",
        "deep.lines": "read",
        "given.lines": "read",
        "program.jpg": "refused",
        "empty.txt": "read",
    }
    assert found["a/inner.lines"]["reason"] == "cannot read bad three"
    assert "a Windows program" in str(found["program.jpg"]["reason"])
    assert found["program.jpg"]["parser"] is None
    for row in found.values():
        assert row["expected_count"] == (
            int(str(row["emitted_count"])) + int(str(row["failed_count"])) + int(str(row["refused_count"]))
        )
        assert row["added_at"] == WHEN
        assert row["authority_id"] == "A1"
    issues = rows(sink, "issues")
    for name, row in found.items():
        assert row["issue_count"] == sum(i["evidence_id"] == row["evidence_id"] for i in issues), name
    assert dict(summary.by_status) == {"read": 6, "partly": 1, "refused": 1, "failed": 0}
    assert [n[1:3] for n in summary.not_read] == [("a/inner.lines", "partly"), ("program.jpg", "refused")]


def test_tables_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    files = {f"{n}.lines": b"".join(b"%d %d\n" % (n, i) for i in range(n)) for n in range(70)} | FILES
    _, _, one = run(tmp_path, files, workers=1, scratch="one", out="out1")
    _, _, other = run(tmp_path, files, workers=3, scratch="other", out="out2")
    assert one.digests == other.digests
    assert one.rows["records"] == 69 * 70 // 2 + 5


def test_every_table_is_in_its_declared_order_and_a_large_one_is_sorted_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables that do not fit in memory are dealt into buckets first."""
    files = {f"{n}.lines": b"".join(b"%d %d\n" % (n, i) for i in range(50)) for n in range(30)}
    _, _, sink = run(tmp_path, files, out="whole")
    monkeypatch.setattr(ordering, "SPILL_BYTES", 2000)
    _, _, dealt = run(tmp_path, files, out="dealt")
    assert sink.digests == dealt.digests
    assert not [p for p in (tmp_path / "scratch").iterdir() if p.name.startswith("sort-")]
    for table in (EVIDENCE, PLACES, *PACKED):
        stored = pq.read_table(sink.path(table))
        keys = [(c, "ascending") for c in table.sort_columns]
        order = pc.sort_indices(stored, sort_keys=keys).to_pylist()
        assert order == list(range(stored.num_rows)), table.name


def test_a_second_run_reads_nothing_again_but_what_an_interrupted_one_left_out(tmp_path: Path) -> None:
    first, _, one = run(tmp_path, FILES, out="one")
    second, summary, two = run(tmp_path, FILES, out="two")
    assert {o.sandbox is None for o in first} == {False}
    assert {o.sandbox for o in second} == {None}
    assert summary.sandbox is None
    assert one.digests == two.digests
    for lost in ("deep.lines", "a/inner.lines", "deep.zip"):
        for outcome in first:
            if outcome.name == lost and outcome.part is not None:
                outcome.part.unlink()
        again, _, three = run(tmp_path, FILES, out="three")
        assert one.digests == three.digests, lost
        assert [o.name for o in again if o.sandbox is not None] == [lost]


def test_parts_of_files_no_longer_given_are_forgotten(tmp_path: Path) -> None:
    run(tmp_path, FILES)
    outcomes, _, _ = run(tmp_path, {"given.lines": b"given\n"})
    forget(tmp_path / "scratch", outcomes)
    assert len(list((tmp_path / "scratch" / "parts").glob("*/*.part"))) == 1


def test_what_lies_deeper_than_the_limit_is_refused_by_name(tmp_path: Path) -> None:
    data = b"core\n"
    name = "core.lines"
    for n in range(6):
        data, name = zipped((name, data)), f"{n}.zip"
    outcomes, summary, sink = run(tmp_path, {name: data}, limits=Limits(depth=3))
    assert max(o.depth for o in outcomes) == 3
    last = max(outcomes, key=lambda o: o.depth)
    assert (last.status, last.reason) == ("refused", "1.zip was not read: nested deeper than 3")
    assert summary.records == 0
    assert sink.rows["places"] == 4


def test_an_archive_that_holds_itself_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A true quine is not made here; the same bytes seen again one level deeper stand for it."""
    inner = zipped(("x.lines", b"x\n"))
    outer = zipped(("inner.zip", inner), ("b.zip", zipped(("inner.zip", inner))))
    outcomes, _, sink = run(tmp_path, {"outer.zip": outer, "inner.zip": inner})
    assert len(outcomes) == len({o.evidence_id for o in outcomes}) == 4
    assert sink.rows["places"] == 6


def test_all_that_comes_out_of_one_file_is_bounded_however_it_is_nested(tmp_path: Path) -> None:
    """Each zip keeps its own ratio, all of them together break the given file's."""
    leaves = [(f"{n}.lines", b"%d\n" % n + b"x" * 300_000) for n in range(30)]
    middle = [(f"{n}.zip", zipped(*leaves[n * 10 : n * 10 + 10])) for n in range(3)]
    outer = zipped(*middle)
    outcomes, _, sink = run(tmp_path, {"outer.zip": outer}, limits=Limits(free_bytes=4 << 20, ratio=1))
    refused = [o for o in outcomes if o.counts.refused]
    assert 1 <= len(refused) <= 2
    assert "more bytes come out of the container" in (refused[-1].reason or "")
    read = sum(int(str(r["size_bytes"])) for r in rows(sink, "evidence") if r["parent_id"])
    assert read <= 4 << 20
    assert sum(o.counts.refused for o in outcomes) + sum(o.name.endswith(".lines") for o in outcomes) == 30
    for o in outcomes:
        assert o.counts.expected == o.counts.emitted + o.counts.failed + o.counts.refused


def test_names_that_are_no_text_are_shown_as_bytes(tmp_path: Path) -> None:
    _, _, sink = run(tmp_path, {os.fsdecode(b"\xff\xfe.lines"): b"a\n", "\ud800.lines": b"b\n"})
    assert {r["name"] for r in rows(sink, "places")} == {"\\xff\\xfe.lines", "\\ud800.lines"}


def test_evidence_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    (job,) = jobs_of(tmp_path / "objects", {"a.lines": b"a\n"})
    job.path.unlink()
    (outcome,) = read_all([job], scratch=tmp_path / "scratch", parsers=["lines:PARSER"], registry=False)
    assert (outcome.status, outcome.counts.expected, outcome.counts.failed) == ("failed", 1, 1)


KILLED = """
import json, sys
from pathlib import Path
sys.path[:0] = json.loads(sys.argv[2])
from ringbreak.intake.driver import Job, read_all
jobs = [Job(e, Path(p), n, s) for e, p, n, s in json.loads(Path(sys.argv[1]).read_text())]
for outcome in read_all(jobs, scratch=Path(sys.argv[3]), workers=2, parsers=["lines:PARSER"], registry=False):
    print(outcome.evidence_id, flush=True)
"""


def worker_processes(scratch: Path) -> Sequence[str]:
    """Processes that have a file below `scratch` open or as their working order; needs /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            links = [os.readlink(f) for f in (entry / "fd").iterdir()]
        except OSError:
            continue
        if any(link.startswith(str(scratch)) for link in links):
            found.append(entry.name)
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc")
def test_a_run_killed_at_any_moment_leaves_no_child_and_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    files = {f"{n}.lines": b"slow %d\nfast\n" % n for n in range(40)}
    jobs = jobs_of(tmp_path / "objects", files)
    orders = tmp_path / "jobs.json"
    orders.write_text(json.dumps([[j.evidence_id, str(j.path), j.name, j.size] for j in jobs]))
    arguments = [sys.executable, "-c", KILLED, str(orders), json.dumps([str(HERE), *sys.path])]
    process = subprocess.Popen([*arguments, str(tmp_path / "scratch")], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 5
    while worker_processes(tmp_path / "scratch") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert worker_processes(tmp_path / "scratch") == []
    fingerprint.engine_digest.cache_clear()  # the other process looked at our source later than this one
    resumed = list(read_all(jobs, scratch=tmp_path / "scratch", parsers=["lines:PARSER"], registry=False))
    kept = [o for o in resumed if o.sandbox is None]
    assert 0 < len(kept) < len(jobs)
    assert {o.status for o in resumed} == {"read"}
    fresh = list(read_all(jobs, scratch=tmp_path / "fresh", parsers=["lines:PARSER"], registry=False))
    added = {j.evidence_id: (None, WHEN) for j in jobs}
    sinks = [Sink(tmp_path / "a"), Sink(tmp_path / "b")]
    collect(resumed, sinks[0], scratch=tmp_path, added=added)
    collect(fresh, sinks[1], scratch=tmp_path, added=added)
    assert sinks[0].digests == sinks[1].digests
