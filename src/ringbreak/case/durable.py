"""Writing a small file so that it is there whole or not at all, also when the power goes."""

from __future__ import annotations

import os
from pathlib import Path

from ringbreak.case.log import sync_folder
from ringbreak.errors import CaseError


def write_durably(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace a file in one step and force it to the disk; its folder is made when missing.

    Raises: CaseError when the disk refuses; the file that was there before stands.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
