"""Grams, signatures and sets of texts, compiled; see `neardup.py`.

Everything called here stands here: numba holds machine code against the file of its function only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit, uint8, uint32, uint64

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

_SHORT = 1 << 13
"""Bytes of a text whose grams get room of their own; those of a longer one take the place of its code points."""
_FEW = 512
"""Grams that are put into order by one dealing out and some steps."""
_DEEP = 32
"""Of those dealt to one place; more are sorted digit by digit, or a text made for it would be slow."""


def _ascii() -> U8:
    """What ASCII is folded to; 0 where it is dropped. All digits are '0'."""
    made = np.arange(128, dtype=np.uint8)
    made[:0x21] = 0
    made[0x30:0x3A] = 0x30
    made[0x41:0x5B] += 32
    return made


ASCII = _ascii()


@njit(cache=True, nogil=True, error_model="numpy")
def _fold(data: U8, start: int, end: int, out: U32) -> int:
    """Decode UTF-8 data[start:end), fold, write code points to `out`; returns how many. Never reads past `end`."""
    p = uint64(start)
    last = uint64(end)
    m = uint64(0)
    digit = False
    while p < last:
        c = uint32(data[p])
        if c < uint32(0x80):
            # Without a branch for what is dropped and for digits: which comes next cannot be foretold.
            c = uint32(ASCII[c])
            out[m] = c
            number = c == uint32(0x30)
            m += uint64((c != uint32(0)) & (not (number & digit)))
            digit = number | ((c == uint32(0)) & digit)
            p += uint64(1)
            continue
        if c >= uint32(0xE4) and c <= uint32(0xE9) and p + uint64(2) < last:
            # U+4000 to U+9FFF: nothing there is folded.
            out[m] = (
                ((c & uint32(0x0F)) << uint32(12))
                | ((uint32(data[p + uint64(1)]) & uint32(0x3F)) << uint32(6))
                | (uint32(data[p + uint64(2)]) & uint32(0x3F))
            )
            m += uint64(1)
            digit = False
            p += uint64(3)
            continue
        if c < uint32(0xE0) and p + uint64(1) < last:
            c = ((c & uint32(0x1F)) << uint32(6)) | (uint32(data[p + uint64(1)]) & uint32(0x3F))
            p += uint64(2)
        elif c < uint32(0xF0) and p + uint64(2) < last:
            c = (
                ((c & uint32(0x0F)) << uint32(12))
                | ((uint32(data[p + uint64(1)]) & uint32(0x3F)) << uint32(6))
                | (uint32(data[p + uint64(2)]) & uint32(0x3F))
            )
            p += uint64(3)
        elif p + uint64(3) < last:
            c = (
                ((c & uint32(0x07)) << uint32(18))
                | ((uint32(data[p + uint64(1)]) & uint32(0x3F)) << uint32(12))
                | ((uint32(data[p + uint64(2)]) & uint32(0x3F)) << uint32(6))
                | (uint32(data[p + uint64(3)]) & uint32(0x3F))
            )
            p += uint64(4)
        else:
            break
        if c >= uint32(0xFF01) and c <= uint32(0xFF5E):
            c = c - uint32(0xFEE0)
        if c <= uint32(0x20) or c == uint32(0x3000) or c == uint32(0xA0) or c == uint32(0xFEFF):
            continue
        if c >= uint32(0x2000) and c <= uint32(0x200F):
            continue
        if c >= uint32(0x30) and c <= uint32(0x39):
            if digit:
                continue
            digit = True
            c = uint32(0x30)
        else:
            digit = False
            if c >= uint32(0x41) and c <= uint32(0x5A):
                c = c + uint32(32)
        out[m] = c
        m += uint64(1)
    return int(m)


@njit(cache=True, nogil=True, error_model="numpy")
def _grams(points: U32, m: int, mult: U32, out: U32) -> int:
    """Hashes of all 4-grams; returns how many (m - 3). The caller sees to m >= 4."""
    a = mult[0]
    b = mult[1]
    c = mult[2]
    d = mult[3]
    for i in range(m - 3):
        x = uint32(
            uint32(points[i] * a)
            + uint32(points[i + 1] * b)
            + uint32(points[i + 2] * c)
            + uint32(points[i + 3] * d)
        )
        x ^= x >> uint32(15)
        x = uint32(x * uint32(0x2C1B3C6D))
        x ^= x >> uint32(12)
        x = uint32(x * uint32(0x297A2D39))
        x ^= x >> uint32(15)
        out[i] = x
    return m - 3


@njit(cache=True, nogil=True, error_model="numpy")
def sign(
    data: U8,
    offsets: I64,
    lo: int,
    hi: int,
    base: int,
    least: int,
    mult: U32,
    dens: I32,
    keys: U32,
    sketch: U8,
    length: I32,
) -> None:
    """Signatures of texts lo..hi: band keys[band, base + i], sketch[base + i, bin], folded length[base + i] (0 when shorter than `least`)."""
    points = np.empty(_SHORT, np.uint32)
    short = np.empty(_SHORT, np.uint32)
    low = np.empty(64, np.uint32)
    full = np.empty(64, np.uint32)
    top = uint32(0xFFFFFFFF)
    for i in range(lo, hi):
        s = offsets[i]
        e = offsets[i + 1]
        if e - s > points.size:
            points = np.empty(e - s, np.uint32)
        m = _fold(data, s, e, points)
        t = base + i
        if m < least:
            length[t] = 0
            continue
        length[t] = m
        # The hash of a gram may take the place of its first code point, which no later gram asks for; but only elsewhere many are made at a time.
        grams = short if m <= short.size else points
        c = _grams(points, m, mult, grams)
        for k in range(64):
            low[k] = top
        for j in range(c):
            x = grams[j]
            b = x >> uint32(26)
            low[b] = min(low[b], x)
        for k in range(64):
            v = low[k]
            if v == top:
                d = 0
                while v == top and d < 64:
                    v = low[dens[k, d]]
                    d += 1
            full[k] = v
            sketch[t, k] = uint8(uint32(v * uint32(0x9E3779B1)) >> uint32(24))
        for b in range(keys.shape[0]):
            y = uint64(b + 1) * uint64(0x9E3779B97F4A7C15)
            for r in range(3):
                y = (y ^ uint64(full[b * 3 + r])) * uint64(0xD6E8FEB86659FD93)
                y ^= y >> uint64(29)
            keys[b, t] = uint32(y >> uint64(32))


@njit(cache=True, nogil=True, error_model="numpy")
def _radix(a: U32, t: U32, c: int) -> None:
    """Sort a[:c]; t is scratch. numba's own sort costs seconds to compile."""
    h = np.zeros(1024, np.int32)
    for i in range(c):
        x = a[i]
        h[x & uint32(255)] += 1
        h[uint32(256) + ((x >> uint32(8)) & uint32(255))] += 1
        h[uint32(512) + ((x >> uint32(16)) & uint32(255))] += 1
        h[uint32(768) + (x >> uint32(24))] += 1
    for k in range(4):
        s = 0
        for i in range(256):
            v = h[k * 256 + i]
            h[k * 256 + i] = s
            s += v
    for k in range(4):
        shift = uint32(8 * k)
        base = uint32(256 * k)
        for i in range(c):
            x = a[i]
            q = base + ((x >> shift) & uint32(255))
            t[h[q]] = x
            h[q] += 1
        # Four times there and back again.
        a, t = t, a


