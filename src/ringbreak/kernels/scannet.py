"""Addresses of the net in a text: URLs, mail addresses, hosts, with or without a path. Part of `scantext`.

Each function takes the word i..e-1 and returns (state, where to go on). GOES_ON: nothing of the kind stands here.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaround import labels_figured
from ringbreak.kernels.scancarried import answers
from ringbreak.kernels.scancodes import (
    ASK,
    DIGIT,
    DOMAIN,
    GOES_ON,
    L_APK,
    L_CARD,
    L_DENY,
    L_DOMAIN,
    L_DOUYIN,
    L_EMAIL,
    L_HANDLE,
    L_ID,
    L_IMEI,
    L_LINE,
    L_LOOSE,
    L_PHONE,
    LETTER,
    PLAIN,
    TELEGRAM,
    URL,
    V_FORMAT,
    V_LEXICON,
    WHY_IN_URL,
    WHY_PSL,
    WHY_RESERVED,
    WHY_TELEGRAM,
    WHY_URL,
)
from ringbreak.kernels.scanhosts import (
    A_HOST,
    A_WORD,
    NO_HOST,
    RESERVED,
    given_out,
    host_state,
    odd_char,
    path_char,
    tracked,
)
from ringbreak.kernels.scanleads import lead_with, look
from ringbreak.kernels.scanout import (
    LEXICON,
    SHEET,
    TEXT,
    WHOLE,
    begin,
    close,
    cover,
    put,
    tell,
)
from ringbreak.kernels.scansites import site_before
from ringbreak.kernels.scanspoken import on_platform
from ringbreak.kernels.scantypes import CLASSES, CODES, INT, TABLE, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(CODES, INT, INT, INT)
def path_end(f: Any, q: Any, n: Any, floor: Any) -> Any:
    """Where a path that begins at q ends, closing punctuation given back; -1 when a character may belong to the sentence."""
    r = q
    while r < n and path_char(f[r]):
        if f[r] == 58 and r + 1 < n and f[r + 1] == 47:
            return -1  # a URL inside
        r += 1
    if r < n and odd_char(f[r]):
        return -1
    while r > floor and (
        f[r - 1] == 46 or f[r - 1] == 58 or f[r - 1] == 33 or f[r - 1] == 63 or f[r - 1] == 42
    ):
        r -= 1
    return r


@kernel(CODES, INT, INT, TABLE)
def hosts_inside(f: Any, q: Any, end: Any, tab: Any) -> Any:
    """Whether a part of a path or query q..end-1 may be a host itself: /r?to=bar.com. Plain twin: `selectors.kinds.domain`."""
    dot = np.int64(-1)
    for i in range(q, end + 1):
        c = f[i] if i < end else 47
        if c == 47 or c == 63 or c == 38 or c == 35 or c == 61:
            if dot >= 0 and in_set(hash_ascii(f, dot + 1, i), tab, 14):
                return True
            dot = np.int64(-1)
        elif c == 46:
            dot = np.int64(i)
    return False


@kernel(SHEET, CODES, INT, INT, INT, INT, INT, INT)
def tell_url(o: Any, f: Any, row: Any, start: Any, host: Any, stop: Any, end: Any, state: Any) -> None:
    """A URL whose host is host..stop-1, and that host."""
    validity = V_FORMAT if state == RESERVED else V_LEXICON
    v = begin(o, row, start, end, URL, WHY_URL if state == RESERVED else WHY_PSL, -1, validity)
    put(o, f, start, stop, True)
    put(o, f, stop, end, False)
    close(o, v, WHOLE)
    tell(o, f, row, host, stop, DOMAIN, WHY_IN_URL, -1, validity, host, stop, True, WHOLE)


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def url(row: Any, n: Any, i: Any, e: Any, t: Any, x: Any, o: Any) -> Any:
    """http://host/path; the word is the scheme."""
    f, cls = t.f, t.cls
    size = e - i
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
    if not ok or stop <= p or not cls[p] & 3 or (stop < q and f[q - 1] == 45):
        return ASK, i
    after = f[q] if q < n else 32
    end = stop
    if after == 47 or after == 63 or after == 35:
        if stop != q:
            return ASK, i
        end = path_end(f, q, n, q)
        if end < 0 or tracked(f, q, end) or hosts_inside(f, q, end, x.tab):
            return ASK, i
    elif path_char(after) or odd_char(after):
        return ASK, i
    state = host_state(f, cls, p, stop, x.tab)
    if (state != A_HOST and state != A_WORD and state != RESERVED) or given_out(f, p, end):
        return ASK, i
    tell_url(o, f, row, i, p, stop, end, state)
    return PLAIN if cover(o, i, end) else ASK, end


