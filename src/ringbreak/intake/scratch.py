"""The one folder in which a parser may write while it reads a file; emptied when the file is done."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

_folder: Path | None = None


def scratch_folder() -> Path:
    """Where a parser puts files it must have on disk, for example members too large for memory.

    In the sandbox it is the only writable folder. Outside (tests) it is a temporary folder removed at exit.
    """
    global _folder
    if _folder is None:
        _folder = Path(tempfile.mkdtemp(prefix="ringbreak-"))
        atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    return _folder


def use_folder(folder: Path) -> None:
    """Make `folder` the scratch folder of this process, for Python's own temporary files too."""
    global _folder
    _folder = folder
    tempfile.tempdir = str(folder)
