"""Whether an account may be named in passing: a platform, words that lead on, a name. Part of `scantext`; twin: `selectors.in_passing`.

Wider than the twin: where one of these says yes the twin reads the text.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    CALLING,
    DIGIT,
    DOMAIN,
    HANDLE,
    JOINER,
    LEADING_ON,
    LETTER,
    ROLES,
    SITES,
)
from ringbreak.kernels.scanout import SHEET, TEXT, K
from ringbreak.kernels.scanprose import note
from ringbreak.kernels.scantypes import BYTES, CODES, INT, YES, kernel

REACH = 170
"""Characters between a platform and a name, and some more."""


@kernel(TEXT, INT, INT)
def word_end(t: Any, i: Any, n: Any) -> Any:
    """Where the word that begins at i ends: letters, figures, what joins them, and stops between them."""
    e = i + 1
    while e < n and (
        t.cls[e] & (DIGIT | LETTER | JOINER)
        or (t.f[e] == 46 and e + 1 < n and t.cls[e + 1] & (DIGIT | LETTER))
    ):
        e += 1
    return e


@kernel(TEXT, INT, INT)
def word_before(t: Any, i: Any, n: Any) -> Any:
    """Where the word ends that stands before i with nothing but a few marks between; -1 when there is none."""
    p = i - 1
    while p >= 0 and i - p < 8 and not t.cls[p] & (DIGIT | LETTER) and not 0x3400 <= t.f[p] <= 0x9FFF:
        p -= 1
    if p < 0 or not t.cls[p] & (DIGIT | LETTER):
        return -1
    return p + 1


@kernel(TEXT, INT, BYTES)
def noted(t: Any, e: Any, tails: Any) -> Any:
    """What is noted of the word of letters that ends at e; one of a single letter (it's, I'm) leads on and calls."""
    a = e
    while a > 0 and e - a < 26 and t.cls[a - 1] & LETTER:
        a -= 1
    if e - a == 1:
        return LEADING_ON | CALLING
    if e - a < 2 or e - a > 24:
        return 0
    return note(t.keys, a, e, tails)


@kernel(TEXT, INT, INT, BYTES)
def named_before(t: Any, a: Any, n: Any, tails: Any) -> Any:
    """Whether an English word that says what follows stands before digits at a: her mobile is, rang from. Twin: `neighbours._REACHED`."""
    b = word_before(t, a, n)
    return b >= 0 and t.cls[b - 1] & LETTER != 0 and noted(t, b, tails) & (LEADING_ON | CALLING) != 0


@kernel(TEXT, INT, INT, INT)
def marked(t: Any, i: Any, e: Any, n: Any) -> Any:
    """1: the word i..e-1 has a sign that names have, 2: it is long and of letters only, 0: neither. Twins: `marked_names.marked`, `plain`."""
    f, cls = t.f, t.cls
    size = e - i
    digits, letters, unders, humps, small = 0, 0, 0, 0, False
    for p in range(i, e):
        k = cls[p]
        if k & DIGIT:
            digits += 1
        elif k & LETTER:
            letters += 1
            small = small or f[p] >= 97
            if p > i + 1 and 65 <= f[p] <= 90 and f[p - 1] >= 97:
                humps += 1
        elif f[p] == 95 or f[p] == 46:
            unders += 1
    if letters < 3 or size < 4 or not small:
        return 0
    if digits or unders or (humps and size > 6):
        return 1
    if size < 10 or size > 28 or letters != size:
        return 0
    y, z = t.keys[e - 2], t.keys[e - 1]
    if (
        (z == 103 and y == 110) or (z == 100 and y == 101) or (z == 121 and (y == 108 or y == 116)) or (z == 110 and y == 111)
        or (z == 116 and y == 110) or (z == 115 and (y == 115 or y == 110 or y == 117)) or (z == 101 and (y == 108 or y == 99 or y == 118))
        or (z == 108 and y == 97) or (z == 99 and y == 105) or (z == 101 and (y == 116 or y == 122))
    ):  # fmt: skip
        return 0  # -ing -ed -ly -ty -ion -ent -ant -ess -ons -ous -ble -ce -ive -al -ic -ate -ize
    return 2


@kernel(CODES, INT, INT)
def humped(f: Any, i: Any, e: Any) -> Any:
    """Whether a capital stands behind a small letter in the word i..e-1 that begins with a capital. Twin: `marked_names.CAPITALS`."""
    p = i + 2
    while p < e and not (f[p] < 91 and f[p - 1] > 96):
        p += 1
    return p < e


@kernel(CODES, INT, INT)
def lowered(f: Any, i: Any, e: Any) -> Any:
    """Whether a small letter stands in the word i..e-1: TRC20 and USDT-ERC20 are no names."""
    p = i
    while p < e and f[p] < 97:
        p += 1
    return p < e


@kernel(TEXT, INT, INT)
def glued(t: Any, i: Any, e: Any) -> Any:
    """Whether IG, FB, INS, TG or DC in capitals touches the name i..e-1 behind it: IGtaipei_bunny. Twin: `in_passing._GLUED`."""
    f, keys = t.f, t.keys
    if (
        e - i < 6
        or e - i > 32
        or not (65 <= f[i] <= 90 and 65 <= f[i + 1] <= 90 and (f[i + 2] >= 97 or f[i + 3] >= 97))
    ):
        return False
    a, b = keys[i], keys[i + 1]
    return (
        (a == 105 and (b == 103 or b == 110)) or (a == 102 and b == 98) or (a == 116 and b == 103) or (a == 100 and b == 99)
    )  # fmt: skip


@kernel(INT, INT, SHEET, INT)
def is_told(i: Any, e: Any, o: Any, first: Any) -> Any:
    """Whether i..e-1 is known already for something other than an @name of no platform."""
    for k in range(first, o.at[K]):
        if o.found[k, 1] <= i and o.found[k, 2] >= e and o.found[k, 3] != HANDLE and o.found[k, 3] != DOMAIN:
            return True
    return False


@kernel(INT, INT, SHEET, INT)
def is_host(i: Any, e: Any, o: Any, first: Any) -> Any:
    """Whether i..e-1 is known for a host."""
    for k in range(first, o.at[K]):
        if o.found[k, 1] <= i and o.found[k, 2] >= e and o.found[k, 3] == DOMAIN:
            return True
    return False


@kernel(INT, INT, TEXT, BYTES)
def stopless(begins: Any, ends: Any, t: Any, tails: Any) -> Any:
    """Whether every platform that a Latin word in begins..ends-1 names has names without stops: te..., tg..., we.... Twin: `platforms.STOPLESS`."""
    keys, cls = t.keys, t.cls
    i: Any = begins
    while i < ends:
        if not cls[i] & LETTER:
            i += 1
            continue
        e = i + 1
        while e < ends and cls[e] & LETTER:
            e += 1
        if 1 < e - i < 25 and note(keys, i, e, tails) & SITES:
            a, b = keys[i], keys[i + 1]
            if not ((a == 116 and (b == 101 or b == 103)) or (a == 119 and b == 101)):
                return False
        i = e
    return True


@kernel(TEXT, INT, INT, INT)
def apart(t: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether neither of the signs that parts of addresses have touches the word i..e-1. Twin: `in_passing._NO_NAME_BEHIND`."""
    f = t.f
    b = f[i - 1] if i > 0 else 32
    if b == 64:
        b = f[i - 2] if i > 1 else 32
        if i > 1 and t.cls[i - 2] & (DIGIT | LETTER):
            return False  # a mail address
    if (
        b == 46
        or b == 47
        or b == 64
        or b == 92
        or b == 61
        or b == 38
        or b == 63
        or b == 37
        or b == 35
        or b == 126
        or b == 43
        or b == 36
    ):
        return False
    c = f[e] if e < n else 32
    return not (c == 64 or c == 47 or c == 92 or c == 61 or c == 40 or c == 35 or c == 37)


