"""Digit runs of a text, group by group. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    ASK,
    DIGIT,
    GAP,
    L_CARD,
    L_DENY,
    L_DOMAIN,
    L_EMAIL,
    L_GROUP,
    L_ID,
    L_PHONE,
    L_QQ,
    L_WHATSAPP,
    NUMERAL,
    PHONE,
    PLAIN,
    PLAN,
    V_CONTEXT,
    V_LEXICON,
    WHATSAPP,
    WHY_COUNTRY,
    WHY_LED,
)
from ringbreak.kernels.scangroups import TAKEN, grouped
from ringbreak.kernels.scanleads import lead_with, look, one_with
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    TEXT,
    begin,
    close,
    covers_all,
    covers_any,
    put,
    put_one,
    tell_phone,
)
from ringbreak.kernels.scanparts import cells, counts, lone, spread, told_on, usual, worded
from ringbreak.kernels.scansame import cls_after
from ringbreak.kernels.scansingle import single
from ringbreak.kernels.scanspoken import whats_near
from ringbreak.kernels.scantold import dictates
from ringbreak.kernels.scantypes import INT, ROWS, kernel

CALLED = L_PHONE | L_DENY | L_CARD | L_ID | L_EMAIL | L_DOMAIN
"""Leads before a + that make nothing else of a telephone number: what is denied, a card, a document has no plus."""


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def abroad(row: Any, a: Any, b: Any, n: Any, t: Any, x: Any, o: Any) -> Any:
    """+ and 9 to 14 digits a..b-1 in one group: a number with its country's code; the caller asks the plan."""
    f, cls = t.f, t.cls
    w = a - 1
    nxt = f[b] if b < n else 32
    if (
        (w > 0 and cls[w - 1] & 7)
        or (b < n and (cls[b] & 7 or nxt == 64))
        or f[a] == 48
        or (f[a] == 56 and f[a + 1] == 54)
    ):
        return ASK
    count, m, _ = look(t, x, o, w, 43)
    if m & ~np.int64(CALLED | L_WHATSAPP) or (m & L_WHATSAPP and not one_with(x, o, count, L_WHATSAPP)):
        return ASK
    told = lead_with(x, o, count, L_WHATSAPP)
    if told < 0 and whats_near(t.keys, a, b, n):
        return ASK
    lead = lead_with(x, o, count, L_PHONE)
    _, m, _ = look(t, x, o, a, f[a])
    if m & ~np.int64(CALLED | L_WHATSAPP):
        return ASK
    v = begin(o, row, w, b, PHONE, WHY_COUNTRY, lead, V_LEXICON)
    put_one(o, 43)
    put(o, f, a, b, False)
    close(o, v, 0x34)
    if told >= 0:
        v = begin(o, row, w, b, WHATSAPP, WHY_LED, told, V_CONTEXT)
        put_one(o, 43)
        put(o, f, a, b, False)
        close(o, v, 0x34)
    return PLAIN


