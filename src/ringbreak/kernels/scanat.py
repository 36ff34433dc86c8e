"""Names behind an @: of Telegram, of a platform that is not said, or for the twin. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancarried import answers
from ringbreak.kernels.scancodes import (
    ASK,
    DIGIT,
    HANDLE,
    L_DOUYIN,
    L_HANDLE,
    L_LINE,
    L_TELEGRAM,
    L_WEIBO,
    LETTER,
    PLAIN,
    TELEGRAM,
    V_CONTEXT,
    V_FORMAT,
    WHY_AT,
    WHY_LED,
    WHY_SPOKEN,
)
from ringbreak.kernels.scanleads import lead_with, look, number_inside, one_with
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT, K, cover, tell
from ringbreak.kernels.scanspoken import apart, on_plane, read_as, spells, spoken
from ringbreak.kernels.scantypes import INT, YES, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(INT, INT, SHEET)
def one_more(row: Any, i: Any, o: Any) -> Any:
    """Whether a Telegram name behind its lead ends close before the @name at i. Twin: `kinds.telegram._spare`; wider than it."""
    k = o.at[K] - 1
    while k >= 0 and o.found[k][0] == row and o.found[k][2] >= i - 24:
        if o.found[k][3] == TELEGRAM and o.found[k][4] == WHY_LED:
            return True
        k -= 1
    return False


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
    elif (m and size >= 5) or (m == 0 and on_plane(t.keys, i)) or one_more(row, i, o):
        return ASK, i
    elif size >= 5 and (telegram or spoken(t.keys, n)):
        tell(o, f, row, i, q, TELEGRAM, WHY_SPOKEN, -1, V_CONTEXT, i + 1, q, True, 0x22)
    else:
        tell(o, f, row, i, q, HANDLE, WHY_AT, -1, V_FORMAT, i + 1, q, True, 0x22)
    return PLAIN if cover(o, i, q) else ASK, q
