"""Names of accounts in a column: which are so plain that every rule reads them alike, and what tells those apart.

Plain is a word of small letters, digits and underscores that begins with three letters, has a digit or an underscore, no five digits in
a row, no digits spelt, and nothing that reads as a run of look-alikes: no kind looks for anything inside such a word, it is taken whole
or not at all. An id that WeChat gives out (wxid_...) is plain too, and so are letters with five to seven digits behind them, unless the
letters are a word that announces what those digits are.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from ringbreak.selectors.leads import LATIN_ENDS

_Bytes = npt.NDArray[np.uint8]
_Mask = npt.NDArray[np.bool_]
LONGEST = 20
"""Letters of a name; a longer one may be a key or an address."""
_SPELT = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "double",
    "triple",
    "oh",
)
_ALIKE = b"0123456789oilqzsbg"


def _members(grid: _Bytes, characters: bytes) -> _Mask:
    table = np.zeros(256, np.bool_)
    table[list(characters)] = True
    out: _Mask = table[grid]
    return out


def _longest(mask: _Mask) -> npt.NDArray[np.int64]:
    """The longest run of each line."""
    run = np.zeros(len(mask), np.int64)
    most = np.zeros(len(mask), np.int64)
    for at in range(mask.shape[1]):
        run = (run + 1) * mask[:, at]
        most = np.maximum(most, run)
    return most


def _holds(grid: _Bytes, word: str) -> _Mask:
    """Whether a word stands anywhere in each line."""
    width = grid.shape[1] - len(word) + 1
    found = np.ones((len(grid), width), np.bool_)
    for at, c in enumerate(word.encode()):
        found &= grid[:, at : at + width] == c
    return np.asarray(found.any(axis=1))


def _given_out(grid: _Bytes) -> _Mask:
    """Whether a line begins with wxid_."""
    out: _Mask = (grid[:, :5] == np.frombuffer(b"wxid_", np.uint8)).all(axis=1)
    return out


def names_in(grid: _Bytes) -> _Mask:
    """Which lines, each a cell with noughts behind, hold one plain name and nothing else."""
    letter, digit, low = (grid >= 97) & (grid <= 122), (grid >= 48) & (grid <= 57), grid == 95
    size = (grid != 0).sum(axis=1)
    own = _given_out(grid)
    good = (letter | digit | low).sum(axis=1) == size
    good &= (digit.any(axis=1) | low.any(axis=1)) & letter[:, :3].all(axis=1)
    good &= (size >= 6) & ((size <= LONGEST) | own) & (digit.sum(axis=1) <= 8 + 8 * own)
    good &= ((_longest(digit) < 5) | (numbered(grid) > 0)) & (_longest(_members(grid, _ALIKE)) < 10)
    good &= ~(low[:, :-1] & low[:, 1:]).any(axis=1)
    last = np.maximum(size - 1, 0)
    good &= ~low[np.arange(len(grid)), last]
    good &= ~((grid[:, 0] == 103) & (grid[:, 1] == 104) & (grid[:, 2] == 95))
    for word in _SPELT:
        good &= ~_holds(grid, word)
    plain: _Mask = good
    return plain


def numbered(grid: _Bytes) -> npt.NDArray[np.int64]:
    """How many digits, five to seven, stand behind letters and perhaps an underscore, where that is all of the line; 0 where it is not so."""
    letter, digit, low = (grid >= 97) & (grid <= 122), (grid >= 48) & (grid <= 57), grid == 95
    size, letters = (grid != 0).sum(axis=1), np.argmin(letter, axis=1)
    behind = letters + low[np.arange(len(grid)), letters]
    figures = digit.sum(axis=1)
    good = (letters > 2) & (behind + figures == size) & (figures > 4) & (figures < 8)
    good &= letter.sum(axis=1) == letters
    good &= ~_announces(grid, letters)
    return np.where(good, figures, 0)


@cache
def _leading() -> frozenset[bytes]:
    """Latin words that announce something, or stand between what does and its value."""
    return frozenset(word.encode() for word in LATIN_ENDS)


def _announces(grid: _Bytes, letters: npt.NDArray[np.int64]) -> _Mask:
    """Whether the letters a line begins with are such a word; a cell's own letters are asked, so no word is missed by its length."""
    out = np.zeros(len(grid), np.bool_)
    for word in _leading():
        if not 3 <= len(word) < grid.shape[1]:
            continue
        rows = np.flatnonzero(letters == len(word))
        out[rows] |= (grid[rows, : len(word)] == np.frombuffer(word, np.uint8)).all(axis=1)
    return out


def of_names(grid: _Bytes, *, numbers: bool) -> npt.NDArray[np.int64]:
    """Signs of plain names: digits, an underscore, given out by WeChat; how many digits and whether a nought is the first where they may be
    a number, -1 for those where `numbers` says that numbers are announced too."""
    digit, low = (grid >= 48) & (grid <= 57), grid == 95
    many = numbered(grid)
    first = grid[np.arange(len(grid)), np.argmax(digit, axis=1)] == 48
    out = (
        digit.any(axis=1)
        + 2 * low.any(axis=1)
        + 4 * _given_out(grid)
        + np.where(many > 0, 8 * many + 64 * first, 0)
    )
    return np.where((many > 0) & (not numbers), -1, out).astype(np.int64)
