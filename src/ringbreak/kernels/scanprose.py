"""Words of mere letters that nothing before could make an account, and the few to be looked at all the same. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import DIGIT, LETTER
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scantypes import BYTES, CODES, INT, kernel


@kernel(CODES, INT, INT, BYTES)
def note(keys: Any, i: Any, e: Any, tails: Any) -> Any:
    """What is noted of a word of two letters or more: LEADS, FILLS or nothing; of a few other words too. Twin: `scantables.note_of`."""
    v = (
        (keys[i] & 31)
        | (keys[i + 1] & 31) << 5
        | (keys[e - 2] & 31) << 10
        | (keys[e - 1] & 31) << 15
        | (e - i & 31) << 20
    )
    return tails[65536 + ((v * 40503 >> 8) & 65535)]


@kernel(TEXT, INT, INT, INT, INT)
def amid_prose(t: Any, i: Any, e: Any, n: Any, calm: Any) -> Any:
    """Whether the word i..e-1 stands a blank behind the word that ends at `calm`, and no address or number can go on behind it."""
    f = t.f
    if i < 2 or f[i - 1] != 32:
        return False
    if calm != i - 1:
        b = f[i - 2]
        if calm != i - 2 or not (b == 44 or b == 46 or b == 33 or b == 63):
            return False
    if e >= n:
        return True
    c = f[e]
    if c == 32:
        return e + 1 >= n or not (f[e + 1] == 46 or t.cls[e + 1] & DIGIT)
    if c == 46:
        return e + 1 < n and f[e + 1] == 32
    return c != 58 and c != 64 and c != 43 and c != 35


@kernel(TEXT, INT, INT, INT)
def plated(t: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether a British number plate may begin with the word i..e-1: KX19 ZZQ, kx19zzq. Twin: `plate._HINT`."""
    cls = t.cls
    if not (cls[i] & cls[i + 1] & LETTER and cls[i + 2] & cls[i + 3] & DIGIT):
        return False
    q = i + 4
    if e - i == 4:
        if e + 3 >= n or t.f[e] != 32:
            return False
        q += 1
    return cls[q] & cls[q + 1] & cls[q + 2] & LETTER != 0


@kernel(CODES, INT, INT, INT)
def of_facebook(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether fb or facebook at i..e-1 is followed by the first letter of name, acct, account, profile, user, is, was, says, reads.

    Twins: `named_on._FACEBOOK`, `named_on._ON_FACEBOOK`.
    """
    if keys[i] != 102 or not ((e - i == 2 and keys[i + 1] == 98) or (e - i == 8 and keys[i + 4] == 98)):
        return False
    c = keys[e + 1] if e + 1 < n else 32
    if c == 105 or c == 119 or c == 115 or c == 114:  # name on Facebook is
        return e + 2 < n and (keys[e + 2] == 115 or keys[e + 2] == 97 or keys[e + 2] == 101)
    return c == 110 or c == 97 or c == 112 or c == 117


@kernel(TEXT, INT, INT)
def lists(t: Any, e: Any, n: Any) -> Any:
    """Whether a list of user names may stand behind the word that ends at e. Twin: `named_lists._LATIN`; wider than it."""
    f, cls = t.f, t.cls
    apart = signed = False
    for p in range(e, min(n - 1, e + 90)):
        c, d = f[p], f[p + 1]
        if c == 10:
            return False
        apart = apart or c == 44 or c == 47 or c == 124 or c == 59 or c == 38
        apart = apart or (c == 32 and ((d | 32) == 97 or (d | 32) == 111))  # and, or
        signed = signed or cls[p + 1] & DIGIT != 0 or d == 95 or (97 <= c <= 122 and 65 <= d <= 90)
        if apart and signed:
            return True
    return False


@kernel(CODES, INT, INT)
def nicked(keys: Any, i: Any, n: Any) -> Any:
    """Whether a.k.a or aka. stands at i, stops between its letters."""
    return i + 4 < n and keys[i + 1] == 46 and keys[i] == 97 and keys[i + 2] == 107
