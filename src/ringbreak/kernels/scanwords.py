"""Small checks over code points and bytes that the text scanner needs: Luhn, identity numbers, hosts, Keccak, masks."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scantypes import BYTES, CODES, HASH, INT, PACKED, TABLE, kernel

_FNV = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x100000001B3)
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], np.int64)
_CHECKS = np.frombuffer(b"10X98765432", np.uint8)


@kernel(CODES, INT, INT)
def hash_ascii(f: Any, start: Any, end: Any) -> Any:
    """FNV-1a over code points in lower case."""
    h = _FNV
    for i in range(start, end):
        c = f[i]
        if 65 <= c <= 90:
            c += 32
        h = (h ^ np.uint64(c)) * _PRIME
    return h


@kernel(HASH, TABLE, INT)
def in_set(h: Any, tab: Any, which: Any) -> Any:
    """Whether a hash is in the open-addressing table number `which` of the bundle; 0 marks an empty place."""
    start = tab[which]
    mask = tab[16 + which] - 1
    h = np.int64(h)
    at = h & mask
    while tab[start + at] != 0:
        if tab[start + at] == h:
            return True
        at = (at + 1) & mask
    return False


@kernel(TABLE, INT)
def luhn(d: Any, n: Any) -> Any:
    total: Any = 0
    for i in range(n):
        v: Any = np.int64(d[n - 1 - i])
        if i & 1:
            v *= 2
            if v > 9:
                v -= 9
        total += v
    return total % 10 == 0


@kernel(TABLE, INT)
def id_check(d: Any, last: Any) -> Any:
    """GB 11643 check character: 17 digits and the 18th character in ASCII upper case."""
    t = 0
    for i in range(17):
        t += np.int64(d[i]) * _WEIGHTS[i]
    return _CHECKS[t % 11] == last


@kernel(TABLE, TABLE)
def id_plausible(d: Any, tab: Any) -> Any:
    """Place (10000 flags: province and prefecture) and birth date of an identity number."""
    if not tab[tab[4] + d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3]]:
        return False
    year = d[6] * 1000 + d[7] * 100 + d[8] * 10 + d[9]
    month = d[10] * 10 + d[11]
    day = d[12] * 10 + d[13]
    if year < 1900 or year > 2035 or month < 1 or month > 12 or day < 1:
        return False
    most = 31
    if month == 4 or month == 6 or month == 9 or month == 11:
        most = 30
    elif month == 2:
        most = 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return day <= most


@kernel(TABLE, TABLE)
def id_listed(d: Any, tab: Any) -> Any:
    """Whether the county of an identity number was in the lists when it can have been given out. Twin: places.county_possible."""
    born = d[6] * 1000 + d[7] * 100 + d[8] * 10 + d[9]
    if d[0] >= 7 or born > 2024:
        return True
    code = d[0] * 100000 + d[1] * 10000 + d[2] * 1000 + d[3] * 100 + d[4] * 10 + d[5]
    first = code * 10000 + max(born, 1984)
    lo, end = tab[2], tab[2] + tab[18]
    hi = end
    while lo < hi:
        mid = (lo + hi) >> 1
        if tab[mid] < first:
            lo = mid + 1
        else:
            hi = mid
    return lo < end and tab[lo] // 10000 == code


@kernel(TABLE)
def credit(d: Any) -> Any:
    """Whether eighteen digits may be a credit code: its department and MOD 31-3. Twin: checks.mod_31_3."""
    total, weight = np.int64(0), np.int64(1)
    for i in range(17):
        total += d[i] * weight
        weight = weight * 3 % 31
    return d[0] >= 1 and d[1] >= 1 and (31 - total % 31) % 31 == d[17]


_ROUND = np.array(
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
        0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
        0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
        0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ],
    np.uint64,
)  # fmt: skip
_ROTATE = np.array(
    [0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14], np.uint64
)


@kernel(BYTES, BYTES, PACKED)
def keccak_40(text: Any, out: Any, work: Any) -> None:
    """Keccak-256 of 40 bytes; the digest goes to `out` (32 bytes). Plain twin: selectors.chain.keccak_256.

    Args:
        work: uint64[55], room for the state.
    """
    a, b, c = work[:25], work[25:50], work[50:]
    a[:] = np.uint64(0)
    for i in range(40):
        a[i >> 3] ^= np.uint64(text[i]) << np.uint64(8 * (i & 7))
    a[5] ^= np.uint64(1)
    a[16] ^= np.uint64(0x8000000000000000)
    for r in range(24):
        for x in range(5):
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20]
        for x in range(5):
            n = c[(x + 1) % 5]
            d = c[(x + 4) % 5] ^ ((n << np.uint64(1)) | (n >> np.uint64(63)))
            for y in range(5):
                a[x + 5 * y] ^= d
        for x in range(5):
            for y in range(5):
                v = a[x + 5 * y]
                k = _ROTATE[x + 5 * y]
                if k != 0:
                    v = (v << k) | (v >> (np.uint64(64) - k))
                b[y + 5 * ((2 * x + 3 * y) % 5)] = v
        for y in range(0, 25, 5):
            for x in range(5):
                a[y + x] = b[y + x] ^ (~b[y + (x + 1) % 5] & b[y + (x + 2) % 5])
        a[0] ^= _ROUND[r]
    for i in range(32):
        out[i] = np.uint8((a[i >> 3] >> np.uint64(8 * (i & 7))) & np.uint64(255))


@kernel(BYTES, INT, INT, INT, INT, BYTES, INT)
def masked(v: Any, start: Any, end: Any, head: Any, tail: Any, out: Any, at: Any) -> Any:
    """`mask.ends` over ASCII bytes v[start:end]; returns the position behind what was written."""
    n = end - start
    if n <= head + tail + 1:
        if n <= 2:
            for i in range(n):
                out[at + i] = 42
            return at + n
        head, tail = 1, 1
    for i in range(n):
        out[at + i] = v[start + i] if i < head or i >= n - tail else 42
    return at + n


@kernel(BYTES, INT, INT, BYTES, INT)
def shortened(v: Any, start: Any, end: Any, out: Any, at: Any) -> Any:
    """`mask.address` over ASCII bytes."""
    n = end - start
    if n <= 14:
        for i in range(n):
            out[at + i] = v[start + i]
        return at + n
    for i in range(6):
        out[at + i] = v[start + i]
    for i in range(6, 9):
        out[at + i] = 46
    for i in range(4):
        out[at + 9 + i] = v[end - 4 + i]
    return at + 13
