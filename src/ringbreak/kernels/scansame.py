"""Words around a telephone number that say that it is an account too, and units that say that it is none. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import AFTER, LETTER
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scantypes import CODES, INT, YES, kernel


@kernel(INT)
def ties(c: Any) -> Any:
    """同 就 也 用 即 跟 和 与 =: what says that an account and a number are one."""
    return (
        c == 0x540C or c == 0x5C31 or c == 0x4E5F or c == 0x7528 or c == 0x5373 or c == 0x8DDF or c == 0x548C
        or c == 0x4E0E or c == 61
    )  # fmt: skip


@kernel(CODES, INT, INT)
def tied(keys: Any, q: Any, n: Any) -> Any:
    """Whether a tie at q goes on to WeChat: 就是微信."""
    if not ties(keys[q]):
        return False
    for p in range(q + 1, min(n, q + 6)):
        z = keys[p]
        if z == 0x5FAE or z == 0x8587 or z == 0x5A01 or z == 118 or z == 119:
            return True
    return False


@kernel(CODES, INT)
def same_before(keys: Any, a: Any) -> Any:
    """Whether what stands before a may say that WeChat and this number are one: 微信就是我手机. Twin: `_SAME_BEFORE`."""
    e = a
    while e > 0 and a - e < 3 and (
        keys[e - 1] == 32 or keys[e - 1] == 58 or keys[e - 1] == 0xFF1A or keys[e - 1] == 0xFF0C or keys[e - 1] == 44
    ):  # fmt: skip
        e -= 1
    if e < 4:
        return False
    floor = max(1, a - 24)
    for p in range(floor, e):
        c, b = keys[p], keys[p - 1]
        if not (ties(c) or c == 0x662F or c == 0x7B49 or c == 0x901A or c == 0x4E00):
            continue
        w = keys[p - 2] if b == 0x53F7 and p > 1 else b  # 微信号是: what counts is the character before 号
        chat = w == 0x4FE1 or w == 120 or w == 116 or w == 0x8D26 or w == 0x5E10
        number = w == 0x673A or w == 0x8BDD or b == 0x7801 or w == 0x4E2A
        d = keys[p + 1]
        one = (
            (c == 0x540C and (d == 0x53F7 or d == 0x4E00))
            or (c == 0x4E00 and (d == 0x6837 or d == 0x4E2A or d == 0x81F4))
            or (c == 0x901A and d == 0x7528)
        )
        if one and e - p <= 6 and (chat or number or b == 0x662F or b == 0x90FD):
            return True  # 手机微信一个号, 微信电话都是同号
        for q in range(p + 1, min(e, p + 7)):
            z = keys[q]
            # 手 电 本 号, or 微 薇 威 v w
            if (chat and (z == 0x624B or z == 0x7535 or z == 0x672C or z == 0x53F7)) or (
                number and (z == 0x5FAE or z == 0x8587 or z == 0x5A01 or z == 118 or z == 119)
            ):
                if e - q <= 12:
                    return True
                break
            # 我 的 本 人 咱 这 个 上 面 是 就 用 于: what may stand between
            if not (
                z == 0x5C31 or z == 0x7528 or z == 0x6211 or z == 0x7684 or z == 0x672C or z == 0x4EBA or z == 0x54B1 or z == 0x8FD9 or z == 0x4E2A
                or z == 0x4E0A or z == 0x9762 or z == 0x662F or z == 0x4E8E
            ):  # fmt: skip
                break
    return False


@kernel(CODES, INT)
def asked_same(keys: Any, a: Any) -> Any:
    """Whether the line before asks for WeChat and what stands before a says that it is the telephone number. Twin: `_ASKED_SAME`."""
    tie = number = False
    p = a - 1
    while p >= 0 and a - p < 24 and keys[p] != 10:
        c = keys[p]
        tie = tie or ties(c) or c == 0x662F
        number = number or c == 0x673A or c == 0x8BDD or c == 0x7801
        p -= 1
    if p < 0 or keys[p] != 10 or not tie or not number:
        return False
    asked = False
    for q in range(max(0, p - 14), p):
        asked = asked or keys[q] == 0x4FE1 or keys[q] == 118 or keys[q] == 120
    return asked


@kernel(CODES, INT, INT)
def same_behind(keys: Any, i: Any, n: Any) -> Any:
    """Whether words may begin at i that say a number is the same on WeChat. Plain twin: `_SAME` in selectors.kinds.wechat."""
    c = keys[i]
    d = keys[i + 1] if i + 1 < n else 32
    wechat = d == 0x5FAE or d == 0x8587 or d == 0x5A01 or d == 118 or d == 119  # 微薇威vw
    if c == 0x7535 or c == 0x540C or c == 0x52A0 or c == 0x662F or c == 43:  # 电同加是+
        return wechat
    if c == 0x4E5F:  # 也是微信
        return d == 0x662F
    if not (c == 0x5FAE or c == 0x8587 or c == 0x5A01 or c == 118 or c == 119):
        return False
    q = i + 3 if i + 2 < n and keys[i + 2] == 0x53F7 else i + 2
    if q < n and ties(keys[q]):  # 微信就是这个号, 微信跟手机一样
        for p in range(q + 1, min(n, q + 6)):
            z = keys[p]
            # 手 电 号 这 上 本 此 该 它
            if (
                z == 0x624B
                or z == 0x7535
                or z == 0x53F7
                or z == 0x8FD9
                or z == 0x4E0A
                or z == 0x672C
                or z == 0x6B64
                or z == 0x8BE5
                or z == 0x5B83
            ):
                return True
    for q in range(i + 1, min(n, i + 9)):  # 同 follows, or a bracket ends the remark
        z = keys[q]
        if z == 0x540C or (q < i + 4 and (z == 41 or z == 0xFF09 or z == 0x3011 or z == 93)):
            return True
    return False


@kernel(TEXT, INT, INT, YES)
def cls_after(t: Any, b: Any, n: Any, led: Any) -> Any:
    """Whether what follows within five characters may be a unit (which a lead outweighs) or "the same on WeChat"."""
    f, keys, cls = t.f, t.keys, t.cls
    for i in range(b, min(n, b + 5)):
        if cls[i] & AFTER:
            if not cls[i] & LETTER:
                c = keys[i]
                unit = (
                    c == 0x5143 or c == 0x5757 or c == 0x4E07 or c == 0x4EBF or c == 0x4EBA or c == 0x7F8E or c == 0x4E2A
                    or c == 0x6761 or c == 0x4EF6 or c == 0x5E74 or c == 0x6B21 or c == 0x540D or c == 0x53EA or c == 0x7C73
                )  # fmt: skip
                if led and unit:
                    return False
                if unit:
                    return True
                z = keys[i + 1] if i + 1 < n else 32
                if (  # 手机, 电话, 号码, and then the same on WeChat
                    (c == 0x624B and z == 0x673A) or (c == 0x7535 and z == 0x8BDD) or (c == 0x53F7 and z == 0x7801)
                ):  # fmt: skip
                    q = i + 2
                    while q < n and q < i + 4 and (keys[q] == 0x53F7 or keys[q] == 0x7801):
                        q += 1
                    return (i + 2 < n and same_behind(keys, i + 2, n)) or (q < n and tied(keys, q, n))
                return same_behind(keys, i, n)
            # v, wx, rmb, kg; not the first letter of a longer word
            after = f[i + 1] | 32 if i + 1 < n else 32
            return not (97 <= after <= 122) or after == 120 or after == 109 or after == 103
        if cls[i] & 3 or 0x4E00 <= f[i] <= 0x9FFF:
            return False
    return False
