"""Where an English subject ends and its verb is told: behind others it is joined with, an aside or a relative clause."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import PEOPLE
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term


def where_its_verb_stands(
    low: str, cls: str, number: Number, span_end: int, nouns: list[Term], start: int, end: int
) -> int:
    """The offset behind everything that stands between the noun ending at `span_end` and its verb.

    Args:
        cls: Class of the noun.
    """
    joined = next((n for n in nouns if n.start > span_end and low[span_end : n.start] == " and "), None)
    beyond = joined.end if joined and _AUXILIARY.match(low, joined.end, end) else span_end
    if cls in PEOPLE and (both := _MEN_AND_WOMEN.match(low, span_end, end)) is not None:
        beyond = both.end()  # "56 men and 29 women are assisting"
    if cls in PEOPLE and (aside := _ASIDE.match(low, beyond, end)) is not None:
        beyond = aside.end()  # "243 persons, comprising 158 men and 85 women, are assisting"
    if (
        low.startswith(_DESCRIBES, beyond)
        and (told_of := _DESCRIBED.match(low, beyond, end)) is not None
        and _A_CLAUSE.search(low, max(start, number.start - 40), number.start)
    ):
        beyond = told_of.end()  # ", 2 websites that refused to comply were fined"
    return beyond


_AUXILIARY = re.compile(r" (?:were|was|have been|has been|had been|are)\b")
_DESCRIBES = (
    *(" who ", " that ", " which ", " with ", " holding ", " containing ", " used ", " linked ", " tied ", " belonging ", " opened "),
    *(" registered ", " behind ", " carrying ", " suspected ", " connected ", " run ", " operated "),
)  # fmt: skip
_DESCRIBED = re.compile(
    r" (?:who|that|which|with|holding|containing|used|linked|tied|belonging|opened|registered|behind|carrying|suspected|connected|run|operated) (?!(?:were|was|are|is|have|has|had|been)\b)[^,.;:()]{3,110}?(?= (?:were|was|have been|has been|had been) [a-z]+)"
)
_A_CLAUSE = re.compile(
    r"(?:^|[,;:] (?:and |while |but )?|\n)(?:(?:another|a further|the other|some|about|more than|over|at least|nearly|a total of) )?$"
)
"""Before a count that is the subject of its own clause."""
_MEN_AND_WOMEN = re.compile(
    r" and (?:another )?(?:[0-9][0-9,]*|[a-z]+) (?:[a-z]+ )?(?:men|women|males|females|boys|girls)\b"
)
_ASIDE = re.compile(
    r",? [-–—(]? ?,?(?:comprising|including|consisting of|who|whose|among them|most of them|mostly|aged|all|both|some of|the youngest|made up of|ranging in age|[0-9a-z]+ of them)\b[^.;]{2,110}?(?:,| [-–—]|\))(?= (?:are|were|was|have|had|has|is|will|remain|face|stand|appeared|arrested|detained|charged|jailed)\b)"
)
"""What is said of people between them and their verb."""
