"""Digit runs of a text: telephone, identity, card and device numbers, QQ. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ringbreak.kernels.scancodes import (
    AFTER,
    ASK,
    CARD,
    CN_ID,
    DIGIT,
    GAP,
    IMEI,
    JOINER,
    L_ALIPAY,
    L_CARD,
    L_DENY,
    L_DOUYIN,
    L_GROUP,
    L_HANDLE,
    L_ICCID,
    L_ID,
    L_IMEI,
    L_IMSI,
    L_INVOICE,
    L_LINE,
    L_PARCEL,
    L_PHONE,
    L_QQ,
    L_TELEGRAM,
    L_WECHAT,
    L_WEIBO,
    L_WHATSAPP,
    LETTER,
    NUMERAL,
    OTHER_LEAD,
    PHONE,
    PLAIN,
    PLAN,
    QQ,
    QQ_GROUP,
    SEPARATOR,
    UNIT,
    V_CHECKSUM,
    V_CONTEXT,
    V_LEXICON,
    WECHAT,
    WHATSAPP,
    WHY_CARD,
    WHY_CARD_LED,
    WHY_COUNTRY,
    WHY_ID,
    WHY_IMEI,
    WHY_LED,
    WHY_PLAN,
)
from ringbreak.kernels.scanleads import leads_before
from ringbreak.kernels.scanout import copy_value, covers_any, lead_with, mask_of, note, phone_shown, put_same
from ringbreak.kernels.scanwords import id_check, id_plausible, luhn, masked


@njit(cache=True, nogil=True)
def numbers(
    row: Any,
    n: Any,
    f: Any,
    keys: Any,
    cls: Any,
    tab: Any,
    trie: Any,
    classes: Any,
    out: Any,
    groups_at: Any,
    d: Any,
    cover: Any,
    covers: Any,
    found: Any,
    k: Any,
    ends: Any,
    value: Any,
    shown: Any,
    vp: Any,
    sp: Any,
) -> Any:
    """Digit runs: telephone, identity, card and device numbers, QQ. (state, found so far, ends of the buffers)"""
    gs, ge = groups_at[0], groups_at[1]
    i: Any = np.int64(0)
    while i < n:
        if not cls[i] & (DIGIT | NUMERAL):
            i += 1
            continue
        # the chain that begins here
        groups, total, numeral, listed = 0, 0, False, False
        p = i
        while True:
            a = p
            while p < n and cls[p] & (DIGIT | NUMERAL):
                numeral = numeral or (cls[p] & NUMERAL) != 0
                p += 1
            if groups >= 64:
                return ASK, k, vp, sp
            gs[groups], ge[groups] = a, p
            groups += 1
            total += p - a
            q = p
            while q < n and q - p < 3 and cls[q] & GAP:
                q += 1
            if q < n and cls[q] & (DIGIT | NUMERAL):
                for t in range(p, q):
                    if (
                        f[t] == 44
                        or f[t] == 0xFF0C
                        or f[t] == 0x3001
                        or f[t] == 59
                        or f[t] == 0xFF1B
                        or f[t] == 10
                        or f[t] == 13
                    ):
                        listed = True
                p = q
                continue
            break
        first, chain_end = i, p
        i = p
        if groups > 1 and total < 5 and chain_end + 8 >= n:
            pass
        # words between the digits of a mobile number
        if (
            not numeral
            and f[first] == 49
            and ge[0] - gs[0] <= 7
            and groups >= 1
            and ge[0] - gs[0] >= 2
            and 51 <= f[first + 1] <= 57
        ):
            sum_, q, hops = 0, first, 0
            while hops < 7:
                a = q
                while q < n and cls[q] & DIGIT:
                    q += 1
                if q == a:
                    break
                sum_ += q - a
                if sum_ == 11 and hops > 0:
                    cjk = False
                    for t in range(first, q):
                        cjk = cjk or 0x4E00 <= f[t] <= 0x9FFF
                    if cjk:
                        return ASK, k, vp, sp
                if sum_ >= 11:
                    break
                g = q
                while g < n and g - q < 8 and not cls[g] & DIGIT and f[g] != 10:
                    g += 1
                if g >= n or not cls[g] & DIGIT:
                    break
                q = g
                hops += 1
        if total < 5:
            continue
        if numeral:
            # "第一，13800138000": a numeral or two before or behind the digits, with a mark between, belong to the sentence
            lo, hi = 0, groups
            if cls[gs[0]] & NUMERAL and ge[0] - gs[0] <= 2:
                lo = 1
            if hi > lo and cls[gs[hi - 1]] & NUMERAL and ge[hi - 1] - gs[hi - 1] <= 2:
                hi -= 1
            count, _ = leads_before(keys, first, f[first], trie, classes, out)
            if (
                hi <= lo
                or count
                or (total <= 13 and total >= 10 and total - (ge[lo] - gs[lo]) > 2)
                or total == 11
            ):
                return ASK, k, vp, sp
            rest = 0
            for g in range(lo, hi):
                for t in range(gs[g], ge[g]):
                    if cls[t] & NUMERAL:
                        return ASK, k, vp, sp
                rest += ge[g] - gs[g]
            if hi - lo != 1:
                return ASK, k, vp, sp
            gs[0], ge[0] = gs[lo], ge[lo]
            groups, total, first, chain_end = 1, rest, gs[0], ge[0]
            if total < 5:
                continue
        before = f[first - 1] if first > 0 else 32
        plus = before == 43 or (first > 1 and (before == 32 or before == 40) and f[first - 2] == 43)
        inside = False
        for t in range(covers):
            if cover[t, 0] < chain_end and cover[t, 1] > first:
                inside = True
        if inside:
            all_in = False
            for t in range(covers):
                if cover[t, 0] <= first and cover[t, 1] >= chain_end:
                    all_in = True
            if all_in and not plus:
                continue
            # part of it belongs to a URL or an account: only lone groups behind it are plain
            if plus or groups == 1 or (total - (ge[0] - gs[0]) >= 5 and total > 22):
                return ASK, k, vp, sp
        if plus:
            if (
                groups == 1
                and before == 43
                and 9 <= total <= 14
                and not covers_any(cover, covers, first, chain_end)
            ):
                w = first - 1
                nxt = f[chain_end] if chain_end < n else 32
                if (
                    (w > 0 and cls[w - 1] & 7)
                    or (chain_end < n and (cls[chain_end] & 7 or nxt == 64))
                    or f[first] == 48
                    or (f[first] == 56 and f[first + 1] == 54)
                ):
                    return ASK, k, vp, sp
                count, _ = leads_before(keys, w, np.int32(43), trie, classes, out)
                m = mask_of(out, count, tab)
                if m & ~np.int64(L_PHONE | L_WHATSAPP) or (m & L_WHATSAPP and count > 1):
                    return ASK, k, vp, sp
                told = np.int64(out[0]) if m & L_WHATSAPP else np.int64(-1)
                lead = lead_with(out, count, tab, L_PHONE)
                c1, _ = leads_before(keys, first, f[first], trie, classes, out)
                if mask_of(out, c1, tab) & ~np.int64(L_PHONE | L_WHATSAPP):
                    return ASK, k, vp, sp
                note(found, k, row, w, chain_end, PHONE, WHY_COUNTRY, lead, V_LEXICON)
                value[vp] = 43
                v0 = vp
                vp = put_same(f, first, chain_end, value, vp + 1)
                sp = masked(value, v0, vp, 3, 4, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                if told >= 0:
                    note(found, k, row, w, chain_end, WHATSAPP, WHY_LED, told, V_CONTEXT)
                    v1 = vp
                    vp = copy_value(value, v0, v1, value, vp)
                    sp = masked(value, v1, vp, 3, 4, shown, sp)
                    ends[k, 0], ends[k, 1] = vp, sp
                    k += 1
                continue
            ok = groups == 2 and ge[0] - gs[0] == 2 and ge[1] - gs[1] == 11 and before == 43
            if not (ok and f[gs[0]] == 56 and f[gs[0] + 1] == 54 and gs[1] - ge[0] == 1 and f[ge[0]] == 32):
                return ASK, k, vp, sp
            s = gs[1]
            t1, t2 = f[s + 1] - 48, f[s + 2] - 48
            fine = (
                t1 == 3 or t1 == 8 or ((t1 == 5 or t1 == 9) and t2 != 4) or (t1 == 7 and t2 != 4 and t2 != 9)
            )
            if f[s] != 49 or not (fine or (t1 == 6 and (t2 == 2 or 5 <= t2 <= 7))):
                return ASK, k, vp, sp
            w = first - 1
            wb = f[w - 1] if w > 0 else 32
            if wb < 128 and (cls[w - 1] & 7 if w > 0 else 0):
                return ASK, k, vp, sp
            nxt = f[chain_end] if chain_end < n else 32
            if (chain_end < n and (cls[chain_end] & 7 or nxt == 64)) or cls_after(f, cls, chain_end, n):
                return ASK, k, vp, sp
            c1, _ = leads_before(keys, first, f[first], trie, classes, out)
            if mask_of(out, c1, tab) & ~np.int64(L_PHONE | L_DENY):
                return ASK, k, vp, sp
            c2, _ = leads_before(keys, s, f[s], trie, classes, out)
            if c2:
                return ASK, k, vp, sp
            count, _ = leads_before(keys, w, np.int32(43), trie, classes, out)
            if mask_of(out, count, tab) & ~np.int64(L_PHONE):
                return ASK, k, vp, sp
            note(
                found,
                k,
                row,
                w,
                chain_end,
                PHONE,
                WHY_COUNTRY,
                lead_with(out, count, tab, L_PHONE),
                V_LEXICON,
            )
            value[vp] = 43
            value[vp + 1] = 56
            value[vp + 2] = 54
            v0 = vp + 3
            vp = put_same(f, s, chain_end, value, v0)
            sp = phone_shown(value, v0, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            continue
        # --- windows of several groups
        taken = -1
        if groups > 1:
            any_lead = False
            for g in range(groups):
                if g == 0 or not cls[gs[g] - 1] & SEPARATOR:
                    count, _ = leads_before(keys, gs[g], f[gs[g]], trie, classes, out)
                    m = mask_of(out, count, tab)
                    if m and m != L_DENY:
                        any_lead = True
                        if not (g == 0 and m & ~np.int64(L_PHONE | L_CARD | L_HANDLE) == 0):
                            return ASK, k, vp, sp
            state = windows(f, cls, gs, ge, groups, total, listed, any_lead, tab, d)
            if state == ASK or (state > 2 and inside):
                return ASK, k, vp, sp
            if state > 2:
                # the whole chain is one mobile number (3) or one card (4)
                nxt = f[chain_end] if chain_end < n else 32
                if (
                    (first > 0 and cls[first - 1] & 7)
                    or before == 46
                    or before == 64
                    or (chain_end < n and (cls[chain_end] & 7 or nxt == 64))
                ):
                    return ASK, k, vp, sp
                if state == 3 and cls_after(f, cls, chain_end, n):
                    return ASK, k, vp, sp
                if nxt == 46 and chain_end + 1 < n and cls[chain_end + 1] & 3:
                    return ASK, k, vp, sp
                count, _ = leads_before(keys, first, f[first], trie, classes, out)
                m = mask_of(out, count, tab)
                if m & L_DENY:
                    return ASK, k, vp, sp
                v0 = vp
                if state == 3:
                    if m & ~np.int64(L_PHONE | L_HANDLE):
                        return ASK, k, vp, sp
                    value[vp] = 43
                    value[vp + 1] = 56
                    value[vp + 2] = 54
                    vp += 3
                note(
                    found,
                    k,
                    row,
                    first,
                    chain_end,
                    PHONE if state == 3 else CARD,
                    WHY_PLAN if state == 3 else WHY_CARD,
                    -1,
                    V_LEXICON if state == 3 else V_CHECKSUM,
                )
                for g in range(groups):
                    vp = put_same(f, gs[g], ge[g], value, vp)
                if state == 3:
                    found[k, 5] = lead_with(out, count, tab, L_PHONE)
                    sp = phone_shown(value, v0 + 3, shown, sp)
                else:
                    lead = lead_with(out, count, tab, L_CARD)
                    if m & L_PHONE:
                        return ASK, k, vp, sp
                    if lead >= 0:
                        found[k, 4], found[k, 5] = WHY_CARD_LED, lead
                    sp = masked(value, v0, vp, 6, 4, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                taken = 1
            elif any_lead:
                return ASK, k, vp, sp
        if taken >= 0:
            continue
        # --- groups by themselves
        for g in range(groups):
            a, b = gs[g], ge[g]
            size = b - a
            if size < 5:
                continue
            covered = False
            for t in range(covers):
                if cover[t, 0] <= a and cover[t, 1] >= b:
                    covered = True
            if covered:
                continue
            state, k, vp, sp = single(
                row, a, b, n, f, keys, cls, tab, trie, classes, out, d, found, k, ends, value, shown, vp, sp
            )
            if state == ASK:
                return ASK, k, vp, sp
    return PLAIN, k, vp, sp


@njit(cache=True, nogil=True)
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
            if n == 1 or sum_ < 10:
                continue
            whole = i == 0 and j == groups - 1
            usual = is_known(code, tab)
            abroad = whole and f[gs[0]] == 48 and f[gs[0] + 1] == 48  # 00852-30001234
            if not usual and not (whole and led) and not abroad:
                continue
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def d_public(f: Any, a: Any) -> Any:
    """Whether five digits are a line every reader knows (12321, 12377 ..., 10086): the twin reads what stands around."""
    v = (f[a + 1] - 48) * 1000 + (f[a + 2] - 48) * 100 + (f[a + 3] - 48) * 10 + f[a + 4] - 48
    return f[a] == 49 and (
        v == 2321 or v == 2377 or v == 2381 or v == 2389 or v == 2337 or v == 2315 or v == 2318 or v == 2328
        or v == 2388 or v == 2333 or v == 2306 or v == 86 or v == 10 or v == 99
    )  # fmt: skip


@njit(cache=True, nogil=True)
def single(
    row: Any,
    a: Any,
    b: Any,
    n: Any,
    f: Any,
    keys: Any,
    cls: Any,
    tab: Any,
    trie: Any,
    classes: Any,
    out: Any,
    d: Any,
    found: Any,
    k: Any,
    ends: Any,
    value: Any,
    shown: Any,
    vp: Any,
    sp: Any,
) -> Any:
    """One group of digits a..b-1 by itself."""
    size = b - a
    before = f[a - 1] if a > 0 else 32
    glued = a > 0 and cls[a - 1] & LETTER
    count, _ = leads_before(keys, a, f[a], trie, classes, out)
    m = mask_of(out, count, tab)
    if glued and m:
        # 密码：Qq112233: a secret, not a lead; the twin looks what stands before the letters
        p = a
        while p > 0 and cls[p - 1] & LETTER:
            p -= 1
        while (
            p > 0
            and a - p < 12
            and (f[p - 1] == 32 or f[p - 1] == 58 or f[p - 1] == 0xFF1A or f[p - 1] == 61)
        ):
            p -= 1
        c = keys[p - 1] if p > 0 else 32
        if (
            c == 0x7801 or c == 0x4EE4 or c == 0x94A5 or c == 0x662F or c == 0x4E3A
            or (97 <= c <= 122 and p < a)
        ):  # fmt: skip
            return ASK, k, vp, sp
    if size == 5 and d_public(f, a):
        return ASK, k, vp, sp
    if (a > 0 and cls[a - 1] & JOINER and before == 95) or before == 64:
        return (PLAIN if m == 0 else ASK), k, vp, sp
    if before == 46 and m:
        return ASK, k, vp, sp
    if glued and m == 0:
        return (PLAIN if size < 15 or size >= 25 else ASK), k, vp, sp
    nxt = f[b] if b < n else 32
    nxt_letter = b < n and cls[b] & LETTER
    if (
        (before == 46 and a > 1 and cls[a - 2] & 3)
        or (nxt == 46 and b + 1 < n and cls[b + 1] & 3)
        or nxt == 95
        or nxt == 64
    ):
        return (PLAIN if m == 0 and (size < 10) else ASK), k, vp, sp
    if size > 20:
        return (PLAIN if m == 0 or m == L_DENY else ASK), k, vp, sp
    for t in range(size):
        d[t] = f[a + t] - 48
    if nxt_letter:
        x = nxt | 32
        if size == 17 and x == 120 and not (b + 1 < n and cls[b + 1] & 7):
            if m & ~np.int64(L_ID | L_HANDLE | L_DENY):
                return ASK, k, vp, sp
            fits = id_plausible(d, tab)
            good = id_check(d, 88)
            if fits and good:
                note(found, k, row, a, b + 1, CN_ID, WHY_ID, lead_with(out, count, tab, L_ID), V_CHECKSUM)
                v0 = vp
                vp = put_same(f, a, b, value, vp)
                value[vp] = 88
                vp += 1
                sp = masked(value, v0, vp, 6, 2, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                return PLAIN, k, vp, sp
            return (ASK if fits or m else PLAIN), k, vp, sp
        if (
            m
            or (
                (size == 11 or size >= 15)
                and (x == 118 or x == 119 or x == 113 or x == 116 or x == 101 or x == 120)
            )
            or size >= 15
        ):
            return ASK, k, vp, sp
        return PLAIN, k, vp, sp
    if m & (
        L_PARCEL
        | L_INVOICE
        | L_IMSI
        | L_ICCID
        | L_LINE
        | L_WEIBO
        | L_DOUYIN
        | L_ALIPAY
        | L_WHATSAPP
        | OTHER_LEAD
        | L_TELEGRAM
    ):
        return ASK, k, vp, sp
    if size == 11 and d[0] == 1 and d[1] >= 3:
        if count and tab[tab[5] + out[0]] == L_DENY:
            return (PLAIN if count == 1 else ASK), k, vp, sp
        if m & (L_DENY | L_QQ | L_GROUP) or cls_after(f, cls, b, n) or not PLAN[d[1] * 10 + d[2]]:
            return ASK, k, vp, sp
        if m & L_WECHAT and (count > 1 or m != L_WECHAT):
            return ASK, k, vp, sp
        same = True
        for t in range(2, 11):
            same = same and d[t] == d[10]
        if same:
            return ASK, k, vp, sp
        note(found, k, row, a, b, PHONE, WHY_PLAN, lead_with(out, count, tab, L_PHONE), V_LEXICON)
        value[vp] = 43
        value[vp + 1] = 56
        value[vp + 2] = 54
        v0 = vp + 3
        vp = put_same(f, a, b, value, v0)
        sp = phone_shown(value, v0, shown, sp)
        ends[k, 0], ends[k, 1] = vp, sp
        k += 1
        if m & L_WECHAT:
            note(found, k, row, a, b, WECHAT, WHY_LED, np.int64(out[0]), V_CONTEXT)
            v0 = vp
            vp = put_same(f, a, b, value, vp)
            sp = masked(value, v0, vp, 2, 2, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
        return PLAIN, k, vp, sp
    if m & L_WECHAT:
        return ASK, k, vp, sp
    if size <= 14:
        qq = m & (L_QQ | L_GROUP)
        if qq:
            if (
                count > 1
                or m != qq
                or qq == (L_QQ | L_GROUP)
                or size > 11
                or d[0] == 0
                or (size < 8 and b < n and cls[b] & UNIT)
            ):
                return ASK, k, vp, sp
            if (qq == L_GROUP and (size < 6 or size > 10)) or (
                b < n and (nxt == 37 or nxt == 58 or nxt == 0xFF1A)
            ):
                return ASK, k, vp, sp
            note(found, k, row, a, b, QQ if qq == L_QQ else QQ_GROUP, WHY_LED, np.int64(out[0]), V_CONTEXT)
            v0 = vp
            vp = put_same(f, a, b, value, vp)
            sp = masked(value, v0, vp, 3, 2, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            return PLAIN, k, vp, sp
        if m & (L_PHONE | L_CARD | L_IMEI):
            return ASK, k, vp, sp
        if (size <= 6 and d[0] == 9 and (d[1] == 5 or d[1] == 6)) or (
            size == 10 and (d[0] == 4 or d[0] == 8) and d[1] == 0 and d[2] == 0
        ):
            return ASK, k, vp, sp
        if size >= 12 and (
            (d[0] == 8 and d[1] == 6) or (d[0] == 0 and (d[1] == 1 or d[1] == 8 or d[1] == 0))
        ):
            return ASK, k, vp, sp
        if (
            size >= 13
            and luhn(d, size)
            and m == 0
            and ((size == 13 and d[0] == 4) or (size == 14 and d[0] == 3))
        ):
            return ASK, k, vp, sp
        return PLAIN, k, vp, sp
    # fifteen to twenty digits
    if m & (L_PHONE | L_QQ | L_GROUP):
        return ASK, k, vp, sp
    good = luhn(d, size)
    denied = count > 0 and tab[tab[5] + out[0]] == L_DENY
    if m & L_DENY and (not denied or count > 1):
        return ASK, k, vp, sp
    if size >= 19 and d[0] == 8 and d[1] == 9:
        return ASK, k, vp, sp
    if size == 15:
        if m & L_ID or m & L_CARD:
            return ASK, k, vp, sp
        if d[0] == 0 and d[1] == 0:
            return ASK, k, vp, sp
        body = (
            (d[0] == 3 and d[1] == 5)
            or (d[0] == 8 and d[1] == 6)
            or (d[0] == 0 and d[1] == 1)
            or (d[0] == 9 and d[1] == 9)
        )
        if m & L_IMEI:
            if not good or count > 1 or not body:
                return ASK, k, vp, sp
        elif denied or not good:
            return PLAIN, k, vp, sp
        elif not body or (d[0] == 8 and d[1] == 6 and d[2] == 1):
            return (ASK if d[0] == 3 or d[0] == 1 else PLAIN), k, vp, sp
        if m & L_IMEI == 0 and size == 15 and d[0] == 3 and d[1] != 5:
            return ASK, k, vp, sp
        note(found, k, row, a, b, IMEI, WHY_IMEI, lead_with(out, count, tab, L_IMEI), V_CHECKSUM)
        v0 = vp
        vp = put_same(f, a, b, value, vp)
        sp = masked(value, v0, vp, 6, 4, shown, sp)
        ends[k, 0], ends[k, 1] = vp, sp
        k += 1
        return PLAIN, k, vp, sp
    if m & L_IMEI:
        return ASK, k, vp, sp
    if size == 18:
        fits = id_plausible(d, tab)
        check = id_check(d, d[17] + 48)
        if fits and check and not m & L_CARD:
            note(found, k, row, a, b, CN_ID, WHY_ID, lead_with(out, count, tab, L_ID), V_CHECKSUM)
            v0 = vp
            vp = put_same(f, a, b, value, vp)
            sp = masked(value, v0, vp, 6, 2, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            return PLAIN, k, vp, sp
        if (fits and not denied) or m & L_ID or m & L_CARD or (good and not denied) or (fits and check):
            return ASK, k, vp, sp
        # eighteen digits may be a credit code: department, province and the check decide in the twin
        if (1 <= d[0] <= 9 and d[1] >= 1 and tab[tab[4] + d[2] * 1000 + d[3] * 100 + 1]) or tab[
            tab[4] + d[2] * 1000 + d[3] * 100 + 2
        ]:
            return ASK, k, vp, sp
        return PLAIN, k, vp, sp
    if m & L_ID:
        return (ASK if size == 17 else PLAIN if m == L_ID else ASK), k, vp, sp
    if m & L_CARD:
        varied = False
        for t in range(1, size):
            varied = varied or d[t] != d[0]
        if size > 19 or not good or count > 1 or not varied:
            return (PLAIN if size > 19 else ASK), k, vp, sp
        note(found, k, row, a, b, CARD, WHY_CARD_LED, lead_with(out, count, tab, L_CARD), V_CHECKSUM)
    elif denied or size > 19 or not good:
        return PLAIN, k, vp, sp
    else:
        strong = (d[0] == 6 and d[1] == 2) or (size == 16 and (d[0] == 4 or (d[0] == 5 and 1 <= d[1] <= 5)))
        if not strong:
            return (PLAIN if d[0] == 7 or d[0] == 0 else ASK), k, vp, sp
        note(found, k, row, a, b, CARD, WHY_CARD, -1, V_CHECKSUM)
    v0 = vp
    vp = put_same(f, a, b, value, vp)
    sp = masked(value, v0, vp, 6, 4, shown, sp)
    ends[k, 0], ends[k, 1] = vp, sp
    k += 1
    return PLAIN, k, vp, sp


@njit(cache=True, nogil=True)
def cls_after(f: Any, cls: Any, b: Any, n: Any) -> Any:
    """Whether what follows within three characters may be a unit or "the same on WeChat"."""
    for t in range(b, min(n, b + 5)):
        if cls[t] & AFTER:
            if not cls[t] & LETTER:
                return True
            # v, wx, rmb, kg; not the first letter of a longer word
            after = f[t + 1] | 32 if t + 1 < n else 32
            return not (97 <= after <= 122) or after == 120 or after == 109 or after == 103
        if cls[t] & 3 or 0x4E00 <= f[t] <= 0x9FFF:
            return False
    return False
