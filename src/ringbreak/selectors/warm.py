"""The scanner's machine code made or loaded while other work goes on, so that nobody waits for it.

Making it takes some fifty seconds of one processor, once on a machine and for a version. A process of its own does it, begun while
the evidence is being read; until it is done the plain twin, which finds the same, looks for identifiers.
Loading what lies on the disk takes a second, for which all threads of the stage would wait; a thread does it while others read.
"""

from __future__ import annotations

import atexit
import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterable

TEXTS = (
    ".jsonl",
    ".ndjson",
    ".json",
    ".csv",
    ".tsv",
    ".txt",
    ".log",
    ".mbox",
    ".html",
    ".htm",
    ".xml",
    ".parquet",
)
"""Suffixes of evidence whose bytes are mostly text; an archive of photographs is no reason to compile."""

_started: list[subprocess.Popen[bytes]] = []
_lock = threading.Lock()


def warm(files: Iterable[tuple[str, int]]) -> bool:
    """Begin to load the scanner if so much text is coming that it will be wanted, or to compile it if it is not there yet.

    Args:
        files: Names and sizes in bytes of the evidence about to be read.
    Returns: Whether a compiling process was started.
    """
    from ringbreak.selectors.columns import COMPILE_FROM_BYTES, worth_compiling

    size = sum(n for name, n in files if name.lower().endswith(TEXTS))
    # Half of a file of records is keys and marks.
    if size < 2 * COMPILE_FROM_BYTES or not worth_compiling(size) or _started:
        return False
    from ringbreak.selectors.scanner import is_compiled, kernel

    if is_compiled():
        threading.Thread(target=kernel, name="scanner").start()
        return False
    with _lock:
        return _begin()


def ready() -> bool:
    """Whether the compiled scanner can be had without waiting for a compiler; if not, a process that makes it is begun.

    Returns: True as well where no process can make it, or one has failed: then the caller compiles for itself, and hears why not.
    """
    from ringbreak.selectors.scanner import can_be_kept, is_compiled

    with _lock:
        if _started:
            if _started[0].poll() is None:
                return False
            _started.clear()
            return True
        return is_compiled() or not can_be_kept() or not _begin()


def _begin() -> bool:
    """Start the compiling process; False when there can be none."""
    command = [sys.executable, "-c", "from ringbreak.selectors.scanner import kernel; kernel()"]
    try:
        made = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    _started.append(made)
    atexit.register(stop)
    return True


def wait() -> None:
    """Until the compiling process is done, if there is one."""
    while _started:
        with contextlib.suppress(OSError):
            _started.pop().wait()


def stop() -> None:
    """End the compiling process: nobody waits for it any more."""
    while _started:
        made = _started.pop()
        if made.poll() is None:
            made.terminate()
            made.wait()
