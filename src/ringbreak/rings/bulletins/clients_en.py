"""What an English sentence makes of customers, users, members and companies: buyers, victims, or people punished."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.context_en import of_police
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.people_en import said_of_people

_BOUGHT = re.compile(
    r"(?: (?:in|from|across) [a-z0-9 ]{2,30}?)?(?: who)?(?: (?:are|were) (?:known|believed|found|thought|understood|said) to)?(?: (?:have|has|had|each|also|already|later|since))* (?:paid(?=\s*[.,;]|$)|paid for|bought|purchased|snapped up|ordered|subscribed to|signed up and paid|took out (?:paid )?subscriptions?|made purchases|paid the (?:[a-z]+ )?fees?|topped up)\b"
)
""" "4,120 users paid for it"."""
_OF_THE_SELLER = re.compile(
    r" (?:it|them|the (?:[a-z-]+ )?(?:software|programme?s?|tools?|services?|apps?|products?|data|information|cheats?|plug-?ins?|scripts?|codes?|accounts?|cards?|lists?|package|platform|fees?|access|devices?|equipment|videos?|courses?|answers?)|his|her|their|its|this|these|access|memberships?|subscriptions?|from (?:him|her|them|the))\b"
)
"""What the gang sold; who bought a car or a ticket bought it of somebody."""
_FORCED = re.compile(
    r" (?:were|was|had been|have been|felt) (?:forced|compelled|blackmailed|coerced|pressured|obliged) (?:to|into) (?:pay|sign|buy|hand|cooperat|advertis|settl|transfer|purchas|tak)"
)
_SWINDLED = re.compile(
    r"\b(?:fake|fraud|scam|cheat|lost|losing|swindl|counterfeit|never (?:arrived|came|delivered))"
)
_ATTACKS_ON = re.compile(
    r"\b(?:attacks?|ransomware attacks?|intrusions?|break-ins?) (?:on|against|at|into)"
    r"(?: a total of| some| about| over| more than| nearly| at least)? $"
)
_SOME = 3
"""Two who bought it are somebody of whom is told."""
_OF_ACTS = frozenset({"victims", "punished"})


def part_of_clients(low: str, cls: str, number: Number, after: int, start: int, end: int) -> str | None:
    """The measure that what is said of them gives them; None when nothing is.

    Args:
        cls: Class of the noun counted.
        after: Where the noun with what belongs to it ends.
    """
    if cls in ("anchor_account", "enterprise", "shop") and _BOUGHT.match(low, after, end):
        return "buyers"  # "1,866 anchors and agencies had purchased the service"
    if (
        cls in ("enterprise", "shop", "person")
        and _FORCED.match(low, after, end)
        and of_police(low, start, end)
    ):
        return "victims"  # "63 enterprises were forced to sign agreements"
    if cls in ("enterprise", "shop"):
        attacked = _ATTACKS_ON.search(low, max(start, number.start - 50), number.start)
        return "victims" if attacked is not None else None
    if cls == "person" and (number.value or number.low or 0) >= _SOME:
        bought = _BOUGHT.match(low, after, end)
        if (
            bought is not None
            and (
                bought.group().endswith("topped up")
                or _OF_THE_SELLER.match(low, bought.end(), end)
                or "purchases" in bought.group()
                or "subscri" in bought.group()
                or "fee" in bought.group()
                or " to have " in bought.group()
            )
            and _SWINDLED.search(low, start, end) is None
            and of_police(low, start, end)
        ):
            return "buyers"  # "more than 5,300 people paid for the software"
    if cls not in ("victim", "buyer", "member"):
        return None
    if cls == "member" and _BOUGHT.match(low, after, end):
        return "buyers"
    told = said_of_people(low, number.start, after, start, end)
    return told if told in _OF_ACTS else None
