"""One word by itself: an account behind its lead, or what it must not be to be passed over. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaround import alone, any_platform, behind, in_groups, invited, remarked, to_add
from ringbreak.kernels.scancarried import answers, introduced
from ringbreak.kernels.scanchains import long_word
from ringbreak.kernels.scancodes import (
    ASK,
    DIGIT,
    L_APK,
    L_DENY,
    L_DOUYIN,
    L_HANDLE,
    L_ICCID,
    L_IMSI,
    L_INVOICE,
    L_LINE,
    L_LOOSE,
    L_OFFICIAL,
    L_PARCEL,
    L_TELEGRAM,
    L_WECHAT,
    L_WEIBO,
    LETTER,
    NAMED,
    OTHER_LEAD,
    PLAIN,
    TELEGRAM,
    V_CONTEXT,
    V_LEXICON,
    WECHAT,
    WHY_LED,
    WHY_WXID,
)
from ringbreak.kernels.scanleads import denied, lead_with, look, may_lead, number_inside, one_with
from ringbreak.kernels.scanodd import strange, strange_run
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT, cover, tell
from ringbreak.kernels.scanquotes import profiled
from ringbreak.kernels.scanspoken import goes_on, on_platform, spells
from ringbreak.kernels.scantypes import BYTES, CODES, INT, PACKED, YES, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET, INT, INT, INT, YES, YES)
def account(
    row: Any, n: Any, i: Any, e: Any, t: Any, x: Any, o: Any, count: Any, m: Any, digits: Any, tight: Any, wxid: Any,
) -> Any:  # fmt: skip
    """A word of letters i..e-1, shorter than 25, after leads that announce accounts, or wxid_...: PLAIN or ASK."""
    f, cls = t.f, t.cls
    size = e - i
    before = f[i - 1] if i > 0 else 32
    nxt = f[e] if e < n else 32
    named = m & NAMED
    under, dash = False, False
    for j in range(i, e):
        under = under or f[j] == 95
        dash = dash or f[j] == 45
    plain = not digits and not under and not dash
    if not wxid:
        if named == L_HANDLE and plain and 6 <= size <= 24 and profiled(f, i):
            return ASK  # Insta: tallowandthyme
        if named == L_HANDLE and ((not digits and not under) or not cls[i] & LETTER):
            return PLAIN
        # Words of prose after a lead: 微信支付, QQ for you. Plain twin: `handles._meant`.
        if (
            plain
            and before != 95
            and (
                size < 4
                or (size < 6 and named & ~np.int64(L_WECHAT | L_OFFICIAL | L_HANDLE) == 0)
                or in_set(hash_ascii(f, i, e), x.tab, 15)
            )
        ):
            return PLAIN
    if (
        before == 95
        or nxt == 64
        or (nxt == 46 and e + 1 < n and cls[e + 1] & 3)
        or nxt == 58
        or nxt == 0xFF1A
        or f[e - 1] == 45
        or (plain and (nxt == 40 or (i > 1 and before == 32 and (f[i - 2] == 44 or f[i - 2] == 59))))
        or (plain and (before == 44 or before == 0xFF0C or before == 59 or before == 0xFF1B))
        or (digits >= 3 and number_inside(n, i, e, t, x, o))
    ):
        return ASK
    if digits >= 3:
        count, m, _ = look(t, x, o, i, f[i])
    if wxid:
        if (named and named != L_WECHAT) or dash or size > 35 or before == 45:
            return ASK
        tell(o, f, row, i, e, WECHAT, WHY_WXID, -1, V_LEXICON, i, e, True, 0x22)
    elif named == L_WECHAT and cls[i] & LETTER and 6 <= size <= 20:
        lead = lead_with(x, o, count, L_WECHAT)
        if plain and x.tab[x.tab[0] + lead]:
            return PLAIN if tight else ASK
        if not one_with(x, o, count, L_WECHAT):
            return ASK
        tell(o, f, row, i, e, WECHAT, WHY_LED, lead, V_CONTEXT, i, e, True, 0x22)
    elif named == L_TELEGRAM and not dash and cls[i] & LETTER and 5 <= size <= 32:
        lead = lead_with(x, o, count, L_TELEGRAM)
        if plain and x.tab[x.tab[0] + lead]:
            return PLAIN if tight else ASK
        if not one_with(x, o, count, L_TELEGRAM) or (plain and size < 6):
            return ASK
        tell(o, f, row, i, e, TELEGRAM, WHY_LED, lead, V_CONTEXT, i, e, True, 0x22)
    else:
        return ASK
    return PLAIN if cover(o, i, e) else ASK


@kernel(CODES, INT, INT)
def figured(f: Any, i: Any, e: Any) -> Any:
    """Whether the letters of a word are such as stand for digits. Twin: `pieces._ALIKE`."""
    for j in range(i, e):
        if f[j] > 57 and f[j] != 79 and f[j] != 111 and f[j] != 73 and f[j] != 108:
            return False
    return True


@kernel(TEXT, INT, INT, LEXICON)
def leads_itself(t: Any, i: Any, e: Any, x: Any) -> Any:
    """Whether letters before the first hyphen of a word may be a lead. Twin: `glued._DASHED`."""
    j = i
    while j < e and j - i < 9 and t.cls[j] & LETTER:
        j += 1
    # no chain's name, as in USDT-ERC20
    return (
        j > i
        and j + 5 < e
        and t.f[j] == 45
        and t.cls[j + 1] & LETTER
        and t.keys[i] != 117
        and may_lead(t.keys, j + 1, x)
    )


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET, PACKED, BYTES)
def word(row: Any, n: Any, i: Any, e: Any, t: Any, x: Any, o: Any, work: Any, room: Any) -> Any:
    """A word of letters, digits, _ and - by itself: PLAIN or ASK."""
    f, cls = t.f, t.cls
    size = e - i
    before = f[i - 1] if i > 0 else 32
    nxt = f[e] if e < n else 32
    digits, letters, joins, unders = 0, 0, 0, 0
    for j in range(i, e):
        k = cls[j]
        if k & DIGIT:
            digits += 1
        elif k & LETTER:
            letters += 1
        else:
            joins += 1
            unders += 1 if f[j] == 95 else 0
    if letters:
        a = f[i] | 32
        b = f[i + 1] | 32 if size > 1 else 0
        # 加Vabc123: a lead of one or two letters touches its value
        lead_size = 0
        if a == 118 and size > 3:
            lead_size = 2 if b == 120 else 1
        elif a == 119 and b == 120 and size > 4:
            lead_size = 2
        if (
            lead_size
            and cls[i + 1] & LETTER
            and (before == 0x52A0 or before == 0x79C1 or before == 43 or before == 0x6211)
        ):
            return ASK
        if size > 7 and (f[i] == 86 or f[i] == 87) and f[i + 1] == 88 and f[i + 2] >= 97:
            return ASK  # VXchongwu_jia5
        if f[i] == 73 and size > 3 and f[i + 1] == 68 and f[i + 2] >= 97:
            return ASK  # 抖音IDlanyu06
        if joins and leads_itself(t, i, e, x):
            return ASK  # TG-lanyu06
        if size < 12 and digits > 4 and letters + digits == size and figured(f, i, e):
            return ASK  # QQ 3284O17S6
        if f[i] == 88 and (before == 0x8587 or before == 0x5FAE or before == 0x5A01):
            return ASK
    if size == 4 and f[i] == 76 and f[i + 1] == 73 and f[i + 2] == 78 and f[i + 3] == 69 and nxt == 32:
        return ASK  # LINE abc_123
    if before == 64 and (size >= 15 or (letters and strange(n, i, e, t, x))):
        return ASK
    if size < 3 or before == 64:
        return PLAIN
    count, m, tight = look(t, x, o, i, f[i])
    if m & (NAMED | L_PARCEL | L_IMSI) and goes_on(t, e, n):
        return ASK
    if letters == 0:
        if (
            m & (L_LINE | L_WEIBO | L_DOUYIN)
            or (m & L_PARCEL and size >= 10)
            or (joins and size == 17)
            or (joins and m & NAMED)
            or (unders > 1 and (digits == 11 or m & ~np.int64(L_DENY)))
        ):
            return ASK
        return PLAIN
    if (
        m & (L_APK | L_ICCID)
        or (m & L_PARCEL and size >= 10 and digits)
        or (m & L_INVOICE and digits >= 8)
        or (digits and ((size == 17 and joins == 5) or (size == 12 and m & OTHER_LEAD)))
    ):
        return ASK
    if strange(n, i, e, t, x):
        return ASK
    if size >= 11:
        run, run_digits = 0, 0
        for j in range(i, e + 1):
            if j < e and cls[j] & 3:
                run += 1
                if cls[j] & DIGIT:
                    run_digits += 1
                continue
            if strange_run(t, j - run, run, run_digits):
                return ASK
            if run >= 25:
                if run != size:
                    return ASK
                return long_word(row, i, e, t, x, o, count, m, work, room)
            run, run_digits = 0, 0
        if size >= 25:
            return ASK if m & NAMED or (spells(f, i, 119, 120) and f[i + 4] == 95) else PLAIN
    if (
        6 <= size <= 20
        and cls[i] & LETTER
        and (digits or joins)
        and m & ~L_LOOSE == 0
        and introduced(t.keys, i)
    ):
        return ASK
    if size >= 5 and (digits or joins) and m & ~L_LOOSE == 0 and answers(t.keys, i):
        return ASK
    if m == 0 and digits + joins and size >= 5 and behind(t.keys, e, n):
        return ASK  # abc_123 ← 微信
    if digits + joins and 6 <= size <= 20 and cls[i] & LETTER and alone(t.keys, i, e, n):
        return ASK
    if in_groups(t, i, e, n):
        return ASK
    if (
        digits + joins
        and 6 <= size <= 20
        and cls[i] & LETTER
        and m == 0
        and to_add(t.keys, i)
        and (any_platform(t.keys, 0, min(n, 402), n) or remarked(t.keys, e, n) or invited(t.keys, i))
    ):
        return ASK  # 加我 yangrou_laoma, 微信付款
    if before == 47 and digits + unders and i > 1 and (f[i - 2] | 32) == 117:
        return ASK  # u/slow_lathe_joe
    if m & NAMED and denied(x, o, count, L_DENY):
        return ASK  # 账号admin，密码Adm1n2025
    if digits + joins and nxt == 32 and e + 5 < n and on_platform(t.keys, e + 1, n):
        return ASK  # cat_1999 on telegram
    if nxt == 35 and m & L_HANDLE and e + 1 < n and cls[e + 1] & DIGIT:
        return ASK  # Discord: cat#1999
    if (
        size == 12 and joins == 2 and digits >= 6 and digits < 10 and f[i + 3] == 45 and f[i + 7] == 45
    ):  # 2O2-555-O199
        return ASK
    wxid = (
        size > 10
        and f[i + 4] == 95
        and spells(f, i, 119, 120)
        and (f[i + 2] | 32) == 105
        and (f[i + 3] | 32) == 100
    )
    if wxid or m & NAMED:
        return account(row, n, i, e, t, x, o, count, m, digits, tight, wxid)
    return PLAIN
