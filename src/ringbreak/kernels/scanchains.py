"""Long runs of letters and digits: addresses of Ethereum, TRON and Bitcoin, transactions, digests. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    ASK,
    BTC,
    DIGIT,
    ETH,
    L_BTC,
    L_ETH,
    L_INVOICE,
    L_MD5,
    L_PARCEL,
    L_SHA256,
    L_TRON,
    L_TXID,
    LETTER,
    NAMED,
    OTHER_LEAD,
    PLAIN,
    TRON,
    TXID,
    V_CHECKSUM,
    V_CONTEXT,
    V_FORMAT,
    WHY_BASE58,
    WHY_ETH,
    WHY_ETH_SUM,
    WHY_HEX64,
)
from ringbreak.kernels.scanleads import lead_with
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    SHORT,
    TEXT,
    VP,
    begin,
    close,
    cover,
    is_hex,
    lower_of,
    put_one,
    tell,
)
from ringbreak.kernels.scantypes import BYTES, CODES, INT, PACKED, kernel
from ringbreak.kernels.scanwords import keccak_40


@kernel(INT, INT, TEXT, LEXICON, SHEET, INT, INT, PACKED, BYTES)
def ether(row: Any, i: Any, t: Any, x: Any, o: Any, count: Any, m: Any, work: Any, room: Any) -> Any:
    """0x and forty hex digits; mixed case must be EIP-55's. room: 72 bytes."""
    f = t.f
    text, digest = room[:40], room[40:72]
    lowers, uppers = 0, 0
    for k in range(40):
        c = f[i + 2 + k]
        text[k] = lower_of(c)
        if c >= 97:
            lowers += 1
        elif c >= 65:
            uppers += 1
    keccak_40(text, digest, work)
    same = True
    for k in range(40):
        c = np.int64(text[k])
        half = digest[k >> 1] >> 4 if k & 1 == 0 else digest[k >> 1] & 15
        if c >= 97 and half >= 8:
            c -= 32
        same = same and c == f[i + 2 + k]
        text[k] = c
    mixed = lowers > 0 and uppers > 0
    if mixed and not same:
        return ASK
    v = begin(
        o,
        row,
        i,
        i + 42,
        ETH,
        WHY_ETH_SUM if mixed else WHY_ETH,
        lead_with(x, o, count, L_ETH),
        V_CHECKSUM if mixed else V_FORMAT,
    )
    put_one(o, 48)
    put_one(o, 120)
    for k in range(40):
        o.value[o.at[VP] + k] = text[k]
    o.at[VP] += 40
    close(o, v, SHORT)
    return PLAIN


@kernel(CODES, INT, INT)
def varied(f: Any, a: Any, b: Any) -> Any:
    """Whether a run of hex digits holds more than four different ones."""
    seen = np.int64(0)
    for i in range(a, b):
        c = np.int64(f[i])
        seen |= np.int64(1) << ((c | 32) & 31 if c >= 65 else c - 48 + 40)
    bits = 0
    while seen:
        seen &= seen - 1
        bits += 1
    return bits > 4


@kernel(INT, INT, INT, TEXT, LEXICON, SHEET, INT, INT, PACKED, BYTES)
def long_word(
    row: Any, i: Any, e: Any, t: Any, x: Any, o: Any, count: Any, m: Any, work: Any, room: Any
) -> Any:  # fmt: skip
    """A word i..e-1 of 25 letters and digits or more, whole. PLAIN: it was an address; ASK: the twin decides."""
    f = t.f
    size = e - i
    if m & (NAMED | L_PARCEL | L_INVOICE | L_MD5 | OTHER_LEAD):
        return ASK
    hexes, letters, digits, upper = 0, 0, 0, 0
    for j in range(i, e):
        c = f[j]
        if is_hex(c):
            hexes += 1
        if t.cls[j] & DIGIT:
            digits += 1
        elif t.cls[j] & LETTER:
            letters += 1
            if c <= 90:
                upper += 1
    if size == 42 and hexes == 41 and f[i] == 48 and f[i + 1] == 120:
        if ether(row, i, t, x, o, count, m, work, room) == ASK:
            return ASK
    elif size == 64 and hexes == 64:
        # a file's or a transfer's: where no lead says so, the text does, and the twin reads it
        if m & L_SHA256 or not m & L_TXID or m & ~np.int64(L_TXID) or not varied(f, i, e) or digits == 64:
            return ASK
        lead = lead_with(x, o, count, L_TXID)
        tell(o, f, row, i, e, TXID, WHY_HEX64, lead, V_CONTEXT, i, e, True, SHORT)
    elif size == 34 and f[i] == 84 and digits and upper < letters:
        lead = lead_with(x, o, count, L_TRON)
        tell(o, f, row, i, e, TRON, WHY_BASE58, lead, V_CHECKSUM, i, e, False, SHORT)
    elif 26 <= size <= 34 and (f[i] == 49 or f[i] == 51) and upper and upper < letters:
        lead = lead_with(x, o, count, L_BTC)
        tell(o, f, row, i, e, BTC, WHY_BASE58, lead, V_CHECKSUM, i, e, False, SHORT)
    else:
        return ASK
    return PLAIN if cover(o, i, e) else ASK
