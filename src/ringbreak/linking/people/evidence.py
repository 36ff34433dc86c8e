"""What two descriptions have in common, each with how often a stranger's description would have it too.

As with payments: a level says which agreement, and u the share of all descriptions that agree with this one so far, counted for the value
at hand. So a rare surname says more than a common one, and the first of January less than another birthday.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.payments.evidence import F64, I32, I64, MISSING, Field, others
from ringbreak.linking.people.latin import is_han, simplified, skeleton
from ringbreak.linking.people.names import words
from ringbreak.linking.people.words import NEAR, SAME, alike, edits_allowed, short_forms

WORDS = 4
"""Words of a name that are compared, the first ones."""
BUCKET = 60
"""Words that may share a spelling with one letter left out before the spelling is too common to lead anywhere."""

Text = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Names:
    """han: The Chinese characters of each name, simplified. Names cut into words: word[n, i] the number of word i of name n, or -1; frequency of each word among names; exact[n] a number that
    equal names share and count[n] how many have it; close: sorted keys low * words + high of words that are nearly one, quality of each;
    initial[w] is the code of a word of one letter or 0, first[w] the code of the first letter; sound[w] is what words share that sound
    alike or are short for one another."""

    word: I32
    size: I32
    frequency: F64
    exact: I64
    count: I64
    close: I64
    quality: F64
    initial: I32
    first: I32
    sound: Text
    han: Text


def cut(names: Sequence[str]) -> Names:
    """Cut names into words and find which words are nearly one."""
    known: dict[str, tuple[str, ...]] = {}
    for name in names:
        if name not in known:
            known[name] = words(name)[:WORDS] if name else ()
    every = sorted({w for ws in known.values() for w in ws})
    number = {w: i for i, w in enumerate(every)}
    word = np.full((len(names), WORDS), -1, np.int32)
    sorted_names: list[str] = []
    for n, name in enumerate(names):
        held = known[name]
        sorted_names.append(" ".join(sorted(held)))
        for i, w in enumerate(held):
            word[n, i] = number[w]
    flat = np.sort(word, axis=1)
    distinct = flat.copy()
    distinct[:, 1:][flat[:, 1:] == flat[:, :-1]] = -1
    frequency = np.bincount(distinct[distinct >= 0], minlength=len(every)) / max(1, len(names))
    _, exact, count = np.unique(
        np.array(sorted_names, dtype=np.str_), return_inverse=True, return_counts=True
    )
    close, quality = _close(every)
    first = np.array([ord(w[0]) for w in every], np.int32)
    initial = np.array([ord(w) if len(w) == 1 else 0 for w in every], np.int32)
    exact = exact.reshape(-1)
    size = (word >= 0).sum(axis=1).astype(np.int32)
    sound = np.array(
        [f"~{min(g)}" if (g := short_forms(w)) else skeleton(w) for w in every] or [""], dtype=np.str_
    )
    return Names(
        word, size, frequency, exact, count[exact], close, quality, initial, first, sound, _characters(names)
    )


def _characters(names: Sequence[str]) -> Text:
    """Chinese characters of each name, "" when it has fewer than two."""
    held = {
        name: "".join(c for c in simplified(name) if is_han(c)) for name in set(names) if not name.isascii()
    }
    if not held:
        return np.full(max(1, len(names)), "", dtype=np.str_)
    held = {name: han if len(han) > 1 else "" for name, han in held.items()}
    return np.array([held.get(n, "") for n in names] or [""], dtype=np.str_)


def _close(every: list[str]) -> tuple[I64, F64]:
    """Pairs of words that are nearly one, found through what they have in common: a spelling with one letter less, a sound, a short form."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, w in enumerate(every):
        keys = {f"={skeleton(w)}"} if len(w) >= 3 else set()
        keys |= {f"~{g}" for g in short_forms(w)}
        if edits_allowed(len(w)):
            keys |= {w} | {w[:j] + w[j + 1 :] for j in range(len(w))}
        for key in keys:
            buckets[key].append(i)
    pairs: dict[int, float] = {}
    for held in buckets.values():
        if not 1 < len(held) <= BUCKET:
            continue
        for x, a in enumerate(held):
            for b in held[x + 1 :]:
                place = min(a, b) * len(every) + max(a, b)
                if place not in pairs:
                    pairs[place] = alike(every[a], every[b])
    kept = sorted((k, q) for k, q in pairs.items() if q >= NEAR)
    return np.array([k for k, _ in kept], np.int64), np.array([q for _, q in kept], np.float64)


NAME_LEVELS = 7
"""0 nothing in common; 1 one word, against another; 2 one word, nothing against it; 3 two words or more, against another; 4 all of the shorter;
5 all, with slips; 6 the same words."""
RARE_NAME = 1 / 300
"""Share of people who bear a full name that only the two descriptions show; the commonest Chinese names reach about as much in a city. It
counts in small cases, where the case itself cannot tell how rare a name is."""
RARE_DATE = 1 / 3650
"""Share of people born on a day that only the two show: ten cohorts, all days alike."""
PORTION = 250_000
"""Pairs compared at a time."""


def names(cut_names: Names, left: I64, right: I64) -> Field:
    """How the names agree, word by word in any order."""
    level = np.zeros(left.size, np.int8)
    u = np.ones(left.size)
    for start in range(0, left.size, PORTION):
        part = slice(start, start + PORTION)
        level[part], u[part] = _names(cut_names, left[part], right[part])
    prior = np.array([0.02, 0.03, 0.05, 0.05, 0.15, 0.2, 0.5])
    return Field(level, u, NAME_LEVELS, prior)


