"""One pass over UTF-8 texts that finds the plain identifiers whole and hands everything doubtful on.

Each text ends in one of three states: NOTHING (no identifier can be in it), PLAIN (all of them are found here) or
ASK (a disguise, a rare kind or a crossing of claims: the plain twin in selectors decides). The rules here are a narrow
part of the twin's; a test holds both against each other on hundreds of thousands of texts. Nothing is looked at twice
beyond a fixed reach, so time is linear in the bytes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ringbreak.kernels.scanleads import leads_before
from ringbreak.kernels.scanwords import (
    hash_ascii,
    id_check,
    id_plausible,
    in_set,
    keccak_40,
    luhn,
    masked,
    shortened,
)

NOTHING, PLAIN, ASK = 0, 1, 2
# Classes of characters, bits of a table over the basic plane.
DIGIT, LETTER, JOINER, SPECIAL, NUMERAL, HOMOPHONE, QUOTE, PROVINCE = 1, 2, 4, 8, 16, 32, 64, 128
GAP, TELLTALE, SEPARATOR, MARK, AFTER, BEFORE_QUOTE, AT_SIGN, UNIT = (
    256,
    512,
    1024,
    2048,
    4096,
    8192,
    16384,
    32768,
)
# Kinds found here; `KINDS` names them in this order.
PHONE, CN_ID, CARD, IMEI, QQ, QQ_GROUP, WECHAT, TELEGRAM, EMAIL, URL, DOMAIN, ETH, TRON, BTC, TXID, SHA256 = (
    range(16)
)
KINDS = (
    "phone", "cn_id", "bank_card", "imei", "qq", "qq_group", "wechat", "telegram", "email", "url", "domain",
    "eth", "tron", "btc", "txid", "sha256",
)  # fmt: skip
# What a lead word announces, as bits; `LEAD_BITS` names them.
LEAD_BITS = {
    "phone": 1, "wechat": 2, "qq": 4, "qq_group": 8, "telegram": 16, "whatsapp": 32, "line": 64, "weibo": 128,
    "douyin": 256, "alipay": 512, "bank_card": 1024, "cn_id": 2048, "imei": 4096, "-": 8192, "wechat_official": 16384,
    "handle": 32768, "parcel": 1 << 16, "invoice": 1 << 17, "imsi": 1 << 18, "iccid": 1 << 19, "txid": 1 << 20,
    "sha256": 1 << 21, "md5": 1 << 22, "sha1": 1 << 22, "apk": 1 << 23, "domain": 1 << 24, "email": 1 << 25,
    "btc": 1 << 26, "eth": 1 << 27, "tron": 1 << 28,
}  # fmt: skip
OTHER_LEAD = 1 << 29
L_PHONE, L_WECHAT, L_QQ, L_GROUP, L_TELEGRAM, L_WHATSAPP = 1, 2, 4, 8, 16, 32
L_LINE, L_WEIBO, L_DOUYIN, L_ALIPAY, L_CARD, L_ID, L_IMEI, L_DENY = 64, 128, 256, 512, 1024, 2048, 4096, 8192
L_OFFICIAL, L_HANDLE, L_PARCEL, L_INVOICE, L_IMSI, L_ICCID = 16384, 32768, 1 << 16, 1 << 17, 1 << 18, 1 << 19
L_TXID, L_SHA256, L_MD5, L_APK, L_DOMAIN, L_EMAIL = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24, 1 << 25
L_BTC, L_ETH, L_TRON = 1 << 26, 1 << 27, 1 << 28
NAMED = L_WECHAT | L_TELEGRAM | L_LINE | L_WEIBO | L_DOUYIN | L_OFFICIAL | L_HANDLE
NUMBERED = (
    L_WECHAT | L_QQ | L_GROUP | L_ALIPAY | L_WHATSAPP | L_LINE | L_WEIBO | L_DOUYIN | L_PARCEL | L_INVOICE | L_IMSI
    | L_ICCID | L_TELEGRAM | (1 << 29)
)  # fmt: skip
# Why, as the twin says it; `selectors.scanner` turns the number and the lead into the sentence.
(
    WHY_PLAN,
    WHY_ID,
    WHY_CARD,
    WHY_CARD_LED,
    WHY_IMEI,
    WHY_LED,
    WHY_WXID,
    WHY_PSL,
    WHY_IN_URL,
    WHY_ETH,
    WHY_ETH_SUM,
) = range(11)
WHY_BASE58, WHY_HEX64, WHY_COUNTRY = 11, 12, 13
V_CHECKSUM, V_LEXICON, V_FORMAT, V_CONTEXT = 0, 1, 2, 3


@njit(cache=True, nogil=True)
def decode(
    data: Any, lo: Any, hi: Any, classes: Any, folded: Any, keyed: Any, f: Any, keys: Any, cls: Any, at: Any
) -> Any:
    """UTF-8 bytes to folded code points, lead keys, classes and byte offsets; (count, OR of the classes).

    Arrow guarantees well-formed UTF-8, so the lengths follow from the first bytes.
    """
    n, i, seen = 0, lo, 0
    while i < hi:
        b = np.int32(data[i])
        at[n] = i
        if b < 0x80:
            c = b
            i += 1
        elif b < 0xE0:
            c = (b & 31) << 6 | np.int32(data[i + 1]) & 63
            i += 2
        elif b < 0xF0:
            c = (b & 15) << 12 | (np.int32(data[i + 1]) & 63) << 6 | np.int32(data[i + 2]) & 63
            i += 3
        else:
            c = (
                (b & 7) << 18
                | (np.int32(data[i + 1]) & 63) << 12
                | (np.int32(data[i + 2]) & 63) << 6
                | np.int32(data[i + 3]) & 63
            )
            i += 4
        if c < 65536:
            k = classes[c]
            f[n] = folded[c]
            keys[n] = keyed[c]
        else:
            k = np.uint16(GAP)
            if (
                0x1F100 <= c <= 0x1F1FF
                or 0x1D400 <= c <= 0x1D7FF
                or 0x1FBF0 <= c <= 0x1FBF9
                or c >= 0xE0000
                or 0x104A0 <= c <= 0x104A9
                or c < 0x10800
            ):
                k = np.uint16(SPECIAL)
            f[n] = c
            keys[n] = c
        cls[n] = k
        seen |= k
        n += 1
    at[n] = hi
    return n, seen


@njit(cache=True, nogil=True)
def doubtful(n: Any, f: Any, keys: Any, cls: Any, tab: Any) -> Any:
    """Whether something in the text needs the twin: homophones, plates, names in quotes, filing numbers, reading backwards."""
    run, strange = 0, False
    for i in range(n):
        k = cls[i]
        if k & (DIGIT | NUMERAL | HOMOPHONE):
            run += 1
            strange = strange or (k & HOMOPHONE) != 0
            if run >= 11 and strange:
                return True
        else:
            run, strange = 0, False
        if k & (QUOTE | PROVINCE | TELLTALE):
            c = f[i]
            if k & TELLTALE:
                nxt = f[i + 1] if i + 1 < n else 0
                before = f[i - 1] if i > 0 else 0
                if c == 0x5B89:  # 公网安备
                    if before == 0x7F51 and (nxt == 0x5907 or nxt == 0x5099):
                        return True
                elif c == 0x5012 or c == 0x53CD or c == 0x9006 or c == 0x4ECE:  # 倒 反 逆 从
                    if nxt == 0x7740 or nxt == 0x8FC7 or nxt == 0x5E8F or nxt == 0x8BFB or nxt == 0x540E:
                        return True
                elif c == 0x70B9 or c == 0x3002 or c == 0x4E36 or c == 0xB7:  # 点 。 丶 ·
                    if i > 0 and cls[i - 1] & 3 and i + 1 < n and cls[i + 1] & LETTER:
                        q = i + 1
                        while q < n and cls[q] & 7:
                            q += 1
                        if (f[i - 1] | 32) == 119 or in_set(hash_ascii(f, i + 1, q), tab, 6):
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
            if k & QUOTE:
                q = i + 1
                letter = digit = False
                while q < n and q - i <= 25 and cls[q] & 7:
                    letter = letter or (cls[q] & LETTER) != 0
                    digit = digit or (cls[q] & DIGIT) != 0
                    q += 1
                if letter and digit and q - i > 5 and q < n and closes(f[q]):
                    return True
                p = i - 1
                while p >= 0 and p > i - 4 and (f[p] == 32 or f[p] == 58 or f[p] == 0xFF1A):
                    p -= 1
                if p >= 0 and cls[p] & BEFORE_QUOTE:
                    for j in range(i + 2, min(n, i + 27)):
                        if closes(f[j]):
                            return True
    return False


@njit(cache=True, nogil=True)
def closes(c: Any) -> Any:
    return (
        c == 0x201D
        or c == 34
        or c == 0x300D
        or c == 0x300F
        or c == 39
        or c == 0x2019
        or c == 0x3011
        or c == 0x300B
    )


@njit(cache=True, nogil=True)
def under_wildcard(f: Any, start: Any, end: Any, tab: Any) -> Any:
    """Whether the host is one label below a wildcard rule (*.ck), so that it is a suffix itself or an exception."""
    for i in range(start, end):
        if f[i] == 46:
            return in_set(hash_ascii(f, i + 1, end), tab, 13)
    return False


@njit(cache=True, nogil=True)
def host_state(f: Any, cls: Any, start: Any, end: Any, tab: Any) -> Any:
    """0: no label but the first is a known ending, 1: a host below an ICANN suffix with an ending nobody mistakes, 2: doubtful."""
    known = False
    label = start
    count = 1
    for i in range(start, end + 1):
        if i == end or f[i] == 46:
            if i == label or i - label > 63:
                return 2
            if f[label] == 45 or f[i - 1] == 45:
                return 2
            if count > 1 and in_set(hash_ascii(f, label, i), tab, 6):
                known = True
            if i < end:
                label = i + 1
                count += 1
    if not known:
        if end - label >= 4 and f[label] == 120 and f[label + 1] == 110:
            return 2
        return 0
    if under_wildcard(f, start, end, tab):
        return 2
    last = hash_ascii(f, label, end)
    if count < 2 or not in_set(last, tab, 6) or in_set(last, tab, 8):
        return 2
    if in_set(hash_ascii(f, start, end), tab, 7) or in_set(hash_ascii(f, start, end), tab, 9):
        return 2
    for i in range(label, end):
        if 65 <= f[i] <= 90 or cls[i] & (DIGIT | JOINER):
            return 2
    return 1


@njit(cache=True, nogil=True)
def tracked(f: Any, start: Any, end: Any) -> Any:
    """Whether a hyphen stands behind the letters of a tracking id: UA- GTM- AW- pub- G-."""
    for i in range(start + 1, end):
        if f[i] == 45:
            a = f[i - 1] | 32
            b = f[i - 2] | 32 if i - 2 >= start else 0
            if (
                (a == 97 and b == 117)
                or (a == 109 and b == 116)
                or (a == 119 and b == 97)
                or (a == 98 and b == 117)
            ):
                return True
            if a == 103 and not (97 <= b <= 122 or 48 <= b <= 57):
                return True
    return False


@njit(cache=True, nogil=True)
def path_char(c: Any) -> Any:
    return (
        48 <= c <= 57
        or 97 <= c <= 122
        or 65 <= c <= 90
        or c == 45 or c == 95 or c == 46 or c == 47 or c == 63 or c == 35 or c == 38 or c == 61 or c == 43
        or c == 126 or c == 37 or c == 58 or c == 64 or c == 33 or c == 36 or c == 42
    )  # fmt: skip


@njit(cache=True, nogil=True)
def odd_char(c: Any) -> Any:
    """Characters a URL may hold and a sentence as well: ' ( ) , ; [ ] { } | \\ ^ `."""
    return (
        c == 39
        or c == 40
        or c == 41
        or c == 44
        or c == 59
        or c == 91
        or c == 93
        or 123 <= c <= 125
        or c == 92
        or c == 94
        or c == 96
    )


