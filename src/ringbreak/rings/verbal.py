"""Weight in words.

Source: ENFSI Guideline for Evaluative Reporting in Forensic Science (2015), likelihood ratios 1-2, 2-10, 10-100,
100-10^4, 10^4-10^6, above.
"""

from __future__ import annotations

import math

SCALE: tuple[tuple[float, str], ...] = (
    (math.log2(2), "no support to speak of"),
    (math.log2(10), "weak support"),
    (math.log2(100), "moderate support"),
    (math.log2(10_000), "moderately strong support"),
    (math.log2(1_000_000), "strong support"),
    (math.inf, "very strong support"),
)
"""Bits up to which each phrase holds."""


def verbal(bits: float) -> str:
    """The phrase for a weight in bits; its Chinese is in the catalogue."""
    return next(phrase for limit, phrase in SCALE if bits < limit or limit == math.inf)
