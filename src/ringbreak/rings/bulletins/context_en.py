"""Whether an English sentence, or what stands right before it, speaks of police or crime at all."""

from __future__ import annotations

import re

_POLICE = re.compile(
    r"\b(?:police|officers?|agents|detectives|investigators|authorities|public security|task force|prosecutors?|customs|courts?|gangs?|suspects?|scam|fraud|crim|illegal|gambl|launder|crackdown|arrest|raid|seiz|confiscat|swindl|cheat|hack|smuggl)"
)
_BEFORE = 300
"""Characters before the sentence that are heard too."""


def of_police(low: str, start: int, end: int) -> bool:
    """Do the words of the thesaurus mean here what they mean in a bulletin?"""
    return _POLICE.search(low, max(0, start - _BEFORE), end) is not None
