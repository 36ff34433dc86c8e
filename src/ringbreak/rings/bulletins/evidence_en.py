"""English things told as evidence: "37 phones were among the items seized", "the evidence included 37 phones"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.adverbs_en import ADVERB
from ringbreak.rings.bulletins.numbers import Number

_OBJECTS = r"(?:items|things|goods|exhibits|articles|evidence|property|objects|haul|seizures|assets|belongings|equipment)"
_AMONG_SEIZED = re.compile(
    rf" (?:were|was|are|is) (?:also )?(?:among|in|part of) (?:the |other )*(?:{_OBJECTS})\b(?: (?:that were |which were )?(?P<after>[a-z]+))?"
)
_AMONG_THE_SEIZED = re.compile(
    rf"\bamong (?:the |other )*(?:{_OBJECTS})(?: (?:that were |which were )?[a-z]+)?(?: by (?:the )?[a-z]+)?(?: at the scene| on the spot| there)? (?:were|was|are)(?: also)? (?:[^.;]{{0,80}}(?:, | and ))?$"
)
""" "Among the exhibits were 37 phones and 12 laptops"."""
_EVIDENCE_WAS = re.compile(
    r"\b(?:evidence|exhibits|haul|booty|items seized|seized items)(?: (?!and |but )[a-z]+){0,3} (?:included|includes|comprised|comprises|consisted of)(?: a total of)? (?:[^.;]{0,80}(?:, | and ))?$"
)
_KEPT_AS_EVIDENCE = re.compile(
    rf" (?:were|was|have been|has been|had been)(?: {ADVERB})* taken (?:as|into|for|in) (?:police )?(?:evidence|custody)\b"
)


def told_as_evidence(low: str, number: Number, after: int, start: int, end: int) -> bool:
    """Do the words around things whose noun ends at `after` say that they were taken, without an act done to them?"""
    head = max(start, number.start - 110), number.start
    return (
        _AMONG_SEIZED.match(low, after, end) is not None
        or _KEPT_AS_EVIDENCE.match(low, after, end) is not None
        or _EVIDENCE_WAS.search(low, *head) is not None
        or (low.find("among ", *head) >= 0 and _AMONG_THE_SEIZED.search(low, *head) is not None)
    )
