"""What besides its form can tell one number of a column from another: check digits, issuers, places and days, plans; column by column.

Each is a whole number a cell. Two cells of one form whose signs are equal are the same to every rule of the kinds but for their figures.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.selectors import plan_column
from ringbreak.selectors.checks import _DOUBLED, _RIC_WEIGHTS
from ringbreak.selectors.kinds import bank_card
from ringbreak.selectors.kinds.phone import MOBILE
from ringbreak.selectors.kinds.uscc import _DEPARTMENTS
from ringbreak.selectors.places import FIRST_ISSUE, LISTED_TO, counties, is_place

Figures = npt.NDArray[np.uint8]
"""Cells by places: the digits of each, from the left, 0 to 9; all of one length."""
Signs = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
NONE = -1
"""Leave this cell to the present way."""


def whole(figures: Figures, start: int, stop: int) -> Signs:
    """The digits start..stop-1 as numbers."""
    out = np.zeros(len(figures), np.int64)
    for at in range(start, stop):
        out = out * 10 + figures[:, at]
    return out


def as_texts(figures: Figures) -> pa.Array:
    """The digits as strings."""
    count, size = figures.shape
    data = np.ascontiguousarray(figures + 48).astype(np.uint8)
    offsets = np.arange(count + 1, dtype=np.int64) * size
    return pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(data))


def luhn(figures: Figures) -> Mask:
    """Twin: `checks.luhn`."""
    doubled = np.array(_DOUBLED, np.int64)
    total = np.zeros(len(figures), np.int64)
    for i in range(figures.shape[1]):
        d = figures[:, figures.shape[1] - 1 - i]
        total += doubled[d] if i & 1 else d
    good: Mask = total % 10 == 0
    return good


@cache
def _mobiles() -> Mask:
    out = np.zeros(1000, np.bool_)
    out[[int(p) for p in MOBILE]] = True
    return out


@cache
def _places() -> Mask:
    return np.array([is_place(f"{i:04}00") for i in range(10_000)])


@cache
def _counties() -> Signs:
    return np.array(counties(), np.int64)


def _born(year: Signs, month: Signs, day: Signs) -> Mask:
    """Twin: `kinds.cn_id.born`."""
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int64)
    known = (month >= 1) & (month <= 12)
    last = lengths[np.where(known, month, 0)] + (leap & (month == 2))
    good: Mask = known & (day >= 1) & (day <= last) & (year >= 1900) & (year <= 2035)
    return good


def _resident(figures: Figures, check: Signs) -> Signs:
    """0..7: place and birth plausible, check character right, county possible. Twin: `kinds.cn_id`."""
    year = whole(figures, 6, 10)
    fits = _places()[whole(figures, 0, 4)] & _born(year, whole(figures, 10, 12), whole(figures, 12, 14))
    total = np.zeros(len(figures), np.int64)
    for at, weight in enumerate(_RIC_WEIGHTS):
        total += figures[:, at].astype(np.int64) * weight
    wanted = np.array([1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2], np.int64)[total % 11]
    code = whole(figures, 0, 6)
    listed = _counties()
    place = np.searchsorted(listed, code * 10_000 + np.maximum(year, FIRST_ISSUE))
    known = (place < len(listed)) & (listed[np.minimum(place, len(listed) - 1)] // 10_000 == code)
    known |= (figures[:, 0] >= 7) | (year > LISTED_TO)
    out: Signs = fits + 2 * (wanted == check) + 4 * (fits & known)
    return out


def _organisation(figures: Figures) -> Mask:
    """Eighteen digits that hold as a credit code; those with a department's beginning are not asked further. Twin: `kinds.uscc`."""
    departments = np.array([_DEPARTMENTS.match(f"{i:02}") is not None for i in range(100)])
    total = np.zeros(len(figures), np.int64)
    weight = 1
    for at in range(17):
        total += figures[:, at].astype(np.int64) * weight
        weight = weight * 3 % 31
    good: Mask = departments[whole(figures, 0, 2)] & ((31 - total % 31) % 31 == figures[:, 17])
    return good


