"""The evidence itself: content-addressed by SHA-256, read-only, copied before it is read."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ringbreak.case.log import sync_folder
from ringbreak.errors import CaseError, CustodyBroken
from ringbreak.words import say

BLOCK = 1 << 20
HAS_SM3 = "sm3" in hashlib.algorithms_available


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: digests of the bytes that were copied, their length, and whether they were there already."""

    sha256: str
    sm3: str | None
    size: int
    known: bool


class Objects:
    """A folder of objects named by their hash: `ab/cdef...`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def put(self, source: Path) -> Stored:
        """Copy a file in, hashing what is copied. Durable only after `settle`.

        A file that changes while it is read is noticed: its size and times before and after must agree.

        Raises: CustodyBroken when the file changed under our hands; OSError when it cannot be read;
            CaseError when the case's disk is full.
        """
        draft = self.folder / f".new-{os.getpid()}-{id(source)}-{os.urandom(4).hex()}"
        descriptor = os.open(
            source, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        )
        try:
            with os.fdopen(descriptor, "rb", buffering=0) as f:
                before = os.fstat(f.fileno())
                if not stat.S_ISREG(before.st_mode):
                    raise OSError(0, "not a regular file")
                sha, sm3, size = self._copy(f, draft, before.st_size)
                after = os.fstat(f.fileno())
            # st_ctime too: who writes and puts the times back cannot put that one back.
            if (before.st_size, before.st_mtime_ns, before.st_ctime_ns) != (
                after.st_size,
                after.st_mtime_ns,
                after.st_ctime_ns,
            ) or size != after.st_size:
                raise CustodyBroken(
                    "{path} changed while it was being read; nothing of it was kept. Add it again when it is at rest",
                    path=source,
                )
            target = self.path(sha)
            with self._ours():
                # A name proves nothing: a crash may have left it on an empty file, a failing disk may have changed it.
                if target.exists() and self.check(sha) is None:
                    draft.unlink()
                    return Stored(sha, sm3, size, known=True)
                target.parent.mkdir(exist_ok=True)
                draft.chmod(0o444)
                draft.replace(target)
            return Stored(sha, sm3, size, known=False)
        finally:
            # The next add sweeps what cannot be removed now.
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    @contextmanager
    def _ours(self) -> Iterator[None]:
        """What the disk of the case refuses is no fault of the evidence: it must never be logged as one."""
        try:
            yield
        except OSError as e:
            raise CaseError(
                "the evidence could not be copied into {folder}: {reason}. What was added before is safe; make room and run the same command again",
                folder=self.folder,
                reason=e.strerror or str(e),
            ) from e

    def _copy(self, f: object, draft: Path, expected: int) -> tuple[str, str | None, int]:
        sha = hashlib.sha256()
        sm3 = hashlib.new("sm3") if HAS_SM3 else None
        size = 0
        with self._ours():
            out = open(draft, "wb", buffering=0)  # noqa: SIM115 - writing errors are ours, reading errors are not
        with out, ThreadPoolExecutor(1) as pool:
            while True:
                block = f.read(BLOCK)  # type: ignore[attr-defined]
                if not block:
                    break
                # hashlib lets go of the interpreter, so the second digest of a big file costs no time of its own.
                second = pool.submit(sm3.update, block) if sm3 and expected > BLOCK else None
                if sm3 and second is None:
                    sm3.update(block)
                sha.update(block)
                view = memoryview(block)
                with self._ours():
                    while view:
                        view = view[out.write(view) :]
                size += len(block)
                if second is not None:
                    second.result()
        return sha.hexdigest(), sm3.hexdigest() if sm3 else None, size

    def settle(self) -> None:
        """Force everything put so far to the disk, in one call where the system has one (syncfs)."""
        with self._ours():
            descriptor = os.open(self.folder, os.O_RDONLY)
            try:
                syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
                if syncfs is None:
                    os.sync()
                elif syncfs(descriptor) != 0:
                    # sync(2) reports nothing, so it cannot take the place of a syncfs that says the disk has failed.
                    number = ctypes.get_errno()
                    if number != errno.ENOSYS:
                        raise OSError(number, os.strerror(number))
                    os.sync()
            finally:
                os.close(descriptor)
            sync_folder(self.folder)

    def check(self, sha256: str) -> str | None:
        """What is wrong with one object, or None: missing, or its bytes have another hash."""
        path = self.path(sha256)
        try:
            with open(path, "rb") as f:
                found = hashlib.file_digest(f, "sha256").hexdigest()
        except FileNotFoundError:
            return say("its bytes are missing")
        except OSError as e:
            return say("its bytes cannot be read: {reason}", reason=e.strerror)
        return (
            None
            if found == sha256
            else say("its bytes were changed: they now hash to {found}…", found=found[:16])
        )

    def sweep(self) -> int:
        """Remove drafts that a killed process left behind. Returns how many."""
        count = 0
        with self._ours():
            for draft in self.folder.glob(".new-*"):
                draft.unlink(missing_ok=True)
                count += 1
        return count
