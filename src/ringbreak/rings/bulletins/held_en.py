"""What became of people or things that an English number stands for, told right behind it: "31 held", "were traced"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number

HELD = re.compile(
    r"(?: more| others?)?(?:, (?:all )?aged [^,;.]{2,30},)? (?:(?:(?:have|has|had)(?: (?:all|since|now|already|also|later))* been|are being|were being|were|are|was|be)(?: (?:currently|now|still|all|also))* )?(?:in (?=(?:judicial|police|remand) custody\b)(?:judicial|police|remand) )?(?:(?:being )?(?:held|kept) in (?:pre-?trial )?(?=detention\b))?(?:criminally |formally |administratively )?(?P<verb>held(?! in (?:pre-?trial )?detention)|(?<=held in )detention|(?<=kept in )detention|(?<=trial )detention|arrested|detained|custody|jailed|killed|injured(?! part)|nabbed|charged|sentenced|apprehended|rounded up|collared|booked|remanded|imprisoned|in custody|behind bars|dead|missing|wounded|captured|caught|prosecuted|indicted|convicted|punished|repatriated|extradited|deported|transferred for (?:review and )?prosecution|brought to court|taken to court|produced in court|released on bail)\b(?! (?:by|at) \d)"
)

PUT_UNDER = re.compile(
    r" (?:also |already |all )?(?:have |has |had |were |was |are )?(?:already |also |all )?(?:been )?(?:approved for|put under|placed under|put in|taken into|received|carried on|carried out|approved to|given|handed) (?P<verb>administrative penalties|administrative punishments?|administrative detention|criminal detention|detention|arrest|custody|in custody|coercive measures)\b"
)

_IDENTIFIED = re.compile(r"[^.;]{0,140}\b(?:been|were|was) (?:also )?(?:identified|traced)\b")

_TRACED = re.compile(r"\b(?:identif|trac)(?:y|ied|ying|ed|ing) (?:a total of |more than |over |about )?$")


def only_identified(low: str, number: Number, after: int, end: int) -> bool:
    """What was only identified or traced was not taken."""
    return (
        _IDENTIFIED.match(low, after, end) is not None
        or _TRACED.search(low, max(0, number.start - 40), number.start) is not None
    )
