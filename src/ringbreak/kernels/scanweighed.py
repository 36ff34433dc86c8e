"""Whether a word may stand in a text that the twin weighs as a name. Part of `scantext`; twin: `selectors.weighed_names.candidates`.

Wider than the twin: where this says yes the twin reads the text.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import CALLING, DIGIT, LEADING_ON, LETTER, ROLES, SITES
from ringbreak.kernels.scanout import SHEET, TEXT, K
from ringbreak.kernels.scanpassing import apart, marked, noted, word_before, word_end
from ringbreak.kernels.scanprose import note
from ringbreak.kernels.scantypes import BYTES, CODES, INT, kernel

REACH = 200
"""Characters between a name and a Latin word that lets it be weighed, and some more."""
BESIDE = 64
"""The same of Chinese words."""


@kernel(CODES, INT, BYTES)
def reaches(keys: Any, i: Any, tails: Any) -> Any:
    """Whether the characters before i and at i are a pair of `weighed_names.CHINESE_REACH`."""
    return tails[131072 + ((keys[i - 1] * 31 + keys[i] * 8191) & 65535)] & 1 != 0


@kernel(CODES, INT, BYTES)
def calls_one(keys: Any, i: Any, tails: Any) -> Any:
    """Whether one of `weighed_names.CHINESE_CALLS` stands before i with three marks between at most."""
    p = i - 1
    while p >= 0 and i - p < 5:
        c = keys[p]
        if c < 65536 and tails[131072 + c] & 2:
            return True
        if 97 <= c <= 122 or 48 <= c <= 57 or 0x4E00 <= c <= 0x9FFF:
            return False
        p -= 1
    return False


@kernel(INT, INT, SHEET, INT)
def touched(i: Any, e: Any, o: Any, first: Any) -> Any:
    """Whether anything known already holds a character of i..e-1."""
    clash = False
    for k in range(first, o.at[K]):
        clash = clash or (o.found[k, 1] < e and o.found[k, 2] > i)
    return clash


@kernel(TEXT, INT, INT, INT, BYTES)
def beside(t: Any, i: Any, e: Any, n: Any, tails: Any) -> Any:
    """Whether a word next to i..e-1 leads on, calls, or is a platform or a word for an account."""
    b = word_before(t, i, n)
    if b >= 0 and noted(t, b, tails) & (CALLING | SITES | ROLES | LEADING_ON) != 0:
        return True
    q = e
    while (
        q < n
        and q - e < 4
        and (t.f[q] == 32 or t.f[q] == 40 or t.f[q] == 44 or t.f[q] == 0xFF0C or t.f[q] == 0xFF08)
    ):
        q += 1
    z = q
    while z < n and z - q < 25 and t.cls[z] & LETTER:
        z += 1
    if q == e or z == q:
        return False
    return z - q == 1 or note(t.keys, q, z, tails) & (LEADING_ON | CALLING | SITES | ROLES) != 0


@kernel(TEXT, INT, INT)
def made_up(t: Any, i: Any, e: Any) -> Any:
    """Whether i..e-1 is lower-case letters and digits in parts, or letters with digits behind. Twin: `weighed_names._UNCALLED`."""
    if t.f[i] < 97 or t.f[i] > 122:
        return False
    letters: Any = np.int64(0)
    digits: Any = np.int64(0)
    parts: Any = np.int64(0)
    for q in range(i, e):
        c = t.f[q]
        if 97 <= c <= 122:
            letters += 1
            if digits > 0 and parts == 0:
                digits = -64  # a letter behind digits
        elif 48 <= c <= 57:
            digits += 1
        elif (c == 95 or c == 45) and (q - i > 1 or parts > 0):
            parts += 1
        else:
            return False
    return parts > 0 or (letters > 2 and digits > 1)


@kernel(INT, INT, INT, TEXT, SHEET, INT, BYTES)
def weighable(begins: Any, ends: Any, n: Any, t: Any, o: Any, first: Any, tails: Any) -> Any:
    """Whether a word with a sign of a user name, known for nothing else, stands where one may be named.

    begins, ends: the span of the words for platforms and accounts, begins -1 without any. first: where the text's mentions begin.
    """
    f, cls = t.f, t.cls
    i: Any = np.int64(0)
    while i < n:
        if not (cls[i] & (DIGIT | LETTER) or f[i] == 95):
            i += 1
            continue
        e = word_end(t, i, n)
        if 3 < e - i < 34 and marked(t, i, e, n) == 1 and apart(t, i, e, n) and not touched(i, e, o, first):
            if begins >= 0 and begins - REACH < e and i < ends + REACH and (
                beside(t, i, e, n, tails) or calls_one(t.keys, i, tails)
            ):  # fmt: skip
                return True
            if calls_one(t.keys, i, tails) or made_up(t, i, e):
                for p in range(max(1, i - BESIDE), min(n, e + BESIDE)):
                    if reaches(t.keys, p, tails):
                        return True
        i = e
    return False
