"""A parser that does on demand what hostile bytes make parsers do. The file's text names the mode.

It gives two records, misbehaves, and gives a third if it still can. Source of the idea: Apache Tika's MockParser.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from ringbreak.intake.parser import Expected, Member, Parser, Record, Source, Yield


def attempt(what: object) -> str:
    """'refused' when the system forbids it, else what came of it."""
    try:
        answer = what()  # type: ignore[operator]
    except OSError as e:
        return f"refused: {e}"
    return f"done: {answer!r}"


def leak_files() -> str:
    opened = []
    while True:
        opened.append(open("/dev/null", "rb"))  # noqa: SIM115


def misbehave(mode: str, source: Source) -> Iterator[Yield]:
    if mode == "loop":
        while True:
            pass
    elif mode == "busy":
        until = time.process_time() + 1.0
        while time.process_time() < until:
            pass
    elif mode == "loop in C":
        hashlib.pbkdf2_hmac("sha256", b"x", b"y", 2_000_000_000)
    elif mode == "sleep":
        time.sleep(1000)
    elif mode == "ignore SIGTERM":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(1000)
    elif mode == "memory":
        kept = []
        while True:
            kept.append(b"\1" * (10 << 20))
    elif mode == "segv":
        ctypes.string_at(0)
    elif mode == "abort":
        os.abort()
    elif mode == "exit 0":
        os._exit(0)
    elif mode == "sys.exit":
        raise SystemExit(0)
    elif mode == "flood stdout":
        for _ in range(2000):
            os.write(1, b"x" * (1 << 20))
            os.write(2, b"x" * (1 << 20))
    elif mode == "flood text":
        while True:
            yield Record("more", "message", text="文" * 10_000)
    elif mode == "flood members":
        for n in range(10_000_000):
            yield Member(f"{n}.txt", b"%d" % n)
    elif mode == "flood member bytes":
        for n in range(10_000):
            yield Member(f"{n}.bin", n.to_bytes(4, "big") * (1 << 18))
    elif mode == "flood disk":
        from ringbreak.intake.scratch import scratch_folder

        with open(scratch_folder() / "flood", "wb") as f:
            while True:
                f.write(b"x" * (1 << 20))
    elif mode == "leak files":
        leak_files()
    elif mode == "recursion":

        def deeper(n: int) -> int:
            return deeper(n + 1) + 1

        deeper(0)
    elif mode == "swallow":
        while True:
            try:
                while True:
                    pass
            except Exception:  # noqa: BLE001 - swallowing everything is the misbehaviour
                continue
    elif mode == "lie about count":
        yield Expected(7)
    elif mode == "break contract":
        yield "nonsense"  # type: ignore[misc]
    elif mode == "kill parent":
        yield Record("try", "message", text=attempt(lambda: os.kill(os.getppid(), signal.SIGKILL)))
    elif mode == "fork bomb":
        for _ in range(20):
            yield Record("try", "message", text=attempt(os.fork))
    elif mode == "exec":
        yield Record("try", "message", text=attempt(lambda: subprocess.run(["/bin/true"], check=False)))
        yield Record("try", "message", text=attempt(lambda: os.execv("/bin/true", ["true"])))
    elif mode == "socket":
        yield Record("try", "message", text=attempt(socket.socket))
        yield Record("try", "message", text=attempt(lambda: socket.create_connection(("127.0.0.1", 9), 1)))
    elif mode == "write outside":
        for where in (source.path, Path.home() / "ringbreak-was-here", Path("/tmp/ringbreak-was-here")):
            yield Record("try", "message", text=attempt(lambda where=where: where.write_bytes(b"x")))
        yield Record("try", "message", text=attempt(lambda: source.path.unlink()))
        yield Record("try", "message", text=attempt(lambda: source.path.chmod(0o777)))
        yield Record("try", "message", text=attempt(lambda: os.utime(source.path, (0, 0))))
    elif mode == "read outside":
        yield Record("try", "message", text=attempt(lambda: Path("/etc/passwd").read_bytes()))
        yield Record("try", "message", text=attempt(lambda: os.listdir(source.path.parent)))
    else:
        raise AssertionError(mode)


def parse(source: Source) -> Iterator[Yield]:
    mode = source.bytes().decode().splitlines()[0]
    if mode == "fine":
        yield Record("only", "message", text="all is well")
        return
    yield Record("first", "message", text="before")
    yield Record("second", "message", text="before")
    yield from misbehave(mode, source)
    yield Record("last", "message", text="after")


PARSER = Parser(
    name="misbehaving",
    title="A parser that misbehaves",
    media_type="text/x-mock",
    accepts=lambda head, name: name.endswith(".mock"),
    parse=parse,
    source="this file",
)