def _names(n: Names, left: I64, right: I64) -> tuple[npt.NDArray[np.int8], F64]:
    a, b = n.word[left], n.word[right]
    x, y = a[:, :, None], b[:, None, :]
    there = (x >= 0) & (y >= 0)
    same = there & (x == y)
    quality = np.where(same, SAME, 0.0)
    if n.close.size:
        key = np.minimum(x, y).astype(np.int64) * n.frequency.size + np.maximum(x, y)
        at = np.minimum(np.searchsorted(n.close, key), n.close.size - 1)
        found = there & ~same & (n.close[at] == key)
        quality = np.where(found, n.quality[at], quality)
    short = there & ((n.initial[x] == n.first[y]) | (n.initial[y] == n.first[x])) & (quality == 0)
    quality = np.where(short, 0.6, quality)
    of_a, of_b = quality.max(axis=2), quality.max(axis=1)
    firm_a, firm_b = (of_a >= NEAR).sum(axis=1), (of_b >= NEAR).sum(axis=1)
    some_a, some_b = (of_a > 0).sum(axis=1), (of_b > 0).sum(axis=1)
    size_a, size_b = n.size[left], n.size[right]
    against = (some_a < size_a) & (some_b < size_b)
    whole = (some_a == size_a) & (some_b == size_b)
    firm = np.minimum(firm_a, firm_b)
    level = np.select(
        [
            (size_a == 0) | (size_b == 0),
            n.exact[left] == n.exact[right],
            firm == 0,
            (firm == 1) & against,
            (firm >= 2) & against,
            (firm >= 2) & whole,
            firm >= 2,
        ],
        [MISSING, 6, 0, 1, 3, 5, 4],
        2,
    ).astype(np.int8)
    # Two names written in characters are compared as such: what only sounds the same is another name.
    other = (n.han[left] != "") & (n.han[right] != "") & (n.han[left] != n.han[right])
    level = np.where(other & (level > 1), 1, level).astype(np.int8)
    share = n.frequency[np.maximum(a, 0)]
    # A near spelling has several neighbours; what a word that matched says is how rare it and its neighbours are.
    said = np.where(of_a >= SAME, share, np.where(of_a >= NEAR, np.minimum(1.0, 4 * share), 1.0))
    u = np.prod(np.where((a >= 0) & (of_a > 0), said, 1.0), axis=1)
    rows = n.size.size
    u = np.maximum(u, 0.5 / rows / 50)
    # Words of a name are not independent: the name as a whole is as frequent as it is.
    u = np.where(level == 6, np.maximum(u, others(n.count[left], rows)), u)
    u = np.where((level == 6) & (n.count[left] <= 2), np.minimum(u, RARE_NAME), u)
    u = np.where(level <= 0, 1.0, u)
    return level, u


def values(texts: Text, left: I64, right: I64, agree: float, rarest: float = 1.0) -> Field:
    """Exact agreement of a field: 0 other, 1 the same.

    Args:
        agree: How often two descriptions of one person agree. rarest: Share of people with a value that only the two show.
    """
    _, number, count = np.unique(texts, return_inverse=True, return_counts=True)
    number = number.reshape(-1)
    both = (texts[left] != "") & (texts[right] != "")
    same = both & (number[left] == number[right])
    known = int((texts != "").sum())
    held = count[number[left]]
    u = np.where(same, others(held, known), 1.0)
    u = np.where(same & (held <= 2), np.minimum(u, rarest), u)
    return Field(np.where(both, same, MISSING).astype(np.int8), u, 2, np.array([1 - agree, agree]))


def dates(texts: Text, left: I64, right: I64) -> Field:
    """Birthdays written yyyy-mm-dd: 0 other, 1 the year, 2 two of year, month, day, or day and month exchanged, 3 the same."""
    parts = np.array(
        [t.split("-") if t.count("-") == 2 else ["", "", ""] for t in texts.tolist()], dtype="<U4"
    ).reshape(-1, 3)
    known = parts[:, 0] != ""
    both = known[left] & known[right]
    a, b = parts[left], parts[right]
    y, m, d = (a[:, i] == b[:, i] for i in range(3))
    swapped = y & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
    level = np.select(
        [~both, y & m & d, (y & m) | (y & d) | (m & d) | swapped, y], [MISSING, 3, 2, 1], 0
    ).astype(np.int8)

    def share(*columns: int, rarest: float = 1.0) -> F64:
        joined = parts[:, columns[0]]
        for c in columns[1:]:
            joined = np.char.add(np.char.add(joined, "-"), parts[:, c])
        _, number, count = np.unique(joined, return_inverse=True, return_counts=True)
        held = count[number.reshape(-1)[left]]
        made = others(held, int(known.sum()))
        return np.where(held <= 2, np.minimum(made, rarest), made)

    pairs = np.select([y & m, y & d, m & d], [share(0, 1), share(0, 2), share(1, 2)], share(0, 1))
    u = np.select(
        [level == 3, level == 2, level == 1], [share(0, 1, 2, rarest=RARE_DATE), pairs, share(0)], 1.0
    )
    return Field(level, u, 4, np.array([0.05, 0.05, 0.15, 0.75]))
