"""Run a verb in a forked child under strace, which makes one chosen system call fail or kills the process there.

The parent has imported ringbreak once; a child costs a fork instead of an interpreter. strace is attached while the child
waits at a gate, so that its first system call counts as the first.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

STRACE = shutil.which("strace")

WRITES = (
    "write writev pwrite64 pwritev fsync fdatasync syncfs sync rename renameat renameat2 link linkat unlink unlinkat rmdir "
    "ftruncate fallocate mkdir mkdirat chmod fchmod openat"
).split()
"""System calls that change what is on a disk, or say that it is there; of openat only those that may create count."""

WAIT_SECONDS = 180
"""Processor time after which a verb is ended; it needs a tenth of that."""
STILL_SECONDS = 90
"""A verb of which no process has used any processor time for so long has stopped. Time on the wall says nothing on a machine that others use."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the `when`-th call of a name in any of the verb's processes."""

    call: str
    when: int
    what: str
    """strace's words: `signal=KILL`, `error=EIO` ..."""

    @property
    def said(self) -> str:
        return f"{self.call}:{self.what}:when={self.when}"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a verb ended. `code` is negative for a signal; `met` says whether the fault really happened."""

    code: int
    out: str
    err: str
    met: bool
    calls: tuple[tuple[str, int], ...]
    """(name, how often, at most in one process) for the calls that write, creating opens only."""
    creating: tuple[int, ...]
    """Which openat calls of the main process may create."""
    seconds: float
    orphans: int
    lines: tuple[str, ...] = ()
    """strace's own lines, when every byte that was written was asked for."""


def usable() -> bool:
    """Is strace here, and may it attach?"""
    if STRACE is None:
        return False
    ended = run(lambda: 0, trace=True, folder=Path("/tmp"))
    return ended.code == 0


def run(
    work: Callable[[], int],
    *,
    folder: Path,
    fault: Fault | None = None,
    trace: bool = False,
    record: bool = False,
    wait: float = WAIT_SECONDS,
    still: float = STILL_SECONDS,
) -> Ended:
    """Fork, run `work`, and tell how it ended. Output goes into files in `folder`. `record`: note every byte that is written."""
    out, err, log = (folder / f"torture-{os.getpid()}.{n}" for n in ("out", "err", "trace"))
    gate, opener = os.pipe()
    pid = os.fork()
    if pid == 0:
        _child(work, gate, opener, out, err)
    os.close(gate)
    started = time.monotonic()
    strace = None
    try:
        if trace or record or fault is not None:
            strace = _attach(pid, log, fault, record)
        os.write(opener, b"g")
        code, orphans = _await(pid, wait, still, err)
    finally:
        os.close(opener)
        if strace is not None:
            try:
                strace.wait(20)
            except subprocess.TimeoutExpired:
                strace.kill()
                strace.wait()
    lines = log.read_text(errors="replace").splitlines() if strace is not None else []
    ended = Ended(
        code,
        out.read_text(errors="replace"),
        err.read_text(errors="replace"),
        _met(lines, fault),
        _counted(lines),
        _creating(lines, pid),
        time.monotonic() - started,
        orphans,
        tuple(lines) if record else (),
    )
    for path in (out, err, log):
        path.unlink(missing_ok=True)
    return ended


def _child(work: Callable[[], int], gate: int, opener: int, out: Path, err: Path) -> None:
    code = 121
    try:
        os.close(opener)
        os.setpgid(0, 0)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        for path, fd in ((out, 1), (err, 2)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), fd)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
        faulthandler.register(signal.SIGUSR1, file=2, all_threads=True)
        os.read(gate, 1)
        os.close(gate)
        try:
            code = work()
            sys.stdout.flush()
        except BaseException:  # noqa: BLE001 - whatever broke is told to the parent
            traceback.print_exc()
            code = 120
    finally:
        os._exit(code)


def _attach(pid: int, log: Path, fault: Fault | None, record: bool = False) -> subprocess.Popen[bytes]:
    assert STRACE is not None
    calls = [*WRITES, "lseek", "close"] if record else WRITES
    words = [STRACE, "-f", "-o", str(log), "-e", "trace=" + ",".join(calls)]
    if record:
        words += ["-y", "-xx", "-s", str(64 << 20)]
    if fault is not None:
        words += ["-e", f"inject={fault.said}"]
    # stderr tells when it has attached; -qq would keep quiet about it.
    strace = subprocess.Popen([*words, "-p", str(pid)], stderr=subprocess.PIPE)
    assert strace.stderr is not None
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with open(f"/proc/{pid}/status") as f:
            tracer = re.search(r"TracerPid:\s+(\d+)", f.read())
        if tracer and tracer[1] != "0":
            # Nothing reads this pipe; strace writes two lines into it.
            return strace
        if strace.poll() is not None:
            break
        time.sleep(0.002)
    raise RuntimeError("strace could not attach: " + strace.stderr.read().decode())


