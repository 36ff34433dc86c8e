"""What stands around a word and says what it is or that only the twin reads it: carriers, platforms, spelt digits. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import LETTER
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT, INT)
def carrier(a: Any, b: Any) -> Any:
    """Whether two lower-case letters begin a carrier's numbers: sf yt jt jd st zt dp lp ky, and e or c of the post."""
    return (
        a == 101 or a == 99 or (a == 115 and (b == 102 or b == 116)) or (b == 116 and (a == 121 or a == 106 or a == 122))
        or (a == 106 and b == 100) or (a == 100 and b == 112) or (a == 108 and b == 112) or (a == 107 and b == 121)
    )  # fmt: skip


@kernel(TEXT, INT, INT)
def goes_on(t: Any, at: Any, n: Any) -> Any:
    """Whether a mark of a list and another word follow: 、 / 或 和 及 &."""
    f = t.f
    if at < n and f[at] == 32:
        at += 1
    if at < n and (
        f[at] == 0x3001
        or f[at] == 47
        or f[at] == 0x6216
        or f[at] == 0x548C
        or f[at] == 0x53CA
        or f[at] == 38
        or f[at] == 0x8FD8
        or f[at] == 0x4EE5
    ):
        at += 1
        if at < n and (f[at] == 0x8005 or f[at] == 0x6709 or f[at] == 0x53CA):
            at += 1
        if at < n and f[at] == 32:
            at += 1
        return at < n and t.cls[at] & 3 != 0
    return False


@kernel(CODES, INT, INT, INT)
def spells(f: Any, i: Any, a: Any, b: Any) -> Any:
    """Whether two letters stand at i, in either case."""
    return (f[i] | 32) == a and (f[i + 1] | 32) == b


@kernel(CODES, INT, INT, INT)
def whats_near(keys: Any, a: Any, b: Any, n: Any) -> Any:
    """Whether "hats" of WhatsApp stands some characters before a number a..b-1 or right behind it. Twin: `neighbours.on_whatsapp`."""
    for i in range(max(0, a - 34 if keys[a - 1] != 43 else a - 64), min(n - 3, b + 40)):
        if keys[i] == 104 and keys[i + 1] == 97 and keys[i + 2] == 116 and keys[i + 3] == 115:
            return True
        if keys[i] == 119 and keys[i + 1] == 97 and keys[i + 2] == 112 and keys[i + 3] == 112:
            return True
    return False


@kernel(CODES, INT, INT)
def to_call(keys: Any, b: Any, n: Any) -> Any:
    """Whether text, call, ring, hit, whatsapp, sms may stand behind a number that ends at b. Plain twin: `neighbours._TO_CALL`."""
    q = b
    while q < n and q - b < 4 and not 97 <= keys[q] <= 122:
        q += 1
    if q + 2 >= n or q == b:
        return False
    c, e, g = keys[q], keys[q + 1], keys[q + 2]
    return (
        (c == 116 and ((e == 101 and g == 120) or (e == 120 and g == 116))) or (c == 99 and e == 97 and g == 108)
        or (c == 114 and e == 105 and g == 110) or (c == 104 and ((e == 105 and g == 116) or (e == 109 and g == 117)))
        or (c == 119 and e == 104 and g == 97) or (c == 115 and e == 109 and g == 115)
    )  # fmt: skip


@kernel(CODES, INT, INT)
def telegram_at(keys: Any, i: Any, n: Any) -> Any:
    """Whether telegram stands at i, seven characters and more behind it: with signs for letters, or signs between: telegr4m, tele-gram, t.e.l.e ..."""
    a, b, c = keys[i + 1], keys[i + 2], keys[i + 3]
    if b == 101 and (a == 45 or a == 46 or a == 95 or a == 32 or a == 42):
        if i + 14 >= n:
            return False
        for k in range(1, 14, 2):
            if keys[i + k] != a:
                return False
        return (
            keys[i + 4] == 108 and keys[i + 6] == 101 and keys[i + 8] == 103 and keys[i + 10] == 114 and keys[i + 12] == 97
            and keys[i + 14] == 109
        )  # fmt: skip
    if not (
        (a == 101 or a == 51 or a == 0x20AC)
        and (b == 108 or b == 49)
        and (c == 101 or c == 51 or c == 0x20AC)
    ):
        return False
    p = i + 4
    dash = keys[p] == 45 or keys[p] == 46 or keys[p] == 95 or keys[p] == 42
    if dash:
        if a != 101 or b != 108 or c != 101 or i + 8 >= n:
            return False
        p += 1
    v = keys[p + 2]
    return (
        keys[p] == 103 and keys[p + 1] == 114 and (v == 97 or ((v == 64 or v == 52) and not dash)) and keys[p + 3] == 109
    )  # fmt: skip