@njit(cache=True, nogil=True, error_model="numpy")
def sort(a: U32, t: U32, c: int) -> None:
    """Sort a[:c]; t is scratch. Hashes are spread evenly, so few of them need but a step or two once their first bits have dealt them out."""
    if c > _FEW:
        _radix(a, t, c)
        return
    h = np.zeros(257, np.int32)
    for i in range(c):
        h[(a[i] >> uint32(24)) + uint32(1)] += 1
    deep = 0
    for i in range(256):
        deep = max(deep, h[i + 1])
        h[i + 1] += h[i]
    if deep > _DEEP:
        _radix(a, t, c)
        return
    for i in range(c):
        x = a[i]
        q = x >> uint32(24)
        t[h[q]] = x
        h[q] += 1
    for i in range(c):
        x = t[i]
        k = i
        while k > 0 and a[k - 1] > x:
            a[k] = a[k - 1]
            k -= 1
        a[k] = x


@njit(cache=True, nogil=True, error_model="numpy")
def sets(
    data: U8,
    offsets: I64,
    base: int,
    chosen: I32,
    lo: int,
    hi: int,
    mult: U32,
    at: I64,
    values: U32,
    count: I32,
    half: I32,
) -> None:
    """Sorted distinct gram hashes of the chosen texts lo..hi, at values[at[i] : at[i] + count[i]]; half[i] of them are below 2 ** 31."""
    points = np.empty(1 << 13, np.uint32)
    grams = np.empty(1 << 13, np.uint32)
    spare = np.empty(1 << 13, np.uint32)
    for i in range(lo, hi):
        d = chosen[i] - base
        s = offsets[d]
        e = offsets[d + 1]
        if e - s > points.size:
            points = np.empty(e - s, np.uint32)
            grams = np.empty(e - s, np.uint32)
            spare = np.empty(e - s, np.uint32)
        m = _fold(data, s, e, points)
        c = _grams(points, m, mult, grams)
        sort(grams, spare, c)
        o = at[i]
        u = 0
        lower = 0
        for j in range(c):
            if j == 0 or grams[j] != grams[j - 1]:
                values[o + u] = grams[j]
                u += 1
                lower += grams[j] < uint32(0x80000000)
        count[i] = u
        half[i] = lower


