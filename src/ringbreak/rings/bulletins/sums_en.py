"""What the words around an English sum make of it: part of another, a share by kind of fraud, taken or given back."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_PART_OF = re.compile(
    r"[0-9](?: (?:million|billion|crore|lakh|thousand))?(?: [a-z]+)? (?:out )?of (?:the|an) (?:[a-z]+ ){0,2}$"
)
_KIND_OF_FRAUD = re.compile(
    r"\b(?:frauds?|scams?|compromise|phishing|extortion|ransomware|smishing|romance)\b[^.;()]{0,30} \($"
)
"""A share of losses by kind: "followed by business email compromise ($211 million)"."""
_VAGUE = frozenset({"amount", "amounts", "sum", "sums", "money", "funds", "total", "worth"})
_THEN_HELD = re.compile(
    r"(?: [a-z'’-]+){0,8}? (?:was|were|has been|have been|had been)(?: also| since| already| so far)? (?P<cue>frozen|seized|recovered|returned|refunded|confiscated|blocked)\b"
)
_OF_THE_SPOILS = re.compile(
    r" of (?:the |this |that )?(?:cheated|defrauded|stolen|swindled|siphoned|lost|fraud|scammed|victims?'?) (?:money|amounts?|funds|cash|sum)"
    r" (?:has been|have been|had been|was|were) (?:also |since |already )?(?:(?P<held>blocked|frozen|seized|put on hold|locked|intercepted)|(?P<back>recovered|refunded|returned|saved|restored))\b"
)
DONE_RIGHT_BEHIND = re.compile(
    r" (?:(?:more )?in [a-z ]{3,24} |of [a-z ]{3,24} )?(?P<cue>frozen|seized|recovered|confiscated|impounded|attached|blocked|restrained|refunded|returned|restored|reimbursed|lost|stolen|swindled|laundered|forfeited)(?=[\s,.;:!]|$)(?! (?:by a |in a |to (?!(?:the |their |its |[0-9,]+ |[a-z]+ ){0,2}(?:victims?|owners?|customers|complainants|depositors)\b)))"
)
"""A headline's "Rs 3 crore frozen", "$2m in crypto seized"."""


def done_to(cue: str) -> str:
    """The measure of a sum of which a participle right behind says what was done to it."""
    return "money_recovered" if cue in ("restored", "reimbursed") else words.MONEY.get(cue, "money_frozen")


def told_around(
    low: str, measure: str, in_clause: list[Term], number: Number, stop: int, start: int, end: int
) -> str:
    """The measure of a sum once the words right before and behind it are heard; `measure` itself when they say nothing.

    Args:
        measure: What its cues said so far, "" when they said nothing.
        in_clause: The cues before the sum in its clause.
        stop: Where the sum with its currency ends.
    """
    head = max(start, number.start - 60), number.start
    met = _THEN_HELD.match(low, stop, end) if measure == "money_involved" and in_clause else None
    if met is not None and in_clause[-1].word in _VAGUE:
        # "an amount of ... lying in accounts has been frozen"
        measure = words.MONEY.get(met["cue"], "money_frozen")
    if measure in ("money_frozen", "money_recovered") and _PART_OF.search(low, *head):
        lost = DONE_RIGHT_BEHIND.match(low, stop, end)  # "froze $71 million of the $96 million put at risk"
        measure = done_to(lost["cue"]) if lost is not None else "other"
    if measure in ("", "other") and _KIND_OF_FRAUD.search(low, *head):
        measure = "loss"
    fate = _OF_THE_SPOILS.match(low, stop, end)
    if fate is not None:
        measure = "money_recovered" if fate["back"] else "money_frozen"
    return measure
