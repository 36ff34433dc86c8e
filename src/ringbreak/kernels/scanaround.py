"""What stands around a word and may say that it is an account, though no lead stands before it. Part of `scantext`.

Every test here is wider than the rule of the plain twin it stands for (`selectors.behind`, `near`, `asked`, `named_on`,
`told`): where one says yes the twin reads the text.
"""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import DIGIT, JOINER, LETTER
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scanspoken import carrier, number_word
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT)
def points_back(c: Any) -> Any:
    """← ↑ < ⬅ 👈 and the lines that lengthen an arrow."""
    return (
        c == 0x2190 or c == 0x2191 or c == 60 or c == 0x2B05 or c == 0x1F448 or c == 45 or c == 61 or c == 126 or c == 0x2014
        or c == 0xFE0F
    )  # fmt: skip


@kernel(CODES, INT, INT)
def platform_at(keys: Any, p: Any, n: Any) -> Any:
    """Whether the label of a platform may begin at p: 微 薇 威 支 电 飞 纸 抖 扣 企, and vx wx we wh v q qq tg te li zf al."""
    a = keys[p]
    if a > 127:
        return (
            a == 0x5FAE or a == 0x8587 or a == 0x5A01 or a == 0x652F or a == 0x7535 or a == 0x98DE or a == 0x7EB8
            or a == 0x6296 or a == 0x6263 or a == 0x4F01
        )  # fmt: skip
    if p > 0 and 97 <= keys[p - 1] <= 122:
        return False
    b = keys[p + 1] if p + 1 < n else 32
    if a == 118 or a == 113:  # v vx q qq
        return b == 120 or b == 113 or not (97 <= b <= 122)
    return (
        (a == 119 and (b == 120 or b == 101 or b == 104)) or (a == 116 and (b == 103 or b == 101))
        or (a == 108 and b == 105) or (a == 122 and b == 102) or (a == 97 and b == 108)
    )  # fmt: skip


@kernel(CODES, INT, INT, INT)
def any_platform(keys: Any, a: Any, b: Any, n: Any) -> Any:
    """Whether a platform's label begins in a..b-1."""
    p = a
    while p < b and not platform_at(keys, p, n):
        p += 1
    return p < b


@kernel(CODES, INT, INT)
def behind(keys: Any, e: Any, n: Any) -> Any:
    """Whether a platform may be named right behind the word that ends at e: abc_123，微信; zhengcfa88 / 是微信还是啥."""
    q = e
    if q < n and keys[q] == 32:
        q += 1
    if q >= n:
        return False
    c = keys[q]
    blank = q > e
    if not (
        points_back(c) or c == 44 or c == 0xFF0C or c == 59 or c == 0xFF1B or c == 0x2013 or c == 10 or c == 13
        or (blank and (c == 105 or c == 116))
    ):  # fmt: skip
        return False
    if blank and (c == 105 or c == 116) and not (
        q + 1 < n and (keys[q + 1] == 115 or keys[q + 1] == 116 or keys[q + 1] == 104)
    ):  # fmt: skip
        return False  # is my, it's my, that's my
    return any_platform(keys, q, min(n, q + 28), n)


@kernel(CODES, INT, INT)
def begins_line(keys: Any, i: Any, n: Any) -> Any:
    """Where the line break stands before i, nothing but a speaker between; -1 when there is none so near."""
    p = i - 1
    while p >= 0 and i - p < 16 and keys[p] != 10:
        p -= 1
    if p < 0 or keys[p] != 10:
        return -1
    if p == i - 1:
        return p
    q = i - 1
    if keys[q] == 32:
        q -= 1
    return p if keys[q] == 58 or keys[q] == 0xFF1A else -1


