"""Figures of one measure at different scope or stage: a wider one may include the narrower, so they are never added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.contradictions import GROWING
from ringbreak.rings.bulletins.doubts.interval import figure, rounded_down
from ringbreak.rings.bulletins.doubts.same_thing import headline_end, of_another_affair
from ringbreak.rings.bulletins.doubts.tables import breakdowns
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.rings.bulletins.scope import is_total
from ringbreak.words import say

MOST = 60
"""Figures of one measure that are held against each other; more are a table, not a story."""
MOST_APART = 20_000
"""The larger is at most so many times the smaller: what differs more is told of other things."""
_AMONG_THEM = re.compile(r"\s*(?:Among|Of|Out of) (?:them|these|those|whom|which),? (?:were )?|\s*其中")
"""A sentence that says of its number that it is a part; "among them, the Zhejiang police arrested 312" tells of others."""
_WIDER = {None: 0, "province": 1, "campaign": 2, "nationwide": 3}


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a measure and case: the widest figure against the first narrower one."""
    facts = bulletin.facts
    groups: dict[tuple[str, str], list[int]] = {}
    for i, fact in enumerate(facts):
        if MEASURES[fact.measure].additive and fact.value is not None and fact.scope in _WIDER:
            groups.setdefault((fact.case_no, fact.measure), []).append(i)
    if all(len(indices) < 2 for indices in groups.values()):
        return
    tables, parts = breakdowns(bulletin)
    for key, indices in groups.items():
        if len(indices) < 2 or key in tables:
            continue  # a total and its parts say of themselves that the one includes the others
        pairs = []
        # A headline says 32,000 and the text 32,000 in the whole country: the value is of the whole country.
        reach: dict[float | None, int] = {}
        for i in indices:
            reach[facts[i].value] = max(reach.get(facts[i].value, 0), _WIDER[facts[i].scope])
        for i in indices[:MOST]:
            for j in indices[:MOST]:
                small, large = facts[i], facts[j]
                if (small.value or 0) * MOST_APART < (large.value or 0):
                    continue  # eighty records of one buyer beside twenty million of all
                if (small.value or 0) >= (large.value or 0) or small.currency != large.currency:
                    continue
                if small.measure == "loss" and reach[large.value] > reach[small.value]:
                    continue  # what one victim lost is no part anybody would add
                if (
                    small.sentence_start == large.sentence_start and not _widened(bulletin, small, large)
                ) or _told_of_a_part(bulletin, small, parts):
                    continue
                if of_another_affair(bulletin, small) or _AMONG_THEM.fullmatch(
                    bulletin.text, small.sentence_start, small.start
                ):
                    continue
                wider = reach[large.value] > reach[small.value]
                grown = (
                    large.scope == small.scope and large.start > small.start and small.stage == large.stage
                    and is_total(bulletin.text, large.sentence_start, large.start)
                    and not is_total(bulletin.text, small.sentence_start, small.start)
                    and MEASURES[small.measure].unit in GROWING
                    and small.start >= headline_end(bulletin)
                )  # fmt: skip
                if grown and _said_to_sum_up(facts, indices, i, j, headline_end(bulletin)):
                    continue  # 抓获24名；又抓获7名。两次行动共抓获31名
                if grown and any(
                    f.value == large.value and f.measure == small.measure and f.start < small.start
                    for f in facts
                ):
                    continue  # the headline has said the total: whoever reads on knows that five are a part
                if (wider or grown) and not rounded_down(small, large):
                    pairs.append((i, j))
        if pairs:
            i, j = min(pairs, key=lambda p: (-(facts[p[1]].value or 0), p[0]))
            yield Flag(
                "scope",
                say(
                    "{measure}: {large} may include the {small}; the scope differs, so the two are never added",
                    measure=facts[i].measure, large=figure(facts[j]), small=figure(facts[i]),
                ),
                tuple(sorted((i, j))),
            )  # fmt: skip


_CLUSTER = re.compile(
    r"集群(?:战役|行动|打击)|\bcluster (?:strikes?|campaigns?|operations?|battles?)\b", re.IGNORECASE
)


def _widened(bulletin: Bulletin, small: Fact, large: Fact) -> bool:
    """先期抓获12名，经发起集群战役，共抓获213名: between the two the campaign of many forces begins."""
    return small.end <= large.start and _CLUSTER.search(bulletin.text, small.end, large.start) is not None


def _told_of_a_part(bulletin: Bulletin, fact: Fact, parts: frozenset[int]) -> bool:
    """The sentence tells of a part of a table, or follows one that does in its paragraph."""
    if fact.sentence_start in parts:
        return True
    line = bulletin.text.rfind("\n", 0, fact.sentence_start) + 1
    return any(line <= p < fact.sentence_start for p in parts)


def _said_to_sum_up(facts: tuple[Fact, ...], indices: list[int], i: int, j: int, headline: int) -> bool:
    """The larger is the sum of what was told before it, the smaller among it: the text has added them itself."""
    parts = [
        k for k in indices if headline <= facts[k].start < facts[j].start and facts[k].value != facts[j].value
    ]
    return len(parts) > 1 and i in parts and sum(facts[k].value or 0.0 for k in parts) == facts[j].value
