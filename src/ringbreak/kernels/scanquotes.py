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
    """Whether 着 示 了 的 用 过 at p may end what is written or shown in a name's place: 昵称写着“...”. Twin: `quoted_names._SHOWN`."""
    c = keys[p]
    if c == 0x793A and p > 0 and keys[p - 1] == 0x663E:  # 显示
        return True
    if not (c == 0x7740 or c == 0x793A or c == 0x4E86 or c == 0x7684 or c == 0x7528 or c == 0x8FC7):
        return False
    name = False
    for j in range(max(0, p - 12), p):
        name = name or keys[j] == 0x540D or keys[j] == 0x79F0 or keys[j] == 100
    return name


@kernel(TEXT, INT, INT, BYTES)
def nickname(t: Any, i: Any, j: Any, tails: Any) -> Any:
    """Whether what stands in the quotation marks at i and j may be formed as a nickname. Twin: `nicknames.formed`; wider than it."""
    if j - i > 17:
        return False
    keys, cls = t.keys, t.cls
    letter = other = False
    for p in range(i + 1, j):
        c = keys[p]
        if cls[p] & DIGIT or c == 95 or (c < 65536 and tails[131072 + c] & 8):
            return True
        if cls[p] & LETTER:
            letter = True
        elif c >= 0x3400:
            other = True
    return letter and other


@kernel(TEXT, INT, INT, INT, BYTES)
def dealings(t: Any, i: Any, j: Any, n: Any, tails: Any) -> Any:
    """Whether the words around the quotation marks at i and j may be of somebody known by a nickname. Twin: `nicknames.known_by`."""
    keys = t.keys
    z = j + 1
    if z < n and keys[z] == 32:
        z += 1
    c = keys[z] if z < n else 32
    d = keys[z + 1] if z + 1 < n else 32
    if c == 0x8FD9 and (d == 0x4E2A or d == 0x4F4D):  # 这个 这位
        return True
    if d == 0x4E2A and (  # 两个 ...
        c == 0x4E24 or c == 0x4E8C or c == 0x4E09 or c == 0x56DB or c == 0x4E94 or c == 0x51E0 or 50 <= c <= 53
    ):  # fmt: skip
        return True
    for p in range(z, min(n - 1, z + 7)):  # 是同一 系一个
        if (keys[p] == 0x662F or keys[p] == 0x7CFB or keys[p] == 0x4E3A) and (
            keys[p + 1] == 0x540C or keys[p + 1] == 0x4E00
        ):
            return True
    b = keys[i - 1] if i > 0 else 32
    said = b == 0x8BE5 or b == 0x6B64 or b == 0x8FF0 or b == 0x8C13  # 该 此 述 谓
    if (said or nickname(t, i, j, tails)) and (  # 另案 已被 被 在逃 到案 归案 落网 供述
        c == 0x53E6 or c == 0x5DF2 or c == 0x88AB or c == 0x5728 or c == 0x5230 or c == 0x5F52 or c == 0x843D or c == 0x4F9B
    ):  # fmt: skip
        return True
    if not nickname(t, i, j, tails):
        return False
    if b == 64 or b == 0x7279 or (b == 0x4E86 and i > 1 and (keys[i - 2] == 64 or keys[i - 2] == 0x7279)):
        return True  # @ 艾特
    if b == 0x5145 or b == 0x5192 or b == 0x626E or b == 0x7528 or b == 0x8EAB:
        return True  # 冒充 假冒 假扮 使用 化身
    return c < 65536 and tails[131072 + c] & 4 != 0


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
            ) or ours(keys, z, n) or dealings(t, i, j, n, tails):  # fmt: skip
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
