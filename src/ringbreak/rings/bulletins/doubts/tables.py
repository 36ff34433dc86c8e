"""Which figures of one measure are a total and its breakdown: a campaign by kinds of crime, an operation by countries."""

from __future__ import annotations

from ringbreak.rings.bulletins.doubts.interval import hold_together
from ringbreak.rings.bulletins.doubts.same_thing import headline_end
from ringbreak.rings.bulletins.ledger import Bulletin, Fact
from ringbreak.rings.bulletins.measures import MEASURES

ENOUGH = 3
"""Different values of one measure, the largest told first, that are a total and its parts."""
MANY = 4
"""Different values of one measure that nobody tells of one thing, in whatever order."""
MOST = 60


def breakdowns(bulletin: Bulletin) -> tuple[frozenset[tuple[str, str]], frozenset[int]]:
    """The (case, measure) pairs that are told as a table, and where the sentences begin that tell a part of one.

    A sentence that gives one part ("Nigerian police arrested 130 ... and seized 292 devices") speaks of the part
    in all it says.
    """
    if len(bulletin.facts) < ENOUGH:
        return frozenset(), frozenset()
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in bulletin.facts:
        if MEASURES[fact.measure].additive and fact.value is not None and fact.currency is None:
            groups.setdefault((fact.case_no, fact.measure), []).append(fact)
    groups = {key: facts for key, facts in groups.items() if len(facts) >= ENOUGH}
    if not groups:
        return frozenset(), frozenset()
    headline = headline_end(bulletin)
    tables: set[tuple[str, str]] = set()
    parts: set[int] = set()
    for key, facts in groups.items():
        told = facts[:MOST]
        kinds: list[list[Fact]] = []
        for fact in told:
            home = next((k for k in kinds if hold_together(k[0], fact)), None)
            if home is None:
                kinds.append([fact])
            else:
                home.append(fact)
        if len(kinds) < ENOUGH:
            continue
        largest = max(kinds, key=lambda k: k[0].value or 0.0)
        if len(kinds) < MANY and largest is not kinds[0]:
            continue
        tables.add(key)
        parts |= {f.sentence_start for k in kinds if k is not largest for f in k if f.start >= headline}
        parts -= {f.sentence_start for f in largest}
    for fact in bulletin.facts if parts else ():
        # "... apprehended 45 members; of that, 292 devices were confiscated": what a semicolon joins is one telling.
        before = bulletin.text[max(0, fact.sentence_start - 400) : fact.sentence_start].rstrip()
        if before.endswith(";") and any(
            p < fact.sentence_start and "." not in bulletin.text[p : fact.sentence_start].replace(".0", "")
            for p in parts
        ):
            parts.add(fact.sentence_start)
    return frozenset(tables), frozenset(parts)


def within(fact: Fact, tables: frozenset[tuple[str, str]], parts: frozenset[int]) -> bool:
    """The figure belongs to a table, or to a sentence about a part of one."""
    return (fact.case_no, fact.measure) in tables or fact.sentence_start in parts
