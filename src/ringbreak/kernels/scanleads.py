"""Lead words before a position, looked up backwards in a trie over code points. Plain twin: `selectors.leads`.

The trie is one int32 array, so that calls pass one pointer: its first six numbers say where the parts begin (first edge
of a node, edge characters, edge targets, lead of a node, filler, weak leads). How leads and fillers end stands in 65,536
flags: 1 for a pair of last characters, by their hash, 2 for a word of one character.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ringbreak.kernels.scancodes import (
    DIGIT,
    GAP,
    L_CARD,
    L_DENY,
    L_DOMAIN,
    L_EMAIL,
    L_HANDLE,
    L_ID,
    L_IMEI,
    L_PHONE,
    L_TELEGRAM,
    L_WECHAT,
    LETTER,
)
from ringbreak.kernels.scanout import LEXICON, SHEET, TEXT
from ringbreak.kernels.scantypes import BYTES, CLASSES, CODES, INT, TRIE, kernel
from ringbreak.kernels.scanweak import is_alnum, stands
from ringbreak.kernels.scanwords import hash_ascii, in_set

REACH = 40
"""As in the plain twin: characters looked at before a value."""


@kernel(INT)
def is_blank(c: Any) -> Any:
    """As str.isspace."""
    return (
        c == 32 or 9 <= c <= 13 or 28 <= c <= 31 or c == 0x85 or c == 0xA0 or c == 0x1680 or 0x2000 <= c <= 0x200A
        or c == 0x2028 or c == 0x2029 or c == 0x202F or c == 0x205F or c == 0x3000
    )  # fmt: skip


@kernel(INT, CLASSES)
def is_separator(c: Any, classes: Any) -> Any:
    """Anything but lower-case letters, digits, ideographs, line ends, @ and the signs that are leads themselves."""
    if c < 65536:
        return classes[c] & 1024 != 0
    if 0x1F493 <= c <= 0x1F49F or c == 0x1F9E1:  # hearts: read xin, the second half of 微信
        return False
    return c != 0x1F4DE and c != 0x1F4F1 and c != 0x1F4F2 and c != 0x1F427


@kernel(TRIE, INT, INT)
def step(trie: Any, node: Any, c: Any) -> Any:
    """Child of a node by code point; -1 when there is none. Edges of a node are sorted."""
    lo, hi = trie[trie[0] + node], trie[trie[0] + node + 1]
    while lo < hi:
        mid = (lo + hi) >> 1
        v = trie[trie[1] + mid]
        if v == c:
            return trie[trie[2] + mid]
        if v < c:
            lo = mid + 1
        else:
            hi = mid
    return -1


@kernel(CODES, INT, INT, TRIE)
def lead_at(keys: Any, floor: Any, pos: Any, trie: Any) -> Any:
    """(lead, position before it) of the longest lead that ends at `pos`; (-1, pos) when none does."""
    leads = trie[3]
    node, p, best, best_at = 0, pos, -1, pos
    while p > floor:
        node = step(trie, node, keys[p - 1])
        if node < 0:
            break
        p -= 1
        # A Latin lead must not be the end of a longer Latin word.
        if trie[leads + node] >= 0 and not (is_alnum(keys[p]) and p > floor and is_alnum(keys[p - 1])):
            best, best_at = trie[leads + node], p
    return best, best_at


@kernel(CODES, INT, INT, INT, TRIE, CLASSES)
def after_filler(keys: Any, floor: Any, pos: Any, nth: Any, trie: Any, classes: Any) -> Any:
    """Position before the nth-longest filler that ends at `pos` and the separators before it; -1 when there is none."""
    fillers = trie[4]
    count = 0
    node, p = 0, pos
    while p > floor:
        node = step(trie, node, keys[p - 1])
        if node < 0:
            break
        p -= 1
        if trie[fillers + node] and not (is_alnum(keys[p]) and p > floor and is_alnum(keys[p - 1])):
            count += 1
    if nth >= count:
        return -1
    want = count - nth
    node, p, count = 0, pos, 0
    while count < want:
        node = step(trie, node, keys[p - 1])
        p -= 1
        if trie[fillers + node] and not (is_alnum(keys[p]) and p > floor and is_alnum(keys[p - 1])):
            count += 1
    n = 0
    while n < 3 and p > floor and is_separator(keys[p - 1], classes):
        p -= 1
        n += 1
    return p


@kernel(CODES, INT, LEXICON)
def may_lead(keys: Any, start: Any, x: Any) -> Any:
    """Whether what stands before a position, separators left out, may end a lead or a filler; for most words it does not.

    A Latin lead is never the end of a longer Latin word, so all of the word before must be one, or the end of one (tx hash).
    """
    tails, classes = x.tails, x.classes
    floor = max(0, start - REACH)
    p, n = start, 0
    while n < 6 and p > floor and is_separator(keys[p - 1], classes):
        p -= 1
        n += 1
    if p > floor and keys[p - 1] == 10:
        p -= 1
        n = 0
        while n < 2 and p > floor and is_separator(keys[p - 1], classes):
            p -= 1
            n += 1
    if p <= floor:
        return False
    c1 = keys[p - 1]
    c2 = keys[p - 2] if p - 1 > floor else 32
    latin = is_alnum(c1)
    pair = tails[(c1 * 131 + c2) & 65535] & 1 != 0
    if not pair and not (tails[c1 & 65535] & 2 != 0 and not (latin and is_alnum(c2))):
        return False
    if not latin:
        return True
    word = p - 1
    while word > floor and is_alnum(keys[word - 1]):
        word -= 1
    return in_set(hash_ascii(keys, word, p), x.tab, 1)


@kernel(CODES, INT, INT, TRIE, BYTES, CLASSES, CODES)
def leads_before(keys: Any, start: Any, value: Any, trie: Any, tails: Any, classes: Any, out: Any) -> Any:
    """(number of leads written to `out`, nearest first; whether nothing but blanks stands between).

    Args:
        value: First code point of the value; a weak lead right before an @ counts.
        out: int32[4].
    """
    floor = max(0, start - REACH)
    p, n, tight = start, 0, True
    while n < 6 and p > floor and is_separator(keys[p - 1], classes):
        p -= 1
        n += 1
        tight = tight and is_blank(keys[p])
    if p > floor and keys[p - 1] == 10:
        p -= 1
        n = 0
        while n < 2 and p > floor and is_separator(keys[p - 1], classes):
            p -= 1
            n += 1
            tight = tight and is_blank(keys[p])
    if p <= floor:
        return 0, False
    # Most words are no leads: their last two characters say so at once.
    c1 = keys[p - 1]
    c2 = keys[p - 2] if p - 1 > floor else 32
    if not tails[(c1 * 131 + c2) & 65535] & 1 and not (
        tails[c1 & 65535] & 2 and not (is_alnum(c1) and is_alnum(c2))
    ):
        return 0, False
    lead, at = lead_at(keys, floor, p, trie)
    if lead < 0:
        a = 0
        while lead < 0:
            q = after_filler(keys, floor, p, a, trie, classes)
            if q < 0:
                break
            lead, at = lead_at(keys, floor, q, trie)
            b = 0
            while lead < 0:
                r = after_filler(keys, floor, q, b, trie, classes)
                if r < 0:
                    break
                lead, at = lead_at(keys, floor, r, trie)
                c = 0
                while lead < 0:
                    s = after_filler(keys, floor, r, c, trie, classes)
                    if s < 0:
                        break
                    lead, at = lead_at(keys, floor, s, trie)
                    c += 1
                b += 1
            a += 1
        if lead < 0:
            return 0, False
        tight = False
    weak = trie[5]
    rule = trie[weak + lead]
    if rule and tight and value != 64 and not stands(keys, at - 1, start, rule):
        return 0, False
    out[0] = lead
    count = 1
    while count < 4:
        p = at
        marked = False
        if p > floor and (classes[keys[p - 1]] & 2048 != 0 if keys[p - 1] < 65536 else False):
            marked = True
            p -= 1
        elif (
            p > floor
            and keys[p - 1] == 32
            and p - 1 > floor
            and keys[p - 2] < 65536
            and classes[keys[p - 2]] & 2048 != 0
        ):
            marked = True
            p -= 2
        strong = (
            marked
            and keys[p] != 40
            and keys[p] != 41
            and keys[p] != 0xFF08
            and keys[p] != 0xFF09
            and keys[p] != 44
            and keys[p] != 0xFF0C
            and keys[p] != 0x540C
        )
        if marked and p > floor and keys[p - 1] == 32:
            p -= 1
        lead, next_at = lead_at(keys, floor, p, trie)
        if lead < 0 and marked:
            lead, next_at = lead_at(keys, floor, at, trie)
            strong = False
        if lead < 0 or (trie[weak + lead] and not strong):
            break
        out[count] = lead
        count += 1
        at = next_at
    return count, tight


@kernel(TEXT, LEXICON, SHEET, INT, INT)
def look(t: Any, x: Any, o: Any, start: Any, value: Any) -> Any:
    """(number of leads before a position, all they announce as bits, whether blanks only stand between); leads go to `o.leads`."""
    count, tight = leads_before(t.keys, start, value, x.trie, x.tails, x.classes, o.leads)
    mask = np.int64(0)
    for i in range(count):
        mask |= x.tab[x.tab[5] + o.leads[i]]
    return count, mask, tight


@kernel(LEXICON, SHEET, INT, INT)
def lead_with(x: Any, o: Any, count: Any, bit: Any) -> Any:
    """The nearest lead that announces a kind; -1 when none does."""
    for i in range(count):
        if x.tab[x.tab[5] + o.leads[i]] & bit:
            return np.int64(o.leads[i])
    return np.int64(-1)


@kernel(LEXICON, SHEET, INT, INT)
def one_with(x: Any, o: Any, count: Any, bit: Any) -> Any:
    """Whether exactly one of the leads announces a kind."""
    n = np.int64(0)
    for i in range(count):
        if x.tab[x.tab[5] + o.leads[i]] & bit:
            n += 1
    return n == 1


@kernel(LEXICON, SHEET, INT, INT)
def denied(x: Any, o: Any, count: Any, bit: Any) -> Any:
    """Whether the nearest lead says that what follows is a count, a price, an order, and nothing else."""
    return count > 0 and x.tab[x.tab[5] + o.leads[0]] == bit


@kernel(CODES, INT)
def may_serve(f: Any, j: Any) -> Any:
    """Whether five digits at j may be a service's number: 95xxx, 96xxx, 100xx, 12xxx. Plain twin: `SERVICE` in selectors.landlines."""
    return (f[j] == 57 and (f[j + 1] == 53 or f[j + 1] == 54)) or (
        f[j] == 49 and (f[j + 1] == 50 or (f[j + 1] == 48 and f[j + 2] == 48))
    )


