"""People an English text counts beside one it names: "Ji Moumou and 51 others"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.numbers import Number, tidy

_OTHER = re.compile(r" others?\b(?! than)")
_NAME_AND = re.compile(
    r"(?:\b(?:custody|detention|arrest) of |(?P<place>\b(?:in|from|of) ))?(?P<name>[A-Z][\w.'-]*(?: (?:[A-Z][\w'-]*|mou|moumou))*)(?:,)? and (?:the )?$"
)
_LISTED = re.compile(
    r"(?:(?P<upper>\b(?:In|On|At|By|From|Since|Near) )|(?P<place>\b(?:in|from|of|at|near|across) ))?(?<![\w'.-])(?P<names>(?:[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|mou|moumou))?, )+)$"
)
"""Names in front of the one right before the others: "Pan, Chiu and 3 others", and no "On Monday, Chiu"."""
_OF_THE_WEEK = re.compile(
    r"\b(?:[A-Z][a-z]+day|Police|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ANOTHER_NAME = re.compile(r"[A-Z][\w.'-]+(?: [A-Z]\w*)?(?: and | \([0-9]{1,2}\),? (?:and )?)(?:[a-z]+ )?$")


def named_beside(text: str, low: str, number: Number, start: int) -> tuple[int | None, bool]:
    """Where the one name begins that stands beside so many others, None when none does; and whether several do."""
    if _OTHER.match(low, number.number_end) is None:
        return None, False
    name = _NAME_AND.search(text, max(start, number.start - 40), number.start)
    if name is None or name["place"]:
        return None, False
    begin = name.start("name")
    if _ANOTHER_NAME.search(text, max(start, begin - 40), begin):
        return None, True
    listed = _LISTED.search(text, max(start, begin - 60), begin)
    if listed is None or listed["upper"] or _OF_THE_WEEK.search(listed["names"]):
        return begin, False
    return (None, False) if listed["place"] else (listed.start("names"), False)


def names_of(text: str, begin: int, number: Number) -> list[str]:
    """The names that stand from `begin` up to "and" and the number."""
    return text[begin : number.start].split(" and ")[0].strip(" ,").split(", ")


def with_others(text: str, low: str, told: Figure, start: int) -> Figure:
    """ "Ji Moumou and 51 others were sentenced": who is named in full is one more, and so are those of a list; of "Zhang and 37 others" he may be one."""
    if told.unit != "people" or told.value is None:
        return told
    begin, _ = named_beside(text, low, told.number, start)
    names = names_of(text, begin, told.number) if begin is not None else []
    if begin is not None and (len(names) > 1 or " " in names[0]):
        told.start, told.value = begin, tidy(told.value + len(names))
        told.end = max(told.end, told.number.number_end + len(" others"))
    return told
