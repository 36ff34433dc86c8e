"""Words of a text: URLs, mail addresses, hosts, accounts after a lead, blockchain addresses. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ringbreak.kernels.scancodes import (
    ASK,
    BTC,
    DIGIT,
    DOMAIN,
    EMAIL,
    ETH,
    L_ALIPAY,
    L_APK,
    L_BTC,
    L_DOMAIN,
    L_DOUYIN,
    L_EMAIL,
    L_ETH,
    L_HANDLE,
    L_ICCID,
    L_INVOICE,
    L_LINE,
    L_MD5,
    L_PARCEL,
    L_SHA256,
    L_TELEGRAM,
    L_TRON,
    L_TXID,
    L_WECHAT,
    L_WEIBO,
    LETTER,
    NAMED,
    OTHER_LEAD,
    PLAIN,
    SHA256,
    TELEGRAM,
    TRON,
    TXID,
    URL,
    V_CHECKSUM,
    V_CONTEXT,
    V_FORMAT,
    V_LEXICON,
    WECHAT,
    WHY_BASE58,
    WHY_ETH,
    WHY_ETH_SUM,
    WHY_HEX64,
    WHY_IN_URL,
    WHY_LED,
    WHY_PSL,
    WHY_TELEGRAM,
    WHY_WXID,
)
from ringbreak.kernels.scanhosts import host_plain, host_state, odd_char, path_char, tracked
from ringbreak.kernels.scanleads import leads_before
from ringbreak.kernels.scanout import (
    copy_value,
    is_hex,
    lead_with,
    lower_of,
    mask_of,
    note,
    put_lower,
    put_same,
)
from ringbreak.kernels.scanwords import hash_ascii, in_set, keccak_40, masked, shortened


@njit(cache=True, nogil=True)
def words(
    row: Any,
    n: Any,
    f: Any,
    keys: Any,
    cls: Any,
    tab: Any,
    trie: Any,
    classes: Any,
    out: Any,
    work: Any,
    text: Any,
    digest: Any,
    cover: Any,
    found: Any,
    k: Any,
    ends: Any,
    value: Any,
    shown: Any,
    vp: Any,
    sp: Any,
) -> Any:
    """URLs, mail addresses, hosts, accounts after a lead, addresses. (state, found so far, ends of the buffers, covers)

    cover: spans whose digits belong to what was found. ends: where each found value and shown form end in the buffers.
    """
    covers: Any = np.int64(0)
    i: Any = np.int64(0)
    while i < n:
        c = f[i]
        if not cls[i] & 3:
            if c == 64:
                if i + 1 < n and (cls[i + 1] & 7 or 0x4E00 <= f[i + 1] <= 0x9FFF):
                    count, _ = leads_before(keys, i, np.int32(64), trie, classes, out)
                    m = mask_of(out, count, tab)
                    if m & (L_LINE | L_WEIBO | L_HANDLE):
                        return ASK, k, vp, sp, covers
                    if cls[i + 1] & LETTER:
                        before = f[i - 1] if i > 0 else 32
                        if (
                            before == 46
                            or before == 95
                            or before == 43
                            or before == 45
                            or before == 47
                            or before == 64
                            or before == 38
                            or before == 61
                            or before == 37
                        ):
                            return ASK, k, vp, sp, covers
                        q = i + 1
                        while q < n and (cls[q] & 3 or f[q] == 95):
                            q += 1
                        after = f[q] if q < n else 32
                        if q - i > 4:
                            if not (count == 1 and m == L_TELEGRAM and 6 <= q - i <= 33):
                                return ASK, k, vp, sp, covers
                            if after == 64 or ((after == 46 or after == 45) and q + 1 < n and cls[q + 1] & 3):
                                return ASK, k, vp, sp, covers
                            note(found, k, row, i, q, TELEGRAM, WHY_LED, np.int64(out[0]), V_CONTEXT)
                            v0 = vp
                            vp = put_lower(f, i + 1, q, value, vp)
                            sp = masked(value, v0, vp, 2, 2, shown, sp)
                            ends[k, 0], ends[k, 1] = vp, sp
                            k += 1
                            cover[covers, 0], cover[covers, 1] = i, q
                            covers += 1
                            i = q
                            if covers >= 60:
                                return ASK, k, vp, sp, covers
                            continue
            elif c == 58 and i + 1 < n:
                if f[i + 1] == 58:
                    return ASK, k, vp, sp, covers
                if i > 0 and is_hex(f[i - 1]) and is_hex(f[i + 1]):
                    q, colons, letter = i + 1, 1, False
                    p = i - 1
                    while p >= 0 and is_hex(f[p]) and i - p <= 4:
                        letter = letter or f[p] > 57
                        p -= 1
                    size = 0
                    while q < n and (is_hex(f[q]) or f[q] == 58) and colons < 6:
                        if f[q] == 58:
                            colons += 1
                            size = 0
                        else:
                            letter = letter or f[q] > 57
                            size += 1
                        q += 1
                    if colons >= 2 and (letter or colons >= 5):
                        return ASK, k, vp, sp, covers
            elif c == 0xFF1A and i + 2 < n and f[i + 1] == 47 and f[i + 2] == 47:
                return ASK, k, vp, sp, covers
            i += 1
            continue
        e = i
        letters, digits, joins, upper = 0, 0, 0, 0
        while e < n and cls[e] & 7:
            x = cls[e]
            if x & DIGIT:
                digits += 1
            elif x & LETTER:
                letters += 1
                if f[e] <= 90:
                    upper += 1
            else:
                joins += 1
            e += 1
        size = e - i
        before = f[i - 1] if i > 0 else 32
        nxt = f[e] if e < n else 32
        # --- URLs
        if e + 2 < n and nxt == 58 and f[e + 1] == 47 and f[e + 2] == 47:
            ok = (
                (size == 4 or size == 5)
                and (f[i] | 32) == 104
                and (f[i + 1] | 32) == 116
                and (f[i + 2] | 32) == 116
                and (f[i + 3] | 32) == 112
            )
            if size == 5:
                ok = ok and (f[i + 4] | 32) == 115
            p = e + 3
            q = p
            while q < n and (cls[q] & 7 or f[q] == 46):
                q += 1
            stop = q
            while stop > p and (f[stop - 1] == 46 or f[stop - 1] == 45):
                stop -= 1
            if not ok or stop <= p or not cls[p] & 3:
                return ASK, k, vp, sp, covers
            after = f[q] if q < n else 32
            end = stop
            if after == 47 or after == 63 or after == 35:
                if stop != q:
                    return ASK, k, vp, sp, covers
                r = q
                while r < n and path_char(f[r]):
                    r += 1
                if r < n and odd_char(f[r]):
                    return ASK, k, vp, sp, covers
                while r > q and (
                    f[r - 1] == 46 or f[r - 1] == 58 or f[r - 1] == 33 or f[r - 1] == 63 or f[r - 1] == 42
                ):
                    r -= 1
                end = r
                if tracked(f, q, r):
                    return ASK, k, vp, sp, covers
            elif path_char(after) or odd_char(after):
                return ASK, k, vp, sp, covers
            if host_state(f, cls, p, stop, tab) != 1:
                return ASK, k, vp, sp, covers
            note(found, k, row, i, end, URL, WHY_PSL, -1, V_LEXICON)
            v0 = vp
            vp = put_lower(f, i, stop, value, vp)
            vp = put_same(f, stop, end, value, vp)
            sp = copy_value(value, v0, vp, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            note(found, k, row, p, stop, DOMAIN, WHY_IN_URL, -1, V_LEXICON)
            v0 = vp
            vp = put_lower(f, p, stop, value, vp)
            sp = copy_value(value, v0, vp, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            cover[covers, 0], cover[covers, 1] = i, end
            covers += 1
            i = end
            if covers >= 60:
                return ASK, k, vp, sp, covers
            continue
        # --- mail addresses
        q = e
        dots = 0
        while q < n and (cls[q] & 7 or f[q] == 46 or f[q] == 43):
            if f[q] == 46 and f[q - 1] == 46:
                dots = 2
            q += 1
        if q + 1 < n and f[q] == 64 and f[q + 1] > 127:
            return ASK, k, vp, sp, covers  # a mail domain in another script
        if q < n and f[q] == 64 and q + 1 < n and cls[q + 1] & 3:
            if (
                before == 95
                or before == 45
                or before == 46
                or before == 43
                or (odd_char(before) and before not in (40, 44, 59, 91, 93, 41))
                or before in (33, 35, 36, 37, 38, 42, 47, 61, 63, 126)
                or q - i > 60
                or dots == 2
                or f[q - 1] == 46
            ):
                return ASK, k, vp, sp, covers
            p = q + 1
            r = p
            while r < n and (cls[r] & 7 or f[r] == 46):
                r += 1
            stop = r
            while stop > p and (f[stop - 1] == 46 or f[stop - 1] == 45):
                stop -= 1
            if host_state(f, cls, p, stop, tab) != 1 and not host_plain(f, cls, p, stop, tab):
                return ASK, k, vp, sp, covers
            if r < n and f[r] == 64:
                return ASK, k, vp, sp, covers
            count, _ = leads_before(keys, i, f[i], trie, classes, out)
            if mask_of(out, count, tab) & L_ALIPAY:
                return ASK, k, vp, sp, covers
            note(found, k, row, i, stop, EMAIL, WHY_PSL, lead_with(out, count, tab, L_EMAIL), V_LEXICON)
            v0 = vp
            vp = put_lower(f, i, stop, value, vp)
            shown[sp] = value[v0]
            shown[sp + 1] = 42
            shown[sp + 2] = 42
            shown[sp + 3] = 42
            sp = copy_value(value, v0 + (q - i), vp, shown, sp + 4)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            cover[covers, 0], cover[covers, 1] = i, stop
            covers += 1
            i = stop
            if covers >= 60:
                return ASK, k, vp, sp, covers
            continue
        # --- dotted words
        q = e
        labels = 1
        while q + 1 < n and f[q] == 46 and cls[q + 1] & 7:
            q += 1
            labels += 1
            while q < n and cls[q] & 7:
                x = cls[q]
                if x & DIGIT:
                    digits += 1
                elif x & LETTER:
                    letters += 1
                    if f[q] <= 90:
                        upper += 1
                else:
                    joins += 1
                q += 1
        if q > e:
            if letters == 0:
                if labels >= 4 and joins == 0:
                    return ASK, k, vp, sp, covers
                i = q
                continue
            count, _ = leads_before(keys, i, f[i], trie, classes, out)
            m = mask_of(out, count, tab)
            if m & (L_LINE | L_DOUYIN | L_APK):
                return ASK, k, vp, sp, covers
            if q - i == 14 and f[i + 4] == 46 and f[i + 9] == 46:
                return ASK, k, vp, sp, covers
            run = longest = 0
            label = i
            for j in range(i, q + 1):
                if j < q and cls[j] & DIGIT:
                    run += 1
                    longest = max(longest, run)
                else:
                    run = 0
                if j == q or f[j] == 46:
                    if j - label >= 25:
                        return ASK, k, vp, sp, covers
                    if label > i and j - label > 2:
                        more, _ = leads_before(keys, label, f[label], trie, classes, out)
                        if more:
                            return ASK, k, vp, sp, covers
                    label = j + 1
            state = host_state(f, cls, i, q, tab)
            if labels >= 3 and in_set(hash_ascii(f, i, e), tab, 11):
                return ASK, k, vp, sp, covers
            if state == 0 and longest < 5:
                i = q
                continue
            after = f[q] if q < n else 32
            short = (
                q - i == 4 and f[i] == 116 and f[i + 1] == 46 and f[i + 2] == 109 and f[i + 3] == 101
            )  # t.me
            blocked = (
                before == 95
                or before == 45
                or before == 47
                or before == 64
                or before == 92
                or before == 36
                or before == 126
                or before == 46
            )
            if (
                (after == 47 or after == 63 or after == 35)
                and (state == 1 or short)
                and not blocked
                and longest <= 10
                and not tracked(f, i, q)
            ):
                r = q
                while r < n and path_char(f[r]):
                    r += 1
                if r < n and odd_char(f[r]):
                    return ASK, k, vp, sp, covers
                while r > q and (
                    f[r - 1] == 46 or f[r - 1] == 58 or f[r - 1] == 33 or f[r - 1] == 63 or f[r - 1] == 42
                ):
                    r -= 1
                if r <= q + 1 or tracked(f, q, r):
                    return ASK, k, vp, sp, covers
                if short:
                    # t.me/name: a name with a digit or an underscore is none of Telegram's own pages
                    marked = False
                    for j in range(q + 1, r):
                        if not (cls[j] & 3 or f[j] == 95):
                            return ASK, k, vp, sp, covers
                        marked = marked or not cls[j] & LETTER
                    if after != 47 or not marked or not cls[q + 1] & LETTER or not 5 <= r - q - 1 <= 32:
                        return ASK, k, vp, sp, covers
                note(found, k, row, i, r, URL, WHY_PSL, -1, V_LEXICON)
                v0 = vp
                vp = put_lower(f, i, q, value, vp)
                vp = put_same(f, q, r, value, vp)
                sp = copy_value(value, v0, vp, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                note(found, k, row, i, q, DOMAIN, WHY_IN_URL, -1, V_LEXICON)
                v0 = vp
                vp = put_lower(f, i, q, value, vp)
                sp = copy_value(value, v0, vp, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                if short:
                    note(found, k, row, i, r, TELEGRAM, WHY_TELEGRAM, -1, V_FORMAT)
                    v0 = vp
                    vp = put_lower(f, q + 1, r, value, vp)
                    sp = masked(value, v0, vp, 2, 2, shown, sp)
                    ends[k, 0], ends[k, 1] = vp, sp
                    k += 1
                cover[covers, 0], cover[covers, 1] = i, r
                covers += 1
                i = r
                if covers >= 60:
                    return ASK, k, vp, sp, covers
                continue
            if (
                state != 1
                or longest > 10
                or before == 95 or before == 45 or before == 47 or before == 64 or before == 92 or before == 36 or before == 126 or before == 46
                or after == 47 or after == 63 or after == 35 or after == 40 or after == 64 or after == 95
                or (after == 58 and q + 1 < n and cls[q + 1] & DIGIT)
                or size == 1
                or tracked(f, i, q)
            ):  # fmt: skip
                return ASK, k, vp, sp, covers
            if labels == 2:
                numeric = True
                for j in range(i, e):
                    if not cls[j] & DIGIT:
                        numeric = False
                if numeric and q - e == 3:
                    return ASK, k, vp, sp, covers
            count, _ = leads_before(keys, i, f[i], trie, classes, out)
            note(found, k, row, i, q, DOMAIN, WHY_PSL, lead_with(out, count, tab, L_DOMAIN), V_LEXICON)
            v0 = vp
            vp = put_lower(f, i, q, value, vp)
            sp = copy_value(value, v0, vp, shown, sp)
            ends[k, 0], ends[k, 1] = vp, sp
            k += 1
            cover[covers, 0], cover[covers, 1] = i, q
            covers += 1
            i = q
            if covers >= 60:
                return ASK, k, vp, sp, covers
            continue
        # --- single words
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
                return ASK, k, vp, sp, covers
            if f[i] == 88 and (before == 0x8587 or before == 0x5FAE or before == 0x5A01):
                return ASK, k, vp, sp, covers
        if size == 4 and f[i] == 76 and f[i + 1] == 73 and f[i + 2] == 78 and f[i + 3] == 69 and nxt == 32:
            return ASK, k, vp, sp, covers  # LINE abc_123
        if before == 64 and size >= 15:
            return ASK, k, vp, sp, covers
        if size >= 3 and before != 64:
            count, _ = leads_before(keys, i, f[i], trie, classes, out)
            m = mask_of(out, count, tab)
            if m & (NAMED | L_PARCEL) and goes_on(f, cls, e, n):
                return ASK, k, vp, sp, covers
            if letters == 0:
                if (
                    m & (L_LINE | L_WEIBO | L_DOUYIN)
                    or (m & L_PARCEL and size >= 8)
                    or (joins and size == 17)
                ):
                    return ASK, k, vp, sp, covers
                if joins and m & NAMED:
                    return ASK, k, vp, sp, covers
            else:
                if (
                    m & (L_APK | L_ICCID)
                    or (m & L_PARCEL and size >= 10 and digits)
                    or (m & L_INVOICE and digits >= 8)
                ):
                    return ASK, k, vp, sp, covers
                a, b = f[i] | 32, f[i + 1] | 32
                wxid = (
                    size > 10
                    and a == 119
                    and b == 120
                    and (f[i + 2] | 32) == 105
                    and (f[i + 3] | 32) == 100
                    and f[i + 4] == 95
                )
                if (a == 103 and b == 104 and f[i + 2] == 95) or (joins and tracked(f, i, e)):
                    return ASK, k, vp, sp, covers
                if size == 3 and (
                    (a == 100 and b == 111 and (f[i + 2] | 32) == 116 and before == 32 and nxt == 32)
                    or (a == 102 and b == 98 and (f[i + 2] | 32) == 113)
                ):
                    return ASK, k, vp, sp, covers
                if size == 4 and a == 105 and b == 98 and (f[i + 2] | 32) == 97 and (f[i + 3] | 32) == 110:
                    return ASK, k, vp, sp, covers
                if (
                    size >= 4
                    and cls[i] & LETTER
                    and cls[i + 1] & LETTER
                    and cls[i + 2] & DIGIT
                    and cls[i + 3] & DIGIT
                ):
                    close = (size == 4 and e + 1 < n and (nxt == 32 or nxt == 45) and cls[e + 1] & 3) or (
                        size > 4 and f[i + 4] == 45
                    )
                    if (close or size >= 15) and in_set(hash_ascii(f, i, i + 2), tab, 10):
                        return ASK, k, vp, sp, covers
                if digits:
                    if (size == 17 and joins == 5) or (size == 12 and m & OTHER_LEAD):
                        return ASK, k, vp, sp, covers
                    if (
                        (size == 9 or size == 10)
                        and (before == 32 or before == 45)
                        and i >= 7
                        and cls[i - 2] & 1
                        and cls[i - 3] & 1
                        and cls[i - 4] & 1
                        and cls[i - 5] & 1
                        and cls[i - 6] & 1
                        and cls[i - 7] & 1
                    ):
                        return ASK, k, vp, sp, covers
                # runs of letters and digits inside the word
                run, run_digits, run_at = 0, 0, i
                for j in range(i, e + 1):
                    if j < e and cls[j] & 3:
                        if run == 0:
                            run_at = j
                        run += 1
                        if cls[j] & DIGIT:
                            run_digits += 1
                        continue
                    if run >= 11 and run_digits:
                        if (
                            run == 11
                            and run_digits >= 3
                            and (f[run_at] == 49 or f[run_at] == 73 or f[run_at] == 108 or f[run_at] == 105)
                        ):
                            return ASK, k, vp, sp, covers
                        if (
                            run_digits >= 9
                            and run - run_digits <= 4
                            and not cls[run_at] & DIGIT
                            and carrier(f[run_at] | 32, f[run_at + 1] | 32)
                        ):
                            return ASK, k, vp, sp, covers
                        if (
                            run == 18
                            and run_digits >= 6
                            and not (run_digits == 17 and (f[run_at + 17] | 32) == 120)
                        ):
                            return ASK, k, vp, sp, covers
                        if run >= 12 and (f[run_at] | 32) == 106 and (f[run_at + 1] | 32) == 100:
                            return ASK, k, vp, sp, covers
                    if run >= 25:
                        if run != size:
                            return ASK, k, vp, sp, covers
                        if m & (NAMED | L_PARCEL | L_INVOICE | L_MD5 | OTHER_LEAD):
                            return ASK, k, vp, sp, covers
                        hexes = 0
                        for t in range(run_at, j):
                            if is_hex(f[t]):
                                hexes += 1
                        if run == 42 and hexes == 41 and f[run_at] == 48 and f[run_at + 1] == 120:
                            for t in range(40):
                                text[t] = lower_of(f[run_at + 2 + t])
                            keccak_40(text, digest, work)
                            v0 = vp
                            value[vp] = 48
                            value[vp + 1] = 120
                            same = True
                            lowers = uppers = 0
                            for t in range(40):
                                x = text[t]
                                d = digest[t >> 1] >> 4 if t & 1 == 0 else digest[t >> 1] & 15
                                if x >= 97:
                                    if d >= 8:
                                        x -= 32
                                    if f[run_at + 2 + t] >= 97:
                                        lowers += 1
                                    else:
                                        uppers += 1
                                same = same and x == f[run_at + 2 + t]
                                value[vp + 2 + t] = x
                            if lowers and uppers and not same:
                                return ASK, k, vp, sp, covers
                            vp += 42
                            mixed = lowers > 0 and uppers > 0
                            note(
                                found,
                                k,
                                row,
                                i,
                                e,
                                ETH,
                                WHY_ETH_SUM if mixed else WHY_ETH,
                                lead_with(out, count, tab, L_ETH),
                                V_CHECKSUM if mixed else V_FORMAT,
                            )
                            sp = shortened(value, v0, vp, shown, sp)
                        elif run == 64 and hexes == 64:
                            if m & L_SHA256 or not m & L_TXID:
                                return ASK, k, vp, sp, covers  # a file's or a transfer's: the text says which
                            variety = np.int64(0)
                            for t in range(run_at, j):
                                variety |= np.int64(1) << np.int64(
                                    f[t] & 31
                                    if f[t] >= 97
                                    else (f[t] | 32) & 31
                                    if f[t] >= 65
                                    else f[t] - 48 + 40
                                )
                            bits = 0
                            while variety:
                                variety &= variety - 1
                                bits += 1
                            if bits <= 4 or digits == 64:
                                return ASK, k, vp, sp, covers
                            if m & L_TXID:
                                if m & ~np.int64(L_TXID):
                                    return ASK, k, vp, sp, covers
                                note(
                                    found,
                                    k,
                                    row,
                                    i,
                                    e,
                                    TXID,
                                    WHY_HEX64,
                                    lead_with(out, count, tab, L_TXID),
                                    V_CONTEXT,
                                )
                            else:
                                t = i - 1
                                while (
                                    t >= 0
                                    and i - t <= 26
                                    and not (
                                        97 <= keys[t] <= 122
                                        or (keys[t] > 127 and keys[t] != 0x662F and keys[t] != 0x4E3A)
                                    )
                                ):
                                    t -= 1
                                z = keys[t] if t >= 0 else 32
                                # hash, tlsh, uuid, session, token, nonce, cookie, key, 钥: words for other things
                                if (
                                    z == 104
                                    or z == 112
                                    or z == 100
                                    or z == 110
                                    or z == 101
                                    or z == 121
                                    or z == 0x94A5
                                ):
                                    return ASK, k, vp, sp, covers
                                note(found, k, row, i, e, SHA256, WHY_HEX64, -1, V_FORMAT)
                            v0 = vp
                            vp = put_lower(f, i, e, value, vp)
                            sp = shortened(value, v0, vp, shown, sp)
                        elif run == 34 and f[run_at] == 84 and run_digits and upper < letters:
                            note(
                                found,
                                k,
                                row,
                                i,
                                e,
                                TRON,
                                WHY_BASE58,
                                lead_with(out, count, tab, L_TRON),
                                V_CHECKSUM,
                            )
                            v0 = vp
                            vp = put_same(f, i, e, value, vp)
                            sp = shortened(value, v0, vp, shown, sp)
                        elif (
                            26 <= run <= 34
                            and (f[run_at] == 49 or f[run_at] == 51)
                            and upper
                            and upper < letters
                        ):
                            note(
                                found,
                                k,
                                row,
                                i,
                                e,
                                BTC,
                                WHY_BASE58,
                                lead_with(out, count, tab, L_BTC),
                                V_CHECKSUM,
                            )
                            v0 = vp
                            vp = put_same(f, i, e, value, vp)
                            sp = shortened(value, v0, vp, shown, sp)
                        else:
                            return ASK, k, vp, sp, covers
                        ends[k, 0], ends[k, 1] = vp, sp
                        k += 1
                        cover[covers, 0], cover[covers, 1] = i, e
                        covers += 1
                        if covers >= 60:
                            return ASK, k, vp, sp, covers
                    run, run_digits = 0, 0
                if size < 25:
                    under = False
                    dash = False
                    for j in range(i, e):
                        under = under or f[j] == 95
                        dash = dash or f[j] == 45
                    named = m & NAMED
                    if wxid or named:
                        if named == L_HANDLE and not digits and not under:
                            pass
                        elif (
                            before == 95
                            or nxt == 64
                            or (nxt == 46 and e + 1 < n and cls[e + 1] & 3)
                            or nxt == 58
                            or nxt == 0xFF1A
                            or f[e - 1] == 45
                        ):
                            return ASK, k, vp, sp, covers
                        elif wxid:
                            if (named and named != L_WECHAT) or dash or size > 35 or before == 45:
                                return ASK, k, vp, sp, covers
                            note(found, k, row, i, e, WECHAT, WHY_WXID, -1, V_LEXICON)
                            v0 = vp
                            vp = put_lower(f, i, e, value, vp)
                            sp = masked(value, v0, vp, 2, 2, shown, sp)
                            ends[k, 0], ends[k, 1] = vp, sp
                            k += 1
                            cover[covers, 0], cover[covers, 1] = i, e
                            covers += 1
                        elif (
                            count == 1
                            and named == L_WECHAT
                            and (digits or under)
                            and cls[i] & LETTER
                            and 6 <= size <= 20
                        ):
                            note(found, k, row, i, e, WECHAT, WHY_LED, np.int64(out[0]), V_CONTEXT)
                            v0 = vp
                            vp = put_lower(f, i, e, value, vp)
                            sp = masked(value, v0, vp, 2, 2, shown, sp)
                            ends[k, 0], ends[k, 1] = vp, sp
                            k += 1
                            cover[covers, 0], cover[covers, 1] = i, e
                            covers += 1
                        elif (
                            count == 1
                            and named == L_TELEGRAM
                            and (digits or under)
                            and not dash
                            and cls[i] & LETTER
                            and 5 <= size <= 32
                        ):
                            note(found, k, row, i, e, TELEGRAM, WHY_LED, np.int64(out[0]), V_CONTEXT)
                            v0 = vp
                            vp = put_lower(f, i, e, value, vp)
                            sp = masked(value, v0, vp, 2, 2, shown, sp)
                            ends[k, 0], ends[k, 1] = vp, sp
                            k += 1
                            cover[covers, 0], cover[covers, 1] = i, e
                            covers += 1
                        else:
                            return ASK, k, vp, sp, covers
                        if covers >= 60 or goes_on(f, cls, e, n):
                            return ASK, k, vp, sp, covers
        i = e
    return PLAIN, k, vp, sp, covers


@njit(cache=True, nogil=True)
def carrier(a: Any, b: Any) -> Any:
    """Whether two lower-case letters begin a carrier's numbers: sf yt jt jd st zt dp lp ky, and e or c of the post."""
    return (
        a == 101 or a == 99 or (a == 115 and (b == 102 or b == 116)) or (b == 116 and (a == 121 or a == 106 or a == 122))
        or (a == 106 and b == 100) or (a == 100 and b == 112) or (a == 108 and b == 112) or (a == 107 and b == 121)
    )  # fmt: skip


@njit(cache=True, nogil=True)
def goes_on(f: Any, cls: Any, at: Any, n: Any) -> Any:
    """Whether a mark of a list and another word follow: 、 / 或 和 及 &."""
    if at < n and f[at] == 32:
        at += 1
    if at < n and (
        f[at] == 0x3001 or f[at] == 47 or f[at] == 0x6216 or f[at] == 0x548C or f[at] == 0x53CA or f[at] == 38
    ):
        at += 1
        if at < n and f[at] == 32:
            at += 1
        return at < n and cls[at] & 3 != 0
    return False
