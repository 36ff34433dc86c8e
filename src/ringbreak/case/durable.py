"""Writing a small file so that it is there whole or not at all, also when the power goes."""

from __future__ import annotations

import os
from pathlib import Path

from ringbreak.case.log import sync_folder
from ringbreak.errors import CaseError


def make_folder(path: Path, *, mode: int = 0o777) -> None:
    """Make a folder and those above it that are missing, their names forced to the disk: what is forced to the disk in a
    folder is lost with the folder's own name.

    Raises: OSError when the disk refuses.
    """
    missing = [p for p in (path, *path.parents) if not p.exists()]
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    for made in reversed(missing):
        sync_folder(made.parent)


def write_durably(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace a file in one step and force it to the disk; its folder is made when missing.

    Raises: CaseError when the disk refuses; the file that was there before stands.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        make_folder(path.parent)
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        with os.fdopen(descriptor, "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as e:
        raise CaseError(
            "{path} could not be written: {reason}. Make room or mend the disk and run the same command again",
            path=path,
            reason=e.strerror or str(e),
        ) from e