@njit(cache=True, nogil=True, error_model="numpy")
def blanked(
    data: U8,
    offsets: I64,
    base: int,
    chosen: I32,
    first: I64,
    start: I32,
    end: I32,
    mult: U32,
    values: U32,
    room: I64,
    count: I32,
) -> None:
    """Gram hashes of those chosen texts that lie in this part, in order, without the passages start[b]:end[b] (code points): count[i] from values[room[i]] on."""
    text = np.empty(_SHORT, np.uint8)
    points = np.empty(_SHORT, np.uint32)
    grams = np.empty(_SHORT, np.uint32)
    for i in range(chosen.size):
        t = chosen[i]
        if t < base or t - base >= offsets.size - 1:
            continue
        s = offsets[t - base]
        e = offsets[t - base + 1]
        if e - s > points.size:
            text = np.empty(e - s, np.uint8)
            points = np.empty(e - s, np.uint32)
            grams = np.empty(e - s, np.uint32)
        b = first[t]
        if b == first[t + 1]:
            m = _fold(data, s, e, points)
        else:
            point = -1
            for p in range(s, e):
                c = data[p]
                if (c & 0xC0) != 0x80:
                    point += 1
                    while b < first[t + 1] and end[b] <= point:
                        b += 1
                inside = b < first[t + 1] and start[b] <= point
                text[p - s] = 32 if inside else c
            m = _fold(text, 0, e - s, points)
        count[i] = 0
        if m > 3:
            count[i] = _grams(points, m, mult, grams)
            for j in range(count[i]):
                values[room[i] + j] = grams[j]


@njit(cache=True, nogil=True, error_model="numpy")
def close_up(values: U32, room: I64, count: I32, at: I64) -> None:
    """Move what begins at room[i] to at[i], which are in order and never behind it, and write the last of `at`."""
    made = 0
    for i in range(count.size):
        at[i] = made
        if made != room[i]:
            for j in range(count[i]):
                values[made + j] = values[room[i] + j]
        made += count[i]
    at[count.size] = made