@kernel(CODES, INT)
def spoken(keys: Any, n: Any) -> Any:
    """Whether a text speaks of Telegram. Plain twin: `Passage.speaks_of`."""
    for i in range(n):
        c = keys[i]
        if c == 116:
            if (
                i + 4 < n
                and keys[i + 1] == 46
                and keys[i + 2] == 109
                and keys[i + 3] == 101
                and keys[i + 4] == 47
            ):
                return True
            if (
                i + 1 < n
                and keys[i + 1] == 103
                and not (i > 0 and 97 <= keys[i - 1] <= 122)
                and not (i + 2 < n and 97 <= keys[i + 2] <= 122)
            ):
                return True
            if i + 7 < n and telegram_at(keys, i, n):
                return True
        elif c == 0x7535:  # 电报
            if i + 1 < n and keys[i + 1] == 0x62A5:
                return True
        elif c == 0x98DE:  # 飞机号, 纸飞机, 小飞机
            if i + 1 < n and keys[i + 1] == 0x673A:
                if i + 2 < n and keys[i + 2] == 0x53F7:
                    return True
                if i > 0 and (keys[i - 1] == 0x7EB8 or keys[i - 1] == 0x5C0F):
                    return True
        elif c == 0x2708:
            return True
    return False


@kernel(CODES, INT)
def read_as(keys: Any, i: Any) -> Any:
    """Whether the @ at i is told to be read for another sign: #换成@. Twin: `instructed`."""
    p = i - 1
    if p > 0 and (keys[p] == 0x201C or keys[p] == 34 or keys[p] == 39 or keys[p] == 0x300C):
        p -= 1
    if p > 0 and keys[p] == 0x4E86:
        p -= 1
    if p < 1:
        return False
    c = keys[p]
    # 换 換 成 改 当 當 作 读 讀 写 变 變 代 替 表 = ＝
    return (
        c == 0x6362 or c == 0x63DB or c == 0x6210 or c == 0x6539 or c == 0x5F53 or c == 0x7576 or c == 0x4F5C or c == 0x8BFB
        or c == 0x8B80 or c == 0x5199 or c == 0x53D8 or c == 0x8B8A or c == 0x4EE3 or c == 0x66FF or c == 0x8868 or c == 61
        or c == 0xFF1D
    )  # fmt: skip


@kernel(TEXT, INT, INT)
def apart(t: Any, i: Any, n: Any) -> Any:
    """Whether a name may stand a blank behind the @ at i: @ blue_harbor_x2."""
    q = i + 1
    while q < n and q - i < 3 and t.f[q] == 32:
        q += 1
    if q == i + 1 or q >= n or not t.cls[q] & LETTER:
        return False
    a, marked = q, False
    while q < n and (t.cls[q] & 3 or t.f[q] == 95):
        marked = marked or not t.cls[q] & LETTER
        q += 1
    return marked and 5 <= q - a <= 32


@kernel(CODES, INT)
def on_plane(keys: Any, i: Any) -> Any:
    """Whether 飞机 or tele may stand before the @ at i with a word or two between: 飞机上自己搜 @... Twin: `telegram._PLANE`."""
    for p in range(max(1, i - 24), i):
        c, b = keys[p], keys[p - 1]
        if (c == 0x673A and b == 0x98DE) or (c == 101 and b == 108):
            return True
    return False


@kernel(CODES, INT, INT)
def on_platform(keys: Any, i: Any, n: Any) -> Any:
    """Whether "on " and the beginning of a platform's name stand at i: telegram, tg, wechat, whatsapp, line, instagram, discord ..."""
    if not (keys[i] == 111 and keys[i + 1] == 110 and keys[i + 2] == 32):
        return False
    a, b = keys[i + 3], keys[i + 4]
    c = keys[i + 5] if i + 5 < n else 32
    d = keys[i + 7] if i + 7 < n else 32
    return (
        (a == 116 and (b == 101 or b == 103 or b == 119)) or (a == 119 and (b == 101 or (b == 104 and d == 115) or b == 105))
        or (a == 108 and b == 105) or (a == 105 and (b == 103 or (b == 110 and c == 115))) or (a == 100 and b == 105)
        or (a == 115 and b == 110) or (a == 107 and b == 105) or (a == 102 and b == 97) or (a == 109 and b == 121)
        or (a == 111 and b == 117) or (a == 116 and b == 104 and c == 114) or (a == 115 and b == 105)
    )  # fmt: skip


@kernel(CODES, INT, INT)
def number_word(keys: Any, i: Any, e: Any) -> Any:
    """Whether a word of two to six letters may be an English digit, double or triple. Twin: `told._SPELT`."""
    size = e - i
    if size < 2:
        return False
    a, b = keys[i], keys[i + 1]
    if size == 3:
        return (a == 111 and b == 110) or (a == 116 and b == 119) or (a == 115 and b == 105)
    if size == 4:
        return (a == 122 and b == 101) or (a == 102 and (b == 111 or b == 105)) or (a == 110 and b == 105)
    if size == 5:
        return (a == 116 and b == 104) or (a == 115 and b == 101) or (a == 101 and b == 105)
    return (size == 2 and a == 111 and b == 104) or (
        size == 6 and ((a == 100 and b == 111) or (a == 116 and b == 114))
    )
