"""Writing what was found: places, normal forms, shown forms. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def is_hex(c: Any) -> Any:
    return 48 <= c <= 57 or 97 <= c <= 102 or 65 <= c <= 70


@njit(cache=True, nogil=True)
def lower_of(c: Any) -> Any:
    return c + 32 if 65 <= c <= 90 else c


@njit(cache=True, nogil=True)
def put_lower(f: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = lower_of(f[i])
        at += 1
    return at


@njit(cache=True, nogil=True)
def put_same(f: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = f[i]
        at += 1
    return at


@njit(cache=True, nogil=True)
def copy_value(value: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = value[i]
        at += 1
    return at


@njit(cache=True, nogil=True)
def note(
    found: Any, k: Any, row: Any, start: Any, end: Any, kind: Any, why: Any, lead: Any, validity: Any
) -> None:
    found[k, 0] = row
    found[k, 1] = start
    found[k, 2] = end
    found[k, 3] = kind
    found[k, 4] = why
    found[k, 5] = lead
    found[k, 6] = validity


@njit(cache=True, nogil=True)
def lead_with(out: Any, count: Any, tab: Any, bit: Any) -> Any:
    """The nearest lead that announces a kind; -1 when none does."""
    for i in range(count):
        if tab[tab[5] + out[i]] & bit:
            return np.int64(out[i])
    return np.int64(-1)


@njit(cache=True, nogil=True)
def mask_of(out: Any, count: Any, tab: Any) -> Any:
    m = np.int64(0)
    for i in range(count):
        m |= tab[tab[5] + out[i]]
    return m


@njit(cache=True, nogil=True)
def covers_any(cover: Any, covers: Any, a: Any, b: Any) -> Any:
    for t in range(covers):  # noqa: SIM110 (numba has no any over a generator)
        if cover[t, 0] < b and cover[t, 1] > a:
            return True
    return False


@njit(cache=True, nogil=True)
def phone_shown(value: Any, v: Any, shown: Any, sp: Any) -> Any:
    """138****8000 from eleven digits at v."""
    for t in range(11):
        shown[sp + t] = value[v + t] if t < 3 or t > 6 else 42
    return sp + 11


@njit(cache=True, nogil=True)
def gather(data: Any, starts: Any, sizes: Any, out: Any) -> None:
    """Copy slices of bytes one behind the other."""
    at = 0
    for i in range(len(starts)):
        for t in range(sizes[i]):
            out[at + t] = data[starts[i] + t]
        at += sizes[i]
