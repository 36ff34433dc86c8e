"""What in a text needs the plain twin, whatever else stands there: disguises, names in quotes, what it tells its reader to do.

Part of `scantext`.
"""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scanaround import same_number
from ringbreak.kernels.scancodes import (
    DIGIT,
    HOMOPHONE,
    JOINER,
    LETTER,
    NUMERAL,
    PROVINCE,
    QUOTE,
    TELLTALE,
)
from ringbreak.kernels.scanout import LEXICON, TEXT
from ringbreak.kernels.scanquotes import quoted
from ringbreak.kernels.scansigns import (
    bracketed,
    counts,
    labels,
    name_behind,
    quad,
    repeated,
    speaks,
    told_on,
)
from ringbreak.kernels.scantold import celled, official, paired, tells
from ringbreak.kernels.scantypes import INT, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set

DOUBTS = HOMOPHONE | QUOTE | PROVINCE | TELLTALE
"""Classes for which `doubtful` looks at a text."""


@kernel(INT, TEXT, LEXICON)
def doubtful(n: Any, t: Any, x: Any) -> Any:
    """Whether something in the text needs the twin: homophones, plates, names in quotes, filing numbers, reading backwards."""
    f, keys, cls = t.f, t.keys, t.cls
    tab, tails = x.tab, x.tails
    run, strange = 0, 0
    for i in range(n):
        k = cls[i]
        if k & (DIGIT | NUMERAL | HOMOPHONE):
            run += 1
            if k & HOMOPHONE:
                strange += 1
            if strange and (run >= 11 or (run >= 8 and strange >= 5)):
                return True
        else:
            run, strange = 0, 0
        if k & (QUOTE | PROVINCE | TELLTALE):
            c = f[i]
            if k & TELLTALE:
                nxt = f[i + 1] if i + 1 < n else 0
                before = f[i - 1] if i > 0 else 0
                if tails[keys[i]] & 8:  # a sign of Cantonese, or the beginning of a cue
                    if (
                        i + 1 < n
                        and tails[(keys[i + 1] * 131 + keys[i]) & 65535] & 4
                        and tails[(keys[i + 1] * 257 + keys[i] * 7919) & 65535] & 16
                    ):
                        return True
                    if tails[keys[i]] & 32 and counts(t, n) == 8:
                        return True
                    if (
                        (i + 1 < n and paired(keys, i, tails)) or (i > 0 and paired(keys, i - 1, tails))
                    ) and tells(keys, i, n):
                        return True
                    if keys[i] == 0x4F17 and i > 0 and official(keys, i - 1, n):
                        return True
                    if keys[i] == 0x7AD9 and before | 32 == 98 and tells(keys, i, n):
                        return True
                    if (keys[i] == 9 or keys[i] == 124 or keys[i] == 0xFF5C) and celled(keys, i, n):
                        return True
                    if tails[keys[i]] & 64:  # and of nothing else that is asked below
                        continue
                if (c == 0x28 or c == 0xFF08 or c == 0x3010 or c == 0x5B) and bracketed(t, i, n):
                    return True
                if (c == 0x3002 or c == 0xB7 or c == 0x70B9) and quad(f, cls, i, n):
                    return True
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
                if (c == 0x662F or keys[i] == 0x4E2A) and same_number(keys, i, n):
                    return True
                z = keys[i]
                if z == 0x7136 or z == 0x95F4 or z == 0x7740 or z == 0x6765 or z == 0x5C3E:
                    if told_on(t, i, n):
                        return True
                elif c == 58 or c == 0xFF1A or c == 0x53EB:
                    if name_behind(keys, i, n) or (c != 0x53EB and speaks(t, i, n)):
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
                elif c == 0x70B9 or c == 0x9EDE or c == 0x3002 or c == 0x4E36 or c == 0xB7:  # 点 點 。 丶 ·
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
            if k & QUOTE and quoted(n, i, t, tails):
                return True
    return False