@kernel(INT, INT, INT, TEXT, LEXICON, SHEET)
def number_inside(n: Any, i: Any, e: Any, t: Any, x: Any, o: Any) -> Any:
    """Whether digits inside a name have a lead of their own and may be what it announces: 薇信 pay13800138000, @qq12345678.

    A card, an identity or a device number has twelve digits at least, a WeChat or Telegram account of digits six, a
    telephone six, or five if it is a service's; what begins here and goes on behind the name may be longer: card1839 5678
    9012 3456. Numerals behind it are for `scannumbers` to judge.
    """
    f, cls = t.f, t.cls
    for j in range(i + 1, e):
        if cls[j] & DIGIT and cls[j - 1] & LETTER and may_lead(t.keys, j, x):
            count, m, _ = look(t, x, o, j, f[j])
            if not count:
                continue
            q = j
            while q < e and cls[q] & DIGIT:
                q += 1
            size = q - j
            none = L_CARD | L_DOMAIN | L_EMAIL | L_DENY | L_ID | L_IMEI | L_PHONE
            if size < 6:
                none |= L_WECHAT | L_TELEGRAM | L_HANDLE
            if m & ~np.int64(none) or size >= 12:
                return True
            if m & L_PHONE and (size >= 6 or (size == 5 and may_serve(f, j))):
                return True
            g = q
            while g < n and g - q < 3 and cls[g] & GAP:
                g += 1
            if g < n and cls[g] & DIGIT:
                return True
    return False
