"""Forms of words that only the twin reads, whatever stands around them: addresses with colons, codes, disguised numbers. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import DIGIT, JOINER, LETTER, NUMERAL
from ringbreak.kernels.scanhosts import tracked
from ringbreak.kernels.scanout import LEXICON, TEXT, is_hex
from ringbreak.kernels.scanspoken import carrier
from ringbreak.kernels.scantypes import CLASSES, CODES, INT, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(INT, INT, TEXT)
def colon(n: Any, i: Any, t: Any) -> Any:
    """Whether an address with colons may stand here: IPv6, MAC, a scheme with a wide colon."""
    f = t.f
    if f[i] == 0xFF1A:
        return i + 2 < n and f[i + 1] == 47 and f[i + 2] == 47
    if i + 1 >= n:
        return False
    if f[i + 1] == 58:
        return True
    if not (i > 0 and is_hex(f[i - 1]) and is_hex(f[i + 1])):
        return False
    q, colons, letter = i + 1, 1, False
    p = i - 1
    while p >= 0 and is_hex(f[p]) and i - p <= 4:
        letter = letter or f[p] > 57
        p -= 1
    while q < n and (is_hex(f[q]) or f[q] == 58) and colons < 6:
        if f[q] == 58:
            colons += 1
        else:
            letter = letter or f[q] > 57
        q += 1
    return colons >= 2 and (letter or colons >= 5)


@kernel(CODES, INT, INT)
def joined(f: Any, a: Any, b: Any) -> Any:
    """Whether a hyphen stands in a word."""
    while a < b and f[a] != 45:
        a += 1
    return a < b


@kernel(INT, INT, INT, TEXT, LEXICON)
def strange(n: Any, i: Any, e: Any, t: Any, x: Any) -> Any:
    """Whether a word with letters has a form that only the twin reads, whatever stands before it."""
    f, cls = t.f, t.cls
    size = e - i
    before = f[i - 1] if i > 0 else 32
    nxt = f[e] if e < n else 32
    a, b = f[i] | 32, f[i + 1] | 32
    if (a == 103 and b == 104 and f[i + 2] == 95) or tracked(f, i, e):
        return True
    if size == 3:
        c = f[i + 2] | 32
        if (
            a == 100 and b == 111 and c == 116 and (before == 32 or before == 60) and (nxt == 32 or nxt == 62)
        ) or (a == 102 and b == 98 and c == 113):
            return True  # " dot ", "fbq"
    if size >= 4 and cls[i] & LETTER and cls[i + 1] & LETTER:
        if size == 4 and a == 105 and b == 98 and (f[i + 2] | 32) == 97 and (f[i + 3] | 32) == 110:
            return True  # iban
        if cls[i + 2] & DIGIT and cls[i + 3] & DIGIT:
            near = (size == 4 and e + 1 < n and (nxt == 32 or nxt == 45) and cls[e + 1] & 3) or (
                size > 4 and f[i + 4] == 45
            )
            # none is longer than 34
            if (near or (size >= 15 and (size < 35 or joined(f, i, e)))) and in_set(
                hash_ascii(f, i, i + 2), x.tab, 10
            ):
                return True
    if (size == 9 or size == 10) and (before == 32 or before == 45) and i >= 7:
        lone = True
        for j in range(i - 7, i - 1):
            lone = lone and cls[j] & 1 != 0
        if lone:
            return True  # credit codes in two groups
    return False


@kernel(TEXT, INT, INT, INT)
def strange_run(t: Any, a: Any, size: Any, digits: Any) -> Any:
    """Whether a run of 11 to 24 letters and digits may be a disguised mobile number, a credit code, a parcel."""
    f, cls = t.f, t.cls
    if size < 11 or digits == 0:
        return False
    c = f[a]
    if size == 11 and digits >= 3 and (c == 49 or c == 73 or c == 108 or c == 105):
        return True
    if digits >= 9 and size - digits <= 4 and not cls[a] & DIGIT and carrier(c | 32, f[a + 1] | 32):
        return True
    if size == 18 and digits >= 6 and not (digits == 17 and (f[a + 17] | 32) == 120):
        return True
    if size == 13 and digits == 9 and cls[a] & cls[a + 1] & cls[a + 11] & cls[a + 12] & LETTER:
        return True  # the Postal Union's
    return size >= 12 and (c | 32) == 106 and (f[a + 1] | 32) == 100


@kernel(CODES, INT, INT, INT)
def parted(f: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether a name letter by letter may begin with the word i..e-1 (a b c 8 8 9), or a host with blanks around its dots."""
    if e + 3 < n and f[e + 1] == 46 and f[e + 2] == 32 and 97 <= f[e + 3] <= 122:
        return True
    if e - i == 10 and f[i] == 117 and f[i + 1] == 110 and f[i + 5] == 115:
        return True  # puerh underscore bishan
    return e - i == 1 and e + 6 < n and f[i] > 64 and f[e + 2] == 32 and f[e + 4] == 32 and f[e + 6] == 32


@kernel(INT)
def between_pieces(c: Any) -> Any:
    """What is put between the letters of a name: pictures, stars, middle dots. Twin: `pieces.SIGNS`."""
    return (
        c == 0xB7 or c == 0x2022 or c == 0x2027 or c == 0x30FB or c == 0x4E36 or c == 0x4E28 or 0x2300 <= c <= 0x27BF or 0x2B00 <= c <= 0x2BFF
        or 0x1F000 <= c <= 0x1FAFF
    )  # fmt: skip


