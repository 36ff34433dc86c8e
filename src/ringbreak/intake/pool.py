"""The driver's side of the worker: starts it, hands it batches, hears how they ended, starts it again when it dies."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from ringbreak.errors import EngineError
from ringbreak.intake.parser import Reading
from ringbreak.intake.worker import read_message, write_message

_START_SECONDS = 120.0
_MOST_RESTARTS = 5


@dataclass(frozen=True, slots=True)
class FileOrder:
    """One file to be read."""

    evidence_id: str
    path: Path
    name: str
    size: int
    depth: int
    room: int
    """Bytes its members may have together."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a batch ended. `current` is the file the child was at when it died; null when it died between files."""

    job: int
    done: int
    current: int | None
    timed_out: bool
    signal: int | None
    exit: int | None
    level: str
    most_bytes: int
    lost: bool = False
    """The worker itself died, not only the child."""


class Pool:
    """A running worker. Use as a context manager: nothing it started survives it.

    Args:
        parsers: Parsers to be offered files before the registry's, as "module:ATTRIBUTE".
        registry: Whether the registry's parsers read at all.
    """

    def __init__(self, reading: Reading, *, parsers: Sequence[str] = (), registry: bool = True) -> None:
        self._hello = {
            "parsers": list(parsers),
            "registry": registry,
            "reading": {**asdict(reading), "maps": {k: dict(v) for k, v in reading.maps.items()}},
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._running: dict[int, None] = {}
        self._restarts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def running(self) -> int:
        """Batches under way."""
        return len(self._running)

    def submit(self, job: int, folder: Path, files: Sequence[FileOrder], *, careful: bool) -> None:
        """Hand over a batch; `wait` tells of its end. `folder` exists, is empty, and is the child's alone."""
        process = self._started()
        order = {
            "job": job,
            "folder": str(folder),
            "careful": careful,
            "files": [{**asdict(f), "path": str(f.path)} for f in files],
        }
        self._running[job] = None
        assert process.stdin is not None
        try:
            write_message(process.stdin.fileno(), order)
        except BrokenPipeError:
            return  # `wait` finds it dead and says so

    def wait(self) -> list[Ended]:
        """Wait for the next end of a batch. When the worker has died, every batch under way has ended as lost."""
        process = self._started()
        assert process.stdout is not None
        message = read_message(process.stdout.fileno())
        if message is None:
            lost = [Ended(job, 0, None, False, None, None, "", 0, lost=True) for job in self._running]
            self._running.clear()
            self._stop()
            self._restarts += 1
            if self._restarts > _MOST_RESTARTS:
                raise EngineError("the intake worker died again and again", table="records")
            return lost
        del message["event"]
        ended = Ended(**message)
        self._running.pop(ended.job, None)
        return [ended]

    def close(self) -> None:
        """End the worker and whatever it runs."""
        self._running.clear()
        self._stop()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            return self._process
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            "PYTHONDONTWRITEBYTECODE": "1",
            # Address space is what the limits count; these keep libraries from reserving it in gigabytes or from
            # starting threads that a forked child would not have.
            "ARROW_DEFAULT_MEMORY_POOL": "system",
            "MALLOC_ARENA_MAX": "2",
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "ringbreak.intake.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,
            bufsize=0,
        )
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        answer: dict[str, Any] | None = None
        try:
            write_message(process.stdin.fileno(), self._hello)
            if select.select([process.stdout], [], [], _START_SECONDS)[0]:
                answer = read_message(process.stdout.fileno())
        except BrokenPipeError:
            pass
        if answer is None or answer["event"] != "ready":
            self._stop()
            raise EngineError(
                f"the intake worker did not start: {answer['error'] if answer else 'no answer'}",
                table="records",
            )
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
