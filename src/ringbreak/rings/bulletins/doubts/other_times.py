"""Are two figures told of different times: another year, another stretch of time, another day?"""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.ledger import Bulletin, Fact

_LONG_AGO = 10
"""Years. What is older is no time of the case: "a box running a system from 2008"."""


_UP_TO_THE_CASE = re.compile(
    r" (?:to|until|up to) (?:the (?:time|day) of )?(?:the |his |her |their |its )?(?:case|incident|crime|arrests?|present|bust|raid|being (?:caught|arrested))\b|(?:起|开始)?(?:至|到)(?:案发|被抓|落网|今)"
)
"""How long the gang was at it, and no time before."""


def of_another_year(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """One sentence goes back to an earlier year than the text is about, and the other does not."""
    written = [m for c in bulletin.cases for m in c.moments if m.first and m.anchor == "written"]
    if not written:
        return False
    latest = max(m.first.year for m in written if m.first)
    back = [
        {
            m.first.year
            for m in written
            if m.first
            and latest - _LONG_AGO <= m.first.year < latest
            and f.sentence_start <= m.start < f.sentence_end
            and _UP_TO_THE_CASE.match(bulletin.text, m.end, f.sentence_end) is None
        }
        for f in (left, right)
    ]
    return back[0] != back[1] and bool(back[0] or back[1])


def period_of(bulletin: Bulletin, fact: Fact) -> str:
    """The stretch of time its sentence names: "since 2012", "this year", "in the last five months"; "" when none."""
    named = _SINCE_A_YEAR.search(bulletin.text, fact.sentence_start, fact.sentence_end)
    return named.group().lower() if named is not None else ""


_SINCE_A_YEAR = re.compile(
    r"\b(?:so far |earlier )?this year\b|\blast year\b|\bsince (?:the (?:start|beginning) of )?(?:(?:early|late|mid) |(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?(?:19|20)\d\d\b|\b(?:over|in|during) the (?:past|last) (?:[a-z0-9]+ )?(?:years|months|weeks)\b",
    re.IGNORECASE,
)


_WHO_THEN = re.compile(r"\b(?:who|which|that)\b")
"""What stands between a figure and a day on which those it counts did something else."""


def days_of(bulletin: Bulletin, fact: Fact) -> set[str]:
    """The dated moments of the fact's sentence, as written or as the day they are."""
    return {
        m.first.isoformat() if m.first else m.quote
        for case in bulletin.cases
        if case.case_no == fact.case_no
        for m in case.moments
        if fact.sentence_start <= m.start < fact.sentence_end
        and m.precision in ("day", "month")
        and (m.start < fact.end or _WHO_THEN.search(bulletin.text, fact.end, m.start) is None)
    }
