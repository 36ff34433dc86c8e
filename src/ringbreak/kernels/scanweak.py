"""Leads that are everyday words too: when they count right before a value. Plain twin: `selectors.leads._stands`. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT)
def is_alnum(c: Any) -> Any:
    return 48 <= c <= 57 or 97 <= c <= 122


@kernel(CODES, INT)
def in_threes(keys: Any, start: Any) -> Any:
    """Whether two digits and twice four, or three times three, stand at `start`, a blank between. Twin: `leads._GROUPED`; keys end with a 0."""
    if not 49 <= keys[start] <= 57:
        return False
    p = start
    while 48 <= keys[p] <= 57:
        p += 1
    size = 4 if p - start == 2 else 3
    if not 2 <= p - start <= 3:
        return False
    for _ in range(2):
        if keys[p] != 32:
            return False
        a = p + 1
        p = a
        while p - a < 5 and 48 <= keys[p] <= 57:
            p += 1
        if p - a != size:
            return False
    c = keys[p + 1] if keys[p] == 32 else keys[p]
    # 元 块 万 日 月 年 点 号 岁 人 个 件
    return not (
        is_alnum(c) or c == 0x5143 or c == 0x5757 or c == 0x4E07 or c == 0x65E5 or c == 0x6708 or c == 0x5E74 or c == 0x70B9
        or c == 0x53F7 or c == 0x5C81 or c == 0x4EBA or c == 0x4E2A or c == 0x4EF6
    )  # fmt: skip


@kernel(CODES, INT)
def in_fours(keys: Any, start: Any) -> Any:
    """Whether a mobile number stands at `start` in three, four and four digits, the same sign between. Twin: `leads._MOBILE`; keys end with a 0."""
    if keys[start] != 49 or not 51 <= keys[start + 1] <= 57 or not 48 <= keys[start + 2] <= 57:
        return False
    sign = keys[start + 3]
    if not (sign == 32 or sign == 46 or sign == 0xB7 or sign == 45):
        return False
    for k in range(9):
        c = keys[start + 4 + k]
        if c == 0 or (k == 4 and c != sign) or (k != 4 and not 48 <= c <= 57):
            return False
    return not is_alnum(keys[start + 13])


@kernel(CODES, INT, INT)
def strong_value(keys: Any, start: Any, rule: Any) -> Any:
    """As in the plain twin; keys end with a 0."""
    if (rule == 3 or rule == 6) and in_threes(keys, start):
        return True
    if (rule == 2 or rule == 4 or rule == 7) and in_fours(keys, start):
        return True
    end = start
    digits = 0
    under = False
    while end - start <= 20 and (is_alnum(keys[end]) or keys[end] == 95 or keys[end] == 45):
        if 48 <= keys[end] <= 57:
            digits += 1
        under = under or keys[end] == 95
        end += 1
    size = end - start
    if size and digits == size:
        if rule == 2 or rule == 4 or rule == 7:
            return size == 11 and keys[start] == 49 and keys[start + 1] >= 51
        if not (rule == 3 or rule == 6) or size < 8 or size > 11 or keys[start] == 48:
            return False
        if size != 8:
            return True
        century = (keys[start] == 49 and keys[start + 1] == 57) or (
            keys[start] == 50 and keys[start + 1] == 48
        )
        month = (keys[start + 4] - 48) * 10 + keys[start + 5] - 48
        return not (century and 1 <= month <= 12 and keys[start + 6] <= 51)
    if rule == 3 or rule == 6 or size < 6 or size > 20 or not 97 <= keys[start] <= 122:
        return False
    letters = 97 <= keys[start + 1] <= 122 and 97 <= keys[start + 2] <= 122
    return under or (letters and digits > 0)


@kernel(INT)
def introducing(c: Any) -> Any:
    """系服我理师加或找询同备姐哥总电下户私小老的是作购务个"""
    return (
        c == 0x7CFB or c == 0x670D or c == 0x6211 or c == 0x7406 or c == 0x5E08 or c == 0x52A0 or c == 0x6216
        or c == 0x627E or c == 0x8BE2 or c == 0x540C or c == 0x5907 or c == 0x59D0 or c == 0x54E5 or c == 0x603B
        or c == 0x7535 or c == 0x4E0B or c == 0x6237 or c == 0x79C1 or c == 0x5C0F or c == 0x8001 or c == 0x7684
        or c == 0x662F or c == 0x4F5C or c == 0x8D2D or c == 0x52A1 or c == 0x4E2A
    )  # fmt: skip


@kernel(INT)
def unlike(c: Any) -> Any:
    """一三不二代会低依信先克内再减助升卑可号回型声多大少已式当思扬折抵按挪施无显暂有本权查橙款死满版甚略直示神稍立第精紫红纤纽细翠耍耐蓝蔷被要视诬轻运采阿降高黄. Twin: `leads.UNLIKE`."""
    return (
        c == 0x4E00 or c == 0x4E09 or c == 0x4E0D or c == 0x4E8C or c == 0x4EE3 or c == 0x4F1A or c == 0x4F4E or c == 0x4F9D or c == 0x4FE1
        or c == 0x5148 or c == 0x514B or c == 0x5185 or c == 0x518D or c == 0x51CF or c == 0x52A9 or c == 0x5347 or c == 0x5351
        or c == 0x53EF or c == 0x53F7 or c == 0x56DE or c == 0x578B or c == 0x58F0 or c == 0x591A or c == 0x5927 or c == 0x5C11
        or c == 0x5DF2 or c == 0x5F0F or c == 0x5F53 or c == 0x601D or c == 0x626C or c == 0x6298 or c == 0x62B5 or c == 0x6309
        or c == 0x632A or c == 0x65BD or c == 0x65E0 or c == 0x663E or c == 0x6682 or c == 0x6709 or c == 0x672C or c == 0x6743
        or c == 0x67E5 or c == 0x6A59 or c == 0x6B3E or c == 0x6B7B or c == 0x6EE1 or c == 0x7248 or c == 0x751A or c == 0x7565
        or c == 0x76F4 or c == 0x793A or c == 0x795E or c == 0x7A0D or c == 0x7ACB or c == 0x7B2C or c == 0x7CBE or c == 0x7D2B
        or c == 0x7EA2 or c == 0x7EA4 or c == 0x7EBD or c == 0x7EC6 or c == 0x7FE0 or c == 0x800D or c == 0x8010 or c == 0x84DD
        or c == 0x8537 or c == 0x88AB or c == 0x8981 or c == 0x89C6 or c == 0x8BEC or c == 0x8F7B or c == 0x8FD0 or c == 0x91C7
        or c == 0x963F or c == 0x964D or c == 0x9AD8 or c == 0x9EC4
    )  # fmt: skip


@kernel(CODES, INT, INT, INT)
def stands(keys: Any, at: Any, start: Any, rule: Any) -> Any:
    """Whether a weak lead that touches its value is one; `at` is the place of the character before it."""
    opening = at < 0 or not (is_alnum(keys[at]) or 0x4E00 <= keys[at] <= 0x9FFF)
    if rule == 2 and opening:
        return True
    if rule == 8:
        return keys[start] == 43 and 48 <= keys[start + 1] <= 57
    if rule == 5 or rule == 6:
        return strong_value(keys, start, rule)
    if opening and at > 0 and keys[at] == 32:
        opening = not is_alnum(keys[at - 1])
    if not opening and at > 5 and keys[at] == 32 and keys[at + 1] > 127:
        letters = False
        opening = True
        for j in range(at - 5, at):
            digit = 48 <= keys[j] <= 57
            opening = opening and (is_alnum(keys[j]) or keys[j] == 95 or keys[j] == 45)
            letters = letters or not digit
        opening = opening and letters
    if not opening and (rule == 2 or rule == 3 or rule == 7) and 0x4E00 <= keys[at] <= 0x9FFF:
        opening = not unlike(keys[at])
    return (opening or introducing(keys[at])) and rule > 1 and strong_value(keys, start, rule)
