"""One group of digits by itself: telephone, identity, card and device numbers, QQ, WeChat. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaround import alone
from ringbreak.kernels.scancarried import answers, deals, introduced, numbered
from ringbreak.kernels.scancodes import (
    ASK,
    CN_ID,
    DIGIT,
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
    L_LOOSE,
    L_PARCEL,
    L_PHONE,
    L_QQ,
    L_TELEGRAM,
    L_WECHAT,
    L_WEIBO,
    L_WHATSAPP,
    LETTER,
    OTHER_LEAD,
    PHONE,
    PLAIN,
    PLAN,
    QQ,
    QQ_GROUP,
    UNIT,
    V_CHECKSUM,
    V_CONTEXT,
    V_LEXICON,
    WECHAT,
    WHY_HOTLINE,
    WHY_ID,
    WHY_LED,
    WHY_PLAN,
    WHY_SERVICE,
    WHY_SERVICE_LED,
)
from ringbreak.kernels.scanleads import denied, lead_with, look, one_with
from ringbreak.kernels.scanlong import longer
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    TEXT,
    begin,
    close,
    close_open,
    put,
    put_one,
    tell,
    tell_phone,
)
from ringbreak.kernels.scanpassing import named_before
from ringbreak.kernels.scansame import asked_same, cls_after, same_before
from ringbreak.kernels.scanspoken import to_call
from ringbreak.kernels.scantypes import CODES, INT, TABLE, kernel
from ringbreak.kernels.scanwords import id_check, id_listed, id_plausible, luhn


@kernel(CODES, INT, INT, TABLE)
def digits_of(f: Any, a: Any, b: Any, d: Any) -> None:
    for i in range(b - a):
        d[i] = f[a + i] - 48


@kernel(TABLE, INT)
def service(d: Any, size: Any) -> Any:
    """95xxx, 96xxx, 96xxxx, 100xx, 10086xx, 12xxx, 116114, 118114. Plain twin: `SERVICE` in selectors.landlines."""
    if size < 5 or size > 7:
        return False
    if d[0] == 9:
        return (d[1] == 5 and size == 5) or (d[1] == 6 and size <= 6)
    if d[0] != 1:
        return False
    if size == 5:
        return d[1] == 2 or (d[1] == 0 and d[2] == 0)
    if d[1] == 0:
        return d[2] == 0 and d[3] == 8 and d[4] == 6
    return size == 6 and d[1] == 1 and (d[2] == 6 or d[2] == 8) and d[3] == 1 and d[4] == 1 and d[5] == 4


@kernel(TABLE)
def public(d: Any) -> Any:
    """Whether five digits are a line every reader knows. Plain twin: `PUBLIC_LINES` in selectors.landlines."""
    v = (d[0] * 10 + d[1]) * 1000 + d[2] * 100 + d[3] * 10 + d[4]
    return (
        v == 12345 or v == 12366 or v == 12369 or v == 12350 or v == 96110 or v == 12321 or v == 12377 or v == 12381 or v == 12389 or v == 12337 or v == 12315 or v == 12318
        or v == 12328 or v == 12388 or v == 12333 or v == 12306 or v == 10086 or v == 10010 or v == 10099
    )  # fmt: skip


@kernel(INT, TEXT)
def secret(a: Any, t: Any) -> Any:
    """Whether the letters that touch digits at a may stand behind the word for a secret: 密码：Qq112233."""
    p = a
    while p > 0 and a - p < 40 and t.cls[p - 1] & LETTER:
        p -= 1
    end = p
    while (
        p > 0
        and end - p < 12
        and (t.f[p - 1] == 32 or t.f[p - 1] == 58 or t.f[p - 1] == 0xFF1A or t.f[p - 1] == 61)
    ):
        p -= 1
    c = t.keys[p - 1] if p > 0 else 32
    return (
        c == 0x7801 or c == 0x4EE4 or c == 0x94A5 or c == 0x662F or c == 0x4E3A or (97 <= c <= 122 and p < a)
    )


@kernel(TEXT, INT)
def second(t: Any, a: Any) -> Any:
    """Whether digits at a are the second of several: 12345678 或 23456789. Plain twin: `_further` in selectors.kinds.qq."""
    p = a - 1
    if p > 0 and t.f[p] == 32:
        p -= 1
    if p < 1:
        return False
    c = t.f[p]
    if (
        (c == 0x8005 or c == 0x6709 or c == 0x53CA)
        and p > 1
        and (t.f[p - 1] == 0x6216 or t.f[p - 1] == 0x8FD8 or t.f[p - 1] == 0x4EE5)
    ):
        p -= 1  # 或者 还有 以及
        c = 0x6216
    if not (c == 0x6216 or c == 0x548C or c == 0x53CA or c == 0x3001 or c == 47 or c == 38):  # 或和及、/&
        return False
    p -= 1
    if p > 0 and t.f[p] == 32:
        p -= 1
    return t.cls[p] & DIGIT != 0


@kernel(CODES, INT)
def after_call(keys: Any, a: Any) -> Any:
    """Whether a word for a bank, a carrier, the police ends right before. Plain twin: `_CALL` in selectors.landlines."""
    floor = max(0, a - 6)
    if a > floor and keys[a - 1] == 10:
        a -= 1
    if a <= floor:
        return False
    c = keys[a - 1]
    if c == 0x884C:
        return True
    p = keys[a - 2] if a - 1 > floor else 0
    return (
        (p == 0x5BA2 and c == 0x670D) or (p == 0x516C and c == 0x53F8) or (p == 0x79FB and c == 0x52A8)
        or (p == 0x8054 and c == 0x901A) or (p == 0x7535 and c == 0x4FE1) or (p == 0x4FDD and c == 0x9669)
        or (p == 0x8BC1 and c == 0x5238) or (p == 0x8B66 and c == 0x65B9) or (p == 0x5FEB and c == 0x9012)
    )  # fmt: skip


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET, INT, INT)
def mobile(row: Any, a: Any, b: Any, n: Any, t: Any, x: Any, o: Any, count: Any, m: Any) -> Any:
    """Eleven digits that begin 13 to 19."""
    f, d = t.f, o.digits
    if m & (L_ALIPAY | L_WHATSAPP | L_PARCEL | L_LINE | L_WEIBO | L_DOUYIN):
        return ASK
    if m == 0 and answers(t.keys, a):
        return ASK
    if denied(x, o, count, L_DENY):
        return ASK if m & (L_QQ | L_WECHAT) or cls_after(t, b, n, False) else PLAIN
    contact = m & (L_PHONE | L_WECHAT | L_QQ | L_TELEGRAM | L_HANDLE)
    if cls_after(t, b, n, contact != 0) or not PLAN[d[1] * 10 + d[2]]:
        return ASK
    same = 0
    for i in range(11):
        if d[i] == d[10]:
            same += 1
    if same >= 10:
        return ASK
    if not m & L_WECHAT and (same_before(t.keys, a) or asked_same(t.keys, a)):
        return ASK
    if (m & L_WECHAT and not one_with(x, o, count, L_WECHAT)) or (
        m & L_QQ and not one_with(x, o, count, L_QQ)
    ):
        return ASK
    tell_phone(o, f, row, a, b, PHONE, WHY_PLAN, lead_with(x, o, count, L_PHONE), V_LEXICON, a, b)
    if m & L_WECHAT:
        tell(o, f, row, a, b, WECHAT, WHY_LED, lead_with(x, o, count, L_WECHAT), V_CONTEXT, a, b, False, 0x22)
    if m & L_QQ:
        tell(o, f, row, a, b, QQ, WHY_LED, lead_with(x, o, count, L_QQ), V_CONTEXT, a, b, False, 0x32)
    return PLAIN


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET, INT, INT)
def short(row: Any, a: Any, b: Any, n: Any, t: Any, x: Any, o: Any, count: Any, m: Any) -> Any:
    """Five to eleven digits that are no mobile number: hotlines, service numbers, QQ, WeChat."""
    f, cls, d = t.f, t.cls, o.digits
    size = b - a
    nxt = f[b] if b < n else 32
    if (
        m & (L_LINE | L_WEIBO | L_DOUYIN)
        or (m & L_PARCEL and size >= 10)
        or (m & L_INVOICE and (size == 8 or size == 10))
        or (
            d[0] == 0 and (d[1] == 0 or size >= 10) and (m & L_PHONE or (d[1] == 0 and (size >= 9 or a <= 2)))
        )
        or (size == 10 and d[0] == 0 and d[1] == 9)
        or (size == 10 and m == 0 and d[0] >= 2 and d[3] >= 2 and to_call(t.keys, b, n))
        or (size == 11 and d[0] == 0 and d[1] != 0)  # a mobile number of another country
        or (size >= 8 and m == 0 and (d[0] >= 6 or d[0] == 0) and named_before(t, a, n, x.tails))
        or (size == 8 and (m & L_WHATSAPP or (d[0] >= 8 and to_call(t.keys, b, n))))
        or (size >= 6 and m & L_HANDLE and not m & L_CARD)
        or (7 <= size <= 10 and m == 0 and d[0] != 0 and (numbered(t.keys, a) or deals(t.keys, a, b, n)))
        or (
            8 <= size <= 10
            and d[0] != 0
            and m & ~L_LOOSE == 0
            and (introduced(t.keys, a) or second(t, a) or alone(t.keys, a, b, n))
        )
    ):
        return ASK
    named = m & (L_QQ | L_GROUP | L_WECHAT)
    if not denied(x, o, count, L_DENY):
        kind = 0
        if size == 10 and (d[0] == 4 or d[0] == 8) and d[1] == 0 and d[2] == 0:
            z = d[3]
            if m & L_PHONE or z <= 1 or 6 <= z <= 8:
                kind = WHY_HOTLINE
        elif service(d, size):
            if m & L_PHONE:
                if cls_after(t, b, n, False):
                    return ASK
                kind = WHY_SERVICE_LED
            elif d[0] == 9 and after_call(t.keys, a):
                kind = WHY_SERVICE
            elif size == 5 and (d[0] == 9 or public(d)):
                return ASK
        elif m & L_PHONE and (size == 7 or size == 8) and d[0] >= 2:
            return ASK  # a landline without its area code
        elif m & (L_PHONE | L_WHATSAPP) and size >= 9:
            return ASK  # of another country perhaps
        if kind:
            if named or m & L_WHATSAPP or size == 7:
                return ASK
            lead = -1 if kind == WHY_SERVICE else lead_with(x, o, count, L_PHONE)
            v = begin(o, row, a, b, PHONE, kind, lead, V_CONTEXT if kind == WHY_SERVICE else V_LEXICON)
            put_one(o, 43)
            put_one(o, 56)
            put_one(o, 54)
            put(o, f, a, b, False)
            close_open(o, v)
            return PLAIN
    if not named:
        return PLAIN
    if (
        (named & L_GROUP and (named != L_GROUP or size < 6))
        or (size < 8 and b < n and (cls[b] & UNIT or nxt == 37 or nxt == 58 or nxt == 0xFF1A))
    ):  # fmt: skip
        return ASK
    if d[0] == 0 or (named == L_GROUP and size > 10):
        return PLAIN
    if named & L_GROUP:
        tell(
            o, f, row, a, b, QQ_GROUP, WHY_LED, lead_with(x, o, count, L_GROUP), V_CONTEXT, a, b, False, 0x32
        )
        return PLAIN if one_with(x, o, count, L_GROUP) else ASK
    if named & L_QQ:
        if not one_with(x, o, count, L_QQ):
            return ASK
        tell(o, f, row, a, b, QQ, WHY_LED, lead_with(x, o, count, L_QQ), V_CONTEXT, a, b, False, 0x32)
    if named & L_WECHAT and size >= 6:
        if not one_with(x, o, count, L_WECHAT):
            return ASK
        tell(o, f, row, a, b, WECHAT, WHY_LED, lead_with(x, o, count, L_WECHAT), V_CONTEXT, a, b, False, 0x22)
    return PLAIN


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def single(row: Any, a: Any, b: Any, n: Any, t: Any, x: Any, o: Any) -> Any:
    """One group of ASCII digits a..b-1 by itself: PLAIN or ASK."""
    f, cls, d = t.f, t.cls, o.digits
    size = b - a
    before = f[a - 1] if a > 0 else 32
    glued = a > 0 and cls[a - 1] & LETTER
    count, m, _ = look(t, x, o, a, f[a])
    if (a > 0 and cls[a - 1] & JOINER and before == 95) or before == 64:
        return PLAIN if m == 0 and size < (18 if before == 95 else 12) else ASK
    if (before == 46 and m) or (glued and m and secret(a, t)):
        return ASK
    if glued and m == 0:
        return PLAIN if size < 15 or size >= 25 else ASK
    nxt = f[b] if b < n else 32
    if (
        (before == 46 and a > 1 and cls[a - 2] & 3)
        or (nxt == 46 and b + 1 < n and cls[b + 1] & 3)
        or nxt == 95
        or nxt == 64
    ):
        return PLAIN if m == 0 and size < 10 else ASK
    if size > 20:
        return PLAIN if m == 0 or m == L_DENY else ASK
    if size == 20 and m == 0:
        for j in range(max(0, a - 40), min(n, b + 12)):
            if t.keys[j] == 0x7968:
                return ASK  # of an invoice, perhaps
    digits_of(f, a, b, d)
    if b < n and cls[b] & LETTER:
        c = nxt | 32
        if size == 17 and c == 120 and not (b + 1 < n and cls[b + 1] & 7):
            if m & ~np.int64(L_ID | L_HANDLE | L_DENY):
                return ASK
            fits = id_plausible(d, x.tab)
            if fits and id_check(d, 88) and id_listed(d, x.tab):
                v = begin(o, row, a, b + 1, CN_ID, WHY_ID, lead_with(x, o, count, L_ID), V_CHECKSUM)
                put(o, f, a, b, False)
                put_one(o, 88)
                close(o, v, 0x62)
                return PLAIN
            return ASK if fits or m else PLAIN
        disguised = c == 118 or c == 119 or c == 113 or c == 116 or c == 101 or c == 120
        return ASK if m or size >= 15 or (size >= 10 and disguised) else PLAIN
    if size == 11 and d[0] == 1 and d[1] >= 3:
        return mobile(row, a, b, n, t, x, o, count, m)
    if size <= 11:
        return short(row, a, b, n, t, x, o, count, m)
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
        | L_WECHAT
    ):
        return ASK
    if size >= 15:
        return longer(row, a, b, n, t, x, o, count, m)
    # twelve to fourteen digits
    if m == L_DENY:
        return PLAIN
    if (
        m & (L_QQ | L_GROUP | L_PHONE | L_CARD | L_IMEI)
        or (size == 12 and m & L_HANDLE)
        or (d[0] == 8 and d[1] == 6)
        or (d[0] == 0 and (d[1] == 0 or (d[1] == 1 and m) or (d[1] == 8 and (m or size == 14))))
    ):
        return ASK
    if (
        not denied(x, o, count, L_DENY)
        and ((size == 13 and d[0] == 4) or (size == 14 and d[0] == 3))
        and luhn(d, size)
    ):
        return ASK
    return PLAIN
