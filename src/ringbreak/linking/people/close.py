"""Words of names that are nearly one, found through what they have in common: a spelling with one letter less, a sound, a short form."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.linking.agreement import F64, I32, I64
from ringbreak.linking.people.candidates import once
from ringbreak.linking.people.latin import skeletons
from ringbreak.linking.people.spelt import likeness
from ringbreak.linking.people.words import NEAR, edits_allowed, short_forms

BUCKET = 60
"""Words that may share a spelling with one letter left out before the spelling is too common to lead anywhere."""

U64 = npt.NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)
"""Spellings are compared by a polynomial in this number, modulo 2 ** 64. Two that met by chance would only be compared once for nothing."""


def close(every: list[str]) -> tuple[I64, F64]:
    """Sorted keys low * words + high of words that are nearly one, and the quality of each.

    Args:
        every: Different words, at least one letter each.
    """
    if not every:
        return np.zeros(0, np.int64), np.zeros(0)
    sounds = skeletons(every)
    spelling, word = _spellings(every, sounds)
    if not spelling.size:  # words of two letters: none may be misspelt
        return np.zeros(0, np.int64), np.zeros(0)
    order = np.lexsort((word, spelling))
    spelling, word = spelling[order], word[order]
    first = np.r_[True, (spelling[1:] != spelling[:-1]) | (word[1:] != word[:-1])]
    spelling, word = spelling[first], word[first]
    pair = _pairs(spelling, word, len(every))
    quality = likeness(every, sounds, pair // len(every), pair % len(every))
    near = quality >= NEAR
    return pair[near], quality[near]


def _pairs(spelling: U64, word: I32, words: int) -> I64:
    """Pairs of words that share a spelling, each once, as low * words + high."""
    begins = np.flatnonzero(np.r_[True, spelling[1:] != spelling[:-1]])
    size = np.diff(np.r_[begins, spelling.size])
    few = (size > 1) & (size <= BUCKET)
    parts = [np.zeros(0, np.int64)]
    for step in range(1, int(size[few].max(initial=1))):
        wide = few & (size > step)
        count = size[wide] - step
        nth = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        at = np.repeat(begins[wide], count) + nth
        parts.append(once(word[at].astype(np.int64) * words + word[at + step]))
    return once(np.concatenate(parts))


def _spellings(every: list[str], sounds: list[str]) -> tuple[U64, I32]:
    """Spellings under which each word is looked for, and the word of each."""
    texts = np.array(every, dtype=np.str_)
    length = np.char.str_len(texts)
    slips = np.array([edits_allowed(n) > 0 for n in range(int(length.max()) + 1)])[length]
    whole = np.flatnonzero(slips).astype(np.int32)
    found, words = _without_a_letter(texts[whole], length[whole])
    parts, owners = [found], [whole[words]]
    sounding = [i for i, w in enumerate(every) if len(w) >= 3]
    for mark, named in (
        ("=", [(i, sounds[i]) for i in sounding]),
        ("~", [(i, str(g)) for i, w in enumerate(every) for g in sorted(short_forms(w))]),
    ):
        if named:
            parts.append(_hashed(np.array([mark + s for _, s in named], dtype=np.str_)))
            owners.append(np.array([i for i, _ in named], np.int32))
    return np.concatenate(parts), np.concatenate(owners).astype(np.int32)


def _letters(texts: npt.NDArray[np.str_]) -> U64:
    """Code points, 0 after the end. Shape: uint64[texts, longest]."""
    wide = max(1, texts.dtype.itemsize // 4)
    return np.ascontiguousarray(texts).view(np.uint32).reshape(texts.size, wide).astype(np.uint64)


def _hashed(texts: npt.NDArray[np.str_]) -> U64:
    """The polynomial of each text, as `_without_a_letter` has it."""
    made = np.zeros(texts.size, np.uint64)
    for column in _letters(texts).T:
        made = np.where(column > 0, made * _BASE + column, made)
    return made


def _without_a_letter(texts: npt.NDArray[np.str_], length: I64) -> tuple[U64, I32]:
    """Each text, and each without one of its letters: the polynomials, and the number of the text."""
    if not texts.size:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    letters = _letters(texts)
    number = np.arange(texts.size, dtype=np.int32)
    made, owners = [_hashed(texts)], [number]
    for left_out in range(letters.shape[1]):
        long = np.flatnonzero(length > left_out)
        held = np.zeros(long.size, np.uint64)
        for place in range(letters.shape[1]):
            if place != left_out:
                letter = letters[long, place]
                held = np.where(letter > 0, held * _BASE + letter, held)
        made.append(held)
        owners.append(number[long])
    return np.concatenate(made), np.concatenate(owners)
