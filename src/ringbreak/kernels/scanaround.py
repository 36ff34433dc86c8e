"""What stands around a word and may say that it is an account, though no lead stands before it. Part of `scantext`.

Every test here is wider than the rule of the plain twin it stands for (`selectors.behind`, `near`, `asked`, `named_on`,
`told`): where one says yes the twin reads the text.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import DIGIT, JOINER, LETTER
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scanspoken import carrier
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT)
def points_back(c: Any) -> Any:
    """← ↑ < ⬅ 👈 and the lines that lengthen an arrow."""
    return (
        c == 0x2190 or c == 0x2191 or c == 60 or c == 0x2B05 or c == 0x1F448 or c == 45 or c == 61 or c == 126 or c == 0x2014
        or c == 0xFE0F
    )  # fmt: skip


@kernel(CODES, INT, INT)
def letters(keys: Any, a: Any, b: Any) -> Any:
    """The lower-case word a..b-1, of twelve letters at most, as a number: five bits a letter; 0 for a longer one."""
    v = np.int64(0)
    if b - a > 12:
        return v
    for p in range(a, b):
        v = v * 32 + keys[p] - 96
    return v


@kernel(CODES, INT, INT)
def platform_at(keys: Any, p: Any, n: Any) -> Any:
    """Whether the label of a platform may begin at p: 微 薇 威 支 电 飞 纸 抖 扣 企 绿 徽 赖 围 小飞 加赖, or a Latin one in whole.

    v vx wx wechat weixin q qq tg telegram line whatsapp zfb alipay weibo douyin tiktok tele qq, as `letters` has them.
    """
    a = keys[p]
    if a > 127:
        if a == 0x7535:  # 电报, not 电影
            return p + 1 < n and keys[p + 1] == 0x62A5
        return (
            a == 0x5FAE or a == 0x8587 or a == 0x5A01 or a == 0x652F or a == 0x7535 or a == 0x98DE or a == 0x7EB8
            or a == 0x6296 or a == 0x6263 or a == 0x4F01 or a == 0x7EFF or a == 0x5FBD or a == 0x8D56
            or a == 0x56F4 or (a == 0x5C0F and p + 1 < n and keys[p + 1] == 0x98DE) or (a == 0x52A0 and p + 1 < n and keys[p + 1] == 0x8D56)
        )  # fmt: skip
    if p > 0 and 97 <= keys[p - 1] <= 122:
        return False
    q = p
    while q < n and q - p < 13 and 97 <= keys[q] <= 122:
        q += 1
    v = letters(keys, p, q)
    return (
        v == 22
        or v == 728
        or v == 760
        or v == 777101364
        or v == 777314606
        or v == 17
        or v == 561
        or v == 647
        or v == 692971620397
        or v == 402885
        or v == 798919067152
        or v == 26818
        or v == 46448697
        or v == 24290383
        or v == 150660398
        or v == 680907243
        or v == 660869
        or v == 561
    )


@kernel(CODES, INT, INT)
def same_number(keys: Any, i: Any, n: Any) -> Any:
    """Whether 个 or 是 at i may say that a chat's account is the telephone's number: 微信就是这个手机号. Twin: `wechat._SAID_FAR`."""
    q = i + 1
    while q < n and q - i < 4 and (
        keys[q] == 0x8FD9 or keys[q] == 0x672C or keys[q] == 0x6B64 or keys[q] == 0x8BE5 or keys[q] == 0x540C or keys[q] == 0x4E00
        or keys[q] == 0x4E2A
    ):  # fmt: skip
        q += 1
    d = keys[q + 1] if q + 1 < n else 32
    if q >= n or not (
        (keys[q] == 0x624B and d == 0x673A) or (keys[q] == 0x7535 and d == 0x8BDD) or keys[q] == 0x53F7
        or (keys[q] == 0x673A and keys[q - 1] == 0x672C)
    ):  # fmt: skip
        return False
    for p in range(max(1, i - 9), i):
        c, b = keys[p], keys[p - 1]
        if (c == 0x4FE1 and (b == 0x5FAE or b == 0x8587 or b == 0x5A01 or b == 118)) or (
            c == 120 and (b == 118 or b == 119)
        ):
            return True
    return False


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
    if blank and platform_at(keys, q, n):
        return True
    if not (
        points_back(c) or c == 44 or c == 0xFF0C or c == 59 or c == 0xFF1B or c == 0x2013 or c == 10 or c == 13
        or c == 0x5BF9 or c == 0x662F or c == 0x6CA1 or c == 0x5417  # 对吧, 是吧, 没错吧, 吗
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
    """Where the line break stands before i, nothing but a speaker or 是 between; -1 when there is none so near."""
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
    return p if keys[q] == 58 or keys[q] == 0xFF1A or keys[q] == 0x662F else -1


@kernel(CODES, INT, INT, INT)
def in_cell(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether the word i..e-1 may begin a cell of a table that has lines above. Twin: `cells.header`."""
    p = i - 1
    while p >= 0 and (keys[p] == 32 or keys[p] == 13):
        p -= 1
    if p < 0:
        return False
    c = keys[p]
    if c == 10:  # the first column: an upright line or a tab must follow somewhere on the line
        q = e
        while (
            q < n and q - e < 400 and keys[q] != 10 and keys[q] != 124 and keys[q] != 0xFF5C and keys[q] != 9
        ):
            q += 1
        return q < n and keys[q] != 10
    if c != 124 and c != 0xFF5C and c != 9:
        return False
    while p >= 0 and i - p < 401 and keys[p] != 10:
        p -= 1
    return p >= 0 and keys[p] == 10


