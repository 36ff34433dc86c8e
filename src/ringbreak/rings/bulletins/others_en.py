"""People an English text counts beside one it names: "Ji Moumou and 51 others"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.numbers import Number, tidy

_OTHER = re.compile(r" others?\b(?! than)")
_NAME_AND = re.compile(
    r"(?:(?<=custody of )|(?<=detention of )|(?<=arrest of )|(?<!\bin )(?<!\bfrom )(?<!\bof ))([A-Z][\w.'-]*(?: (?:[A-Z][\w'-]*|mou|moumou))*)(?:,)? and (?:the )?$"
)
_ANOTHER_NAME = re.compile(r"[A-Z][\w.'-]+(?: [A-Z]\w*)?(?: and | \([0-9]{1,2}\),? (?:and )?)(?:[a-z]+ )?$")


def named_beside(text: str, low: str, number: Number, start: int) -> tuple[int | None, bool]:
    """Where the one name begins that stands beside so many others, None when none does; and whether several do."""
    if _OTHER.match(low, number.number_end) is None:
        return None, False
    name = _NAME_AND.search(text, max(start, number.start - 40), number.start)
    if name is None:
        return None, False
    if _ANOTHER_NAME.search(text, max(start, name.start() - 40), name.start()):
        return None, True
    return name.start(), False


def with_others(text: str, low: str, told: Figure, start: int) -> Figure:
    """ "Ji Moumou and 51 others were sentenced": who is named in full is one more; of "Zhang and 37 others" he may be one."""
    if told.unit != "people" or told.value is None:
        return told
    name, _ = named_beside(text, low, told.number, start)
    if name is not None and " " in text[name : told.number.start].split(" and ")[0].strip():
        told.start, told.value = name, tidy(told.value + 1)
        told.end = max(told.end, told.number.number_end + len(" others"))
    return told