def _cards(figures: Figures) -> Signs:
    """0..7: a brand's range, a strong one, a weak one. Twin: `kinds.bank_card`."""
    texts = as_texts(figures)
    out = np.zeros(len(figures), np.int64)
    for bit, pattern in enumerate((bank_card._BRANDS, bank_card._STRONG, bank_card._WEAK)):
        found = pc.match_substring_regex(texts, r"\A" + pattern.pattern.replace(r"\Z", r"\z"))
        out += found.to_numpy(zero_copy_only=False).astype(np.int64) << bit
    return out


def of_number(figures: Figures, *, check_x: bool) -> Signs:
    """Signs of a number in one run or in groups, no plus sign before it.

    Args:
        check_x: An X follows the seventeen digits.
    """
    count, size = figures.shape
    out = figures[:, 0].astype(np.int64)
    distinct = np.zeros(count, np.int64)
    for digit in range(10):
        distinct += (figures == digit).any(axis=1)
    two = whole(figures, 0, 2)
    signs = [
        two == 89,
        two == 86,
        np.isin(two, (35, 86, 1, 99)),
        np.isin(two, (19, 20)) & (np.abs(whole(figures, 4, 6) - 6.5) < 6),
    ]
    signs.append((two >= 13) & (two <= 19))
    if size == 10:
        signs.append(np.isin(whole(figures, 0, 3), (400, 800)))
    if size == 11:
        signs.append(_mobiles()[whole(figures, 0, 3)])
    if size == 13:
        signs += [_mobiles()[whole(figures, 2, 5)], (figures[:, 2] == 1) & (figures[:, 3] >= 3)]
    if size >= 12:
        signs += [luhn(figures), whole(figures, 0, 4) == 8986]
    for sign in signs:
        out = out * 2 + sign
    if 12 <= size <= 19:
        out = out * 8 + _cards(figures)
    if size == 15:
        years, months, days = whole(figures, 6, 8) + 1900, whole(figures, 8, 10), whole(figures, 10, 12)
        out = out * 2 + (_places()[whole(figures, 0, 4)] & _born(years, months, days))
    if size == 18 or check_x:
        last = np.full(count, 10, np.int64) if check_x else figures[:, 17].astype(np.int64)
        resident = _resident(figures, last)
        out = out * 8 + resident
        if check_x:  # what is no identity number may be an organisation's
            out = np.where(resident == 7, out, NONE)
    if size == 18:
        # What holds as an identity number is one, whatever else it would be.
        out = np.where(_organisation(figures) & (resident != 7), NONE, out)
    # Numbers of few different figures stand for nobody, and some rules say so.
    return np.where(distinct < 4, NONE, out)


def dialled_from_abroad(figures: Figures) -> Mask:
    """Whether fifteen digits are a mobile number of China behind 0086."""
    good: Mask = (whole(figures, 0, 4) == 86) & _mobiles()[whole(figures, 4, 7)]
    return good


def of_abroad(figures: Figures) -> Signs:
    """Signs of a number behind a plus sign: its country's code, whether it is formed like a mobile number of China; NONE unless its plan has it."""
    out = np.full(len(figures), NONE, np.int64)
    known = plan_column.codes()
    for length in (1, 2, 3):
        code = whole(figures, 0, length)
        for one in np.unique(code[out == NONE]).tolist():
            if str(one) not in known or len(str(one)) != length:
                continue
            rows = np.flatnonzero((code == one) & (out == NONE))
            good = plan_column.certain(str(one), as_texts(figures[rows][:, length:]))
            rows = rows[good]
            three = whole(figures[rows], 2, 5) if one == 86 else whole(figures[rows], 0, 3)
            mobile = _mobiles()[three] + 2 * ((three >= 130) & (three < 200))
            out[rows] = one * 4 + mobile
    return out


def of_landline(figures: Figures) -> Signs:
    """Signs of a Chinese number with its area code; NONE unless the plan has it, or where another reading is near."""
    good = plan_column.certain("86", as_texts(figures[:, 1:])) & (figures[:, 0] == 0)
    if figures.shape[1] == 12:
        good &= figures[:, 1] != 1
    return np.where(good, whole(figures, 0, 2), NONE)
