"""What surrounds a case: too little memory, files, disk and time zones; odd paths; evidence that changes; clocks that jump."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .ledger import Results
from .scenarios import Stage, facts
from .tracing import run

Check = Callable[[Stage, Path], list[str]]
LIMITS: dict[str, tuple[int, int]] = {
    "address space 600 MB": (resource.RLIMIT_AS, 600 << 20),
    "address space 1.5 GB": (resource.RLIMIT_AS, 1500 << 20),
    "24 open files": (resource.RLIMIT_NOFILE, 24),
    "64 open files": (resource.RLIMIT_NOFILE, 64),
    "files of 4 kB": (resource.RLIMIT_FSIZE, 4 << 10),
    "files of 64 kB": (resource.RLIMIT_FSIZE, 64 << 10),
    "no core, no stack to spare": (resource.RLIMIT_STACK, 512 << 10),
}
AROUND: dict[str, dict[str, str]] = {
    "locale C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    "no home": {"HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"},
    "home read-only": {"HOME": "/proc", "XDG_CONFIG_HOME": "/proc"},
    "no temporary folder": {"TMPDIR": "/nonexistent"},
    "far zone": {"TZ": "Pacific/Kiritimati"},
    "zone that is none": {"TZ": "No/Such"},
}
VERBS: dict[str, tuple[str, ...]] = {"added": ("run", "--workers", "1"), "run": ("dossier",)}


def limited(stage: Stage, case: Path, before: str, number: int, value: int) -> list[str]:
    """A verb under a limit ends in words or is done; without the limit it is then done as ever."""
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(stage.prepared / before, case, symlinks=True)
    verb, *rest = VERBS[before]
    words = [verb, str(case), *rest]
    work = stage.work(words)

    def under() -> int:
        resource.setrlimit(number, (value, resource.getrlimit(number)[1]))
        return work()

    ended = run(under, folder=stage.folder)
    wrong = []
    memory = number in (resource.RLIMIT_AS, resource.RLIMIT_STACK)
    if ended.code not in (0, 1) and "ringbreak:" not in ended.err and not (memory and ended.code < 0):
        wrong.append(f"it ended with {ended.code} and no word: {ended.err[-300:]}")
    if "Traceback" in ended.err and "MemoryError" not in ended.err:
        wrong.append(f"it broke: {ended.err[-300:]}")
    return wrong + afterwards(stage, case, words)


def afterwards(stage: Stage, case: Path, words: list[str]) -> list[str]:
    """fsck holds, and the same command without the disturbance succeeds."""
    checked = run(stage.work(["fsck", str(case)]), folder=stage.folder)
    wrong = [] if checked.code in (0, 1) else [f"fsck: {checked.out[-300:]}"]
    again = run(stage.work(words), folder=stage.folder)
    return wrong if again.code in (0, 1) else [*wrong, f"afterwards it failed too: {again.err[-300:]}"]


def in_surroundings(stage: Stage, case: Path, more: dict[str, str]) -> list[str]:
    """The tables are the same whatever surrounds the process."""
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(stage.prepared / "added", case, symlinks=True)
    work = stage.work(["run", str(case), "--workers", "1"])

    def under() -> int:
        os.environ.update(more)
        return work()

    ended = run(under, folder=stage.folder)
    if ended.code not in (0, 1):
        return [f"it ended with {ended.code}: {ended.err[-300:]}"]
    return [] if facts(case)["tables"] == facts(stage.prepared / "run")["tables"] else ["other tables"]


def odd_names(stage: Stage, case: Path) -> list[str]:
    """Names of every kind, links, pipes, sockets, devices, loops: what is a file is added, the rest is refused by name."""
    given = stage.folder / "odd"
    shutil.rmtree(given, ignore_errors=True)
    given.mkdir()
    names = [
        b"new\nline.txt",
        b"tab\t.txt",
        b"\x1b[31m.txt",
        b"not utf-8 \xff\xfe.txt",
        "中文 🜁.txt".encode(),
        b"x" * 251 + b".txt",
        b"-rf",
        b" ",
        b"'\"$(id)`;&|",
        b"%s%n{0}",
        b"\xe2\x80\xae.txt",
        b"a\\b",
        b"*?",
        b".hidden",
    ]
    for i, name in enumerate(names):
        with open(os.path.join(os.fsencode(given), name), "wb") as f:
            f.write(b"inside %d" % i)
    deep = given
    for _ in range(12):
        deep = deep / ("d" * 100)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("deep")
    (given / "loop").symlink_to("loop")
    (given / "out").symlink_to("/etc")
    (given / "self").symlink_to(".")
    os.mkfifo(given / "pipe")
    plug = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(given)
    plug.bind("plug")
    os.chdir(here)
    odd = 5
    try:
        os.mknod(given / "device", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
        odd += 1
    except PermissionError:
        pass
    shutil.rmtree(case, ignore_errors=True)
    run(stage.work(["new", str(case)]), folder=stage.folder)
    ended = run(
        stage.work(["add", str(case), str(given), "--authority", "test-data"]), folder=stage.folder, wait=60
    )
    plug.close()
    wrong = [] if ended.code == 1 else [f"add ended with {ended.code}: {ended.err[-300:]}"]
    found = facts(case)
    if len(found["places"]) != len(names) + 1:
        wrong.append(f"{len(found['places'])} of {len(names) + 1} files are there")
    if len(found["refused"]) != odd:
        wrong.append(f"{len(found['refused'])} of {odd} things that are no files were refused")
    again = run(stage.work(["run", str(case), "--workers", "1"]), folder=stage.folder)
    if again.code not in (0, 1):
        wrong.append(f"run ended with {again.code}: {again.err[-300:]}")
    for words in (
        ["list", "evidence", str(case)],
        ["fsck", str(case), "--originals", str(given)],
        ["dossier", str(case)],
    ):
        told = run(stage.work(words), folder=stage.folder)
        if told.code not in (0, 1):
            wrong.append(f"{words[0]} ended with {told.code}: {told.out[-300:]}{told.err[-300:]}")
        if "\x1b" in told.out:
            wrong.append(f"{words[0]} prints what moves a terminal")
    shutil.rmtree(given)
    return wrong


def changing(how: str) -> Check:
    """Evidence that is changed while it is copied: noticed and refused, the others are added."""

    def check(stage: Stage, case: Path) -> list[str]:
        given = stage.folder / "changing"
        shutil.rmtree(given, ignore_errors=True)
        given.mkdir()
        victim = given / "b.txt"
        for name in "abc":
            (given / f"{name}.txt").write_bytes(name.encode() * 3_000_000)
        shutil.rmtree(case, ignore_errors=True)
        run(stage.work(["new", str(case)]), folder=stage.folder)
        work = stage.work(["add", str(case), str(given), "--authority", "test-data"])

        def disturbed() -> int:
            from ringbreak.case import objects

            class Reader:
                def __init__(self, f: Any) -> None:
                    self.f, self.count = f, 0

                def read(self, n: int) -> bytes:
                    self.count += 1
                    if self.count == 2 and os.path.samestat(os.fstat(self.f.fileno()), SEEN):
                        act()
                    data: bytes = self.f.read(n)
                    return data

                def fileno(self) -> int:
                    return int(self.f.fileno())

            def act() -> None:
                it = victim.stat()
                if how == "cut":
                    os.truncate(victim, 1000)
                elif how == "grown":
                    with open(victim, "ab") as f:
                        f.write(b"more")
                elif how == "rewritten, times put back":
                    with open(victim, "r+b") as f:
                        f.seek(2_500_000)
                        f.write(b"XXXX")
                    os.utime(victim, ns=(it.st_atime_ns, it.st_mtime_ns))
                elif how == "replaced":
                    (given / "new").write_bytes(b"n" * 3_000_000)
                    (given / "new").replace(victim)
                elif how == "removed":
                    victim.unlink()

            kept = objects.Objects._copy
            objects.Objects._copy = lambda self, f, draft, size: kept(self, Reader(f), draft, size)  # type: ignore[method-assign]
            return work()

        SEEN = victim.stat()
        ended = run(disturbed, folder=stage.folder)
        found = facts(case)
        names = {n for n, _, _ in found["places"]}
        wrong = [] if {"a.txt", "c.txt"} <= names else [f"only {names} were added: {ended.err[-300:]}"]
        if how in ("replaced", "removed"):
            # What was opened was read whole: the name on the disk points elsewhere now, the bytes copied are those it had.
            import hashlib

            whole = hashlib.sha256(b"b" * 3_000_000).hexdigest()
            if ("b.txt", whole) not in {(n, s) for n, s, _ in found["places"]} and "b.txt" in names:
                wrong.append("other bytes were copied than the file had when it was opened")
        elif "b.txt" in names or not any(n == "b.txt" for n, _ in found["refused"]):
            wrong.append("the change was not noticed")
        checked = run(stage.work(["fsck", str(case)]), folder=stage.folder)
        return wrong if checked.code == 0 else [*wrong, f"fsck: {checked.out[-300:]}"]

    return check


def clock_jumps(stage: Stage, case: Path) -> list[str]:
    """Years back and forth between two entries: the order is that of the numbers, nothing breaks, all of it verifies."""
    moments = (
        "1970-01-01",
        "2026-03-05",
        "2025-03-05",
        "2036-01-01",
        "2038-01-19",
        "2026-03-29",
        "2026-10-25",
        "2016-12-31",
        "9999-12-31",
        "2026-03-05",
        "0001-01-01",
        "2100-02-28",
        "2026-03-05",
        "1999-12-31",
    )
    shutil.rmtree(case, ignore_errors=True)

    def work() -> int:
        from ringbreak.case.api import OpenCase
        from ringbreak.case.authority import Authority
        from ringbreak.case.fsck import fsck
        from ringbreak.errors import UsageError

        it = OpenCase.new(case, clock=lambda: datetime(2026, 3, 5, tzinfo=UTC))
        for i, moment in enumerate(moments):
            (case.parent / f"{i}.txt").write_text(f"微信 shili_heimai88 {i}")
            it.clock = lambda m=moment: datetime.fromisoformat(m).replace(
                hour=23, minute=59, second=59, tzinfo=UTC
            )  # type: ignore[misc]
            it.add([case.parent / f"{i}.txt"], authority=Authority.stated(f"order {i}"))
        it.run(workers=1)
        it.dossier()
        assert [e.seq for e in it.log.entries] == list(range(len(it.log.entries)))
        assert len(it.places()) == len(moments)
        for moment in moments:
            try:
                it.as_of(moment)
            except UsageError as e:
                assert "did not exist" in str(e), e  # noqa: PT017 - any other error is the finding
        report = fsck(case, workers=1)
        assert report.exit_code == 0, report
        return 0

    ended = run(work, folder=stage.folder)
    return [] if ended.code == 0 else [ended.err[-500:]]


def without_network(stage: Stage, case: Path) -> list[str]:
    """The whole way from a folder to a dossier where there is no network at all."""
    shutil.rmtree(case, ignore_errors=True)
    work = stage.work(["investigate", str(stage.given), "-o", str(case), "--authority", "test-data"])

    def alone() -> int:
        import ctypes

        if ctypes.CDLL(None).unshare(0x40000000) != 0:  # CLONE_NEWNET
            print("NOT MEASURED")
            return 0
        return work()

    ended = run(alone, folder=stage.folder)
    return [] if ended.code in (0, 1) else [f"it ended with {ended.code}: {ended.err[-300:]}"]


def two_write(stage: Stage, case: Path) -> list[str]:
    """While one runs, another adds: it is told who writes, and nothing of either is lost."""
    import subprocess
    import sys
    import time

    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(stage.prepared / "added", case, symlinks=True)
    one = subprocess.Popen(
        [sys.executable, "-m", "ringbreak", "run", str(case), "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    refused, wrong = 0, []
    # Only once the first holds the case: on a busy machine the other would be there sooner, and the first be the one refused.
    while one.poll() is None and f'"pid": {one.pid}' not in (case / "lock").read_text(errors="replace"):
        time.sleep(0.02)
    while one.poll() is None:
        other = run(
            stage.work(["add", str(case), str(stage.folder / "more"), "--authority", "press"]),
            folder=stage.folder,
        )
        if other.code == 2 and "is writing to" in other.err:
            refused += 1
        elif other.code not in (0, 1):
            wrong.append(f"the other ended with {other.code}: {other.err[-200:]}")
        time.sleep(0.1)
    if one.returncode not in (0, 1):
        wrong.append(
            f"the first ended with {one.returncode}: {one.stderr.read()[-300:] if one.stderr else ''}"
        )
    last = run(
        stage.work(["add", str(case), str(stage.folder / "more"), "--authority", "press"]),
        folder=stage.folder,
    )
    if last.code not in (0, 1):
        wrong.append(f"afterwards it failed: {last.err[-200:]}")
    again = run(stage.work(["run", str(case), "--workers", "1"]), folder=stage.folder)
    checked = run(stage.work(["fsck", str(case)]), folder=stage.folder)
    if again.code not in (0, 1) or checked.code != 0:
        wrong.append(f"run {again.code}, fsck {checked.code}: {checked.out[-300:]}")
    return wrong if refused or wrong else ["the two never met"]


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    stage = Stage(folder / f"around-{shard[0]}")
    stage.make()
    case = stage.folder / "case"
    checks: dict[str, Check] = {"odd names": odd_names, "clock jumps": clock_jumps}
    for how in ("cut", "grown", "rewritten, times put back", "replaced", "removed"):
        checks[f"changed while read: {how}"] = changing(how)
    if full:
        for before in VERBS:
            for name, (number, value) in LIMITS.items():
                checks[f"{VERBS[before][0]} under {name}"] = (
                    lambda s, c, b=before, n=number, v=value: limited(s, c, b, n, v)  # type: ignore[misc]
                )
        for name, more in AROUND.items():
            checks[f"run with {name}"] = lambda s, c, m=more: in_surroundings(s, c, m)  # type: ignore[misc]
        checks["no network"] = without_network
        checks["two write"] = two_write
    for number, (name, check) in enumerate(checks.items()):
        if number % shard[1] == shard[0] and not results.has("surroundings", name):
            results.put("surroundings", name, check(stage, case))
    shutil.rmtree(stage.folder, ignore_errors=True)
