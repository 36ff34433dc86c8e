"""The arithmetic of weight: probabilities, bits, and the comparison of a pool with the public. All logarithms are base 2."""

from __future__ import annotations

import math

POOLS = (1.0, 2.0, 4.0)
"""Concentrations that describe a private pool: with 4.0, a hundred observations show about thirteen different contacts,
which is what trials saw in pools of up to a dozen."""
PUBLICS = (20.0, 60.0, 200.0, 1000.0)
"""Concentrations that describe the public: with 60, a hundred observations show about sixty different contacts."""
GROUP_PRIVATE = (0.05, 0.2, 0.5)
"""The same over groups: what is private meets one group, seldom two."""
GROUP_PUBLIC = (3.0, 10.0, 40.0, 200.0)


def log_odds(p: float) -> float:
    """log2(p / (1 - p)); p strictly between 0 and 1."""
    return math.log2(p / (1.0 - p))


def weight(private: float, rarity: float) -> float:
    """Bits by which a shared value speaks for one operation: log2(p / r + (1 - p)), with r = 2 ** -rarity.

    At p = 0 this is 0; at p = 1 it is the whole rarity; at p = 0.9 it is 0.15 bits less.
    """
    return math.log2(private * math.exp2(rarity) + (1.0 - private))