@kernel(TEXT, INT)
def first_of_line(t: Any, e: Any) -> Any:
    """Whether the word of letters that ends at e begins its line: depop? / same, foldandfern."""
    a = e
    while a > 0 and e - a < 26 and t.cls[a - 1] & LETTER:
        a -= 1
    return a > 0 and t.f[a - 1] == 10


@kernel(INT)
def calls(c: Any) -> Any:
    """名 叫 做 号 是 係 为 加 搵 找 搜: how Chinese words that call a name end. Twin: `in_passing._CALLED_ZH`."""
    return (
        c == 0x540D or c == 0x53EB or c == 0x505A or c == 0x53F7 or c == 0x662F or c == 0x4FC2 or c == 0x4E3A or c == 0x52A0
        or c == 0x6435 or c == 0x627E or c == 0x641C or c == 0x5B57
    )  # fmt: skip


@kernel(INT, INT, YES, INT, TEXT, SHEET, INT, BYTES)
def in_passing(begins: Any, ends: Any, sites: Any, n: Any, t: Any, o: Any, first: Any, tails: Any) -> Any:
    """Whether a text that names a platform or has a word for an account may name one in passing.

    begins, ends: the span of these words. sites: platforms are among them. first: where the text's mentions begin.
    """
    f, cls = t.f, t.cls
    last: Any = -REACH  # where the last word for a platform ended
    role: Any = -REACH
    no_stops = sites and stopless(begins, ends, t, tails)
    named: Any = np.int64(-1)  # where the last name ended that is known already
    waiting: Any = -REACH  # where the last name ended that a word beside it calls one
    i: Any = np.int64(0)
    stop: Any = min(n, ends + 100)
    if sites:
        i = max(i, begins - REACH - 40)
        stop = min(n, ends + REACH)
        while i > 0 and (cls[i - 1] & (DIGIT | LETTER | JOINER) or f[i - 1] == 46):
            i -= 1
    else:
        i = begins
    while i < stop:
        if not (cls[i] & (DIGIT | LETTER) or f[i] == 95):
            i += 1
            continue
        e = word_end(t, i, n)
        size = e - i
        plain = True
        for p in range(i, e):
            plain = plain and cls[p] & LETTER != 0
        what = note(t.keys, i, e, tails) if plain and 1 < size < 25 else 0
        if glued(t, i, e):
            return True
        if what & SITES:
            if i - waiting < REACH:
                return True
            last = e
        if what & ROLES:
            role = e
        if what & CALLING and 4 < size < 7 and i - last < 100 and e + 1 < n and 65 <= f[e + 1] <= 90:
            return True  # a page called Oga Solar Plug
        if size > 3 and not what & SITES:
            mark = (
                marked(t, i, e, n)
                if size < 33 and (apart(t, i, e, n) or (e < n and f[e] == 47 and cls[e - 1] & LETTER))
                else 0
            )
            if mark and is_told(i, e, o, first):
                named = e
            elif mark:
                b = word_before(t, i, n)
                before = noted(t, b, tails) if b >= 0 else 0
                called = before & (CALLING | SITES | ROLES) != 0 or (b >= 0 and b == named)
                if mark == 2:
                    called = called or b < 0 or (before & LEADING_ON != 0 and first_of_line(t, b))
                    p = i - 1
                    while p >= 0 and (f[p] == 32 or f[p] == 58 or f[p] == 0xFF1A or f[p] == 45 or f[p] == 62):
                        p -= 1
                    called = called or p < 0 or f[p] == 10
                    q = e
                    if (
                        not called
                        and q + 5 < n
                        and f[q] == 32
                        and t.keys[q + 1] == 111
                        and t.keys[q + 2] == 110
                    ):
                        called = before & LEADING_ON != 0
                else:
                    p = i - 2 if i > 1 and f[i - 1] == 32 else i - 1
                    called = called or before & LEADING_ON != 0 or (p >= 0 and calls(t.keys[p]))
                    q = e
                    while (
                        q < n
                        and q - e < 6
                        and not cls[q] & (DIGIT | LETTER)
                        and not 0x3400 <= f[q] <= 0x9FFF
                        and f[q] != 10
                    ):
                        q += 1
                    z = q
                    while z < n and z - q < 25 and cls[z] & LETTER:
                        z += 1
                    if not called and q > e and z - q > 1:
                        called = note(t.keys, q, z, tails) & (LEADING_ON | SITES) != 0
                if called:
                    host = no_stops and is_host(i, e, o, first)
                    if i - last < REACH and not host:
                        return True
                    colon = i > 1 and (
                        f[i - 1] == 58 or f[i - 2] == 58 or f[i - 1] == 0xFF1A or f[i - 2] == 0xFF1A
                    )
                    if i - role < 80 and mark == 1 and (colon or before & (CALLING | ROLES)):
                        return True
                    waiting = waiting if host else e
        i = e
    return False