OF_NUMBERS = L_CARD | L_PHONE | L_DENY | L_ID | L_IMEI | L_DOMAIN | L_EMAIL
"""Leads that make nothing of a word of letters."""


@kernel(CLASSES, INT, INT)
def has_digit(cls: Any, a: Any, b: Any) -> Any:
    while a < b and not cls[a] & DIGIT:
        a += 1
    return a < b


@kernel(INT)
def blocks(before: Any) -> Any:
    """Behind one of _ - / @ \\ $ ~ . a dotted word may be a path, a mail address, a variable."""
    return (
        before == 95 or before == 45 or before == 47 or before == 64
        or before == 92 or before == 36 or before == 126 or before == 46
    )  # fmt: skip


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def wide(n: Any, i: Any, q: Any, m: Any, t: Any, x: Any, o: Any) -> Any:
    """Whether a dotted word i..q-1 may be part of a host in Chinese characters after the word for a site: 网址：食狮a.com, 网址：a食狮b.com."""
    f = t.f
    if m & L_DOMAIN and q + 1 < n and f[q] == 46 and 0x4E00 <= f[q + 1] <= 0x9FFF:
        return True
    p, chinese = i, False
    while p > 0 and i - p < 100 and (t.cls[p - 1] & 7 or f[p - 1] == 46 or 0x4E00 <= f[p - 1] <= 0x9FFF):
        p -= 1
        chinese = chinese or 0x4E00 <= f[p] <= 0x9FFF
        if chinese:
            _, before, _ = look(t, x, o, p, f[p])
            if before & L_DOMAIN:
                return True
    return False


@kernel(TEXT, INT, INT, INT)
def product(t: Any, i: Any, e: Any, q: Any) -> Any:
    """Whether a dotted word may be ASP.NET, VB.NET and the like. Twin: `hosts.DOT_NET`."""
    k = t.keys
    return q - e == 4 and e - i <= 5 and k[e + 1] == 110 and k[e + 2] == 101 and k[e + 3] == 116


@kernel(TEXT, INT)
def spoken_at(t: Any, i: Any) -> Any:
    """Whether "name at " stands before a host at i. Twin: `instructed._SPOKEN_AT`."""
    f = t.f
    return (
        i > 5
        and f[i - 1] == 32
        and f[i - 2] == 116
        and f[i - 3] == 97
        and f[i - 4] == 32
        and t.cls[i - 5] & 7 != 0
    )


