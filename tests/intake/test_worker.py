"""One bad file costs one file, and the limit it hit is named."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from ringbreak.intake import sandbox
from ringbreak.intake.driver import Job, read_all
from ringbreak.intake.outcome import Outcome
from ringbreak.intake.parser import Limits, Reading
from ringbreak.intake.part import batches
from ringbreak.intake.read import Clock, LimitHit
from ringbreak.model.records import RECORDS

# The worker imports the misbehaving parser by this path.
if str(Path(__file__).parent) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parent))

LIMITS = Limits(
    cpu_seconds=1,
    wall_seconds=8,
    memory_bytes=300 << 20,
    text_bytes=1 << 20,
    free_bytes=4 << 20,
    members=50,
)

# mode: (status, words of the reason, texts that must be there)
MODES: dict[str, tuple[str, str, list[str]]] = {
    "loop": ("partly", "more than 1 second of work", ["before", "before"]),
    # Nothing can be saved from inside C code; what was given in the last second may be lost, and the rest is said to be.
    "loop in C": ("partly or refused", "more than 1 second of work", []),
    "swallow": ("partly", "more than 1 second of work", ["before", "before"]),
    "sleep": ("partly", "more than 8 seconds passed", ["before", "before"]),
    "ignore SIGTERM": ("partly", "more than 8 seconds passed", ["before", "before"]),
    "memory": ("partly", "more than 300 MB of memory", ["before", "before"]),
    "segv": ("partly", "SIGSEGV", ["before", "before"]),
    "abort": ("partly", "SIGABRT", ["before", "before"]),
    "exit 0": ("partly", "without an answer (exit code 0)", ["before", "before"]),
    "sys.exit": ("partly", "SystemExit", ["before", "before"]),
    "flood stdout": ("read", "", ["before", "before", "after"]),
    "flood text": ("partly", "more than 1 MB of text", ["before", "before"]),
    "flood members": ("partly", "more than 50 files inside", ["before", "before"]),
    "flood member bytes": ("partly", "more bytes come out", ["before", "before"]),
    "flood disk": ("partly", "more bytes come out than the limit allows", ["before", "before"]),
    "leak files": ("partly", "Too many open files", ["before", "before"]),
    "recursion": ("partly", "nested too deep", ["before", "before"]),
    "lie about count": ("partly", "says it holds 7 items; 4 of them were not found", ["before", "after"]),
    "break contract": ("partly", "gave what no parser may give", ["before", "before"]),
}

FORBIDDEN = ("kill parent", "fork bomb", "exec", "socket", "write outside", "read outside")


class Ran(NamedTuple):
    outcomes: dict[str, Outcome]
    scratch: Path
    evidence: Path
    seconds: float


def job(path: Path) -> Job:
    data = path.read_bytes()
    return Job(hashlib.sha256(data).hexdigest(), path, path.name, len(data))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Every mode once, a sound file after each, so that batches hold both."""
    folder = tmp_path_factory.mktemp("evidence")
    scratch = tmp_path_factory.mktemp("scratch")
    jobs = []
    for number, mode in enumerate([*MODES, *FORBIDDEN]):
        bad, good = folder / f"{number:02} {mode}.mock", folder / f"{number:02} good.mock"
        bad.write_text(f"{mode}\n")
        good.write_text(f"fine\n{number}\n")
        jobs += [job(bad), job(good)]
    started = time.monotonic()
    outcomes = list(
        read_all(
            jobs,
            scratch=scratch,
            reading=Reading(limits=LIMITS),
            workers=4,
            parsers=["misbehaving:PARSER"],
            registry=False,
        )
    )
    seconds = time.monotonic() - started
    given = [o for o in outcomes if o.given]
    assert [o.evidence_id for o in given] == [j.evidence_id for j in jobs]
    return Ran(
        {o.given[0][3:-5] if "good" not in o.name else o.name: o for o in given}, scratch, folder, seconds
    )


def texts(outcome: Outcome) -> list[str]:
    assert outcome.part is not None
    rows = batches(outcome.part, RECORDS, outcome.frames.get("records", []))
    return [t for b in rows for t in b["text"].to_pylist()]


@pytest.mark.parametrize("mode", MODES)
def test_a_file_that_misbehaves_ends_with_the_limit_named_and_keeps_what_it_gave(ran: Ran, mode: str) -> None:
    status, words, said = MODES[mode]
    outcome = ran.outcomes[mode]
    assert outcome.status in status.split(" or "), outcome.reason
    assert words in (outcome.reason or "")
    assert [t for t in said if t in texts(outcome)] == said
    assert len(texts(outcome)) == outcome.counts.records


def test_the_files_around_it_are_unaffected(ran: Ran) -> None:
    good = [o for n, o in ran.outcomes.items() if "good" in n]
    assert len(good) == len(MODES) + len(FORBIDDEN)
    assert {(o.status, *texts(o)) for o in good} == {("read", "all is well")}


