"""One pass over UTF-8 texts that finds the plain identifiers whole and hands everything doubtful on.

Each text ends in one of three states: NOTHING (no identifier can be in it), PLAIN (all of them are found here) or
ASK (a disguise, a rare kind or a crossing of claims: the plain twin in selectors decides). The rules here are a narrow
part of the twin's; a test holds both against each other on hundreds of thousands of texts. Nothing is looked at twice
beyond a fixed reach, so time is linear in the bytes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    ASK,
    AT_SIGN,
    DIGIT,
    GAP,
    LETTER,
    NOTHING,
    NUMERAL,
    PLAIN,
    SPECIAL,
)
from ringbreak.kernels.scandoubts import DOUBTS, doubtful
from ringbreak.kernels.scannumbers import numbers
from ringbreak.kernels.scanout import COVERS, LEXICON, SHEET, SP, TEXT, VP, K
from ringbreak.kernels.scantypes import (
    BYTES,
    CLASSES,
    CODES,
    FLAGS,
    GIVEN,
    INT,
    OFFSETS,
    PACKED,
    ROWS,
    TABLE,
    kernel,
)
from ringbreak.kernels.scanwalk import words


@kernel(GIVEN, INT, INT, PACKED, CODES, CODES, CLASSES, TABLE)
def decode(data: Any, lo: Any, hi: Any, forms: Any, f: Any, keys: Any, cls: Any, at: Any) -> Any:
    """UTF-8 bytes to folded code points, lead keys, classes and byte offsets; (count, OR of the classes).

    forms: for each character of the basic plane its class, its folded form << 16 and its lead key << 32: one load for
    all three. Arrow guarantees well-formed UTF-8, so the lengths follow from the first bytes.
    """
    n, i, seen = np.int64(0), lo, np.uint64(0)
    while i < hi:
        b = np.int64(data[i])
        at[n] = i
        if b < 0x80:
            c = b
            i += 1
        elif b < 0xE0:
            c = (b & 31) << 6 | np.int64(data[i + 1]) & 63
            i += 2
        elif b < 0xF0:
            c = (b & 15) << 12 | (np.int64(data[i + 1]) & 63) << 6 | np.int64(data[i + 2]) & 63
            i += 3
        else:
            c = (
                (b & 7) << 18
                | (np.int64(data[i + 1]) & 63) << 12
                | (np.int64(data[i + 2]) & 63) << 6
                | np.int64(data[i + 3]) & 63
            )
            i += 4
        if c < 65536:
            x = forms[c]
            cls[n] = np.uint16(x & np.uint64(0xFFFF))
            f[n] = np.int32((x >> np.uint64(16)) & np.uint64(0xFFFF))
            keys[n] = np.int32(x >> np.uint64(32))
            seen |= x
        else:
            k = np.uint64(GAP)
            if (
                0x1F100 <= c <= 0x1F1FF
                or 0x1D400 <= c <= 0x1D7FF
                or 0x1FBF0 <= c <= 0x1FBF9
                or c >= 0xE0000
                or 0x104A0 <= c <= 0x104A9
                or c < 0x10800
                or c == 0x1F6F0
                or 0x1F6E9 <= c <= 0x1F6EC
                or c == 0x1F004
            ):
                k = np.uint64(SPECIAL)
            f[n] = c
            keys[n] = c
            cls[n] = np.uint16(k)
            seen |= k
        n += 1
    at[n] = hi
    keys[n] = 0
    return n, np.int64(seen & np.uint64(0xFFFF))


@kernel(
    GIVEN, OFFSETS, INT, INT, PACKED, LEXICON, FLAGS, FLAGS, BYTES, SHEET, TEXT, TABLE, ROWS, PACKED, BYTES
)
def scan(
    data: Any, offsets: Any, lo: Any, hi: Any, forms: Any, x: Any, skip: Any, telegram: Any, state: Any, o: Any,
    t: Any, at: Any, groups_at: Any, work: Any, room: Any,
) -> Any:  # fmt: skip
    """Scan texts lo..hi-1; returns how many were done: fewer when a buffer of `o` might not hold the next text.

    skip: texts the caller will ask about anyway. telegram: texts that stand on Telegram. state: one a text, from lo.
    t, at: room for the code points of the longest text and one more, and for one more than that. groups_at: 2 x 66.
    work: 55, room: 72.
    """
    for row in range(lo, hi):
        size = offsets[row + 1] - offsets[row]
        k0, vp0, sp0 = o.at[K], o.at[VP], o.at[SP]
        if (
            k0 + size // 3 + 8 > len(o.found)
            or vp0 + 2 * size + 64 > len(o.value)
            or sp0 + 2 * size + 64 > len(o.shown)
        ):
            return row - lo
        state[row - lo] = NOTHING
        if size == 0:
            continue
        if skip[row]:
            state[row - lo] = ASK
            continue
        n, seen = decode(data, offsets[row], offsets[row + 1], forms, t.f, t.keys, t.cls, at)
        if seen & SPECIAL or (seen & DOUBTS and doubtful(n, t, x)):
            state[row - lo] = ASK
            continue
        o.at[COVERS] = 0
        result = np.int64(PLAIN)
        if seen & (DIGIT | LETTER | AT_SIGN):
            result = words(row, n, t, x, o, telegram[row], work, room)
        if result != ASK and seen & (DIGIT | NUMERAL):
            result = numbers(row, n, t, x, o, groups_at)
        if result == ASK:
            o.at[K], o.at[VP], o.at[SP] = k0, vp0, sp0
            state[row - lo] = ASK
            continue
        for k in range(k0, o.at[K]):
            o.found[k, 7] = at[o.found[k, 1]] - offsets[row]
            o.found[k, 8] = at[o.found[k, 2]] - offsets[row]
        if o.at[K] > k0:
            state[row - lo] = PLAIN
    return hi - lo
