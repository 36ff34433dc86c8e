"""One writer at a time: an advisory lock on a file, held by the process and gone with it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from ringbreak.errors import CaseError, CaseLocked


class Lock:
    """`with Lock(case): ...`; the kernel frees it when the process dies, so there is no stale lock to remove.

    Args:
        taken: Called each time the lock was free and is now ours: what another process wrote meanwhile is to be read.
    """

    def __init__(self, folder: Path, taken: Callable[[], None] | None = None) -> None:
        self._path = folder / "lock"
        self._taken = taken
        self._descriptor: int | None = None
        self._depth = 0

    def __enter__(self) -> Lock:
        if self._depth == 0:
            self._take()
            try:
                if self._taken is not None:
                    self._taken()
            except BaseException:
                self._free()
                raise
        self._depth += 1
        return self

    def _take(self) -> None:
        import fcntl

        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as e:
            raise CaseError(
                "the case at {path} cannot be written: {reason}",
                path=self._path.parent,
                reason=e.strerror or str(e),
            ) from e
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(descriptor, 4096, 0).decode("utf-8", "replace")
            os.close(descriptor)
            try:
                who = json.loads(holder)
                pid, host = who["pid"], who["host"]
            except (ValueError, KeyError, TypeError):
                pid, host = "?", "?"
            raise CaseLocked(
                "another ringbreak (process {pid} on {host}) is writing to {path}; wait for it to end, or stop it, then run the same command again",
                pid=pid,
                host=host,
                path=self._path.parent,
            ) from None
        self._descriptor = descriptor
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode(), 0)
        except OSError:
            # Who holds it is only told for the eye; a full disk is met again, and said in words, by what is written next.
            return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._free()

    def _free(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
