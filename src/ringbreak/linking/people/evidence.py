"""What two descriptions have in common, each with how often a stranger's description would have it too.

As with payments: a level says which agreement, and u the share of all descriptions that agree with this one so far, counted for the value
at hand. So a rare surname says more than a common one, and the first of January less than another birthday.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ringbreak.linking.agreement import (
    F64,
    I8,
    I32,
    I64,
    MISSING,
    PREFIXES,
    B,
    Beginnings,
    beginnings_prior,
    others,
)  # fmt: skip
from ringbreak.linking.people.close import close
from ringbreak.linking.people.columns import Column
from ringbreak.linking.people.cutting import first_words
from ringbreak.linking.people.latin import is_han, simplified, skeletons
from ringbreak.linking.people.words import NEAR, SAME, short_forms

WORDS = 4
"""Words of a name that are compared, the first ones."""

Text = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Names:
    """Names cut into words, each name once and after the last one a name that says nothing; number[i] is that of description i.

    word[n, i] is the number of word i of name n, or -1; frequency of each word among descriptions; exact[n] a number that
    names of equal words share and count[n] how many descriptions have such a name; near: sorted keys low * words + high of words that are nearly one, quality of each;
    initial[w] is the code of a word of one letter or 0, first[w] the code of the first letter; sound[w] is a number that words share that sound
    alike or are short for one another. han: Number of the Chinese characters of each name, simplified; -1 when it has fewer than two.
    """

    number: I32
    word: I32
    size: I32
    frequency: F64
    exact: I32
    count: I64
    near: I64
    quality: F64
    initial: I32
    first: I32
    sound: I32
    han: I32


def cut(names: Column) -> Names:
    """Cut names into words and find which words are nearly one."""
    word = np.full((names.texts.size + 1, WORDS), -1, np.int32)
    word[:-1], every = first_words(names.texts, WORDS)
    said = np.r_[names.count, 0]
    flat = np.sort(word, axis=1)
    distinct = flat.copy()
    distinct[:, 1:][flat[:, 1:] == flat[:, :-1]] = -1
    weight = np.broadcast_to(said[:, None], distinct.shape)[distinct >= 0]
    rows = max(1, names.number.size)
    frequency = np.bincount(distinct[distinct >= 0], weights=weight, minlength=len(every)) / rows
    exact = _equal(flat)
    count = np.bincount(exact, weights=said).astype(np.int64)
    near, quality = close(every)
    first = np.array([ord(w[0]) for w in every] or [0], np.int32)
    initial = np.array([ord(w) if len(w) == 1 else 0 for w in every] or [0], np.int32)
    size = (word >= 0).sum(axis=1).astype(np.int32)
    heard: dict[str, int] = {}
    sounds = [
        heard.setdefault(f"~{min(g)}" if (g := short_forms(w)) else sound, len(heard))
        for w, sound in zip(every, skeletons(every), strict=True)
    ]
    return Names(
        names.number, word, size, frequency if frequency.size else np.zeros(1), exact, count[exact], near, quality, initial, first,
        np.array(sounds or [0], np.int32), _characters(names.texts),
    )  # fmt: skip


def _equal(rows: I32) -> I32:
    """A number for each row, equal for equal ones."""
    order = np.lexsort(rows.T)
    held = rows[order]
    new = np.r_[False, (held[1:] != held[:-1]).any(axis=1)]
    made = np.empty(order.size, np.int32)
    made[order] = np.cumsum(new)
    return made


def _characters(names: Text) -> I32:
    """Chinese characters of each name, as numbers, and of the name that says nothing."""
    met: dict[str, int] = {}
    made = np.full(names.size + 1, -1, np.int32)
    for n, name in enumerate(names):
        if not name.isascii():
            han = "".join(c for c in simplified(str(name)) if is_han(c))
            if len(han) > 1:
                made[n] = met.setdefault(han, len(met))
    return made


NAME_LEVELS = 7
"""0 nothing in common; 1 one word, against another; 2 one word, nothing against it; 3 two words or more, against another; 4 all of the shorter;
5 all, with slips; 6 the same words."""
RARE_NAME = 1 / 300
"""Share of people who bear a full name that only the two descriptions show; the commonest Chinese names reach about as much in a city. It
counts in small cases, where the case itself cannot tell how rare a name is."""
RARE_DATE = 1 / 3650
"""Share of people born on a day that only the two show: ten cohorts, all days alike."""


_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Comparison:
    """How a field of two descriptions agrees. levels: How many levels there are. prior: How often a true pair is of each before the case
    is looked at; sums to 1."""

    levels: int
    prior: F64

    def compare(self, left: I32, right: I32) -> tuple[I8, F64]:
        """Of pairs of descriptions the level, MISSING where either says nothing, and u, the share of descriptions that agree so."""
        raise NotImplementedError


class NameComparison(Comparison):
    """How the names agree, word by word in any order."""

    levels = NAME_LEVELS
    prior = np.array([0.02, 0.03, 0.05, 0.05, 0.15, 0.2, 0.5])

    def __init__(self, names: Names) -> None:
        self.names = names
        # Most pairs of words are not near: a mark for each that is, where its number leads, spares the search among millions.
        self.shift = np.uint64(64 - max(10, (4 * names.near.size).bit_length()))
        self.marks = np.zeros(1 << (64 - int(self.shift)), np.bool_)
        self.marks[self._place(names.near)] = True

    def _place(self, key: I64) -> I64:
        made: I64 = ((key.astype(np.uint64) * _SPREAD) >> self.shift).astype(np.int64)
        return made

    def compare(self, left: I32, right: I32) -> tuple[I8, F64]:
        n, rows = self.names, self.names.number.size
        left, right = n.number[left], n.number[right]
        # Most pairs have the same words: only those of the others are looked at one by one.
        level, u = np.full(left.size, 6, np.int8), self.rarity[left]
        apart = np.flatnonzero(n.exact[left] != n.exact[right])
        level[apart], u[apart] = self._apart(left[apart], right[apart])
        level[(n.size[left] == 0) | (n.size[right] == 0)] = MISSING
        # Two names written in characters are compared as such: what only sounds the same is another name.
        other = (n.han[left] >= 0) & (n.han[right] >= 0) & (n.han[left] != n.han[right])
        level = np.where(other & (level > 1), 1, level).astype(np.int8)
        u = np.maximum(u, 0.5 / rows / 50)
        # Words of a name are not independent: the name as a whole is as frequent as it is.
        u = np.where(level == 6, np.maximum(u, others(n.count[left], rows)), u)
        u = np.where((level == 6) & (n.count[left] <= 2), np.minimum(u, RARE_NAME), u)
        u = np.where(level <= 0, 1.0, u)
        return level, u

    @cached_property
    def rarity(self) -> F64:
        """By name, the share of descriptions that have all its words, were words independent."""
        word = self.names.word
        made: F64 = np.prod(np.where(word >= 0, self.names.frequency[np.maximum(word, 0)], 1.0), axis=1)
        return made

    def _apart(self, left: I32, right: I32) -> tuple[I8, F64]:
        """Level and u of pairs of names that have not the same words."""
        n = self.names
        size_a, size_b = n.size[left], n.size[right]
        wide = max(1, int(size_a.max(initial=1)), int(size_b.max(initial=1)))
        a, b = n.word[left, :wide], n.word[right, :wide]
        quality = self._alike(a, b)
        of_a, of_b = quality.max(axis=2), quality.max(axis=1)
        firm_a, firm_b = (of_a >= NEAR).sum(axis=1), (of_b >= NEAR).sum(axis=1)
        some_a, some_b = (of_a > 0).sum(axis=1), (of_b > 0).sum(axis=1)
        against = (some_a < size_a) & (some_b < size_b)
        whole = (some_a == size_a) & (some_b == size_b)
        firm = np.minimum(firm_a, firm_b)
        level = np.select(
            [firm == 0, (firm == 1) & against, (firm >= 2) & against, (firm >= 2) & whole, firm >= 2],
            [0, 1, 3, 5, 4],
            2,
        ).astype(np.int8)
        share = n.frequency[np.maximum(a, 0)]
        # A near spelling has several neighbours; what a word that matched says is how rare it and its neighbours are.
        said = np.where(of_a >= SAME, share, np.where(of_a >= NEAR, np.minimum(1.0, 4 * share), 1.0))
        return level, np.prod(np.where((a >= 0) & (of_a > 0), said, 1.0), axis=1)

    def _alike(self, a: I32, b: I32) -> F64:
        """How alike word i of one name and word j of the other are. Shape: float64[pairs, i, j]."""
        n = self.names
        x, y = a[:, :, None], b[:, None, :]
        there = (x >= 0) & (y >= 0)
        same = there & (x == y)
        quality = np.where(same, SAME, 0.0)
        pair, i, j = np.nonzero(there & ~same)
        one, other = a[pair, i], b[pair, j]
        held = np.zeros(pair.size)
        key = np.minimum(one, other).astype(np.int64) * n.first.size + np.maximum(one, other)
        maybe = np.flatnonzero(self.marks[self._place(key)])
        if maybe.size:
            at = np.minimum(np.searchsorted(n.near, key[maybe]), n.near.size - 1)
            held[maybe] = np.where(n.near[at] == key[maybe], n.quality[at], 0.0)
        short = (n.initial[one] == n.first[other]) | (n.initial[other] == n.first[one])
        quality[pair, i, j] = np.where(short & (held == 0), 0.6, held)
        return quality


class SameComparison(Comparison):
    """Exact agreement of a field: 0 other, 1 the same.

    Args:
        agree: How often two descriptions of one person agree. rarest: Share of people with a value that only the two show.
    """

    levels = 2

    def __init__(self, held: Column, agree: float, rarest: float = 1.0) -> None:
        self.held, self.rarest = held, rarest
        self.prior = np.array([1 - agree, agree])

    def compare(self, left: I32, right: I32) -> tuple[I8, F64]:
        a, b = self.held.number[left], self.held.number[right]
        both = (a >= 0) & (b >= 0)
        same = both & (a == b)
        count = np.r_[self.held.count, 0][a]
        u = np.where(same, others(count, int(self.held.count.sum())), 1.0)
        u = np.where(same & (count <= 2), np.minimum(u, self.rarest), u)
        return np.where(both, same, MISSING).astype(np.int8), u


class BeginningComparison(Comparison):
    """How long a beginning two texts share."""

    levels = 2 * len(PREFIXES)

    def __init__(self, held: Column) -> None:
        self.number = held.number
        self.beginnings = Beginnings.of(
            held.texts if held.texts.size else np.array([""]), held.count if held.texts.size else None
        )
        self.prior = beginnings_prior()

    def compare(self, left: I32, right: I32) -> tuple[I8, F64]:
        return self.beginnings.compare(self.number[left], self.number[right])


class DateComparison(Comparison):
    """Birthdays written yyyy-mm-dd: 0 other, 1 the year, 2 two of year, month, day, or day and month exchanged, 3 the same."""

    levels = 4
    prior = np.array([0.05, 0.05, 0.15, 0.75])

    def __init__(self, held: Column) -> None:
        self.number, self.count = held.number, np.r_[held.count, 0]
        parts = [t.split("-") if t.count("-") == 2 else ["", "", ""] for t in held.texts.tolist()]
        self.parts = np.array([*parts, ["", "", ""]], dtype="<U4").reshape(-1, 3)
        self.known: B = self.parts[:, 0] != ""
        self.rows = int(self.count[self.known].sum())

    def _share(self, *columns: int, rarest: float = 1.0) -> F64:
        """By date, the share of descriptions that agree with it on these columns."""
        joined = self.parts[:, columns[0]]
        for c in columns[1:]:
            joined = np.char.add(np.char.add(joined, "-"), self.parts[:, c])
        _, number = np.unique(joined, return_inverse=True)
        number = number.reshape(-1)
        held = np.bincount(number, weights=self.count)[number].astype(np.int64)
        made = others(held, self.rows)
        return np.where(held <= 2, np.minimum(made, rarest), made)

    @cached_property
    def shares(self) -> tuple[F64, F64, F64, F64, F64]:
        return (
            self._share(0, 1), self._share(0, 2), self._share(1, 2), self._share(0, 1, 2, rarest=RARE_DATE), self._share(0),
        )  # fmt: skip

    def compare(self, left: I32, right: I32) -> tuple[I8, F64]:
        left, right = self.number[left], self.number[right]
        both = self.known[left] & self.known[right]
        a, b = self.parts[left], self.parts[right]
        y, m, d = (a[:, i] == b[:, i] for i in range(3))
        swapped = y & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
        level = np.select(
            [~both, y & m & d, (y & m) | (y & d) | (m & d) | swapped, y], [MISSING, 3, 2, 1], 0
        ).astype(np.int8)
        year_month, year_day, month_day, whole, year = (share[left] for share in self.shares)
        pairs = np.select([y & m, y & d, m & d], [year_month, year_day, month_day], year_month)
        u = np.select([level == 3, level == 2, level == 1], [whole, pairs, year], 1.0)
        return level, u
