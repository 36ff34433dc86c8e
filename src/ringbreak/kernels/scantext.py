"""One pass over UTF-8 texts that finds the plain identifiers whole and hands everything doubtful on.

Each text ends in one of three states: NOTHING (no identifier can be in it), PLAIN (all of them are found here) or
ASK (a disguise, a rare kind or a crossing of claims: the plain twin in selectors decides). The rules here are a narrow
part of the twin's; a test holds both against each other on hundreds of thousands of texts. Nothing is looked at twice
beyond a fixed reach, so time is linear in the bytes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaccounts import words
from ringbreak.kernels.scancodes import (
    ASK,
    AT_SIGN,
    BEFORE_QUOTE,
    DIGIT,
    GAP,
    HOMOPHONE,
    JOINER,
    LETTER,
    NOTHING,
    NUMERAL,
    PLAIN,
    PROVINCE,
    QUOTE,
    SPECIAL,
    TELLTALE,
)
from ringbreak.kernels.scanhosts import closes
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
from ringbreak.kernels.scanwords import hash_ascii, in_set

DOUBTS = HOMOPHONE | QUOTE | PROVINCE | TELLTALE
"""Classes for which `doubtful` looks at a text."""


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


@kernel(CODES, CLASSES, INT, INT)
def labels(keys: Any, cls: Any, i: Any, n: Any) -> Any:
    """Whether （ ( 【 [ 是 就 or 这 at `i` may begin a word behind a value that says what it is: （微信）, 就是我的小号QQ."""
    p = i - 1
    if p >= 0 and keys[p] == 32:
        p -= 1
    if p < 0 or not cls[p] & 7:
        return False
    c, q = keys[i], i + 1
    if c == 0x5C31:  # 就是
        if q >= n or keys[q] != 0x662F:
            return False
        q += 1
    elif c == 0x8FD9:  # 这个, 这个是
        if q >= n or keys[q] != 0x4E2A:
            return False
        q += 1
        if q < n and keys[q] == 0x662F:
            q += 1
    elif c != 0x662F:  # a bracket: 这是
        if q < n and keys[q] == 0x8FD9:
            q += 1
        if q < n and keys[q] == 0x662F:
            q += 1
    if q < n and (
        keys[q] == 0x6211 or keys[q] == 0x4ED6 or keys[q] == 0x5979 or keys[q] == 0x672C
    ):  # 我他她本人
        q += 2 if keys[q] == 0x672C else 1
        if q < n and keys[q] == 0x7684:
            q += 1
    if q < n:  # 小号 大号 新 新的 工作 个人 备用
        z = keys[q]
        if z == 0x65B0:
            q += 1
            if q < n and keys[q] == 0x7684:
                q += 1
        elif z == 0x5C0F or z == 0x5927 or z == 0x5DE5 or z == 0x4E2A or z == 0x5907:
            q += 2
    if q >= n:
        return False
    c = keys[q]
    # 微薇威支电飞纸抖扣企 and the Latin beginnings v w q z a t l
    return (
        c == 0x5FAE or c == 0x8587 or c == 0x5A01 or c == 0x652F or c == 0x7535 or c == 0x98DE or c == 0x7EB8
        or c == 0x6296 or c == 0x6263 or c == 0x4F01 or c == 118 or c == 119 or c == 113 or c == 122 or c == 97
        or c == 116 or c == 108
    )  # fmt: skip


@kernel(TEXT, INT, INT)
def repeated(t: Any, i: Any, n: Any) -> Any:
    """Whether 个 at i may stand in a number that says how often a digit comes: 幺三六 四个零 五五九二.

    Eleven digits need five numerals at least, with nothing but marks, 个 and 中间, 然后, 后面, 再 between.
    """
    f, cls = t.f, t.cls
    if not (i > 0 and cls[i - 1] & (DIGIT | NUMERAL) and i + 1 < n and cls[i + 1] & (DIGIT | NUMERAL)):
        return False
    count = 0
    for way in range(2):
        p = i
        while 0 <= p < n and -60 < p - i < 60:
            k, c = cls[p], f[p]
            if k & (DIGIT | NUMERAL):
                count += 1
            elif not (
                k & GAP
                or c == 0x4E2A or c == 0x500B or c == 0x4E2D or c == 0x95F4 or c == 0x9593 or c == 0x7136 or c == 0x540E
                or c == 0x5F8C or c == 0x9762 or c == 0x518D
            ):  # fmt: skip
                break
            p += 1 if way else -1
    return count >= 5


@kernel(TEXT, INT, INT)
def told(t: Any, i: Any, n: Any) -> Any:
    """Whether 然 间 着 来 尾 at i may join the digits of a number told in words: 133，接着 0000，末尾 8851."""
    keys, cls = t.keys, t.cls
    c, d = keys[i], keys[i + 1] if i + 1 < n else 32
    b = keys[i - 1] if i > 0 else 32
    start = i if c == 0x7136 else i - 1
    if not (
        (c == 0x7136 and d == 0x540E) or (c == 0x95F4 and b == 0x4E2D) or (c == 0x7740 and b == 0x63A5)
        or (c == 0x6765 and b == 0x518D) or (c == 0x5C3E and (b == 0x672B or b == 0x7ED3))
    ):  # fmt: skip
        return c == 0x5C3E and d == 0x56DB  # 尾四位
    p = start - 1
    while p >= 0 and start - p <= 3 and cls[p] & GAP:
        p -= 1
    if p < 0 or not cls[p] & (DIGIT | NUMERAL):
        return False
    q = i + 1
    while q < n and q - i <= 10:
        if cls[q] & (DIGIT | NUMERAL):
            return True
        q += 1
    return False


@kernel(CODES, INT, INT)
def name_behind(keys: Any, i: Any, n: Any) -> Any:
    """Whether a name without quotes may follow the : or 叫 at i: 公众号：半夜煮面, 昵称：..., b站叫..."""
    q = i + 1
    if q < n and keys[q] == 32:
        q += 1
    if i < 2 or q + 1 >= n:
        return False
    b, a = keys[i - 1], keys[i - 2]
    if keys[i] == 0x53EB:
        return (
            b == 0x7AD9 or b == 0x97F3 or b == 0x624B or b == 0x4E66 or b == 0x7BA1 or b == 0x5427 or b == 0x9891
            or b == 0x9053 or b == 0x53F7 or b == 0x9C7C or b == 0x4E4E or b == 0x8F6C
        )  # fmt: skip
    return (
        (b == 0x53F7 and (a == 0x4F17 or a == 0x9605 or a == 0x52A1 or a == 0x516C or a == 0x65FA))
        or (b == 0x65FA and a == 0x65FA)
        or (b == 0x79F0 and a == 0x6635)
        or (b == 100 and a == 105 and i > 2 and keys[i - 3] >= 0x4E00)
        or (b == 0x540D and (a == 0x7F51 or a == 0x4FE1 or a == 0x624B or a == 0x97F3 or a == 0x94FA))
    )


@kernel(INT, TEXT, TABLE)
def doubtful(n: Any, t: Any, tab: Any) -> Any:
    """Whether something in the text needs the twin: homophones, plates, names in quotes, filing numbers, reading backwards."""
    f, keys, cls = t.f, t.keys, t.cls
    run, strange = 0, False
    for i in range(n):
        k = cls[i]
        if k & (DIGIT | NUMERAL | HOMOPHONE):
            run += 1
            strange = strange or (k & HOMOPHONE) != 0
            if run >= 11 and strange:
                return True
        else:
            run, strange = 0, False
        if k & (QUOTE | PROVINCE | TELLTALE):
            c = f[i]
            if k & TELLTALE:
                nxt = f[i + 1] if i + 1 < n else 0
                before = f[i - 1] if i > 0 else 0
                if (
                    c == 0x28
                    or c == 0xFF08
                    or c == 0x3010
                    or c == 0x5B
                    or c == 0x662F
                    or keys[i] == 0x8FD9
                    or c == 0x5C31
                ) and labels(keys, cls, i, n):  # fmt: skip
                    return True
                z = keys[i]
                if z == 0x7136 or z == 0x95F4 or z == 0x7740 or z == 0x6765 or z == 0x5C3E:
                    if told(t, i, n):
                        return True
                elif c == 58 or c == 0xFF1A or c == 0x53EB:
                    if name_behind(keys, i, n):
                        return True
                elif c == 0x53CB:  # 友: abc_123微信好友
                    if before == 0x597D:
                        for p in range(max(0, i - 9), i):
                            if cls[p] & 3:
                                return True
                elif c == 0x4E2A or c == 0x500B:  # 个: 四个零
                    if repeated(t, i, n):
                        return True
                elif c == 46:  # shop88 . com, 食狮.中国
                    if before == 32 and nxt == 32 and i > 1 and cls[i - 2] & 3:
                        z = i + 2
                        if z < n and cls[z] & LETTER:
                            return True
                    elif (
                        0x4E00 <= before <= 0x9FFF
                        and (0x4E00 <= nxt <= 0x9FFF or (i + 1 < n and cls[i + 1] & 3))
                    ) or (
                        0x4E00 <= nxt <= 0x9FFF
                        and i > 0
                        and (
                            cls[i - 1] & LETTER
                            or (i > 1 and cls[i - 1] & DIGIT and cls[i - 2] & (LETTER | JOINER))
                        )
                    ):
                        return True
                elif c == 0x662F or keys[i] == 0x8FD9 or c == 0x5C31:
                    pass
                elif c == 0x5B89:  # 公网安备
                    if before == 0x7F51 and (nxt == 0x5907 or nxt == 0x5099):
                        return True
                elif c == 0x5012 or c == 0x53CD or c == 0x9006 or c == 0x4ECE:  # 倒 反 逆 从
                    if nxt == 0x7740 or nxt == 0x8FC7 or nxt == 0x5E8F or nxt == 0x8BFB or nxt == 0x540E:
                        return True
                elif c == 0x70B9 or c == 0x3002 or c == 0x4E36 or c == 0xB7:  # 点 。 丶 ·
                    if c == 0x70B9 and before == 32 and nxt == 32 and i > 1 and cls[i - 2] & 3:
                        if i + 2 < n and cls[i + 2] & LETTER:
                            return True  # e x a m p l e 点 c o m
                    elif i > 0 and cls[i - 1] & 3 and i + 1 < n and cls[i + 1] & LETTER:
                        q = i + 1
                        while q < n and cls[q] & 7:
                            q += 1
                        if (f[i - 1] | 32) == 119 or in_set(hash_ascii(f, i + 1, q), tab, 14):
                            return True
                elif i + 1 < n:  # ( [ { 【
                    p = i - 1
                    if p >= 0 and f[p] == 32:
                        p -= 1
                    if p >= 0 and cls[p] & 3:
                        q = i + 1
                        if f[q] == 32 and q + 1 < n:
                            q += 1
                        d = f[q]
                        if d == 46 or d == 64 or d == 58 or d == 0x70B9:
                            return True
                        if q + 2 < n and (d | 32) == 97 and (f[q + 1] | 32) == 116 and not cls[q + 2] & 3:
                            return True
                        if (
                            q + 2 < n
                            and (d | 32) == 100
                            and (f[q + 1] | 32) == 111
                            and (f[q + 2] | 32) == 116
                        ):
                            return True
            if k & PROVINCE:
                q = i + 1
                if q < n and f[q] == 32:
                    q += 1
                if q < n and cls[q] & LETTER:
                    digits = 0
                    for j in range(q + 1, min(n, q + 10)):
                        if cls[j] & DIGIT:
                            digits += 1
                    if digits >= 1 or (q + 2 < n and (f[q] | 32) == 105 and (f[q + 1] | 32) == 99):
                        return True
            if k & QUOTE:
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
                            or c == 0x7684 or c == 0x5FAE or c == 0x7F51 or c == 0x81EA or c == 0x793E or c == 0x6296
                            or c == 0x5FEB or c == 0x8FDD or c == 113 or c == 0x4E3A or c == 0x4F5C or c == 0x5F53
                        ):  # fmt: skip
                            return True
                        break
                p = i - 1
                while p >= 0 and p > i - 4 and (f[p] == 32 or f[p] == 58 or f[p] == 0xFF1A):
                    p -= 1
                if p >= 0 and cls[p] & BEFORE_QUOTE and (not cls[p] & LETTER or named(f, p)):
                    for j in range(i + 2, min(n, i + 27)):
                        if closes(f[j]):
                            return True
    return False


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
        if seen & SPECIAL or (seen & DOUBTS and doubtful(n, t, x.tab)):
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
