"""Counts of people told beside somebody who is named: "Ji Moumou and 51 others", 张某等37人."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.ledger import Bulletin, Fact
from ringbreak.rings.bulletins.measures import MEASURES

_EN = re.compile(
    r"(?<![\w.'’-])(?P<name>[A-Z][\w.'’-]{0,30}(?: (?:[A-Z][\w.'’-]{0,30}|mou|moumou)){0,3}),? (?:and|along with|together with|with)(?: the| his| her| their)?(?: about| some| over| more than| another| at least)? $"
)
_ZH = re.compile(
    "(?P<name>[\u4e00-\u9fff]某{1,2}[\u4e00-\u9fff]?)(?:（[^）]{1,12}）)?(?:等|及其?他?|和其他|与其他|伙同|为首的)[^，。；0-9]{0,12}$"
)
_OTHERS = re.compile(r" others?\b")
_REACH = 50


def named_beside(bulletin: Bulletin, fact: Fact) -> str | None:
    """Who is named beside the counted; None when nobody is."""
    text, at = bulletin.text, fact.number_start
    found = _EN.search(text, max(fact.sentence_start, at - _REACH), at) or _ZH.search(
        text, max(fact.sentence_start, at - _REACH), at
    )
    return found["name"] if found is not None else None


def of_two_leaders(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """Are both people counted beside one who is named, and beside two who are not the same?"""
    if MEASURES[left.measure].unit != "people":
        return False
    one, other = named_beside(bulletin, left), named_beside(bulletin, right)
    return one is not None and other is not None and not _one_person(one, other)


def _one_person(one: str, other: str) -> bool:
    """Is one of the names the other, or its beginning: Zhang and Zhang Moumou, 张某 and 张某某?"""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith(shorter if shorter[-1] == "某" else shorter + " ")


def besides_those_told(bulletin: Bulletin, fact: Fact) -> bool:
    """ "And 51 others were sentenced": others than were told before, when nobody is named beside them."""
    return (
        MEASURES[fact.measure].unit == "people"
        and _OTHERS.match(bulletin.text, fact.number_end) is not None
        and " and " not in bulletin.text[fact.start : fact.number_start]
        and named_beside(bulletin, fact) is None
    )
