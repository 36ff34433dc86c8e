"""Memory that libraries keep for later, given back to the system between stages."""

from __future__ import annotations

import ctypes
import os

import pyarrow as pa


def give_back() -> None:
    """Return what Arrow and the C library hold and do not use. Without it each stage starts with the most that one before it took."""
    pa.default_memory_pool().release_unused()
    if os.name == "posix":
        # glibc only; elsewhere the allocator does it by itself or not at all.
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