@kernel(CODES, INT)
def changed(keys: Any, p: Any) -> Any:
    """Whether the words up to p may say that an account did not work or was changed: 换, 满, 频, 加不, 搜不, 通不, 过不, 不能, 没通. Twin: `near._CHANGED`."""
    for q in range(max(0, p - 24), p):
        c, d = keys[q], keys[q + 1]
        if (
            c == 0x6362 or c == 0x6EE1 or c == 0x9891 or (c == 0x4E0D and d == 0x80FD) or (c == 0x6CA1 and d == 0x901A)
            or (d == 0x4E0D and (c == 0x52A0 or c == 0x641C or c == 0x901A or c == 0x8FC7))
        ):  # fmt: skip
            return True
    return False


@kernel(CODES, INT)
def to_add(keys: Any, i: Any) -> Any:
    """Whether 加 搜 我 他 她 索 输 入 个 下 的 号 了 是, or 吧 or a comma behind what was changed, may stand right before i. Twin: `near.to_add`."""
    p = i - 1
    while p >= 0 and i - p < 4 and (keys[p] == 32 or keys[p] == 58 or keys[p] == 0xFF1A):
        p -= 1
    if p < 0:
        return False
    c = keys[p]
    return (
        c == 0x52A0 or c == 0x641C or c == 0x6211 or c == 0x4ED6 or c == 0x5979 or c == 0x7D22 or c == 0x8F93 or c == 0x5165
        or c == 0x4E2A or c == 0x4E0B or c == 0x7684 or c == 0x53F7 or c == 0x4E86 or c == 0x662F
        or ((c == 0x5427 or c == 0xFF0C or c == 44) and changed(keys, p))
    )  # fmt: skip


@kernel(CODES, INT, INT)
def remarked(keys: Any, e: Any, n: Any) -> Any:
    """Whether 备注 or 注明 stands near behind e. Twin: `near.remarked`."""
    for q in range(e, min(n - 1, e + 6)):
        if (keys[q] == 0x5907 and keys[q + 1] == 0x6CE8) or (keys[q] == 0x6CE8 and keys[q + 1] == 0x660E):
            return True
    return False


@kernel(CODES, INT)
def invited(keys: Any, i: Any) -> Any:
    """Whether 加 stands right before i, or 我 他 她 一下 behind 加. Twin: `near.invited`; wider than it."""
    p = i - 1
    while p > 0 and i - p < 4 and (keys[p] == 32 or keys[p] == 58 or keys[p] == 0xFF1A):
        p -= 1
    return p >= 0 and (
        keys[p] == 0x52A0 or (p > 0 and keys[p - 1] == 0x52A0) or (p > 1 and keys[p - 2] == 0x52A0)
    )


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


@kernel(CODES, INT, INT)
def digits_spelt(keys: Any, a: Any, b: Any) -> Any:
    """How many digits the lower-case word a..b-1 stands for: zero to nine and oh 1, double 1 more, triple 2 more; -1: none.

    The numbers are the words as `letters` has them.
    """
    v = letters(keys, a, b)
    if (
        v == 857679
        or v == 488
        or v == 15813
        or v == 21231
        or v == 21252261
        or v == 212658
        or v == 206533
        or v == 19768
        or v == 20109486
        or v == 5545236
        or v == 468421
    ):
        return 1
    return 1 if v == 150636933 else 2 if v == 690274693 else -1


@kernel(TEXT, INT, INT)
def figures(t: Any, i: Any, e: Any) -> Any:
    """Digits of a word of figures and spelt digits, 64 more for each spelt one, 4096 more where both touch; -1 when it is none.

    Twin: `told._mixed`.
    """
    cls, keys = t.cls, t.keys
    out, p, last = 0, i, 0
    while p < e:
        a, k = p, cls[p]
        if k & LETTER:
            while p < e and cls[p] & LETTER:
                p += 1
            more = digits_spelt(keys, a, p) if p - a < 7 else -1
            if more < 0:
                return -1
            out += 64 + more + (4096 if last == 1 else 0)
            last = 2
        elif k & DIGIT:
            while p < e and cls[p] & DIGIT:
                p += 1
            if p - a > 12:
                return -1
            out += p - a + (4096 if last == 2 else 0)
            last = 1
        elif k & JOINER and keys[p] == 45:
            p += 1
            last = 0
        else:
            return -1
    return out


@kernel(TEXT, INT, INT)
def labels_figured(t: Any, i: Any, q: Any) -> Any:
    """Whether a dotted word is nothing but figures and spelt digits: 415.five55.01three8."""
    spelt, label = 0, i
    for j in range(i, q + 1):
        if j == q or t.f[j] == 46:
            figure = figures(t, label, j) if j > label else -1
            if figure < 0:
                return False
            spelt += (figure >> 6) & 63
            label = j + 1
    return spelt > 0


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
    if q - i > 3 or (q - i == 3 and (a == 99 or a == 101)):
        return False  # two letters, three of some carriers: no call 138 ..., email 12 ...
    while q < e:
        if not cls[q] & DIGIT and f[q] != 45:
            return False
        q += 1
    for p in range(i, e):
        if f[p] == 45:
            return True
    return e + 2 < n and f[e] == 32 and cls[e + 1] & cls[e + 2] & DIGIT != 0
