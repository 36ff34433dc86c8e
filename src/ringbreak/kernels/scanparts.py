"""How the groups of a run of digits hang together: counts, cells, lists, words between. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import DIGIT, NUMERAL
from ringbreak.kernels.scangroups import is_known
from ringbreak.kernels.scanleads import is_blank
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scantypes import CODES, INT, TABLE, kernel


@kernel(INT, INT, TEXT)
def worded(i: Any, n: Any, t: Any) -> Any:
    """Whether eleven digits of a mobile number that begins at i may have words between them."""
    f, cls = t.f, t.cls
    if (i > 0 and cls[i - 1] & 3) or i + 1 >= n or not 51 <= f[i + 1] <= 57:
        return False
    total, q, cjk = 0, i, False
    for hop in range(8):
        a = q
        while q < n and q - a < 9 and cls[q] & DIGIT:
            q += 1
        if q == a or q - a > (8 if hop == 0 else 7):
            return False
        total += q - a
        if total >= 11:
            return total == 11 and hop > 0 and cjk
        g = q
        while g < n and g - q < 9 and not cls[g] & DIGIT:
            if f[g] == 10:
                return False
            cjk = cjk or 0x4E00 <= f[g] <= 0x9FFF
            g += 1
        if g >= n or g - q > 8:
            return False
        q = g
    return False


@kernel(TEXT, CODES, CODES, INT, TABLE)
def lone(t: Any, gs: Any, ge: Any, groups: Any, tab: Any) -> Any:
    """Of a chain with numerals, the groups of ASCII digits that stand by themselves; -1: none, -2: the twin decides.

    Returns: number of the first of them + 64 times the number behind the last.

    "第一，13800138000 三个": a numeral or two before or behind the digits, with a mark between, belong to the sentence, if
    together they have no usual grouping.
    """
    total, most, mixed = np.int64(0), np.int64(0), np.int64(0)
    for g in range(groups):
        total += ge[g] - gs[g]
        most = max(most, np.int64(ge[g] - gs[g]))
        has = False
        for i in range(gs[g], ge[g]):
            has = has or (t.cls[i] & NUMERAL) != 0
        mixed |= 1 if has else 2
    if mixed == 3 and total < 10 and most < 5:
        return -1  # too short together for any usual grouping, and each too short alone
    lo, hi = 0, groups
    if t.cls[gs[0]] & NUMERAL and ge[0] - gs[0] <= 2:
        lo = 1
    if hi > lo and t.cls[gs[hi - 1]] & NUMERAL and ge[hi - 1] - gs[hi - 1] <= 2:
        hi -= 1
    if hi <= lo:
        return -1 if total < 5 else -2
    if hi - lo > 5:
        return -2
    for i in range(gs[lo], ge[hi - 1]):
        if t.cls[i] & NUMERAL:
            return -2
    # No window that takes in a numeral may have a usual grouping.
    for first in range(hi):
        code = np.int64(0)
        for last in range(first, groups):
            size = np.int64(ge[last] - gs[last])
            if size > 20:
                break
            code = code * 32 + size
            if last > first and (first < lo or last >= hi) and is_known(code, tab):
                return -2
    return lo + 64 * hi


@kernel(CODES, INT, INT)
def cells(f: Any, p: Any, q: Any) -> Any:
    """Whether what stands between two groups of digits parts the cells of a table, or a number from a price. Twin: `numbers._CELL`."""
    for at in range(p, q):
        c = f[at]
        if (
            c == 9
            or c == 36
            or c == 0xA5
            or c == 0xFFE5
            or c == 0x20AC
            or c == 0xA3
            or ((c == 124 or c == 0xFF5C) and ((at > 0 and f[at - 1] == 32) or f[at + 1] == 32))
        ):
            return True
    return False


@kernel(CODES, INT, INT, INT, INT)
def counts(f: Any, p: Any, a: Any, b: Any, n: Any) -> Any:
    """Whether one to three digits a..b-1 are a count and no part of the number that ends at p: 547664066 24小时. Twin: `numbers._counts`."""
    if b - a > 3 or f[a - 1] != 32:
        return False
    for at in range(p, a):
        if not is_blank(f[at]):
            return False
    for at in range(a, b):
        if f[at] > 57:
            return False
    if b < n and f[b] == 32:
        b += 1
    if b >= n:
        return False
    c = f[b]
    if c == 0x5929 and b + 1 < n and (f[b + 1] == 0x6C14 or f[b + 1] == 0x6C23):
        return False  # 天气
    if c == 0x5C0F:
        return b + 1 < n and f[b + 1] == 0x65F6
    if c == 104 or c == 72:
        return b + 1 >= n or not (48 <= f[b + 1] <= 57 or 97 <= f[b + 1] | 32 <= 122)
    # 元块天岁年月折万%％
    return (
        c == 0x5143 or c == 0x5757 or c == 0x5929 or c == 0x5C81 or c == 0x5E74 or c == 0x6708 or c == 0x6298 or c == 0x4E07 or c == 37
        or c == 0xFF05
    )  # fmt: skip


@kernel(CODES, CODES, INT, TABLE)
def usual(gs: Any, ge: Any, groups: Any, tab: Any) -> Any:
    """Whether all groups together have a usual grouping."""
    if groups > 7:
        return False
    code = np.int64(0)
    for g in range(groups):
        if ge[g] - gs[g] > 20:
            return False
        code = code * 32 + np.int64(ge[g] - gs[g])
    return is_known(code, tab)


@kernel(CODES, CODES, INT)
def spread(gs: Any, ge: Any, groups: Any) -> Any:
    """Whether no group has more than four digits."""
    longest = np.int64(0)
    for g in range(groups):
        longest = max(longest, np.int64(ge[g] - gs[g]))
    return longest < 5


@kernel(TEXT, INT, INT, INT)
def told_on(t: Any, p: Any, n: Any, total: Any) -> Any:
    """Whether a number may go on behind a word at p: 删 去 掉 汉 中 转 然 接 再 后 最 末 结 or a bracket, and a digit soon. Twin: `told._LED`."""
    if total > 9 or p + 1 >= n:
        return False
    keys = t.keys
    q = p + 1 if keys[p] == 32 or keys[p] == 44 or keys[p] == 0xFF0C or keys[p] == 0x3001 else p
    c = keys[q]
    if not (
        c == 0x5220 or c == 0x53BB or c == 0x6389 or c == 0x6C49 or c == 0x4E2D or c == 0x8F6C or c == 0x7136 or c == 0x63A5 or c == 0x518D
        or c == 0x540E or c == 0x6700 or c == 0x672B or c == 0x7ED3 or c == 40 or c == 0xFF08 or c == 0x3010 or c == 91 or c == 0x522A
    ):  # fmt: skip
        return False
    soon = False
    for j in range(q + 1, min(n, q + 14)):
        soon = soon or t.cls[j] & DIGIT != 0
    return soon
