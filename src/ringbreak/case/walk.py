"""Which files a folder holds: sorted, never through a link, never into a case."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ringbreak.errors import UsageError
from ringbreak.words import say


@dataclass(frozen=True, slots=True)
class Found:
    """A file in a folder: its path for the system, its name for people, and why it will not be read if so."""

    path: Path
    name: str
    size: int
    refused: str | None = None


def shown_name(relative: str) -> str:
    """A path as text: forward slashes, bytes that are not UTF-8 as \\xNN."""
    return os.fsencode(relative).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def walk(given: Path) -> Iterator[Found]:
    """Every file under a folder (or the one file given), in code-point order of names.

    Links, devices, sockets and pipes are found and refused; folders that cannot be listed too. A case (a folder with
    case.toml and log) inside is passed over: it is ours, not evidence.

    Raises: UsageError when there is no such path.
    """
    try:
        kind = given.lstat()
    except OSError as e:
        raise UsageError("no such file or folder: {path}", path=given) from e
    if stat.S_ISLNK(kind.st_mode) and given.is_dir():
        given = given.resolve()
        kind = given.lstat()
    if not stat.S_ISDIR(kind.st_mode):
        yield _look(given, shown_name(given.name))
        return
    yield from _inside(given, "")


def _inside(folder: Path, prefix: str) -> Iterator[Found]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as e:
        yield Found(folder, prefix or ".", 0, say("the folder cannot be listed: {reason}", reason=e.strerror))
        return
    if "case.toml" in names and "log" in names and "objects" in names:
        return
    for name in names:
        path = folder / name
        shown = f"{prefix}/{shown_name(name)}" if prefix else shown_name(name)
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path, shown)
        else:
            yield _look(path, shown)


def _look(path: Path, shown: str) -> Found:
    try:
        it = path.lstat()
    except OSError as e:
        return Found(path, shown, 0, say("it cannot be looked at: {reason}", reason=e.strerror))
    if stat.S_ISLNK(it.st_mode):
        return Found(path, shown, 0, "it is a link; add what it points to instead")
    if not stat.S_ISREG(it.st_mode):
        return Found(path, shown, 0, "it is not a regular file (a pipe, a socket or a device)")
    return Found(path, shown, it.st_size)