@kernel(TEXT, INT, INT, INT, INT)
def in_signed_pieces(t: Any, i: Any, e: Any, n: Any, made_of: Any) -> Any:
    """Whether the word i..e-1 may go on behind a sign, a blank, a numeral: lan🔥yu06, lanyu零六, lanyu _ 06, l-a-n-y. Twin: `selectors.pieces`.

    made_of: the classes of its characters.
    """
    f, cls = t.f, t.cls
    if (
        made_of & JOINER
        and 8 < e - i < 13
        and f[i + 6] == 45
        and (f[i + 5] | 32) == 101
        and (f[i] | 32 == 100 or f[i] | 32 == 116)
    ):
        return True  # double-oh, triple-seven
    if made_of & JOINER and e - i > 8 and f[i + 1] == 45 and f[i + 3] == 45 and f[i + 5] == 45:
        return True
    if e + 1 >= n:
        return False
    c = f[e]
    if c > 127:
        q = e + 1
        if between_pieces(c):
            if q < n and between_pieces(f[q]):
                q += 1
            return q < n and cls[q] & (DIGIT | LETTER | JOINER) != 0
        return (
            (made_of & (LETTER | JOINER)) != 0 and cls[e] & NUMERAL != 0 and cls[q] & (DIGIT | NUMERAL) != 0
        )
    if c == 32:
        d = f[e + 1]
        if (
            made_of & (LETTER | JOINER)
            and cls[e + 1] & NUMERAL
            and e + 2 < n
            and cls[e + 2] & (DIGIT | NUMERAL)
        ):
            return True
        if d == 95 or f[e - 1] == 95:
            return cls[e + 1] & (DIGIT | LETTER | JOINER) != 0
        if made_of & (DIGIT | LETTER | JOINER) == LETTER and e - i < 13 and cls[e + 1] & DIGIT and i > 0:
            b = f[i - 1] if f[i - 1] != 32 or i < 2 else f[i - 2]
            return (b == 58 or b == 0xFF1A) and e + 3 < n and cls[e + 2] & cls[e + 3] & DIGIT != 0
        return False
    return c == 46 and e - i == 1 and e + 4 < n and f[e + 2] == 46 and f[e + 4] == 46


@kernel(CODES, CLASSES, INT, INT, INT)
def dressed(f: Any, cls: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether i..e-1 may be a group of a number with letters for some digits: o77oo 9oo 417. Twin: `instructed._a_number`."""
    figures = letters = 0
    for j in range(i, e):
        if cls[j] & DIGIT:
            figures += 1
        elif f[j] == 79 or f[j] == 111 or f[j] == 73 or f[j] == 108:  # O o I l
            letters += 1
        else:
            return False
    if letters == 0 or e - i > 6 or (figures == 0 and e - i < 2):
        return False
    behind = (
        e + 1 < n
        and (f[e] == 32 or f[e] == 45 or f[e] == 46)
        and (cls[e + 1] & DIGIT or (f[e + 1] | 32) == 111)
    )
    before = i > 1 and (f[i - 1] == 32 or f[i - 1] == 45 or f[i - 1] == 46) and cls[i - 2] & DIGIT
    return behind or before


@kernel(CODES, CLASSES, INT, INT)
def dashed(f: Any, cls: Any, i: Any, e: Any) -> Any:
    """Whether the word i..e-1 may be a telephone number with hyphens and letters for some digits: 1-888-555-O1l4. Twin: `instructed._ALIKE`."""
    size = letters = 0
    for j in range(i, e):
        if f[j] == 45:
            continue
        size += 1
        if not cls[j] & DIGIT:
            if f[j] != 79 and f[j] != 111 and f[j] != 73 and f[j] != 108:
                return False
            letters += 1
    return letters > 0 and 10 <= size <= 13 and size < e - i


@kernel(TEXT, INT, INT)
def in_pieces(t: Any, i: Any, n: Any) -> Any:
    """Whether an address in groups of one length, or on two lines, may begin at i: TYxr Qwwz VPJi 6myM ..."""
    f, cls = t.f, t.cls
    if (i > 0 and cls[i - 1] & 3) or i + 4 >= n:
        return False
    c = f[i]
    if (c == 98 and (f[i + 1] != 99 or f[i + 2] != 49)) or (c == 48 and f[i + 1] != 120):  # bc1, 0x
        return False
    e = i
    while e < n and e - i < 45 and cls[e] & 3:
        e += 1
    size = e - i
    if size < 4 or e >= n:
        return False
    letters = mixed = False
    for j in range(i, min(e, i + 8)):
        letters = letters or cls[j] & LETTER != 0
    if not letters:
        return False
    if f[e] == 10 or f[e] == 13:
        if size < 10:
            return False
        q = e + 1
        if f[e] == 13 and q < n and f[q] == 10:
            q += 1
        p = q
        while q < n and q - p < 10 and cls[q] & 3:
            q += 1
        return q - p >= 10
    if c == 84 and 8 <= size <= 26 and f[e] == 32:  # a TRON address in two parts of any length
        q = e + 1
        while q < n and q - e < 28 and cls[q] & 3:
            q += 1
        if size + q - e - 1 == 34:
            return True
    if size > 8 or f[e] != 32:
        return False
    at = i
    for word in range(4):
        for j in range(at, at + size):
            if j >= n or not cls[j] & 3:
                return False
            mixed = mixed or cls[j] & DIGIT != 0 or (j > at and 65 <= f[j] <= 90)
        at += size
        if word < 3:
            if at >= n or f[at] != 32:
                return False
            at += 1
    return mixed
