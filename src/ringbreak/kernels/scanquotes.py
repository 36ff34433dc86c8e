"""Quotation marks with a name in them, which only the twin reads. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import BEFORE_QUOTE, DIGIT, LETTER, NAMES
from ringbreak.kernels.scanhosts import closes
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scanprose import note
from ringbreak.kernels.scantypes import BYTES, CODES, INT, kernel


@kernel(CODES, INT)
def named(f: Any, p: Any) -> Any:
    """Whether a Latin word for a name may end at p: id, user, nickname, alias, aka, handle."""
    if p < 1:
        return False
    a, b = f[p - 1] | 32, f[p] | 32
    if a == 105 and b == 100:
        return True
    z = f[p - 2] | 32 if p > 1 else 0
    return (
        (z == 115 and a == 101 and b == 114) or (z == 97 and a == 109 and b == 101) or (z == 105 and a == 97 and b == 115)
        or (z == 97 and a == 107 and b == 97) or (z == 100 and a == 108 and b == 101)
    )  # fmt: skip


@kernel(CODES, INT)
def profiled(f: Any, i: Any) -> Any:
    """Whether a colon or a tab stands before i, a blank between at most. Twin: `profiles._MARKED`."""
    q = i - 1
    if q > 0 and f[q] == 32:
        q -= 1
    return q > 0 and (f[q] == 58 or f[q] == 0xFF1A or f[q] == 9)


@kernel(CODES, INT, BYTES)
def introduces(keys: Any, p: Any, tails: Any) -> Any:
    """Whether an English word after which a name may stand in quotes ends at p. Twin: `quoted_names`."""
    a = p
    while a > 0 and p - a < 12 and 97 <= keys[a - 1] <= 122:
        a -= 1
    return p > a and note(keys, a, p + 1, tails) & NAMES != 0


@kernel(CODES, INT, INT)
def ours(keys: Any, z: Any, n: Any) -> Any:
    """Whether 是我, 是咱, 是本店 ... stands at z, a 也, 都, 就 or 才 or two before it. Twin: `handle._OURS`."""
    a = z
    while z < n and z - a < 3 and (
        keys[z] == 0x4E5F or keys[z] == 0x90FD or keys[z] == 0x5C31 or keys[z] == 0x624D
    ):  # fmt: skip
        z += 1
    if z + 1 >= n or keys[z] != 0x662F:
        return False
    c = keys[z + 1]
    return c == 0x6211 or c == 0x54B1 or c == 0x4FFA or c == 0x672C or c == 0x540C


@kernel(CODES, INT)
def shown(keys: Any, p: Any) -> Any:
    """Whether 着 示 了 的 at p may end what is written or shown in a name's place: 昵称写着“...”. Twin: `quoted_names._SHOWN`."""
    c = keys[p]
    if not (c == 0x7740 or c == 0x793A or c == 0x4E86 or c == 0x7684):
        return False
    name = False
    for j in range(max(0, p - 12), p):
        name = name or keys[j] == 0x540D or keys[j] == 0x79F0 or keys[j] == 100
    return name


@kernel(INT, INT, TEXT, BYTES)
def quoted(n: Any, i: Any, t: Any, tails: Any) -> Any:
    """Whether a name may stand in the quotation marks that open at i."""
    f, keys, cls = t.f, t.keys, t.cls
    q = i + 1
    letter = digit = False
    while q < n and q - i <= 25 and cls[q] & 7:
        letter = letter or (cls[q] & LETTER) != 0
        digit = digit or (cls[q] & DIGIT) != 0
        q += 1
    if letter and digit and q - i > 5 and q < n and closes(f[q]):
        return True
    for j in range(i + 2, min(n, i + 27)):
        if closes(f[j]):
            # “...”公众号, “...”等账号: the name of an account before the word for one
            z = j + 1
            if z < n and f[z] == 32:
                z += 1
            c = keys[z] if z < n else 32
            if (
                c == 0x516C or c == 0x8BA2 or c == 0x670D or c == 0x7B49 or c == 0x8D26 or c == 0x5E10
                or (c == 111 and z + 2 < n and keys[z + 1] == 110 and keys[z + 2] == 32)
                or c == 0x7684 or c == 0x5FAE or c == 0x7F51 or c == 0x81EA or c == 0x793E or c == 0x6296
                or c == 0x5FEB or c == 0x8FDD or c == 113 or c == 0x4E3A or c == 0x4F5C or c == 0x5F53
            ) or ours(keys, z, n):  # fmt: skip
                return True
            break
    p = i - 1
    while p >= 0 and p > i - 4 and (f[p] == 32 or f[p] == 58 or f[p] == 0xFF1A or (f[p] == 44 and i - p < 4)):
        p -= 1
    if p < 0:
        return False
    if cls[p] & LETTER:
        if not ((cls[p] & BEFORE_QUOTE and named(f, p)) or introduces(keys, p, tails)):
            return False
    elif not cls[p] & BEFORE_QUOTE and not shown(keys, p):
        return False
    j = i + 2
    while j < min(n, i + 27) and not closes(f[j]):
        j += 1
    return j < min(n, i + 27)
