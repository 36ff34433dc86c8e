"""English sentences that say what a law asks or threatens, and tell of nothing that happened."""

from __future__ import annotations

import re

_LAW = re.compile(
    r"\b(?:under|according to|in accordance with) (?:the )?(?:article|criminal law|penal code|(?:[a-z]+ ){0,2}interpretation)\b|\bwhoever\b|\blaws? (?:provides?|stipulates?|prescribes?|allows?|sets?|threatens?)\b|\bthose (?:found |convicted )|\b(?:is|are) (?:also |now )?an? (?:[a-z]+ )?offen[cs]e\b|\bpunishable (?:by|with)\b"
)

_HAPPENED = re.compile(
    r"\b(?:he|she|they|and|police|court) (?:was|were|had|has|have) |\b(?:was|were|have been|has been|had been) (?:also )?(?:given|taken|handed|transferred|punished|imposed|approved|initiated|opened|registered|filed|convicted|indicted|fined|sentenced|jailed|arrested|detained|charged|ordered)\b"
)
""" "He was fined 10,000 yuan in accordance with the Criminal Law" did happen."""

_OF_LAWS = (
    "article",
    "criminal law",
    "penal code",
    "interpretation",
    "whoever",
    "law ",
    "laws ",
    "those found ",
    "those convicted ",
    " offen",
    "punishable ",
)
"""What `_LAW` matches holds one of these; looking for words is quicker than matching."""


def _may_tell_of_laws(sentence: str) -> bool:
    for word in _OF_LAWS:  # noqa: SIM110 - a loop is a third quicker than any() here
        if word in sentence:
            return True
    return False


def tells_of_a_law(low: str, start: int, end: int) -> bool:
    """Does low[start:end] say what a law asks, with nothing told before it that was done?"""
    if not _may_tell_of_laws(low[start:end]):
        return False
    law = _LAW.search(low, start, end)
    return law is not None and not (
        law.start() > start + 12 and _HAPPENED.search(low, start, law.start()) is not None
    )
