"""What the heading of an English list says was done to each thing below it: "What we removed", "Taken down:"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.lexicon_en import VERB, VERBS
from ringbreak.rings.bulletins.measures import measure_of

_ENTRY = re.compile(
    r"[ \t]*(?:[-–—•▪●*·■►✓]|[0-9]{1,2}[.)])[ \t]*(?:(?:a total of|more than|over|about|some|nearly|another|up to)[ \t]+)*"
)
_BULLET = re.compile(r"[ \t]*(?:[-–—•▪●*·■►✓]|[0-9]{1,2}[.)])")
_SHORT = 90
"""Characters of a heading."""
_ABOVE = 1200
"""Characters that a list is followed back."""
_RELATIVE = re.compile(
    r"(?: (?:for|of|on|in) [^,.;]{2,30})? (?:that|which|who|whose|where|in which|with|used|linked|offering|selling|posing)\b"
)


def act_of_heading(low: str, cls: str, number_start: int, after: int) -> str | None:
    """The act of the heading when an entry without an act of its own stands below it and the thing may be so dealt with.

    Args:
        after: Where the counted noun ends; an act of its own right behind it goes before the heading's.
    """
    line = low.rfind("\n", max(0, number_start - 60), number_start) + 1
    if line == 0 or _ENTRY.fullmatch(low, line, number_start) is None:
        return None
    stop = low.find("\n", after)
    tail = low[after : stop if stop >= 0 else len(low)]
    if tail.strip(" .;,") and _RELATIVE.match(low, after) is None:
        return None
    end = line - 1
    while end > 0 and line - end < _ABOVE:
        begin = low.rfind("\n", 0, end) + 1
        above = low[begin:end].strip()
        if above and _BULLET.match(low, begin, end) is None:
            break
        end = begin - 1
    else:
        return None
    if len(above) > _SHORT or above.endswith("."):
        return None
    for act in VERB.finditer(above):
        verb = VERBS[act.group()]
        if measure_of(cls, verb) is not None:
            return verb
    return None
