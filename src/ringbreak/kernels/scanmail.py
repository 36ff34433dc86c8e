"""Mail addresses. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import (
    ASK,
    DIGIT,
    EMAIL,
    GOES_ON,
    L_ALIPAY,
    L_CARD,
    L_EMAIL,
    L_HANDLE,
    L_LINE,
    LETTER,
    PLAIN,
    V_FORMAT,
    V_LEXICON,
    WHY_MAIL,
    WHY_PSL,
)
from ringbreak.kernels.scanhosts import (
    A_HOST,
    RESERVED,
    given_out,
    host_plain,
    host_state,
    odd_char,
)
from ringbreak.kernels.scanleads import lead_with, look, number_inside
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    SP,
    TEXT,
    VP,
    K,
    begin,
    cover,
    put,
)
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(CODES, INT)
def paid_to(keys: Any, i: Any) -> Any:
    """Whether 付宝 or zfb stands in the clause before i. Twin: `alipay._PAID_TO`."""
    for p in range(max(1, i - 32), i):
        if (
            (keys[p] == 0x5B9D and keys[p - 1] == 0x4ED8)
            or (keys[p] == 98 and keys[p - 1] == 102)
            or (p > 4 and keys[p] == 121 and keys[p - 1] == 97 and keys[p - 2] == 112 and keys[p - 3] == 105)
        ):
            return True
    return False


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def mail(row: Any, n: Any, i: Any, e: Any, t: Any, x: Any, o: Any) -> Any:
    """local@host; the word begins the local part."""
    f, cls = t.f, t.cls
    before = f[i - 1] if i > 0 else 32
    q = e
    dots = False
    while q < n and (cls[q] & 7 or f[q] == 46 or f[q] == 43):
        dots = dots or (f[q] == 46 and f[q - 1] == 46)
        q += 1
    if q + 1 >= n or f[q] != 64:
        return GOES_ON, i
    if f[q + 1] > 127:
        return ASK, i  # a mail domain in another script
    if not cls[q + 1] & 3:
        return GOES_ON, i
    if (
        before == 95
        or before == 45
        or before == 46
        or before == 43
        or (odd_char(before) and before not in (40, 44, 59, 91, 93, 41))
        or before in (33, 35, 36, 37, 38, 42, 47, 61, 63, 126)
        or q - i > 60
        or dots
        or f[q - 1] == 46
    ):
        return ASK, i
    p = q + 1
    r = p
    while r < n and (cls[r] & 7 or f[r] == 46):
        r += 1
    stop = r
    while stop > p and (f[stop - 1] == 46 or f[stop - 1] == 45):
        stop -= 1
    state = host_state(f, cls, p, stop, x.tab)
    if state != A_HOST and state != RESERVED and not host_plain(f, cls, p, stop, x.tab):
        return ASK, i
    if r < n and f[r] == 64:
        return ASK, i
    bare = stop - p > 2
    for j in range(p, stop):
        bare = bare and cls[j] & LETTER != 0
    if bare:
        return ASK, i  # an address of UPI: annapurna.tiffin@okbank
    # Digits in the local part may be a telephone number, and LINE's official accounts begin with an @.
    digits = 0
    for j in range(i, q):
        if cls[j] & DIGIT:
            digits += 1
    if digits >= 10 or (digits >= 5 and (cls[i] & DIGIT or number_inside(n, i, q, t, x, o))):
        return ASK, i
    _, m, _ = look(t, x, o, q, 64)
    if m & L_LINE or given_out(f, i, stop):
        return ASK, i
    count, m, _ = look(t, x, o, i, f[i])
    if m & L_ALIPAY or ((m == 0 or m & (L_CARD | L_HANDLE | L_EMAIL)) and paid_to(t.keys, i)):
        return ASK, i
    v = begin(
        o,
        row,
        i,
        stop,
        EMAIL,
        WHY_MAIL if state == RESERVED else WHY_PSL,
        lead_with(x, o, count, L_EMAIL),
        V_FORMAT if state == RESERVED else V_LEXICON,
    )
    put(o, f, i, stop, True)
    # first letter, three stars, the domain
    sp, vp = o.at[SP], o.at[VP]
    o.shown[sp] = o.value[v]
    o.shown[sp + 1] = 42
    o.shown[sp + 2] = 42
    o.shown[sp + 3] = 42
    sp += 4
    for at in range(v + (q - i), vp):
        o.shown[sp] = o.value[at]
        sp += 1
    o.at[SP] = sp
    o.ends[o.at[K], 0] = vp
    o.ends[o.at[K], 1] = sp
    o.at[K] += 1
    return PLAIN if cover(o, i, stop) else ASK, stop