@kernel(CODES, INT, INT, INT)
def alone(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether the word i..e-1 has a line to itself. Twin: `near.alone`."""
    q = e
    while q < n and q - e < 4 and (
        keys[q] == 32 or keys[q] == 0x3002 or keys[q] == 46 or keys[q] == 33 or keys[q] == 0xFF01 or keys[q] == 126
        or keys[q] == 0xFF5E or keys[q] == 13
    ):  # fmt: skip
        q += 1
    return (q >= n or keys[q] == 10) and begins_line(keys, i, n) >= 0


@kernel(CODES, INT, INT)
def replies(keys: Any, i: Any, n: Any) -> Any:
    """Whether what begins at i may answer another speaker's line: 老板：发票号 / Amy：69021274. Twin: `asked.asked_for`."""
    q = i - 1
    if q > 0 and keys[q] == 32:
        q -= 1
    if q < 1 or not (keys[q] == 58 or keys[q] == 0xFF1A):
        return False
    line = begins_line(keys, i, n)
    if line <= 0:
        return False
    start = line
    while start > 0 and line - start < 62 and keys[start - 1] != 10:
        start -= 1
    p, end = start, min(line, start + 13)
    while p < end and keys[p] != 58 and keys[p] != 0xFF1A:
        p += 1
    return p < end


@kernel(TEXT, INT, INT)
def figures(t: Any, i: Any, e: Any) -> Any:
    """Digits of a word of figures and spelt digits, plus 64 for each spelt one; -1 when it is none. Twin: `told._mixed`."""
    cls, keys = t.cls, t.keys
    out, p = 0, i
    while p < e:
        a, k = p, cls[p]
        if k & LETTER:
            while p < e and cls[p] & LETTER:
                p += 1
            if p - a > 6 or not number_word(keys, a, p):
                return -1
            out += 65
        elif k & DIGIT:
            while p < e and cls[p] & DIGIT:
                p += 1
            if p - a > 12:
                return -1
            out += p - a
        elif k & JOINER and keys[p] == 45:
            p += 1
        else:
            return -1
    return out


@kernel(TEXT, INT, INT, INT)
def in_groups(t: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether a carrier's number in groups may begin with the word i..e-1: SF 0559 8602 90407, 1Z 999 AA1 ... Twin: `parcel`."""
    f, cls = t.f, t.cls
    if e - i < 2:
        return False
    a, b = f[i] | 32, f[i + 1] | 32
    if f[i] == 49 and b == 122:
        return True
    if not (cls[i] & cls[i + 1] & LETTER and carrier(a, b)):
        return False
    q = i + 2
    while q < e and q - i < 4 and cls[q] & LETTER:
        q += 1
    while q < e:
        if not cls[q] & DIGIT and f[q] != 45:
            return False
        q += 1
    for p in range(i, e):
        if f[p] == 45:
            return True
    return e + 2 < n and f[e] == 32 and cls[e + 1] & cls[e + 2] & DIGIT != 0


@kernel(CODES, INT, INT)
def goes_by(keys: Any, i: Any, e: Any) -> Any:
    """Whether by, as or under at i..e-1 follows go, goes, went, going, known, sells, selling, posts, posting, trades, trading."""
    size = e - i
    if not (
        (size == 2 and ((keys[i] == 98 and keys[i + 1] == 121) or (keys[i] == 97 and keys[i + 1] == 115)))
        or (size == 5 and keys[i] == 117 and keys[i + 1] == 110 and keys[i + 2] == 100)
    ):
        return False
    if i < 3 or keys[i - 1] != 32:
        return False
    p = i - 1
    while p > 0 and 97 <= keys[p - 1] <= 122:
        p -= 1
    length = i - 1 - p
    if length < 2 or length > 7:
        return False
    a, b = keys[p], keys[p + 1]
    return (
        (a == 103 and b == 111 and length != 3 and length < 6) or (a == 119 and b == 101 and length == 4)
        or (a == 107 and b == 110 and length == 5) or (((a == 115 and b == 101) or (a == 112 and b == 111)) and (length == 5 or length == 7))
        or (a == 116 and b == 114 and length > 5)
    )  # fmt: skip


@kernel(CODES, INT)
def site_before(keys: Any, i: Any) -> Any:
    """Whether the name of a site whose accounts may hold stops may stand before i. Twin: `named_on._DOTTED`."""
    if i < 1 or not (keys[i - 1] == 32 or keys[i - 1] == 58 or keys[i - 1] == 0xFF1A):
        return False
    for p in range(max(1, i - 24), i):
        a, b = keys[p - 1], keys[p]
        if (
            (a == 100 and (b == 105 or b == 99)) or (a == 105 and (b == 110 or b == 103)) or (a == 115 and (b == 110 or b == 99 or b == 116))
            or (a == 116 and (b == 104 or b == 105 or b == 119)) or (a == 102 and (b == 97 or b == 98)) or (a == 121 and (b == 111 or b == 116))
            or (a == 114 and (b == 111 or b == 101)) or (a == 107 and b == 105) or (a == 119 and b == 105) or (a == 120 and b == 98)
            or (a == 112 and b == 115)
        ):  # fmt: skip
            return True
    return False
