"""Columns of international numbers against libphonenumber's plans: which are certainly valid and written as E.164 has them.

The patterns of the plans are read as they lie in the library and asked of all numbers of a country at once. What the library does with a
number besides (a trunk prefix taken away, a nought that belongs to it, a length that some plan of the country does not know) is not done
here: such numbers are not certain, and are left to the library.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail", "fixed_line", "mobile",
)  # fmt: skip
_MASK = npt.NDArray[np.bool_]


@cache
def _countries() -> dict[str, tuple[Any, ...]]:
    """Country code -> metadata of its regions, the main one first."""
    from phonenumbers import PhoneMetadata
    from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE

    return {
        str(code): tuple(PhoneMetadata.metadata_for_region(region) for region in regions)
        for code, regions in _COUNTRY_CODE_TO_REGION_CODE.items()
        if "001" not in regions
    }


def _asked(texts: pa.Array, pattern: str) -> _MASK:
    out: _MASK = pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)
    return out


def _fits(texts: pa.Array, sizes: npt.NDArray[np.int64], described: Any) -> _MASK:
    """Whether numbers have the length and the pattern that a part of a plan describes."""
    if described is None or not described.national_number_pattern:
        return np.zeros(len(texts), np.bool_)
    fits = _asked(texts, rf"\A(?:{described.national_number_pattern})\z")
    if described.possible_length:
        fits &= np.isin(sizes, np.array(described.possible_length, np.int64))
    return fits


def _typed(texts: pa.Array, sizes: npt.NDArray[np.int64], plan: Any) -> _MASK:
    general = _fits(texts, sizes, plan.general_desc)
    typed = np.zeros(len(texts), np.bool_)
    for name in _TYPES:
        typed |= _fits(texts, sizes, getattr(plan, name))
    return general & typed


def certain(code: str, national: pa.Array) -> _MASK:
    """Which numbers, given without their country's code, are valid by its plans and need nothing done to them."""
    plans = _countries().get(code)
    if plans is None or not len(national) or any(plan is None for plan in plans):
        return np.zeros(len(national), np.bool_)
    sizes = pc.binary_length(national).to_numpy(zero_copy_only=False).astype(np.int64)
    main = plans[0]
    good = np.isin(sizes, np.array(main.general_desc.possible_length or (), np.int64))
    good &= ~_asked(national, r"\A0")
    if main.national_prefix_for_parsing:
        good &= ~_asked(national, rf"\A(?:{main.national_prefix_for_parsing})")
    if len(plans) == 1:
        return good & _typed(national, sizes, main)
    # The first region whose leading digits it has, or else whose plan has it, is its own: what the plan of that region says holds.
    free = np.ones(len(national), np.bool_)
    valid = np.zeros(len(national), np.bool_)
    for plan in plans:
        typed = _typed(national, sizes, plan)
        own = typed if plan.leading_digits is None else _asked(national, rf"\A(?:{plan.leading_digits})")
        valid |= free & own & typed
        free &= ~own
    return good & valid


def codes() -> frozenset[str]:
    """Country codes that belong to countries."""
    return frozenset(_countries())