@njit(cache=True, nogil=True)
def is_hex(c: Any) -> Any:
    return 48 <= c <= 57 or 97 <= c <= 102 or 65 <= c <= 70


@njit(cache=True, nogil=True)
def lower_of(c: Any) -> Any:
    return c + 32 if 65 <= c <= 90 else c


@njit(cache=True, nogil=True)
def put_lower(f: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = lower_of(f[i])
        at += 1
    return at


@njit(cache=True, nogil=True)
def put_same(f: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = f[i]
        at += 1
    return at


@njit(cache=True, nogil=True)
def copy_value(value: Any, a: Any, b: Any, out: Any, at: Any) -> Any:
    for i in range(a, b):
        out[at] = value[i]
        at += 1
    return at


@njit(cache=True, nogil=True)
def note(
    found: Any, k: Any, row: Any, start: Any, end: Any, kind: Any, why: Any, lead: Any, validity: Any
) -> None:
    found[k, 0] = row
    found[k, 1] = start
    found[k, 2] = end
    found[k, 3] = kind
    found[k, 4] = why
    found[k, 5] = lead
    found[k, 6] = validity


@njit(cache=True, nogil=True)
def lead_with(out: Any, count: Any, tab: Any, bit: Any) -> Any:
    """The nearest lead that announces a kind; -1 when none does."""
    for i in range(count):
        if tab[tab[5] + out[i]] & bit:
            return np.int64(out[i])
    return np.int64(-1)


@njit(cache=True, nogil=True)
def mask_of(out: Any, count: Any, tab: Any) -> Any:
    m = np.int64(0)
    for i in range(count):
        m |= tab[tab[5] + out[i]]
    return m


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
    covers = 0
    i = 0
    while i < n:
        c = f[i]
        if not cls[i] & 3:
            if c == 64:
                if i + 1 < n and (cls[i + 1] & 7 or 0x4E00 <= f[i + 1] <= 0x9FFF):
                    count, _ = leads_before(keys, i, 64, trie, classes, out)
                    m = mask_of(out, count, tab)
                    if cls[i + 1] & LETTER:
                        before = f[i - 1] if i > 0 else 32
                        if before == 47 or before == 64 or before == 38 or before == 61 or before == 37:
                            return ASK, k, vp, sp, covers
                        q = i + 1
                        while q < n and (cls[q] & 3 or f[q] == 95):
                            q += 1
                        after = f[q] if q < n else 32
                        if q - i > 4:
                            if not (count == 1 and m == L_TELEGRAM and 6 <= q - i <= 33):
                                return ASK, k, vp, sp, covers
                            if after == 64 or (after == 46 or after == 45) and q + 1 < n and cls[q + 1] & 3:
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
                    elif m & (L_LINE | L_WEIBO):
                        return ASK, k, vp, sp, covers
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
        if q < n and f[q] == 64 and q + 1 < n and cls[q + 1] & 3:
            if (
                before == 95
                or before == 45
                or before == 46
                or before == 43
                or odd_char(before)
                and before not in (40, 44, 59, 91, 93, 41)
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
            if (a == 118 or a == 119) and (
                before == 0x52A0 or before == 0x79C1 or before == 43 or before == 0x6211
            ):
                return ASK, k, vp, sp, covers
            if f[i] == 88 and (before == 0x8587 or before == 0x5FAE or before == 0x5A01):
                return ASK, k, vp, sp, covers
        if size >= 3 and before != 64:
            count, tight = leads_before(keys, i, f[i], trie, classes, out)
            m = mask_of(out, count, tab)
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
                    or m & L_PARCEL
                    and size >= 10
                    and digits
                    or m & L_INVOICE
                    and digits >= 8
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
                    close = (
                        size == 4
                        and e + 1 < n
                        and (nxt == 32 or nxt == 45)
                        and cls[e + 1] & 3
                        or size > 4
                        and f[i + 4] == 45
                    )
                    if (close or size >= 15) and in_set(hash_ascii(f, i, i + 2), tab, 10):
                        return ASK, k, vp, sp, covers
                if digits:
                    if size == 17 and joins == 5 or size == 12 and m & OTHER_LEAD:
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
                            and run_digits >= 5
                            and (f[run_at] == 49 or f[run_at] == 73 or f[run_at] == 108)
                        ):
                            return ASK, k, vp, sp, covers
                        if run_digits >= 9 and run - run_digits <= 4 and not cls[run_at] & DIGIT:
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
                            if m & L_SHA256:
                                return ASK, k, vp, sp, covers
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
                                        or keys[t] > 127
                                        and keys[t] != 0x662F
                                        and keys[t] != 0x4E3A
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


@njit(cache=True, nogil=True)
def host_plain(f: Any, cls: Any, start: Any, end: Any, tab: Any) -> Any:
    """As `host_state` 1, but hosts that mean an account when linked to (qq.com, t.me) are hosts all the same in a mail."""
    label = start
    count = 1
    for i in range(start, end + 1):
        if i == end or f[i] == 46:
            if i == label or i - label > 63 or f[label] == 45 or f[i - 1] == 45:
                return False
            if i < end:
                label = i + 1
                count += 1
    if count < 2 or in_set(hash_ascii(f, start, end), tab, 7) or under_wildcard(f, start, end, tab):
        return False
    return in_set(hash_ascii(f, label, end), tab, 6) and not in_set(hash_ascii(f, label, end), tab, 12)


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
    i = 0
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
            return ASK, k, vp, sp
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
            if groups > 1 and total - (ge[0] - gs[0]) >= 5 or plus or groups == 1:
                # part of it belongs to a URL or an account: only lone groups behind it are plain
                if plus or groups == 1 or total > 22:
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
                    w > 0
                    and cls[w - 1] & 7
                    or chain_end < n
                    and (cls[chain_end] & 7 or nxt == 64)
                    or f[first] == 48
                    or f[first] == 56
                    and f[first + 1] == 54
                ):
                    return ASK, k, vp, sp
                count, _ = leads_before(keys, w, 43, trie, classes, out)
                if mask_of(out, count, tab) & ~np.int64(L_PHONE):
                    return ASK, k, vp, sp
                lead = lead_with(out, count, tab, L_PHONE)
                c1, _ = leads_before(keys, first, f[first], trie, classes, out)
                if mask_of(out, c1, tab) & ~np.int64(L_PHONE):
                    return ASK, k, vp, sp
                note(found, k, row, w, chain_end, PHONE, WHY_COUNTRY, lead, V_LEXICON)
                value[vp] = 43
                v0 = vp
                vp = put_same(f, first, chain_end, value, vp + 1)
                sp = masked(value, v0, vp, 3, 4, shown, sp)
                ends[k, 0], ends[k, 1] = vp, sp
                k += 1
                continue
            ok = groups == 2 and ge[0] - gs[0] == 2 and ge[1] - gs[1] == 11 and before == 43
            if not (ok and f[gs[0]] == 56 and f[gs[0] + 1] == 54 and gs[1] - ge[0] == 1 and f[ge[0]] == 32):
                return ASK, k, vp, sp
            s = gs[1]
            t1, t2 = f[s + 1] - 48, f[s + 2] - 48
            if f[s] != 49 or not (t1 == 3 or t1 == 8 or t1 == 5 and t2 != 4):
                return ASK, k, vp, sp
            w = first - 1
            wb = f[w - 1] if w > 0 else 32
            if wb < 128 and (cls[w - 1] & 7 if w > 0 else 0):
                return ASK, k, vp, sp
            nxt = f[chain_end] if chain_end < n else 32
            if chain_end < n and (cls[chain_end] & 7 or nxt == 64) or cls_after(f, cls, chain_end, n):
                return ASK, k, vp, sp
            c1, _ = leads_before(keys, first, f[first], trie, classes, out)
            if mask_of(out, c1, tab) & ~np.int64(L_PHONE | L_DENY):
                return ASK, k, vp, sp
            c2, _ = leads_before(keys, s, f[s], trie, classes, out)
            if c2:
                return ASK, k, vp, sp
            count, _ = leads_before(keys, w, 43, trie, classes, out)
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
                    if m and not (m == L_DENY):
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
                    first > 0
                    and cls[first - 1] & 7
                    or before == 46
                    or before == 64
                    or chain_end < n
                    and (cls[chain_end] & 7 or nxt == 64)
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
def covers_any(cover: Any, covers: Any, a: Any, b: Any) -> Any:
    for t in range(covers):
        if cover[t, 0] < b and cover[t, 1] > a:
            return True
    return False


@njit(cache=True, nogil=True)
def phone_shown(value: Any, v: Any, shown: Any, sp: Any) -> Any:
    """138****8000 from eleven digits at v."""
    for t in range(11):
        shown[sp + t] = value[v + t] if t < 3 or t > 6 else 42
    return sp + 11


@njit(cache=True, nogil=True)
def planned(f: Any, s: Any, plan: Any) -> Any:
    return plan[(f[s + 1] - 48) * 10 + f[s + 2] - 48]


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
            if not usual and not (whole and led):
                continue
            m = 0
            for g in range(i, j + 1):
                for t in range(gs[g], ge[g]):
                    d[m] = f[t] - 48
                    m += 1
            mobile = sum_ == 11 and d[0] == 1 and d[1] >= 3
            if (
                mobile
                or (sum_ >= 12 and sum_ <= 15 and (d[0] == 8 and d[1] == 6 or d[0] == 0))
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
            if sum_ == 15 or sum_ == 17 or sum_ == 18:
                if tab[tab[4] + d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3]]:
                    return ASK
            if 13 <= sum_ <= 19 and d[0] != 0 and d[0] != 7:
                good = luhn(d, sum_)
                if good or (
                    n >= 3
                    and ge[i] - gs[i] == 4
                    and ge[i + 1] - gs[i + 1] == 4
                    and ge[i + 2] - gs[i + 2] == 4
                    and (d[0] == 6 and d[1] == 2 or d[0] == 4 or d[0] == 5 or d[0] == 3)
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
        if (
            ge[g] - gs[g] != (4 if g < 4 else 3)
            or g
            and (gs[g] - ge[g - 1] != 1 or (f[ge[g - 1]] != 32 and f[ge[g - 1]] != 45))
        ):
            return False
        for t in range(gs[g], ge[g]):
            d[m] = f[t] - 48
            m += 1
    return d[0] == 6 and d[1] == 2 or groups == 4 and (d[0] == 4 or d[0] == 5 and 1 <= d[1] <= 5)


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


def _plan() -> Any:
    plan = np.zeros(100, np.bool_)
    for text in (
        "30 31 32 33 34 35 36 37 38 39 40 41 42 44 45 46 47 48 49 50 51 52 53 55 56 57 58 59 62 65 66 67 "
        "70 71 72 73 74 75 76 77 78 80 81 82 83 84 85 86 87 88 89 90 91 92 93 95 96 97 98 99"
    ).split():
        plan[int(text)] = True
    return plan


PLAN = _plan()
"""Second and third digit of Chinese mobile prefixes that are given out; a test holds it against selectors.kinds.phone."""


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
    if a > 0 and cls[a - 1] & JOINER and before == 95 or before == 64:
        return (PLAIN if m == 0 else ASK), k, vp, sp
    if glued:
        return (PLAIN if m == 0 and size != 15 and size < 16 else ASK if m or size < 25 else PLAIN), k, vp, sp
    nxt = f[b] if b < n else 32
    nxt_letter = b < n and cls[b] & LETTER
    if (
        before == 46
        and a > 1
        and cls[a - 2] & 3
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
            or (size == 11 or size >= 15)
            and (x == 118 or x == 119 or x == 113 or x == 116 or x == 101 or x == 120)
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
            if (
                qq == L_GROUP
                and (size < 6 or size > 10)
                or (b < n and (nxt == 37 or nxt == 58 or nxt == 0xFF1A))
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
        if (
            size <= 6
            and d[0] == 9
            and (d[1] == 5 or d[1] == 6)
            or size == 10
            and (d[0] == 4 or d[0] == 8)
            and d[1] == 0
            and d[2] == 0
        ):
            return ASK, k, vp, sp
        if size >= 12 and (d[0] == 8 and d[1] == 6 or d[0] == 0 and (d[1] == 1 or d[1] == 8 or d[1] == 0)):
            return ASK, k, vp, sp
        if size >= 13 and luhn(d, size) and m == 0 and (size == 13 and d[0] == 4 or size == 14 and d[0] == 3):
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
            d[0] == 3
            and d[1] == 5
            or d[0] == 8
            and d[1] == 6
            or d[0] == 0
            and d[1] == 1
            or d[0] == 9
            and d[1] == 9
        )
        if m & L_IMEI:
            if not good or count > 1 or not body:
                return ASK, k, vp, sp
        elif denied or not good:
            return PLAIN, k, vp, sp
        elif not body or d[0] == 8 and d[1] == 6 and d[2] == 1:
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
        if fits and not denied or m & L_ID or m & L_CARD or (good and not denied) or fits and check:
            return ASK, k, vp, sp
        # eighteen digits may be a credit code: department, province and the check decide in the twin
        if (
            1 <= d[0] <= 9
            and d[1] >= 1
            and tab[tab[4] + d[2] * 1000 + d[3] * 100 + 1]
            or tab[tab[4] + d[2] * 1000 + d[3] * 100 + 2]
        ):
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


@njit(cache=True, nogil=True)
def gather(data: Any, starts: Any, sizes: Any, out: Any) -> None:
    """Copy slices of bytes one behind the other."""
    at = 0
    for i in range(len(starts)):
        for t in range(sizes[i]):
            out[at + t] = data[starts[i] + t]
        at += sizes[i]


@njit(cache=True, nogil=True)
def scan(
    data: Any,
    offsets: Any,
    lo: Any,
    hi: Any,
    classes: Any,
    folded: Any,
    keyed: Any,
    tab: Any,
    trie: Any,
    skip: Any,
    state: Any,
    found: Any,
    ends: Any,
    value: Any,
    shown: Any,
) -> Any:
    """Scan texts lo..hi-1; (texts done, found, bytes of values, bytes of shown forms).

    skip: texts the caller will ask about anyway. state: uint8 a text, in order from lo. found: int32 columns row, start,
    end, kind, why, lead, validity; offsets in code points. Stops early when a buffer might not hold the next text.
    """
    longest = 0
    for row in range(lo, hi):
        longest = max(longest, offsets[row + 1] - offsets[row])
    f = np.empty(longest + 1, np.int32)
    keys = np.empty(longest + 1, np.int32)
    cls = np.empty(longest + 1, np.uint16)
    at = np.empty(longest + 2, np.int64)
    cover = np.empty((64, 2), np.int32)
    out = np.empty(4, np.int32)
    groups_at = np.empty((2, 66), np.int32)
    d = np.empty(24, np.int64)
    work = np.empty(55, np.uint64)
    text = np.empty(40, np.uint8)
    digest = np.empty(32, np.uint8)
    k, vp, sp = 0, 0, 0
    for row in range(lo, hi):
        size = offsets[row + 1] - offsets[row]
        if (
            k + size // 3 + 8 > len(found)
            or vp + 2 * size + 64 > len(value)
            or sp + 2 * size + 64 > len(shown)
        ):
            return row - lo, k, vp, sp
        if size == 0:
            state[row - lo] = NOTHING
            continue
        if skip[row]:
            state[row - lo] = ASK
            continue
        n, seen = decode(data, offsets[row], offsets[row + 1], classes, folded, keyed, f, keys, cls, at)
        if seen & SPECIAL:
            state[row - lo] = ASK
            continue
        if doubtful(n, f, keys, cls, tab):
            state[row - lo] = ASK
            continue
        if not seen & (DIGIT | LETTER | NUMERAL | AT_SIGN):
            state[row - lo] = NOTHING
            continue
        k0, vp0, sp0 = k, vp, sp
        n = np.int64(n)
        result, k, vp, sp, covers = words(
            row,
            n,
            f,
            keys,
            cls,
            tab,
            trie,
            classes,
            out,
            work,
            text,
            digest,
            cover,
            found,
            k,
            ends,
            value,
            shown,
            vp,
            sp,
        )
        if result != ASK:
            result, k, vp, sp = numbers(
                row,
                n,
                f,
                keys,
                cls,
                tab,
                trie,
                classes,
                out,
                groups_at,
                d,
                cover,
                covers,
                found,
                k,
                ends,
                value,
                shown,
                vp,
                sp,
            )
        if result == ASK:
            k, vp, sp = k0, vp0, sp0
            state[row - lo] = ASK
            continue
        for t in range(k0, k):
            found[t, 7] = at[found[t, 1]] - offsets[row]
            found[t, 8] = at[found[t, 2]] - offsets[row]
        state[row - lo] = PLAIN if k > k0 else NOTHING
    return hi - lo, k, vp, sp
