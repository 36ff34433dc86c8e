"""How many bits join: the prior odds of the case's size, turned round, plus a margin."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ringbreak.words import say

FELLOWS = 10.0
"""Records of one's own operation that a record is expected to have in a case, before looking. Ten is small against any
case worth opening, which errs on the side of caution; a factor of ten moves the threshold by 3.3 bits."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """bits = prior_bits + margin_bits; `why` shows the sum."""

    bits: float
    prior_bits: float
    margin_bits: float
    records: int
    why: str


def threshold(records: int, margin_bits: float) -> Threshold:
    """Bits a link needs in a case of `records` records.

    Two records taken blindly are of one operation with odds of about FELLOWS to records; a link must outweigh that
    (log2(records / FELLOWS) bits, never less than 1) and then have `margin_bits` to spare.
    """
    prior = max(1.0, math.log2(max(records, 1) / FELLOWS))
    why = say(
        "{records} records: two taken blindly belong together with odds of about {fellows} to {records}, so {prior} bits, plus a margin of {margin}",
        records=records,
        fellows=int(FELLOWS),
        prior=f"{prior:.1f}",
        margin=f"{margin_bits:.1f}",
    )
    return Threshold(prior + margin_bits, prior, margin_bits, records, why)