@kernel(INT, INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def at_home(row: Any, a: Any, s: Any, b: Any, n: Any, t: Any, x: Any, o: Any) -> Any:
    """+86 13800138000: 86 at a, eleven digits at s..b-1."""
    f, cls, d = t.f, t.cls, o.digits
    d[0], d[1], d[2] = f[s] - 48, f[s + 1] - 48, f[s + 2] - 48
    # libphonenumber's plan knows fewer prefixes than the ministry's; these are in both
    p, q = d[1], d[2]
    fine = (
        p == 3
        or p == 8
        or ((p == 5 or p == 9) and q != 4)
        or (p == 7 and q != 4 and q != 9)
        or (p == 6 and (q == 2 or 5 <= q <= 7))
    )
    if d[0] != 1 or not fine or not PLAN[p * 10 + q]:
        return ASK
    w = a - 1
    if w > 0 and f[w - 1] < 128 and cls[w - 1] & 7:
        return ASK
    if (b < n and (cls[b] & 7 or f[b] == 64)) or cls_after(t, b, n, False):
        return ASK
    _, m, _ = look(t, x, o, a, f[a])
    if m & ~np.int64(CALLED):
        return ASK
    count, m, _ = look(t, x, o, s, f[s])
    if count:
        return ASK
    count, m, _ = look(t, x, o, w, 43)
    if m & ~np.int64(CALLED):
        return ASK
    tell_phone(o, f, row, w, b, PHONE, WHY_COUNTRY, lead_with(x, o, count, L_PHONE), V_LEXICON, s, b)
    return PLAIN


@kernel(INT, INT, TEXT, LEXICON, SHEET, ROWS)
def numbers(row: Any, n: Any, t: Any, x: Any, o: Any, groups_at: Any) -> Any:
    """Telephone, identity, card and device numbers, QQ: PLAIN or ASK. groups_at: room for 2 x 66 numbers."""
    f, cls = t.f, t.cls
    gs, ge = groups_at[0], groups_at[1]
    i: Any = np.int64(0)
    first: Any
    total: Any
    while i < n:
        if not cls[i] & (DIGIT | NUMERAL):
            i += 1
            continue
        # the chain that begins here
        first = i
        groups, total, numeral, listed, p = 0, 0, False, False, i
        while True:
            a = p
            while p < n and cls[p] & (DIGIT | NUMERAL):
                numeral = numeral or (cls[p] & NUMERAL) != 0
                if f[p] == 49 and (p == a or cls[p - 1] & NUMERAL) and worded(p, n, t):
                    return ASK
                p += 1
            if groups >= 64 or (p < n and f[p] == 0x30FC):  # ー drawn as a hyphen
                return ASK
            gs[groups] = a
            ge[groups] = p
            groups += 1
            total += p - a
            q = p
            while q < n and q - p < 3 and cls[q] & GAP:
                q += 1
            if q < n and cls[q] & (DIGIT | NUMERAL) and not cells(f, p, q):
                for at in range(p, q):
                    c = f[at]
                    if c == 43:
                        return ASK  # a country's code in the middle
                    if c == 44 or c == 0xFF0C or c == 0x3001 or c == 59 or c == 0xFF1B or c == 10 or c == 13:
                        listed = True
                p = q
                continue
            break
        i = p
        if numeral and ge[0] - gs[0] > 1 and dictates(t, first, n, x.tails):
            return ASK
        if told_on(t, p, n, total):
            _, m, _ = look(t, x, o, first, f[first])
            if m & (L_QQ | L_GROUP):
                return ASK  # QQ 328然后4917
        while (
            groups > 1
            and counts(f, ge[groups - 2], gs[groups - 1], ge[groups - 1], n)
            and not usual(gs, ge, groups, x.tab)
        ):
            groups -= 1
            total -= np.int64(ge[groups] - gs[groups])
        if total < 5:
            continue
        if numeral:
            g = lone(t, gs, ge, groups, x.tab)
            if g == -2:
                return ASK
            if g == -1:
                continue
            lo, total = g & 63, np.int64(0)
            groups = (g >> 6) - lo
            for k in range(groups):
                gs[k] = gs[lo + k]
                ge[k] = ge[lo + k]
                total += np.int64(ge[k]) - np.int64(gs[k])
            first = np.int64(gs[0])
            if total < 5:
                continue
            if groups > 1 and listed:
                return ASK
        if groups > 1 and listed and 6 < total < 11 and spread(gs, ge, groups):
            _, m, _ = look(t, x, o, first, f[first])
            if m & (L_QQ | L_GROUP):
                return ASK  # QQ 328，491，756
        end = np.int64(ge[groups - 1])
        before = f[first - 1] if first > 0 else 32
        plus = before == 43 or (first > 1 and (before == 32 or before == 40) and f[first - 2] == 43)
        inside = covers_any(o, first, end)
        if inside:
            if covers_all(o, first, end) and not plus:
                continue
            # part of it belongs to a URL or an account: only lone groups behind it are plain
            if plus or groups == 1 or (total - (ge[0] - gs[0]) >= 5 and total > 22):
                return ASK
        if plus:
            if groups == 1 and before == 43 and 9 <= total <= 14:
                state = abroad(row, first, end, n, t, x, o)
            elif (
                groups == 2
                and before == 43
                and ge[0] - gs[0] == 2
                and ge[1] - gs[1] == 11
                and f[first] == 56
                and f[first + 1] == 54
                and gs[1] - ge[0] == 1
                and f[ge[0]] == 32
            ):
                state = at_home(row, first, np.int64(gs[1]), end, n, t, x, o)
            else:
                return ASK
            if state == ASK:
                return ASK
            continue
        if groups > 1:
            state = grouped(row, n, t, x, o, gs, ge, groups, total, listed, inside)
            if state == ASK:
                return ASK
            if state == TAKEN:
                continue
        for g in range(groups):
            a, b = np.int64(gs[g]), np.int64(ge[g])
            if b - a < 5 or covers_all(o, a, b):
                continue
            if single(row, a, b, n, t, x, o) == ASK:
                return ASK
    return PLAIN
