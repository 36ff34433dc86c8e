"""Accounts: names after a lead word, @names, and what a word must not be to be passed over. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaround import (
    alone,
    any_platform,
    behind,
    figures,
    goes_by,
    id_of_site,
    in_cell,
    in_groups,
    replies,
    to_add,
)
from ringbreak.kernels.scancarried import answers, introduced
from ringbreak.kernels.scanchains import long_word
from ringbreak.kernels.scancodes import (
    ASK,
    AT_SIGN,
    DIGIT,
    GOES_ON,
    HANDLE,
    JOINER,
    L_APK,
    L_DENY,
    L_DOUYIN,
    L_HANDLE,
    L_ICCID,
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
    V_FORMAT,
    V_LEXICON,
    WECHAT,
    WHY_AT,
    WHY_LED,
    WHY_SPOKEN,
    WHY_WXID,
)
from ringbreak.kernels.scanhosts import tracked
from ringbreak.kernels.scanleads import denied, lead_with, look, may_lead, number_inside, one_with
from ringbreak.kernels.scannet import dotted, mail, url
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT, K, cover, is_hex, tell
from ringbreak.kernels.scanspoken import (
    apart,
    carrier,
    goes_on,
    number_word,
    on_plane,
    on_platform,
    read_as,
    spells,
    spoken,
)
from ringbreak.kernels.scantypes import BYTES, INT, PACKED, YES, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(INT, INT, INT, TEXT, LEXICON, SHEET, YES)
def at_name(row: Any, n: Any, i: Any, t: Any, x: Any, o: Any, telegram: Any) -> Any:
    """@name at i. (state, where to go on)

    telegram: the text stands on Telegram.
    """
    f, cls = t.f, t.cls
    if read_as(t.keys, i):
        return ASK, i
    if not (i + 1 < n and (cls[i + 1] & 7 or 0x4E00 <= f[i + 1] <= 0x9FFF)):
        return ASK if apart(t, i, n) else PLAIN, i + 1
    count, m, _ = look(t, x, o, i, 64)
    if m & (L_LINE | L_WEIBO | L_HANDLE | L_DOUYIN) or (m == 0 and answers(t.keys, i)):
        return ASK, i
    if not cls[i + 1] & LETTER:
        return PLAIN, i + 1
    before = f[i - 1] if i > 0 else 32
    if before | 32 == 103 or before | 32 == 109:  # TG@name, telegram@name
        return ASK, i
    if (
        before == 46 or before == 95 or before == 43 or before == 45 or before == 47
        or before == 64 or before == 38 or before == 61 or before == 37
    ):  # fmt: skip
        return ASK, i
    q = i + 1
    digits, run, longest = 0, 0, 0
    while q < n and (cls[q] & 3 or f[q] == 95):
        if cls[q] & DIGIT:
            digits += 1
        run = run + 1 if cls[q] & 3 else 0
        longest = max(longest, run)
        q += 1
    size = q - i - 1
    if size < 4:
        return PLAIN, i + 1
    after = f[q] if q < n else 32
    if (
        size > 32
        or digits >= 9
        or (digits >= 2 and longest >= 15)
        or after == 64
        or ((after == 46 or after == 45) and q + 1 < n and cls[q + 1] & 3)
        or in_set(hash_ascii(f, i + 1, q), x.tab, 15)
        or (f[i + 3] == 95 and spells(f, i + 1, 103, 104))
        or (size > 5 and f[i + 5] == 95 and spells(f, i + 1, 119, 120))
        or (digits >= 3 and number_inside(n, i + 1, q, t, x, o))
    ):
        return ASK, i
    count, m, _ = look(t, x, o, i, 64)
    if size >= 5 and m & L_TELEGRAM:
        if not one_with(x, o, count, L_TELEGRAM):
            return ASK, i
        lead = lead_with(x, o, count, L_TELEGRAM)
        tell(o, f, row, i, q, TELEGRAM, WHY_LED, lead, V_CONTEXT, i + 1, q, True, 0x22)
    elif (m and size >= 5) or (m == 0 and on_plane(t.keys, i)):
        return ASK, i
    elif size >= 5 and (telegram or spoken(t.keys, n)):
        tell(o, f, row, i, q, TELEGRAM, WHY_SPOKEN, -1, V_CONTEXT, i + 1, q, True, 0x22)
    else:
        tell(o, f, row, i, q, HANDLE, WHY_AT, -1, V_FORMAT, i + 1, q, True, 0x22)
    return PLAIN if cover(o, i, q) else ASK, q


@kernel(INT, INT, TEXT)
def colon(n: Any, i: Any, t: Any) -> Any:
    """Whether an address with colons may stand here: IPv6, MAC, a scheme with a wide colon."""
    f = t.f
    if f[i] == 0xFF1A:
        return i + 2 < n and f[i + 1] == 47 and f[i + 2] == 47
    if i + 1 >= n:
        return False
    if f[i + 1] == 58:
        return True
    if not (i > 0 and is_hex(f[i - 1]) and is_hex(f[i + 1])):
        return False
    q, colons, letter = i + 1, 1, False
    p = i - 1
    while p >= 0 and is_hex(f[p]) and i - p <= 4:
        letter = letter or f[p] > 57
        p -= 1
    while q < n and (is_hex(f[q]) or f[q] == 58) and colons < 6:
        if f[q] == 58:
            colons += 1
        else:
            letter = letter or f[q] > 57
        q += 1
    return colons >= 2 and (letter or colons >= 5)


@kernel(INT, INT, INT, TEXT, LEXICON)
def strange(n: Any, i: Any, e: Any, t: Any, x: Any) -> Any:
    """Whether a word with letters has a form that only the twin reads, whatever stands before it."""
    f, cls = t.f, t.cls
    size = e - i
    before = f[i - 1] if i > 0 else 32
    nxt = f[e] if e < n else 32
    a, b = f[i] | 32, f[i + 1] | 32
    if (a == 103 and b == 104 and f[i + 2] == 95) or tracked(f, i, e):
        return True
    if size == 3:
        c = f[i + 2] | 32
        if (a == 100 and b == 111 and c == 116 and before == 32 and nxt == 32) or (
            a == 102 and b == 98 and c == 113
        ):
            return True  # " dot ", "fbq"
    if size >= 4 and cls[i] & LETTER and cls[i + 1] & LETTER:
        if size == 4 and a == 105 and b == 98 and (f[i + 2] | 32) == 97 and (f[i + 3] | 32) == 110:
            return True  # iban
        if cls[i + 2] & DIGIT and cls[i + 3] & DIGIT:
            near = (size == 4 and e + 1 < n and (nxt == 32 or nxt == 45) and cls[e + 1] & 3) or (
                size > 4 and f[i + 4] == 45
            )
            if (near or size >= 15) and in_set(hash_ascii(f, i, i + 2), x.tab, 10):
                return True
    if (size == 9 or size == 10) and (before == 32 or before == 45) and i >= 7:
        lone = True
        for j in range(i - 7, i - 1):
            lone = lone and cls[j] & 1 != 0
        if lone:
            return True  # credit codes in two groups
    return False


@kernel(TEXT, INT, INT, INT)
def strange_run(t: Any, a: Any, size: Any, digits: Any) -> Any:
    """Whether a run of 11 to 24 letters and digits may be a disguised mobile number, a credit code, a parcel."""
    f, cls = t.f, t.cls
    if size < 11 or digits == 0:
        return False
    c = f[a]
    if size == 11 and digits >= 3 and (c == 49 or c == 73 or c == 108 or c == 105):
        return True
    if digits >= 9 and size - digits <= 4 and not cls[a] & DIGIT and carrier(c | 32, f[a + 1] | 32):
        return True
    if size == 18 and digits >= 6 and not (digits == 17 and (f[a + 17] | 32) == 120):
        return True
    return size >= 12 and (c | 32) == 106 and (f[a + 1] | 32) == 100


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
        if plain and tight and x.tab[x.tab[0] + lead]:
            return PLAIN
        if not one_with(x, o, count, L_WECHAT):
            return ASK
        tell(o, f, row, i, e, WECHAT, WHY_LED, lead, V_CONTEXT, i, e, True, 0x22)
    elif named == L_TELEGRAM and not dash and cls[i] & LETTER and 5 <= size <= 32:
        lead = lead_with(x, o, count, L_TELEGRAM)
        if plain and tight and x.tab[x.tab[0] + lead]:
            return PLAIN
        if not one_with(x, o, count, L_TELEGRAM) or (plain and size < 6):
            return ASK
        tell(o, f, row, i, e, TELEGRAM, WHY_LED, lead, V_CONTEXT, i, e, True, 0x22)
    else:
        return ASK
    return PLAIN if cover(o, i, e) else ASK


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
        if f[i] == 88 and (before == 0x8587 or before == 0x5FAE or before == 0x5A01):
            return ASK
    if size == 4 and f[i] == 76 and f[i + 1] == 73 and f[i + 2] == 78 and f[i + 3] == 69 and nxt == 32:
        return ASK  # LINE abc_123
    if before == 64 and size >= 15:
        return ASK
    if size < 3 or before == 64:
        return PLAIN
    count, m, tight = look(t, x, o, i, f[i])
    if m & (NAMED | L_PARCEL) and goes_on(t, e, n):
        return ASK
    if letters == 0:
        if (
            m & (L_LINE | L_WEIBO | L_DOUYIN)
            or (m & L_PARCEL and size >= 10)
            or (joins and size == 17)
            or (joins and m & NAMED)
            or (unders > 1 and m & ~np.int64(L_DENY))
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
        and any_platform(t.keys, 0, min(n, 402), n)
    ):
        return ASK  # 加我 yangrou_laoma, 微信付款
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


@kernel(TEXT, INT, INT)
def in_pieces(t: Any, i: Any, n: Any) -> Any:
    """Whether an address in groups of one length, or on two lines, may begin at i: TYxr Qwwz VPJi 6myM ..."""
    f, cls = t.f, t.cls
    if i > 0 and cls[i - 1] & 3:
        return False
    e = i
    while e < n and e - i < 45 and cls[e] & 3:
        e += 1
    size = e - i
    if size < 4 or e >= n:
        return False
    c = f[i]
    if (c == 98 and (f[i + 1] != 99 or f[i + 2] != 49)) or (c == 48 and f[i + 1] != 120):  # bc1, 0x
        return False
    letters = mixed = False
    for j in range(i, min(e, i + 8)):
        letters = letters or cls[j] & LETTER != 0
    if not letters:
        return False
    if f[e] == 10 or f[e] == 13:
        if size < 10:
            return False
        q = e + 1
        if f[e] == 13 and q < n and f[q] == 10:
            q += 1
        p = q
        while q < n and q - p < 10 and cls[q] & 3:
            q += 1
        return q - p >= 10
    if size > 8 or f[e] != 32:
        return False
    at = i
    for word in range(4):
        for j in range(at, at + size):
            if j >= n or not cls[j] & 3:
                return False
            mixed = mixed or cls[j] & DIGIT != 0 or (j > at and 65 <= f[j] <= 90)
        at += size
        if word < 3:
            if at >= n or f[at] != 32:
                return False
            at += 1
    return mixed


@kernel(INT, INT, TEXT, LEXICON, SHEET, YES, PACKED, BYTES)
def words(row: Any, n: Any, t: Any, x: Any, o: Any, telegram: Any, work: Any, room: Any) -> Any:
    """URLs, mail addresses, hosts, accounts after a lead, addresses: PLAIN or ASK."""
    f, cls = t.f, t.cls
    i = np.int64(0)
    told, alike = o.at[K], False
    spelt, figured, touching = 0, 0, False
    begun = np.uint64(0)
    while i < n:
        k = cls[i]
        if not k & 3:
            if k & AT_SIGN:
                if f[i] == 64:
                    state, i = at_name(row, n, i, t, x, o, telegram)
                    if state == ASK:
                        return ASK
                    continue
                if colon(n, i, t):
                    return ASK
            i += 1
            continue
        c = f[i]
        if (c == 84 or c == 49 or c == 51 or c == 48 or c == 98) and in_pieces(t, i, n):
            return ASK
        e, made_of = i + 1, k
        while e < n and cls[e] & (DIGIT | LETTER | JOINER):
            made_of |= cls[e]
            e += 1
        nxt = f[e] if e < n else 32
        kinds = made_of & (DIGIT | LETTER | JOINER)
        before = f[i - 1] if i > 0 else 32
        if before == 32 and i > 1:
            before = f[i - 2]
        if (
            before == 58 or before == 0xFF1A or before == 10 or before == 124 or before == 0xFF5C or before == 9 or before == 32
        ) and (replies(t.keys, i, n) or in_cell(t.keys, i, e, n)):  # fmt: skip
            return ASK
        figure: Any = np.int64(-1)
        if kinds == DIGIT:
            figure = e - i
        elif kinds != LETTER:
            if kinds & DIGIT and e - i <= 40:
                figure = figures(t, i, e)
        elif e - i < 7 and number_word(t.keys, i, e):
            figure = figures(t, i, e)
        if figure >= 0:
            spelt += (figure >> 6) & 63
            figured += figure & 63
            touching = touching or figure >= 4096
            if spelt >= 7 or (figured >= 8 and (spelt >= 2 or touching)):
                return ASK  # two zero two, five five five, zero one eight eight; zero four nine one 570 156
        else:
            spelt, figured, touching = 0, 0, False
        if (
            6 <= e - i <= 20
            and cls[i] & LETTER
            and kinds != LETTER
            and not (spells(f, i, 119, 120) and f[i + 4] == 95)
        ):
            mark = np.uint64(1) << np.uint64((t.keys[i] * 31 + t.keys[i + 1] * 7 + t.keys[i + 2]) & 63)
            alike = alike or begun & mark != np.uint64(0)
            begun |= mark
        if e - i < 6:
            first = t.keys[i]
            if (first == 97 or first == 98 or first == 117) and goes_by(t.keys, i, e):
                return ASK
            if e - i == 2 and first == 105 and id_of_site(t.keys, i, e, n):
                return ASK
            two = kinds == LETTER and e + 2 < n and cls[e + 1] & cls[e + 2] & DIGIT != 0
            if nxt == 32 and (two or (e - i == 2 and first == 49)) and in_groups(t, i, e, n):
                return ASK
        if nxt == 58 or nxt == 64 or nxt == 46 or nxt == 43:
            state = GOES_ON
            at = i
            if nxt == 58:
                if e + 2 < n and f[e + 1] == 47 and f[e + 2] == 47:
                    state, at = url(row, n, i, e, t, x, o)
            else:
                state, at = mail(row, n, i, e, t, x, o)
                if state == GOES_ON and nxt == 46:
                    state, at = dotted(row, n, i, e, t, x, o)
            if state == ASK:
                return ASK
            if state != GOES_ON:
                i = at
                continue
        if nxt == 35 and e + 4 < n and cls[e + 1] & cls[e + 2] & cls[e + 3] & cls[e + 4] & DIGIT:
            return ASK  # nightcrow#2207
        # Most words are plain ones behind no lead.
        if kinds in (LETTER, DIGIT) and e - i < 25 and not may_lead(t.keys, i, x):
            before = f[i - 1] if i > 0 else 32
            # " dot ", fbq, iban, LINE, and a letter that may be a lead of its own behind 加
            c, size = f[i] | 32, e - i
            special = (size == 3 or size == 4) and (c == 100 or c == 102 or c == 105 or c == 108)
            if before < 0x4E00 and before != 43 and not special:
                i = e
                continue
        if word(row, n, i, e, t, x, o, work, room) == ASK:
            return ASK
        i = e
    if alike:  # two names that begin alike, one of them an account: the other may be it miswritten
        for k in range(told, o.at[K]):
            if o.found[k, 3] == WECHAT or o.found[k, 3] == TELEGRAM:
                return ASK
    return PLAIN