@kernel(INT, INT, INT, INT, TEXT, LEXICON, SHEET)
def dotted(row: Any, n: Any, i: Any, e: Any, t: Any, x: Any, o: Any) -> Any:
    """A word with dots: a host, a host with a path, a number, nothing."""
    f, cls, tab = t.f, t.cls, x.tab
    q = e
    labels = 1
    while q + 1 < n and f[q] == 46 and cls[q + 1] & 7:
        q += 1
        labels += 1
        while q < n and cls[q] & 7:
            q += 1
    if q == e:
        return GOES_ON, i
    letters, joins, run, longest = False, False, 0, 0
    for j in range(i, q):
        letters = letters or (cls[j] & LETTER) != 0
        if cls[j] & DIGIT:
            run += 1
            longest = max(longest, run)
        else:
            run = 0
            joins = joins or (f[j] != 46 and not cls[j] & LETTER)
    if not letters:
        return ASK if labels >= 4 and not joins else PLAIN, q
    count, m, _ = look(t, x, o, i, f[i])
    if (
        product(t, i, e, q)
        or spoken_at(t, i)
        or (q - i == 12 and e - i == 3 and f[i + 7] == 46 and longest > 1)  # 2O2.555.O199
        or (m & ~np.int64(L_LOOSE) == 0 and answers(t.keys, i))
        or given_out(f, i, q)
        or site_before(t.keys, i)
        or (q + 5 < n and f[q] == 32 and on_platform(t.keys, q + 1, n))
        or labels_figured(t, i, q)
    ):
        return ASK, i
    if m & (L_LINE | L_DOUYIN | L_APK | L_HANDLE) or tracked(f, i, q) or wide(n, i, q, m, t, x, o):
        return ASK, i
    if q - i == 14 and f[i + 4] == 46 and f[i + 9] == 46:
        return ASK, i
    label = i
    for j in range(i, q + 1):
        if j == q or f[j] == 46:
            if j - label >= 25:
                return ASK, i
            if label > i and j - label > 2:
                # contact-card.shop: the name of a card says nothing of a label of letters
                _, more, _ = look(t, x, o, label, f[label])
                if more & ~np.int64(OF_NUMBERS) or (more and has_digit(cls, label, j)):
                    return ASK, i
            label = j + 1
    if (
        e - i == 4
        and cls[i] & cls[i + 1] & LETTER
        and cls[i + 2] & cls[i + 3] & DIGIT
        and in_set(hash_ascii(f, i, i + 2), tab, 10)
    ):
        return ASK, i  # NO07.8380.08.06006
    state = host_state(f, cls, i, q, tab)
    if labels >= 3 and in_set(hash_ascii(f, i, e), tab, 11):
        return ASK, i
    if state == NO_HOST and longest < 5:
        return PLAIN, q
    before = f[i - 1] if i > 0 else 32
    after = f[q] if q < n else 32
    short = q - i == 4 and f[i] == 116 and f[i + 1] == 46 and f[i + 2] == 109 and f[i + 3] == 101  # t.me
    sound = state in (A_HOST, RESERVED)
    if longest > 10 or blocks(before):
        return ASK, i
    if after == 47 or after == 63 or after == 35:
        if not sound and not short and state != A_WORD:
            return ASK, i
        r = path_end(f, q, n, q)
        if r <= q + 1 or tracked(f, q, r) or given_out(f, q, r) or hosts_inside(f, q, r, x.tab):
            return ASK, i
        for j in range(q, r):
            if f[j] == 64:
                return ASK, i  # a mail address, rather
        if short:
            # t.me/name: a name with a digit or an underscore is none of Telegram's own pages
            marked = False
            for j in range(q + 1, r):
                if not (cls[j] & 3 or f[j] == 95):
                    return ASK, i
                marked = marked or not cls[j] & LETTER
            if after != 47 or not marked or not cls[q + 1] & LETTER or not 5 <= r - q - 1 <= 32:
                return ASK, i
        tell_url(o, f, row, i, i, q, r, state)
        if short:
            tell(o, f, row, i, r, TELEGRAM, WHY_TELEGRAM, -1, V_FORMAT, q + 1, r, True, 0x22)
        return PLAIN if cover(o, i, r) else ASK, r
    if (
        not sound
        or after == 40
        or after == 64
        or after == 95
        or (after == 58 and q + 1 < n and cls[q + 1] & DIGIT)
        or e - i == 1
    ):
        return ASK, i
    if labels == 2 and q - e == 3:
        numeric = True
        for j in range(i, e):
            numeric = numeric and (cls[j] & DIGIT) != 0
        if numeric:
            return ASK, i
    count, m, _ = look(t, x, o, i, f[i])
    reserved = state == RESERVED
    tell(
        o,
        f,
        row,
        i,
        q,
        DOMAIN,
        WHY_RESERVED if reserved else WHY_PSL,
        lead_with(x, o, count, L_DOMAIN),
        V_FORMAT if reserved else V_LEXICON,
        i,
        q,
        True,
        WHOLE,
    )
    return PLAIN if cover(o, i, q) else ASK, q
