"""A weight of evidence in words, on the scale courts know."""

from __future__ import annotations

LEVELS: tuple[tuple[float, str], ...] = (
    (6.0, "extremely strong support"),
    (4.0, "very strong support"),
    (3.0, "strong support"),
    (2.0, "moderately strong support"),
    (1.0, "moderate support"),
    (0.30103, "weak support"),
)
"""log10 of the likelihood ratio from which each phrase holds, strongest first.

Source: ENFSI Guideline for Evaluative Reporting in Forensic Science (2015): 2-10 weak, 10-100 moderate, 100-1,000
moderately strong, 1,000-10,000 strong, 10,000-1,000,000 very strong, above extremely strong.
"""

_LOG10_OF_2 = 0.30102999566398120


def verbal_level(bits: float) -> str:
    """The phrase for a weight in bits (log2 of a likelihood ratio); English, its Chinese is in the catalogue."""
    return next((phrase for least, phrase in LEVELS if bits * _LOG10_OF_2 >= least - 1e-6), "no support")
