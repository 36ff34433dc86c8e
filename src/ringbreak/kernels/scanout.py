"""What the text scanner reads and writes, bundled; and writing what was found: places, normal forms, shown forms.

A bundle is a named tuple of arrays: numba passes its parts one by one, so it costs nothing, and a function says in one
word what it needs.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import types

from ringbreak.kernels.scantypes import (
    BYTES,
    CLASSES,
    CODES,
    ENDS,
    GIVEN,
    INT,
    ROWS,
    TABLE,
    TRIE,
    YES,
    kernel,
)
from ringbreak.kernels.scanwords import masked, shortened

K, VP, SP, COVERS = 0, 1, 2, 3
"""Places in `Sheet.at`: mentions so far, bytes of values, bytes of shown forms, covers of this text."""
MOST = 60
"""Covers a text may have before it is left to the twin."""
WHOLE, SHORT = -1, -2
"""Ways to show a value: as it is, first six and last four with dots. Others: head * 16 + tail, stars between."""


class Text(NamedTuple):
    """A text: folded code points, lead keys, classes."""

    f: Any
    keys: Any
    cls: Any


class Lexicon(NamedTuple):
    """Tables of rules, lead words as a trie, how lead words end (65,536 flags), classes of characters."""

    tab: Any
    trie: Any
    tails: Any
    classes: Any


class Sheet(NamedTuple):
    """What was found.

    found: columns row, start, end, kind, why, lead, validity; offsets in code points. ends: where each value and shown
    form end in the buffers. cover: spans whose digits belong to what was found. at: `K`, `VP`, `SP`, `COVERS`. leads: the
    lead words before the value looked at. digits: room for digits.
    """

    found: Any
    ends: Any
    value: Any
    shown: Any
    cover: Any
    at: Any
    leads: Any
    digits: Any


TEXT = types.NamedTuple([CODES, CODES, CLASSES], Text)
LEXICON = types.NamedTuple([TABLE, TRIE, BYTES, CLASSES], Lexicon)
SHEET = types.NamedTuple([ROWS, ENDS, BYTES, BYTES, ROWS, TABLE, CODES, TABLE], Sheet)


@kernel(INT)
def is_hex(c: Any) -> Any:
    return 48 <= c <= 57 or 97 <= c <= 102 or 65 <= c <= 70


@kernel(INT)
def lower_of(c: Any) -> Any:
    return c + 32 if 65 <= c <= 90 else c


@kernel(SHEET, INT, INT, INT, INT, INT, INT, INT)
def begin(o: Any, row: Any, start: Any, end: Any, kind: Any, why: Any, lead: Any, validity: Any) -> Any:
    """A mention; returns where its value begins. `put` and `close` follow."""
    at = o.found[o.at[K]]
    at[0] = row
    at[1] = start
    at[2] = end
    at[3] = kind
    at[4] = why
    at[5] = lead
    at[6] = validity
    return o.at[VP]


@kernel(SHEET, CODES, INT, INT, YES)
def put(o: Any, f: Any, a: Any, b: Any, lower: Any) -> None:
    """Append code points a..b-1, all ASCII, to the value."""
    at = o.at[VP]
    for i in range(a, b):
        c = f[i]
        o.value[at] = c + 32 if lower and 65 <= c <= 90 else c
        at += 1
    o.at[VP] = at


@kernel(SHEET, INT)
def put_one(o: Any, c: Any) -> None:
    o.value[o.at[VP]] = c
    o.at[VP] += 1


@kernel(SHEET, INT, INT)
def close(o: Any, v: Any, way: Any) -> None:
    """The mention is whole: its value began at `v`; write how it is shown."""
    vp, sp = o.at[VP], o.at[SP]
    if way == SHORT:
        sp = shortened(o.value, v, vp, o.shown, sp)
    elif way == WHOLE:
        for i in range(v, vp):
            o.shown[sp] = o.value[i]
            sp += 1
    else:
        sp = masked(o.value, v, vp, way >> 4, way & 15, o.shown, sp)
    o.at[SP] = sp
    o.ends[o.at[K], 0] = vp
    o.ends[o.at[K], 1] = sp
    o.at[K] += 1


@kernel(SHEET, CODES, INT, INT, INT, INT, INT, INT, INT, INT, INT, YES, INT)
def tell(
    o: Any, f: Any, row: Any, start: Any, end: Any, kind: Any, why: Any, lead: Any, validity: Any,
    a: Any, b: Any, lower: Any, way: Any,
) -> None:  # fmt: skip
    """A mention whose value is the code points a..b-1."""
    v = begin(o, row, start, end, kind, why, lead, validity)
    put(o, f, a, b, lower)
    close(o, v, way)


@kernel(SHEET, INT)
def close_phone(o: Any, v: Any) -> None:
    """A Chinese number, eleven digits behind +86: shown as 138****8000."""
    sp = o.at[SP]
    for t in range(11):
        o.shown[sp + t] = 42 if 3 <= t <= 6 else o.value[v + 3 + t]
    o.at[SP] = sp + 11
    o.ends[o.at[K], 0] = o.at[VP]
    o.ends[o.at[K], 1] = sp + 11
    o.at[K] += 1


@kernel(SHEET, INT)
def close_open(o: Any, v: Any) -> None:
    """A number anybody may know, +86 before it: shown without."""
    sp = o.at[SP]
    for t in range(v + 3, o.at[VP]):
        o.shown[sp] = o.value[t]
        sp += 1
    o.at[SP] = sp
    o.ends[o.at[K], 0] = o.at[VP]
    o.ends[o.at[K], 1] = sp
    o.at[K] += 1


@kernel(SHEET, CODES, INT, INT, INT, INT, INT, INT, INT, INT, INT)
def tell_phone(
    o: Any, f: Any, row: Any, start: Any, end: Any, kind: Any, why: Any, lead: Any, validity: Any, a: Any, b: Any
) -> None:  # fmt: skip
    """A Chinese mobile number, digits a..b-1."""
    v = begin(o, row, start, end, kind, why, lead, validity)
    put_one(o, 43)
    put_one(o, 56)
    put_one(o, 54)
    put(o, f, a, b, False)
    close_phone(o, v)


@kernel(SHEET, INT, INT)
def cover(o: Any, a: Any, b: Any) -> Any:
    """The span belongs to what was found; whether there is still room for more."""
    n = o.at[COVERS]
    o.cover[n, 0] = a
    o.cover[n, 1] = b
    o.at[COVERS] = n + 1
    return n + 1 < MOST


@kernel(SHEET, INT, INT)
def covers_any(o: Any, a: Any, b: Any) -> Any:
    for t in range(o.at[COVERS]):  # noqa: SIM110 (numba has no any over a generator)
        if o.cover[t, 0] < b and o.cover[t, 1] > a:
            return True
    return False


@kernel(SHEET, INT, INT)
def covers_all(o: Any, a: Any, b: Any) -> Any:
    for t in range(o.at[COVERS]):  # noqa: SIM110 (numba has no any over a generator)
        if o.cover[t, 0] <= a and o.cover[t, 1] >= b:
            return True
    return False


@kernel(GIVEN, TABLE, TABLE, BYTES)
def gather(data: Any, starts: Any, sizes: Any, out: Any) -> None:
    """Copy slices of bytes one behind the other."""
    at = np.int64(0)
    for i in range(len(starts)):
        for t in range(sizes[i]):
            out[at + t] = data[starts[i] + t]
        at += sizes[i]
