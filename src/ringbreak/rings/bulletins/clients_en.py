"""What an English sentence makes of customers, users, members and companies: buyers, victims, or people punished."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.people_en import said_of_people

_BOUGHT = re.compile(
    r"(?: who)?(?: (?:have|has|had|each|also|already))* (?:paid for|bought|purchased|snapped up|ordered)\b"
)
""" "4,120 users paid for it"."""
_ATTACKS_ON = re.compile(
    r"\b(?:attacks?|ransomware attacks?|intrusions?|break-ins?) (?:on|against|at|into)"
    r"(?: a total of| some| about| over| more than| nearly| at least)? $"
)
_OF_ACTS = frozenset({"victims", "punished"})


def part_of_clients(low: str, cls: str, number: Number, after: int, start: int, end: int) -> str | None:
    """The measure that what is said of them gives them; None when nothing is.

    Args:
        cls: Class of the noun counted.
        after: Where the noun with what belongs to it ends.
    """
    if cls in ("enterprise", "shop"):
        attacked = _ATTACKS_ON.search(low, max(start, number.start - 50), number.start)
        return "victims" if attacked is not None else None
    if cls not in ("victim", "buyer", "member"):
        return None
    if cls == "member" and _BOUGHT.match(low, after, end):
        return "buyers"
    told = said_of_people(low, number.start, after, start, end)
    return told if told in _OF_ACTS else None
