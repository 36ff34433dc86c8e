"""What an English sentence says was obtained by deceit from those who follow or trust somebody: it is lost."""

from __future__ import annotations

import re

_OBTAINED = re.compile(r"\bobtained(?: some| about| nearly| more than| over| a total of)? $")

_FROM_FOLLOWERS = re.compile(
    r" from (?:[a-z-]+ ){0,3}?(?:fans|followers|viewers|consumers|victims?|investors|people|customers|seniors|pensioners|users|families|clients|savers|residents|students|businesses|depositors|members|buyers)\b"
)

_BY_DECEIT = re.compile(
    r"\b(?:impersonat|pretend|fake|fraud|cheat|swindl|deceiv|scam|trick|pos(?:ed|ing) as|false)"
)


def obtained_by_deceit(low: str, number_start: int, stop: int, start: int, end: int) -> bool:
    """Is the sum low[number_start:stop] what was "obtained from fans" in a sentence that tells of pretending?"""
    return (
        _OBTAINED.search(low, max(start, number_start - 30), number_start) is not None
        and _FROM_FOLLOWERS.match(low, stop, end) is not None
        and _BY_DECEIT.search(low, start, end) is not None
    )