def _await(pid: int, wait: float, still: float, err: Path) -> tuple[int, int]:
    """The child's exit code, and how many processes it left running five seconds later.

    It is ended after `wait` seconds of processor time, or when it has used none for `still` seconds; where it stood then is written
    at the end of `err`.
    """
    descriptor = os.pidfd_open(pid)
    used, moved = 0.0, time.monotonic()
    try:
        while not select.select([descriptor], [], [], 1.0)[0]:
            now = _processor_seconds([pid, *workers_of(pid)])
            if now != used:
                used, moved = now, time.monotonic()
            if used > wait or time.monotonic() - moved > still:
                _where(pid, err, used)
                os.killpg(pid, signal.SIGKILL)
                break
    finally:
        os.close(descriptor)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    deadline = time.monotonic() + 5
    left = workers_of(pid)
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        left = workers_of(pid)
    for orphan in left:
        os.kill(orphan, signal.SIGKILL)
    return code, len(left)


def _processor_seconds(processes: Sequence[int]) -> float:
    ticks = 0
    for process in processes:
        try:
            with open(f"/proc/{process}/stat") as f:
                fields = f.read().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _where(pid: int, err: Path, used: float) -> None:
    """Write what each thread of a verb that stands still waits for, so that the next such stop can be understood."""
    told = [f"\nended after {used:.0f} s of processor time; its threads (name, state, waiting in):"]
    for task in sorted(Path(f"/proc/{pid}/task").iterdir()):
        try:
            state = re.search(r"State:\s+(\S)", (task / "status").read_text())
            told.append(
                f"  {task.name} {(task / 'comm').read_text().strip()} {state and state[1]} {(task / 'wchan').read_text()}"
            )
        except OSError:
            continue
    os.kill(pid, signal.SIGUSR1)
    time.sleep(1.0)
    gdb = shutil.which("gdb")
    if gdb is not None:
        with contextlib.suppress(subprocess.TimeoutExpired, OSError):
            # One tracer at a time: strace has seen what it can of a verb that stands.
            tracer = int(re.search(r"TracerPid:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1])  # type: ignore[index]
            if tracer:
                os.kill(tracer, signal.SIGTERM)
                time.sleep(1.0)
            seen = subprocess.run(
                [gdb, "-p", str(pid), "-batch", "-ex", "thread apply all bt 40"],
                capture_output=True,
                timeout=60,
            )
            told.append(seen.stdout.decode(errors="replace")[-20_000:])
    with open(err, "a", encoding="utf-8") as f:
        f.write("\n".join(told) + "\n")


def workers_of(pid: int) -> list[int]:
    """Processes that carry the mark of verb `pid` in their environment: its worker and what that started."""
    mark = f"{MARK}={pid}".encode()
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) not in (pid, os.getpid()):
            try:
                with open(f"/proc/{entry}/environ", "rb") as f:
                    environment = f.read()
                with open(f"/proc/{entry}/stat") as f:
                    dead = f.read().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue
            if not dead and mark in environment.split(b"\0"):
                found.append(int(entry))
    return found


MARK = "RINGBREAK_TORTURE"


def verb(words: Sequence[str], **environment: str) -> Callable[[], int]:
    """A verb of the command line as work for `run`."""

    def work() -> int:
        from ringbreak.cli.main import main

        os.environ[MARK] = str(os.getpid())
        os.environ.update(environment)
        return main([str(w) for w in words])

    return work


def _met(lines: Sequence[str], fault: Fault | None) -> bool:
    """Did it happen, and to a call that writes? Opening a file to read it is not one."""
    if fault is None:
        return False
    if fault.what == "signal=KILL":
        return any("+++ killed by SIGKILL" in line for line in lines)
    hit = [line for line in lines if "(INJECTED)" in line]
    return any(fault.call != "openat" or "O_CREAT" in line for line in hit)


_CALL = re.compile(r"^(\d+)\s+(?:<\.\.\. )?([a-z_0-9]+)(\(| resumed>)")


def _counted(lines: Sequence[str]) -> tuple[tuple[str, int], ...]:
    count: Counter[tuple[str, str]] = Counter()
    for line in lines:
        found = _CALL.match(line)
        if found and found[3] == "(" and found[2] != "openat":
            count[found[2], found[1]] += 1
    most: dict[str, int] = {}
    for (call, _), n in count.items():
        most[call] = max(most.get(call, 0), n)
    return tuple(sorted(most.items()))


def _creating(lines: Sequence[str], pid: int) -> tuple[int, ...]:
    opens = [line for line in lines if re.match(rf"^{pid}\s+openat\(", line)]
    return tuple(n for n, line in enumerate(opens, 1) if "O_CREAT" in line)
