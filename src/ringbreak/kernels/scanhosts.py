"""Whether a dotted word is a host, and what may stand in a URL. Part of `scantext`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import DIGIT, JOINER
from ringbreak.kernels.scantypes import CLASSES, CODES, INT, TABLE, kernel
from ringbreak.kernels.scanwords import hash_ascii, in_set


@kernel(INT)
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


@kernel(CODES, INT, INT, TABLE)
def under_wildcard(f: Any, start: Any, end: Any, tab: Any) -> Any:
    """Whether the host is one label below a wildcard rule (*.ck), so that it is a suffix itself or an exception."""
    for i in range(start, end):
        if f[i] == 46:
            return in_set(hash_ascii(f, i + 1, end), tab, 13)
    return False


@kernel(INT)
def closes_bracket(c: Any) -> Any:
    """Whether a character is one of ) ） ] 】."""
    return c == 41 or c == 0xFF09 or c == 93 or c == 0x3011


NO_HOST, A_HOST, DOUBTFUL, A_WORD, RESERVED = 0, 1, 2, 3, 4


@kernel(CODES, CLASSES, INT, INT, TABLE)
def host_state(f: Any, cls: Any, start: Any, end: Any, tab: Any) -> Any:
    """What a dotted word is.

    NO_HOST: no label but the first is a known ending. A_HOST: a host below an ICANN suffix with an ending nobody mistakes.
    A_WORD: the same, with an ending that is a file's or an everyday word: a host where it stands in a URL. RESERVED: a
    host below a name no registry sells (.example), .onion left out. DOUBTFUL: the twin decides.
    """
    known = False
    label = start
    count = 1
    for i in range(start, end + 1):
        if i == end or f[i] == 46:
            if i == label or i - label > 63:
                return DOUBTFUL
            if f[label] == 45 or f[i - 1] == 45:
                return DOUBTFUL
            if count > 1 and in_set(hash_ascii(f, label, i), tab, 6):
                known = True
            if i < end:
                label = i + 1
                count += 1
    if not known:
        if end - label >= 4 and f[label] == 120 and f[label + 1] == 110:
            return DOUBTFUL
        return NO_HOST
    if under_wildcard(f, start, end, tab):
        return DOUBTFUL
    last = hash_ascii(f, label, end)
    if count < 2 or not in_set(last, tab, 6):
        return DOUBTFUL
    whole = hash_ascii(f, start, end)
    if in_set(whole, tab, 7) or in_set(whole, tab, 9):
        return DOUBTFUL
    for i in range(label, end):
        if 65 <= f[i] <= 90 or cls[i] & (DIGIT | JOINER):
            return DOUBTFUL
    if in_set(last, tab, 12):
        # .onion has a kind of its own
        onion = end - label == 5 and f[label] == 111 and f[label + 1] == 110 and f[label + 2] == 105
        return DOUBTFUL if onion else RESERVED
    return A_WORD if in_set(last, tab, 8) else A_HOST


@kernel(CODES, CLASSES, INT, INT, TABLE)
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


@kernel(CODES, INT, INT)
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


@kernel(CODES, INT, INT)
def given_out(f: Any, start: Any, end: Any) -> Any:
    """Whether an id that WeChat gives out, wxid_... or gh_..., may stand in an address."""
    for i in range(start + 2, end):
        if f[i] == 95:
            a, b = f[i - 2] | 32, f[i - 1] | 32
            if a == 105 and b == 100:
                if i - start > 3 and f[i - 4] | 32 == 119 and f[i - 3] | 32 == 120:
                    return True
            elif a == 103 and b == 104 and not (i - start > 2 and 97 <= f[i - 3] | 32 <= 122):
                return True
    return False


@kernel(INT)
def path_char(c: Any) -> Any:
    return (
        48 <= c <= 57
        or 97 <= c <= 122
        or 65 <= c <= 90
        or c == 45 or c == 95 or c == 46 or c == 47 or c == 63 or c == 35 or c == 38 or c == 61 or c == 43
        or c == 126 or c == 37 or c == 58 or c == 64 or c == 33 or c == 36 or c == 42
    )  # fmt: skip


@kernel(INT)
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
