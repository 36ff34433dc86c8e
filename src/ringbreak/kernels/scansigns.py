"""Questions about one sign of a text that may need the plain twin: brackets, 个, 然后, colons, stops. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scanaround import points_back
from ringbreak.kernels.scancodes import DIGIT, GAP, JOINER, LETTER, NUMERAL
from ringbreak.kernels.scanhosts import closes_bracket
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scansites import site_pair, site_tail
from ringbreak.kernels.scantypes import CLASSES, CODES, INT, kernel


@kernel(CODES, CLASSES, INT, INT)
def labels(keys: Any, cls: Any, i: Any, n: Any) -> Any:
    """Whether （ ( 【 [ 是 就 or 这 at `i` may begin a word behind a value that says what it is: （微信）, 就是我的小号QQ."""
    p = i - 1
    if p >= 0 and keys[p] == 32:
        p -= 1
    if p > 0 and keys[p] == 0x90FD:  # 都是微信
        p -= 1
        while p > 0 and (
            keys[p] == 32
            or keys[p] == 44
            or keys[p] == 0xFF0C
            or keys[p] == 0x4E9B
            or keys[p] == 0x4E2A
            or keys[p] == 0x8FD9
            or keys[p] == 0x51E0
            or keys[p] == 0x5168
        ):
            p -= 1
    if p < 0 or not cls[p] & 7:
        return False
    c, q = keys[i], i + 1
    if c == 0x28 or c == 0xFF08 or c == 0x3010 or c == 0x5B:
        while q < n and q - i < 9 and (keys[q] == 32 or points_back(keys[q])):
            q += 1
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
    elif c != 0x662F:  # a bracket: 这是, 这个是, 就是
        if q < n and keys[q] == 0x8FD9:
            q += 1
        if q < n and keys[q] == 0x4E2A:
            q += 1
        if q < n and keys[q] == 0x5C31:
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
        or c == 0x6296 or c == 0x6263 or c == 0x4F01 or c == 0x7EFF or c == 0x5FBD or c == 0x56F4 or c == 0x98DE or c == 0x52A0 or c == 100 or c == 118 or c == 119 or c == 113 or c == 122 or c == 97
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
def told_on(t: Any, i: Any, n: Any) -> Any:
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
    if i < 1 or q + 1 >= n:
        return False
    b = keys[i - 1]
    a = keys[i - 2] if i > 1 else 32
    if keys[i] == 0x53EB:
        return (
            b == 0x79F0 or b == 0x5E97 or b == 0x94FA or b == 0x540D or b == 0x7AD9 or b == 0x97F3 or b == 0x624B or b == 0x4E66 or b == 0x7BA1 or b == 0x5427 or b == 0x9891
            or b == 0x9053 or b == 0x53F7 or b == 0x9C7C or b == 0x4E4E or b == 0x8F6C
            or (b == 0x9762 and a == 0x91CC) or (b == 0x8FB9 and a == 0x90A3) or (b == 0x91CC and a == 0x7FA4) or (b == 0x6211 and a == 0x91CC)
        )  # fmt: skip
    return (
        (
            b == 0x53F7
            and (site_tail(a) or ((a == 0x8D26 or a == 0x5E10) and i > 2 and site_tail(keys[i - 3])))
        )
        or site_pair(a, b)
        or b == 0x5E97
        or b == 0x94FA
        or (b == 0x53F7 and i > 2 and keys[i - 3] == 0x516C)  # 公粽号: any character between
        or (b == 0x53F7 and (a == 0x4F17 or a == 0x9605 or a == 0x52A1 or a == 0x516C or a == 0x65FA))
        or (b == 0x65FA and a == 0x65FA)
        or (b == 0x79F0 and a == 0x6635)
        or (b == 100 and a == 105 and i > 2 and keys[i - 3] >= 0x4E00)
        or (
            b == 0x540D
            and (
                a == 0x5E97
                or a == 0x540C
                or a == 0x7F51
                or a == 0x4FE1
                or a == 0x624B
                or a == 0x97F3
                or a == 0x94FA
            )
        )
    )


@kernel(TEXT, INT)
def counts(t: Any, n: Any) -> Any:
    """Digits and numerals of a text, eight at most."""
    count = 0
    for i in range(n):
        if t.cls[i] & (DIGIT | NUMERAL):
            count += 1
            if count == 8:
                break
    return count


@kernel(TEXT, INT, INT)
def bracketed(t: Any, i: Any, n: Any) -> Any:
    """Whether the bracket at i holds what a value has to be rid of, its platform, or the number of who speaks.

    putian（删掉）_xie90; novatrade.support (Discord); 2026-03-04 21:17:33 name(4400917782).
    """
    f, keys, cls = t.f, t.keys, t.cls
    q = i + 1
    if q >= n:
        return False
    if cls[q] & DIGIT and (f[i] == 40 or f[i] == 0xFF08):
        p = q
        while p < n and p - q < 12 and cls[p] & DIGIT:
            p += 1
        if p - q < 5 or p >= n or not (f[p] == 41 or f[p] == 0xFF09):
            return False
        p += 1
        while p < n and (f[p] == 32 or f[p] == 9 or f[p] == 13):
            p += 1
        if p < n and f[p] != 10:  # name(4400917782) 22:10:31
            for j in range(p, min(n - 1, p + 14)):
                if f[j] == 58:
                    return cls[p] & DIGIT != 0 and cls[j + 1] & DIGIT != 0
            return False
        start = i
        while start > 0 and i - start < 100 and f[start - 1] != 10:
            start -= 1
        return i - start > 16 and cls[start] & DIGIT != 0 and cls[start + 3] & DIGIT != 0
    if f[q] == 32 and q + 1 < n:
        q += 1
    p = i - 1
    if p >= 0 and (cls[p] & 7 or f[p] == 46):
        c = keys[q]
        if c == 97 and q + 1 < n and closes_bracket(f[q + 1]):
            return True  # name(a)example.com
        if (  # 删去拿不忽省略跳抹无请要记自
            c == 0x5220 or c == 0x522A or c == 0x53BB or c == 0x62FF or c == 0x4E0D or c == 0x5FFD or c == 0x7701
            or c == 0x7565 or c == 0x8DF3 or c == 0x62B9 or c == 0x65E0 or c == 0x8BF7 or c == 0x8981 or c == 0x8BB0
            or c == 0x81EA
        ):  # fmt: skip
            for j in range(q + 1, min(n - 1, q + 13)):
                if closes_bracket(f[j]):
                    return cls[j + 1] & 7 != 0 or f[j + 1] == 46
    if p >= 0 and f[p] == 32:
        p -= 1
    if p < 3 or q + 2 >= n or not (f[i] == 40 or f[i] == 0xFF08):
        return False
    for j in range(p - 3, p + 1):
        if not (cls[j] & 7 or f[j] == 46):
            return False
    c = (keys[q] << 16) | (keys[q + 1] << 8) | keys[q + 2]
    # dis ins ig) sna twi thr kik wic ses ste red fac fb) "on " via my" the, and ig, fb before a blank
    return (
        c == 0x646973 or c == 0x696E73 or c == 0x696729 or c == 0x736E61 or c == 0x747769 or c == 0x746872 or c == 0x6B696B
        or c == 0x776963 or c == 0x736573 or c == 0x737465 or c == 0x726564 or c == 0x666163 or c == 0x666229
        or c == 0x6F6E20 or c == 0x766961 or c == 0x6D7920 or c == 0x746865 or c == 0x696720 or c == 0x666220
        or (keys[q] == 105 and keys[q + 1] == 103) or (keys[q] == 102 and keys[q + 1] == 98)
    )  # fmt: skip


@kernel(CODES, CLASSES, INT, INT)
def quad(f: Any, cls: Any, i: Any, n: Any) -> Any:
    """Whether 。 or · at i stands where a stop of an IPv4 address would: 203。0。113。65."""
    if not (i > 0 and cls[i - 1] & DIGIT and i + 1 < n and cls[i + 1] & DIGIT):
        return False
    q = i + 1
    while q < n and q - i < 5 and cls[q] & DIGIT:
        q += 1
    return (
        q + 1 < n
        and (f[q] == 0x3002 or f[q] == 0xB7 or f[q] == 46 or f[q] == 0x70B9)
        and cls[q + 1] & DIGIT != 0
    )


@kernel(TEXT, INT, INT)
def speaks(t: Any, i: Any, n: Any) -> Any:
    """Whether the colon at i may end a user name under which somebody speaks in a saved chat. Twin: `chat_lines._nicks`; wider than it."""
    f, cls = t.f, t.cls
    p = i
    signed = False
    while p > 0 and i - p < 32 and (cls[p - 1] & (DIGIT | LETTER | JOINER) or f[p - 1] == 46):
        p -= 1
        signed = signed or cls[p] & DIGIT != 0 or f[p] == 95 or f[p] == 46
        signed = signed or (p > 0 and 65 <= f[p] <= 90 and 97 <= f[p - 1] <= 122)
    if not signed or i - p < 3 or i + 1 >= n or f[i + 1] == 10:
        return False
    if p > 0 and f[p - 1] == 64:
        p -= 1
    lined = False
    for q in range(max(0, p - 220), p):
        lined = lined or f[q] == 10
    b = f[p - 1] if p > 0 else 10
    if b == 32 and p > 2:
        b = f[p - 2]
        if b == 45 and f[p - 3] == 32 and p > 3:  # 21:14 - name:
            b = f[p - 4]
        if not (b == 93 or b == 41 or b == 0x3011 or b == 0xFF09 or b == 77 or b == 109 or 48 <= b <= 57):
            return False
    elif not (b == 10 or b == 93 or b == 41 or b == 0x3011 or b == 0xFF09):
        return False
    for q in range(i + 1, min(n, i + 220)):
        lined = lined or f[q] == 10
    return lined
