"""The walk over the words of a text: URLs, mail addresses, hosts, @names, accounts, spelt numbers. Part of `scantext`."""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scanaccounts import word
from ringbreak.kernels.scanaround import figures, in_cell, in_groups, replies
from ringbreak.kernels.scanat import at_name
from ringbreak.kernels.scancodes import (
    ASK,
    AT_SIGN,
    CALLING,
    DIGIT,
    FILLS,
    GOES_ON,
    HANDLE,
    JOINER,
    LEADS,
    LETTER,
    LISTS,
    PLAIN,
    ROLES,
    SITES,
    TELEGRAM,
    WECHAT,
)
from ringbreak.kernels.scanleads import may_lead
from ringbreak.kernels.scanmail import mail
from ringbreak.kernels.scannet import dotted, url
from ringbreak.kernels.scanodd import colon, dashed, dressed, in_pieces, in_signed_pieces, parted
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT, K
from ringbreak.kernels.scanpassing import glued, humped, in_passing, lowered
from ringbreak.kernels.scanprose import amid_prose, lists, nicked, note, of_facebook, plated
from ringbreak.kernels.scansites import goes_by, id_of_site, on_signal, site_around
from ringbreak.kernels.scanspoken import number_word, spells
from ringbreak.kernels.scantold import tells_of
from ringbreak.kernels.scantypes import BYTES, INT, PACKED, YES, kernel
from ringbreak.kernels.scanweighed import weighable


@kernel(TEXT, INT, INT, INT)
def has_twin(t: Any, a: Any, b: Any, n: Any) -> Any:
    """Whether another word of the text may be the account a..b-1 miswritten by a letter. Twin: `near.nearly`."""
    keys, cls = t.keys, t.cls
    if keys[a] == 64:
        a += 1
    i = np.int64(0)
    while i < n:
        if not cls[i] & (DIGIT | LETTER):
            i += 1
            continue
        e = i + 1
        while e < n and cls[e] & (DIGIT | LETTER | JOINER):
            e += 1
        most = max(e - i, b - a)
        least = min(e - i, b - a)
        if i != a and most - least < 2:
            head = tail = 0
            while head < least and keys[i + head] == keys[a + head]:
                head += 1
            while tail < least and keys[e - 1 - tail] == keys[b - 1 - tail]:
                tail += 1
            same = most == least and head == least
            if head > 2 and head + tail >= most - 2 and not same:
                return True
        i = e
    return False


