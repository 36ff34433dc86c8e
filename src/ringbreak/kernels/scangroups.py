"""Runs of several groups of digits: one number in a usual grouping, a list, or nothing. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaround import alone
from ringbreak.kernels.scancarried import numbered
from ringbreak.kernels.scancodes import (
    ASK,
    CARD,
    L_CARD,
    L_DENY,
    L_HANDLE,
    L_PHONE,
    PHONE,
    PLAIN,
    PLAN,
    SEPARATOR,
    V_CHECKSUM,
    V_LEXICON,
    WHY_CARD,
    WHY_CARD_LED,
    WHY_PLAN,
)
from ringbreak.kernels.scanleads import lead_with, look
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT, begin, close, close_phone, put, put_one
from ringbreak.kernels.scansame import cls_after
from ringbreak.kernels.scanspoken import to_call
from ringbreak.kernels.scantypes import CLASSES, CODES, INT, TABLE, YES, kernel
from ringbreak.kernels.scanwords import luhn

TAKEN = 9


@kernel(INT, TABLE)
def is_known(code: Any, tab: Any) -> Any:
    lo, hi = tab[3], tab[3] + tab[19]
    end = hi
    while lo < hi:
        mid = (lo + hi) >> 1
        if tab[mid] < code:
            lo = mid + 1
        else:
            hi = mid
    return lo < end and tab[lo] == code


@kernel(CODES, CODES, CODES, INT, TABLE)
def card_shaped(f: Any, gs: Any, ge: Any, groups: Any, d: Any) -> Any:
    """4-4-4-4 or 4-4-4-4-3 with one blank or hyphen between, in a range no other number has; its digits go to d."""
    if groups < 4 or groups > 5:
        return False
    m = 0
    for g in range(groups):
        if ge[g] - gs[g] != (4 if g < 4 else 3) or (
            g and (gs[g] - ge[g - 1] != 1 or (f[ge[g - 1]] != 32 and f[ge[g - 1]] != 45))
        ):
            return False
        for t in range(gs[g], ge[g]):
            d[m] = f[t] - 48
            m += 1
    return (d[0] == 6 and d[1] == 2) or (groups == 4 and (d[0] == 4 or (d[0] == 5 and 1 <= d[1] <= 5)))


@kernel(CODES, CODES, INT, INT, INT)
def overseas(f: Any, gs: Any, groups: Any, code: Any, total: Any) -> Any:
    """Whether a whole chain has the grouping of North America, or ten single digits begin with 0 as a landline or a mobile of Taiwan. Twins: `neighbours`, `phone`."""
    if total == 10:
        if code == 5 * 32 + 5 and f[gs[0]] >= 54:
            return True  # 98765 43210, as in India
        if code == (4 * 32 + 3) * 32 + 3 and f[gs[0]] == 49 and (f[gs[0] + 1] == 56 or f[gs[0] + 1] == 51):
            return True  # 1800 160 401, as in Australia
        return (code == (3 * 32 + 3) * 32 + 4 and f[gs[0]] >= 50 and f[gs[1]] >= 50) or (
            groups == 10 and f[gs[0]] == 48
        )
    return total == 11 and groups == 4 and code == ((32 + 3) * 32 + 3) * 32 + 4 and f[gs[0]] == 49


@kernel(CODES, INT, INT)
def area_code(f: Any, a: Any, b: Any) -> Any:
    """Whether the digits a..b-1 are as long as an area code of China that begins like them."""
    return b - a > 2 and f[a] == 48 and f[a + 1] != 48 and b - a == (3 if f[a + 1] <= 50 else 4)


@kernel(CODES, INT)
def placed(keys: Any, a: Any) -> Any:
    """Whether 香港 or hk stands a blank or colon before a number at a. Twin: `neighbours._PLACED`."""
    p = a - 1
    while p > 0 and a - p < 3 and (keys[p] == 32 or keys[p] == 58 or keys[p] == 0xFF1A):
        p -= 1
    return 0 < p < a - 1 and (keys[p] == 0x6E2F or (keys[p] == 107 and keys[p - 1] == 104))


@kernel(CODES, CLASSES, CODES, CODES, INT, INT, YES, YES, TABLE, TABLE)
def windows(
    f: Any, cls: Any, gs: Any, ge: Any, groups: Any, total: Any, listed: Any, led: Any, tab: Any, d: Any
) -> Any:
    """PLAIN: no window of several groups can be an identifier. 3, 4: the whole chain is a mobile number or a card. ASK: doubtful."""
    result = PLAIN
    if (total == 16 or total == 19) and not listed and card_shaped(f, gs, ge, groups, d) and luhn(d, total):
        return 4  # whatever its parts look like, the card outranks them
    for i in range(groups):
        code, sum_, n = np.int64(0), 0, 0
        for j in range(i, min(groups, i + 11)):
            size = ge[j] - gs[j]
            sum_ += size
            if sum_ > 20:
                break
            code = code * 32 + size
            n += 1
            whole = i == 0 and j == groups - 1
            if n == 1 or sum_ < 10:
                if whole and n == 2 and sum_ == 8 and size == 4 and (f[gs[0]] == 54 or f[gs[0]] > 55):
                    return ASK  # 6000 2290, as in Singapore
                continue
            if whole and overseas(f, gs, groups, code, sum_):
                return ASK
            usual = is_known(code, tab)
            abroad = whole and f[gs[0]] == 48 and f[gs[0] + 1] == 48  # 00852-30001234
            if whole and not usual and 10 <= sum_ <= 12 and area_code(f, gs[0], ge[0]):
                return ASK  # 0755-812-34567
            if not usual and not (whole and led) and not abroad:
                continue
            if abroad:
                return ASK
            m = 0
            for g in range(i, j + 1):
                for t in range(gs[g], ge[g]):
                    d[m] = f[t] - 48
                    m += 1
            mobile = sum_ == 11 and d[0] == 1 and d[1] >= 3
            if (
                mobile
                or (sum_ >= 12 and sum_ <= 15 and ((d[0] == 8 and d[1] == 6) or d[0] == 0))
                or (sum_ >= 10 and sum_ <= 12 and d[0] == 0 and d[1] != 0)
                or (sum_ == 10 and (d[0] == 4 or d[0] == 8) and d[1] == 0 and d[2] == 0)
            ):
                if (
                    mobile
                    and whole
                    and not listed
                    and code == (3 * 32 + 4) * 32 + 4
                    and result == PLAIN
                    and groups == 3
                ):
                    g1, g2 = f[ge[0]], f[ge[1]]
                    if (
                        gs[1] - ge[0] == 1
                        and gs[2] - ge[1] == 1
                        and g1 == g2
                        and (g1 == 32 or g1 == 45)
                        and PLAN[d[1] * 10 + d[2]]
                    ):
                        result = 3
                        continue
                return ASK
            aged = sum_ == 15 or sum_ == 17 or sum_ == 18
            if aged and tab[tab[4] + d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3]]:
                return ASK
            if 13 <= sum_ <= 19 and d[0] != 0 and d[0] != 7:
                good = luhn(d, sum_)
                if good or (
                    n >= 3
                    and ge[i] - gs[i] == 4
                    and ge[i + 1] - gs[i + 1] == 4
                    and ge[i + 2] - gs[i + 2] == 4
                    and ((d[0] == 6 and d[1] == 2) or d[0] == 4 or d[0] == 5 or d[0] == 3)
                ):
                    return ASK
            if led:
                return ASK
    return result


@kernel(INT, INT, TEXT, LEXICON, SHEET, CODES, CODES, INT, INT, YES, YES)
def grouped(
    row: Any, n: Any, t: Any, x: Any, o: Any, gs: Any, ge: Any, groups: Any, total: Any, listed: Any, inside: Any
) -> Any:  # fmt: skip
    """Several groups of ASCII digits. TAKEN: the whole is one number, found; PLAIN: look at each by itself; ASK."""
    f, cls = t.f, t.cls
    first, end = gs[0], ge[groups - 1]
    before = f[first - 1] if first > 0 else 32
    if groups == total and 8 <= total <= 10 and alone(t.keys, first, end, n):
        return ASK  # 4 2 0 0 5 1 1 8 6 9 by itself on a line
    if 7 <= total <= 10 and numbered(t.keys, first):
        return ASK
    if (
        total == 8
        and groups == 2
        and ge[0] - gs[0] == 4
        and (to_call(t.keys, end, n) or placed(t.keys, first))
    ):
        return ASK
    any_lead = False
    for g in range(groups):
        if g == 0 or not cls[gs[g] - 1] & SEPARATOR:
            _, m, _ = look(t, x, o, gs[g], f[gs[g]])
            if m and m != L_DENY:
                any_lead = True
                if not (g == 0 and m & ~np.int64(L_PHONE | L_CARD | L_HANDLE) == 0):
                    return ASK
    state = windows(f, cls, gs, ge, groups, total, listed, any_lead, x.tab, o.digits)
    if state == ASK:
        return ASK
    if state == PLAIN:
        return ASK if any_lead else PLAIN
    if inside:
        return ASK
    # the whole chain is one mobile number (3) or one card (4)
    nxt = f[end] if end < n else 32
    if (
        (first > 0 and cls[first - 1] & 7)
        or before == 46
        or before == 64
        or (end < n and (cls[end] & 7 or nxt == 64))
        or (nxt == 46 and end + 1 < n and cls[end + 1] & 3)
    ):
        return ASK
    count, m, _ = look(t, x, o, first, f[first])
    if m & L_DENY:
        return ASK
    if state == 3:
        if m & ~np.int64(L_PHONE | L_HANDLE) or cls_after(t, end, n, m != 0):
            return ASK
        lead = lead_with(x, o, count, L_PHONE)
        v = begin(o, row, first, end, PHONE, WHY_PLAN, lead, V_LEXICON)
        put_one(o, 43)
        put_one(o, 56)
        put_one(o, 54)
    else:
        if m & L_PHONE:
            return ASK
        lead = lead_with(x, o, count, L_CARD)
        v = begin(o, row, first, end, CARD, WHY_CARD_LED if lead >= 0 else WHY_CARD, lead, V_CHECKSUM)
    for g in range(groups):
        put(o, f, gs[g], ge[g], False)
    if state == 3:
        close_phone(o, v)
    else:
        close(o, v, 0x64)
    return TAKEN