def test_every_account_balances(ran: Ran) -> None:
    for outcome in ran.outcomes.values():
        counts = outcome.counts
        assert counts.expected == counts.records + counts.members + counts.failed + counts.refused
        assert (outcome.status == "read") == (counts.failed + counts.refused == 0)


@pytest.mark.skipif("seccomp" not in sandbox.level(), reason="this kernel has no seccomp filter")
@pytest.mark.parametrize("mode", FORBIDDEN)
def test_what_a_reader_has_no_business_doing_is_refused(ran: Ran, mode: str) -> None:
    tried = [t for t in texts(ran.outcomes[mode]) if t not in ("before", "after")]
    assert tried
    assert [t for t in tried if not t.startswith("refused")] == []


def test_evidence_is_untouched_and_nothing_stays_behind(ran: Ran) -> None:
    for path in ran.evidence.iterdir():
        assert path.stat().st_mtime > 1_000_000_000
        assert path.read_text().split("\n")[0] in {"fine", *MODES, *FORBIDDEN}
    assert not Path("/tmp/ringbreak-was-here").exists()
    assert {p.name for p in ran.scratch.iterdir()} <= {"parts", "once"}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc")
def test_no_child_survives(ran: Ran) -> None:
    alive = []
    for entry in Path("/proc").iterdir():
        if not re.fullmatch(r"\d+", entry.name):
            continue
        try:
            environment = (entry / "environ").read_bytes()
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if b"ringbreak.intake.worker" in (entry / "cmdline").read_bytes() and (
            parent in (1, os.getpid()) and str(ran.scratch).encode() in environment
        ):
            alive.append(entry.name)
    assert alive == []


def test_limits_of_time_are_kept(ran: Ran) -> None:
    # Two files sleep to the 8 s limit, three work to the 1 s limit; beside each other and with retries that is well under.
    assert ran.seconds < 60


def test_a_cached_result_is_the_same_and_what_crashed_is_tried_again(ran: Ran) -> None:
    good = [job(p) for p in sorted(ran.evidence.iterdir()) if "good" in p.name]
    again = list(
        read_all(
            good,
            scratch=ran.scratch,
            reading=Reading(limits=LIMITS),
            parsers=["misbehaving:PARSER"],
            registry=False,
        )
    )
    assert {o.sandbox for o in again} == {None}
    assert {tuple(texts(o)) for o in again} == {("all is well",)}


def test_a_limit_of_work_from_outside_is_named_and_costs_one_file(tmp_path: Path) -> None:
    """`ulimit -t` kills without a word. What it hits is refused with its seconds, and read again when it is gone."""
    names = ["0 loop", "1 loop in C", "2 fine", "3 busy", "4 busy", "5 busy", "6 busy"]
    for name in names:
        (tmp_path / f"{name}.mock").write_text(f"{name[2:]}\n{name}\n")
    script = (
        "import resource, sys; from pathlib import Path; sys.path[:0] = sys.argv[2:]\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
        "from test_worker import job, read_all\n"
        "jobs = [job(p) for p in sorted(Path(sys.argv[1]).glob('*.mock'))]\n"
        "for o in read_all(jobs, scratch=Path(sys.argv[1]) / 's', parsers=['misbehaving:PARSER'], registry=False):\n"
        "    print(o.name[:-5], o.status, o.reason, sep='|')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), *sys.path],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    said = dict(line.split("|", 1) for line in ended.stdout.splitlines())
    limit = "partly|more than 2 seconds of work; the rest was not read"
    # From inside C code what was given in the last second may be lost.
    assert said.pop("1 loop in C").split("|")[1] == limit.split("|")[1]
    assert said == {"0 loop": limit} | dict.fromkeys(names[2:], "read|None")


def test_a_bell_that_rings_while_what_was_given_is_saved_cuts_nothing() -> None:
    clock, saved = Clock(), []

    def save() -> None:
        saved.append("begun")
        clock.ring()
        saved.append("done")

    clock.aside(save)
    assert saved == [], "our own code is at work: it saves by itself"
    clock.inside = True
    with pytest.raises(LimitHit):
        clock.aside(save)
    assert (saved, clock.inside) == (["begun", "done"], False)
    clock = Clock()
    clock.inside = True
    clock.aside(lambda: saved.append("quiet"))
    assert (saved[2:], clock.inside) == (["quiet"], True)


def test_a_bell_in_the_moment_in_which_foreign_code_goes_on_is_heard() -> None:
    class Late(Clock):
        """Rings just before it is told that foreign code goes on."""

        armed = False

        def __setattr__(self, name: str, value: object) -> None:
            if self.armed and name == "inside" and value:
                self.ring()
            super().__setattr__(name, value)

    clock = Late()
    clock.inside = True
    with pytest.raises(LimitHit):
        clock.aside(lambda: setattr(clock, "armed", True))
    assert not clock.inside