@kernel(INT, INT, TEXT, LEXICON, SHEET, YES, PACKED, BYTES)
def words(row: Any, n: Any, t: Any, x: Any, o: Any, telegram: Any, work: Any, room: Any) -> Any:
    """URLs, mail addresses, hosts, accounts after a lead, addresses: PLAIN or ASK."""
    f, cls = t.f, t.cls
    i = np.int64(0)
    told, alike = o.at[K], False
    # where words for platforms and accounts begin and end; whether there are platforms, words that may be names: with a sign, with one that
    # no text of ours has by chance, with a stop, of many letters
    begins: Any = np.int64(-1)
    ends: Any = np.int64(0)
    sites: Any = False
    odd: Any = False
    signed: Any = False
    hosts: Any = False
    wordy: Any = False
    spelt, figured, touching = 0, 0, False
    begun = np.uint64(0)
    calm = np.int64(-1)  # where the last word ended, if it is of letters only and no lead ends with it
    while i < n:
        k = cls[i]
        if not k & 3:
            if k & AT_SIGN:
                if f[i] == 64:
                    found = o.at[K]
                    state, i = at_name(row, n, i, t, x, o, telegram)
                    odd = odd or o.at[K] == found or o.found[found, 3] == HANDLE
                    if state == ASK:
                        return ASK
                    continue
                if colon(n, i, t):
                    return ASK
            i += 1
            continue
        c = f[i]
        if (c == 84 or c == 49 or c == 51 or c == 48 or c == 98) and in_pieces(t, i, n):
            return ASK
        e, made_of = i + 1, k
        while e < n and cls[e] & (DIGIT | LETTER | JOINER):
            made_of |= cls[e]
            e += 1
        # behind most words a blank and another one: those are in no pieces
        plainly = e + 1 < n and f[e] == 32 and 96 < t.keys[e + 1] < 123 and not made_of & JOINER
        if not plainly and in_signed_pieces(t, i, e, n, made_of):
            return ASK
        kinds = made_of & (DIGIT | LETTER | JOINER)
        prose = kinds == LETTER and 1 < e - i < 25
        noted = note(t.keys, i, e, x.tails) if prose else 0
        if noted & (SITES | ROLES):
            begins = i if begins < 0 else begins
            ends = e
            sites = sites or noted & SITES != 0
            if noted & SITES and (tells_of(t.keys, i, e, n) or on_signal(t, i, e, n)):
                return ASK
        if (noted & LISTS and lists(t, e, n)) or (
            kinds == LETTER and e - i == 1 and nicked(t.keys, i, n) and lists(t, e, n)
        ):
            return ASK
        prose = prose and not noted & LEADS
        if noted & CALLING and e - i > 4 and e + 1 < n and 65 <= f[e + 1] <= 90:
            odd = True
        if e - i > 6 and kinds == LETTER:
            wordy = wordy or e - i > 9
            if c < 91 and humped(f, i, e):
                odd = signed = True
        if prose and amid_prose(t, i, e, n, calm):  # most words of English: nothing below could concern them
            spelt, figured, touching = 0, 0, False
            i = calm = e
            continue
        if f[i] < 97 and e - i > 5 and f[i + 1] < 97 and glued(t, i, e):
            return ASK
        nxt = f[e] if e < n else 32
        if (nxt == 32 and parted(f, i, e, n)) or (
            e - i < 7 and made_of & LETTER and made_of & DIGIT and dressed(f, cls, i, e, n)
        ):
            return ASK
        if kinds & DIGIT and (
            ((e - i == 4 or e - i == 7) and plated(t, i, e, n)) or (kinds & JOINER and dashed(f, cls, i, e))
        ):
            return ASK
        if noted & LEADS and nxt == 32 and of_facebook(t.keys, i, e, n):
            return ASK
        calm = e if prose and not noted & FILLS else np.int64(-1)
        before = f[i - 1] if i > 0 else 32
        at = i
        if before == 43:  # +44 7700 ... in a column
            at = i - 1
            before = f[i - 2] if i > 1 else 32
        if before == 32 and at > 1:
            before = f[at - 2]
        if (
            before == 58 or before == 0xFF1A or before == 10 or before == 124 or before == 0xFF5C or before == 9 or before == 32
        ) and (replies(t.keys, i, n) or in_cell(t.keys, at, e, n)):  # fmt: skip
            return ASK
        figure: Any = np.int64(-1)
        if kinds == DIGIT:
            figure = e - i
        elif kinds != LETTER:
            if kinds & DIGIT and e - i <= 40:
                figure = figures(t, i, e)
        elif e - i < 7 and number_word(t.keys, i, e):
            figure = figures(t, i, e)
        if figure >= 0:
            spelt += (figure >> 6) & 63
            figured += figure & 63
            touching = touching or figure >= 4096
            if spelt >= 7 or (figured >= 8 and (spelt >= 2 or touching)):
                return ASK  # two zero two, five five five, zero one eight eight; zero four nine one 570 156
        else:
            spelt, figured, touching = 0, 0, False
        if (
            6 <= e - i <= 20
            and cls[i] & LETTER
            and kinds != LETTER
            and not (spells(f, i, 119, 120) and f[i + 4] == 95)
        ):
            mark = np.uint64(1) << np.uint64((t.keys[i] * 31 + t.keys[i + 1] * 7 + t.keys[i + 2]) & 63)
            alike = alike or begun & mark != np.uint64(0)
            begun |= mark
        if e - i < 6:
            first = t.keys[i]
            if (
                (first == 97 or first == 98 or first == 117)
                and goes_by(t.keys, i, e)
                and site_around(t.keys, i, e, n)
            ):
                return ASK
            if e - i == 2 and first == 105 and id_of_site(t.keys, i, e, n):
                return ASK
            two = kinds == LETTER and e + 2 < n and cls[e + 1] & cls[e + 2] & DIGIT != 0
            if nxt == 32 and (two or (e - i == 2 and first == 49)) and in_groups(t, i, e, n):
                return ASK
        if nxt == 58 or nxt == 64 or nxt == 46 or nxt == 43:
            state = GOES_ON
            at = i
            before_told = o.at[K]
            if nxt == 58:
                if e + 2 < n and f[e + 1] == 47 and f[e + 2] == 47:
                    state, at = url(row, n, i, e, t, x, o)
            else:
                state, at = mail(row, n, i, e, t, x, o)
                if state == GOES_ON and nxt == 46:
                    state, at = dotted(row, n, i, e, t, x, o)
            if state == ASK:
                return ASK
            if state != GOES_ON:
                if nxt == 46 and o.at[K] == before_told:
                    odd = signed = True
                hosts = hosts or nxt == 46
                i = at
                continue
        if (
            nxt == 58
            and e - i == 4
            and t.keys[i] == 108
            and t.keys[i + 1] == 105
            and t.keys[i + 2] == 118
            and e + 1 < n
            and cls[e + 1] & 3
        ):
            return ASK  # live:tutor_wanjiru
        if (
            (nxt == 0x2014 or nxt == 0x2013)
            and cls[i] & LETTER
            and e + 1 < n
            and cls[e + 1] & 3
            and may_lead(t.keys, i, x)
        ):
            return ASK  # V：zhao—hao—2290
        if nxt == 35 and e + 4 < n and cls[e + 1] & cls[e + 2] & cls[e + 3] & cls[e + 4] & DIGIT:
            return ASK  # nightcrow#2207
        # Most words are plain ones behind no lead.
        if kinds in (LETTER, DIGIT) and e - i < 25 and not may_lead(t.keys, i, x):
            before = f[i - 1] if i > 0 else 32
            # " dot ", fbq, iban, LINE, and a letter that may be a lead of its own behind 加
            c, size = f[i] | 32, e - i
            special = (size == 3 or size == 4) and (c == 100 or c == 102 or c == 105 or c == 108)
            if before < 0x4E00 and before != 43 and not special:
                i = e
                continue
        found = o.at[K]
        if word(row, n, i, e, t, x, o, work, room) == ASK:
            return ASK
        if o.at[K] == found and kinds != DIGIT and kinds != LETTER:
            odd = True
            signed = signed or lowered(f, i, e)
        i = e
    if (
        begins >= 0
        and (odd or (sites and (wordy or hosts)))
        and in_passing(begins, ends, sites, n, t, o, told, x.tails)
    ):
        return ASK
    if signed and weighable(begins, ends, n, t, o, told, x.tails):
        return ASK
    if alike:  # two names that begin alike, one of them an account: the other may be it miswritten
        for k in range(told, o.at[K]):
            if (o.found[k, 3] == WECHAT or o.found[k, 3] == TELEGRAM) and has_twin(
                t, o.found[k, 1], o.found[k, 2], n
            ):
                return ASK
    return PLAIN
