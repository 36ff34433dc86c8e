"""One group of fifteen to twenty digits by itself: device, identity and card numbers. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    ASK,
    CARD,
    CN_ID,
    IMEI,
    L_CARD,
    L_DENY,
    L_GROUP,
    L_ID,
    L_IMEI,
    L_PHONE,
    L_QQ,
    PLAIN,
    V_CHECKSUM,
    WHY_CARD,
    WHY_CARD_LED,
    WHY_ID,
    WHY_IMEI,
)
from ringbreak.kernels.scanleads import denied, lead_with
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    TEXT,
    tell,
)
from ringbreak.kernels.scantypes import INT, kernel
from ringbreak.kernels.scanwords import credit, id_check, id_listed, id_plausible, luhn


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET, INT, INT)
def longer(row: Any, a: Any, b: Any, n: Any, t: Any, x: Any, o: Any, count: Any, m: Any) -> Any:
    """Fifteen to twenty digits: device, identity and card numbers."""
    f, d = t.f, o.digits
    size = b - a
    if m & (L_PHONE | L_QQ | L_GROUP):
        return ASK
    good = luhn(d, size)
    no = denied(x, o, count, L_DENY)
    if (m & L_DENY and m != L_DENY) or (
        size >= 19 and d[0] == 8 and d[1] == 9 and d[2] == 8 and d[3] == 6 and not no
    ):
        return ASK
    if size == 15:
        if m & L_ID or m & L_CARD or (d[0] == 0 and d[1] == 0 and not no):
            return ASK
        body = (
            (d[0] == 3 and d[1] == 5)
            or (d[0] == 8 and d[1] == 6)
            or (d[0] == 0 and d[1] == 1)
            or (d[0] == 9 and d[1] == 9)
        )
        if m & L_IMEI:
            if not good or count > 1 or not body:
                return ASK
        elif no or not good:
            return PLAIN
        elif not body:
            return ASK if d[0] == 1 or (d[0] == 3 and (d[1] == 4 or d[1] == 7)) else PLAIN
        seen = np.int64(0)
        for i in range(size):
            seen |= np.int64(1) << d[i]
        seen &= seen - 1
        if seen & (seen - 1) == 0:
            return ASK  # two digits only
        lead = lead_with(x, o, count, L_IMEI)
        tell(o, f, row, a, b, IMEI, WHY_IMEI, lead, V_CHECKSUM, a, b, False, 0x64)
        return PLAIN
    if m & L_IMEI:
        return ASK
    if size == 18:
        fits = id_plausible(d, x.tab)
        check = id_check(d, d[17] + 48)
        if fits and check and not m & L_CARD and id_listed(d, x.tab):
            lead = lead_with(x, o, count, L_ID)
            tell(o, f, row, a, b, CN_ID, WHY_ID, lead, V_CHECKSUM, a, b, False, 0x62)
            return PLAIN
        if (fits and not no) or m & L_ID or m & L_CARD or (good and not no) or (fits and check):
            return ASK
        # eighteen digits may be a credit code
        return ASK if credit(d) else PLAIN
    if m & L_ID:
        return ASK if size == 17 or m != L_ID else PLAIN
    if m & L_CARD:
        varied = False
        for i in range(1, size):
            varied = varied or d[i] != d[0]
        if size > 19 or not good or count > 1 or not varied:
            return PLAIN if size > 19 else ASK
        lead = lead_with(x, o, count, L_CARD)
        tell(o, f, row, a, b, CARD, WHY_CARD_LED, lead, V_CHECKSUM, a, b, False, 0x64)
        return PLAIN
    if no or size > 19 or not good:
        return PLAIN
    strong = (d[0] == 6 and d[1] == 2) or (size == 16 and (d[0] == 4 or (d[0] == 5 and 1 <= d[1] <= 5)))
    if not strong:
        return PLAIN if d[0] == 7 or d[0] == 0 else ASK
    tell(o, f, row, a, b, CARD, WHY_CARD, -1, V_CHECKSUM, a, b, False, 0x64)
    return PLAIN
